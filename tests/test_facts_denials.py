"""What is denied: a figure, an outcome, what may be done; and the outcome of an item that is named."""

from __future__ import annotations

import pytest

from rag.facts import unsupported
from rag.facts.amounts import amounts
from rag.facts.denials import denials

GRANTS = """\
Punkt 2: Tilskud til foreninger

Forening\tSøgt, kr.\tIndstillet, kr.
Roklubben\t110.000\t0
Korforeningen\t40.000\t25.000

Roklubben er ikke indstillet til tilskud, da klubben i forvejen har en aftale med kommunen.

Prisen er ikke længere 40 kr., men 45 kr. Salen må ikke kunne lejes af firmaer.

Beslutning

Tiltrådt med den ændring, at Roklubben får 10.000 kr.
"""
TWO = """\
Punkt 2: Ferieplan for skoleåret

Beslutning

Tiltrådt.

Punkt 3: Lokalplan for havnen

Beslutning

Udsat. Et ændringsforslag blev forkastet.
"""


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Der er ikke 76 timer.", True),
        ("Prisen er ikke længere på 76 kr.", True),
        ("Prisen er ikke ca. 76 kr.", True),
        ("Der er ikke over 76 timer.", False),
        ("Der er ikke kun 76 timer.", False),
        ("Der er 76 timer, og det er ikke nok.", False),
    ],
)
def test_a_figure_right_behind_a_denial_is_denied(text: str, denied: bool) -> None:
    assert [amount.bearing.denied for amount in amounts(text)] == [denied]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Indstillet for Roklubben er 0.", True),
        ("Indstillet for Roklubben er ikke 0.", False),
        ("Indstillet for Korforeningen er ikke 25.000.", False),
        ("Prisen er ikke længere 40 kr.", True),
        ("Prisen er 40 kr.", False),
        ("Prisen er 45 kr.", True),
    ],
)
def test_a_denied_figure_is_stated_by_its_denial_only(said: str, stands: bool) -> None:
    assert (unsupported(said, GRANTS) == ()) is stands


def test_a_sentence_without_its_denial_is_not_stated_by_a_decision() -> None:
    told = "Roklubben er {}indstillet til tilskud, da klubben i forvejen har en aftale med kommunen."
    assert unsupported(told.format("ikke "), GRANTS) == ()
    assert "indstillet til" in unsupported(told.format(""), GRANTS)


def test_to_be_able_to_is_no_exception_from_a_denial() -> None:
    assert [denial.word for denial in denials("Salen må ikke kunne lejes.")] == ["ikke"]
    assert denials("Salen lejes ikke kun ud.") == ()
    assert unsupported("Salen må ikke kunne lejes af firmaer.", GRANTS) == ()
    assert unsupported("Salen må kunne lejes af firmaer.", GRANTS) != ()


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ('Udvalget tiltrådte indstillingen i sagen "Ferieplan for skoleåret".', True),
        ('Udvalget udsatte sagen "Lokalplan for havnen".', True),
        ('Udvalget udsatte sagen "Ferieplan for skoleåret".', False),
        ('Udvalget godkendte ikke indstillingen i sagen "Ferieplan for skoleåret".', False),
        ('Udvalget tiltrådte indstillingen i sagen "Lokalplan for havnen".', False),
        ("Ferieplanen for skoleåret blev udsat.", False),
        ("Sagen blev udsat.", True),
    ],
)
def test_an_item_that_is_named_has_its_own_outcome(said: str, stands: bool) -> None:
    assert (unsupported(said, TWO) == ()) is stands
