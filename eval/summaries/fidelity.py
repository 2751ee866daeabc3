"""Whether every figure, date, name and outcome of a summary stands, where it is said, in what it cites."""

from __future__ import annotations

from eval.quoting import citation_fault
from eval.summaries.page import FactKind, Page
from eval.summaries.trial import share
from eval.trial import Score, unscored, verdict
from rag.model import Citation, Claim, Status

NO_SUMMARY = "there is no summary"


def fidelity(page: Page, kind: FactKind) -> Score:
    """The facts of one kind that stand where they are said; a summary without any is not scored."""
    if page.summary is None:
        return verdict(False, NO_SUMMARY)
    facts = [fact for fact in page.facts if fact.kind is kind]
    if not facts:
        return unscored(f"no {kind}")
    faults = [f"{fact.text!r} {fact.fault} in {fact.sentence!r}" for fact in facts if fact.fault]
    return share(faults, len(facts), f"every {kind} stands in what is cited")


def marks(page: Page) -> Score:
    """The sentences that cite Punkter of their own subject, with a quote that stands there and was confirmed.

    What is counted over a meeting (`computed`) may cite nothing.
    """
    if page.summary is None or not page.claims:
        return verdict(False, NO_SUMMARY)
    faults = [fault for claim in page.claims if (fault := _mark_fault(page, claim))]
    return share(faults, len(page.claims), "every sentence cites a quote that stands in its Punkt")


def _mark_fault(page: Page, claim: Claim) -> str:
    if not claim.citations:
        return "" if claim.computed else f"uncited: {claim.text!r}"
    for citation in claim.citations:
        if not _in_head(page, citation) and (fault := citation_fault(page.minutes, citation)):
            return fault
        place = page.minutes.place(citation.document, citation.meeting, citation.punkt)
        if place not in page.places:
            return f"cites {place}, another subject: {claim.text!r}"
        if citation.status is Status.UNCONFIRMED:
            return f"not confirmed: {claim.text!r}"
    return ""


def _in_head(page: Page, citation: Citation) -> bool:
    """Whether a quote stands in the head of the minutes, which bears the mark of the first item."""
    place = page.minutes.place(citation.document, citation.meeting, citation.punkt)
    if place is None:
        return False
    meeting, item = page.minutes.meeting(place), page.minutes.item(place)
    before = item == meeting.items[0] and citation.span.end <= item.span.start
    return before and bool(citation.quote) and meeting.text(citation.span) == citation.quote
