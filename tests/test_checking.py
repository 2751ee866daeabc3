"""Whether a sentence of a model can stand, and what the model is told where it cannot."""

from __future__ import annotations

import pytest
from dossiers import DOSSIER, find

from rag.ask.generation.checking import checked, complaint, stands, statements
from rag.ask.generation.marking import Sentence, read_marked
from rag.model import Claim, Status


def check(text: str) -> Claim:
    """The one claim of a text, checked."""
    (said,) = read_marked(text, DOSSIER)
    (claim,) = checked(said, DOSSIER, find)
    return claim


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Volden koster 2,9 mio. kr. [2]", Status.CONFIRMED),
        ("Volden koster 2,9 mio. kr. [3]", Status.CORRECTED),
        ("Volden koster 9,2 mio. kr. [2]", Status.UNCONFIRMED),
        ("Borgmesteren er uenig og kræver en undersøgelse. [2]", Status.UNCONFIRMED),
    ],
)
def test_a_sentence_is_confirmed_re_pointed_or_neither(text: str, status: Status) -> None:
    claim = check(text)
    assert {citation.status for citation in claim.citations} == {status}
    assert stands(claim) is (status is not Status.UNCONFIRMED)


def test_a_wrong_fact_is_no_wrong_mark_where_the_named_punkt_has_the_words() -> None:
    """Another Punkt has the 19 days, and none of the rest."""
    claim = check("Volden dæmper støjen, og jorden kan hentes fra byggeriet ved havnen i 19 dage. [2]")
    assert [(citation.punkt, citation.status) for citation in claim.citations] == [(3, Status.UNCONFIRMED)]


def test_what_cites_nothing_does_not_stand() -> None:
    assert not stands(check("Borgerne er glade for træerne."))


def test_what_says_nothing_and_cites_nothing_is_no_claim() -> None:
    assert statements([Sentence("Ja."), Sentence("Nej.", (2,))], DOSSIER) == statements(
        [Sentence("Nej.", (2,))], DOSSIER
    )


def test_the_model_is_told_what_cannot_stand_and_why() -> None:
    claims = [
        check("Volden koster 2,9 mio. kr. [2]"),
        check("Volden er 9 meter høj. [2]"),
        check("Jorden til volden kan hentes ved åen, siger borgmesteren glad. [2]"),
        check("Borgerne er glade for træerne."),
    ]
    assert complaint(claims, find) == (
        "> Volden er 9 meter høj.\nDet står ikke i Punkt 3: 9\n\n"
        "> Jorden til volden kan hentes ved åen, siger borgmesteren glad.\n"
        "Det meste af sætningen står ikke i Punkt 3.\n\n"
        "> Borgerne er glade for træerne.\nSætningen har ingen henvisning."
    )
    assert complaint(claims[:1], find) == ""
