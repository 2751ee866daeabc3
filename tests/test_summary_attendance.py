"""Who met, as the minutes tell it: nobody is made present, and an absence is told of the right item."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, parsed
from whole_samples import MIXED, agenda, is_confirmed, mixed

from rag.model import Meeting
from rag.summaries.attendance import attendance
from rag.summaries.sound import Sound


def told(meeting: Meeting) -> list[str]:
    """What is told of who met; all of it is confirmed."""
    claims = Sound({meeting.id: meeting}.__getitem__).checked(attendance(meeting))
    assert all(map(is_confirmed, claims))
    return [claim.text for claim in claims]


def of(old: str, new: str, text: str = MIXED) -> list[str]:
    assert old in text
    return told(parsed(text.replace(old, new)))


def test_those_who_sent_apologies_were_not_there() -> None:
    assert told(mixed())[:2] == [
        "Til stede var Anna Berg (A), Bo Dahl (V), Carla Eng (F) og Dan Fisker (Ø).",
        "Der var afbud fra Else Gram.",
    ]


def test_a_list_without_apologies_is_told_whole() -> None:
    assert of("Afbud: Else Gram (C)\n\n", "")[0].endswith("Dan Fisker (Ø) og Else Gram (C).")
    assert not any("afbud" in sentence for sentence in of("Afbud: Else Gram (C)\n\n", ""))


def test_apologies_under_every_decision_are_told_once() -> None:
    under_each = MIXED.replace("Afbud: Else Gram (C)\n\n", "").replace(
        "Beslutning\n\n", "Beslutning\n\nDer var afbud fra Else Gram.\n\n"
    )
    assert told(parsed(under_each))[:2] == told(mixed())[:2]


def test_a_party_written_out_is_read() -> None:
    assert of("Carla Eng (F)", "Carla Eng (Uden for parti)")[0] == (
        "Til stede var Anna Berg (A), Bo Dahl (V), Carla Eng (Uden for parti) og Dan Fisker (Ø)."
    )


def test_who_is_listed_as_absent_under_some_items_is_not_told_as_present() -> None:
    sentences = told(parsed(ROADS_2025))
    assert sentences == [
        "Til stede var Anne Lund (A), Dorthe Vinge (C) og Erik Holm (F).",
        "Bent Krog var fraværende under punkt 3 og punkt 4.",
        "Erik Holm deltog ikke i behandlingen af punkt 4 på grund af inhabilitet.",
    ]


def test_a_substitute_is_told_with_whom_they_stood_in_for() -> None:
    sentence = "Finn Hede (C) deltog som stedfortræder for Else Gram (C)."
    listed = MIXED.replace("Else Gram (C)\n", "Finn Hede (C)\n", 1)
    told_of = of(
        "Beslutning\n\nGodkendt.\n\nPunkt 41", f"Beslutning\n\nGodkendt.\n\n{sentence}\n\nPunkt 41", listed
    )
    assert "Finn Hede deltog som stedfortræder for Else Gram." in told_of


def test_a_substitute_named_below_the_apologies_sent_none() -> None:
    sentence = "Finn Hede (C) deltog som stedfortræder for Else Gram (C)."
    meeting = parsed(MIXED.replace("Afbud: Else Gram (C)\n", f"Afbud: Else Gram (C)\n\n{sentence}\n"))
    kept = Sound({meeting.id: meeting}.__getitem__).kept(attendance(meeting))
    assert "Der var afbud fra Else Gram." in [claim.text for claim in kept]


@pytest.mark.parametrize("when", ["efter", "før"])
def test_who_left_the_meeting_is_told_with_when(when: str) -> None:
    left = f"Bo Dahl (V) forlod mødet {when} behandlingen af dette punkt."
    assert f"Bo Dahl forlod mødet {when} punkt 43." in of(
        "Dan Fisker (Ø) deltog ikke i behandlingen af punktet på grund af inhabilitet.", left
    )


def test_an_absence_is_of_the_item_it_names() -> None:
    """It may be noted under another one."""
    absence = "deltog ikke i behandlingen af punkt 43 på grund af inhabilitet."
    sentences = of("Taget til efterretning.", f"Taget til efterretning.\n\nDan Fisker (Ø) {absence}")
    assert sentences.count(f"Dan Fisker {absence}") == 1
    assert not any("punkt 41" in sentence for sentence in sentences)


def test_nobody_is_told_to_have_been_at_a_meeting_that_is_to_come() -> None:
    assert attendance(agenda()) == ()


def test_without_a_list_nobody_is_present() -> None:
    assert of(
        "Mødedeltagere Anna Berg (A), Bo Dahl (V), Carla Eng (F), Dan Fisker (Ø), Else Gram (C)\n\n", ""
    ) == [
        "Der var afbud fra Else Gram.",
        "Dan Fisker deltog ikke i behandlingen af punkt 43 på grund af inhabilitet.",
    ]
