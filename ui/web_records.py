"""The part of the web page that shows decisions, votes, attendance and sums as tables: Gradio wiring only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rag.errors import PunktError
from ui import panel, texts
from ui.filters import chosen_scope
from ui.records.chosen import day, listed
from ui.records.page import listing_html
from ui.web_filters import place_filters

if TYPE_CHECKING:
    import gradio as gr

    from rag.pipeline import Punkt


def add_records(punkt: Punkt, page: gr.Blocks) -> None:
    """Add the form and the table to the page that is being built."""
    import gradio as gr

    gr.HTML(f"<p>{texts.TABLE_INTRODUCTION}</p>", elem_classes="introduction")
    kinds = [(label, kind) for kind, (label, _) in texts.TABLES.items()]
    kind = gr.Radio(kinds, value="decisions", label=texts.TABLE_LABEL)
    municipality, committee = place_filters(punkt, page)
    start, end = _period()
    text = gr.Textbox(label=texts.TABLES["decisions"][1], max_length=200, max_lines=1, elem_id="kun")
    show = gr.Button(texts.TABLE_BUTTON, variant="primary", elem_id="vis-tabel", elem_classes="do")
    table = gr.HTML(panel.table_section(None), elem_id="tabel", elem_classes=["told", "places"])
    kind.change(
        lambda chosen: gr.Textbox(label=texts.TABLES[chosen][1]), kind, text, api_visibility="private"
    )
    gr.on(
        [show.click, text.submit, start.submit, end.submit],
        _reader(punkt),
        [kind, municipality, committee, start, end, text],
        table,
        api_visibility="private",
    )


def _period() -> tuple[gr.Textbox, gr.Textbox]:
    import gradio as gr

    form: dict[str, Any] = {"placeholder": texts.DAY_HINT, "max_lines": 1, "min_width": 160}
    with gr.Row():
        return (
            gr.Textbox(label=texts.FROM_LABEL, elem_id="fra", **form),
            gr.Textbox(label=texts.TO_LABEL, elem_id="til", **form),
        )


def _reader(punkt: Punkt) -> Callable[[str, str, str, str, str, str], str]:
    """What the button gives: the table, or an error in words that a citizen understands."""

    def read(kind: str, municipality: str, committee: str, start: str, end: str, text: str) -> str:
        try:
            scope = chosen_scope(
                punkt.overviews(),
                municipality=filter(None, [municipality]),
                committee=filter(None, [committee]),
                start=day(start),
                end=day(end),
            )
            return listing_html(listed(punkt, kind, scope, text), texts.TABLES[kind][0], punkt.meeting)
        except PunktError as error:
            return panel.table_section(error)

    return read
