"""Make wrong and right answers from right ones, and put them to both judges. The same in every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from eval.mutants.basis import Basis
from eval.mutants.equivalents import EQUIVALENTS, Write
from eval.mutants.judges import caught, doubted, faults
from eval.mutants.operators import OPERATORS, Operator
from eval.mutants.references import references
from eval.mutants.verdicts import Judged, MutantReport
from eval.run import Report, Result, SuiteReport
from eval.trial import Trial
from rag.errors import EvalError
from rag.model import Claim

#: So many of one kind are made of one right answer, and kept of one suite; more say nothing new.
OF_ONE_BASIS, OF_ONE_SUITE = 2, 60


def run_mutants(report: Report) -> MutantReport:
    """Judge mutants and equivalents of the right answers of a run, and of answers written from its minutes.

    Raises EvalError where the run has no result, as there are no minutes to write from then.
    """
    parts = [_run_suite(suite) for suite in report.suites if suite.results]
    if not parts:
        raise EvalError("no results to make mutants from; run a suite that has cases")
    return MutantReport(
        sum(part.bases for part in parts),
        tuple(one for part in parts for one in part.rejected),
        tuple(one for part in parts for one in part.mutants),
        tuple(one for part in parts for one in part.equivalents),
        tuple(operator.name for operator in OPERATORS),
        tuple(way.name for way in EQUIVALENTS),
    )


def _run_suite(suite: SuiteReport) -> MutantReport:
    minutes = suite.results[0].trial.minutes
    found = [*_real(suite), *references(minutes, suite.name)]
    judged = [(basis, _judged(basis, "as-it-is", 1, basis.claim)) for basis in found]
    rejected = tuple(verdict for _, verdict in judged if verdict.by_harness or verdict.by_verification)
    bases = [basis for basis, verdict in judged if not (verdict.by_harness or verdict.by_verification)]
    mutants = tuple(one for operator in OPERATORS for one in _mutants(operator, bases))
    equivalents = tuple(one for way in EQUIVALENTS for one in _equivalents(way.name, way.write, bases))
    return MutantReport(len(bases), rejected, mutants, equivalents)


def _real(suite: SuiteReport) -> Iterator[Basis]:
    """The claims of the right answers of a run."""
    for result in suite.results:
        answer = result.trial.answer
        if answer is not None and not answer.refused and _is_right(result):
            for index, claim in enumerate(answer.claims):
                if claim.citations:
                    yield Basis(
                        f"{suite.name}/{result.trial.case.id}.{index + 1}", result.trial, index, found=True
                    )


def _is_right(result: Result) -> bool:
    """Right, cited and valid; whether its statements stand in its Punkter is for the judges to say."""
    return result.scores["right_and_cited"].value == 1 and result.scores["citation_valid"].value == 1


def _mutants(operator: Operator, bases: Sequence[Basis]) -> Iterator[Judged]:
    for basis, number, claim in _kept([(b, n, c) for b in bases for n, c in _made(operator.make, b)]):
        yield _judged(basis, operator.name, number, claim, operator.caught_by)


def _equivalents(name: str, write: Write, bases: Sequence[Basis]) -> Iterator[Judged]:
    for basis, number, claim in _kept([(b, n, c) for b in bases for n, c in _made(write, b)]):
        yield _judged(basis, name, number, claim)


def _made(make: Write, basis: Basis) -> list[tuple[int, Claim]]:
    found = [claim for claim in dict.fromkeys(make(basis)) if claim != basis.claim]
    return list(enumerate(found[:OF_ONE_BASIS], 1))


def _kept(made: list[tuple[Basis, int, Claim]]) -> list[tuple[Basis, int, Claim]]:
    """Those that are judged, spread over the suite by a hash of their names: no order favours some."""

    def place(one: tuple[Basis, int, Claim]) -> str:
        return sha256(f"{one[0].id}#{one[1]}".encode()).hexdigest()

    return sorted(sorted(made, key=place)[:OF_ONE_SUITE], key=lambda one: (one[0].id, one[1]))


def _judged(
    basis: Basis, operator: str, number: int, claim: Claim, metrics: tuple[str, ...] | None = None
) -> Judged:
    """What both judges say of an answer with one claim changed; each claim is verified by itself."""
    trial = basis.with_claim(claim)
    found = faults(trial, metrics) if metrics else faults(trial)
    alone = replace(basis.answer, claims=(claim,))
    return Judged(
        f"{basis.id}#{operator}#{number}",
        operator,
        _shown(basis.trial, basis.index),
        _shown(trial, basis.index),
        caught(trial, metrics) if metrics else bool(found),
        bool(doubted(alone, trial.minutes)),
        "; ".join(found),
    )


def _shown(trial: Trial, index: int) -> str:
    claim = trial.answer.claims[index] if trial.answer else Claim("")
    marks = ", ".join(f"{one.document} Punkt {one.punkt}, {one.date}" for one in claim.citations)
    return f"{claim.text} [{marks or 'uncited'}]"
