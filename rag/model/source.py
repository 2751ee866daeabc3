"""The text of a document, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in `Source.text`, with the page where the format has pages."""

    start: int
    end: int
    page: int | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that was read with the minutes, as their attachment: where its text stands in the source.

    `pages` holds the position at which each of its pages begins, if the format has pages.
    """

    name: str
    span: Span
    sha256: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document's text, normalised once (NFC, newlines, no BOM); all spans point into it.

    `pages` holds the position at which each page of the minutes begins, if the format has pages. The texts
    of `enclosures` follow below that of the minutes. `warnings` say what of the file was not read.
    """

    name: str
    text: str
    sha256: str
    path: str = ""
    pages: tuple[int, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    warnings: tuple[str, ...] = ()

    def enclosure(self, position: int) -> Enclosure | None:
        """The attachment whose text covers a character position, if any."""
        return next((each for each in self.enclosures if each.span.start <= position < each.span.end), None)

    def file(self, position: int) -> str:
        """The name of the file that a character position is from: the minutes', or an attachment's."""
        within = self.enclosure(position)
        return within.name if within else self.name

    def page(self, position: int) -> int | None:
        """The page of the minutes, or of the attachment, that a character position is on, counted from 1."""
        within = self.enclosure(position)
        return bisect_right(within.pages if within else self.pages, position) or None
