"""Lines of a document as one sentence where they were broken for the width of its page, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.flowing import flowing


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget anbefaler en bevilling på 3,5 mio. kr. Planen skal derfor\ndække 3,9 mio. kr.",
        "Indstillingen godkendt med den ændring, at fristen forlænges til den\n1. december 2019.",
        "Til stede var Hanne Rosendal (A), Daniel Prip (V),\nÅse Tranberg (Ø) og Mogens Fynbo (F).",
    ],
)
def test_a_sentence_that_was_broken_goes_on(text: str) -> None:
    assert flowing(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Der var stemmelighed, og forslaget bortfaldt derfor.\nherefter blev det vedtaget.",
        "Godkendt.\nudvalget ønsker en redegørelse.",
        "Forvaltningen indstiller til udvalget disse to ting\nat regnskabet godkendes\nat sagen sendes",
        "Der er søgt om tilskud til forsamlingshuset i\n1. Nørre Strynvig\n2. Sønder Strynvig",
        "Bygning              Tiltag              Udgift i\nskole              vinduer              400.000",
        "Udvalget drøftede sagen og ønsker et notat om\n\nlån til kystsikringen.",
        "Der blev stemt om hver aftale for sig, den ene om\n- rengøring",
        "Fremtidig anvendelse af den gamle skole ved torvet\nUdvalget udsatte sagen.",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert flowing(text) == text


@given(st.lists(st.text(alphabet="abc ÆØ1.,:|-\t", max_size=60), max_size=6).map("\n".join))
def test_nothing_but_breaks_change_and_positions_stay(text: str) -> None:
    told = flowing(text)
    assert [one for one in zip(text, told, strict=True) if one[0] != one[1] and one != ("\n", " ")] == []
