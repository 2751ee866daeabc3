"""Which rows and columns of a table a question names: by words, by a period, by what is asked of them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rag.ask.questions.matching import similarity, stands_for
from rag.ask.questions.question import Question
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.grid import Grid, Row
from rag.ask.tables.periods import Period, periods
from rag.danish import STOP_WORDS, fold, words

#: From this similarity on a word of a question names a word of a label.
NAMED = 0.55
#: A term says a word plainly from this similarity on.
PLAINLY = 0.85
#: A label is named when this share of its words is, weighed by how few labels have them.
LEAST_NAMED = 0.4
#: A row that alone has a proper name of the question is named at least so well.
BY_NAME = 0.5
#: What a label scores that stands word for word in the question, number and all: more than any other.
WHOLE = 2.0
_BEFORE = re.compile(r"\b(?:aaret|et aar|saesonen|vinteren|skoleaaret) (?:foer|inden|tidligere|forinden)\b")
#: Another label must be named so much less for the first to be the one that is meant.
APART = 0.12


@dataclass(frozen=True)
class Wording:
    """The words of a question that may name a label (folded), with what else they may be called."""

    question: Question
    terms: tuple[str, ...]

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods it names, that before each of them too where it speaks of that: 'end året før'."""
        named = periods(self.question.text)
        if not _BEFORE.search(self.question.folded):
            return named
        return tuple(dict.fromkeys((*named, *(one.year_before for one in named))))

    @cached_property
    def concepts(self) -> Mapping[str, frozenset[str]]:
        """The concepts it asks for, each with the terms that say so."""
        found = {}
        for name, concept in CONCEPTS.items():
            said = frozenset(t for t in words(self.question.text) if concept.asked.search(t))
            if concept.asked.search(self.question.folded):
                found[name] = said
        return found

    @cached_property
    def for_columns(self) -> frozenset[str]:
        """The terms that name a column by its words; 'merforbrug' asks for a deviation, not for 'Forbrug'."""
        return frozenset(self.terms) - self.concepts.get("deviation", frozenset())

    def strength(self, term: str, word: str) -> float:
        """How much a word says what a term asks for (0–1), in Danish where the question is English."""
        forms = ((term, 1.0), *self.question.alternatives.get(term, ()))
        others = self.question.synonyms.get(term, ())
        told = [_similarity(form, word) * weight for form, weight in forms]
        found = max(*told, *(stands_for(other, word) for other in others), 0.0)
        return found if found >= NAMED else 0.0

    def row_strength(self, term: str, word: str) -> float:
        """How much a word of a row says what a term asks for; what asks for a column must say it plainly."""
        found = self.strength(term, word)
        of_column = any(term in said for said in self.concepts.values())
        return found if found >= PLAINLY or not of_column else 0.0

    def explained_by_item(self, term: str, grid: Grid) -> bool:
        """Whether an item has a word for a term."""
        return any(self.strength(term, word) for word in _vocabulary(grid.meeting.text(grid.item.span)))

    def explained(self, text: str) -> frozenset[str]:
        """The terms that a text has a word for."""
        said = words(text)
        return frozenset(t for t in self.terms if any(self.strength(t, word) for word in said))


@lru_cache(maxsize=64)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=200_000)
def _similarity(term: str, word: str) -> float:
    return similarity(term, word)


@dataclass(frozen=True, slots=True)
class Named:
    """How well a question names each of some labels (0 and up), and by which of its terms."""

    scores: tuple[float, ...]
    terms: tuple[frozenset[str], ...]

    @property
    def best(self) -> int | None:
        """The one label that is named clearly better than the others."""
        ranked = sorted(range(len(self.scores)), key=lambda i: -self.scores[i])
        if not ranked or self.scores[ranked[0]] < LEAST_NAMED:
            return None
        first = ranked[0]
        rivals = [i for i in ranked[1:] if self.scores[i] > self.scores[first] - APART]
        fuller = all(self.terms[i] < self.terms[first] for i in rivals)
        return first if not rivals or fuller else None

    @property
    def all_best(self) -> tuple[int, ...]:
        """The labels that are named about as well as the best one."""
        top = max(self.scores, default=0.0)
        if top < LEAST_NAMED:
            return ()
        return tuple(i for i, score in enumerate(self.scores) if score > top - APART)


def rows_named(wording: Wording, grid: Grid) -> Named:
    """How well each row is named: by its label, the first part of it, or what stands beside it.

    Words that every row has count for little. A row that is a period is named by that. What is said of the
    committee, or of the kind of rows that the corner names, names none of them.
    """
    rows = grid.rows
    wording = replace(wording, terms=tuple(t for t in wording.terms if not _is_general(wording, t, grid)))
    spoken = [[_content(part) for part in _parts(row)] for row in rows]
    weights = _weights([[word for part in parts for word in part] for parts in spoken])
    scores, by = [], []
    for row, parts in zip(rows, spoken, strict=True):
        score = max(_share(wording, part, weights) for part in parts)
        if _by_name(wording, parts[0], weights):
            score = max(score, BY_NAME)
        if stands_whole(wording, row):
            score = WHOLE
        said = periods(row.label)
        if said and wording.periods:
            score = float(all(any(asked.meets(one) for asked in wording.periods) for one in said))
        scores.append(score)
        by.append(_named_by(wording, row) | ({row.label} if said and score else frozenset()))
    return Named(tuple(scores), tuple(by))


def stands_whole(wording: Wording, row: Row) -> bool:
    """Whether a label with a number, as 'Over 52 uger', stands word for word in the question."""
    label, asked = words(row.label), " ".join(words(wording.question.text))
    return len(label) > 2 and any(one.isdigit() for one in label) and f" {' '.join(label)} " in f" {asked} "


def _named_by(wording: Wording, row: Row) -> frozenset[str]:
    said = words(row.name)
    return frozenset(t for t in wording.terms if any(wording.row_strength(t, word) for word in said))


def _is_general(wording: Wording, term: str, grid: Grid) -> bool:
    """Whether a term names the kind of all rows, or belongs to the committee's name where that is said."""
    if any(wording.strength(term, word) >= PLAINLY for word in words(grid.corner)):
        return True
    if "udvalg" in term:
        return True
    body = [word for word in words(grid.meeting.committee) if word not in STOP_WORDS]
    said = [word for word in body if any(wording.strength(t, word) >= PLAINLY for t in wording.terms)]
    return len(body) > 1 and said == body and any(wording.strength(term, word) >= PLAINLY for word in body)


def _by_name(wording: Wording, label: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Whether a proper name of the question stands in a label, and in no other."""
    names = {word for name in wording.question.proper_names for word in words(name)} & set(wording.terms)
    rarest = max(weights.values(), default=0.0)
    return any(
        weights[word] == rarest and wording.strength(t, word) >= PLAINLY for t in names for word in label
    )


def _parts(row: Row) -> Iterator[str]:
    """The label, its part before a comma or bracket, what stands in the bracket, and the text beside."""
    yield row.label
    yield from (part for part in re.split(r"[,(/]| - ", row.label)[:1] if part.strip())
    yield from re.findall(r"\(([^()]{4,})\)", row.label)
    if row.beside:
        yield row.beside


def _share(wording: Wording, own: Sequence[str], weights: Mapping[str, float]) -> float:
    """The share of a label's words that the question names; numbers in it need not be named."""
    found = {word: max((wording.row_strength(t, word) for t in wording.terms), default=0.0) for word in own}
    counted = [word for word in own if found[word] or not word.isdigit()]
    total = sum(weights[word] for word in counted)
    return sum(weights[word] * found[word] for word in counted) / total if total else 0.0


def columns_named(wording: Wording, names: Sequence[str], taken: Collection[str] = ()) -> Named:
    """How well each column is named by its words and by what is asked for, its period left aside."""
    spoken = [_content(name) for name in names]
    weights = _weights(spoken)
    kept = wording.for_columns - set(taken)
    scores, by = [], []
    for name, own in zip(names, spoken, strict=True):
        found = {word: max((wording.strength(t, word) for t in kept), default=0.0) for word in own}
        total = sum(weights[word] for word in own)
        score = sum(weights[word] * strength for word, strength in found.items())
        share = score / total if total else 0.0
        told = frozenset(t for t in kept if any(wording.strength(t, word) for word in own))
        for concept, said in wording.concepts.items():
            if CONCEPTS[concept].told.search(fold(name)):
                score += CONCEPTS[concept].weight
                told |= said
        scores.append(0.5 * score + 0.5 * share)
        by.append(told)
    return Named(tuple(scores), tuple(by))


def period_shares(wording: Wording, names: Sequence[str]) -> list[float | None]:
    """For each label the share of its periods that the question names; None where it has none."""
    shares: list[float | None] = []
    for name in names:
        said = periods(name)
        met = sum(any(asked.meets(one) for asked in wording.periods) for one in said)
        shares.append(met / len(said) if said else None)
    return shares


@lru_cache(maxsize=20_000)
def _content(label: str) -> tuple[str, ...]:
    """The words of a label that may name it; of one that has only small words, those."""
    said = tuple(dict.fromkeys(words(label)))
    told = tuple(w for w in said if w not in STOP_WORDS and w not in _UNITS and not _YEAR.fullmatch(w))
    return told or said


def _weights(labels: Sequence[Sequence[str]]) -> dict[str, float]:
    """A word that few labels have tells more of them apart: log(1 + labels / labels with it) − log 2 + .1."""
    having: dict[str, int] = {}
    for label in labels:
        for word in label:
            having[word] = having.get(word, 0) + 1
    return {word: math.log(1 + len(labels) / n) - math.log(2) + 0.1 for word, n in having.items()}


_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = frozenset("kr kroner mio mia pct procent hele tkr pl 1.000".split())
