"""What the administration proposed is told as a proposal, with what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from minutes import library_of, new_reader

from rag.ask.asked import Asked
from rag.ask.civic.proposed import asks_for_proposal, proposed
from rag.ask.evidence.gathered import Finder
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes
from rag.model import Scope


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
    with library_of(tmp_path) as library:
        finder, question = (
            Finder(library, new_reader()),
            Question("Hvad foreslog forvaltningen om ventetiden?"),
        )
        (scope,) = read_scopes(question, library.overviews())
        told = proposed(Asked(question, finder.find(question, scope, Scope()), library, finder))
    assert told[0].text == "Indstillingen lød: Forvaltningen indstiller, at der ansættes en vikar."
    assert told[-1].text.startswith("Beslutning: Udvalget afviste indstillingen")
    assert {one.punkt for claim in told for one in claim.citations} == {9}
