"""Roll-calls in decision texts: who voted for, against, or not at all, and on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.ingest.layout import bare
from rag.ingest.voters import voter_key, voters
from rag.model import Span, Vote

#: The first word that tells a side, folded to lower case.
_SIDES = {
    "for": "for",
    "ja": "for",
    "med": "for",
    "imod": "against",
    "mod": "against",
    "nej": "against",
    "undlod": "abstained",
    "undlader": "abstained",
    "afstod": "abstained",
    "afholdt": "abstained",
    "hverken": "abstained",
    "blank": "abstained",
    "blankt": "abstained",
    "blanke": "abstained",
}
_SIDE = r"(?P<side>for|imod|mod|ja|nej|undlod|undlader|hverken for eller imod|blankt?e?)"
_VOTED = r"(?:stemte|stemmer|stemt)\s+(?P<side>for|imod|mod|ja|nej|hverken for eller imod|blankt?)"
_ABSTAINED = r"(?P<none>undlod|undlader|afstod fra|afholdt sig fra)"
#: 'For stemte: A, B' · 'Imod: 3 (names)' · 'Undlod at stemme: Å' · 'Imod stemte Enhedslisten'
_LED = re.compile(
    rf"(?:stemmer\s+)?{_SIDE}(?:\s+(?:forslaget|indstillingen|ændringsforslaget|sagen|dette|det))?"
    r"(?P<verb>(?:\s+at)?\s+(?:stemte|stemmer|stemme|var))?\s*(?P<colon>:)?\s*(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
#: 'X og Y stemte for.' · 'Z undlod at stemme.'
_TRAILED = re.compile(
    rf"(?P<names>.{{1,600}}?)[\s,]+(?:har\s+)?(?:{_VOTED}|{_ABSTAINED}(?:\s+at stemme)?)\b",
    re.IGNORECASE | re.DOTALL,
)
#: 'Godkendt, idet Venstre stemte imod.'
_EMBEDDED = re.compile(
    r"\b(?:idet|mens|men|hvor|dog|hvorved|bemærkning,? at)\s+(?P<names>[^.:;]{1,200}?)\s+"
    rf"(?:{_VOTED}|{_ABSTAINED})\b",
    re.IGNORECASE,
)
#: 'mod stemmerne fra Ø'
_VOICES = re.compile(
    r"\b(?P<side>med|for|imod|mod)\s+stemmerne\s+(?:fra\s+)?(?P<names>[^.;:]{1,200}?)(?=\s+(?:i?mod|for)\b|[.;:]|$)",
    re.IGNORECASE,
)
#: 'med 15 stemmer for (A, B) og 4 imod (V)'
_TALLY = re.compile(
    r"\b\d{1,3}\s+(?:stemmer\s+)?(?P<side>for|imod|mod)\s*\((?P<names>[^()]{1,300})\)", re.IGNORECASE
)
_NEXT_SIDE = re.compile(
    r"(?<=[\w)])(?<!verken)(?<!eller)[.;,]?\s+(?=(?:(?i:for|imod|mod|undlod|undlader|blanke?)(?:\s+[a-zæøå]+){0,2}\s*:|"
    r"(?:For|Imod|Mod)\s+(?:stemte|stemmer)\b|Undlod\s+at\s+stemme\b|Hverken\s+for))"
)
#: Where one side may follow another inside a sentence: 'A stemte for, og B stemte imod'.
_JOINT = re.compile(r"[,;]\s+(?:(?:og|mens|men)\s+)?|\s+(?:og|mens|men)\s+")
_SIDE_WORD = re.compile(r"\b(?:for|i?mod|ja|nej|undlod|undlader|afstod|afholdt|blankt?e?)\b", re.IGNORECASE)
#: '5 stemmer for' · '2 imod': a side of which only the number is given.
_NUMBER = re.compile(
    r"(?P<names>\d{1,3})\s+(?:stemmer?\s+|stemte\s+)?(?P<side>for|imod|mod|blankt?e?)"
    r"(?:\s+(?:forslaget|indstillingen|det|dette))?[\s.]*",
    re.IGNORECASE,
)
#: 'Vedtaget med 15 stemmer for, 4 imod og 1 blank'
_NUMBERS = re.compile(
    r"\b(?P<for>\d{1,3})\s+stemmer?\s+for\b[^.;:\d]{0,40}\b(?P<against>\d{1,3})\s+(?:stemmer?\s+)?i?mod\b(?!\s+\d)"
    r"(?:[^.;:\d]{0,40}\b(?P<none>\d{1,3})\s+(?:stemmer?\s+)?(?:undlod|undlader|hverken|blank))?",
    re.IGNORECASE,
)
#: 'Godkendt med 4 stemmer mod 3'
_TO = re.compile(
    r"\bmed\s+(?P<for>\d{1,3})\s+stemmer\s+i?mod\s+(?P<against>\d{1,3})\b(?P<none>(?!))?", re.IGNORECASE
)
#: The number named first is for only where something was carried.
_CARRIED = re.compile(r"\b(?:godkend|vedtag|vedtog|tiltr[æå]d|anbefal)", re.IGNORECASE)
_DENIED = re.compile(r"\bikke\b|\b(?:forkast|afvis|afsl|bortfald|nedstem)|\bfaldt\b", re.IGNORECASE)
_MOTION = re.compile(
    r"ændringsforslag|\b(?:stille[rd]?e?|fremsat\w*|fremsætter)\b.*forslag|\bforesl(?:år|og)\b", re.IGNORECASE
)
_SETTLED = re.compile(r"\b(?:forkastet|bortfald\w*|vedtaget|afvist|nedstemt|faldt)\b", re.IGNORECASE)
_PUT_TO_VOTE = re.compile(r"\b(?:til afstemning|afstemning om|stemt om|stemte om)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„»«]([^\"“”„»«]{8,})[\"“”„»«]", re.DOTALL)
_LONGEST_ROLL = 1500
#: A vote has four sides at most ('hverken for eller imod' has two of the words); more is no roll-call.
_MOST_SIDES = 6


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
        """Put voters on the side that a word tells; nobody twice."""
        side = self.sides[_SIDES[word.lower().split()[0]]]
        have = {voter_key(name) for name in side}
        side.extend(name for name in names if voter_key(name) not in have)

    def vote(self) -> Vote:
        """The roll-call as a noun."""
        span = self.voted or Span(self.pieces[0].start, self.pieces[-1].end)
        in_favour, against, abstained = (tuple(self.sides[side]) for side in ("for", "against", "abstained"))
        return Vote(in_favour, against, abstained, span, self.motion)


def split_sides(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Sentences cut further where one side of a roll-call follows another: 'For: A, B. Imod: C'.

    'A stemte for, og B stemte imod' is cut only where all its parts are sides and nothing else.
    """
    cut: list[Span] = []
    for piece in pieces:
        begin = piece.start
        for match in _NEXT_SIDE.finditer(text, piece.start, piece.end):
            cut.append(Span(begin, match.start()))
            begin = match.end()
        cut.append(Span(begin, piece.end))
    return [part for piece in cut for part in _joined_sides(text, piece) or [piece]]


def _joined_sides(text: str, piece: Span) -> list[Span]:
    """The sides that make up a piece, as many as there are; empty where something else is said."""
    sentence = bare(piece.of(text)) if len(piece) <= _LONGEST_ROLL else ""
    if 1 < len(_SIDE_WORD.findall(sentence)) <= _MOST_SIDES:
        for joint in reversed(list(_JOINT.finditer(text, piece.start, piece.end))):
            left, right = Span(piece.start, joint.start()), Span(joint.end(), piece.end)
            if _ends_as_side(bare(left.of(text))) and (rest := _joined_sides(text, right)):
                return [left, *rest]
    return [piece] if _side_of(sentence) else []


def _ends_as_side(sentence: str) -> bool:
    """Whether a roll-call ends with its side: 'A stemte for', not 'A stemte for, B'."""
    match = _TRAILED.match(sentence)
    more = match is not None and re.search(r"[,;]|\b(?:og|mens|men)\b", sentence[match.end() :])
    return not more and _side_of(sentence) is not None


def roll_calls(text: str, pieces: Sequence[Span]) -> list[RollCall]:
    """The votes among the sentences of a decision; sentences between them part one vote from the next."""
    calls: list[RollCall] = []
    before: list[Span] = []
    for piece in pieces:
        sentence = bare(piece.of(text)) if len(piece) <= _LONGEST_ROLL else ""
        side = _side_of(sentence)
        if side is None:
            calls.extend(_told_within(sentence, piece))
            before.append(piece)
            continue
        if before or not calls:
            motion, motion_pieces = _motion(text, before)
            calls.append(RollCall(motion=motion, motion_pieces=motion_pieces))
            before = []
        calls[-1].pieces.append(piece)
        calls[-1].add(*side)
    return calls


def _side_of(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The word for a side and its voters, where a sentence is a roll-call and nothing else."""
    if (match := _LED.fullmatch(sentence)) and _says_side(match):
        names = voters(match["names"])
        return None if names is None else (match["side"], names)
    if match := _NUMBER.fullmatch(sentence):
        return match["side"], (match["names"],)
    if match := _TRAILED.match(sentence):
        names = voters(match["names"])
        return None if names is None else (match["side"] or match["none"], names)
    return None


def _says_side(match: re.Match[str]) -> bool:
    """Whether the words after 'for' or 'imod' are voters: a verb, a colon or a bare number says so."""
    return bool(match["colon"] or match["verb"] or match["names"].strip(" .").isdigit())


def _told_within(sentence: str, piece: Span) -> list[RollCall]:
    """A vote told inside a sentence that says more: 'Godkendt, idet Venstre stemte imod.'"""
    call = RollCall(voted=piece)
    for pattern in (_EMBEDDED, _VOICES, _TALLY):
        for match in pattern.finditer(sentence):
            call.add(match["side"] or "undlod", voters(match["names"]) or ())
    if not any(call.sides.values()) and (count := _count_in(sentence)):
        for side, number in zip(
            ("for", "imod", "undlod"), count.group("for", "against", "none"), strict=True
        ):
            call.add(side, (number,) if number else ())
    return [call] if any(call.sides.values()) else []


def _count_in(sentence: str) -> re.Match[str] | None:
    """How many were for and against, where a sentence says so beyond doubt."""
    carried = _CARRIED.search(sentence) and not _DENIED.search(sentence)
    return _NUMBERS.search(sentence) or (_TO.search(sentence) if carried else None)


def _motion(text: str, before: Sequence[Span]) -> tuple[str | None, tuple[Span, ...]]:
    """What was voted on: the proposal made before the vote, quoted if it stands in quotes.

    'Indstillingen' where the recommendation itself was put to the vote; None where nothing is said.
    """
    moves = [i for i, piece in enumerate(before) if _moves(piece.of(text))]
    if not moves:
        return None, ()
    nearest = before[moves[-1]].of(text)
    if _PUT_TO_VOTE.search(nearest) and "indstilling" in nearest.lower():
        return "Indstillingen", (before[moves[-1]],)
    first = next((i for i in reversed(moves) if not _PUT_TO_VOTE.search(before[i].of(text))), moves[-1])
    pieces = tuple(before[first:])
    told = Span(pieces[0].start, pieces[-1].end).of(text)
    if quoted := _QUOTED.search(told):
        return bare(quoted[1].strip(" *_\n")), pieces
    _, colon, after = told.partition(":")
    lines = (after if colon and after.strip() else told).split("\n")
    return " ".join(filter(None, map(bare, lines))), pieces


def _moves(sentence: str) -> bool:
    """Whether a sentence puts something to the vote, rather than telling how an earlier vote went."""
    return not _SETTLED.search(sentence) and bool(_MOTION.search(sentence) or _PUT_TO_VOTE.search(sentence))
