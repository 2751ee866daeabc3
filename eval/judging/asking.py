"""Asking a chat model whether evidence carries a sentence. What goes wrong becomes an unscored verdict."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from prompts.templates import Prompt, PromptError, load
from rag.config import switch_off_telemetry
from rag.errors import EvalError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

#: One call's limit in seconds, and how often the provider's client tries again (429, 5xx, no connection).
TIMEOUT, RETRIES = 60.0, 2
#: Calls in flight at a time: few, so that a small server or a low rate limit is enough.
CONCURRENCY = 4
#: Questions asked together; when a whole wave brings no verdict, the rest is not asked.
WAVE = 8
#: Characters of a reason or an error that are kept: enough for a sentence or two.
REASON_LENGTH = 300

T = TypeVar("T")
OnAsked = Callable[[int], None]


class Support(StrEnum):
    """How far the evidence carries a sentence, from least to most."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, and the text that should carry it."""

    evidence: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says, and why. `support` is None where it is unscored, which is not 'none'."""

    support: Support | None
    reason: str


class Reply(BaseModel):
    """Bedømmelsen af én sætning."""

    model_config = ConfigDict(extra="forbid")

    reason: str  # before the judgement, so that a model thinks first
    support: Literal["full", "partial", "none"]

    def verdict(self) -> Verdict:
        """The reply in our words."""
        return Verdict(Support(self.support), _short(self.reason))


def open_model(name: str, timeout: float = TIMEOUT, retries: int = RETRIES) -> BaseChatModel:
    """Open a chat model by LangChain's name for it: 'provider:model'.

    Address and key come from the environment variables of the provider's own package. `timeout` is in
    seconds, for one call; `retries` is how often the provider's client repeats a call that failed. Raises
    EvalError where the provider is unknown, its package is not installed, or it misses its key.
    """
    if not name.strip():
        raise EvalError(f"judge model {name!r} has no name; name it 'provider:model'")
    switch_off_telemetry()
    from langchain.chat_models import init_chat_model

    def opened(model: str) -> list[BaseChatModel]:
        return [init_chat_model(model, name=model, temperature=0, timeout=timeout, max_retries=retries)]

    models = _each(opened, [name])[0]
    if isinstance(models, Exception):
        reason = _error(models)
        raise EvalError(
            f"judge model {name!r} cannot be opened: {reason}; name it 'provider:model', install the "
            "provider's package and set its key in the environment"
        ) from models
    return models[0]


def ask(
    model: BaseChatModel, questions: Sequence[Question], on_asked: OnAsked | None = None
) -> list[Verdict]:
    """One verdict a question, in order. `on_asked` hears how many questions are done.

    An answer that is not what was asked for is asked for once more, and then unscored. Never raises for what
    a model or its server does.
    """
    verdicts: list[Verdict] = []
    for start in range(0, len(questions), WAVE):
        wave = _ask_wave(model, questions[start : start + WAVE])
        verdicts += wave
        if on_asked:
            on_asked(len(verdicts))
        if all(verdict.support is None for verdict in wave):
            break
    left = len(questions) - len(verdicts)
    return verdicts + [Verdict(None, f"not asked: the {WAVE} questions before brought no verdict")] * left


def _ask_wave(model: BaseChatModel, questions: Sequence[Question]) -> list[Verdict]:
    prompt, reminder = _prompt("judge"), _prompt("judge_again").fill()
    texts = [prompt.fill(evidence=_json(q.evidence), sentence=_json(q.sentence)) for q in questions]
    verdicts = _verdicts(_structured(model), texts)
    again = [index for index, verdict in enumerate(verdicts) if verdict.support is None]
    second = _verdicts(_plain(model), [f"{texts[index]}\n\n{reminder}" for index in again])
    for index, verdict in zip(again, second, strict=True):
        verdicts[index] = verdict
    return verdicts


def _prompt(name: str) -> Prompt:
    try:
        return load(name)
    except PromptError as error:
        raise EvalError(f"{error}; restore the file") from error


def _json(text: str) -> str:
    """The text as a JSON string: nothing in it can end the string, and so stand as an instruction."""
    return json.dumps(text, ensure_ascii=False)


def _structured(model: BaseChatModel) -> Callable[[str], Verdict]:
    """Asking with the provider's own structured output, or plainly where it has none."""

    def asked(text: str) -> Verdict:
        try:
            structured = model.with_structured_output(Reply)
        except NotImplementedError:
            return _plain(model)(text)
        return Reply.model_validate(structured.invoke(text)).verdict()

    return asked


def _plain(model: BaseChatModel) -> Callable[[str], Verdict]:
    """Asking for JSON in so many words, and reading it strictly."""

    def asked(text: str) -> Verdict:
        return Reply.model_validate_json(model.invoke(text).text).verdict()

    return asked


def _verdicts(asked: Callable[[str], Verdict], texts: Sequence[str]) -> list[Verdict]:
    outcomes = _each(asked, texts)
    return [Verdict(None, _error(o)) if isinstance(o, Exception) else o for o in outcomes]


def _each(work: Callable[[str], T], inputs: Sequence[str]) -> Sequence[T | Exception]:
    """The result of each input, or the exception it raised.

    Providers' exceptions have no common root; LangChain's own batch hands any of them back as a value.
    """
    from langchain_core.runnables import RunnableLambda

    return RunnableLambda(work).batch(
        list(inputs), config={"max_concurrency": CONCURRENCY}, return_exceptions=True
    )


def _error(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"])) or "the answer"
        return _short(f"not the answer asked for: {where}: {problem['msg']} (found {problem['input']!r})")
    return _short(f"{type(error).__name__}: {error}")


def _short(text: str) -> str:
    """One line of bounded length, without control characters."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= REASON_LENGTH else line[: REASON_LENGTH - 1] + "…"
