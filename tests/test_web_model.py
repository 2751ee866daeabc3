"""The web page with a language model: a draft while it writes, then what was verified; nothing of it acts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from answers import MINUTES, answer, cite
from browsing import browsing, serving_page
from llm_server import Says, Server, serving

from rag.ask.generation.listening import AnswerListener
from rag.config import Settings
from rag.errors import ModelUnavailable, NothingIngested
from rag.model import Answer, Claim, Meeting
from rag.pipeline import Punkt
from ui import texts
from ui.panel import answer_section, draft_section
from ui.streaming import DRAFT, Heard, heard_while
from ui.web import minutes_to_ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: The second sentence is made up, the third would leak what was asked if any of it were rendered.
SAID = (
    "Stien bliver 800 meter lang. [1] Den koster 9,9 mio. kr. [1] "
    "Se [siden](http://laek.example/?q=1) ![x](http://laek.example/x.png) <img src=http://laek.example/y "
    "onerror=alert(1)> <script>alert(2)</script> http://laek.example/z. [1] Arbejdet begynder i maj. [1]"
)


@pytest.fixture
def seen() -> Iterator[Event]:
    """Set once the draft was seen; the model says the last of it then."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def server(seen: Event) -> Iterator[Server]:
    with serving([Says(SAID, pause=0.01, until=seen)]) as running:
        yield running


@pytest.fixture
def page(tmp_path: Path, server: Server) -> Iterator[Page]:
    """The page over one small meeting, with a model that ends when its draft was seen."""
    (tmp_path / "møde.txt").write_text(MINUTES, encoding="utf-8")
    with Punkt.open(Settings(home=tmp_path / "home")) as punkt:
        punkt.ingest([tmp_path / "møde.txt"])
    model = {"PUNKT_LLM": "openai:m", "PUNKT_LLM_BASE_URL": server.address("openai")}
    with serving_page(tmp_path / "home", model) as url, browsing(url) as opened:
        yield opened


@pytest.mark.browser
def test_a_reader_sees_a_draft_and_then_what_was_verified(page: Page, seen: Event) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    page.get_by_label(texts.QUESTION_LABEL).fill("Hvor lang bliver stien?")
    page.get_by_role("button", name=texts.ASK_BUTTON, exact=True).click()

    page.locator("#svar .draft p", has_text="9,9 mio. kr. [Punkt 7] (ikke bekræftet)").wait_for()
    assert page.locator("#svar .draft").get_attribute("aria-busy") == "true"
    assert DRAFT in page.locator("#svar").inner_text()
    seen.set()

    page.locator("#svar .answer").wait_for()
    shown = page.locator("#svar").inner_text()
    assert "Stien bliver 800 meter lang. [Punkt 7] ✓" in " ".join(shown.split())
    assert "9,9" not in shown
    assert DRAFT not in shown
    assert "Bemærk: " in shown
    assert "Svaret er skrevet af openai:m og kontrolleret mod referaterne." in shown
    assert page.locator("#svar a, #svar img, #svar script, #kilde img, #kilde script").count() == 0
    assert alerts == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


class Gives:
    """Asks by saying some pieces and giving this answer, or raising this error."""

    def __init__(self, outcome: Answer | NothingIngested, *pieces: str) -> None:
        self._outcome, self._pieces = outcome, pieces

    def __call__(self, listener: AnswerListener) -> Answer:
        for piece in self._pieces:
            listener.text(piece)
        if isinstance(self._outcome, Answer):
            return self._outcome
        raise self._outcome


def test_an_answer_that_is_there_at_once_has_no_draft(meeting: Meeting) -> None:
    given = answer(Claim("A.", (cite(meeting, 7, "800 meter"),)))
    assert list(heard_while(Gives(given, "A."))) == [given]


def test_what_goes_wrong_in_asking_is_raised_where_it_was_asked() -> None:
    with pytest.raises(NothingIngested, match="empty"):
        list(heard_while(Gives(NothingIngested("empty"))))


def test_a_model_is_not_listened_to_when_the_reader_has_gone() -> None:
    heard, ended = Event(), Event()

    def ask(listener: AnswerListener) -> Answer:
        try:
            while True:
                listener.text("og ")
                heard.wait(0.01)
        finally:
            ended.set()

    listening = heard_while(ask)
    first = next(listening)
    assert isinstance(first, Heard)
    assert first.rest.startswith("og og")
    listening.close()
    assert ended.wait(60)


def test_a_draft_stands_under_the_heading_of_the_answer() -> None:
    assert draft_section(Heard(rest="Stien")).startswith(f"<h2>{texts.ANSWER_HEADING}</h2>")


def test_a_model_that_cannot_be_opened_ends_the_page_before_it_begins(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, llm="findesikke:m")
    with pytest.raises(ModelUnavailable, match="findesikke"), minutes_to_ask(settings):
        pass
    assert "Sprogmodellen kan ikke bruges" in answer_section(ModelUnavailable("no provider 'findesikke'"))
