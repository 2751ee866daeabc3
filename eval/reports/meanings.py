"""What each metric says, in one line for a reader of a report."""

from __future__ import annotations

from eval.summaries.metrics import MEANINGS as SUMMARIES

MEANINGS: dict[str, str] = SUMMARIES | {
    "right_and_cited": "questions with an answer: all facts, nothing forbidden, a gold Punkt cited",
    "fact_recall": "gold facts that the answers state",
    "fact_strict": "answers with all their facts and nothing forbidden",
    "gold_citation_hit": "answers that cite their gold Punkter",
    "gold_citation_precision": "cited Punkter that are gold",
    "gold_citation_recall": "gold Punkter that are cited",
    "citation_valid": "citations whose quote stands verbatim in the Punkt they name",
    "citation_recall": "sentences with facts whose cited Punkter say all of them",
    "citation_precision": "citations that carry something of their sentence",
    "unsupported_fact_rate": "facts in answers that no cited Punkt says; lower is better",
    "quote_support": "sentences with facts whose quotes show all of them",
    "proposal_as_fact": "sentences from an Indstilling that read as decided; lower is better",
    "outcome_told": "answers with a proposal, amendment or vote that also tell what became of it",
    "competing_values": "answers with two different figures for one thing; lower is better",
    "premise_corrected": "right answers to a false premise that say it is false",
    "repeated": "sentences that say again what the answer said before; lower is better",
    "answer_focus": "sentences of right answers that hold a fact asked for",
    "first_fact": "number of the first sentence with a fact asked for, median; lower is better",
    "first_fact_p90": "number of that sentence that 90 % of the answers stay within; lower is better",
    "refusal_recall": "questions without an answer that are refused",
    "over_refusal": "questions with an answer that are refused; lower is better",
    "punkt_recall@1": "questions whose gold Punkter are first in the ranking",
    "punkt_recall@3": "questions whose gold Punkter are among the first 3",
    "punkt_recall@5": "questions whose gold Punkter are among the first 5",
    "punkt_recall@10": "questions whose gold Punkter are among the first 10",
    "mrr": "1 / rank of the first gold Punkt, on average",
    "ndcg@10": "how near the top the gold Punkter stand, against the best order there is",
    "answer_words": "words of an answer, median",
    "seconds_p50": "seconds an answer takes, median; lower is better",
    "seconds_p95": "seconds that 95 % of the answers stay within; lower is better",
}
