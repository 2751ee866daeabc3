"""Sentences of generated text with the entries they cite.

A mark belongs to the sentence it stands in or right behind, also behind its full stop. First on a line it
belongs to the sentence that follows on that line, alone on a line to the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.generated import GeneratedText, Mark, Part, Retraction
from rag.ask.generation.joining import Joiner, Written
from rag.danish import sentences
from rag.model import Span

#: One citation inside a mark: 'Punkt 77', 'Punkt 77, 27.11.2024, Herlev', '3', '1-3'.
_CITED = re.compile(
    r"(?:punkt|pkt\.?) *(?P<punkt>\d+)(?:, *(?P<day>\d{1,2}\.\d{1,2}\.\d{4})(?:, *[^\d,;&]+)?)?"
    r"|(?P<first>\d+)(?: *[-–] *(?P<last>\d+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a model says in one piece, without marks; the entries it cites, and marks that mean none."""

    text: str
    numbers: tuple[int, ...] = ()
    invented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and how many characters of the plain text stand before it."""

    mark: Mark
    at: int


def read_marked(text: str, dossier: Dossier) -> tuple[Sentence, ...]:
    """The sentences of a model's whole text; list points join what introduces them (`generation.joining`)."""
    reader, joiner = GeneratedText(), Joiner()
    plain, marks = laid_out(chain(reader.feed(text), reader.end()))
    written = written_in(plain, sentences(plain), marks)
    joined = [group for one in written for group in joiner.add(one)] + joiner.end()
    return tuple(cited(group, dossier) for group in joined)


def laid_out(parts: Iterable[Part]) -> tuple[str, list[Placed]]:
    """The plain text, and where its marks stand; what was retracted is gone."""
    plain, marks = "", list[Placed]()
    for part in parts:
        match part:
            case str():
                plain += part
            case Mark():
                marks.append(Placed(part, len(plain)))
            case Retraction():
                plain, marks = "", []
    return plain, marks


def written_in(plain: str, spans: Sequence[Span], marks: Sequence[Placed]) -> Iterator[Written]:
    """Each sentence with its own marks."""
    owners = [owner(plain, spans, placed.at) for placed in marks]
    for number, span in enumerate(spans):
        own = tuple(p.mark for p, of in zip(marks, owners, strict=True) if of == number)
        yield Written(span.of(plain), own)


def owner(plain: str, spans: Sequence[Span], at: int) -> int:
    """Which of the sentences at `spans` a mark belongs to that stands at `at`; -1 when there is none."""
    before = max((i for i, span in enumerate(spans) if span.start < at), default=-1)
    leads = not plain[plain.rfind("\n", 0, at) + 1 : at].strip()
    inside = before >= 0 and at < spans[before].end
    following = before + 1
    if leads and not inside and following < len(spans):
        alone = "\n" in plain[at : spans[following].start]
        return following if not alone or before < 0 else before
    return before


def cited(group: Written, dossier: Dossier) -> Sentence:
    """A statement with its marks read as entries of the dossier."""
    read = [found for mark in group.marks for found in _citations(mark, dossier)]
    numbers = dict.fromkeys(number for _, entries in read for number in entries)
    invented = dict.fromkeys(written for written, entries in read if not entries)
    return Sentence(group.text, tuple(numbers), tuple(invented))


def _citations(mark: Mark, dossier: Dossier) -> Iterator[tuple[str, list[int]]]:
    """Each citation of a mark as written, with its entries; a number behind a Punkt is a Punkt too."""
    by_punkt = False
    for found in _CITED.finditer(mark.written):
        by_punkt = by_punkt or found["punkt"] is not None
        entries = _of_punkt(found, dossier) if by_punkt else _numbered(found, dossier)
        yield found[0].strip(), entries


def _numbered(found: re.Match[str], dossier: Dossier) -> list[int]:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return [entry.number for entry in dossier.entries if first <= entry.number <= last]


def _of_punkt(found: re.Match[str], dossier: Dossier) -> list[int]:
    """The entry of a Punkt; none when there is none or when several entries have it."""
    number = int(found["punkt"] or found["first"])
    day = found["day"] and tuple(int(part) for part in reversed(found["day"].split(".")))
    entries = [
        entry for entry in dossier.entries if entry.item.number == number and not entry.item.attachment
    ]
    entries = [entry for entry in entries if not day or entry.meeting.date.timetuple()[:3] == day]
    return [entry.number for entry in entries] if len(entries) == 1 else []
