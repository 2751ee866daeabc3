"""Who was at a meeting, who was not, and who left a single item, as the minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.ask.civic.absences import (
    TELLS_PRESENCE,
    Place,
    absences,
    away_throughout,
    items_missed,
    left_after,
    said,
    stands_in,
    telling,
)
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, date_in_words, enumeration
from rag.ask.evidence.units import readable
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import words
from rag.model import AgendaItem, Claim, Meeting, Span

_ABSENCE_ASKED = re.compile(
    r"afbud|fravaer|mangl|der ikke|ikke (?:med|til stede|moedt|komme|deltage)|blev vaek|absent|missing"
    r"|meldt\w* fra|udeblev|udebliv"
)
_SINGLE_ITEM = re.compile(r"inhabil|habil|behandling|forlod|under punkt")
#: Who was away when one matter was treated: from the meeting, or from that item alone.
_WHEN_TREATED = re.compile(r"\b(?:da|mens|under)\b.*\b(?:behandle\w*|droefte\w*|punktet|sagen)\b")
_LEFT = re.compile(r"\bforlod\b|\bgik\b.{0,20}\b(?:foer tid|tidligt|undervejs)\b|\bleft\b.*\bmeeting\b")
_BIASED = re.compile(r"inhabil", re.IGNORECASE)
_OF_THE_MEETING = re.compile(
    r"moed|udvalg|politiker|medlem|raad|afbud|til stede|\bfravaerende\b|meeting|committee|\babsent\b"
)
#: Who missed some of a meeting sent no apologies, and is told of only where a whole meeting is not asked for.
_APOLOGIES = re.compile(r"\bafbud\b|\bmeldt\w* fra\b")
_OF_A_MEETING = re.compile(r"\b(?:til|paa|fra|i) \w*moede")
_FROM_THE_START = re.compile(r"\b(?:fra|ved) (?:\w*moedets )?(?:begyndelse|start)\w*")
_NUMBERED = re.compile(r"\b(?:punkt|pkt\.?|dagsordenspunkt)\s*(?:nr\.?\s*)?(?P<number>\d{1,4})\b")


def attendance(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """Who sent apologies, who left a single item, or whether the member the question names was there."""
    absent = absences(meeting)
    person = member_asked(question, [*absent, *(p.name for p in meeting.attendees)])
    if person:
        return _one_person(question, meeting, person)
    if _LEFT.search(question.folded) and not _BIASED.search(question.folded):
        return _all_who_left(meeting)
    asks_of = (_OF_THE_MEETING, _SINGLE_ITEM, _WHEN_TREATED)
    if not any(pattern.search(question.folded) for pattern in asks_of):
        return []
    if _SINGLE_ITEM.search(question.folded) and (single := _away_from(question, meeting, item)):
        return single
    if not _ABSENCE_ASKED.search(question.folded):
        return []
    away = [name for name in absent if away_throughout(meeting, name)]
    text = f"Der var afbud fra {enumeration(away)} til mødet den {date_in_words(meeting)}."
    apologies = [_told(text, meeting, [absent[name] for name in away])] if away else []
    if _WHEN_TREATED.search(question.folded):
        return [*apologies, *_away_from(question, meeting, item)]
    whole = _APOLOGIES.search(question.folded) or (away and _OF_A_MEETING.search(question.folded))
    if _FROM_THE_START.search(question.folded):
        return [*apologies, *_partly(meeting, meeting.items[0])]
    return apologies if whole else [*apologies, *_partly(meeting)]


def _away_from(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """Who took no part in one item, though at the meeting; where bias is asked for, the biased only."""
    names = [one.name for one in item.absent if not away_throughout(meeting, one.name)]
    places = {name: [at for at in items_missed(meeting, name) if at[0] is item] for name in names}
    biased = {name for name, at in places.items() if any(_BIASED.search(said(meeting, *one)) for one in at)}
    if "habil" in question.folded and biased:
        names = [name for name in names if name in biased]
    if not (away := [name for name in names if places[name]]):
        return []
    text = f"{enumeration(away)} deltog ikke i behandlingen af punktet."
    told = _told(text, meeting, [place for name in away for place in places[name]])
    return _confirmed([told, *_quoted(told)], meeting)


def _quoted(told: Claim) -> list[Claim]:
    """What a claim cites, in the words of the minutes."""
    return [replace(told, text=" ".join(readable(citation.quote) for citation in told.citations))]


def _confirmed(wordings: Sequence[Claim], meeting: Meeting) -> list[Claim]:
    return first_confirmed(wordings, lambda _: meeting) or [wordings[0]]


def _all_who_left(meeting: Meeting) -> list[Claim]:
    """Who left the meeting, and after which item; nothing where nobody is said to have."""
    absent = (absence.name for item in meeting.items for absence in item.absent)
    names = dict.fromkeys((*(one.name for one in meeting.attendees), *absent))
    return [told for name in names if left_after(meeting, name) for told in told_missed(meeting, name)]


def _partly(meeting: Meeting, missed: AgendaItem | None = None) -> list[Claim]:
    """Who was away from some of the items, though at the meeting; of one item, if given."""
    items = [missed] if missed else meeting.items
    names = dict.fromkeys(absence.name for item in items for absence in item.absent)
    partly = (name for name in names if not away_throughout(meeting, name))
    return [told for name in partly for told in told_missed(meeting, name)]


def told_missed(meeting: Meeting, person: str, no: str = "") -> list[Claim]:
    """The items that somebody took no part in, by its title where it is one; or after which they left."""
    away, left = items_missed(meeting, person), left_after(meeting, person)
    if left and all(item.number > left[0].number for item, _ in away):
        text = f"{no}{person} forlod mødet den {date_in_words(meeting)} efter punkt {left[0].called}."
        return [_told(text, meeting, [left])]
    if not away:
        return []
    numbers = enumeration(item.called for item, _ in away)
    which = f"»{readable(away[0][0].title)}«" if len(away) == 1 else f"punkt {numbers}"
    text = f"{person} deltog ikke i behandlingen af {which} på mødet den {date_in_words(meeting)}."
    return [_told(text, meeting, away)]


def _told(text: str, meeting: Meeting, places: Sequence[Place]) -> Claim:
    """A statement with each line that tells of those places, in the item that the line stands in."""
    found: dict[str, tuple[AgendaItem, list[Span]]] = {}
    for item, span in places:
        stands = stands_in(meeting, item, span)
        found.setdefault(stands.id, (stands, []))[1].append(span)
    return Claim(
        text,
        tuple(
            cite(meeting, item, line)
            for item, spans in found.values()
            for line in telling(meeting, item, sorted(set(spans)))
        ),
    )


def absent_from(meeting: Meeting, person: str) -> tuple[AgendaItem, Span] | None:
    """Where the minutes say that somebody was away from the whole meeting, from the label of the list on."""
    if not away_throughout(meeting, person):
        return None
    item, span = absences(meeting)[person]
    (told,) = telling(meeting, item, [span])
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
    missed = items_missed(meeting, person)
    if away_throughout(meeting, person):
        place = missed[0] if missed else absences(meeting)[person]
        return [_told(f"{no}{person} havde afbud til mødet den {day}.", meeting, [place])]
    asked = _item_asked(question, meeting)
    if asked is not None:
        missed = [place for place in missed if place[0] is asked]
    if asked is not None and missed:
        text = f"{no}{person} deltog ikke i behandlingen af punkt {asked.called} på mødet den {day}."
        return [_with_heading(_told(text, meeting, missed), meeting, asked)]
    left = left_after(meeting, person)
    if asked is None and (missed or left):
        return told_missed(meeting, person)
    if asked is not None and left and left[0].number < asked.number:
        return told_missed(meeting, person, no)
    name = re.search(re.escape(person), meeting.source.text)
    if name is None:
        return []
    first = meeting.items[0]
    lines = telling(meeting, first, [Span(*name.span())], TELLS_PRESENCE)
    nothing = ("fravær under punktet", "afbud til punktet") if asked else ("afbud",)
    texts = [f"står som deltager i mødet den {day}, og referatet nævner intet {what}." for what in nothing]
    texts += [f"står som deltager, og referatet nævner intet {what}." for what in nothing]
    return _confirmed([claim(f"{yes}{person} {text}", meeting, first, lines) for text in texts], meeting)


def _with_heading(told: Claim, meeting: Meeting, item: AgendaItem) -> Claim:
    """A claim that names an item by its number, with the heading that has it where that is not cited."""
    if any(citation.punkt == item.number and not citation.in_head for citation in told.citations):
        return told
    return replace(told, citations=(*told.citations, cite(meeting, item, item.heading)))


def _item_asked(question: Question, meeting: Meeting) -> AgendaItem | None:
    """The one item of the meeting that the question names by its number."""
    numbers = {int(match["number"]) for match in _NUMBERED.finditer(question.folded)}
    return meeting.item(numbers.pop()) if len(numbers) == 1 else None
