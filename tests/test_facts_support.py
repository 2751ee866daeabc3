"""Whether a source states a sentence: where its facts stand counts, not only that they stand."""

from __future__ import annotations

import re

import pytest
from conftest import SAMPLE_CORPUS
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.danish import sentences
from rag.facts import checkable, figures, read_source, supported_share, unsupported
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source as read_document
from rag.ingest.readers.finding import find_documents

ITEMS = [
    meeting.text(item.span)
    for meeting in (parse_meeting(read_document(path)) for path in find_documents([SAMPLE_CORPUS]))
    for item in meeting.items
]
LINES = [
    (text, span.of(text))
    for text in ITEMS
    for span in sentences(text)
    if not {"\t", "|"} & set(span.of(text))
]

HALLS = """\
Punkt 3: Haller og baner

I 1.000 kr.\t2025\t2026
Haller\t1.275\t1.310
Baner\t4.310\t4.450

Hallen er på 940 m2. Banen koster 2 mio. kr., og hallen koster 5 mio. kr.

Indstilling

Forvaltningen indstiller, at planen godkendes.

Beslutning

Udsat.

For stemte: A og V. Imod stemte: C.

Afbud fra Ida Holm.
"""
PEOPLE = ("Ida Holm (A)", "Bo Krag (V)", "Per Krag (C)")


@pytest.mark.parametrize(
    "said",
    [
        "Haller fik 1.275.000 kr. i 2025.",
        "Til baner er der 4,5 mio. kr. i 2026.",
        "Banen koster 2 mio. kr.",
        "Hallen koster 5 mio. kr., og banen koster 2 mio. kr.",
        "Forvaltningen indstillede, at planen godkendes.",
        "Sagen blev udsat.",
        "Socialdemokratiet og Venstre stemte for.",
        "Der var afbud fra Holm.",
        "Hallen er på **940** m2.",
    ],
)
def test_what_a_source_says_is_supported(said: str) -> None:
    assert unsupported(said, HALLS, PEOPLE) == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Haller fik 4.310.000 kr. i 2025.", "4.310.000 kr"),  # the other row
        ("Haller fik 1.310.000 kr. i 2025.", "1.310.000 kr"),  # the other column
        ("Haller fik 1.275 kr. i 2025.", "1.275 kr"),  # without the table's unit
        ("Hallen er på 940.000 m2.", "940.000"),  # with a unit that is the table's alone
        ("Banen koster 5 mio. kr.", "5 mio. kr"),  # the other half of the sentence
        ("Udvalget godkendte planen.", "godkendte"),  # what was proposed, not decided
        ("Sagen blev ikke udsat.", "ikke udsat"),
        ("Konservative stemte for.", "Konservative"),
        ("Ida Holm deltog i mødet.", "Ida Holm"),
        ("Bo Krag havde meldt afbud.", "Bo Krag"),
        ("Hallen er ikke på 940 m2.", "ikke"),
    ],
)
def test_what_stands_elsewhere_or_is_turned_is_not(said: str, reason: str) -> None:
    assert reason in unsupported(said, HALLS, PEOPLE)


LIBRARY = """\
Møde i Kulturudvalget den 4. marts 2026

Punkt 2: Bibliotek

Indstilling

Forvaltningen indstiller, at der gives 90.000 kr. til bogbussen.

Beslutning

Oversendt til drøftelserne om budgettet.

Biblioteket havde 61.840 lån i 2025 mod 57.260 i 2024. Staten betaler 3 mio. kr. og kommunen 2 mio. kr.

Salen åbner i 3. kvartal 2027, og den næste udstilling er den 9. maj 2026.
"""


@pytest.mark.parametrize(
    "said",
    [
        "Antallet af lån steg fra 57.260 i 2024 til 61.840 i 2025.",
        "Kommunen betaler 2 mio. kr.",
        "Salen åbner i tredje kvartal 2027.",
        "Forvaltningen foreslog 90.000 kr. til bogbussen.",
        "Ida Holm (A) var til stede ved mødet den 4. marts 2026.",
    ],
)
def test_what_stands_side_by_side_is_told_apart(said: str) -> None:
    assert unsupported(said, f"Mødedeltagere: Ida Holm (A)\n\n{LIBRARY}", PEOPLE) == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Biblioteket havde 61.840 lån i 2024.", "61.840"),  # the other year of the pair
        ("Antallet af lån faldt fra 61.840 til 57.260.", "61.840"),  # from the later year to the earlier
        ("Kommunen betaler 3 mio. kr.", "3 mio. kr"),  # what the state pays
        ("Salen åbner i 3. kvartal 2026.", "3. kvartal 2026"),
        ("Bogbussen fik 90.000 kr.", "90.000 kr"),  # proposed, and sent on
        ("Ida Holm (V) var til stede.", "Ida Holm"),  # of another party
        ("Ida Holm var til stede ved mødet den 9. maj 2026.", "9. maj 2026"),  # the day of something else
    ],
)
def test_what_stands_side_by_side_is_not_exchanged(said: str, reason: str) -> None:
    assert reason in unsupported(said, f"Mødedeltagere: Ida Holm (A)\n\n{LIBRARY}", PEOPLE)


TABLE = """\
Område (1.000 kr.)\tBudget\tForbrug\tForbrug i %
Skoler i alt\t400\t300\t75
Haller i alt\t200\t100\t50
I alt\t600\t400\t67
"""


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Budget for I alt er 600 t.kr.", True),
        ("Budget for I alt er 400 t.kr.", False),  # the schools' total
        ("Forbrug i % for haller i alt er 50 %.", True),
        ("Forbrug i % for haller i alt er 75 %.", False),
        ("Haller har brugt 100 t.kr. af et budget på 200 t.kr.", True),
    ],
)
def test_a_total_is_that_of_its_own_row(said: str, stands: bool) -> None:
    assert (unsupported(said, TABLE) == ()) is stands


def test_the_voters_of_a_side_may_be_counted() -> None:
    source = "For: Ida Holm (A), Bo Krag (V)\n\nUndlod: Per Krag (C)"
    assert unsupported("To stemte for.", source, PEOPLE) == ()
    assert unsupported("Tre stemte for.", source, PEOPLE) != ()


def test_a_part_that_begins_with_its_verb_goes_on_about_the_same() -> None:
    source = "Huslejen stiger med 85 kr. pr. måned og udgør herefter 6.240 kr. pr. måned."
    assert unsupported("Huslejen bliver 6.240 kr. om måneden.", source) == ()
    assert unsupported("Huslejen bliver 85 kr. om måneden.", source) != ()


def test_what_is_unchanged_is_not_changed() -> None:
    source = "Hallen er lukket, og budgettet er uændret."
    assert unsupported("Budgettet er ikke ændret.", source) == ()
    assert unsupported("Hallen er ikke lukket.", source) != ()


def test_a_surname_that_two_bear_names_neither() -> None:
    source = "Bo Krag fremlagde planen. Per Krag svarede på spørgsmål."
    assert unsupported("Planen blev fremlagt af Bo Krag.", source, PEOPLE) == ()
    assert unsupported("Planen blev fremlagt af Krag.", source, PEOPLE) == ("Krag",)


def test_a_sentence_without_facts_has_nothing_to_support() -> None:
    assert unsupported("Stien er lang.", "Hallen er høj.") == ()
    assert not checkable("Stien er lang.")
    assert checkable("Stien er 800 meter lang.")


def test_a_source_that_says_nothing_of_it_has_no_share() -> None:
    sources = {"halls": read_source((HALLS,)), "paths": read_source(("Stien er 300 m2.",))}
    assert supported_share("Hallen er på 940 m2.", sources) == {"halls": 1.0, "paths": 0.0}


@settings(deadline=None)
@given(st.sampled_from(LINES))
def test_every_sentence_of_an_item_supports_itself(line: tuple[str, str]) -> None:
    text, said = line
    assert unsupported(said, text) == ()


def other_digit(said: str) -> str | None:
    """The sentence with the last digit of its first longer figure changed, so that it says another figure."""
    for figure in figures(said):
        written = figure.span.of(said)
        match = re.search(r"\d(?=\D*$)", written)
        if match and sum(character.isdigit() for character in written) > 1:
            place = figure.span.start + match.start()
            changed = f"{said[:place]}{(int(said[place]) + 1) % 10}{said[place + 1 :]}"
            new = [f for f in figures(changed) if not any(f.agrees_with(old) for old in figures(said))]
            return changed if new else None
    return None


CHANGED = [(text, changed) for text, said in LINES if (changed := other_digit(said))]


@settings(deadline=None)
@given(st.sampled_from(CHANGED))
def test_no_sentence_with_another_digit_is_supported(line: tuple[str, str]) -> None:
    text, changed = line
    assert unsupported(changed, text) != ()
