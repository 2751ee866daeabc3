"""Reading and parsing the documents that gold is of, as `punkt ingest` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from eval.parses.gold import Gold
from eval.parses.score import Comparison, compare, unreadable
from rag.errors import DocumentError, EvalError
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import Document, find_documents

_EVAL = Path(__file__).parents[1]
#: Where the documents of gold lie.
FOLDERS = tuple(_EVAL / name / "corpus" for name in (".", "unseen", "outside", "held_out", "parses"))
#: Real minutes, whose words may not stand in the repository; they are there only beside a checkout.
SHARED = _EVAL.parents[1] / "shared" / "corpus"


def compare_all(golds: Sequence[Gold]) -> tuple[list[Comparison], list[Gold]]:
    """Every parse held against its gold, and the gold whose minutes are not on this machine.

    Raises EvalError where a document of the repository is missing.
    """
    found: list[Comparison] = []
    absent: list[Gold] = []
    for gold in golds:
        if gold.shared and not (SHARED / gold.shared).is_file():
            absent.append(gold)
        else:
            found.append(_compare(gold))
    return found, absent


def _compare(gold: Gold) -> Comparison:
    try:
        return compare(gold, parse_meeting(read_source(_place(gold))))
    except DocumentError as error:
        return unreadable(gold, str(error))


def _place(gold: Gold) -> Document | Path:
    if gold.shared:
        return SHARED / gold.shared
    try:
        return _documents()[gold.name]
    except KeyError:
        folders = ", ".join(str(folder.relative_to(_EVAL.parent)) for folder in FOLDERS)
        raise EvalError(
            f"{gold.name}: gold without a document; put the document into one of {folders}"
        ) from None


@cache
def _documents() -> dict[str, Document | Path]:
    return {document.name: document for document in _every_document()}


def _every_document() -> Iterator[Document | Path]:
    for folder in FOLDERS:
        if folder.is_dir():
            yield from find_documents([folder])
