"""Which meeting minutes are of: municipality, committee and date, and the id made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from rag.danish import fold
from rag.errors import MinutesNotRecognised
from rag.ingest.committees import committee_in, without_capitals
from rag.ingest.dates import find_dates
from rag.ingest.header import Header
from rag.ingest.layout import Line
from rag.ingest.municipality import infer_municipality
from rag.model import Kind, Source

_CLOSING = re.compile(r"mødet\b.{0,60}?\b(?:den|d\.)", re.IGNORECASE)
#: What 'Odderby Byråd' leaves without the name of the place, as the other minutes of the body call it.
_THE_COUNCIL = {"byråd": "Byrådet", "kommunalbestyrelse": "Kommunalbestyrelsen"}
UNKNOWN_COMMITTEE = "Ukendt udvalg"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the meeting's id is made of, and what was guessed on the way."""

    municipality: str | None
    committee: str
    date: date
    warnings: tuple[str, ...]


def identity_of(
    source: Source, lines: Sequence[Line], first: int, header: Header, municipality: str | None
) -> Identity:
    """Which meeting a document is of; `first` is the line of its first item.

    Raises MinutesNotRecognised where no date is found.
    """
    warnings: list[str] = []
    above = source.text[: lines[first].span.start]
    if municipality is None:
        municipality, certain = infer_municipality(above, source.text, source.path or source.name)
        if municipality is None:
            warnings.append("no municipality found; name it with --municipality")
        elif not certain:
            warnings.append(
                f"municipality '{municipality}' is a guess; check it or name it with --municipality"
            )
    committee = header.committee or _body_in_name(source.name)
    committee = without_capitals(committee, source.text) if committee else None
    if committee and municipality:  # 'Odderby Byråd' is the Byråd of Odderby
        committee = committee.removeprefix(f"{municipality} ")
        committee = _THE_COUNCIL.get(committee.lower(), committee)
    if committee is not None:
        committee = committee[:1].upper() + committee[1:]
    if committee is None:
        warnings.append(f"no committee found above the first item; filed under '{UNKNOWN_COMMITTEE}'")
    when, guessed = _date(source, lines, header)
    return Identity(municipality, committee or UNKNOWN_COMMITTEE, when, (*warnings, *guessed))


def slug(text: str) -> str:
    """Lower-case words of ASCII letters and digits joined by hyphens; æ, ø, å become ae, oe, aa."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def meeting_id(who: Identity, kind: Kind) -> str:
    """'herlev-byraadet-2024-11-27'; that of an agenda ends in '-dagsorden'."""
    parts = [who.municipality or "", who.committee, who.date.isoformat(), kind if kind is Kind.AGENDA else ""]
    return "-".join(slug(part) for part in parts if part)


def _body_in_name(name: str) -> str | None:
    """The body in a file name: 'Kulturudvalget' in 'kongelev_2024-06-04_kulturudvalget.md'."""
    words = re.split(r"[\d_.\s]+", PurePath(name).stem)
    found = next((word.strip("-") for word in words if committee_in(word)), None)
    return found[:1].upper() + found[1:] if found else None


def _date(source: Source, lines: Sequence[Line], header: Header) -> tuple[date, list[str]]:
    if header.date is not None:
        other = header.other_date
        return header.date, [f"two dates: '{header.date}' is used, the title says '{other}'"] if other else []
    for where, found in _other_dates(source, lines):
        return found, [f"the date {found} is taken from {where}; check it"]
    raise MinutesNotRecognised(
        f"{source.name}: found no date of the meeting ('Mødedato', title, file name, 'Mødet den …'); "
        "put the date into the file name, e.g. 2024-11-27.txt"
    )


def _other_dates(source: Source, lines: Sequence[Line]) -> Iterator[tuple[str, date]]:
    for _, _, when in find_dates(re.sub(r"[_ ]", " ", source.name)):
        yield f"the file name '{source.name}'", when
    for line in lines:
        if _CLOSING.search(line.bare):
            for _, _, when in find_dates(line.bare):
                yield f"the text '{line.bare[:60]}'", when
