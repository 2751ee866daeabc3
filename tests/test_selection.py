"""Which sentence, entry or cell of the found items answers best, and why."""

from __future__ import annotations

import numpy as np
import pytest
from minutes import CARE_2025, ROADS_2024, ROADS_2025, SCHOOL_2025, candidate_of, ranked_item, select

from rag.ask.evidence.selection import FEATURES, WEIGHTS, Candidate, topic_terms
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question

NOISE, WALL, TABLE = ranked_item(ROADS_2024, 12), ranked_item(ROADS_2025, 3), ranked_item(ROADS_2025, 4)
CARE, SCHOOL = ranked_item(CARE_2025, 9), ranked_item(SCHOOL_2025, 21)


def feature(candidate: Candidate, name: str) -> float:
    return float(candidate.features[FEATURES.index(name)])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hvad koster volden?", "Volden koster 2,9 mio. kr."),
        ("Hvor mange procent dæmpes støjen?", "40 procent"),
        ("Hvem leder træningscentret?", "Ida Bech"),
        ("Hvorfor er ventetiden steget?", "to fysioterapeuter"),
        ("Hvornår begynder madordningen?", "11. august 2025"),
        ("Hvad er afvigelsen på vintertjenesten?", "Vintertjeneste, Afvigelse: -1.250"),
        ("Hvad er det samlede regnskab i alt?", "I alt, Regnskab: 7.400"),
        ("Hvilke tre faser har projektet?", "Projektet har tre faser: Plantning"),
        ("hvad kostr voldn", "Volden koster 2,9 mio. kr."),
        ("What does the food cost per child?", "31 kr. pr. barn"),
    ],
)
def test_the_unit_that_answers_comes_first(question: str, answer: str) -> None:
    assert answer in select(question, WALL, TABLE, CARE, SCHOOL).candidates[0].unit.text


def test_candidates_stand_best_first_and_score_what_their_features_weigh() -> None:
    candidates = select("Hvad koster volden?", WALL, TABLE).candidates
    weights = np.array([WEIGHTS[name] for name in FEATURES])
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)
    for candidate in candidates:
        assert candidate.features.shape == (len(FEATURES),)
        assert candidate.score == pytest.approx(float(candidate.features @ weights))


def test_every_unit_of_every_item_is_a_candidate_once() -> None:
    candidates = select("Hvad koster volden?", WALL, TABLE).candidates
    assert {c.ranked.item.number for c in candidates} == {3, 4}
    assert len({(c.ranked.item.id, c.unit.span, c.unit.text) for c in candidates}) == len(candidates)


def test_nothing_found_has_no_candidates() -> None:
    assert select("Hvad koster volden?").candidates == ()


def test_of_a_closed_item_nothing_but_its_title_is_a_candidate() -> None:
    for candidate in select("Hvad koster grunden?", ranked_item(ROADS_2025, 5)).candidates:
        assert candidate.unit.text == "Punkt 5: Lukket: Køb af grund ved havnen"


def test_a_question_without_terms_covers_nothing() -> None:
    selection = select("Hvad besluttede udvalget?", WALL)
    assert selection.terms == ()
    assert {selection.coverage(c) for c in selection.candidates} == {0.0}


def test_coverage_counts_the_surroundings_and_own_coverage_does_not() -> None:
    selection = select("Hvilke faser har projektet i 2026?", WALL)
    entry = candidate_of(selection, "Kørsel af jord i foråret 2026")
    assert selection.coverage(entry) > selection.own_coverage(entry) > 0
    whole = candidate_of(selection, "Projektet har tre faser")
    assert selection.own_coverage(whole) == pytest.approx(1.0, abs=0.05)


def test_an_item_behind_the_first_pays_for_it() -> None:
    behind = ranked_item(ROADS_2024, 12, 0.25)
    selection = select("Hvad koster det?", WALL, behind)
    assert feature(candidate_of(selection, "En skærm på 340 meter"), "item") == pytest.approx(-0.75)
    assert feature(candidate_of(selection, "Volden koster"), "item") == 0.0


def test_a_cell_is_told_by_its_row_and_column() -> None:
    selection = select("Hvad er budgettet til vejbelysning?", TABLE)
    right = candidate_of(selection, "Vejbelysning, Budget")
    assert feature(right, "row") > 0.9
    assert feature(right, "column") > 0.7
    assert feature(candidate_of(selection, "Vintertjeneste, Budget"), "row") < 0.5


def test_another_year_speaks_against_a_unit() -> None:
    selection = select("Hvad plantes i 2026?", WALL)
    assert feature(candidate_of(selection, "Plantning af buske i 2027"), "other_year") == 1.0
    assert feature(candidate_of(selection, "Volden koster"), "other_year") == 0.0


def test_a_figure_the_question_states_speaks_for_the_unit_that_has_it() -> None:
    selection = select("Hvad fås for 2,9 mio. kr.?", WALL)
    assert feature(candidate_of(selection, "Volden koster"), "figure") == 1.0
    assert feature(candidate_of(selection, "Det skyldes"), "figure") == 0.0


def test_a_list_of_the_length_asked_for_is_preferred() -> None:
    selection = select("Hvad er de tre faser?", WALL)
    lengths = {
        c.unit.entries: feature(c, "length") for c in selection.candidates if c.unit.kind is UnitKind.LIST
    }
    assert {len(entries): length for entries, length in lengths.items()} == {3: 1.0, 2: 0.0}


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Hvad koster støjskærmen i Fjordby den 14. november 2024?", ("koster", "stoejskaermen")),
        ("Hvad koster Fjordbys skærm?", ("koster", "skaerm")),
        ("Hvad koster skærmen den 3. maj 2026?", ("koster", "skaermen", "3", "maj", "2026")),
    ],
)
def test_place_and_day_of_the_meeting_are_no_topic(question: str, terms: tuple[str, ...]) -> None:
    assert topic_terms(Question(question), [NOISE]) == terms


def test_a_unit_that_leads_has_the_score_of_the_one_that_led_and_none_is_lost() -> None:
    before = select("Hvad koster volden?", WALL)
    second = before.candidates[1]
    after = before.led_by(second)
    assert [one.unit for one in after.candidates[:2]] == [second.unit, before.candidates[0].unit]
    assert after.candidates[0].score == before.candidates[0].score > second.score
    assert {id(one.unit) for one in after.candidates} == {id(one.unit) for one in before.candidates}
    assert len(after.candidates) == len(before.candidates)
