"""The harness's own reading of Danish text as typed tokens; it shares no code with the verification.

`read(text)` gives words, figures, dates, clock times, paragraphs of law, Punkt marks and case numbers in
order. A date or a `Punkt 5` is one token, so its digits are never taken for a figure: that masks them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from eval.patterns import MEASURES, MONTH_NUMBERS, NUMBER_WORDS, SCALES, TOKEN, YEAR


class TokenKind(StrEnum):
    """What a stretch of text is; only words are compared by their letters."""

    WORD = "word"
    FIGURE = "figure"
    DAY = "date"
    CLOCK = "clock time"
    LAW = "paragraph of law"
    PUNKT = "Punkt"
    CODE = "case number"
    PERIOD = "quarter, half-year or season"
    PLUS = "plus"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: `number` before scaling, `places` decimals, `scale` 1 unless a word says more."""

    number: Decimal
    places: int = 0
    scale: int = 1
    unit: str | None = None

    @property
    def value(self) -> Decimal:
        """The size without its sign, scaled: 8,6 mio. is 8,600,000."""
        return abs(self.number) * self.scale

    @property
    def precision(self) -> Decimal:
        """The worth of the last digit: 100,000 for 8,6 mio."""
        return Decimal(1).scaleb(-self.places) * self.scale


@dataclass(frozen=True, slots=True)
class Day:
    """A date with what was written of it; `None` where a part was left out ('november 2026')."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def covers(self, part: Day) -> bool:
        """Whether everything `part` says is said here too."""
        return all(
            wanted is None or wanted == own
            for wanted, own in zip(
                (part.year, part.month, part.day), (self.year, self.month, self.day), strict=True
            )
        )


@dataclass(frozen=True, slots=True)
class Token:
    """One typed stretch of folded text. `clause` counts punctuation; `joined` means a hyphen follows."""

    kind: TokenKind
    text: str
    start: int
    end: int
    clause: int
    joined: bool = False
    value: Figure | Day | str | None = None


_FIXED = {"law": TokenKind.LAW, "punkt": TokenKind.PUNKT, "code": TokenKind.CODE, "account": TokenKind.CODE}
_ORDINALS = {"første": "1", "andet": "2", "tredje": "3", "fjerde": "4"}
_MARK = re.compile(r"\[(?:Bilag [^\]]{1,20} til )?Punkt[^\]]*\]", re.IGNORECASE)
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u00ad": None, "\u200b": None}
)


def tidy(text: str) -> str:
    """The text without citation marks, Markdown emphasis, odd spaces and dashes; lines and case are kept."""
    text = _MARK.sub(" ", unicodedata.normalize("NFKC", text).translate(_DASHES))
    text = re.sub(r"[*_`]+", "", text)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text)).strip()


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Token, ...]:
    """The typed tokens of a text, in order. Positions are offsets into `tidy(text).casefold()`."""
    folded = tidy(text).casefold()
    tokens, clause = [], 0
    for match in TOKEN.finditer(folded):
        if match.lastgroup == "stop":
            clause += 1
        else:
            tokens.append(_token(match, clause))
    return tuple(tokens)


def figure(text: str) -> Figure:
    """The figure a short text consists of, e.g. '8,6 mio. kr.'; raises ValueError for anything else."""
    tokens = read(text)
    if len(tokens) != 1 or not isinstance(tokens[0].value, Figure):
        raise ValueError(f"{text!r} is not one figure")
    return tokens[0].value


def _token(match: re.Match[str], clause: int) -> Token:
    kind, value = _value(match)
    joined = match.string[match.end() : match.end() + 1] == "-"
    return Token(kind, match.group(), match.start(), match.end(), clause, joined, value)


def _value(match: re.Match[str]) -> tuple[TokenKind, Figure | Day | str | None]:
    group, text = match.lastgroup or "", match.group()
    if group == "word":
        return TokenKind.WORD, None
    if group == "plus":
        return TokenKind.PLUS, None
    if group == "figure":
        return _figure_or_year(match)
    if group == "clock":
        hour, minute = (*re.findall(r"\d+", text), "00")[:2]
        return TokenKind.CLOCK, f"{int(hour)}:{minute}"
    if group == "season":
        return TokenKind.PERIOD, f"{text[:4]}/{text[-2:]}"
    if group == "period":
        ordinal, unit = text.split()
        return TokenKind.PERIOD, _ORDINALS.get(ordinal, ordinal[0]) + unit[:3]
    if group in _FIXED:
        return _FIXED[group], _reference(group, text)
    return TokenKind.DAY, _day(group, text)


def _reference(group: str, text: str) -> str:
    if group == "punkt":
        return str(int(re.findall(r"\d+", text)[0]))
    return re.sub(r"[\s,.]+", "", text)


def _figure_or_year(match: re.Match[str]) -> tuple[TokenKind, Figure | Day]:
    value = _figure(match)
    if re.fullmatch(YEAR, match["number"]) and not (match["sign"] or match["scale"] or match["unit"]):
        return TokenKind.DAY, Day(year=int(match["number"]))
    return TokenKind.FIGURE, value


def _figure(match: re.Match[str]) -> Figure:
    digits = _digits(match["number"])
    number = Decimal(digits) * (-1 if (match["sign"] or "+")[0] in "-m" else 1)
    places = len(digits.partition(".")[2])
    if match["header"]:
        return Figure(number, places, 1000, "kr")
    return Figure(number, places, _scale(match["scale"]), unit_of(match["unit"]))


def _digits(written: str) -> str:
    """A number in digits with a decimal point: '8.632,5' is '8632.5', and 'fem' is '5'."""
    if written in NUMBER_WORDS:
        return str(NUMBER_WORDS[written])
    digits = written.replace(" ", "")
    if "," in digits or re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", digits):
        return digits.replace(".", "").replace(",", ".")
    return digits


def _scale(word: str | None) -> int:
    if not word:
        return 1
    return SCALES[next(start for start in ("milliard", "mia", "mi", "tu", "t") if word.startswith(start))]


def unit_of(word: str | None) -> str | None:
    """The unit that a word names: 'kr', '%', 'procentpoint', or one of measure such as 'uge'."""
    if not word:
        return None
    if word.startswith("kr"):
        return "kr"
    if word.startswith(("%", "p")):
        return "procentpoint" if word == "procentpoint" else "%"
    return next(unit for start, unit in sorted(MEASURES.items(), reverse=True) if word.startswith(start))


def _day(group: str, text: str) -> Day:
    if group in {"named", "monthyear", "month"}:
        return _day_in_words(text)
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if group == "iso":
        return Day(*parts)
    year = parts[2] if len(parts) == 3 else None
    return Day(year + 2000 if year is not None and year < 100 else year, parts[1], parts[0])


def _day_in_words(text: str) -> Day:
    year = re.search(YEAR, text)
    day = re.match(r"\d{1,2}", text)
    month = re.search(r"[^\W\d_]+", text)
    return Day(
        int(year.group()) if year else None,
        MONTH_NUMBERS[month.group()] if month else None,
        int(day.group()) if day else None,
    )
