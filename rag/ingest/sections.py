"""The labelled sections of one item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rag.danish import fold
from rag.ingest.bodies import decision_head
from rag.ingest.decision_labels import VOTING
from rag.ingest.label_forms import Label, undated_head
from rag.ingest.labels import label_key
from rag.ingest.layout import Line
from rag.model import Role, Section, Span

#: Roles whose labels open a section even as a deeper Markdown heading than the section before.
_ALWAYS = frozenset({Role.DECISION, Role.RECOMMENDATION, Role.ATTACHMENTS})
_GENERIC = re.compile(r"(?:udvalg|råd|nævn|bestyrelse)(?:et|en|n)?s?", re.IGNORECASE)
_WHO = re.compile(r"(?P<body>.+?)\s+(?:indstiller|anbefaler|foreslår)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_SUBHEADING = 120


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which meeting's decisions are sought: its body ('' where it is not known) and date."""

    committee: str
    date: date

    def decided(self, label: Label) -> bool:
        """Whether a decision label is this meeting's: body and date agree wherever they are named."""
        if label.date is not None and label.date != self.date:
            return False
        if not self.committee:
            return label.body is None or label.date is not None
        return label.body is None or same_body(label.body, self.committee)


@dataclass(frozen=True, slots=True)
class _Open:
    """A label and the lines of its body."""

    label: Label
    level: int
    numbered: bool
    lines: list[Line]


def read_sections(
    lines: Sequence[Line], first: int, end: int, labels: Mapping[int, Label], sitting: Sitting
) -> tuple[Section, ...]:
    """The sections among the lines `first` to `end` (exclusive) of the document, in order.

    Decisions of other bodies or dates are history. Sections without text are left out.
    """
    opened: list[_Open] = []
    for i in range(first, end):
        label = labels.get(i)
        if label is None and _among_decisions(opened):
            label = decision_head(lines[i]) or undated_head(lines[i])
        elif label is None and _may_decide(opened) and (first_of := decision_head(lines[i])) is not None:
            heads = first_of.inline or lines[i].bare.endswith(":") or sitting.decided(first_of)
            label = first_of if heads else None
        if label is not None and _opens(label, lines[i], opened, sitting):
            numbered = _NUMBERED.match(lines[i].bare) is not None
            opened.append(_Open(label, lines[i].level, numbered, [lines[i]] if label.inline else []))
        elif opened:
            opened[-1].lines.append(lines[i])
    found: list[Section] = []
    for i, one in enumerate(opened):
        found.extend(_sections_of(one, opened[i - 1] if i else None, sitting))
    return tuple(found)


def same_body(one: str, other: str) -> bool:
    """Whether two names mean the same body: 'Økonomiudvalgets', 'økonomiudvalget'; initials always may."""
    if _GENERIC.fullmatch(one) or (one.isupper() and len(one) <= 12):
        return True
    return body_key(one) == body_key(other)


def body_key(name: str) -> str:
    """What two names of one body agree in: 'Kultur- og Fritidsudvalget', 'Udvalget for Kultur og Fritid'."""
    words = re.sub(r"[^\w ]", " ", fold(name)).split()
    stems = (re.sub(r"(?:ets|ens|et|en|s)$", "", word) for word in words if word not in ("og", "for"))
    return " ".join(filter(None, (stem.removesuffix("udvalg").removesuffix("s") for stem in stems)))


def _opens(label: Label, line: Line, opened: Sequence[_Open], sitting: Sitting) -> bool:
    if not opened:
        return True
    last = opened[-1]
    if last.label.role is Role.ATTACHMENTS and not last.numbered and _NUMBERED.match(line.bare):
        return False  # '1. Høringssvar' is the title of an attachment
    if label.proposes and last.label.role is Role.RECOMMENDATION:
        return False
    if label.proposes and last.label.role is Role.DECISION and _is_own(label, sitting):
        return False  # 'Udvalget indstiller til byrådet' among decisions is this body's decision
    if last.label.role is Role.DECISION and label_key(label.name) in VOTING:
        return False  # the roll-call that the decision goes on with
    deeper = 0 < last.level < line.level
    return label.role in _ALWAYS or not deeper


def _is_own(label: Label, sitting: Sitting) -> bool:
    who = _WHO.match(label.name)
    return who is not None and same_body(who["body"], sitting.committee)


def _among_decisions(opened: Sequence[_Open]) -> bool:
    """Whether a body's name opens its decision here: below 'Beslutning' or 'Indstilling og beslutning'."""
    if not opened:
        return False
    last = opened[-1].label
    both = last.role is Role.RECOMMENDATION and "beslutning" in label_key(last.name).split()
    return both or last.role is Role.DECISION


def _may_decide(opened: Sequence[_Open]) -> bool:
    """Whether a body's name and date open the decision of an item that has no section, or a proposal only."""
    return not opened or opened[-1].label.proposes


def _sections_of(one: _Open, before: _Open | None, sitting: Sitting) -> list[Section]:
    lines = [line for line in one.lines if not line.artefact]
    if not lines:
        return []
    role = one.label.role
    if role is Role.DECISION and not sitting.decided(one.label):
        role = Role.HISTORY
    start = one.label.start if one.label.inline else lines[0].span.start
    nested = before is not None and not before.lines and before.label.role is Role.BACKGROUND
    if nested and before is not None and role is Role.RESUME and (turn := _subheading(lines)):
        return [
            Section(one.label.name, role, Span(start, lines[turn - 1].span.end)),
            Section(before.label.name, before.label.role, Span(lines[turn].span.start, lines[-1].span.end)),
        ]
    return [Section(one.label.name, role, Span(start, lines[-1].span.end))]


def _subheading(lines: Sequence[Line]) -> int:
    """Where a résumé inside 'Gennemgang af sagen' ends: at the next subheading; 0 if there is none."""
    for i, line in enumerate(lines[1:-1], start=1):
        short = len(line.bare) <= _SUBHEADING and line.bare[:1].isupper() and line.bare[-1:] not in ".,;:!"
        if short and line.after_blank and lines[i + 1].after_blank and not line.tabular:
            return i
    return 0
