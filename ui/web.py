"""The web page: Gradio wiring only. Its words are in `texts`, its HTML in `render` and `panel`.

The page answers on this machine alone and fetches nothing from anywhere else: its fonts are the system's,
its scripts come from this server, and a content security policy (`security`) holds the browser to that.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import typer

from rag.errors import PunktError, UsageError
from rag.llm.opening import open_llm
from rag.pipeline import LONGEST_QUESTION, Punkt
from ui import panel, texts
from ui.examples import example_questions
from ui.filters import chosen_scope, committees, municipalities
from ui.security import SecurityHeaders
from ui.streaming import Heard, heard_while
from ui.web_summary import add_summary

if TYPE_CHECKING:
    import gradio as gr

    from rag.config import Settings

#: The page is for the person at this machine; other machines cannot reach it.
HOST = "127.0.0.1"
#: What a question shows: the HTML of the answer and of the side panel.
Shown = tuple[str, str]


def serve(settings: Settings, port: int | None = None) -> None:
    """Serve the page until it is interrupted or terminated. Raises UsageError when the port is taken."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with minutes_to_ask(settings) as (punkt, sample), running_page(punkt, sample=sample, port=port) as url:
        typer.echo(f"Punkt answers at {url} (end with Ctrl-C)")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            typer.echo("ended")


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


@dataclass(frozen=True)
class Form:
    """The parts of the page that a question is asked with."""

    question: gr.Textbox
    municipality: gr.Dropdown
    committee: gr.Dropdown
    ask: gr.Button


def build_page(punkt: Punkt, *, sample: bool = False) -> gr.Blocks:
    """The page over the minutes that are ingested now; `sample` says that they are fictional."""
    import gradio as gr

    page: gr.Blocks
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False) as page:
        gr.HTML(panel.introduction_html(sample=sample), elem_id="intro")
        with gr.Tabs():
            with gr.Tab(texts.ASK_TAB):
                _add_questions(punkt)
            with gr.Tab(texts.SUMMARY_TAB):
                add_summary(punkt)
    return page


def _add_questions(punkt: Punkt) -> None:
    """Add the form, the answer, its side panel and the examples to the page that is being built."""
    import gradio as gr

    form = _form(punkt)
    with gr.Row():
        with gr.Column(scale=1, min_width=300):
            answer = gr.HTML(panel.answer_section(None), elem_id="svar", elem_classes="told")
        with gr.Column(scale=1, min_width=300):
            source = gr.HTML(
                panel.source_section(None, punkt.meeting), elem_id="kilde", elem_classes="places"
            )
    _wire(form, _examples(punkt), _answerer(punkt), [answer, source])


def _wire(
    form: Form,
    examples: dict[str, gr.Button],
    answered: Callable[[str, str, str], Iterator[Shown]],
    outputs: list[gr.Component],
) -> None:
    """A question is asked by the button, by Enter, or by choosing an example."""
    asking: dict[str, Any] = {
        "fn": answered,
        "inputs": [form.question, form.municipality, form.committee],
        "outputs": outputs,
        "api_visibility": "private",
    }
    form.ask.click(**asking)
    form.question.submit(**asking)
    for text, button in examples.items():
        fill = partial(str, text)
        button.click(fill, None, form.question, api_visibility="private").then(**asking)


def _form(punkt: Punkt) -> Form:
    import gradio as gr

    question = gr.Textbox(
        label=texts.QUESTION_LABEL,
        placeholder=texts.QUESTION_HINT,
        max_length=LONGEST_QUESTION,
        max_lines=4,
        autofocus=True,
        elem_id="spoergsmaal",
    )
    municipality, committee = _filters(punkt)
    ask = gr.Button(texts.ASK_BUTTON, variant="primary", elem_id="spoerg")
    return Form(question, municipality, committee, ask)


def _examples(punkt: Punkt) -> dict[str, gr.Button]:
    """A button for each example question."""
    import gradio as gr

    questions = example_questions(punkt.overviews(), punkt.meeting)
    with gr.Column(elem_id="eksempler", visible=bool(questions)):
        gr.HTML(f"<h2>{texts.EXAMPLES_HEADING}</h2>")
        return {question: gr.Button(question) for question in questions}


def _filters(punkt: Punkt) -> tuple[gr.Dropdown, gr.Dropdown]:
    """Two drop-downs; the committees offered are those of the municipality that is chosen."""
    import gradio as gr

    overviews = punkt.overviews()

    def choices(municipality: str | None) -> list[tuple[str, str]]:
        return _with_all(texts.ALL_COMMITTEES, committees(overviews, municipality or None))

    with gr.Row():
        places = _with_all(texts.ALL_MUNICIPALITIES, municipalities(overviews))
        municipality = gr.Dropdown(places, value="", label=texts.MUNICIPALITY_LABEL, min_width=240)
        committee = gr.Dropdown(choices(None), value="", label=texts.COMMITTEE_LABEL, min_width=240)
    municipality.change(
        lambda chosen: gr.Dropdown(choices(chosen), value=""),
        municipality,
        committee,
        api_visibility="private",
    )
    return municipality, committee


def _with_all(every: str, names: list[str]) -> list[tuple[str, str]]:
    return [(every, ""), *((name, name) for name in names)]


def _answerer(punkt: Punkt) -> Callable[[str, str, str], Iterator[Shown]]:
    """What a question gives: a draft while it is written, then an answer and its sources, or an error."""
    nothing = panel.source_section(None, punkt.meeting)

    def answered(question: str, municipality: str, committee: str) -> Iterator[Shown]:
        try:
            scope = chosen_scope(
                punkt.overviews(),
                municipality=filter(None, [municipality]),
                committee=filter(None, [committee]),
            )
            for step in heard_while(partial(punkt.ask, question, scope)):
                if isinstance(step, Heard):
                    yield panel.draft_section(step), nothing
                else:
                    yield panel.answer_section(step), panel.source_section(step, punkt.meeting)
        except PunktError as error:
            yield panel.answer_section(error), nothing

    return answered


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
