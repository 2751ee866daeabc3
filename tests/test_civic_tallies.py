"""Counts held against each other: closed items, votes, apologies, items by outcome."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY, parsed

from rag.ask.asked import Asked
from rag.ask.civic.most_often import asks_who_most_often, most_often
from rag.ask.civic.sides import grouped, two_sides
from rag.ask.civic.tallied import names_of, tallied
from rag.ask.civic.tallies import absences_in_all, asks_for_absences, asks_to_tally, tallies
from rag.ask.civic.wording import first_borne_out
from rag.ask.verification import supports
from rag.model import Claim

HARBOUR = """\
Skovlund Kommune

REFERAT Havneudvalget d. {day}

Mødested Rådhuset

Mødedeltagere Jens Bang (A), Karen Friis (V), Lis Ø. Dam (Ø)

Afbud: {away}

Punkt {first}: Kajplads til fiskerne

Beslutning

For stemte: A og V. Imod stemte: Ø.

Godkendt.

Punkt {second}: Takster for både

Beslutning

{last}

Punkt {third}: Lukket: Salg af skur
"""
SPRING = HARBOUR.format(day="06-05-2025", away="Karen Friis (V)", first=1, second=2, third=3, last="Udsat.")
AUTUMN = HARBOUR.format(
    day="07-10-2025",
    away="Karen Friis (V), Jens Bang (A)",
    first=11,
    second=12,
    third=13,
    last="For stemte: V. Imod stemte: A og Ø.\n\nForslaget faldt.",
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("tallies"), (*EVERY, SPRING, AUTUMN)) as asks:
        yield asks


def said(asked: Asked) -> list[str]:
    claims = tallies(asked)
    assert all(supports(one, asked.library.meeting) for one in claims)
    return [one.text for one in claims]


def punkts(claim: Claim) -> list[int]:
    return [citation.punkt for citation in claim.citations]


def test_two_municipalities_are_held_against_each_other(ask: Ask) -> None:
    asked = ask("Var der flere lukkede punkter i Fjordby i marts 2025 end i Skovlund i maj 2025?")
    assert asks_to_tally(asked)
    fjordby, skovlund = tallies(asked)
    assert fjordby.text.startswith("Ja. Fjordby havde 2 lukkede punkter på mødet den 12. marts 2025: Punkt 5")
    assert punkts(fjordby) == [5, 6]
    assert skovlund.text.startswith("Havneudvalget i Skovlund havde 1 lukket punkt på mødet den 6. maj 2025")
    assert punkts(skovlund) == [3]


def test_what_one_half_names_is_meant_in_the_other(ask: Ask) -> None:
    asked = ask("Var der færre afstemninger i Skovlunds havneudvalg i oktober 2025 end i maj 2025?")
    told = said(asked)
    assert told[0].startswith(
        "Nej. Havneudvalget i Skovlund havde 2 afstemninger på mødet den 7. oktober 2025"
    )
    assert told[1].startswith("Havneudvalget i Skovlund havde 1 afstemning på mødet den 6. maj 2025")


def test_as_many_is_neither_more_nor_fewer(ask: Ask) -> None:
    told = said(ask("Var der flere lukkede punkter i havneudvalget i oktober 2025 end i maj 2025?"))
    assert told[0].startswith("Nej. Lige mange: Havneudvalget i Skovlund havde 1 lukket punkt")
    assert len(told) == 2


def test_a_side_without_any_is_told_as_what_the_minutes_do_not_mention(ask: Ask) -> None:
    told = said(ask("Blev der udsat flere sager i havneudvalget i maj 2025 end i oktober 2025?"))
    assert told[0] == (
        "Ja. I Havneudvalget i Skovlund blev 1 punkt udsat på mødet den 6. maj 2025: "
        "Punkt 2 »Takster for både«."
    )
    assert told[1] == (
        "Havneudvalget i Skovlund havde kun punkter med andet udfald på mødet den 7. oktober 2025."
    )


@pytest.mark.parametrize(
    "question",
    [
        "Var der flere lukkede punkter i Skovlund i 2019 end i 2025?",
        "Var der flere lukkede punkter i 2023 end i 2024 i Fjordby?",
    ],
)
def test_a_time_without_a_meeting_has_no_count(ask: Ask, question: str) -> None:
    asked = ask(question)
    assert asks_to_tally(asked)
    assert tallies(asked) == []


@pytest.mark.parametrize(
    "question",
    [
        "Var der flere stemmer for end imod i sagen om kajpladsen?",
        "Var der flere lukkede punkter i Fjordby end i Vinderby?",
        "Er der flere familier på venteliste i Fjordby end i Skovlund?",
        "Hvilke punkter blev udsat i Skovlund?",
        "Fik flere fiskere kajplads i Fjordby end i Skovlund?",
    ],
)
def test_other_comparisons_are_left_alone(ask: Ask, question: str) -> None:
    assert not asks_to_tally(ask(question))


def test_the_body_with_most_is_named_with_what_the_others_have(ask: Ask) -> None:
    asked = ask("Hvilket udvalg havde flest lukkede punkter i 2025?")
    assert asks_to_tally(asked)
    told = said(asked)
    assert all(one.startswith("Flest: ") and "havde 2 lukkede punkter" in one for one in told[:2])
    assert {one.split(" havde")[0] for one in told[:2]} == {
        "Flest: Teknik- og Miljøudvalget i Fjordby",
        "Flest: Havneudvalget i Skovlund",
    }
    assert "Referatet nævner ingen lukkede punkter" in told[-1]


def test_the_meeting_with_most_is_told_by_its_day(ask: Ask) -> None:
    told = said(ask("Hvilket møde i havneudvalget havde flest afbud?"))
    assert told[0] == (
        "Flest: Havneudvalget i Skovlund havde 2 afbud på mødet den 7. oktober 2025: "
        "Karen Friis og Jens Bang."
    )


def test_another_number_of_meetings_than_is_said_is_not_answered(ask: Ask) -> None:
    assert len(said(ask("Hvilket af de to møder i havneudvalget havde flest afbud?"))) == 2
    assert said(ask("Hvilket af de tre møder i havneudvalget havde flest afbud?")) == []


def test_apologies_are_counted_over_meetings_each_with_a_quote_of_its_own(ask: Ask) -> None:
    asked = ask("Hvor mange afbud har der været i Havneudvalget?")
    assert asks_for_absences(asked)
    (only,) = absences_in_all(asked)
    assert only.text.startswith("Havneudvalget i Skovlund havde 3 afbud på møderne den 6. maj 2025 og")
    assert len({(one.meeting, one.span) for one in only.citations}) == 3
    assert supports(only, asked.library.meeting)


def test_apologies_of_somebody_are_no_count_of_all(ask: Ask) -> None:
    assert not asks_for_absences(ask("Hvor mange afbud har Karen Friis haft?"))


def test_who_was_absent_most_often_is_told_with_each_meeting(ask: Ask) -> None:
    asked = ask("Hvem har haft flest afbud i havneudvalget?")
    assert asks_who_most_often(asked)
    head, *each = most_often(asked)
    assert head.text == "Oftest: Karen Friis havde afbud 2 gange."
    assert [one.text for one in each] == [
        "Karen Friis havde afbud til mødet den 6. maj 2025.",
        "Karen Friis havde afbud til mødet den 7. oktober 2025.",
    ]
    assert all(supports(one, asked.library.meeting) for one in (head, *each))


def test_the_party_that_voted_against_most_often_is_told(ask: Ask) -> None:
    asked = ask("Hvilket parti stemte oftest imod i Havneudvalget?")
    assert asks_who_most_often(asked)
    claims = most_often(asked)
    assert [punkts(one) for one in claims[-3:]] == [[1], [11], [12]]
    assert all("Ø stemte imod" in one.text for one in claims)
    assert all(first_borne_out([one], asked.library.meeting) for one in claims)


def test_who_voted_most_often_on_a_matter_is_another_question(ask: Ask) -> None:
    assert not asks_who_most_often(ask("Hvem stemte oftest imod kajpladsen?"))


def test_a_time_that_both_halves_name_makes_two_scopes(ask: Ask) -> None:
    asked = ask("Var der flere afbud i havneudvalget i maj 2025 end i oktober 2025?")
    what = tallied(asked.question.folded)
    assert what is not None
    one, other = two_sides(asked, what)
    assert one.committees == other.committees == {"Havneudvalget"}
    assert str(one.start) == "2025-05-01"
    assert str(other.start) == "2025-10-01"


def test_a_count_in_words_and_what_was_counted() -> None:
    what = tallied("hvor mange lukkede punkter")
    assert what is not None
    assert [what.counted(number) for number in (0, 1, 2)] == [
        "ingen lukkede punkter",
        "1 lukket punkt",
        "2 lukkede punkter",
    ]
    spring = parsed(SPRING)
    assert names_of(what.places(spring)) == ["Punkt 3 »Salg af skur«"]
    assert grouped([spring, parsed(AUTUMN)], "udvalg") == [[spring, parsed(AUTUMN)]]
