"""A judgement as a person reads it in the terminal, and as JSON for other programs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.judging.agreement import Agreement
from eval.judging.asking import Support
from eval.judging.judge import JudgedCase, Judgement
from eval.printing import line

Json = dict[str, Any]

#: The verdicts in the order they are shown; None is unscored.
_SHOWN: tuple[Support | None, ...] = (Support.FULL, Support.PARTIAL, Support.NONE, None)
#: How many of the sentences and labels that a reader should look at are printed; JSON has all of them.
_LISTED = 10


def print_judgement(judgement: Judgement, agreement: Agreement | None, console: Console) -> None:
    """Verdicts by suite, agreement with people, and the first sentences it does not fully support."""
    console.print(_table(judgement))
    if agreement:
        line(console, agreement_line(agreement))
        for one in agreement.disagreements[:_LISTED]:
            line(console, f"  {one.id}: label {one.label}, judged {one.judged}: {one.reason}")
    else:
        line(console, "agreement with people: not measured")
    faults = [
        f"  {case.case}: {_name(sentence.verdict.support)}: {sentence.text!r}: {sentence.verdict.reason}"
        for case in judgement.cases
        for sentence in case.sentences
        if sentence.verdict.support is not Support.FULL
    ]
    for fault in faults[:_LISTED]:
        line(console, fault)
    if len(faults) > _LISTED:
        line(console, f"  and {len(faults) - _LISTED} more")
    line(console, "The judge is advisory: it changes no score and no limit.")


def agreement_line(agreement: Agreement) -> str:
    """Kappa, plain and weighted, over how many labels."""
    unscored = f", {agreement.unscored} unscored" if agreement.unscored else ""
    return (
        f"agreement with people: kappa {_number(agreement.kappa)}, linearly weighted "
        f"{_number(agreement.weighted_kappa)}, over {agreement.n} labels{unscored}"
    )


def judgement_json(judgement: Judgement, agreement: Agreement | None) -> Json:
    """Every sentence with its verdict and reason, the counts, and the agreement where it was measured."""
    return {
        "advisory": True,
        "model": judgement.model,
        "counts": {_name(support): judgement.counts[support] for support in _SHOWN},
        "supported": judgement.supported,
        "agreement": agreement and _agreement_json(agreement),
        "cases": [_case_json(case) for case in judgement.cases],
    }


def _table(judgement: Judgement) -> Table:
    table = Table("suite", title=f"judged by {escape(judgement.model)}", title_justify="left")
    for support in _SHOWN:
        table.add_column(_name(support), justify="right")
    for suite in dict.fromkeys(case.suite for case in judgement.cases):
        counts = Counter(
            sentence.verdict.support
            for case in judgement.cases
            if case.suite == suite
            for sentence in case.sentences
        )
        table.add_row(escape(suite), *(str(counts[support]) for support in _SHOWN))
    return table


def _agreement_json(agreement: Agreement) -> Json:
    return {
        "kappa": agreement.kappa,
        "weighted_kappa": agreement.weighted_kappa,
        "n": agreement.n,
        "unscored": agreement.unscored,
        "confusion": {
            label: {judged: agreement.confusion.get((label, judged), 0) for judged in Support}
            for label in Support
        },
        "disagreements": [
            {"id": one.id, "label": one.label, "judged": one.judged, "reason": one.reason}
            for one in agreement.disagreements
        ],
    }


def _case_json(case: JudgedCase) -> Json:
    return {
        "suite": case.suite,
        "id": case.case,
        "sentences": [
            {"text": s.text, "support": s.verdict.support, "reason": s.verdict.reason} for s in case.sentences
        ],
    }


def _name(support: Support | None) -> str:
    return support or "unscored"


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"
