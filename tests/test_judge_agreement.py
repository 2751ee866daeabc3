"""Kappa against hand calculation and the definition, and labels that are read strictly."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from chat_server import Call, Response, judged, says, serving
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.language_models import FakeListChatModel

from eval.judging.agreement import Disagreement, agreement, cohen_kappa, load_labels
from eval.judging.asking import Support, open_model
from rag.errors import EvalError

NONE, PARTIAL, FULL = Support
BUNDLED = Path(__file__).parents[1] / "eval" / "judge_labels.yaml"

LABELS = """\
- id: bridge
  evidence: "Broen koster 8,6 mio. kr."
  sentence: "Broen koster 8,6 mio. kr."
  support: full
- id: tunnel
  evidence: "Broen koster 8,6 mio. kr."
  sentence: "Tunnelen koster 8,6 mio. kr."
  support: none
- id: half
  evidence: "Broen koster 8,6 mio. kr."
  sentence: "Broen koster 8,6 mio. kr. og er blå."
  support: partial
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "labels.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def by_definition(pairs: list[tuple[Support, Support]], weighted: bool) -> float:
    """1 − observed/expected disagreement, a disagreement weighing its distance or 1."""
    order = list(Support)

    def weight(a: Support, b: Support) -> float:
        distance = abs(order.index(a) - order.index(b))
        return distance if weighted else min(distance, 1)

    n = len(pairs)
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    observed = sum(weight(a, b) for a, b in pairs) / n
    expected = sum(
        weight(a, b) * (first.count(a) / n) * (second.count(b) / n) for a, b in product(order, order)
    )
    return 1 - observed / expected


def test_kappa_is_as_calculated_by_hand() -> None:
    # Rows (labels) none, partial, full: [2 1 0] [1 2 0] [0 1 3]. Observed agreement 7/10; by chance
    # .3·.3 + .3·.4 + .4·.3 = .33, so (.7 − .33)/(1 − .33). Weighted: disagreement .3 against .88 by chance.
    pairs = [(NONE, NONE)] * 2 + [(NONE, PARTIAL)] + [(PARTIAL, NONE)] + [(PARTIAL, PARTIAL)] * 2
    pairs += [(FULL, PARTIAL)] + [(FULL, FULL)] * 3
    assert cohen_kappa(pairs) == pytest.approx(0.37 / 0.67)
    assert cohen_kappa(pairs, "linear") == pytest.approx(1 - 0.3 / 0.88)


def test_kappa_is_one_where_all_agree_and_zero_by_chance() -> None:
    assert cohen_kappa([(FULL, FULL), (NONE, NONE)]) == 1
    assert cohen_kappa([(FULL, FULL), (NONE, FULL)]) == 0
    assert cohen_kappa([(FULL, NONE), (NONE, FULL)]) == -1


def test_a_far_miss_weighs_more_than_a_near_one() -> None:
    hand = [FULL, FULL, PARTIAL, NONE, NONE]
    near = cohen_kappa(list(zip(hand, [FULL, PARTIAL, PARTIAL, NONE, NONE], strict=True)), "linear")
    far = cohen_kappa(list(zip(hand, [FULL, NONE, PARTIAL, NONE, NONE], strict=True)), "linear")
    assert near is not None
    assert far is not None
    assert near > far


@pytest.mark.parametrize("pairs", [[], [(FULL, FULL)], [(NONE, NONE)] * 9])
def test_kappa_is_undefined_where_one_class_is_all_there_is(pairs: list[tuple[Support, Support]]) -> None:
    assert cohen_kappa(pairs) is None
    assert cohen_kappa(pairs, "linear") is None


@given(st.lists(st.tuples(st.sampled_from(Support), st.sampled_from(Support)), min_size=1, max_size=40))
def test_kappa_is_the_definition(pairs: list[tuple[Support, Support]]) -> None:
    if len({support for pair in pairs for support in pair}) > 1:
        assert cohen_kappa(pairs) == pytest.approx(by_definition(pairs, weighted=False))
        assert cohen_kappa(pairs, "linear") == pytest.approx(by_definition(pairs, weighted=True))


def test_a_judge_is_measured_against_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(call: Call, _: int) -> Response:
        evidence, sentence = call.strings
        if "blå" in sentence:
            return says("ved ikke")
        return judged("full" if evidence == sentence else "partial", "Sådan.")

    with serving(script) as chat:
        monkeypatch.setenv("OPENAI_BASE_URL", chat.url)
        monkeypatch.setenv("OPENAI_API_KEY", "x")
        found = agreement(open_model("openai:test"), load_labels(write(tmp_path, LABELS)))
    assert (found.n, found.unscored) == (2, 1)
    assert found.confusion == {(FULL, FULL): 1, (NONE, PARTIAL): 1}
    assert found.kappa == pytest.approx(1 / 3)  # 1/2 observed; 1/2·1/2 by chance
    assert found.disagreements == (Disagreement("tunnel", NONE, PARTIAL, "Sådan."),)


def test_a_judge_that_always_says_full_agrees_no_better_than_chance(tmp_path: Path) -> None:
    model = FakeListChatModel(responses=[json.dumps({"reason": "Ja.", "support": "full"})])
    found = agreement(model, load_labels(write(tmp_path, LABELS)))
    assert (found.n, found.kappa, found.weighted_kappa) == (3, 0, 0)


def test_the_bundled_labels_have_every_class_in_number() -> None:
    supports = [label.support for label in load_labels(BUNDLED)]
    assert all(supports.count(support.value) >= 10 for support in Support)


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (
            ("support: none", "support: maybe"),
            8,
            "support is 'maybe'; it must be 'full', 'partial' or 'none'",
        ),
        (("support: none", "support: null"), 8, "support is None; it must be 'full'"),
        (("support: none", "support: none\n  note: x"), 9, "unknown key 'note'; known keys are id, evidence"),
        (("  support: none\n", ""), 5, "'support' is missing"),
        (("id: tunnel", "id: two words"), 5, "id is 'two words': String should match pattern"),
        (("id: tunnel", "id: tunnel\n  id: x"), 6, "the key 'id' stands twice"),
        (('"Tunnelen koster 8,6 mio. kr."', "'  '"), 7, "sentence is '  ': String should match pattern"),
        (('"Tunnelen koster 8,6 mio. kr."', "8"), 7, "sentence is 8, not text; put it in quotes"),
        (("- id: tunnel", "- 7\n- id: tunnel"), 5, "the label is 7, not keys with values"),
        (("support: none", "support: [none"), 9, "not YAML"),
    ],
)
def test_a_wrong_label_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, message: str
) -> None:
    path = write(tmp_path, LABELS.replace(*change))
    with pytest.raises(EvalError) as told:
        load_labels(path)
    assert str(told.value).startswith(f"{path}:{line}: ")
    assert message in str(told.value)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"labels\.yaml:5: the id 'bridge' is taken by labels\.yaml:1"):
        load_labels(write(tmp_path, LABELS.replace("tunnel", "bridge", 1)))


@pytest.mark.parametrize("text", ["", "[]", "labels: {}"])
def test_a_file_without_labels_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(EvalError, match=r"labels\.yaml: no labels"):
        load_labels(write(tmp_path, text))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"lost\.yaml: cannot be read"):
        load_labels(tmp_path / "lost.yaml")
    (tmp_path / "latin.yaml").write_bytes("- id: støj".encode("latin-1"))
    with pytest.raises(EvalError, match=r"latin\.yaml: byte 8 is not UTF-8"):
        load_labels(tmp_path / "latin.yaml")
