"""What a meeting decided: the decision's text without absences and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.danish import sentences
from rag.ingest.attendance import absence_notes
from rag.ingest.decision_class import classify
from rag.ingest.layout import Line, outside
from rag.ingest.own_decision import own_sentences
from rag.ingest.vote_sides import split_sides
from rag.ingest.vote_tables import table_votes
from rag.ingest.votes import RollCall, is_heading, roll_calls
from rag.model import Absence, Decision, Span, Vote

#: A decision as it stands without a label.
_BARE_DECISION = re.compile(
    r"(?:(?:dagsordenen|referatet|protokollen|punktet|sagen|indstillingen|orienteringen|det) "
    r"(?:(?:blev|er|var) )?)?(?:enstemmigt )?"
    r"(?:godkend|vedtag|tag|udsat|udgår|drøft|tiltrådt|anbefal|oversend|til (?:efterretning|orientering))"
    r"\w*[^.]{0,60}\.?",
    re.IGNORECASE,
)
#: What a proposal became that was voted on: 'Forslaget er dermed vedtaget.'
_CARRIED = re.compile(
    r"(?:\w*forslaget)\b (?:blev|er|var)(?: (?!ikke)\w+){0,3} (?:vedtaget|godkendt|tiltrådt)\b", re.IGNORECASE
)
_INITIAL = re.compile(r"(?:^|\s)[A-ZÆØÅ][\w'-]+ (?:[A-ZÆØÅ]\. ?)+$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything the decision texts of one item say."""

    decision: Decision | None
    votes: tuple[Vote, ...]
    absent: tuple[Absence, ...]
    whole_meeting: tuple[Absence, ...]

    def and_absences(self, other: Outcome) -> Outcome:
        """This outcome with the absences that another text of the item tells, nobody twice."""
        return replace(
            self,
            absent=_once(iter((*other.absent, *self.absent))),
            whole_meeting=_once(iter((*other.whole_meeting, *self.whole_meeting))),
        )


def read_outcome(text: str, lines: Sequence[Line], decides: bool, committee: str = "") -> Outcome:
    """Decision, votes and absences among the lines of an item's decision sections.

    `decides` is false for text that stands under no decision label: only absences are read there. What
    another body than `committee` decided is left out, where it is known.
    """
    kept = [line for line in lines if not line.artefact]
    pieces = split_sides(text, _sentences(text, kept))
    notes = absence_notes(text, kept, pieces)
    pieces = own_sentences(text, outside(pieces, [note.span for note in notes]), committee)
    tables = table_votes(kept) if decides else []
    pieces = outside(pieces, [vote.span for vote in tables])
    calls = roll_calls(text, pieces) if decides else []
    counted = {piece for call in calls for piece in _counted(text, pieces, call)}
    told = [piece for piece in pieces if piece not in counted]
    return Outcome(
        decision=_decision(text, told) if decides else None,
        votes=tuple(sorted([*(call.vote() for call in calls), *tables], key=lambda vote: vote.span)),
        absent=_once(absence for note in notes for absence in note.absent),
        whole_meeting=_once(absence for note in notes if note.whole_meeting for absence in note.absent),
    )


def _counted(text: str, pieces: Sequence[Span], call: RollCall) -> Iterator[Span]:
    """What a roll-call and what was voted on take of a decision; a carried proposal is left in it."""
    yield from call.pieces
    last = max((piece.end for piece in call.pieces), default=0)
    after = next((piece.of(text) for piece in pieces if last and piece.start >= last), "")
    yield from (piece for piece in call.motion_pieces if not _CARRIED.match(after) or is_heading(text, piece))


def only_decides(lines: Sequence[Line]) -> bool:
    """Whether the lines of an item without sections say nothing but what was decided: 'Godkendt.'"""
    return len(lines) == 1 and _BARE_DECISION.fullmatch(lines[0].bare) is not None


def _sentences(text: str, lines: Sequence[Line]) -> list[Span]:
    """The sentences of each line; an initial inside a name ('Signe L. Bak') does not end one."""
    found: list[Span] = []
    for line in lines:
        for piece in sentences(line.span.of(text), line.span.start):
            before = found[-1] if found and found[-1].start >= line.span.start else None
            if before is not None and _INITIAL.search(before.of(text)) and text[piece.start].isupper():
                found[-1] = Span(before.start, piece.end)
            else:
                found.append(piece)
    return found


def _decision(text: str, told: Sequence[Span]) -> Decision | None:
    spans = tuple(_joined(text, told))
    words = "\n".join(span.of(text) for span in spans)
    return Decision(words, spans, classify(words)) if spans else None


def _joined(text: str, pieces: Sequence[Span]) -> Iterator[Span]:
    """Neighbouring sentences of one line as one span."""
    pending: Span | None = None
    for piece in pieces:
        if pending is not None and not text[pending.end : piece.start].strip(" \t\xa0"):
            pending = Span(pending.start, piece.end)
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending


def _once(found: Iterator[Absence]) -> tuple[Absence, ...]:
    first: dict[str, Absence] = {}
    for absence in found:
        first.setdefault(absence.name, absence)
    return tuple(first.values())
