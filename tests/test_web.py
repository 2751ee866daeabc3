"""The web page: it answers in a real browser, and fetches nothing from anywhere else."""

from __future__ import annotations

import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import browsing, chat

import ui
from rag.config import Settings
from rag.errors import EmptyQuestion, LibraryBusy
from rag.pipeline import Punkt
from ui import texts
from ui.panel import answer_section, introduction_html, summary_section
from ui.streaming import Heard
from ui.web import minutes_to_ask
from ui.web_summary import items, meetings

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def page(sample_page: str) -> Iterator[Page]:
    """The page in a browser of a telephone's width."""
    with browsing(sample_page) as opened:
        yield opened


@pytest.mark.browser
def test_a_citizen_asks_and_sees_the_quote_where_it_stands(page: Page) -> None:
    page.get_by_label(texts.QUESTION_LABEL).fill("Hvad er taksten for rytmik på musikskolen i Hedelund?")
    page.get_by_role("button", name=texts.ASK_BUTTON, exact=True).click()
    mark = page.locator("#svar p", has_text="1.420").first.get_by_role("button", name="[Punkt 26]")
    mark.wait_for()
    assert 0 <= page.evaluate("document.getElementById('svar').getBoundingClientRect().top") < 600

    mark.press("Enter")
    quote = page.locator("#kilde mark.current").first
    quote.wait_for()
    assert "Rytmik" in quote.inner_text()
    assert page.locator("#kilde article:not([hidden]) h3").inner_text().startswith("Punkt 26: ")
    assert mark.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.tagName") == "MARK"

    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "mark"
    page.evaluate("document.activeElement.blur()")
    page.locator("#kilde").get_by_role("button", name=texts.BACK).press("Enter")
    assert page.evaluate("document.activeElement.className") == "mark"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("document.documentElement.lang") == "da"


@pytest.mark.browser
def test_a_summary_and_what_it_cites_are_read_side_by_side_on_a_laptop(sample_page: str) -> None:
    with browsing(sample_page, width=1280) as page:
        page.get_by_role("tab", name=texts.SUMMARY_TAB).click()
        page.get_by_role("button", name=texts.SUMMARY_BUTTON).click()
        last = page.locator("#resume button.mark").last
        last.scroll_into_view_if_needed()
        read_at = page.evaluate("scrollY")
        assert read_at > 0
        last.click()
        page.locator("#resume-kilde mark.current").first.wait_for()
        assert page.evaluate("scrollY") == read_at
        place = page.locator("#resume-kilde mark.current").first.bounding_box()
        assert place is not None
        assert 0 <= place["y"] < 844


def test_a_rule_for_the_dark_page_has_one_selector() -> None:
    """Gradio puts only the first `.dark` of a rule where it holds."""
    css = re.sub(r"/\*.*?\*/", "", (Path(ui.__file__).parent / "page.css").read_text(encoding="utf-8"))
    dark = [rule for rule in re.findall(r"[^{}]+(?=\{)", css) if ".dark" in rule]
    assert len(dark) > 5
    assert [
        rule for rule in dark if rule.count(".dark") != 1 or "," in re.sub(r":is\([^)]*\)", "", rule)
    ] == []


@pytest.mark.browser
def test_a_meeting_and_a_punkt_of_it_are_told_plainly_and_checked_with_the_keyboard(page: Page) -> None:
    page.get_by_role("tab", name=texts.SUMMARY_TAB).press("Enter")
    page.get_by_label(texts.MEETING_LABEL, exact=True).fill("Hedelund")
    page.get_by_role("option").filter(has_text="Hedelund").first.click()
    page.get_by_label(texts.ITEM_LABEL).click()
    page.get_by_role("option").nth(1).click()
    page.get_by_role("button", name=texts.SUMMARY_BUTTON).press("Enter")
    page.locator("#resume .where", has_text="Hedelund").wait_for()

    mark = page.locator("#resume button.mark").last
    mark.press("Enter")
    page.locator("#resume-kilde mark.current").first.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    assert page.locator("#kilde mark.current").count() == 0
    page.keyboard.press("Escape")
    assert mark.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.closest('#resume') !== null")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with page.expect_download() as saved:
        page.locator("#resume .downloads a", has_text="Word").click()
    assert re.fullmatch(r"hedelund-.*-\d+\.docx", saved.value.suggested_filename)


def test_the_meetings_and_their_punkter_can_be_chosen(sample: Punkt) -> None:
    names, ids = zip(*meetings(sample), strict=True)
    assert ids == tuple(each.id for each in sample.overviews())
    assert all(re.search(r", \d\d\.\d\d\.\d{4}$", name) for name in names)
    whole, *single = items(sample, ids[0])
    assert whole == (texts.WHOLE_MEETING, "")
    assert [int(number) for _, number in single] == [item.number for item in sample.meeting(ids[0]).items]
    assert items(sample, None) == [whole]


@pytest.mark.browser
def test_a_question_can_lean_on_the_one_before_it_until_a_new_topic_begins(page: Page) -> None:
    from playwright.sync_api import expect

    question, asked = page.get_by_label(texts.QUESTION_LABEL), page.locator("#svar .asked")
    new_topic = page.get_by_role("button", name=texts.NEW_TOPIC)
    expect(new_topic).to_have_count(0)
    question.fill("Hvad besluttede man i Strandby om aftenafgange på linje 71?")
    question.press("Enter")
    expect(asked).to_contain_text("linje 71")

    question.fill("og hvem var imod?")
    question.press("Enter")
    expect(asked).to_contain_text("og hvem var imod?")
    answer = page.locator("#svar").inner_text()
    assert "Forstået som: Hvem var imod i sagen »Aftenkørsel på buslinje 71«" in answer
    assert "Tvilumgaard" in answer
    page.locator("#samtale summary").press("Enter")
    expect(page.locator("#samtale dt")).to_have_text(
        ["Hvad besluttede man i Strandby om aftenafgange på linje 71?"], use_inner_text=True
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    new_topic.press("Enter")
    expect(page.locator("#svar")).to_contain_text(texts.NO_ANSWER_YET)
    expect(new_topic).to_have_count(0)
    expect(question).to_have_value("")
    expect(question).to_be_focused()
    expect(page.locator("#samtale")).to_have_text("", use_inner_text=True)
    question.fill("og hvem var imod?")
    question.press("Enter")
    expect(asked).to_contain_text("og hvem var imod?")
    expect(page.locator("#svar .answer")).not_to_contain_text("linje 71")
    assert "Forstået som: Hvem var imod i sagen" not in page.locator("#svar").inner_text()


@pytest.mark.browser
def test_an_example_is_asked_with_one_click_and_a_filter_narrows_the_committees(page: Page) -> None:
    from playwright.sync_api import expect

    page.locator("#eksempler button").first.click()
    page.locator("#svar .answer").wait_for()
    assert page.get_by_label(texts.QUESTION_LABEL).input_value().startswith("Hvad blev besluttet om »")

    page.get_by_label(texts.MUNICIPALITY_LABEL).click()
    page.get_by_role("option", name="Strandby").click()
    options = page.get_by_role("option")
    expect(options).to_have_count(0)
    page.get_by_label(texts.COMMITTEE_LABEL).click()
    expect(options).to_contain_text([texts.ALL_COMMITTEES, "Børneudvalget", "Teknik- og Klimaudvalget"])
    expect(options).to_have_count(3)


def test_the_page_is_served_with_a_policy_and_without_foreign_addresses(sample_page: str) -> None:
    with urllib.request.urlopen(sample_page) as response:  # noqa: S310 - our own page
        served, policy = response.read().decode(), response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?:https?:)?//[^\"]*", served) == []
    assert texts.HEADING in served


def test_a_port_that_is_taken_is_named(sample_home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with chat(sample_home, port) as process:
            _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert f"port {port} is taken" in errors
    assert errors.count("\n") == 1


def test_the_sample_stands_in_while_nothing_is_ingested(tmp_path: Path) -> None:
    with minutes_to_ask(Settings(home=tmp_path)) as (punkt, is_sample):
        assert is_sample
        assert punkt.overviews()
    with Punkt.open(Settings(home=tmp_path)) as own:
        assert own.overviews() == []


def test_ingested_minutes_are_asked_instead_of_the_sample(sample_home: Path) -> None:
    with minutes_to_ask(Settings(home=sample_home)) as (_, is_sample):
        assert not is_sample


def test_the_page_says_when_the_minutes_are_fictional() -> None:
    assert "opdigtede" in introduction_html(sample=True)
    assert "opdigtede" not in introduction_html(sample=False)


def test_a_summary_that_cannot_be_made_is_told_in_danish() -> None:
    assert "Resuméet vises her." in summary_section(None)
    told = summary_section(LibraryBusy("locked by process 7"))
    assert "Resuméet kunne ikke laves" in told
    assert "process 7" not in told
    assert "Skriver resuméet" in summary_section(Heard())


def test_errors_are_told_in_danish() -> None:
    assert "Skriv et spørgsmål først." in answer_section(EmptyQuestion("The question has no words."))
    told = answer_section(LibraryBusy("locked by process 7"))
    assert "Prøv igen om lidt" in told
    assert "process 7" not in told
