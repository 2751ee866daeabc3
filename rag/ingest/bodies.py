"""Whose decision follows, where one section holds those of several bodies: 'Byrådet den 26. marts 2025:'."""

from __future__ import annotations

import re

from rag.ingest.committees import BODY_WORD
from rag.ingest.dates import find_dates
from rag.ingest.label_forms import Label
from rag.ingest.layout import SHORT, Line
from rag.model import Role

#: 'Teknikudvalget' · 'Børne- og Ungdomsudvalget' · 'Udvalget for Teknik og Miljø', and nothing else.
_BODY = re.compile(
    r"(?-i:[A-ZÆØÅ])[\wæøå-]*(?:,? (?:og |for |samt )?(?-i:[A-ZÆØÅ]|udvalg|råd)[\w-]*){0,6}?"
    r"(?:,? (?:(?:på )?møde[t]?,?)?)?[\s,(–-]*(?:den|d\.)?[\s,(]*",
    re.IGNORECASE,
)
_HAS_BODY_WORD = re.compile(rf"[\w-]*{BODY_WORD}\b", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s,)–-]*(?:(?:pkt|punkt|nr|sag)\.?\s*(?:nr\.?\s*)?\d{1,4})?[\s,)–-]*(?P<colon>:?)\s*", re.IGNORECASE
)
_JOINT = re.compile(r"[\s,(–-]*(?:(?:på )?møde[t]?)?[\s,(–-]*(?:den|d\.)?[\s,(–-]*$", re.IGNORECASE)


def decision_head(line: Line) -> Label | None:
    """The label on a line that names a body and the date of its meeting, alone or before its decision."""
    if line.tabular or line.artefact:
        return None
    head = line.bare[:SHORT]
    start, end, when = next(find_dates(head), (0, 0, None))
    if when is None or not _BODY.fullmatch(head, 0, start) or not _HAS_BODY_WORD.search(head, 0, start):
        return None
    after = _AFTER.match(head, end)
    if after is None:
        return None
    body = _JOINT.sub("", head[:start])
    if after.end() == len(head):
        return Label(head[: after.start("colon")].strip(), Role.DECISION, line.span.end, body, when)
    if not after["colon"]:
        return None
    name = head[: after.start("colon")].strip()
    return Label(name, Role.DECISION, line.position(after.end()), body, when, inline=True)
