"""Small fictional minutes and an embedder that needs no model, for the tests of the stores."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rag.danish import text_ngrams
from rag.model import AgendaItem, Chunk, Kind, Meeting, Role, Section, Source, Span


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
