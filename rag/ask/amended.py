"""What a decision made of the matter: told beside what an answer takes from the case before it.

Tables and case presentations hold what was proposed or applied for. 'Godkendt, dog således at taksten
fastsættes til 1.010 kr.' makes another figure the one that holds, and a reader who is told only the first is
told wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.ask.outcome import decided
from rag.ask.questions.vocabulary import topical
from rag.ask.questions.wants import Want
from rag.danish import sentences
from rag.facts import figures
from rag.model import AgendaItem, Citation, Claim, Meeting, Role, Span

#: How a decision says that it differs from what was proposed, or adds to it.
_AMENDS = re.compile(
    r"\b(?:dog|idet|således at|med (?:den|følgende) (?:ændring|tilføjelse|præcisering)\w*|bortset fra"
    r"|undtagen?|undtaget|med undtagelse af|i stedet|ændres|fastsættes|fastholdes|holdes på|nedsættes|sættes"
    r"|forhøjes|hæves|sænkes|udgår|erstattes|udvides|begrænses|udskydes|fremrykkes|desuden|derudover)\b",
    re.IGNORECASE,
)
#: How a case says that somebody wishes for something, which is not yet so.
_WISHED = re.compile(
    r"\b(?:(?:an)?søger|ansøgt|ansøgte|anmoder|anmodet|anmodede|foreslår|foreslås|foreslog|ønsker at)\b",
    re.IGNORECASE,
)
#: Questions that what was applied for answers by itself: who, how much, when, why.
_OF_THE_WISH = (Want.FIGURE, Want.COUNT, Want.PERSON, Want.DATE, Want.REASON)


def with_outcomes(
    claims: Sequence[Claim], wants: frozenset[Want], find_meeting: Callable[[str], Meeting]
) -> list[Claim]:
    """The claims, decisions that change what they tell before them, and those that settle it at the end.

    Each decision is told once; of one told in part already, only the sentence with the change is added.
    """
    cited = [one for claim in claims for one in claim.citations]
    shown: list[Claim] = []
    settled: list[Claim] = []
    done: set[str] = set()
    for told in claims:
        for citation in told.citations:
            meeting = find_meeting(citation.meeting)
            item = meeting.cited(citation)
            if item is None or item.decision is None or citation.in_head or citation.item in done:
                continue
            ruled = [one.span for one in cited if one.item == citation.item and _of_decision(one, item)]
            changing = [span for span in _changing(meeting, item, told.text) if not _within(span, ruled)]
            if changing and ruled:
                settled += [claim(readable(meeting.text(span)), meeting, item, [span]) for span in changing]
            elif changing:
                shown += decided(meeting, item)
            elif not ruled and _WISHED.search(told.text) and wants.isdisjoint(_OF_THE_WISH):
                settled += decided(meeting, item)
            else:
                continue
            done.add(citation.item)
        shown.append(told)
    return shown + settled


def _of_decision(citation: Citation, item: AgendaItem) -> bool:
    """Whether a quote is of the decision itself."""
    section = item.section_at(citation.span.start)
    return section is not None and section.role is Role.DECISION


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _changing(meeting: Meeting, item: AgendaItem, said: str) -> Iterator[Span]:
    """The sentences of a decision by which something is otherwise that an answer speaks of.

    They share a word with the answer that is not merely the item's own topic, or both tell a figure of it.
    Of the years that a table or a title counts, the last is the one that is decided on.
    """
    about = topical(f"{item.title} {meeting.committee} {meeting.municipality or ''}")
    headings = " ".join((item.title, *(cell.text for table in item.tables for cell in table.header)))
    if max(_years(said), default="") < max(_years(headings), default="") and _years(said):
        return
    for part in item.decision.spans if item.decision else ():
        for span in sentences(meeting.text(part), part.start):
            changed = meeting.text(span)
            shared = topical(changed) & topical(said) if _AMENDS.search(changed) else frozenset()
            if shared - about or (shared and figures(changed) and figures(said)):
                yield span


def _years(text: str) -> list[str]:
    return re.findall(r"\b20\d\d\b", text)
