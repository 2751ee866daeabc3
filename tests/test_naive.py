"""The tutorial's pipeline: what it says is verbatim, cites the Punkter it overlaps, and never refuses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from eval_samples import HALL, SPORTS, TECHNICAL, write_corpus

from eval.cases import load_suite
from eval.minutes import Minutes
from eval.naive import PIECES, NaiveSystem, naive_system
from eval.run import run
from rag.config import Settings
from rag.errors import EvalError, ModelUnavailable

ROOT = Path(__file__).parents[1]
SAMPLE_CORPUS = ROOT / "eval" / "corpus"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[NaiveSystem]:
    """Two meetings so short that each is one piece of the splitter."""
    with naive_system(write_corpus(tmp_path), Settings()) as system:
        yield system


@pytest.fixture(scope="module")
def sample() -> Iterator[NaiveSystem]:
    """The sample minutes, of which a piece is a small part."""
    with naive_system(SAMPLE_CORPUS, Settings()) as system:
        yield system


def test_a_piece_over_two_punkter_cites_both_and_quotes_each(small: NaiveSystem) -> None:
    claims = small.answer("Hvad koster broen over åen?").claims
    bridge = next(claim for claim in claims if "Ny bro" in claim.text)
    assert [(c.document, c.punkt) for c in bridge.citations] == [("teknik.txt", 4), ("teknik.txt", 5)]
    first, second = bridge.citations
    assert first.quote.startswith("Punkt 4: Ny bro")
    assert "Punkt 5" not in first.quote
    assert second.quote.startswith("Punkt 5: Støj")


def test_the_nearest_piece_comes_first(small: NaiveSystem) -> None:
    assert HALL in small.answer("Hvad koster de nye omklædningsrum i hallen?").claims[0].text
    assert small.rank("nye omklædningsrum i hallen", 10)[0][::2] == ("fritid.txt", 4)


def test_the_answer_is_four_verbatim_pieces(sample: NaiveSystem) -> None:
    texts = [meeting.source.text for meeting in Minutes.load(SAMPLE_CORPUS).meetings]
    answer = sample.answer("Hvad blev besluttet om cykelstien?")
    assert len(answer.claims) == PIECES == 4
    assert all(len(claim.text) <= 1000 for claim in answer.claims)
    assert all(any(claim.text in text for text in texts) for claim in answer.claims)


def test_every_quote_stands_in_the_punkt_it_cites(sample: NaiveSystem) -> None:
    minutes = Minutes.load(SAMPLE_CORPUS)
    citations = sample.answer("Hvem stemte imod budgettet?").citations
    assert citations
    for citation in citations:
        place = minutes.place(citation.document, citation.meeting, citation.punkt)
        assert place
        assert citation.quote in minutes.text(place)
        assert citation.quote == citation.span.of(minutes.meeting(place).source.text)


def test_it_never_refuses(small: NaiveSystem) -> None:
    answer = small.answer("Hvem vandt verdensmesterskabet i håndbold?")
    assert not answer.refused
    assert answer.claims


def test_an_item_is_ranked_once_and_at_most_k_are(sample: NaiveSystem) -> None:
    ranked = sample.rank("Hvad koster det?", 10)
    assert len(ranked) == len(set(ranked)) == 10
    assert list(sample.rank("Hvad koster det?", 3)) == list(ranked[:3])


def test_two_systems_at_once_do_not_see_each_others_minutes(tmp_path: Path) -> None:
    for name, text in (("a", TECHNICAL), ("b", SPORTS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text, encoding="utf-8")
    with naive_system(tmp_path / "a", Settings()) as a, naive_system(tmp_path / "b", Settings()) as b:
        assert {document for document, _, _ in a.rank("Hallen", 10)} == {"a.txt"}
        assert {document for document, _, _ in b.rank("Hallen", 10)} == {"b.txt"}


def test_it_runs_as_a_system_of_the_harness() -> None:
    suite = load_suite(ROOT / "eval" / "suites" / "sample.yaml")
    measures = run([suite], SAMPLE_CORPUS, naive_system, Settings()).suites[0].measures()
    assert measures["citation_valid"].value == 1
    assert measures["refusal_recall"].value == 0
    assert 0 < (measures["punkt_recall@10"].value or 0) < 1


def test_another_embedding_model_can_be_named(tmp_path: Path) -> None:
    settings = Settings(embedding_model=str(tmp_path / "nothing-here"))
    with pytest.raises(ModelUnavailable, match="nothing-here"), naive_system(SAMPLE_CORPUS, settings):
        pass


def test_a_missing_library_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_text_splitters", None)
    with (
        pytest.raises(EvalError, match=r"langchain_text_splitters.*punkt\[naive\]"),
        naive_system(SAMPLE_CORPUS, Settings()),
    ):
        pass


def test_a_folder_without_minutes_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no minutes"), naive_system(tmp_path, Settings()):
        pass
