"""Writes fictional minutes to a folder, each of another committee, municipality or year than the corpus."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.distractors.layouts import LAYOUTS
from eval.distractors.sittings import Place, sitting
from eval.distractors.words import word_lists
from eval.minutes import Minutes
from rag.danish import words
from rag.model import Meeting

SEED = 2026
#: Shares of meetings in a municipality of the corpus: of another committee, and of the same in another year.
_OTHER_COMMITTEE, _OTHER_YEAR = 0.08, 0.04
#: How often a committee of another municipality has a name that the corpus has.
_SAME_NAME = 0.25
#: When they are held: from Monday to Thursday in one of these weeks.
_FIRST_MONDAY, _WEEKS = dt.date(2016, 1, 4), 520
#: The letters by which 'Børneudvalget' is seen to deal with what 'Børne- og Familieudvalget' does.
_STEM = 5
_COMMITTEES: Mapping[str, Sequence[str]] = word_lists()["committees"]


def write_distractors(folder: Path, corpora: Sequence[Minutes], count: int, seed: int = SEED) -> list[Path]:
    """Write `count` fictional minutes, one file a meeting, and return the files.

    None has a municipality, committee and year that a corpus has, nor a name of a street, school, home,
    company or club that stands in one: what is asked about the corpora has its answer there alone.
    """
    taken = "\n".join(meeting.source.text for corpus in corpora for meeting in corpus.meetings).casefold()
    folder.mkdir(parents=True, exist_ok=True)
    own = [meeting for corpus in corpora for meeting in corpus.meetings]
    places = _places(own, taken, count, _drawing(str(seed)))
    return [_write(folder, place, taken, _drawing(f"{seed}-{n}")) for n, place in enumerate(places)]


def _drawing(seed: str) -> random.Random:
    """Draws the same for the same seed; nothing here is secret."""
    return random.Random(seed)  # noqa: S311


def _write(folder: Path, place: Place, taken: str, draw: random.Random) -> Path:
    ending, layout = draw.choice(list(LAYOUTS.items()))
    name = "-".join(words(f"{place.municipality} {place.committee}"))
    path = folder / f"{name}_{place.day.isoformat()}_{ending}"
    path.write_text("\n\n".join(layout(sitting(place, taken, draw))) + "\n", encoding="utf-8")
    return path


def _places(own: Sequence[Meeting], taken: str, count: int, draw: random.Random) -> list[Place]:
    """Where and when, no two in one committee on one day."""
    held = {(meeting.municipality, meeting.committee, meeting.date.year) for meeting in own}
    homes = sorted({(meeting.municipality or "", meeting.committee) for meeting in own})
    elsewhere = _municipalities(taken)
    found: dict[tuple[str, str, dt.date], Place] = {}
    while len(found) < count:
        municipality, committee = _body(homes, elsewhere, draw)
        day = _FIRST_MONDAY + dt.timedelta(weeks=draw.randrange(_WEEKS), days=draw.randrange(4))
        if municipality and (municipality, committee, day.year) not in held:
            place = Place(municipality, committee, _area(committee), day)
            found.setdefault((municipality, committee, day), place)
    return list(found.values())


def _body(homes: Sequence[tuple[str, str]], elsewhere: Sequence[str], draw: random.Random) -> tuple[str, str]:
    """A municipality and a committee; of the corpus's own now and then one of them, or both."""
    home, committee = draw.choice(homes)
    chance, usual = draw.random(), draw.choice([name for names in _COMMITTEES.values() for name in names])
    if chance < _OTHER_YEAR:
        return home, committee
    if chance < _OTHER_YEAR + _OTHER_COMMITTEE:
        return home, usual
    return draw.choice(elsewhere), committee if draw.random() < _SAME_NAME else usual


def _municipalities(taken: str) -> list[str]:
    """Names of municipalities that the corpora do not have."""
    beginnings, endings = word_lists()["municipality"]
    names = (f"{beginning}{ending}" for beginning in beginnings for ending in endings)
    return [name for name in names if name.casefold() not in taken]


def _area(committee: str) -> str:
    """What a committee deals with, told by the beginnings of its words; else the economy."""
    stems = {word[:_STEM] for word in words(committee)}
    shared = {
        area: len(stems & {word[:_STEM] for name in names for word in words(name)})
        for area, names in _COMMITTEES.items()
    }
    return max(shared, key=lambda area: shared[area])
