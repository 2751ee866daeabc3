"""Who was not there, where the text of an item says so: 'Der var afbud fra …', 'Afbud: …'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.layout import Line, outside
from rag.ingest.people import Mention, mentions, only_names
from rag.ingest.substitutes import stand_ins
from rag.model import Absence, Span

_NOTE = re.compile(
    r"(?:(?:der var |meldt |med )?afbud(?:\s+fra)?|fravær(?:ende)?|ikke (?:til ?stede|mødt)|fraværende var)"
    r"(?:\s+(?:med|uden)\s+afbud)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bafbud fra\s+|\bfraværende var\s+|\b(?:stedfortræder|suppleant|i stedet) for\s+", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\b(?:(?:havde|har) (?:meldt|sendt|givet) afbud|(?:var|er) (?:fraværende|forhindret|ikke til ?stede)|"
    r"deltog (?:\w+ ){0,3}ikke|deltager (?:\w+ ){0,3}ikke|har ikke deltaget|"
    r"(?:forlod|havde forladt|har forladt|gik ud af|trådte ud af) "
    r"(?:mødet|lokalet|mødelokalet|salen|mødesalen|byrådssalen|rummet)|gik uden ?for(?: døren)?|fratrådte)\b",
    re.IGNORECASE,
)
#: 'Inhabil: A': away from the item, not from the meeting.
_DISQUALIFIED = re.compile(r"inhabil(?:e|itet)?\s*:\s*", re.IGNORECASE)
_FROM_MEETING = re.compile(
    r"\b(?:deltog|deltager|deltaget|har)\s+(?:\w+\s+){0,3}?ikke\s+(?:deltaget\s+)?i\s+mødet\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:ingen|intet|-|–)[\s.]*", re.IGNORECASE)
#: Whoever is absent because of one matter is not absent from the meeting.
_THIS_MATTER = re.compile(
    r"inhabil|deltog|deltager|har ikke deltaget|forlod|forladt|\bgik\b|trådte|"
    r"under behandling|punkt(?:et)?\b|sagen",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"\b(?:ankom|kom til|kom kl|mødte kl|deltog fra|deltog kl|forlod|gik kl)\b", re.IGNORECASE
)
#: 'A forlod mødet efter behandlingen af dette punkt': there while the item was dealt with.
_LEFT_AFTER = re.compile(
    r"\bforlod\b[^.;]{0,30}?\befter\s+(?:behandlingen af\s+)?"
    r"(?:(?:dette|denne)\s+(?:punkt|sag)|punktet|sagen)\b",
    re.IGNORECASE,
)
_NOTE_LENGTH = 600
#: Words that may lead to the name of a substitute: 'Som stedfortræder mødte A'.
_LEAD = 4


@dataclass(frozen=True, slots=True)
class AbsenceNote:
    """A piece of text that tells of absence. `whole_meeting` is false where it is about this item only."""

    span: Span
    absent: tuple[Absence, ...]
    whole_meeting: bool


def absence_notes(text: str, lines: Sequence[Line], pieces: Sequence[Span]) -> list[AbsenceNote]:
    """The absence notes among the lines of an item.

    `pieces` are the sentences of those lines. A note is a line 'Afbud: A og B', a line 'Afbud:' with
    the names on the lines below, or a sentence ('Der var afbud fra A.').
    """
    notes: list[AbsenceNote] = []
    at = 0
    while at < len(lines):
        note, used = _line_note(lines, at)
        if note is not None:
            notes.append(note)
        at += used
    free = outside(pieces, [note.span for note in notes])
    notes.extend(note for piece in free if (note := _sentence_note(text, piece)) is not None)
    return sorted(notes, key=lambda note: note.span)


def tells_of_part(text: str) -> bool:
    """Whether a text is about somebody who was there for some of the meeting."""
    if _ARRIVED.search(text):
        return True
    return (
        bool(_PREDICATE.search(text) and _THIS_MATTER.search(text) and not _FROM_MEETING.search(text))
        and re.search(r"deltog ikke\s*\.?$", text) is None
    )


def _line_note(lines: Sequence[Line], at: int) -> tuple[AbsenceNote | None, int]:
    line = lines[at]
    unfit = _DISQUALIFIED.match(line.bare)
    match = unfit or _NOTE.match(line.bare)
    if match is None or len(line.bare) > _NOTE_LENGTH:
        return None, 1
    rest = line.bare[match.end() :]
    if rest.strip():
        found = only_names(rest)
        if not found and not _NOBODY.fullmatch(rest):
            return None, 1
        return AbsenceNote(line.span, _absences(line, match.end(), found), unfit is None), 1
    below = [line]
    absent: list[Absence] = []
    while at + len(below) < len(lines) and (found := only_names(lines[at + len(below)].bare)):
        absent.extend(_absences(lines[at + len(below)], 0, found))
        below.append(lines[at + len(below)])
    if not absent and ":" not in line.bare:
        return None, 1
    return AbsenceNote(Span(line.span.start, below[-1].span.end), tuple(absent), unfit is None), len(below)


def _absences(line: Line, offset: int, found: Sequence[Mention]) -> tuple[Absence, ...]:
    return tuple(
        Absence(m.name, Span(line.position(offset + m.start), line.position(offset + m.end - 1) + 1))
        for m in found
    )


def _sentence_note(text: str, piece: Span) -> AbsenceNote | None:
    sentence = piece.of(text)
    if len(sentence) > _NOTE_LENGTH:
        return None
    if (match := _NOTE.match(sentence)) and (found := only_names(sentence[match.end() :].rstrip(" ."))):
        found = _shifted(found, match.end())
    elif match := _FROM.search(sentence):
        found = _shifted(mentions(sentence[match.end() :]), match.end())
    elif match := _PREDICATE.search(sentence):
        found = mentions(sentence[: match.start()])
        if found and _LEFT_AFTER.search(sentence):
            return AbsenceNote(piece, (), whole_meeting=False)
    else:
        return AbsenceNote(piece, (), whole_meeting=False) if _is_of_substitute(sentence) else None
    if not found:
        return None
    absent = tuple(Absence(m.name, Span(piece.start + m.start, piece.start + m.end)) for m in found)
    whole = _THIS_MATTER.search(sentence) is None or _FROM_MEETING.search(sentence) is not None
    return AbsenceNote(piece, absent, whole)


def _is_of_substitute(sentence: str) -> bool:
    """Whether a sentence says that somebody sat in, and nothing else: 'I stedet deltog A (V).'"""
    told = stand_ins(sentence)
    if len(told) != 1:
        return False
    before, after = sentence[: told[0].span.start], sentence[told[0].span.end :]
    return len(before.split()) <= _LEAD and not re.sub(r"\([^()]*\)", "", after).strip(" .")


def _shifted(found: Sequence[Mention], by: int) -> list[Mention]:
    return [Mention(m.name, m.party, m.start + by, m.end + by, m.absent) for m in found]
