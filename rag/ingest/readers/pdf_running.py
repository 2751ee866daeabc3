"""Running heads and feet: what stands at the same height of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from rag.ingest.readers.pdf_layout import table_number
from rag.ingest.readers.pdf_rows import Row

#: A running line stands in so much of a page's height from its edge, among so many lines.
_MARGIN = 0.15
_LINES = 5
#: Points; it stands at the same height on each page.
_SAME_HEIGHT = 5.0
#: It comes back on so many pages, and so much of them; odd and even pages may differ.
_LEAST = 2
_SHARE = 0.35
#: So many of the texts at its height are it.
_OF_SLOT, _OF_PAIR = 0.65, 0.4
#: 'Side 2 af 9', '- 4 -', 'Side iii', '2/9': the words for a page's number.
_NUMBERED = re.compile(
    r"(?:\b(?:side|page|s\.)\s*)(?:\d{1,4}|[ivxl]{1,7})\b(?:\s*(?:af|of|/)\s*\d{1,4})?|"
    r"(?<![\w.,/-])[-–]\s*\d{1,4}\s*[-–](?![\w.,/-])",
    re.IGNORECASE,
)
#: 'Referat – 4', '4 | Byrådet': a number that may be the page's, at the edge of a line.
_AT_EDGE = re.compile(r"^\d{1,4}(?=\s*[-–—|·•]\s*\D)|(?<=[-–—|·•]\s)\d{1,4}$")
_BARE = re.compile(r"(\d{1,4})(?:\s*(?:/|af|of)\s*\d{1,4})?")
#: A sentence, or the heading of an item.
_CONTENT = re.compile(r"[.!?]$|^(?:punkt|pkt|sag|nr)\b\D{0,6}\d")
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


def said(row: Row) -> list[str]:
    """What a running line says beside the number of the page, part by part."""
    parts = [part for segment in row.segments for part in re.split(r"\s[·•|]\s", segment.text)]
    parts = [_AT_EDGE.sub("", part) for part in parts]
    told = [_NUMBERED.sub("", part).strip(_LOOSE) for part in parts if not _BARE.fullmatch(part)]
    return [part for part in told if part]


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
        text = _AT_EDGE.sub(lambda match: f"#{int(match[0]) - page}", segment.text)
        parts.append(f"#{int(bare[1]) - page}" if bare else text)
    return _NUMBERED.sub("#", " ".join(parts)).casefold()


def _often(
    pages: Sequence[Sequence[Row]], edges: Sequence[tuple[list[int], list[int]]]
) -> dict[tuple[str, int], float]:
    """The running texts by where they stand (head 0, foot 1), and their height."""
    seen: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    places: tuple[list[float], list[float]] = ([], [])
    for page, (rows, sides) in enumerate(zip(pages, edges, strict=True)):
        for side, indices in enumerate(sides):
            places[side].extend(rows[i].bottom for i in indices)
            for key, place in {(_key(rows[i], page), rows[i].bottom) for i in indices}:
                seen[key, side].append((page, place))
    found = {}
    for (key, side), stands in seen.items():
        height = median(place for _, place in stands)
        on = [page for page, place in stands if abs(place - height) < _SAME_HEIGHT]
        slot = sum(abs(place - height) < _SAME_HEIGHT for place in places[side])
        if _is_often(on, slot, len(pages)) and (len(on) >= _sure(len(pages)) or not _CONTENT.search(key)):
            found[key, side] = height
    return found


def _is_often(on: Sequence[int], slot: int, count: int) -> bool:
    """Whether a text that stands on some pages runs; `slot` pages have a text at its height.

    Where other texts stand at its height, it is the first or last line of the text, but for one of a pair
    that odd and even pages have.
    """
    if len(on) < max(_LEAST, _SHARE * count):
        return False
    alternates = len(on) > _LEAST and len({page % 2 for page in on}) == 1
    return len(on) >= (_OF_PAIR if alternates else _OF_SLOT) * slot


def _sure(count: int) -> int:
    """On how many pages even what looks like the text itself runs: all but one, and three."""
    return max(3, count - 1)


def _from_edges(
    rows: Sequence[Row], edges: tuple[list[int], list[int]], often: dict[tuple[str, int], float], page: int
) -> set[int]:
    found: set[int] = set()
    for side, indices in enumerate(edges):
        for i in indices:
            height = often.get((_key(rows[i], page), side))
            if (
                height is None
                or table_number(rows[i]) is not None
                or abs(height - rows[i].bottom) >= _SAME_HEIGHT
            ):
                break
            found.add(i)
    return found
