"""A summary as the JSON that Punkt promises to other programs."""

from __future__ import annotations

from dataclasses import asdict

from rag.contracts import Json, citation_json
from rag.model import Claim
from rag.summaries.summary import Part, Summary


def summary_json(summary: Summary) -> Json:
    """A summary, its id under the name of what is summed up: 'item', 'meeting', 'question' or 'case'.

    A sentence is without its mark; the citations beside it say where it stands. The LIX has one decimal.
    Keys are only ever added.
    """
    return {
        str(summary.subject): summary.id,
        "headline": summary.headline.text,
        "citations": [citation_json(citation) for citation in summary.headline.citations],
        "parts": [_part(part) for part in summary.parts],
        "glossary": [{"word": word.word, "explanation": word.explanation} for word in summary.glossary],
        "lix": {"source": _rounded(summary.lix.source), "summary": _rounded(summary.lix.summary)},
        "mode": summary.mode,
        "model": summary.model,
        "audience": str(summary.wish.audience),
        "length": str(summary.wish.length),
        "notes": list(summary.notes),
        "usage": asdict(summary.usage) if summary.usage else None,
        "stages": {stage.name: round(stage.seconds, 3) for stage in summary.stages},
    }


def _part(part: Part) -> Json:
    return {"heading": part.heading, "sentences": [_sentence(claim) for claim in part.claims]}


def _sentence(claim: Claim) -> Json:
    return {"text": claim.text, "citations": [citation_json(citation) for citation in claim.citations]}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
