"""Judging a report: each sentence against the items it cites, beside the scores and never inside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chat_server import Call, Response, judged, serving
from eval_samples import (
    BRIDGE,
    HALL,
    NOISE,
    REFUSAL,
    SUITE,
    Scripted,
    answered,
    case,
    cite,
    right,
    write_corpus,
)
from langchain_core.language_models import FakeListChatModel
from rich.console import Console

from eval.cases import Suite, load_suite
from eval.judging.agreement import Agreement, Disagreement
from eval.judging.asking import Support, Verdict, open_model
from eval.judging.judge import JudgedCase, JudgedSentence, Judgement, judge
from eval.judging.printing import judgement_json, print_judgement
from eval.minutes import Minutes
from eval.run import Report, System, evaluate_system
from rag.model import Answer, Claim


@pytest.fixture
def minutes(tmp_path: Path) -> Minutes:
    return Minutes.load(write_corpus(tmp_path / "corpus"))


def report_of(system: System, minutes: Minutes, tmp_path: Path) -> Report:
    """What the harness makes of a system's answers to the small suite."""
    path = tmp_path / "sample.yaml"
    path.write_text(SUITE, encoding="utf-8")
    return evaluate_system(system, [load_suite(path)], minutes)


def report_on(answer: Answer, minutes: Minutes) -> Report:
    """What the harness makes of one answer to one question."""
    return evaluate_system(Scripted(lambda _: answer), [Suite("one", (case(),), {})], minutes)


def always(support: str, reason: str = "Fordi.") -> FakeListChatModel:
    return FakeListChatModel(responses=[json.dumps({"support": support, "reason": reason})])


def judgement_with(*verdicts: Verdict) -> Judgement:
    sentences = tuple(JudgedSentence(f"Sætning {n}.", verdict) for n, verdict in enumerate(verdicts))
    return Judgement("test:model", (JudgedCase("sample", "case-1", sentences),))


def printed(judgement: Judgement, agreement: Agreement | None = None) -> str:
    console = Console(width=100)
    with console.capture() as capture:
        print_judgement(judgement, agreement, console)
    return capture.get()


def test_a_sentence_is_judged_against_the_items_its_claim_cites(
    minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(call: Call, _: int) -> Response:
        evidence, sentence = call.strings
        return judged("full" if sentence in evidence else "none")

    answer = answered(
        Claim(f"{BRIDGE} {NOISE}", (cite(minutes, "teknik", 4, BRIDGE),)),
        Claim(NOISE, (cite(minutes, "teknik", 4, BRIDGE), cite(minutes, "teknik", 5, NOISE))),
    )
    with serving(script) as chat:
        monkeypatch.setenv("OPENAI_BASE_URL", chat.url)
        monkeypatch.setenv("OPENAI_API_KEY", "x")
        judgement = judge(report_on(answer, minutes), open_model("openai:test"))
    told = [(s.text, s.verdict.support) for s in judgement.cases[0].sentences]
    assert told == [(BRIDGE, Support.FULL), (NOISE, Support.NONE), (NOISE, Support.FULL)]
    assert all("12. marts 2025" in call.strings[0] for call in chat.calls)
    assert not any(HALL in call.strings[0] for call in chat.calls)
    assert judgement.model == "openai:test"


def test_a_sentence_that_cites_nothing_is_carried_by_nothing_and_not_asked_about(minutes: Minutes) -> None:
    heard: list[int] = []
    judgement = judge(report_on(answered(Claim(BRIDGE)), minutes), always("full"), heard.append)
    assert [verdict.support for verdict in judgement.verdicts] == [Support.NONE]
    assert "cites no agenda item" in judgement.verdicts[0].reason
    assert heard == []


def test_an_answer_of_cited_and_uncited_sentences_keeps_its_order(minutes: Minutes) -> None:
    cited = (cite(minutes, "teknik", 4, BRIDGE),)
    answer = answered(Claim(NOISE), Claim(BRIDGE, cited), Claim(HALL))
    judgement = judge(report_on(answer, minutes), always("partial"))
    assert [(s.text, s.verdict.support) for s in judgement.cases[0].sentences] == [
        (NOISE, Support.NONE),
        (BRIDGE, Support.PARTIAL),
        (HALL, Support.NONE),
    ]


def test_refusals_are_not_judged(minutes: Minutes, tmp_path: Path) -> None:
    judgement = judge(report_of(right(minutes), minutes, tmp_path), always("full"))
    assert [case.case for case in judgement.cases] == ["bridge-price", "noise-decision", "hall-price"]
    assert judge(report_on(REFUSAL, minutes), always("full")).cases == ()


@pytest.mark.parametrize("support", ["full", "none", "nonsense"])
def test_no_verdict_changes_a_score(minutes: Minutes, tmp_path: Path, support: str) -> None:
    report = report_of(right(minutes), minutes, tmp_path)
    before = report.suites[0].measures(), [dict(result.scores) for result in report.suites[0].results]
    assert judge(report, always(support)).verdicts
    after = report.suites[0].measures(), [dict(result.scores) for result in report.suites[0].results]
    assert after == before


def test_the_share_supported_leaves_the_unscored_out() -> None:
    full, none = Verdict(Support.FULL, ""), Verdict(Support.NONE, "")
    assert judgement_with(full, full, none, Verdict(None, "")).supported == pytest.approx(2 / 3)
    assert judgement_with(Verdict(None, "")).supported is None
    assert Judgement("m", ()).supported is None


def test_the_terminal_shows_counts_agreement_and_faults() -> None:
    agreement = Agreement(
        0.5523,
        None,
        10,
        2,
        {(Support.FULL, Support.NONE): 1},
        (Disagreement("x-1", Support.FULL, Support.NONE, "Nej."),),
    )
    text = printed(
        judgement_with(Verdict(Support.FULL, "Ja."), Verdict(Support.PARTIAL, "Delvis.")), agreement
    )
    assert "kappa 0.55, linearly weighted undefined, over 10 labels, 2 unscored" in text
    assert "x-1: label full, judged none: Nej." in text
    assert "case-1: partial: 'Sætning 1.': Delvis." in text
    assert "Sætning 0" not in text
    assert "changes no score" in text
    assert "not measured" in printed(judgement_with(Verdict(Support.FULL, "")))


def test_a_model_cannot_write_markup_to_the_terminal() -> None:
    hostile = judgement_with(Verdict(Support.NONE, "[red]rød[/red] [/nope] [link=x]"))
    assert "[red]rød[/red] [/nope] [link=x]" in printed(hostile)


def test_a_long_list_of_faults_is_cut_and_counted() -> None:
    assert "and 15 more" in printed(judgement_with(*[Verdict(Support.NONE, "Nej.")] * 25))


def test_the_json_has_every_sentence_and_the_agreement() -> None:
    judgement = judgement_with(Verdict(Support.FULL, "Ja."), Verdict(None, "Timeout"))
    agreement = Agreement(1.0, 1.0, 2, 0, {(Support.FULL, Support.FULL): 2}, ())
    written = json.loads(json.dumps(judgement_json(judgement, agreement)))
    assert written["advisory"] is True
    assert written["model"] == "test:model"
    assert written["counts"] == {"full": 1, "partial": 0, "none": 0, "unscored": 1}
    assert written["supported"] == 1
    assert written["agreement"]["confusion"]["full"] == {"full": 2, "partial": 0, "none": 0}
    assert written["cases"] == [
        {
            "suite": "sample",
            "id": "case-1",
            "sentences": [
                {"text": "Sætning 0.", "support": "full", "reason": "Ja."},
                {"text": "Sætning 1.", "support": None, "reason": "Timeout"},
            ],
        }
    ]
    assert judgement_json(judgement, None)["agreement"] is None
