"""How well the words of a question are found in a piece of text.

A Danish question rarely uses the text's own forms: 'sygedagpenge' must find
'sygedagpengemodtagere', 'ansatte' may mean 'medarbejdere', and people misspell. So each term is
matched softly to every word of an item, by letters and by meaning, and a text is scored by the
weighted share of terms it covers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rag.ask.questions.synonyms import is_form
from rag.danish import ngrams, stem

#: How far each kind of match counts, from the same stem down to shared letters.
SAME_STEM, COMPOUND, MISSPELT, GRAMS = 0.95, 0.75, 0.85, 0.6
#: How far a word counts that may stand for another, and a compound that ends in such a word.
SYNONYM, SYNONYM_HEAD = 0.55, 0.46
#: A cosine between word vectors counts from here, by this factor.
LEAST_COSINE, MEANING = 0.4, 0.75
#: A shared part must be this long to make two words a compound of each other.
SHORTEST_PART = 4
#: Below this Dice coefficient shared n-grams are chance.
LEAST_DICE = 0.4

Strengths = NDArray[np.float64]


@lru_cache(maxsize=100_000)
def grams(word: str) -> frozenset[str]:
    """The 3-grams of a word's stem with its borders marked."""
    return frozenset(ngrams(f"^{stem(word)}$", 3))


def similarity(term: str, word: str) -> float:
    """How much `word` says what `term` asks for by its letters, 0–1.

    Both are folded. Numbers match only themselves.
    """
    if term == word:
        return 1.0
    if term[:1].isdigit() or word[:1].isdigit():
        return 0.0
    one, other = stem(term), stem(word)
    if one == other:
        return SAME_STEM
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= SHORTEST_PART and shorter in longer:
        return _compound(shorter, longer)
    shared = len(grams(term) & grams(word))
    dice = 2 * shared / (len(grams(term)) + len(grams(word)))
    if dice < LEAST_DICE:
        return 0.0
    return max(dice * GRAMS, MISSPELT if _misspelt(term, word) else 0.0)


def _compound(part: str, whole: str) -> float:
    share = len(part) / len(whole)
    at_an_end = whole.startswith(part) or whole.endswith(part)
    return COMPOUND * (0.6 + 0.4 * share) if at_an_end else GRAMS * share


def _misspelt(term: str, word: str) -> bool:
    """One edit apart, in words long enough for that to be no other word."""
    return min(len(term), len(word)) >= 6 and term[0] == word[0] and one_edit_apart(term, word)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes the words equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    a, b = one[head:], other[head:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


def by_letters(term: str, vocabulary: Sequence[str], having_gram: Mapping[str, Sequence[int]]) -> Strengths:
    """`similarity` of a term to each word of a vocabulary (v,), looking only at words that share a gram."""
    found = np.zeros(len(vocabulary))
    for i in {i for gram in grams(term) for i in having_gram.get(gram, ())}:
        found[i] = similarity(term, vocabulary[i])
    return found


def by_synonyms(others: Sequence[str], vocabulary: Sequence[str]) -> Strengths:
    """How far each word of a vocabulary (v,) is, or ends in, one of the words that stand for a term."""
    return np.array([max(stands_for(other, word) for other in others) for word in vocabulary])


@lru_cache(maxsize=200_000)
def stands_for(other: str, word: str) -> float:
    """How far a word is, or ends in, one that may stand for what is asked; both folded."""
    if is_form(word, other):
        return SYNONYM
    one, said = stem(other), stem(word)
    return SYNONYM_HEAD if len(one) >= SHORTEST_PART and one != said and said.endswith(one) else 0.0


def by_meaning(terms: NDArray[np.float32], words: NDArray[np.float32]) -> Strengths:
    """Strengths (t, v) from the cosines of word vectors (t, d) and (v, d)."""
    cosines = (terms @ words.T).astype(np.float64)
    return np.where(cosines >= LEAST_COSINE, MEANING * cosines, 0.0)


def inverse_frequencies(having: Sequence[int], count: int) -> Strengths:
    """A weight per term (t,): high when few of `count` texts have it (the idf of BM25)."""
    return np.array([math.log(1 + (count - n + 0.5) / (n + 0.5)) for n in having])


def covered(strengths: Strengths, weights: Strengths) -> float:
    """The weighted share of a question's terms that is found, 0–1."""
    total = float(weights.sum())
    return float(strengths @ weights) / total if total else 0.0


def best(matrix: Strengths, places: Iterable[int]) -> Strengths:
    """For each term (row), its best match among the words at `places`."""
    columns = matrix[:, list(places)]
    return columns.max(axis=1) if columns.shape[1] else np.zeros(matrix.shape[0])
