"""One label, one value."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_samples import answered
from reading_samples import counts, harbour, trial

from eval.reading.values import competing_values
from rag.model import Claim


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moler i alt, Budget 2025: 310 (i 1.000 kr.).", "Moler i alt, Budget 2025: 75 (i 1.000 kr.)."),
        ("Moler, Budget 2025: 310.", "Budget 2025, Moler: 75."),
        ("Havnen koster 8,6 mio. kr.", "Havnen koster 9,1 mio. kr."),
        ("Model 2 koster 8,6 mio. kr.", "Model 2 koster 9,1 mio. kr."),
    ],
)
def test_two_values_for_one_label_or_frame_compete(tmp_path: Path, one: str, other: str) -> None:
    score = competing_values(trial(harbour(tmp_path), answered(Claim(one), Claim(other))))
    assert counts(score) == (1, 1)
    assert one.rstrip(".") in score.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moler, Budget 2025: 310.", "Moler, Budget 2026: 75."),
        ("Moler, Budget 2025: 310.", "Broer, Budget 2025: 75."),
        ("Moler, Model 2: 310.", "Moler, Model 3: 75."),
        ("Moler, Budget 2025: 310.", "Moler, Budget 2025: 310."),
        ("Havnen koster 8,6 mio. kr.", "Havnen koster 8.632.000 kr."),
        ("Model 2 koster 8,6 mio. kr.", "Model 3 koster 9,1 mio. kr."),
        ("Fase 1 varer 3 måneder.", "Fase 2 varer 3 måneder."),
        ("Den 4. juni lå der 40 både.", "Den 5. juni lå der 25 både."),
    ],
)
def test_values_that_are_told_apart_or_are_one_do_not(tmp_path: Path, one: str, other: str) -> None:
    assert counts(competing_values(trial(harbour(tmp_path), answered(Claim(one), Claim(other))))) == (0, 1)


@pytest.mark.parametrize(("one", "other"), [("Bilag 1.", "Bilag 2."), ("I alt: 310.", "I alt: 75.")])
def test_a_single_word_names_nothing(tmp_path: Path, one: str, other: str) -> None:
    score = competing_values(trial(harbour(tmp_path), answered(Claim(one), Claim(other))))
    assert score.value is None


def test_one_figure_has_nothing_to_compete_with(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    assert competing_values(trial(minutes, answered(Claim("Havnen koster 9,1 mio. kr.")))).value is None
    assert competing_values(trial(minutes, None)).value is None
