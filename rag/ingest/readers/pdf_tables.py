"""Tables of a PDF that go on over a page, and how a table is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.ingest.readers.pdf_blocks import Block


def whole_tables(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The pages, with no head repeated and no row divided where a table goes on over the page.

    A table of one row that is part of no other becomes a line of text.
    """
    found = [list(blocks) for blocks in pages]
    parts: set[tuple[int, int]] = set()
    before: tuple[int, int] | None = None
    for number, blocks in enumerate(found):
        if not blocks:
            continue
        if before is not None and blocks[0].cells:
            above = found[before[0]][before[1]]
            if _same_columns(above, blocks[0]):
                parts |= {before, (number, 0)}
                found[before[0]][before[1]], blocks[0] = _divided(above, blocks[0])
        before = number, len(blocks) - 1
    return [
        [
            _as_line(block) if (number, i) not in parts else block
            for i, block in enumerate(blocks)
            if _is_there(block)
        ]
        for number, blocks in enumerate(found)
    ]


def pipes(cells: Iterable[Sequence[str]], headed: bool) -> str:
    """Rows as a Markdown table; `headed` puts a rule below the first."""
    rows = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in cells]
    if headed and rows:
        rows.insert(1, "|" + "---|" * (rows[0].count("|") - 1))
    return "\n".join(rows)


def _same_columns(above: Block, below: Block) -> bool:
    return bool(above.cells and below.cells) and len(above.cells[0]) == len(below.cells[0])


def _divided(above: Block, below: Block) -> tuple[Block, Block]:
    """Two parts of one table, without the repeated head and with the divided row whole in the first."""
    first, last = below.cells[0], above.cells[-1]
    if first == above.cells[0]:
        return above, replace(below, cells=below.cells[1:])
    if _is_rest(last, first):
        row = tuple(f"{one} {other}".strip() for one, other in zip(last, first, strict=True))
        return replace(above, cells=(*above.cells[:-1], row)), replace(below, cells=below.cells[1:])
    return above, below


def _is_rest(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether cells are the rest of the row above: some are empty, the others go on with words."""
    told = [(above, cell) for above, cell in zip(row, below, strict=True) if cell]
    return 0 < len(told) < len(below) and all(above and cell[0].islower() for above, cell in told)


def _is_there(block: Block) -> bool:
    return bool(block.text or block.cells)


def _as_line(block: Block) -> Block:
    if len(block.cells) != 1:
        return block
    return replace(block, cells=(), text=" ".join(filter(None, block.cells[0])))
