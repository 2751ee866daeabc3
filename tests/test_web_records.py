"""The tables of the web page: what can be chosen, what is shown, and the file that is saved."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answers import MINUTES
from browsing import browsing, serving_page

from rag.config import Settings
from rag.errors import LibraryBusy, UnknownReference, UsageError
from rag.model import Scope
from rag.pipeline import Punkt
from ui import texts
from ui.panel import table_section
from ui.records import page as tables
from ui.records.chosen import day, listed
from ui.records.page import listing_html

if TYPE_CHECKING:
    from playwright.sync_api import Page


def shown(punkt: Punkt, kind: str, text: str = "", scope: Scope | None = None) -> str:
    return listing_html(listed(punkt, kind, scope or Scope(), text), texts.TABLES[kind][0], punkt.meeting)


@pytest.mark.parametrize("kind", [kind for kind in texts.TABLES if kind != "case"])
def test_every_kind_of_table_has_rows_with_their_quotes(sample: Punkt, kind: str) -> None:
    table = shown(sample, kind)
    assert table.count("<tr>") == table.count("<details>") + 1 > 2
    assert f"<h2>{texts.TABLES[kind][0]}</h2>" in table


def test_decisions_are_narrowed_by_words_of_title_outcome_or_decision(sample: Punkt) -> None:
    table = shown(sample, "decisions", "Udsat CYKELSTI")
    assert "1 række" in table
    assert "Cykelsti langs Sønderåvej - valg af linjeføring" in table
    assert texts.NO_ROWS in shown(sample, "decisions", "rumfart")


def test_the_newest_meetings_come_first_but_for_the_course_of_a_case(sample: Punkt) -> None:
    def years(table: str) -> list[str]:
        days = re.findall(r'data-label="Møde">[^<]*(\d\d)\.(\d\d)\.(\d{4})<', table)
        return ["-".join(reversed(day)) for day in days]

    newest, course = years(shown(sample, "decisions")), years(shown(sample, "case", "82.00.00-P20-4-25"))
    assert newest == sorted(newest, reverse=True) != sorted(newest)
    assert course == sorted(course) != sorted(course, reverse=True)


def test_sums_stand_under_each_other_and_a_quote_names_its_document(sample: Punkt) -> None:
    table = shown(sample, "amounts")
    assert re.search(r'<td data-label="Kroner" class="sum">-?[\d.,]+</td>', table)
    assert table.count("<br>Fra ") == table.count("<details>")


def test_a_case_is_told_over_its_meetings(sample: Punkt) -> None:
    assert shown(sample, "case", "82.00.00-P20-4-25").count("<details>") == 3
    with pytest.raises(UnknownReference):
        listed(sample, "case", Scope(), "99.99.99-X99-9-99")


def test_the_file_has_every_row_also_where_the_page_shows_the_first(
    sample: Punkt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST", 2)
    table = shown(sample, "votes")
    content = re.search(r"base64,([^\"]+)", table)
    assert content
    rows = base64.b64decode(content[1]).decode("utf-8-sig").splitlines()
    assert f"2 af {len(rows) - 1} rækker vises, {texts.NEWEST_FIRST}" in table
    assert table.count("<details>") == 2 < len(rows) - 1


def test_nothing_of_a_document_becomes_html(tmp_path: Path) -> None:
    (folder := tmp_path / "minutes").mkdir()
    evil = MINUTES.replace("Cykelsti", "<img src=x onerror=alert(1)> Cykelsti")
    (folder / "ond.txt").write_text(evil, encoding="utf-8")
    with Punkt.open(Settings(home=folder / "home")) as punkt:
        punkt.ingest([folder / "ond.txt"], workers=0)
        table = shown(punkt, "decisions")
    assert "<img" not in table
    assert "<img src=x" in html.unescape(table)


@pytest.mark.parametrize("written", ["12.03.2025", "12-03-2025", " 2025-03-12 "])
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert day(written) == date(2025, 3, 12)
    assert day(" ") is None


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UsageError, match="marts"):
        day("12. marts")


def test_errors_are_told_in_danish() -> None:
    assert texts.NO_TABLE_YET in table_section(None)
    assert "sagsnummer" in table_section(UnknownReference("no case"))
    assert "Datoerne" in table_section(UsageError("no day"))
    told = table_section(LibraryBusy("locked by process 7"))
    assert "Prøv igen" in told
    assert "process 7" not in told


@pytest.fixture
def page(sample_page: str) -> Iterator[Page]:
    with browsing(sample_page) as opened:
        yield opened


@pytest.mark.browser
def test_a_table_is_chosen_read_and_saved_with_the_keyboard(page: Page) -> None:
    page.get_by_role("tab", name=texts.TABLE_TAB).press("Enter")
    page.get_by_role("group", name=texts.TABLE_LABEL).get_by_role("radio", name="Fravær").check()
    who = page.get_by_label(texts.TABLES["absences"][1])
    who.fill("Krogsgaard")
    who.press("Enter")
    row = page.locator("#tabel tbody tr")
    row.first.wait_for()
    assert row.count() == 1
    page.locator("#tabel summary").press("Enter")
    assert re.search(r"».+«\s+Fra \S+\.\w+", row.locator("details").inner_text(), re.DOTALL)
    shown_as = "(cell) => [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content]"
    person = row.locator("td", has_text="Krogsgaard").last.evaluate(shown_as)
    assert person == ["block", '"Navn: "']
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with page.expect_download() as saved:
        page.locator("#tabel .downloads a").press("Enter")
    assert saved.value.suggested_filename == "attendance.csv"

    page.get_by_label(texts.FROM_LABEL).fill("i går")
    page.get_by_role("button", name=texts.TABLE_BUTTON).press("Enter")
    page.get_by_role("alert").filter(has_text="Datoerne kan ikke bruges").wait_for()


@pytest.mark.browser
def test_minutes_that_come_while_the_page_is_served_are_offered_when_it_is_loaded_again(
    tmp_path: Path,
) -> None:
    from playwright.sync_api import expect

    for name, text in {"a.txt": MINUTES, "b.txt": MINUTES.replace("Møllebro", "Nordby")}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(home=tmp_path / "home")
    with Punkt.open(settings) as punkt:
        punkt.ingest([tmp_path / "a.txt"], workers=0)
    with serving_page(settings.home) as address, browsing(address) as opened:
        with Punkt.open(settings) as punkt:
            punkt.ingest([tmp_path / "b.txt"], workers=0)
        opened.reload()
        opened.get_by_label(texts.MUNICIPALITY_LABEL).click()
        expect(opened.get_by_role("option")).to_contain_text([texts.ALL_MUNICIPALITIES, "Møllebro", "Nordby"])
