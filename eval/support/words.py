"""The words that tell what a sentence is about, folded so that two ways of writing them are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from eval.facts import Day, Figure, Token, TokenKind

Words = frozenset[str]

_ENDINGS = tuple(
    sorted(
        """ernes erne erens eren enes ene ens en ers er ets et es e s edes ede te t else elser elsen elserne
        elses lig ligt lige ligere ende ing inger ingen""".split(),
        key=len,
        reverse=True,
    )
)
_STOP = frozenset(
    """af alle alt allerede anden andet at bl blandt ble blev blevet blive bliver bør både ca cirka da de
    dem den denne der deres derfor dermed deraf derved det dette dig din disse dog du dvs efter
    eller en end endnu er et fik flere for fordi fra fx få får følgende gennem giver går ham han har
    havde have heraf herefter hermed herunder hos hun hvad hver hvert hvilke hvilken hvilket hvis
    hvor hvoraf hvordan hvorfor i ifølge ift ikke ind inden indtil ingen intet inkl ja jf jo kan
    knap kommer kun kunne lige man med mellem men mens mere mindst mod må nej når og også om omkring
    op over på pr samt se selv senest sig sin sine sit skal skulle som så således tager tages taget
    til tilbage tog ud uden under ved var vedr vedrørende vi vil ville være været af hhv henholdsvis
    mv kr pct hele både dels ligeledes heller sådan end idet imod hverken aldrig næppe ej ekskl""".split()
)
_MARK = 1000  # 'i 1.000 kr.' tells a scale
#: '12 af eleverne' and 'heraf 12' both tell a part of a whole.
PART = "heraf"
_TOTAL = ("saml", "tilsam", "total", "sammenl")
#: Words that set one value against another: they weigh more than a topic word.
_CONTRASTS = ("year ", "idag", PART)
_CONTRAST_WEIGHT = 1.8


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its endings; 'nåede', 'nået' and 'nå' are one."""
    found = word
    while ending := next((e for e in _ENDINGS if found.endswith(e) and len(found) - len(e) >= 2), ""):
        found = found.removesuffix(ending)
    if len(found) > 2 and found[-1] == found[-2]:
        found = found[:-1]
    return found


#: What all minutes speak of.
_COMMON = frozenset(map(stem, "udvalg sag kommune forvaltning møde punkt orientering".split()))


def topic(tokens: Iterable[Token], but: Token | None = None) -> Words:
    """The words of some tokens, with figures and dates as keys of their own; `but` is left out."""
    found = list(tokens)
    own = {key for token in found if token is not but for key in keys(token)}
    parts = any(isinstance(token.value, Figure) and after.text == "af" for token, after in pairwise(found))
    return frozenset(own | {PART} if parts else own)


def keys(token: Token) -> Iterator[str]:
    """What one token adds to a topic."""
    if isinstance(token.value, Day):
        yield from _day_keys(token.value)
    elif isinstance(token.value, Figure):
        if token.value.unit != "kr" or token.value.value != _MARK:
            yield f"figure {(abs(token.value.number) * token.value.scale).normalize():f}"
    elif token.kind is TokenKind.WORD:
        yield from _word_keys(token.text)
    elif token.kind not in {TokenKind.PUNKT, TokenKind.PLUS}:
        yield f"{token.kind} {token.value}"


def without_figures(words: Words) -> Words:
    """A topic without the figures and days in it: what stands about a unit lends it its words alone."""
    return frozenset(word for word in words if not word.startswith(("figure ", "day ")))


def is_contrast(key: str) -> bool:
    """Whether a word of a topic is a year, 'i dag' or 'heraf'."""
    return key.startswith(_CONTRASTS)


def weight(key: str, units: int, having: int) -> float:
    """How much a word tells apart, from the number of units and of those that have it (inverse frequency)."""
    if not having:
        return 0.5
    rare = float((1 + Decimal(units) / having).ln())
    if key in _COMMON:
        return rare / 2
    return rare * _CONTRAST_WEIGHT if is_contrast(key) else rare


def _word_keys(word: str) -> Iterator[str]:
    if word == "dag":
        yield "idag"
    elif word == "alt" or word.startswith(_TOTAL):
        yield "ialt"
    elif word in {PART, "hvoraf"}:
        yield PART
    elif len(word) > 1 and word not in _STOP:
        yield stem(word)


def _day_keys(day: Day) -> Iterator[str]:
    if day.year is not None:
        yield f"year {day.year}"
    if day.month is not None:
        yield f"month {day.month}"
    if day.day is not None:
        yield f"day {day.month}-{day.day}"
