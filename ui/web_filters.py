"""The choice of a municipality and a committee on the web page: Gradio wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import texts
from ui.filters import committees, municipalities

if TYPE_CHECKING:
    import gradio as gr

    from rag.pipeline import Punkt


def place_filters(punkt: Punkt, page: gr.Blocks) -> tuple[gr.Dropdown, gr.Dropdown]:
    """Two drop-downs; the committees offered are those of the municipality that is chosen.

    What is offered is read again whenever the page is loaded: minutes may have come since.
    """
    import gradio as gr

    def places() -> list[tuple[str, str]]:
        return _with_all(texts.ALL_MUNICIPALITIES, municipalities(punkt.overviews()))

    def choices(municipality: str | None) -> list[tuple[str, str]]:
        return _with_all(texts.ALL_COMMITTEES, committees(punkt.overviews(), municipality or None))

    with gr.Row():
        municipality = gr.Dropdown(places(), value="", label=texts.MUNICIPALITY_LABEL, min_width=240)
        committee = gr.Dropdown(choices(None), value="", label=texts.COMMITTEE_LABEL, min_width=240)
    municipality.change(
        lambda chosen: gr.Dropdown(choices(chosen), value=""),
        municipality,
        committee,
        api_visibility="private",
    )
    page.load(
        lambda: (gr.Dropdown(places()), gr.Dropdown(choices(None))),
        None,
        [municipality, committee],
        api_visibility="private",
    )
    return municipality, committee


def _with_all(every: str, names: list[str]) -> list[tuple[str, str]]:
    return [(every, ""), *((name, name) for name in names)]
