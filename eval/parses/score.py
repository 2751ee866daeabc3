"""A parse held against its gold: for each field how much is right, and every difference in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.parses.gold import Gold, GoldItem, GoldVote, digest
from rag.danish import fold, words
from rag.ingest.labels import CLOSING
from rag.model import AgendaItem, Meeting, Section, Vote


class Field(StrEnum):
    """What is scored of a parse; the value heads its column."""

    ITEMS = "items"
    TITLES = "titles"
    CASES = "cases"
    CLOSED = "closed"
    DECISIONS = "decisions"
    CLASSES = "classes"
    VOTES = "votes"
    SECTIONS = "sections"
    ATTACHMENTS = "attachments"
    ABSENCES = "absences"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was right out of how much; they add up over items and documents."""

    right: float = 0.0
    of: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there was nothing to be right about."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Score:
    """One field of one document or item, and what differs."""

    field: Field
    tally: Tally
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every score of one document. Without `meeting` nothing could be read, for the reason given."""

    gold: Gold
    meeting: Meeting | None
    scores: tuple[Score, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """Every difference, in the order of the document."""
        return tuple(
            f"{self.gold.name}: {score.field}: {said}" for score in self.scores for said in score.differences
        )


def total(comparisons: Iterable[Comparison], field: Field) -> Tally:
    """What all documents together have right of a field."""
    tallies = (score.tally for one in comparisons for score in one.scores if score.field is field)
    return sum(tallies, start=Tally())


def compare(gold: Gold, meeting: Meeting) -> Comparison:
    """The scores of one parse. Items that are missing count as wrong in every field that gold has of them."""
    return Comparison(gold, meeting, tuple(_scores(gold, meeting)))


def unreadable(gold: Gold, reason: str) -> Comparison:
    """The scores where no parse came about: nothing is right."""
    scores = [Score(Field.HEADER, Tally(0, 5), (reason,)), _several(Field.ITEMS, _numbers(gold), ())]
    for item in gold.items:
        scores.extend(_missing(item))
    return Comparison(gold, None, tuple(scores))


def _scores(gold: Gold, meeting: Meeting) -> Iterator[Score]:
    yield from _header(gold, meeting)
    yield _several(Field.ITEMS, _numbers(gold), [str(item.number) for item in meeting.items])
    for item in gold.items:
        found = next((one for one in meeting.items if one.number == item.number), None)
        yield from _missing(item) if found is None else _item(item, found)


def _header(gold: Gold, meeting: Meeting) -> Iterator[Score]:
    pairs = (
        (gold.municipality, meeting.municipality),
        (gold.committee, meeting.committee),
        (gold.date, meeting.date),
        (gold.kind, meeting.kind),
        (gold.time, meeting.time),
    )
    for wanted, found in pairs:
        yield _exact(Field.HEADER, "", wanted, found)
    yield _several(Field.ABSENCES, gold.absent, [one.name for one in meeting.absent], "the meeting: absent ")
    yield _several(
        Field.ABSENCES,
        [f"{one.name} for {one.stands_in_for}" for one in gold.substitutes],
        [f"{one.name} for {one.stands_in_for}" for one in meeting.substitutes],
        "substitute ",
    )


def _item(gold: GoldItem, item: AgendaItem) -> Iterator[Score]:
    where = f"Punkt {gold.number}: "
    if gold.title is not None:
        yield _exact(Field.TITLES, where, _folded(gold.title), _folded(item.title))
    else:
        yield _exact(Field.TITLES, where, gold.title_sha, digest(item.title))
    yield _exact(Field.CASES, where, gold.case_number, item.case_number)
    yield _exact(Field.CLOSED, where, gold.closed, item.closed)
    yield _decision(gold, item.decision.text if item.decision else None, where)
    if gold.decision_class is not None:
        found = item.decision.decision_class if item.decision else None
        yield _exact(Field.CLASSES, where, gold.decision_class, found)
    yield _several(Field.VOTES, map(_gold_vote, gold.votes), map(_vote, item.votes), where)
    sections = [section for section in item.sections if section.name != CLOSING]
    yield _several(Field.SECTIONS, *_sections(gold, sections), where)
    titles = [one.title for one in item.attachments]
    digests = bool(gold.attachment_shas)
    yield _several(
        Field.ATTACHMENTS,
        gold.attachment_shas or map(_folded, gold.attachments),
        map(digest if digests else _folded, titles),
        where,
    )
    yield _several(Field.ABSENCES, gold.absent, [one.name for one in item.absent], where)


def _missing(gold: GoldItem) -> Iterator[Score]:
    """The scores of an item that was not found: all that gold has of it is wrong, and said once."""
    for field in (Field.TITLES, Field.CASES, Field.CLOSED):
        yield Score(field, Tally(0, 1))
    yield Score(Field.DECISIONS, Tally(0, gold.decides))
    yield Score(Field.CLASSES, Tally(0, gold.decision_class is not None))
    for field, wanted in (
        (Field.VOTES, gold.votes),
        (Field.SECTIONS, gold.sections or gold.roles),
        (Field.ATTACHMENTS, gold.attachments or gold.attachment_shas),
        (Field.ABSENCES, gold.absent),
    ):
        yield Score(field, Tally(0, len(wanted)))


def _exact(field: Field, where: str, wanted: object, found: object) -> Score:
    if wanted == found:
        return Score(field, Tally(1, 1))
    return Score(field, Tally(0, 1), (f"{where}{found!s} instead of {wanted!s}",))


def _several(field: Field, wanted: Iterable[str], found: Iterable[str], where: str = "") -> Score:
    """F1 of two collections: twice what both have, out of what each has."""
    gold, read = Counter(wanted), Counter(found)
    both = (gold & read).total()
    said = [f"{where}misses {one!r}" for one in (gold - read).elements()]
    said += [f"{where}has {one!r} too much" for one in (read - gold).elements()]
    return Score(field, Tally(2 * both, gold.total() + read.total()), tuple(said))


def _decision(gold: GoldItem, found: str | None, where: str) -> Score:
    """The F1 of the words of a decision; all or nothing where gold has only their digest.

    Where neither has one there is nothing to score.
    """
    if gold.decision_sha is not None:
        return _exact(Field.DECISIONS, where, gold.decision_sha, digest(found or ""))
    if gold.decision is None and found is None:
        return Score(Field.DECISIONS, Tally())
    beside = Counter(word for each in gold.beside for word in words(fold(each)))
    wanted, read = Counter(words(fold(gold.decision or ""))), Counter(words(fold(found or "")))
    read -= (read - wanted) & beside
    both, of = (wanted & read).total(), wanted.total() + read.total()
    share = 2 * both / of if of else float(_folded(gold.decision or "") == _folded(found or ""))
    said = () if share == 1 else (f"{where}{_folded(found or '-')!r} instead of {gold.decision!r}",)
    return Score(Field.DECISIONS, Tally(share, 1), said)


def _sections(gold: GoldItem, sections: Sequence[Section]) -> tuple[list[str], list[str]]:
    if gold.roles:
        return list(gold.roles), [section.role for section in sections]
    named: Callable[[str, str], str] = lambda name, role: f"{_folded(name)} ({role})"  # noqa: E731
    return [named(*pair) for pair in gold.sections], [named(one.name, one.role) for one in sections]


def _gold_vote(vote: GoldVote) -> str:
    return _ballot(vote.in_favour, vote.against, vote.abstained)


def _vote(vote: Vote) -> str:
    return _ballot(vote.in_favour, vote.against, vote.abstained)


def _ballot(*sides: Sequence[str]) -> str:
    return " | ".join(", ".join(sorted(map(_folded, side))) or "-" for side in sides)


def _numbers(gold: Gold) -> list[str]:
    return [str(item.number) for item in gold.items]


def _folded(text: str) -> str:
    return " ".join(text.split())
