"""A reply while it comes: no half marks are shown, and each sentence is said once with its marks."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from dossiers import DOSSIER
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.ask.generation.generated import GeneratedText, Retraction
from rag.ask.generation.mark_stream import Event, MarkedStream, Shown
from rag.ask.generation.marking import Sentence, laid_out, read_marked

ANSWER = """\
<think>Punkt 3 handler om volden [2].</think>

Volden koster **2,9 mio. kr.** [2]. Den skal dæmpe støjen med 40 procent. [2]
Projektet har tre faser [2]:

- Opmåling den 3. maj 2025
- Kørsel af jord
- Plantning

Borgerne venter 19 dage [3][7]. Det står i [Punkt 9], jf. [kortet](https://x.example/?q=1).
"""


def events(pieces: Iterable[str]) -> list[Event]:
    stream = MarkedStream(DOSSIER)
    return [event for piece in pieces for event in stream.feed(piece)] + stream.end()


def shown(found: Iterable[Event]) -> str:
    return "".join(event.text for event in found if isinstance(event, Shown))


def said(found: Iterable[Event]) -> tuple[Sentence, ...]:
    return tuple(event for event in found if isinstance(event, Sentence))


def kept(found: list[Event]) -> list[Event]:
    """The events that no later retraction makes void."""
    last = max((i for i, event in enumerate(found) if isinstance(event, Retraction)), default=-1)
    return found[last + 1 :]


def cut(text: str, lengths: Iterable[int]) -> list[str]:
    pieces = []
    for length in lengths:
        pieces.append(text[:length])
        text = text[length:]
    return [*pieces, text]


@pytest.mark.parametrize("length", [1, 2, 3, 7, 50, 1_000])
def test_pieces_of_any_length_say_what_the_whole_says(length: int) -> None:
    found = events(ANSWER[i : i + length] for i in range(0, len(ANSWER), length))
    assert said(found) == read_marked(ANSWER, DOSSIER)
    assert [sentence.numbers for sentence in said(found)] == [(2,), (2,), (2,), (3,), (3,)]


def test_no_mark_and_no_reasoning_is_shown() -> None:
    assert shown(events(ANSWER)) == (
        "Volden koster 2,9 mio. kr. Den skal dæmpe støjen med 40 procent.\n"
        "Projektet har tre faser:\n\n- Opmåling den 3. maj 2025\n- Kørsel af jord\n- Plantning\n\n"
        "Borgerne venter 19 dage. Det står i, jf. kortet.\n"
    )


@pytest.mark.parametrize("half", ["[", "[1", "[1, ", "【", "【2", "[Punkt 7", "!", "<th", "**", "https://x"])
def test_what_may_become_a_mark_is_held_back(half: str) -> None:
    stream = MarkedStream(DOSSIER)
    assert shown(stream.feed(f"Volden er dyr {half}")) == "Volden er dyr"


def test_text_is_shown_as_it_comes() -> None:
    stream = MarkedStream(DOSSIER)
    pieces = [shown(stream.feed(piece)) for piece in ("Volden", " koster", " 2,9 mio.", " kr. [", "2]", ".")]
    assert pieces == ["Volden", " koster", " 2,9 mio.", " kr.", "", ""]


def test_a_sentence_is_said_when_two_words_of_the_next_have_come() -> None:
    stream = MarkedStream(DOSSIER)
    assert said(stream.feed("Volden er dyr. [2] Den er ")) == ()
    assert said(stream.feed("meget")) == (Sentence("Volden er dyr.", (2,)),)
    assert said(stream.end()) == (Sentence("Den er meget"),)


def test_a_mark_on_the_next_line_is_waited_for() -> None:
    stream = MarkedStream(DOSSIER)
    assert said(stream.feed("Volden er dyr.\n\n")) == ()
    assert said(stream.feed("[2]\n\nBorgerne venter her.")) == (Sentence("Volden er dyr.", (2,)),)


def test_reasoning_without_a_beginning_voids_what_came_before() -> None:
    found = events(["Det er nok ikke rigtigt. Eller er det? Jo. ", "</think>", "Volden er dyr [2]."])
    assert Retraction() in found
    assert said(kept(found)) == (Sentence("Volden er dyr.", (2,)),)
    assert shown(kept(found)) == "Volden er dyr."


def test_a_stream_that_is_cut_says_what_it_has() -> None:
    found = events(["Volden er dyr [2]. Borgerne ven"])
    assert said(found) == (Sentence("Volden er dyr.", (2,)), Sentence("Borgerne ven"))


def test_an_empty_stream_says_nothing() -> None:
    assert events([]) == events(["", ""]) == []


WORDS = st.sampled_from(
    [" [1]", "[2]", " [9]", "[Punkt 3]", "[", "\n", "\n\n", "- ", "1. ", "2. ", "# ", " kr.", " mio.", " Kr.",
     " Den", "Volden", " koster", " 3", ". ", ".", ":", ":\n", "27. maj", " A. Bo", " J. P. Hansen", "!",
     "? ", " osv.", "at ", "a) ", " Ja.", "|", "**", " pct. Nu", "<think>", "</think>",
     "Kilder:", " Det er godt. "]
)  # fmt: skip


@settings(deadline=None, max_examples=500)
@given(st.lists(WORDS | st.text(max_size=3), max_size=25).map("".join), st.lists(st.integers(1, 6)))
def test_where_the_pieces_are_cut_makes_no_difference(text: str, lengths: list[int]) -> None:
    found = kept(events(cut(text, lengths)))
    reader = GeneratedText()
    assert shown(found) == laid_out([*reader.feed(text), *reader.end()])[0]
    assert said(found) == read_marked(text, DOSSIER)
