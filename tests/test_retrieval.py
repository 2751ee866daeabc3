"""From a question to agenda items, over a real library: filters exclude, the stated scope lifts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from minutes import ROADS_2024, library_of

from rag.ask.evidence.retrieval import RankedItem, Retriever
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes
from rag.model import Kind, Scope
from rag.store.library import Library, MeetingOverview

ROADS, CARE = "Teknik- og Miljøudvalget", "Social- og Sundhedsudvalget"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("retrieval")) as library:
        yield library


def retrieve(library: Library, text: str, filters: Scope | None = None, k: int = 10) -> list[RankedItem]:
    question = Question(text)
    (scope,) = read_scopes(question, library.overviews())
    return Retriever(library).retrieve(question, scope, filters or Scope(), k)


def scored(library: Library, text: str, scope: Scope) -> dict[tuple[date, int], float]:
    found = Retriever(library).retrieve(Question(text), scope, Scope(), 50)
    return {(r.meeting.date, r.item.number): r.score for r in found}


def places(found: list[RankedItem]) -> list[tuple[date, int]]:
    return [(r.meeting.date, r.item.number) for r in found]


@pytest.mark.parametrize(
    ("question", "day", "number"),
    [
        ("Hvad koster madordningen?", date(2025, 3, 5), 21),
        ("hvor lang tid venter man på genoptrænning", date(2025, 3, 18), 9),
        ("Hvor meget bruges der på vintertjeneste?", date(2025, 3, 12), 4),
        ("How long is the waiting time for training?", date(2025, 3, 18), 9),
        ("Hvad siger målingerne i decibel?", date(2024, 11, 14), 12),
    ],
)
def test_the_item_that_speaks_of_it_comes_first(
    library: Library, question: str, day: date, number: int
) -> None:
    assert places(retrieve(library, question))[0] == (day, number)


def test_items_stand_best_first_and_no_more_than_asked_for(library: Library) -> None:
    found = retrieve(library, "Hvad koster støj, veje og mad?")
    assert [r.score for r in found] == sorted((r.score for r in found), reverse=True)
    assert retrieve(library, "Hvad koster støj, veje og mad?", k=2) == found[:2]
    assert len(set(places(found))) == len(found) > 2


def test_each_item_carries_the_passages_that_brought_it_up(library: Library) -> None:
    for ranked in retrieve(library, "Hvad koster volden mod støj?"):
        assert ranked.passages
        assert {p.chunk.number for p in ranked.passages} == {ranked.item.number}
        assert {p.chunk.meeting for p in ranked.passages} == {ranked.meeting.id}


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Scope(municipalities=frozenset({"Skovlund"})), {date(2025, 3, 5)}),
        (Scope(committees=frozenset({CARE})), {date(2025, 3, 18)}),
        (Scope(start=date(2025, 3, 12)), {date(2025, 3, 12), date(2025, 3, 18)}),
        (Scope(end=date(2024, 11, 14)), {date(2024, 11, 14)}),
        (Scope(municipalities=frozenset({"Ukendt"})), set()),
    ],
)
def test_filters_exclude(library: Library, filters: Scope, kept: set[date]) -> None:
    found = retrieve(library, "Hvad koster støj, genoptræning og mad?", filters)
    assert {r.meeting.date for r in found} == kept


def test_a_filter_on_the_number_keeps_that_punkt(library: Library) -> None:
    found = retrieve(library, "Hvad koster støj?", Scope(numbers=frozenset({12})))
    assert places(found) == [(date(2024, 11, 14), 12)]


def test_the_municipality_a_question_names_excludes_the_others(library: Library) -> None:
    found = retrieve(library, "Hvad koster det i Skovlund?")
    assert {r.meeting.municipality for r in found} == {"Skovlund"}


@pytest.mark.parametrize(
    ("scope", "lifted"),
    [
        (Scope(start=date(2024, 11, 1), end=date(2024, 11, 30)), (date(2024, 11, 14), 12)),
        (Scope(committees=frozenset({CARE})), (date(2025, 3, 18), 9)),
        (Scope(numbers=frozenset({3})), (date(2025, 3, 12), 3)),
        (Scope(case_numbers=frozenset({"290900P05125"})), (date(2025, 3, 18), 9)),
        (Scope(latest=True), (date(2025, 3, 18), 9)),
    ],
)
def test_the_stated_scope_lifts_what_fits_and_excludes_nothing(
    library: Library, scope: Scope, lifted: tuple[date, int]
) -> None:
    text = "Hvad koster støj og genoptræning?"
    plain, guided = scored(library, text, Scope()), scored(library, text, scope)
    assert plain.keys() == guided.keys()
    gained = {place for place in plain if guided[place] > plain[place]}
    assert lifted in gained
    assert all(place[0] == lifted[0] for place in gained)


def test_a_day_decides_between_two_meetings_about_the_same(library: Library) -> None:
    assert places(retrieve(library, "Hvad skete der med støj fra ringvejen i november 2024?"))[0][1] == 12
    assert places(retrieve(library, "Hvad skete der med støj fra ringvejen den 12. marts 2025?"))[0][1] == 3


def test_a_vote_lifts_the_item_that_was_voted_on(library: Library) -> None:
    assert places(retrieve(library, "Hvem stemte imod forslaget om støj?"))[0] == (date(2025, 3, 12), 3)


def test_a_closed_item_stands_back_unless_closed_items_are_asked_for(library: Library) -> None:
    def closed(text: str) -> float:
        found = Retriever(library).retrieve(Question(text), Scope(), Scope(), 50)
        return next(r.score for r in found if r.item.number == 5)

    assert closed("Køb af grund, lukket?") - closed("Køb af grund?") > 0.1


def test_an_empty_library_has_no_items(tmp_path: Path) -> None:
    with library_of(tmp_path, ()) as empty:
        assert retrieve(empty, "Hvad koster støj?") == []


def test_a_library_of_one_item_finds_it(tmp_path: Path) -> None:
    with library_of(tmp_path, (ROADS_2024,)) as one:
        assert places(retrieve(one, "Hvad koster skærmen?")) == [(date(2024, 11, 14), 12)]


def test_both_ends_of_a_period_lie_inside_it() -> None:
    day = date(2025, 3, 12)
    overview = MeetingOverview("x", Kind.MINUTES, None, ROADS, day, "x.txt", 1)
    assert overview.passes(Scope(start=day, end=day))
    assert not overview.passes(Scope(municipalities=frozenset({"Fjordby"})))


@pytest.mark.parametrize(
    "question",
    [
        "Hvad blev besluttet om støj, veje og mad?",
        "Hvem stemte om budgettet pr. 28. februar, støj og forslag?",
        "Hvad siger sag 29.09.00-P05-1-25?",
        "Hvad koster madordningen?",
    ],
)
@pytest.mark.parametrize("k", [1, 3])
def test_the_few_best_are_the_first_of_all(library: Library, question: str, k: int) -> None:
    every = retrieve(library, question, k=50)
    assert len(every) < 50
    assert [(r.item.id, r.score) for r in retrieve(library, question, k=k)] == [
        (r.item.id, r.score) for r in every[:k]
    ]


def test_another_municipality_may_have_the_words_of_the_question(library: Library) -> None:
    asked = Question("Hvad koster madordningen pr. barn i Fjordby?")
    rival = Retriever(library).rival(asked, Scope(municipalities=frozenset({"Fjordby"})), Scope())
    assert rival
    assert (rival.meeting.municipality, rival.item.number) == ("Skovlund", 21)
    assert rival.share < 0.5


def test_where_the_municipality_that_is_meant_fits_better_it_has_no_rival(library: Library) -> None:
    asked = Question("Hvad koster madordningen pr. barn i Skovlund?")
    assert not Retriever(library).rival(asked, Scope(municipalities=frozenset({"Skovlund"})), Scope())


@pytest.mark.parametrize(
    ("question", "scope", "filters"),
    [
        ("Hvad koster maden?", Scope(), Scope()),
        ("Hvad koster maden?", Scope(municipalities=frozenset({"Fjordby", "Skovlund"})), Scope()),
        ("Hvad er punkt 9?", Scope(municipalities=frozenset({"Fjordby"}), numbers=frozenset({9})), Scope()),
        ("Hvad sker der i Fjordby?", Scope(municipalities=frozenset({"Fjordby"})), Scope()),
        (
            "Hvad koster maden?",
            Scope(municipalities=frozenset({"Fjordby"})),
            Scope(municipalities=frozenset({"Fjordby"})),
        ),
    ],
)
def test_nobody_rivals_where_no_other_municipality_or_no_matter_is_there(
    library: Library, question: str, scope: Scope, filters: Scope
) -> None:
    assert Retriever(library).rival(Question(question), scope, filters) is None


def test_the_day_of_a_meeting_outweighs_the_words_of_another(library: Library) -> None:
    question = "Hvem manglede til mødet om jordvolden mod støj fra ringvejen den 14. november 2024?"
    assert places(retrieve(library, question))[0][0] == date(2024, 11, 14)


def test_the_words_of_a_committee_bring_up_no_passage(library: Library) -> None:
    def found(text: str) -> dict[str, float]:
        return {p.chunk.id: p.score for r in retrieve(library, text) for p in r.passages}

    named = found("Hvad sagde Teknik- og Miljøudvalget om jordvolden?")
    assert named == found("Hvad sagde udvalget om jordvolden?")


def test_the_item_whose_words_no_other_has_leads(library: Library) -> None:
    found = retrieve(library, "Hvad siger målingerne i decibel?")
    assert found[0].lead > 0
    assert [r.lead for r in found if r.lead] == [found[0].lead]
    assert retrieve(library, "Hvad koster madordningen?")[0].lead > found[0].lead


def test_where_nobody_else_has_a_word_of_it_the_lead_is_whole(tmp_path: Path) -> None:
    with library_of(tmp_path, (ROADS_2024,)) as one:
        assert retrieve(one, "Hvad koster skærmen?")[0].lead == 1.0


def test_a_month_says_more_about_the_meeting_than_a_year(library: Library) -> None:
    def lifted(month: int) -> float:
        scope = Scope(start=date(2024, month, 1), end=date(2024, 11, 30))
        return scored(library, "Hvad koster støj?", scope)[date(2024, 11, 14), 12]

    assert lifted(11) > lifted(10) > scored(library, "Hvad koster støj?", Scope())[date(2024, 11, 14), 12]
