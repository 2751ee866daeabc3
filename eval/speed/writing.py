"""Writes fictional minutes of a wished length, each of its own committee and day."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

from eval.distractors.layouts import LAYOUTS
from eval.distractors.sittings import Place, Sitting, sitting
from eval.distractors.words import word_lists

Layout = Callable[[Sitting], Iterator[str]]

#: Meetings are held on the days from this one on.
_FIRST_DAY = dt.date(2016, 1, 4)


def write_minutes(folder: Path, count: int, words: int, seed: int = 1) -> list[Path]:
    """Write `count` minutes of at least `words` words and seldom a third more, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    layouts = cycle(LAYOUTS.items())
    return [
        _write(folder / f"{number:05}_{ending}", layout, place, words, random.Random(f"{seed}-{number}"))  # noqa: S311
        for (number, place), (ending, layout) in zip(enumerate(_places(count)), layouts, strict=False)
    ]


def _places(count: int) -> Iterator[Place]:
    """A day each, in turn at the committees of three municipalities."""
    municipalities = ["".join(parts) for parts in zip(*word_lists()["municipality"], strict=False)][:3]
    committees = [(area, name) for area, names in word_lists()["committees"].items() for name in names]
    bodies = cycle(product(municipalities, committees))
    for number in range(count):
        municipality, (area, committee) = next(bodies)
        yield Place(municipality, committee, area, _FIRST_DAY + dt.timedelta(days=number))


def _write(path: Path, layout: Layout, place: Place, words: int, draw: random.Random) -> Path:
    """Papers are added until there are words enough."""
    meeting = sitting(place, "", draw)
    while len((text := "\n\n".join(layout(meeting)) + "\n").split()) < words:
        meeting = replace(meeting, papers=(*meeting.papers, *sitting(place, "", draw).papers[1:]))
    path.write_text(text, encoding="utf-8")
    return path
