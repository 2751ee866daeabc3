"""Who voted how, who put a reservation on record, and who left for a single item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.ask.claims import claim, enumeration
from rag.ask.evidence.units import readable
from rag.danish import sentences
from rag.model import AgendaItem, Claim, Meeting, Role, Span, Vote
from rag.summaries.remarks import amends, records
from rag.summaries.retelling import retold
from rag.summaries.verdicts import verdicts

_PARTIES = {
    "A": "Socialdemokratiet", "B": "Radikale Venstre", "C": "Konservative", "F": "SF",
    "I": "Liberal Alliance", "M": "Moderaterne", "O": "Dansk Folkeparti", "V": "Venstre",
    "Æ": "Danmarksdemokraterne", "Ø": "Enhedslisten", "Å": "Alternativet",
}  # fmt: skip
_LETTER = re.compile(r"(?P<letter>[A-ZÆØÅ])(?P<count> ?\(\d+\))?")
_LEFT = re.compile(r"inhabil|deltog\w* ikke|forlod|behandling", re.IGNORECASE)
_MOTION_SHOWN = 30


def votes(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """Every vote: what it was on where it was on an amendment, and each side in a sentence."""
    return tuple(told for vote in item.votes for told in _vote(meeting, item, vote))


def recorded(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """The reservations and remarks that somebody had put on record."""
    return tuple(
        told
        for one in verdicts(meeting, item)
        if one.kind is None and records(one.text)
        for told in retold(re.sub(r"^Protokolbemærkning:\s*", "", one.text), meeting, item, [one.span])
    )


def left(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """Who did not take part in this one item, as the minutes say it."""
    found = (
        span
        for section in item.with_role(Role.DECISION)
        for span in sentences(meeting.text(section.span), section.span.start)
        if any(span.overlaps(absence.span) for absence in item.absent) and _LEFT.search(meeting.text(span))
    )
    return tuple(told for span in found for told in retold(meeting.text(span), meeting, item, [span]))


def _vote(meeting: Meeting, item: AgendaItem, vote: Vote) -> Iterator[Claim]:
    amendment = vote.motion is not None and amends(_motion_text(meeting, item, vote.motion))
    if vote.motion is not None and amendment:
        yield from _motion(meeting, item, vote.motion)
    about = ""
    if len(item.votes) > 1:
        about = "ændringsforslaget " if amendment else "indstillingen "
    for text in _sides(vote, about):
        yield claim(text, meeting, item, [vote.span])
    if amendment:
        yield from _fate(meeting, item, vote)


def _sides(vote: Vote, about: str) -> Iterator[str]:
    if vote.in_favour:
        yield f"For {about}stemte {_who(vote.in_favour)}."
    if vote.against:
        yield f"Imod {about if not vote.in_favour else ''}stemte {_who(vote.against)}."
    if vote.abstained:
        yield f"{_who(vote.abstained)} undlod at stemme."


def _who(voters: Sequence[str]) -> str:
    return enumeration(map(_voter, voters))


def _voter(voter: str) -> str:
    match = _LETTER.fullmatch(voter.strip())
    return (
        f"{_PARTIES[match['letter']]}{match['count'] or ''}"
        if match and match["letter"] in _PARTIES
        else voter
    )


def _motion(meeting: Meeting, item: AgendaItem, motion: str) -> Iterator[Claim]:
    span = _stands(meeting, item, motion)
    if span is not None:
        yield claim(readable(meeting.text(span)), meeting, item, [span])


def _motion_text(meeting: Meeting, item: AgendaItem, motion: str) -> str:
    span = _stands(meeting, item, motion)
    return meeting.text(span) if span else motion


def _stands(meeting: Meeting, item: AgendaItem, motion: str) -> Span | None:
    """The sentence of the decision that has a motion."""
    start = readable(motion)[:_MOTION_SHOWN]
    return next((s for s in _decision_sentences(meeting, item) if start in readable(meeting.text(s))), None)


def _decision_sentences(meeting: Meeting, item: AgendaItem) -> Iterable[Span]:
    for section in item.with_role(Role.DECISION):
        yield from sentences(meeting.text(section.span), section.span.start)


def _fate(meeting: Meeting, item: AgendaItem, vote: Vote) -> Iterator[Claim]:
    """What became of an amendment: the first sentence on it below its vote."""
    below = (one for one in verdicts(meeting, item) if one.span.start >= vote.span.end and amends(one.text))
    if (one := next(below, None)) is not None:
        yield from retold(one.text, meeting, item, [one.span])
