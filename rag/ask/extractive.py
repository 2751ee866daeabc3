"""Answers without a language model: what the structure of minutes says, else the sentences that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.ask.amended import with_outcomes
from rag.ask.asked import Asked
from rag.ask.civic.definitions import glosses
from rag.ask.claims import told_apart
from rag.ask.composition import compose
from rag.ask.contradictions import touched
from rag.ask.doubts.aim import with_noun
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.doubting import Holdings, out_of_reach
from rag.ask.doubts.happening import with_happening
from rag.ask.doubts.measures import no_sum, not_by_the_year, with_measure
from rag.ask.doubts.missing import doubt
from rag.ask.doubts.naming import of_the_named
from rag.ask.doubts.nearby import told_elsewhere
from rag.ask.doubts.other_meetings import another_meeting
from rag.ask.doubts.purpose import for_another
from rag.ask.doubts.reasons import with_reason
from rag.ask.doubts.timing import of_other_years
from rag.ask.evidence.gathered import Evidence, Finder
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import readable
from rag.ask.premises.premise import correction
from rag.ask.questions.compound import parts_of
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.refusal import REFUSAL, refuse
from rag.ask.routing import Routed, route, route_whole, with_case
from rag.model import Answer, Claim, Scope, Searched
from rag.store.library import Library
from rag.store.record_rows import normal_case_number

#: No filters.
EVERYWHERE = Scope()
#: How an answer is explained that corrects the question, and one that no part of the structure gives.
CORRECTED = "premise: the question takes for granted what the minutes contradict"
SENTENCES = "sentences: nothing else of the minutes' structure is asked for"


class ExtractiveAnswerer:
    """Answers from parsed minutes, in the minutes' own words."""

    def __init__(self, library: Library, finder: Finder) -> None:
        self._library, self._finder = library, finder

    def answer(
        self, question: Question, parts: Sequence[Evidence], what: Searched, filters: Scope = EVERYWHERE
    ) -> Answer:
        """Claims for each part of the question, or a refusal when no part can be answered.

        `filters` are the reader's own; the parts were found within them.
        """
        whole = self._of_whole(question, parts, filters)
        if against := of_other_years(question, whole.claims, self._library.meeting):
            return refuse(question, what, (), against.reason, against.told)
        if whole.claims:
            return Answer(question.text, self._completed(question, whole.claims), what, route=whole.route)
        if whole.refusal:
            return _refused(question, what, (), whole.refusal)
        claims: list[Claim] = []
        doubts: list[Doubt] = []
        routes: list[str] = []
        for part in parts:
            held = Holdings.of(self._library.overviews(), part)
            if against := self._unknown_case(part) or out_of_reach(question, part, held):
                doubts.append(self._with_nearest(against, what, filters))
                continue
            found, against = self._answered(question, part, held.days, len(parts), routes, filters)
            against = against or self._of_other_years(question, found, routes)
            against = against or not_by_the_year(question, found) or no_sum(question, found)
            against = against or for_another(question, found, part.selection)
            doubts.append(against)
            claims += [] if against else found
        if not claims:
            nearest = [item for part in parts for item in part.ranked[:2]]
            told = dict.fromkeys(claim for one in doubts for claim in one.told)
            reason = "; ".join(one.reason for one in doubts if one)
            return _refused(question, what, nearest, reason, tuple(told))
        return Answer(question.text, self._completed(question, claims), what, route=_named(routes))

    def _completed(self, question: Question, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims with what a reader must know beside them: what was decided of it, and contradictions."""
        told = _told(with_outcomes(claims, question.wants, self._library.meeting))
        meetings = dict.fromkeys(citation.meeting for claim in told for citation in claim.citations)
        return (*told, *touched(told, [self._library.meeting(one) for one in meetings]))

    def _with_nearest(self, doubt: Doubt, what: Searched, filters: Scope) -> Doubt:
        """The doubt with what stands there of another place, where the question can be asked of one."""
        if not doubt.instead:
            return doubt
        question = Question(doubt.instead)
        answer = self.answer(question, self._finder.find_each(question, filters), what, filters)
        near = () if answer.refused else told_elsewhere(question, answer.claims, self._library.meeting)
        return replace(doubt, told=(doubt.told[0], *near)) if near else doubt

    def _of_whole(self, question: Question, parts: Sequence[Evidence], filters: Scope) -> Routed:
        """What all meetings that the question is about say to it; nothing where it asks several things."""
        pieces = parts_of(question)
        several = any(piece.terms for piece in pieces[1:])
        if not parts or (len(parts) == 1 and several):
            return Routed()
        asked = question if len(parts) > 1 else pieces[0]
        return route_whole(Asked(asked, parts[0], self._library, self._finder, tuple(parts), filters))

    def _answered(
        self,
        question: Question,
        part: Evidence,
        meetings: Sequence[date],
        parts: int,
        routes: list[str],
        filters: Scope,
    ) -> tuple[list[Claim], Doubt]:
        """What answers each thing that is asked, from the structure or from the sentences."""
        if corrected := correction(question, part):
            routes.append(CORRECTED)
            return corrected, NO_DOUBT
        asked = parts_of(question) if parts == 1 else (question,)
        split = [Asked(one, part, self._library, self._finder, (part,), filters) for one in asked]
        away = not part.ranked or another_meeting(question, part, meetings)
        routed = [Routed() if away else route(one) for one in split]
        routes += [one.route for one in routed]
        if len(asked) == 1 or not any(one.claims for one in routed):
            return self._whole(question, part, meetings, parts, routed)
        claims: list[Claim] = []
        for one, taken in zip(asked, routed, strict=True):
            if taken.claims or part.ranked[0].item.closed:
                claims += taken.claims
                continue
            if taken.refusal:
                claims.append(Claim(f"{one.text} {REFUSAL}"))
                continue
            read = self._finder.read_for(one, part) if one.terms else part
            found, _ = self._sentences(one, read, meetings, 2)
            claims += found or [Claim(f"{one.text} {REFUSAL}")]
        return claims, NO_DOUBT

    def _whole(
        self,
        question: Question,
        part: Evidence,
        meetings: Sequence[date],
        parts: int,
        routed: Sequence[Routed],
    ) -> tuple[list[Claim], Doubt]:
        found = list(routed[0].claims)
        if len(routed) == 1 and routed[0].refusal:
            return [], Doubt(routed[0].refusal)
        if not found:
            return self._sentences(question, part, meetings, parts)
        away = Want.ATTENDANCE in question.wants
        explains = Want.REASON in question.wants and not away
        if (question.two_fold or explains) and not part.ranked[0].item.closed:
            found += self._sentences(question, part, meetings, 2)[0]
        return found, NO_DOUBT

    def _sentences(
        self, question: Question, part: Evidence, meetings: Sequence[date], parts: int
    ) -> tuple[list[Claim], Doubt]:
        named = with_noun(question, of_the_named(question, part.selection))
        selection = with_happening(question, with_reason(question, with_measure(question, named)))
        if against := doubt(question, part.ranked, selection, meetings):
            return [], against
        return compose(question, selection, parts), NO_DOUBT

    def _of_other_years(self, question: Question, found: Sequence[Claim], routes: Sequence[str]) -> Doubt:
        """The years of the question are not those of what was found, unless that corrects the question."""
        return NO_DOUBT if CORRECTED in routes else of_other_years(question, found, self._library.meeting)

    def _unknown_case(self, part: Evidence) -> Doubt:
        """A case number that no item bears and none of the items found mentions."""
        numbers = part.scope.case_numbers
        texts = [normal_case_number(r.meeting.text(r.item.span)) for r in part.ranked]
        if not numbers or any(number in text for number in numbers for text in texts):
            return NO_DOUBT
        known = with_case(self._library, numbers)
        return NO_DOUBT if known else Doubt(f"no item has the case number {min(numbers)}")


def _refused(
    question: Question,
    what: Searched,
    nearest: Sequence[RankedItem],
    reason: str,
    told: Sequence[Claim] = (),
) -> Answer:
    """A refusal, with what the dictionary says of the word whose meaning is asked for."""
    return replace(refuse(question, what, nearest, reason, told), explained=glosses(question))


def _told(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(told_apart(_told_once(claims)))


def _named(routes: Sequence[str]) -> str:
    """The routes that were taken, each once; a part without one was answered from the sentences."""
    return "; ".join(dict.fromkeys(taken or SENTENCES for taken in routes))


def _told_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those whose quotes earlier ones have said word for word."""
    kept: list[Claim] = []
    for claim in dict.fromkeys(claims):
        said = " ".join(earlier.text for earlier in kept).casefold()
        if claim.computed or not all(_core(citation.quote) in said for citation in claim.citations):
            kept.append(claim)
    return tuple(kept)


def _core(quote: str) -> str:
    """A quote as an answer would say it, without its number in a list and its last stop."""
    return re.sub(r"^\d{1,2}[.)]\s*", "", readable(quote)).rstrip(" .;,").casefold()
