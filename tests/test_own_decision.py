"""Which sentences under one label are this body's decision."""

from __future__ import annotations

import pytest

from rag.danish import sentences
from rag.ingest.decisions import read_outcome
from rag.ingest.layout import lines_of
from rag.ingest.own_decision import own_sentences
from rag.model import DecisionClass

BOTH = "Økonomiudvalget anbefaler indstillingen.\nByrådet godkendte indstillingen."


@pytest.mark.parametrize(
    ("text", "committee", "left"),
    [
        (BOTH, "Byrådet", ["Byrådet godkendte indstillingen."]),
        (BOTH, "Økonomiudvalget", ["Økonomiudvalget anbefaler indstillingen."]),
        (BOTH, "", BOTH.split("\n")),
        (BOTH, "Solby Byråd", ["Byrådet godkendte indstillingen."]),
        ("Teknisk Udvalg anbefaler.\nVedtaget.", "Byrådet", ["Vedtaget."]),
        ("Økonomiudvalget anbefaler.", "Byrådet", ["Økonomiudvalget anbefaler."]),
        ("Et enigt udvalg besluttede at vente.\nTiltrådt.", "Byrådet", None),
        ("Udvalget drøftede sagen.\nGodkendt.", "Socialudvalget", None),
        ("Byrådet anbefales at godkende planen.\nUdvalget godkendte den.", "Socialudvalget", None),
    ],
)
def test_what_another_body_decided_is_left_out(text: str, committee: str, left: list[str] | None) -> None:
    found = [piece.of(text) for piece in own_sentences(text, sentences(text), committee)]
    assert found == (text.split("\n") if left is None else left)


def test_the_votes_of_another_body_are_not_this_ones() -> None:
    text = "Økonomiudvalget anbefaler planen med 4 stemmer mod 3.\nByrådet godkendte planen."
    read = read_outcome(text, lines_of(text), decides=True, committee="Byrådet")
    assert read.votes == ()
    assert read.decision is not None
    assert read.decision.decision_class is DecisionClass.APPROVED
