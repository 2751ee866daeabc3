"""The forms a section label has on its line: alone, inline before its text, or naming a decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rag.ingest.committees import BODY_WORD
from rag.ingest.decision_labels import deciding, decision_label
from rag.ingest.labels import (
    CLOSING,
    numbered_title,
    role_of,
    role_of_damaged,
    unnumbered,
)
from rag.ingest.layout import SHORT, Line
from rag.model import Role

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
    r"(?: [\w, -]{2,40})? (?i:indstiller)(?: (?:til|over ?for) [\w -]{3,60}?)?),\s+(?=at\s)"
)
#: 'Teknisk udvalg indstiller, at tilbuddet antages.'
_BODY_PROPOSES = re.compile(
    rf"(?P<name>(?=[A-ZÆØÅ])[\w -]{{0,60}}(?i:{BODY_WORD}) indstiller)(?: til [\w ]{{3,40}})?,?\s+(?=at\s)"
)
#: 'Administrationen indstiller, at udvalget anbefaler byrådet,' above a list of what.
_PROPOSES_LIST = re.compile(
    r"(?P<name>(?=[A-ZÆØÅ])[^.:;!?,]{2,80}? (?:indstiller|anbefaler|foreslår)"
    r"(?: (?:til|over ?for) [^.:;!?,]{3,60}?)?),?\s+"
    r"(?=at\s)[^.:;!?]{3,200}[,:]"
)
_LISTED = re.compile(r"at\b|[-•–*]\s|(?:\d{1,2}|[a-z])[.)]\s")
#: '**Indstilling.** At sagen udsættes' · '*Bilag:* Kort'
_SET_OFF = re.compile(
    r"(?:[-*•>]\s+)?(?P<mark>\*{1,3}|_{1,3})(?P<name>[^*_|]{3,80}?)[.:]?\s?(?P=mark)\s?[.:–-]?\s+(?=[^\s*_])"
)
#: 'Beslutning. Godkendt.' · 'Indstilling – At sagen udsættes'
_DOTTED = re.compile(r"(?P<name>[A-ZÆØÅ][a-zæøåé]+(?: [\wæøå]+){0,3})(?:\.|\s[–—-])\s+(?=[A-ZÆØÅ\d\"»”-])")
#: What ends the minutes below the last item: it is no part of that item's decision or attachments.
_CLOSING = re.compile(
    r"mødet\b.{0,40}\b(?:sluttede|sluttet|hævet|slut|afsluttet|hæves)\b(?:.{0,60}\d.{0,20}|[\s.:]*)|"
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
    r"[A-ZÆØÅ][\w,/ -]{2,70}s (?:(?:indstilling|anbefaling)(?: til \w+)?|forslag til beslutning):?|"
    r"Indstilling(?:er)? (?:fra|til|af|over for) [\w,/ -]{3,70}:?"
)
#: 'Supplerende sagsfremstilling til kommunalbestyrelsens møde den 30. januar'
_FURTHER = re.compile(
    r"supplerende (?:sagsfremstilling|bemærkninger|oplysninger|notat)\b,?\s+"
    r"(?:til|pr\.|den|af|efter|om)\b(?:[^.]|\d\.){3,90}",
    re.IGNORECASE,
)
#: 'Beslutning: -': nothing was decided, and the dash says so.
_NOTHING = re.compile(r":\s*[-–—]$")
#: 'Sagen.' ends in one, 'Lovgrundlag mv.' does not.
_FULL_STOP = re.compile(r"(?<=\w{4})\.$")
_LONGEST = 110
#: Words of a label in the margin.
_LONGEST_IN_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A line that opens a section. `start` is where its text begins in the source.

    `body` and `date` are the deciding body and its meeting, where a decision label names them.
    `proposes` marks phrases such as 'Forvaltningen indstiller,'; `inline` that text follows on the line;
    `dotted` that nothing but a full stop or a dash sets it apart from its text.
    """

    name: str
    role: Role
    start: int
    body: str | None = None
    date: date | None = None
    proposes: bool = False
    inline: bool = False
    dotted: bool = False


def proposal(line: Line, below: Line | None) -> Label | None:
    """The label on a line that begins what somebody proposes, a list of it below: 'X indstiller, at Y,'."""
    match = None if line.tabular or line.artefact else _PROPOSES_LIST.fullmatch(line.bare[:SHORT])
    if match is None or below is None or not _LISTED.match(below.bare):
        return None
    return _proposed(line, match["name"])


def proposing(line: Line) -> Label | None:
    """The label on a line whose sentence proposes something: 'X indstiller, at sagen udsættes.'"""
    match = None if line.tabular else _PROPOSES_THAT.match(line.bare)
    return _proposed(line, match["name"]) if match else None


def body_proposing(line: Line) -> Label | None:
    """The label on a line that says what a body proposes to another: 'Teknisk udvalg indstiller, at …'"""
    match = None if line.tabular else _BODY_PROPOSES.match(line.bare)
    return _proposed(line, match["name"]) if match else None


def margin_label(line: Line) -> Label | None:
    """The label that stood in the margin beside the text it now stands before: 'Bilag Kort over byen'."""
    if line.tabular or line.artefact:
        return None
    words = list(re.finditer(r"\S+", line.bare[:_LONGEST]))
    for count in range(min(len(words) - 1, _LONGEST_IN_MARGIN), 0, -1):
        name, rest = line.bare[: words[count - 1].end()], words[count]
        if (rest[0][:1].isupper() or rest[0][:1].isdigit()) and (role := role_of(name)) is not None:
            return Label(name, role, line.position(rest.start()), inline=True)
    return None


def _proposed(line: Line, name: str) -> Label:
    rest = line.bare[len(name) :]
    start = line.position(len(name) + len(rest) - len(rest.lstrip(" ,")))
    return Label(name, Role.RECOMMENDATION, start, proposes=True, inline=True)


def label_of(line: Line) -> Label | None:
    """The section label on a line, alone or before its text, or None."""
    if line.tabular or line.artefact or len(line.bare) < 3 or numbered_title(line.bare):
        return None
    head = line.bare[:SHORT]
    label = _whole(line, head) if len(line.bare) <= _LONGEST else None
    if label is not None and not (label.role is Role.DECISION and _NOTHING.search(head)):
        return label
    return _inline(line, head) or _set_off(line)


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
    set_apart = head.endswith(":") or line.bold or line.level > 0
    if (found := decision_label(head) or (deciding(head) if set_apart else None)) is not None:
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
        if (found := decision_label(name) or deciding(name)) is not None:
            return Label(_shown(name), Role.DECISION, start, *found, inline=True)
        if _WHO_PROPOSES.fullmatch(name) is not None:
            return Label(_shown(name), Role.RECOMMENDATION, start, proposes=True, inline=True)
    if (match := _RUN_IN.match(head)) is not None and (role := role_of(match[1])) is not None:
        return Label(match[1], role, line.position(match.end()), inline=True)
    if (match := _DOTTED.match(head)) is not None and (role := role_of(match["name"])) is not None:
        return Label(match["name"], role, line.position(match.end()), inline=True, dotted=True)
    return None


def _set_off(line: Line) -> Label | None:
    """The label that is set in bold or italics before its text: '**Beslutning.** Godkendt.'"""
    match = _SET_OFF.match(line.raw, 0, SHORT) if line.raw[:1] in "*_->•" else None
    if match is None:
        return None
    name, start = match["name"].strip(), line.span.start + match.end()
    if (role := role_of(name)) is not None:
        return Label(_shown(name), role, start, inline=True)
    if (found := decision_label(name)) is not None:
        return Label(_shown(name), Role.DECISION, start, *found, inline=True)
    if _WHO_PROPOSES.fullmatch(name) is not None:
        return Label(_shown(name), Role.RECOMMENDATION, start, proposes=True, inline=True)
    return None


def _shown(name: str) -> str:
    return _FULL_STOP.sub("", unnumbered(name).strip().rstrip(" :,").strip())


def undated_head(line: Line) -> Label | None:
    """The label on a line that names a body before a colon: 'Byrådet: Godkendt.'"""
    name, colon, rest = line.bare[:SHORT].partition(":")
    if not colon or line.tabular or line.artefact or _BARE_BODY.fullmatch(name) is None:
        return None
    if not rest.strip():
        return Label(name, Role.DECISION, line.span.end, name)
    start = line.position(len(name) + 1 + len(rest) - len(rest.lstrip()))
    return Label(name, Role.DECISION, start, name, inline=True)
