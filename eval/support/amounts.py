"""Whether a figure of the minutes states a figure of an answer: size, precision, unit, sign and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from eval.facts import Figure, Token, TokenKind
from eval.support.tables import Cell

_BETWEEN = frozenset({"og", "til", "eller"})
_MILLION = 10**6


class Way(Enum):
    """Which way an amount goes; of spending, the sign is a matter of convention."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    UNDER = "under"


_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    (Way.UNDER, re.compile(r"mindreforbrug|mindreudgift|underforbrug|overskud|besparelse")),
    (Way.OVER, re.compile(r"merforbrug|merudgift|overforbrug|underskud")),
    (
        Way.DOWN,
        re.compile(
            r"fald(?:e[rt]?|t|ende)?$|faldet|færre$|lavere$|mindre$|nedgang|reduc|nedsæt|nedsat|sænk|mindsk"
        ),
    ),
    (
        Way.UP,
        re.compile(r"steg|stig(?:e|ning)|voks(?:e|et|ede)|flere$|højere$|(?:for)?øge[sdrt]|forøg|hæve[srt]"),
    ),
)
_OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.OVER: Way.UNDER, Way.UNDER: Way.OVER}


def ways(tokens: Iterable[Token]) -> frozenset[Way]:
    """The directions that words tell; 'højere forbrug' is overspending."""
    found = list(tokens)
    told = {way for token in found if token.kind is TokenKind.WORD and (way := _way(token.text))}
    spending = any(token.text in {"forbrug", "forbruget", "udgift", "udgifter"} for token in found)
    if spending and told & {Way.UP, Way.DOWN} and not told & {Way.OVER, Way.UNDER}:
        told |= {Way.OVER if way is Way.UP else Way.UNDER for way in told}
    return frozenset(told)


def turns_around(said: frozenset[Way], written: frozenset[Way]) -> bool:
    """Whether the minutes tell the opposite direction and not the one that is said."""
    return any(_OPPOSITE[way] in written and way not in written for way in said)


def agrees(
    said: Figure, written: Figure, said_ways: frozenset[Way], written_ways: frozenset[Way], cell: Cell | None
) -> bool:
    """Whether `written` states `said`. `cell` is where it stands, if in a table."""
    if turns_around(said_ways, written_ways):
        return False
    return (
        (_same_unit(said, written) or (cell is not None and said.unit is None and said.scale == 1))
        and same_amount(said, written)
        and _same_sign(said, written, said_ways, written_ways, cell is not None and cell.signed)
    )


def readings(tokens: Sequence[Token], at: int) -> tuple[Figure, ...]:
    """A figure as written, first with the unit of a range that it opens: '4 og 6 %', '30-40 minutter'."""
    figure = tokens[at].value
    if not isinstance(figure, Figure):
        return ()
    end = _range_end(tokens, at)
    if end is None or figure.unit is not None or figure.scale != 1:
        return (figure,)
    return (Figure(figure.number, figure.places, end.scale, end.unit), figure)


def _range_end(tokens: Sequence[Token], at: int) -> Figure | None:
    after = tokens[at + 1 : at + 3]
    if after and after[0].text in _BETWEEN:
        after = after[1:]
    elif after and not tokens[at].joined:
        return None
    value = after[0].value if after else None
    return value if isinstance(value, Figure) and (value.unit or value.scale > 1) else None


def _way(word: str) -> Way | None:
    return next((way for way, pattern in _WAYS if pattern.match(word)), None)


def _same_unit(said: Figure, written: Figure) -> bool:
    if said.unit == written.unit:
        return True
    if said.unit is None:
        return written.unit == "kr" if said.scale == 1 else written.unit in {None, "kr"}
    return said.unit == "kr" and written.unit is None and written.scale > 1


def same_amount(said: Figure, written: Figure) -> bool:
    """Equal, or coarser and within half the last digit; a bare figure is compared as it is written."""
    if said.unit is None and said.scale == 1:
        if written.scale >= _MILLION:
            return False
        return abs(said.number) == abs(written.number) and said.places <= written.places
    if said.value == written.value:
        return said.precision >= written.precision or said.scale != written.scale
    coarser = said.precision > written.precision and said.value != 0
    return coarser and abs(said.value - written.value) <= said.precision / 2


def _same_sign(
    said: Figure, written: Figure, said_ways: frozenset[Way], written_ways: frozenset[Way], signed: bool
) -> bool:
    if (said.number < 0) == (written.number < 0):
        return not (signed and written.number > 0 and Way.DOWN in said_ways and Way.UP not in said_ways)
    told = written_ways if said.number < 0 else said_ways
    return bool(told & {Way.DOWN, Way.OVER, Way.UNDER})
