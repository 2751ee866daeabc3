"""Counts inside an item: points of a proposal, and goals that were reached or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from table_samples import MINUTES

from rag.ask.asked import Asked
from rag.ask.civic.counting import asks_for_goals, asks_for_points, goals, points
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim

GOALS = """\
Fjordby Kommune

REFERAT Klimaudvalget d. 07-05-2025

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 11: Opfølgning på klimamål for 2024

Indstilling

Forvaltningen indstiller, at orienteringen tages til efterretning.

Sagsfremstilling

Her er de fire klimamål for 2024.

1. Mindre varme: Forbruget i hallerne skal falde.

Forbruget faldt, og målet er nået for 2024.

2. Flere træer: Der skal plantes 200 træer.

Der blev plantet 140. Målet er dermed ikke nået.

3. Renere luft: Luften skal være renere.

Målingerne er forsinket.

4. Grønnere biler: Halvdelen af bilerne skal køre på el.

Målet blev opfyldt i december.

Beslutning

Taget til efterretning.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("inside"), (MINUTES, GOALS)) as asked:
        yield asked


def told(asked: Asked, claims: list[Claim]) -> list[str]:
    assert all(supports(claim, asked.library.meeting) for claim in claims)
    return [claim.text for claim in claims]


def test_the_points_of_a_proposal_are_counted_and_cited(ask: Ask) -> None:
    asked = ask("Hvor mange indstillingspunkter var der i sagen om takster for bådpladser i havnen?")
    (claim,) = points(asked)
    assert claim.text == (
        "Indstillingen har 2 punkter: at taksterne godkendes; at de gælder fra den 1. januar 2026."
    )
    assert len(claim.citations) == 2
    assert supports(claim, asked.library.meeting)


def test_a_proposal_in_one_sentence_has_no_points(ask: Ask) -> None:
    assert points(ask("Hvor mange indstillingspunkter var der i opfølgningen på klimamålene?")) == []


def test_goals_are_counted_by_what_the_minutes_conclude_of_each(ask: Ask) -> None:
    reached = ask("Hvor mange af de fire klimamål for 2024 blev nået i Fjordby?")
    assert told(reached, goals(reached)) == [
        "To af de 4 mål er nået: Mindre varme: Forbruget i hallerne skal falde; "
        "Grønnere biler: Halvdelen af bilerne skal køre på el. Ét mål er uafklaret i referatet."
    ]
    missed = ask("Hvor mange af klimamålene for 2024 blev ikke nået i Fjordby?")
    assert told(missed, goals(missed)) == [
        "Ét af de 4 mål er ikke nået: Flere træer: Der skal plantes 200 træer. "
        "Ét mål er uafklaret i referatet."
    ]


def test_every_counted_goal_is_cited_with_its_conclusion(ask: Ask) -> None:
    (claim,) = goals(ask("Hvor mange af de fire klimamål for 2024 blev nået i Fjordby?"))
    quotes = [citation.quote for citation in claim.citations]
    assert [quote.startswith(number) for quote, number in zip(quotes, ("1.", "4."), strict=True)] == [
        True,
        True,
    ]
    assert "målet er nået" in quotes[0]
    assert "Målet blev opfyldt" in quotes[1]


def test_another_number_of_goals_than_there_are_is_not_answered(ask: Ask) -> None:
    assert goals(ask("Hvor mange af de seks klimamål for 2024 blev nået i Fjordby?")) == []


@pytest.mark.parametrize(
    ("question", "of_points", "of_goals"),
    [
        ("Hvor mange indstillingspunkter var der?", True, False),
        ("Hvor mange punkter er der i indstillingen om havnen?", True, False),
        ("Hvor mange af de tre mål blev opfyldt?", False, True),
        ("Hvor mange mål har kommunen?", False, False),
        ("Hvor mange punkter blev udsat?", False, False),
    ],
)
def test_what_is_counted(question: str, of_points: bool, of_goals: bool) -> None:
    assert asks_for_points(Question(question)) is of_points
    assert asks_for_goals(Question(question)) is of_goals
