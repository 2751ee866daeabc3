"""How well the words of a question are found in a piece of text.

A Danish question rarely uses the text's own forms: 'sygedagpenge' must find
'sygedagpengemodtagere', 'ansatte' may mean 'medarbejdere', and people misspell. So each term is
matched softly to the best word of the text, and a text is scored by the weighted share of terms
it covers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rag.danish import STOP_WORDS, ngrams, stem, words

#: How far each kind of match counts, from the same stem down to shared letters.
SAME_STEM, COMPOUND, MISSPELT, GRAMS = 0.95, 0.75, 0.85, 0.6
#: A shared part must be this long to make two words a compound of each other.
SHORTEST_PART = 4
#: Below this Dice coefficient shared n-grams are chance.
LEAST_DICE = 0.4


@lru_cache(maxsize=100_000)
def _grams(word: str) -> frozenset[str]:
    return frozenset(ngrams(f"^{word}$", 3))


@lru_cache(maxsize=500_000)
def similarity(term: str, word: str) -> float:
    """How much `word` says what `term` asks for, 0–1. Both folded. Numbers match only themselves."""
    if term == word:
        return 1.0
    if term[:1].isdigit() or word[:1].isdigit():
        return 0.0
    one, other = stem(term), stem(word)
    if one == other:
        return SAME_STEM
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= SHORTEST_PART and shorter in longer:
        share = len(shorter) / len(longer)
        return (
            COMPOUND * (0.6 + 0.4 * share)
            if longer.startswith(shorter) or longer.endswith(shorter)
            else GRAMS * share
        )
    grams, others = _grams(one), _grams(other)
    dice = 2 * len(grams & others) / (len(grams) + len(others))
    if dice >= LEAST_DICE:
        return max(dice * GRAMS, MISSPELT if _misspelt(term, word) else 0.0)
    return 0.0


def _misspelt(term: str, word: str) -> bool:
    """One edit apart, in words long enough for that to be no other word."""
    if min(len(term), len(word)) < 6 or abs(len(term) - len(word)) > 1 or term[0] != word[0]:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(term, word, strict=False)) if a != b), min(len(term), len(word))
    )
    tail, other = term[head:], word[head:]
    return tail[1:] == other[1:] or tail[1:] == other or tail == other[1:] or tail[2:] == other[2:]


class TermMatcher:
    """The terms of one question with their weights and known alternatives."""

    def __init__(
        self, terms: Sequence[str], alternatives: Mapping[str, Iterable[tuple[str, float]]] | None = None
    ) -> None:
        self.terms = tuple(terms)
        self._alternatives = {term: tuple((alternatives or {}).get(term, ())) for term in self.terms}
        self._found: dict[tuple[str, str], float] = {}

    def match(self, term: str, word: str) -> float:
        """Similarity of a term, or the best of its alternatives, to one folded word."""
        key = (term, word)
        if key not in self._found:
            best = similarity(term, word)
            for other, strength in self._alternatives[term]:
                if best < strength:
                    best = max(best, strength * similarity(other, word))
            self._found[key] = best
        return self._found[key]

    def strengths(self, text_words: Iterable[str]) -> tuple[float, ...]:
        """For each term, how well the best of `text_words` matches it."""
        unique = {word for word in text_words if word not in STOP_WORDS}
        return tuple(max((self.match(term, word) for word in unique), default=0.0) for term in self.terms)


def inverse_frequencies(
    terms: Sequence[str], texts: Sequence[frozenset[str]], matcher: TermMatcher
) -> tuple[float, ...]:
    """A weight per term: high when few of `texts` have it (BM25's idf over the candidates)."""
    count = len(texts)
    weights = []
    for term in terms:
        having = sum(1 for text in texts if any(matcher.match(term, word) >= 0.7 for word in text))
        weights.append(math.log(1 + (count - having + 0.5) / (having + 0.5)))
    return tuple(weights)


def covered(strengths: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted share of a question's terms that is found, 0–1."""
    total = sum(weights)
    return sum(s * w for s, w in zip(strengths, weights, strict=True)) / total if total else 0.0


def text_words(text: str) -> tuple[str, ...]:
    """Folded words of a text for matching."""
    return tuple(words(text))
