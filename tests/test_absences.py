"""Who was away throughout, who missed items, who left after one."""

from __future__ import annotations

from minutes import ROADS_2025, item_of, parsed

from rag.ask.civic.absences import absences, away_throughout, items_missed, left_after, said, telling

ROADS = parsed(ROADS_2025)
LEFT = parsed(
    ROADS_2025.replace(
        "Erik Holm (F) deltog ikke i behandlingen af punktet på grund af inhabilitet.",
        "Erik Holm (F) forlod mødet efter punkt 4.",
    )
)


def test_a_note_under_every_decision_that_says_something_is_of_the_meeting() -> None:
    assert set(absences(ROADS)) == {"Bent Krog", "Erik Holm"}
    assert away_throughout(ROADS, "Bent Krog")
    assert not away_throughout(ROADS, "Erik Holm")
    assert not away_throughout(ROADS, "Anne Lund")


def test_whoever_voted_was_there() -> None:
    voted = parsed(ROADS_2025.replace("Imod stemte: C.", "Imod stemte: Bent Krog."))
    assert not away_throughout(voted, "Bent Krog")


def test_who_left_after_an_item_did_not_miss_it() -> None:
    assert [item.number for item, _ in items_missed(ROADS, "Erik Holm")] == [4]
    assert items_missed(LEFT, "Erik Holm") == []
    left = left_after(LEFT, "Erik Holm")
    assert left is not None
    assert left[0].number == 4
    assert left_after(ROADS, "Erik Holm") is None


def test_the_sentence_that_tells_of_an_absence_is_found() -> None:
    [(item, place)] = items_missed(ROADS, "Erik Holm")
    assert said(ROADS, item, place).startswith("Erik Holm (F) deltog ikke i behandlingen")
    [line] = telling(ROADS, item_of(ROADS, 4), [place])
    assert ROADS.text(line) == said(ROADS, item, place)
