"""The titles of attachments, in every form in which minutes list them."""

from __future__ import annotations

from typing import Any

import pytest
from forms import forms

from rag.ingest.attachments import attachments
from rag.ingest.layout import lines_of


def titles(text: str) -> list[str]:
    found = list(attachments(lines_of(text)))
    for one in found:
        at = text.find(one.title.split()[-1], one.span.start)
        assert one.span.start <= at < one.span.end
    return [one.title for one in found]


@pytest.mark.parametrize("form", forms("attachment_lists"))
def test_titles_are_read_in_every_form(form: dict[str, Any]) -> None:
    assert titles(form["text"]) == form["titles"]


@pytest.mark.parametrize(
    "title",
    [
        "Årsplan 2025/26",
        "Takster 2024-2025",
        "Høringssvar (samlet)",
        "Referat 05/2025",
        "2. budgetopfølgning 2025",
        "Bilag 1 - Notat",
        "Åben skole - evaluering",
    ],
)
def test_years_and_words_of_a_title_stay(title: str) -> None:
    assert titles(title) == [title]


def test_a_title_broken_inside_a_sentence_is_one() -> None:
    assert titles("Bilag 1 - Budget for børn,\nunge og familier\nBilag 2 - Kort") == [
        "Bilag 1 - Budget for børn, unge og familier",
        "Bilag 2 - Kort",
    ]


def test_titles_apart_are_not_joined() -> None:
    assert titles("Notat om skoler\n\nkort over området") == ["Notat om skoler", "kort over området"]
