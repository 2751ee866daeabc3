"""What a sentence says has to be seen in its quotes."""

from __future__ import annotations

from pathlib import Path

from eval_samples import answered, cite
from reading_samples import ADOPTED, BOATS, CLOSING, HARBOUR, VOTE, counts, harbour, said, trial

from eval.reading.quotes import quote_support
from rag.model import Claim


def test_a_fact_has_to_stand_in_the_quote_and_not_elsewhere_in_the_punkt(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    boats = "Ved Nordmolen ligger 40 både."
    assert counts(quote_support(trial(minutes, said(minutes, (boats, 7, BOATS))))) == (1, 1)
    wrong = quote_support(trial(minutes, said(minutes, (boats, 7, CLOSING))))
    assert counts(wrong) == (0, 1)
    assert "'40'" in wrong.reason


def test_a_name_quoted_alone_does_not_show_that_its_owner_was_away(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    away = "Eva Lund havde afbud."
    assert counts(quote_support(trial(minutes, said(minutes, (away, 7, "Eva Lund (C)"))))) == (0, 1)
    assert counts(quote_support(trial(minutes, said(minutes, (away, 7, "Afbud: Eva Lund (C)"))))) == (1, 1)


def test_those_away_by_the_head_of_the_minutes_are_seen_with_every_quote(tmp_path: Path) -> None:
    away = "Eva Lund havde afbud."
    items = harbour(tmp_path)
    assert [absence.name for absence in items.meetings[0].absent] == ["Eva Lund"]
    assert counts(quote_support(trial(items, said(items, (away, 7, BOATS))))) == (0, 1)
    head = harbour(tmp_path, HARBOUR.replace("Punkt 7", "Afbud Eva Lund (C)\n\nPunkt 7", 1))
    assert counts(quote_support(trial(head, said(head, (away, 7, BOATS))))) == (1, 1)


def test_a_heading_quoted_alone_shows_no_decision(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    adopted = "Indstillingen blev tiltrådt."
    heading = said(minutes, (adopted, 7, "Punkt 7: Åbningstider i havnen"))
    assert counts(quote_support(trial(minutes, heading))) == (0, 1)
    assert counts(quote_support(trial(minutes, said(minutes, (adopted, 7, ADOPTED))))) == (1, 1)


def test_the_head_of_the_minutes_is_seen_with_every_quote(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    dated = "På mødet den 4. juni 2025 stemte A for og V imod."
    assert counts(quote_support(trial(minutes, said(minutes, (dated, 7, VOTE))))) == (1, 1)
    other = "På mødet den 5. juni 2025 stemte A for og V imod."
    assert counts(quote_support(trial(minutes, said(minutes, (other, 7, VOTE))))) == (0, 1)


def test_a_row_is_seen_with_the_header_and_unit_of_its_table(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    row = "Moler\t310\t75"
    right = "Moler, Forbrug: 75 (i 1.000 kr., dvs. 75.000 kr.)."
    wrong = "Moler, Budget 2025: 75 (i 1.000 kr., dvs. 75.000 kr.)."
    assert counts(quote_support(trial(minutes, said(minutes, (right, 7, row))))) == (1, 1)
    assert counts(quote_support(trial(minutes, said(minutes, (wrong, 7, row))))) == (0, 1)


def test_the_sentence_above_a_table_has_to_be_quoted(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    boats = "I Sydbassinet ligger 25 både."
    assert counts(quote_support(trial(minutes, said(minutes, (boats, 7, "Moler\t310\t75"))))) == (0, 1)


def test_quotes_of_one_sentence_count_together_and_those_of_others_do_not(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    quotes = (cite(minutes, "havn", 7, BOATS), cite(minutes, "havn", 7, "Afbud: Eva Lund (C)"))
    text = "Ved Nordmolen ligger 40 både; Eva Lund havde afbud."
    together = answered(Claim(text, quotes))
    apart = answered(Claim(text, quotes[:1]), Claim("Det er alt.", quotes[1:]))
    assert counts(quote_support(trial(minutes, together))) == (1, 1)
    assert counts(quote_support(trial(minutes, apart))) == (0, 1)


def test_a_figure_that_was_counted_stands_in_no_quote(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    quote = (cite(minutes, "havn", 7, BOATS),)
    summed = answered(Claim("I alt ligger der 65 både.", quote, computed=True))
    stated = answered(Claim("I alt ligger der 65 både.", quote))
    assert quote_support(trial(minutes, summed)).value is None
    assert counts(quote_support(trial(minutes, stated))) == (0, 1)


def test_without_quotes_no_fact_is_shown_and_without_facts_nothing_is_checked(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    bare = quote_support(trial(minutes, answered(Claim("Der ligger 40 både."))))
    assert counts(bare) == (0, 1)
    assert "nothing is quoted" in bare.reason
    assert quote_support(trial(minutes, answered(Claim("Der er smukt ved havnen.")))).value is None
