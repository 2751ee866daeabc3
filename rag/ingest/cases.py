"""Case numbers: KLE numbers, journal numbers and the labels before them."""

from __future__ import annotations

import re

from rag.ingest.layout import Line

#: Kommunernes Landsforenings Emnesystematik (KLE): main group, group, subject.
_KLE = r"\d{2}\.\d{2}\.\d{2}"
#: '00.01.00G01-46-26' · '25-13-15.00.00-P20' · '17/46' · '306-2009-600' · 'EMN-2018-00412'
CASE_NUMBER = re.compile(
    rf"(?<![\d./-])(?:\d{{2}}-\d{{1,6}}-{_KLE}(?:-[A-ZÆØÅ]\d{{2}})?|{_KLE}-?[A-ZÆØÅ]\d{{2}}(?:-\d{{1,6}}){{1,3}}|"
    r"[A-ZÆØÅ]{0,4}-?\d{2,4}[/-]\d{2,7}(?:[/-]\d{1,6})?|[A-ZÆØÅ]{1,4}-?\d{4}-\d{2,6})(?![\d/]|[.-]\d)"
)
CASE_LABEL = re.compile(
    r"(?:sags?\s?-?nr\.?|sagsnummer|sags?\s?-?id\.?|sag(?![a-zæøå])|j\.?\s?nr\.?|journalnr\.?|journalnummer|"
    r"brev\s?-?id\.?|ej\.?\s?nr\.?|acadre(?:sag)?)\s*[.:]?\s*",
    re.IGNORECASE,
)
#: Behind a label ('Brevid', 'Sagsid.', 'EJ.nr.') a case number may have any form of its system.
_ANY_NUMBER = re.compile(r"[A-ZÆØÅ]{0,4}[-/]?\d[\dA-ZÆØÅ./-]{3,}(?<![./-])")
#: Without a label so short a number is a date or a fraction: 'Sagsnr.: 18/3'.
_SHORT_NUMBER = re.compile(r"\d{2,4}/\d{1,7}")
_LEADING = re.compile(r"([A-ZÆØÅ]{0,4}\s?\d{2,6}/\d{2,6})\b")
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
    known = CASE_NUMBER.fullmatch(rest) or (label and _SHORT_NUMBER.fullmatch(rest))
    return rest if known else None


def labelled(line: Line) -> str | None:
    """The case number behind its label, whatever stands after it: 'Sagsnr.: 15/17  Dok.nr.: 3'."""
    match = CASE_LABEL.match(line.bare)
    found = _ANY_NUMBER.match(line.bare, match.end()) if match else None
    return found.group() if found else None


def leading(title: str) -> str | None:
    """The case number a title begins with: 'BR 366/07. Titel'."""
    match = _LEADING.match(title)
    return match[1] if match else None
