"""What the cited items and the heads of their minutes say of a claim, and what a count of ours rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from rag.ask.claims import date_in_words
from rag.ask.support.counting import counts, listed_wrongly
from rag.ask.support.opposites import opposites
from rag.ask.support.orders import without_orders
from rag.ask.support.reckoning import Operation, is_reckoned, measure_of, operation, stands_among
from rag.ask.support.tabled import tabled
from rag.ask.support.tally import Tally, numbers_of, tally
from rag.facts import (
    Figure,
    Mood,
    Outcome,
    figures,
    outcomes,
    read_source,
    references,
    supported_share,
    unsupported_by,
)
from rag.facts.words import flat, plain
from rag.model import AgendaItem, Citation, Claim, DecisionClass, Meeting, Role, printed_number

#: Labels that say the role of a section, whatever its own label is.
LABELS = {Role.DECISION: "Beslutning", Role.RECOMMENDATION: "Indstilling", Role.HISTORY: "Historik"}
#: '4. kvartal' is no figure that a Punkt may be cited for.
_ORDINAL = re.compile(r"\.\s[a-zæøå]")
_OF_AGENDAS = frozenset({"items", "meetings", "attachments"})
#: A Punkt supports something of a claim when it fits a fact at least so well as the best of those cited.
IDLE = 0.5


class Support:
    """One claim with the sources it cites."""

    def __init__(self, claim: Claim, find: Callable[[str], Meeting]) -> None:
        self._claim = claim
        self._items: dict[str, tuple[Meeting, AgendaItem]] = {}
        for citation in claim.citations:
            meeting = find(citation.meeting)
            if item := meeting.cited(citation):
                self._items[item.id] = (meeting, item)

    def missing(self) -> tuple[str, ...]:
        """The facts of the claim that do not stand in what it cites."""
        meetings = {meeting.id: meeting for meeting, _ in self._items.values()}
        heads = tuple(text for meeting in meetings.values() for text in self._heads(meeting))
        texts = tuple(item_text(meeting, item) for meeting, item in self._items.values())
        found = unsupported_by(self._claim.text, read_source(texts, self._people, heads))
        left = [fact for fact in found if not self._derived(fact)]
        quotes = [citation.quote for citation in self._claim.citations]
        turned = opposites(self._claim.text, quotes, (*heads, *texts), tuple(self._items.values()))
        miscounted = self._miscounted("\n".join(texts))
        return tuple(dict.fromkeys((*left, *self._misreckoned(found), *miscounted, *turned)))

    def is_idle(self, citation: Citation) -> bool:
        """Whether a Punkt supports nothing of the claim while another does."""
        shares = self._shares
        return len(shares) > 1 and shares.get(citation.item, 0.0) < IDLE <= max(shares.values())

    @cached_property
    def _shares(self) -> dict[str, float]:
        """How well each Punkt alone supports the fact that it supports best, beside the best of them."""
        if len(self._items) < 2:
            return {}
        if self._claim.computed:
            return self._shares_reckoned
        sources = {
            key: read_source((item_text(meeting, item),), self._people)
            for key, (meeting, item) in self._items.items()
        }
        return supported_share(self._claim.text, sources)

    @property
    def _shares_reckoned(self) -> dict[str, float]:
        """1 for each Punkt that came out as all that are counted, or a quote of which has a figure told."""
        if counts(self._claim.text):
            told = outcomes(self._text)
            return {key: float(not told or _came_out(item, told)) for key, (_, item) in self._items.items()}
        own = {one.span for one, _ in self._reckoned}
        figured = [one for one in figures(self._text) if one.span not in own]
        stated = [one for one in figured if not _ORDINAL.match(self._text, one.span.end)]
        shares = dict.fromkeys(self._items, 0.0)
        for citation in self._claim.citations:
            quoted = figures(flat(plain(citation.quote)))
            if quoted and (not stated or any(stands_among(one, quoted) for one in stated)):
                shares[citation.item] = 1.0
        return shares

    @cached_property
    def _text(self) -> str:
        """The claim on one line, without Markdown."""
        return flat(plain(self._claim.text))

    @cached_property
    def _people(self) -> tuple[str, ...]:
        meetings = {meeting.id: meeting for meeting, _ in self._items.values()}
        return tuple(dict.fromkeys(person for meeting in meetings.values() for person in people(meeting)))

    def _heads(self, meeting: Meeting) -> Iterator[str]:
        yield head_text(meeting)
        for citation in self._claim.citations:
            if citation.meeting == meeting.id and citation.span.end <= meeting.items[0].span.start:
                yield f"Mødedeltagere: {citation.quote}"

    def _derived(self, fact: str) -> bool:
        """Whether a fact is the number of a cited Punkt, reckoned or, in a computed claim, counted."""
        numbers = {f"punkt {printed_number(item.number)}" for _, item in self._items.values()}
        if any(set(reference.parts) <= numbers for reference in references(fact)):
            return True
        own = figures(fact)
        reckoned = {(one.value, one.unit) for one, _ in self._reckoned}
        counted = numbers_of(self._tally) if self._claim.computed else frozenset()
        return bool(own) and all(
            (one.value, one.unit) in reckoned or (one.unit is None and one.value in counted) for one in own
        )

    @cached_property
    def _reckoned(self) -> list[tuple[Figure, Operation]]:
        """The figures that a claim says it reckons, whoever wrote it."""
        text = self._text
        found = ((one, operation(text, one)) for one in figures(text))
        return [(one, how) for one, how in found if how]

    def _misreckoned(self, missing: Sequence[str]) -> Iterator[str]:
        """Figures that are said to be reckoned and are not what those make that stand here and in quotes."""
        if not self._reckoned:
            return
        text = self._text
        own = {one.span for one, _ in self._reckoned}
        lacking = {(one.value, one.unit) for fact in missing for one in figures(fact)}
        quoted = [one for citation in self._claim.citations for one in figures(citation.quote)]
        told = [one for one in figures(text) if one.span not in own and stands_among(one, quoted)]
        stated = [one for one in told if (one.value, one.unit) not in lacking]
        for one, how in self._reckoned:
            measure = measure_of(text, one).removesuffix("er")
            alike = [s for s in stated if not measure or measure_of(text, s).removesuffix("er") == measure]
            if not is_reckoned(one, how, alike):
                yield one.span.of(text)

    def _miscounted(self, texts: str) -> Iterator[str]:
        """Counts that are not of as many things as are listed and cited; none that the source has itself.

        Of what a model writes only counts of what an agenda has are looked at: items, meetings, attachments.
        """
        found, own = self._tally, self._claim.computed
        source = "\n".join(one.quote for one in self._claim.citations) if own else texts
        for one in counts(self._claim.text):
            if (not own and one.things not in _OF_AGENDAS) or one.text in flat(plain(source)):
                continue
            listed = not listed_wrongly(one, self._claim.text, found.punkter, found.labels) or one.is_unclear
            if not (one.is_consistent and listed and found.has(one)):
                yield one.text

    @cached_property
    def _tally(self) -> Tally:
        return tally(self._claim, tuple(self._items.values()))


def _came_out(item: AgendaItem, told: Sequence[Outcome]) -> bool:
    """Whether the decision of an item is one of some outcomes, denied where they are."""
    if item.decision is None:
        return False
    kinds = {(one.decision, one.denied) for one in told}
    denied = item.decision.decision_class is DecisionClass.REJECTED
    own = (DecisionClass.APPROVED if denied else item.decision.decision_class, denied)
    said = outcomes(item.decision.text, Mood.DECIDED)
    return own in kinds or any((one.decision, one.denied) in kinds for one in said)


def people(meeting: Meeting) -> Sequence[str]:
    """The attendance list as written: 'Ida Holm (A)'."""
    return [f"{p.name} ({p.party})" if p.party else p.name for p in meeting.attendees]


def head_text(meeting: Meeting) -> str:
    """What the head of the minutes says of every item: body, day, hour, place, who came and who did not."""
    municipality = f", {meeting.municipality} Kommune," if meeting.municipality else ""
    when = f"den {date_in_words(meeting)}" + (f" kl. {meeting.time}" if meeting.time else "")
    where = f" i {meeting.place}" if meeting.place else ""
    sat = f"Møde i {meeting.committee}{municipality} {when}{where}"
    came = f"Mødedeltagere: {', '.join(people(meeting))}" if meeting.attendees else ""
    gone = f"Afbud: {', '.join(absence.name for absence in meeting.absent)}" if meeting.absent else ""
    return "\n\n".join(filter(None, (sat, came, gone)))


def item_text(meeting: Meeting, item: AgendaItem) -> str:
    """The text of an item, each decision and recommendation under a label that says so.

    What nobody sees, and what tells its reader what to say, is no part of it.
    """
    parts, at = [], item.span.start
    for section in sorted(item.sections, key=lambda section: section.span):
        parts.append(meeting.source.text[at : section.span.start])
        if label := LABELS.get(section.role):
            parts.append(f"\n\n{label}\n\n")
        parts.append(tabled(meeting, item, section.span))
        at = section.span.end
    return without_orders("".join((*parts, meeting.source.text[at : item.span.end])))
