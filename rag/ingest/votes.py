"""Roll-calls in decision texts: who voted for, against, or not at all, and on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.ingest.layout import bare
from rag.model import Span, Vote

_SIDES = {
    "for": "for",
    "ja": "for",
    "imod": "against",
    "mod": "against",
    "nej": "against",
    "undlod": "abstained",
    "undlader": "abstained",
    "hverken": "abstained",
    "blank": "abstained",
    "blankt": "abstained",
    "blanke": "abstained",
}
_SIDE = r"(?P<side>for|imod|mod|ja|nej|undlod|undlader|hverken for eller imod|blankt?e?)"
_OBJECT = r"(?:\s+(?:forslaget|indstillingen|ændringsforslaget|sagen|dette|det))?"
#: 'For stemte: A, B' · 'Imod: 3 (names)' · 'Undlod at stemme: Å' · 'Imod stemte Enhedslisten'
_LED = re.compile(
    rf"(?:stemmer\s+)?{_SIDE}{_OBJECT}(?:(?:\s+at)?\s+(?:stemte|stemmer|stemme|var))?\s*(?P<colon>:)?\s*(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
_VERB = re.compile(r"\b(?:stemte|stemmer|stemme)\b", re.IGNORECASE)
#: 'X og Y stemte for.' · 'Z undlod at stemme.'
_TRAILED = re.compile(
    r"(?P<names>.+?)[\s,]+(?:har\s+)?(?:(?:stemte|stemmer|stemt)\s+(?P<side>for|imod|mod|ja|nej|hverken for eller imod|blankt?)|"
    r"(?P<none>undlod|undlader|afstod fra|afholdt sig fra)(?:\s+at stemme)?)\b",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_SIDE = re.compile(
    r"(?<=[\w)])[.;,]?\s+(?=(?:(?:for|imod|mod|undlod|undlader|blanke?)(?:\s+[a-zæøå]+){0,2}\s*:|"
    r"(?:For|Imod|Mod)\s+(?:stemte|stemmer)\b|Undlod\s+at\s+stemme\b|Hverken\s+for))"
)
_COUNTED = re.compile(
    r"^(?:i alt\s+)?\d{1,3}(?:\s+stemmer?)?(?:\s+(?:for|imod))?\s*(?:\((?P<inside>.*)\))?[\s.]*$",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL = re.compile(r"(?:,|–|-|\.{2,}|…)?\s*\(?(?:i alt|alt)\s+\d+[^,;]*$", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:et\s+)?(?:flertal|mindretal)(?:let)?(?:\s+på\s+\d+)?[\s,]*(?:bestående af|\(|af)?\s*|^(?:partierne|medlemmerne|gruppen)\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))|\s+(?:og|samt)\s+(?![^()]*\))|\n+(?![^()]*\))")
_PERSON_PARTY = re.compile(r"(?<=\w\s)\((?!\d)[^()]*\)$")
_VOTER = re.compile(r"[A-ZÆØÅ\d][^.:!?]{0,60}(?:\.[A-ZÆØÅ ][^.:!?]{0,40}){0,3}")
_NOBODY = re.compile(r"ingen|0|intet|-", re.IGNORECASE)
_MOTION = re.compile(
    r"\b(?:ændrings|under|mindretals|delforslag|mod)?forslag|\bforesl(?:år|og)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“”„»«]([^\"“”„»«]{8,})[\"“”„»«]", re.DOTALL)
_LONGEST_ROLL = 1500


@dataclass(slots=True)
class RollCall:
    """A vote as it is being read: each side in the order of the text."""

    pieces: list[Span] = field(default_factory=list)
    sides: dict[str, list[str]] = field(default_factory=lambda: {"for": [], "against": [], "abstained": []})
    motion: str | None = None
    motion_pieces: tuple[Span, ...] = ()

    def vote(self) -> Vote:
        """The roll-call as a noun."""
        return Vote(
            tuple(self.sides["for"]),
            tuple(self.sides["against"]),
            tuple(self.sides["abstained"]),
            Span(self.pieces[0].start, self.pieces[-1].end),
            self.motion,
        )


def split_sides(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Sentences cut further where one side of a roll-call follows another: 'For: A, B. Imod: C'."""
    cut: list[Span] = []
    for piece in pieces:
        begin = piece.start
        for match in _NEXT_SIDE.finditer(text, piece.start, piece.end):
            cut.append(Span(begin, match.start()))
            begin = match.end()
        cut.append(Span(begin, piece.end))
    return cut


def roll_calls(text: str, pieces: Sequence[Span]) -> list[RollCall]:
    """The votes among the sentences of a decision; sentences between them part one vote from the next."""
    calls: list[RollCall] = []
    before: list[Span] = []
    for piece in pieces:
        side = _side_of(text, piece)
        if side is None:
            before.append(piece)
            continue
        if before or not calls:
            motion, motion_pieces = _motion(text, before)
            calls.append(RollCall(motion=motion, motion_pieces=motion_pieces))
            before = []
        calls[-1].pieces.append(piece)
        calls[-1].sides[side[0]].extend(side[1])
    return calls


def _side_of(text: str, piece: Span) -> tuple[str, tuple[str, ...]] | None:
    sentence = bare(piece.of(text)) if len(piece) <= _LONGEST_ROLL else ""
    if (match := _LED.fullmatch(sentence)) and (
        match["colon"] or _VERB.search(sentence[: match.start("names")])
    ):
        names = _voters(match["names"])
        return None if names is None else (_SIDES[match["side"].lower().split()[0]], names)
    if match := _TRAILED.match(sentence):
        names = _voters(match["names"])
        side = "abstained" if match["none"] else _SIDES[match["side"].lower().split()[0]]
        return None if names is None else (side, names)
    return None


def _voters(text: str) -> tuple[str, ...] | None:
    """The names or parties on one side; None where the text is no list of voters."""
    text = _TOTAL.sub("", _LEAD.sub("", text.strip(" .:\n"), count=1).strip()).strip(
        " .,)" if "(" not in text else " .,"
    )
    if (counted := _COUNTED.fullmatch(text)) is not None:
        text = counted["inside"] or text
    voters = [_PERSON_PARTY.sub("", voter.strip(" .*_")).strip() for voter in _SEPARATOR.split(text)]
    voters = [voter for voter in voters if voter and not _NOBODY.fullmatch(voter)]
    if not all(_VOTER.fullmatch(voter) and len(voter.split()) <= 7 for voter in voters):
        return None
    return tuple(voters)


def _motion(text: str, before: Sequence[Span]) -> tuple[str | None, tuple[Span, ...]]:
    """What was voted on: the proposal named last before the vote, quoted if it stands in quotes."""
    first = next((i for i in range(len(before) - 1, -1, -1) if _MOTION.search(before[i].of(text))), None)
    if first is None:
        return None, ()
    pieces = tuple(before[first:])
    told = Span(pieces[0].start, pieces[-1].end).of(text)
    if quoted := _QUOTED.search(told):
        return bare(quoted[1].strip(" *_\n")), pieces
    _, colon, after = told.partition(":")
    return " ".join(
        bare(line) for line in (after if colon and after.strip() else told).split("\n")
    ).strip(), pieces
