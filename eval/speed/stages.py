"""What each stage of an ingestion costs, one after the other in one process, over stores of their own."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from rag.config import Settings
from rag.ingest.chunking import chunk_meeting
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.store.catalogue import Catalogue
from rag.store.embedding import Embedder, load_embedder
from rag.store.lexical import LexicalIndex
from rag.store.prepared import Prepared, prepare
from rag.store.vectors import VectorIndex
from rag.store.writing import batches


@dataclass
class Cost:
    """Seconds that a stage took, by the clock and of the processor."""

    wall: float = 0.0
    cpu: float = 0.0


@dataclass
class Stages:
    """The cost of each stage over some documents, in the order of the stages."""

    documents: int
    chunks: int = 0
    costs: dict[str, Cost] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what is done in the `with` block to a stage."""
        cost = self.costs.setdefault(stage, Cost())
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        cost.wall += time.perf_counter() - wall
        cost.cpu += time.process_time() - cpu


def stage_costs(files: Sequence[Path], home: Path, settings: Settings) -> Stages:
    """Take files in stage by stage, in the batches in which an ingestion writes."""
    stages = Stages(len(files))
    embedder = load_embedder(settings.embedding_model)
    catalogue = Catalogue(home / "catalogue.sqlite3")
    vectors = VectorIndex(home / "vectors", embedder, catalogue.library)
    lexical = LexicalIndex(home / "lexical")
    for index in (vectors, lexical):
        index.count()  # opened, and its library imported, before the clock runs
    for batch in batches(_prepared(stages, files, settings, embedder)):
        editions = [one.edition for one in batch]
        stages.chunks += sum(len(edition.chunks) for edition in editions)
        with stages.timed("Chroma"):
            vectors.add(*editions)
        with stages.timed("tantivy"):
            lexical.add(*editions)
        with stages.timed("SQLite"):
            catalogue.doom(*(edition.id for edition in editions))
            catalogue.publish(*batch)
    for store in (vectors, lexical, catalogue):
        store.close()
    return stages


def _prepared(
    stages: Stages, files: Sequence[Path], settings: Settings, embedder: Embedder
) -> Iterator[Prepared]:
    for file in files:
        with stages.timed("read"):
            source = read_source(file)
        with stages.timed("parse"):
            meeting = parse_meeting(source)
        with stages.timed("chunk"):
            chunks = chunk_meeting(meeting, settings.chunk_tokens)
        with stages.timed("rows"):
            made = prepare(meeting, chunks, "speed")
        with stages.timed("embed"):
            embedded = made.edition.embedded(embedder)
        yield replace(made, edition=embedded)
