"""A figure over the meetings of a recurring matter: each one's cell in order of time, and the change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ask.asked import Asked
from rag.ask.civic.series import series_of
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim, date_in_words
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.support.reckoning import MARK
from rag.ask.tables.finding import LEAST_EXPLAINED, explained, grids, hits, wording_of
from rag.ask.tables.naming import Wording, rows_named
from rag.ask.tables.periods import Period, is_period, periods
from rag.ask.tables.reckoning import amount, article, asks_apart, computed, moment, opened, operation_of
from rag.ask.tables.telling import Told, stopped
from rag.danish import MONTHS, STOP_WORDS, fold, stem, words
from rag.model import Claim

_DEVELOPS = re.compile(
    r"\budvikl\w*|\baendre[dts]\w* sig|\bover tid\b|\bfra (?:moede til moede|gang til gang|aar til aar)\b"
    r"|\bhvordan er det gaaet\b|\bchanged? over\b|\bdevelop\w*"
)
#: Words that ask for a development or name a time, and no row or column.
_OF_TIME = re.compile(
    rf"{'|'.join(MONTHS)}|udvikl\w*|aendre\w*|sig|kvartal\w*|halvaar\w*|foraar\w*|efteraar\w*|tid|moede\w*|gaaet"
    r"|flere|faerre|mere|mindre|stoerre|hoejere|lavere|steg\w*|stig\w*|fald\w*|voks\w*|foer|siden|ventet"
)
_DAY = re.compile(r"\b\d{1,2}\.(?: (?:kvartal|halvår))?(?=\s)|\b(?:19|20)\d\d(?:/\d{2,4})?\b")
_NO_NAME = STOP_WORDS | MONTHS.keys() | {"kvartal", "halvaar", "pr"}
_STRUCTURED = frozenset({Want.VOTE, Want.ATTENDANCE, Want.CLOSED, Want.CASE, Want.REASON})
_MONEY = re.compile(r"\bkost(?:er|ede|e)\b|\bkroner\b|\bpris\w*|\w*takst\w*|\bpenge\b|\bbetal\w*|\bcosts?\b")
#: Items that are tried as one of the series.
_TRIED = 3
#: Meetings that are told at most.
MOST_MEETINGS = 12


@dataclass(frozen=True, slots=True)
class _Reading:
    """A cell of the series and when it is of: its own period, else that of its item or of its meeting."""

    cell: Told
    when: Period

    @property
    def day(self) -> str:
        return date_in_words(self.cell.grid.meeting)


def asks_for_recurring(asked: Asked) -> bool:
    """Whether one figure is asked for as it went over several meetings, or at two times."""
    question = asked.question
    if not _one_place(asked) or question.wants & _STRUCTURED:
        return False
    if Want.DECISION in question.wants and Want.FIGURE not in question.wants:
        return False
    two_times = asks_apart(question) and len(times_of(question)) > 1
    return bool(_DEVELOPS.search(question.folded)) or two_times


def times_of(question: Question) -> tuple[Period, ...]:
    """The times that a question names; a month without a year is of the year that is named behind it."""
    named = periods(question.text)
    year = next((one.year for one in named if one.month), None)
    held = {one.month for one in named}
    bare = (MONTHS[word] for word in words(question.text) if word in MONTHS) if year else ()
    return (*(Period(year or 0, month=month) for month in bare if month not in held), *named)


def recurring(asked: Asked) -> list[Claim]:
    """Each meeting's figure in order of time, with how far the last lies from the first.

    Nothing where fewer than two meetings tell it, or where a time that is named has none.
    """
    if not _DEVELOPS.search(asked.question.folded) and _of_one_table(asked):
        return []
    matter = matter_of(asked.question)
    tried = [one for part in asked.parts or (asked.part,) for one in part.ranked[:_TRIED]]
    seen: set[str] = set()
    for ranked in tried:
        items = series_of(asked.library, ranked.meeting, ranked.item)
        if len(items) < 2 or items[0].item.id in seen:
            continue
        seen.add(items[0].item.id)
        readings = _asked_for(asked.question, _alike(list(_readings(matter, items))))
        if len({one.cell.grid.meeting.id for one in readings}) > 1 and _is_measured(asked, readings):
            return _told(asked, readings)
    return []


def _of_one_table(asked: Asked) -> bool:
    """Whether one table has the cells of both times that are named."""
    found = hits(wording_of(asked.question, asked.part.ranked), asked.part.ranked)[:1]
    return any(len(hit.rows) * len(hit.columns) > 1 for hit in found)


def _is_measured(asked: Asked, readings: Sequence[_Reading]) -> bool:
    """Whether figures are money where a price or an amount of money is asked for by name."""
    asks_money = _MONEY.search(asked.question.folded) is not None
    return not asks_money or all("kr" in one.cell.unit for one in readings)


def _one_place(asked: Asked) -> bool:
    """Whether the question names no more than one municipality and one body."""
    return len({(s.municipalities, s.committees) for s in asked.scopes}) == 1


def matter_of(question: Question) -> Question:
    """The question without its times and what only asks for a change."""
    kept = (
        w for w in _DAY.sub(" ", question.text).split() if not _OF_TIME.fullmatch(fold(w).strip(" ,.?!:;"))
    )
    return Question(" ".join(kept))


def _readings(matter: Question, items: Sequence[RankedItem]) -> Iterator[_Reading]:
    """The cells of the best table of each item, each with its time."""
    wording = wording_of(matter, items)
    for ranked in items:
        cells = [
            Told(hit.grid, row, column)
            for hit in hits(wording, [ranked])[:1]
            for row in hit.rows
            for column in hit.columns
        ]
        for cell in cells or _of_all_times(wording, ranked):
            if cell.number is not None:
                yield _Reading(cell, _when(cell))


def _of_all_times(wording: Wording, ranked: RankedItem) -> list[Told]:
    """The row that is named in a table whose columns are times and nothing else."""
    for _, grid in grids([ranked], wording.question):
        named = rows_named(wording, grid)
        if named.best is None or not all(is_period(column.name) for column in grid.columns):
            continue
        if explained(wording, grid, named.terms[named.best]) >= LEAST_EXPLAINED:
            return [Told(grid, grid.rows[named.best], column) for column in grid.columns]
    return []


def _when(cell: Told) -> Period:
    meeting = cell.grid.meeting
    for label in (cell.column.name, cell.row.label, cell.grid.item.title):
        if len(found := periods(label)) == 1 and (
            found[0].month or found[0].part or label != cell.column.name
        ):
            return found[0]
    return Period(meeting.date.year, month=meeting.date.month, day=meeting.date.day)


def _alike(readings: Sequence[_Reading]) -> list[_Reading]:
    """Those of the one row, column and unit that most meetings have; of each time the last that is told."""
    kinds = Counter(kind for kind, _ in {(_kind(one), one.cell.grid.meeting.id) for one in readings})
    if not kinds:
        return []
    (best, count), *others = kinds.most_common(2)
    if count < 2 or (others and others[0][1] == count):
        return []
    by_time = {moment(one.when): one for one in readings if _kind(one) == best}
    return [by_time[when] for when in sorted(by_time)]


def _kind(one: _Reading) -> tuple[frozenset[str], frozenset[str], str]:
    return _plain(one.cell.row.label), _plain(one.cell.column.name), one.cell.unit


def _plain(label: str) -> frozenset[str]:
    """The stems of a label without its times."""
    said = (word for word in words(label) if not word[:1].isdigit() and word not in _NO_NAME)
    return frozenset(map(stem, said))


def _asked_for(question: Question, readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings of the times that are named, if all of them have one; else of each meeting the last."""
    named = times_of(question)
    if len(named) > 1:
        found = [next((r for r in reversed(readings) if _is_at(r, one)), None) for one in named]
        return sorted((one for one in found if one), key=_order) if all(found) else []
    readings = [one for one in readings if all(_is_at(one, year) for year in named)]
    last = {one.cell.grid.meeting.id: one for one in readings}
    return sorted(last.values(), key=_order)[-MOST_MEETINGS:]


def _is_at(reading: _Reading, asked: Period) -> bool:
    """Whether a reading is of a time, or its meeting was held then."""
    day = reading.cell.grid.meeting.date
    return asked.meets(reading.when) or asked.meets(Period(day.year, month=day.month, day=day.day))


def _order(one: _Reading) -> tuple[int, int, int]:
    return moment(one.when)


def _told(asked: Asked, readings: Sequence[_Reading]) -> list[Claim]:
    """The change with every reading in one claim, where that is confirmed; else the readings alone."""
    find = asked.library.meeting
    if made := first_confirmed(_changes(readings), find):
        return made
    each = ([_claim(one, text) for text in _texts(one)] for one in readings)
    return [claim for wordings in each for claim in first_confirmed(wordings, find)]


def _changes(readings: Sequence[_Reading]) -> Iterator[Claim]:
    cells = [one.cell for one in readings]
    first, last = cells[0], cells[-1]
    if first.number is None or last.number is None or (first.number < 0) != (last.number < 0):
        return
    how = operation_of(first, last, in_time=True)
    texts = list(zip(*(_texts(one) for one in readings), strict=True))
    if how is None:
        return
    apart = amount(abs(last.number - first.number), "pladser" if "plads" in first.written else _unit(first))
    for shown in texts:
        yield computed(f"{article(how)} på {apart} {MARK}: {stopped('; '.join(map(opened, shown)))}", cells)


def _unit(cell: Told) -> str:
    return "procentpoint" if cell.unit == "%" else cell.unit


def _texts(one: _Reading) -> tuple[str, ...]:
    """A reading in words, with the day of its meeting and without."""
    cell = one.cell
    return (f"{one.day}: {cell.text}", f"{one.day}: {cell.bare_text}", cell.text, cell.bare_text)


def _claim(one: _Reading, text: str) -> Claim:
    grid = one.cell.grid
    return replace(claim(text, grid.meeting, grid.item, [one.cell.span]))
