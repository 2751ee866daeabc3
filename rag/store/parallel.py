"""Danish–English sentence pairs for the training scripts: `.tsv` or `.tsv.xz`, 'Danish TAB English'.

The pairs that shipped files were trained on come from Europarl v7 (Koehn 2005, *Europarl: A Parallel Corpus
for Statistical Machine Translation*).
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO


def read_pairs(path: Path, limit: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield the first `limit` (Danish, English) pairs; lines without exactly one tab are left out."""
    with _open(path) as lines:
        fields = (line.rstrip("\n").split("\t") for line in lines)
        yield from islice(((pair[0], pair[1]) for pair in fields if len(pair) == 2), limit)


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
