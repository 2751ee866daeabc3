"""Where the minutes end below the last item: when the meeting ended, who was there, who signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rag.ingest.items import Place
from rag.ingest.label_forms import Label
from rag.ingest.labels import CLOSING
from rag.ingest.layout import Line
from rag.ingest.people import mentions
from rag.model import Role

_ENDED = r"(?:sluttede|sluttet|slut|afsluttet|afsluttes|afsluttede|hævet|hæves|hævede|hævedes)"
_CLOCK = r"(?:kl(?:okken)?\b\.?\s*)?\d{1,2}(?:[.:]\d{2})?\b"
#: 'Mødet hævet kl. 21.50.' · 'Mødet slut: 10.05' · 'Formanden hævede mødet kl. 19' · 'Sluttidspunkt: 18:30'
_END = re.compile(
    rf"\(?(?:mødet\b(?: (?:blev|er|var))?\s*{_ENDED}\b[\s:,]*(?:(?:den|d\.)\s[\d./ -]+)?[\s,]*(?:{_CLOCK})|"
    rf"(?:formanden|borgmesteren|mødelederen|dirigenten)\s+(?:\w+\s+){{0,2}}{_ENDED}\s+mødet\b.{{0,40}}|"
    rf"slut(?:tidspunkt|tid)?\s*:?\s*{_CLOCK}|"
    rf"møde\w*\s{_ENDED}\b.{{0,40}}$)",
    re.IGNORECASE,
)
_END_INSIDE = re.compile(rf"(?<=[.!?])\s+(?={_END.pattern})", re.IGNORECASE)
#: 'Til stede på mødet: A, B' · 'Mødt var A og B': with names on the line or below.
_ATTENDED = re.compile(
    r"(?:til ?stede|tilstedeværende|(?:møde)?deltagere|deltog|mødt)\b"
    r"(?:\s+(?:på|i|under|til)\s+(?:\w+\s+)?mødet)?\s*(?::|(?:var|er)\b:?)\s*",
    re.IGNORECASE,
)
#: 'Referent: Bo Bak' · 'Underskrifter' · 'Næste møde: 3. maj 2024'
_SIGNED = re.compile(
    r"underskrift(?:er|sside)?:?|(?:digitalt )?underskrevet (?:af|den|digitalt)\b.{0,80}|"
    r"næste møde\s*:.{0,100}|"
    r"(?:for referat(?:et)?|ref\.|referent|protokolfører|sekretær|"
    r"referatet? (?:er )?(?:godkendt|udarbejdet) af)"
    r"\s*:\s?.{0,80}",
    re.IGNORECASE,
)
#: Before the first name may stand an office: 'formand Bo Bak'.
_LEAD = 20


def with_ends(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; one that tells within it when the meeting ended is cut: 'Intet. Mødet sluttede kl. 18.'"""
    for line in lines:
        match = _END_INSIDE.search(line.raw) if "mødet" in line.raw.lower() and not line.tabular else None
        if match is None:
            yield line
        else:
            yield line.part(0, match.start())
            yield line.part(match.end(), len(line.raw))


def closing_line(lines: Sequence[Line], labels: Mapping[int, Label], place: Place) -> int | None:
    """The line of the last item from which on it is no longer told of; None where it ends the document."""
    decided = max(
        (i for i in range(place.body, place.end) if _is_decision(labels, i)), default=place.heading.line
    )
    for i in range(max(place.body, decided), place.end):
        line = lines[i]
        if i in labels and labels[i].name == CLOSING:
            return i
        if line.artefact or (i in labels and labels[i].start <= line.span.end and labels[i].inline):
            continue
        if _END.match(line.bare) or _SIGNED.fullmatch(line.bare) or _lists_those_present(lines, i, place.end):
            return i
    return None


def with_closing(
    lines: Sequence[Line], labels: Mapping[int, Label], places: Sequence[Place]
) -> tuple[dict[int, Label], Sequence[Line]]:
    """The labels with one where the minutes end, and the lines from there on."""
    at = closing_line(lines, labels, places[-1])
    if at is None:
        return dict(labels), ()
    found = {i: label for i, label in labels.items() if i < at or label.role is Role.ATTACHMENTS}
    found[at] = Label(CLOSING, Role.OTHER, lines[at].span.start, inline=True)
    return dict(sorted(found.items())), lines[at : places[-1].end]


def _is_decision(labels: Mapping[int, Label], i: int) -> bool:
    return i in labels and labels[i].role is Role.DECISION


def _lists_those_present(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether the list of those at the meeting begins on a line."""
    match = _ATTENDED.match(lines[i].bare)
    if match is None:
        return False
    rest = lines[i].bare[match.end() :]
    if not rest:
        return i + 1 < end and bool(mentions(lines[i + 1].bare))
    people = mentions(rest)
    return len(people) > 1 and people[0].start <= _LEAD
