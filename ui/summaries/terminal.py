"""A summary as text for the terminal: difficult words underlined, quotes below the Punkt they stand in.

A tick stands for a mark that the next sentence has too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rag.model import Status
from rag.summaries.summary import Explained, Heading, Summary
from ui.render import STATUS_STYLE, TICK, in_brackets, indented, note_text, plain, status_text
from ui.summaries.layout import sheet
from ui.summaries.sheet import SOURCES, Block, Place, Sentence, Sheet, quoted

if TYPE_CHECKING:
    from rich.text import Text

_HEADING = "bold cyan"
_BULLET = "• "


def summary_terminal(summary: Summary, width: int | None = None) -> Text:
    """The summary with coloured marks; entries of lists and quotes are folded at `width` columns, if any."""
    from rich.text import Text

    return Text("\n\n").join(_parts(sheet(summary), width))


def _parts(laid: Sheet, width: int | None) -> Iterator[Text]:
    from rich.text import Text

    yield Text(f"{laid.where}\n", style="dim").append_text(_sentence(laid.headline, "not dim bold"))
    for block in laid.blocks:
        yield _headed(block.heading, _paragraphs(block, width))
    if laid.words:
        yield _headed(Heading.WORDS, _entries([_explained(word) for word in laid.words], width))
    for note in laid.notes:
        yield Text(note_text(note), style="yellow")
    if laid.readability:
        yield Text(laid.readability)
    if laid.places:
        yield _headed(SOURCES, [line for place in laid.places for line in _place(place, width)])
    yield Text(laid.origin, style="dim")


def _headed(heading: str, lines: Iterable[Text]) -> Text:
    from rich.text import Text

    return Text("\n").join([Text(heading, style=_HEADING), *lines])


def _paragraphs(block: Block, width: int | None) -> list[Text]:
    """One paragraph as it is, several as a list."""
    from rich.text import Text

    texts = [Text(" ").join(map(_sentence, paragraph)) for paragraph in block.paragraphs]
    return texts if len(texts) == 1 else _entries(texts, width)


def _sentence(sentence: Sentence, style: str = "") -> Text:
    from rich.text import Text

    text = Text(style=style)
    for piece in sentence.pieces:
        text.append(piece.text, style="underline" if piece.word else None)
    for each in sentence.marks:
        text.append(f" {TICK if sentence.goes_on else plain(each.label)}", style="bold cyan")
        text.append(in_brackets(each.status), style=STATUS_STYLE.get(each.status))
    if sentence.bare:
        text.append(in_brackets(Status.UNCONFIRMED), style=STATUS_STYLE[Status.UNCONFIRMED])
    return text


def _explained(word: Explained) -> Text:
    from rich.text import Text

    return Text(word.word, style="underline").append(f": {word.explanation}", style="not underline")


def _entries(texts: Sequence[Text], width: int | None) -> list[Text]:
    """The texts as a list, each folded beside its bullet."""
    from rich.console import Console
    from rich.text import Text

    def entry(text: Text) -> Text:
        if width is None:
            return Text(_BULLET).append_text(text)
        lines = text.wrap(Console(), max(width - len(_BULLET), 20))
        for line in lines:
            line.rstrip()
        lines[0] = Text(_BULLET).append_text(lines[0])
        return Text("\n" + " " * len(_BULLET)).join(lines)

    return [entry(text) for text in texts]


def _place(place: Place, width: int | None) -> Iterator[Text]:
    from rich.text import Text

    yield Text(place.name, style="bold")
    for _, citation in place.citations:
        yield Text(indented(quoted(citation), width))
        if citation.status is not Status.CONFIRMED:
            yield Text(indented(status_text(citation.status), width), style=STATUS_STYLE[citation.status])
