"""Suites are read strictly: every mistake is told with file, line and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from eval_samples import SUITE, case, write_corpus

from eval.cases import check_citations, gold_places, load_suite, load_suites
from eval.minutes import Minutes, Place
from rag.errors import EvalError

SHARED = Path(__file__).parents[2] / "shared"


def written(folder: Path, text: str, name: str = "suite.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_suite_is_named_after_its_file_and_knows_its_lines(tmp_path: Path) -> None:
    suite = load_suite(written(tmp_path, SUITE, "norby.yaml"))
    assert suite.name == "norby"
    assert [c.id for c in suite.cases] == ["bridge-price", "noise-decision", "hall-price", "tunnel"]
    assert suite.lines["noise-decision"] == "norby.yaml:7"


def test_a_folder_is_one_suite(tmp_path: Path) -> None:
    first, second = SUITE.split("- id: hall-price")
    folder = tmp_path / "gold"
    folder.mkdir()
    written(folder, first, "a.yaml")
    written(folder, "- id: hall-price" + second, "b.yaml")
    suite = load_suite(folder)
    assert suite.name == "gold"
    assert len(suite.cases) == 4


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("phrasing: near\n", "phrasing: near\n  fact: []\n"), 5, "unknown key 'fact'"),
        (("phrasing: near", "phrasing: nearly"), 4, "phrasing is 'nearly'; it must be 'near'"),
        (("type: lookup", "type: lookup\n  type: table"), 4, "the key 'type' stands twice"),
        (
            ('facts: [["8,6 mio. kr."]]', "facts: [[2026]]"),
            5,
            "facts.0.0 is 2026, not text; put it in quotes",
        ),
        (('facts: [["8,6 mio. kr."]]', 'facts: [["…"]]'), 1, "no letters or digits"),
        (('facts: [["8,6 mio. kr."]]', "facts: [[]]"), 5, "facts.0"),
        (
            ('[["8,6 mio. kr."]]', '["8,6 mio. kr."]'),
            5,
            "facts.0 is '8,6 mio. kr.', not a list; put it in [ ]",
        ),
        (('[{doc: "teknik", punkt: 4}]', '{doc: "teknik", punkt: 4}'), 6, "not a list; put it in [ ]"),
        (
            ("punkt: 4", 'punkt: "4"'),
            6,
            "citations.0.punkt is '4', not a whole number; write it without quotes",
        ),
        (("punkt: 4", "punkt: 4, side: 2"), 6, "unknown key 'citations.0.side'; known keys are doc, punkt"),
        (("refuse: true", "refuse: ja"), 24, "refuse is 'ja', neither true nor false"),
        (("refuse: true", "refuse: !flag true"), 24, "not YAML: could not determine a constructor"),
        (("refuse: true", "refuse: *tunnel"), 24, "not YAML: found undefined alias 'tunnel'"),
        (("refuse: true", "refuse: true\n  ? [a, b]\n  : c"), 25, "not YAML: found unhashable key"),
        (("refuse: true", "refuse: true\n  7: c"), 25, "the key 7 is not text; known keys are id, question"),
        (("- id: tunnel", "- - id: tunnel\n- id: tunnel"), 20, "the case is [{'id': 'tunnel'}], not keys"),
        (("- id: tunnel", "- tunnel\n- id: tunnel"), 20, "the case is 'tunnel', not keys with values"),
        (("- id: tunnel", "---\n- id: tunnel"), 20, "not YAML: but found another document"),
        (
            ('"Hvad koster tunnelen?"', "2026-13-40"),
            20,
            "a value here cannot be read: month must be in 1..12",
        ),
        (('"Hvad koster tunnelen?"', "2026-05-27"), 21, "question is 2026-05-27, not text; put it in quotes"),
        (('"Hvad koster tunnelen?"', ""), 21, "question is None, not text"),
        (('facts: [["8,6 mio. kr."]]', "derived: false"), 1, "needs facts and citations, or refuse: true"),
        (('doc: "teknik"', "doc: 000"), 6, "citations.0.doc is 0, not text; put it in quotes"),
        (('doc: "teknik"', 'file: "teknik"'), 6, "'citations.0.doc' is missing; add it"),
        (('  question: "Hvad koster broen?"\n', ""), 1, "'question' is missing"),
        (("id: bridge-price", "id: bridge price"), 1, "id is 'bridge price': String should match pattern"),
        (
            ("phrasing: near\n", "phrasing: near\n\tcite: all\n"),
            5,
            "cannot start any token; indent with spaces",
        ),
        (("refuse: true", 'refuse: true\n  facts: [["x"]]'), 20, "leave one of them out"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, message: str
) -> None:
    path = written(tmp_path, SUITE.replace(*change, 1))
    with pytest.raises(EvalError) as told:
        load_suite(path)
    assert f"suite.yaml:{line}: " in str(told.value)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_an_id_is_used_once_even_across_files(tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    written(folder, SUITE, "a.yaml")
    written(folder, SUITE, "b.yaml")
    with pytest.raises(EvalError, match=r"b\.yaml:1: the id 'bridge-price' is taken by a\.yaml:1"):
        load_suite(folder)


@pytest.mark.parametrize("text", ["", "[]", "# nothing yet\n", "cases: {}"])
def test_a_suite_without_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(EvalError, match=r"suite\.yaml: no cases"):
        load_suite(written(tmp_path, text))


def test_a_file_with_a_character_that_yaml_forbids_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"suite\.yaml: not YAML: unacceptable character #x0000"):
        load_suite(written(tmp_path, SUITE.replace("broen", "bro\0en")))


def test_two_suites_of_one_name_are_not_asked_together(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = written(tmp_path, SUITE), written(tmp_path / "other", SUITE)
    assert [suite.name for suite in load_suites([first])] == ["suite"]
    with pytest.raises(EvalError, match=r"other/suite\.yaml: a suite named 'suite' is asked already"):
        load_suites([first, second])


def test_a_suite_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"lost\.yaml: cannot be read"):
        load_suite(tmp_path / "lost.yaml")


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no suite"):
        load_suite(tmp_path)


def test_a_suite_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "suite.yaml"
    path.write_bytes("- id: støj".encode("latin-1"))
    with pytest.raises(EvalError, match="not UTF-8"):
        load_suite(path)


def test_gold_is_found_by_file_name_or_meeting_id(tmp_path: Path) -> None:
    minutes = Minutes.load(write_corpus(tmp_path / "corpus"))
    by_id = case(citations=[{"doc": minutes.named("teknik")[0].id, "punkt": 4}])
    assert gold_places(case(), minutes) == gold_places(by_id, minutes) == {Place("teknik.txt", 4)}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("punkt: 5", "punkt: 99"),
            r"suite\.yaml:7: case noise-decision: teknik\.txt has no Punkt 99; it has 4, 5",
        ),
        (
            ('"teknik", punkt: 5', '"skole", punkt: 5'),
            r"doc 'skole' names no document; the corpus has fritid\.txt",
        ),
    ],
)
def test_gold_that_names_no_punkt_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    minutes = Minutes.load(write_corpus(tmp_path / "corpus"))
    suite = load_suite(written(tmp_path, SUITE.replace(*change)))
    with pytest.raises(EvalError, match=message):
        check_citations(suite, minutes)


def test_gold_that_names_two_documents_is_refused(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    (folder / "teknik2.txt").write_text((folder / "teknik.txt").read_text().replace("12", "13"))
    several = "doc 'teknik' names several documents: teknik.txt, teknik2.txt; write more of the name"
    with pytest.raises(EvalError, match=re.escape(several)):
        gold_places(case(), Minutes.load(folder))


def test_a_corpus_without_minutes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no minutes"):
        Minutes.load(tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold over real minutes is not beside the repository")
def test_the_gold_over_real_minutes_fits_the_schema_and_its_corpus() -> None:
    suite = load_suite(SHARED / "gold")
    check_citations(suite, Minutes.load(SHARED / "corpus"))
    assert len(suite.cases) == 85
