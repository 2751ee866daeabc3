"""Whether a figure of the minutes states a figure of an answer: size, precision, unit, sign and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum, StrEnum
from functools import lru_cache

from eval.facts import Figure, Token, TokenKind
from eval.support.tables import Cell

_BETWEEN = frozenset({"og", "til", "eller"})
_MILLION = 10**6


class Rough(StrEnum):
    """What a word makes of a number: about it, somewhat above or somewhat below."""

    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


class Way(Enum):
    """Which way an amount goes; of spending, the sign is a matter of convention."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    UNDER = "under"


_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    (Way.UNDER, re.compile(r"mindreforbrug|mindreudgift|underforbrug|overskud|besparelse")),
    (Way.OVER, re.compile(r"merforbrug|merudgift|overforbrug|underskud|overst[ei]g|overskr[ei]d")),
    (
        Way.DOWN,
        re.compile(
            r"fald(?:e[rt]?|t|ende)?$|faldet|færre$|lavere$|mindre$|kortere$|billigere$|nedgang|reduc|nedsæt|nedsat"
            r"|sænk|mindsk|halver|nedbr[ai]|forkort|(?:be)?skære[srt]?$|(?:be)?skåret"
        ),
    ),
    (
        Way.UP,
        re.compile(
            r"steg|stig(?:e|ning)|voks(?:e|et|ede)|flere$|højere$|dyrere$|(?:for)?øge[sdrt]|forøg|hæve[srdt]"
            r"|fordobl|tredobl|udvide[srt]$|udvidet|forlænge[srt]|forhøje[srt]|opjuster"
        ),
    ),
)
#: What is set against a budget: 'under budgettet', 'mere end budgetteret', '5 mio. kr. billigere'.
_AGAINST_BUDGET = re.compile(
    r"\b(?:(?P<over>over (?:det )?budget|dyrere"
    r"|(?:mere|højere|flere) end (?:\w+ ){0,3}(?:budget|afsat|\w*ventet))"
    r"|(?P<under>under (?:det )?budget|billigere"
    r"|(?:mindre|lavere|færre) end (?:\w+ ){0,3}(?:budget|afsat|\w*ventet)))"
)
#: Words that make round numbers rough: '200.000' is then a number of hundred thousands.
_ROUGH_WORDS = {
    "ca": "about", "cirka": "about", "omkring": "about", "omtrent": "about", "regnet": "about",
    "små": "about", "godt": "above", "over": "above", "mere end": "above", "knap": "below",
    "knapt": "below", "næsten": "below", "henved": "below", "op mod": "below", "tæt på": "below",
}  # fmt: skip
_ROUGHLY = Decimal("0.1")  # a rough number is within so much of itself
_OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.OVER: Way.UNDER, Way.UNDER: Way.OVER}


def ways(tokens: Iterable[Token]) -> frozenset[Way]:
    """The directions that words tell; 'højere forbrug' is overspending."""
    found = list(tokens)
    told = {way for token in found if token.kind is TokenKind.WORD and (way := _way(token.text))}
    spending = any(token.text in {"forbrug", "forbruget", "udgift", "udgifter"} for token in found)
    if spending and told & {Way.UP, Way.DOWN} and not told & {Way.OVER, Way.UNDER}:
        told |= {Way.OVER if way is Way.UP else Way.UNDER for way in told}
    against = _AGAINST_BUDGET.finditer(" ".join(token.text for token in found))
    return frozenset(told | {Way.OVER if one["over"] else Way.UNDER for one in against})


def turns_around(said: frozenset[Way], written: frozenset[Way]) -> bool:
    """Whether the minutes tell the opposite direction and not the one that is said."""
    return any(_OPPOSITE[way] in written and way not in written for way in said)


def agrees(
    said: Figure, written: Figure, said_ways: frozenset[Way], written_ways: frozenset[Way], cell: Cell | None
) -> bool:
    """Whether `written`, as great an amount as `said`, states it. `cell` is where it stands in a table."""
    if turns_around(said_ways, written_ways):
        return False
    return (
        _same_unit(said, written) or (cell is not None and said.unit is None and said.scale == 1)
    ) and _same_sign(said, written, said_ways, written_ways, cell is not None and cell.signed)


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


@lru_cache(maxsize=16384)
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


def is_roughly(said: Figure, written: Figure, tokens: Sequence[Token], at: int) -> bool:
    """Whether `said`, at `tokens[at]`, is told as rough of `written`: 'godt 187.000' has three digits."""
    if said.places or said.number % 10 or not said.number:
        return False
    rough = _roughness(tokens, at)
    if rough is None or (said.scale == 1 and written.scale >= _MILLION):
        return False
    more = written.value - said.value
    digits = str(abs(said.number))
    last = Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) * said.scale
    if abs(more) > said.value * _ROUGHLY:
        return False
    if rough is Rough.ABOUT:
        return abs(more) <= last / 2
    return 0 <= (more if rough is Rough.ABOVE else -more) < last


def _roughness(tokens: Sequence[Token], at: int) -> Rough | None:
    """What the words before a figure make of it, if anything."""
    if not at:
        return None
    last = tokens[at - 1].text
    word = _ROUGH_WORDS.get(last) or _ROUGH_WORDS.get(f"{tokens[at - 2].text} {last}" if at > 1 else "")
    return Rough(word) if word else None


def _same_sign(
    said: Figure, written: Figure, said_ways: frozenset[Way], written_ways: frozenset[Way], signed: bool
) -> bool:
    if (said.number < 0) == (written.number < 0):
        return not (signed and written.number > 0 and Way.DOWN in said_ways and Way.UP not in said_ways)
    told = written_ways if said.number < 0 else said_ways
    return bool(told & {Way.DOWN, Way.OVER, Way.UNDER})
