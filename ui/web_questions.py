"""The part of the web page where questions are asked, one after another: Gradio wiring only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from rag.errors import PunktError
from rag.pipeline import LONGEST_QUESTION, Punkt
from ui import panel, texts
from ui.examples import example_questions
from ui.filters import chosen_scope
from ui.streaming import Heard, heard_while
from ui.talk import Turns, after, earlier_html, go_on_html
from ui.web_filters import place_filters

if TYPE_CHECKING:
    import gradio as gr

#: What a question shows: the answer, the side panel, the conversation, the turns, the button for a new topic.
Shown = tuple[str, str, str, Turns, Any]
_FOCUS = "() => document.querySelector('#spoergsmaal textarea')?.focus()"


@dataclass(frozen=True)
class Form:
    """The parts of the page that a question is asked with."""

    question: gr.Textbox
    municipality: gr.Dropdown
    committee: gr.Dropdown
    ask: gr.Button
    new_topic: gr.Button


@dataclass(frozen=True)
class Told:
    """The parts of the page that show an answer, and the turns so far."""

    answer: gr.HTML
    source: gr.HTML
    earlier: gr.HTML
    turns: gr.State


def add_questions(punkt: Punkt, page: gr.Blocks) -> None:
    """Add the form, the answer, its side panel and the examples to the page that is being built."""
    import gradio as gr

    form = _form(punkt, page)
    with gr.Row():
        with gr.Column(scale=1, min_width=300):
            answer = gr.HTML(panel.answer_section(None), elem_id="svar", elem_classes="told")
            earlier = gr.HTML("", elem_id="samtale", elem_classes="told")
        with gr.Column(scale=1, min_width=300, elem_classes="beside"):
            source = gr.HTML(
                panel.source_section(None, punkt.meeting), elem_id="kilde", elem_classes="places"
            )
    told = Told(answer, source, earlier, gr.State(()))
    _wire(form, told, _examples(punkt), punkt)


def _wire(form: Form, told: Told, examples: dict[str, gr.Button], punkt: Punkt) -> None:
    """A question is asked by the button, by Enter, or by choosing an example; a new topic forgets all."""
    outputs = [told.answer, told.source, told.earlier, told.turns, form.new_topic]
    asking: dict[str, Any] = {
        "fn": answerer(punkt),
        "inputs": [form.question, form.municipality, form.committee, told.turns],
        "outputs": outputs,
        "api_visibility": "private",
    }
    events: list[Any] = [form.ask.click(**asking), form.question.submit(**asking)]
    for text, button in examples.items():
        fill = partial(str, text)
        events.append(button.click(fill, None, form.question, api_visibility="private").then(**asking))
    form.new_topic.click(
        partial(_blank, punkt), None, [form.question, *outputs], cancels=events, api_visibility="private"
    ).then(None, js=_FOCUS)


def _form(punkt: Punkt, page: gr.Blocks) -> Form:
    import gradio as gr

    question = gr.Textbox(
        label=texts.QUESTION_LABEL,
        placeholder=texts.QUESTION_HINT,
        max_length=LONGEST_QUESTION,
        max_lines=4,
        autofocus=True,
        elem_id="spoergsmaal",
    )
    municipality, committee = place_filters(punkt, page)
    with gr.Row():
        ask = gr.Button(texts.ASK_BUTTON, variant="primary", elem_id="spoerg", min_width=140)
        new_topic = gr.Button(texts.NEW_TOPIC, elem_id="nyt-emne", min_width=140, visible=False)
    return Form(question, municipality, committee, ask, new_topic)


def _examples(punkt: Punkt) -> dict[str, gr.Button]:
    """A button for each example question."""
    import gradio as gr

    questions = example_questions(punkt.overviews(), punkt.meeting)
    with gr.Column(elem_id="eksempler", visible=bool(questions)):
        gr.HTML(f"<h2>{texts.EXAMPLES_HEADING}</h2>")
        return {question: gr.Button(question) for question in questions}


def answerer(punkt: Punkt) -> Callable[[str, str, str, Turns], Iterator[Shown]]:
    """What a question gives: a draft while it is written, then an answer and its sources, or an error."""
    nothing = panel.source_section(None, punkt.meeting)

    def answered(question: str, municipality: str, committee: str, turns: Turns) -> Iterator[Shown]:
        before, button = earlier_html(turns), _new_topic(turns)
        try:
            scope = chosen_scope(
                punkt.overviews(),
                municipality=filter(None, [municipality]),
                committee=filter(None, [committee]),
            )
            for step in heard_while(partial(punkt.ask, question, scope, history=turns)):
                if isinstance(step, Heard):
                    yield panel.draft_section(step), nothing, before, turns, button
                else:
                    sources, now = panel.source_section(step, punkt.meeting), after(turns, step)
                    hint = "" if step.refused else go_on_html()
                    yield panel.answer_section(step), sources, hint + before, now, _new_topic(now)
        except PunktError as error:
            yield panel.answer_section(error), nothing, before, turns, button

    return answered


def _new_topic(turns: Turns) -> gr.Button:
    """The button that forgets the conversation, where there is one."""
    import gradio as gr

    return gr.Button(visible=bool(turns))


def _blank(punkt: Punkt) -> tuple[str, *Shown]:
    """The page as it was before the first question, with no question in it."""
    return "", panel.answer_section(None), panel.source_section(None, punkt.meeting), "", (), _new_topic(())
