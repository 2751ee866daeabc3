"""When a body meets next, only where its minutes say it, and when it met last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY

from rag.ask.civic.meeting_days import asks_for_last, asks_for_next, last_meeting, next_meeting

CULTURE = """\
Skovlund Kommune

REFERAT Kulturudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), Karen Friis (V)

Punkt 30: Meddelelser

Sagsfremstilling

Styregruppens næste møde er den 4. juli 2025.

Udvalgets næste møde er den 20. august 2025 kl. 15 på biblioteket.

Beslutning

Orienteret.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("days"), (*EVERY, CULTURE)) as asks:
        yield asks


@pytest.mark.parametrize(
    "text", ["Hvornår er næste møde i Kulturudvalget?", "Hvornår mødes Kulturudvalget næste gang?"]
)
def test_the_next_meeting_is_the_bodys_own(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asks_for_next(asked)
    assert [one.text for one in next_meeting(asked)] == [
        "Udvalgets næste møde er den 20. august 2025 kl. 15 på biblioteket."
    ]


def test_where_the_minutes_do_not_say_there_is_nothing_to_tell(ask: Ask) -> None:
    asked = ask("Hvornår er næste møde i Teknik- og Miljøudvalget?")
    assert asks_for_next(asked)
    assert next_meeting(asked) == []


def test_a_meeting_of_others_is_another_question(ask: Ask) -> None:
    assert not asks_for_next(ask("Hvornår er næste møde i styregruppen?"))


def test_the_last_meeting_is_that_of_the_newest_minutes(ask: Ask) -> None:
    asked = ask("Hvornår var det seneste møde i Teknik- og Miljøudvalget?")
    assert asks_for_last(asked)
    (only,) = last_meeting(asked)
    assert only.text == "Det nyeste referat fra Teknik- og Miljøudvalget er fra mødet den 12. marts 2025."
    assert only.citations[0].quote
