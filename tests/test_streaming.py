"""The draft a reader sees while an answer is written: what was checked stands apart from what was not."""

from __future__ import annotations

import io

import pytest
from answers import cite
from hypothesis import given
from hypothesis import strategies as st

from rag.model import Claim, Meeting, Status
from ui.streaming import DRAFT, WAITING, Draft, Heard, draft_html, draft_terminal
from ui.terminal import waiting


def path(meeting: Meeting, status: Status = Status.CONFIRMED) -> Claim:
    return Claim("Stien er 800 meter lang.", (cite(meeting, 7, "800 meter", status),))


def heard(*events: str | Claim) -> Heard:
    """What a draft has heard after these pieces of text and sentences."""
    draft = Draft()
    for event in events:
        if isinstance(event, Claim):
            draft.sentence(event)
        else:
            draft.text(event)
    return draft.heard


def test_a_checked_sentence_leaves_the_text_behind_it(meeting: Meeting) -> None:
    draft = heard("Stien er 800 ", "meter lang. Den be", path(meeting), "gynder")
    assert draft == Heard((path(meeting),), "Den begynder")


def test_a_sentence_made_of_list_points_is_found_in_the_list(meeting: Meeting) -> None:
    claim = Claim("Der er to: stien er ny; broen er gammel.", path(meeting).citations)
    assert heard("Der er to:\n\n1. stien er ny\n2. broen er gammel\n\nOg så", claim).rest == "Og så"


def test_a_sentence_that_reads_otherwise_is_found_by_its_end(meeting: Meeting) -> None:
    claim = Claim("I alt er stien ny og lang.", path(meeting).citations)
    assert heard("Altså: stien er ny og lang. Den", claim).rest == "Den"


def test_a_sentence_that_is_not_found_leaves_all_text(meeting: Meeting) -> None:
    assert heard("Noget helt andet.", path(meeting)).rest == "Noget helt andet."


def test_a_quotation_that_follows_keeps_its_first_mark(meeting: Meeting) -> None:
    assert heard("Stien er 800 meter lang. »Godt,« sagde", path(meeting)).rest == "»Godt,« sagde"


def test_a_restart_makes_void_what_was_heard(meeting: Meeting) -> None:
    steps: list[Heard] = []
    draft = Draft(steps.append)
    draft.text("Stien er 800 meter lang. Den")
    draft.sentence(path(meeting))
    draft.restart()
    assert [bool(step.claims) for step in steps] == [False, True, False]
    assert draft.heard == Heard()


def test_before_anything_is_heard_the_reader_waits() -> None:
    assert draft_terminal(Heard()).plain == WAITING
    assert WAITING in draft_html(Heard())


def test_only_what_is_not_checked_is_dim(meeting: Meeting) -> None:
    shown = draft_terminal(Heard((path(meeting),), "Den er"))
    dim = [shown.plain[span.start : span.end].strip() for span in shown.spans if "dim" in str(span.style)]
    assert dim == [DRAFT, "Den er"]
    assert str(shown.style) == ""
    assert "Stien er 800 meter lang. [Punkt 7]\n" in shown.plain


def test_a_draft_says_what_is_not_confirmed(meeting: Meeting) -> None:
    draft = Heard((path(meeting, Status.UNCONFIRMED), Claim("Den er populær.")))
    for shown in (draft_terminal(draft).plain, draft_html(draft)):
        assert "Stien er 800 meter lang. [Punkt 7] (ikke bekræftet)" in shown
        assert "Den er populær. (ikke bekræftet)" in shown


@given(st.text())
def test_a_draft_is_inert_html(text: str) -> None:
    hostile = f"<img src='http://x.example'>{text}</p><script>"
    written = draft_html(Heard((Claim(hostile),), hostile))
    assert "<img" not in written
    assert "<script" not in written


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_who_waits_is_told_so_and_a_pipe_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Screen()
    monkeypatch.setattr("sys.stderr", screen)
    for out in (_Screen(), io.StringIO()):
        monkeypatch.setattr("sys.stdout", out)
        with waiting("Leder …"):
            assert screen.getvalue().startswith("Leder …")
    assert screen.getvalue() == "Leder …\r\x1b[K"
