"""The course of a matter over meetings: which items belong to it, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY, library_of

from rag.ask.asked import Asked
from rag.ask.civic.courses import asks_for_course, course
from rag.ask.civic.series import series_of
from rag.ask.questions.question import Question
from rag.ask.verification import supports

HEAD = """\
Fjordby Kommune

REFERAT Kulturudvalget d. {day}

Mødested Rådhuset

Mødedeltagere Frida Juhl (A), Gorm Ravn (V)

"""
SPRING = (
    HEAD.format(day="05-03-2025")
    + """\
Punkt 1: Besøgstal for biblioteket, 1. kvartal 2025

Beslutning

Taget til efterretning.

Punkt 2: Ansøgning fra Fjordby Kor

20.10.00-Ø40-1-25

Beslutning

Udsat til næste møde.

Punkt 3: Underskriftsblad til elektronisk godkendelse af referatet

00.22.00-P35-1-25

Beslutning

Underskrevet.
"""
)
SUMMER = (
    HEAD.format(day="04-06-2025")
    + """\
Punkt 11: Besøgstal for biblioteket, 2. kvartal 2025

Beslutning

Taget til efterretning.

Punkt 12: Ansøgning fra Fjordby Kor - genoptaget

20.10.00-Ø40-1-25

Indstilling

Forvaltningen indstiller, at koret får 20.000 kr.

Beslutning

Godkendt.

Punkt 13: Underskriftsblad og mødedatoer for alle kommunens udvalg

00.22.00-P35-1-25

Beslutning

Godkendt.

Punkt 14: Ansøgning fra Havnens Venner

20.10.00-Ø40-9-25

Beslutning

Afvist.
"""
)
ELSEWHERE = SPRING.replace("Fjordby Kommune", "Skovlund Kommune")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("courses"), (*EVERY, SPRING, SUMMER, ELSEWHERE)) as asks:
        yield asks


def numbers(asked: Asked) -> list[int]:
    return [ranked.item.number for ranked in series_of(asked.library, asked.meeting, asked.item)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ansøgning fra Fjordby Kor i Fjordby", [2, 12]),
        ("Besøgstal for biblioteket i Fjordby", [1, 11]),
        ("Støj fra ringvejen", [12, 3]),
        ("Ansøgning fra Havnens Venner", [14]),
        ("Underskriftsblad i Fjordby", [3]),
    ],
)
def test_a_series_has_the_items_of_the_same_matter_and_no_others(
    ask: Ask, text: str, expected: list[int]
) -> None:
    assert numbers(ask(text)) == expected


def test_a_reference_ties_items_of_different_names(tmp_path_factory: pytest.TempPathFactory) -> None:
    later = HEAD.format(day="03-09-2025") + (
        "Punkt 21: Korets fremtid\n\nRelateret behandling\n\nKulturudvalget 04.06.2025, punkt 12\n\n"
        "Beslutning\n\nDrøftet.\n"
    )
    with library_of(tmp_path_factory.mktemp("tied"), (SUMMER, later)) as library:
        meeting = library.meeting(library.overviews()[0].id)
        assert [r.item.number for r in series_of(library, meeting, meeting.items[0])] == [12, 21]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Hvad skete der siden med ansøgningen fra Fjordby Kor i Fjordby?",
            [
                "5. marts 2025, Kulturudvalget, »Ansøgning fra Fjordby Kor«: Udsat til næste møde.",
                "4. juni 2025, Kulturudvalget, »Ansøgning fra Fjordby Kor - genoptaget«: Godkendt.",
                "Indstillingen lød: Forvaltningen indstiller, at koret får 20.000 kr.",
            ],
        ),
        (
            "Hvornår blev ansøgningen fra Fjordby Kor i Fjordby behandlet første gang?",
            [
                "Første behandling i referaterne: 5. marts 2025, Kulturudvalget, »Ansøgning fra "
                "Fjordby Kor«: Udsat til næste møde."
            ],
        ),
        (
            "Hvad blev der til sidst besluttet om ansøgningen fra Fjordby Kor i Fjordby?",
            [
                "Seneste behandling i referaterne: 4. juni 2025, Kulturudvalget, »Ansøgning fra Fjordby "
                "Kor - genoptaget«: Godkendt.",
                "Indstillingen lød: Forvaltningen indstiller, at koret får 20.000 kr.",
            ],
        ),
    ],
)
def test_what_is_asked_of_a_course_is_told(ask: Ask, text: str, told: list[str]) -> None:
    asked = ask(text)
    assert asks_for_course(asked.question)
    claims = course(asked)
    assert [claim.text for claim in claims] == told
    assert all(supports(claim, asked.library.meeting) for claim in claims)


def test_how_often_is_counted_with_every_meeting_cited(ask: Ask) -> None:
    head, *each = course(ask("Hvor mange gange har ansøgningen fra Fjordby Kor i Fjordby været behandlet?"))
    assert (head.text, head.computed) == ("Sagen var på dagsordenen på 2 møder.", True)
    assert [citation.punkt for citation in head.citations] == [2, 12]
    assert [one.citations[0].punkt for one in each] == [2, 12, 12]


def test_what_was_treated_once_has_no_course(ask: Ask) -> None:
    assert course(ask("Hvad skete der siden med ansøgningen fra Havnens Venner?")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hvad skete der med ansøgningen?",
        "Hvornår er høringsfristen?",
        "Hvad var prisen første gang?",
        "Hvad koster volden?",
    ],
)
def test_what_asks_for_no_course_is_left_to_others(text: str) -> None:
    assert not asks_for_course(Question(text))


@pytest.mark.parametrize(
    "question",
    [
        "Hvordan er sagen om Fjordby Kor forløbet?",
        "Hvad er der sket med ansøgningen fra Fjordby Kor?",
        "Hvad blev der besluttet om Fjordby Kor på de forskellige møder?",
        "Hvilke beslutninger er der truffet om Fjordby Kor?",
    ],
)
def test_what_happened_to_a_matter_is_its_course(ask: Ask, question: str) -> None:
    asked = ask(question)
    assert asks_for_course(asked.question)
    told = course(asked)
    assert [one.text[:14] for one in told if one.text[0].isdigit()] == ["5. marts 2025,", "4. juni 2025, "]
    assert all(supports(one, asked.library.meeting) for one in told)


def test_what_happened_to_a_matter_that_no_title_names_is_not_told(ask: Ask) -> None:
    asked = ask("Hvad er der sket med lufthavnen i Fjordby?")
    assert course(asked) == []
