"""Which lines are section labels: alone on a line, inline before their text, or naming a decision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from rag.ingest.committees import BODY_WORD
from rag.ingest.decision_labels import decision_label
from rag.ingest.labels import (
    AMBIGUOUS,
    CLOSING,
    INSTEAD_OF_BESLUTNING,
    WEAK,
    label_key,
    numbered_title,
    role_of,
    role_of_damaged,
    unnumbered,
)
from rag.ingest.layout import SHORT, Line
from rag.model import Role

#: The share of labels with a blank line above them where a document sets its labels apart.
_APART = 0.9
#: A weak label must come back under so many items.
_SEVERAL = 2
#: Before its text an ambiguous one must come back so often where the document has no other such labels.
_OFTEN = 3
#: Labels that stand before their text without a colon where conversion lost the line break.
_RUN_IN = re.compile(
    r"(Sagsresum[eé]|Resum[eé]|Administrativ indstilling|Indstilling|Sagsfremstilling|Lovgrundlag|"
    r"Økonomiske konsekvenser|Beslutningskompetence|Beslutning)\s+(?=[A-ZÆØÅ][a-zæøå]+[\s,.])"
)
_WHO_PROPOSES = re.compile(
    r"(?P<name>(?:(?:[A-ZÆØÅ][^.:;!?]{2,80}\s|det\s|der\s)(?:indstiller|indstilles)|"
    r"[^.:;!?]{0,60}(?:forvaltning|administration|direktion|direktør|borgmester|sekretariat|chef)\w*"
    r"[^.:;!?]{0,60}\s(?:anbefaler|foreslår))(?:\s(?:til|over\sfor)\s[^.:;!?]{3,80}?)?)\s*(?:,\s*|:\s*|\s)?(?:at\s*)?[:,]?",
    re.IGNORECASE,
)
#: 'Administrationen indstiller til byrådet, at planen vedtages.'
_PROPOSES_THAT = re.compile(
    r"(?P<name>(?=[A-ZÆØÅ])[\w -]{0,60}(?i:forvaltning|administration|direktion|direktør|sekretariat|chef)\w*"
    r"(?: [\w, -]{2,40})? indstiller(?: (?:til|over ?for) [\w -]{3,60}?)?),\s+(?=at\s)"
)
#: What ends the minutes below the last item: it is no part of that item's decision or attachments.
_CLOSING = re.compile(
    r"mødet\b.{0,40}\b(?:sluttede|sluttet|hævet|slut|afsluttet|hæves)\b.{0,60}|"
    r"underskrift(?:er|sside):?",
    re.IGNORECASE,
)
#: A body and nothing else: 'Klima-, Miljø- og Teknikudvalget', 'Udvalget for Børn og Unge'.
_BARE_BODY = re.compile(
    r"(?!(?i:referat|dagsorden|protokol|beslutning|møde))(?=[A-ZÆØÅ])(?:(?:og|[A-ZÆØÅ][\w-]*,?)\s+){0,6}[\w-]*"
    rf"(?:{BODY_WORD}|(?:Udvalg|Råd|Byråd)(?:et)?)"
    r"(?:\s+for(?:\s+(?:og|[A-ZÆØÅ][\w-]*,?)){1,8})?"
)
#: 'Beslutning for Punkt 1: Godkendelse af dagsorden'
_DECISION_ON = re.compile(
    r"beslutning(?:er)?\s+(?:for|til|på|under|vedr\.)\s+(?:dagsordens)?(?:punkt|pkt|sag)\b.*", re.IGNORECASE
)
#: 'Økonomiudvalgets indstilling' · 'Indstilling fra direktionen'
_NAMED_PROPOSAL = re.compile(
    r"[A-ZÆØÅ][\w,/ -]{2,70}s (?:indstilling|anbefaling)(?: til \w+)?:?|"
    r"Indstilling(?:er)? (?:fra|til|af|over for) [\w,/ -]{3,70}:?"
)
#: 'Supplerende sagsfremstilling til kommunalbestyrelsens møde den 30. januar'
_FURTHER = re.compile(
    r"supplerende (?:sagsfremstilling|bemærkninger|oplysninger|notat)\b,?\s+"
    r"(?:til|pr\.|den|af|efter|om)\b(?:[^.]|\d\.){3,90}",
    re.IGNORECASE,
)
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Label:
    """A line that opens a section. `start` is where its text begins in the source.

    `body` and `date` are the deciding body and its meeting, where a decision label names them.
    `proposes` marks phrases such as 'Forvaltningen indstiller,'; `inline` that text follows on the line.
    """

    name: str
    role: Role
    start: int
    body: str | None = None
    date: date | None = None
    proposes: bool = False
    inline: bool = False


def labels_of(lines: Sequence[Line]) -> dict[int, Label]:
    """The section labels among the lines of a document, by the number of their line.

    Ambiguous forms count only where the document as a whole uses them as labels.
    """
    found = {i: label for i, line in enumerate(lines) if (label := label_of(line)) is not None}
    usage = _usage(lines, found)
    if not usage.proposes and any(label.proposes and not label.inline for label in found.values()):
        found.update(_proposing(lines, found))
    return {i: label for i, label in found.items() if usage.has_as_label(i, label, lines[i])}


def _proposing(lines: Sequence[Line], found: Mapping[int, Label]) -> Iterator[tuple[int, Label]]:
    """The sentences that propose something, in minutes that write their labels so: 'X indstiller, at …'."""
    for i, line in enumerate(lines):
        if i not in found and not line.tabular and (match := _PROPOSES_THAT.match(line.bare)) is not None:
            start = line.position(match.end())
            yield i, Label(match["name"], Role.RECOMMENDATION, start, proposes=True, inline=True)


@dataclass(frozen=True, slots=True)
class _Usage:
    """How a document writes its labels: how often each stands alone and before its text, and the rest.

    `inline` is whether labels stand before their text, `instead` what stands for 'Beslutning', `cells` are
    lines that are no labels but cells, `proposes` whether a label says 'Indstilling'.
    """

    alone: Counter[str]
    before: Counter[str]
    inline: bool
    instead: frozenset[str]
    cells: Set[int]
    proposes: bool

    def has_as_label(self, i: int, label: Label, line: Line) -> bool:
        """Whether a form that may be a label is one in this document."""
        key = label_key(label.name)
        if i in self.cells or (label.role is Role.DECISION and key in INSTEAD_OF_BESLUTNING - self.instead):
            return False
        if not label.inline:
            return key not in WEAK or self.alone[key] >= _SEVERAL
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
    )


def _styled(lines: Sequence[Line], found: Mapping[int, Label]) -> list[str]:
    """The weak labels that are headings of the level that all other labels are."""
    weak = {i: label_key(x.name) for i, x in found.items() if not x.inline and label_key(x.name) in WEAK}
    levels = {lines[i].level for i, label in found.items() if not label.inline and i not in weak}
    return [key for i, key in weak.items() if {0} != levels == {lines[i].level}]


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
    return frozenset(key for key in INSTEAD_OF_BESLUTNING if often[key] > most)


def label_of(line: Line) -> Label | None:
    """The section label on a line, alone or before its text, or None."""
    if line.tabular or line.artefact or len(line.bare) < 3 or numbered_title(line.bare):
        return None
    head = line.bare[:SHORT]
    if len(line.bare) <= _LONGEST and (label := _whole(line, head)):
        return label
    return _inline(line, head)


def _whole(line: Line, head: str) -> Label | None:
    end = line.span.end
    if (match := _RUN_IN.match(head)) is not None and _WHO_PROPOSES.fullmatch(head[match.end() :]):
        return Label(match[1], Role.RECOMMENDATION, line.position(match.end()), inline=True)
    if _CLOSING.fullmatch(head):
        return Label(CLOSING, Role.OTHER, line.span.start, inline=True)
    if (role := role_of(head) or role_of_damaged(head)) is not None:
        return Label(_shown(head), role, end)
    if _DECISION_ON.fullmatch(head) is not None:
        return Label(_shown(head), Role.DECISION, end)
    if _NAMED_PROPOSAL.fullmatch(head) is not None:
        return Label(_shown(head), Role.RECOMMENDATION, end)
    if _FURTHER.fullmatch(head) is not None:
        return Label(_shown(head), Role.BACKGROUND, end)
    if (found := decision_label(head)) is not None:
        return Label(_shown(head), Role.DECISION, end, *found)
    if (match := _WHO_PROPOSES.fullmatch(head)) is not None:
        return Label(_shown(match["name"]), Role.RECOMMENDATION, end, proposes=True)
    return None


def _inline(line: Line, head: str) -> Label | None:
    name, colon, rest = head.partition(":")
    if colon and len(name) <= _LONGEST and rest.strip() and unnumbered(name) == name:
        start = line.position(len(name) + 1 + len(rest) - len(rest.lstrip()))
        if (role := role_of(name) or role_of_damaged(name)) is not None:
            return Label(_shown(name), role, start, inline=True)
        if (found := decision_label(name)) is not None:
            return Label(_shown(name), Role.DECISION, start, *found, inline=True)
        if _WHO_PROPOSES.fullmatch(name) is not None:
            return Label(_shown(name), Role.RECOMMENDATION, start, proposes=True, inline=True)
    if (match := _RUN_IN.match(head)) is not None and (role := role_of(match[1])) is not None:
        return Label(match[1], role, line.position(match.end()), inline=True)
    return None


def _shown(name: str) -> str:
    return unnumbered(name).strip().rstrip(" :,").strip()


def undated_head(line: Line) -> Label | None:
    """The label on a line that names a body before a colon: 'Byrådet: Godkendt.'"""
    name, colon, rest = line.bare[:SHORT].partition(":")
    if not colon or line.tabular or line.artefact or _BARE_BODY.fullmatch(name) is None:
        return None
    if not rest.strip():
        return Label(name, Role.DECISION, line.span.end, name)
    start = line.position(len(name) + 1 + len(rest) - len(rest.lstrip()))
    return Label(name, Role.DECISION, start, name, inline=True)
