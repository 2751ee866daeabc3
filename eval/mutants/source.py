"""What a source says, read simply: the judges under test are not asked whether a changed statement is false.

Every check errs on the side of 'it may be true': what may be true is no mutant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from eval.facts import tidy

NUMBER_WORDS = dict(
    zip(
        "to tre fire fem seks syv otte ni ti elleve tolv".split(),
        range(2, 13),
        strict=True,
    )
)
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
#: A figure that counts something: no date, clock time, paragraph, case number, ordinal or list number.
FIGURE = re.compile(
    r"(?<![\w.,/§:–-])(?P<sign>[-−](?=\d))?(?P<digits>[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    rf"(?![\w/:–-]|[.,]\d|\.\s?[a-zæøå-]|\s?(?:{'|'.join(MONTHS)})|\.000)"
)
_NO_FIGURE_AFTER = re.compile(
    r"(?:punkt(?:erne)?|pkt\.?|§+|kl\.|stk\.|nr\.|model|fase|ad|klasse|områder?|lokalplan|tillæg|tabel|bilag|den|d\.)\s?$",
    re.IGNORECASE,
)
_LOOK_BACK = 12  # characters: the longest of these words, and a space
#: The number of a point: '1. At …', '2) Drift'. A sentence that ends in so short a figure looks the same.
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.(?= ?[A-ZÆØÅ])|\))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MOST = 0.5
#: A count of things that are cited stays below.
_MOST_COUNTED = 100
_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, 0, 3, 6, 9))


def figures(text: str) -> list[re.Match[str]]:
    """The figures of a statement that count something, in order."""
    found = FIGURE.finditer(text)
    return [
        match
        for match in found
        if not _NO_FIGURE_AFTER.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        and not _YEAR.fullmatch(match["digits"])
        and not _LIST_NUMBER.match(text, match.start())
        and not (match["digits"] == "1.000" and "kr" in text[match.end() : match.end() + 4])
    ]


def value(digits: str) -> Decimal:
    """The number that Danish digits write: '1.250,5' is 1250.5."""
    return Decimal(digits.replace(".", "").replace(",", "."))


def last_digits(digits: str) -> Iterator[str]:
    """The number with another last digit, the nearest first."""
    for step in (1, 9, 2, 8, 3, 7):
        last = (int(digits[-1]) + step) % 10
        if last or len(digits) > 1:
            yield digits[:-1] + str(last)


def is_counted(digits: str) -> bool:
    """Whether a number may be how many things a computed claim counts."""
    return digits.isdigit() and int(digits) < _MOST_COUNTED


@lru_cache(maxsize=512)
def numbers(text: str) -> frozenset[Decimal]:
    """Every number a text may be said to write, in digits or words, signs left out."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(text):
        found.update(Decimal(part) for part in re.findall(r"\d+", match.group()))
        if re.fullmatch(r"\d+(?:\.\d{3})*(?:,\d+)?", match.group()):
            found.add(value(match.group()))
        if re.fullmatch(r"\d+\.\d+", match.group()):
            found.add(Decimal(match.group()))
    words = set(re.findall(r"\w+", text.casefold()))
    return frozenset(found | {Decimal(n) for word, n in NUMBER_WORDS.items() if word in words})


def may_say_number(source: str, digits: str) -> bool:
    """Whether the source has this number in any scale, or one that it may be rounded from.

    Zeros at the end of a whole number may be rounded: '4.300' may say 4.310.
    """
    wanted = value(digits)
    zeros = re.search(r"(?:0|\.)*$", digits)
    places = len(digits.partition(",")[2]) if "," in digits or not zeros else -zeros.group().count("0")
    half = Decimal(1).scaleb(-places) / 2
    return any(abs(number * scale - wanted) <= half for number in numbers(source) for scale in _SCALES)


def may_say_unsigned(source: str, digits: str) -> bool:
    """Whether the source has this number somewhere without a minus, in any scale."""
    bare = re.sub(r"(?<![\w,.])[-−–]\d[\d.,]*", " ", source)
    return may_say_number(bare, digits)


def may_say_day(source: str, day: int) -> bool:
    """Whether a day of that number stands anywhere, whatever its month."""
    return re.search(rf"(?<!\d)0?{day}(?:\.|-|/)(?:\s?\w)", source) is not None


def may_say_name(source: str, name: str) -> bool:
    """Whether a person's surname stands anywhere."""
    return name.split()[-1].casefold() in source.casefold()


def may_say_word(source: str, stems: tuple[str, ...]) -> bool:
    """Whether a word with one of these stems stands anywhere."""
    return any(stem in source.casefold() for stem in stems)


def anchors(text: str) -> list[str]:
    """What of a statement can be looked for as it stands: figures of two digits or more, and full names."""
    digits = [match["digits"] for match in figures(text) if len(match["digits"]) > 1]
    names = re.findall(r"(?<![.!?] )(?<!^)\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+)+", text)
    return digits + names


def mentions(text: str) -> list[str]:
    """All that a Punkt may have to do with a statement: its figures, years, and words with a capital."""
    return [match["digits"] for match in figures(text)] + re.findall(
        r"(?:19|20)\d\d|\b[A-ZÆØÅ][a-zæøåé]{2,}", text
    )


def lacks(source: str, anchor: str) -> bool:
    """Whether the source does not have an anchor, in any scale or with any ending."""
    if anchor[0].isdigit():
        return not may_say_number(source, anchor)
    return not may_say_name(source, anchor.removesuffix("s"))


def shares_topic(text: str, line: str) -> bool:
    """Whether a line has most of the long words of a statement, so that it may say it with its own figure."""
    words = set(re.findall(r"[a-zæøå]{4,}", text.casefold()))
    own = set(re.findall(r"[a-zæøå]{4,}", line.casefold()))
    return bool(words) and len(words & own) / len(words) > _MOST


def has(text: str, digits: str) -> bool:
    """Whether a figure stands in a text as it is written."""
    return count(text, digits) > 0


def count(text: str, digits: str) -> int:
    """How often a figure stands in a text as it is written."""
    return len(re.findall(rf"(?<![\d.,]){re.escape(digits)}(?!\d|[.,]\d)", tidy(text)))
