"""Minutes that contradict themselves are told with both places; what else explains it is left alone."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, item_of, parsed

from rag.ask.claims import claim
from rag.ask.contradictions import Slip, contradictions, touched
from rag.ask.verification import supports
from rag.model import Meeting

VOTED = ROADS_2025.replace("A, V og F. Imod stemte: C.", "Anne Lund og Erik Holm. Imod stemte: Dorthe Vinge.")


def found(text: str) -> list[tuple[Slip, str]]:
    meeting = parsed(text)
    some = contradictions([meeting])
    assert all(supports(side.claim, lambda _: meeting) for one in some for side in one.sides)
    return [(one.slip, one.text) for one in some]


def test_minutes_without_slips_have_none() -> None:
    assert found(ROADS_2025) == []
    assert found(VOTED) == []


def test_a_name_spelt_two_ways_is_told() -> None:
    meeting = parsed(VOTED.replace("stemte: Anne Lund", "stemte: Anna Lund"))
    [one] = contradictions([meeting])
    item, head = one.sides
    assert item.claim.text == "Under punktet er navnet skrevet »Anna Lund«."
    assert item.claim.citations[0].quote.startswith("For stemte: Anna Lund")
    assert head.claim.text == "I mødehovedet er navnet skrevet »Anne Lund«."
    assert "Anne Lund" in head.claim.citations[0].quote
    assert head.claim.citations[0].in_head
    assert not item.claim.citations[0].in_head


@pytest.mark.parametrize("other", ["Bente Lund", "Anne Lind", "Anne Marie Lund", "Lund"])
def test_another_name_is_somebody_else(other: str) -> None:
    assert not any(
        slip is Slip.NAME for slip, _ in found(VOTED.replace("stemte: Anne Lund", f"stemte: {other}"))
    )


def test_of_two_with_one_surname_neither_is_a_misspelling() -> None:
    two = VOTED.replace("Anne Lund (A),", "Anne Lund (A), Arne Lund (O),").replace(
        "stemte: Anne Lund", "stemte: Anna Lund"
    )
    assert not any(slip is Slip.NAME for slip, _ in found(two))


def test_sounds_may_be_spelt_in_two_ways() -> None:
    spelt = VOTED.replace("Erik Holm (F)", "Michael Holm (F)").replace("og Erik Holm.", "og Mikael Holm.")
    [(slip, text)] = found(spelt)
    assert slip is Slip.NAME
    assert "»Mikael Holm«" in text


def test_somebody_absent_who_voted_is_told() -> None:
    slips = found(VOTED.replace("Fraværende: Bent Krog (V)", "Fraværende: Anne Lund (A)", 1))
    away = "Anne Lund står som fraværende under punktet. Anne Lund står også blandt dem, der stemte."
    assert (Slip.PRESENCE, away) in slips


def test_a_total_that_its_rows_do_not_make_is_told() -> None:
    off = ROADS_2025.replace("I alt\t6.300\t7.400\t-1.100", "I alt\t6.300\t7.900\t-1.100")
    assert found(off) == [
        (Slip.SUM, "Summen ud for »I alt« (7.900) svarer ikke til tallene over den i »Regnskab«."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I alt\t6.300\t7.400\t-1.100", "I alt\t6.300\t7.401\t-1.100"),
        ("I alt\t6.300\t7.400\t-1.100", "I alt\t9.300\t9.400\t-4.100"),
        ("I alt\t6.300\t7.400\t-1.100", "Drift\t6.300\t7.900\t-1.100"),
        ("Budget\tRegnskab\tAfvigelse\nVinter", "Budget\tProcent\tAfvigelse\nVinter"),
        ("Vejbelysning\t2.200\t2.050\t150", "Heraf lys\t2.200\t2.150\t150"),
    ],
)
def test_rounding_other_rows_and_what_nobody_adds_are_no_slips(old: str, new: str) -> None:
    changed = ROADS_2025.replace(old, new)
    if "Procent" in new or "Heraf" in new:
        changed = changed.replace("6.300\t7.400", "6.300\t7.900")
    assert found(changed) == []


def rests_on(meeting: Meeting, text: str) -> list[str]:
    item = item_of(meeting, 3)
    told = [claim(text, meeting, item, [item.votes[0].span])]
    return [one.text for one in touched(told, [meeting])]


def test_only_an_answer_that_rests_on_one_side_tells_it() -> None:
    meeting = parsed(VOTED.replace("stemte: Anne Lund", "stemte: Anna Lund"))
    assert len(rests_on(meeting, "Anna Lund og Erik Holm stemte for.")) == 2
    assert rests_on(meeting, "Dorthe Vinge stemte imod.") == []
    assert touched([], [meeting]) == []
