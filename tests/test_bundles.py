"""Minutes and their attachments are told apart by where they lie and what they are called."""

from __future__ import annotations

import pytest

from rag.ingest.bundles import bundles


def sorted_out(*names: str) -> tuple[dict[str, list[str]], list[str]]:
    """What belongs to what, and the strays; a file is its own name here."""
    found, strays = bundles([(name, name) for name in names])
    return {one.minutes: [name for name, _ in one.attachments] for one in found}, strays


@pytest.mark.parametrize(
    "name",
    [
        "bilag 1.pdf",
        "Bilag_2_Budget.docx",
        "BILAG-24-2.pdf",
        "Punkt 24 Bilag 2 - Budget.pdf",
        "referat_bilag_24_2.pdf",
        "bilag/Budget 2026.pdf",
        "referat/Budget 2026.pdf",
        "Referat bilag/Budget 2026.pdf",
        "referat/Punkt 24/Budget.pdf",
    ],
)
def test_what_is_called_so_or_lies_in_its_folder_is_an_attachment(name: str) -> None:
    assert sorted_out("referat.pdf", name) == ({"referat.pdf": [name]}, [])


@pytest.mark.parametrize(
    "name", ["referat med bilag.pdf", "bilagsliste.pdf", "2025/referat2.pdf", "budget.pdf"]
)
def test_everything_else_is_minutes(name: str) -> None:
    assert sorted_out("referat.pdf", name) == ({"referat.pdf": [], name: []}, [])


def test_minutes_in_one_folder_are_told_apart_by_the_names_of_their_attachments() -> None:
    names = ("2025-04-02.pdf", "2025-05-07.pdf", "2025-05-07_bilag_3.pdf", "2025-04-02/a.pdf")
    assert sorted_out(*names) == (
        {"2025-04-02.pdf": ["2025-04-02/a.pdf"], "2025-05-07.pdf": ["2025-05-07_bilag_3.pdf"]},
        [],
    )


def test_names_are_told_below_the_folder_of_the_minutes() -> None:
    assert sorted_out("2025/april/referat.txt", "2025/april/bilag/a.txt") == (
        {"2025/april/referat.txt": ["bilag/a.txt"]},
        [],
    )


def test_an_attachment_of_none_or_of_several_minutes_is_a_stray() -> None:
    assert sorted_out("bilag 1.pdf") == ({}, ["bilag 1.pdf"])
    minutes, strays = sorted_out("april.pdf", "maj.pdf", "bilag 1.pdf")
    assert (minutes, strays) == ({"april.pdf": [], "maj.pdf": []}, ["bilag 1.pdf"])


def test_an_attachment_belongs_to_the_nearest_minutes() -> None:
    assert sorted_out("a.pdf", "2025/b.pdf", "2025/bilag 1.pdf")[0]["2025/b.pdf"] == ["bilag 1.pdf"]
