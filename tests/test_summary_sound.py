"""Claims are held against the minutes before a page is filled with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from minutes import CARE_2025, item_of, parsed
from whole_samples import is_confirmed, mixed

from rag.ask.claims import claim
from rag.model import Claim, Status
from rag.summaries.ruling import ruling
from rag.summaries.sound import Sound
from rag.summaries.titled import closed_line, dated, lines, titled

ITEM = item_of(mixed(), 42)


@pytest.fixture
def sound() -> Sound:
    return Sound({mixed().id: mixed()}.__getitem__)


def said(text: str, role: int = 0) -> Claim:
    return claim(text, mixed(), ITEM, [ITEM.sections[role].span])


def test_what_the_minutes_say_is_kept_confirmed(sound: Sound) -> None:
    (kept,) = sound.kept([said("Broen koster 8,4 mio. kr.")], vital=True)
    assert is_confirmed(kept)
    assert not sound.lost


def test_what_they_do_not_say_is_left_out_and_remembered_where_it_is_vital(sound: Sound) -> None:
    assert sound.kept([said("Broen koster 9,4 mio. kr.")]) == ()
    assert not sound.lost
    assert sound.kept([said("Broen koster 9,4 mio. kr.")], vital=True) == ()
    assert sound.lost


def test_what_was_made_of_one_sentence_falls_together(sound: Sound) -> None:
    both = [said("Broen koster 9,4 mio. kr."), said("Det er dyrt for kommunen.")]
    assert sound.kept(both) == ()
    assert len(sound.kept([both[0], replace(both[1], citations=said("", role=1).citations)])) == 1


def test_a_word_alone_says_nothing(sound: Sound) -> None:
    assert sound.kept([said("Ingen.")]) == ()


def test_the_first_that_holds_is_taken_and_the_last_where_none_does(sound: Sound) -> None:
    wrong, right = said("Broen koster 9,4 mio. kr."), said("Broen koster 8,4 mio. kr.")
    assert sound.first([wrong, right]).text == right.text
    fallen = sound.first([right, wrong][::-1][:1])
    assert fallen.citations[0].status is Status.UNCONFIRMED


def test_lines_name_an_item_with_its_outcome_and_without() -> None:
    told, title = lines(mixed(), ITEM)
    assert told.text == "Godkendt: Ny bro over åen, anlægsbevilling."
    assert title.text == "Ny bro over åen, anlægsbevilling."
    assert dated(mixed(), title).text == (
        "6. maj 2025, Teknik- og Klimaudvalget i Havnby. Ny bro over åen, anlægsbevilling."
    )
    assert (
        titled(mixed(), ITEM, said("Broen er blå.")).text == "Ny bro over åen, anlægsbevilling: Broen er blå."
    )
    assert closed_line(mixed(), item_of(mixed(), 45)).text == "Salg af en grund."


def test_the_name_of_the_body_and_an_outcome_for_a_title_are_left_out() -> None:
    own = parsed(CARE_2025.replace("Ventetid til genoptræning", "Regnskab for Social- og Sundhedsudvalget"))
    assert lines(own, own.items[0])[1].text == "Regnskab."
    alone = parsed(CARE_2025.replace("Ventetid til genoptræning", "Godkendelse"))
    assert [one.text for one in lines(alone, alone.items[0])] == ["Godkendelse."]


def test_a_ruling_has_no_votes_and_nothing_of_a_closed_item(sound: Sound) -> None:
    texts = [one.text for one in ruling(mixed(), ITEM, sound)]
    assert texts == ["Udvalget sagde ja til, at der gives en anlægsbevilling på 8,4 mio. kr. til en ny bro."]
    assert ruling(mixed(), replace(ITEM, closed=True), sound) == ()


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Udvalget sagde ja til, at der gives en anlægsbevilling på 8,4 mio. kr. til en ny bro.", True),
        ("Udvalget sagde nej til, at der gives en anlægsbevilling på 8,4 mio. kr. til en ny bro.", False),
        ("Udvalget sagde ikke ja til, at der gives en anlægsbevilling på 8,4 mio. kr. til en ny bro.", False),
    ],
)
def test_a_yes_told_as_a_no_does_not_stand(sound: Sound, text: str, stands: bool) -> None:
    (told,) = ruling(mixed(), ITEM, sound)
    assert bool(sound.kept([replace(told, text=text)])) is stands
