"""Of what says nothing, nothing is confirmed: random signs and words, and a tiny model that never learned."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from generative_samples import WALL, ingested, opened
from llm_server import Reply, Request, Says

from rag.config import Settings
from rag.lexicon import english_words, translate
from rag.llm.chat import Limits
from rag.model import Answer
from rag.pipeline import Punkt

#: So many answers of each kind.
TRIES = 20
MARKS = ("[1]", "[2]", "[3]", "[1][4]", "[99]", "[Punkt 3]", "")
SMALL = "og på er ikke blev til for om".split()
#: Garbage may be long; it is judged all the same.
LIMITS = Limits(seconds=20.0, tokens=2_000, tries=1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional minutes, ingested."""
    return ingested(tmp_path_factory.mktemp("garbage"))


@pytest.fixture(scope="module")
def plain(home: Path) -> Answer:
    """The answer without a model."""
    with Punkt.open(Settings(home=home)) as punkt:
        return punkt.ask(WALL)


def sentences_of(chance: random.Random, word: Callable[[], str]) -> str:
    """Sentences of such words, most of them with marks."""
    return " ".join(
        " ".join(word() for _ in range(chance.randint(3, 14))).capitalize()
        + chance.choice((".", " ", ".\n", "!"))
        + chance.choice(MARKS)
        for _ in range(chance.randint(1, 6))
    )


def letters(chance: random.Random) -> str:
    """Words of random letters and figures."""
    signs = "abcdefghijklmnoprstuvæøå0123456789.,-%"
    return sentences_of(chance, lambda: "".join(chance.choices(signs, k=chance.randint(1, 12))))


def danish(chance: random.Random) -> str:
    """Danish words in no order, small ones among them, with figures."""

    def word() -> str:
        own = (f"{chance.randint(100, 99_999)} kr.", chance.choice(SMALL), chance.choice(dictionary()))
        return chance.choices(own, (1, 2, 4))[0]

    return sentences_of(chance, word)


@cache
def dictionary() -> list[str]:
    """Thousands of Danish words."""
    return sorted({form for word in english_words() for form, _ in translate(word)})


def signs(chance: random.Random) -> str:
    """Any characters at all."""
    return "".join(
        chr(chance.choice((chance.randint(32, 126), chance.randint(160, 0x2FFF)))) for _ in range(200)
    )


def answers(home: Path, say: Callable[[], str], tries: int = TRIES) -> Iterator[Answer]:
    def script(_: Request) -> Reply:
        return Says(say() or " ", size=50)

    with opened(home, script, limits=LIMITS, llm_tools=False) as (punkt, _):
        yield from (punkt.ask(WALL) for _ in range(tries))


@pytest.mark.parametrize("kind", [letters, danish, signs])
def test_nothing_random_is_shown(home: Path, plain: Answer, kind: Callable[[random.Random], str]) -> None:
    for answer in answers(home, partial(kind, random.Random(7))):
        assert answer.mode == "extractive", answer.claims
        assert answer.claims == plain.claims
        assert answer.notes


def test_nothing_of_a_model_that_never_learned_is_shown(home: Path, plain: Answer) -> None:
    say = untrained_model()
    for answer in answers(home, say, tries=3):
        assert answer.mode == "extractive", answer.claims
        assert answer.claims == plain.claims


def untrained_model() -> Callable[[], str]:
    """A tiny transformer with random weights, which writes in the tokens that Punkt counts with."""
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel

    from rag.tokens import encoding

    torch.manual_seed(3)
    tokens = encoding().n_vocab
    model: Any = GPT2LMHeadModel(
        GPT2Config(vocab_size=tokens, n_positions=256, n_embd=32, n_layer=2, n_head=2, bos_token_id=0)
    )
    model.eval()
    start = torch.tensor([encoding().encode_ordinary("Svaret er [1]")])

    def say() -> str:
        with torch.no_grad():
            written = model.generate(
                start, do_sample=True, max_new_tokens=60, pad_token_id=0, eos_token_id=tokens - 1
            )
        return encoding().decode(written[0].tolist(), errors="replace") + " [1]."

    return say
