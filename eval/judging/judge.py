"""Judging the answers of a finished report, sentence by sentence, against the agenda items they cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.grounding import Statement, statements
from eval.judging.asking import OnAsked, Question, Support, Verdict, ask
from eval.minutes import Minutes, Place
from eval.run import Report, Result

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

UNCITED = Verdict(Support.NONE, "cites no agenda item that exists; not asked")


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence of an answer, and what the judge says of it."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """The sentences of one answer, in reading order."""

    suite: str
    case: str
    sentences: tuple[JudgedSentence, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says of every answer that is no refusal. Advisory: no score and no limit reads it."""

    model: str
    cases: tuple[JudgedCase, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts, in the order of the cases."""
        return tuple(sentence.verdict for case in self.cases for sentence in case.sentences)

    @property
    def counts(self) -> Counter[Support | None]:
        """How many sentences got each verdict; None counts the unscored."""
        return Counter(verdict.support for verdict in self.verdicts)

    @property
    def supported(self) -> float | None:
        """The share of scored sentences that are fully carried, or None where none was scored."""
        scored = sum(verdict.support is not None for verdict in self.verdicts)
        return self.counts[Support.FULL] / scored if scored else None


def judge(report: Report, model: BaseChatModel, on_asked: OnAsked | None = None) -> Judgement:
    """Judge every sentence of every answer against the text of the agenda items its claim cites.

    A sentence that cites nothing is carried by nothing and is not asked about; refusals are left out.
    `on_asked` hears how many sentences are done. Models and servers that fail leave sentences unscored.
    """
    told = [(suite.name, result, list(_told(result))) for suite in report.suites for result in suite.results]
    questions = [
        Question(_evidence(statement, result.trial.minutes), statement.text)
        for _, result, said in told
        for statement in said
        if any(statement.places)
    ]
    verdicts = iter(ask(model, questions, on_asked))
    cases = [
        JudgedCase(name, result.trial.case.id, tuple(_judged(statement, verdicts) for statement in said))
        for name, result, said in told
        if said
    ]
    return Judgement(model.get_name(), tuple(cases))


def _told(result: Result) -> Iterator[Statement]:
    return iter(()) if result.trial.refused else statements(result.trial)


def _judged(statement: Statement, verdicts: Iterator[Verdict]) -> JudgedSentence:
    return JudgedSentence(statement.text, next(verdicts) if any(statement.places) else UNCITED)


def _evidence(statement: Statement, minutes: Minutes) -> str:
    """The cited items in full, each below what the head of its minutes says."""
    places: list[Place] = [place for place in statement.places if place]
    return "\n\n".join(f"{minutes.context(place)}\n\n{minutes.text(place)}" for place in places)
