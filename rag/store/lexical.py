"""Lexical search: BM25 over character 4-grams inside words, in chunk texts and their context.

A gram counts once wherever a chunk has it (BM25 with k1 = 0), and the length of a chunk does not matter.
With tantivy's own k1 and b, which are fixed, whole paragraphs came last: headings and table rows make the
mean so short. Among 2,000 other minutes that lost 5 of 100 right Punkter from the first five, and this none.

Grams are made here (`rag.danish.text_ngrams`), joined by spaces and split by tantivy at whitespace. Queries
are built from terms and never parsed, so no question can break the syntax.
"""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rag.danish import text_ngrams
from rag.errors import LibraryError
from rag.model import Chunk
from rag.store.index import Edition, Hit, encodable, key_of, ranked

if TYPE_CHECKING:
    import tantivy

#: Raised when the fields or the grams change; an index of an older format is made again.
FORMAT = 1
#: How much a gram counts in the context (municipality, committee, date, title, section, caption),
#: relative to one in the text. Measured on 78 questions over five minutes: right Punkt first in .74 at 0.5,
#: .78 at 1.0, .76 at 2.0. A third field of whole stems moved one or two questions, so there is none.
CONTEXT_WEIGHT = 1.0
#: Memory of the writer; the least that tantivy accepts, and enough for a batch of meetings.
WRITER_BYTES = 15_000_000


def gram_weights(query: str) -> dict[str, float]:
    """The grams of a query, each weighted by how often it occurs there."""
    return {gram: float(count) for gram, count in Counter(text_ngrams(encodable(query))).items()}


class LexicalIndex:
    """Chunks by the grams of their text and context. Implements `rag.store.index.Index`; thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Name the folder (made on first use). Nothing is opened or imported yet."""
        self._folder = folder / f"format-{FORMAT}"
        self._opened: tantivy.Index | None = None
        self._lock = threading.RLock()

    def add(self, *editions: Edition) -> None:
        """Index the chunks of editions in one commit."""
        import tantivy

        schema = self._index().schema
        with self._writer() as writer:
            for edition in editions:
                for chunk in edition.chunks:
                    writer.add_document(tantivy.Document.from_dict(_fields(chunk, edition.id), schema))

    def delete(self, *editions: str) -> None:
        """Take out every chunk of editions in one commit."""
        with self._writer() as writer:
            for edition in editions:
                writer.delete_documents_by_term("edition", edition)

    def clear(self) -> None:
        """Take out everything."""
        with self._writer() as writer:
            writer.delete_all_documents()

    def count(self) -> int:
        """How many chunks can be found."""
        return self._index().searcher().num_docs

    def search(self, query: str, k: int, editions: frozenset[str] | None = None) -> list[Hit]:
        """The `k` chunks with the highest BM25 for the query's grams."""
        return self.search_grams(gram_weights(query), k, editions)

    def search_grams(
        self, weights: Mapping[str, float], k: int, editions: frozenset[str] | None = None
    ) -> list[Hit]:
        """As `search`, for folded grams with weights; those of zero or less are left out."""
        asked = {gram: weight for gram, weight in weights.items() if weight > 0}
        if not asked or k < 1:
            return []
        with _explained(self._folder):
            index = self._index()
            searcher = index.searcher()
            query = _restricted(_bag(index.schema, searcher, asked), index.schema, editions)
            found = searcher.search(query, k, count=False).hits
            return ranked([Hit(str(searcher.doc(at)["key"][0]), float(score)) for score, at in found], k)

    def refresh(self) -> None:
        """See what another process has committed."""
        if self._opened is not None:
            self._opened.reload()

    def close(self) -> None:
        """Let go of the index; the next use opens it again."""
        self._opened = None

    def _index(self) -> tantivy.Index:
        with self._lock, _explained(self._folder):
            if self._opened is None:
                self._opened = _open(self._folder)
            return self._opened

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer whose work is committed, and seen by searches, at the end of the `with` block."""
        index = self._index()
        with self._lock, _explained(self._folder):
            writer = index.writer(WRITER_BYTES, num_threads=1)
            try:
                yield writer
                writer.commit()
            finally:
                writer.wait_merging_threads()  # gives the writer's own lock back
            index.reload()


def _open(folder: Path) -> tantivy.Index:
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field("edition", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    fields.add_text_field("context", tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(fields.build(), path=str(folder))
    index.config_reader("manual")  # no thread that watches the folder: the library says when to look
    index.reload()
    return index


def _fields(chunk: Chunk, edition: str) -> dict[str, str]:
    return {
        "key": key_of(chunk, edition),
        "edition": edition,
        "text": " ".join(text_ngrams(encodable(chunk.text))),
        "context": " ".join(text_ngrams(encodable(chunk.context))),
    }


def _bag(schema: tantivy.Schema, searcher: tantivy.Searcher, weights: Mapping[str, float]) -> tantivy.Query:
    """Each gram's weight and inverse document frequency, for either field that has it, summed."""
    from tantivy import Occur, Query

    fields = {"text": 1.0, "context": CONTEXT_WEIGHT}
    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.const_score_query(
                    Query.term_query(schema, field, gram, "basic"),
                    weight * field_weight * _idf(searcher.doc_freq(field, gram), searcher.num_docs),
                ),
            )
            for field, field_weight in fields.items()
            for gram, weight in weights.items()
        ]
    )


def _idf(having: int, count: int) -> float:
    """The weight of a term that `having` of `count` chunks have; `having` may count chunks taken out."""
    return math.log(1 + (max(count - having, 0) + 0.5) / (having + 0.5))


def _restricted(
    query: tantivy.Query, schema: tantivy.Schema, editions: frozenset[str] | None
) -> tantivy.Query:
    """The same scores, but only for chunks of `editions`."""
    from tantivy import Occur, Query

    if editions is None:
        return query
    among = Query.const_score_query(Query.term_set_query(schema, "edition", sorted(editions)), 0.0)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, among)])


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """tantivy reports every fault as ValueError, and a folder that cannot be made is an OSError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise LibraryError(
            f"{folder}: the lexical index cannot be used ({error}); delete this folder "
            "and it is made again from the catalogue"
        ) from error
