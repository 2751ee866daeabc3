"""Who was there, who was not and who sat in for whom, in every form of lists and notes."""

from __future__ import annotations

from typing import Any

import pytest
from forms import forms

from rag.ask.civic.presence import absent_from
from rag.ingest.attendance import tells_of_part
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.partial import missed_items
from rag.ingest.roster import roster
from rag.model import Source


def minutes(form: dict[str, Any]) -> str:
    every = form.get("everywhere", "Godkendt.")
    return (
        f"Testby Kommune\n\nReferat\n\nTeknikudvalget\n\nMødedato: 12-03-2025\n\n{form.get('above', '')}\n\n"
        f"Punkt 1: Veje\n\nSagsfremstilling\n\nDer bygges veje.\n\n"
        f"Beslutning\n\n{form.get('under', every)}\n\n"
        f"Punkt 2: Stier\n\nSagsfremstilling\n\nDer bygges stier.\n\nBeslutning\n\n{every}\n"
    )


@pytest.mark.parametrize("form", forms("attendance_blocks", "above"))
def test_attendance_is_read_in_every_form(form: dict[str, Any]) -> None:
    text = minutes(form)
    meeting = parse_meeting(Source("referat.txt", text, "0"))
    first, second = meeting.items
    for absence in (*meeting.absent, *first.absent, *second.absent):
        assert absence.span.of(text).startswith(absence.name)
    assert {
        "absent": sorted(absence.name for absence in meeting.absent),
        "first": sorted(absence.name for absence in first.absent),
        "second": sorted(absence.name for absence in second.absent),
    } == {part: sorted(form.get(part, [])) for part in ("absent", "first", "second")}
    assert {one.name: one.stands_in_for for one in meeting.substitutes} == form.get("substitutes", {})
    if "present" in form:
        assert [person.name for person in meeting.attendees] == form["present"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ole Skov forlod mødet kl. 17.30.", True),
        ("Ole Skov deltog ikke i behandlingen af punkt 2.", True),
        ("Ole Skov deltog ikke i mødet.", False),
        ("Ole Skov havde meldt afbud.", False),
    ],
)
def test_who_leaves_early_was_there_for_some_of_the_meeting(text: str, part: bool) -> None:
    assert tells_of_part(text) is part


def test_the_items_somebody_missed_are_read_from_lists_and_ranges() -> None:
    text = "Ole Skov (V) deltog ikke i behandlingen af punkterne 3-5, 8 og 11."
    found = missed_items(lines_of(text))
    assert sorted(found) == [3, 4, 5, 8, 11]
    assert {absence.name for away in found.values() for absence in away} == {"Ole Skov"}


def test_an_organisation_has_no_substitute() -> None:
    lines = lines_of("For Dansk Industri mødte Bo Bak.\nLis Holm deltog for Dansk Folkeparti.")
    assert roster(lines, [], []) == ((), ())


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("Lis Holm forlod mødet kl. 17.30 efter punkt 2.", [3, 4]),
        ("Lis Holm forlod mødet kl. 18 før behandlingen af punkt 4.", [4]),
        ("Lis Holm (V) ankom under behandlingen af punkt 3.", [1, 2]),
        ("Lis Holm deltog fra og med punkt 2.", [1]),
        ("Lis Holm deltog ikke i pkt. 2 kl. 17.30.", [2]),
        ("Fraværende: Lis Holm (punkt 1-2)", [1, 2]),
        ("Lis Holm (V), kom kl. 14.20 under sag 3", [1, 2]),
        ("Lis Holm (V), gik kl. 15 efter sag 3", [4]),
        ("| Lis Holm | V | Til stede fra sag 3 |", [1, 2]),
        ("Lis Holm deltog ikke i sag 24/118.", []),
        ("Inhabil: Lis Holm (V), punkt 3", [3]),
        ("Lis Holm forlod mødet under punkt 2 og kom tilbage efter punkt 3.", [2]),
        ("Lis Holm deltog fra punkt 2 til og med punkt 3.", []),
        ("Økonomichef Per Lund forlod mødet efter punkt 2.", []),
        ("Mødet blev afbrudt efter punkt 2.", []),
    ],
)
def test_who_comes_late_or_leaves_early_misses_the_items_above_or_below(text: str, missed: list[int]) -> None:
    found = missed_items(lines_of(text), [1, 2, 3, 4])
    assert sorted(number for number, away in found.items() if away) == missed
    assert {absence.span.of(text)[:8] for away in found.values() for absence in away} <= {"Lis Holm"}


def test_each_entry_of_a_list_has_items_of_its_own() -> None:
    found = missed_items(lines_of("Afbud: Lis Holm (punkt 1), Bo Bak (V) (punkt 2-3), Ole Skov (V)"))
    assert {number: [one.name for one in away] for number, away in found.items()} == {
        1: ["Lis Holm"],
        2: ["Bo Bak"],
        3: ["Bo Bak"],
    }


def test_who_is_listed_as_away_from_some_items_was_at_the_meeting() -> None:
    above = "Deltagere: Bo Bak (A), Lis Holm (V)\nFraværende: Lis Holm (V) (punkt 2), Ole Skov (O)"
    meeting = parse_meeting(Source("referat.txt", minutes({"above": above}), "0"))
    assert [one.name for one in meeting.absent] == ["Ole Skov"]
    assert [[one.name for one in item.absent] for item in meeting.items] == [[], ["Lis Holm"]]


def test_who_sat_in_is_told_in_no_decision() -> None:
    under = "Godkendt.\nFraværende: Ole Skov (V). I stedet deltog Ida Rønhave (V)."
    meeting = parse_meeting(Source("referat.txt", minutes({"under": under}), "0"))
    decision = meeting.items[0].decision
    assert decision is not None
    assert decision.text == "Godkendt."


def test_what_follows_a_substitute_stays_in_the_decision() -> None:
    under = "I stedet deltog Ida Rønhave (V) og forelagde sagen."
    meeting = parse_meeting(Source("referat.txt", minutes({"under": under}), "0"))
    decision = meeting.items[0].decision
    assert decision is not None
    assert decision.text == under


def test_nobody_who_missed_some_items_was_away_from_the_meeting() -> None:
    above = "Deltagere: Lis Holm (A)\nBemærkninger: Lis Holm deltog ikke under punkt 1-2."
    meeting = parse_meeting(Source("referat.txt", minutes({"above": above}), "0"))
    assert absent_from(meeting, "Lis Holm") is None
