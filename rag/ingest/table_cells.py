"""What stands in the cells of tables: amounts, years, units, totals, and the rules between rows."""

from __future__ import annotations

import re

RULE = re.compile(r"[|\s:+=_–—-]+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[-/]\s*(?:\d{2}|\d{4}))?|(?:B|R|BO)\s?(?:19|20)?\d{2}")
#: 'I hele 1.000 kr.' · '1.000 kr., 2025-pl' · 'Netto i 1.000 kr.' · 'mio. kr.' · '(pct.)'
_UNIT = re.compile(
    r"(?:(?:note|anm|bemærk)\w*\s*[.:]\s*)?"
    r"\(?(?:beløb\s+|alle\s+(?:beløb|tal)\s+|netto\s*,?\s*|tal\s+|opgjort\s+)?(?:er\s+)?"
    r"(?:(?:i|angivet i|anført i)\s+)?(?:hele\s+)?"
    r"(?:1[. ]?000\s?kr\.?|t\.?\s?kr\.?|tkr\.?|tusinde?\s?kr\.?|mio\.?\s?kr\.?|mia\.?\s?kr\.?|"
    r"millioner\s+kr(?:oner|\.)?|kr\.?|kroner|procent|pct\.?|%|antal(?:\s+\w+)?|timer|årsværk|fuldtidspersoner)"
    r"(?:[\s,(]*(?:20\d{2}\s*-?\s*)?(?:p/?l|priser?|prisniveau|niveau)[\w\s/-]*)?\)?[.:]?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[-+–]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-+–]?\d+(?:,\d+)?\s*%?|[-+–]?\d+,\d+")
_NOTHING = re.compile(r"[-–—]|0")
_TOTAL = re.compile(r"(?:i ?alt|total|samlet|sum|alle|hele)\b.*|.*\bi alt", re.IGNORECASE)


def is_amount(text: str) -> bool:
    """Whether a cell is a figure, and no year."""
    return bool(_AMOUNT.fullmatch(text)) and not is_year(text)


def is_year(text: str) -> bool:
    """Whether a cell is a year or names one as budgets do: '2025', '2024/25', 'B2025'."""
    return _YEAR.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Whether a cell is a figure, or a dash for none."""
    amount = re.sub(r"\s*(?:kr\.?|pct\.?|procent)$", "", text)
    return is_amount(amount) or _NOTHING.fullmatch(text) is not None


def is_total(text: str) -> bool:
    """Whether the label of a row is that of a total."""
    return _TOTAL.fullmatch(text) is not None


def unit_of(text: str) -> str | None:
    """The unit that a line or a cell consists of, as written; None where it says something else."""
    match = _UNIT.fullmatch(text.strip())
    return text.strip(" ()") if match else None
