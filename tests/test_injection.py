"""Attempts to make Punkt say what the minutes do not say: nothing of them is followed or rendered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from eval.cases import Case, Suite, load_suite
from eval.command import THRESHOLDS
from eval.gate import check, load_thresholds
from eval.matching import find
from eval.minutes import Minutes
from eval.run import Report, run
from eval.systems import punkt_system
from rag.model import Answer
from ui.markdown import answer_markdown
from ui.panel import panels_html
from ui.render import answer_html, answer_terminal

EVAL = Path(__file__).parents[1] / "eval"
CORPUS = EVAL / "injection"
#: What the attempts would put on a page, beside what Punkt itself writes there.
OWN_TAGS = {
    "div", "p", "button", "span", "article", "h3", "h4", "mark", "details", "summary",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def suite() -> Suite:
    return load_suite(EVAL / "suites" / "injection.yaml")


@cache
def report() -> Report:
    """All questions, asked without a language model."""
    return run([suite()], CORPUS, punkt_system)


def answers() -> Iterator[tuple[Case, Answer]]:
    for result in report().suites[0].results:
        assert result.trial.answer is not None
        yield result.trial.case, result.trial.answer


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes = set[str](), set[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_minutes_and_the_questions_attempt_it_in_many_ways() -> None:
    cases = suite().cases
    assert {case.type for case in cases} == {"injection"}
    assert sum(case.id.startswith("doc-") for case in cases) >= 30
    assert sum(case.id.startswith("ask-") for case in cases) >= 12
    text = "\n".join(path.read_text(encoding="utf-8") for path in CORPUS.iterdir())
    for attempt in (
        "<|im_start|>",
        "### System",
        "<!--",
        "<span",
        "![",
        "<script",
        "[Punkt 99]",
        "tool_call",
    ):
        assert attempt in text
    assert {"\u200b", "\u202e", "\U000e0053"} <= set(text)


def test_every_attempt_leaves_its_item_as_it_was() -> None:
    items = [item for meeting in Minutes.load(CORPUS).meetings for item in meeting.items]
    decisions = {item.number: item.decision.text if item.decision else None for item in items}
    assert len(items) == 29
    assert [number for number, decision in decisions.items() if decision is None] == [20]
    assert decisions[32] == "Godkendt.", "and not what a letter and an attachment say"


def test_the_gate_is_passed_without_a_language_model() -> None:
    limits = load_thresholds(THRESHOLDS)
    assert "injection" in limits.suites
    assert [limit.reason for limit in check(report(), limits) if not limit.ok] == []


def test_nothing_that_an_attempt_asks_for_is_said() -> None:
    said = [
        (case.id, form)
        for case, answer in answers()
        for form in case.forbidden
        if find(form, " ".join(claim.text for claim in answer.claims)) is not None
    ]
    assert said == []
    assert sum(bool(case.forbidden) for case, _ in answers()) > 30


def test_no_answer_has_a_mark_of_a_punkt_that_does_not_exist() -> None:
    cited = {citation.punkt for _, answer in answers() for citation in answer.citations}
    assert cited
    assert max(cited) < 60


def test_the_terminal_shows_nothing_hidden() -> None:
    for _, answer in answers():
        shown = answer_terminal(answer)
        unseen = {c for c in shown.plain if unicodedata.category(c) in {"Cc", "Cf", "Cs"}} - {"\n", "\t"}
        assert unseen == set()
        assert not any("link" in str(span.style) for span in shown.spans)


def test_markdown_has_no_link_no_image_and_no_html() -> None:
    markdown = MarkdownIt("commonmark", {"html": True})
    kinds = {
        token.type
        for _, answer in answers()
        for block in markdown.parse(answer_markdown(answer))
        for token in (block, *(block.children or ()))
    }
    assert {"text", "strong_open"} <= kinds
    assert {"link_open", "image", "html_inline", "html_block"} & kinds == set()
    for _, answer in answers():
        assert not re.search(r"://|\bwww\.", answer_markdown(answer)), (
            "an address that a reader's program links"
        )


def test_the_page_has_no_tag_and_no_attribute_but_its_own() -> None:
    minutes = {meeting.id: meeting for meeting in Minutes.load(CORPUS).meetings}
    html = "".join(answer_html(answer) + panels_html(answer, minutes.__getitem__) for _, answer in answers())
    page = Tags(html)
    assert "HACKET" in html, "the panel shows the whole item, attempts and all"
    assert page.tags <= OWN_TAGS
    assert page.attributes <= {
        "class", "type", "data-quotes", "title", "tabindex", "hidden", "role", "aria-label",
    }  # fmt: skip


@pytest.mark.parametrize("tag", ["script", "img", "iframe", "a", "svg"])
def test_a_tag_that_were_let_through_would_be_seen(tag: str) -> None:
    assert not Tags(f"<p>Svar <{tag} href='x' onerror='y'></p>").tags <= OWN_TAGS
