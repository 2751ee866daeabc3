"""Whether one statement of a source says what a sentence says that has no figure, date or outcome.

Such a sentence has only its words. They may be those of the whole Punkt and still join what one statement is
about to what another one says. So one statement must have most of them, and deny what the sentence denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.ask.questions.vocabulary import has, weighty, word_stems
from rag.facts.denials import Denial, denials
from rag.facts.statements import Statement

#: A statement has this share of a sentence's words itself, and this one with its title and its neighbours; at
#: most this share stands elsewhere in the source only. Of 334 untyped sentences of minutes all reach that
#: beside their own Punkt, of paraphrases 86 in a hundred, of either beside another Punkt one in a hundred.
LEAST_OWN, LEAST_NEAR, MOST_ELSEWHERE = 0.5, 0.6, 0.2
#: A statement that has nearly as many of the words as the best one may be meant as well.
CLOSE = 0.1
#: A denial of the source is missed where the sentence has this share of the words around it.
MISSED = 0.6
#: Parts that say two things, each of which may have a statement of its own.
_JOINED = re.compile(r",? (?:men|mens|hvorimod) |, og |; ")
_POINT = re.compile(r"(?:[-*•–]|\d{1,2}[.)]|[a-zæøå]\)|at)\s", re.IGNORECASE)
#: Words that deny without 'ikke'.
_LACKS = re.compile(
    r"\b(?:mangl|savne|undg|undlad|undlod|forhindr|neutral|fritag|ophør|bortfald|afvis|afsl|kun\b|alene\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """One statement with what stands around it."""

    text: str
    around: str
    source: str


def anchored(said: str, sources: Sequence[Sequence[Statement]]) -> bool:
    """Whether a sentence, or each of its parts, is what one statement of the sources says, denials too."""
    places = [place for source in sources for place in _places(source)]
    return _is_told(said, places) or all(_is_told(part, places) for part in _parts(said))


def _parts(said: str) -> list[str]:
    parts = _JOINED.split(said)
    return parts if all(len(weighty(part)) > 1 for part in parts) else [said]


def _places(source: Sequence[Statement]) -> Iterator[_Place]:
    """The statements that are no part of another, each with its neighbours and the title, which is first."""
    texts: list[str] = []
    for statement in source:
        if not texts or statement.text not in texts[-1]:
            texts.append(statement.text)
    whole = "\n".join(texts)
    for number, text in enumerate(texts):
        near = (*texts[:1], *texts[max(0, number - 1) : number + 2])
        yield _Place(text, "\n".join(near), whole)
    for points in _lists(texts):
        yield _Place(points, f"{texts[0]}\n{points}", whole)


def _lists(texts: Sequence[str]) -> Iterator[str]:
    """The points of each list together with what introduces them."""
    points: list[str] = []
    for before, text in pairwise(("", *texts, "")):
        if _POINT.match(text):
            points = points or [before]
            points.append(text)
        elif points:
            yield "\n".join(points)
            points = []


def _is_told(said: str, places: Sequence[_Place]) -> bool:
    words = weighty(said)
    if not words:
        return True
    own = [sum(has(place.text, word) for word in words) / len(words) for place in places]
    best = max(own, default=0.0)
    return any(
        share >= max(LEAST_OWN, best - CLOSE) and _is_near(words, place) and not _is_turned(said, place)
        for share, place in zip(own, places, strict=True)
    )


def _is_near(words: frozenset[str], place: _Place) -> bool:
    near = {word for word in words if has(place.around, word)}
    elsewhere = (words - near) & word_stems(place.source)
    return len(near) >= LEAST_NEAR * len(words) and len(elsewhere) <= MOST_ELSEWHERE * len(words)


def _is_turned(said: str, place: _Place) -> bool:
    """Whether a sentence denies what a statement does not deny, or the other way round."""
    return _denies_more(said, place.text) or _denies_more(place.text, said, MISSED)


def _denies_more(one: str, other: str, share: float = 0.0) -> bool:
    """Whether a text denies what another has and does not deny, with `share` (0-1) of the words around it.

    'ikke besat' and 'ubesat' are the same.
    """
    mine, theirs = denials(one), denials(other)
    negative = {word for word in word_stems(other) if _is_negative(word, one) and word not in word_stems(one)}
    if any(not any(word in denial.around for denial in theirs) for word in negative):
        return True
    if _LACKS.search(other):
        return False
    return any(
        not _is_denied(denial, theirs)
        and not any(_is_negative(word, other) for word in denial.around)
        and sum(has(other, word) for word in denial.around) >= share * len(denial.around)
        for denial in mine
    )


def _is_negative(word: str, text: str) -> bool:
    """Whether a text has 'ubesat' for 'besat'."""
    return f"u{word}" in word_stems(text)


def _is_denied(one: Denial, others: Sequence[Denial]) -> bool:
    """Whether one of the other denials denies something that a denial speaks of."""
    if not one.around:
        return bool(others)
    return any(has(" ".join(other.around), word) for other in others for word in one.around)
