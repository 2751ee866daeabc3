"""References in Danish text: law paragraphs, clock times, case numbers, numbered things ('bilag 3').

They look like figures and are none, so they are masked before figures are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.danish import fold
from rag.model import Span


class ReferenceKind(StrEnum):
    """What is referred to."""

    LAW = "law"
    CLOCK = "clock"
    CASE = "case"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference. `parts` are what must stand in a source for it to be stated there: ('65e', 'stk. 2')."""

    kind: ReferenceKind
    parts: tuple[str, ...]
    span: Span

    def agrees_with(self, source: Reference) -> bool:
        """Whether `source` refers to the same, as exactly or more."""
        return self.kind is source.kind and set(self.parts) <= set(source.parts)


_CASE_NUMBERS = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}-?[A-ZØ]\d+[\w-]*|\b\d{2}-\d+-\d{2}\.\d{2}\.\d{2}-\w+"
    r"|\b(?:\d{4}|\d\d)/(?!(?:19|20)\d\d\b)\d{4,}\b",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_MARK = r"\[(?:Bilag [^\]]{1,20} til )?Punkt[^\]]*\]"
_NUMBERED = (
    r"\b(?:punkt|pkt\.?|bilag|sag(?:snr)?\.?|ad\.?|stk\.?|nr\.|side|fase|model|tabel)\s?\d+(?:[.,-]\d+)*\b"
)
_LAWS = (
    r"§§\s?\d+(?:\s?[a-z]\b)?(?:(?:,\s?|\s?[–-]\s?|\sog\s)\d+(?:\s?[a-z]\b)?)*"
    r"|§+\s?\d+\s?[a-z]?(?:,?\s?stk\.\s?\d+)?"
)
_TIMES = rf"\b(?:kl|klokken)\b\.?\s?{_CLOCK}(?:\s?[–-]\s?{_CLOCK})?\b|\b\d{{1,2}}:\d{{2}}\b"
_MASKS = re.compile(rf"{_MARK}|{_NUMBERED}|{_LAWS}|{_TIMES}", re.IGNORECASE)
_FIND = re.compile(
    rf"(?P<mark>{_MARK})|(?P<law>{_LAWS})|(?P<clock>{_TIMES})|(?P<numbered>{_NUMBERED})", re.IGNORECASE
)
_LAW_NUMBER = re.compile(
    r"(?<![\w.])(?P<stk>stk\.\s?)?(?P<number>\d+)(?:\s?(?P<letter>[a-z])\b)?", re.IGNORECASE
)
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
#: Words for the same thing.
_SAME = {"pkt": "punkt", "sagsnr": "sag"}


@lru_cache(maxsize=50_000)
def references(text: str) -> tuple[Reference, ...]:
    """References in the order they stand; a mark of Punkt's own ('[Punkt 7]') is none."""
    found = [
        Reference(ReferenceKind.CASE, (re.sub(r"\W", "", match.group().casefold()),), Span(*match.span()))
        for match in _CASE_NUMBERS.finditer(text)
    ]
    for match in _FIND.finditer(without_case_numbers(text)):
        kind = ReferenceKind(match.lastgroup) if match.lastgroup in _PARTS else None
        if kind:
            found.append(Reference(kind, _PARTS[kind](match.group()), Span(*match.span())))
    return tuple(sorted(found, key=lambda reference: reference.span))


def _law_parts(text: str) -> tuple[str, ...]:
    return tuple(
        f"{'stk ' if m['stk'] else ''}{m['number']}{(m['letter'] or '').casefold()}"
        for m in _LAW_NUMBER.finditer(text)
    )


def _clock_parts(text: str) -> tuple[str, ...]:
    return tuple(f"{int(hour)}:{minute or '00'}" for hour, minute in _TIME.findall(text))


def _numbered_parts(text: str) -> tuple[str, ...]:
    word = re.sub(r"[\W\d].*", "", fold(text))
    number = re.sub(r"^\D+", "", text)
    return (f"{_SAME.get(word, word)} {number}",)


_PARTS = {
    ReferenceKind.LAW: _law_parts,
    ReferenceKind.CLOCK: _clock_parts,
    ReferenceKind.NUMBERED: _numbered_parts,
}


def without_case_numbers(text: str) -> str:
    """The text with spaces for its case numbers."""
    return _CASE_NUMBERS.sub(_spaces, text)


def masked(text: str, spans: Iterable[Span] = ()) -> str:
    """The text with spaces for its references, and for what stands at `spans`."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return _MASKS.sub(_spaces, without_case_numbers(text))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
