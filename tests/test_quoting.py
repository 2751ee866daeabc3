"""The quote beside a sentence: verbatim, short, and where the item says it."""

from __future__ import annotations

import pytest
from conftest import SAMPLE_CORPUS
from dossiers import CARE, EARLIER, ROADS, SCHOOL
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes import SCHOOL_2025, item_of, parsed

from rag.ask.evidence.units import UnitKind, item_units
from rag.ask.generation.quoting import MOST_CHARACTERS, best_quote
from rag.danish import words
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import Meeting, Role

UDSAT = "Udsat til et kommende møde, fordi udvalget ønsker et billigere forslag."
MAD = "En madordning på alle seks skoler koster 31 kr. pr. barn om dagen."
WAIT = "Borgerne ventede i gennemsnit 19 dage på genoptræning i 2024."

PLACES = ("Taget", "Porten", "Hegnet", "Salen", "Gården", "Køkkenet")


def quote(sentence: str, meeting: Meeting, number: int) -> str:
    return meeting.text(best_quote(sentence, meeting, item_of(meeting, number)))


@pytest.mark.parametrize(
    ("sentence", "meeting", "number", "expected"),
    [
        ("Borgerne venter 19 dage.", CARE, 9, WAIT),
        ("Ida Bech er leder.", CARE, 9, "Leder af træningscentret er Ida Bech."),
        ("Opmålingen sker i maj 2025.", ROADS, 3, "- Opmåling i maj 2025"),
        ("C stemte imod.", ROADS, 3, "Imod stemte: C."),
        ("Bent Krog var fraværende.", ROADS, 3, "Fraværende: Bent Krog (V)"),
        ("Et billigere forslag ønskes.", EARLIER, 12, UDSAT),
        ("Punktet blev udsat.", EARLIER, 12, UDSAT),
        ("Vejbelysningen kostede 2.050.000 kr.", ROADS, 4, "Vejbelysning\t2.200\t2.050\t150"),
        ("Ordningen koster 31 kr.", SCHOOL, 21, MAD),
    ],
)  # fmt: skip
def test_the_quote_says_what_the_sentence_says(
    sentence: str, meeting: Meeting, number: int, expected: str
) -> None:
    assert quote(sentence, meeting, number) == expected


def test_a_decision_is_quoted_from_the_decision_and_a_proposal_from_the_proposal() -> None:
    assert quote("Udvalget godkendte, at volden anlægges.", ROADS, 3) == "Godkendt."
    proposed = quote("Forvaltningen foreslår, at volden anlægges.", ROADS, 3)
    assert proposed.startswith("Forvaltningen indstiller,\n\n1. at volden anlægges,")


def test_facts_weigh_more_than_words() -> None:
    item = "Skolen får et nyt tag, og taget på skolen bliver rødt.\n\nRegningen lyder på 3 mio. kr."
    meeting = parsed(SCHOOL_2025.replace(MAD, item))
    assert quote("Skolens nye tag koster 3 mio. kr.", meeting, 21) == "Regningen lyder på 3 mio. kr."


def test_two_facts_in_two_sentences_are_quoted_together() -> None:
    said = quote("Volden koster 2,9 mio. kr., og støjen dæmpes med 40 procent.", ROADS, 3)
    assert "2,9 mio. kr." in said
    assert "40 procent" in said
    assert len(said) <= MOST_CHARACTERS


def test_a_long_list_is_quoted_by_one_of_its_points() -> None:
    points = "\n".join(
        f"- {word} skal males, repareres og holdes ved lige af skolens egne folk" for word in PLACES
    )
    meeting = parsed(SCHOOL_2025.replace(MAD, f"Bestyrelsen ønsker:\n\n{points}\n\n{MAD}"))
    said = quote("Bestyrelsen ønsker, at taget og porten bliver malet.", meeting, 21)
    assert said in points.splitlines()


def test_the_heading_is_quoted_when_nothing_fits_and_of_a_closed_item() -> None:
    assert quote("Xyz.", CARE, 9) == "Punkt 9: Ventetid til genoptræning"
    assert quote("Punktet var lukket.", ROADS, 5) == "Punkt 5: Lukket: Køb af grund ved havnen"


@settings(deadline=None)  # the first sentence of an item reads all of it
@given(st.text(max_size=80), st.sampled_from([(ROADS, 3), (ROADS, 4), (ROADS, 5), (CARE, 9), (SCHOOL, 21)]))
def test_a_quote_is_some_text_of_its_item_and_always_the_same(
    sentence: str, place: tuple[Meeting, int]
) -> None:
    meeting, number = place
    span = best_quote(sentence, meeting, item_of(meeting, number))
    assert item_of(meeting, number).span.contains(span)
    assert meeting.text(span).strip()
    assert span == best_quote(sentence, meeting, item_of(meeting, number))


def test_a_sentence_of_the_sample_is_quoted_by_itself_or_by_one_that_says_the_same() -> None:
    found = 0
    for path in find_documents([SAMPLE_CORPUS])[:2]:
        meeting = parse_meeting(read_source(path))
        for item in meeting.items:
            told = [
                u
                for u in item_units(meeting, item)
                if u.kind is UnitKind.SENTENCE and u.role is Role.BACKGROUND
            ]
            for unit in told[:3]:
                found += 1
                shared = set(unit.words) & set(words(quote(unit.text, meeting, item.number)))
                assert len(shared) >= 0.9 * len(set(unit.words)), unit.text
    assert found > 20
