"""A recurring figure over all its meetings, in order of time, with the change from the first to the last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.asked import Asked
from rag.ask.civic.recurring import asks_for_recurring, recurring, times_of
from rag.ask.questions.question import Question
from rag.ask.tables.periods import Period
from rag.ask.verification import supports
from rag.model import Claim

HEAD = """\
Fjordby Kommune

REFERAT Fritidsudvalget d. {day}

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt {number}: Udlån fra biblioteket, {quarter}. kvartal {year}

Sagsfremstilling

Udvalget får tal for udlånet hvert kvartal.

Slags\tAntal udlån\tGennemsnitlig ventetid (dage)
Bøger\t{books}\t{days}
Lydbøger\t{sound}\t4

Beslutning

Taget til efterretning.
"""
MEETINGS = (
    HEAD.format(day="15-05-2024", number=4, quarter=1, year=2024, books="8.120", days=21, sound="1.450"),
    HEAD.format(day="14-08-2024", number=9, quarter=2, year=2024, books="7.940", days=19, sound="1.610"),
    HEAD.format(day="13-11-2024", number=3, quarter=3, year=2024, books="7.655", days=18, sound="1.980"),
    HEAD.format(day="12-02-2025", number=7, quarter=4, year=2024, books="7.720", days=16, sound="2.040"),
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("recurring"), MEETINGS) as asked:
        yield asked


def told(asked: Asked) -> list[Claim]:
    claims = recurring(asked) if asks_for_recurring(asked) else []
    assert all(supports(claim, asked.library.meeting) for claim in claims)
    return claims


def test_every_meeting_is_told_in_order_of_time_with_the_change(ask: Ask) -> None:
    (claim,) = told(ask("Hvordan har antallet af udlån af bøger udviklet sig i Fjordby?"))
    assert claim.text == (
        "Et fald på 400 (beregnet): 15. maj 2024: Antal udlån for Bøger er 8.120; "
        "14. august 2024: Antal udlån for Bøger er 7.940; "
        "13. november 2024: Antal udlån for Bøger er 7.655; "
        "12. februar 2025: Antal udlån for Bøger er 7.720."
    )
    assert [citation.punkt for citation in claim.citations] == [4, 9, 3, 7]
    assert claim.computed


def test_two_times_that_are_named_are_held_against_each_other(ask: Ask) -> None:
    (claim,) = told(
        ask("Hvor mange flere udlån af lydbøger var der i 4. kvartal 2024 end i 2. kvartal 2024?")
    )
    assert claim.text.startswith("En stigning på 430 (beregnet): 14. august 2024: ")
    assert [citation.punkt for citation in claim.citations] == [9, 7]


def test_the_measure_of_a_figure_is_told(ask: Ask) -> None:
    (claim,) = told(ask("Hvordan har den gennemsnitlige ventetid på bøger udviklet sig i Fjordby?"))
    assert claim.text.startswith("Et fald på 5 dage (beregnet): ")


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange flere udlån af bøger var der i 4. kvartal 2021 end i 2. kvartal 2020?",
        "Hvordan har antallet af udlån af spil udviklet sig i Fjordby?",
        "Hvem stemte imod udlånet af bøger?",
        "Hvor mange udlån af bøger var der?",
    ],
)
def test_nothing_is_told_of_what_no_meeting_has(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


def test_a_month_without_a_year_is_of_the_year_behind_it() -> None:
    question = Question("Hvor meget steg tallet fra marts til september 2025?")
    assert times_of(question) == (Period(2025, month=3), Period(2025, month=9))
