"""Small fictional minutes and an embedder that needs no model, for the tests of the stores."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.danish import text_ngrams
from rag.model import AgendaItem, Chunk, Kind, Meeting, Passage, Role, Section, Source, Span
from rag.store.library import Change, Library


class GramEmbedder:
    """Hashes grams into buckets: the same words lie near each other, and nothing is random."""

    def __init__(self, name: str = "grams@1", dimensions: int = 64) -> None:
        self.name = name
        self.dimensions = dimensions

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.full((len(texts), self.dimensions), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for gram in text_ngrams(text):
                vectors[row, zlib.crc32(gram.encode()) % self.dimensions] += 1
        normalised: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normalised

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed_queries(texts)


SCHOOL = (
    "Skolebestyrelsen har indstillet, at Birkeskolens svømmehal renoveres for 4,2 mio. kr.",
    "Udvalget godkendte indstillingen.",
)
ROADS = (
    "Cykelstien langs Åbrinken forlænges med 800 meter frem mod stationen.",
    "Belægningen på Ærøvej udskiftes, når kloakken er lagt om.",
    "Udvalget sendte sagen videre til Økonomiudvalget.",
)
LIBRARY = (
    "Biblioteket i Nørrekær holder søndagsåbent fra oktober til april.",
    "Svømmehallen indgår ikke i forslaget.",
)


def make_meeting(
    paragraphs: Sequence[str],
    meeting_id: str = "lindby-skoleudvalget-2025-03-04",
    day: date = date(2025, 3, 4),
    document: str = "referat.txt",
) -> Meeting:
    """A meeting with one item whose paragraphs are one section."""
    text = "\n\n".join(paragraphs)
    whole = Span(0, len(text))
    source = Source(document, text, hashlib.sha256(text.encode()).hexdigest(), path=f"/tmp/{document}")  # noqa: S108
    section = Section("Sagsfremstilling", Role.BACKGROUND, whole)
    item = AgendaItem(f"{meeting_id}/1", 1, "Svømmehal og veje", whole, Span(0, 9), sections=(section,))
    return Meeting(meeting_id, Kind.MINUTES, "Lindby", "Skoleudvalget", day, source, (item,))


def make_chunks(meeting: Meeting, context: str = "Lindby Skoleudvalget") -> list[Chunk]:
    """One chunk for each paragraph of `make_meeting`."""
    chunks: list[Chunk] = []
    start = 0
    for number, text in enumerate(meeting.source.text.split("\n\n"), start=1):
        span = Span(start, start + len(text))
        key = f"{meeting.id}/1#{number}"
        chunks.append(Chunk(key, meeting.id, 1, "Sagsfremstilling", Role.BACKGROUND, span, text, context))
        start = span.end + 2
    return chunks


SCHOOL_MEETING = make_meeting(SCHOOL, "lindby-skoleudvalget-2025-03-04", date(2025, 3, 4), "skole.txt")
ROAD_MEETING = make_meeting(ROADS, "lindby-teknisk-udvalg-2025-05-06", date(2025, 5, 6), "veje.txt")
LIBRARY_MEETING = make_meeting(LIBRARY, "lindby-kulturudvalget-2025-04-05", date(2025, 4, 5), "kultur.txt")


def open_library(home: Path, name: str = "grams@1", wait: float = 10.0) -> Library:
    return Library.open(home, GramEmbedder(name), wait=wait)


def add(library: Library, *meetings: Meeting) -> list[Change]:
    return [library.add(meeting, make_chunks(meeting)) for meeting in meetings]


def texts(passages: list[Passage]) -> set[str]:
    return {passage.chunk.text for passage in passages}


def held(library: Library) -> dict[str, set[str]]:
    """The texts that each store has, found by a question that every chunk answers."""
    catalogued = {
        item
        for overview in library.overviews()
        for item in library.meeting(overview.id).source.text.split("\n\n")
    }
    return {
        "catalogue": catalogued,
        "lexical": texts(library.lexical("Lindby", 2000)),
        "dense": texts(library.dense("Lindby", 2000)),
    }


def everywhere(*paragraphs: str) -> dict[str, set[str]]:
    return {store: set(paragraphs) for store in ("catalogue", "lexical", "dense")}


def index_sizes(library: Library) -> tuple[int, int]:
    return library._lexical.count(), library._vectors.count()
