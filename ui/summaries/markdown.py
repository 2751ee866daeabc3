"""A summary as Markdown: difficult words in italics, quotes as block quotes below the Punkt they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.model import Status
from rag.summaries.summary import Heading, Summary
from ui.markdown import block_quote, escaped_markdown
from ui.render import in_brackets, note_text, status_text
from ui.summaries.layout import sheet
from ui.summaries.sheet import SOURCES, Block, Piece, Place, Sentence, Sheet, quoted

#: What begins a list, a heading or a rule where it stands first in a line: '27. maj', '- og', '='.
_OPENING = re.compile(r"\A(\d*)([.)+=-])")


def summary_markdown(summary: Summary) -> str:
    """The summary with its headings, the list of difficult words, and its sources."""
    return "\n\n".join(_parts(sheet(summary))) + "\n"


def _parts(laid: Sheet) -> Iterator[str]:
    yield f"# {_sentence(laid.headline)}"
    yield f"*{escaped_markdown(laid.where)}*"
    for block in laid.blocks:
        yield f"## {escaped_markdown(block.heading)}"
        yield _paragraphs(block)
    if laid.words:
        yield f"## {Heading.WORDS}"
        yield "\n".join(
            f"- **{escaped_markdown(word.word)}**: {escaped_markdown(word.explanation)}"
            for word in laid.words
        )
    for note in laid.notes:
        yield f"*{escaped_markdown(note_text(note))}*"
    if laid.readability:
        yield escaped_markdown(laid.readability)
    if laid.places:
        yield f"## {SOURCES}"
        yield from (part for place in laid.places for part in _place(place))
    yield f"*{escaped_markdown(laid.origin)}*"


def _paragraphs(block: Block) -> str:
    """One paragraph as it is, several as a list."""
    texts = [" ".join(map(_sentence, paragraph)) for paragraph in block.paragraphs]
    return texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)


def _sentence(sentence: Sentence) -> str:
    marks = [f"**{escaped_markdown(each.label)}**{in_brackets(each.status)}" for each in sentence.marks]
    doubt = in_brackets(Status.UNCONFIRMED) if sentence.bare else ""
    text = _OPENING.sub(r"\1\\\2", "".join(map(_piece, sentence.pieces)))
    return " ".join([text + doubt, *marks])


def _piece(piece: Piece) -> str:
    return f"*{escaped_markdown(piece.text)}*" if piece.word else escaped_markdown(piece.text)


def _place(place: Place) -> Iterator[str]:
    yield f"**{escaped_markdown(place.name)}**"
    for _, citation in place.citations:
        yield block_quote(escaped_markdown(quoted(citation)).splitlines())
        if citation.status is not Status.CONFIRMED:
            yield f"*{status_text(citation.status)}*"
