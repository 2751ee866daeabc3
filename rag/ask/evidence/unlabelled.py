"""Text of an item that stands under no label: what is said between its heading and its first section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.danish import fold
from rag.ingest.cases import is_case_line
from rag.ingest.layout import Line, lines_of
from rag.model import AgendaItem, Meeting, Role, Section, Span

#: A line of fewer words that ends no sentence is a label or a name.
_FEWEST_WORDS = 4
_ENDS = (".", ":", ";", ",", "?", "!")
#: Labels of what is told of an item apart from its matter (folded).
_ABOUT_THE_ITEM = re.compile(
    r"\W*(?:sag(?:s\w*|\.|:|\s+(?:nr|id)|(?=\W+\S*\d))|journal\w*|j\.?\s?nr|fravaerende|afbud|deltagere"
    r"|til stede|hvem beslutter)"
)
#: How a paragraph begins that proposes, or tells what was decided (folded).
_PROPOSES = re.compile(r"\W*(?:indstilling\b|.{0,80}\bindstill(?:er|es)\b)")
_DECIDES = re.compile(r"\W*(?:\w+ ){0,2}(?:beslutning|afgoerelse)\b")
_ENTRY = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)]|at\b)\s")


def unlabelled_sections(meeting: Meeting, item: AgendaItem) -> Iterator[Section]:
    """The paragraphs above the first section of an item, or all of one that has none.

    What proposes is a recommendation, as is what follows it without a stop. Case numbers, who was absent, and
    labels are left out.
    """
    first = min((section.span.start for section in item.sections), default=item.span.end)
    lines = lines_of(meeting.source.text, item.heading.end, first)
    if item.sections and lines:
        lines = lines[:-1]  # the label of the first section
    role, ended = Role.BACKGROUND, True
    for part in _paragraphs([line for line in lines if _is_of_the_matter(line)]):
        span = Span(part[0].span.start, part[-1].span.end, meeting.source.page(part[0].span.start))
        role = _role(fold(meeting.text(span))) if ended else role
        ended = part[-1].bare.endswith(".")
        if any(_says_something(line) for line in part):
            yield Section("", role, span)


def _is_of_the_matter(line: Line) -> bool:
    return not line.artefact and not is_case_line(line) and not _ABOUT_THE_ITEM.match(fold(line.bare))


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in lines:
        if part and line.after_blank:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _role(said: str) -> Role:
    if _DECIDES.match(said):
        return Role.DECISION
    return Role.RECOMMENDATION if _PROPOSES.match(said) else Role.BACKGROUND


def _says_something(line: Line) -> bool:
    return len(line.bare.split()) >= _FEWEST_WORDS and (
        line.bare.endswith(_ENDS) or _ENTRY.match(line.raw) is not None
    )
