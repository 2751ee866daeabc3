"""What each line is: its words without markup, and whether it is an artefact of conversion."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ingest.labels import role_of
from rag.ingest.parts import part_of
from rag.model import Span

_MARKUP = re.compile(
    # '6*6' is arithmetic; other asterisks are marks.
    r"^(?:#{1,6}\s+|>\s+)|(?!(?<=\d)\*\d)(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3})|_{2,3}(?=\S)|(?<=\S)_{2,3}|`+"
    r"|</?(?:b|strong|i|em|u|p|br|h[1-6])\s*/?>",
    re.IGNORECASE,
)
#: A line without any of these has no marks.
_MARKS = re.compile(r"[#>*_<`]")
#: 'B e s l u t n i n g': letters set apart for emphasis.
_SPACED = re.compile(r"(?<![^\s*#>])[^\W\d_](?: [^\W\d_]){4,}(?=[\s:.*]|$)")
_SPACED_LOWER = 3
_PAGE_ONLY = re.compile(
    r"[-–|\s]*(?:side:?|page|s\.)\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–|]*|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\b(?:side|page)\s*\d{1,4}\s*(?:af|/|of)\s*\d{1,4}\b", re.IGNORECASE)
#: 'Mosevig Kommune · Byrådet · Side 4'
_FOOTER = re.compile(r"[^|].*(?:[·•|]|\s{4,})\s*(?:side:?|page)\s*\d{1,4}", re.IGNORECASE)
_PAGE_IN = re.compile(r"\b(?:side|page)\s*\d{1,4}\s*\|?$", re.IGNORECASE)
_BUTTON = (
    r"(?:til toppen|udskriv(?: side)?|print|læs op|del (?:denne )?siden?|"
    r"(?:gå|spring) til (?:hoved)?indhold(?:et)?|"
    r"(?:vis|skjul|fold) alle (?:punkter|bilag)(?: (?:ud|ind|sammen))?|"
    r"fold (?:ud|ind|sammen)|accept[eé]r (?:alle )?cookies|luk vindue|tilbage)"
)
#: 'Forside / Politik / Økonomiudvalget / Referat'
_BREADCRUMBS = r"(?:du er her:?\s*)?(?:forside|hjem)(?:\s*[/>›»|]\s*[^/>›»|]{1,80}){1,8}[/>›»|\s]*"
_WEB = re.compile(
    rf"{_BUTTON}(?:(?:\s*[|·•/]\s*|\s{{2,}}){_BUTTON})*|{_BREADCRUMBS}|"
    r"(?:vi|siden|hjemmesiden|websitet) (?:bruger|anvender) cookies\b.*",
    re.IGNORECASE,
)
#: '_____' is room for handwriting, '---' a line across the page.
_RULE = re.compile(r"[_=*–—.\-\s]{3,}")
#: 'Ibsted Kommune        Byrådet        28-01-2015': a line of a page's edge is set in columns.
_COLUMNS = re.compile(r"\S.*?\s{4,}\S.*")
_DIGITS = re.compile(r"\d+")
#: A heading or a label is never longer; markup is mapped only for lines up to this length.
SHORT = 400
#: A running header or footer is one line of a page.
_RUNNING = 120
#: So often a line must come back beside page numbers to be a running header.
_REPEATS = 3
#: A running header has no more lines than this above or below the page number.
_HEADER_LINES = 3
#: What the first or last line of many pages says in minutes with one item a page; no running header does.
_CONTENT = re.compile(
    r"^(?:(?:dagsordens)?punkt|pkt|sag|nr)\b\D{0,6}\d|^\d{1,4}(?:[.)]\s|\s*\()|[.!?]$|"
    r"^(?:afbud|fravær|ikke (?:til ?stede|mødt))|\b(?:godkendt|tiltrådt|vedtaget|drøftet|udsat|"
    r"forkastet|oversend\w+|anbefal\w+|efterretning|orientering|intet|ingen)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line, trimmed (but for the outer tabs of a table row).

    `bare` has no Markdown or HTML marks.
    """

    span: Span
    raw: str
    bare: str
    level: int = 0
    bold: bool = False
    after_blank: bool = False
    artefact: bool = False

    @property
    def tabular(self) -> bool:
        """Whether the line is a row of cells rather than running text."""
        return "\t" in self.raw or self.raw.startswith("|")

    def part(self, begin: int, end: int) -> Line:
        """A part of the line by offsets into `raw`, without space around it."""
        raw = self.raw[begin:end]
        begin += len(raw) - len(raw.lstrip())
        start, raw = self.span.start + begin, raw.strip()
        span = Span(start, start + len(raw))
        return replace(self, span=span, raw=raw, bare=bare(raw), after_blank=self.after_blank and not begin)

    def position(self, bare_offset: int) -> int:
        """Where in the source the word at `bare_offset` of `bare` stands."""
        return self.span.start + _raw_offset(self.raw, bare_offset)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The non-blank lines of a text with artefacts of conversion marked."""
    found = list(_lines(text, start, len(text) if end is None else end))
    running = _running_headers(found)
    return [replace(line, artefact=True) if _is_artefact(line, running) else line for line in found]


def bare(raw: str) -> str:
    """The words of one line without Markdown and HTML marks, and without spaces between single letters."""
    if _is_plain(raw):
        return raw.strip()
    return "".join(raw[first:last] for first, last in _pieces(raw)).strip()


def lines_within(lines: Sequence[Line], span: Span) -> Sequence[Line]:
    """The lines that share a character with a span; `lines` are in order."""
    first = bisect_right(lines, span.start, key=lambda line: line.span.end)
    last = bisect_left(lines, span.end, key=lambda line: line.span.start)
    return lines[first:last]


def outside(pieces: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The pieces that overlap none of the spans taken; spans taken are in order and apart."""
    found = []
    for piece in pieces:
        near = bisect_right(taken, piece.start, key=lambda span: span.end)
        if near == len(taken) or not taken[near].overlaps(piece):
            found.append(piece)
    return found


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    blank = True
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        raw = text[start:stop]
        if stripped := raw.strip():
            # A row keeps its outer tabs: they are empty cells.
            edge = " " if "\t" in stripped else None
            yield _line(raw.strip(edge), start + len(raw) - len(raw.lstrip(edge)), blank)
        blank = not stripped
        start = stop + 1


def _line(raw: str, start: int, after_blank: bool) -> Line:
    marks = re.match(r"#{1,6}(?=\s)", raw)
    body = raw.lstrip("#> ")
    return Line(
        span=Span(start, start + len(raw)),
        raw=raw,
        bare=bare(raw),
        level=len(marks.group()) if marks else 0,
        bold=body.startswith("**") and body.endswith("**"),
        after_blank=after_blank,
    )


def _raw_offset(raw: str, bare_offset: int) -> int:
    """The offset in `raw` of the character at `bare_offset` in `bare(raw)`."""
    if _is_plain(raw):
        return len(raw) - len(raw.lstrip()) + bare_offset
    kept = _kept(raw)
    lead = next((n for n, i in enumerate(kept) if not raw[i].isspace()), 0)
    index = lead + bare_offset
    return kept[index] if index < len(kept) else len(raw)


def _is_plain(raw: str) -> bool:
    """Whether a line has neither marks nor letters set apart."""
    return _MARKS.search(raw) is None and (len(raw) > SHORT or _SPACED.search(raw) is None)


def _kept(raw: str) -> list[int]:
    return [i for first, last in _pieces(raw) for i in range(first, last)]


def _pieces(raw: str) -> Iterator[tuple[int, int]]:
    """What is left of a line without marks and the spaces inside words."""
    begin = 0
    for first, last in sorted([match.span() for match in _MARKUP.finditer(raw)] + list(_spacing(raw))):
        yield begin, first
        begin = last
    yield begin, len(raw)


def _spacing(raw: str) -> Iterator[tuple[int, int]]:
    """The spaces inside words whose letters are set apart; 'A B C F V' is a list of parties."""
    for match in _SPACED.finditer(raw) if len(raw) <= SHORT else ():
        word = match.group().replace(" ", "")
        known = role_of(word) is not None or word.lower() in _DOCUMENT_WORDS
        if known or sum(map(str.islower, word)) >= _SPACED_LOWER:
            yield from ((i, i + 1) for i in range(match.start() + 1, match.end(), 2))


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", line.bare).casefold()


def _running_headers(lines: list[Line]) -> frozenset[str]:
    """Masked texts of the lines that carry page numbers, or stand beside them, again and again."""
    short = [line for line in lines if len(line.raw) <= _RUNNING]
    counts = Counter(_masked(line) for line in short if _names_page(line) and _PAGE_IN.search(line.bare))
    pages = [i for i, line in enumerate(lines) if _is_page_line(line) or counts[_masked(line)] >= _REPEATS]
    columns = Counter(line.bare for line in short if not line.tabular and _COLUMNS.fullmatch(line.bare))
    edges = {_masked(line) for line in short if columns[line.bare] >= _REPEATS and not _is_content(line)}
    often = {text for text, n in counts.items() if n >= _REPEATS} | edges
    marks, enough = set(pages), max(_REPEATS, len(pages) // 2 + 1)
    for _ in range(_HEADER_LINES):
        beside = {j for i in marks for j in (i - 1, i + 1) if 0 <= j < len(lines)} - marks
        repeated = Counter(_masked(lines[j]) for j in beside if not _is_content(lines[j]))
        often |= {text for text, n in repeated.items() if n >= enough and len(text) <= _RUNNING}
        marks |= {j for j in beside if _masked(lines[j]) in often}
    return frozenset(often)


_DOCUMENT_WORDS = frozenset({"referat", "dagsorden", "protokol", "mødereferat"})
#: A label that names the whole document too, and so stands at the head of its pages.
_DOCUMENT_NAMES = frozenset({"referat"})


def _is_content(line: Line) -> bool:
    """Whether a line belongs to the minutes, however often it stands at the edge of a page."""
    labelled = role_of(line.bare) is not None and line.bare.casefold() not in _DOCUMENT_NAMES
    return labelled or bool(_CONTENT.search(line.bare))


def _names_page(line: Line) -> bool:
    """Whether a line can hold the number of a page: words are found faster than patterns."""
    small = line.bare.lower()
    return "side" in small or "page" in small or small.lstrip(" |").startswith(("s.", "-", "–"))


def _is_page_line(line: Line) -> bool:
    if len(line.raw) > _RUNNING or not _names_page(line):
        return False
    patterns = _PAGE_ONLY.fullmatch(line.bare), _FOOTER.fullmatch(line.bare), _PAGE_OF.search(line.bare)
    return any(patterns)


def _is_artefact(line: Line, running: frozenset[str]) -> bool:
    if len(line.raw) > _RUNNING:
        return False
    found = _is_page_line(line) or _masked(line) in running or bool(_WEB.fullmatch(line.bare))
    return found or part_of(line.bare) is not None or _RULE.fullmatch(line.raw) is not None
