"""A fictional meeting before it is written down: who, where, when, and what each item says."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eval.distractors.words import Words, thousands, word_lists

_PARTIES = ("A", "A", "A", "V", "V", "C", "F", "O", "B", "I", "Ø", "M")
_AS_PROPOSED = ("Godkendt.", "Tiltrådt.", "Indstillingen tiltrædes.", "Indstillingen blev godkendt.")
_FOR_INFORMATION = ("Taget til efterretning.", "Orienteringen blev taget til efterretning.")
_POSTPONED = ("Sagen udsættes.", "Udsat til et kommende møde.", "Sagen blev udsat på grund af tidnød.")
#: Shares of items that are put off, turned down, changed and voted on; the rest goes as proposed.
_PUT_OFF, _TURNED_DOWN, _CHANGED, _VOTED = 0.08, 0.03, 0.12, 0.12
#: Topics in one set of minutes, beside the agenda, the news and what is closed.
_FEWEST, _MOST = 5, 9
_ABSENT_SHARE = 0.5
#: How far the figures of one row of a table lie from its first, as shares of it.
_NEAR = (0.85, 1.15)


@dataclass(frozen=True)
class Place:
    """Where a meeting is held: a municipality, a committee and what it deals with, a day."""

    municipality: str
    committee: str
    area: str
    day: dt.date


@dataclass(frozen=True)
class Paper:
    """An item: its title, and its text by the name of the section; closed items have no text."""

    title: str
    case_number: str
    sections: Mapping[str, str]
    table: tuple[tuple[str, ...], ...] = ()
    attachments: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class Sitting:
    """A meeting with its items; people as 'Ida Holm (A)'."""

    place: Place
    first: int
    hour: int
    room: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    papers: tuple[Paper, ...]


def sitting(place: Place, taken: str, draw: random.Random) -> Sitting:
    """A meeting at a place; `taken` is text whose names it has not."""
    words = Words(draw, taken, place.day, _known(place))
    people = _people(draw)
    absent = tuple(draw.sample(people, draw.random() < _ABSENT_SHARE))
    present = tuple(person for person in people if person not in absent)
    known = [topic for topic in topics() if place.area in topic["areas"]]
    chosen = draw.sample(known, min(len(known), draw.randint(_FEWEST, _MOST)))
    papers = [_paper(topic, place, taken, present, draw) for topic in chosen]
    papers = [_agenda(draw), *papers, _news(words, draw), *_closed(draw)]
    room = str(draw.choice(word_lists()["title"]))
    return Sitting(place, draw.randint(1, 180), draw.randint(13, 18), room, present, absent, tuple(papers))


@cache
def topics() -> Sequence[Mapping[str, Any]]:
    """What items are about, as topics.yaml has it."""
    loaded: list[Mapping[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("topics.yaml").read_text(encoding="utf-8")
    )
    return loaded


def _known(place: Place) -> dict[str, str]:
    return {"municipality": place.municipality, "committee": place.committee}


def _people(draw: random.Random) -> tuple[str, ...]:
    first = draw.sample(word_lists()["first"], 9)
    last = draw.sample(word_lists()["last"], 9)
    count = draw.choice((5, 7, 7, 9))
    return tuple(f"{a} {b} ({draw.choice(_PARTIES)})" for a, b in zip(first[:count], last, strict=False))


def _paper(
    topic: Mapping[str, Any], place: Place, taken: str, present: Sequence[str], draw: random.Random
) -> Paper:
    words = Words(draw, taken, place.day, _known(place))
    title = words.filled(topic["title"])
    sections = {
        "resume": words.filled(topic["resume"]),
        "background": "\n\n".join(_paragraphs(words.some(topic["text"], 3), draw)),
        "proposal": words.filled(topic["proposal"]),
    }
    sections["decision"] = _decision(topic, sections["proposal"], words, present, draw)
    return Paper(
        title,
        f"{topic['kle']}-{draw.choice('AGPSØK')}{draw.randint(10, 99)}-{draw.randint(1, 90)}-{place.day:%y}",
        sections,
        _table(topic.get("table"), words, draw),
        tuple(words.filled(one) for one in topic.get("attachments", ())),
    )


def _paragraphs(sentences: Sequence[str], draw: random.Random) -> list[str]:
    """The sentences in paragraphs of two to four."""
    size = draw.randint(2, 4)
    return [" ".join(sentences[i : i + size]) for i in range(0, len(sentences), size)]


def _decision(
    topic: Mapping[str, Any], proposal: str, words: Words, present: Sequence[str], draw: random.Random
) -> str:
    chance = draw.random()
    if "drøftes" in proposal:
        return "Drøftet."
    if "efterretning" in proposal and chance > _PUT_OFF:
        return draw.choice(_FOR_INFORMATION)
    if chance < _PUT_OFF:
        return draw.choice(_POSTPONED)
    if chance < _PUT_OFF + _TURNED_DOWN:
        return "Indstillingen blev ikke godkendt."
    if chance < _PUT_OFF + _TURNED_DOWN + _CHANGED and "change" in topic:
        return words.filled(f"Godkendt, {topic['change']}.")
    if chance < _PUT_OFF + _TURNED_DOWN + _CHANGED + _VOTED:
        return _voted(present, draw)
    return draw.choice(_AS_PROPOSED)


def _voted(present: Sequence[str], draw: random.Random) -> str:
    parties = sorted({person[-2] for person in present})
    against = draw.choice(parties)
    rest = [party for party in parties if party != against]
    if not rest:
        return draw.choice(_AS_PROPOSED)
    return f"Godkendt.\n\nFor stemte: {', '.join(rest)}. Imod stemte: {against}."


def _table(table: Mapping[str, Any] | None, words: Words, draw: random.Random) -> tuple[tuple[str, ...], ...]:
    if table is None:
        return ()
    names = word_lists()[table["rows"]]
    rows = draw.sample(names, draw.randint(3, min(5, len(names))))
    cells = [_cells(table, words, draw) for _ in rows]
    if table.get("total"):
        rows, cells = [*rows, "I alt"], [*cells, [sum(column) for column in zip(*cells, strict=True)]]
    lines = ((name, *map(thousands, numbers)) for name, numbers in zip(rows, cells, strict=True))
    return ((table["head"], *table["columns"]), *lines)


def _cells(table: Mapping[str, Any], words: Words, draw: random.Random) -> list[int]:
    """One row: figures that lie near each other; a deviation is the figure before it less the first."""
    first = words.figure(table["low"], table["high"])
    rest = [round(first * draw.uniform(*_NEAR)) for _ in table["columns"][1:]]
    if table["columns"][-1] == "Afvigelse":
        rest[-1] = rest[-2] - first
    return [first, *rest]


def _agenda(draw: random.Random) -> Paper:
    proposal, decision = "dagsordenen godkendes", draw.choice(("Godkendt.", "Dagsordenen blev godkendt."))
    return Paper(
        "Godkendelse af dagsorden", "00.22.02-P35-1-20", {"proposal": proposal, "decision": decision}
    )


def _news(words: Words, draw: random.Random) -> Paper:
    told = "\n".join(f"- {words.filled(one)}" for one in draw.sample(word_lists()["news"], 3))
    decision = draw.choice(_FOR_INFORMATION)
    return Paper("Meddelelser", "00.22.02-A00-1-20", {"background": told, "decision": decision})


def _closed(draw: random.Random) -> list[Paper]:
    titles = draw.sample(word_lists()["closed"], draw.randint(0, 2))
    return [Paper(title, f"00.01.00-G01-{draw.randint(1, 99)}-20", {}, closed=True) for title in titles]
