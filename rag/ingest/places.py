"""Where each item begins and ends, and its whole title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rag.ingest.cases import filling, in_title, is_case_line
from rag.ingest.items import Place
from rag.ingest.label_forms import Label
from rag.ingest.layout import Line
from rag.ingest.parts import part_of
from rag.ingest.readers.hyphens import join_lines
from rag.ingest.shapes import Heading, contents_title
from rag.ingest.titles import clean_title, is_named, same_title
from rag.model import Role, Span

#: Where a title breaks before a small letter, its line is at least this long.
_BREAKS_AT = 25
_CAPITALS_BREAK_AT = 40
#: 'Dagsordenspunkt 12: '
_LONGEST_NUMBER = 22
_BREAKS_AFTER = (
    "-",
    ",",
    " og",
    " i",
    " af",
    " for",
    " til",
    " på",
    " med",
    " om",
    " ved",
    " fra",
    " samt",
    " vedr.",
)
#: What begins a list rather than goes on with a title.
_LISTED = re.compile(r"at\b|[a-z][.)]|[-–•*]\s", re.IGNORECASE)
_LONGEST_TITLE_LINE = 160
#: 'Titel: …' stands among so many lines below its number.
_NEAR = 3
_CLOSED_ALONE = re.compile(r"\(?lukket (?:punkt|sag)\)?", re.IGNORECASE)
_TO_TOP = re.compile(r"\btil toppen\b", re.IGNORECASE)
#: Lines of an address and links.
_LONGEST_FOOT = 6
_ABSENCE = re.compile(r"afbud|fravær|ikke (?:til ?stede|mødt)", re.IGNORECASE)


def places_of(lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]) -> list[Place]:
    """The place of every item; an item ends where the next begins."""
    above = _case_numbers_above(lines, headings)
    titled_above = _titles_above(lines, labels, headings)
    firsts = [_first(lines, labels, headings, i, above, titled_above) for i in range(len(headings))]
    ends = [*firsts[1:], _end_of_page(lines, firsts)]
    return [
        _place(lines, labels, heading, first, end, titled_above)
        for heading, first, end in zip(headings, firsts, ends, strict=True)
    ]


def _end_of_page(lines: Sequence[Line], firsts: Sequence[int]) -> int:
    """Where the last item ends: at 'Til toppen', where others end so or only the foot of a page follows."""
    ended = sum(_TO_TOP.search(lines[first - 1].bare) is not None for first in firsts[1:])
    if not ended:
        foot = range(max(firsts[-1] + 1, len(lines) - _LONGEST_FOOT), len(lines))
        return next((i + 1 for i in foot if lines[i].artefact and _TO_TOP.search(lines[i].bare)), len(lines))
    if ended > (len(firsts) - 1) / 2:
        for i in range(len(lines) - 1, firsts[-1], -1):
            if lines[i].artefact and _TO_TOP.search(lines[i].bare):
                return i + 1
    return len(lines)


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
    elif not heading.title or filling(heading.title):
        last = _title_below(lines, labels, number, end)
    else:
        last = _last_title_line(lines, labels, number, end)
    title = _title(lines, heading, begin, last, titled_above)
    span = Span(lines[begin].span.start, lines[last].span.end)
    case = in_title(title) or filling(heading.title) or in_title(lines[number].bare)
    return Place(heading, clean_title(title) or lines[number].bare, title, case, span, first, last + 1, end)


def _title(lines: Sequence[Line], heading: Heading, begin: int, last: int, titled_above: bool) -> str:
    if titled_above:
        return lines[begin].bare
    below = [lines[i] for i in range(heading.line + 1, last + 1) if not is_case_line(lines[i])]
    while len(below) > 1 and (below[0].artefact or is_named(below[1].bare)):
        below = below[1:]
    title = "" if filling(heading.title) else heading.title
    for line in below:
        title = join_lines(title, line.bare, frozenset()) if title else line.bare
    return title.strip()


def _title_below(lines: Sequence[Line], labels: Mapping[int, Label], number: int, end: int) -> int:
    """The last line of the title below a bare number; a case number or 'Åbent punkt' may stand between."""
    near = range(number + 1, min(number + 1 + _NEAR, end))
    if (named := next((i for i in near if is_named(lines[i].bare)), None)) is not None:
        return _last_title_line(lines, labels, named, end)
    at = number + 1
    while at < end and (is_case_line(lines[at]) or _is_page_edge(lines[at])):
        at += 1
    if at + 1 < end and (_opens_title(lines, labels, at) or _opens_closed_title(lines, labels, at)):
        at += 1
    if at < end and _is_title(lines, labels, at, below_number=True):
        return _last_title_line(lines, labels, at, end)
    return number


def _opens_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int) -> bool:
    """Whether a title stands below 'Åbent punkt'."""
    return part_of(lines[i].bare) is False and _is_title(lines, labels, i + 1)


def _opens_closed_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int) -> bool:
    """Whether the title of a closed item stands right below '(Lukket sag)'."""
    title = lines[i + 1]
    named = not title.after_blank and title.bare[:1].isupper() and _could_be_title(lines, labels, i + 1)
    return named and _CLOSED_ALONE.fullmatch(lines[i].bare) is not None


def _is_page_edge(line: Line) -> bool:
    return line.artefact and part_of(line.bare) is None


def _last_title_line(lines: Sequence[Line], labels: Mapping[int, Label], first: int, end: int) -> int:
    """A title runs on where its line breaks in the middle of it and the next stands right below."""
    last = first
    while last + 1 < end and not lines[last + 1].after_blank and _is_title(lines, labels, last + 1):
        if not _runs_on(lines[last].bare, lines[last + 1].bare):
            break
        last += 1
    return last


def _runs_on(line: str, below: str) -> bool:
    """Whether a title goes on below: the line is long and unended, and what follows begins no sentence."""
    if line.endswith((".", ":")) or _LISTED.match(below):
        return False
    if line.endswith(_BREAKS_AFTER) or (below[:1].islower() and len(line) >= _BREAKS_AT):
        return True
    return line.isupper() and below.isupper() and len(line) >= _CAPITALS_BREAK_AT


def _is_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int, below_number: bool = False) -> bool:
    """Whether a line can be (part of) a title. Right below a bare number 'Meddelelser' is one too."""
    line = lines[i]
    like_label = i in labels and not (below_number and _may_be_title(line, labels[i]))
    return (
        not like_label
        and (not line.artefact or (below_number and part_of(line.bare) is not None))
        and not line.tabular
        and not is_case_line(line)
        and len(line.bare) <= _LONGEST_TITLE_LINE
    )


def _may_be_title(line: Line, label: Label) -> bool:
    return is_named(line.bare) if label.inline else label.role is Role.OTHER


def _case_numbers_above(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    above = sum(h.line > 0 and is_case_line(lines[h.line - 1]) for h in headings)
    under = [h.line + (1 if h.title else 2) for h in headings]
    below = sum(i < len(lines) and is_case_line(lines[i]) for i in under)
    return above > below


def _titles_above(lines: Sequence[Line], labels: Mapping[int, Label], headings: Sequence[Heading]) -> bool:
    """Whether 'Sag nr. 130' stands below the title it numbers, rather than above it."""
    if any(h.title and not filling(h.title) for h in headings):
        return False
    numbers = {h.line for h in headings}
    above = sum(_could_be_title(lines, labels, h.line - 1) for h in headings if h.line - 1 not in numbers)
    ends = [*(h.line for h in headings[1:]), len(lines)]
    below = sum(
        _title_below(lines, labels, h.line, end) > h.line for h, end in zip(headings, ends, strict=True)
    )
    return above > below


def _could_be_title(lines: Sequence[Line], labels: Mapping[int, Label], i: int) -> bool:
    if not 0 <= i < len(lines) or not _is_title(lines, labels, i) or contents_title(lines[i]) is not None:
        return False
    return not lines[i].bare.endswith((".", ":", ",")) and _ABSENCE.match(lines[i].bare) is None


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
    if contents_like(line) or len(head) > _LONGEST_NUMBER:
        return False
    return same_title(clean_title(line[len(head) :]), clean_title(heading.title))


def contents_like(line: str) -> bool:
    """Whether a line ends like one of a contents list."""
    return "..." in line or (line.rstrip()[-1:].isdigit() and "\t" in line)
