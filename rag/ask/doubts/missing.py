"""Reasons not to answer: what the question names, and the minutes found do not have.

A wrong answer is worse than none, but refusing what the minutes do say is a fault too. So the rules
are few, each compares something the question states with what was found, and each was kept only
because it caught unanswerable questions without refusing answerable ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rag.ask.doubts.aim import is_count
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.misfits import misfit, names_meeting, of_another_time
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.retrieval import CLOSED_DROP, RankedItem
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import Unit
from rag.ask.questions.question import Question
from rag.ask.questions.wants import PATTERNS, Want
from rag.danish import words
from rag.facts import DateFact, dates, names

#: Units that cover at least this share of what the best unit covers speak of the same topic.
SAME_TOPIC = 0.6
#: Coverage of the question from which a unit speaks of the very thing asked for.
ON_TOPIC = 0.4
#: An item's score and its lead over all others count this much beside the coverage of its best unit, and
#: together they must reach this. The limit was set on 505 answerable questions against 284 whose document was
#: taken out, asked of three corpora alone and of two among 2,000 other minutes: it refuses 69 of those and 4
#: answerable ones.
RANK_SHARE, LEAD_SHARE, LEAST_TRUST = 0.76, 0.4, 1.6
#: From this strength on a topic word counts as touched.
TOUCHED = 0.4
#: Words that say what kind of answer is asked for, and no topic.
GENERIC = frozenset(
    """koster kostede koste kost pris prisen penge beloeb beloebet aar aaret aarets aarligt kroner kr mio
    procent udgift udgiften dato datoen tidspunkt cost costs price money year much""".split()
)
#: Kinds of fact whose absence beside the topic means that the minutes do not give it.
_NEEDED = (Want.PERCENT, Want.FIGURE, Want.MONEY)
#: Kinds of question that the structure answers, or that a figure may well be missing from.
_STRUCTURED = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE, Want.COUNT, Want.PERSON})
_BY_NAME = re.compile(
    r"\bnavn(?:et|ene)\b|\bhvad hedder (?:\w+ )?\w*(?:leder|chef|formand|direktoer|mester)\w*"
)
#: What asks for members of a body (folded).
_MEMBERS = re.compile(r"\bhvem\b|\bhvilke[nt]?(?: \w+)? \w*(?:medlem|politiker)\w*|\bwho\b")
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b(?!-)")


def doubt(
    question: Question, ranked: Sequence[RankedItem], selection: Selection, meetings: Sequence[date]
) -> Doubt:
    """Why the sentences found should not be told, if they should not.

    `meetings` are the dates of the meetings in scope: a date of theirs says where to look, not what to find.
    """
    if not ranked or not selection.candidates:
        return Doubt("no item was found")
    best = selection.candidates[0]
    return (
        _period(question, best, meetings)
        or _school_year(question, best)
        or _kind(question, selection)
        or misfit(question, selection, meetings)
    )


def off_topic(question: Question, evidence: Evidence) -> Doubt:
    """What was found has too little to do with the question, whatever it says."""
    scope, selection = evidence.scope, evidence.selection
    if scope.case_numbers or scope.numbers or not selection.candidates:
        return NO_DOUBT
    topic = _topic(question, evidence)
    if not question.wants and all(len(term) == 1 for term in question.terms):
        return Doubt("the question names nothing")
    if not topic and Want.ATTENDANCE in question.wants:
        return NO_DOUBT  # who was at a meeting is asked of the meeting alone
    if _asks_who_was_at(question, evidence):
        return NO_DOUBT
    if not question.english and not _touched(topic, evidence):
        return Doubt("no word of the topic is in what was found")
    best = evidence.ranked[0]
    drop = CLOSED_DROP if best.item.closed and Want.CLOSED not in question.wants else 0.0
    trust = RANK_SHARE * (best.score + drop) + LEAD_SHARE * best.lead
    trust += selection.coverage(selection.candidates[0])
    return NO_DOUBT if trust >= LEAST_TRUST else Doubt(f"what was found is off the topic ({trust:.2f})")


def _asks_who_was_at(question: Question, evidence: Evidence) -> bool:
    """Whether it is asked who was at, or away from, the meeting of the best item, whose day is named."""
    members = Want.ATTENDANCE in question.wants and _MEMBERS.search(question.folded)
    day = evidence.ranked[0].meeting.date
    return bool(members) and any(fact.as_date == day for fact in question.dates)


def _topic(question: Question, evidence: Evidence) -> list[int]:
    """The terms that say what the question is about.

    The municipality is no topic, nor are numbers and the words that say which kind of answer is wanted.
    """
    places = {word for name in evidence.scope.municipalities for word in words(name)}
    return [
        i
        for i, term in enumerate(evidence.selection.terms)
        if term not in GENERIC | places and not term.isdigit() and not _asks(question, term)
    ]


def _touched(topic: Sequence[int], evidence: Evidence) -> bool:
    """Whether the best item has any of the question's topic words, in some form."""
    item = evidence.ranked[0].item.id
    rows = [c.strengths[list(topic)] for c in evidence.selection.candidates if c.ranked.item.id == item]
    return not topic or not rows or float(max(row.max() for row in rows)) >= TOUCHED


def _asks(question: Question, term: str) -> bool:
    """Whether a word says which kind of answer is wanted: 'afbud', 'stemte'."""
    return any(re.search(pattern, term) for want in question.wants for pattern in PATTERNS.get(want, ()))


def _period(question: Question, best: Candidate, meetings: Sequence[date]) -> Doubt:
    """Years or months that the question names and the best item knows nothing of."""
    meeting, item = best.ranked.meeting, best.ranked.item
    said = [*dates(meeting.text(item.span)), *dates(meeting.date.isoformat())]
    asked = [fact for fact in question.dates if fact.year and not names_meeting(fact, meetings)]
    if asked and not any(_mentions(fact, other) for fact in asked for other in said):
        written = asked[0].span.of(question.text)
        return Doubt(f"{written} is not in the item", of_another_time(written, [best]))
    return NO_DOUBT


def _school_year(question: Question, best: Candidate) -> Doubt:
    """A school or budget year ('2024/2025') of which the best item has only others."""
    item = best.ranked.meeting.text(best.ranked.item.span)
    said = {(first, last) for first, last in _SCHOOL_YEAR.findall(item)}
    asked = set(_SCHOOL_YEAR.findall(question.text))
    missing = asked and said and not asked & said
    if not missing:
        return NO_DOUBT
    written = "/".join(min(asked))
    return Doubt(f"{written} is not in the item", of_another_time(written, [best]))


def _mentions(asked: DateFact, said: DateFact) -> bool:
    return asked.year == said.year and (asked.month is None or asked.month == said.month)


def _kind(question: Question, selection: Selection) -> Doubt:
    """The topic is found, but no fact of the kind asked for stands with it."""
    top = max(selection.own_coverage(c) for c in selection.candidates)
    if top < ON_TOPIC or question.wants & _STRUCTURED:
        return NO_DOUBT
    on_topic = [c.unit for c in selection.candidates if selection.coverage(c) >= SAME_TOPIC * top]
    for want in _NEEDED:
        if want is Want.MONEY and is_count(question):
            continue  # 'Hvor mange bad om pengene?' asks for no sum
        if want in question.wants and not any(CHECKS[want](unit, question) for unit in on_topic):
            return Doubt(f"the topic is found, but no {want}")
    if _BY_NAME.search(question.folded) and not any(_new_name(unit, question) for unit in on_topic):
        return Doubt("the topic is found, but no name")
    return NO_DOUBT


def _new_name(unit: Unit, question: Question) -> bool:
    asked = set(words(question.text))
    return any(not set(words(name)) & asked for name, _ in names(unit.text))
