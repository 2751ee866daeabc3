"""Roll-calls: who stood where, on what, and what is no roll-call."""

from __future__ import annotations

import pytest

from rag.ingest.decisions import read_outcome
from rag.ingest.layout import lines_of
from rag.model import Vote

Sides = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def votes(text: str) -> list[Vote]:
    return list(read_outcome(text, lines_of(text), decides=True).votes)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "For stemte: A, B, F og Ø. Imod stemte: C. Undlod at stemme: Å",
            (("A", "B", "F", "Ø"), ("C",), ("Å",)),
        ),
        ("For stemte: A, B\nImod stemte: C\nHverken for eller imod: Å", (("A", "B"), ("C",), ("Å",))),
        (
            "For stemte 14: A, L og to fra V (Bo Bak og Ib Ek). Imod stemte 5: C og tre fra O.",
            (("A", "L", "Bo Bak", "Ib Ek"), ("C", "O (3)"), ()),
        ),
        (
            "Derefter stemte A og F for udvalgets forslag, og V og C stemte imod.",
            (("A", "F"), ("V", "C"), ()),
        ),
        ("Imod: Bo Bak. Ib Ek undlod\nat stemme.", ((), ("Bo Bak",), ("Ib Ek",))),
        ("For stemte: A (9), B, C (10) ... i alt 30", (("A (9)", "B", "C (10)"), (), ())),
        ("For: 2 (Bo Bak, Ida Rønhave). Imod: 1 (Lis Holm)", (("Bo Bak", "Ida Rønhave"), ("Lis Holm",), ())),
        ("Bo Bak og Lis Holm (V) stemte imod.", ((), ("Bo Bak", "Lis Holm"), ())),
        (
            "Bo Bak stemte for.\n\nLis Holm stemte imod.\n\nIda Rønhave undlod at stemme.",
            (("Bo Bak",), ("Lis Holm",), ("Ida Rønhave",)),
        ),
        ("Imod stemte Enhedslisten.", ((), ("Enhedslisten",), ())),
        (
            "Godkendt med 2 stemmer for (Bo Bak og Lis\n\nHolm) og 1 imod (Ib Ek).",
            (("Bo Bak", "Lis Holm"), ("Ib Ek",), ()),
        ),
        ("Bo Bak (V) for, Lis Holm (A) imod. Formanden afgør sagen.", (("Bo Bak",), ("Lis Holm",), ())),
        ("Et flertal (Bo Bak og Lis Holm) vælger vej 1.", (("Bo Bak", "Lis Holm"), (), ())),
        ("Et flertal bestående af A, F og Ø stemte for.", (("A", "F", "Ø"), (), ())),
        ("Godkendt, idet Venstre stemte imod.", ((), ("Venstre",), ())),
        ("Godkendt med 15 stemmer for (A, B) og 4 imod (V).", (("A", "B"), ("V",), ())),
        ("Vedtaget mod stemmerne fra C og O.", ((), ("C", "O"), ())),
        ("For: A, B. Imod: Ingen.", (("A", "B"), (), ())),
        ("A og B stemte for, C stemte imod, og D undlod at stemme.", (("A", "B"), ("C",), ("D",))),
        ("Bo Bak stemte for indstillingen, mens Lis Holm stemte imod.", (("Bo Bak",), ("Lis Holm",), ())),
        ("For stemte A, B og C, mens D og E stemte imod.", (("A", "B", "C"), ("D", "E"), ())),
        (
            "For stemte: V (9), A (2) og F, i alt 12.\nImod stemte: O, i alt 3.",
            (("V (9)", "A (2)", "F"), ("O",), ()),
        ),
        ("For stemte 5, imod 2.", (("5",), ("2",), ())),
        ("5 stemmer for og 2 imod.", (("5",), ("2",), ())),
        ("Vedtaget med 15 stemmer for, 4 imod og 1 blank.", (("15",), ("4",), ("1",))),
        ("Indstillingen blev godkendt med 4 stemmer mod 3.", (("4",), ("3",), ())),
        ("Imod: Ø (1)\nØ stemte imod med henvisning til økonomien.", ((), ("Ø (1)",), ())),
    ],
)
def test_each_side_is_read_as_it_stands(text: str, sides: Sides) -> None:
    [vote] = votes(text)
    assert (vote.in_favour, vote.against, vote.abstained) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Et enigt udvalg godkendte indstillingen.",
        "Lis Holm tog forbehold.",
        "Protokolbemærkning: Venstre finder prisen for høj.",
        "Forkastet med 2 stemmer mod 1.",  # which number was for is not said
        "Indstillingen blev ikke godkendt med 3 stemmer mod 4.",
        "Udvalget anbefaler med 4 stemmer over for byrådet, at planen godkendes.",
        "For at nå målet ansættes to medarbejdere.",
        "Det stemmer overens med planen for området.",
        "Imod forventning steg forbruget.",
    ],
)
def test_what_is_no_roll_call_has_no_votes(text: str) -> None:
    assert votes(text) == []


def test_a_vote_stands_where_it_says() -> None:
    text = "Godkendt.\n\nBo Bak stemte for.\n\nLis Holm stemte imod.\n\nSlut."
    [vote] = votes(text)
    assert vote.span.of(text) == "Bo Bak stemte for.\n\nLis Holm stemte imod."


def test_an_amendment_is_voted_on_first_and_apart() -> None:
    text = (
        'Venstre stillede følgende ændringsforslag: "Broen males i 2027 i stedet for i 2026."\n'
        "Ændringsforslaget blev sat til afstemning.\nFor stemte: V. Imod stemte: A og B\n"
        "Ændringsforslaget blev forkastet.\n"
        "Herefter blev indstillingen sat til afstemning.\nFor stemte: A og B. Imod stemte: V"
    )
    amendment, main = votes(text)
    assert (amendment.motion, amendment.in_favour) == ("Broen males i 2027 i stedet for i 2026.", ("V",))
    assert (main.motion, main.in_favour) == ("Indstillingen", ("A", "B"))


def test_a_decision_before_a_vote_is_no_motion() -> None:
    [vote] = votes("Udvalget oversender budgetforslaget til Økonomiudvalget.\nFor: A. Imod: V.")
    assert vote.motion is None
