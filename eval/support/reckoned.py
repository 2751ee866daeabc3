"""Whether the figures of a computed claim are what is counted in what it cites, or what those figures make.

A figure before '(beregnet)' is a difference, a sum or a change in percent of others in the claim, and those
stand in its quotes. Any other figure is a count of what is cited, or stands in a quote itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from eval.facts import Figure, Token, read, tidy
from eval.support.counts import Things, count_spans, counted
from eval.support.finding import Finding
from eval.support.passages import Unit

_MARK = re.compile(r"\W*(?:pladser\s)?\(beregnet\)")
_HOW = re.compile(r"\b(stigning|fald|forskel|tilsammen)(?:en|et|len)?(?: på| er)? $")
_POINT = re.compile(r"^\s*(?:[-*•–]\s|\d{1,2}[.)]\s|\(?[a-zæøå]\)\s|at\s)", re.IGNORECASE | re.MULTILINE)
_SUMS_UP = re.compile(r"(?:<b>)?(?:i alt|ialt|sum|total|samlet|hele)\b|.*\bi alt$")
_NUMBERED = re.compile(r"^\W*(\d{1,2})[.)]\s", re.MULTILINE)
_SCALES = (1, 1000, 1_000_000)
_NOT_MADE = "not what the figures beside it make"
_NOT_COUNTED = "neither counted in what is cited, nor quoted"


@dataclass(frozen=True)
class Basis:
    """A computed claim with its quotes, the numbers that it may tell, and the things that it counts."""

    text: str
    quotes: tuple[str, ...]
    counts: frozenset[int]
    things: Things | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The figures of the claim in order."""
        return tuple(_figures(self.text))

    @cached_property
    def quoted(self) -> frozenset[Decimal]:
        """The sizes of the figures in the quotes, a row of a table read cell by cell."""
        cells = (cell for quote in self.quotes for cell in re.split(r"[\t|\n]", quote))
        return frozenset(abs(f.number) * f.scale for c in cells for t in _figures(c) for f in _values(t))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """What may be counted: cited things, quotes, their points, and the parts of an enumeration."""
        points = map(count_points, self.quotes)
        listed = re.split(r"; |, | og ", tidy(self.text).partition(": ")[2])
        return self.counts | {len(self.quotes), len(listed), *points}

    def stands(self, token: Token) -> bool:
        """Whether a figure stands in a quote, as it is or in the thousands or millions of a table."""
        return any(figure.value / scale in self.quoted for figure in _values(token) for scale in _SCALES)


def reckoned(sentence: str, basis: Basis) -> Iterator[Finding]:
    """What is found of each figure of a sentence in a computed claim."""
    folded = tidy(sentence).casefold()
    counts = count_spans(folded) if basis.things else []
    for token in _figures(sentence):
        if any(token.start in span for span in counts):
            continue
        before, after = folded[: token.start], folded[token.end :]
        if _MARK.match(after):
            how = _HOW.search(before)
            yield Finding(token.text, "" if how and _is_made(token, how[1], basis) else _NOT_MADE)
        elif not _is_scale(before, token):
            yield Finding(token.text, "" if basis.stands(token) or _is_count(token, basis) else _NOT_COUNTED)
    if basis.things:
        yield from counted(sentence, basis.text, basis.things)


def count_points(quote: str) -> int:
    """How many points a quote has."""
    return len(_POINT.findall(quote))


def points_of(text: str) -> int:
    """How long the longest list is that is numbered from one on."""
    longest = at = 0
    for number in map(int, _NUMBERED.findall(text)):
        at = at + 1 if number == at + 1 else int(number == 1)
        longest = max(longest, at)
    return longest


def rows_of(units: Iterable[Unit], quotes: Sequence[str]) -> frozenset[int]:
    """How many rows each table has of which a row is quoted; those that sum up count where one of them is."""
    opened = [tidy(quote).casefold().lstrip("| ") for quote in quotes]
    labels: dict[int, set[str]] = {}
    for unit in units:
        if unit.cell and unit.cell.label:
            labels.setdefault(unit.table, set()).add(tidy(unit.cell.label).casefold())
    return frozenset(
        len([one for one in own if one in told or not _SUMS_UP.match(one)])
        for own in labels.values()
        if (told := {one for one in own if any(quote.startswith(one) for quote in opened)})
    )


def _is_made(token: Token, how: str, basis: Basis) -> bool:
    """Whether a figure is exactly what `how` makes of the others of its unit, in their order."""
    (figure,) = _values(token)
    others = [one for one in basis.tokens if basis.stands(one) and not _is_marked(one, basis)]
    values = [value for one in others for value in _values(one)]
    unit = "%" if figure.unit == "procentpoint" else figure.unit
    alike = [_signed(value) for value in values if value.unit == unit]
    if how == "tilsammen":
        return len(alike) > 1 and sum(alike) == _signed(figure)
    if any(_goes(how, a, b) and abs(b - a) == _signed(figure) for a, b in combinations(alike, 2)):
        return True
    rest = [_signed(value) for value in values if value.unit != "%"]
    return figure.unit == "%" and any(
        a and _goes(how, a, b) and abs(abs(b - a) * 100 / abs(a) - _signed(figure)) * 2 <= figure.precision
        for a, b in combinations(rest, 2)
    )


def _goes(how: str, first: Decimal, last: Decimal) -> bool:
    return first != last and (how == "forskel" or (last > first) is (how == "stigning"))


def _signed(figure: Figure) -> Decimal:
    return figure.number * figure.scale


def _is_marked(token: Token, basis: Basis) -> bool:
    return _MARK.match(tidy(basis.text).casefold()[token.end :]) is not None


def _is_count(token: Token, basis: Basis) -> bool:
    (figure,) = _values(token)
    return (
        figure.unit is None
        and figure.scale == 1
        and not figure.places
        and int(figure.number) in basis.numbers
    )


def _is_scale(before: str, token: Token) -> bool:
    """'(i 1.000 kr.)' tells a scale."""
    return token.text.startswith("1.000") and before.rstrip().endswith((" i", "(i", "hele", "("))


def _figures(text: str) -> Iterator[Token]:
    return (token for token in read(text) if isinstance(token.value, Figure))


def _values(token: Token) -> Sequence[Figure]:
    return (token.value,) if isinstance(token.value, Figure) else ()
