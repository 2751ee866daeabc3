"""How far cells lie apart and what a column adds up to: reckoned, marked, and with every row cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import asking
from table_samples import MINUTES, told

from rag.ask.asked import Asked
from rag.ask.questions.question import Question
from rag.ask.tables import answer_from_table
from rag.ask.tables.finding import wording_of
from rag.ask.tables.reckoning import asks_apart
from rag.ask.tables.totals import column_to_add
from rag.model import Claim

Ask = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Asked]]:
    with asking(tmp_path_factory.mktemp("reckoning"), (MINUTES,)) as ask:
        yield ask


@pytest.fixture(scope="module")
def ask(asked: Callable[[str], Asked]) -> Ask:
    return lambda text: told(asked(text))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hvor meget dyrere bliver en plads til joller i 2026 end i 2025?",
            "En stigning på 55 kr. (beregnet): ",
        ),
        (
            "Hvor meget billigere er en plads til sejlbåde i 2026 end i 2025?",
            "Et fald på 85 kr. (beregnet): ",
        ),
        ("Hvor mange flere medlemmer havde svømning i 2024 end i 2023?", "En stigning på 38 (beregnet): "),
        ("Hvor mange færre medlemmer havde fodbold i 2024 end året før?", "Et fald på 22 (beregnet): "),
        (
            "Hvor mange kroner skiller den dyreste fra den billigste bådtype i 2026?",
            "En forskel på 4.580 kr. (beregnet): ",
        ),
        (
            "Hvor meget større er det korrigerede budget til svømmehaller end til musikliv?",
            "En forskel på 5.100.000 kroner (beregnet): ",
        ),
        ("Hvad søgte foreningerne om tilsammen?", "Tilsammen 75.900 kr. (beregnet). "),
    ],
)
def test_what_is_reckoned_is_told_first_and_marked(ask: Ask, question: str, said: str) -> None:
    (first, *_) = ask(question)
    assert first.text.startswith(said)
    assert first.computed


def test_every_row_that_a_sum_rests_on_is_cited_and_told(ask: Ask) -> None:
    (first, *_) = ask("Hvad søgte foreningerne om tilsammen?")
    assert [citation.quote.split("\t")[0] for citation in first.citations] == [
        "Fjordby Roklub",
        "Trommekorpset",
        "Stensamlerne",
        "Skakklubben",
    ]
    assert "Skakklubben 6.400 kr." in first.text


def test_a_change_in_percent_is_reckoned_only_where_the_table_has_none(ask: Ask) -> None:
    (first, *_) = ask("Hvor mange procent flere medlemmer havde badminton i 2024 end i 2023?")
    assert first.text.startswith("En stigning på 7,8 % (beregnet): ")
    (own, *_) = ask("Hvor mange procent stiger taksten for joller?")
    assert "4,8 %" in own.text
    assert not own.computed


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er taksterne for både tilsammen i 2026?",  # prices add up to nothing
        "Hvad søgte de fem foreninger om tilsammen?",  # there are four
        "Hvad er det korrigerede budget tilsammen?",  # its total stands there
    ],
)
def test_a_column_is_added_up_only_where_that_makes_sense(
    asked: Callable[[str], Asked], question: str
) -> None:
    found = asked(question)
    claims = answer_from_table(found)
    assert not any("Tilsammen" in claim.text for claim in claims)


def test_a_column_with_a_total_is_not_added_up(asked: Callable[[str], Asked]) -> None:
    found = asked("Hvad er det korrigerede budget tilsammen?")
    assert column_to_add(wording_of(found.question, found.part.ranked), found.part.ranked) == ()


def test_a_limit_asks_for_no_difference() -> None:
    assert asks_apart(Question("Hvor meget dyrere er det?"))
    assert not asks_apart(Question("Hvilke foreninger fik mere end 10.000 kr.?"))
    assert not asks_apart(Question("Hvad koster det?"))
