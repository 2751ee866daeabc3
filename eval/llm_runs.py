"""Runs with a language model: which one is asked, what it says kept in a folder, or taken from there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from eval.run import Report
from eval.systems import PunktSystem, punkt_system
from rag.config import Settings
from rag.errors import EvalError
from rag.llm.opening import open_llm
from rag.llm.recording import Recording, Replaying
from rag.llm.replies import LanguageModel
from rag.model import Answer, Cost


@dataclass(frozen=True)
class LlmRun:
    """A model by LangChain's name for it, and where its server is, if not where the settings say.

    Every exchange is kept in the folder `record`. With `replay` nobody is asked, and what such a folder has
    is said again.
    """

    name: str
    base_url: str | None = None
    record: Path | None = None
    replay: Path | None = None

    @staticmethod
    def replayed(folder: Path, name: str | None = None) -> LlmRun:
        """The run that was recorded in a folder, of the model `name` if it has several.

        Raises EvalError where nothing is recorded there, or it is not said of which model.
        """
        names = {name} if name else _recorded(folder)
        if len(names) != 1:
            several = f"has replies of {', '.join(sorted(names))}; name one: --llm PROVIDER:MODEL"
            raise EvalError(f"{folder}: {several if names else 'no reply is recorded here; see --record'}")
        return LlmRun(names.pop(), replay=folder)

    def open_system(self, corpus: Path, settings: Settings) -> AbstractContextManager[PunktSystem]:
        """Punkt with the model, over a throw-away home. Raises EvalError and ModelUnavailable."""
        return punkt_system(corpus, settings, self.model(settings))

    def model(self, settings: Settings) -> LanguageModel:
        """The model, opened: it is asked every time, whatever was kept before. Raises ModelUnavailable."""
        if self.replay:
            return Replaying(self.replay, self.name)
        named = {"llm": self.name, "llm_base_url": self.base_url or settings.llm_base_url, "llm_cache": False}
        opened = open_llm(settings.model_copy(update=named))
        return Recording(opened, self.record) if self.record else opened

    def notes(self, report: Report) -> tuple[str, ...]:
        """How many answers are the model's own, why the others are not, and what they took."""
        answers = list(_answers(report))
        own = sum(answer.mode == "generative" for answer in answers)
        used = [answer.usage for answer in answers if answer.usage]
        return (
            f"{own} of {len(answers)} answers are in the words of {self.name}",
            *(f"{count} not: {note}" for note, count in _given_up(answers)),
            _took(used),
        )


def _recorded(folder: Path) -> set[str]:
    """The models whose replies are in a folder. Raises EvalError where a file is no recorded reply."""
    names = set()
    for path in sorted(folder.glob("*.json")):
        try:
            names.add(str(json.loads(path.read_bytes())["model"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EvalError(f"{path}: not a recorded reply; take it out of the folder") from error
    return names


def _answers(report: Report) -> Iterator[Answer]:
    for suite in report.suites:
        yield from (result.trial.answer for result in suite.results if result.trial.answer)


def _given_up(answers: list[Answer]) -> list[tuple[str, int]]:
    """What the notes of the answers without the model begin with, and how often."""
    firsts = Counter(answer.notes[0] for answer in answers if answer.mode != "generative" and answer.notes)
    return firsts.most_common()


def _took(used: list[Cost]) -> str:
    tokens = f"{sum(one.tokens_in for one in used)} tokens in, {sum(one.tokens_out for one in used)} out"
    return f"the model took {tokens}; requests: {sum(one.calls for one in used)}"
