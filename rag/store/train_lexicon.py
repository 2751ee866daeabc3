"""Learn the word tables of `rag.lexicon`: `python -m rag.store.train_lexicon PAIRS.tsv.xz [OUT_FOLDER]`.

IBM Model 1 (Brown et al. 1993, *The Mathematics of Statistical Machine Translation*) in both directions over
lower-cased sentence pairs, five rounds of expectation maximisation.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rag.lexicon import ENGLISH_TO_DANISH, FOLDER, LANGUAGES, lower_words
from rag.store.parallel import read_pairs

PAIRS = 500_000
ROUNDS = 5
#: A sentence keeps this many different words a side; longer ones are rare in the pairs (4–30 words).
LONGEST = 28
#: Words seen less often are left out of the model, and word pairs seen together less often likewise.
RAREST_WORD = 8
RAREST_PAIR = 3
#: Added to every count but in the last round (Moore 2004, *Improving IBM Word-Alignment Model 1*): without it
#: a rare word takes over whatever stands beside it.
SMOOTHING = 0.01
#: What is shipped: at most so many alternatives a word, each at least this probable in both directions.
ALTERNATIVES = 4
LEAST_PROBABLE = 0.04
LEAST_PROBABLE_BACK = 0.02
#: Words that tell the languages apart: how many are kept, and the largest weight one word may have.
TELLING_WORDS = 8_000
HEAVIEST = 4.0

Table = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True)
class Side:
    """One language of the pairs: `ids` (n, LONGEST) int32 of a sentence's different words, -1 where none."""

    words: list[str]
    ids: NDArray[np.int32]


def main() -> None:
    """Train on the pairs named on the command line and write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=FOLDER)
    arguments = parser.parse_args()
    train(list(read_pairs(arguments.pairs, PAIRS)), arguments.out)


def train(pairs: list[tuple[str, str]], out: Path) -> None:
    """Learn and write the tables of `pairs` (Danish, English) into the folder `out`."""
    danish_words = [lower_words(danish) for danish, _ in pairs]
    english_words = [lower_words(english) for _, english in pairs]
    write_weights(out / LANGUAGES, language_weights(english_words, danish_words))
    danish, english = number_words(danish_words), number_words(english_words)
    to_danish, to_english = model_one(english, danish), model_one(danish, english)
    write_table(out / ENGLISH_TO_DANISH, agreed(to_danish, to_english, english.words, danish.words))


def number_words(sentences: list[list[str]]) -> Side:
    """Number the words that are frequent enough; each sentence keeps its different words in order."""
    counts = Counter(word for words in sentences for word in words)
    kept = [word for word, count in counts.most_common() if count >= RAREST_WORD]
    number = {word: n for n, word in enumerate(kept)}
    ids = np.full((len(sentences), LONGEST), -1, dtype=np.int32)
    for row, words in enumerate(sentences):
        numbers = list(dict.fromkeys(number[word] for word in words if word in number))[:LONGEST]
        ids[row, : len(numbers)] = numbers
    return Side(kept, ids)


def model_one(source: Side, target: Side) -> csr_array:
    """t(target | source) after a few rounds of IBM Model 1: a sparse (source words + 1, target words) array.

    The last row is the empty word, which takes what corresponds to nothing.
    """
    width, empty = len(target.words), len(source.words)
    keys, groups = _couples(source, target, empty)
    pairs, index = _frequent(keys, empty * width)
    kept = index >= 0
    index, groups = index[kept], groups[kept]
    probabilities = np.full(len(pairs), 1.0 / width)
    for smoothing in [SMOOTHING] * (ROUNDS - 1) + [0.0]:
        counts = _expected(probabilities, index, groups)
        totals = np.bincount(pairs // width, weights=counts, minlength=empty + 1)
        probabilities = (counts + smoothing) / (totals + smoothing * width)[pairs // width]
    return csr_array((probabilities, (pairs // width, pairs % width)), shape=(empty + 1, width))


def _couples(source: Side, target: Side, empty: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Every (source, target) couple of every sentence as one number, and the target occurrence it is of."""
    heads = np.concatenate([source.ids, np.full((len(source.ids), 1), empty, dtype=np.int32)], axis=1)
    valid = (heads >= 0)[:, None, :] & (target.ids >= 0)[:, :, None]
    rows, positions, columns = (part.astype(np.int32) for part in np.nonzero(valid))
    keys = heads[rows, columns].astype(np.int64) * len(target.words) + target.ids[rows, positions]
    return keys, rows * LONGEST + positions


def _frequent(keys: NDArray[np.int64], empty_from: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The couples worth keeping, and for each occurrence its place among them or -1."""
    unique, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    kept = (counts >= RAREST_PAIR) | (unique >= empty_from)
    place = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
    return unique[kept], place[inverse]


def _expected(
    probabilities: NDArray[np.float64], index: NDArray[np.int32], groups: NDArray[np.int32]
) -> NDArray[np.float64]:
    """How often each couple is expected to correspond: a target word is shared among its source words."""
    weights = probabilities[index]
    weights /= np.bincount(groups, weights=weights)[groups]
    return np.asarray(np.bincount(index, weights=weights, minlength=len(probabilities)), dtype=np.float64)


def agreed(forward: csr_array, backward: csr_array, sources: list[str], targets: list[str]) -> Table:
    """The most probable translations that the other direction confirms, most probable first."""
    back = csr_array(backward[: len(targets), : len(sources)].T)
    table: Table = {}
    for row, word in enumerate(sources):
        confirmed = dict(zip(*_row(back, row), strict=True))
        options = [
            (targets[column], value)
            for column, value in zip(*_row(forward, row), strict=True)
            if value >= LEAST_PROBABLE and confirmed.get(column, 0.0) >= LEAST_PROBABLE_BACK
        ]
        table[word] = _best(options)
    return table


def _row(matrix: csr_array, row: int) -> tuple[list[int], list[float]]:
    part = slice(int(matrix.indptr[row]), int(matrix.indptr[row + 1]))
    return matrix.indices[part].tolist(), matrix.data[part].tolist()


def _best(options: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(options, key=lambda option: (-option[1], option[0]))[:ALTERNATIVES]


def language_weights(english: list[list[str]], danish: list[list[str]]) -> dict[str, float]:
    """log p(word | English) / p(word | Danish) of the words that tell most, limited to ±HEAVIEST."""
    counts = Counter(w for words in english for w in words), Counter(w for words in danish for w in words)
    totals = [count.total() for count in counts]
    frequent = [word for word, _ in (counts[0] + counts[1]).most_common(TELLING_WORDS)]
    rate = {
        w: [(count[w] + 1) / total for count, total in zip(counts, totals, strict=True)] for w in frequent
    }
    return {w: max(-HEAVIEST, min(HEAVIEST, math.log(e / d))) for w, (e, d) in rate.items()}


def write_table(path: Path, table: Mapping[str, list[tuple[str, float]]]) -> None:
    """Write 'word TAB form:thousandths form:thousandths', gzipped without a time stamp."""
    lines = (
        f"{word}\t{' '.join(f'{form}:{round(1000 * value)}' for form, value in options)}\n"
        for word, options in sorted(table.items())
        if options
    )
    _write_lines(path, lines)


def write_weights(path: Path, weights: Mapping[str, float]) -> None:
    """Write 'word TAB weight', gzipped without a time stamp."""
    _write_lines(path, (f"{word}\t{value:.1f}\n" for word, value in sorted(weights.items())))


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
