"""The shapes that headings of agenda items have, and the lines that have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.danish import fold
from rag.ingest.cases import without
from rag.ingest.layout import Line
from rag.ingest.titles import AGREE, says_closed

#: A number that is not the beginning of a date, a decimal or a case number; then the title.
_N = r"(?P<n>\d{1,4})(?![\d/]|[.,-]\d)"
#: '12/2025': the year behind the number.
_N_OF_YEAR = r"(?P<n>\d{1,4})(?:(?<!\d{4})/(?:20)?\d{2}(?!\d))?(?![\d/]|[.,-]\d)"
_THEN = r"\s*[.:)·–—-]*\s*(?P<title>.*)"
#: 'behandling', 'budgetopfølgning': what a title that begins with an ordinal or a number names.
_ORDINAL = (
    r"(?:[1-9]|1\d)\.\s+(?=behandling|budget|kvartal|halvår|økonomi|udkast|fase|etape|forelæggelse|runde|drøftelse)"
    r"|(?:19|20)\d{2}\s?[-–/]?\s?|\d{1,4}\s+(?=[a-zæøå]{3})"
)
_TAG = r"(?P<tag>\((?:åben|åbent|lukket|offentlig|ikke.offentlig|fortrolig)[^)]*\)|/\s?(?:åbent?|lukket)\b)"
#: 'Punkt 12 - Åbent': the title stands below.
_KIND = re.compile(r"åbent?|lukket", re.IGNORECASE)
#: 'Punkt 12: Titel' · 'SAG NR. 1' · 'Nr.144 - Titel' · '12. Titel' · '1 (Åben) Titel' · '38Godkendelse'
SHAPES: dict[str, re.Pattern[str]] = {
    "punkt": re.compile(
        rf"(?:(?:dagsordens)?punkt|pkt\.?)(?:\s*nr\.?)?\s*{_N_OF_YEAR}{_THEN}", re.IGNORECASE
    ),
    "ad": re.compile(rf"ad\.?\s+(?:(?:punkt|pkt\.?)\s*)?{_N}{_THEN}", re.IGNORECASE),
    "alone": re.compile(r"(?P<n>\d{1,4})\.(?P<title>)"),
    "sag": re.compile(rf"sag(?:\s+nr\.?|snr\.|\s)\s*{_N}{_THEN}", re.IGNORECASE),
    "nr": re.compile(rf"nr\.?\s*{_N}{_THEN}", re.IGNORECASE),
    # 'T1. Titel' is on a supplementary agenda.
    # '3. 2. behandling af budget' has a title; '3.2 mio. kr.', '3. 12. maj' and '1.1 Formål' have none.
    "dot": re.compile(
        r"(?:Indholdsfortegnelse|#|T)?(?P<n>\d{1,4})\s?(?:[.)]\s*(?P<title>(?:\(?[^\W\d_]|[»\"'„”“*]).*)"
        rf"|[.)]\s+(?P<digits>(?:\d{{2}}\.\d{{2}}\.\d{{2}}\S+\s+|{_ORDINAL})\D.*))"
    ),
    "bare": re.compile(
        rf"(?P<n>\d{{1,4}})(?:\s*{_TAG}\s*[-–—:.]?\s*|\s*[-–—:]\s+|\s+|(?=[A-ZÆØÅ][a-zæøå]))"
        r"(?P<title>[A-ZÆØÅ(»\"].*)",
        re.IGNORECASE,
    ),
    # '12/2025 Titel'
    "year": re.compile(r"(?P<n>\d{1,3})/20\d{2}\s*[.:)–-]?\s+(?P<title>[A-ZÆØÅ(»\"].*)"),
}
#: 'IV. Titel' · 'D. Titel': these count only where no line has a shape above.
LETTERED: dict[str, re.Pattern[str]] = {
    "roman": re.compile(r"(?P<n>[IVX]{1,6})[.):]\s+(?P<title>[A-ZÆØÅ(»\"].*)"),
    "letter": re.compile(r"(?P<n>[A-Z])[.):]\s+(?P<title>[A-ZÆØÅ(»\"].*)"),
}
_ALL_SHAPES = {**SHAPES, **LETTERED}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CONTENTS = re.compile(r"(?P<title>.*?)(?:\.{3,}|…+|\t|\s{4,}|\|)[\s.…|]*\d{1,4}\s*\|?$")
#: '18' above 'Lukket punkt'
_NUMBER_ONLY = re.compile(r"\d{1,4}\s?[.)]?")
_CLOSED = re.compile(r"\(?lukket (?:punkt|sag)\)?\.?", re.IGNORECASE)
_LONGEST_HEADING = 300
#: 'Punkt', 'Dagsordenspunkt', 'Sag', 'Nr.', 'Ad', a number, or the contents list's word glued before it.
_BEHIND_LETTER = frozenset(".):")
_FIRST = frozenset("0123456789pdsniat#")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may open an item: its shape, number and title, and how much speaks for it.

    `line` counts among the lines of the document. The title is empty where it stands above or below the
    number; `tag` is '(Åben)' or '(Lukket)' between them.
    """

    line: int
    family: str
    number: int
    title: str
    tag: str = ""
    weight: float = 0.0
    in_closed_part: bool = False

    @property
    def closed(self) -> bool:
        """Whether the heading, or the part of the agenda it stands in, says that the item is closed."""
        return self.in_closed_part or says_closed(f"{self.tag} {self.title}".strip())


def numbers_of(family: str, lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are shaped like headings of one kind, in order."""
    for line in lines:
        if is_able(line) and (match := _ALL_SHAPES[family].fullmatch(line.bare[:_LONGEST_HEADING])):
            yield _value(match["n"], family)


def _value(number: str, family: str) -> int:
    """The number of an item: '12', 'XII' or, in the family of letters, 'L'."""
    if family == "letter":
        return ord(number) - ord("A") + 1
    if number.isdigit():
        return int(number)
    digits = [_ROMAN[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def contents_title(line: Line) -> str | None:
    """The title on a line of the contents list ('Titel.....  3'), or None."""
    text = line.bare.strip("| ")
    listed = len(line.bare) < _LONGEST_HEADING and text[-1:].isdigit()
    match = _CONTENTS.fullmatch(text) if listed else None
    return match["title"].strip(" .|\t") if match else None


def is_able(line: Line) -> bool:
    """Whether a line can be a heading at all: it begins with a number or a word for item."""
    known = line.bare[:1].lower() in _FIRST or line.bare[1:2] in _BEHIND_LETTER or line.bare[:1] in _ROMAN
    return known and not line.tabular and not line.artefact


def candidates(family: str, lines: Sequence[Line], able: Sequence[int]) -> list[Heading]:
    """The lines among `able` that are shaped like headings of one kind, in order."""
    shape, found = _ALL_SHAPES[family], []
    for i in able:
        if (match := shape.fullmatch(lines[i].bare[:_LONGEST_HEADING])) is not None:
            parts = match.groupdict()
            title = (parts["title"] or parts.get("digits") or "").strip()
            tag = (parts.get("tag") or "").lstrip("/ ")
            if re.fullmatch(_TAG, title, re.IGNORECASE) or _KIND.fullmatch(without(title).strip()):
                title, tag = "", without(title)
            found.append(Heading(i, family, _value(match["n"], family), title, tag))
        elif (
            _NUMBER_ONLY.fullmatch(lines[i].bare)
            and i + 1 < len(lines)
            and _CLOSED.fullmatch(lines[i + 1].bare)
        ):
            found.append(Heading(i, family, int(lines[i].bare.strip(" .)")), ""))
    return found


def listed_stems(title: str) -> list[str]:
    """The stems of a title in the contents list, with the number before it and without."""
    plain = [match["title"] or "" for shape in SHAPES.values() if (match := shape.fullmatch(title))]
    return [stem for one in (title, *plain) if (stem := stem_of(one.strip()))]


def stem_of(title: str) -> str:
    """What two printings of a title agree in."""
    return fold(title)[:AGREE]
