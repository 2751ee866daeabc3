"""Counting tokens with a byte-level BPE vocabulary that ships with Punkt.

tiktoken's own vocabularies are downloaded on first use, so a count would depend on what happens to be
cached. This one (12,288 ranks, learned from Danish Europarl sentences by `python -m rag.store.train_tokens`)
is always there, and the same text has the same count on every machine.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

#: Raised whenever the vocabulary changes, because chunk borders then change too.
NAME = "dansk-bpe-1"

#: How text is cut before merging: words with the space before them, digits in threes, marks, white space.
#: The form is that of OpenAI's cl100k_base, so that counts are near those of the chat models.
PATTERN = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"

VOCABULARY = Path(__file__).parent / "models" / "dansk-bpe.tiktoken"


@cache
def encoding() -> tiktoken.Encoding:
    """The tiktoken encoding of the vocabulary, read once; no network, no cache folder."""
    import tiktoken

    return tiktoken.Encoding(NAME, pat_str=PATTERN, mergeable_ranks=_ranks(), special_tokens={})


def count_tokens(text: str) -> int:
    """How many tokens `text` has. Nothing in the text is treated as a special token."""
    return len(encoding().encode_ordinary(text))


def _ranks() -> dict[bytes, int]:
    """The file's 'base64 rank' lines, tiktoken's own format."""
    pairs = (line.split() for line in VOCABULARY.read_bytes().splitlines())
    return {base64.b64decode(token): int(rank) for token, rank in pairs}
