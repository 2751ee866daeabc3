"""An item, a day or a body that the library has no minutes of, or whose minutes are not those found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rag.ask.civic.decisions import proposal
from rag.ask.claims import claim
from rag.ask.doubts.aim import told
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.nearby import decided_by
from rag.ask.evidence.gathered import Evidence
from rag.ask.questions.question import Question
from rag.ask.questions.scope import foreign_body
from rag.ask.questions.wants import Want
from rag.danish import fold, words
from rag.facts import DateFact, dates, outcomes
from rag.model import AgendaItem, Claim, Kind, Meeting

#: Words before a date that make it a limit, a day of account or an effect, and not the day of a meeting.
_LIMIT = re.compile(
    r"\b(?:til|inden|senest|fra|efter|siden|foer|pr\.?|per|med|udgangen af)(?: d\.| den)? *$", re.IGNORECASE
)
_MEETING = re.compile(r"\bmoede|\bmoedt|\bmeeting")
#: 'På mødet i marts': such a date is that of a meeting, whatever else the minutes have of it.
_OF_THE_MEETING = re.compile(r"\b(?:paa|til|ved|under|fra) (?:\w+ )?\w*moedet (?:i|den|d\.)? *$")
#: 'Teknikudvalget, 16. januar 2024', 'Byrådet besluttede den 27. februar 2024' (folded, before the date).
_HELD_BY = re.compile(
    r"(?:udvalget|raadet|raad|bestyrelsen|moedet?)\b,? ?(?:\w+te |\w+de |vedtog )?(?:i |den |d\. )?$"
)
#: Between these words and a date no other sentence begins: 'mødet i udvalget den 3. maj'.
_NEAR_MEETING = 60
_OF_MEETING = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE})
_ACTS = (
    r"besluttede|beslutter|godkendte|vedtog|afviste|forkastede|udsatte|anbefalede|behandlede|droeftede|sagde|"
    r"stemte|bevilgede|tiltraadte|mente|valgte"
)
#: A question by an item's number has so few words of its own, with the number and the place.
_FEW = 4
#: Letters of a body's name that tell it from others, whatever its ending.
_STEM = 8


def unheld_meeting(question: Question, held: Sequence[date]) -> Doubt:
    """A decision asked for of a day after the last meeting that was ingested."""
    if Want.DECISION not in question.wants or not held:
        return NO_DOUBT
    asked = [fact for fact in question.dates if not _LIMIT.search(fold(question.text[: fact.span.start]))]
    days = [day for fact in asked if (day := fact.as_date)]
    late = [day for day in days if day > max(held)]
    first = next((fact for fact in asked if fact.as_date), None)
    return _no_meeting(first, question) if first and late and len(late) == len(days) else NO_DOUBT


def unheld_item(question: Question, part: Evidence) -> Doubt:
    """An item asked for by its number, which none of the items found has."""
    numbers = part.scope.numbers
    if not numbers or len(question.terms) > _FEW or any(r.item.number in numbers for r in part.ranked):
        return NO_DOUBT
    said = Claim(f"Der er ikke fundet noget punkt {min(numbers)}.")
    return Doubt(f"no item {min(numbers)} was found", (said,))


def unheld_day(question: Question, part: Evidence, held: Sequence[date]) -> Doubt:
    """A day of a meeting that the question names, on which no meeting in scope was held."""
    asked = _meeting_days(question, part, held)
    missing = [fact for fact in asked if not any(_is_on(fact, day) for day in held)]
    lacks = missing and len(missing) == len(asked) and not _tells_of_it(question, part, asked)
    return _no_meeting(missing[0], question) if lacks else NO_DOUBT


def _no_meeting(asked: DateFact, question: Question) -> Doubt:
    written = asked.span.of(question.text)
    said = f"Der er ikke indlæst noget referat af et møde {'den ' if asked.day else 'i '}{written}."
    day = f"{asked.as_date:%d.%m.%Y}" if asked.as_date else written
    return Doubt(f"no meeting of {day} is ingested", (Claim(said),))


def undecided(question: Question, part: Evidence) -> Doubt:
    """A decision or a vote is asked for, and the best item stands on an agenda: nothing is decided yet."""
    best = part.ranked[0]
    if best.meeting.kind is Kind.MINUTES or best.item.decision or not question.wants & _OF_MEETING:
        return NO_DOUBT
    text = "Der er kun indlæst en dagsorden for mødet, så der står ingen beslutning endnu:"
    said = claim(text, best.meeting, best.item, [best.item.heading])
    return Doubt("the item is on an agenda", (said, *proposal(best.meeting, best.item)))


def another_meeting(question: Question, part: Evidence, held: Sequence[date]) -> Doubt:
    """The best item is of another day or body than the question says; its structure is no answer."""
    best = part.ranked[0]
    asked = _meeting_days(question, part, held)
    nearest = claim("Sagen er omtalt her:", best.meeting, best.item, [best.item.heading])
    if asked and not any(_is_on(fact, best.meeting.date) for fact in asked):
        return Doubt(f"the item found is of {best.meeting.date:%d.%m.%Y}", (nearest,))
    if body := _acting_body(question, best.meeting.committee):
        said = Claim(f"Det, der er fundet, er ikke et referat fra {_as_written(body, question)}.")
        decided = decided_by(best) if Want.DECISION in question.wants else ()
        return Doubt(f"the item found is not of {body}", (said, *(decided or (nearest,))))
    return NO_DOUBT


def tells_elsewhere(question: Question, part: Evidence, held: Sequence[date]) -> bool:
    """Whether what would be told itself names the day, or what the body decided, that the question names."""
    return _tells_of_it(question, part, _meeting_days(question, part, held))


def _tells_of_it(question: Question, part: Evidence, asked: Sequence[DateFact]) -> bool:
    texts = [candidate.unit.text for candidate in told(part.selection)]
    if any(_tells_of_day(fact, text, question) for fact in asked for text in texts):
        return True
    body = _acting_body(question, part.ranked[0].meeting.committee)
    acting = re.compile(rf"(?<!til )\b(?:\w+s )?{re.escape(body[:_STEM])}")
    return bool(body) and any(acting.search(fold(text)) and outcomes(text) for text in texts)


def _tells_of_day(asked: DateFact, text: str, question: Question) -> bool:
    """Whether a text has the day, not as a limit; of a meeting that is asked for, only beside a body."""
    said = [fold(text[: day.span.start]) for day in dates(text) if _same_day(asked, day)]
    meant = _OF_THE_MEETING.search(fold(question.text[: asked.span.start]))
    return any(not _LIMIT.search(before) and (not meant or _HELD_BY.search(before)) for before in said)


def _acting_body(question: Question, committee: str) -> str:
    """A body that the question says acted or met (folded), where that is not `committee`; else ''."""
    body = foreign_body(question, committee)
    if not body:
        return ""
    said = " ".join(words(question.text))
    acts = (
        rf"\b(?:{_ACTS}) (?:\w+s )?(?:\w+ og )?{body}\b|\b{body} (?:\w+ )?(?:{_ACTS})\b"
        rf"|\bmoede\w* i (?:\w+ )?{body}\b|\b(?:af|i) (?:\w+s )?{body}\b|\b{body}s? moede"
    )
    return body if re.search(acts, said) else ""


def _as_written(body: str, question: Question) -> str:
    """A folded body as the question writes it, with the words joined to it: 'Teknik- og Miljøudvalget'."""
    joined = r"(?:[\wæøå]+-,? (?:og )?)*[\wæøå]+"
    bodies = (found[0] for found in re.finditer(joined, question.text))
    return next((one for one in bodies if words(one)[-1:] and words(one)[-1].startswith(body[:_STEM])), body)


def _meeting_days(question: Question, part: Evidence, held: Sequence[date]) -> list[DateFact]:
    """The dates that say when a meeting was: with its month, no limit, and no day that the item tells of."""
    if not question.wants & _OF_MEETING and not _MEETING.search(question.folded):
        return []
    asked = [
        fact
        for fact in question.dates
        if fact.year and fact.month and not _LIMIT.search(fold(question.text[: fact.span.start]))
    ]
    best = part.ranked[0]
    return [
        fact
        for fact in asked
        if any(_is_on(fact, day) for day in held)
        or _OF_THE_MEETING.search(fold(question.text[: fact.span.start]))
        or not _is_content(fact, best.meeting, best.item)
    ]


def _is_content(asked: DateFact, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item tells of that day, and not as the day of a meeting."""
    text = meeting.text(item.span)
    near = (
        text[max(0, fact.span.start - _NEAR_MEETING) : fact.span.start]
        for fact in dates(text)
        if _same_day(asked, fact)
    )
    return any(not _MEETING.search(before) and not _HELD_BY.search(before) for before in map(fold, near))


def _same_day(asked: DateFact, said: DateFact) -> bool:
    return bool(said.month) and asked.agrees_with(said)


def _is_on(asked: DateFact, held: date) -> bool:
    return (asked.year, asked.month) == (held.year, held.month) and asked.day in {None, held.day}
