"""Roll-calls in decision texts: who voted for, against, or not at all, and on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.ingest.layout import bare
from rag.ingest.vote_forms import CANNOT, HEADING, MOTION, PUT_TO_VOTE, QUOTED, REMARK, RESULT, SETTLED, SIDES
from rag.ingest.vote_sides import on_one_line, side_of, told_within
from rag.ingest.voters import is_number, is_party, listed_voters, number_of, voter_key
from rag.model import Span, Vote

#: What a minority votes for beside a majority's proposal is another one: 'Et mindretal (V) stemte for B'.
_MEMBERS = re.compile(r"(?:medlemmerne|partierne)\s+", re.IGNORECASE)
#: One party alone has seldom more members in a committee.
_LARGEST_GROUP = 5
_MINORITY = re.compile(r"(?:et )?mindretal\b", re.IGNORECASE)


@dataclass(slots=True)
class RollCall:
    """A vote as it is being read: each side in the order of the text.

    `pieces` hold the roll-call and nothing else; `voted` is a sentence that tells of it and says more.
    """

    pieces: list[Span] = field(default_factory=list)
    voted: Span | None = None
    sides: dict[str, list[str]] = field(default_factory=lambda: {"for": [], "against": [], "abstained": []})
    motion: str | None = None
    motion_pieces: tuple[Span, ...] = ()

    def add(self, word: str, names: Sequence[str]) -> None:
        """Put voters on the side that a word tells, nobody twice; names take the place of their number."""
        side = self.sides[SIDES[word.lower().split()[0]]]
        if _is_told_by(side, names):
            side.clear()
        have = {voter_key(name) for name in side}
        side.extend(name for name in names if voter_key(name) not in have)

    def takes(self, told: RollCall) -> bool:
        """Whether the sides that another sentence tells are missing here, or only their number is here."""
        return all(
            not names or not self.sides[side] or _is_told_by(self.sides[side], names)
            for side, names in told.sides.items()
        )

    def has(self, told: RollCall) -> bool:
        """Whether the sides that another sentence tells are all here, as where it gives their reasons."""
        return all(_among(names, self.sides[side]) for side, names in told.sides.items())

    def take(self, told: RollCall) -> None:
        """Add the sides that another sentence tells."""
        for side, names in told.sides.items():
            if _is_told_by(self.sides[side], names):
                self.sides[side].clear()
            self.sides[side].extend(names)
        self.voted = _around([*filter(None, (self.voted, told.voted)), *self.pieces])

    def vote(self) -> Vote:
        """The roll-call as a noun."""
        span = _around([*filter(None, (self.voted,)), *self.pieces])
        in_favour, against, abstained = (tuple(self.sides[side]) for side in ("for", "against", "abstained"))
        return Vote(in_favour, against, abstained, span, self.motion)


def _among(names: Sequence[str], side: Sequence[str]) -> bool:
    return {voter_key(name) for name in names} <= {voter_key(name) for name in side}


def _is_told_by(side: Sequence[str], names: Sequence[str]) -> bool:
    """Whether names are those of a side that is told by its number; parties may stand without theirs."""
    if not (names and is_number(side)) or is_number(names):
        return False
    return number_of(names) in (None, int(side[0]))


def _is_part_of(side: Sequence[str], names: Sequence[str]) -> bool:
    """Whether names are some of a side that is told by its number: one party, or fewer people."""
    if not is_number(side) or is_number(names) or not names:
        return False
    if any(map(is_party, names)):
        return len(names) == 1 and number_of(names) is None and int(side[0]) > _LARGEST_GROUP
    return len(names) < int(side[0])


def is_heading(text: str, piece: Span) -> bool:
    """Whether a piece only says that what follows is a vote: 'Afstemning:'."""
    return HEADING.fullmatch(on_one_line(text, piece)) is not None


def roll_calls(text: str, pieces: Sequence[Span]) -> list[RollCall]:
    """The votes among the sentences of a decision; sentences between them part one vote from the next."""
    reading = _Reading(text)
    at = 0
    while at < len(pieces):
        at += reading.read(pieces, at)
    return [call for call in reading.calls if any(call.sides.values())]


@dataclass(slots=True)
class _Reading:
    """The votes read so far, and the sentences since the last that was a side and nothing else.

    `going` is the vote that the next side belongs to; `remark` ends the last remark for the minutes.
    """

    text: str
    calls: list[RollCall] = field(default_factory=list)
    before: list[Span] = field(default_factory=list)
    going: RollCall | None = None
    remark: int | None = None

    def read(self, pieces: Sequence[Span], at: int) -> int:
        """Read the sentence at a place, and the names below it; how many sentences that were."""
        piece = pieces[at]
        sentence = on_one_line(self.text, piece)
        if self._is_remark(sentence, piece):
            match = REMARK.search(sentence)
            self._tell(sentence[: match.start()] if match else "", piece)
            return 1
        side = side_of(sentence)
        if side is None and self.going is not None and self.going.sides["for"]:
            side = _dissent(sentence)
        if side is None:
            self._tell(sentence, piece)
            return 1
        if _MINORITY.match(sentence) and self.going is not None and self.going.sides["for"]:
            side = ("mindretal", side[1])
        below = _names_below(self.text, pieces[at + 1 :]) if sentence.endswith(":") and not side[1] else []
        self._side(
            side, [piece, *(span for span, _ in below)], [name for _, names in below for name in names]
        )
        return 1 + len(below)

    def _is_remark(self, sentence: str, piece: Span) -> bool:
        goes_on = self.remark is not None and "\n" not in self.text[self.remark : piece.start]
        if not goes_on and not REMARK.search(sentence):
            self.remark = None
            return False
        self.remark = piece.end
        return True

    def _tell(self, sentence: str, piece: Span) -> None:
        told = RollCall(voted=piece)
        alone = side_of(sentence)
        for word, names in [alone] if alone else told_within(sentence):
            told.add(word, names)
        if not any(told.sides.values()):
            self.going = None
        elif self.going is not None and self.going.has(told):
            pass
        elif self.going is not None and self.going.takes(told):
            self.going.take(told)
        else:
            self.calls.append(told)
            self.going = told
        self.before.append(piece)

    def _side(self, side: tuple[str, tuple[str, ...]], pieces: Sequence[Span], below: Sequence[str]) -> None:
        word, names = side[0], (*side[1], *below)
        told = self.going is not None and self.going.voted is not None
        taken = self.going.sides[_side_named(word)] if self.going else []
        if self.going is not None and told and (_among(names, taken) or _is_part_of(taken, names)):
            self.going.pieces.extend(pieces)
            return
        if self.going is None or (told and taken and not _is_told_by(taken, names)):
            motion, motion_pieces = _motion(self.text, self.before)
            heads = [one for one in self.before if is_heading(self.text, one)]
            self.going = RollCall(motion=motion, motion_pieces=(*motion_pieces, *heads))
            self.calls.append(self.going)
        self.before = []
        self.going.pieces.extend(pieces)
        self.going.add(word, names)


def _names_below(text: str, pieces: Sequence[Span]) -> list[tuple[Span, tuple[str, ...]]]:
    """The voters on lines of their own below 'For:', each line with where it stands."""
    found: list[tuple[Span, tuple[str, ...]]] = []
    for piece in pieces:
        names = listed_voters(on_one_line(text, piece))
        if not names:
            break
        found.append((piece, names))
    return found


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _dissent(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The side against that 'A og B kan ikke godkende.' tells."""
    match = CANNOT.fullmatch(sentence)
    names = listed_voters(_MEMBERS.sub("", match["names"])) if match else ()
    return ("mindretal", names) if names else None


def _side_named(word: str) -> str:
    return SIDES[word.lower().split()[0]]


def _motion(text: str, before: Sequence[Span]) -> tuple[str | None, tuple[Span, ...]]:
    """What was voted on: the proposal made before the vote, quoted if it stands in quotes.

    'Indstillingen' where the recommendation itself was put to the vote; None where nothing is said.
    """
    moves = [i for i, piece in enumerate(before) if _moves(piece.of(text))]
    if not moves:
        return None, ()
    nearest = before[moves[-1]].of(text)
    if _puts_proposal(nearest):
        return "Indstillingen", () if RESULT.search(nearest) else (before[moves[-1]],)
    first = next((i for i in reversed(moves) if not PUT_TO_VOTE.search(before[i].of(text))), moves[-1])
    pieces = tuple(
        piece
        for i, piece in enumerate(before)
        if i >= first and (i in moves or not SETTLED.search(piece.of(text)))
    )
    told = Span(pieces[0].start, pieces[-1].end).of(text)
    if quoted := QUOTED.search(told):
        return bare(quoted[1].strip(" *_\n")), pieces
    _, colon, after = told.partition(":")
    lines = (after if colon and after.strip() else told).split("\n")
    return " ".join(filter(None, map(bare, lines))), pieces


def _moves(sentence: str) -> bool:
    """Whether a sentence puts something to the vote, rather than telling how an earlier vote went."""
    if _puts_proposal(sentence):
        return True
    return not SETTLED.search(sentence) and bool(MOTION.search(sentence) or PUT_TO_VOTE.search(sentence))


def _puts_proposal(sentence: str) -> bool:
    return PUT_TO_VOTE.search(sentence) is not None and "indstilling" in sentence.lower()
