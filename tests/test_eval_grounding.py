"""Whether a sentence stands in a text where it says so: properties over the sample minutes, and metrics."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from eval_samples import BRIDGE, HALL, NOISE, REFUSAL, Scripted, answered, case, cite, write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.facts import tidy
from eval.grounding import citation_precision, citation_recall, new_facts, unsupported, unsupported_fact_rate
from eval.metrics import refusal_recall
from eval.minutes import Minutes, Place
from eval.run import ask
from eval.support.sections import Part, labelled
from eval.support.sentences import sentences
from eval.trial import Trial
from rag.model import Answer, Claim, Searched

CORPUS = Path(__file__).parents[1] / "eval" / "corpus"
_IS = re.compile(r" er (?!alene|kun|blot)")  # 'ikke alene' denies nothing
_DIGITS = re.compile(r"(?<![\d.,/§:-])\d{1,3}(?:\.\d{3})+(?![\d:/-]|[.,]\d)")

TABLE = """\
Punkt 3: Haller og baner

I 1.000 kr.	Budget 2025	Forbrug 2025
Haller	4.310	1.275
Baner	2.640	1.190
I alt	6.950	2.465

Der er 4 haller i kommunen.
"""
DECIDED = """\
Punkt 4: Ny bro

Indstilling

Forvaltningen indstiller,

1. at broen godkendes

2. at stien godkendes

Beslutning

Ad 1. Godkendt.

Ad 2. Udsat.
"""


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("corpus")))


@lru_cache(maxsize=1)
def sample() -> tuple[tuple[str, str], ...]:
    """Every sentence of the sample minutes, with the text of its item; labels and rows of tables left out."""
    found = Minutes.load(CORPUS)
    places = [Place(m.source.name, item.number) for m in found.meetings for item in m.items]
    return tuple(
        (sentence, found.text(place))
        for place in places
        for line in found.text(place).split("\n")
        if "\t" not in line and "|" not in line and not labelled(tidy(line).lstrip("# "), Part.BODY)
        for sentence in sentences(tidy(line))
    )


def trial(minutes: Minutes, *claims: Claim) -> Trial:
    return ask(Scripted(lambda _: answered(*claims)), case(), minutes)


@settings(deadline=None)  # the first sentence of an item reads all of it
@given(st.data())
def test_a_sentence_stands_in_the_item_it_is_taken_from(data: st.DataObject) -> None:
    sentence, source = data.draw(st.sampled_from(sample()))
    assert unsupported(sentence, source) == ()


@settings(deadline=None)  # the first sentence of an item reads all of it
@given(st.data())
def test_a_figure_with_another_last_digit_does_not_stand(data: st.DataObject) -> None:
    having = [(said, source) for said, source in sample() if _DIGITS.search(said)]
    sentence, source = data.draw(st.sampled_from(having))
    found = data.draw(st.sampled_from(list(_DIGITS.finditer(sentence))))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != found.group()[-1]]))
    changed = found.group()[:-1] + digit
    wrong = f"{sentence[: found.start()]}{changed}{sentence[found.end() :]}"
    assert changed in sentence or unsupported(wrong, source)


@settings(deadline=None)  # the first sentence of an item reads all of it
@given(st.data())
def test_what_is_denied_and_affirmed_does_not_both_stand(data: st.DataObject) -> None:
    having = [pair for pair in sample() if _IS.search(pair[0]) and " ikke" not in pair[0]]
    sentence, source = data.draw(st.sampled_from(having))
    assert unsupported(_IS.sub(" er ikke ", sentence, count=1), source)


@pytest.mark.parametrize(
    "said",
    [
        "Haller, Budget 2025: 4.310.",
        "Haller havde et budget på 4,3 mio. kr. i 2025.",
        "Forbruget er 1.190 t.kr. for baner og 1.275 t.kr. for haller.",
        "Der er fire haller i kommunen.",
        "Det samlede forbrug var 2.465 (1.000 kr.).",
    ],
)
def test_a_cell_states_its_row_and_column(said: str) -> None:
    assert unsupported(said, TABLE) == ()


@pytest.mark.parametrize(
    "said",
    [
        "Haller, Budget 2025: 2.640.",
        "Haller, Budget 2025: 1.275.",
        "Haller havde et budget på 4.310 kr. i 2025.",
        "Haller havde et budget på 4,3 mio. kr. i 2026.",
        "Forbruget er 1.275 t.kr. for baner og 1.190 t.kr. for haller.",
        "Der er 4.000 haller i kommunen.",
        "Haller havde ikke et budget på 4.310 t.kr. i 2025.",
    ],
)
def test_a_cell_states_nothing_of_other_rows_and_columns(said: str) -> None:
    assert unsupported(said, TABLE)


def test_a_numbered_decision_is_about_the_point_of_its_number() -> None:
    assert unsupported("Broen blev godkendt.", DECIDED) == ()
    assert unsupported("Stien blev udsat.", DECIDED) == ()
    assert unsupported("Stien blev godkendt.", DECIDED) == ("godkendt",)
    assert unsupported("Forvaltningen indstillede, at stien godkendes.", DECIDED) == ()


VOTED = "Beslutning\n\nFor stemte: A og Bo Krag (V). Imod stemte: Ø (2).\n\nAfbud fra Eva Lund (C)."
PEOPLE = ("Ida Holm (A)", "Bo Krag (V)", "Eva Lund (C)", "Kaj Holm (F)")


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("Socialdemokratiet stemte for.", ()),
        ("Ida Holm stemte for.", ()),
        ("Krag stemte for, mens Enhedslisten stemte imod.", ()),
        ("2 stemte imod.", ()),
        ("Krag stemte imod.", ("Krag imod",)),
        ("A stemte imod, mens Ø stemte for.", ("A imod", "Ø for")),
        ("Holm stemte for.", ("Holm for",)),
        ("Eva Lund undlod at stemme.", ("Eva Lund undlod",)),
        ("3 stemte imod.", ("3 imod",)),
        ("Der var afbud fra Lund.", ()),
        ("Eva Lund deltog i mødet.", ("Eva Lund there",)),
        ("Der var afbud fra Bo Krag.", ("Bo Krag away",)),
    ],
)
def test_who_voted_and_who_was_there_is_told_of_each(said: str, missing: tuple[str, ...]) -> None:
    assert unsupported(said, VOTED, PEOPLE) == missing


def test_what_is_not_stated_is_shown_as_written() -> None:
    assert unsupported("Broen koster **8,7\u00a0mio. kr.**", BRIDGE) == ("8,7 mio. kr.",)


def test_a_reason_tells_whether_a_fact_is_missing_or_said_of_something_else(minutes: Minutes) -> None:
    citation = (cite(minutes, "fritid", 4),)
    missing = trial(minutes, Claim("Haller, Forbrug: 9.999.", citation))
    misplaced = trial(minutes, Claim("Haller, Forbrug: 4.310.", citation))
    assert "not in the text" in citation_recall(missing).reason
    assert "said of something else" in citation_recall(misplaced).reason


def test_a_fact_of_another_cited_item_is_unsupported_by_its_own_only(minutes: Minutes) -> None:
    made = trial(
        minutes,
        Claim(BRIDGE, (cite(minutes, "teknik", 5, NOISE),)),
        Claim(HALL, (cite(minutes, "teknik", 4, BRIDGE), cite(minutes, "fritid", 4, HALL))),
    )
    assert citation_recall(made).value == 0.5
    assert unsupported_fact_rate(made).value == 0


def test_a_citation_of_every_item_costs_precision(minutes: Minutes) -> None:
    everything = tuple(
        cite(minutes, meeting.source.name, item.number)
        for meeting in minutes.meetings
        for item in meeting.items
    )
    made = trial(minutes, Claim("Broen koster 8,6 mio. kr.", everything))
    assert citation_recall(made).value == 1
    assert citation_precision(made).value == pytest.approx(1 / 3)


def test_the_day_of_the_meeting_stands_in_the_head_of_the_minutes(minutes: Minutes) -> None:
    citation = (cite(minutes, "teknik", 4),)
    assert citation_recall(trial(minutes, Claim("12. marts 2025, udvalget: Godkendt.", citation))).value == 1
    assert citation_recall(trial(minutes, Claim("1. oktober 2026, udvalget: Godkendt.", citation))).value == 0


def refusal(text: str) -> Answer:
    return replace(REFUSAL, claims=(Claim(text),), searched=Searched(2, ("Nørby",), None, None))


def test_a_refusal_may_tell_what_was_searched_and_nothing_else(minutes: Minutes) -> None:
    asked = case(type="unanswerable", refuse=True, facts=[], citations=[], question="Hvad koster 3 tunneler?")
    plain, telling = (
        ask(Scripted(lambda _, text=text: refusal(text)), asked, minutes)  # type: ignore[misc]
        for text in (
            "Det fremgår ikke, hvad 3 tunneler koster. Der er søgt i 2 møder.",
            "Det fremgår ikke, men broen koster 8,6 mio. kr.",
        )
    )
    assert new_facts(plain) == ()
    assert refusal_recall(plain).value == 1
    assert new_facts(telling) == ("8,6 mio. kr.",)
    assert refusal_recall(telling).value == 0
    assert "8,6 mio. kr." in refusal_recall(telling).reason


def test_a_refusal_may_tell_what_its_citation_bears_out_and_nothing_else(minutes: Minutes) -> None:
    asked = case(
        type="unanswerable", refuse=True, facts=[], citations=[], question="Hvad kostede broen i 2019?"
    )
    citation = (cite(minutes, "teknik", 4, BRIDGE),)
    near, wrong, uncited, reckoned = (
        replace(REFUSAL, claims=(Claim("Det fremgår ikke."), claim))
        for claim in (
            Claim(f"Det nærmeste, der står, er: {BRIDGE}", citation),
            Claim(f"Det nærmeste, der står, er: {BRIDGE.replace('8,6', '8,7')}", citation),
            Claim(f"Det nærmeste, der står, er: {BRIDGE}"),
            Claim(f"Det nærmeste, der står, er: {BRIDGE}", citation, computed=True),
        )
    )
    scores = [
        refusal_recall(ask(Scripted(lambda _, one=one: one), asked, minutes)).value  # type: ignore[misc]
        for one in (near, wrong, uncited, reckoned)
    ]
    assert scores == [1, 0, 0, 0]


def test_the_municipality_that_is_asked_of_is_no_new_fact(minutes: Minutes) -> None:
    asked = case(
        type="unanswerable", refuse=True, facts=[], citations=[], question="Hvad koster broen i Ballerup?"
    )
    told = refusal("Der er ikke indlæst referater fra Ballerup Kommune.")
    other = refusal("Der er ikke indlæst referater fra Gladsaxe Kommune.")
    assert new_facts(ask(Scripted(lambda _: told), asked, minutes)) == ()
    assert new_facts(ask(Scripted(lambda _: other), asked, minutes)) == ("Gladsaxe Kommune",)
