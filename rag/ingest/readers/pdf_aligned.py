"""Tables without lines, of figures or of words."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ingest.readers.pdf_figures import Aligned, figure_tables
from rag.ingest.readers.pdf_rows import Row
from rag.ingest.readers.pdf_worded import worded_tables


def aligned_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables without lines among the rows of a column, in order. In doubt there is none.

    Where rows could be a table of either kind, they are of the one that has more of them.
    """
    found: list[Aligned] = []
    kinds = [*figure_tables(rows), *worded_tables(rows)]  # of two of one size the first is meant
    for table in sorted(kinds, key=lambda one: one.first - one.end):
        if all(table.end <= other.first or other.end <= table.first for other in found):
            found.append(table)
    return sorted(found, key=lambda one: one.first)
