"""Which items matter most, by reasons that can be read."""

from __future__ import annotations

import pytest
from minutes import item_of, parsed
from whole_samples import MIXED, mixed

from rag.model import Meeting
from rag.summaries.ranking import Reason, is_procedure, is_put_off, most_important, reasons


def ranked(meeting: Meeting, least: int = 3, most: int = 6) -> list[int]:
    return [one.item.number for one in most_important(meeting, least, most)]


def why(meeting: Meeting, number: int) -> set[Reason]:
    return set(reasons(meeting, item_of(meeting, number)))


def changed(old: str, new: str) -> Meeting:
    assert old in MIXED
    return parsed(MIXED.replace(old, new))


def test_money_and_a_divided_vote_come_first_then_decisions_then_what_was_noted() -> None:
    assert ranked(mixed()) == [42, 43, 41]
    assert why(mixed(), 42) == {Reason.DIVIDED, Reason.LARGE_SUM, Reason.DECIDED}
    assert why(mixed(), 43) == {Reason.DECIDED}
    assert why(mixed(), 41) == set()


def test_a_divided_vote_comes_before_a_small_sum() -> None:
    without_sums = MIXED.replace("8,4 mio. kr.", "mange penge").replace(
        "seks bænke", "seks bænke for 40.000 kr."
    )
    assert ranked(parsed(without_sums)) == [42, 43, 41]
    unanimous = without_sums.replace("Imod stemte: Ø.", "")
    assert ranked(parsed(unanimous)) == [43, 42, 41]


def test_what_was_noted_only_fills_up() -> None:
    assert ranked(mixed(), least=2) == [42, 43]
    assert ranked(mixed(), least=2, most=1) == [42]


def test_procedure_what_was_put_off_and_what_is_closed_never_count() -> None:
    assert not {40, 44, 45, 46} & set(ranked(mixed(), least=99, most=99))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("opstilles seks bænke i parken.\n\nBeslutning\n\nGodkendt.",
         "opstilles seks bænke i parken.\n\nBeslutning\n\nGodkendt med den ændring, at der opstilles syv.",
         Reason.CHANGED),
        ("opstilles seks bænke i parken.\n\nBeslutning\n\nGodkendt.",
         "opstilles seks bænke i parken.\n\nBeslutning\n\nForkastet.", Reason.CHANGED),
        ("opstilles seks bænke i parken.\n\nBeslutning\n\nGodkendt.",
         "opstilles seks bænke i parken.\n\nBeslutning\n\nGodkendt.\n\nV tog forbehold.", Reason.RESERVED),
        ("Bænke i parken\n\n04", "Lokalplan for parken\n\n04", Reason.RULES),
        ("indstiller, at der opstilles seks bænke i parken", "indstiller, at planen sendes i høring",
         Reason.HEARING),
        ("at der opstilles seks bænke", "at der opstilles seks bænke for 40.000 kr.", Reason.SUM),
        ("Der opstilles nye bænke i parken.", "Parken koster 3 mio. kr. om året.", Reason.MONEY),
    ],
)  # fmt: skip
def test_each_reason_is_found_where_it_holds(old: str, new: str, reason: Reason) -> None:
    assert reason not in why(mixed(), 43)
    assert reason in why(changed(old, new), 43)


def test_a_unanimous_vote_is_not_divided() -> None:
    meeting = changed("For stemte: A, V og F. Imod stemte: Ø.", "For stemte: A, V, F og Ø.")
    assert Reason.DIVIDED not in why(meeting, 42)


def test_one_point_that_was_approved_is_a_decision() -> None:
    noted = changed("Taget til efterretning.", "Ad 1: Taget til efterretning.\n\nAd 2: Godkendt.")
    assert Reason.DECIDED in why(noted, 41)


def test_where_a_presentation_is_found_is_no_decision() -> None:
    noted = "Taget til efterretning.\n\nOplæg vist på mødet om trafikken er vedhæftet referatet som bilag."
    assert Reason.OWN_WORDS not in why(changed("Taget til efterretning.", noted), 41)
    wished = "Taget til efterretning.\n\nUdvalget ønsker en plan for trafikken forelagt på mødet i august."
    assert Reason.OWN_WORDS in why(changed("Taget til efterretning.", wished), 41)


def test_titles_of_procedure() -> None:
    for title in ("Meddelelser", "Godkendelse", "Underskriftsblad", "Eventuelt", "Orientering fra formanden"):
        assert is_procedure(item_of(changed("Bænke i parken\n\n04", f"{title}\n\n04"), 43))
    for title in ("Godkendelse af lokalplan 7", "Orientering om busser"):
        assert not is_procedure(item_of(changed("Bænke i parken\n\n04", f"{title}\n\n04"), 43))


def test_what_was_put_off() -> None:
    assert [item.number for item in mixed().items if is_put_off(item)] == [44]
