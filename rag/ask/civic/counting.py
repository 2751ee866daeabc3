"""Counts inside an item: the points of its proposal, and goals that the minutes say were reached or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ask.asked import Asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim
from rag.ask.composition import IN_WORDS
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import UnitKind, item_units, readable
from rag.ask.questions.question import Question
from rag.danish import fold, sentences
from rag.facts import FOLDED_NUMBER_WORDS
from rag.model import Claim, Role, Span

_POINTS = re.compile(
    r"\bhvor mange (?:\w+ ){0,2}?indstillingspunkt\w*|\bhvor mange (?:punkt\w*|led)\b.{0,30}\bindstilling\w*"
    r"|\bhow many (?:points|items)\b.{0,30}\b(?:recommendation|proposal)\b"
)
_GOALS = re.compile(
    r"\bhvor mange\b(?: af)?(?: \w+){0,5}? \w*maal(?:ene|saetning\w*|tal\w*)?\b.*"
    r"\b(?:naa\w*|opnaa\w*|opfyld\w*|indfri\w*|lykke\w*|overhold\w*|holdt)\b"
)
_NOT = re.compile(r"\bikke\b|\bmislykke\w*|\bmissede\w*")
#: 'Målet er dermed ikke opnået', 'målet blev nået'.
_REACHED = re.compile(
    r"\bmaal\w*\b[^.;:]{0,40}?\b(?:er|blev|var|bliver)\b(?P<between>[^.;:]{0,40}?)\b(?:opnaaet|naaet|opfyldt|indfriet)\b"
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})\.\s+\S", re.MULTILINE)
_NUMBERED_START = re.compile(r"^\d{1,2}[.)]\s*")
#: Points are told beside their number where they are so many words at most.
_SHOWN = 70
#: Of more goals only what stands before the colon is told.
_NAMED_IN_FULL = 2


@dataclass(frozen=True, slots=True)
class _Goal:
    """A numbered goal: its heading, the sentences that tell of it, and whether it was reached, if they do."""

    heading: Span
    told: tuple[Span, ...]
    reached: bool | None


def asks_for_points(question: Question) -> bool:
    """Whether it is asked how many points a proposal has."""
    return _POINTS.search(question.folded) is not None


def points(asked: Asked) -> list[Claim]:
    """How many points the proposal has, and which; nothing where it is not written in points."""
    ranked = asked.part.ranked[0]
    units = item_units(ranked.meeting, ranked.item)
    entries = [u for u in units if u.kind is UnitKind.ENTRY and u.role is Role.RECOMMENDATION]
    if len(entries) < 2:
        return []
    said = "; ".join(_point(unit.text) for unit in entries)
    spans = [unit.span for unit in entries]
    shown = (f": {said}", "") if len(said.split()) <= _SHOWN else ("",)
    texts = (f"Indstillingen har {len(entries)} punkter{more}." for more in shown)
    made = (claim(text, ranked.meeting, ranked.item, spans, computed=True) for text in texts)
    return first_confirmed(made, asked.library.meeting)


def _point(text: str) -> str:
    """A point without its number and what joins it to the next."""
    return _NUMBERED_START.sub("", readable(text)).rstrip(" .;,").removesuffix(" og").rstrip(",")


def asks_for_goals(question: Question) -> bool:
    """Whether it is asked how many goals were reached, or were not."""
    return _GOALS.search(question.folded) is not None


def goals(asked: Asked) -> list[Claim]:
    """How many of an item's numbered goals were reached, or not, and which; nothing where none tells."""
    for ranked in asked.part.ranked[:READ_ITEMS]:
        found = list(_goals(ranked))
        if len(found) > 1 and any(goal.reached is not None for goal in found) and _as_many(asked, found):
            return first_confirmed(_wordings(asked, ranked, found), asked.library.meeting)
    return []


def _wordings(asked: Asked, ranked: RankedItem, found: Sequence[_Goal]) -> Iterator[Claim]:
    reached = _NOT.search(asked.question.folded) is None
    those = [goal for goal in found if goal.reached is reached]
    unknown = sum(goal.reached is None for goal in found)
    word = IN_WORDS.get(len(those), "ét" if len(those) == 1 else str(len(those)))
    state = "nået" if reached else "ikke nået"
    source = ranked.meeting.source.text
    names = "; ".join(_name(goal.heading.of(source), short=len(those) > _NAMED_IN_FULL) for goal in those)
    rest = f" {_counted(unknown).capitalize()} mål er uafklaret i referatet." if unknown else ""
    spans = [Span(goal.heading.start, max(span.end for span in goal.told)) for goal in those]
    shown = f": {names}." if those else "."
    for number in (f" af de {len(found)} mål", " mål"):
        text = f"{word.capitalize()}{number} er {state}{shown}{rest}"
        yield claim(text, ranked.meeting, ranked.item, spans, computed=True)


def _name(heading: str, short: bool) -> str:
    """The first sentence of a goal's heading; `short` leaves out what stands behind its colon."""
    text = _NUMBERED_START.sub("", readable(heading))
    first = next((span.of(text) for span in sentences(text)), text).rstrip(".")
    return first.split(": ")[0] if short else first


def _counted(number: int) -> str:
    return "ét" if number == 1 else IN_WORDS.get(number, str(number))


def _as_many(asked: Asked, found: Sequence[_Goal]) -> bool:
    """Whether there are as many as the question says, if it does: 'de seks mål'."""
    said = re.search(r"\bde (\w+)\b", asked.question.folded)
    number = FOLDED_NUMBER_WORDS.get(said[1]) if said else None
    return number is None or number == len(found)


def _goals(ranked: RankedItem) -> Iterator[_Goal]:
    """The numbered paragraphs of the section that tells of the goals, one after the other from the first."""
    text = ranked.meeting.source.text
    for section in ranked.item.with_role(Role.BACKGROUND, Role.RESUME, Role.OTHER):
        starts = _in_order(_NUMBERED.finditer(text, section.span.start, section.span.end))
        if len(starts) < 2:
            continue
        for start, end in zip(starts, [*starts[1:], section.span.end], strict=True):
            yield _goal(text, start, end)
        return


def _in_order(found: Iterator[re.Match[str]]) -> list[int]:
    starts: list[int] = []
    for match in found:
        if int(match["number"]) == len(starts) + 1:
            starts.append(match.start())
    return starts


def _goal(text: str, start: int, end: int) -> _Goal:
    line = text.find("\n", start, end)
    heading = Span(start, line if line >= 0 else end)
    told = [
        (span, found)
        for span in sentences(text[heading.end : end], heading.end)
        if (found := _said(text, span))
    ]
    ways = {_NOT.search(found["between"]) is None for _, found in told}
    return _Goal(heading, tuple(span for span, _ in told), ways.pop() if len(ways) == 1 else None)


def _said(text: str, span: Span) -> re.Match[str] | None:
    return _REACHED.search(fold(span.of(text)))
