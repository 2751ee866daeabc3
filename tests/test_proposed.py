"""What the administration proposed is told as a proposal, with what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import asking

from rag.ask.civic.proposed import asks_for_proposal, proposed
from rag.ask.questions.question import Question


@pytest.mark.parametrize(
    "text",
    [
        "Hvad siger indstillingen om støj?",
        "Hvad foreslog forvaltningen om volden?",
        "Hvad var forvaltningens forslag?",
        "Hvad blev der indstillet om madordningen?",
        "What did the administration propose about noise?",
    ],
)
def test_a_proposal_is_asked_for(text: str) -> None:
    assert asks_for_proposal(Question(text))


@pytest.mark.parametrize(
    "text",
    ["Hvad foreslog Venstre om volden?", "Hvad blev besluttet om volden?", "Blev indstillingen fulgt?"],
)
def test_what_others_proposed_or_was_decided_is_another_question(text: str) -> None:
    assert not asks_for_proposal(Question(text))


def test_a_proposal_is_told_with_its_decision(tmp_path: Path) -> None:
    with asking(tmp_path) as ask:
        told = proposed(ask("Hvad foreslog forvaltningen om ventetiden?"))
    assert told[0].text == "Indstillingen lød: Forvaltningen indstiller, at der ansættes en vikar."
    assert told[-1].text.startswith("Beslutning: Udvalget afviste indstillingen")
    assert {one.punkt for claim in told for one in claim.citations} == {9}
