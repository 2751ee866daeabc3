"""Where each item begins and ends, and its whole title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.ingest.cases import is_case_line
from rag.ingest.headings import Heading, clean_title, contents_title, same_title
from rag.ingest.items import Place
from rag.ingest.labelling import Label
from rag.ingest.layout import Line
from rag.model import Role, Span

#: A title that is broken over lines is at least this long where it breaks.
_BREAKS_AT = 55
_LONGEST_TITLE_LINE = 160


def places_of(lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]) -> list[Place]:
    """The place of every item; an item ends where the next begins."""
    above = _case_numbers_above(lines, headings)
    titled_above = _titles_above(lines, labels, headings)
    firsts = [_first(lines, labels, headings, i, above, titled_above) for i in range(len(headings))]
    ends = [*firsts[1:], len(lines)]
    return [
        _place(lines, labels, heading, first, end, titled_above)
        for heading, first, end in zip(headings, firsts, ends, strict=True)
    ]


def _place(
    lines: Sequence[Line],
    labels: Mapping[int, Label],
    heading: Heading,
    first: int,
    end: int,
    titled_above: bool,
) -> Place:
    number = heading.line
    begin, last = number, number
    if titled_above:
        begin = number - 1
    elif not heading.title and number + 1 < end and _is_title(lines, labels, number + 1, below_number=True):
        last = number + 1
    elif not titled_above:
        last = _last_title_line(lines, labels, heading, end)
    title = _title(lines, heading, begin, last, titled_above)
    return Place(heading, title, Span(lines[begin].span.start, lines[last].span.end), first, last + 1, end)


def _title(lines: Sequence[Line], heading: Heading, begin: int, last: int, titled_above: bool) -> str:
    if titled_above:
        return clean_title(lines[begin].bare)
    below = [lines[i].bare for i in range(heading.line + 1, last + 1)]
    words = " ".join([heading.title, *below]).strip()
    return clean_title(words.strip("*_# ")) or lines[heading.line].bare


def _last_title_line(lines: Sequence[Line], labels: Mapping[int, Label], heading: Heading, end: int) -> int:
    """A title runs on where it is long, does not end, and the next line stands right below it."""
    last = heading.line
    while last + 1 < end and not lines[last + 1].after_blank and _is_title(lines, labels, last + 1):
        line, below = lines[last], lines[last + 1]
        runs_on = (
            line.bare.endswith(("-", ",", " og", " i", " af", " for", " til", " på", " med"))
            or below.bare[:1].islower()
        )
        if len(line.bare) < _BREAKS_AT or line.bare.endswith((".", ":")) or not runs_on:
            break
        last += 1
    return last


def _is_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int, below_number: bool = False) -> bool:
    """Whether a line can be (part of) a title. Right below a bare number 'Meddelelser' is one too."""
    line = lines[i]
    return (
        (i not in labels or (below_number and labels[i].role is Role.OTHER and not labels[i].inline))
        and not line.artefact
        and not line.tabular
        and not is_case_line(line)
        and len(line.bare) <= _LONGEST_TITLE_LINE
    )


def _case_numbers_above(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    above = sum(h.line > 0 and is_case_line(lines[h.line - 1]) for h in headings)
    under = [h.line + (1 if h.title else 2) for h in headings]
    below = sum(i < len(lines) and is_case_line(lines[i]) for i in under)
    return above > below


def _titles_above(lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]) -> bool:
    """Whether 'Sag nr. 130' stands below the title it numbers, rather than above it."""
    if any(h.title for h in headings):
        return False
    above = sum(_could_be_title(lines, labels, h.line - 1) for h in headings)
    below = sum(_could_be_title(lines, labels, h.line + 1) for h in headings)
    return above > below


def _could_be_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int) -> bool:
    if not 0 <= i < len(lines) or not _is_title(lines, labels, i) or contents_title(lines[i]) is not None:
        return False
    return not lines[i].bare.endswith((".", ":", ","))


def _first(
    lines: Sequence[Line],
    labels: Mapping[int, Label],
    headings: Sequence[Heading],
    i: int,
    case_above: bool,
    titled_above: bool,
) -> int:
    """The line an item begins with: its heading, printed twice perhaps, and a case number above it."""
    heading = headings[i]
    floor = headings[i - 1].line + 1 if i else 0
    first = heading.line - titled_above
    at = first - 1
    while at >= floor and (lines[at].artefact or is_case_line(lines[at])):
        at -= 1
    if at >= floor and at not in labels and heading.title and _repeats(lines[at].bare, heading):
        first = at
    if case_above and first > floor and is_case_line(lines[first - 1]):
        first -= 1
    return max(first, floor)


def _repeats(line: str, heading: Heading) -> bool:
    head, _, _ = line.partition(heading.title[:20])
    return contents_like(line) is False and same_title(line[len(head) :], heading.title) and len(head) <= 15


def contents_like(line: str) -> bool:
    """Whether a line ends like one of a contents list."""
    return "..." in line or (line.rstrip()[-1:].isdigit() and "\t" in line)
