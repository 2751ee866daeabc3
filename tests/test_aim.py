"""The noun a question is asked of, and whether a unit speaks of it."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.aim import asked_nouns, is_count, names_noun, says_noun, shown, told, with_noun
from rag.ask.questions.question import Question

WALL = ranked_item(ROADS_2025, 3)


def nouns(text: str) -> tuple[str, ...]:
    question = Question(text)
    return asked_nouns(question, question.terms)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hvor mange besøg havde hallen?", "besoeg"),
        ("Hvor mange af de fem skoler får nyt tag?", "skoler"),
        ("Hvad bliver huslejen i de nye lejligheder?", "huslejen"),
        ("Hvad var den laveste ventetid?", "ventetid"),
        ("Hvor stor er gælden?", "gaelden"),
        ("Hvor mange elever der går i klub, får hjælp?", "elever"),
        ("Hvem er ny skoleleder på Åskolen?", "skoleleder"),
    ],
)
def test_the_noun_that_a_figure_a_value_or_a_name_is_asked_of(question: str, noun: str) -> None:
    assert noun in nouns(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange penge fik hallen?",
        "Hvor mange penge gav udvalget til stien?",
        "Hvor mange mennesker kom der?",
        "Hvor mange procent er det?",
        "Hvad er prisen for en plads?",
        "Hvad bliver varmeregningen?",
        "Hvad er fristen for at svare?",
        "Hvad koster hallen?",
        "Hvornår åbner hallen?",
    ],
)
def test_a_noun_that_minutes_put_in_many_ways_is_none(question: str) -> None:
    assert nouns(question) == ()


def test_a_number_of_things_is_no_sum_and_no_share() -> None:
    assert is_count(Question("Hvor mange besøg havde hallen?"))
    assert is_count(Question("Hvad var besøgstallet i hallen?"))
    assert not is_count(Question("Hvad var procenttallet for hallen?"))
    assert not is_count(Question("Hvor mange kroner fik hallen?"))
    assert not is_count(Question("Hvor mange procent af børnene kom?"))
    assert not is_count(Question("Hvad koster hallen?"))


def test_a_unit_names_a_noun_by_word_compound_or_slip_but_not_by_the_first_part_of_it() -> None:
    selection = select("Hvor mange buske, busker, grønbuske og projektledere er der?", WALL)
    by_word = {noun: names_noun(noun, selection.candidates, selection.terms) for noun in selection.terms}
    assert by_word["buske"]
    assert by_word["groenbuske"]
    assert not by_word["projektledere"]


def test_what_would_be_told_is_of_the_best_item_and_shown_with_its_labels() -> None:
    selection = select("Hvad er afvigelsen for vintertjeneste?", ranked_item(ROADS_2025, 4), WALL)
    chosen = told(selection)
    assert chosen[0] == selection.candidates[0]
    assert {candidate.ranked.item.number for candidate in chosen} == {4}
    assert "vintertjeneste" in shown(chosen[0])
    assert "afvigelse" in shown(chosen[0])


def test_nothing_found_tells_nothing() -> None:
    assert told(select("Hvad koster volden?")) == ()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hvad er hallens adresse?", ("adresse",)),
        ("Hvad er den nye hals husleje?", ("husleje",)),
        ("Hvad er begrundelsen for lukningen?", ()),
        ("Hvad er hallens åbningstid?", ()),
    ],
)
def test_what_is_somebodys_is_asked_of_and_not_the_owner(question: str, asked: tuple[str, ...]) -> None:
    assert nouns(question) == asked


def test_the_sentence_that_gives_a_figure_of_the_noun_comes_first_where_others_lack_it() -> None:
    said = "Mange venter på en psykolog til skolen. Pr. 31. januar stod 67 på liste. Ventetiden er 19 uger."
    found = ranked_item(SCHOOL_2025.replace("En madordning", f"{said} En madordning"), 21)
    question = "Hvad er ventetiden på en psykolog?"
    moved = with_noun(Question(question), select(question, found))
    assert any(one.unit.text == "Ventetiden er 19 uger." for one in told(moved))
    assert says_noun("ventetiden", "Den gennemsnitlige ventetid er 19 uger.")
    assert not says_noun("ventetiden", "Der ventes i 19 uger.")
    other = select("Hvad er huslejen?", found)
    assert with_noun(Question("Hvad er huslejen?"), other) is other


@pytest.mark.parametrize("question", ["Hvor mange bor der på øen?", "Hvor mange rejste med færgen i 2024?"])
def test_what_people_do_is_no_noun(question: str) -> None:
    assert nouns(question) == ()
