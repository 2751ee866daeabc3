"""Who sat in for a member."""

from __future__ import annotations

import pytest

from rag.ingest.substitutes import substitutes
from rag.model import Person

PRESENT = (Person("Anne Lund", "A"), Person("Bent Krog", "V"))


@pytest.mark.parametrize(
    ("text", "who", "for_whom"),
    [
        ("Bent Krog (V) deltog som stedfortræder for Carl Dam (V).", "Bent Krog", "Carl Dam"),
        ("Anne Lund (A) deltager i mødet som suppleant for Dorthe Vinge.", "Anne Lund", "Dorthe Vinge"),
        ("Ida Holm mødte i stedet for Carl Dam.", "Ida Holm", "Carl Dam"),
        ("Mødedeltagere Anne Lund (A), Bent Krog (V), stedfortræder", "Bent Krog", None),
        ("Bent Krog (stedfortræder for Carl Dam)", "Bent Krog", "Carl Dam"),
    ],
)
def test_a_substitute_is_found_with_whom_it_sat_in_for(text: str, who: str, for_whom: str | None) -> None:
    (found,) = substitutes(text, PRESENT)
    assert (found.name, found.stands_in_for) == (who, for_whom)
    assert found.span.of(text).startswith(who)


def test_the_fuller_telling_wins() -> None:
    text = "Deltagere: Bent Krog (V), stedfortræder\n\nBent Krog (V) deltog som stedfortræder for Carl Dam."
    (found,) = substitutes(text, PRESENT)
    assert found.stands_in_for == "Carl Dam"


@pytest.mark.parametrize(
    "text",
    [
        "Anne Lund (A) blev valgt som formand.",
        "Der skal vælges en stedfortræder for hvert medlem.",
        "Udvalget udpegede en suppleant til bestyrelsen for Bent Krogs Legat.",
        "Anne Lund orienterede om reglerne, og udvalget vælger senere en suppleant.",
    ],
)
def test_nobody_is_made_a_substitute(text: str) -> None:
    assert substitutes(text, PRESENT) == ()
