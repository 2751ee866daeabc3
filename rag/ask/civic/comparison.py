"""Comparisons: one kind of figure for each side, a meeting, a body or a municipality, and which is more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rag.ask.asked import Asked
from rag.ask.civic.courses import asks_for_course
from rag.ask.civic.difference import LESS, MORE, difference
from rag.ask.civic.pairing import best_pair
from rag.ask.civic.series import series_of
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim, date_in_words
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Candidate
from rag.ask.questions.compound import parts_of
from rag.ask.questions.question import Question
from rag.ask.questions.scope import within
from rag.ask.questions.wants import Want
from rag.ask.support.reckoning import MARK
from rag.ask.tables.periods import periods
from rag.ask.verification import FindMeeting
from rag.danish import MONTHS, fold
from rag.model import Claim, Scope

#: A side that is a period is one meeting, or the meetings of some months.
_LONGEST_SIDE = timedelta(days=190)
_STRUCTURED = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE, Want.CLOSED, Want.CASE, Want.REASON})
CHANGES = re.compile(
    r"\baendre\w*|\budvikl\w*|\bhenholdsvis\b|\bsteg\w*|\bfald\w*|\bvokse\w*|\bgaaet (?:op|ned|fra)\b"
    r"|\bfra\b.*\btil\b|\bhalvt aar (?:senere|efter)\b|\b(?:aaret|maaneden) efter\b|\bchang\w*|\bcompared?\b"
    r"|\bsammenlign\w*"
)
#: Words that only compare, or tell a time.
_COMPARES = re.compile(
    rf"{'|'.join(MONTHS)}|(?:foraar|efteraar|sommer|vinter|halvaar|kvartal)(?:et|en)?|halvt?"
    r"|aar(?:et)?|senere|efter"
    r"|aendre\w*|henholdsvis|fra|til|ifoelge|statistik\w*|tal(?:let|lene)?|loed|gik|gaaet|steg\w*|fald\w*|udvikl\w*"
    r"|flest|flere|faerre|mere|mindre|stoerre|hoejere|lavere|dyrere|billigere|end|nyeste|seneste|baade|foer|bagefter|sammenlign\w*"
    r"|nu|blevet|forskel\w*|hvordan|between|changed?|autumn|spring|reports?"
)
#: What tables call otherwise.
_OVER_BUDGET = re.compile(
    r"\b(?:gå|gik|går|gået) over budget\w*|\bbrug\w* for (?:mange penge|meget)|\bgo(?:es)? over budget",
    re.IGNORECASE,
)
_PARTS_OF_YEARS = re.compile(r"\b\d\. (?:kvartal|halvår)(?:et)?\b", re.IGNORECASE)
_OF_BODIES = re.compile(r"\b(?:de to|begge|hvert|hvilket af de(?: to)?)\b.{0,12}\budvalg")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison with what was read for it."""

    name: str
    evidence: Evidence


def asks_to_compare(asked: Asked) -> bool:
    """Whether one kind of fact is asked for of several meetings, bodies or municipalities."""
    question = asked.question
    named = any(scope.case_numbers for scope in asked.scopes)
    if named or question.wants & _STRUCTURED or asks_for_course(question):
        return False
    changes = CHANGES.search(question.folded) or MORE.search(question.folded) or LESS.search(question.folded)
    asks_figure = question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT)
    if len(asked.parts) > 1:
        apart = _are_places(asked.scopes) or all(_is_short(scope) for scope in asked.scopes)
        return bool(changes or asks_figure) and apart and not _asks_of_each(asked)
    return bool(CHANGES.search(question.folded) or (_OF_BODIES.search(question.folded) and asks_figure))


def comparison(asked: Asked) -> list[Claim]:
    """What each side says, by units that speak of the same; nothing where a side has none such."""
    sides = _sides(asked)
    if len(sides) != 2:
        return []
    pair = best_pair(asked.question, [side.evidence.selection for side in sides])
    if pair is None or not _of_times_named(asked.question, pair):
        return []
    verdict = first_confirmed(
        difference(asked.question, (sides[0].name, sides[1].name), pair), asked.library.meeting
    )
    if any(MARK in one.text for one in verdict):
        return verdict
    return verdict + [one for candidate in pair for one in told_with_day(candidate, asked.library.meeting)]


def _of_times_named(question: Question, pair: Sequence[Candidate]) -> bool:
    """Whether each time that the question names is that of a unit, of its item, or of its meeting."""
    held = [
        period
        for one in pair
        for text in (one.unit.text, one.ranked.item.title, one.ranked.meeting.date.isoformat())
        for period in periods(text)
    ]
    years = {one.ranked.meeting.date.year for one in pair}
    return all(
        asked.year in years or any(asked.meets(one) for one in held) for asked in periods(question.text)
    )


def told_with_day(candidate: Candidate, find: FindMeeting) -> list[Claim]:
    """A unit with the day of its meeting, in the first wording that is confirmed."""
    ranked, text = candidate.ranked, candidate.unit.text
    day = date_in_words(ranked.meeting)
    texts = (f"{day}: {text}", f"Mødet den {day}: {text}", f"{text.rstrip('.')} (mødet den {day}).", text)
    wordings = (claim(one, ranked.meeting, ranked.item, [candidate.unit.span]) for one in texts)
    return first_confirmed(wordings, find)


def _sides(asked: Asked) -> list[Side]:
    """Each side with what is found in it alone, by the words of the question that name the matter."""
    question = matter_compared(asked.question)
    if len(asked.parts) > 1:
        limits = [limit for scope in asked.scopes if (limit := within(scope, asked.filters))]
        names = [_named(limit) for limit in limits]
        apart = len(set(names)) == len(names)
        found = [asked.finder.find(question, limit, limit) for limit in limits]
        both = zip(names, found, strict=True)
        return [Side(name if apart else "", evidence) for name, evidence in both if evidence.ranked]
    items = _series(asked)
    return [
        Side("", asked.finder.read_for(question, Evidence(asked.part.scope, (item,), asked.part.selection)))
        for item in items
    ]


def _asks_of_each(asked: Asked) -> bool:
    """Whether a question has parts of its own for the sides: one of the one place, one of the other."""
    names = [fold(_named(scope)) for scope in asked.scopes]
    pieces = [[name for name in names if name and name in piece.folded] for piece in parts_of(asked.question)]
    return len(pieces) > 1 and all(len(named) == 1 for named in pieces)


def _series(asked: Asked) -> list[RankedItem]:
    """The best item and the next of its series, or the best item of each of two bodies."""
    if not asked.part.ranked:
        return []
    best = asked.part.ranked[0]
    if _OF_BODIES.search(asked.question.folded):
        first: dict[str, RankedItem] = {}
        for ranked in asked.part.ranked[:4]:
            first.setdefault(ranked.meeting.committee, ranked)
        return list(first.values())[:2]
    items = series_of(asked.library, best.meeting, best.item)
    later = [one for one in items if one.meeting.date > best.meeting.date]
    earlier = [one for one in items if one.meeting.date < best.meeting.date]
    if later:
        return [best, later[0]]
    return [earlier[-1], best] if earlier else []


def matter_compared(question: Question) -> Question:
    """The question without its dates and what only compares: where to look, and not what for."""
    text = question.text
    for fact in question.dates:
        text = text.replace(fact.span.of(question.text), " ")
    text = _PARTS_OF_YEARS.sub(" ", _OVER_BUDGET.sub("merforbrug afvigelse", text))
    kept = (word for word in text.split() if not _COMPARES.fullmatch(fold(word).strip(" ,.?!:;")))
    return Question(" ".join(kept))


def _are_places(scopes: Sequence[Scope]) -> bool:
    places = {scope.municipalities for scope in scopes}
    bodies = {scope.committees for scope in scopes}
    return len(places) == len(scopes) or len(bodies) == len(scopes)


def _is_short(scope: Scope) -> bool:
    return bool(scope.start and scope.end and scope.end - scope.start <= _LONGEST_SIDE)


def _named(scope: Scope) -> str:
    """The municipality that tells a side from the other."""
    return min(scope.municipalities) if len(scope.municipalities) == 1 else ""
