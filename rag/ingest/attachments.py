"""The titles of the documents that are attached to an item, as they are listed under 'Bilag'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.ingest.layout import Line
from rag.model import Attachment, Span

_OPENNESS = r"(?:åbent?|lukket|offentligt?|fortroligt?|ikke[- ]offentligt?)(?: bilag)?"
_TYPE = r"(?:pdf|docx?|xlsx?|pptx?|msg|html?|jpe?g|png|tiff?|zip|odt)"
_SIZE = r"\d+(?:[.,]\d+)?\s*(?:kb|mb|bytes?)"
#: '2024/25' and '2024-2025' are years.
_NO_YEARS = r"(?!(?:19|20)\d{2}[/-](?:\d{2}|(?:19|20)\d{2})(?!\d))"
_DOCUMENT_ID = (
    rf"(?:{_NO_YEARS}\d{{3,}}(?:[/-]\d{{2,}}){{1,2}}|[A-Z]{{1,3}}\d{{2}}-\d{{3,}}|"
    r"\d{2}[/-]\d{5,}|\d{5,})"
)
#: Behind a number and a full stop these make it an ordinal: '2. budgetopfølgning'.
_ORDINAL = (
    r"(?-i:[a-zæøå]*behandling|[a-zæøå]*opfølgning|kvartal|halvår|udkast|version|møde|etape|fase|del|runde|"
    r"udgave)\b"
)
_ID_LABEL = r"(?:dok(?:ument)?\.?\s*-?(?:id|nr)?|d?id|brevid|eksternt? id|acadre)\.?\s*:?\s*"
#: What stands before a title and is no part of it, in the order in which it is taken off.
_BEFORE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:[-*•–+▪]|\d{{1,3}}[.)](?!\s+{_ORDINAL}))\s+",
        r"\d{1,3}:\s+",
        rf"(?:\d{{1,3}}\s+)?{_OPENNESS}\s*[-–:]\s+",
        rf"\d{{1,3}}\s+{_OPENNESS}\s+",
        rf"(?:\d{{1,3}}\s+)?\({_OPENNESS}\)\s+",
        r"\d{3,}[/-]\d{2,}_v\d+_",
        rf"{_DOCUMENT_ID}\s*[-–:]\s+(?=\D)",
        rf"{_DOCUMENT_ID}\s+(?=(?-i:[A-ZÆØÅ]))",
    )
)
#: What stands after a title and is no part of it; taken off as long as there is any.
_AFTER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\s*\(åbner i (?:et )?nyt? (?:vindue|fane|faneblad)\)",
        rf"\s*\((?:{_OPENNESS}|{_TYPE}|{_SIZE}|{_TYPE}[,\s]+{_SIZE}|(?:{_ID_LABEL})?{_DOCUMENT_ID})\)",
        rf"\s*[-–,]\s+(?:{_ID_LABEL})?{_DOCUMENT_ID}",
        rf"\s+(?:{_ID_LABEL})?{_NO_YEARS}(?:\d{{3,}}/\d{{2}}|\d{{2}}/\d{{5,}})",
        rf"\s*[-–,]\s*{_TYPE}|\.{_TYPE}",
        rf"\s*[-–,]\s*{_OPENNESS}|\s*[-–,]?\s+{_SIZE}",
    )
)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
#: A line that says there are none, or that is no title.
_NO_TITLE = re.compile(
    rf"(?:(?:ingen|intet|[-–]|intet at bemærke)[\s.]*|"
    r"(?:der er |der foreligger |sagen har |punktet har )?ingen (?:\w+ )?bilag\b.*|"
    r"mødet (?:hævet|sluttede|slut)\b.*|"
    rf"(?:{_ID_LABEL})?{_DOCUMENT_ID}|{_TYPE}|{_SIZE}|{_OPENNESS}|titel|navn|type|filnavn|dokument(?:navn|type|titel)?|[|\s:+-]+)",
    re.IGNORECASE,
)
#: A number of its own above the title.
_NUMBER_ALONE = re.compile(r"bilag\s+(?:nr\.?\s*)?\d{1,3}[a-z]?\s*[.:–-]?", re.IGNORECASE)
#: Between the titles of several attachments on one line: always ';', and ',' where another title follows.
_SEMICOLON = re.compile(r"\s*;\s+")
_COMMA = re.compile(r",\s+(?=[A-ZÆØÅ\d])")
_STARTS_WITH_ID = re.compile(rf"{_DOCUMENT_ID}\s")
#: What documents are called: 'Notat', 'Høringssvar', 'Kvalitetsrapport'.
_DOCUMENT = re.compile(
    r"(?:rapport|svar|notat|oversigt|kort|plan|brev|regnskab|budget|liste|referat|ansøgning|tegning|bilag|skema|"
    r"udkast|aftale|tabel|erklæring|standard|redegørelse|vedtægt|politik|strategi|program|materiale|tal|måling|"
    r"revision|opgørelse|beretning|forslag|tilbud|evaluering|præsentation|kontrakt|vejledning|dagsorden)"
    r"(?:er|e|en|et|n|erne|ne|s|ter|ger)?\b",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[a-zæøå,]$")


def attachments(lines: Sequence[Line]) -> Iterator[Attachment]:
    """The attachments that the lines of a section list, each with the lines it stands on."""
    found = list(_read([line for line in lines if not line.artefact]))
    counted = [one.title.startswith(f"{n} ") for n, one in enumerate(found, start=1)]
    for n, one in enumerate(found, start=1):
        yield replace(one, title=one.title[len(str(n)) + 1 :]) if len(found) > 1 and all(counted) else one


def _read(kept: Sequence[Line]) -> Iterator[Attachment]:
    at = 0
    while at < len(kept):
        last = _last_of(kept, at)
        if not _introduces(kept, at):
            yield from (last == at and _listed(kept[at])) or _whole(kept[at : last + 1])
        at = last + 1


def _whole(lines: Sequence[Line]) -> Iterator[Attachment]:
    """The attachment whose title fills some lines."""
    if title := _title(" ".join(filter(None, map(_words, lines)))):
        yield Attachment(title, Span(lines[0].span.start, lines[-1].span.end))


def _listed(line: Line) -> list[Attachment]:
    """The attachments of a line that lists several: 'Notat, Høringssvar', 'Kort; Brev fra naboer'."""
    if line.tabular:
        return []
    if _LINK.search(line.bare):
        return _linked(line)
    for between in (_SEMICOLON, _COMMA):
        found = list(_apart(line, between))
        told = [one.span.of(line.bare) for one in found]
        if len(found) > 1 and (between is _SEMICOLON or all(map(_names_document, told))):
            shift = [
                Span(line.position(one.span.start), line.position(one.span.end - 1) + 1) for one in found
            ]
            return [Attachment(one.title, span) for one, span in zip(found, shift, strict=True)]
    return []


def _linked(line: Line) -> list[Attachment]:
    """The attachments of a line of several links and nothing else."""
    links = list(_LINK.finditer(line.bare))
    if len(links) < 2 or re.sub(r"[\s,;·•-]|\bog\b", "", _LINK.sub("", line.bare)):
        return []
    found = [(_title(link[1]), link.span()) for link in links]
    return [
        Attachment(title, Span(line.position(a), line.position(b - 1) + 1))
        for title, (a, b) in found
        if title
    ]


def _apart(line: Line, between: re.Pattern[str]) -> Iterator[Attachment]:
    """The pieces of a line as attachments, each where it stands in `bare`; those without a title left out."""
    begin = 0
    for match in [*between.finditer(line.bare), None]:
        end = match.start() if match else len(line.bare)
        if title := _title(line.bare[begin:end].rstrip(".")):
            yield Attachment(title, Span(begin, end))
        begin = match.end() if match else end


def _names_document(piece: str) -> bool:
    """Whether a piece of a list is the title of a document of its own, and no place or part of another."""
    return _DOCUMENT.search(piece) is not None or _STARTS_WITH_ID.match(piece) is not None


def _last_of(lines: Sequence[Line], at: int) -> int:
    """The last line of the title that begins on a line: a number alone, or a line broken in a sentence."""
    last = at
    if _NUMBER_ALONE.fullmatch(lines[at].bare) and at + 1 < len(lines) and _plain(lines[at + 1]):
        last = at + 1
    while (
        last + 1 < len(lines)
        and _plain(lines[last + 1])
        and not lines[last + 1].after_blank
        and lines[last + 1].bare[:1].islower()
        and _LINE_END.search(lines[last].bare)
    ):
        last += 1
    return last


def _plain(line: Line) -> bool:
    return not line.tabular and line.raw[0] not in "#>"


def _introduces(lines: Sequence[Line], at: int) -> bool:
    """Whether a line only announces those below: 'Følgende bilag er vedhæftet:'."""
    told = lines[at].bare
    return told.endswith(":") and at + 1 < len(lines) and _NUMBER_ALONE.fullmatch(told) is None


def _words(line: Line) -> str:
    """A line without links, or the first cell of a row that is a title."""
    if not line.tabular:
        return _LINK.sub(r"\1", line.bare)
    cells = [_LINK.sub(r"\1", cell).strip() for cell in re.split(r"[|\t]", line.bare)]
    return next((cell for cell in cells if re.search(r"[^\W\d_]{3}", cell) and _title(cell)), "")


def _title(text: str) -> str:
    """What is left of an entry without number, openness, type, size and document id; empty if no title."""
    text = text.strip("| ")
    if _NO_TITLE.fullmatch(text):
        return ""
    for pattern in _BEFORE:
        text = pattern.sub("", text, count=1) if pattern.match(text) else text
    previous = None
    while previous != text:
        previous = text
        for pattern in _AFTER:
            text = re.sub(rf"(?:{pattern.pattern})$", "", text, flags=re.IGNORECASE).rstrip()
    return "" if _NO_TITLE.fullmatch(text) else text
