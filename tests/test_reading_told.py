"""The sentences of an answer, and what their quotes are of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from eval_samples import REFUSAL, answered, cite
from reading_samples import BOATS, CLOSING, VOTE, harbour, said, trial

from eval.reading.told import holds_gold, is_right, places, roles, share, told
from rag.model import Claim, Role


def test_sentences_come_in_order_each_with_what_its_claim_said_before(tmp_path: Path) -> None:
    answer = answered(Claim("Det er kl. 17.00. Havnen er åben."), Claim("Vinden er svag."))
    found = told(trial(harbour(tmp_path), answer))
    assert [one.text for one in found] == ["Det er kl. 17.00.", "Havnen er åben.", "Vinden er svag."]
    assert [one.before for one in found] == [(), ("Det er kl. 17.00.",), ()]


def test_a_refusal_and_an_error_tell_nothing(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    assert told(trial(minutes, REFUSAL)) == ()
    assert told(trial(minutes, None)) == ()


def test_a_quote_is_of_the_sections_it_touches(tmp_path: Path) -> None:
    asked = trial(harbour(tmp_path), None)
    of = {quote: roles(asked, cite(asked.minutes, "havn", 7, quote)) for quote in (BOATS, CLOSING, VOTE)}
    assert list(of.values()) == [{Role.BACKGROUND}, {Role.RECOMMENDATION}, {Role.DECISION}]
    assert roles(asked, cite(asked.minutes, "havn", 7, "Punkt 7: Åbningstider")) == frozenset()
    assert Role.BACKGROUND in roles(asked, cite(asked.minutes, "havn", 7))


def test_an_item_that_does_not_exist_is_no_place(tmp_path: Path) -> None:
    asked = trial(harbour(tmp_path), None)
    good = cite(asked.minutes, "havn", 7, BOATS)
    lost = replace(good, punkt=99)
    assert roles(asked, lost) == frozenset()
    assert [place.punkt for place in places(asked, Claim("", (good, lost)))] == [7]


def test_right_is_every_fact_and_nothing_forbidden(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    answer = said(minutes, (BOATS, 7, BOATS))
    assert is_right(trial(minutes, answer))
    assert not is_right(trial(minutes, answer, facts=[["40 både"], ["60 både"]]))
    assert not is_right(trial(minutes, answer, forbidden=["25 både"]))
    assert not is_right(trial(minutes, REFUSAL))
    assert holds_gold(trial(minutes, answer), "Der ligger 40 både.")
    assert not holds_gold(trial(minutes, answer), "Der ligger 25 både.")


def test_a_reason_names_three_faults_and_counts_the_rest() -> None:
    assert share(4, 9, list("abcd"), "fine").reason == "a; b; c; and 1 more"
    assert share(0, 9, [], "fine").reason == "fine"
