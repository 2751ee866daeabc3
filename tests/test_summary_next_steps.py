from __future__ import annotations

from minutes import item_of, parsed
from summary_samples import item, settled

from rag.model import AgendaItem, Meeting
from rag.summaries.next_steps import next_steps


def case(sections: str, decision: str = "Godkendt.") -> tuple[Meeting, AgendaItem]:
    meeting = parsed(
        "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\nPunkt 1: Plan for parken\n\n"
        f"{sections}\n\nBeslutning\n\n{decision}\n"
    )
    return meeting, item_of(meeting, 1)


def told(sections: str, decision: str = "Godkendt.") -> list[str]:
    return [claim.text for claim in next_steps(*case(sections, decision))]


def test_the_way_of_a_case_is_one_sentence_with_its_days() -> None:
    assert [claim.text for claim in next_steps(settled(), item(4))] == [
        "Sagen skal behandles i Økonomiudvalget den 25. marts 2025 og i Byrådet den 2. april 2025."
    ]


def test_what_lies_behind_is_not_ahead() -> None:
    assert told("Kommende behandlingsforløb\n\nØkonomiudvalget 04.02.2025\n\nByrådet 02.04.2025") == [
        "Sagen skal behandles i Byrådet den 2. april 2025."
    ]


def test_a_case_that_was_withdrawn_goes_nowhere() -> None:
    assert told("Kommende behandlingsforløb\n\nByrådet 02.04.2025", "Sagen blev trukket.") == []


def test_another_body_decides_at_last() -> None:
    assert next_steps(settled(), item(10))[0].text == "Byrådet træffer den endelige beslutning i sagen."
    assert told("Beslutningskompetence\n\nKulturudvalget") == []
    assert told("Beslutningskompetence\n\nByrådet for så vidt angår anlægsbevillingen.") == [
        "Byrådet træffer den endelige beslutning om anlægsbevillingen."
    ]


def test_what_was_asked_for_comes_next() -> None:
    assert [claim.text for claim in next_steps(settled(), item(5))] == [
        "Udvalget ønsker skilte ved arealerne senest den 1. juni 2025."
    ]


def test_a_day_after_the_meeting_is_told_and_one_before_it_is_not() -> None:
    text = "Sagsfremstilling\n\nHøringen slutter den 2. maj 2025. Arbejdet begyndte den 2. januar 2025."
    assert told(text) == ["Høringen slutter den 2. maj 2025."]


def test_a_closed_item_has_no_next_step() -> None:
    assert next_steps(settled(), item(8)) == ()
