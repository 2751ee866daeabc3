"""Running heads and feet: what stands at the same height of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from rag.ingest.readers.pdf_rows import Row

#: A running line stands in so much of a page's height from its edge, among so many lines.
_MARGIN = 0.15
_LINES = 5
#: Points; it stands at the same height on each page.
_SAME_HEIGHT = 5.0
#: It comes back on so many pages, and so much of them; odd and even pages may differ.
_LEAST = 2
_SHARE = 0.35
#: 'Side 2 af 9', '- 4 -', 'Side iii', '2/9': the words for a page's number.
_NUMBERED = re.compile(
    r"(?:\b(?:side|page|s\.)\s*)(?:\d{1,4}|[ivxl]{1,7})\b(?:\s*(?:af|of|/)\s*\d{1,4})?|"
    r"(?<![\w.,/-])[-–]\s*\d{1,4}\s*[-–](?![\w.,/-])",
    re.IGNORECASE,
)
_BARE = re.compile(r"(\d{1,4})(?:\s*(?:/|af|of)\s*\d{1,4})?")
_LOOSE = " \t·•|-–—,;:"


def running_rows(pages: Sequence[Sequence[Row]], heights: Sequence[tuple[float, float]]) -> list[set[int]]:
    """For each page the indices of its rows that are running heads, running feet or page numbers.

    `heights` holds the bottom and top of each page. Only rows with nothing but running ones between them and
    the edge of the page are found, so that headings that come back in every item stay.
    """
    edges = [_edges(rows, *height) for rows, height in zip(pages, heights, strict=True)]
    often = _often(pages, edges)
    return [
        _from_edges(rows, edge, often, page)
        for page, (rows, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def said(row: Row) -> str:
    """What a running line says beside the number of the page."""
    kept = " ".join(segment.text for segment in row.segments if not _BARE.fullmatch(segment.text))
    return _NUMBERED.sub("", kept).strip(_LOOSE)


def _edges(rows: Sequence[Row], bottom: float, top: float) -> tuple[list[int], list[int]]:
    """The rows near the top, from the top down, and near the bottom, from the bottom up."""
    order = sorted(range(len(rows)), key=lambda i: -rows[i].top)
    room = _MARGIN * (top - bottom)
    heads = [i for i in order[:_LINES] if rows[i].bottom > top - room]
    feet = [i for i in reversed(order[-_LINES:]) if rows[i].top < bottom + room]
    return heads, feet


def _key(row: Row, page: int) -> str:
    """A row's words; the page's number as its distance from the place of the page in the file."""
    parts = []
    for segment in row.segments:
        bare = _BARE.fullmatch(segment.text)
        parts.append(f"#{int(bare[1]) - page}" if bare else segment.text)
    return _NUMBERED.sub("#", " ".join(parts)).casefold()


def _often(
    pages: Sequence[Sequence[Row]], edges: Sequence[tuple[list[int], list[int]]]
) -> dict[tuple[str, int], float]:
    """The running texts by where they stand (head 0, foot 1), and their height."""
    seen: dict[tuple[str, int], list[float]] = defaultdict(list)
    for page, (rows, sides) in enumerate(zip(pages, edges, strict=True)):
        for side, indices in enumerate(sides):
            for key, place in {(_key(rows[i], page), rows[i].bottom) for i in indices}:
                seen[key, side].append(place)
    enough = max(_LEAST, _SHARE * len(pages))
    return {
        key: median(places)
        for key, places in seen.items()
        if sum(abs(place - median(places)) < _SAME_HEIGHT for place in places) >= enough
    }


def _from_edges(
    rows: Sequence[Row], edges: tuple[list[int], list[int]], often: dict[tuple[str, int], float], page: int
) -> set[int]:
    found: set[int] = set()
    for side, indices in enumerate(edges):
        for i in indices:
            height = often.get((_key(rows[i], page), side))
            if height is None or abs(height - rows[i].bottom) >= _SAME_HEIGHT:
                break
            found.add(i)
    return found
