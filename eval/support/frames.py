"""How words about a figure or a date frame it: an end or the size of a change, a period, a bound.

'Nedbragt med 12 til 310' says a step of 12 and an end of 310; a sentence that says 'er 12' says neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.facts import Figure, Token, TokenKind
from eval.support.amounts import ways

_KINDS = frozenset({TokenKind.FIGURE, TokenKind.DAY, TokenKind.CLOCK})


class Role(StrEnum):
    """What a value is in a change or a stretch of time."""

    START = "start"
    END = "end"
    STEP = "step"


class Bound(StrEnum):
    """Whether a value is the most or the least that may be."""

    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Frame:
    """How a value is told; `past` and `level` are whether the clause tells what was, or what is.

    `pair` is whether the same words tell what it became.
    """

    role: Role | None = None
    pair: bool = False
    period: str | None = None
    bound: Bound | None = None
    past: bool = False
    level: bool = False


NO_FRAME = Frame()

_ROLES = {"fra": Role.START, "til": Role.END, "med": Role.STEP}
_SMALL = frozenset("den d det kl ca cirka omkring knap godt næsten over nu ned op hele".split())
_NO_END = frozenset("svarende forhold frem indtil tilskud".split())
_BEGINNING = ("begynd", "start", "indled", "åbne")
_ENDING = ("slut", "ophør", "udløb", "afslut")
_PAST = frozenset("var fra før tidligere hidtil oprindelig oprindeligt forrige sidste gamle lå".split())
_PRESENT = frozenset("er nu bliver udgør koster står ligger".split())
_MOST = frozenset("højst højest maksimalt maksimum maks max".split())
_LEAST = frozenset("mindst minimum minimalt".split())
_BY_PERIOD = {
    "om året": "år", "pr år": "år", "per år": "år", "om måneden": "måned", "pr måned": "måned",
    "per måned": "måned", "om ugen": "uge", "pr uge": "uge", "per uge": "uge", "om dagen": "dag",
    "pr dag": "dag", "per dag": "dag", "i døgnet": "dag", "pr døgn": "dag", "i timen": "time",
    "pr time": "time", "per time": "time",
}  # fmt: skip
_PERIODICAL = {"årlig": "år", "månedlig": "måned", "ugentlig": "uge", "daglig": "dag"}
_ADVERB_ENDINGS = frozenset({"", "t", "e"})
_REACH = 6  # tokens about a value in which its period or bound stands


def frame(tokens: Sequence[Token], at: int, part: Sequence[Token]) -> Frame:
    """How the words about `tokens[at]` frame it, `part` being its clause."""
    if tokens[at].kind not in _KINDS:
        return NO_FRAME
    role = _role(tokens, at, part)
    texts = {token.text for token in part}
    return Frame(
        role,
        role in {Role.START, Role.STEP} and _has_end(tokens, at, part),
        _period(tokens, at) if isinstance(tokens[at].value, Figure) else None,
        _bound(tokens, at) if isinstance(tokens[at].value, Figure) else None,
        bool(texts & _PAST) or any(token.kind is TokenKind.DAY for token in part),
        bool(texts & _PRESENT),
    )


def period_of(tokens: Sequence[Token]) -> str | None:
    """The period that words tell: 'pr. måned', 'årlig'."""
    return next(_periods(tokens), None)


def speaks_against(said: Frame, written: Frame, changes: bool) -> bool:
    """Whether what is said of a value is not what the minutes say of it.

    `changes` is whether the sentence tells a change, so that a value without a preposition may be its size.
    """
    if said.role and written.role and said.role is not written.role:
        return True
    if said.role is None and written.pair and not changes and _is_other_level(said, written):
        return True
    return _differ(said.period, written.period) or _differ(said.bound, written.bound)


def is_step_beside(said: Frame, written: Frame, changes: bool) -> bool:
    """Whether the size of a change stands beside what a sentence tells as a level, and is no rival to it."""
    return said.level and said.role is None and not changes and written.role is Role.STEP


def _is_other_level(said: Frame, written: Frame) -> bool:
    """Whether a value told as the present one is in the minutes a step, or what was before."""
    if written.role is Role.STEP:
        return said.level
    return written.role is Role.START and said.level and not said.past


def _differ(said: str | None, written: str | None) -> bool:
    return said is not None and written is not None and said != written


def _role(tokens: Sequence[Token], at: int, part: Sequence[Token]) -> Role | None:
    figure = tokens[at].kind is TokenKind.FIGURE
    role = _ROLES.get(_preposition(tokens, at))
    if role is Role.STEP and not figure:
        role = None
    if role and figure and not ways(part):
        return role if role is not Role.STEP and _is_stretch(tokens, at) else None
    return role if role or figure else _told_by_verb(part)


def _preposition(tokens: Sequence[Token], at: int) -> str:
    """The word before a value, small words left out; 'til og med' is 'til'."""
    before = at - 1
    while before > 0 and tokens[before].text in _SMALL:
        before -= 1
    if before > 0 and (tokens[before - 1].text, tokens[before].text) == ("og", "med"):
        before -= 2
    if before < 0 or (tokens[before].text == "til" and before and tokens[before - 1].text in _NO_END):
        return ""
    return tokens[before].text


def _is_stretch(tokens: Sequence[Token], at: int) -> bool:
    """Whether a value is an end of 'fra X til Y'."""
    near = [n for n in range(max(0, at - _REACH), min(len(tokens), at + _REACH + 1)) if n != at]
    found = {_preposition(tokens, n) for n in near if tokens[n].kind is tokens[at].kind}
    return bool(found & ({"fra", "til"} - {_preposition(tokens, at)}))


def _told_by_verb(tokens: Sequence[Token]) -> Role | None:
    """'Høringen slutter den 4. maj' says an end, where nothing in the clause begins."""
    begins = any(token.text.startswith(_BEGINNING) for token in tokens)
    ends = any(token.text.startswith(_ENDING) for token in tokens)
    if begins is ends:
        return None
    return Role.START if begins else Role.END


def _has_end(tokens: Sequence[Token], at: int, part: Sequence[Token]) -> bool:
    after = range(at + 1, min(len(tokens), at + _REACH + 1))
    return any(tokens[n].kind is tokens[at].kind and _role(tokens, n, part) is Role.END for n in after)


def _period(tokens: Sequence[Token], at: int) -> str | None:
    after = _until_value(tokens[at + 1 : at + 1 + _REACH])
    before = _until_value(tokens[max(0, at - _REACH) : at][::-1])[::-1]
    return period_of(after) or period_of(before)


def _periods(tokens: Sequence[Token]) -> Iterator[str]:
    for n, token in enumerate(tokens):
        if n + 1 < len(tokens) and (found := _BY_PERIOD.get(f"{token.text} {tokens[n + 1].text}")):
            yield found
        for word, period in _PERIODICAL.items():
            if token.text.startswith(word) and token.text.removeprefix(word) in _ADVERB_ENDINGS:
                yield period


def _bound(tokens: Sequence[Token], at: int) -> Bound | None:
    for token in _until_value(tokens[max(0, at - _REACH) : at][::-1]):
        if token.text in _MOST:
            return Bound.MOST
        if token.text in _LEAST:
            return Bound.LEAST
    return None


def _until_value(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.kind in _KINDS:
            break
        found.append(token)
    return found
