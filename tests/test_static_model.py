"""The bundled model: deterministic buckets, unit vectors, meaning across words and languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.store.embedding import BUNDLED
from rag.store.static_model import (
    CONFIG,
    StaticModel,
    load_static,
    quantise,
    save_static,
    split_words,
    text_buckets,
    word_buckets,
)

ROOT = Path(__file__).parents[1]
MODEL = load_static(BUNDLED)


def similarity(left: str, right: str) -> float:
    a, b = MODEL.embed([left, right])
    return float(a @ b)


def test_buckets_are_the_same_in_every_process_and_release() -> None:
    assert word_buckets("by", 65_536) == (22_623, 1_371, 6_472)


def test_a_word_is_itself_and_its_n_grams_with_borders() -> None:
    assert (
        len(word_buckets("skole", 65_536)) == 1 + len("<skole>") - 2 + len("<skole>") - 3 + len("<skole>") - 4
    )


def test_danish_letters_and_their_transcription_are_one_word() -> None:
    assert split_words("Ærø ÅRHUS") == split_words("aeroe aarhus") == ["aeroe", "aarhus"]


def test_composed_and_decomposed_letters_are_one_word() -> None:
    assert split_words("gra\u030ad") == split_words("gråd")


@given(st.text(max_size=60), st.integers(min_value=1, max_value=100_000))
def test_buckets_stay_within_the_table(text: str, buckets: int) -> None:
    assert all(0 <= number < buckets for number in text_buckets(text, buckets))


@given(st.text(max_size=60))
def test_the_vector_is_the_sum_of_its_rows_scaled_to_one(text: str) -> None:
    total = np.zeros(MODEL.dimensions, dtype=np.float64)
    for number in text_buckets(text, len(MODEL.scales)):
        total += MODEL.vectors[number].astype(np.float64) * MODEL.scales[number]
    length = np.linalg.norm(total)
    np.testing.assert_allclose(MODEL.embed([text])[0], total / length if length else total, atol=1e-5)


def test_a_text_without_words_is_a_zero_vector() -> None:
    assert not MODEL.embed(["", " – "]).any()


def test_no_texts_give_no_rows() -> None:
    assert MODEL.embed([]).shape == (0, MODEL.dimensions)


def test_a_compound_lies_near_its_part() -> None:
    assert similarity("boligbyggeri", "boliger") > similarity("boligbyggeri", "sygdom")


def test_other_words_for_the_same_lie_nearer_than_other_things() -> None:
    cheaper = similarity("Hvor mange penge bruger vi?", "Udgifterne steg.")
    assert cheaper > similarity("Hvor mange penge bruger vi?", "Formanden bød velkommen.")


@pytest.mark.parametrize(
    ("english", "danish", "other"),
    [
        ("unemployment benefits", "arbejdsløshedsdagpenge", "vejarbejde"),
        ("Who voted against the proposal?", "Hvem stemte imod forslaget?", "Hvor ligger skolen?"),
        ("housing for elderly people", "boliger til ældre", "møde i udvalget"),
    ],
)
def test_english_lies_near_its_danish_translation(english: str, danish: str, other: str) -> None:
    assert similarity(english, danish) > similarity(english, other) + 0.2


def test_saving_and_loading_keeps_every_vector(tmp_path: Path) -> None:
    table = np.random.default_rng(1).normal(size=(64, 8)).astype(np.float32)
    saved = save_static(table, tmp_path)
    loaded = load_static(tmp_path)
    assert loaded.name == saved.name
    np.testing.assert_array_equal(loaded.embed(["en skole"]), saved.embed(["en skole"]))


def test_eight_bits_are_close_to_the_floats_and_stable() -> None:
    table = np.random.default_rng(2).normal(size=(64, 8)).astype(np.float32)
    model = quantise(table)
    rows = model.vectors * model.scales[:, None]
    assert np.abs(rows - table).max() <= float(np.abs(table).max()) / 254 + 1e-6
    assert quantise(rows).fingerprint == model.fingerprint


def test_an_untrained_bucket_is_zero_not_an_error() -> None:
    model = quantise(np.zeros((4, 3), dtype=np.float32))
    assert not model.embed(["skole"]).any()


def test_a_model_of_another_scheme_is_refused(tmp_path: Path) -> None:
    save_static(np.ones((4, 3), dtype=np.float32), tmp_path)
    (tmp_path / CONFIG).write_text(json.dumps({"scheme": "bytes/9", "fingerprint": "0"}), encoding="utf-8")
    with pytest.raises(ValueError, match="bytes/9"):
        load_static(tmp_path)


def test_the_shipped_fingerprint_is_that_of_the_shipped_weights() -> None:
    rows = MODEL.vectors * MODEL.scales[:, None]
    assert quantise(rows).fingerprint == MODEL.fingerprint


def test_all_shipped_data_stay_under_sixteen_megabytes() -> None:
    sizes = [path.stat().st_size for path in BUNDLED.parent.rglob("*") if path.is_file()]
    assert sum(sizes) < 16_000_000


def test_it_needs_neither_torch_nor_sentence_transformers() -> None:
    code = (
        "import sys\n"
        "from rag.store.embedding import load_embedder\n"
        "load_embedder(None).embed_queries(['Hvem stemte imod?'])\n"
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_sentence_transformers_gives_the_same_vectors() -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["Hvem stemte imod?", "", "Budgettet for 2025 er på 1.374 mio. kr.", "Who voted against?"]
    loaded = SentenceTransformer(str(BUNDLED), trust_remote_code=True, device="cpu")
    np.testing.assert_allclose(loaded.encode(texts), MODEL.embed(texts), atol=1e-5)


def test_sentence_transformers_can_save_it_again(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    SentenceTransformer(str(BUNDLED), trust_remote_code=True, device="cpu").save(str(tmp_path))
    saved: StaticModel = load_static(tmp_path)
    assert saved.name == MODEL.name
