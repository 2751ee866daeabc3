"""Who sat in for a member: 'A deltog som stedfortræder for B', 'A (V), stedfortræder', 'For B mødte A'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.danish import sentences
from rag.ingest.people import NAME
from rag.model import Absence, Person, Span, Substitute

_STAND_IN = r"(?i:stedfortræder|suppleant|substitut)"
_OFFICE = rf"(?:(?i:\d\.\s+)?{_STAND_IN}\s+)?"
#: Brackets with a party, not with a substitute.
_PARTY = r"(?:\s?\((?![^()]*(?i:stedfortræder|suppleant))[^()\n]{1,40}\))?"
_WHO = rf"{_OFFICE}(?P<who>{NAME}){_PARTY}"
_WHOM = rf"(?P<whom>{NAME}){_PARTY}"
#: A name begins a sentence, a line or an entry of a list.
_BEGIN = (
    r"(?:^|(?<=[\n\t•(:|])|(?<=[.;:,•|–-]\s)|(?<=[ \t]{2})|(?<=\sog\s)|(?<=[Dd]eltagere\s)"
    r"|(?i:(?<=undtagen\s)))"
)
_SITS = r"(?i:deltog|deltager|mødte|møder|indtrådte|indtræder|sad)"
_IN_PLACE = r"(?i:i stedet|i hans sted|i hendes sted|som (?:stedfortræder|suppleant|substitut))"
#: How it is said; `whom` is missing where the minutes do not name the member.
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 'A (V) deltog som stedfortræder for B' · 'A (V), suppleant for B' · 'A (stedfortræder for B)'
        rf"{_BEGIN}{_WHO}[\s,(–-]*(?:\w{{1,20}},\s*)?(?:(?:{_SITS}|var|er)\b[\w\s]{{0,40}}?)?(?i:som\s+)?"
        rf"{_STAND_IN}\s+(?i:i stedet\s+)?(?i:for)\s+{_WHOM}",
        # 'A mødte i stedet for B' · 'Suppleant A deltog for B'
        rf"{_BEGIN}{_WHO}\s+{_SITS}\s+(?i:i mødet\s+)?(?i:i stedet for)\s+{_WHOM}",
        rf"{_BEGIN}{_STAND_IN}\s*:?\s+{_WHO}\s+{_SITS}\s+(?i:i mødet\s+)?(?i:for)\s+{_WHOM}",
        # 'I stedet for B mødte A' · 'For B (V) mødte A', but not 'For Dansk Industri mødte A'
        rf"{_BEGIN}(?i:i stedet for)\s+{_WHOM},?\s+{_SITS}\s+{_WHO}",
        rf"{_BEGIN}(?i:for)\s+(?P<whom>{NAME})\s?\([A-ZÆØÅ]{{1,2}}\),?\s+{_SITS}\s+{_WHO}",
        # 'B (stedfortræder: A)'
        rf"{_BEGIN}{_WHOM}\s*\(\s*(?:[^()]*?[,–-]\s*)?{_STAND_IN}\s*:?\s*(?P<who>{NAME})",
        # 'B havde meldt afbud. Som stedfortræder mødte A' · 'Fraværende: B', below it 'I stedet mødte: A'
        rf"{_BEGIN}{_WHOM}(?i:[a-zæøå ,]{{0,40}})(?:[.,;]\s+|\n){_IN_PLACE}\s+{_SITS}(?:\s*:)?\s+{_WHO}",
        # 'Mødte som stedfortræder: A for B'
        rf"{_BEGIN}{_SITS}\s+(?i:som\s+){_STAND_IN}\s*:?\s+{_WHO}\s+(?i:for)\s+{_WHOM}",
        # 'Som stedfortræder for B deltog A' · 'Indkaldt som stedfortræder for B: A'
        rf"{_BEGIN}(?i:(?:indkaldt|mødt|mødte|deltog)\s+)?(?i:som\s+)?{_STAND_IN}\s+(?i:for)\s+{_WHOM}"
        rf"(?:\s*:|,?\s+{_SITS}(?:\s*:)?)\s+{_WHO}",
        # 'Som stedfortræder mødte A'
        rf"{_BEGIN}{_IN_PLACE}\s+{_SITS}(?:\s*:)?\s+{_WHO}(?P<whom>(?!))?",
        # 'For B mødte A som stedfortræder'
        rf"{_BEGIN}(?i:for)\s+{_WHOM},?\s+{_SITS}\s+{_WHO}\s+(?i:som)\s+{_STAND_IN}",
        # 'Stedfortræder: A (V) for B'
        rf"(?:^|(?<=\n)){_STAND_IN}(?:e|er)?(?:\s*:)?\s*{_WHO}\s+(?i:for)\s+{_WHOM}",
        # 'Stedfortræder: A'
        rf"(?:^|(?<=\n)){_STAND_IN}(?:e|er)?\s*:\s*(?P<who>{NAME})(?P<whom>(?!))?",
    )
)
#: 'A (V), stedfortræder' · 'A (V, suppleant)': on a list of those present.
_LISTED = re.compile(
    rf"{_BEGIN}(?P<who>{NAME})(?:{_PARTY}\s*,\s*(?i:deltog som\s+)?{_STAND_IN}\b|"
    rf"\s*\([^()]*{_STAND_IN}[^()]*\))(?!\s+for\b)"
)
#: 'For B mødte A', where B is a member: it may be an organisation too.
_FOR_MEMBER = re.compile(rf"{_BEGIN}(?i:for)\s+(?P<whom>{NAME}),?\s+{_SITS}\s+{_WHO}")
#: One of these stands wherever somebody sat in: they are sought first, as words are found fast.
_HINTS = (
    "stedfortræder", "suppleant", "substitut", " sted", "i stedet", "deltog", "deltager", "mødte", "møder",
    "indtrå", "indtræ", "sad",
)  # fmt: skip
#: Longer pieces are paragraphs of something else.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class StandIn:
    """A substitute and the member it sat in for, as offsets into the text that says so."""

    who: Span
    whom: Span | None
    span: Span


def substitutes(
    text: str, attendees: Sequence[Person], absent: Sequence[Absence] = ()
) -> tuple[Substitute, ...]:
    """The substitutes of a meeting, each once, with whom they sat in for where it says so.

    Who is only called a substitute must be on the list of those present, and 'For A mødte B' tells of
    members only: `absent` are those who were not there.
    """
    present = {person.name for person in attendees}
    members = present | {one.name for one in absent}
    found: dict[str, Substitute] = {}
    for one in _all(text, present, members):
        known = found.get(one.name)
        found[one.name] = one if known is None or known.stands_in_for is None else known
    return tuple(found.values())


def stand_ins(text: str) -> list[StandIn]:
    """Who sat in for whom by the sentences of a text."""
    found: list[StandIn] = []
    if not _hints(text):
        return found
    for form in _FORMS:
        for match in form.finditer(text):
            who, whom = _name(match, "who"), _name(match, "whom") if match["whom"] else None
            span = Span(min(who.start, whom.start if whom else who.start), match.end())
            if not any(one.who.overlaps(who) for one in found):
                found.append(StandIn(who, whom, span))
    return found


def _hints(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _HINTS)


def _all(text: str, present: set[str], members: set[str]) -> Iterator[Substitute]:
    for piece in _pieces(text):
        said = piece.of(text)
        for one in stand_ins(said):
            name, whom = one.who.of(said), one.whom.of(said) if one.whom else None
            yield Substitute(name, whom, Span(piece.start + one.span.start, piece.start + one.span.end))
        for match in _FOR_MEMBER.finditer(said) if "or " in said else ():
            who, whom = _name(match, "who"), _name(match, "whom").of(said)
            if whom in members:
                yield Substitute(who.of(said), whom, Span(piece.start + who.start, piece.start + who.end))
        for match in _LISTED.finditer(said):
            who = _name(match, "who")
            if who.of(said) in present:
                span = Span(piece.start + who.start, piece.start + match.end())
                yield Substitute(who.of(said), None, span)


def _pieces(text: str) -> Iterator[Span]:
    """The sentences that may tell of a substitute, with the one before; long ones line by line."""
    before: Span | None = None
    for span in sentences(text):
        if _hints(span.of(text)):
            near = before is not None and span.end - before.start <= _LONGEST
            leads = re.match(_IN_PLACE, span.of(text)) is not None
            if before is not None and near and leads:
                yield Span(before.start, span.end)
            elif len(span) <= _LONGEST:
                yield span
            else:
                yield from _lines(text, span)
        before = span


def _lines(text: str, span: Span) -> Iterator[Span]:
    begin = span.start
    for line in span.of(text).split("\n"):
        if len(line) <= _LONGEST and _hints(line):
            yield Span(begin, begin + len(line))
        begin += len(line) + 1


def _name(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.start(group) + len(match[group].rstrip(".")))
