"""The title of an item, without what stands around it in a heading."""

from __future__ import annotations

import re

from rag.danish import fold
from rag.ingest import cases

_TYPE = re.compile(r"\s*(?:\(\s*(?:[BODÅL]|[Åå]bent?(?: (?:sag|punkt))?)\s*\)|[-–]\s*[BOD])\s*$")
_OPEN_OR_CLOSED = re.compile(
    r"^(?:\((?:åben|åbent|lukket|offentlig|ikke.offentlig|fortrolig)[^)]*\)\s*[-–:.]?|åbent?\s*[-–:])\s*(?=\S)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    # 'ØU/BY - LUKKET SAG: …': the route stands before it.
    r"^(?:[A-ZÆØÅ]{2,6}(?:[/,&]\s?[A-ZÆØÅ]{2,6})*\s*[-–:]\s*)?\(?lukke(?:t|de)\b|"
    r"^(?:fortrolig|ikke.offentlig)t?(?:\s+(?:sag|punkt|dagsordenspunkt))?\s*(?:[:(–-]|$)|"
    r"\((?:lukket|ikke.offentlig|fortrolig)[^)]*\)|\blukket (?:punkt|sag)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:emne|titel|overskrift|sagstitel)\s*:\s*(?=\S)", re.IGNORECASE)
#: How many characters of two titles must agree; contents lists cut titles off.
AGREE = 12


def clean_title(title: str) -> str:
    """A title without marks, the letter for its kind ('(B)', '- O'), '(Åben)', 'Emne:' and case number."""
    words = title.strip("*_# ")
    for pattern in (_OPEN_OR_CLOSED, _NAMED):
        words = pattern.sub("", words)
    return cases.without(_TYPE.sub("", words)).strip()


def is_named(line: str) -> bool:
    """Whether a line says itself that it is a title: 'Emne: Økonomirapport'."""
    return _NAMED.match(line) is not None


def says_kind(title: str) -> bool:
    """Whether a title ends in the letter for its kind."""
    return _TYPE.search(title) is not None


def says_closed(title: str) -> bool:
    """Whether a title says that its item is closed: 'Lukket: …', '(Lukket)', 'ØU - LUKKET SAG: …'."""
    return _CLOSED.search(title) is not None


def same_title(one: str, other: str) -> bool:
    """Whether two titles agree as far as the shorter one goes (contents lists cut titles off)."""
    a, b = fold(one), fold(other)
    shorter = min(len(a), len(b))
    if shorter < AGREE:
        return a == b
    return a[: shorter - 2] == b[: shorter - 2]
