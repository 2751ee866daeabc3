"""What is on the topic and not on what is asked is not told; what fits is."""

from __future__ import annotations

from datetime import date

import pytest
from minutes import CARE_2025, ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.doubt import Doubt
from rag.ask.doubts.misfits import misfit
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question

WALL, CARE = ranked_item(ROADS_2025, 3), ranked_item(CARE_2025, 9)
HELD = [date(2025, 3, 12), date(2025, 3, 18)]


def with_background(background: str) -> RankedItem:
    return ranked_item(
        SCHOOL_2025.replace("En madordning på alle", f"{background} En anden ordning på alle"), 21
    )


def fit(question: str, found: RankedItem) -> Doubt:
    return misfit(Question(question), select(question, found), HELD)


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvor mange naboer bor der ved volden?", True),
        ("Hvad er lejen af volden?", True),
        ("Hvad er udgiften til volden?", False),
        ("Hvor mange penge koster volden?", False),
        ("Hvad er prisen på volden?", False),
        ("How many neighbours live at the wall?", False),
    ],
)
def test_a_noun_that_nothing_told_is_about_is_doubted(question: str, doubted: bool) -> None:
    assert bool(fit(question, WALL)) is doubted


def test_the_noun_is_told_as_it_is_written_and_the_nearest_sentence_is_quoted() -> None:
    doubt = fit("Hvad er lejen af volden?", WALL)
    assert doubt.told[0].text == "Der står intet om »lejen« dér, hvor emnet er omtalt:"
    assert "Volden koster" in doubt.told[0].citations[0].quote


@pytest.mark.parametrize(
    ("question", "sentence", "doubted"),
    [
        ("Hvor mange besøg fik hallen?", "Hallen fik 2.140 besøg.", False),
        ("Hvor mange besøg fik hallen?", "Hallens besøgstal var 2.140.", False),
        ("Hvor mange boldbesøg fik hallen?", "Hallen fik 2.140 besøg.", False),
        ("Hvor mange besøg fik hallen?", "Hallen fik 2.140 hverdagsbesøg.", False),
        ("Hvor mange besøgsvenner fik hallen?", "Hallen fik 2.140 besøg.", True),
        ("Hvor mange besøg fik hallen?", "Hallen fik et tilskud til besøg på 2.140 kr.", True),
        ("Hvor mange besøg fik hallen?", "Hallen fik én stor dag med besøg i 2. halvår.", True),
    ],
)
def test_a_number_of_things_is_told_of_those_things(question: str, sentence: str, doubted: bool) -> None:
    assert bool(fit(question, with_background(sentence))) is doubted


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvor mange besøg fik hallen i 2024?", True),
        ("Hvor mange besøg fik hallen i 2023?", False),
        ("Hvor mange besøg fik hallen i 2023 og 2024?", False),
        ("Hvor mange besøg fik hallen ifølge mødet i marts 2025?", False),
        ("Hvor mange besøg fik hallen?", False),
    ],
)
def test_a_figure_of_another_year_is_no_answer(question: str, doubted: bool) -> None:
    doubt = fit(question, with_background("Hallen fik 2.140 besøg i 2023."))
    assert bool(doubt) is doubted
    if doubted:
        assert [claim.text for claim in doubt.told] == [
            "For 2024 står det der ikke.",
            "Det nærmeste, der står, er: Hallen fik 2.140 besøg i 2023.",
        ]
        assert doubt.told[1].citations[0].quote == "Hallen fik 2.140 besøg i 2023."


@pytest.mark.parametrize(
    ("question", "sentence", "doubted"),
    [
        ("Hvad er udledningen fra hallen i 2025?", "Udledningen fra hallen var 171 ton i 2023.", True),
        ("Hvad er udledningen fra hallen i 2023?", "Udledningen fra hallen var 171 ton i 2023.", False),
        ("Hvad er udledningen fra hallen i 2025?", "Udledningen fra hallen var 171 ton.", False),
        (
            "Hvem fik hallens pris i 2024?",
            "Hallens pris 2023 gik til Bo Lund, og i 2024 gives den.",
            True,
        ),
        (
            "Hvem fik hallens pris i 2023?",
            "Hallens pris 2023 gik til Bo Lund, og i 2024 gives den.",
            False,
        ),
    ],
)
def test_a_figure_or_a_name_beside_other_years_is_none_of_the_year_asked_of(
    question: str, sentence: str, doubted: bool
) -> None:
    asks = "Hallens to nye planer drøftes i februar 2025."
    assert bool(fit(question, with_background(f"{sentence} {asks}"))) is doubted


OVER_YEARS = "Sygedage i hallen:\n\nHal\t2022\t2023\t2024\nHele hallen\t18,3\t19,2\t17,4\n\nTaget er nyt."


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Hvad er sygedage for hele hallen i 2026?", "2024: 17,4"),
        ("Hvad er sygedage for hele hallen i 2019?", "2022: 18,3"),
        ("Hvad er sygedage for hele hallen i 2023?", ""),
    ],
)
def test_a_row_over_the_years_tells_the_year_that_is_nearest(question: str, nearest: str) -> None:
    doubt = fit(question, with_background(OVER_YEARS))
    assert bool(doubt) is bool(nearest)
    assert nearest in " ".join(claim.text for claim in doubt.told)


def test_a_season_is_that_of_the_days_that_are_told() -> None:
    told = with_background("Fra november 2024 til marts 2025 fik hallen 2.140 besøg.")
    assert fit("Hvor mange besøg fik hallen i vinteren 2023/2024?", told).reason.endswith("2023/2024")
    assert not fit("Hvor mange besøg fik hallen i vinteren 2024/2025?", told)


def test_without_a_reason_it_is_not_told_why() -> None:
    closed = with_background("Hallen lukkede i maj.")
    because = with_background("Hallen lukkede i maj, fordi taget var utæt.")
    assert fit("Hvorfor lukkede hallen i maj?", closed).reason == "no reason would be told"
    assert not fit("Hvorfor lukkede hallen i maj?", because)
    assert not fit("Hvornår lukkede hallen?", closed)


def test_without_a_time_it_is_not_told_when() -> None:
    timeless = with_background("Hallen får et nyt klubhus.")
    timed = with_background("Hallen får et nyt klubhus i maj 2027.")
    assert fit("Hvornår får hallen et nyt klubhus?", timed).reason == ""
    assert fit("Hvornår får hallen et nyt klubhus?", timeless).reason == "no time would be told"
    condition = with_background("Når hallen er solgt, får den et nyt klubhus.")
    assert fit("Hvornår får hallen et nyt klubhus?", condition).reason == ""


def test_names_of_people_are_not_those_of_places() -> None:
    places = with_background("Beboerne ved Nørre Bibliotek klagede over hallen.")
    people = with_background("Beboerne Ulla Brandt og Per Dam klagede over hallen.")
    asked = "Hvad er navnene på de beboere, der klagede over hallen?"
    assert fit(asked, places).reason == "no person would be named"
    assert not fit(asked, people)
    assert not fit("Hvad klagede beboerne over?", places)


@pytest.mark.parametrize(
    "asks", ["Hvad er begrundelsen for volden?", "Hvad skyldes det, at volden koster 2,9 mio. kr.?"]
)
def test_a_reason_that_is_asked_for_in_other_words_must_be_told(asks: str) -> None:
    bare = ranked_item(ROADS_2025.replace("Det skyldes, at jorden", "Jorden"), 3)
    assert fit(asks, bare).reason == "no reason would be told"
    assert fit("Hvad koster volden?", bare).reason == ""


def test_a_time_of_something_else_does_not_tell_when() -> None:
    other = with_background("Skolerne har ønsket nyt tag i 2026-2029. Hallen får et nyt klubhus.")
    assert fit("Hvornår får hallen et nyt klubhus?", other).reason == "no time would be told"
    after = with_background("Hallen får et nyt klubhus. Det ventes klar i maj 2027.")
    assert fit("Hvornår får hallen et nyt klubhus?", after).reason == ""


def test_a_time_is_told_of_the_thing_that_is_asked_of() -> None:
    found = with_background("Klinikken holder til i hallen. Taget er nyt. Havnen åbner igen den 2. maj 2027.")
    assert fit("Hvornår åbner havnen igen?", found).reason == ""
    assert fit("Hvornår åbner den nye klinik i hallen igen?", found).reason == "no time would be told"


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvad hedder hallens nye bestyrer?", False),
        ("Hvad hedder lægen, der stopper ved hallen?", True),
        ("Hvad hedder det, når lægen stopper?", False),
    ],
)
def test_without_a_name_it_is_not_told_what_somebody_is_called(question: str, doubted: bool) -> None:
    found = with_background("Hallens nye bestyrer er Bo Lund.\n\nLægen ved hallen stopper i maj 2027.")
    assert (fit(question, found).reason == "no name would be told") is doubted


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Hvad koster en billet til hallen?", True),
        ("Hvad koster et sæde i hallen?", False),
        ("Hvad er der sat af til hallen?", False),
    ],
)
def test_what_something_costs_is_told_of_that_thing(question: str, doubted: bool) -> None:
    found = with_background("Et nyt sæde til hallen koster 900 kr. Der er afsat 3 mio. kr. til hallen.")
    assert bool(fit(question, found)) is doubted
