"""The token counter: any text survives it, Danish is counted economically, nothing is downloaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rag.store.train_tokens import learn_ranks, write_ranks
from rag.tokens import count_tokens, encoding

SENTENCE = "Udvalget besluttede at tage orienteringen om beskæftigelsesindsatsen til efterretning."


@given(st.text())
def test_any_text_comes_back_from_its_tokens(text: str) -> None:
    assert encoding().decode(encoding().encode_ordinary(text)) == text


@given(st.text(), st.text())
def test_tokens_do_not_reach_across_a_blank_line(left: str, right: str) -> None:
    left, right = f"{left.strip()}x", f"x{right.strip()}"
    assert count_tokens(f"{left}\n\n{right}") <= count_tokens(left) + 1 + count_tokens(right)


def test_the_count_is_the_number_of_tokens() -> None:
    assert count_tokens("") == 0
    assert count_tokens(SENTENCE) == len(encoding().encode_ordinary(SENTENCE))


def test_a_danish_word_is_about_one_and_a_half_tokens() -> None:
    words = len(SENTENCE.split())
    assert words <= count_tokens(SENTENCE) <= 2 * words


def test_special_tokens_of_other_vocabularies_are_plain_text() -> None:
    assert count_tokens("<|endoftext|>") > 1


def test_every_byte_has_a_token() -> None:
    assert all(encoding().encode_single_token(bytes([value])) == value for value in range(256))


def test_the_counter_needs_neither_network_nor_cache(tmp_path: Path) -> None:
    code = (
        "import socket\n"
        "socket.socket.connect = None\n"
        "from rag.tokens import count_tokens\n"
        "print(count_tokens('Referat'))"
    )
    environment = {"TIKTOKEN_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert int(run.stdout) >= 1
    assert list(tmp_path.iterdir()) == []


def test_learning_puts_frequent_words_in_one_token(tmp_path: Path) -> None:
    tokens = learn_ranks(["udvalget besluttede"] * 20, 300)
    write_ranks(tokens, tmp_path / "ranks")
    assert b" besluttede" in tokens
    assert len((tmp_path / "ranks").read_bytes().splitlines()) == len(tokens) == len(set(tokens))
