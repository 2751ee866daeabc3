"""Each way to make a right answer wrong or write it otherwise, on small minutes; what may be true is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from eval_samples import BRIDGE, HALL, NOISE, answered, case, cite, write_corpus

from eval.cases import gold_places
from eval.minutes import Minutes
from eval.mutants import equivalents, equivalents_figures
from eval.mutants import operators_cells as cells
from eval.mutants import operators_citations as citations
from eval.mutants import operators_computed as computed
from eval.mutants import operators_decisions as decisions
from eval.mutants import operators_figures as figures
from eval.mutants import operators_people as people
from eval.mutants.basis import Ballot, Basis, Cell, Missing, Outcome, Written
from eval.mutants.reckoned import reckoned
from eval.mutants.written import sentences
from eval.trial import Trial
from rag.model import Claim, DecisionClass

EXTRA = """REFERAT Fritidsudvalget d. 20-08-2025

Mødedato Onsdag d. 20. august 2025 kl. 15:00

Mødedeltagere Ida Holm (A), Kaj Brink (F), Bo Krag (V), Eva Lund (C)

Punkt 5: Stien ved søen

Sagsfremstilling

Stien koster 2,4 mio. kr. og er ikke færdig før den 3. maj 2026.

Broen ved stien koster 1,9 mio. kr.

Kommunen har 5,5 mio. kr. til hele skoven.

Naturvejleder Rune Vang deltog under punktet. Åbningen er den 9. juni 2026.

Beslutning

Taget til efterretning.

Der var afbud fra Eva Lund.

Punkt 6: Ny bold

Beslutning

For stemte: A og F. Imod stemte: V.

Godkendt.
"""

HALLS = Cell(
    "Haller",
    "Forbrug",
    "-1.275",
    scaled=True,
    rows=(("Baner", "2.050"), ("Stier", "")),
    columns=(("Budget 2025", "4.310"),),
)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    folder = write_corpus(tmp_path_factory.mktemp("mutants"))
    (folder / "sti.txt").write_text(EXTRA, encoding="utf-8")
    return Minutes.load(folder)


Make = Callable[[Basis], Iterator[Claim]]


def basis(
    minutes: Minutes,
    text: str,
    doc: str = "teknik",
    punkt: int = 4,
    quote: str = "",
    fact: Written | None = None,
) -> Basis:
    """One claim that cites one Punkt."""
    claim = Claim(text, (cite(minutes, doc, punkt, quote),))
    asked = case(citations=[{"doc": doc, "punkt": punkt}])
    trial = Trial(asked, minutes, gold_places(asked, minutes), answered(claim), None, 0.0)
    return Basis("test/one", trial, 0, fact, found=fact is None)


def said(make: Make, right: Basis) -> list[str]:
    return [claim.text for claim in make(right)]


def cited(make: Make, right: Basis) -> list[list[tuple[str, int, str]]]:
    return [[(c.document, c.punkt, c.quote) for c in claim.citations] for claim in make(right)]


# Figures and dates


def test_the_last_digit_changes(minutes: Minutes) -> None:
    assert said(figures.figure_last_digit, basis(minutes, "Broen koster 8,6 mio. kr.")) == [
        "Broen koster 8,7 mio. kr."
    ]


def test_a_figure_of_the_source_is_no_mutant(minutes: Minutes) -> None:
    hall = basis(minutes, "Budgettet er 1.274 t.kr.", "fritid")
    assert said(figures.figure_last_digit, hall) == ["Budgettet er 1.273 t.kr."], "1.275 stands there"
    rounded = basis(minutes, "Budgettet er 4.309 t.kr.", "fritid")
    assert said(figures.figure_last_digit, rounded) == ["Budgettet er 4.308 t.kr."], "4.300 may say 4.310"


def test_dates_clock_times_and_references_are_no_figures(minutes: Minutes) -> None:
    text = "Punkt 4 den 1. oktober 2026 kl. 16.30 efter § 65, jf. 01.00.05P20-7-25 og budget 2026/27."
    assert said(figures.figure_last_digit, basis(minutes, text)) == []
    assert said(figures.decimal_moved, basis(minutes, text)) == []
    assert said(figures.figure_last_digit, basis(minutes, "Der er faser: 1. Analyse og 2. Drift.")) == []


def test_the_decimal_moves_either_way(minutes: Minutes) -> None:
    assert said(figures.decimal_moved, basis(minutes, "Broen koster 8,6 mio. kr.")) == [
        "Broen koster 86 mio. kr."
    ]
    hall = basis(minutes, "Budgettet er 4.310 t.kr.", "fritid")
    assert said(figures.decimal_moved, hall) == ["Budgettet er 43.100 t.kr."]


def counting(minutes: Minutes, text: str, quote: str = "") -> Basis:
    """One computed claim."""
    right = basis(minutes, text, quote=quote)
    claim = replace(right.claim, computed=True)
    return replace(right, trial=right.with_claim(claim))


def test_a_count_in_a_computed_claim_stays(minutes: Minutes) -> None:
    right = counting(minutes, "2 af 13 punkter var lukkede.")
    assert said(figures.figure_last_digit, right) == []
    assert said(computed.computed_figure_changed, right) == []


def test_a_figure_of_a_quote_changes_in_a_computed_claim_too(minutes: Minutes) -> None:
    right = counting(minutes, "Lavest: Broen koster 8,6 mio. kr.", quote=BRIDGE)
    assert said(figures.figure_last_digit, right) == ["Lavest: Broen koster 8,7 mio. kr."]
    assert (
        said(figures.figure_last_digit, counting(minutes, "Lavest: Broen koster 9,9 mio. kr.", BRIDGE)) == []
    )


def test_what_is_reckoned_is_off_in_another_unit_or_turned(minutes: Minutes) -> None:
    text = "En stigning på {} (beregnet): Haller, 2024: 130 t.kr.; Haller, 2025: 245 t.kr."
    right = counting(minutes, text.format("115 t.kr."))
    assert said(computed.computed_figure_changed, right) == [text.format("116 t.kr.")]
    assert said(computed.computed_unit_changed, right) == [text.format("115 mio. kr.")]
    assert said(computed.computed_direction_turned, right) == [
        text.format("115 t.kr.").replace("En stigning", "Et fald")
    ]
    stated = basis(minutes, text.format("115 t.kr."))
    assert said(computed.computed_unit_changed, stated) == []
    assert said(computed.computed_direction_turned, stated) == []


def test_a_difference_is_written_from_the_years_of_a_row(tmp_path: Path) -> None:
    table = "Sted\t2024\t2025\nHaller\t1.250,5\t1.300\nBaner\t20\t20\nStier\t9\t7,5\n"
    (tmp_path / "tal.txt").write_text(EXTRA.replace("Broen ved", f"{table}\nBroen ved"), encoding="utf-8")
    [meeting] = Minutes.load(tmp_path).meetings
    found = [text for item in meeting.items for text, _ in reckoned(item)]
    assert found == [
        "En stigning på 49,5 (beregnet): Haller, 2024: 1.250,5; Haller, 2025: 1.300.",
        "Et fald på 1,5 (beregnet): Stier, 2024: 9; Stier, 2025: 7,5.",
    ]


def test_millions_become_milliards(minutes: Minutes) -> None:
    right = basis(minutes, "Broen koster 8,6 mio. kr.")
    assert said(figures.millions_to_milliards, right) == ["Broen koster 8,6 mia. kr."]


def test_a_sign_is_dropped_only_where_the_source_has_no_other(minutes: Minutes) -> None:
    assert said(figures.sign_dropped, basis(minutes, "Afvigelsen er -7,2 mio. kr.")) == [
        "Afvigelsen er 7,2 mio. kr."
    ]
    assert said(figures.sign_dropped, basis(minutes, "Afvigelsen er -8,6 mio. kr.")) == []


def test_a_day_moves_by_one(minutes: Minutes) -> None:
    assert said(figures.day_before_or_after, basis(minutes, "Den er færdig den 1. oktober 2026.")) == [
        "Den er færdig den 2. oktober 2026."
    ]
    assert said(figures.day_before_or_after, basis(minutes, "Mødet var den 11. marts.")) == [
        "Mødet var den 10. marts."
    ], "the head has the 12th"


def test_a_year_that_the_source_does_not_speak_of(minutes: Minutes) -> None:
    assert said(figures.other_year, basis(minutes, "Broen er færdig i 2026.")) == ["Broen er færdig i 2027."]


def test_a_figure_of_another_sentence(minutes: Minutes) -> None:
    assert said(figures.figure_from_elsewhere, basis(minutes, "Stien koster 2,4 mio. kr.", "sti", 5)) == [
        "Stien koster 5,5 mio. kr."
    ], "what the bridge at the path costs may be said of the path"
    one_figure = basis(minutes, BRIDGE)
    assert said(figures.figure_from_elsewhere, one_figure) == []


def test_a_date_of_another_sentence_but_not_the_meetings_own(minutes: Minutes) -> None:
    right = basis(minutes, "Den er ikke færdig før den 3. maj 2026.", "sti", 5)
    assert said(figures.date_from_elsewhere, right) == ["Den er ikke færdig før den 9. juni 2026."]


def test_a_gold_figure_changes_where_the_answer_has_it_once(minutes: Minutes) -> None:
    assert said(figures.gold_figure_changed, basis(minutes, BRIDGE)) == [BRIDGE.replace("8,6", "8,7")]
    assert said(figures.gold_figure_changed, basis(minutes, f"{BRIDGE} I alt 8,6 mio. kr.")) == []
    assert said(figures.gold_figure_changed, basis(minutes, HALL, "fritid")) == [], "no gold fact"


# Cells


def test_a_cell_takes_the_value_of_another_row_or_column(minutes: Minutes) -> None:
    right = basis(minutes, sentences(HALLS)[0], "fritid", fact=HALLS)
    assert right.claim.text == "Forbrug for Haller er -1.275 t.kr."
    assert said(cells.table_row_swapped, right) == ["Forbrug for Haller er 2.050 t.kr."]
    assert said(cells.table_column_swapped, right) == ["Forbrug for Haller er 4.310 t.kr."]
    assert said(cells.two_rows_crossed, right) == [
        "Forbrug er 2.050 t.kr. for Haller og -1.275 t.kr. for Baner."
    ]


def test_a_value_that_the_row_has_is_no_other_rows(minutes: Minutes) -> None:
    same = replace(HALLS, rows=(("Baner", "4.310"), ("Stier", "1.275")))
    assert said(cells.table_row_swapped, basis(minutes, sentences(same)[0], "fritid", fact=same)) == []


# People


def test_a_name_is_swapped_with_an_attendee_not_in_the_statement(minutes: Minutes) -> None:
    absent = Missing("Eva Lund", sent_apologies=True)
    right = basis(minutes, "Der var afbud fra Eva Lund.", "sti", 5, fact=absent)
    [wrong] = said(people.name_swapped, right)
    assert wrong in {f"Der var afbud fra {name}." for name in ("Ida Holm", "Kaj Brink", "Bo Krag")}


def test_a_name_with_a_role_is_swapped_with_an_attendee(minutes: Minutes) -> None:
    right = basis(minutes, "Naturvejleder Rune Vang deltog under punktet.", "sti", 5)
    [wrong] = said(people.name_swapped, right)
    assert "Rune Vang" not in wrong
    assert wrong.removeprefix("Naturvejleder ").startswith(("Ida Holm", "Kaj Brink", "Bo Krag"))


def test_the_party_goes_with_the_name(minutes: Minutes) -> None:
    right = basis(minutes, "Ida Holm (A) ønskede en ny bro over åen.", "fritid")
    assert said(people.name_swapped, right) == ["Kaj Brink (F) ønskede en ny bro over åen."]


def test_for_and_against_are_swapped(minutes: Minutes) -> None:
    ballot = Ballot("", ("A", "F"), ("V",))
    right = basis(minutes, sentences(ballot)[0], "sti", 6, fact=ballot)
    assert said(people.for_and_against_swapped, right) == ["V stemte for, mens A og F stemte imod."]
    found = basis(minutes, "For stemte: A og F. Imod stemte: V.", "sti", 6)
    assert said(people.for_and_against_swapped, found) == ["Imod stemte: A og F. For stemte: V."]


def test_who_sent_apologies_was_there(minutes: Minutes) -> None:
    right = basis(minutes, "Der var afbud fra Eva Lund.", "sti", 5, fact=Missing("Eva Lund", True))
    assert said(people.absent_to_present, right) == ["Eva Lund var til stede på mødet."]


# Outcomes


def test_not_is_put_behind_the_verb_of_the_main_clause(minutes: Minutes) -> None:
    assert said(decisions.not_inserted, basis(minutes, "Sagen blev udsat.")) == ["Sagen blev ikke udsat."]
    assert said(decisions.not_inserted, basis(minutes, "Den 1. maj er der et møde.")) == []
    assert said(decisions.not_inserted, basis(minutes, "I maj er der et møde.")) == [
        "I maj er der ikke et møde."
    ]
    assert said(decisions.not_inserted, basis(minutes, "Broen, som er ny, er lang.")) == [
        "Broen, som er ny, er ikke lang."
    ]
    assert said(decisions.not_inserted, basis(minutes, "Broen er ikke lang.")) == []


def test_a_cell_is_denied_at_its_value(minutes: Minutes) -> None:
    cell = replace(HALLS, row="Det, der er nyt")
    right = basis(minutes, sentences(cell)[0], "fritid", fact=cell)
    assert said(decisions.not_inserted, right) == ["Forbrug for Det, der er nyt er ikke -1.275 t.kr."]


def test_not_is_deleted_where_the_quote_has_it(minutes: Minutes) -> None:
    quote = "Stien koster 2,4 mio. kr. og er ikke færdig før den 3. maj 2026."
    right = basis(minutes, "Stien er endnu ikke færdig.", "sti", 5, quote)
    assert said(decisions.not_deleted, right) == ["Stien er færdig."]
    assert said(decisions.not_deleted, basis(minutes, "Broen er ikke lang.", quote=BRIDGE)) == []
    assert said(decisions.not_deleted, basis(minutes, "Det er ikke kun dyrt.", "sti", 5, quote)) == []


def test_a_decision_becomes_another(minutes: Minutes) -> None:
    noted = Outcome("Stien ved søen", DecisionClass.NOTED)
    right = basis(minutes, sentences(noted)[0], "sti", 5, fact=noted)
    assert 'Udvalget udsatte sagen "Stien ved søen".' in said(decisions.decision_changed, right)
    assert 'Udvalget godkendte indstillingen i sagen "Stien ved søen".' in said(
        decisions.decision_changed, right
    )


def test_a_class_that_the_decision_has_a_word_of_is_no_mutant(minutes: Minutes) -> None:
    approved = Outcome("Ny bro over åen", DecisionClass.APPROVED)
    right = basis(minutes, sentences(approved)[0], fact=approved)
    wrong = said(decisions.decision_changed, right)
    assert wrong
    assert not any("godkend" in text for text in wrong)


def test_the_words_of_a_decision_change_their_class_and_keep_their_form(minutes: Minutes) -> None:
    right = basis(minutes, "Beslutning: Udsat.", punkt=5, quote="Udsat.")
    assert said(decisions.decision_changed, right) == [
        "Beslutning: Afvist.",
        "Beslutning: Godkendt.",
        "Beslutning: Trukket.",
        "Beslutning: Taget til efterretning.",
    ]


# Citations


def test_the_next_punkt_with_the_old_quote_and_with_its_own(minutes: Minutes) -> None:
    right = basis(minutes, BRIDGE, quote=BRIDGE)
    assert cited(citations.next_punkt_with_old_quote, right) == [[("teknik.txt", 5, BRIDGE)]]
    assert cited(citations.next_punkt_with_its_quote, right) == [[("teknik.txt", 5, NOISE)]]


def test_the_same_number_in_another_meeting(minutes: Minutes) -> None:
    right = basis(minutes, BRIDGE, quote=BRIDGE)
    assert cited(citations.other_meeting_with_old_quote, right) == [[("fritid.txt", 4, BRIDGE)]]


def test_a_punkt_that_says_it_too_is_no_mutant(minutes: Minutes) -> None:
    right = basis(minutes, "Ida Holm deltog.", quote=BRIDGE)
    assert cited(citations.next_punkt_with_its_quote, right) == []


def test_a_punkt_that_does_not_exist_and_no_citation_at_all(minutes: Minutes) -> None:
    right = basis(minutes, "Der er 112 huse.", quote=BRIDGE)
    [[(document, punkt, quote)]] = cited(citations.punkt_that_does_not_exist, right)
    assert minutes.named(document)[0].item(punkt) is None
    assert quote == BRIDGE
    assert cited(citations.citation_stripped, right) == [[]]
    assert cited(citations.citation_stripped, basis(minutes, "Broen er lang.", quote=BRIDGE)) == []


def test_all_punkter_are_cited_where_some_are_idle(minutes: Minutes) -> None:
    right = basis(minutes, "Der er målt 62 decibel.", punkt=5, quote=NOISE)
    [wrong] = cited(citations.all_punkter_cited, right)
    assert [punkt for _, punkt, _ in wrong] == [5, 4]
    assert cited(citations.all_punkter_cited, basis(minutes, "Der er 62 i 2025.", punkt=5)) == []


# Written otherwise


def test_dates_and_figures_are_written_otherwise(minutes: Minutes) -> None:
    day = basis(minutes, "Mødet er den 3. maj 2026.")
    assert said(equivalents_figures.date_in_digits, day) == [
        "Mødet er den 03-05-2026.",
        "Mødet er den 03.05.2026.",
        "Mødet er den 2026-05-03.",
        "Mødet er den 3/5-26.",
    ]
    hall = basis(minutes, "Den koster 1.250.000 kr. i alt.")
    assert said(equivalents_figures.figure_in_another_scale, hall) == ["Den koster 1,25 mio. kr. i alt."]
    assert said(equivalents_figures.figure_rounded, hall) == ["Den koster 1,3 mio. kr. i alt."]
    fine = basis(minutes, "Den koster 14,62 mio. kr.")
    assert said(equivalents_figures.figure_rounded, fine) == ["Den koster 14,6 mio. kr."]


def test_a_cell_in_thousands_is_told_in_kroner_and_millions(minutes: Minutes) -> None:
    right = basis(minutes, sentences(HALLS)[0], "fritid", fact=HALLS)
    assert said(equivalents_figures.figure_in_another_scale, right) == [
        "Forbrug for Haller er -1.275.000 kr."
    ]
    assert said(equivalents_figures.figure_rounded, right) == ["Forbrug for Haller er -1,3 mio. kr."]


def test_a_percentage_keeps_the_full_stop(minutes: Minutes) -> None:
    assert said(
        equivalents_figures.percent_written_otherwise, basis(minutes, "Det er 3 pct. mod 2 pct.")
    ) == [
        "Det er 3 % mod 2 %.",
        "Det er 3 procent mod 2 procent.",
    ]


def test_number_words_both_ways(minutes: Minutes) -> None:
    assert said(equivalents_figures.number_as_word, basis(minutes, "Der er 3 broer i fase 2 her.")) == [
        "Der er tre broer i fase 2 her."
    ]
    assert said(equivalents_figures.number_as_digits, basis(minutes, "Der er tre broer.")) == [
        "Der er 3 broer."
    ]


def test_the_other_words_for_what_was_decided(minutes: Minutes) -> None:
    approved = Outcome("Ny bold", DecisionClass.APPROVED)
    texts = said(equivalents.word_order, basis(minutes, sentences(approved)[0], "sti", 6, fact=approved))
    assert 'I sagen "Ny bold" godkendte udvalget indstillingen.' in texts
    assert 'Udvalget tiltrådte indstillingen i sagen "Ny bold".' in texts


def test_a_fronted_phrase_has_the_verb_second(minutes: Minutes) -> None:
    assert said(equivalents.word_order, basis(minutes, "Udvalget besluttede at vente.")) == [
        "Ifølge referatet besluttede udvalget at vente."
    ]


def test_names_parties_spaces_and_emphasis(minutes: Minutes) -> None:
    absent = Missing("Eva Lund", sent_apologies=True)
    right = basis(minutes, "Der var afbud fra Eva Lund.", "sti", 5, fact=absent)
    assert said(equivalents.genitive_names, right) == ["Eva Lunds afbud er noteret i referatet."]
    assert said(equivalents.surname_alone, right) == ["Der var afbud fra Lund."]
    ballot = Ballot("", ("A", "F"), ("V",))
    vote = basis(minutes, sentences(ballot)[0], "sti", 6, fact=ballot)
    assert said(equivalents.party_by_name, vote) == [
        "Socialdemokratiet og SF stemte for, mens Venstre stemte imod."
    ]
    named = basis(minutes, "Ida Holm (A) gav 5 kr.", "sti", 6)
    assert said(equivalents.party_dropped, named) == ["Ida Holm gav 5 kr."]
    assert said(equivalents.emphasis, named) == ["Ida Holm (A) gav **5** kr."]
    assert said(equivalents.hard_spaces, named) == ["Ida Holm (A) gav 5\u00a0kr."]


def test_a_tail_may_be_left_out(minutes: Minutes) -> None:
    long = basis(minutes, "Broen koster i alt 8,6 mio. kr., hvilket skyldes prisen på 1,5 ton stål.")
    assert said(equivalents.tail_dropped, long) == ["Broen koster i alt 8,6 mio. kr."]
