"""Items listed and counted over all meetings: by outcome, closed doors, votes, place, time and matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Ask, asking
from minutes import EVERY, library_of, new_reader

from rag.ask.asked import Asked
from rag.ask.civic.conditions import asks_for_items, read_conditions
from rag.ask.civic.found import Found, conditions_of, found
from rag.ask.civic.listing import (
    NAMED,
    asks_for_ballots,
    asks_for_listing,
    asks_for_listing_on,
    ballots,
    listing,
)
from rag.ask.civic.wording import first_confirmed
from rag.ask.evidence.gathered import Finder
from rag.ask.questions.question import Question
from rag.ask.verification import supports
from rag.model import Claim, DecisionClass, Scope
from rag.store.records import Side

NOISY = """\
Skovlund Kommune

REFERAT Børne- og Skoleudvalget d. 02-04-2025

Mødedato Onsdag d. 2. april 2025 kl. 17:00

Mødested Skovlund Skole

Mødedeltagere Jens Bang (A), Karen Friis (V), Lis Ø. Dam (Ø)

Punkt 30: Ny skolebus

Beslutning

Ændringsforslaget om to busser blev sat til afstemning.

For stemte: A. Imod stemte: V og Ø.

Ændringsforslaget blev forkastet.

Herefter blev indstillingen sat til afstemning.

For stemte: V og Ø. Imod stemte: A.

Indstillingen blev tiltrådt.

Punkt 31: Takster for skolebus 2026

Beslutning

Udsat.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("listing"), (*EVERY, NOISY, DIVIDED)) as asks:
        yield asks


#: A meeting that voted under two of its items.
DIVIDED = """\
Engby Kommune

REFERAT Kulturudvalget d. 07-05-2025

Mødedeltagere Anna Lund (A), Bent Krag (V), Cille Ravn (F)

Punkt 8: Åbningstider på museet

Beslutning

Imod stemte: V.

Indstillingen blev godkendt.

Punkt 9: Lokaler til foreninger

Beslutning

For stemte: A og F. Imod stemte: V.

Indstillingen blev godkendt.

Punkt 10: Årshjul

Beslutning

Godkendt.
"""


def said(asked: Asked) -> list[str]:
    return [claim.text for claim in listing(asked)]


def punkts(claim: Claim) -> list[int]:
    return [citation.punkt for citation in claim.citations]


def test_items_with_an_outcome_are_counted_named_and_cited(ask: Ask) -> None:
    asked = ask("Hvilke punkter blev udsat?")
    assert asks_for_listing(asked)
    head, *each = listing(asked)
    assert head.computed
    assert (head.text, punkts(head)) == ("I alt 2 punkter blev udsat.", [12, 31])
    assert each[0].text == (
        "14. november 2024, »Støj fra ringvejen«: Udsat til et kommende møde, fordi udvalget ønsker et "
        "billigere forslag."
    )
    assert [punkts(one) for one in each] == [[12, 12], [31, 31]]


def test_every_claim_of_a_list_is_confirmed(ask: Ask) -> None:
    for text in ("Hvilke punkter blev udsat?", "Hvor mange punkter var lukkede?", "Hvad blev der stemt om?"):
        asked = ask(text)
        claims = listing(asked)
        assert claims
        assert all(supports(claim, asked.library.meeting) for claim in claims)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Hvilke sager blev udsat i 2024?", {12}),
        ("Hvilke sager blev udskudt i Skovlund?", {31}),
        ("Hvilke punkter afviste Social- og Sundhedsudvalget?", {9}),
        ("Hvor mange sager blev taget til efterretning i marts 2025?", {4}),
        ("Which items were postponed in November 2024?", {12}),
        ("hvilke punkter blev udsat i fjordby", {12}),
    ],
)
def test_place_body_and_time_leave_others_out(ask: Ask, text: str, numbers: set[int]) -> None:
    asked = ask(text)
    assert asks_for_listing(asked)
    assert {citation.punkt for claim in listing(asked) for citation in claim.citations} == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Hvilke punkter blev udsat i 2023?",
        "Hvilke punkter blev udsat i Birkely?",
        "Hvor mange punkter var lukkede i Økonomiudvalget?",
        "Hvilke sager stemte Alternativet imod?",
        "Hvilke sager blev trukket?",
    ],
)
def test_what_no_meeting_has_is_understood_and_there_is_none(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asks_for_listing(asked)
    assert listing(asked) == []


def test_the_readers_own_filters_hold(ask: Ask) -> None:
    only = Scope(municipalities=frozenset({"Skovlund"}))
    assert punkts(listing(ask("Hvilke punkter blev udsat?", only))[0]) == [31]
    assert listing(ask("Hvilke punkter blev udsat i Fjordby?", only)) == []


def test_closed_items_are_counted_for_each_meeting(ask: Ask) -> None:
    assert said(ask("Hvor mange punkter var lukkede?")) == [
        "På mødet den 12. marts 2025 var 2 af 5 punkter lukkede: Punkt 5 »Køb af grund ved havnen« "
        "og Punkt 6 »Ansættelse af vejchef«."
    ]


def test_the_items_of_a_meeting_are_counted_and_named_where_that_is_asked(ask: Ask) -> None:
    counted = said(ask("Hvor mange punkter var der på mødet den 12. marts 2025?"))
    assert counted == ["Mødet i Teknik- og Miljøudvalget den 12. marts 2025 havde 5 punkter."]
    named = said(ask("Hvilke punkter var på dagsordenen den 2. april 2025?"))
    assert named[1:] == ["»Ny skolebus«.", "»Takster for skolebus 2026«."]


def test_each_ballot_is_told_by_itself(ask: Ask) -> None:
    head, title, *each = said(ask("Hvor mange gange blev der stemt i Skovlund?"))
    assert head == "Der blev stemt 2 gange under 1 punkt."
    assert title == "»Ny skolebus«."
    assert "A stemte for; V og Ø stemte imod" in each[0]
    assert "V og Ø stemte for; A stemte imod" in each[1]


def test_all_votes_of_a_meeting_are_told_where_no_matter_is_named(ask: Ask) -> None:
    asked = ask("Hvem stemte imod på mødet den 7. maj 2025 i Engby?")
    assert asks_for_ballots(asked)
    head, *each = (claim.text for claim in ballots(asked))
    assert head == "Der blev stemt imod 2 gange under 2 punkter."
    assert [text.count("V stemte imod") for text in each] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Hvem stemte imod åbningstiderne på mødet den 7. maj 2025 i Engby?",
        "Hvem stemte imod i Engby?",
        "Hvem var fraværende på mødet den 7. maj 2025 i Engby?",
    ],
)
def test_a_matter_or_no_meeting_asks_for_no_ballots_of_a_meeting(ask: Ask, text: str) -> None:
    assert not asks_for_ballots(ask(text))


def test_one_vote_of_a_meeting_is_left_to_its_item(ask: Ask) -> None:
    assert ballots(ask("Hvem undlod at stemme på mødet den 7. maj 2025 i Engby?")) == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Hvilke sager stemte Konservative imod?", "C stemte imod 1 gang under 1 punkt."),
        ("Hvilke forslag stemte Ø nej til?", "Ø stemte imod 1 gang under 1 punkt."),
        ("Hvilke sager stemte Enhedslisten for?", "Ø stemte for 1 gang under 1 punkt."),
    ],
)
def test_votes_are_those_of_the_party_on_the_side_that_is_asked_for(ask: Ask, text: str, head: str) -> None:
    assert said(ask(text))[0] == head


def test_items_about_a_matter_are_those_whose_title_has_it(ask: Ask) -> None:
    asked = ask("Hvilke sager om skolebus blev udsat?")
    assert not asks_for_listing(asked)
    assert asks_for_listing_on(asked)
    assert punkts(listing(asked)[0]) == [31]
    assert listing(ask("Hvilke sager om genoptræning blev udsat?")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hvad koster volden mod støj?",
        "Hvilken beslutning traf udvalget om madordningen?",
        "Hvem stemte imod volden?",
        "Hvor mange bilag hører der til de lukkede punkter?",
        "Hvor mange børn får mad i skolen?",
    ],
)
def test_what_asks_for_no_items_is_left_to_others(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert not asks_for_listing(asked)
    assert not asks_for_listing_on(asked)


def test_more_items_than_a_list_can_name_are_counted_and_cited(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    items = "\n\n".join(f"Punkt {n}: Sag om vej {n}\n\nBeslutning\n\nUdsat." for n in range(1, NAMED + 4))
    long = f"Fjordby Kommune\n\nREFERAT Vejudvalget d. 14-11-2024\n\n{items}\n"
    with library_of(tmp_path_factory.mktemp("long"), (long,)) as library:
        finder = Finder(library, new_reader())
        question = Question("Hvor mange punkter blev udsat?")
        asked = Asked(question, finder.find(question, Scope(), Scope()), library, finder)
        head, *each = listing(asked)
    assert head.text == f"I alt {NAMED + 3} punkter blev udsat; de første af dem nævnes her."
    assert (len(head.citations), len(each)) == (NAMED + 3, NAMED)


def test_conditions_are_read_from_the_words(ask: Ask) -> None:
    asked = ask("Hvilke sager stemte Jens Bang imod i Skovlund?")
    (scope,) = asked.scopes
    read = conditions_of(asked, scope)
    assert (read.ballot, read.side, read.voters, read.topic) == (True, Side.AGAINST, ("jens bang",), ())
    postponed = read_conditions(Question("Hvilke punkter blev udsat?"), Scope(), [], set)
    assert postponed.outcomes == {DecisionClass.POSTPONED}
    assert not asks_for_items(Question("Hvad skete der med volden?"))
    assert [one.item.number for one in found(asked, scope, postponed)] == [31]
    assert all(isinstance(one, Found) for one in found(asked, scope, postponed))


def test_the_first_wording_that_holds_is_shown(ask: Ask) -> None:
    asked = ask("Hvilke punkter blev udsat i 2024?")
    (head, entry) = listing(asked)
    wrong = Claim("»Støj fra ringvejen«: Godkendt.", entry.citations)
    assert first_confirmed((wrong, entry), asked.library.meeting) == [entry]
    assert first_confirmed((wrong,), asked.library.meeting) == []
    assert head.computed
