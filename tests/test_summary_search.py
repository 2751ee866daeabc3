"""Everything found about a matter: the right items in order of time, or that nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from minutes import EVERY
from whole_samples import AGENDA, MIXED, unconfirmed, under, wish

from rag.ask.refusal import REFUSAL
from rag.config import Settings
from rag.errors import EmptyQuestion, NothingIngested
from rag.model import Scope
from rag.pipeline import Punkt
from rag.summaries.search import FOUND, NEAREST
from rag.summaries.summary import Subject, Summary


@pytest.fixture(scope="module")
def punkt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Punkt]:
    """Punkt over six meetings of three municipalities."""
    folder = tmp_path_factory.mktemp("referater")
    for number, text in enumerate((*EVERY, MIXED, AGENDA)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Punkt.open(Settings(home=folder / "home")) as opened:
        opened.ingest([folder])
        yield opened


def places(summary: Summary) -> list[tuple[date, int]]:
    """The items that are told, in reading order, each once."""
    told = [claim for part in summary.parts for claim in part.claims]
    return list(dict.fromkeys((c.date, c.punkt) for claim in told for c in claim.citations))


def test_the_items_about_a_matter_stand_in_order_of_time(punkt: Punkt) -> None:
    summary = punkt.summarise_question("støj fra ringvejen")
    assert summary.subject is Subject.QUESTION
    assert summary.headline.text == "2 punkter om støj fra ringvejen"
    assert places(summary) == [(date(2024, 11, 14), 12), (date(2025, 3, 12), 3)]
    assert under(summary, FOUND)[0] == (
        "14. november 2024, Teknik- og Miljøudvalget i Fjordby. Udsat: Støj fra ringvejen."
    )


@pytest.mark.parametrize("long", ["kort", "mellem", "lang"])
def test_every_sentence_is_confirmed(punkt: Punkt, long: str) -> None:
    for question in (
        "støj fra ringvejen",
        "genbrugspladsen",
        "Hvad er der besluttet om broen?",
        "madordning",
    ):
        assert unconfirmed(punkt.summarise_question(question, wish(long))) == []


def test_a_longer_summary_says_more_of_each_item(punkt: Punkt) -> None:
    short, middle = (
        punkt.summarise_question("støj fra ringvejen", wish(long)) for long in ("kort", "mellem")
    )
    assert len(under(short, FOUND)) == 2
    assert "Volden koster 2,9 mio. kr." in middle.text
    assert "Volden koster" not in short.text


def test_what_is_asked_is_said_in_the_headline_without_the_question(punkt: Punkt) -> None:
    summary = punkt.summarise_question("Hvad er der besluttet om genbrugspladsen i Nordby?")
    assert summary.headline.text == "2 punkter om genbrugspladsen i Nordby"
    assert summary.id == "Hvad er der besluttet om genbrugspladsen i Nordby?"


def test_where_decisions_are_asked_for_they_come_first(punkt: Punkt) -> None:
    asked = under(punkt.summarise_question("Hvad er der besluttet om bænke?"), FOUND)
    assert asked[1] == "Udvalget sagde ja til, at der opstilles seks bænke i parken."
    assert under(punkt.summarise_question("bænke"), FOUND)[1] == "Der opstilles nye bænke i parken."


def test_an_agenda_has_no_outcome(punkt: Punkt) -> None:
    last = under(punkt.summarise_question("genbrugspladsen", wish("kort")), FOUND)[-1]
    assert last.startswith("3. juni 2025, Teknik- og Klimaudvalget i Havnby. Til behandling: Lukning af")


def test_a_closed_item_is_found_by_its_title_and_nothing_is_told(punkt: Punkt) -> None:
    told = under(punkt.summarise_question("salg af en grund"), FOUND)
    assert any("Lukket punkt: Salg af en grund" in sentence for sentence in told)
    assert all("Lukket punkt" in sentence for sentence in told if "Havnby" in sentence)


def test_the_period_and_the_place_of_a_question_exclude(punkt: Punkt) -> None:
    assert places(punkt.summarise_question("støj fra ringvejen i 2024")) == [(date(2024, 11, 14), 12)]
    assert places(punkt.summarise_question("støj fra ringvejen siden 2025")) == [(date(2025, 3, 12), 3)]
    assert places(punkt.summarise_question("støj fra ringvejen i Skovlund")) == [
        (date(2024, 11, 14), 12)
    ] or (punkt.summarise_question("støj fra ringvejen i Skovlund").headline.text.startswith(REFUSAL))


def test_filters_exclude(punkt: Punkt) -> None:
    later = Scope(start=date(2025, 1, 1))
    assert places(punkt.summarise_question("støj fra ringvejen", filters=later)) == [(date(2025, 3, 12), 3)]
    elsewhere = Scope(municipalities=frozenset({"Skovlund"}))
    refused = punkt.summarise_question("støj fra ringvejen", filters=elsewhere)
    assert refused.headline.text.startswith(REFUSAL)
    assert "Der er søgt i 1 møde fra Skovlund" in refused.headline.text


def test_a_place_that_the_filters_shut_out_is_not_searched(punkt: Punkt) -> None:
    assert places(punkt.summarise_question("madordning i Skovlund")) == [(date(2025, 3, 5), 21)]
    elsewhere = Scope(municipalities=frozenset({"Fjordby"}))
    refused = punkt.summarise_question("madordning i Skovlund", filters=elsewhere)
    assert refused.headline.text.startswith(REFUSAL)


@pytest.mark.parametrize("question", ["atomkraft", "støj fra ringvejen i 2019", "Hvad koster svømmehallen?"])
def test_nothing_found_is_refused_with_what_was_searched(punkt: Punkt, question: str) -> None:
    summary = punkt.summarise_question(question)
    assert summary.headline.text.startswith(
        f"{REFUSAL} Der er søgt i 6 møder fra Fjordby, Havnby og Skovlund"
    )
    assert {part.heading for part in summary.parts} <= {NEAREST}
    assert unconfirmed(summary) == [summary.headline.text]


def test_a_case_number_in_the_question_finds_the_case(punkt: Punkt) -> None:
    assert places(punkt.summarise_question("Hvad skete der i sag 05.00.00-P20-7-24?")) == [
        (date(2024, 11, 14), 12),
        (date(2025, 3, 12), 3),
    ]


def test_a_question_without_words_is_no_question(punkt: Punkt, tmp_path: Path) -> None:
    with pytest.raises(EmptyQuestion):
        punkt.summarise_question(" ? ")
    with Punkt.open(Settings(home=tmp_path)) as empty, pytest.raises(NothingIngested):
        empty.summarise_question("støj")
