"""Case numbers: KLE numbers, journal numbers and the labels before them."""

from __future__ import annotations

import re

from rag.ingest.layout import Line

#: Kommunernes Landsforenings Emnesystematik (KLE): main group, group, subject.
_KLE = r"\d{2}\.\d{2}\.\d{2}"
#: '00.01.00G01-46-26' · '25-13-15.00.00-P20' · '17/46' · '306-2009-600' · 'EMN-2018-00412' · '1-21-72-4-16'
CASE_NUMBER = re.compile(
    rf"(?<![\d./-])(?:\d{{2}}-\d{{1,6}}-{_KLE}(?:-[A-ZÆØÅ]\d{{2}})?|{_KLE}-?[A-ZÆØÅ]\d{{2}}(?:-\d{{1,6}}){{1,3}}|"
    rf"{_KLE}-?[A-ZÆØÅ]\d{{2}}\s?/\s?\d{{2,4}}[/-]\d{{2,7}}|"
    r"\d{1,2}(?:-\d{1,4}){3,4}|[A-ZÆØÅ]{0,4}-?\d{2,4}[/-]\d{2,7}(?:[/-]\d{1,6})?|[A-ZÆØÅ]{1,4}-?\d{4}-\d{2,6})(?![\d/]|[.-]\d)"
)
CASE_LABEL = re.compile(
    r"(?:sags?\.?\s?-?nr\.?|sagsnummer|sags?\s?-?id\.?|sag(?![a-zæøå])|j\.?\s?nr\.?|journalnr\.?|journalnummer|"
    r"brev\s?-?id\.?|ej\.?\s?nr\.?|acadre(?:sag)?)\s*[.:]?\s*",
    re.IGNORECASE,
)
#: Behind a label ('Brevid', 'Sagsid.', 'EJ.nr.') a case number may have any form of its system.
_ANY_NUMBER = re.compile(r"[A-ZÆØÅ]{0,4}[-/]?\d[\dA-ZÆØÅ./-]{3,}(?<![./-])")
#: Without a label so short a number is a date or a fraction: 'Sagsnr.: 18/3', 'J.nr. 05.01.10'.
_SHORT_NUMBER = re.compile(rf"\d{{2,4}}/\d{{1,7}}|{_KLE}")
#: At the head of a title: 'BR 366/07. Titel' · '15.00.00-P05-1-12 Titel'.
_LEADING = re.compile(
    rf"(?:(?P<short>[A-ZÆØÅ]{{0,4}}\s?\d{{2,6}}/\d{{2,6}})\s*[.:–-]|(?P<kle>{_KLE}\S+))\s*(?=\S)"
)
#: At its end: 'Titel (2023-0334417)' · 'Titel, sagsnr. 24/1234'.
_TRAILING = re.compile(
    rf"(?:\s*[(\[](?:{CASE_LABEL.pattern})?|[\s,(\[–-]+{CASE_LABEL.pattern})(?P<case>[^\s()\[\]]*\d[^\s()\[\]]*)[)\]]?$",
    re.IGNORECASE,
)
#: '2024/2025' and '2022-25' are years.
_YEARS = re.compile(r"(?:19|20)\d{2}[/-](?:(?:19|20)\d{2}|\d{2})")
_LONGEST = 80


def is_case_line(line: Line) -> bool:
    """Whether a line holds a case number and nothing else."""
    return alone(line) is not None


def alone(line: Line) -> str | None:
    """The case number that fills a line, its label left out."""
    if len(line.bare) > _LONGEST:
        return None
    label = CASE_LABEL.match(line.bare)
    rest = line.bare[label.end() :].strip() if label else line.bare
    known = is_number(rest) or (label and (CASE_NUMBER.fullmatch(rest) or _SHORT_NUMBER.fullmatch(rest)))
    return rest if known else None


def labelled(line: Line) -> str | None:
    """The case number behind its label, whatever stands after it: 'Sagsnr.: 15/17  Dok.nr.: 3'."""
    match = CASE_LABEL.match(line.bare)
    found = _ANY_NUMBER.match(line.bare, match.end()) if match else None
    return found.group() if found else None


def is_number(text: str) -> bool:
    """Whether a text is a case number and nothing else, no years ('2024/2025')."""
    return CASE_NUMBER.fullmatch(text) is not None and not _YEARS.fullmatch(text)


def is_short(text: str) -> bool:
    """Whether a text is a number such as '24/2', which right below a heading is that of its case."""
    return "/" in text and _SHORT_NUMBER.fullmatch(text) is not None


def filling(title: str) -> str | None:
    """The case number that stands in place of a title: '2012-5501', '(12/3301)', 'Sagsnr. 2012-5501'."""
    number = title.strip("()[] ·")
    if (label := CASE_LABEL.match(number)) is not None and CASE_NUMBER.fullmatch(number, label.end()):
        return number[label.end() :]
    return number if is_number(number) or (number != title and _SHORT_NUMBER.fullmatch(number)) else None


def in_title(title: str) -> str | None:
    """The case number a title begins or ends with: 'BR 366/07. Titel', 'Titel (2023-0334417)'."""
    found = _in_title(title)
    return found[0] if found else None


def without(title: str) -> str:
    """A title without the case number it begins or ends with."""
    found = _in_title(title)
    return title[: found[1]] + title[found[2] :] if found else title


def _in_title(title: str) -> tuple[str, int, int] | None:
    """The case number of a title, and from where to where it stands with what sets it apart."""
    if (match := _LEADING.match(title)) is not None:
        number = match["short"] or match["kle"].rstrip(".:")
        if match["short"] or CASE_NUMBER.fullmatch(number):
            return None if _YEARS.fullmatch(number) else (number, match.start(), match.end())
    if (match := _TRAILING.search(title)) is not None and match.start() > 0:
        number = match["case"]
        labelled_short = _SHORT_NUMBER.fullmatch(number) and CASE_LABEL.search(match.group())
        if is_number(number) or labelled_short:
            return number, match.start(), match.end()
    return None
