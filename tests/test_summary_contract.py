"""The JSON of a summary is what is promised to other programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from whole_samples import mixed, wish

from rag.contracts import citation_json
from rag.model import Cost, Stage
from rag.summaries.contract import summary_json
from rag.summaries.meeting import summarise_meeting
from rag.summaries.summary import Explained, Readability, Subject, Summary


@pytest.fixture
def summary() -> Summary:
    """A page on a meeting."""
    return summarise_meeting(mixed(), wish(audience="presse"), {mixed().id: mixed()}.__getitem__)


def test_a_summary_has_the_promised_keys(summary: Summary) -> None:
    assert list(summary_json(summary)) == [
        "meeting", "headline", "citations", "parts", "glossary", "lix", "mode", "model", "audience", "length",
        "notes", "usage", "stages",
    ]  # fmt: skip


@pytest.mark.parametrize("subject", list(Subject))
def test_the_id_stands_under_what_is_summed_up(summary: Summary, subject: Subject) -> None:
    written = summary_json(replace(summary, subject=subject, id="et id"))
    assert next(iter(written.items())) == (str(subject), "et id")


def test_a_sentence_stands_without_its_mark_beside_its_citations(summary: Summary) -> None:
    written = summary_json(summary)
    assert [part["heading"] for part in written["parts"]] == [part.heading for part in summary.parts]
    for part, said in zip(summary.parts, written["parts"], strict=True):
        assert [one["text"] for one in said["sentences"]] == [claim.text for claim in part.claims]
        assert [one["citations"] for one in said["sentences"]] == [
            [citation_json(citation) for citation in claim.citations] for claim in part.claims
        ]
    assert "[Punkt" not in json.dumps(written)
    first = written["parts"][0]["sentences"][0]["citations"][0]
    assert (first["punkt"], first["status"], first["date"]) == (42, "bekræftet", "2025-05-06")
    assert mixed().source.text[first["start"] : first["end"]] == first["quote"]


def test_the_lix_has_one_decimal_or_is_null(summary: Summary) -> None:
    assert summary_json(replace(summary, lix=Readability(51.26, 33.0)))["lix"] == {
        "source": 51.3,
        "summary": 33.0,
    }
    assert summary_json(replace(summary, lix=Readability(None, None)))["lix"] == {
        "source": None,
        "summary": None,
    }


def test_all_that_is_known_of_a_summary_is_written(summary: Summary) -> None:
    told = replace(
        summary,
        glossary=(Explained("høring", "at man spørger"),),
        mode="generative",
        model="en model",
        notes=("Noget er udeladt.",),
        usage=Cost(10, 5, 1),
        stages=(Stage("model", 1.23456),),
    )
    written = summary_json(told)
    assert written["glossary"] == [{"word": "høring", "explanation": "at man spørger"}]
    assert (written["mode"], written["model"]) == ("generative", "en model")
    assert (written["audience"], written["length"]) == ("presse", "mellem")
    assert written["notes"] == ["Noget er udeladt."]
    assert written["usage"] == {"tokens_in": 10, "tokens_out": 5, "calls": 1}
    assert written["stages"] == {"model": 1.235}
    assert json.loads(json.dumps(written)) == written
