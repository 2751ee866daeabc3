"""The metrics that need no language model: each judges one trial with a reason; `METRICS` lists them all."""

from __future__ import annotations

from collections.abc import Sequence

from eval.grounding import citation_precision, citation_recall, new_facts, unsupported_fact_rate
from eval.matching import find, found
from eval.minutes import names
from eval.quoting import citation_fault
from eval.ranking import ndcg, punkt_recall, reciprocal_rank
from eval.reading.focus import answer_focus, first_fact
from eval.reading.outcome import outcome_told
from eval.reading.premise import premise_corrected
from eval.reading.proposals import proposal_as_fact
from eval.reading.quotes import quote_support
from eval.reading.repetition import repeated
from eval.reading.values import competing_values
from eval.trial import Measure, Metric, Score, Trial, percentile, rate, unscored, verdict

_REFUSAL_IS_RIGHT = "the right answer is a refusal"


def fact_recall(trial: Trial) -> Score:
    """Gold facts found in the answer."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    missing = _missing(trial)
    total = len(trial.case.facts)
    return Score(total - len(missing), total, _fault(trial, missing) or "all facts found")


def fact_strict(trial: Trial) -> Score:
    """Whether all gold facts are found, no forbidden form stands there, and nothing was refused."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    fault = _wrong(trial)
    return verdict(not fault, fault or "all facts found, nothing forbidden")


def right_and_cited(trial: Trial) -> Score:
    """Whether the answer is right (as `fact_strict`) and cites a gold Punkt."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    fault = "; ".join(fault for fault in (_wrong(trial), _uncited(trial)) if fault)
    return verdict(not fault, fault or f"right, and cites {names(trial.cited & trial.gold)}")


def gold_citation_hit(trial: Trial) -> Score:
    """Whether the gold is cited: all of it, or for `cite: any` one of it."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    hit = trial.cited & trial.gold
    ok = bool(hit) if trial.case.cite == "any" else hit == trial.gold
    return verdict(ok, f"cites {names(trial.cited)}; gold is {names(trial.gold)}")


def gold_citation_precision(trial: Trial) -> Score:
    """Cited Punkter that are gold; a citation that resolves to nothing counts as a Punkt that is not.

    The head of the minutes is of every Punkt: it is gold where its first Punkt is, and else no Punkt at all.
    """
    if trial.case.refuse or not trial.citations:
        return unscored(_REFUSAL_IS_RIGHT if trial.case.refuse else "nothing cited")
    lost = len({(c.meeting, c.punkt) for c in trial.citations if trial.place(c) is None})
    items = {place for one in trial.citations if not one.in_head and (place := trial.place(one))}
    cited = items | (trial.cited & trial.gold)
    outside = names(cited - trial.gold)
    return Score(len(cited & trial.gold), len(cited) + lost, f"cited beside the gold: {outside}")


def gold_citation_recall(trial: Trial) -> Score:
    """Gold Punkter that are cited; for `cite: any` one is enough."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    if trial.case.cite == "any":
        return gold_citation_hit(trial)
    hit = trial.cited & trial.gold
    return Score(len(hit), len(trial.gold), f"gold not cited: {names(trial.gold - hit)}")


def citation_valid(trial: Trial) -> Score:
    """Citations that resolve to a Punkt in which the quote stands verbatim, at the span they name."""
    faults = [fault for citation in trial.citations if (fault := citation_fault(trial.minutes, citation))]
    total = len(trial.citations)
    return Score(total - len(faults), total, "; ".join(faults) or ("all valid" if total else "nothing cited"))


def refusal_recall(trial: Trial) -> Score:
    """Whether a question without an answer in the minutes was refused, and nothing new was stated with it."""
    if not trial.case.refuse:
        return unscored("the question has an answer")
    if not trial.refused:
        return verdict(False, f"should refuse, said: {_said(trial)}")
    new = new_facts(trial)
    return verdict(not new, f"refused, but states {', '.join(map(repr, new))}" if new else "refused")


def over_refusal(trial: Trial) -> Score:
    """Whether a question that has an answer was refused (1 is bad)."""
    if trial.case.refuse:
        return unscored(_REFUSAL_IS_RIGHT)
    return verdict(trial.refused, "refused, but the minutes answer it" if trial.refused else "answered")


def answer_words(trial: Trial) -> Score:
    """The words of an answer, citation marks left out."""
    if trial.refused or trial.answer is None:
        return unscored("refused" if trial.refused else trial.error)
    count = len(trial.text.split())
    return Score(count, 1, f"{count} words")


def seconds(trial: Trial) -> Score:
    """The wall time of one answer."""
    return Score(trial.seconds, 1, f"{trial.seconds:.2f} s")


METRICS: tuple[Metric, ...] = (
    Metric("right_and_cited", right_and_cited, rate),
    Metric("fact_recall", fact_recall, rate),
    Metric("fact_strict", fact_strict, rate),
    Metric("gold_citation_hit", gold_citation_hit, rate),
    Metric("gold_citation_precision", gold_citation_precision, rate),
    Metric("gold_citation_recall", gold_citation_recall, rate),
    Metric("citation_valid", citation_valid, rate),
    Metric("citation_recall", citation_recall, rate),
    Metric("citation_precision", citation_precision, rate),
    Metric("unsupported_fact_rate", unsupported_fact_rate, rate),
    Metric("quote_support", quote_support, rate),
    Metric("proposal_as_fact", proposal_as_fact, rate),
    Metric("outcome_told", outcome_told, rate),
    Metric("competing_values", competing_values, rate),
    Metric("premise_corrected", premise_corrected, rate),
    Metric("repeated", repeated, rate),
    Metric("answer_focus", answer_focus, rate),
    Metric("first_fact", first_fact, percentile(0.5)),
    Metric("first_fact_p90", first_fact, percentile(0.9)),
    Metric("refusal_recall", refusal_recall, rate),
    Metric("over_refusal", over_refusal, rate),
    Metric("punkt_recall@1", punkt_recall(1), rate),
    Metric("punkt_recall@3", punkt_recall(3), rate),
    Metric("punkt_recall@5", punkt_recall(5), rate),
    Metric("punkt_recall@10", punkt_recall(10), rate),
    Metric("mrr", reciprocal_rank, rate),
    Metric("ndcg@10", ndcg(10), rate),
    Metric("answer_words", answer_words, percentile(0.5)),
    Metric("seconds_p50", seconds, percentile(0.5)),
    Metric("seconds_p95", seconds, percentile(0.95)),
)


def measure(metric: Metric, trials: Sequence[Trial]) -> Measure:
    """One metric over many trials."""
    return metric.total([metric.score(trial) for trial in trials])


def _missing(trial: Trial) -> list[str]:
    return [" / ".join(fact[:3]) for fact in trial.case.facts if found(fact, trial.text) is None]


def _fault(trial: Trial, missing: Sequence[str]) -> str:
    if trial.error:
        return f"no answer: {trial.error}"
    return f"not found: {', '.join(repr(fact) for fact in missing)}; said: {_said(trial)}" if missing else ""


def _wrong(trial: Trial) -> str:
    if trial.refused:
        return "refused, but the minutes answer it"
    if fault := _fault(trial, _missing(trial)):
        return fault
    forbidden = [form for form in trial.case.forbidden if find(form, trial.text) is not None]
    return f"says what only a wrong answer says: {forbidden}" if forbidden else ""


def _uncited(trial: Trial) -> str:
    if trial.cited & trial.gold:
        return ""
    return f"cites {names(trial.cited)}; gold is {names(trial.gold)}"


def _said(trial: Trial) -> str:
    text = " ".join(trial.text.split())
    return repr(text if len(text) <= 200 else text[:200] + " …")
