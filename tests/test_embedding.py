"""Loading embedders: the bundled one, a folder, prompts of named models, and clear errors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from rag.errors import ModelUnavailable
from rag.store.embedding import Embedder, NamedModel, load_embedder
from rag.store.static_model import StaticModel, save_static

WORDS = ["query", "passage", ":", "skole", "vej", "budget", "[UNK]"]


def make_model(folder: Path, prompts: Mapping[str, str] | None = None) -> str:
    """A real sentence-transformers model with one vector a word, saved in `folder`."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.eye(len(WORDS), dtype=np.float32) * 3
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")
    model.prompts.update(prompts or {})
    model.save(str(folder))
    return str(folder)


def unit(*words: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The vector of words that are all different: equal shares of their own directions."""
    row = np.zeros(len(WORDS), dtype=np.float32)
    row[[WORDS.index(word) for word in words]] = 1 / len(words) ** 0.5
    return row


def test_no_name_means_the_bundled_model() -> None:
    embedder: Embedder = load_embedder(None)
    assert isinstance(embedder, StaticModel)
    assert embedder.embed_queries(["skole"]).shape == (1, embedder.dimensions)


def test_questions_and_passages_of_the_bundled_model_are_alike() -> None:
    embedder = load_embedder(None)
    np.testing.assert_array_equal(embedder.embed_queries(["skole"]), embedder.embed_passages(["skole"]))


def test_a_folder_with_a_static_model_is_read_without_torch(tmp_path: Path) -> None:
    saved = save_static(np.eye(8, dtype=np.float32), tmp_path)
    assert load_embedder(str(tmp_path)).name == saved.name


def test_a_broken_static_model_is_named(tmp_path: Path) -> None:
    save_static(np.eye(8, dtype=np.float32), tmp_path)
    (tmp_path / "config.json").unlink()
    with pytest.raises(ModelUnavailable, match=tmp_path.name):
        load_embedder(str(tmp_path))


def test_a_named_model_without_prompts_gets_the_bare_text(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "plain"))
    np.testing.assert_allclose(embedder.embed_queries(["skole vej"])[0], unit("skole", "vej"), atol=1e-6)
    np.testing.assert_allclose(embedder.embed_passages(["budget"])[0], unit("budget"), atol=1e-6)


def test_a_model_s_own_prompts_are_used(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "own", {"query": "query ", "document": "passage "}))
    np.testing.assert_allclose(embedder.embed_queries(["skole"])[0], unit("query", "skole"), atol=1e-6)
    np.testing.assert_allclose(embedder.embed_passages(["skole"])[0], unit("passage", "skole"), atol=1e-6)


def test_an_e5_model_gets_its_prefixes_by_its_name(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "multilingual-e5-small"))
    np.testing.assert_allclose(embedder.embed_queries(["skole"])[0], unit("query", ":", "skole"), atol=1e-6)
    np.testing.assert_allclose(
        embedder.embed_passages(["skole"])[0], unit("passage", ":", "skole"), atol=1e-6
    )


def test_an_e5_model_keeps_the_prompts_it_names(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "e5-own", {"query": "budget "}))
    np.testing.assert_allclose(embedder.embed_queries(["skole"])[0], unit("budget", "skole"), atol=1e-6)


def test_vectors_are_float32_rows_of_length_one(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "plain"))
    vectors = embedder.embed_passages(["skole", "vej budget"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (2, embedder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(tmp_path: Path) -> None:
    embedder = load_embedder(make_model(tmp_path / "plain"))
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)


def test_the_name_follows_the_content_not_the_place(tmp_path: Path) -> None:
    first = load_embedder(make_model(tmp_path / "a" / "model"))
    same = load_embedder(make_model(tmp_path / "b" / "model"))
    other = load_embedder(make_model(tmp_path / "c" / "model", {"query": "query "}))
    assert isinstance(first, NamedModel)
    assert first.name == same.name
    assert first.name.startswith("model@")
    assert first.name != other.name


def test_a_model_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "no-such-model")
    with pytest.raises(ModelUnavailable, match=r"no-such-model.*bundled"):
        load_embedder(missing)


def test_a_folder_without_a_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="bundled"):
        load_embedder(str(tmp_path))
