"""Summaries as HTML: a page that stands alone, whose marks lead to quotes and back, and a fragment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import launched
from shown_samples import LONG, READ, explained_summary, item_summary, meeting_summary, said

from rag.model import Claim, Status
from rag.summaries.summary import Part
from ui.summaries.html import summary_fragment, summary_page
from ui.summaries.layout import sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
VOID = {"meta", "link", "img", "br", "input"}


class Checked(HTMLParser):
    """Fails where an element is not closed in its order; keeps the ids and the attributes it meets."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str, name: str) -> list[str | None]:
        """The values of an attribute of every such element that has it."""
        return [
            attributes[name] for found, attributes in self.elements if found == tag and name in attributes
        ]


def test_the_page_is_whole_and_danish() -> None:
    page = Checked(summary_page(item_summary()))
    assert page.all("html", "lang") == ["da"]
    assert ("meta", {"charset": "utf-8"}) in page.elements
    title = "En cykelsti ved &lt;Åen&gt; &amp; broen – Punkt 7 · Teknikudvalget, Møllebro, 12.03.2025"
    assert f"<title>{title}</title>" in summary_page(item_summary())
    assert len(page.ids) == len(set(page.ids))


def test_the_headings_descend_one_level_at_a_time() -> None:
    levels = [
        int(tag[1]) for tag, _ in Checked(summary_page(meeting_summary())).elements if re.match("h[1-6]", tag)
    ]
    assert levels == [1, 2, 2, 2, 3, 3, 3]


def test_every_mark_leads_to_a_quote_and_every_quote_back_to_its_sentence() -> None:
    for summary in (item_summary(), meeting_summary()):
        page = Checked(summary_page(summary))
        targets = [str(href).removeprefix("#") for href in page.all("a", "href")]
        assert set(targets) <= set(page.ids)
        quotes = {f"kilde-{number}" for number in sheet(summary).numbers.values()}
        sentences = {f"s-{sentence.number}" for sentence in sheet(summary).sentences}
        assert set(targets) == quotes | sentences


def test_sentences_of_one_punkt_share_the_mark_behind_the_last_and_keep_their_numbers() -> None:
    page = summary_page(item_summary(Part("Om", (said("A.", LONG), said("B.", "Godkendt.")))))
    number = '<a class="mark" href="#kilde-{0}" role="doc-noteref">{1}<sup>{0}</sup></a>'
    assert (
        f'A. {number.format(2, "")}</span> <span id="s-2">B. {number.format(3, "[Punkt 7]")}</span>' in page
    )


def test_a_mark_for_two_quotes_leads_to_both() -> None:
    page = summary_page(item_summary())
    assert (
        '[Punkt 7]<sup>3</sup></a> <a class="mark" href="#kilde-4" role="doc-noteref"><sup>4</sup></a>'
        in page
    )


def test_the_page_needs_nothing_from_anywhere() -> None:
    page = Checked(summary_page(item_summary()))
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"(?:src=|url\(|@import|https?:)", summary_page(item_summary()))


def test_a_status_is_shown_at_the_mark_and_at_the_quote() -> None:
    doubted = item_summary(Part("Om", (said("Dyr.", LONG, status=Status.UNCONFIRMED),)))
    page = summary_page(doubted)
    assert re.search(
        r'\[Punkt 7\]<sup>2</sup></a><span class="unconfirmed"[^>]*> \(ikke bekræftet\)</span>', page
    )
    assert "<strong>Ikke bekræftet: læs selv efter i referatet.</strong>" in page
    assert "(rettet)" not in page


def test_what_only_a_model_says_is_not_confirmed() -> None:
    written = replace(
        item_summary(Part("Om", (Claim("Populær."),))), mode="generative", notes=("Se <efter>.",)
    )
    for html in (summary_page(written), summary_fragment(written)):
        assert 'Populær.<span class="unconfirmed"' in html
        assert '<p class="note" role="note">Bemærk: Se &lt;efter&gt;.</p>' in html


def test_html_is_escaped_wherever_a_document_or_model_speaks() -> None:
    claim = said(EVIL, LONG)
    quote = replace(
        claim.citations[0], quote=EVIL, title=EVIL, section=EVIL, committee=EVIL, municipality=EVIL
    )
    evil = replace(
        item_summary(Part(EVIL, (Claim(EVIL, (quote,)),))), headline=Claim(EVIL, (quote,)), notes=(EVIL,)
    )
    for html in (summary_page(evil), summary_fragment(evil)):
        assert not {tag for tag, _ in Checked(html).elements} & {"script", "img"}


def test_the_fragment_leaves_its_quotes_to_the_side_panel() -> None:
    html = summary_fragment(item_summary())
    page = Checked(html)
    assert page.all("button", "data-quotes") == ["0", "1", "1", "2 3"]
    assert html.count("✓") == 4
    assert html.count('class="mark tick"') == 1
    assert page.all("a", "href") == []
    assert [tag for tag, _ in page.elements if re.match("h[1-6]", tag)] == ["h3", "h4", "h4"]


def test_a_difficult_word_is_a_button_that_is_described_by_its_explanation() -> None:
    for html in (summary_page(explained_summary()), summary_fragment(explained_summary())):
        page = Checked(html)
        assert page.all("button", "popovertarget") == page.all("button", "aria-describedby") == ["ord-2"]
        assert {"ord-1", "ord-2"} <= set(page.ids)
        assert html.count("En plan for &lt;b&gt;pengene&lt;/b&gt;.") == 2
        assert "<dt>kassebeholdning</dt>" in html


@pytest.mark.browser
def test_a_difficult_word_is_explained_with_the_keyboard_and_without_scripts(tmp_path: Path) -> None:
    (tmp_path / "side.html").write_text(summary_page(explained_summary()), encoding="utf-8")
    with launched() as browser:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto((tmp_path / "side.html").as_uri())
        word, explanation = page.locator("button.word"), page.locator("#ord-2")
        assert not explanation.is_visible()
        word.press("Enter")
        assert explanation.inner_text() == "tillægsbevilling: Flere penge midt i året."
        below, shown = word.bounding_box(), explanation.bounding_box()
        assert below
        assert shown
        assert 0 <= shown["y"] - (below["y"] + below["height"]) < 12
        page.keyboard.press("Escape")
        assert not explanation.is_visible()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Page]:
    """The page of a meeting of 14 items in a browser."""
    claims = tuple(
        said(f"Punkt {n}: Udvalget sagde ja til forslaget om det nye sted. " * 2, LONG) for n in range(14)
    )
    apart = (Part(f"Del {n}", claims[n : n + 1]) for n in range(14))
    (tmp_path / "side.html").write_text(
        summary_page(replace(meeting_summary(), parts=tuple(apart))), encoding="utf-8"
    )
    with launched() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto((tmp_path / "side.html").as_uri())
        yield page


@pytest.mark.browser
def test_the_page_fits_a_telephone_and_a_meeting_fits_a_sheet_of_paper(shown: Page) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth") == 390
    printed = shown.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    assert re.search(rb"/MediaBox \[0 0 59[45](?:\.\d+)? 84[12]", printed)


@pytest.mark.browser
def test_a_mark_is_followed_and_left_again_with_the_keyboard(shown: Page) -> None:
    mark = shown.locator("a.mark").nth(1)
    mark.press("Enter")
    assert shown.evaluate("location.hash").startswith("#kilde-")
    assert READ in shown.locator("li:target").inner_text()
    shown.locator("li:target a").first.press("Enter")
    assert shown.evaluate("location.hash") == "#s-1"
