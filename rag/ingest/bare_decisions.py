"""Decisions without a label, in minutes that label none: 'Udvalget besluttede at …' at the end of an item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rag.ingest.bodies import decision_head
from rag.ingest.dates import first_date
from rag.ingest.decisions import only_decides
from rag.ingest.items import Place
from rag.ingest.label_forms import Label
from rag.ingest.layout import Line
from rag.ingest.own_decision import LED
from rag.model import Role

#: Under so many items, and this share of those that are not closed, a decision must stand last.
_SEVERAL, _SHARE = 2, 0.5
#: Below it may stand so many short lines: who was absent, who voted how.
_BELOW, _SHORT = 3, 160
#: 'Et flertal (A og V) besluttede …' · 'Et enigt udvalg anbefaler …'
_OF_MANY = re.compile(
    r"(?:et (?:stort )?flertal\b|et enigt \w+|en enig \w+|enstemmigt?\b)[^.]{0,120}?\b"
    r"(?:beslutte|godkend|vedtog|vedtag|anbefal|indstill|tiltr|tager|tog|udsatt|udsætt|afvis|forkast)\w*",
    re.IGNORECASE,
)
_NAME = "Beslutning"


def with_bare_decisions(
    lines: Sequence[Line], labels: Mapping[int, Label], places: Sequence[Place]
) -> dict[int, Label]:
    """The labels with one for each decision that ends an item, where minutes label no decision."""
    if any(label.role is Role.DECISION for label in labels.values()) or any(map(decision_head, lines)):
        return dict(labels)
    open_items = [place for place in places if not place.heading.closed]
    found = {at: label for place in open_items for at, label in _last_decision(lines, labels, place)}
    if len(found) < max(_SEVERAL, _SHARE * len(open_items)):
        return dict(labels)
    return dict(sorted({**labels, **found}.items()))


def _last_decision(
    lines: Sequence[Line], labels: Mapping[int, Label], place: Place
) -> list[tuple[int, Label]]:
    """The line that decides an item and ends it, but for short lines below."""
    body = [i for i in range(place.body, place.end) if not lines[i].artefact]
    for i in reversed(body[-1 - _BELOW :]):
        line = lines[i]
        if i in labels or line.tabular or first_date(line.bare) is not None:
            return []
        if (led := LED.match(line.bare)) or _OF_MANY.match(line.bare) or only_decides([line]):
            label = Label(_NAME, Role.DECISION, line.span.start, led["body"] if led else None, inline=True)
            return [(i, label)]
        if len(line.bare) > _SHORT:
            return []
    return []
