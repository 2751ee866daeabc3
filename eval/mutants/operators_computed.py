"""Wrong figures of an answer's own reckoning: a difference or sum that is off, another unit or way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from eval.mutants.basis import Basis
from eval.mutants.source import figures, last_digits, value
from rag.model import Claim

#: '35 (beregnet)', '1.250 t.kr. (beregnet)': what is said to be reckoned.
_MARK = re.compile(r"(?P<unit>(?: [^\d\s(:;]+){0,2}) ?\(beregnet\)")
_OTHER_UNIT = {
    " kr.": " mio. kr.",
    " kroner": " mio. kr.",
    " t.kr.": " mio. kr.",
    " mio. kr.": " mia. kr.",
    " dage": " timer",
    " timer": " dage",
}
_WAYS = {"stigning": "fald", "fald": "stigning"}
_WAY = re.compile(r"\b(?:En|Et) (?P<way>stigning|fald)(?= på )")
_ARTICLES = {"stigning": "En", "fald": "Et"}


def computed_figure_changed(basis: Basis) -> Iterator[Claim]:
    """'En stigning på 15 (beregnet)' → 16, where no two figures beside it make that."""
    text = basis.claim.text
    for found in figures(text) if basis.claim.computed else ():
        if _MARK.match(text, found.end()):
            other = next((d for d in last_digits(found["digits"]) if not _may_make(text, found, d)), None)
            if other:
                yield basis.with_words(found.span("digits"), other)


def computed_unit_changed(basis: Basis) -> Iterator[Claim]:
    """'1.250 t.kr. (beregnet)' → '1.250 mio. kr. (beregnet)', and '15' → '15 mio. kr.'."""
    for found in figures(basis.claim.text) if basis.claim.computed else ():
        mark = _MARK.match(basis.claim.text, found.end())
        if mark and (other := _unit_for(basis, mark["unit"])) and value(found["digits"]):
            yield basis.with_words(mark.span("unit"), other)


def computed_direction_turned(basis: Basis) -> Iterator[Claim]:
    """'En stigning på 15 (beregnet)' → 'Et fald på 15 (beregnet)'."""
    for found in _WAY.finditer(basis.claim.text) if basis.claim.computed else ():
        other = _WAYS[found["way"]]
        yield basis.with_words(found.span(), f"{_ARTICLES[other]} {other}")


def _unit_for(basis: Basis, unit: str) -> str | None:
    """Another unit than one; millions where there is none, and the source speaks of none."""
    if not unit:
        return None if re.search(r"\bmi(?:o|ll)", basis.source, re.IGNORECASE) else " mio. kr."
    return _OTHER_UNIT.get(unit)


def _may_make(text: str, reckoned: re.Match[str], digits: str) -> bool:
    """Whether two other figures of a claim make this one: their difference, sum, or change in percent."""
    wanted = value(digits)
    values = [value(other["digits"]) for other in figures(text) if other.span() != reckoned.span()]
    made = {result for a, b in combinations(values, 2) for result in (abs(a - b), a + b)}
    shares = {abs(a - b) * 100 / base for a, b in combinations(values, 2) for base in (a, b) if base}
    return wanted in made or any(abs(share - wanted) <= Decimal(1) for share in shares)
