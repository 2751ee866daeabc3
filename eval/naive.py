"""The pipeline of LangChain's own tutorial as a system under test: what Punkt is measured against.

Load, split (1,000 characters, 200 of them shared with the next piece), embed, keep in Chroma, and show the
four nearest pieces. There is no language model, so the pieces themselves are the answer, each with the
Punkter that it overlaps. Like the tutorial's, this pipeline knows no agenda items and never refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from eval.minutes import Minutes
from rag.config import Settings, switch_off_telemetry
from rag.errors import EvalError
from rag.model import AgendaItem, Answer, Citation, Claim, Meeting, Searched, Span, Status
from rag.store.embedding import Embedder, load_embedder

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

#: The tutorial's values: characters in a piece, characters shared with the next, pieces in an answer.
SIZE, OVERLAP, PIECES = 1000, 200, 4
#: How many pieces are fetched to rank agenda items: several of them often lie in one item.
PIECES_TO_RANK = 100


class NaiveSystem:
    """Answers with the nearest pieces of text, whatever is asked."""

    def __init__(self, store: Chroma, minutes: Minutes) -> None:
        self._store = store
        self._meetings = {meeting.source.name: meeting for meeting in minutes.meetings}
        self._searched = Searched(len(minutes.meetings), (), None, None)

    def answer(self, question: str) -> Answer:
        """The pieces nearest to the question, each as one claim."""
        pieces = self._store.similarity_search(question, k=PIECES)
        claims = tuple(Claim(piece.page_content, tuple(self._citations(piece))) for piece in pieces)
        return Answer(question, claims, self._searched, mode="naive")

    def rank(self, question: str, k: int) -> Sequence[tuple[str, str, int]]:
        """The agenda items that the nearest pieces overlap, in the order of the pieces."""
        pieces = self._store.similarity_search(question, k=PIECES_TO_RANK)
        items = ((c.document, c.meeting, c.punkt) for piece in pieces for c in self._citations(piece))
        return list(islice(dict.fromkeys(items), k))

    def _citations(self, piece: Document) -> Iterator[Citation]:
        meeting = self._meetings[piece.metadata["source"]]
        start = int(piece.metadata["start_index"])
        span = Span(start, start + len(piece.page_content))
        return (_citation(meeting, item, span) for item in meeting.items if item.span.overlaps(span))


@contextmanager
def naive_system(corpus: Path, settings: Settings) -> Iterator[NaiveSystem]:
    """The tutorial's pipeline with the corpus indexed in memory; `settings` name the embedding model.

    Raises EvalError where the corpus cannot be read or LangChain's packages are missing, ModelUnavailable
    where the named embedding model cannot be loaded.
    """
    minutes = Minutes.load(corpus)
    store = _index(minutes, load_embedder(settings.embedding_model))
    try:
        yield NaiveSystem(store, minutes)
    finally:
        store.delete_collection()


def _index(minutes: Minutes, embedder: Embedder) -> Chroma:
    switch_off_telemetry()
    try:
        from langchain_chroma import Chroma
        from langchain_core.documents import Document
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as error:
        raise EvalError(f"the naive system needs {error.name}: pip install 'punkt[naive]'") from error
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    documents = [Document(m.source.text, metadata={"source": m.source.name}) for m in minutes.meetings]
    # All collections in memory share one store: a name of its own keeps this one apart.
    store = Chroma(collection_name=f"naive-{uuid4()}", embedding_function=_for_langchain(embedder))
    store.add_documents(splitter.split_documents(documents))
    return store


def _for_langchain(embedder: Embedder) -> Embeddings:
    from langchain_core.embeddings import Embeddings

    class PunktEmbeddings(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(x) for x in row] for row in embedder.embed_passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            return [float(x) for x in embedder.embed_queries([text])[0]]

    return PunktEmbeddings()


def _citation(meeting: Meeting, item: AgendaItem, span: Span) -> Citation:
    quoted = Span(max(span.start, item.span.start), min(span.end, item.span.end))
    return Citation(
        meeting.source.name,
        meeting.id,
        meeting.municipality,
        meeting.committee,
        meeting.date,
        item.number,
        item.title,
        None,  # the tutorial's pieces know no sections
        meeting.text(quoted),
        quoted,
        Status.UNCONFIRMED,
    )
