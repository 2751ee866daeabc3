"""Example questions fit the ingested minutes."""

from __future__ import annotations

from dataclasses import replace

from answers import small_meeting

from rag.model import AgendaItem, Meeting
from rag.pipeline import Punkt
from rag.store.library import MeetingOverview
from ui.examples import example_questions


def questions(*meetings: Meeting) -> list[str]:
    by_id = {each.id: each for each in meetings}
    overviews = [
        MeetingOverview(m.id, m.kind, m.municipality, m.committee, m.date, m.source.name, len(m.items))
        for m in meetings
    ]
    return example_questions(overviews, by_id.__getitem__)


def titled(meeting: Meeting, title: str) -> Meeting:
    first: AgendaItem = replace(meeting.items[0], title=title)
    return replace(meeting, items=(first, *meeting.items[1:]))


def test_decisions_and_dissent_are_asked_about(meeting: Meeting) -> None:
    assert questions(meeting) == [
        "Hvad blev besluttet om »Cykelsti ved <Åen> & broen«?",
        "Hvem stemte imod »Cykelsti ved <Åen> & broen«?",
    ]


def test_closed_items_and_items_without_a_decision_are_not_asked_about(meeting: Meeting) -> None:
    assert questions(replace(meeting, items=meeting.items[1:])) == []


def test_a_title_that_is_too_long_for_a_question_is_left_out(meeting: Meeting) -> None:
    assert questions(titled(meeting, "Meget lang titel " * 10)) == []


def test_meetings_take_turns() -> None:
    first = small_meeting()
    second = replace(titled(first, "Nyt tag"), id="nordby-teknikudvalget-2025-03-12")
    assert questions(first, second)[:2] == [
        "Hvad blev besluttet om »Cykelsti ved <Åen> & broen«?",
        "Hvad blev besluttet om »Nyt tag«?",
    ]


def test_no_minutes_give_no_examples() -> None:
    assert questions() == []


def test_the_sample_answers_its_own_examples(sample: Punkt) -> None:
    asked = example_questions(sample.overviews(), sample.meeting)
    assert len(asked) == 4
    assert {question.split()[1] for question in asked} == {"blev", "stemte", "var"}
    assert [sample.ask(question).refused for question in asked] == [False] * 4
