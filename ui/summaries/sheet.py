"""The nouns of a summary laid out for reading: blocks of sentences in pieces, and the places they quote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rag.model import Citation
from rag.summaries.summary import Explained
from ui.emphasis import unmarked
from ui.flowing import flowing
from ui.render import Mark, plain

#: The heading above what the summary quotes.
SOURCES = "Kilder"


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `word` is the number of the difficult word that it is, counted from 1."""

    text: str
    word: int | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence in its pieces with its marks. `number` is its place in the summary; the headline is 0.

    `bare` says that nobody has said it but a language model; `goes_on` that the next sentence of its
    paragraph has the same mark, so that where quotes have numbers, the numbers are enough.
    """

    number: int
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    bare: bool = False
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The sentence without its marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Block:
    """What stands below one heading: paragraphs of sentences. Several are the entries of a list."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True)
class Place:
    """An agenda item that the summary quotes: its citations with their numbers, counted from 1."""

    name: str
    citations: tuple[tuple[int, Citation], ...]


@dataclass(frozen=True)
class Sheet:
    """A summary in the order in which it is read: `where` it is from, headline, blocks, words, sources."""

    where: str
    headline: Sentence
    blocks: tuple[Block, ...]
    words: tuple[Explained, ...]
    notes: tuple[str, ...]
    readability: str
    origin: str
    places: tuple[Place, ...]

    @property
    def title(self) -> str:
        """What the summary is called where it is a file."""
        return f"{self.headline.text.strip().rstrip('.')} – {self.where}"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The headline and every sentence, in reading order; the place of each is its number."""
        return (self.headline, *(s for block in self.blocks for group in block.paragraphs for s in group))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What is quoted, in the order of its numbers."""
        return tuple(citation for place in self.places for _, citation in place.citations)

    @cached_property
    def numbers(self) -> dict[Citation, int]:
        """The number of each citation, counted from 1."""
        return {citation: number for place in self.places for number, citation in place.citations}


def quoted(citation: Citation) -> str:
    """A quote and the section it stands in: '»Godkendt.« (Beslutning)'."""
    section = f" ({plain(citation.section)})" if citation.section else ""
    return f"»{plain(flowing(unmarked(citation.quote)))}«{section}"
