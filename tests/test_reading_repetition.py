"""A thing is said once."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_samples import REFUSAL
from reading_samples import ADOPTED, BOATS, CLOSING, SHED, counts, harbour, said, trial

from eval.reading.repetition import repeated

FIRST = "Ved Nordmolen ligger 40 både, og i Sydbassinet ligger 25 både."


@pytest.mark.parametrize(
    "later",
    [
        FIRST,
        "Ved Nordmolen ligger der 40 både.",
        "Det fremgår: Ved Nordmolen ligger 40 både, og i Sydbassinet ligger 25 både.",
    ],
)
def test_what_an_earlier_sentence_said_is_said_again(tmp_path: Path, later: str) -> None:
    minutes = harbour(tmp_path)
    score = repeated(trial(minutes, said(minutes, (FIRST, 7, BOATS), (later, 7, BOATS))))
    assert counts(score) == (1, 2)
    assert later in score.reason


@pytest.mark.parametrize(
    "later",
    [
        "Ved Nordmolen ligger 41 både.",
        "Ved Nordmolen ligger ikke 40 både.",
        "I Sydbassinet ligger 40 både, og ved Nordmolen ligger 25 både.",
        "Ved Nordmolen ligger 40 både fra Bornholm og Samsø.",
        "Både.",
    ],
)
def test_what_adds_denies_or_swaps_is_another_thing(tmp_path: Path, later: str) -> None:
    minutes = harbour(tmp_path)
    assert counts(repeated(trial(minutes, said(minutes, (FIRST, 7, BOATS), (later, 7, BOATS))))) == (0, 2)


def test_another_figure_among_many_words_is_another_thing(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    long = "Ved Nordmolen i den østlige havn ligger om sommeren efter tællingen 40 både med sejl og motor."
    other = long.replace("40", "41")
    assert counts(repeated(trial(minutes, said(minutes, (long, 7, BOATS), (other, 7, BOATS))))) == (0, 2)


def test_a_decision_in_the_words_of_its_proposal_is_no_repetition(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    proposed = ("Indstillingen lød: at havnen lukkes om mandagen.", 7, CLOSING)
    decided = ("Havnen lukkes om mandagen.", 7, ADOPTED)
    assert counts(repeated(trial(minutes, said(minutes, proposed, decided)))) == (0, 2)
    assert counts(repeated(trial(minutes, said(minutes, proposed, proposed)))) == (1, 2)


def test_the_same_words_of_two_punkter_are_two_things(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    text = "Udvalget besluttede at flytte skuret."
    assert counts(repeated(trial(minutes, said(minutes, (text, 8, SHED), (text, 7, BOATS))))) == (0, 2)


def test_a_refusal_repeats_nothing(tmp_path: Path) -> None:
    assert repeated(trial(harbour(tmp_path), REFUSAL)).value is None
