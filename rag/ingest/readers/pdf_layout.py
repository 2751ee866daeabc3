"""A page of a PDF → its rows in reading order, and its ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.readers.hyphens import Vocabulary, join_lines
from rag.ingest.readers.pdf_columns import reading_order
from rag.ingest.readers.pdf_page import Page, Word
from rag.ingest.readers.pdf_rows import SIGN, Row, rows_of
from rag.ingest.readers.pdf_ruled import Grid, ruled_tables, within

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of one column, from top to bottom. `narrow`: another column stands beside it."""

    rows: tuple[Row, ...]
    narrow: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as it is read. `tables` holds the cells of its ruled tables."""

    regions: tuple[Region, ...]
    tables: tuple[tuple[tuple[tuple[Row, ...], ...], ...], ...]
    bottom: float
    top: float
    width: float

    @property
    def rows(self) -> list[Row]:
        """All rows in reading order."""
        return [row for region in self.regions for row in region.rows]


def layout_of(page: Page) -> Layout:
    """The rows of a page in reading order; a ruled table stands among them as one row."""
    grids = ruled_tables(page.words, page.drawing)
    free = [word for word in page.words if not any(within(word, grid) for grid in grids)]
    regions = reading_order([*free, *(_sign(number, grid) for number, grid in enumerate(grids))])
    return Layout(
        regions=tuple(Region(tuple(rows_of(words)), _is_narrow(words, regions)) for words in regions),
        tables=tuple(
            tuple(tuple(tuple(rows_of(cell)) for cell in row) for row in grid.cells) for grid in grids
        ),
        bottom=page.bottom,
        top=page.top,
        width=page.right - page.left,
    )


def table_number(row: Row) -> int | None:
    """The number of the ruled table that a row stands for, if it does."""
    text = row.segments[0].text
    return int(text[1:]) if text.startswith(SIGN) else None


def table_cells(rows: Sequence[Sequence[Sequence[Row]]], words: Vocabulary) -> Cells:
    """The text of each cell of a ruled table."""
    return tuple(tuple(_cell(cell, words) for cell in row) for row in rows)


def _cell(rows: Sequence[Row], words: Vocabulary) -> str:
    text = ""
    for row in rows:
        text = join_lines(text, row.text, words) if text else row.text
    return text


def _sign(number: int, grid: Grid) -> Word:
    """What stands among the words where a ruled table is: its number on the page."""
    return Word(f"{SIGN}{number}", grid.left, grid.top - 1, grid.right, grid.top)


def _is_narrow(words: Sequence[Word], regions: Sequence[Sequence[Word]]) -> bool:
    """Whether another region stands beside one rather than above or below it."""
    low, high = min(word.bottom for word in words), max(word.top for word in words)
    return any(
        other is not words
        and min(high, max(word.top for word in other)) - max(low, min(word.bottom for word in other)) > 10
        for other in regions
    )
