"""What a sentence of a decision does beside deciding: it asks for something, records a view, or informs."""

from __future__ import annotations

import re

_WISH = re.compile(
    r"\b(?:ønske[rd]e?|ønskes|bad|beder|bedes|anmod\w+|opfordre[rd]?e?|pålagde|pålægger|efterspørger"
    r"|efterspurgte)\b",
    re.IGNORECASE,
)
_RECORDED = re.compile(
    r"protokol|forbehold|\bmindretals\w+|\b(?:bemærke[rd]e?|tilkendegav)\b.*\bat\b"
    r"|\bstemte (?:for|i?mod)\b.*\b(?:med henvisning|fordi|idet|da)\b",
    re.IGNORECASE,
)
_INFORMS = re.compile(
    r"\b(?:oplyste|orienterede|orienterer|oplyser|fortalte|gav .{0,60}orientering|nævnte)\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"ændringsforslag|underforslag", re.IGNORECASE)


def asks(text: str) -> bool:
    """Whether something is asked for, so that more is to come: 'Udvalget ønsker en redegørelse …'."""
    return _WISH.search(text) is not None and not records(text)


def records(text: str) -> bool:
    """Whether a view is put on record: a reservation, a remark for the minutes."""
    return _RECORDED.search(text) is not None


def informs(text: str) -> bool:
    """Whether somebody only tells something."""
    return _INFORMS.search(text) is not None


def amends(text: str) -> bool:
    """Whether it speaks of an amendment."""
    return _AMENDMENT.search(text) is not None
