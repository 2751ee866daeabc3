"""Who sat in for whom, how often somebody was absent, and who of the staff was there under an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.ask.asked import Asked
from rag.ask.civic.conditions import counts
from rag.ask.civic.presence import absent_from, line_of, member_asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, day_in_words
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import readable
from rag.ask.questions.question import Question
from rag.ask.questions.scope import within
from rag.danish import fold, sentences
from rag.model import Claim, Span
from rag.store.records import AttendanceRecord, Presence

_SUBSTITUTES = re.compile(
    r"\bstedfortraeder\w*|\bsuppleant\w*|\bi stedet for\b|\b\w+s plads\b|\bsprang ind\b|\btraadte ind for\b"
    r"|\bsubstitut\w*|\bstood in\b|\bvikar(?:en|er|ierede|ierer)?\b|\bi \w+s sted\b"
    r"|\bmoedte (?:op |ind )?for\b"
)
_WAS_THERE = re.compile(
    r"\bdelt(?:og|ager)\b|\bmoed(?:te|t)\b|\bsad\b|\bvar\b|\bhvem\b|\bsprang\b|\btraadte\b|\bwho\b"
)
_ABSENT = r"afbud|fravaer\w*|mangle\w*|udeb\w+|ikke (?:med|til stede|moedt)|absent"
_HOW_OFTEN = re.compile(rf"\b(?:hvor (?:mange|tit|ofte)|how (?:many|often))\b.*\b(?:{_ABSENT})")
_STAFF = re.compile(
    r"\b\w*(?:ansatte?|medarbejdere?|chef(?:er|en)?|konsulent(?:er|en)?|direktoer(?:er|en)?|embedsm\w+"
    r"|sagsbehandlere?)\b|\b(?:team|afdelings?|sektions?|center|omraade)?leder(?:e|en|ne)?\b"
    r"|\bfra (?:forvaltningen|administrationen|kommunen)\b|\bstaff\b"
    r"|\bofficials?\b"
)
_WITH = re.compile(
    r"\bdelt(?:og|ager|aget)\b|\b(?:sad|var|vaeret) med\b|\btil stede\b|\bovervaere\w*|\battend\w*"
    r"|\bpresent\b"
)
_UNDER_ITEM = re.compile(
    r"\bdelt(?:ager|og|aget)\b.*\b(?:behandling|punkt|sag|droeftelse)\w*"
    r"|\bunder (?:punktets|sagens|punktet|sagen)\b.*\bdelt(?:ager|og|age)\b"
)


def asks_for_substitutes(question: Question) -> bool:
    """Whether it is asked who sat in for somebody, or whom somebody sat in for."""
    return bool(_SUBSTITUTES.search(question.folded) and _WAS_THERE.search(question.folded))


def substitutes(asked: Asked) -> list[Claim]:
    """Who sat in for whom at the meetings asked about; of the member or substitute named, only that."""
    records = [one for one in _records(asked) if one.presence is Presence.SUBSTITUTE]
    names = [name for one in records for name in (one.person, one.stands_in_for) if name]
    person = member_asked(asked.question, names)
    told = [one for one in records if person in (None, one.person, one.stands_in_for)]
    if person is None and asked.question.proper_names and not _places_only(asked):
        return []
    return [claim for one in told for claim in first_confirmed(sat_in(asked, one), asked.library.meeting)]


def asks_how_often_absent(question: Question) -> bool:
    """Whether it is asked how often somebody was absent."""
    return _HOW_OFTEN.search(question.folded) is not None


def times_absent(asked: Asked) -> list[Claim]:
    """At how many meetings the member who is named was absent, and at which; nothing where at none."""
    records = [one for one in _records(asked) if one.presence is Presence.ABSENT]
    person = member_asked(asked.question, [one.person for one in records])
    if person is None:
        return []
    meetings = [asked.library.meeting(key) for key in dict.fromkeys(one.place.meeting for one in records)]
    missed = [(meeting, told) for meeting in meetings if (told := absent_from(meeting, person))]
    if not missed:
        return []
    cited = tuple(cite(meeting, told[0], told[1]) for meeting, told in missed)
    head = Claim(f"{person} havde afbud til {_meetings(len(missed))}.", cited, computed=True)
    each = (
        claim(f"{person} havde afbud til mødet den {day_in_words(meeting.date)}.", meeting, item, [span])
        for meeting, (item, span) in missed
    )
    return [head, *each]


def asks_for_staff(question: Question) -> bool:
    """Whether it is asked who of the administration was there."""
    named = _STAFF.search(question.folded) and _WITH.search(question.folded)
    return bool(named) and not counts(question)


def staff(asked: Asked) -> list[Claim]:
    """The sentence that says who took part under the item, of the first item found that has one."""
    for ranked in asked.part.ranked[:READ_ITEMS]:
        if told := list(_taking_part(ranked)):
            text = ranked.meeting.source.text
            return [claim(readable(one.of(text)), ranked.meeting, ranked.item, [one]) for one in told]
    return []


def _taking_part(ranked: RankedItem) -> Iterator[Span]:
    text = ranked.meeting.source.text
    for section in ranked.item.sections:
        for span in sentences(section.span.of(text), section.span.start):
            said = fold(readable(span.of(text)))
            if _UNDER_ITEM.search(said) and not re.search(r"\bikke\b|\binhabil", said):
                yield span


def _records(asked: Asked) -> list[AttendanceRecord]:
    limits = (within(scope, asked.filters) for scope in asked.scopes)
    return [one for limit in limits if limit for one in asked.library.records.attendance(limit)]


def sat_in(asked: Asked, record: AttendanceRecord) -> Iterator[Claim]:
    """That somebody sat in, in wordings from the fullest to the words of the minutes."""
    meeting = asked.library.meeting(record.place.meeting)
    span = line_of(meeting, record.place.span)
    day = day_in_words(meeting.date)
    whom = f" for {record.stands_in_for}" if record.stands_in_for else ""
    first = meeting.items[0]
    yield claim(f"{record.person} deltog i mødet den {day} som stedfortræder{whom}.", meeting, first, [span])
    yield claim(f"{record.person} var stedfortræder{whom}.", meeting, first, [span])
    yield claim(f"{day}: {readable(span.of(meeting.source.text))}", meeting, first, [span])


def _places_only(asked: Asked) -> bool:
    """Whether the names of a question are those of places and bodies."""
    known = fold(" ".join(f"{o.municipality} {o.committee}" for o in asked.library.overviews()))
    return all(fold(name).removesuffix("s") in known for name in asked.question.proper_names)


def _meetings(count: int) -> str:
    return "1 møde" if count == 1 else f"{count} møder"
