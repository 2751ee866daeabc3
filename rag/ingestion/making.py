"""What an edition was made by: another parser or chunk size reads a document anew, though it is the same."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from rag.store.home import punkt_version

#: The code that decides what is read out of a document, and how it is cut into passages.
_PARSER = ("ingest", "facts", "danish.py", "model", "tokens.py")
_RAG = Path(__file__).parents[1]


def made_by(chunk_tokens: int) -> str:
    """Names the Punkt, its parser and the chunk size: '0.1.0 parser 1f3a… chunks 200'."""
    return f"{punkt_version()} parser {parser_fingerprint()} chunks {chunk_tokens}"


@cache
def parser_fingerprint() -> str:
    """12 hex digits of a hash over the parser's own source: any change to it is another parser."""
    digest = hashlib.sha256()
    for part in (_RAG / name for name in _PARSER):
        for file in sorted(part.rglob("*.py")) if part.is_dir() else [part]:
            digest.update(file.relative_to(_RAG).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
