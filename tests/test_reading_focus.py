"""A right answer says what was asked, and says it first."""

from __future__ import annotations

from pathlib import Path

from eval_samples import REFUSAL
from reading_samples import ADOPTED, BOATS, CLOSING, VOTE, counts, harbour, said, trial

from eval.reading.focus import answer_focus, first_fact

FACT = ("Ved Nordmolen ligger 40 både.", 7, BOATS)
BESIDE = ("Skuret har ikke været brugt siden 2019.", 8, "Skuret har ikke været brugt siden 2019.")
PROPOSED = ("Indstillingen lød: at havnen lukkes om mandagen.", 7, CLOSING)
BECAME = ("Beslutning: Indstillingen blev tiltrådt.", 7, ADOPTED)


def test_focus_is_the_share_of_sentences_that_hold_what_was_asked(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    score = answer_focus(trial(minutes, said(minutes, FACT, BESIDE)))
    assert counts(score) == (1, 2)
    assert BESIDE[0] in score.reason
    assert counts(answer_focus(trial(minutes, said(minutes, FACT)))) == (1, 1)


def test_the_first_fact_is_told_by_its_place_among_the_sentences(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    assert counts(first_fact(trial(minutes, said(minutes, FACT, BESIDE)))) == (1, 1)
    assert counts(first_fact(trial(minutes, said(minutes, BESIDE, BESIDE, FACT)))) == (3, 1)


def test_the_outcome_of_a_vote_that_is_told_is_not_beside_the_point(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    voted = ("V stemte imod.", 7, VOTE)
    facts = [["V stemte imod"]]
    assert counts(answer_focus(trial(minutes, said(minutes, voted, BECAME), facts=facts))) == (1, 1)


def test_a_proposal_belongs_to_its_outcome_and_to_nothing_else(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    outcome = trial(minutes, said(minutes, BECAME, PROPOSED), facts=[["tiltrådt"]])
    assert counts(answer_focus(outcome)) == (1, 1)
    assert counts(answer_focus(trial(minutes, said(minutes, FACT, PROPOSED)))) == (1, 2)


def test_an_outcome_that_nobody_asked_for_is_beside_the_point(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    assert counts(answer_focus(trial(minutes, said(minutes, FACT, BECAME)))) == (1, 2)


def test_only_right_answers_are_looked_at(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    wrong = trial(minutes, said(minutes, BESIDE))
    forbidden = trial(minutes, said(minutes, FACT, BESIDE), forbidden=["2019"])
    for one in (wrong, forbidden, trial(minutes, REFUSAL), trial(minutes, None)):
        assert answer_focus(one).value is None
        assert first_fact(one).value is None
