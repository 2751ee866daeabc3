"""Training the bundled model: the folded table is the student, and training brings it near its teacher."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rag.store.distill import Recipe, Student, Vocabulary, folded, train, usable_pairs
from rag.store.parallel import read_pairs
from rag.store.static_model import quantise

SUBJECTS = ["skolen school", "vejen road", "broen bridge", "havnen harbour", "parken park", "hallen hall"]
VERBS = ["lukker closes", "åbner opens", "flytter moves", "bygges grows"]
PAIRS = [
    (f"{subject.split()[0]} {verb.split()[0]}", f"{subject.split()[1]} {verb.split()[1]}")
    for subject in SUBJECTS
    for verb in VERBS
]


@pytest.fixture(scope="module")
def student() -> Student:
    """A small student that trains in a second."""
    recipe = Recipe(buckets=512, width=8, epochs=40, batch=12, learning_rate=0.05)
    return train(PAIRS, teacher_vectors(), recipe)


def teacher_vectors() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """One direction a subject plus one a verb, at length one."""
    rows = [np.eye(10)[s] + np.eye(10)[6 + v] for s in range(len(SUBJECTS)) for v in range(len(VERBS))]
    return (np.array(rows) / 2**0.5).astype(np.float32)


def test_the_student_learns_its_teacher_s_nearness_in_both_languages(student: Student) -> None:
    model = quantise(folded(student))
    danish, english = (model.embed([pair[n] for pair in PAIRS]) for n in (0, 1))
    np.testing.assert_array_equal((danish @ english.T).argmax(axis=1), np.arange(len(PAIRS)))


def test_folding_the_linear_layer_keeps_every_cosine(student: Student) -> None:
    plain = (student.vectors * student.weights[:, None]).detach().numpy()
    outputs, table = plain @ student.linear.detach().numpy(), folded(student)
    np.testing.assert_allclose(table @ table.T, outputs @ outputs.T, atol=1e-3, rtol=1e-3)


def test_words_are_numbered_once_across_both_languages() -> None:
    vocabulary = Vocabulary()
    danish, english = vocabulary.side(["budget og vej", ""]), vocabulary.side(["budget"])
    assert danish.words.tolist() == [0, 1, 2]
    assert danish.starts.tolist() == [0, 3, 3]
    assert english.words.tolist() == [0]


def test_only_pairs_of_fitting_length_are_used_and_each_once(tmp_path: Path) -> None:
    lines = ["En lille sætning om skolen\tA small sentence about schools\n"] * 2 + ["Nej\tNo\n", "uden tab\n"]
    (tmp_path / "pairs.tsv").write_text("".join(lines), encoding="utf-8")
    assert len(list(read_pairs(tmp_path / "pairs.tsv"))) == 3
    assert usable_pairs(tmp_path / "pairs.tsv", 10) == [
        ("En lille sætning om skolen", "A small sentence about schools")
    ]
