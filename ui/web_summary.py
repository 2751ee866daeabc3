"""The part of the web page that sums up a meeting or one of its Punkter: Gradio wiring only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from rag.errors import PunktError
from rag.summaries.summary import Audience, Length, Wish
from ui import panel, texts
from ui.render import meeting_name, plain
from ui.streaming import Heard, heard_while

if TYPE_CHECKING:
    import gradio as gr

    from rag.pipeline import Punkt

#: The HTML of the summary and of the side panel.
Shown = tuple[str, str]


def add_summary(punkt: Punkt, page: gr.Blocks) -> None:
    """Add the form, the summary and its side panel to the page that is being built."""
    import gradio as gr

    gr.HTML(f"<p>{texts.SUMMARY_INTRODUCTION}</p>", elem_classes="introduction")
    meeting, item = _choice(punkt, page)
    with gr.Row():
        audience = gr.Radio(
            texts.AUDIENCES, value=Audience.CITIZEN.value, label=texts.AUDIENCE_LABEL, min_width=240
        )
        length = gr.Radio(texts.LENGTHS, value=Length.MEDIUM.value, label=texts.LENGTH_LABEL, min_width=240)
    button = gr.Button(texts.SUMMARY_BUTTON, variant="primary", elem_id="lav-resume", elem_classes="do")
    with gr.Row():
        with gr.Column(scale=1, min_width=300):
            told = gr.HTML(panel.summary_section(None), elem_id="resume", elem_classes="told")
        with gr.Column(scale=1, min_width=300, elem_classes="beside"):
            empty = panel.source_section(None, punkt.meeting, texts.NO_SUMMARY_SOURCE)
            places = gr.HTML(empty, elem_id="resume-kilde", elem_classes="places")
    button.click(
        _summariser(punkt), [meeting, item, audience, length], [told, places], api_visibility="private"
    )


def meetings(punkt: Punkt) -> list[tuple[str, str]]:
    """The meetings that can be chosen, newest first: name and id."""
    return [
        (meeting_name(each.committee, each.municipality, each.date), each.id) for each in punkt.overviews()
    ]


def items(punkt: Punkt, meeting_id: str | None) -> list[tuple[str, str]]:
    """What of a meeting can be chosen: all of it (''), or the Punkt of a number."""
    whole = [(texts.WHOLE_MEETING, "")]
    if not meeting_id:
        return whole
    agenda = punkt.meeting(meeting_id).items
    return whole + [(f"Punkt {item.called}: {plain(item.title)}", str(item.number)) for item in agenda]


def _choice(punkt: Punkt, page: gr.Blocks) -> tuple[gr.Dropdown, gr.Dropdown]:
    """Two drop-downs; the Punkter offered are those of the meeting that is chosen."""
    import gradio as gr

    known = meetings(punkt)
    first = known[0][1] if known else None
    with gr.Row():
        meeting = gr.Dropdown(known, value=first, label=texts.MEETING_LABEL, min_width=240)
        item = gr.Dropdown(items(punkt, first), value="", label=texts.ITEM_LABEL, min_width=240)
    meeting.change(
        lambda chosen: gr.Dropdown(items(punkt, chosen), value=""), meeting, item, api_visibility="private"
    )
    page.load(lambda: gr.Dropdown(meetings(punkt)), None, meeting, api_visibility="private")
    return meeting, item


def _summariser(punkt: Punkt) -> Callable[[str | None, str | None, str, str], Iterator[Shown]]:
    """What the button gives: a draft while it is written, then a summary and its sources, or an error."""
    nothing = panel.source_section(None, punkt.meeting, texts.NO_SUMMARY_SOURCE)

    def summarised(meeting: str | None, item: str | None, audience: str, length: str) -> Iterator[Shown]:
        if not meeting:
            yield panel.summary_section(None), nothing
            return
        target, wish = f"{meeting}/{item}" if item else meeting, Wish(Audience(audience), Length(length))
        try:
            for step in heard_while(partial(punkt.summarise, target, wish)):
                sources = nothing if isinstance(step, Heard) else panel.summary_sources(step, punkt.meeting)
                yield panel.summary_section(step), sources
        except PunktError as error:
            yield panel.summary_section(error), nothing

    return summarised
