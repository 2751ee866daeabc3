"""Hearing a reply: what a reader is told of it, and when it is void."""

from __future__ import annotations

from dossiers import DOSSIER, find
from generative_samples import Reader

from rag.ask.generation.listening import Narrator
from rag.model import Status

REPLY = "Volden koster 2,9 mio. kr. [2] Borgerne ventede 19 dage i 2024. [3]"


def hear(reply: str, size: int) -> Reader:
    reader = Reader()
    narrator = Narrator(reader, DOSSIER, find)
    for at in range(0, len(reply), size):
        narrator.text(reply[at : at + size])
    narrator.end()
    return reader


def test_the_text_comes_without_marks_however_it_is_cut() -> None:
    for size in (1, 3, 200):
        reader = hear(REPLY, size)
        assert reader.heard == "Volden koster 2,9 mio. kr. Borgerne ventede 19 dage i 2024."
        assert [[c.punkt for c in claim.citations] for claim in reader.claims] == [[3], [9]]
        assert {c.status for claim in reader.claims for c in claim.citations} == {Status.CONFIRMED}
        assert "" not in reader.pieces


def test_a_reader_who_heard_nothing_has_nothing_to_forget() -> None:
    reader = Reader()
    narrator = Narrator(reader, DOSSIER, find)
    narrator.restart()
    assert reader.restarts == 0
    narrator.text("Volden koster ")
    narrator.restart()
    narrator.restart()
    assert (reader.heard, reader.restarts) == ("", 1)


def test_a_reply_is_heard_anew_after_it_was_void() -> None:
    reader = Reader()
    narrator = Narrator(reader, DOSSIER, find)
    narrator.text("Noget helt andet [1] og mere")
    narrator.restart()
    narrator.text(REPLY)
    narrator.end()
    assert reader.heard.startswith("Volden koster")
    assert len(reader.claims) == 2


def test_reasoning_that_shows_late_is_taken_back() -> None:
    reader = hear(f"Jeg tænker over det.</think>{REPLY}", 4)
    assert reader.heard.startswith("Volden koster")
    assert reader.restarts == 1
