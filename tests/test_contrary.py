"""What is turned into its opposite: both judges see it, and neither takes a right sentence for turned."""

from __future__ import annotations

import pytest

from eval.minutes import Minutes, Place
from eval.mutants import operators_sense as sense
from eval.mutants.basis import Basis
from eval.mutants.judges import doubted, faults
from eval.mutants.operators import Make
from eval.mutants.references import references
from eval.support.contrary import contrary
from rag.ask.support.opposites import opposites
from rag.model import Claim, Meeting

MINUTES = """REFERAT Havneudvalget d. 20-08-2025

Mødedato Onsdag d. 20. august 2025 kl. 15:00

Mødedeltagere Ida Holm (A), Kaj Brink (F), Bo Krag (V)

Punkt 5: Takster for bådpladser

Indstilling

Forvaltningen indstiller,

at broerne males grønne og spærres hele vinteren.

Sagsfremstilling

Havnen har flere både end sidste år, og ventelisten steg med 12 både fra 40 til 52.

Mindst 25 pct. af pladserne er til gæster. Lejen af en plads er 900 kr. om året.

Afvigelsen er et merforbrug på 400.000 kr. Der var 31 sejlere i 2024 og 44 sejlere i 2025.

Der var afbud fra Eva Lund (C) ved besigtigelsen.

Beslutning

Udsat.

Punkt 6: Ny kran

Beslutning

For stemte: A og F. Imod stemte: V.

Godkendt.

Punkt 7: Broer

Beslutning

Godkendt.
"""
OTHER = MINUTES.replace("Havneudvalget", "Kirkeudvalget").replace("20-08-2025", "03-09-2025")
OTHER = OTHER.replace("Onsdag d. 20. august", "Onsdag d. 3. september")
ITEM = (
    "Havnen har flere både end sidste år, og ventelisten steg med 12 både fra 40 til 52.",
    "Mindst 25 pct. af pladserne er til gæster.",
    "Lejen af en plads er 900 kr. om året.",
    "Afvigelsen er et merforbrug på 400.000 kr.",
)
MAKERS: tuple[Make, ...] = (
    sense.unit_changed,
    sense.way_turned,
    sense.bound_turned,
    sense.period_changed,
    sense.from_and_to_exchanged,
    sense.years_exchanged,
    sense.unanimous_for_divided,
    sense.party_changed,
    sense.other_committee,
    sense.proposal_told_as_decision,
    sense.citation_of_another_day,
)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "havn.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "kirke.txt").write_text(OTHER, encoding="utf-8")
    return Minutes.load(folder)


@pytest.fixture(scope="module")
def right(minutes: Minutes) -> list[Basis]:
    return [basis for basis in references(minutes, "suite") if "/havn" in basis.id]


def both(basis: Basis, claim: Claim) -> tuple[bool, bool]:
    trial = basis.with_claim(claim)
    assert trial.answer
    return bool(faults(trial)), bool(doubted(trial.answer, trial.minutes))


def test_right_answers_are_not_turned(right: list[Basis]) -> None:
    assert len(right) > 8
    assert [basis.claim.text for basis in right if both(basis, basis.claim) != (False, False)] == []


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_both_judges_see_what_is_turned(right: list[Basis], make: Make) -> None:
    made = [(basis, claim) for basis in right for claim in make(basis)]
    assert made
    assert [claim.text for basis, claim in made if both(basis, claim) != (True, True)] == []


def test_a_majority_is_not_all_and_a_law_has_its_paragraph(right: list[Basis]) -> None:
    basis = right[0]
    said = basis.saying("Et flertal af medlemmerne stemte for efter § 17.")
    (raised,) = sense.all_for_some(Basis("x", basis.with_claim(said)))
    assert raised.text == "Alle medlemmerne stemte for efter § 17."
    (moved,) = sense.paragraph_changed(Basis("x", basis.with_claim(said)))
    assert moved.text.endswith("§ 18.")


def rag(text: str, meeting: Meeting) -> tuple[str, ...]:
    item = meeting.items[0]
    source = (meeting.text(item.span), "Møde i Havneudvalget")
    return opposites(text, ITEM, source, [(meeting, item)])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Havnen har færre både end sidste år.", "færre"),
        ("Højst 25 pct. af pladserne er til gæster.", "højst"),
        ("Lejen af en plads er 900 kr. om måneden.", "måneden"),
        ("Afvigelsen er et mindreforbrug på 400.000 kr.", "mindreforbrug"),
    ],
)
def test_a_word_exchanged_for_its_opposite_is_found(minutes: Minutes, text: str, word: str) -> None:
    meeting = minutes.named("havn")[0]
    assert rag(text, meeting) == (word,)
    found = contrary(text, ITEM, minutes, [Place("havn.txt", 5)])
    assert [one.text for one in found if one.fault] == [word]


@pytest.mark.parametrize(
    "text", [*ITEM, "Ventelisten er lavere end for ti år siden.", "Lejen steg med 5 kr."]
)
def test_other_words_are_not_opposites(minutes: Minutes, text: str) -> None:
    assert rag(text, minutes.named("havn")[0]) == ()
    assert list(contrary(text, ITEM, minutes, [Place("havn.txt", 5)])) == []


def test_a_minus_in_the_table_tells_the_opposite_of_its_note(minutes: Minutes) -> None:
    meeting = minutes.named("havn")[0]
    text = "Afvigelse for Kraner er et mindreforbrug på 300 (tabellen viser -300)."
    quotes, source = ["Kraner\t-300"], ["Positive tal er merforbrug.\nKraner\t-300"]
    assert opposites(text, quotes, source, [(meeting, meeting.items[0])]) == ()
    assert opposites(text, ["Kraner\t300"], source, [(meeting, meeting.items[0])]) == ("mindreforbrug",)


def test_what_is_said_of_one_person_is_not_true_of_another(minutes: Minutes) -> None:
    meeting = minutes.named("havn")[0]
    source = ["Ida Holm (A) blev valgt. Kaj Brink (F) deltog ikke."]
    cited = [(meeting, meeting.items[0])]
    assert opposites("Ida Holm (A) blev valgt.", source, source, cited) == ()
    assert opposites("Holm blev valgt.", source, source, cited) == ()
    assert opposites("Kaj Brink (F) blev valgt.", source, source, cited) == ("Kaj Brink",)
