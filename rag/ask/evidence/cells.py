"""A table cell as a statement: its row, its column, and its value with the unit that holds for it."""

from __future__ import annotations

import re

#: Rows and columns that count other things than money, though the table's corner says '1.000 kr.'.
_OTHER_MEASURE = re.compile(
    r"\b(?:antal|meter|km|m2|m²|hektar|ha|liter|tons?|kwh|mwh|timer|døgn|dage|uger|måneder|stk|årsværk|fuldtids\w*"
    r"|personer|\w*borgere|\w*elever|\w*børn|pladser|ansatte|sager|besøg|uheld|ulykker|cyklister|bilister|husstande"
    r"|boliger|medlemmer|gæster|passagerer)\b",
    re.IGNORECASE,
)
#: Columns whose cells number something: they measure nothing.
_CODE = re.compile(r"(?:serviceområde|politikområde|konto|funktion)?\s?-?(?:nr\.?|nummer)?", re.IGNORECASE)


def counts_other_than_money(row: str, column: str) -> bool:
    """Whether a cell counts something else than money: 'Længde i meter', but not 'Pris pr. meter (kr.)'."""
    named = f"{row} {column}"
    if _CODE.fullmatch(column.strip()):
        return True
    return bool(_OTHER_MEASURE.search(named)) and not re.search(
        r"\bkr\b|\bpris|\budgift", named, re.IGNORECASE
    )


def cell_text(row: str, column: str, value: str, unit: str | None) -> str:
    """A cell as a statement: row, column, value with its unit spelled out."""
    head = ", ".join(part for part in (row, column) if part)
    return f"{head}: {with_unit(value, column, unit)}."


def with_unit(value: str, column: str, unit: str | None) -> str:
    """The value with the unit its column or table gives it."""
    if re.search(r"%|procent|pct", column, re.IGNORECASE) and re.fullmatch(r"[-–]?[\d.,]+", value):
        return f"{value} procentpoint" if "point" in column.casefold() else f"{value} %"
    if unit and "1.000" in unit and re.fullmatch(r"[-–]?\d[\d.]*", value):
        whole = value if value.strip("-–0.") == "" else f"{value}.000"
        return f"{value} (i 1.000 kr., dvs. {whole} kr.)"
    if unit and re.search(r"mio", unit, re.IGNORECASE) and re.fullmatch(r"[-–]?[\d.,]+", value):
        return f"{value} mio. kr."
    return value
