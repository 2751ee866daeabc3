"""Amounts and days written so that they are read at once, and never finer or surer than they stood."""

from __future__ import annotations

import pytest

from rag.facts import unsupported
from rag.plain.amounts import with_readable_amounts
from rag.plain.dating import with_months


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        ("Broen koster 15.094.000 kr. i alt.", "Broen koster ca. 15,1 mio. kr. i alt."),
        ("Broen koster 15.090.000 kr. i alt.", "Broen koster 15,09 mio. kr. i alt."),
        ("Puljen er på 4.000.000 kr.", "Puljen er på 4 mio. kr."),
        ("Puljen er på kr. 2.500.000,00 i år.", "Puljen er på 2,5 mio. kr. i år."),
        ("Tilskuddet er 50.000,- kr.", "Tilskuddet er 50.000 kr."),
        ("Der er brugt 8.632 t.kr. til drift.", "Der er brugt ca. 8,6 mio. kr. til drift."),
        ("Der mangler 850 tkr. i år.", "Der mangler 850.000 kr. i år."),
        ("Merforbruget er på 0,285 mio. kr.", "Merforbruget er på 285.000 kr."),
        ("Skatten giver 2.450.000.000 kr.", "Skatten giver 2,45 mia. kr."),
        ("Prisen er ca. 1.249.000 kr. for banen.", "Prisen er ca. 1,25 mio. kr. for banen."),
        ("Anlægget koster højst 1.500.000 kr.", "Anlægget koster højst 1,5 mio. kr."),
        ("15.094.000 kr. er brugt.", "Ca. 15,1 mio. kr. er brugt."),
    ],
)
def test_large_amounts_are_told_in_millions(written: str, readable: str) -> None:
    assert with_readable_amounts(written) == readable
    assert unsupported(readable, written) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Stien koster 385.000 kr.",
        "Stien koster 1,463 mio. kr.",
        "Stien koster 0,6 mio. kr.",
        "Afvigelsen er -1.250.000 kr. i år.",
        "Afvigelsen er +/- 1.250.000 kr. i år.",
        "Prisen bliver 1.200.000-1.500.000 kr. for hallen.",
        "Prisen bliver mellem 1.213.000 kr. og 1.513.000 kr. for hallen.",
        "Anlægget koster højst 1.513.000 kr.",
        "Anlægget koster præcis 1.513.000 kr.",
        "Udgiften steg fra 15.094.000 kr. til 15.120.000 kr. på et år.",
        "Kommunen har 1.513.000 indbyggere.",
        "Sagen har nr. 15.094.000 og 27.03.00-P20-1-25.",
        "Prisen er 31 kr. pr. barn.",
        "Møderne holdes kl. 16.00.",
        "Loven er fra 2019, jf. § 16.",
        "Taksten er 1.185,50 kr. om året.",
    ],
)
def test_other_figures_stay(written: str) -> None:
    assert with_readable_amounts(written) == written


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        ("Mødet er den 27-05-2026.", "Mødet er den 27. maj 2026."),
        ("Mødet er den 27.05.2026 kl. 16.", "Mødet er den 27. maj 2026 kl. 16."),
        ("Fristen er 1/2-2026.", "Fristen er 1. februar 2026."),
        ("Fristen er 26/4 2016.", "Fristen er 26. april 2016."),
        ("Status pr. 2026-03-31 viser fald.", "Status pr. 31. marts 2026 viser fald."),
        ("Frem til den 31.marts 2026 er der lukket.", "Frem til den 31. marts 2026 er der lukket."),
        ("Onsdag d. 27. maj 2026 er der møde.", "Onsdag den 27. maj 2026 er der møde."),
        (
            "Fra 01.02.2026 til 30.06.2026 er der åbent.",
            "Fra 1. februar 2026 til 30. juni 2026 er der åbent.",
        ),
    ],
)
def test_days_have_their_month_as_a_word(written: str, readable: str) -> None:
    assert with_months(written) == readable
    assert unsupported(readable, written) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Mødet er den 27. maj 2026.",
        "Mødet er den 27. maj.",
        "Perioden er 2025-2028.",
        "Sagen har nummer 27.03.00-P20-1-25.",
        "Skoleåret 2024/2025 slutter.",
        "Mødet varer fra kl. 16.00 til 18.30.",
        "Pr. 1/10-24 er der nye satser.",
        "Den 31-13-2026 findes ikke.",
        "Den 31-02-2026 findes ikke.",
        "Projekt 1-4 er færdige.",
    ],
)
def test_what_is_no_whole_day_stays(written: str) -> None:
    assert with_months(written) == written
