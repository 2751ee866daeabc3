"""How a text of minutes is cut and read: tables, parts, clauses, votes, attendance, names, directions."""

from __future__ import annotations

import pytest

from eval.facts import Figure, read
from eval.grounding import unsupported
from eval.support.amounts import Way, ways
from eval.support.ballots import Side, ballots
from eval.support.names import People, names, same_name
from eval.support.negation import negations
from eval.support.outcomes import Mood, outcomes
from eval.support.passages import Unit, units
from eval.support.presence import attendance
from eval.support.rolls import rolls
from eval.support.sections import Part
from eval.support.sentences import pieces, sentences
from eval.support.words import stem

NOBODY = People(())
COUNCIL = People.of(["Ida Holm (A)", "Bo Krag (V)", "Eva Lund (C)"])


def cell(found: tuple[Unit, ...], text: str) -> Figure:
    """The figure of the cell with this text."""
    value = next(unit.tokens[0].value for unit in found if unit.cell and unit.text == text)
    assert isinstance(value, Figure)
    return value


@pytest.mark.parametrize("mark", ["1.000 kr.", "I hele 1.000 kr.", "(1.000 kr.)", "T.kr."])
def test_a_mark_in_the_corner_scales_every_column_of_money(mark: str) -> None:
    found = units(f"{mark}\tBudget\tAndel i pct.\nHaller\t4.310\t12\n")
    assert (cell(found, "4.310").scale, cell(found, "4.310").unit) == (1000, "kr")
    assert (cell(found, "12").scale, cell(found, "12").unit) == (1, "%")


def test_a_mark_above_a_table_scales_that_table_only() -> None:
    above = "Netto i 1.000 kr.\n\nOmråde\tBudget\nHaller\t4.310\n"
    found = units(f"{above}\nPriser\n\nTilbud\tTakst\nKor\t720\n")
    assert cell(found, "4.310").scale == 1000
    assert cell(found, "720").scale == 1


def test_a_mark_in_a_column_scales_that_column_only() -> None:
    found = units("| År | Udkald | Udgift, 1.000 kr. |\n|---|---|---|\n| Nu | 61 | 6.480 |\n")
    assert (cell(found, "61").scale, cell(found, "6.480").scale) == (1, 1000)


def test_an_amount_in_the_line_above_scales_nothing() -> None:
    found = units("Der er afsat 5 mio. kr.\n\nOmråde\tBudget\nHaller\t4.310\n")
    assert cell(found, "4.310").scale == 1


def test_a_header_of_two_rows_is_one() -> None:
    found = units("Område\tRegnskab\t\tBudget\n\t2023\t2024\t2025\nHaller\t11\t12\t13\n")
    middle = next(unit for unit in found if unit.text == "12")
    assert {"year 2024", stem("regnskab"), stem("haller")} <= middle.words


def test_a_unit_knows_whether_it_was_proposed_or_decided() -> None:
    proposal = "Indstilling\n\nForvaltningen indstiller,\n\nat broen godkendes."
    text = f"{proposal}\n\nBeslutning: Udsat.\n\nØkonomi\n\nDyrt."
    assert [(unit.text, unit.part) for unit in units(text)] == [
        ("at broen godkendes.", Part.PROPOSAL),
        ("Udsat.", Part.DECISION),
        ("Dyrt.", Part.BODY),
    ]


def test_a_committee_that_recommends_in_its_decision_does_not_propose() -> None:
    assert units("Beslutning\n\nUdvalget anbefaler\n\nModel 2.")[0].part is Part.DECISION


def test_a_sentence_that_gathers_several_is_cut_and_a_cell_is_not() -> None:
    assert len(pieces("Ad tre omgange: Der bygges i dag; der males; der ryddes")) == 4
    assert pieces("Haller, Forbrug: 1.275.") == ["Haller, Forbrug: 1.275."]
    assert sentences("Det er d. 1. maj kl. 9. Så er det slut.") == [
        "Det er d. 1. maj kl. 9.",
        "Så er det slut.",
    ]


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("For stemte: A og V. Imod stemte: Ø.", {"A": Side.FOR, "V": Side.FOR, "Ø": Side.AGAINST}),
        ("A (3) og V stemte for; Ø stemte imod.", {"A": Side.FOR, "V": Side.FOR, "Ø": Side.AGAINST}),
        ("Imod stemte C, og for stemte Venstre.", {"C": Side.AGAINST, "V": Side.FOR}),
        ("Enhedslisten undlod at stemme.", {"Ø": Side.ABSTAINED}),
        ("Krag stemte nej.", {"krag": Side.AGAINST}),
        ("24 støtter forslaget, ni er imod.", {}),
        ("Oversendt med model B. Afstemning: For stemte V.", {"V": Side.FOR}),
        ("Til afstemning. For forslaget: A.", {"A": Side.FOR}),
    ],
)
def test_a_sentence_tells_who_is_on_which_side(sentence: str, sides: dict[str, Side]) -> None:
    told = {member.name[-1]: one.side for one in ballots(sentence, COUNCIL) for member in one.members}
    assert told == sides


def test_points_for_a_thing_are_no_votes() -> None:
    assert ballots("Nordvask, Point for kvalitet: 94.", NOBODY) == ()


def test_numbers_of_votes_are_of_their_side() -> None:
    told = {one.side: one.number for one in ballots("Vedtaget med 5 stemmer mod 2.", NOBODY)}
    assert told == {Side.FOR: 5, Side.AGAINST: 2}


def test_two_votes_are_two_roll_calls() -> None:
    first = "Beslutning\n\nOm ændringsforslaget:\n\nFor:\nA (2)\nImod:\nV (3)\n\nForkastet."
    text = f"{first}\n\nFor: V (3). Imod: A (2)."
    found = rolls(units(text), NOBODY)
    assert [[one.side for one in roll.ballots] for roll in found] == [[Side.FOR, Side.AGAINST]] * 2
    assert found[0].totals(Side.FOR) == {2}
    assert found[1].totals(Side.FOR) == {3}


def test_lists_and_sentences_tell_who_was_there() -> None:
    text = (
        "Mødedeltagere Ida Holm (A), Bo Krag (V)\n\nAfbud:\n\nEva Lund (C)\n\nBo Krag deltog ikke i punktet."
    )
    found = attendance(text, COUNCIL)
    assert found.absent == (("eva", "lund"), ("bo", "krag"))
    assert ("ida", "holm") in found.present


def test_no_apologies_are_of_nobody() -> None:
    assert attendance("Afbud: Ingen\n\nIda Holm havde ikke afbud.", COUNCIL).absent == ()


def test_a_name_is_whole_and_without_what_opens_the_sentence() -> None:
    assert [one.words for one in names("Ifølge Ida Holms forslag var Karen Overby Holst enig.")] == [
        ("ida", "holm"),
        ("karen", "overby", "holst"),
    ]
    assert same_name(("karen", "holst"), ("karen", "overby", "holst"))
    assert not same_name(("ida", "holst"), ("karen", "overby", "holst"))
    assert not same_name(("karen", "krag"), ("karen", "overby", "holst"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Sagen blev ikke godkendt.", [("godkendt", False, Mood.DECIDED)]),
        ("Forvaltningen indstiller, at sagen udsættes.", [("udsat", True, Mood.PROPOSED)]),
        ("Udvalget skal drøfte sagen.", [("drøftet", True, Mood.OPEN)]),
        ("Udvalget udsatte sagen.", [("udsat", True, Mood.DECIDED)]),
        ("Indsatsen for udsatte borgere.", []),
        ("Vedtaget budget 2025 er 5.", []),
    ],
)
def test_an_outcome_is_decided_proposed_or_open(sentence: str, told: list[tuple[str, bool, Mood]]) -> None:
    found = outcomes(read(sentence), Part.BODY)
    assert [(one.name, one.affirmed, one.mood) for one in found] == told


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Det er ikke kun dyrt.", 0),
        ("Det er ikke dyrt.", 1),
        ("Det er ikke mindre dyrt.", 1),
        ("Uden for byen.", 0),
    ],
)
def test_only_what_denies_is_a_negation(sentence: str, count: int) -> None:
    assert len(list(negations(read(sentence)))) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("er faldet med", {Way.DOWN}),
        ("et mindreforbrug", {Way.UNDER}),
        ("højere forbrug", {Way.UP, Way.OVER}),
        ("koster", set()),
    ],
)
def test_words_tell_which_way_an_amount_goes(text: str, told: set[Way]) -> None:
    assert ways(read(text)) == told


@pytest.mark.parametrize(
    "words", ["nåede nået", "opfylder opfyldes", "hallen haller", "materiale materialer"]
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    one, other = words.split()
    assert stem(one) == stem(other)


def test_a_party_that_moved_an_amendment_is_no_word_of_what_was_voted_on() -> None:
    source = (
        "Beslutning\n\nVenstre stillede ændringsforslag om fartvisere.\n\n"
        "For stemte: C og V. Imod stemte: A og B.\n\nÆndringsforslaget blev forkastet.\n\n"
        "Herefter blev indstillingen sat til afstemning.\n\nFor stemte: A og B. Imod stemte: C og V.\n\n"
        "Indstillingen blev tiltrådt."
    )
    people = ("Ida Holm (A)", "Kaj Brink (B)", "Eva Lund (C)", "Bo Krag (V)")
    assert unsupported("Imod stemte Konservative og Venstre.", source, people) == ()
    assert unsupported("Imod ændringsforslaget om fartvisere stemte Venstre.", source, people) != ()


def test_what_is_withdrawn_is_taken_off_the_agenda() -> None:
    source = "Punkt 3: Ny hal\n\nBeslutning\n\nSagen blev trukket."
    assert unsupported("Sagen blev taget af dagsordenen.", source) == ()
    assert unsupported("Sagen blev udsat.", source) != ()


def test_a_date_in_capitals_ends_no_sentence() -> None:
    assert sentences("HVAD SKETE DER DEN 26. AUGUST 2025? INTET.") == [
        "HVAD SKETE DER DEN 26. AUGUST 2025?",
        "INTET.",
    ]
