from __future__ import annotations

import pytest
from minutes import item_of, parsed
from summary_samples import agenda, item, settled

from rag.model import AgendaItem, DecisionClass, Meeting
from rag.summaries.bodies import body, named_shortly
from rag.summaries.decided import decided, followed, outcome_line
from rag.summaries.phrasing import outcome_of
from rag.summaries.proposal import Point, points
from rag.summaries.remarks import asks, informs, records
from rag.summaries.verdicts import deciding, informing, verdicts
from rag.summaries.voting import left, recorded, votes


def texts(number: int) -> list[str]:
    return [claim.text for claim in decided(settled(), item(number))]


def decision(text: str, proposal: str = "at planen godkendes.", more: str = "") -> tuple[Meeting, AgendaItem]:
    """An item with one decision."""
    meeting = parsed(
        "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\nPunkt 1: Plan for parken\n\n"
        f"Indstilling\n\nForvaltningen indstiller,\n\n{proposal}\n\nBeslutning\n\n{text}\n\n{more}"
    )
    return meeting, item_of(meeting, 1)


def told(text: str, proposal: str = "at planen godkendes.") -> list[str]:
    return [claim.text for claim in decided(*decision(text, proposal))]


def test_what_was_approved_is_told_in_place_of_the_word_that_approved_it() -> None:
    assert texts(1) == ["Udvalget sagde ja til dagsordenen.", "Det var også forslaget."]


def test_each_point_is_told_and_then_who_voted_how() -> None:
    assert texts(2) == [
        "Udvalget sagde ja til, at der lægges trægulv i Fjordhallen.",
        "Udvalget sagde også ja til, at der gives en anlægsbevilling på 1,8 mio. kr. i 2025.",
        "Udvalget sagde også ja til, at hallen lukkes i uge 28-30.",
        "Det var også forslaget.",
        "Bent Krog (V) stillede ændringsforslag om, at der lægges et kunstgulv.",
        "For ændringsforslaget stemte Venstre og Konservative.",
        "Imod stemte Socialdemokratiet, SF og Enhedslisten.",
        "Ændringsforslaget er forkastet.",
        "For indstillingen stemte Socialdemokratiet, SF og Enhedslisten.",
        "Imod stemte Venstre.",
        "Konservative undlod at stemme.",
        "Grete Falk (Ø) bad om at få skrevet i referatet, at klubberne bør høres om lukningen.",
    ]


def test_what_was_put_off_is_told_as_a_proposal() -> None:
    assert texts(3) == [
        "Udvalget udsatte sagen til mødet den 9. april 2025, fordi regnskabet mangler.",
        "Forslaget var, at foreningen får et tilskud på 75.000 kr.",
    ]


def test_points_with_different_outcomes_are_told_apart() -> None:
    assert texts(4) == [
        "Udvalget anbefalede, at taksten for soloundervisning sættes op til 3.480 kr. pr. sæson.",
        "Udvalget sagde nej til, at søskenderabatten sænkes til 25 procent.",
        "Kun en del af forslaget blev fulgt.",
    ]


def test_who_left_for_one_item_is_told_and_what_is_wished_for_is_not_decided() -> None:
    assert texts(5) == [
        "Udvalget drøftede sagen.",
        "Anne Lund deltog ikke i behandlingen af punktet på grund af inhabilitet.",
    ]


def test_a_change_is_told_with_the_approval_and_no_word_that_the_proposal_was_followed() -> None:
    assert texts(6) == [
        "Udvalget sagde ja til forslaget med den ændring, at koret får 30.000 kr.",
        "Forslaget var, at puljen på 240.000 kr. fordeles som foreslået.",
    ]


def test_a_closed_item_and_mere_news_decide_nothing() -> None:
    assert texts(8) == []
    assert texts(9) == []


def test_an_agenda_has_proposals_and_no_decision() -> None:
    meeting = agenda()
    claims = decided(meeting, meeting.items[0])
    assert [claim.text for claim in claims] == [
        "Der er ikke truffet beslutning endnu.",
        "Forslaget er, at foreningen får et tilskud på 75.000 kr.",
    ]
    assert outcome_line(meeting, meeting.items[0]) is None


@pytest.mark.parametrize(
    ("text", "proposal", "sentences"),
    [
        (
            "Taget til efterretning.",
            "at orienteringen tages til efterretning.",
            ["Udvalget tog sagen til efterretning."],
        ),
        (
            "Taget til efterretning.",
            "at planen for parken tages til efterretning.",
            ["Udvalget tog planen for parken til efterretning."],
        ),
        ("Sagen blev trukket.", "at planen godkendes.", ["Sagen blev trukket."]),
        ("Udgår.", "at planen godkendes.", ["Sagen blev taget af dagsordenen."]),
        ("Forkastet.", "at planen godkendes.", ["Udvalget sagde nej til forslaget."]),
        ("Udvalget køber 14 bænke.", "at planen godkendes.", ["Udvalget køber 14 bænke."]),
        ("Intet.", "at planen godkendes.", ["Under beslutning står kun: »Intet«."]),
        (
            "Et enigt udvalg godkendte indstillingen.",
            "at planen godkendes, og at der sættes 14 bænke op.",
            [
                "Et enigt udvalg sagde ja til planen.",
                "Et enigt udvalg sagde også ja til, at der sættes 14 bænke op.",
                "Det var også forslaget.",
            ],
        ),
        (
            "Indstillingen anbefales over for Byrådet.",
            "at planen anbefales godkendt.",
            ["Udvalget anbefalede over for Byrådet, at planen godkendes.", "Det var også forslaget."],
        ),
        (
            "Godkendt, idet punkt 4 behandles først.",
            "at dagsordenen godkendes.",
            ["Udvalget sagde ja til dagsordenen, idet punkt 4 behandles først."],
        ),
        (
            "Indstillingen blev sat til afstemning og er godkendt.",
            "at planen godkendes.",
            ["Udvalget sagde ja til planen.", "Det var også forslaget."],
        ),
    ],
)  # fmt: skip
def test_how_decisions_are_told(text: str, proposal: str, sentences: list[str]) -> None:
    assert told(text, proposal) == sentences


def test_a_decision_in_its_own_words_is_told_beside_what_was_proposed_in_figures() -> None:
    assert told("Udvalget besluttede at give 40.000 kr.", "at der gives 60.000 kr. til bænke.") == [
        "Udvalget besluttede at give 40.000 kr.",
        "Forslaget var, at der gives 60.000 kr. til bænke.",
    ]


def test_the_points_without_figures_of_a_long_proposal_are_counted() -> None:
    words = "planen for parken følges i alle dens dele, så stier, bede og bænke passer til hinanden"
    proposal = "\n\n".join(
        [*(f"{n}. at {words}, {n}. udgave," for n in range(1, 5)), "5. at der gives 60.000 kr. til bænke."]
    )
    assert told("Godkendt.", proposal) == [
        "Udvalget sagde ja til, at der gives 60.000 kr. til bænke.",
        "Forslaget har i alt 5 punkter.",
        "Det var også forslaget.",
    ]


def test_minutes_without_a_decision_say_so() -> None:
    meeting, one = decision("")
    assert [claim.text for claim in decided(meeting, one)][:1] == ["Referatet nævner ingen beslutning."]


def test_the_outcome_in_one_line() -> None:
    lines = [outcome_line(settled(), item(number)) for number in (1, 3, 4, 7, 8)]
    assert [line.text if line else None for line in lines] == [
        "Udvalget sagde ja til dagsordenen.",
        "Udvalget udsatte sagen til mødet den 9. april 2025, fordi regnskabet mangler.",
        "Udvalget anbefalede forslaget.",
        "Udvalget tog sagen til efterretning.",
        None,
    ]


def test_whether_the_proposal_was_followed_is_told_only_where_it_is_settled() -> None:
    known = {number: followed(settled(), item(number)) for number in (2, 3, 4, 6, 7)}
    assert {number: claim.text for number, claim in known.items() if claim} == {
        2: "Det var også forslaget.",
        4: "Kun en del af forslaget blev fulgt.",
    }


def test_a_sentence_of_the_decision_is_read_with_the_points_it_settles() -> None:
    first, second = verdicts(settled(), item(4))
    assert (first.kind, set(first.points), first.denied) == (DecisionClass.RECOMMENDED, {1}, False)
    assert (second.kind, set(second.points), second.denied) == (DecisionClass.APPROVED, {2}, True)
    assert verdicts(settled(), item(6))[0].amends


def test_news_and_wishes_are_no_decision() -> None:
    news = verdicts(settled(), item(9))
    assert informing(news) == news
    assert deciding(news) == ()
    assert asks("Udvalget ønsker en redegørelse i maj.")
    assert not asks("SF ønskede tilført protokollen, at parken er smuk.")
    assert records("SF ønskede tilført protokollen, at parken er smuk.")
    assert informs("Formanden oplyste, at broen er spærret.")


def test_a_proposal_is_read_point_by_point_without_who_proposes_it() -> None:
    assert [(point.number, point.text) for point in points(settled(), item(2))] == [
        (1, "der lægges trægulv i Fjordhallen"),
        (2, "der gives en anlægsbevilling på 1,8 mio. kr. i 2025"),
        (3, "hallen lukkes i uge 28-30"),
    ]


def test_what_is_to_be_noted_and_something_more_are_two_points() -> None:
    one = decision("Godkendt.", "at planen tages til efterretning og indgår i budgettet for 2026.")
    assert [point.text for point in points(*one)] == [
        "planen tages til efterretning",
        "planen indgår i budgettet for 2026",
    ]


def test_a_point_is_told_only_under_an_outcome_that_fits_it() -> None:
    point = Point(1, "planen drøftes", settled().items[0].span)
    assert outcome_of(point, DecisionClass.DISCUSSED, "Udvalget") == "Udvalget drøftede planen."
    assert outcome_of(point, DecisionClass.NOTED, "Udvalget") == ""


def test_votes_and_remarks_by_themselves() -> None:
    assert [claim.text for claim in votes(settled(), item(2))][1] == (
        "For ændringsforslaget stemte Venstre og Konservative."
    )
    assert len(recorded(settled(), item(2))) == 1
    assert [claim.text for claim in left(settled(), item(5))] == [
        "Anne Lund deltog ikke i behandlingen af punktet på grund af inhabilitet."
    ]


def test_the_body_is_named_as_people_name_it() -> None:
    assert body(settled()) == "Udvalget"
    assert (
        named_shortly("Det er Kultur- og Fritidsudvalgets område.", settled()) == "Det er udvalgets område."
    )


def test_a_rejected_amendment_approves_no_point() -> None:
    text = "Ændringsforslaget blev forkastet.\n\nAd. 1 tiltrådt.\n\nAd. 2 anbefales."
    assert told(text, "1. at der sættes 14 bænke op, og\n\n2. at der gives 60.000 kr. til bænke.") == [
        "Udvalget sagde ja til, at der sættes 14 bænke op.",
        "Udvalget anbefalede, at der gives 60.000 kr. til bænke.",
        "Det var også forslaget.",
        "Ændringsforslaget blev forkastet.",
    ]


def test_a_misread_word_is_told_as_the_outcome_it_was_read_as() -> None:
    (one,) = verdicts(*decision("Titrådt."))
    assert one.kind is DecisionClass.APPROVED


def test_a_point_that_goes_on_to_another_body_is_told_beside_what_was_recommended() -> None:
    assert told(
        "Udvalget anbefaler model 2.", "at udvalget over for Byrådet anbefaler en af modellerne."
    ) == [
        "Udvalget anbefaler model 2.",
        "Forslaget var, at udvalget over for Byrådet anbefaler en af modellerne.",
    ]


def test_what_was_only_to_be_noted_is_not_told_again_for_its_date() -> None:
    assert told("Drøftet.", "at opfølgningen pr. 31. marts 2025 tages til efterretning.") == [
        "Udvalget drøftede sagen."
    ]
