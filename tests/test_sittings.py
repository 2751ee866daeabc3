"""Files that hold the minutes of more than one meeting."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.sittings import other_meeting
from rag.model import Meeting, Source


def head(day: str) -> str:
    return f"Fjordby Kommune\nØkonomiudvalget\nReferat\nOnsdag den {day} kl. 14:00\nMedlemmer: Bo Bak (A)\n"


def item(number: int, more: str = "") -> str:
    return (
        f"{number}. Sagen om sti {number}\n\nSagsfremstilling\n{more}Stien er smal.\n\nBeslutning\nGodkendt."
    )


def parsed(*pieces: str) -> Meeting:
    return parse_meeting(Source("a.txt", "\n\n".join(pieces), "0"))


@pytest.mark.parametrize("numbers", [(1, 2), (3, 4)])
def test_of_two_meetings_the_first_is_read_and_the_other_told(numbers: tuple[int, int]) -> None:
    second = [head("8. februar 2023"), *map(item, numbers)]
    found = parsed(head("11. januar 2023"), item(1), item(2), *second)
    assert found.date == date(2023, 1, 11)
    assert [one.number for one in found.items] == [1, 2]
    assert found.items[-1].decision is not None
    assert found.items[-1].decision.text == "Godkendt."
    [warning] = found.warnings
    assert "another meeting, of 2023-02-08" in warning
    assert "one file per meeting" in warning


def test_the_longer_second_meeting_does_not_take_the_first_ones_date() -> None:
    second = [head("8. februar 2023"), *map(item, range(1, 7))]
    found = parsed(head("11. januar 2023"), item(1), item(2), *second)
    assert (found.date, len(found.items)) == (date(2023, 1, 11), 2)


@pytest.mark.parametrize(
    "more",
    [
        "Udvalget drøftede sagen onsdag den 14. december 2022 kl. 14:00.\n",
        "Høringssvar fra Ældrerådet\nReferat\nMandag den 5. december 2022\n",
        "Mødedato: 5. december 2022\n",
    ],
)
def test_dates_in_the_text_begin_no_meeting(more: str) -> None:
    found = parsed(head("11. januar 2023"), item(1), item(2, more), item(3))
    assert [one.number for one in found.items] == [1, 2, 3]
    assert found.warnings == ()


def test_what_looks_like_a_head_where_the_numbers_go_on_is_only_told() -> None:
    report = "Ældrerådet\nFjordby Kommune\nReferat\nMandag den 5. december 2022 kl. 10:00\n"
    found = parsed(head("11. januar 2023"), item(1), item(2, report), item(3))
    assert [one.number for one in found.items] == [1, 2, 3]
    assert any("2022-12-05" in warning for warning in found.warnings)


def test_a_running_head_of_the_same_day_begins_no_meeting() -> None:
    lines = lines_of("\n\n".join([head("11. januar 2023"), item(1), head("11. januar 2023"), item(2)]))
    assert other_meeting(lines, labels_of(lines), "dot", date(2023, 1, 11)) is None
