"""The summary of one agenda item without a language model: its own sentences, chosen and made plainer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.ask.claims import claim
from rag.ask.verification import FindMeeting
from rag.model import AgendaItem, Claim, Kind, Meeting, Span
from rag.summaries.about import about
from rag.summaries.cost import cost
from rag.summaries.decided import decided
from rag.summaries.glossed import finished
from rag.summaries.headline import headline
from rag.summaries.lengths import AHEAD, COST, LEAST_ABOUT, ORDER, WORDS
from rag.summaries.next_steps import next_steps
from rag.summaries.quoted import key_quote
from rag.summaries.retelling import length
from rag.summaries.sources import source_text
from rag.summaries.summary import Audience, Heading, Part, Subject, Summary, Wish
from rag.summaries.verifying import verified

#: Beside the summary of an agenda, so that nobody takes a proposal for a decision.
AGENDA = "Dagsorden: Punktet er ikke behandlet endnu."
CLOSED = "Punktet er lukket; indholdet er ikke offentligt."


def summarise_item(meeting: Meeting, item: AgendaItem, wish: Wish, find: FindMeeting) -> Summary:
    """One item for one audience, every sentence verified; of a closed item only that it was closed."""
    title = headline(meeting, item)
    parts = () if item.closed else _parts(meeting, item, wish, title)
    notes = (CLOSED,) if item.closed else (AGENDA,) if meeting.kind is Kind.AGENDA else ()
    summary = Summary(Subject.ITEM, item.id, title, parts, wish=wish, notes=notes)
    return finished(verified(summary, find), source_text(meeting, item))


def _parts(meeting: Meeting, item: AgendaItem, wish: Wish, title: Claim) -> tuple[Part, ...]:
    outcome = decided(meeting, item)
    quoted = key_quote(meeting, item) if wish.audience is Audience.PRESS else ()
    heard, places = _texts(outcome), _spans(outcome)
    money = cost(meeting, item, COST[wish.length], heard, places)
    ahead = next_steps(meeting, item, AHEAD[wish.length], (*heard, *_texts(money)), (*places, *_spans(money)))
    firm = (*outcome, *money, *ahead, *quoted)
    room = max(WORDS[wish.length] - length((title, *firm)), LEAST_ABOUT[wish.length])
    matter = about(meeting, item, room, _texts((title, *firm)), _spans(firm))
    told = {
        Heading.ABOUT: (*matter, *_case(meeting, item, wish)),
        Heading.DECIDED: (*outcome, *quoted),
        Heading.COST: money,
        Heading.NEXT: ahead,
    }
    return _arranged(told, wish)


def _case(meeting: Meeting, item: AgendaItem, wish: Wish) -> tuple[Claim, ...]:
    """The case number, for those who look cases up."""
    if wish.audience is not Audience.POLITICIAN or not item.case_number:
        return ()
    at = meeting.source.text.find(item.case_number, item.span.start, item.span.end)
    span = Span(at, at + len(item.case_number)) if at >= 0 else item.heading
    return (claim(f"Sagsnummer: {item.case_number}.", meeting, item, [span]),)


def _arranged(told: Mapping[Heading, Sequence[Claim]], wish: Wish) -> tuple[Part, ...]:
    order = ORDER[wish.audience]
    return tuple(Part(heading, tuple(told[heading])) for heading in order if told[heading])


def _texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(one.text for one in claims)


def _spans(claims: Sequence[Claim]) -> tuple[Span, ...]:
    return tuple(citation.span for one in claims for citation in one.citations)
