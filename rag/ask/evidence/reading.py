"""An agenda item read once for many questions: its units, its vocabulary, and their vectors."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.ask.evidence.units import Unit, item_units
from rag.ask.questions.matching import grams
from rag.danish import STOP_WORDS, words
from rag.model import AgendaItem, Meeting
from rag.store.embedding import Embedder

#: Items kept in memory; one holds about 200 units and 600 words (some 0.5 MB).
KEPT_ITEMS = 256

Ids = NDArray[np.int32]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ItemReading:
    """The units of an item with positions of their words in its `vocabulary` (content words, folded)."""

    units: tuple[Unit, ...]
    vectors: Vectors
    vocabulary: tuple[str, ...]
    word_vectors: Vectors
    own: tuple[Ids, ...]
    context: tuple[Ids, ...]
    before: tuple[Ids, ...]
    title: Ids
    having_gram: dict[str, list[int]]
    places: dict[str, int]

    def place(self, word: str) -> int:
        """The position of a content word of this item in `vocabulary`."""
        return self.places[word]


class ItemReader:
    """Reads items and remembers the latest ones. `words` gives single words vectors, offline and fast."""

    def __init__(self, sentences: Embedder, words_: Embedder) -> None:
        self._sentences = sentences
        self._words = words_
        self._kept: OrderedDict[tuple[str, str], ItemReading] = OrderedDict()

    def read(self, meeting: Meeting, item: AgendaItem) -> ItemReading:
        """The reading of an item, from memory when its document has not changed."""
        key = (meeting.source.sha256, item.id)
        if key not in self._kept:
            self._kept[key] = self._read(meeting, item)
        while len(self._kept) > KEPT_ITEMS:
            self._kept.popitem(last=False)
        return self._kept[key]

    def question_vectors(self, question: str, terms: Iterable[str]) -> tuple[Vectors, Vectors]:
        """The question's vector (1, d) and one for each term (t, e)."""
        return self._sentences.embed_queries([question]), self._word_vectors(tuple(terms))

    def _read(self, meeting: Meeting, item: AgendaItem) -> ItemReading:
        units = tuple(item_units(meeting, item))
        title = words(item.title)
        spoken = {w for u in units for w in (*u.words, *u.context, *u.before)} | set(title)
        vocabulary = tuple(sorted(spoken - STOP_WORDS))
        place = {word: i for i, word in enumerate(vocabulary)}
        having: dict[str, list[int]] = {}
        for word, i in place.items():
            for gram in grams(word):
                having.setdefault(gram, []).append(i)
        vectors = (
            self._sentences.embed_passages([u.text for u in units]) if units else np.zeros((0, 1), np.float32)
        )
        return ItemReading(
            units,
            vectors,
            vocabulary,
            self._word_vectors(vocabulary),
            tuple(_places(u.words, place) for u in units),
            tuple(_places(u.context, place) for u in units),
            tuple(_places(u.before, place) for u in units),
            _places(title, place),
            having,
            place,
        )

    def _word_vectors(self, vocabulary: tuple[str, ...]) -> Vectors:
        if not vocabulary:
            return np.zeros((0, self._words.dimensions), np.float32)
        return self._words.embed_passages(vocabulary)


def _places(spoken: Iterable[str], place: dict[str, int]) -> Ids:
    return np.array(sorted({place[word] for word in spoken if word in place}), dtype=np.int32)
