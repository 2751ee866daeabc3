"""Who was at a meeting, who was not, and who left a single item, as the minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim, date_in_words, enumeration
from rag.ask.question import Question
from rag.ask.units import readable
from rag.ask.wants import Want
from rag.danish import sentences, words
from rag.model import AgendaItem, Claim, Meeting, Span

_ABSENCE_ASKED = re.compile(
    r"afbud|fravaer|mangl|ikke (?:med|til stede|moedt)|blev vaek|absent|missing|meldt\w* fra|udeblev|udebliv"
)
_SINGLE_ITEM = re.compile(r"inhabil|habil|behandling|forlod|under punkt")
_OF_THE_MEETING = re.compile(
    r"moed|udvalg|politiker|medlem|raad|afbud|til stede|\bfravaerende\b|meeting|committee|\babsent\b"
)


def attendance(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """Who sent apologies, who left a single item, or whether the member the question names was there."""
    absent = _absences(meeting)
    person = member_asked(question, [*absent, *(p.name for p in meeting.attendees)])
    if person:
        return _one_person(question, meeting, person)
    if not _OF_THE_MEETING.search(question.folded) and not _SINGLE_ITEM.search(question.folded):
        return []
    single = [absence for absence in item.absent if not _whole_meeting(meeting, absence.name)]
    if single and _SINGLE_ITEM.search(question.folded):
        text = f"{enumeration(a.name for a in single)} deltog ikke i behandlingen af punktet."
        return [claim(text, meeting, item, _telling(meeting, item, [a.span for a in single]))]
    if not _ABSENCE_ASKED.search(question.folded):
        return []
    away = {name: place for name, place in absent.items() if _whole_meeting(meeting, name)}
    if not away:
        return []
    first, _ = next(iter(away.values()))
    text = f"Der var afbud fra {enumeration(away)} til mødet den {date_in_words(meeting)}."
    told = _telling(meeting, first, [span for item, span in away.values() if item is first])
    return [claim(text, meeting, first, told)]


def _absences(meeting: Meeting) -> dict[str, tuple[AgendaItem, Span]]:
    """Each absent member with the first place that says so; the decision texts win over the header."""
    found: dict[str, tuple[AgendaItem, Span]] = {}
    for item in meeting.items:
        for absence in item.absent:
            found.setdefault(absence.name, (item, absence.span))
    for absence in meeting.absent:
        found.setdefault(absence.name, (meeting.items[0], absence.span))
    return found


def absent_from(meeting: Meeting, person: str) -> tuple[AgendaItem, Span] | None:
    """Where the minutes say that somebody was away from the whole meeting, from the label of the list on."""
    if not _whole_meeting(meeting, person):
        return None
    item, span = _absences(meeting)[person]
    (told,) = _telling(meeting, item, [span])
    return item, told


def line_of(meeting: Meeting, span: Span) -> Span:
    """The line that a place of the head stands in."""
    text = meeting.source.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(text), span.page)


def member_asked(question: Question, members: Sequence[str]) -> str | None:
    """The member whose whole name, or whose unique surname, the question has."""
    asked = {word.removesuffix("s") for word in words(question.text)} | set(words(question.text))
    whole = [name for name in members if set(words(name)) <= asked]
    if whole:
        return whole[0]
    surnames = [name for name in dict.fromkeys(members) if words(name)[-1] in asked]
    return surnames[0] if len(surnames) == 1 else None


def _one_person(question: Question, meeting: Meeting, person: str) -> list[Claim]:
    """Whether one member was there: at the meeting, at single items, or as far as the head says."""
    day, no, yes = date_in_words(meeting), "", ""
    if Want.YES_NO in question.wants:
        no, yes = "Nej, ", "Ja, "
    away = [(item, a.span) for item in meeting.items for a in item.absent if a.name == person]
    if _whole_meeting(meeting, person):
        item, span = away[0] if away else _absences(meeting)[person]
        text = f"{no}{person} havde afbud til mødet den {day}."
        return [claim(text, meeting, item, _telling(meeting, item, [span]))]
    if away:
        item, span = away[0]
        text = f"{person} deltog ikke i behandlingen af »{readable(item.title)}« på mødet den {day}."
        return [claim(text, meeting, item, _telling(meeting, item, [span]))]
    name = re.search(re.escape(person), meeting.source.text)
    if name is None:
        return []
    text = f"{yes}{person} står som deltager i mødet den {day}, og referatet nævner intet afbud."
    first = meeting.items[0]
    return [claim(text, meeting, first, _telling(meeting, first, [Span(*name.span())], _TELLS_PRESENCE))]


def _whole_meeting(meeting: Meeting, person: str) -> bool:
    """Whether the minutes tell of an absence that is not bound to a single item."""
    if any(absence.name == person for absence in meeting.absent):
        return True
    return sum(any(a.name == person for a in item.absent) for item in meeting.items) > 1


#: Words that tell an absence or a presence, so that a quote of them shows what it is quoted for.
_TELLS_ABSENCE = re.compile(
    r"fravær|afbud|ikke til stede|deltog ikke|deltager ikke|inhabil|forlod|udeblev", re.IGNORECASE
)
_TELLS_PRESENCE = re.compile(r"deltage|til stede|tilstede|medlem|fremmødt|mødt", re.IGNORECASE)
#: A label stands at most so many lines above a name of its list.
_LINES_ABOVE = 8
#: A longer line is running text, of which only the sentence is quoted.
_LONG_LINE = 300


def _telling(
    meeting: Meeting, item: AgendaItem, names: Sequence[Span], words_: re.Pattern[str] = _TELLS_ABSENCE
) -> list[Span]:
    """The lines that say it of those named, from the label of their list on; each once."""
    spans: list[Span] = []
    for name in sorted(names):
        floor = item.span.start if item.span.contains(name) else 0
        span = _line(meeting.source.text, name, floor, words_)
        if spans and spans[-1].overlaps(span):
            span = Span(spans[-1].start, max(spans[-1].end, span.end), span.page)
            spans.pop()
        spans.append(span)
    return spans


def _line(text: str, name: Span, floor: int, tells: re.Pattern[str]) -> Span:
    start, end = text.rfind("\n", floor, name.start) + 1 or floor, text.find("\n", name.end)
    end = len(text) if end < 0 else end
    if end - start > _LONG_LINE:
        return next((s for s in sentences(text[start:end], start) if s.contains(name)), name)
    above = start
    for _ in range(_LINES_ABOVE):
        if tells.search(text[above:end]):
            return Span(above, end, name.page)
        above = text.rfind("\n", floor, max(above - 1, floor)) + 1 or floor
    return name
