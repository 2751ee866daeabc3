"""Who tells of a proposal, an amendment or a vote also tells what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_samples import ADOPTED, BOATS, CLOSING, SHED, VOTE, counts, harbour, said, trial

from eval.reading.outcome import outcome_told

PROPOSED = ("Indstillingen lød: at havnen lukkes om mandagen.", 7, CLOSING)


@pytest.mark.parametrize(
    "told",
    [
        PROPOSED,
        ("A stemte for; V stemte imod.", 7, VOTE),
        ("V fremsatte et ændringsforslag.", 7, BOATS),
    ],
)
def test_a_proposal_a_vote_and_an_amendment_each_need_an_outcome(
    tmp_path: Path, told: tuple[str, int, str]
) -> None:
    minutes = harbour(tmp_path)
    alone = outcome_told(trial(minutes, said(minutes, told)))
    assert counts(alone) == (0, 1)
    assert "havn.txt Punkt 7" in alone.reason
    ended = said(minutes, told, ("Beslutning: Indstillingen blev tiltrådt.", 7, ADOPTED))
    assert counts(outcome_told(trial(minutes, ended))) == (1, 1)


@pytest.mark.parametrize(
    "told",
    [
        ("Indstillingen blev ikke tiltrådt.", 7, ADOPTED),
        ("Forvaltningen foreslår, at det tiltrædes.", 7, BOATS),
        ("Sagen blev udsat.", 7, ADOPTED),
        ("Det blev tiltrådt at flytte skuret.", 8, SHED),
        ("Det blev tiltrådt.", 7, CLOSING),
    ],
)
def test_what_is_no_outcome_of_that_punkt_does_not_tell_it(
    tmp_path: Path, told: tuple[str, int, str]
) -> None:
    minutes = harbour(tmp_path)
    assert counts(outcome_told(trial(minutes, said(minutes, PROPOSED, told)))) == (0, 1)


def test_a_decision_without_a_word_for_its_outcome_is_told_in_its_own_words(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    proposed = (
        "Indstillingen lød: at forslag til lokalplan vedtages.",
        8,
        "at forslag til lokalplan vedtages",
    )
    moved = ("Skuret flyttes til Vestkajen, besluttede udvalget.", 8, SHED)
    other = ("Skuret har ikke været brugt siden 2019.", 8, "Skuret har ikke været brugt siden 2019.")
    assert counts(outcome_told(trial(minutes, said(minutes, proposed, moved)))) == (1, 1)
    assert counts(outcome_told(trial(minutes, said(minutes, proposed, other)))) == (0, 1)


def test_a_punkt_without_a_decision_has_no_outcome_to_tell(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    crane = said(minutes, ("Forvaltningen foreslår, at kranen købes.", 9, "at kranen købes"))
    assert outcome_told(trial(minutes, crane)).value is None


def test_words_that_only_look_like_a_vote_or_stand_elsewhere_need_none(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    boats = said(minutes, ("Ejerne bestemte og stemte for at blive.", 7, BOATS))
    assert outcome_told(trial(minutes, boats)).value is None
    decided = said(minutes, ("Havnens bestemmelser blev tiltrådt.", 7, ADOPTED))
    assert outcome_told(trial(minutes, decided)).value is None
