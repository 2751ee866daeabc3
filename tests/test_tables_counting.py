"""Rows are counted where the question names what they are and every one of them can be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import asking
from minutes import parsed
from table_samples import MINUTES, told

from rag.ask.asked import Asked
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.tables.conditions import conditions
from rag.ask.tables.counting import all_rows, count_in_words, counted
from rag.ask.tables.finding import wording_of
from rag.ask.tables.grid import Grid
from rag.ask.tables.limits import names_a_row
from rag.ask.tables.naming import rows_named
from rag.ask.tables.telling import Told
from rag.model import Claim

Ask = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Asked]]:
    with asking(tmp_path_factory.mktemp("counting"), (MINUTES,)) as ask:
        yield ask


@pytest.fixture(scope="module")
def ask(asked: Callable[[str], Asked]) -> Ask:
    return lambda text: told(asked(text))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvor mange områder ventes at få et merforbrug?", "To (2 af 4): Svømmehaller og Ridehaller."),
        ("Hvor mange områder ventes at bruge mindre end budgettet?", "Én (1 af 4): Musikliv."),
        ("Hvor mange bådtyper bliver dyrere i 2026?", "To (2 af 4): Joller og Motorbåde."),
        ("Hvor mange af de fire bådtyper bliver billigere i 2026?", "Én (1 af 4): Sejlbåde."),
        ("Hvor mange foreninger fik ingenting i forvaltningens forslag?", "Én (1 af 4): Stensamlerne."),
        ("Hvor mange idrætsgrene fik flere medlemmer i 2024?", "To (2 af 3): Svømning og Badminton."),
        ("Hvor mange idrætsgrene havde færre medlemmer i 2024 end i 2023?", "Én (1 af 3): Fodbold."),
        (
            "Hvor mange foreninger søgte om støtte?",
            "Fire (4): Fjordby Roklub, Trommekorpset, Stensamlerne og Skakklubben.",
        ),
    ],
)
def test_the_count_is_told_with_what_is_counted(ask: Ask, question: str, said: str) -> None:
    (first, *_) = ask(question)
    assert first.text == said
    assert first.computed


def test_every_counted_row_is_cited(ask: Ask) -> None:
    (first, *_) = ask("Hvor mange områder ventes at få et merforbrug?")
    assert [citation.quote.split("\t")[0] for citation in first.citations] == ["Svømmehaller", "Ridehaller"]


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange af de fem bådtyper bliver dyrere i 2026?",  # there are four
        "Hvor mange medlemmer bliver dyrere i 2026?",  # no rows of the table
        "Hvor mange foreninger under 18 år fra udlandet søgte om støtte?",  # nothing tells that
    ],
)
def test_nothing_is_counted_in_doubt(asked: Callable[[str], Asked], question: str) -> None:
    found = asked(question)
    wording = wording_of(found.question, found.part.ranked)
    assert counted(wording, found.part.ranked) == ("", ())
    assert all_rows(wording, found.part.ranked) == ("", ())


def test_a_row_that_sums_up_is_no_row_of_its_own() -> None:
    item = parsed(MINUTES.replace("Badminton\t205\t221", "Hele foreningen\t1.242\t1.258")).items[3]
    grid = Grid(
        parsed(MINUTES.replace("Badminton\t205\t221", "Hele foreningen\t1.242\t1.258")), item, item.tables[0]
    )
    assert [row.label for row in grid.parts] == ["Fodbold", "Svømning"]


def test_labels_with_a_comma_of_their_own_are_told_apart() -> None:
    meeting = parsed(MINUTES.replace("Trommekorpset", "Trommer, fløjter"))
    grid = Grid(meeting, meeting.items[2], meeting.items[2].tables[0])
    cells = [Told(grid, row, grid.columns[0]) for row in grid.parts[:2]]
    assert count_in_words(cells, 4) == "To (2 af 4): Fjordby Roklub; Trommer, fløjter"


def test_a_question_that_goes_both_ways_puts_no_test(asked: Callable[[str], Asked]) -> None:
    found = asked("Hvor mange bådtyper bliver dyrere eller billigere i 2026?")
    meeting = parsed(MINUTES)
    grid = Grid(meeting, meeting.items[1], meeting.items[1].tables[0])
    assert list(conditions(wording_of(found.question, found.part.ranked), grid)) == []


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Hvor mange medlemmer havde været med over 52 uger i 2024?", "Over 52 uger"),
        ("Hvor mange medlemmer havde været med 27-52 uger i 2024?", "27-52 uger"),
        ("Hvor mange medlemmer havde været med over 100 uger i 2024?", None),
    ],
)
def test_a_label_with_a_number_that_stands_in_the_question_names_its_row(
    question: str, label: str | None
) -> None:
    text = MINUTES
    for sport, weeks in (
        ("Fodbold", "Under 27 uger"),
        ("Svømning", "27-52 uger"),
        ("Badminton", "Over 52 uger"),
    ):
        text = text.replace(sport, weeks)
    meeting = parsed(text)
    grid = Grid(meeting, meeting.items[3], meeting.items[3].tables[0])
    wording = wording_of(Question(question), [RankedItem(meeting, meeting.items[3], 1.0)])
    assert names_a_row(wording, grid) is (label is not None)
    best = rows_named(wording, grid).best
    assert label is None or (best is not None and grid.rows[best].label == label)
