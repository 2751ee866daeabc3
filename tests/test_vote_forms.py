"""Roll-calls in every form that municipalities write them."""

from __future__ import annotations

from typing import Any

import pytest
from forms import forms

from rag.ingest.decisions import read_outcome
from rag.ingest.layout import lines_of
from rag.ingest.vote_forms import REMARK
from rag.ingest.vote_sides import side_of, told_within
from rag.ingest.voters import listed_voters
from rag.ingest.wrapping import unwrapped
from rag.model import Span


@pytest.mark.parametrize("form", forms("vote_texts"))
def test_a_roll_call_is_read_in_every_form(form: dict[str, Any]) -> None:
    text = form["text"]
    read = read_outcome(text, lines_of(text), decides=True).votes
    assert [
        {"for": [*vote.in_favour], "against": [*vote.against], "abstain": [*vote.abstained]} for vote in read
    ] == [{side: told.get(side, []) for side in ("for", "against", "abstain")} for told in form["votes"]]
    assert all(
        told.get("motion", "") in (vote.motion or "") for vote, told in zip(read, form["votes"], strict=True)
    )
    for vote in read:
        for name in (*vote.in_favour, *vote.against, *vote.abstained):
            assert " ".join(vote.span.of(text).split()).count(name.split(" (")[0])


def test_a_vote_spans_all_the_sentences_that_tell_it() -> None:
    text = "Sagen er drøftet.\nGodkendt med stemmerne fra A og B. V stemte imod.\nSlut."
    [vote] = read_outcome(text, lines_of(text), decides=True).votes
    assert vote.span.of(text) == "Godkendt med stemmerne fra A og B. V stemte imod."


def test_a_proposal_put_to_the_vote_and_carried_is_the_decision() -> None:
    text = "Indstillingen blev sat til afstemning og er godkendt.\nFor: A og B. Imod: V."
    read = read_outcome(text, lines_of(text), decides=True)
    assert read.decision is not None
    assert read.decision.text == "Indstillingen blev sat til afstemning og er godkendt."
    assert [vote.motion for vote in read.votes] == ["Indstillingen"]


def test_the_heading_of_a_vote_is_no_decision() -> None:
    text = "Afstemning:\nFor: A og B. Imod: V.\nGodkendt."
    decision = read_outcome(text, lines_of(text), decides=True).decision
    assert decision is not None
    assert decision.text == "Godkendt."


def test_a_vote_told_with_a_remark_stays_in_the_decision() -> None:
    text = "Godkendt.\nVenstre stemte imod og afgav følgende protokolbemærkning: Prisen er for høj."
    read = read_outcome(text, lines_of(text), decides=True)
    assert REMARK.search(text)
    assert [vote.against for vote in read.votes] == [("Venstre",)]
    assert read.decision is not None
    assert read.decision.text == text


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("For stemte (4): A og B", ("For", ("A", "B"))),
        ("Følgende undlod at stemme: Bo Bak", ("undlod", ("Bo Bak",))),
        ("(V stemte imod)", ("imod", ("V",))),
        ("Godkendt, Ø stemmer imod.", None),
        ("Udvalget stemmer for at bevare skolen.", None),
    ],
)
def test_a_side_is_a_word_and_voters(sentence: str, side: tuple[str, tuple[str, ...]] | None) -> None:
    assert side_of(sentence) == side


def test_a_sentence_may_tell_several_sides() -> None:
    assert told_within("Ved afstemningen stemte A og B for, mens V stemte imod.") == [
        ("imod", ("V",)),
        ("for", ("A", "B")),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [("Bo Bak (A)", ("Bo Bak",)), ("A, Ø (1) og Venstre", ("A", "Ø (1)", "Venstre")), ("Godkendt.", ())],
)
def test_a_line_of_voters_holds_nothing_else(line: str, names: tuple[str, ...]) -> None:
    assert listed_voters(line) == names


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("For stemte: A, F\nog Ø.", 1),
        ("For stemte: Bo Bak (A), Ida\nRønhave (Ø) og Lis Holm.", 1),
        ("Imod: Lokallisten\nGodkendt.", 2),
        ("Imod: Venstre\nFor: Enhedslisten", 2),
        ("Imod: V,\n\nog A.", 2),
    ],
)
def test_only_a_list_of_voters_runs_on(text: str, joined: int) -> None:
    lines = [line.span for line in lines_of(text)]
    assert len(unwrapped(text, lines)) == joined
    assert unwrapped(text, lines)[-1] != Span(0, 0)
