"""Answers without a language model: what the structure of minutes says, else the sentences that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rag.ask import civic
from rag.ask.claims import told_apart
from rag.ask.composition import compose
from rag.ask.doubts import doubt, in_attachment, off_topic, unheld_meeting, unknown_name
from rag.ask.evidence import READ_ITEMS, Evidence
from rag.ask.presence import attendance
from rag.ask.question import Question
from rag.ask.refusal import refuse
from rag.ask.retrieval import RankedItem
from rag.ask.scope import foreign_body, normal_case_number
from rag.ask.units import readable
from rag.ask.wants import Want
from rag.model import Answer, Claim, Searched
from rag.store.library import Library


class ExtractiveAnswerer:
    """Answers from parsed minutes, in the minutes' own words."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def answer(self, question: Question, parts: Sequence[Evidence], what: Searched) -> Answer:
        """Claims for each part of the question, or a refusal when no part can be answered."""
        claims: list[Claim] = []
        reasons: list[str] = []
        for part in parts:
            meetings = self._dates(part.ranked)
            if reason := self._out_of_reach(question, part, meetings):
                reasons.append(reason)
                continue
            found = self._structured(question, part)
            if not found:
                found, reason = self._sentences(question, part, meetings, len(parts))
                reasons.append(reason)
            elif (question.two_fold or Want.REASON in question.wants) and not part.ranked[0].item.closed:
                found += self._sentences(question, part, meetings, 2)[0]
            claims += found
        if not claims:
            nearest = [item for part in parts for item in part.ranked[:2]]
            return refuse(question, what, nearest, "; ".join(filter(None, reasons)))
        return Answer(question.text, tuple(told_apart(_told_once(claims))), what)

    def _structured(self, question: Question, part: Evidence) -> list[Claim]:
        """What votes, attendance, decisions, cases and counts say, if the question asks for them."""
        if not part.ranked:
            return []
        best = part.ranked[0]
        meeting, item = best.meeting, best.item
        if part.scope.case_numbers and (course := self._with_case(part.scope.case_numbers)):
            return civic.case_course(course)
        if Want.CLOSED in question.wants and question.wants_any(Want.COUNT, Want.FIGURE):
            return civic.closed_count(meeting)
        if item.closed:
            return civic.closed_item(meeting, item)
        if Want.VOTE in question.wants:
            voted = next((r for r in part.ranked[:READ_ITEMS] if r.item.votes), best)
            if found := civic.votes(question, voted.meeting, voted.item):
                return found
        if Want.ATTENDANCE in question.wants and (found := attendance(question, meeting, item)):
            return found
        if Want.COUNT in question.wants and "bilag" in question.folded:
            return civic.attachment_count(meeting, item)
        if Want.DECISION in question.wants and not foreign_body(question, meeting.committee):
            return civic.decision(meeting, item)
        return []

    def _with_case(self, numbers: frozenset[str]) -> list[RankedItem]:
        return [
            RankedItem(meeting, item, 1.0)
            for overview in self._library.overviews()
            for meeting in [self._library.meeting(overview.id)]
            for item in meeting.items
            if item.case_number and normal_case_number(item.case_number) in numbers
        ]

    def _sentences(
        self, question: Question, part: Evidence, meetings: Sequence[date], parts: int
    ) -> tuple[list[Claim], str]:
        if reason := doubt(question, part.ranked, part.selection, meetings):
            return [], reason
        return compose(question, part.selection, parts), ""

    def _out_of_reach(self, question: Question, part: Evidence, meetings: Sequence[date]) -> str:
        """Why not even the structure of the minutes can answer, or ''."""
        return (
            unheld_meeting(question, meetings)
            or self._unknown_case(part)
            or unknown_name(question, part.ranked, self._heads())
            or in_attachment(question, part.selection)
            or off_topic(question, part)
        )

    def _heads(self) -> str:
        """The municipalities and committees of the library, which a question may name."""
        return " ".join(f"{o.municipality} {o.committee}" for o in self._library.overviews())

    def _unknown_case(self, part: Evidence) -> str:
        """A case number that no item bears and none of the items found mentions."""
        numbers = part.scope.case_numbers
        texts = [normal_case_number(r.meeting.text(r.item.span)) for r in part.ranked]
        if not numbers or any(number in text for number in numbers for text in texts):
            return ""
        return "" if self._with_case(numbers) else f"no item has the case number {min(numbers)}"

    def _dates(self, ranked: Sequence[RankedItem]) -> list[date]:
        places = {r.meeting.municipality for r in ranked}
        return [o.date for o in self._library.overviews() if o.municipality in places]


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
