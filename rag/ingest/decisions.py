"""What a meeting decided: the decision's text without absences and votes, and its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.danish import sentences
from rag.ingest.attendance import absence_notes
from rag.ingest.layout import Line, bare, outside
from rag.ingest.votes import roll_calls, split_sides
from rag.model import Absence, Decision, DecisionClass, Span, Vote

#: The vocabulary in order of precedence where two readings begin at the same word. Faults of conversion
#: ('Raget', 'Tilrådt') are readings of their own: text recognition drops or swaps single letters.
_VOCABULARY: tuple[tuple[DecisionClass, str], ...] = (
    (DecisionClass.WITHDRAWN, r"udgår|udgik|udgået|tag(?:et|es) af (?:dagsordenen|dagsorden)|blev taget af|træk\w*|trukket|trak"),
    (DecisionClass.POSTPONED, r"udsæt\w*|udsat|udsatte|udskyd\w*|udskudt|udskød|genoptag\w*|sættes i bero"),
    (DecisionClass.LAPSED, r"bortfald\w*|bortfaldt|frafald\w*"),
    (
        DecisionClass.REJECTED,
        r"forkast\w*|afvis\w*|afslå\w*|afslog|afslag|nedstem\w*|faldt|kan ikke (?:imødekomme\w*|godkende\w*|tiltræde\w*|anbefale\w*)",
    ),
    (DecisionClass.REMITTED, r"(?:over|tilbage|videre)send\w*|sendt? tilbage|sendes (?:til|i)\b|hjemvis\w*|henvis(?:es|t)"),
    (
        DecisionClass.RECOMMENDED,
        r"anbefal(?:es|et|er|ede|ede?s)|at anbefale|indstilles|indstiller|indstillet|indstillede|at indstille|indstillingen anbefales",
    ),
    (DecisionClass.NOTED, r"[trf]?aget til (?:efter\w*|orientering|e\w*retning)|tag(?:er|es|e|et)\b.{0,120}?\btil (?:efter\w*|orientering)|"
     r"tog\b.{0,120}?\btil (?:efter\w*|orientering)|(?:^|\b)til (?:efterretning|orientering)|orienter(?:et|ing (?:givet|afgivet))|"
     r"til\s?efterretning"),
    (
        DecisionClass.ADOPTED,
        r"tiltr[åa]dt\w*|tilr[åa]dt\w*|tiltræd\w*|tiltrådte|følger (?:administrationens |forvaltningens )?indstillingen|"
        r"indstillingen (?:følges|blev fulgt|fulgt)|(?:i overensstemmelse med|som|jf\.?|iht\.?) indstill\w+",
    ),
    (
        DecisionClass.APPROVED,
        r"godkend\w*|vedtag(?:et|es|er|elsen)?|vedtog|imødekom\w*|bevilg\w*|bifald\w*|meddeles|giv(?:es|et) (?:tilladelse|dispensation)",
    ),
    (DecisionClass.DISCUSSED, r"drøft\w*|debatter\w*"),
)  # fmt: skip
_WORDS = [(kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in _VOCABULARY]
_NOTHING = re.compile(
    r"(?:intet|ingen(?: bemærkninger| kommentarer| meddelelser| beslutning)?|intet at bemærke|-|–|—|\.{1,3})[\s.]*",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:ikke|hverken|afviste at|undlade at)\b[\w\s]{0,15}$", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\w+\s+(?:\w+\s+)?ikke\b", re.IGNORECASE)
_POSITIVE = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
#: Sentences about something that was voted on apart, or about the minutes themselves.
_INITIAL = re.compile(r"(?:^|\s)[A-ZÆØÅ][\w'-]+ (?:[A-ZÆØÅ]\. ?)+$")
_ASIDE = re.compile(
    r"forslaget (?:\w+ )?(?:forkastet|forkastes|bortfaldt|bortfaldet|faldt)|"
    r"ændringsforslag|underforslag|mindretalsforslag|mindretal|protokolbemærkning|tog forbehold|tager forbehold",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything the decision texts of one item say."""

    decision: Decision | None
    votes: tuple[Vote, ...]
    absent: tuple[Absence, ...]
    whole_meeting: tuple[Absence, ...]


def read_outcome(text: str, lines: Sequence[Line], decides: bool) -> Outcome:
    """Decision, votes and absences among the lines of an item's decision sections.

    `decides` is false for text that stands under no decision label: only absences are read there.
    """
    kept = [line for line in lines if not line.artefact]
    pieces = split_sides(text, _sentences(text, kept))
    notes = absence_notes(text, kept, pieces)
    pieces = outside(pieces, [note.span for note in notes])
    calls = roll_calls(text, pieces) if decides else []
    counted = {piece for call in calls for piece in (*call.pieces, *call.motion_pieces)}
    told = [piece for piece in pieces if piece not in counted]
    return Outcome(
        decision=_decision(text, told) if decides else None,
        votes=tuple(call.vote() for call in calls),
        absent=_once(absence for note in notes for absence in note.absent),
        whole_meeting=_once(absence for note in notes if note.whole_meeting for absence in note.absent),
    )


def classify(text: str) -> DecisionClass:
    """The class of a decision's text: the first word of the vocabulary, with its polarity.

    'Drøftet' and 'Intet' give way to whatever else is said; amendments are set aside.
    """
    told = [bare(text[s.start : s.end]) for s in sentences(text)] or [text.strip()]
    main = [sentence for sentence in told if not _ASIDE.search(sentence)] or told
    found = [kind for sentence in main if (kind := _class_of(sentence)) is not None]
    strong = [kind for kind in found if kind not in (DecisionClass.DISCUSSED, DecisionClass.NOTHING)]
    return next(iter(strong or found), DecisionClass.OTHER)


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


def _class_of(sentence: str) -> DecisionClass | None:
    if _NOTHING.fullmatch(sentence.strip()):
        return DecisionClass.NOTHING
    hits = [
        (match.start(), rank, kind)
        for rank, (kind, pattern) in enumerate(_WORDS)
        if (match := pattern.search(sentence)) is not None
    ]
    strong = [hit for hit in hits if hit[2] is not DecisionClass.DISCUSSED] or hits
    if not strong:
        return None
    start, _, kind = min(strong)
    if kind in _POSITIVE and (_NOT_BEFORE.search(sentence[:start]) or _NOT_AFTER.match(sentence[start:])):
        return DecisionClass.REJECTED
    return kind


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
