"""One figure at two times: from the column, sentence, title or meeting that is of each, with the change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking

from rag.ask.civic.timed import alike, timed_pair
from rag.ask.civic.two_times import asks_for_two_times, figure_at_two_times, two_times
from rag.ask.questions.question import Question
from rag.ask.tables.periods import Period
from rag.ask.verification import supports

FIRST = """\
Fjordby Kommune

REFERAT Forsyningsudvalget d. 14-11-2023

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 4: Takster for vand 2024

Sagsfremstilling

Der foreslås følgende takster.

Takst\t2023\t2024
Vandafgift, kr. pr. m3\t48,50\t51,25
Målerleje, kr.\t802,00\t838,00

Beslutning

Godkendt.

Punkt 5: Færgens regnskab 2022

23-004410-00.30.00

Sagsfremstilling

Færgen havde 61.204 passagerer i 2022 mod 70.880 i 2021.

Beslutning

Taget til efterretning.

Punkt 6: Elevtal i musikskolen 2023/24

Sagsfremstilling

Hold\tElever\tPr. lærer
Klaver\t62\t20,5
Guitar\t41\t18,0

Beslutning

Taget til efterretning.
"""
SECOND = """\
Fjordby Kommune

REFERAT Forsyningsudvalget d. 12-11-2024

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 14: Takster for vand 2025

Sagsfremstilling

Der foreslås følgende takster.

Takst\t2024\t2025
Vandafgift, kr. pr. m3\t51,25\t53,00
Målerleje, kr.\t838,00\t838,00

Beslutning

Godkendt.

Punkt 15: Færgens regnskab 2023

23-004410-00.30.00

Sagsfremstilling

Passagertallet var 65.450. Færgen fik et underskud på 6,8 mio. kr. Færgen søger to år mere.

Beslutning

Taget til efterretning.

Punkt 16: Elevtal i musikskolen 2024/25

Sagsfremstilling

Hold\tElever\tPr. lærer
Klaver\t69\t22,3
Guitar\t37\t19,6

Beslutning

Taget til efterretning.

Punkt 17: Pulje til cykelstier 2025

Sagsfremstilling

Der er kommet 47 forslag. Puljen er på 3,6 mio. kr. I 2024 var den på 4,2 mio. kr. Stien blev 310.000 kr.
dyrere.

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("two_times"), (FIRST, SECOND)) as ask:
        yield ask


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Er vandafgiften i Fjordby blevet dyrere fra 2023 til 2025?",
            ["Ja. En stigning på 4,5 (beregnet)", "2023: 48,50", "2025: 53,00"],
        ),
        (
            "Gik der flere elever til klaver i musikskolen i Fjordby i 2024/25 end året før?",
            ["Ja. En stigning på 7 (beregnet)", "Klaver, Elever: 62", "Klaver, Elever: 69"],
        ),
        (
            "Gik der flere elever til guitar i musikskolen i Fjordby i 2024/25 end året før?",
            ["Nej. Et fald på 4 (beregnet)", "Guitar, Elever: 41", "Guitar, Elever: 37"],
        ),
        (
            "Sejlede der flere med færgen i Fjordby i 2023 end i 2022?",
            ["En stigning på 4.246 (beregnet)", "61.204 passagerer i 2022", "Passagertallet var 65.450"],
        ),
    ],
)
def test_both_times_are_told_with_the_change(ask: Ask, text: str, told: list[str]) -> None:
    asked = ask(text)
    assert asks_for_two_times(asked)
    claims = figure_at_two_times(asked)
    said = " ".join(claim.text for claim in claims)
    assert all(piece in said for piece in told), said
    assert len({citation.meeting for claim in claims for citation in claim.citations}) == 2
    assert all(supports(claim, asked.library.meeting) for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Er vandafgiften i Fjordby blevet dyrere fra 2019 til 2025?",
        "Er færgens underskud i Fjordby vokset fra 2022 til 2023?",
        "Gik der flere elever til violin i musikskolen i Fjordby i 2024/25 end året før?",
    ],
)
def test_a_time_or_a_row_that_no_minutes_have_gives_nothing(ask: Ask, text: str) -> None:
    assert figure_at_two_times(ask(text)) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Steg taksten fra 2023 til 2025?", (Period(2023), Period(2025))),
        ("Var der flere i 2025 end i 2024?", (Period(2024), Period(2025))),
        (
            "Var der flere elever i 2024/25 end året før?",
            (Period(2023, until=2024), Period(2024, until=2025)),
        ),
        ("Hvad var skønnet i 2022, og hvad var det året efter?", (Period(2022), Period(2023))),
        ("Hvad koster det i 2024?", ()),
        ("Steg det fra 2023 til 1. halvår 2024?", ()),
    ],
)
def test_two_times_of_one_kind_are_read(text: str, times: tuple[Period, ...]) -> None:
    assert two_times(Question(text)) == times


def test_a_sentence_that_points_back_tells_of_the_other_time(ask: Ask) -> None:
    asked = ask("Hvor mange penge var der i Fjordbys cykelstipulje i 2024 og i 2025?")
    (claim,) = figure_at_two_times(asked)
    assert claim.text == (
        "Et fald på 600.000 kroner (beregnet): I 2024 var den på 4,2 mio. kr.; Puljen er på 3,6 mio. kr."
    )


def test_a_course_is_no_figure(ask: Ask) -> None:
    assert not asks_for_two_times(ask("Hvordan er det gået med færgen i Fjordby fra 2023 til 2024?"))


def test_a_vote_at_two_times_is_no_figure(ask: Ask) -> None:
    assert not asks_for_two_times(ask("Hvem stemte imod taksterne for vand i Fjordby i 2023 og i 2024?"))


def test_units_are_alike_by_the_beginnings_of_their_compounds(ask: Ask) -> None:
    asked = ask("Sejlede der flere passagerer med færgen i Fjordby i 2023 end i 2022?")
    pair = timed_pair(asked.question, asked.part.selection, (Period(2022), Period(2023)))
    assert pair is not None
    assert alike(*pair) > 0.4
