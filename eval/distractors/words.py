"""Draws names, dates and sums, and fills the slots of a template with them; the same seed draws the same."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from eval.patterns import MONTHS

#: `{n=a 10 90}`: what is drawn, its name within the item, and the least and the most it can be.
_SLOT = re.compile(r"\{(?P<kind>[a-z_0-9]+)(?:=(?P<name>[a-z]))?(?: (?P<low>[\d.]+) (?P<high>[\d.]+))?\}")
_JOINED = {"municipality", "street", "school"}
_QUARTER_ENDS = ("31. marts", "30. juni", "30. september", "31. december")
#: How often a name is drawn again because the corpus has it.
_DRAWS = 200


@cache
def word_lists() -> Mapping[str, Any]:
    """What slots are filled with: lists of words, or lists whose parts are put together."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Any]", yaml.safe_load(text))


class Words:
    """The words of one item: what is drawn once for a slot stands for it wherever it is met again.

    `taken` is text whose names are not drawn, so that no question about it becomes ambiguous.
    """

    def __init__(self, draw: random.Random, taken: str, day: dt.date, known: Mapping[str, str]) -> None:
        self._draw = draw
        self._taken = taken
        self._day = day
        self._known = dict(known)

    def filled(self, template: str) -> str:
        """A template with every slot filled; 'kr.' at the end of a sentence has its stop already."""
        return _SLOT.sub(self._fill, template).replace("..", ".")

    def some(self, texts: Sequence[str], least: int) -> list[str]:
        """At least so many of the texts, in another order, filled."""
        count = self._draw.randint(min(least, len(texts)), len(texts))
        return [self.filled(text) for text in self._draw.sample(list(texts), count)]

    def figure(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._draw.randint(low, high)

    def _fill(self, slot: re.Match[str]) -> str:
        kind, name = slot["kind"], slot["name"] or slot["kind"]
        if name in self._known:
            return self._known[name]
        if slot["low"]:
            value = _FIGURES[kind](self._draw.uniform(float(slot["low"]), float(slot["high"])))
        else:
            value = self._word(kind)
        if slot["name"] or not slot["low"]:
            self._known[name] = value
        return value

    def _word(self, kind: str) -> str:
        if kind in _OF_THE_DAY:
            return _OF_THE_DAY[kind](self._day)
        if kind in _ABOUT_THE_DAY:
            return _ABOUT_THE_DAY[kind](self._draw, self._day)
        return _AT_ANY_TIME[kind](self._draw) if kind in _AT_ANY_TIME else self._name(kind.rstrip("2"))

    def _name(self, kind: str) -> str:
        """A name that `taken` does not have, as far as there is one."""
        for _ in range(_DRAWS):
            name = self.filled(_drawn(self._draw, kind))
            if kind in _PLAIN or name.casefold() not in self._taken:
                return name
        return name


#: Lists whose words are of everyday language: it is no harm that the corpus has them too.
_PLAIN = set(word_lists()) - {"municipality", "street", "school", "village", "home", "company", "club"}


def _drawn(draw: random.Random, kind: str) -> str:
    if kind == "person":
        return f"{draw.choice(word_lists()['first'])} {draw.choice(word_lists()['last'])}"
    if kind == "town":
        return str(draw.choice(word_lists()["village"][1]))
    words = word_lists()[kind]
    if not isinstance(words[0], list):
        return str(draw.choice(words))
    return ("" if kind in _JOINED else " ").join(draw.choice(part) for part in words)


def spoken(day: dt.date) -> str:
    """A date in words: '12. marts 2025'."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def thousands(number: int) -> str:
    """A whole number as Danes write it: '12.600'."""
    return f"{number:,}".replace(",", ".")


def _near(draw: random.Random, day: dt.date) -> str:
    return spoken(day + dt.timedelta(draw.randint(-180, 300)))


def _quarter(draw: random.Random, day: dt.date) -> str:
    return f"{draw.choice(_QUARTER_ENDS)} {day.year}"


def _school_year(day: dt.date) -> str:
    first = day.year - (day.month < 8)
    return f"{first}/{first + 1}"


_FIGURES: Mapping[str, Callable[[float], str]] = {
    "n": lambda value: thousands(round(value)),
    "pct": lambda value: f"{value:.1f} pct.".replace(".", ",", 1),
    "kr": lambda value: f"{thousands(round(value) // 10 * 10)} kr.",
    "mio": lambda value: f"{value:.1f} mio. kr.".replace(".", ",", 1),
}
_OF_THE_DAY: Mapping[str, Callable[[dt.date], str]] = {
    "schoolyear": _school_year,
    "year": lambda day: str(day.year),
    "lastyear": lambda day: str(day.year - 1),
}
_ABOUT_THE_DAY: Mapping[str, Callable[[random.Random, dt.date], str]] = {
    "date": _near,
    "quarter": _quarter,
    "period": lambda draw, day: f"{draw.randint(1, 4)}. kvartal {day.year}",
    "futureyear": lambda draw, day: str(day.year + draw.randint(4, 12)),
}
_AT_ANY_TIME: Mapping[str, Callable[[random.Random], str]] = {
    "month": lambda draw: str(draw.choice(MONTHS)),
    "oldyear": lambda draw: str(draw.randint(1951, 2014)),
    "grade": lambda draw: f"{draw.randint(5, 8)},{draw.randint(0, 9)}",
    "plan": lambda draw: f"{draw.randint(2, 9)}{draw.randint(10, 99)}",
    "house": lambda draw: str(draw.randint(1, 180)),
}
