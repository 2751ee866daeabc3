"""Answers from tables: the cell that is asked for, in a citizen's words, and none where in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from asking import Ask, asking
from minutes import parsed

from rag.ask.questions.question import Question
from rag.ask.tables import answer_from_table, asks_for_cell
from rag.ask.tables.columns import in_period
from rag.ask.tables.comparing import compares
from rag.ask.tables.concepts import CONCEPTS
from rag.ask.tables.finding import stands_alone, wording_of
from rag.ask.tables.grid import Grid, read_number
from rag.ask.tables.legend import MINUS, PLUS, sense
from rag.ask.tables.limits import limit_of
from rag.ask.tables.listing import listing
from rag.ask.tables.naming import rows_named
from rag.ask.tables.periods import Period, is_period, periods
from rag.ask.tables.telling import Told
from rag.ask.verification import supports
from rag.model import Claim

MINUTES = """\
Fjordby Kommune

REFERAT Fritidsudvalget d. 10-04-2025

Mødedato Torsdag d. 10. april 2025 kl. 16:00

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 1: Budgetopfølgning pr. 31. marts 2025

Sagsfremstilling

Forvaltningen har gjort økonomien op.

I 1.000 kr.\tKorrigeret budget 2025\tForventet regnskab 2025\tForventet afvigelse
Svømmehaller\t8.200\t9.050\t850
Musikliv\t3.100\t2.900\t-200
Spejderhytter\t640\t640\t0
I alt\t11.940\t12.590\t650

Beslutning

Taget til efterretning.

Punkt 2: Takster for både i havnen

Sagsfremstilling

Taksterne for en plads i havnen fremgår af tabellen.

Bådtype\tÅrlig takst 2025 i kr.\tÅrlig takst 2026 i kr.
Joller\t1.150\t1.205
Motorbåde\t4.700\t4.980
Sejlbåde\t3.900\t4.115

Beslutning

Godkendt.

Punkt 3: Fordeling af støtte til foreninger

Sagsfremstilling

Fire foreninger søgte om støtte.

Nr.\tForening\tFormål\tSøgt beløb i kr.\tForvaltningens forslag i kr.
1\tFjordby Roklub\tNye årer\t42.000\t30.000
2\tTrommekorpset\tUniformer\t18.500\t18.500
3\tStensamlerne\tMontrer\t9.000\t0
4\tSkakklubben\tUre\t6.400\t5.000

Beslutning

Godkendt med den ændring, at Stensamlerne får 4.000 kr.
"""

Tell = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("tables"), (MINUTES,)) as asks:
        yield asks


@pytest.fixture(scope="module")
def ask(asked: Ask) -> Tell:
    def told(text: str) -> list[Claim]:
        found = asked(text)
        return answer_from_table(found) if asks_for_cell(found) else []

    return told


def grid(number: int) -> Grid:
    meeting = parsed(MINUTES)
    item = meeting.items[number - 1]
    return Grid(meeting, item, item.tables[0])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hvad er det korrigerede budget for svømmehaller i 2025?", "8.200.000 kroner (tabellen viser 8.200"),
        ("Hvor stort er merforbruget på svømmehaller?", "et merforbrug på 850.000 kroner"),
        (
            "Hvor meget afviger musiklivet fra budgettet?",
            "et mindreforbrug på 200.000 kroner (tabellen viser -200",
        ),
        ("hvad kostr en plads til joler i 2026", "1.205 kr."),
        ("Hvad er den samlede forventede afvigelse?", "I alt er et merforbrug på 650.000 kroner"),
        ("Hvor meget søgte roklubben om?", "42.000 kr."),
    ],
)
def test_the_cell_that_is_asked_for_is_told(ask: Tell, question: str, said: str) -> None:
    (first, *_) = ask(question)
    assert said in first.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvad koster en plads til joller i 2023?",
        "Hvor meget søgte håndboldklubben om?",
        "Hvad er regnskab 2021 for svømmehaller?",
        "Hvem stemte imod taksterne for joller?",
        "Hvor meget søgte de om?",
    ],
)
def test_a_neighbour_of_a_cell_that_is_not_there_is_never_told(ask: Tell, question: str) -> None:
    assert ask(question) == []


def test_the_price_of_another_item_is_not_told_for_that_of_a_cell(tmp_path: Path) -> None:
    rows = "Ret\tPris nu\tForeslået pris\nHovedret\t52,00\t54,50\nDøgnkost, plejehjem\t118,00\t121,00"
    text = MINUTES.replace("Forvaltningen har gjort økonomien op.", "Telte på plejehjem har kostet 12.000.")
    with asking(tmp_path, (re.sub(r"Bådtype.*(?:\n.+)+", rows, text),)) as asks:
        assert answer_from_table(asks("Hvad koster døgnkost på plejehjem?"))
        assert not answer_from_table(asks("Hvad kostede teltene på plejehjemmene?"))


def test_every_claim_is_confirmed_by_the_row_it_quotes(asked: Ask) -> None:
    found = asked("Hvad er det korrigerede budget for svømmehaller?")
    claims = answer_from_table(found)
    assert claims
    for claim in claims:
        assert supports(claim, found.library.meeting)
        assert claim.citations[0].quote.startswith("Svømmehaller")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hvilken bådtype er dyrest i 2026?", "Højest: Årlig takst 2026 for Motorbåde er 4.980 kr."),
        ("Hvilken forening søgte om flest penge?", "Højest: Søgt beløb for Fjordby Roklub er 42.000 kr."),
        ("Hvilket område har det største merforbrug?", "Højest: Forventet afvigelse for Svømmehaller"),
        ("Hvilken bådtype er billigst i 2025?", "Lavest: Årlig takst 2025 for Joller er 1.150 kr."),
    ],
)
def test_the_largest_and_the_smallest_are_found(ask: Tell, question: str, first: str) -> None:
    (claim, *_) = ask(question)
    assert claim.text.startswith(first)
    assert claim.computed


def test_rows_that_meet_a_condition_are_counted_and_named(ask: Tell) -> None:
    (count, *rows) = ask("Hvilke foreninger søgte om mere end 10.000 kr.?")
    assert count.text == "To (2 af 4): Fjordby Roklub og Trommekorpset."
    assert count.computed
    assert len(count.citations) == 2
    assert [row.text for row in rows[:2]] == [
        "Søgt beløb for Fjordby Roklub er 42.000 kr.",
        "Søgt beløb for Trommekorpset er 18.500 kr.",
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Hvilke skoler havde mindre end 70 børn i 0. klasse i 2025/26?", "70"),
        ("Hvilke ønsker koster over 10 mio. kr. i 2027?", "10 mio. kr"),
        ("Hvilke hold har mindst 20 elever i uge 5?", "20"),
    ],
)
def test_the_figure_that_is_limited_is_held_against_the_rows(text: str, figure: str) -> None:
    found, holds = limit_of(Question(text))
    assert found is not None
    assert found.span.of(text) == figure
    assert holds is not None


def test_two_limits_are_none() -> None:
    assert limit_of(Question("Hvilke hold har over 10 og under 20 elever?")) == (None, None)


def test_a_whole_column_is_listed(ask: Tell) -> None:
    (claim, *_) = ask("Hvad er taksterne i havnen for 2026?")
    assert claim.text == "Årlig takst 2026: Joller 1.205 kr.; Motorbåde 4.980 kr.; Sejlbåde 4.115 kr."


def test_what_was_proposed_is_told_with_what_was_decided(ask: Tell) -> None:
    claims = ask("Hvor meget foreslog forvaltningen til Stensamlerne?")
    assert "Forvaltningens forslag for Stensamlerne er 0 kr." in claims[0].text
    assert claims[-1].text.startswith("Beslutning: Godkendt med den ændring")


def test_a_row_is_named_by_its_second_column_where_the_first_only_numbers() -> None:
    assert [row.label for row in grid(3).rows] == [
        "Fjordby Roklub",
        "Trommekorpset",
        "Stensamlerne",
        "Skakklubben",
    ]
    assert [row.total for row in grid(1).rows] == [False, False, False, True]


def test_a_sign_has_a_meaning_only_where_the_minutes_tell_it() -> None:
    told = grid(1)
    deviation = told.columns[-1]
    assert sense(told, deviation) == PLUS
    turned = parsed(MINUTES.replace("\t850", "\t-850").replace("\t-200", "\t200").replace("\t650", "\t-650"))
    other = Grid(turned, turned.items[0], turned.items[0].tables[0])
    assert sense(other, other.columns[-1]) == MINUS
    silent = parsed(MINUTES.replace("Forventet regnskab 2025", "Forbrug").replace("\t850", "\t700"))
    unknown = Grid(silent, silent.items[0], silent.items[0].tables[0])
    assert sense(unknown, unknown.columns[-1]) is None
    assert "forbrug på" not in Told(unknown, unknown.rows[0], unknown.columns[-1]).text


def test_the_column_that_a_deviation_is_asked_of_is_told(ask: Tell) -> None:
    (claim,) = ask("Hvor stor er forskellen mellem budget og regnskab for svømmehaller?")
    assert claim.text.startswith("Forventet afvigelse for Svømmehaller er et merforbrug på 850.000 kroner")


def test_prose_about_a_positive_development_is_no_legend() -> None:
    text = MINUTES.replace("\t850", "\t700").replace(
        "økonomien op.", "økonomien op. En positiv udvikling giver et mindreforbrug."
    )
    meeting = parsed(text)
    told = Grid(meeting, meeting.items[0], meeting.items[0].tables[0])
    assert sense(told, told.columns[-1]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sæson 2025/2026", (Period(2025, until=2026),)),
        ("4. kvartal 2024", (Period(2024, part="k4"),)),
        ("andet halvår 2024", (Period(2024, part="h2"),)),
        ("pr. 31. marts 2025", (Period(2025, month=3, day=31),)),
        ("Budget 2026", (Period(2026),)),
        ("1.450.000", ()),
    ],
)
def test_periods_are_read(text: str, found: tuple[Period, ...]) -> None:
    assert periods(text) == found


def test_a_day_lies_in_its_half_year_and_in_no_other() -> None:
    assert Period(2025, part="h1").meets(Period(2025, month=3, day=31))
    assert not Period(2025, part="h2").meets(Period(2025, month=3, day=31))
    assert not Period(2024, until=2025).meets(Period(2025, until=2026))
    assert is_period("Pr. 1. oktober 2024")
    assert not is_period("Budget 2024")


def test_numbers_of_cells_are_read_with_their_sign() -> None:
    assert [read_number(text) for text in ("-1.812", "22,62 %", "15. plads", "-", "1. marts 2025")] == [
        -1812,
        Decimal("22.62"),
        15,
        None,
        None,
    ]


def test_only_columns_of_the_period_that_is_asked_for_are_left(asked: Ask) -> None:
    wording = wording_of(Question("Hvad koster joller i 2026?"), asked("Hvad koster joller?").part.ranked)
    told = grid(2)
    assert [column.name for column in in_period(wording, told, told.columns)] == ["Årlig takst 2026 i kr."]
    assert rows_named(wording, told).best == 0
    assert not compares(wording)
    assert listing(wording, asked("Hvad koster joller?").part.ranked) is None
    assert stands_alone(wording)


def test_every_concept_names_columns_and_questions() -> None:
    assert all(concept.weight > 0 for concept in CONCEPTS.values())
    assert CONCEPTS["deviation"].told.search("forventet afvigelse")
