"""Learn the token counter's vocabulary: `python -m rag.store.train_tokens PAIRS.tsv.xz [OUT]`.

Byte-level BPE (Sennrich et al. 2016, arXiv:1508.07909) over the Danish side of the pairs, written in
tiktoken's rank format. About ten seconds for 300,000 sentences on two cores.
"""

from __future__ import annotations

import argparse
import base64
import json
from collections.abc import Iterable
from pathlib import Path

from rag.store.parallel import read_pairs
from rag.tokens import PATTERN, VOCABULARY

VOCABULARY_SIZE = 12_288
SENTENCES = 300_000


def main() -> None:
    """Train on the pairs named on the command line and write the rank file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=VOCABULARY)
    arguments = parser.parse_args()
    # Minutes are full of blank lines; the sentences have none of their own.
    danish = (f"{danish}\n\n" for danish, _ in read_pairs(arguments.pairs, SENTENCES))
    write_ranks(learn_ranks(danish, VOCABULARY_SIZE), arguments.out)


def learn_ranks(sentences: Iterable[str], size: int) -> list[bytes]:
    """Learn at most `size` tokens, in order of rank: the 256 bytes, then merges as they were learned."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    split = pre_tokenizers.Split(Regex(PATTERN), behavior="isolated")
    bytewise = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, bytewise])
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(sentences, trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return _in_rank_order(merges)


def write_ranks(tokens: Iterable[bytes], path: Path) -> None:
    """Write 'base64 rank' lines, which tiktoken and Punkt read."""
    lines = (f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(tokens))
    path.write_text("".join(lines), encoding="ascii")


def _in_rank_order(merges: list[list[str]]) -> list[bytes]:
    """The tokens as bytes, each once: two merges may give the same token."""
    byte_of = _byte_of_letter()
    merged = (bytes(byte_of[letter] for letter in left + right) for left, right in merges)
    return list(dict.fromkeys([*(bytes([value]) for value in range(256)), *merged]))


def _byte_of_letter() -> dict[str, int]:
    """Invert the byte-level alphabet of GPT-2: a printable byte is its own letter, others from 256 on."""
    printable = [
        *range(ord("!"), ord("~") + 1),
        *range(ord("¡"), ord("¬") + 1),
        *range(ord("®"), ord("ÿ") + 1),
    ]
    others = [value for value in range(256) if value not in printable]
    return {chr(v): v for v in printable} | {chr(256 + n): v for n, v in enumerate(others)}


if __name__ == "__main__":
    main()
