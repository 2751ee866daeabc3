"""Metrics on answers small enough to score by hand; nothing checked is no score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eval_samples import BRIDGE, HALL, NOISE, REFUSAL, Scripted, answered, case, cite, write_corpus

from eval.cases import Case
from eval.metrics import METRICS, measure
from eval.minutes import Minutes, Place
from eval.quoting import quoted
from eval.run import ask
from eval.support.sentences import sentences
from eval.trial import Measure, Score, Trial, percentile, rate
from rag.model import HEAD, Answer, Claim, Span


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return Minutes.load(write_corpus(tmp_path_factory.mktemp("corpus")))


def trial(
    minutes: Minutes, answer: Answer, of: Case | None = None, ranked: list[Place] | None = None
) -> Trial:
    made = ask(Scripted(lambda _: answer), of or case(), minutes)
    return made if ranked is None else replace(made, ranked=tuple(ranked))


def score(name: str, made: Trial) -> Score:
    return next(metric for metric in METRICS if metric.name == name).score(made)


def test_an_answer_with_the_fact_and_its_punkt_is_right_and_cited(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))))
    for name in ("right_and_cited", "fact_recall", "fact_strict", "gold_citation_hit", "citation_valid"):
        assert score(name, made).value == 1, name


def test_a_right_answer_without_its_punkt_is_not_right_and_cited(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim(BRIDGE, (cite(minutes, "teknik", 5, NOISE),))))
    assert score("fact_strict", made).value == 1
    assert score("right_and_cited", made).value == 0
    assert "gold is teknik.txt Punkt 4" in score("right_and_cited", made).reason


def test_the_same_punkt_number_of_another_meeting_is_not_gold(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim(BRIDGE, (cite(minutes, "fritid", 4, HALL),))))
    assert score("right_and_cited", made).value == 0
    assert score("gold_citation_precision", made).value == 0


def test_a_mark_in_the_text_states_no_fact(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim("Se [Punkt 8] og punkt 8.")), case(facts=[["8"]]))
    assert score("fact_recall", made).value == 0


def test_a_forbidden_form_makes_an_answer_wrong(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim(f"{BRIDGE} Den blev afvist.")), case(forbidden=["afvist"]))
    assert score("fact_recall", made).value == 1
    assert score("fact_strict", made).value == 0
    assert "['afvist']" in score("fact_strict", made).reason


def test_some_facts_are_a_part_of_the_recall(minutes: Minutes) -> None:
    made = trial(minutes, answered(Claim(BRIDGE)), case(facts=[["8,6 mio"], ["2027"]]))
    assert score("fact_recall", made).value == 0.5
    assert "'2027'" in score("fact_recall", made).reason


def test_all_or_any_gold_must_be_cited(minutes: Minutes) -> None:
    gold = [{"doc": "teknik", "punkt": 4}, {"doc": "teknik", "punkt": 5}]
    answer = answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),)))
    every, one = (trial(minutes, answer, case(citations=gold, cite=how)) for how in ("all", "any"))
    assert score("gold_citation_hit", every).value == 0
    assert score("gold_citation_recall", every).value == 0.5
    assert score("gold_citation_hit", one).value == 1
    assert score("gold_citation_recall", one).value == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"punkt": 9}, "has no Punkt 9"),
        ({"document": "lost.txt", "meeting": "lost"}, "has no Punkt 4"),
        ({"quote": BRIDGE.replace("8,6", "8,7")}, "does not stand at"),
        ({"span": Span(0, 10)}, "are not in the Punkt"),
        ({"quote": "", "span": Span(200, 200)}, "are not in the Punkt"),
    ],
)
def test_a_citation_must_resolve_and_quote_verbatim(
    minutes: Minutes, change: dict[str, object], reason: str
) -> None:
    citation = replace(cite(minutes, "teknik", 4, BRIDGE), **change)  # type: ignore[arg-type]
    made = trial(minutes, answered(Claim(BRIDGE, (citation,))))
    assert score("citation_valid", made).value == 0
    assert reason in score("citation_valid", made).reason


def test_the_head_of_the_minutes_is_cited_with_the_first_punkt_and_nowhere_else(minutes: Minutes) -> None:
    meeting = minutes.named("teknik")[0]
    first, *_, last = meeting.items
    head = replace(
        quoted(minutes, Place(meeting.source.name, first.number), Span(0, 9)),
        section=HEAD,
        quote=meeting.text(Span(0, 9)),
    )
    wrong = {
        "not with the first": replace(head, punkt=last.number),
        "not in the head": replace(head, span=first.heading, quote=meeting.text(first.heading)),
        "does not stand": replace(head, quote="Andet, end der står"),
    }
    assert score("citation_valid", trial(minutes, answered(Claim("Mødet.", (head,))))).value == 1
    for reason, citation in wrong.items():
        assert (
            reason in score("citation_valid", trial(minutes, answered(Claim("Mødet.", (citation,))))).reason
        )
    elsewhere = replace(head, section=None)
    assert score("citation_valid", trial(minutes, answered(Claim("Mødet.", (elsewhere,))))).value == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Broen koster 8,7 mio. kr.",
        "Broen koster 8,6 mia. kr.",
        "Broen står færdig den 2. oktober 2026.",
        "Broen står færdig den 1. oktober 2027.",
        "Broen blev ikke godkendt.",
        "Broen blev udsat.",
        "Forslaget kom fra Ida Krag.",
        "Jf. § 20.",
        "Broen har sag 01.00.05P20-8-25.",
    ],
)
def test_a_fact_that_the_cited_punkt_does_not_say_is_unsupported(minutes: Minutes, sentence: str) -> None:
    made = trial(minutes, answered(Claim(sentence, (cite(minutes, "teknik", 4, BRIDGE),))))
    assert score("citation_recall", made).value == 0
    assert score("citation_precision", made).value == 0
    assert score("unsupported_fact_rate", made).value == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Broen koster 8.600.000 kr.",
        "Broen står færdig 01-10-2026.",
        "Den 12. marts 2025 blev broen godkendt.",
        "På mødet talte Ida Holm og Bo Krags gæster.",
        "Broen har sag 01.00.05P20-7-25.",
    ],
)
def test_a_fact_that_the_cited_punkt_says_is_supported(minutes: Minutes, sentence: str) -> None:
    made = trial(minutes, answered(Claim(sentence, (cite(minutes, "teknik", 4, BRIDGE),))))
    assert score("citation_recall", made).value == 1
    assert score("citation_precision", made).value == 1
    assert score("unsupported_fact_rate", made).value == 0


def test_a_table_in_thousands_supports_its_figures_in_kroner(minutes: Minutes) -> None:
    citation = (cite(minutes, "fritid", 4),)
    assert (
        score("citation_recall", trial(minutes, answered(Claim("4.310.000 kr. er sat af.", citation)))).value
        == 1
    )
    assert (
        score("citation_recall", trial(minutes, answered(Claim("4.310 mio. kr. er sat af.", citation)))).value
        == 0
    )


def test_an_uncited_fact_is_unsupported_and_a_sentence_without_facts_is_unscored(minutes: Minutes) -> None:
    assert score("citation_recall", trial(minutes, answered(Claim(BRIDGE)))).value == 0
    plain = trial(minutes, answered(Claim("Broen er smuk.", (cite(minutes, "teknik", 4, BRIDGE),))))
    assert score("citation_recall", plain).value is None
    assert score("unsupported_fact_rate", plain).value is None


def test_a_citation_that_carries_nothing_costs_precision_alone(minutes: Minutes) -> None:
    both = (cite(minutes, "teknik", 4, BRIDGE), cite(minutes, "fritid", 4, HALL))
    made = trial(minutes, answered(Claim("Broen koster 8,6 mio. kr.", both)))
    assert score("citation_recall", made).value == 1
    assert score("citation_precision", made).value == 0.5
    assert "fritid.txt Punkt 4 does not carry" in score("citation_precision", made).reason


def test_two_punkter_support_a_sentence_together(minutes: Minutes) -> None:
    both = (cite(minutes, "teknik", 4, BRIDGE), cite(minutes, "fritid", 4, HALL))
    made = trial(minutes, answered(Claim("Broen koster 8,6 mio. kr. og rummene 1.250.000 kr.", both)))
    assert score("citation_recall", made).value == 1
    assert score("citation_precision", made).value == 1


def test_a_computed_figure_is_counted_and_its_date_is_looked_for(minutes: Minutes) -> None:
    citation = (cite(minutes, "teknik", 4, BRIDGE),)
    items = len(minutes.named("teknik")[0].items)
    counted = trial(minutes, answered(Claim(f"Mødet havde {items} punkter.", citation, computed=True)))
    assert score("unsupported_fact_rate", counted) == Score(0, 1, "every fact stands in its cited items")
    dated = trial(minutes, answered(Claim("3 sager den 4. juli 2024.", citation, computed=True)))
    assert score("unsupported_fact_rate", dated).value == 1


def test_sentences_end_after_words_not_after_abbreviations() -> None:
    expected = [
        "1. Mødet er d. 27. maj kl. 19.00, jf. § 65e, stk. 2.",
        "Det koster 8,6 mio. kr.",
        "Beløbet er bl.a. Nørbys, jf. nr. 5.",
        "Ja.",
    ]
    assert sentences(" ".join(expected)) == expected


def test_refusals_are_judged_by_whether_there_is_an_answer(minutes: Minutes) -> None:
    unanswerable = case(type="unanswerable", refuse=True, facts=[], citations=[])
    declined, said = (
        trial(minutes, REFUSAL, unanswerable),
        trial(minutes, answered(Claim(BRIDGE)), unanswerable),
    )
    assert score("refusal_recall", declined).value == 1
    assert score("refusal_recall", said).value == 0
    assert score("over_refusal", declined).value is None
    assert score("over_refusal", trial(minutes, REFUSAL)).value == 1
    assert score("right_and_cited", trial(minutes, REFUSAL)).value == 0


def test_recall_and_rank_count_each_punkt_once(minutes: Minutes) -> None:
    gold, other = Place("teknik.txt", 4), Place("fritid.txt", 4)
    made = trial(minutes, REFUSAL, ranked=[other, other, gold])
    assert score("punkt_recall@1", made).value == 0
    assert score("punkt_recall@5", made).value == 1
    assert score("mrr", made).value == 0.5
    assert score("mrr", trial(minutes, REFUSAL, ranked=[other])).value == 0


def test_all_gold_must_be_ranked_unless_any_is_enough(minutes: Minutes) -> None:
    gold = [{"doc": "teknik", "punkt": 4}, {"doc": "teknik", "punkt": 5}]
    for how, value in (("all", 0), ("any", 1)):
        made = trial(minutes, REFUSAL, case(citations=gold, cite=how), [Place("teknik.txt", 5)])
        assert score("punkt_recall@5", made).value == value


def test_a_system_that_does_not_rank_is_unscored(minutes: Minutes) -> None:
    assert score("punkt_recall@1", trial(minutes, REFUSAL)).value is None


def test_every_score_has_a_reason(minutes: Minutes) -> None:
    for answer in (REFUSAL, answered(Claim(BRIDGE)), answered()):
        assert all(metric.score(trial(minutes, answer)).reason for metric in METRICS)


def test_nothing_scored_has_no_value() -> None:
    assert rate([]) == Measure(None, 0, 0, 0)
    assert rate([Score(0, 0, "unscored")]).value is None
    assert percentile(0.5)([]).value is None


def test_unscored_is_not_wrong() -> None:
    assert rate([Score(1, 1, "right"), Score(0, 0, "unscored")]) == Measure(1.0, 1, 1, 1)


def test_percentiles_are_values_that_were_measured() -> None:
    scores = [Score(value, 1, "s") for value in (5, 1, 4, 2, 3)]
    assert percentile(0.5)(scores).value == 3
    assert percentile(0.95)(scores).value == 5


def test_a_metric_over_trials_sums_what_it_counts(minutes: Minutes) -> None:
    right = trial(minutes, answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))))
    strict = next(metric for metric in METRICS if metric.name == "fact_strict")
    assert measure(strict, [right, trial(minutes, REFUSAL)]) == Measure(0.5, 1, 2, 0)
