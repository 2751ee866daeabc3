"""What was proposed is told as a proposal, and with it what became of it."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, item_of, parsed, ranked_item, select

from rag.ask.composition import compose
from rag.ask.outcome import as_proposed, decided
from rag.ask.questions.question import Question

ROADS = parsed(ROADS_2025)
WITHDRAWN = ROADS_2025.replace("Godkendt.\n\nFor stemte: A, V og F. Imod stemte: C.", "Sagen blev trukket.")


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ("at volden anlægges,", "Det blev indstillet, at volden anlægges,"),
        ("at forslaget sendes i høring", "Det blev indstillet, at forslaget sendes i høring"),
        ("1. At volden anlægges.", "Det blev indstillet, at volden anlægges."),
        ("Volden anlægges i 2026.", "Fra indstillingen: Volden anlægges i 2026."),
        ("Forvaltningen indstiller, at volden anlægges.", "Forvaltningen indstiller, at volden anlægges."),
        ("Det foreslås, at volden anlægges.", "Det foreslås, at volden anlægges."),
    ],
)
def test_a_piece_of_a_proposal_says_that_it_is_one(piece: str, told: str) -> None:
    assert as_proposed(piece) == told


def test_a_decision_is_told_in_its_own_words_and_cited_where_it_stands() -> None:
    (claim,) = decided(ROADS, item_of(ROADS, 3))
    assert claim.text == "Beslutning: Godkendt."
    assert [citation.section for citation in claim.citations] == ["Beslutning"]


def test_where_nothing_is_decided_nothing_is_told() -> None:
    undecided = parsed(ROADS_2025.partition("Beslutning")[0] + "Bilag\n\nStøjkort 2024\n")
    assert decided(undecided, item_of(undecided, 3)) == []


def test_an_answer_that_tells_a_proposal_tells_what_became_of_it() -> None:
    question = Question("Hvor skal udgiften på 2,9 mio. kr. holdes?")
    texts = [claim.text for claim in compose(question, select(question.text, ranked_item(WITHDRAWN, 3)))]
    assert any(text.startswith("Det blev indstillet, at udgiften på 2,9 mio. kr.") for text in texts)
    assert texts[-1] == "Beslutning: Sagen blev trukket."
