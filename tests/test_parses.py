"""The scorer of parses, and the figures that the minutes of the repository and the real ones must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval.parses.__main__ import main
from eval.parses.documents import SHARED, compare_all
from eval.parses.gold import FOLDER, Gold, digest, every_gold, read_gold
from eval.parses.printing import ALL, REAL, by_format, print_scores
from eval.parses.score import Comparison, Field, Tally, compare, total, unreadable
from rag.errors import EvalError
from rag.ingest.parsing import parse_meeting
from rag.model import Meeting, Source

#: What the issue of better parses asks for.
LIMITS = {
    Field.ITEMS: 1.0,
    Field.TITLES: 1.0,
    Field.CASES: 1.0,
    Field.CLOSED: 1.0,
    Field.DECISIONS: 0.98,
    Field.VOTES: 0.98,
    Field.SECTIONS: 0.95,
    Field.ATTACHMENTS: 0.95,
    Field.ABSENCES: 0.95,
}
#: Minutes written to have one form of heading, label or contents list after another.
LAYOUTS = {path.name for path in (FOLDER.parent / "corpus" / "layouts").iterdir()}
LAYOUT_LIMITS = {
    **dict.fromkeys(Field, 0.8),
    **dict.fromkeys((Field.ITEMS, Field.TITLES, Field.CASES, Field.CLOSED), 1.0),
    **dict.fromkeys((Field.DECISIONS, Field.SECTIONS, Field.HEADER), 0.98),
}
#: Minutes by authors who did not know the parser, with what was read of them when they had been looked at.
OUTSIDE = {path.name for path in (FOLDER.parents[1] / "outside" / "corpus").iterdir()}
OUTSIDE_LIMITS = {**LIMITS, Field.VOTES: 0.93}
#: Minutes that nothing may be changed for: what is read of them is measured, and has no limit.
HELD_OUT = {path.name for path in (FOLDER.parents[1] / "held_out" / "corpus").iterdir()}
TEXT = """\
Fjordby Kommune

REFERAT Teknik- og Miljøudvalget d. 12-03-2025

Mødedato Onsdag d. 12. marts 2025 kl. 15:00

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 3: Støj fra ringvejen

05.00.00-P20-7-24

Sagsfremstilling

Der er målt 61 decibel.

Beslutning

Godkendt.

For stemte: A. Imod stemte: V.

Bent Krog (V) forlod mødet under sagen.

Bilag

Støjkort 2024

Punkt 4: Lukket: Køb af grund
"""
YAML = """\
document: fjordby.txt
municipality: Fjordby
committee: Teknik- og Miljøudvalget
date: 2025-03-12
kind: referat
time: "15:00"
items:
  - number: 3
    title: Støj fra ringvejen
    case_number: 05.00.00-P20-7-24
    sections: [[Sagsfremstilling, background], [Beslutning, decision], [Bilag, attachments]]
    decision: Godkendt.
    beside: [Bent Krog (V) forlod mødet under sagen.]
    decision_class: godkendt
    votes: [{for: [A], against: [V]}]
    absent: [Bent Krog]
    attachments: [Støjkort 2024]
  - number: 4
    title: "Lukket: Køb af grund"
    closed: true
"""


def gold(tmp_path: Path, text: str = YAML) -> Gold:
    path = tmp_path / "fjordby.yaml"
    path.write_text(text, encoding="utf-8")
    return read_gold(path)


def parsed(text: str = TEXT) -> Meeting:
    return parse_meeting(Source("fjordby.txt", text, "0"))


def share(comparison: Comparison, field: Field) -> float | None:
    return total([comparison], field).share


def test_a_parse_that_agrees_is_right_in_every_field(tmp_path: Path) -> None:
    found = compare(gold(tmp_path), parsed())
    assert {field: share(found, field) for field in Field} == dict.fromkeys(Field, 1.0)
    assert found.differences == ()


def test_an_item_that_is_not_found_is_wrong_in_all_that_gold_has_of_it(tmp_path: Path) -> None:
    meeting = parsed()
    found = compare(gold(tmp_path), replace(meeting, items=meeting.items[1:]))
    assert share(found, Field.ITEMS) == pytest.approx(2 / 3)
    assert share(found, Field.TITLES) == 0.5
    assert [share(found, field) for field in (Field.DECISIONS, Field.VOTES, Field.ATTACHMENTS)] == [0, 0, 0]
    assert found.differences == ("fjordby.txt: items: misses '3'",)


def test_an_item_too_much_costs_precision(tmp_path: Path) -> None:
    meeting = parsed()
    more = replace(meeting, items=(*meeting.items, replace(meeting.items[0], number=9)))
    found = compare(gold(tmp_path), more)
    assert share(found, Field.ITEMS) == pytest.approx(4 / 5)
    assert found.differences == ("fjordby.txt: items: has '9' too much",)


def test_a_decision_counts_by_its_words(tmp_path: Path) -> None:
    text = YAML.replace("decision: Godkendt.", "decision: Godkendt med to ændringer.")
    found = compare(gold(tmp_path, text), parsed())
    assert share(found, Field.DECISIONS) == pytest.approx(2 / 5)
    assert "'Godkendt.' instead of 'Godkendt med to ændringer.'" in found.differences[0]


def test_a_decision_that_is_none_is_wrong(tmp_path: Path) -> None:
    text = YAML.replace("    decision: Godkendt.\n", "").replace("    decision_class: godkendt\n", "")
    assert share(compare(gold(tmp_path, text), parsed()), Field.DECISIONS) == 0


def test_what_stands_beside_a_decision_may_be_read_with_it_or_not(tmp_path: Path) -> None:
    one = gold(tmp_path)
    [item] = [item for item in parsed().items if item.decision]
    assert item.decision is not None
    longer = replace(item, decision=replace(item.decision, text="Godkendt. Bent Krog (V) forlod mødet."))
    wrong = replace(item, decision=replace(item.decision, text="Godkendt. Bent Krog (V) vandt."))
    assert share(compare(one, replace(parsed(), items=(longer,))), Field.DECISIONS) == 1
    assert share(compare(one, replace(parsed(), items=(wrong,))), Field.DECISIONS) == pytest.approx(2 / 3)


def test_a_vote_is_right_where_all_its_sides_are(tmp_path: Path) -> None:
    found = compare(gold(tmp_path, YAML.replace("against: [V]", "against: [V, O]")), parsed())
    assert share(found, Field.VOTES) == 0


def test_digests_stand_for_words(tmp_path: Path) -> None:
    text = (
        YAML.replace("title: Støj fra ringvejen", f"title_sha: '{digest('Støj  fra ringvejen')}'")
        .replace("decision: Godkendt.", f"decision_sha: '{digest('Afvist.')}'")
        .replace("sections: [[Sagsfremstilling, background], [Beslutning, decision], [Bilag, attachments]]",
                 "roles: [background, decision, attachments]")
        .replace("attachments: [Støjkort 2024]", f"attachment_shas: ['{digest('Støjkort 2024')}']")
    )  # fmt: skip
    found = compare(gold(tmp_path, text), parsed())
    assert [share(found, f) for f in (Field.TITLES, Field.SECTIONS, Field.ATTACHMENTS)] == [1, 1, 1]
    assert share(found, Field.DECISIONS) == 0


def test_what_cannot_be_read_has_nothing_right(tmp_path: Path) -> None:
    found = unreadable(gold(tmp_path), "fjordby.txt: found no agenda items")
    assert {field: share(found, field) for field in Field} == dict.fromkeys(Field, 0.0)
    assert any("found no agenda items" in said for said in found.differences)


def test_nothing_to_be_right_about_is_no_score() -> None:
    assert Tally().share is None
    assert (Tally(1, 2) + Tally(1, 2)).share == 0.5


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (YAML.replace("    closed: true", "    lukket: true"), "lukket"),
        (YAML.replace("document: fjordby.txt\n", ""), "needs a document"),
        (YAML.replace("    title: Støj fra ringvejen\n", ""), "title"),
        ("a: [", "cannot be read"),
    ],
)
def test_a_wrong_gold_parse_is_an_error_that_names_the_file(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(EvalError, match=said) as error:
        gold(tmp_path, wrong)
    assert "fjordby.yaml" in str(error.value)


def test_gold_without_a_document_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"fjordby\.txt: gold without a document"):
        compare_all([gold(tmp_path)])


def test_the_table_has_a_column_for_each_format(tmp_path: Path) -> None:
    found = compare(gold(tmp_path), parsed())
    real = compare(gold(tmp_path, YAML.replace("document:", "shared:")), parsed())
    assert list(by_format([real, found])) == ["txt", REAL]
    out = StringIO()
    print_scores([real, found], Console(file=out, width=120))
    assert f"{ALL} (2)" in out.getvalue()
    assert "decisions" in out.getvalue()


def test_the_command_prints_every_difference_of_the_documents_named() -> None:
    out = StringIO()
    console = Console(file=out, width=160)
    assert main(["vesterloekke"], console) == 0
    assert "txt (1)" in out.getvalue()
    assert main(["no-such-minutes"], console) == 2
    assert "no gold parses" in out.getvalue()


def test_every_document_has_one_gold_parse() -> None:
    names = [one.name for one in every_gold()]
    assert len(names) == len(set(names)) == len(list(FOLDER.glob("*.yaml")))


def held(comparisons: list[Comparison], limits: Mapping[Field, float] = LIMITS) -> dict[Field, float]:
    """The fields that miss their limit."""
    shares = {field: total(comparisons, field).share for field in limits}
    return {field: share or 0.0 for field, share in shares.items() if (share or 0.0) < limits[field]}


def test_the_documents_of_the_repository_are_parsed_as_their_gold_says() -> None:
    others = LAYOUTS | OUTSIDE | HELD_OUT
    own = [one for one in every_gold() if one.document and one.document not in others]
    comparisons, absent = compare_all(own)
    assert not absent
    assert held(comparisons) == {}


def test_minutes_from_outside_are_parsed_as_their_gold_says() -> None:
    comparisons, _ = compare_all([one for one in every_gold() if one.document in OUTSIDE])
    assert len(comparisons) == len(OUTSIDE) > 30
    assert held(comparisons, OUTSIDE_LIMITS) == {}


def test_every_layout_is_parsed_as_its_gold_says() -> None:
    comparisons, _ = compare_all([one for one in every_gold() if one.document in LAYOUTS])
    assert len(comparisons) == len(LAYOUTS) > 20
    assert held(comparisons, LAYOUT_LIMITS) == {}


def test_real_minutes_are_parsed_as_their_gold_says() -> None:
    comparisons, absent = compare_all([one for one in every_gold() if one.shared])
    if absent:
        pytest.skip(f"no real minutes in {SHARED}")
    assert held(comparisons) == {}
