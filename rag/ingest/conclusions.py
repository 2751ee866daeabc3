"""Which 'Konklusion' is a decision, where some items have that word and others 'Beslutning'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.ingest.decision_labels import stands_instead
from rag.ingest.items import Place
from rag.ingest.label_forms import Label, label_of
from rag.ingest.labels import label_key
from rag.ingest.layout import Line
from rag.model import Role

#: Under so many items the word must stand for the decision.
_SEVERAL = 2
#: What may follow a decision inside an item.
_BELOW = frozenset({Role.ATTACHMENTS, Role.OTHER, Role.NEXT_STEPS, Role.COMMUNICATION, Role.RELATED})


def with_conclusions(
    lines: Sequence[Line], labels: Mapping[int, Label], places: Sequence[Place]
) -> dict[int, Label]:
    """The labels with those conclusions that are decisions.

    They are where such words end several items that have no 'Beslutning', and no item has both: the
    conclusion of a report stands beside the decision on it.
    """
    found: dict[int, Label] = {}
    for place in places:
        within = [i for i in range(place.body, place.end) if i in labels]
        told = [(i, label) for i in range(place.body, place.end) if (label := _conclusion(lines, labels, i))]
        if not told:
            continue
        at, label = told[-1]
        decided = any(labels[i].role is Role.DECISION for i in within)
        if decided or len(told) > 1 or any(i > at and labels[i].role not in _BELOW for i in within):
            return dict(labels)
        found[at] = label
    return dict(sorted({**labels, **found}.items())) if len(found) >= _SEVERAL else dict(labels)


def _conclusion(lines: Sequence[Line], labels: Mapping[int, Label], i: int) -> Label | None:
    label = None if i in labels else label_of(lines[i])
    if label is None or label.role is not Role.DECISION or not stands_instead(label_key(label.name)):
        return None
    return label
