"""Forms of statements that the harness reads: heads, substitutes, quoted cells, lettered rows, decisions."""

from __future__ import annotations

import pytest

from eval.facts import Day
from eval.support.as_written import is_quoted
from eval.support.binding import Site
from eval.support.bodies import acting
from eval.support.evidence import Evidence, evidence
from eval.support.finding import Piece, Said
from eval.support.headings import Heading, heading
from eval.support.names import People
from eval.support.rivals import is_only_proposed
from eval.support.rolls import rolls
from eval.support.sections import Part
from eval.support.sentences import sentences
from eval.support.stand_ins import stand_ins, stands_in
from eval.support.verdict import judge

PEOPLE = ("Ida Holm (A)", "Bo Krag (V)", "Eva Lund (C)", "Per Juul (F)")
MEETING = Day(2025, 3, 12)


def faults(said: str, text: str, computed: bool = False) -> list[str]:
    return [one.fault for one in judge(said, item(text), computed).faults]


def item(text: str) -> Evidence:
    return evidence(text, PEOPLE, "Teknikudvalget\n12. marts 2025", MEETING)


# Heads.


@pytest.mark.parametrize(
    "head",
    [
        "12. marts 2025",
        "Teknikudvalget, 12. marts 2025",
        "12. marts 2025, Teknikudvalget, »Bro: den nye«",
        "Lindholm, Børne- og Skoleudvalget, 12. marts 2025",
    ],
)
def test_a_day_with_bodies_places_and_a_title_heads_a_statement(head: str) -> None:
    assert heading(f"{head}: Godkendt.") == Heading(MEETING, "Godkendt.")


@pytest.mark.parametrize(
    "said", ["Der er frist: 12. marts 2025.", "Fristen 12. marts 2025: udløber.", "Ad 2: ja."]
)
def test_other_words_before_a_colon_head_nothing(said: str) -> None:
    assert heading(said) is None


def test_a_head_with_a_day_of_the_item_that_is_not_the_meetings_is_a_fault() -> None:
    text = "Område\tForbrug pr. 30. september 2024\nHaller\t4.310\n\nPå haller ventes et merforbrug på 34 kr."
    assert faults("12. marts 2025: På haller ventes et merforbrug på 34 kr.", text) == []
    assert faults("30. september 2024: På haller ventes et merforbrug på 34 kr.", text)


def test_a_line_of_a_timeline_is_told_under_its_own_day() -> None:
    text = "Tidsplan\n\n3. april 2025: Høringen begynder.\n\n9. maj 2025: Høringen slutter."
    assert faults("3. april 2025: Høringen begynder.", text) == []
    assert faults("9. maj 2025: Høringen begynder.", text)


def test_a_computed_statement_gives_the_day_of_the_meeting_it_counts() -> None:
    text = "Ny leder begynder den 1. april 2025."
    assert faults("Mødet i Teknikudvalget den 12. marts 2025 havde 9 punkter.", text, computed=True) == []
    assert faults("Mødet i Teknikudvalget den 1. april 2025 havde 9 punkter.", text, computed=True)


# Substitutes.


@pytest.mark.parametrize(
    "written",
    [
        "Ida Holm (A) deltog som stedfortræder for Bo Krag (V).",
        "Som stedfortræder for Bo Krag deltog Ida Holm.",
        "Ida Holm (stedfortræder for Bo Krag)",
        "I stedet for Bo Krag (V) mødte Ida Holm (A).",
        "Stedfortræder for Bo Krag: Ida Holm",
    ],
)
def test_who_sat_in_for_whom_is_read_in_every_form(written: str) -> None:
    [found] = stand_ins(written, People.of(PEOPLE))
    assert (found.who.words, found.whom and found.whom.words) == (("ida", "holm"), ("bo", "krag"))
    assert stands_in(found, stand_ins("Ida Holm deltog som suppleant for Bo Krag.", People.of(PEOPLE)))
    assert not stands_in(found, stand_ins("Eva Lund deltog som suppleant for Bo Krag.", People.of(PEOPLE)))


@pytest.mark.parametrize(
    "said",
    ["Eva Lund deltog som stedfortræder for Bo Krag.", "Ida Holm deltog som stedfortræder for Per Juul."],
)
def test_a_swapped_substitute_is_a_fault(said: str) -> None:
    text = "Ida Holm (A) deltager som stedfortræder for Bo Krag (V)."
    assert faults("Ida Holm deltog i mødet den 12. marts 2025 som stedfortræder for Bo Krag.", text) == []
    assert faults(said, text)


def test_who_is_away_is_a_person_that_somebody_may_sit_in_for() -> None:
    text = "Ikke til stede: Ove Dam (A)\nPer Juul deltog som stedfortræder for Ove Dam."
    assert faults("Per Juul deltog i mødet den 12. marts 2025 som stedfortræder for Ove Dam.", text) == []
    assert faults("Eva Lund deltog i mødet den 12. marts 2025 som stedfortræder for Ove Dam.", text)


def test_no_substitute_is_nobody() -> None:
    assert (
        stand_ins("Der deltog ingen stedfortræder for Bo Krag, og Ida Holm var formand.", People.of(PEOPLE))
        == ()
    )


# Cells.


TABLE = "1.000 kr.\tBudget\tAfvigelse\nHaller\t4.310\t-1.812\nSkoler\t9.120\t655\n"


def test_what_a_table_is_said_to_show_has_the_sign_of_the_cell() -> None:
    said = "Afvigelse for Haller er et merforbrug på 1.812.000 kr. (tabellen viser {} i 1.000 kr.)."
    assert faults(said.format("-1.812"), TABLE) == []
    assert faults(said.format("1.812"), TABLE)
    piece = Piece("tabellen viser 5")
    assert is_quoted(piece.tokens, 2)
    assert not is_quoted(piece.tokens, 1)


def test_a_bracket_in_small_letters_goes_on_with_the_sentence() -> None:
    assert sentences("Det er 4,3 mio. kr. (tabellen viser 4.310).") == [
        "Det er 4,3 mio. kr. (tabellen viser 4.310)."
    ]
    assert len(sentences("Det er 4,3 mio. kr. (Tabel 2). Resten er 5.")) == 3


LETTERED = """| Model | Nye pladser | Anlæg, mio. kr. | Færdig |
|---|---|---|---|
| A | 12 | 31,5 | 2027 |
| B | 24 | 54,0 | 2028 |
"""


@pytest.mark.parametrize(
    "said",
    [
        "Nye pladser for B er 24.",
        "B, Anlæg, mio. kr.: 54,0.",
        "A har 12 nye pladser og B 24.",
        "Færdig for A er 2027.",
    ],
)
def test_a_cell_of_a_lettered_row_is_read(said: str) -> None:
    assert faults(said, LETTERED) == []


@pytest.mark.parametrize(
    "said",
    [
        "Nye pladser for B er 12.",
        "Nye pladser er 24 for A og 12 for B.",
        "Færdig for A er 2028.",
        "Færdig for A er 12.",
        "A, Anlæg, mio. kr.: 54,0.",
    ],
)
def test_a_cell_of_another_lettered_row_or_column_is_not(said: str) -> None:
    assert faults(said, LETTERED)


def test_a_first_row_without_a_name_of_labels_goes_with_the_next() -> None:
    text = "\tTimer om ugen\t\t\nBibliotek\tI dag\tForslag i høring\tÆndret forslag\nNord\t18\t14\t16\n"
    assert faults("Nord, Forslag i høring: 14.", text) == []
    assert faults("Nord, Forslag i høring: 16.", text)


# Proposals and decisions.

POOL = """I 2024 var puljen på 600.000 kr.

Indstilling
Direktionen indstiller, at puljen for 2025 fastsættes til 600.000 kr.

Beslutning
Puljen fastsættes til 750.000 kr."""


def test_what_was_proposed_and_decided_otherwise_is_not_told_as_so() -> None:
    assert faults("Puljen fastsættes til 750.000 kr.", POOL) == []
    assert (
        faults(
            "Indstillingen lød: Direktionen indstiller, at puljen for 2025 fastsættes til 600.000 kr.", POOL
        )
        == []
    )
    assert faults("I 2024 var puljen på 600.000 kr.", POOL) == []
    assert faults("Puljen fastsættes til 600.000 kr.", POOL) == ["only proposed"]


def test_a_proposal_that_was_sent_back_is_not_told_as_done() -> None:
    text = "Indstilling\nAt puljen for 2025 fastsættes til 600.000 kr.\n\nBeslutning\nSagen udsættes."
    said = "Udvalget besluttede, at puljen for 2025 fastsættes til 600.000 kr."
    assert "only proposed" in faults(said, text)
    statement = Said(said, item(text))
    proposed = (one for one in statement.evidence.facts if one.unit.part is Part.PROPOSAL)
    sites = [Site(one.clause, one.unit) for one in proposed]
    assert is_only_proposed(statement, sites)


def test_a_recommendation_is_made_to_whom_it_is_made_and_not_by_them() -> None:
    body = "Et enigt udvalg anbefaler indstillingen over for Byrådet."
    text = f"Beslutning Økonomiudvalget den 12-03-2025:\n{body}"
    assert faults("Et enigt udvalg anbefaler indstillingen over for Byrådet.", text) == []
    assert faults("Byrådet anbefaler indstillingen.", text)
    assert acting(Piece("Byrådet sender den til Teknikudvalget").tokens) == {"byråd"}


def test_til_orientering_is_taken_to_note() -> None:
    text = "Orientering om veje\n\nBeslutning\nTil orientering."
    assert faults('Udvalget tog sagen "Orientering om veje" til efterretning.', text) == []
    assert faults('Udvalget godkendte sagen "Orientering om veje".', text)


def test_a_vote_is_on_what_the_decision_says_before_it() -> None:
    text = """Indstilling
Direktionen indstiller, at grunden sælges.

Beslutning
For ændringsforslaget stemte: A. Imod stemte: V og C. Ændringsforslaget faldt.
Indstillingen blev derefter sat til afstemning.
For stemte: V og C. Imod stemte: A."""
    assert len(rolls(item(text).units, item(text).people)) == 2
    assert faults("Ved afstemningen om indstillingen stemte V og C for, mens A stemte imod.", text) == []
    assert faults("Ved afstemningen om indstillingen stemte A for, mens V og C stemte imod.", text)
