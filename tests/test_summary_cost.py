from __future__ import annotations

from minutes import item_of, parsed
from summary_samples import item, settled

from rag.summaries.cost import cost


def told(economy: str, heading: str = "Økonomi") -> list[str]:
    meeting = parsed(
        "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\nPunkt 1: Plan for parken\n\n"
        f"Sagsfremstilling\n\nParken har 14 bænke. En ny bænk koster 4.000 kr.\n\n{heading}\n\n{economy}\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    return [claim.text for claim in cost(meeting, item_of(meeting, 1))]


def test_what_it_costs_and_who_pays() -> None:
    assert [claim.text for claim in cost(settled(), item(2))] == [
        "Trægulvet koster 1,8 mio. kr., som betales af puljen til idræt."
    ]


def test_an_amount_that_is_told_already_gives_way_to_one_that_is_not() -> None:
    both = "Hegnet koster 90.000 kr. i år. Malingen koster 12.000 kr. i år."
    meeting = parsed(
        "Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\nPunkt 1: Plan for parken\n\n"
        f"Økonomi\n\n{both}\n\nBeslutning\n\nGodkendt.\n"
    )
    claims = cost(meeting, item_of(meeting, 1), 8, told=["Udvalget gav 90.000 kr."])
    assert [claim.text for claim in claims] == ["Malingen koster 12.000 kr. i år."]


def test_that_there_is_no_cost_is_told_in_the_words_of_the_minutes() -> None:
    assert told("Sagen har ingen økonomiske konsekvenser.") == ["Sagen har ingen økonomiske konsekvenser."]
    assert told("Ingen.", "Økonomiske konsekvenser") == ["Økonomiske konsekvenser: ingen."]


def test_without_a_word_on_economy_the_case_says_what_it_costs() -> None:
    assert told("Intet at bemærke.") == ["En ny bænk koster 4.000 kr."]


def test_nothing_is_said_of_money_where_nothing_stands() -> None:
    assert cost(settled(), item(1)) == ()
    assert cost(settled(), item(8)) == ()
