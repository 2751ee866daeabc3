"""A measure that nothing would tell is doubted; one that is told in any form is not."""

from __future__ import annotations

import pytest
from minutes import SCHOOL_2025, ranked_item, select

from rag.ask.claims import claim
from rag.ask.doubts.aim import told
from rag.ask.doubts.doubt import Doubt
from rag.ask.doubts.measures import no_sum, not_by_the_year, unmeasured, with_measure
from rag.ask.questions.question import Question


def doubted(question: str, background: str) -> Doubt:
    text = SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle")
    selection = select(question, ranked_item(text, 21))
    return unmeasured(Question(question), selection, told(selection))


@pytest.mark.parametrize(
    ("question", "without", "with_it"),
    [
        (
            "Hvor mange procent af hallens penge kommer fra staten?",
            "Hallen får penge fra staten til et nyt tag.",
            "Hallen får halvdelen af sine penge fra staten.",
        ),
        ("Hvor gammel er hallen?", "Hallen har et nyt tag.", "Hallen er opført i 1964."),
        ("Hvor længe er hallen lukket?", "Hallen er lukket.", "Hallen er lukket i tre uger."),
        ("Hvornår har hallen åbent?", "Hallen fik 300.000 kr. i 2025.", "Hallen er åben alle hverdage."),
        ("Har hallen åbent om lørdagen?", "Hallen er åben tirsdag.", "Hallen er åben lørdag og søndag."),
        (
            "Hvornår har hallen åbent om lørdagen?",
            "Hallen holder fest lørdag den 26. juni.",
            "Hallen er åben lørdag kl. 10.",
        ),
        ("Hvem ejer hallen?", "Bo Lund vil leje hallen.", "Hallen ejes af Bo Lund."),
        (
            "Hvor mange kvadratmeter er kælderen under hallen?",
            "Kælderen under hallen er set efter. Posthuset er størst med 310 kvadratmeter.",
            "Kælderen under hallen er på 90 kvadratmeter.",
        ),
    ],
)
def test_a_measure_of_another_kind_or_thing_is_doubted(question: str, without: str, with_it: str) -> None:
    doubt = doubted(question, without)
    assert doubt
    assert [len(claim.citations) for claim in doubt.told] == [1]
    assert not doubted(question, with_it)


def test_a_sentence_that_only_points_back_may_give_the_figure() -> None:
    said = "Kælderen under hallen er set efter. Den er på 90 kvadratmeter."
    assert not doubted("Hvor mange kvadratmeter er kælderen under hallen?", said)


def test_rows_of_other_things_are_no_count_of_what_is_asked() -> None:
    rows = "Indskrivning:\n\nSted\tBørn\nØrbæk\t37\nNørremark\t69\n\nTandplejen er ny."
    assert doubted("Hvor mange børn er tilknyttet tandplejen?", rows)
    assert not doubted("Hvor mange børn er indskrevet i Nørremark?", rows)


def test_a_sum_by_the_year_is_none_of_building() -> None:
    def told_(text: str) -> Doubt:
        found = ranked_item(SCHOOL_2025, 21)
        said = claim(text, found.meeting, found.item, [found.item.heading])
        return not_by_the_year(Question("Hvad koster rundkørslen at passe om året?"), [said])

    assert told_("Rundkørslen koster 3 mio. kr.").told[0].citations
    assert not told_("Rundkørslen koster 40.000 kr. årligt.")
    assert not not_by_the_year(Question("Hvad koster rundkørslen?"), [])


def test_english_questions_are_left_alone() -> None:
    assert not doubted("How many percent of the money comes from the state?", "Hallen får penge.")


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange kvadratmeter er kælderen under hallen, og hvad hedder firmaet?",
        "Hvor mange kvadratmeter er loftet over kantinen?",
    ],
)
def test_a_figure_of_another_thing_is_left_where_the_thing_itself_is_not_told_of(question: str) -> None:
    said = "Kælderen under hallen er set efter. Posthuset er størst med 310 kvadratmeter."
    assert not doubted(question, said)


@pytest.mark.parametrize(
    ("question", "told_", "doubted_"),
    [
        ("Hvad koster hallen om året?", "Hallen koster 300.000 kr. om året.", False),
        ("Hvad koster hallen om året?", "Driften er 300.000 kr. årligt.", False),
        (
            "Hvad koster hallen om året?",
            "Hallen koster 9 mio. kr. Kommunens loft er 105 mio. kr. om året.",
            False,
        ),
        ("Hvad koster det at vedligeholde hallen?", "Hallen koster 9 mio. kr. at bygge.", True),
        ("Hvad koster det at vedligeholde hallen?", "Vedligeholdelsen koster 1 mio. kr.", False),
        ("Hvad koster hallen?", "Hallen koster 9 mio. kr. at bygge.", False),
    ],
)
def test_what_running_a_thing_costs_is_not_what_building_it_does(
    question: str, told_: str, doubted_: bool
) -> None:
    found = ranked_item(SCHOOL_2025, 21)
    said = [claim(told_, found.meeting, found.item, [found.item.heading])]
    assert bool(not_by_the_year(Question(question), said)) is doubted_


def test_a_yearly_sum_of_another_thing_is_none_of_what_is_asked() -> None:
    found = ranked_item(SCHOOL_2025, 21)
    said = [
        claim(text, found.meeting, found.item, [found.item.heading])
        for text in ("Hallen: 9 mio. kr.", "Loftet over anlæg er 105 mio. kr. om året.")
    ]
    assert not_by_the_year(Question("Hvad koster hallen om året?"), said)


def test_the_sentence_with_the_measure_comes_first_where_others_lack_it() -> None:
    question = "Hvor længe må man få besøg ude?"
    text = SCHOOL_2025.replace(
        "En madordning på alle",
        "Beboere må få besøg af 2 personer ude. Et besøg er på 60 minutter. En madordning på alle",
    )
    found = select(question, ranked_item(text, 21))
    moved = with_measure(Question(question), found)
    assert "60 minutter" not in found.candidates[0].unit.text
    assert moved.candidates[0].unit.text == "Et besøg er på 60 minutter."
    assert with_measure(Question("Hvem må få besøg ude?"), found) == found


@pytest.mark.parametrize(
    ("question", "told_", "doubted_"),
    [
        ("Hvad kostede messen?", "Messen havde 52 stande.", True),
        ("Hvad kostede messen?", "Messen kostede 52.000 kr.", False),
        ("Hvad koster messen?", "Messen er gratis.", False),
        ("Hvad er prisen for messen?", "Messen, pris: 52.", False),
        ("Hvor mange stande havde messen?", "Messen havde 52 stande.", False),
        ("Hvad koster messen for borgeren?", "Messen koster 3,9 mio. kr.", True),
        ("Hvad koster messen pr. elev?", "Messen koster 390 kr. om året.", True),
        ("Hvad koster messen pr. elev?", "Messen koster 390 kr. for hver elev.", False),
        ("Hvad koster messen for en familie?", "Messen koster 390 kr.", False),
    ],
)
def test_a_price_is_a_sum_of_money(question: str, told_: str, doubted_: bool) -> None:
    found = ranked_item(SCHOOL_2025, 21)
    said = [claim(told_, found.meeting, found.item, [found.item.heading])]
    assert bool(no_sum(Question(question), said)) is doubted_
