"""Questions as they were meant: capitals, Danish letters, slips of the keyboard; what is known stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SAMPLE_CORPUS

from rag.ask.questions.question import Question
from rag.ask.questions.spelling import Speller, Words, in_small_letters, respell
from rag.config import Settings
from rag.lexicon import danish_words, telling_words
from rag.pipeline import Punkt

PLACES = Words.of(["Møllebro", "Økonomi- og Erhvervsudvalget"])
NEAR = Words.of(["Anlægsudgiften ved Bøgelund Skole", "Rosenvinge", "budgetopfølgningen", "høringen"])
COMMON = Words.of([" ".join(danish_words()), "hvad hvem blev med i til nar"])
SOURCES = (PLACES, NEAR, COMMON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hvad er anlagsudgiften pa Bogelund Skole?", "Hvad er anlægsudgiften på Bøgelund Skole?"),
        ("Hvad blev sagt pa modet i Mollebro?", "Hvad blev sagt på mødet i Møllebro?"),
        ("Hvad er anlægsdugiften?", "Hvad er anlægsudgiften?"),
        ("Hvad er anlæggsudgiften?", "Hvad er anlægsudgiften?"),
        ("Hvem sad på Rosevinges plads?", "Hvem sad på Rosenvinges plads?"),
        ("Hvad er anlægsdugift?", "Hvad er anlægsudgift?"),
        ("hva koster høringen", "hvad koster høringen"),
        ("Hvad koster skolebudgettet og skoletiladelsen?", "Hvad koster skolebudgettet og skoletilladelsen?"),
    ],
)
def test_words_become_what_was_meant(typed: str, meant: str) -> None:
    assert respell(typed, SOURCES) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Hvad er anlægsudgiften på Bøgelund Skole i Møllebro?",
        "Hvad koster solcelleparken?",
        "Hvad kostede driftsbudgettet, da udvalget behandlede partiernes ydelser?",
        "Hvem stemte på Rosenkilde?",
        "Hvad er et budget, en mode og en far?",
        "Hvem er Bogelunds far på høringen?",
    ],
)
def test_known_words_and_words_that_nobody_has_are_left_alone(typed: str) -> None:
    assert respell(typed, SOURCES) == typed


def test_a_name_is_not_made_another_name_by_another_letter() -> None:
    names = (Words.of(["Pedersen"]), COMMON)
    assert respell("Hvad sagde Petersen?", names) == "Hvad sagde Petersen?"
    assert respell("Hvad sagde Pedresen?", names) == "Hvad sagde Pedersen?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hvad sker der i budgetopføllgningen?", "Hvad sker der i budgetopfølgningen?"),
        ("Hvad sagde Rosevninges nabo?", "Hvad sagde Rosenvinges nabo?"),
        ("Hvad koster anlægsudgitfenhøringen?", "Hvad koster anlægsudgiftenhøringen?"),
        ("Hvad er aftenkørslen?", "Hvad er aftenkørslen?"),
    ],
)
def test_doubled_and_swapped_letters_are_mended_and_clipped_forms_are_known(typed: str, meant: str) -> None:
    driving = Words.of([*NEAR.written.values(), "aftenkørsel"])
    assert respell(typed, (PLACES, driving, COMMON)) == meant


def test_of_two_words_one_slip_away_neither_is_chosen() -> None:
    two = (Words.of(["skolevejen", "skolelejen"]), COMMON)
    assert respell("skolejen", two) == "skolejen"


def test_common_words_get_their_letters_only_where_others_lack_them_too() -> None:
    assert respell("Hvad star der pa modet?", SOURCES) == "Hvad står der på mødet?"
    assert respell("Hvad er mode?", SOURCES) == "Hvad er mode?"
    assert "står" in telling_words()


def test_capitals_become_small_letters_but_for_parties() -> None:
    assert in_small_letters("HVEM I A OG Ø STEMTE FOR PUNKT 12?") == "hvem i A og Ø stemte for punkt 12?"


def test_an_answer_tells_how_the_question_was_understood(tmp_path: Path) -> None:
    with Punkt.open(Settings(home=tmp_path)) as punkt:
        punkt.ingest([SAMPLE_CORPUS])
        speller = Speller(punkt._library)
        plain = Question("Hvem havde afbud til Kultur-, Fritids- og Landdistriktsudvalgets møde i juni 2025?")
        assert speller.respelt(plain) is plain
        english = Question("Who was absent from the meeting in June 2025?")
        assert speller.respelt(english) is english
        shouted = punkt.ask(plain.text.upper())
        assert (shouted.question, shouted.understood) == (plain.text.upper(), "")
        slip = plain.text.replace("Landdistriktsudvalgets", "Landdistirktsudvalgets")
        told = punkt.ask(slip)
        assert (told.question, told.understood) == (slip, plain.text)
        assert [one.text for one in told.claims] == [one.text for one in punkt.ask(plain.text).claims]
