"""The HTML page of an evaluation: everything is on it, nothing on it runs, and a reader finds a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import launched
from eval_samples import BRIDGE, Scripted, answered, cite, right
from report_samples import HOSTILE, checked, evaluation, hostile, minutes_in, mixed, report

from eval.minutes import Minutes
from eval.reports import html_report, write
from eval.reports.case_view import AROUND, CaseView
from eval.reports.charts import PLOT_LEFT, PLOT_WIDTH, Bar, charts
from eval.reports.figures import part_rows
from eval.run import Report
from eval.statistics import Interval
from rag.model import Claim

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="module")
def minutes(folder: Path) -> Minutes:
    return minutes_in(folder / "corpus")


@pytest.fixture(scope="module")
def found(folder: Path, minutes: Minutes) -> Report:
    return report(mixed(minutes), minutes, folder)


@pytest.fixture(scope="module")
def html(found: Report) -> str:
    return html_report(evaluation(found, checked(found, "right_and_cited", 0.9), compared=True))


def view(found: Report, case: str) -> CaseView:
    result = next(result for result in found.suites[0].results if result.trial.case.id == case)
    return CaseView(case, "norby", result, None)


# What a case shows


def test_a_quote_stands_in_its_surroundings_without_empty_lines(found: Report) -> None:
    quote = view(found, "bridge-price").quotes[0]
    assert quote.citation.quote == BRIDGE
    assert quote.before == "Punkt 4: Ny bro over åen\n01.00.05P20-7-25\nResume\n"
    assert (
        quote.after == "\nIndstilling\nForvaltningen indstiller,\nat broen godkendes.\nBeslutning\nGodkendt."
    )
    assert (quote.gold, quote.fault) == (True, "")


def test_surroundings_are_cut_at_a_word(folder: Path) -> None:
    base = folder / "long"
    base.mkdir()
    minutes = minutes_in(base / "corpus")
    path = base / "corpus" / "teknik.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace(BRIDGE, f"{'ordet ' * 60}{BRIDGE}{' ordet' * 60}")
    )
    minutes = Minutes.load(base / "corpus")
    quote = view(report(right(minutes), minutes, base), "bridge-price").quotes[0]
    assert quote.before == "… " + "ordet " * ((AROUND - 1) // 6)
    assert quote.after == " ordet" * ((AROUND - 1) // 6) + " …"


def test_a_quote_that_does_not_stand_there_says_so(folder: Path, minutes: Minutes) -> None:
    wrong = replace(cite(minutes, "teknik", 4, BRIDGE), quote="Broen koster 9,9 mio. kr.")
    lost = replace(wrong, punkt=99)
    system = Scripted(lambda _: answered(Claim("Broen er dyr.", (wrong, lost))))
    quotes = view(report(system, minutes, folder), "bridge-price").quotes
    assert [quote.fault for quote in quotes] == ["the quote does not stand there", "there is no such Punkt"]
    assert {quote.before + quote.after for quote in quotes} == {""}


def test_expected_facts_tell_the_form_and_the_words_that_say_it(found: Report) -> None:
    (fact,) = view(found, "bridge-price").facts
    assert (fact.forms, fact.form, fact.words) == (("8,6 mio. kr.",), "8,6 mio. kr.", "8,6 mio. kr.")
    (missing,) = view(found, "hall-price").facts
    assert (missing.form, missing.words) == (None, None)


def test_gold_is_told_from_what_is_cited_beside_it(found: Report) -> None:
    case = view(found, "hall-price")
    assert [(str(place), cited) for place, cited in case.gold] == [("fritid.txt Punkt 4", False)]
    assert [str(place) for place in case.beside] == ["teknik.txt Punkt 4"]


def test_a_case_can_be_filtered_by_all_that_it_is(found: Report) -> None:
    assert view(found, "bridge-price").outcomes == ["right"]
    assert view(found, "noise-decision").outcomes == ["error"]
    assert view(found, "tunnel").outcomes == ["wrong"]


def test_readability_is_of_the_answer_and_of_each_cited_item(found: Report) -> None:
    # 'Broen koster 8,6 mio. kr. og står færdig den 1. oktober 2026.': 12 words, 1 sentence, 1 long (oktober)
    assert view(found, "bridge-price").readability[0] == ("answer", "20, very easy")
    assert [name for name, _ in view(found, "bridge-price").readability] == ["answer", "teknik.txt Punkt 4"]


# Charts


def test_a_bar_is_as_long_as_its_value_and_its_whisker_spans_the_interval() -> None:
    bar = Bar("vote", 0.5, Interval(0.25, 1.0), 8)
    assert bar.length == PLOT_WIDTH / 2
    assert bar.whisker == (PLOT_LEFT + PLOT_WIDTH / 4, PLOT_LEFT + PLOT_WIDTH)
    assert (bar.text, bar.said) == ("0.50 (n 8)", "vote: 0.50, n 8, 95 % interval 0.25–1.00")


def test_a_part_with_nothing_to_score_has_no_bar() -> None:
    bar = Bar("vote", None, None, 0)
    assert (bar.length, bar.whisker, bar.text, bar.said) == (0, None, "–", "vote: nothing to score")


def test_the_charts_are_by_type(found: Report) -> None:
    drawn = charts(found.suites[0], part_rows(found.suites[0], "type"))
    assert drawn[0].description.startswith("decision: 0.00, n 1, 95 % interval 0.00–")
    assert [bar.label for bar in drawn[0].bars] == ["decision", "lookup", "unanswerable"]


# The page


def test_the_page_holds_every_case_and_all_that_explains_it(html: str, found: Report) -> None:
    for result in found.suites[0].results:
        assert f'id="1-{result.trial.case.id}"' in html
    assert "<strong>Failed</strong>" in html
    assert "norby: right_and_cited is 0.333 (1 of 3), at least 0.9 is asked" in html
    assert f"<mark>{BRIDGE}</mark>" in html
    assert 'role="img"' in html
    assert "waived until 2026-12-01: new parser" in html
    assert "no real minutes at hand" in html


def test_the_page_asks_for_nothing(html: str) -> None:
    assert re.findall(r"""(?:src|href|action)=["'](?!#)""", html) == []
    assert not re.search(r"@import|url\(|<(?:link|iframe|base)\b", html)
    assert "default-src 'none'" in unescape(html)


def test_a_hostile_answer_is_escaped_everywhere(folder: Path, minutes: Minutes) -> None:
    page = html_report(evaluation(report(hostile(minutes), minutes, folder)))
    assert "window.hacked" in page
    assert "<img" not in page
    assert "<b>fed" not in page
    assert page.count("</script>") == 2
    assert "{{ 7 * 7 }}" in page


# In a browser

Open = Callable[[str], "Page"]


@pytest.fixture
def open_page(tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file; fails where it asked for anything else, or where its script complained."""
    asked: list[str] = []
    complaints: list[str] = []
    path = tmp_path / "report.html"
    with launched() as browser:

        def opened(html: str) -> Page:
            write(path, html)
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(path.as_uri())
            return page

        yield opened
    assert {url.partition("#")[0] for url in asked} == {path.as_uri()}
    assert complaints == []


def shown(page: Page) -> list[str]:
    cases = page.locator("details.case").all()
    return [str(case.get_attribute("id")) for case in cases if case.is_visible()]


@pytest.mark.browser
def test_cases_are_filtered_by_outcome_type_and_words(open_page: Open, html: str) -> None:
    page = open_page(html)
    assert shown(page) == ["1-bridge-price", "1-noise-decision", "1-hall-price", "1-tunnel"]
    page.get_by_label("Outcome").select_option("wrong")
    assert shown(page) == ["1-hall-price", "1-tunnel"]
    page.get_by_label("Type", exact=True).select_option("lookup")
    assert shown(page) == ["1-hall-price"]
    assert page.locator("#count").inner_text() == "1 of 4 cases"
    assert page.get_by_label("Outcome").locator("option").all_inner_texts() == (
        ["all", "error (0)", "flipped (2)", "right (1)", "wrong (1)"]
    )
    assert page.url.endswith("#?outcome=wrong&type=lookup")
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Outcome").select_option("flipped")
    assert shown(page) == ["1-bridge-price", "1-noise-decision", "1-hall-price"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Search").fill("KOSTER tunnel")
    assert shown(page) == ["1-tunnel"]
    page.get_by_label("Search").fill("cykelsti")
    assert page.get_by_text("No case is like that.").is_visible()


@pytest.mark.browser
def test_an_address_names_a_case_or_filters(open_page: Open, html: str) -> None:
    page = open_page(html)
    page.get_by_label("Outcome").select_option("right")
    page.get_by_role("link", name="hall-price").click()
    assert page.locator("#\\31 -hall-price > .reason").is_visible()
    assert page.evaluate("document.activeElement.parentElement.id") == "1-hall-price"
    page.evaluate("location.hash = '#?outcome=error'")
    page.wait_for_function("document.getElementById('count').textContent.startsWith('1 of')")
    assert shown(page) == ["1-noise-decision"]


@pytest.mark.browser
def test_a_mark_in_an_answer_leads_to_its_quote_by_keyboard(open_page: Open, html: str) -> None:
    page = open_page(html)
    page.locator("#\\31 -bridge-price > summary").press("Enter")
    page.get_by_role("link", name="[Punkt 4]").first.press("Enter")
    page.wait_for_function("document.activeElement.id === '1-bridge-price-q1'")
    assert page.locator("#\\31 -bridge-price-q1 mark").inner_text() == BRIDGE
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.browser
def test_a_hostile_answer_does_nothing(open_page: Open, folder: Path, minutes: Minutes) -> None:
    page = open_page(html_report(evaluation(report(hostile(minutes), minutes, folder), compared=True)))
    page.get_by_role("button", name="Open all shown").click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    text = page.locator("#\\31 -bridge-price .answer").inner_text()
    assert " ".join(HOSTILE.split())[:60] in text
    assert len(shown(page)) == 4


@pytest.mark.browser
def test_the_page_can_be_read_without_its_script(html: str, open_page: Open) -> None:
    page = open_page(re.sub(r"<script>.*</script>", "", html, flags=re.DOTALL))
    assert not page.locator("#filters").is_visible()
    assert len(shown(page)) == 4
    page.locator("#\\31 -tunnel > summary").click()
    assert page.locator("#\\31 -tunnel > .reason").inner_text().startswith("should refuse, said:")
