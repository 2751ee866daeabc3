"""Right summaries that the harness writes itself, from the minutes and the gold of a case.

They are not nice to read: the decision as it stands, and a sentence of the minutes for each vital fact. What
is made wrong from them does not depend on the system under test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eval.matching import found
from eval.minutes import Minutes, Place
from eval.quoting import quoted
from eval.summaries.suite import SummaryCase
from eval.support.sentences import sentences
from rag.model import AgendaItem, Claim, Meeting, Role, Section, Span
from rag.summaries.summary import Heading, Part, Subject, Summary

_HEADINGS = {
    Role.DECISION: Heading.DECIDED,
    Role.ECONOMY: Heading.COST,
    Role.NEXT_STEPS: Heading.NEXT,
    Role.COMPETENCE: Heading.NEXT,
}
_ORDER = (Heading.ABOUT, Heading.DECIDED, Heading.COST, Heading.NEXT)
_LEFT_OUT = frozenset({Role.ATTACHMENTS, Role.RELATED})


@dataclass(frozen=True)
class Passage:
    """A line of minutes that can be told as a sentence, and the section it stands in."""

    text: str
    span: Span
    role: Role


def reference(minutes: Minutes, place: Place, case: SummaryCase) -> Summary:
    """A summary that tells the decision, and whatever it takes to tell the vital facts of a case."""
    meeting, item = minutes.meeting(place), minutes.item(place)
    passages = _passages(meeting, item)
    chosen = [passage for passage in passages if passage.role is Role.DECISION]
    for fact in (*case.vital, *case.main):
        if not _told(fact, chosen):
            stating = [passage for passage in passages if found(fact, passage.text)]
            # Rows of tables are the last to be told: they are no sentences.
            chosen += sorted(stating, key=lambda passage: "\t" in passage.text or "|" in passage.text)[:1]
    headline = Claim(item.title, (quoted(minutes, place, item.heading),))
    return Summary(Subject.ITEM, item.id, headline, tuple(_parts(minutes, place, chosen)))


def _parts(minutes: Minutes, place: Place, chosen: list[Passage]) -> Iterator[Part]:
    for heading in _ORDER:
        claims = [
            Claim(_sentence(passage), (quoted(minutes, place, passage.span),))
            for passage in sorted(chosen, key=lambda passage: passage.span)
            if _HEADINGS.get(passage.role, Heading.ABOUT) is heading
        ]
        if claims:
            yield Part(heading, tuple(claims))


def _sentence(passage: Passage) -> str:
    """What stands there; a point of an Indstilling says that it is one."""
    if passage.role is not Role.RECOMMENDATION:
        return passage.text
    return f"Det blev indstillet, {passage.text.lstrip('0123456789. ')}"


def _told(fact: tuple[str, ...], passages: list[Passage]) -> bool:
    return any(found(fact, passage.text) for passage in passages)


@lru_cache(maxsize=256)
def _passages(meeting: Meeting, item: AgendaItem) -> tuple[Passage, ...]:
    sections = (section for section in item.sections if section.role not in _LEFT_OUT)
    return tuple(passage for section in sections for passage in _lines(meeting, section))


def _lines(meeting: Meeting, section: Section) -> Iterator[Passage]:
    """The sentences of a section, each where it stands."""
    text, start = meeting.text(section.span), section.span.start
    at = 0
    for line in text.split("\n"):
        within = at
        for sentence in sentences(line):
            begin = text.index(sentence, within)
            within = begin + len(sentence)
            stripped = sentence.strip()
            if any(character.isalnum() for character in stripped):
                first = begin + sentence.index(stripped)
                yield Passage(stripped, Span(start + first, start + first + len(stripped)), section.role)
        at += len(line) + 1
