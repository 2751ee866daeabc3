"""What a line of plain minutes is: the label of a section, a title, a heading, a list of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.danish import fold
from rag.facts.decisions import Mood
from rag.facts.names import names
from rag.facts.rows import is_row
from rag.facts.sides import Side
from rag.facts.words import plain

_DECISION = r"(?:\w+s )?beslutning(?:er)?(?: (?:i|fra|den|\w*udvalg\w*|\w*raad\w*)\b.{0,60})?|konklusion"
_PROPOSAL = (
    r"indstilling(?:er)?(?: \w+ indstiller)?|(?:[\w,. -]{2,60} )?(?:indstiller|indstilles)(?: til \w+)?|"
    r"forslag til beslutning"
)
_OTHER = (
    r"resume|sagsresume|sagsfremstilling.{0,20}|sagsbeskrivelse|baggrund|beskrivelse af sagen|"
    r"oekonomi.{0,40}|lovgrundlag|retsgrundlag|beslutningskompetence|kompetence|bilag|kommunikation|hoering|sagsforloeb|historik|"
    r"tidligere behandling|videre proces|beslutningstema|meddelelser|relateret behandling"
)
_ABSENT = r"afbud|fravaerende(?: (?:med|uden) afbud)?|ikke til ?stede"
_PRESENT = r"moededeltagere|deltagere|medlemmer|til ?stede|tilstedevaerende"
_LABEL = re.compile(
    rf"(?P<decision>{_DECISION})|(?P<proposal>{_PROPOSAL})|(?P<other>{_OTHER})|(?P<absent>{_ABSENT})"
    rf"|(?P<present>{_PRESENT})"
)
#: 'Afbud: A og B', and without a colon where names follow.
_INLINE = re.compile(
    r"(?P<label>[^:\n]{2,60}):\s+(?=\S)"
    r"|(?P<head>Mødedeltagere|Deltagere|Medlemmer|Til stede|Afbud|Fraværende)\s+(?=[A-ZÆØÅ])"
)
_ITEM = re.compile(r"(?:punkt|pkt\.?|sag nr\.?)\s?\d+\b", re.IGNORECASE)
_ROLL = re.compile(r"(?:for|imod|undlod|hverken)\b(?: \w+){0,3}:", re.IGNORECASE)
_POINT = re.compile(r"(?:ad )?(\d{1,2})[.):]", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:stemte|stemmer|undlod|deltog|for|imod)\b", re.IGNORECASE)
_OFFICES = re.compile(r"\([^()]*\)|\b(?:næst|vice)?(?:formand|borgmester)\b|afbud")
#: A heading has so many words at most.
HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a section, what follows on its line, and how it speaks of outcomes and people."""

    text: str
    rest: str
    setting: Mood | None
    side: Side | None


_MEANT = {
    "decision": (Mood.DECIDED, None),
    "proposal": (Mood.PROPOSED, None),
    "other": (Mood.SPOKEN_OF, None),
    "absent": (None, Side.ABSENT),
    "present": (Mood.SPOKEN_OF, Side.PRESENT),
}


def read_label(line: str) -> Label | None:
    """The label that a line is or begins with. Notes of absence leave the setting of their section."""
    inline = _INLINE.match(line)
    text = (inline["label"] or inline["head"]) if inline else line.rstrip(":, ")
    found = _LABEL.fullmatch(fold(text))
    if not found:
        return None
    return Label(text, line[inline.end() :] if inline else "", *_MEANT[found.lastgroup or "other"])


def plain_lines(source: str) -> list[str]:
    """Lines without Markdown, a roll-call in one: 'Imod:' with its voters below becomes 'Imod: A, B'.

    Tabs and bars stay, for they part the cells of a table.
    """
    joined: list[str] = []
    rolling = False
    for line in map(_plain_line, source.split("\n")):
        stripped = line.strip()
        if rolling and stripped:
            joined[-1] += f"{'' if joined[-1].endswith(':') else ','} {stripped}"
            continue
        rolling = _ROLL.fullmatch(stripped) is not None
        joined.append(stripped if rolling else line)
    return joined


def _plain_line(line: str) -> str:
    mark = "\t" if "\t" in line else "|"
    return mark.join(map(plain, line.split(mark))) if is_row(line) else plain(line)


def is_title(line: str, first: bool) -> bool:
    """Whether a line is the title of an item: it says so, or it is the first of its text and short."""
    opens = first and len(line.split()) <= HEADING_WORDS
    return (opens or _ITEM.match(line) is not None) and not line.endswith((".", ",", ";", ":"))


def is_heading(line: str) -> bool:
    """Whether a line that stands alone is short and has no stop."""
    return len(line.split()) <= HEADING_WORDS and line[-1:] not in ".,;:!?"


def point_number(line: str) -> str:
    """The number of a point, where a line begins with one ('2. at …', 'Ad 2: Godkendt.'); else ''."""
    match = _POINT.match(line)
    return match[1] if match else ""


def lists_people(line: str) -> bool:
    """Whether a line lists people, or nobody, and says little else."""
    if _VOTED.search(line):
        return False
    spans = [span for _, span in names(line)]
    rest = _without_names(line, [(span.start, span.end) for span in spans])
    said = re.findall(r"[a-zæøå]{3,}", _OFFICES.sub(" ", rest))
    return (bool(spans) and len(said) <= len(spans)) or line.rstrip(". ").casefold() in {"ingen", "-"}


def _without_names(line: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        line = line[:start] + " " * (end - start) + line[end:]
    return line
