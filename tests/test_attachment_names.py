"""The name of a file says to which Punkt it belongs, and which attachment it is."""

from __future__ import annotations

import pytest

from rag.ingest.attachment_names import AttachmentName, call_sign, title_of


@pytest.mark.parametrize(
    ("name", "punkt", "number"),
    [
        ("Punkt 24 Bilag 2 - Budget.pdf", 24, 2),
        ("Bilag 2 til punkt 24.pdf", 24, 2),
        ("pkt_24_bilag_2.docx", 24, 2),
        ("24.2 Budget.pdf", 24, 2),
        ("24-02 Budget.pdf", 24, 2),
        ("bilag_24_2_budget.pdf", 24, 2),
        ("2025-04-02 referat_bilag_24_2.pdf", 24, 2),
        ("referat bilag/Punkt 24/Bilag 2.pdf", 24, 2),
        ("Punkt 24/Budget.pdf", 24, None),
        ("Bilag 2 - Budget.pdf", None, 2),
        ("Budget 2026.pdf", None, None),
        ("Bilag 02-04-2025.pdf", None, 2),
        ("Regnskab 2024-2025.pdf", None, None),
    ],
)
def test_punkt_and_number_are_read(name: str, punkt: int | None, number: int | None) -> None:
    found = AttachmentName.of(name, "2025-04-02 referat.pdf")
    assert (found.punkt, found.number) == (punkt, number)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Bilag 2 - Notat om bemanding.pdf", "Bilag 2 - Notat om bemanding"),
        ("notat_om_bemanding.docx", "Notat om bemanding (PDF)"),
        ("Punkt 3 Notat om bemandingen.pdf", "Notat om bemanding"),
    ],
)
def test_a_name_may_be_the_title_that_the_minutes_have(name: str, title: str) -> None:
    assert AttachmentName.of(name, "referat.pdf").is_titled(title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Punkt 24 Kort.pdf", "Kort"),
        ("Bilag 2 til punkt 24.pdf", "Bilag 2"),
        ("24.2 Kort over byen.pdf", "Kort over byen"),
    ],
)
def test_the_title_is_told_without_the_punkt(name: str, title: str) -> None:
    assert AttachmentName.of(name, "referat.pdf").title == title


@pytest.mark.parametrize("title", ["Notat om budget", "Bilag 2", "Notat"])
def test_a_name_is_no_other_title(title: str) -> None:
    assert not AttachmentName.of("Notat om bemanding.pdf", "referat.pdf").is_titled(title)


@pytest.mark.parametrize(
    ("title", "number", "bare"),
    [
        ("Bilag 2 - Budget.pdf", 2, "Budget"),
        ("Bilag nr. 12: Budget (PDF)", 12, "Budget"),
        ("Budget for 2026", None, "Budget for 2026"),
        ("Bilag 3", 3, "Bilag 3"),
    ],
)
def test_a_title_has_a_number_and_a_rest(title: str, number: int | None, bare: str) -> None:
    assert (call_sign(title), title_of(title)) == (number, bare)
