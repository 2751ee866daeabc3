"""The blocks of all pages → one text, and where each page begins in it."""

from __future__ import annotations

from collections.abc import Sequence

from rag.danish import fold
from rag.ingest.readers.hyphens import Vocabulary, join_lines
from rag.ingest.readers.pdf_blocks import Block, continues
from rag.ingest.readers.pdf_tables import pipes, whole_tables
from rag.ingest.readers.reading import Reading, normalise

#: A paragraph that ends so does not go on with a capital letter on the next page.
_ENDS = (".", "!", "?", ":", ";")


def joined_pages(pages: Sequence[Sequence[Block]], heads: Sequence[str], words: Vocabulary) -> Reading:
    """The pages one below the other; a paragraph or table that goes on over the page is whole.

    `heads` is what running heads and feet say: what the pages do not say themselves opens the text.
    """
    text = _Text(words)
    text.add("\n".join(_unsaid(heads, pages)))
    for blocks in whole_tables([_in_order(*pair) for pair in zip(pages, [*pages[1:], ()], strict=True)]):
        text.add_page(blocks)
    return text.reading()


class _Text:
    """The text so far, in pieces, and where its pages begin."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._last: Block | None = None

    def add(self, text: str) -> None:
        """Put a text behind what is there."""
        if text:
            self._parts.append(text)
            self._length += len(text)

    def add_page(self, blocks: Sequence[Block]) -> None:
        """Put a page below what is there."""
        start = None
        for index, block in enumerate(blocks):
            size = self._add_block(block, goes_on=not index and _goes_on(self._last, block))
            start = self._length - size if start is None else start
            self._last = block
        first = not self._starts
        self._starts.append(0 if first else self._length if start is None else start)

    def _add_block(self, block: Block, goes_on: bool) -> int:
        """Put a block below what is there; its length."""
        if block.cells:
            text = pipes(block.cells, headed=not goes_on)
            self.add("\n" if goes_on else "\n\n")
        else:
            text = block.text
            if goes_on:
                above = self._parts.pop()
                self._length -= len(above)
                text = normalise(text)
                self.add(join_lines(above, text, self._words))
                return len(text)
            self.add("\n\n" if block.apart or (self._last is not None and self._last.cells) else "\n")
        self.add(text := normalise(text))
        return len(text)

    def reading(self) -> Reading:
        """All of it; white space above the first line is left out."""
        whole = "".join(self._parts)
        text = whole.lstrip("\n")
        cut = len(whole) - len(text)
        return Reading(f"{text}\n", tuple(max(0, start - cut) for start in self._starts))


def _goes_on(last: Block | None, block: Block) -> bool:
    """Whether the first block of a page goes on with the last one of the page before."""
    if last is None or last.note or block.note:
        return False
    if last.cells and block.cells:
        return len(last.cells[0]) == len(block.cells[0])
    if last.cells or block.cells:
        return False
    if last.last is None or block.first is None:
        return False
    return continues(last.last, block.first, last.margin, ended=last.text.endswith(_ENDS))


def _in_order(blocks: Sequence[Block], following: Sequence[Block]) -> list[Block]:
    """The blocks of a page; its footnotes stand above a paragraph that goes on over the page."""
    text = [block for block in blocks if not block.note]
    notes = [block for block in blocks if block.note]
    if text and following and _goes_on(text[-1], following[0]):
        return [*text[:-1], *notes, text[-1]]
    return [*text, *notes]


def _unsaid(heads: Sequence[str], pages: Sequence[Sequence[Block]]) -> list[str]:
    if not heads:
        return []
    told = fold(" ".join(block.text for blocks in pages for block in blocks))
    return [normalise(head) for head in heads if fold(head) not in told]
