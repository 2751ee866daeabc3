"""A false premise is denied in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_samples import REFUSAL, answered
from reading_samples import counts, harbour, trial

from eval.reading.premise import premise_corrected
from eval.trial import Trial
from rag.model import Claim

QUESTION = "Hvorfor ligger der 90 både ved Nordmolen?"
FACT = "Ved Nordmolen ligger 40 både."


def asked(folder: Path, *texts: str, **keys: object) -> Trial:
    premise: dict[str, object] = {"type": "false_premise", "question": QUESTION}
    return trial(harbour(folder), answered(*map(Claim, texts)), **(premise | keys))


@pytest.mark.parametrize(
    "texts",
    [
        ["Nej, der ligger 40 både."],
        ["Der ligger ikke 90 både ved Nordmolen.", FACT],
        ["Ved Nordmolen ligger derimod 40 både."],
        ["Ved Nordmolen ligger i stedet 40 både."],
        ["Det passer ikke, at der ligger 90 både.", FACT],
    ],
)
def test_a_denial_or_a_contrast_corrects(tmp_path: Path, texts: list[str]) -> None:
    assert counts(premise_corrected(asked(tmp_path, *texts))) == (1, 1)


@pytest.mark.parametrize(
    "texts",
    [
        [FACT],
        [FACT, "Skuret har ikke været brugt siden 2019."],
        ["Ved Nordmolen ligger ikke kun joller, men 40 både."],
    ],
)
def test_a_right_figure_that_a_reader_has_to_notice_does_not(tmp_path: Path, texts: list[str]) -> None:
    score = premise_corrected(asked(tmp_path, *texts))
    assert counts(score) == (0, 1)
    assert QUESTION in score.reason


def test_only_right_answers_to_false_premises_are_judged(tmp_path: Path) -> None:
    assert premise_corrected(asked(tmp_path, FACT, type="lookup")).value is None
    assert premise_corrected(asked(tmp_path, "Nej, der ligger 25 både.")).value is None
    refused = trial(harbour(tmp_path), REFUSAL, type="false_premise", question=QUESTION)
    assert premise_corrected(refused).value is None
    should = trial(harbour(tmp_path), REFUSAL, type="false_premise", refuse=True, facts=[], citations=[])
    assert premise_corrected(should).value is None
