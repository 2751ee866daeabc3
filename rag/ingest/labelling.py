"""Which lines of a document are section labels: the forms that may be one, as the document uses them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rag.ingest.bodies import decision_head
from rag.ingest.decision_labels import INSTEAD_OF_BESLUTNING, stands_instead
from rag.ingest.label_forms import Label, body_proposing, label_of, margin_label, proposal, proposing
from rag.ingest.labels import (
    AMBIGUOUS,
    CLOSING,
    WEAK,
    is_asked,
    label_key,
)
from rag.ingest.layout import Line
from rag.model import Role

#: Inside these no part is called 'Vurdering' or 'Beskrivelse'.
_BESIDE = frozenset({Role.HISTORY, Role.OTHER, Role.COMMUNICATION, Role.LEGAL, Role.COMPETENCE})
_ENTRY = re.compile(r"[-*•–]\s|\d{1,2}[.)]?\s|bilag\s\d", re.IGNORECASE)
#: The share of labels with a blank line above them where a document sets its labels apart.
_APART = 0.9
#: A weak label must come back under so many items.
_SEVERAL = 2
#: Before its text an ambiguous one must come back so often where the document has no other such labels.
_OFTEN = 3


def labels_of(lines: Sequence[Line]) -> dict[int, Label]:
    """The section labels among the lines of a document, by the number of their line.

    Ambiguous forms count only where the document as a whole uses them as labels.
    """
    found = {i: label for i, line in enumerate(lines) if (label := label_of(line)) is not None}
    if sum(label.dotted and label.role is Role.DECISION for label in found.values()) < _SEVERAL:
        found = {i: label for i, label in found.items() if not label.dotted}
    if sum(_in_margin(lines[i], label) for i, label in found.items()) >= _SEVERAL:
        found |= {i: label for i, x in enumerate(lines) if i not in found and (label := margin_label(x))}
    if sum(label.name.endswith("?") for label in found.values()) < _OFTEN:
        found = {i: label for i, label in found.items() if not is_asked(label.name)}
    usage = _usage(lines, found)
    if not usage.proposes:
        found.update(_proposals(lines, found))
    return {i: label for i, label in sorted(found.items()) if usage.has_as_label(i, label, lines[i])}


def _in_margin(line: Line, label: Label) -> bool:
    """Whether nothing sets a decision apart from its label: 'Beslutning Godkendt.'"""
    said = line.bare[len(label.name) :]
    apart = said.startswith(" ") and said.lstrip()[:1].isupper()
    return label.inline and label.role is Role.DECISION and apart


def _proposals(lines: Sequence[Line], found: Mapping[int, Label]) -> dict[int, Label]:
    """What somebody proposes, in minutes that say so in sentences: 'X indstiller, at Y,' above a list.

    Where labels stand so, single sentences do too: 'X indstiller, at sagen udsættes.'
    """
    below = [*lines[1:], None]
    lists = {
        i: label
        for i, line in enumerate(lines)
        if i not in found and (label := proposal(line, below[i])) is not None
    }
    if not lists and not any(label.proposes and not label.inline for label in found.values()):
        return _of_bodies(lines, found)
    told = {
        i: label
        for i, line in enumerate(lines)
        if i not in found and i not in lists and (label := proposing(line)) is not None
    }
    return lists | told


def _of_bodies(lines: Sequence[Line], found: Mapping[int, Label]) -> dict[int, Label]:
    """What bodies propose to the one that met, in protocols whose only labels are its name and the date."""
    if any(label.name != CLOSING for label in found.values()):
        return {}
    heads = [line for line in lines if line.bare.endswith(":") and decision_head(line) is not None]
    told = {i: label for i, line in enumerate(lines) if (label := body_proposing(line)) is not None}
    return told if len(heads) >= _SEVERAL else {}


@dataclass(frozen=True, slots=True)
class _Usage:
    """How a document writes its labels: how often each stands alone and before its text, and the rest.

    `inline` is whether labels stand before their text, `instead` what stands for 'Beslutning', `cells` are
    lines that are no labels but cells, `proposes` whether a label says 'Indstilling', `sure` are
    weak labels that stand where nothing else can be meant.
    """

    alone: Counter[str]
    before: Counter[str]
    inline: bool
    instead: frozenset[str]
    cells: Set[int]
    proposes: bool
    sure: Set[int]

    def has_as_label(self, i: int, label: Label, line: Line) -> bool:
        """Whether a form that may be a label is one in this document."""
        key = label_key(label.name)
        if i in self.cells or (
            label.role is Role.DECISION and stands_instead(key) and key not in self.instead
        ):
            return False
        if not label.inline:
            several = self.alone[key] + self.before[key] >= _SEVERAL
            return key not in WEAK or several or i in self.sure
        if label.proposes:
            return not self.proposes
        apart = label.role is Role.ATTACHMENTS and line.after_blank
        return apart or self.inline or key not in AMBIGUOUS or self.before[key] >= _OFTEN


def _usage(lines: Sequence[Line], found: Mapping[int, Label]) -> _Usage:
    labels = found.values()
    alone = Counter(label_key(label.name) for label in labels if not label.inline)
    alone.update(_styled(lines, found))
    before = Counter(label_key(label.name) for label in labels if label.inline)
    certain = INSTEAD_OF_BESLUTNING & {key for key, n in before.items() if n >= _OFTEN}
    return _Usage(
        alone=alone,
        before=before,
        inline=sum(n for key, n in before.items() if key not in AMBIGUOUS or key in certain) >= _SEVERAL,
        instead=_conclusions(list(labels)),
        cells=_cells(lines, found),
        proposes=any(x.role is Role.RECOMMENDATION and not x.proposes for x in labels),
        sure=_sure(lines, found),
    )


def _styled(lines: Sequence[Line], found: Mapping[int, Label]) -> list[str]:
    """The weak labels that are set as all other labels are: headings of their level, or in bold."""
    weak = {i: label_key(x.name) for i, x in found.items() if not x.inline and label_key(x.name) in WEAK}
    styles = {_style(lines[i]) for i, label in found.items() if not label.inline and i not in weak}
    return [key for i, key in weak.items() if {(0, False)} != styles == {_style(lines[i])}]


def _style(line: Line) -> tuple[int, bool]:
    return line.level, line.bold


def _sure(lines: Sequence[Line], found: Mapping[int, Label]) -> Set[int]:
    """The labels of attachments above a list, and those of the matter itself below a side issue's section."""
    sure, above = set(), None
    for i, label in sorted(found.items()):
        listing = i + 1 < len(lines) and _ENTRY.match(lines[i + 1].bare) is not None
        apart = lines[i].after_blank and above is not None and above.role in _BESIDE
        if (label.role is Role.ATTACHMENTS and listing) or (label.role is Role.BACKGROUND and apart):
            sure.add(i)
        above = label
    return sure


def _cells(lines: Sequence[Line], found: Mapping[int, Label]) -> Set[int]:
    """Weak labels right below a line, where the labels of the document stand apart: cells of a table."""
    weak = {i for i, label in found.items() if label_key(label.name) in WEAK and not label.inline}
    others = [lines[i].after_blank for i, label in found.items() if i not in weak and not label.inline]
    apart = len(others) >= _SEVERAL and sum(others) >= _APART * len(others)
    return {i for i in weak if not lines[i].after_blank} if apart else frozenset()


def _conclusions(found: Sequence[Label]) -> frozenset[str]:
    """The words that stand for 'Beslutning' in a document: all where it has none, and none where it has.

    'Beslutning' with a body or a date may be an earlier decision of another body; then the word that
    comes back under more items is the one for this meeting's.
    """
    said = [x for x in found if x.role is Role.DECISION and "beslutning" in label_key(x.name)]
    if any(label.body is None and label.date is None for label in said):
        return frozenset()
    often = Counter(label_key(label.name) for label in found)
    most = max((often[label_key(label.name)] for label in said), default=0)
    return frozenset(key for key, n in often.items() if stands_instead(key) and n > most)
