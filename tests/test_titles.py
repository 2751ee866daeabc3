"""The title of an item without what stands around it."""

from __future__ import annotations

import pytest

from rag.ingest.cases import in_title, without
from rag.ingest.titles import clean_title, same_title, says_closed, says_kind


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Budget (B)", "Budget"),
        ("Budget - O", "Budget"),
        ("**Budget**", "Budget"),
        ("(Lukket) Personalesag", "Personalesag"),
        ("(Åben) Støj", "Støj"),
        ("Emne: Økonomirapport", "Økonomirapport"),
        ("Klimaplan 2025 (2023-0334417)", "Klimaplan 2025"),
        ("Klimaplan, sagsnr. 24/1234", "Klimaplan"),
        ("PM 366/07. Råstofgrav", "Råstofgrav"),
        ("15.00.00-P05-1-12 Ungegaranti", "Ungegaranti"),
        ("Lukket: Salg", "Lukket: Salg"),
        ("ØU/BY - LUKKET SAG: Køb", "ØU/BY - LUKKET SAG: Køb"),
        ("Vinterberedskab 2024/2025", "Vinterberedskab 2024/2025"),
        ("Budget (2024-2027)", "Budget (2024-2027)"),
        ("2024/2025: Skoleår", "2024/2025: Skoleår"),
        ("(Lukket)", "(Lukket)"),
    ],
)
def test_a_title_is_cleaned(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize(
    ("written", "case"),
    [
        ("BR 366/07. Skole", "BR 366/07"),
        ("Klimaplan (2023-0334417)", "2023-0334417"),
        ("Klimaplan (sagsnr. 24/1234)", "24/1234"),
        ("00.22.00-A00-1-22 Dagsorden", "00.22.00-A00-1-22"),
        ("Skoleåret 2024/2025", None),
        ("Budget (2024-2027)", None),
        ("Vej 12", None),
    ],
)
def test_the_case_number_in_a_title(written: str, case: str | None) -> None:
    assert in_title(written) == case
    assert (without(written) == written) is (case is None)


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("Lukket: Salg", True),
        ("LUKKET SAG: Køb", True),
        ("ØU/BY - LUKKET SAG: Køb", True),
        ("Køb af mark (Lukket)", True),
        ("Lukket punkt", True),
        ("Lukning af skolen", False),
        ("Åbent hus", False),
    ],
)
def test_a_title_says_that_the_item_is_closed(title: str, closed: bool) -> None:
    assert says_closed(title) is closed


def test_titles_agree_as_far_as_the_shorter_goes() -> None:
    assert same_title("Ny skole i Nørre", "Ny skole i Nørreby og omegn")
    assert not same_title("Ny skole", "Ny skole i Nørreby")


def test_the_letter_for_its_kind_ends_a_title() -> None:
    assert says_kind("Budget (B)")
    assert not says_kind("Vitamin B")
