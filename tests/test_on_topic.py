"""The items of a matter by the words of their titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.civic.courses import asks_for_course, course
from rag.ask.civic.on_topic import series_on_topic

MEETING = """\
Fjordby Kommune

REFERAT Økonomiudvalget d. {day}

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt {first}: {title}

{case}

Beslutning

{decision}

Punkt {second}: {other}

Beslutning

Godkendt.
"""
BOUGHT = MEETING.format(
    day="12-05-2021", first=3, second=4, title="Godkendelse af køb af Møllegården 4",
    case="21-004410-82.00.00", decision="Købet blev godkendt.", other="Godkendelse af køb af traktor",
)  # fmt: skip
RAZED = MEETING.format(
    day="11-05-2022", first=13, second=14, title="Møllegården 4 - nedrivning eller genbrug",
    case="22-009112-82.00.00", decision="Nedrivningen blev afvist.", other="Køb af brandbil",
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("on_topic"), (BOUGHT, RAZED)) as ask:
        yield ask


def test_items_with_the_name_of_a_matter_are_told_in_order_of_time(ask: Ask) -> None:
    asked = ask("Hvad er der besluttet om Møllegården 4 i Fjordby gennem tiden?")
    assert asks_for_course(asked.question)
    assert [one.item.number for one in series_on_topic(asked)] == [3, 13]
    said = " ".join(claim.text for claim in course(asked))
    assert said.index("12. maj 2021") < said.index("11. maj 2022")


def test_a_word_of_many_titles_ties_no_items(ask: Ask) -> None:
    asked = ask("Hvad skete der siden med køb af brandbil i Fjordby?")
    assert [one.item.number for one in series_on_topic(asked)] == [14]
