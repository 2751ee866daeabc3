"""Large amounts made readable: '15.094.000 kr.' is 'ca. 15,1 mio. kr.'; one that is rounded says 'ca.'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from rag.model import Span

MILLION, BILLION = Decimal(10**6), Decimal(10**9)
#: A rounded amount lies at most this share of it away.
MOST_OFF = Decimal("0.005")
#: Amounts of one sentence that lie nearer than this share are told apart by their last figures.
NEAR = Decimal("0.05")
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d+)(?P<fraction>,\d+)?(?P<dash>,-)?"
_AMOUNT = re.compile(
    r"(?<![\w.,+±/–−-])(?P<hedge>[Cc]a\. |[Cc]irka |[Oo]mkring )?(?:(?P<first>[Kk]r\.?|DKK) )?"
    + _NUMBER
    + r"(?: ?(?P<unit>mio\.? ?(?:kr\b\.?|kroner\b)|t\. ?kr\b\.?|tkr\b\.?|t ?kr\b\.?|kr\b\.?|kroner\b|DKK\b))?"
    + r"(?P<last>,-)?"
)
_EDGE_BEFORE = re.compile(r"(?:\d ?[-–+−/] ?|[-–+−±] ?)$")
#: These words say which side of a figure the amount lies, or that it is exact: the figure stays as it stands.
_BOUND_BEFORE = re.compile(
    r"\b(?:højst|maksimalt|maks\.|mindst|minimum|under|over|knap|knapt|godt|op til|mere end|mindre end"
    r"|indtil|præcis|nøjagtig|nøjagtigt|næsten|plus|minus|\+/-|mellem"
    r"|mellem \S+(?: kr\.)? og|fra \S+(?: kr\.)? til) $",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r" ?[-–/+±] ?\d| (?:til|eller) \d")


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount in whole kr., whether it is bound to its exact figure, and how it may be written instead."""

    span: Span
    value: Decimal
    written: str
    exact: bool


def with_readable_amounts(text: str) -> str:
    """The text with its amounts over a million in millions, and those below in kr."""
    found = [amount for match in _AMOUNT.finditer(text) if (amount := _amount(text, match))]
    near = {amount.span for pair in combinations(found, 2) if _too_near(*pair) for amount in pair}
    for amount in reversed(found):
        if amount.written and amount.span not in near:
            text = text[: amount.span.start] + amount.written + text[amount.span.end :]
    return text


def _too_near(one: _Found, other: _Found) -> bool:
    """Whether two amounts differ a little, so that they are best read side by side as they stand."""
    apart = abs(one.value - other.value)
    both = one.exact and other.exact and bool(one.written) is bool(other.written)
    return 0 < apart <= NEAR * max(one.value, other.value) and not both


def _amount(text: str, match: re.Match[str]) -> _Found | None:
    unit = (match["unit"] or "").casefold()
    if not (unit or match["first"]) or _EDGE_BEFORE.search(text[: match.start()]):
        return None
    if match["fraction"] not in (None, ",00") and not unit.startswith("mio"):
        return None
    value = Decimal(match["number"].replace(".", "") + (match["fraction"] or "").replace(",", "."))
    factor = MILLION if unit.startswith("mio") else Decimal(1000 if unit.startswith("t") else 1)
    bound = _BOUND_BEFORE.search(text[: match.start()]) or _RANGE_AFTER.match(text, match.end())
    written, exact = _readable(value * factor, match)
    if (bound and not exact) or written == match.group():
        return _Found(Span(*match.span()), value * factor, "", True)
    return _Found(Span(*match.span()), value * factor, written, exact)


def _readable(value: Decimal, match: re.Match[str]) -> tuple[str, bool]:
    """The amount as it is to be written, '' where as it is, and whether that is exact."""
    unit, hedge = (match["unit"] or "").casefold(), match["hedge"] or ""
    if unit.startswith("mio"):
        in_kroner = value < MILLION and len(match["fraction"] or "") == len(",285")
        return (f"{hedge}{_grouped(value)} kr." if in_kroner else "", True)
    if value < MILLION:
        changed = (
            unit.startswith("t") or match["first"] or match["fraction"] or match["dash"] or match["last"]
        )
        return (f"{hedge}{_grouped(value)} kr." if changed else "", True)
    scale, name = (BILLION, "mia.") if value >= BILLION else (MILLION, "mio.")
    short, exact = _scaled(value / scale)
    about = hedge or ("" if exact else "ca. ")
    if not hedge and not exact and match.start() == 0:
        about = "Ca. "
    return f"{about}{short} {name} kr.", exact


def _scaled(value: Decimal) -> tuple[str, bool]:
    """'15,1' and whether nothing was rounded: two decimals where that is exact, else as few as lie near."""
    if value == value.quantize(Decimal("0.01")):
        return _comma(value.normalize()), True
    tenth = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if abs(tenth - value) <= MOST_OFF * value:
        return _comma(tenth), False
    return _comma(value.quantize(Decimal("0.01"), ROUND_HALF_UP)), False


def _comma(value: Decimal) -> str:
    whole, _, fraction = f"{value:f}".partition(".")
    grouped = _grouped(Decimal(whole))
    return f"{grouped},{fraction}" if fraction else grouped


def _grouped(value: Decimal) -> str:
    return f"{int(value):,}".replace(",", ".")
