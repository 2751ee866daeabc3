"""Whether questions that are answered right are still answered right when they are typed in other ways.

Each way is the same in every run: a misspelling is chosen by a hash of the case's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from eval.cases import Case
from eval.metrics import METRICS
from eval.run import Result, SuiteReport, System, ask
from eval.trial import Measure, Score, Trial, rate
from rag.model import Answer

#: A word of so many letters is long enough to be recognised with one slip of the keyboard.
LONG = 8
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_NARROW = str.maketrans("æøåÆØÅ", "aoaAOA")
#: Punctuation at the edge of a word; inside a number, a date or a case number it stays.
_PUNCTUATION = re.compile(r"[^\w\s%§](?!\w)|(?<!\w)[^\w\s%§]")

_DECIDING = tuple(metric for metric in METRICS if metric.name in {"right_and_cited", "refusal_recall"})

Type = Callable[[Case], str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to type a question."""

    name: str
    meaning: str
    type: Type


def ae_oe_aa(case: Case) -> str:
    """'På' is typed 'paa'."""
    return case.question.translate(_WIDE)


def a_o_a(case: Case) -> str:
    """'På' is typed 'pa'."""
    return case.question.translate(_NARROW)


def capitals(case: Case) -> str:
    """All in capitals."""
    return case.question.upper()


def plain(case: Case) -> str:
    """All in small letters, without punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", case.question.casefold()).split())


def misspelt(case: Case) -> str:
    """One long word with two inner letters swapped, one left out, or one typed twice."""
    long = [found for found in _WORD.finditer(case.question) if len(found.group()) >= LONG]
    if not long:
        return case.question
    dice = int(sha256(case.id.encode()).hexdigest(), 16)
    word = long[dice % len(long)]
    at = 1 + dice // 7 % (len(word.group()) - 3)
    return case.question[: word.start()] + _slipped(word.group(), at, dice // 3) + case.question[word.end() :]


def _slipped(word: str, at: int, dice: int) -> str:
    before, first, second, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    slips = [before + first + after, before + first * 2 + second + after]
    if first != second:
        slips.append(before + second + first + after)
    return slips[dice % len(slips)]


WAYS: tuple[Way, ...] = (
    Way("ae-oe-aa", "æ, ø and å as ae, oe and aa", ae_oe_aa),
    Way("a-o-a", "æ, ø and å as a, o and a", a_o_a),
    Way("capitals", "all in capitals", capitals),
    Way("plain", "small letters, no punctuation", plain),
    Way("misspelt", "one slip in a long word", misspelt),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A question typed in one way, of a case that is answered right as it is written."""

    case: str
    way: str
    question: str
    right: bool
    reason: str


@dataclass(frozen=True)
class TypingReport:
    """What came of one suite."""

    suite: str
    typed: tuple[Typed, ...]

    def kept(self, way: str) -> Measure:
        """How many of the questions that a way of typing changes stay right."""
        found = [one for one in self.typed if one.way == way]
        return rate([Score(int(one.right), 1, one.reason) for one in found])

    @property
    def lost(self) -> tuple[Typed, ...]:
        """The questions that are answered wrong when they are typed so."""
        return tuple(one for one in self.typed if not one.right)


def type_otherwise(
    system: System, suite: SuiteReport, on_question: Callable[[], object] = lambda: None
) -> TypingReport:
    """Ask every question of a suite that was answered right again, in every way that changes it."""
    kept: list[Typed] = []
    for way in WAYS:
        for result in suite.results:
            typed = way.type(result.trial.case)
            if not result.failed and typed != result.trial.case.question:
                kept.append(_asked(system, result.trial, way, typed))
                on_question()
    return TypingReport(suite.name, tuple(kept))


def _asked(system: System, trial: Trial, way: Way, question: str) -> Typed:
    """What comes of a question, scored by the metric that decides the case; ranking is not asked for."""
    case = trial.case.model_copy(update={"question": question})
    made = ask(_Answering(system), case, trial.minutes)
    scored = Result(made, {metric.name: metric.score(made) for metric in _DECIDING})
    return Typed(case.id, way.name, question, not scored.failed, scored.reason)


@dataclass(frozen=True)
class _Answering:
    """A system that is not asked to rank."""

    system: System

    def answer(self, question: str) -> Answer:
        """The system's answer."""
        return self.system.answer(question)

    def rank(self, question: str, k: int) -> None:
        """Nothing."""
