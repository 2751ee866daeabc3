"""A question that was copied from a page is asked as it was meant."""

from __future__ import annotations

import pytest

from rag.ask.questions.pasted import bare_question
from rag.errors import EmptyQuestion
from rag.pipeline import Punkt

ASKED = "Hvem havde afbud til mødet i Lindholm den 12. marts 2025?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<p>Hvad <b>koster</b> stien?</p>", "Hvad koster stien?"),
        ("**Hvem** var i [Strandby](http://x)?", "Hvem var i Strandby?"),
        ("hvad\x00 er\x1b bud\xadgettet\u202e?", "hvad er budgettet?"),
        ("  Hvad\n\nblev\tbesluttet?", "Hvad blev besluttet?"),
        ("Er 3 < 5, og 7 > 6?", "Er 3 < 5, og 7 > 6?"),
        ("Hvad står i [Punkt 7] (bilag 2)?", "Hvad står i [Punkt 7] (bilag 2)?"),
    ],
)
def test_markup_and_what_nobody_sees_are_taken_out(written: str, meant: str) -> None:
    assert bare_question(written) == meant


def test_a_question_with_markup_gets_the_answer_of_the_one_without(sample: Punkt) -> None:
    pasted = sample.ask(f'<img src="x"> **{ASKED}**')
    assert pasted.claims == sample.ask(ASKED).claims != ()


def test_markup_alone_asks_nothing(sample: Punkt) -> None:
    with pytest.raises(EmptyQuestion):
        sample.ask("<script></script>")
