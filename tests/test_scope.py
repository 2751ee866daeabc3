"""What a question is about: places, bodies, periods, numbers, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ask.questions.question import Question
from rag.ask.questions.scope import bare_body, foreign_body, named_bodies, read_scopes, within
from rag.model import Kind, Scope
from rag.store.library import MeetingOverview
from rag.store.record_rows import normal_case_number

ROADS, CARE, SCHOOL = "Teknik- og Miljøudvalget", "Social- og Sundhedsudvalget", "Børne- og Skoleudvalget"


def overview(municipality: str, committee: str, day: date) -> MeetingOverview:
    key = f"{municipality}-{committee}-{day}"
    return MeetingOverview(key, Kind.MINUTES, municipality, committee, day, f"{key}.txt", 5)


HELD = [
    overview("Fjordby", ROADS, date(2024, 11, 14)),
    overview("Fjordby", ROADS, date(2025, 3, 12)),
    overview("Fjordby", CARE, date(2025, 3, 18)),
    overview("Skovlund", SCHOOL, date(2025, 5, 5)),
    overview("Ny Strand", SCHOOL, date(2025, 6, 2)),
    overview("Ejby", SCHOOL, date(2023, 2, 1)),
]


def scopes(question: str) -> list[Scope]:
    return read_scopes(Question(question), HELD)


def scope(question: str) -> Scope:
    """The one scope that the question has."""
    (only,) = scopes(question)
    return only


@pytest.mark.parametrize(
    "question",
    ["Hvad koster broen i Fjordby?", "Hvad er Fjordbys budget?", "hvad koster broen i fjordby",
     "HVAD KOSTER BROEN I FJORDBY", "Hvad koster broen i Fjorby?", "Hvad koster broen i Fjrodby?",
     "Hvad koster broen i Fjordby Kommune?", "What does Fjordby plan?"],
)  # fmt: skip
def test_a_municipality_is_read_as_people_write_it(question: str) -> None:
    assert scope(question).municipalities == {"Fjordby"}


@pytest.mark.parametrize(
    "question", ["Hvad koster fjorden?", "Hvad koster broen i Fjordbjerg?", "Hvad sker der i Lindby?"]
)
def test_another_word_is_no_municipality(question: str) -> None:
    assert scope(question).municipalities == frozenset()


def test_a_short_municipality_is_read_in_the_genitive_but_not_misspelt() -> None:
    assert scope("Hvad er Ejbys budget?").municipalities == {"Ejby"}
    assert scope("Hvad er Elbys budget?").municipalities == frozenset()


def test_a_municipality_of_two_words_needs_both() -> None:
    assert scope("Hvad sker der i Ny Strand?").municipalities == {"Ny Strand"}
    assert scope("Hvad sker der på stranden?").municipalities == frozenset()
    assert scope("Kommer der en ny skole?").municipalities == frozenset()


def test_two_municipalities_are_two_scopes() -> None:
    found = scopes("Er Skovlund dyrere end Fjordby?")
    assert [s.municipalities for s in found] == [
        {"Fjordby"},
        {"Skovlund"},
    ]


@pytest.mark.parametrize(
    ("question", "committee"),
    [
        ("Hvad sagde teknikudvalget?", ROADS),
        ("Hvad besluttede Miljøudvalget?", ROADS),
        ("Hvad sagde Sundhedsudvalgets medlemmer?", CARE),
        ("Hvad vedtog SOCIALUDVALGET?", CARE),
        ("Hvad vedtog Social- og Sundhedsudvalget?", CARE),
        ("Hvad vedtog skoleudvalget?", SCHOOL),
        ("Hvad siger bornudvalget og boerneudvalget?", SCHOOL),
    ],
)
def test_a_committee_is_known_by_its_everyday_name(question: str, committee: str) -> None:
    assert scope(question).committees == {committee}


@pytest.mark.parametrize(
    "question", ["Hvad sagde udvalget?", "Hvad sagde byrådet?", "Hvor er miljøet bedst?"]
)
def test_a_body_without_a_name_of_its_own_is_no_committee(question: str) -> None:
    assert scope(question).committees == frozenset()


def test_two_committees_are_two_scopes() -> None:
    found = scopes("Var teknikudvalget og socialudvalget enige?")
    assert [s.committees for s in found] == [{CARE}, {ROADS}]


@pytest.mark.parametrize(
    "question",
    [
        "Var teknikudvalget og socialudvalget enige i marts 2025?",
        "Hvad skete der i Fjordby og Skovlund i 2025?",
    ],
)
def test_the_sides_of_a_comparison_share_the_period(question: str) -> None:
    one, other = scopes(question)
    assert one.start == other.start is not None
    assert one.end == other.end is not None


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("Hvad skete der den 12. marts 2025?", (2025, 3, 12), (2025, 3, 12)),
        ("Hvad skete der 12/3-2025?", (2025, 3, 12), (2025, 3, 12)),
        ("Hvad skete der i marts 2025?", (2025, 3, 1), (2025, 3, 31)),
        ("Hvad skete der på novembermødet 2024?", (2024, 11, 1), (2024, 11, 30)),
        ("Hvad skete der på novembermødet?", (2024, 11, 1), (2024, 11, 30)),
        ("HVAD SKETE DER I NOVEMBER?", (2024, 11, 1), (2024, 11, 30)),
        ("Hvad skete der i 2024?", (2024, 1, 1), (2024, 12, 31)),
        ("What happened in 2024?", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_a_period_is_as_narrow_as_the_question(
    question: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert (scope(question).start, scope(question).end) == (date(*start), date(*end))


@pytest.mark.parametrize("question", ["Hvad skal koste 3 mio. kr. i 2031?", "Hvad sker den 1. juli 2025?"])
def test_a_period_without_a_meeting_is_part_of_the_content(question: str) -> None:
    assert (scope(question).start, scope(question).end) == (None, None)


def test_a_period_counts_only_in_the_municipality_that_is_named() -> None:
    assert scope("Hvad skete der i Skovlund i marts 2025?").start is None
    assert scope("Hvad skete der i Skovlund i maj 2025?").start == date(2025, 5, 1)


@pytest.mark.parametrize(
    "question",
    ["Hvad skete der i november 2024 og marts 2025?", "Hvad ændrede sig fra novembermødet til martsmødet?"],
)
def test_two_periods_are_two_scopes_in_order_of_time(question: str) -> None:
    assert [s.start for s in scopes(question)] == [date(2024, 11, 1), date(2025, 3, 1)]


@pytest.mark.parametrize(
    "question",
    ["Hvad skete der på det seneste møde?", "Hvad siger det sidste referat?", "hvad skete der senest",
     "What happened at the latest meeting?", "Hvad skete der på det sidste udvalgsmøde?"],
)  # fmt: skip
def test_the_latest_meeting_is_asked_for(question: str) -> None:
    assert scope(question).latest


@pytest.mark.parametrize("question", ["Hvad er det sidste år med tilskud?", "Hvad skete der på mødet?"])
def test_the_latest_meeting_is_not_asked_for(question: str) -> None:
    assert not scope(question).latest


@pytest.mark.parametrize(
    "question",
    ["Hvad siger punkt 12?", "Hvad siger Punkt nr. 12?", "hvad siger pkt. 12", "What does item 12 say?",
     "Hvad siger dagsordenspunkt 12?"],
)  # fmt: skip
def test_the_number_of_a_punkt_is_read(question: str) -> None:
    assert scope(question).numbers == {12}


def test_a_number_that_counts_is_no_punkt() -> None:
    assert scope("Hvad blev der af de 12 punkter til 12 kr.?").numbers == frozenset()


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Hvad blev der af sag 05.00.00-P20-7-24?", "050000P20724"),
        ("hvad blev der af sag 05.00.00-p20-7-24?", "050000P20724"),
        ("Hvad blev der af sag 05.00.00P20-7-24?", "050000P20724"),
        ("Hvad blev der af sagsnr. 24-1234-05.00.00?", "241234050000"),
        ("Hvad blev der af sag 2024/01234?", "202401234"),
        ("På hvilke møder har sag 2023-011806 været oppe?", "2023011806"),
        ("Hvad blev der af sag EMN-2024-008123?", "EMN2024008123"),
        ("Hvad blev der af sag 23/31877 om vejen?", "2331877"),
    ],
)
def test_a_case_number_is_read_in_each_printing(question: str, number: str) -> None:
    assert scope(question).case_numbers == {number}


@pytest.mark.parametrize(
    "question",
    [
        "Hvad skete der den 12.03.2025?",
        "Hvad skete der den 14/11-2024?",
        "Hvad skete der den 12/11?",
        "Hvad er taksten i skoleåret 2024/2025?",
        "Hvad er taksten i skoleåret 24/25?",
        "Hvad blev der af sag 5 i 2024?",
    ],
)
def test_a_date_or_a_school_year_is_no_case_number(question: str) -> None:
    assert {s.case_numbers for s in scopes(question)} == {frozenset()}


@given(st.text("0123456789P.-/ ", max_size=20))
def test_normalising_a_case_number_again_changes_nothing(written: str) -> None:
    once = normal_case_number(written)
    assert normal_case_number(once) == normal_case_number(f" {written.lower()}-") == once


@pytest.mark.parametrize(
    ("question", "committee", "body"),
    [
        ("Hvad besluttede byrådet?", ROADS, "byraadet"),
        ("Hvad vedtog kommunalbestyrelsen?", ROADS, "kommunalbestyrelsen"),
        ("Hvad sagde økonomiudvalget?", ROADS, "oekonomiudvalget"),
        ("Hvad sagde teknikudvalget?", ROADS, None),
        ("Hvad sagde udvalget?", ROADS, None),
        ("Hvad koster vejen?", ROADS, None),
        ("Hvad besluttede byrådet?", "Byrådet", None),
        ("Hvad sagde byrådet til teknikudvalget?", ROADS, None),
        ("Hvad sagde Teknik- og Miljøudvalget?", ROADS, None),
    ],
)
def test_a_body_that_is_another_is_named(question: str, committee: str, body: str | None) -> None:
    assert foreign_body(Question(question), committee) == body


@given(st.text())
def test_any_question_has_a_scope_and_a_second_only_to_compare(text: str) -> None:
    found = scopes(text)
    assert found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Scope(), Scope(), Scope()),
        (
            Scope(start=date(2024, 1, 1), end=date(2025, 6, 30)),
            Scope(start=date(2025, 1, 1)),
            Scope(start=date(2025, 1, 1), end=date(2025, 6, 30)),
        ),
        (Scope(end=date(2024, 1, 1)), Scope(start=date(2025, 1, 1)), None),
        (
            Scope(municipalities=frozenset("AB")),
            Scope(municipalities=frozenset("BC")),
            Scope(municipalities=frozenset("B")),
        ),
        (Scope(committees=frozenset("A")), Scope(committees=frozenset("B")), None),
    ],
)
def test_two_scopes_let_through_what_both_do(one: Scope, other: Scope, expected: Scope | None) -> None:
    assert within(one, other) == expected


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("Hvad skete der i foråret 2025?", [(date(2025, 2, 1), date(2025, 6, 30))]),
        (
            "Hvad var tallet i efteråret 2024, og hvad var det et halvt år senere?",
            [(date(2024, 8, 1), date(2024, 12, 31)), (date(2025, 2, 1), date(2025, 6, 30))],
        ),
        (
            "What was it in autumn 2024 and spring 2025?",
            [(date(2024, 8, 1), date(2024, 12, 31)), (date(2025, 2, 1), date(2025, 6, 30))],
        ),
        ("What was decided in March 2025?", [(date(2025, 3, 1), date(2025, 3, 31))]),
        (
            "Hvad var tallet i 2023 og et år senere?",
            [(date(2023, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))],
        ),
    ],
)
def test_seasons_english_months_and_later_years_are_periods(
    question: str, periods: list[tuple[date, date]]
) -> None:
    assert [(one.start, one.end) for one in scopes(question)] == periods


def test_since_a_day_is_until_the_last_meeting() -> None:
    asked = scope("Hvad er der besluttet siden den 12. marts 2025?")
    assert (asked.start, asked.end) == (date(2025, 3, 12), date(2025, 6, 2))
    assert scope("Hvad er der besluttet siden 1. august 2025?").start is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Hvad besluttede Socialudvalget og Byrådet?", ["socialudvalget", "byraadet"]),
        ("Hvad besluttede udvalget?", []),
    ],
)
def test_a_body_is_named_by_more_than_that_it_is_one(text: str, bodies: list[str]) -> None:
    assert named_bodies(Question(text)) == bodies


def test_a_body_is_one_whatever_its_ending() -> None:
    written = [
        overview("Fjordby", name, date(2025, 1, 27)) for name in ("Byråd", "Byrådet", "Økonomiudvalget")
    ]
    for text in ("Hvad besluttede Fjordby Byråd?", "Hvad besluttede byrådet i Fjordby?"):
        (only,) = read_scopes(Question(text), written)
        assert only.committees == {"Byråd", "Byrådet"}
    assert bare_body("Kommunalbestyrelsen") == bare_body("Kommunalbestyrelse")
