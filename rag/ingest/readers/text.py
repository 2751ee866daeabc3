"""Bytes of a text or Markdown file → normalised text."""

from __future__ import annotations

from rag.ingest.readers.divided import undivided
from rag.ingest.readers.encodings import decode
from rag.ingest.readers.markdown import plain_markdown
from rag.ingest.readers.markup_tables import with_pipe_tables
from rag.ingest.readers.mojibake import undoubled
from rag.ingest.readers.page_breaks import with_whole_sentences
from rag.ingest.readers.reading import Reading, normalise

_MARKDOWN = (".md", ".markdown")


def read_text(name: str, raw: bytes) -> Reading:
    """Read UTF-8, UTF-16, cp1252/Latin-1 and older Danish encodings. Raises UnreadableDocument (binary)."""
    text = normalise(undoubled(decode(name, raw)))
    if name.lower().endswith(_MARKDOWN):
        text = plain_markdown(text)
    text = undivided(with_whole_sentences(text))
    if "<table" in text.lower():
        text = with_pipe_tables(name, text)
    return Reading(text, warnings=lost_characters(text))


def lost_characters(text: str) -> tuple[str, ...]:
    """A warning where a text has characters that no encoding could read, or had them when it was saved."""
    lost = text.count("\ufffd")
    many = "1 character" if lost == 1 else f"{lost} characters"
    return (f"{many} could not be read, shown as \ufffd; save the file in UTF-8",) if lost else ()
