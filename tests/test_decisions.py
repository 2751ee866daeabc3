"""Decision texts without absences and votes, and the class of a decision."""

from __future__ import annotations

from typing import Any

import pytest
from forms import folded, forms

from rag.ingest.decision_class import classify
from rag.ingest.decisions import Outcome, read_outcome
from rag.ingest.layout import lines_of
from rag.model import DecisionClass as D


def outcome(text: str) -> Outcome:
    return read_outcome(text, lines_of(text), decides=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt.", D.APPROVED),
        ("Ikke godkendt.", D.REJECTED),
        ("Udvalget godkendte ikke indstillingen.", D.REJECTED),
        ("Udvalget kan ikke godkende forslaget.", D.REJECTED),
        ("Tiltrådt.", D.ADOPTED),
        ("Ad 1.: Tilrådt.\nAd 2.: Tilrådt.", D.ADOPTED),
        ("Titrådt.", D.ADOPTED),
        ("Indstillingen er tiltrådt.", D.ADOPTED),
        ("Indstillingen følges.", D.ADOPTED),
        ("Anbefales godkendt.", D.RECOMMENDED),
        ("Indstilles til Byrådets godkendelse.", D.RECOMMENDED),
        ("Udvalget anbefaler model 2.", D.RECOMMENDED),
        ("Taget til efterretning.", D.NOTED),
        ("Raget til efterretning.", D.NOTED),
        ("Orienteringen er taget til efterretning.", D.NOTED),
        ("Udvalget tog orienteringen til efterretning.", D.NOTED),
        ("Til orientering.", D.NOTED),
        ("Drøftet.", D.DISCUSSED),
        ("Drøftet og godkendt.", D.APPROVED),
        ("Udvalget drøftede sagen og besluttede at udsætte den.", D.POSTPONED),
        ("Punktet udsættes til et senere møde.", D.POSTPONED),
        ("Udvalget besluttede at udskyde behandlingen.", D.POSTPONED),
        ("Udgår.", D.WITHDRAWN),
        ("Taget af dagsordenen.", D.WITHDRAWN),
        ("Sagen blev trukket.", D.WITHDRAWN),
        ("Oversendes til Økonomiudvalget.", D.REMITTED),
        ("Sagen tilbagesendes til forvaltningen.", D.REMITTED),
        ("Forkastet.", D.REJECTED),
        ("Borgerforslaget er dermed afvist.", D.REJECTED),
        ("Bortfaldet.", D.LAPSED),
        ("Intet.", D.NOTHING),
        ("-", D.NOTHING),
        ("Ingen.", D.NOTHING),
        ("Ændringsforslag forkastet.\nAd. 1-5 anbefales.", D.RECOMMENDED),
        ("Omplaceringen godkendes, og opfølgningen tages til efterretning.", D.APPROVED),
        ("Forslaget var dermed forkastet.\nForslaget er vedtaget.", D.APPROVED),
        ("Løsning A er således forkastet. Løsning B blev derefter anbefalet.", D.RECOMMENDED),
        ("Indstillingen bortfaldt. Forslaget om lukning blev ikke vedtaget.", D.LAPSED),
        ("Protokollen blev underskrevet.", D.OTHER),
        ("Karen Lund tiltræder den 1. december som leder af børnehuset.", D.OTHER),
        ("Formanden gav ordet til gæsterne.", D.OTHER),
    ],
)
def test_the_vocabulary_has_classes_with_polarity(text: str, expected: D) -> None:
    assert classify(text) is expected


def test_absences_and_votes_are_no_part_of_the_decision() -> None:
    text = (
        "Afbud:\n\nJacob Aa (C)\n\nFor: A, B. Imod: C.\n\nTiltrådt. Oplægget vedlægges.\n\nDer "
        "var afbud fra Ole Skov."
    )
    found = outcome(text)
    assert found.decision is not None
    assert found.decision.text == "Tiltrådt. Oplægget vedlægges."
    assert [span.of(text) for span in found.decision.spans] == ["Tiltrådt. Oplægget vedlægges."]
    assert [absence.name for absence in found.absent] == ["Jacob Aa", "Ole Skov"]
    assert [vote.against for vote in found.votes] == [("C",)]


def test_a_motion_that_fell_is_told_but_does_not_decide() -> None:
    found = outcome(
        "Bo Bak stillede ændringsforslag om 75.000 kr.\nFor: Bo Bak. Imod: Lis Holm.\nForslaget "
        "bortfaldt.\nUdsat."
    )
    assert found.decision is not None
    assert (found.decision.text, found.decision.decision_class) == (
        "Forslaget bortfaldt.\nUdsat.",
        D.POSTPONED,
    )


def test_an_initial_does_not_cut_a_name_in_two() -> None:
    found = outcome("Godkendt.\nTroels E. Munk (V) deltog ikke i behandlingen af punktet.")
    assert [absence.name for absence in found.absent] == ["Troels E. Munk"]
    assert found.decision is not None
    assert found.decision.text == "Godkendt."


def test_a_reservation_stays_in_the_decision() -> None:
    found = outcome("Anbefales.\nSanne Elle tog forbehold.")
    assert found.decision is not None
    assert (found.decision.text, found.votes) == ("Anbefales.\nSanne Elle tog forbehold.", ())


def test_only_apologies_are_no_decision() -> None:
    assert outcome("Der var afbud fra Ole Skov.").decision is None


def test_text_under_no_decision_label_decides_nothing() -> None:
    found = read_outcome("Afbud: Bo Bak (C)\nIntet.", lines_of("Afbud: Bo Bak (C)\nIntet."), decides=False)
    assert (found.decision, [absence.name for absence in found.absent]) == (None, ["Bo Bak"])


@pytest.mark.parametrize("form", forms("decision_texts"))
def test_a_decision_is_read_in_every_form(form: dict[str, Any]) -> None:
    found = outcome(form["text"]).decision
    assert found is not None
    assert (folded(found.text), found.decision_class) == (
        folded(form.get("says", form["text"])),
        form["class"],
    )
    assert all(span.of(form["text"]) in found.text for span in found.spans)
