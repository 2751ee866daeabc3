"""The web page: Gradio wiring only. Its words are in `texts`, its HTML in `render` and `panel`.

The page answers on this machine alone and fetches nothing from anywhere else: its fonts are the system's,
its scripts come from this server, and a content security policy (`security`) holds the browser to that.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

import typer

from rag.errors import PunktError, UsageError
from rag.llm.opening import open_llm
from rag.pipeline import Punkt
from ui import panel, texts
from ui.security import SecurityHeaders
from ui.web_questions import add_questions
from ui.web_records import add_records
from ui.web_summary import add_summary

if TYPE_CHECKING:
    import gradio as gr

    from rag.config import Settings

#: The page is for the person at this machine; other machines cannot reach it.
HOST = "127.0.0.1"


def serve(settings: Settings, port: int | None = None) -> None:
    """Serve the page until it is interrupted or terminated. Raises UsageError when the port is taken."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with minutes_to_ask(settings) as (punkt, sample), running_page(punkt, sample=sample, port=port) as url:
        typer.echo(f"Punkt answers at {url} (end with Ctrl-C)")
        with _made_ready(punkt):
            try:
                while True:
                    time.sleep(3600)
            except KeyboardInterrupt:
                typer.echo("ended")


@contextmanager
def _made_ready(punkt: Punkt) -> Iterator[None]:
    """Searches once beside the page, so that the first answer does not wait for the stores to open."""

    def search() -> None:
        with suppress(PunktError):  # whoever asks is told
            punkt.rank(texts.QUESTION_HINT)

    searching = Thread(target=search)
    searching.start()
    try:
        yield
    finally:
        searching.join()


@contextmanager
def minutes_to_ask(settings: Settings) -> Iterator[tuple[Punkt, bool]]:
    """The ingested minutes, or the sample minutes (and True) in a temporary home when there are none.

    Raises ModelUnavailable where the settings name a language model that cannot be opened.
    """
    model = open_llm(settings) if settings.llm else None
    with Punkt.open(settings, model) as punkt:
        if punkt.overviews():
            yield punkt, False
            return
    with TemporaryDirectory(prefix="punkt-") as home:
        here = settings.model_copy(update={"home": Path(home), "chroma_url": None})
        with Punkt.open(here, model) as punkt, as_file(files("eval") / "corpus") as corpus:
            punkt.ingest([corpus])
            yield punkt, True


@contextmanager
def running_page(punkt: Punkt, *, sample: bool = False, port: int | None = None) -> Iterator[str]:
    """Serve the page in the background and give its address. Raises UsageError when the port is taken."""
    page = build_page(punkt, sample=sample)
    try:
        _, url, _ = page.launch(server_name=HOST, server_port=port, **_launch_options())
    except OSError as error:
        taken = f"port {port} is" if port else "the ports from 7860 on are"
        raise UsageError(f"The page cannot be served: {taken} taken. Name another: --port N.") from error
    try:
        yield url
    finally:
        page.close(verbose=False)


def build_page(punkt: Punkt, *, sample: bool = False) -> gr.Blocks:
    """The page over the minutes that are ingested; `sample` says that they are fictional."""
    import gradio as gr

    page: gr.Blocks
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False) as page:
        gr.HTML(panel.introduction_html(sample=sample), elem_id="intro")
        with gr.Tabs(overflow_behavior="wrap"):  # a menu of tabs hides some where the styles come late
            with gr.Tab(texts.ASK_TAB):
                add_questions(punkt, page)
            with gr.Tab(texts.SUMMARY_TAB):
                add_summary(punkt, page)
            with gr.Tab(texts.TABLE_TAB):
                add_records(punkt, page)
    return page


def _launch_options() -> dict[str, Any]:
    import gradio as gr
    from starlette.middleware import Middleware

    here = Path(__file__).parent
    return {
        "theme": gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        "css": (here / "page.css").read_text(encoding="utf-8"),
        "head": f"<style>{(here / 'summary.css').read_text(encoding='utf-8')}</style>",
        "js": (here / "page.js").read_text(encoding="utf-8"),
        "app_kwargs": {"middleware": [Middleware(SecurityHeaders)]},
        "footer_links": [],
        "share": False,
        "ssr_mode": False,
        "run_history": False,
        "enable_monitoring": False,
        "prevent_thread_lock": True,
        "quiet": True,
    }
