"""The wrong place: another Punkt, another meeting, none, or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.minutes import Minutes, Place
from eval.mutants.basis import Basis, Outcome, told
from eval.mutants.source import anchors, lacks, may_say_word, mentions
from eval.mutants.written import group
from eval.quoting import quoted
from rag.danish import sentences
from rag.model import Citation, Claim, Span

#: A first sentence that is shorter is a label or a mark.
_SENTENCE = 20
_FAR = 1000  # no Punkt has so high a number above the last


def next_punkt_with_old_quote(basis: Basis) -> Iterator[Claim]:
    """Punkt N → N+1, the quote and its span as before."""
    for place in _next(basis):
        yield _moved(basis, place)


def next_punkt_with_its_quote(basis: Basis) -> Iterator[Claim]:
    """Punkt N → N+1 with a true quote of N+1, which does not say it."""
    for place in _next(basis):
        yield from _quoting(basis, place)


def other_meeting_with_old_quote(basis: Basis) -> Iterator[Claim]:
    """The same N in another meeting, the quote and its span as before."""
    for place in _same_number(basis):
        yield _moved(basis, place)


def other_meeting_with_its_quote(basis: Basis) -> Iterator[Claim]:
    """The same N in another meeting with a true quote, which does not say it."""
    for place in _same_number(basis):
        yield from _quoting(basis, place)


def punkt_that_does_not_exist(basis: Basis) -> Iterator[Claim]:
    """A number that the meeting does not have."""
    if basis.claim.citations:
        first, *rest = basis.claim.citations
        yield replace(basis.claim, citations=(replace(first, punkt=first.punkt + _FAR), *rest))


def citation_stripped(basis: Basis) -> Iterator[Claim]:
    """A statement with something to check, and nothing to check it by."""
    if basis.claim.citations and (basis.written is not None or anchors(basis.claim.text)):
        yield replace(basis.claim, citations=())


def all_punkter_cited(basis: Basis) -> Iterator[Claim]:
    """Every Punkt of the meeting, where some have nothing of the statement."""
    if len(basis.places) != 1:
        return
    found = mentions(basis.claim.text) if anchors(basis.claim.text) else []
    others = [place for place in _meeting(basis) if place not in basis.places]
    idle = [
        place for place in others if found and all(lacks(told(basis.minutes, place), one) for one in found)
    ]
    if idle:
        headings = tuple(_heading(basis.minutes, place) for place in others)
        yield replace(basis.claim, citations=(*basis.claim.citations, *headings))


def _meeting(basis: Basis) -> list[Place]:
    return [Place(basis.places[0].document, item.number) for item in basis.meetings[0].items]


def _next(basis: Basis) -> Iterator[Place]:
    for place in basis.places[:1]:
        if basis.minutes.meeting(place).item(place.punkt + 1):
            yield Place(place.document, place.punkt + 1)


def _heading(minutes: Minutes, place: Place) -> Citation:
    return quoted(minutes, place, minutes.item(place).heading)


def _same_number(basis: Basis) -> Iterator[Place]:
    for place in basis.places[:1]:
        for meeting in basis.minutes.meetings:
            other = Place(meeting.source.name, place.punkt)
            if other not in basis.trial.cited and meeting.item(place.punkt):
                yield other


def _moved(basis: Basis, place: Place) -> Claim:
    meeting, item = basis.minutes.meeting(place), basis.minutes.item(place)
    first, *rest = basis.claim.citations
    moved = replace(
        first,
        document=meeting.source.name,
        meeting=meeting.id,
        committee=meeting.committee,
        date=meeting.date,
        punkt=item.number,
        title=item.title,
    )
    return replace(basis.claim, citations=(moved, *rest))


def _quoting(basis: Basis, place: Place) -> Iterator[Claim]:
    span = _first_sentence(basis.minutes, place)
    if span and _does_not_say(basis, place):
        yield replace(basis.claim, citations=(quoted(basis.minutes, place, span),))


def _first_sentence(minutes: Minutes, place: Place) -> Span | None:
    meeting = minutes.meeting(place)
    for section in minutes.item(place).sections:
        for span in sentences(meeting.text(section.span), section.span.start):
            if len(span) >= _SENTENCE and "\n" not in meeting.text(span):
                return span
    return None


def _does_not_say(basis: Basis, place: Place) -> bool:
    """Whether something of the statement stands nowhere in a Punkt: a figure, a name, or the decision."""
    source = told(basis.minutes, place)
    if any(lacks(source, one) for one in anchors(basis.claim.text)):
        return True
    if not isinstance(basis.written, Outcome):
        return False
    other = basis.minutes.item(place).decision
    own = group(basis.written.decision)
    return (other is None or group(other.decision_class) is not own) and not may_say_word(
        source, _words(own.value)
    )


def _words(decided: str) -> tuple[str, ...]:
    """The beginning of each long word of a class: 'godkend', 'efterretn'."""
    stems = tuple(word[:6] for word in decided.split() if len(word) > 4)
    return (*stems, "tiltr", "anbefal", "vedtag") if decided == "godkendt" else stems
