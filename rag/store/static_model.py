"""The bundled embedder: a sum of learned vectors of hashed words and character n-grams, in numpy alone.

A text's vector is the sum of the vectors of its words (whole, and as character 3–5-grams with the word's
borders marked), scaled to length one; the n-grams are why Danish compounds lie near their parts (Bojanowski
et al. 2017, arXiv:1607.04606). The vectors were distilled from an English sentence encoder by
`python -m rag.store.distill`, so Danish and English texts share one space. How text is cut and hashed is
frozen here, apart from `rag.danish`: a change makes every stored vector worthless, and needs a new `SCHEME`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: Names the way text becomes bucket numbers; a model trained under another scheme is refused.
SCHEME = "words+3-5-grams/crc32/1"
SIZES = (3, 4, 5)

CONFIG = "config.json"
VECTORS = "vectors.npy"
SCALES = "scales.npy"
#: What makes the folder a sentence-transformers model too.
MODULES = [{"idx": 0, "name": "0", "path": "", "type": "rag.store.static_torch.HashedNgramEmbedding"}]

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "è": "e"})
_WORD = re.compile(r"[^\W_]+")
#: Texts summed at a time: 64 passages of 900 characters gather some 250 MB at most, usually far less.
BATCH = 64


def split_words(text: str) -> list[str]:
    """The units of a text: runs of letters and digits, lower case, Danish letters folded."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower().translate(_FOLD))


@lru_cache(maxsize=100_000)
def word_buckets(word: str, buckets: int) -> tuple[int, ...]:
    """The bucket numbers of one word: itself with its borders marked, then its n-grams from left to right."""
    marked = f"<{word}>"
    grams = (marked[i : i + n] for n in SIZES if n < len(marked) for i in range(len(marked) - n + 1))
    return tuple(crc32(feature.encode()) % buckets for feature in chain([marked], grams))


def text_buckets(text: str, buckets: int) -> list[int]:
    """The bucket numbers of all words of a text, in order, with repetitions."""
    return [number for word in split_words(text) for number in word_buckets(word, buckets)]


@dataclass(frozen=True)
class StaticModel:
    """Quantised vectors: row i of the table is `vectors[i] * scales[i]`.

    `vectors` is (buckets, dimensions) int8, `scales` (buckets,) float32.
    """

    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    fingerprint: str

    @property
    def name(self) -> str:
        """The model's identity: the scheme's version and a hash of its weights."""
        return f"punkt-static-{SCHEME.rsplit('/', 1)[1]}-{self.fingerprint[:12]}"

    @property
    def dimensions(self) -> int:
        """The length of a text's vector."""
        return int(self.vectors.shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed n texts as (n, dimensions) float32 of length one; a text without words is all zeros."""
        embedded = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            embedded[start : start + BATCH] = self._sums(texts[start : start + BATCH])
        lengths = np.linalg.norm(embedded, axis=1, keepdims=True)
        np.divide(embedded, lengths, out=embedded, where=lengths > 0)
        return embedded

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `embed`: the model treats questions and passages alike."""
        return self.embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `embed`: the model treats questions and passages alike."""
        return self.embed(texts)

    def _sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The sum (n, dimensions) of the rows of each text's buckets; each bucket's row is read once."""
        numbers = [text_buckets(text, len(self.scales)) for text in texts]
        counts = np.array([len(buckets) for buckets in numbers])
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if counts.any():
            read, places = np.unique(np.fromiter(chain.from_iterable(numbers), np.int64), return_inverse=True)
            rows = self.vectors[read].astype(np.float32) * self.scales[read, None]
            starts = (np.cumsum(counts) - counts)[counts > 0]
            sums[counts > 0] = np.add.reduceat(rows[places], starts, axis=0)
        return sums


def load_static(folder: Path) -> StaticModel:
    """Open a saved model; the vectors are mapped into memory, not read.

    Raises OSError when a file is missing and ValueError when it was trained under another scheme.
    """
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    if config["scheme"] != SCHEME:
        raise ValueError(f"{folder}: scheme {config['scheme']!r}, but this version hashes by {SCHEME!r}")
    vectors = np.load(folder / VECTORS, mmap_mode="r")
    return StaticModel(vectors, np.load(folder / SCALES), str(config["fingerprint"]))


def save_static(table: NDArray[np.float32], folder: Path) -> StaticModel:
    """Quantise a (buckets, dimensions) table to eight bits, each row by its largest value, and save it."""
    model = quantise(table)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / VECTORS, model.vectors)
    np.save(folder / SCALES, model.scales)
    _write_json(folder / CONFIG, {"scheme": SCHEME, "fingerprint": model.fingerprint})
    _write_json(folder / "modules.json", MODULES)
    return model


def quantise(table: NDArray[np.float32]) -> StaticModel:
    """The eight-bit model of a float table. Quantising a model's own rows again changes nothing."""
    scales = (np.abs(table).max(axis=1) / 127).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1).astype(np.float32)
    vectors = np.rint(table / divisors[:, None]).astype(np.int8)
    return StaticModel(vectors, scales, _fingerprint([vectors.tobytes(), scales.tobytes()]))


def _fingerprint(parts: Iterable[bytes]) -> str:
    digest = sha256(SCHEME.encode())
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
