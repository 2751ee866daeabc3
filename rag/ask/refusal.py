"""When the minutes do not say it: one sentence that says so, what was searched, and what lies nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.ask.claims import cite, enumeration
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.verification import FindMeeting, supports
from rag.facts import dates, figures, names
from rag.model import Answer, Claim, Scope, Searched
from rag.store.library import MeetingOverview
from rag.store.records import AttachmentRecord

#: The one refusal sentence; prompts, code and tests share it.
REFUSAL = "Det fremgår ikke af de referater, der er søgt i."
#: How many near items a refusal offers.
NEAREST = 2
#: Characters of a near fact that is told in words.
LONGEST_FACT = 240
NOT_READ = "bilag er ikke indlæst"


def searched(
    overviews: Sequence[MeetingOverview], filters: Scope, attachments: Sequence[AttachmentRecord] = ()
) -> Searched:
    """What a search with these hard filters covers; `attachments` are those named within them."""
    covered = [o for o in overviews if o.passes(filters)]
    dates = [o.date for o in covered]
    return Searched(
        meetings=len(covered),
        municipalities=tuple(sorted({o.municipality for o in covered if o.municipality})),
        start=min(dates, default=None),
        end=max(dates, default=None),
        notes=(_attachments_in_words(attachments),),
    )


def refuse(
    question: Question,
    what: Searched,
    nearest: Sequence[RankedItem],
    reason: str,
    told: Sequence[Claim] = (),
) -> Answer:
    """A refusal that names what was searched; it states no facts but those that stand near, cited.

    `told` says what is missing, and tells or quotes what does stand there; where it cites nothing, the
    nearest items are offered.
    """
    claims = [Claim(f"{REFUSAL} {_searched_in_words(what)}"), *told]
    near = nearest[:NEAREST]
    if near and not any(claim.citations for claim in told):
        quotes = tuple(cite(r.meeting, r.item, r.item.heading) for r in near)
        claims.append(
            Claim(
                "Måske kan disse punkter hjælpe:" if len(near) > 1 else "Måske kan dette punkt hjælpe:",
                quotes,
            )
        )
    return Answer(question.text, tuple(claims), what, refused=True, reason=reason)


def _attachments_in_words(attachments: Sequence[AttachmentRecord]) -> str:
    read = sum(one.file is not None for one in attachments)
    if read == len(attachments) > 0:
        return "også i bilagene"
    return f"{read} af {len(attachments)} bilag er indlæst" if read else NOT_READ


def near_fact(lead: str, near: Claim, find: FindMeeting) -> Claim | None:
    """What stands near in words, after a few that say so; None where that is not certain.

    It is where a short statement gives a figure and the year it is of, names nobody, and its citations bear
    it out.
    """
    told = replace(near, text=f"{lead} {near.text}")
    dated = any(fact.year for fact in dates(near.text)) and bool(figures(near.text))
    certain = dated and not near.computed and not names(near.text) and len(near.text) <= LONGEST_FACT
    return told if certain and near.citations and supports(told, find) else None


def _searched_in_words(what: Searched) -> str:
    if not what.meetings or what.start is None or what.end is None:
        return "Ingen møder passer til de valgte filtre."
    places = f" fra {enumeration(what.municipalities)}" if what.municipalities else ""
    meetings = "1 møde" if what.meetings == 1 else f"{what.meetings} møder"
    notes = f"; {', '.join(what.notes)}" if what.notes else ""
    return f"Der er søgt i {meetings}{places} ({what.start:%d.%m.%Y}–{what.end:%d.%m.%Y}{notes})."
