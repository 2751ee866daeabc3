"""Comparisons of meetings, bodies and municipalities: one kind of figure for each side, and which is more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.civic.comparison import asks_to_compare, comparison
from rag.ask.civic.difference import difference
from rag.ask.civic.pairing import best_pair, is_one_measure
from rag.ask.verification import supports

MINUTES = """\
{town} Kommune

REFERAT Børneudvalget d. {day}

Mødested Rådhuset

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt {first}: Statistik over dagpleje og skoler, {day}

17.00.00-P05-1-24

Sagsfremstilling

Der er {waiting} familier på venteliste til dagplejen. Svømmehallen har lukket i uge 7.

Tabel 1: Elever i kommunens skoler

Skole\tElever\tLærere
Havneskolen\t{pupils}\t31
Åskolen\t280\t22
I alt\t{total}\t53

Beslutning

Taget til efterretning.

Punkt {second}: Drift af legepladser

Sagsfremstilling

Legepladserne koster 640.000 kr. om året.

Beslutning

Drøftet.
"""
AUTUMN = MINUTES.format(
    town="Fjordby", day="06-11-2024", first=4, second=5, waiting=37, pupils=410, total=690
)
SPRING = MINUTES.format(
    town="Fjordby", day="07-05-2025", first=14, second=15, waiting=52, pupils=395, total=675
)
ELSEWHERE = MINUTES.format(
    town="Skovlund", day="05-03-2025", first=24, second=25, waiting=12, pupils=150, total=430
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("comparison"), (AUTUMN, SPRING, ELSEWHERE)) as asks:
        yield asks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Hvordan ændrede antallet af familier på venteliste til dagplejen i Fjordby sig fra november "
            "2024 til maj 2025?",
            ("37 familier", "52 familier"),
        ),
        ("Hvor mange elever havde Havneskolen i Fjordby i november 2024 og i maj 2025?", ("410", "395")),
        (
            "Hvor mange elever var der i alt i Fjordbys skoler i efteråret 2024, og hvor mange var der et "
            "halvt år senere?",
            ("690", "675"),
        ),
    ],
)
def test_both_figures_are_told_with_how_far_they_lie_apart(
    ask: Ask, text: str, told: tuple[str, str]
) -> None:
    asked = ask(text)
    assert asks_to_compare(asked)
    (only,) = comparison(asked)
    assert [citation.punkt for citation in only.citations] == [4, 14]
    assert only.text.startswith(("En stigning på 15 (beregnet): ", "Et fald på 15 (beregnet): "))
    assert all(figure in only.text for figure in told)
    assert only.computed
    assert supports(only, asked.library.meeting)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Er antallet af elever på Havneskolen i Fjordby steget fra november 2024 til maj 2025?", "Nej."),
        ("Er antallet af elever på Havneskolen i Fjordby faldet fra november 2024 til maj 2025?", "Ja."),
    ],
)
def test_whether_it_rose_is_answered_from_the_two_figures(ask: Ask, text: str, said: str) -> None:
    first, *_ = comparison(ask(text))
    assert first.text.startswith(
        f"{said} Et fald på 15 (beregnet): mødet den 6. november 2024: Havneskolen, Elever: 410; "
    )
    assert first.computed
    assert [citation.punkt for citation in first.citations] == [4, 14]


def test_a_share_is_not_told_by_numbers_of_other_things(ask: Ask) -> None:
    text = "Er en større del af familierne kommet på venteliste til dagplejen i Fjordby fra {} til maj 2025?"
    assert not comparison(ask(text.format("november 2024")))


def test_two_municipalities_are_told_apart(ask: Ask) -> None:
    (only,) = comparison(ask("Er der flere familier på venteliste til dagplejen i Fjordby end i Skovlund?"))
    assert only.text == (
        "Ja. Tallet er højere i Fjordby end i Skovlund, en forskel på 40 (beregnet): "
        "Fjordby, mødet den 7. maj 2025: Der er 52 familier på venteliste til dagplejen; "
        "Skovlund, mødet den 5. marts 2025: Der er 12 familier på venteliste til dagplejen."
    )
    assert [citation.municipality for citation in only.citations] == ["Fjordby", "Skovlund"]


def test_sides_that_have_no_figure_of_one_kind_are_not_compared(ask: Ask) -> None:
    assert comparison(ask("Hvordan ændrede antallet af badegæster sig fra november 2024 til maj 2025?")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hvad koster legepladserne?",
        "Hvordan har statistikken over skoler udviklet sig fra møde til møde?",
        "Hvad blev besluttet om legepladser i november 2024 og i maj 2025?",
        "Hvor mange elever er der i Fjordby, og hvor meget koster legepladserne i Skovlund?",
    ],
)
def test_what_is_no_comparison_is_left_to_others(ask: Ask, text: str) -> None:
    assert not asks_to_compare(ask(text))


def test_a_bare_number_is_not_of_money_or_percent() -> None:
    assert is_one_measure("kr", "kr")
    assert is_one_measure(None, "dage")
    assert not is_one_measure(None, "kr")
    assert not is_one_measure("%", "kr")


def test_cells_are_paired_by_row_and_column(ask: Ask) -> None:
    asked = ask("Hvor mange lærere havde Havneskolen i Fjordby i november 2024 og i maj 2025?")
    pair = best_pair(asked.question, [part.selection for part in asked.parts])
    assert pair is not None
    assert {(one.unit.row, one.unit.column) for one in pair} == {("Havneskolen", "Lærere")}


def test_a_figure_that_stays_is_the_same_and_one_that_falls_is_told_by_how_much(ask: Ask) -> None:
    asked = ask("Hvor mange elever havde Havneskolen i Fjordby i november 2024 og i maj 2025?")
    pair = best_pair(asked.question, [part.selection for part in asked.parts])
    assert pair is not None
    told = difference(asked.question, ("", ""), pair)
    assert told[0].text.startswith("Et fald på 15 (beregnet): ")
    assert told[-1].text == "Tallet er faldet."
    same = difference(asked.question, ("", ""), (pair[0], pair[0]))
    assert [one.text for one in same] == ["Tallet er det samme."]
