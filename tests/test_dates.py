"""Dates in every form Danish minutes use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.danish import MONTHS
from rag.ingest.dates import find_dates, first_date

NAMES = [name for name in MONTHS if len(name) > 3 and name != "sept"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("d. 27-05-2026", date(2026, 5, 27)),
        ("den 20.03.2025.", date(2025, 3, 20)),
        ("26/4 2016", date(2016, 4, 26)),
        ("26/4-2016", date(2016, 4, 26)),
        ("den 15-maj-2002", date(2002, 5, 15)),
        ("3. april 2019", date(2019, 4, 3)),
        ("Onsdag d. 27. maj 2026 kl. 16:00", date(2026, 5, 27)),
        ("blev 01.10.25, punkt 4", date(2025, 10, 1)),
        ("2024-11-27", date(2024, 11, 27)),
        ("1. dec. 2020", date(2020, 12, 1)),
    ],
)
def test_each_form_is_read(text: str, expected: date) -> None:
    assert first_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "00.01.00G01-46-26",
        "24-26-15.00.00-A00",
        "1.374 tilbud",
        "05.38.42",
        "2022-2025",
        "den 31. april 2025",
        "kl. 16.00",
        "2/5 af tiden",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert first_date(text) is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(NAMES))
def test_a_date_is_found_where_it_stands(when: date, name: str) -> None:
    forms = [f"{when:%d-%m-%Y}", f"{when:%d.%m.%Y}", when.isoformat(), f"{when.day}/{when.month} {when.year}"]
    forms += [f"{when.day}. {name} {when.year}"] if MONTHS[name] == when.month else []
    for form in forms:
        text = f"Mødet {form} i salen"
        [(start, end, found)] = find_dates(text)
        assert (text[start:end], found) == (form, when)
