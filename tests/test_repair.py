"""From sentences to claims, and from a wrong Punkt to the right one: what is repaired stands, or is left."""

from __future__ import annotations

import pytest
from dossiers import DOSSIER, ROADS, find
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes import parsed

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.ask.generation.marking import Sentence, read_marked
from rag.ask.generation.repair import complaints, repair, shortcomings, to_claims
from rag.ask.verification import supports, verify
from rag.model import Answer, Claim, Searched, Status


def claim(text: str) -> Claim:
    """The claim of a text with one sentence."""
    (only,) = to_claims(read_marked(text, DOSSIER), DOSSIER)
    return only


def repaired(text: str) -> Claim:
    return repair(claim(text), DOSSIER, find)


def cited(claim: Claim) -> list[tuple[int, Status]]:
    return [(citation.punkt, citation.status) for citation in claim.citations]


def statuses(claim: Claim) -> set[Status]:
    """What verification says of a claim."""
    answer = verify(Answer("?", (claim,), Searched(0, (), None, None)), find)
    return {citation.status for citation in answer.citations}


def test_a_claim_cites_its_entries_with_a_quote_and_unconfirmed() -> None:
    wall, wait = to_claims(
        [Sentence("Volden koster 2,9 mio. kr.", (2,)), Sentence("Borgerne venter.", (3, 2))], DOSSIER
    )
    (citation,) = wall.citations
    assert (citation.meeting, citation.punkt, citation.section) == (ROADS.id, 3, "Sagsfremstilling")
    assert "2,9 mio. kr." in citation.quote
    assert ROADS.text(citation.span) == citation.quote
    assert cited(wait) == [(9, Status.UNCONFIRMED), (3, Status.UNCONFIRMED)]


def test_a_sentence_without_marks_is_a_claim_without_citations() -> None:
    assert to_claims([Sentence("Det er godt.", ())], DOSSIER) == [Claim("Det er godt.")]


def test_what_is_right_is_left_as_it_is() -> None:
    right = claim("Volden koster 2,9 mio. kr. [2]")
    assert repair(right, DOSSIER, find) == right


@pytest.mark.parametrize(
    ("text", "punkt"),
    [
        ("Volden koster 2,9 mio. kr. [3]", 3),
        ("Volden koster 2,9 mio. kr. [9]", 3),
        ("Volden koster 2,9 mio. kr.", 3),
        ("Borgerne ventede 19 dage i 2024 [1][2].", 9),
        ("Vejbelysningen kostede 2.050.000 kr. [2]", 4),
    ],
)
def test_a_right_fact_with_a_wrong_punkt_is_re_pointed(text: str, punkt: int) -> None:
    found = repaired(text)
    assert cited(found) == [(punkt, Status.CORRECTED)]
    assert supports(found, find)
    assert statuses(found) <= {Status.CONFIRMED, Status.CORRECTED}


def test_facts_of_two_punkter_get_both_and_what_was_right_keeps_its_status() -> None:
    found = repaired("Skærmen koster 5,6 mio. kr., og volden koster 2,9 mio. kr. [2]")
    assert cited(found) == [(3, Status.UNCONFIRMED), (12, Status.CORRECTED)]
    assert statuses(found) <= {Status.CONFIRMED, Status.CORRECTED}


def test_an_idle_citation_is_dropped() -> None:
    assert cited(repaired("Volden koster 2,9 mio. kr. [2][3]")) == [(3, Status.UNCONFIRMED)]


@pytest.mark.parametrize(
    "text",
    [
        "Volden koster 3,4 mio. kr. [2]",
        "Den 7. juni 2031 blev det vedtaget [2].",
        "Støjen dæmpes med 41 procent.",
    ],
)
def test_what_stands_nowhere_is_left_and_stays_unconfirmed(text: str) -> None:
    found = repaired(text)
    assert found == claim(text)
    assert not found.citations or statuses(found) == {Status.UNCONFIRMED}


def test_an_outcome_alone_is_not_moved_to_whatever_item_has_it() -> None:
    assert repaired("Udvalget udsatte punktet [2].") == claim("Udvalget udsatte punktet [2].")
    assert cited(repaired("Støjskærmen blev udsat [2].")) == [(12, Status.CORRECTED)]


def test_a_fact_that_two_items_state_is_not_moved() -> None:
    twice = Dossier(DOSSIER.entries[:3])
    text = "Mødet var den 12. marts 2025."
    assert repair(Claim(text), twice, find) == Claim(text)


def test_a_sentence_without_facts_needs_a_mark() -> None:
    lonely = claim("Det betyder, at det bliver billigere.")
    assert repair(lonely, DOSSIER, find) == lonely
    assert shortcomings(lonely, find) == ("Sætningen har ingen henvisning.",)


def test_a_sentence_without_facts_has_words_of_what_it_cites() -> None:
    assert shortcomings(claim("Jorden hentes fra byggeriet ved havnen [2]."), find) == ()
    assert shortcomings(claim("Jorden hentes fra byggeriet ved havnen [3]."), find) == (
        "Punkt 9 handler ikke om det.",
    )


def test_a_weak_fact_is_re_pointed_when_another_item_fits_far_better() -> None:
    assert supports(claim("Målinger ved ringvejen i 2024 viser støj [3]."), find)
    assert cited(repaired("Målinger ved ringvejen i 2024 viser støj [3].")) == [(12, Status.CORRECTED)]
    assert cited(repaired("Målinger ved ringvejen i 2024 viser støj [4].")) == [(12, Status.UNCONFIRMED)]


def test_what_falls_short_is_told_with_its_fact_and_punkt() -> None:
    assert shortcomings(claim("Volden koster 2,9 mio. kr. [2]"), find) == ()
    assert shortcomings(claim("Volden koster 3,4 mio. kr. [2][3]"), find) == (
        "Det står ikke i Punkt 3 og Punkt 9: 3,4 mio. kr",
    )


def test_complaints_name_only_what_cannot_stand() -> None:
    claims = to_claims(
        read_marked("Volden er dyr [2]. Den koster [3] 3,4 mio. kr. [2] Ja!", DOSSIER), DOSSIER
    )
    assert complaints(claims, find) == (
        "> Den koster 3,4 mio. kr.\nDet står ikke i Punkt 9 og Punkt 3: 3,4 mio. kr\n\n"
        "> Ja!\nSætningen har ingen henvisning."
    )
    assert complaints(claims[:1], find) == ""


SAID = st.sampled_from(
    ["Volden koster 2,9 mio. kr.", "Støjen dæmpes med 40 procent.", "Borgerne ventede 19 dage.", "Godkendt.",
     "Skærmen koster 5,6 mio. kr.", "Vintertjenesten kostede 5.350.000 kr.", "Udgiften er 7 mio. kr.",
     "Det er godt.", "Ida Bech leder træningscentret, og volden koster 2,9 mio. kr."]
)  # fmt: skip


@settings(deadline=None, max_examples=80)
@given(SAID, st.lists(st.integers(1, 5), max_size=3, unique=True))
def test_a_claim_that_was_changed_always_stands(text: str, numbers: list[int]) -> None:
    (before,) = to_claims([Sentence(text, tuple(numbers))], DOSSIER)
    after = repair(before, DOSSIER, find)
    assert after.text == before.text
    if after != before:
        assert supports(after, find)
        assert statuses(after) <= {Status.CONFIRMED, Status.CORRECTED}
        assert after == repair(after, DOSSIER, find)


@pytest.mark.parametrize(
    ("text", "punkt"),
    [
        ('Udvalget udsatte sagen "Støj fra ringvejen, nyt forslag". [2]', 3),
        ('Udvalget udsatte sagen "Støj fra ringvejen, nyt forslag". [4]', 12),
        ('Udvalget godkendte sagen "Støj fra ringvejen". [4]', 12),
        ('Sagen "Ventetid til genoptræning" blev udsat. [3]', 9),
        ('I sagen "Støj fra ringvejen" stemte A, V og F for. [4]', 12),
    ],
)
def test_the_title_of_one_punkt_is_not_joined_to_the_outcome_of_another(text: str, punkt: int) -> None:
    found = repaired(text)
    assert cited(found) == [(punkt, Status.UNCONFIRMED)]
    assert statuses(found) == {Status.UNCONFIRMED}
    both = claim(f"{text} [2][3][4]")
    assert statuses(both) == {Status.UNCONFIRMED}


def test_the_outcome_of_the_punkt_that_is_named_is_found() -> None:
    assert cited(repaired('Sagen "Støj fra ringvejen" blev udsat. [2]')) == [(12, Status.CORRECTED)]


def test_a_fact_that_the_named_punkt_says_otherwise_is_not_moved() -> None:
    """Another Punkt has a budget of that size; the one that is cited has another price."""
    text = "Volden koster 4,1 mio. kr. [2]"
    assert repaired(text) == claim(text)


AMENDED = parsed("""\
Fjordby Kommune

REFERAT Teknik- og Miljøudvalget d. 09-04-2025

Mødedato Onsdag d. 9. april 2025 kl. 15:00

Mødedeltagere Anne Lund (A), Bent Krog (V), Dorthe Vinge (C), Erik Holm (F)

Punkt 8: Bump på Skolevej

Indstilling

Forvaltningen indstiller, at der anlægges bump.

Beslutning

Ændringsforslaget blev sat til afstemning.

For stemte: C og V. Imod stemte: A og F.

Ændringsforslaget blev forkastet.

Herefter blev indstillingen sat til afstemning.

For stemte: A og F. Imod stemte: C og V.

Indstillingen blev dermed tiltrådt.
""")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("C og V stemte for ændringsforslaget.", True),
        ("C og V stemte for indstillingen.", False),
        ("C og V stemte imod indstillingen.", True),
        ("A og F stemte for ændringsforslaget.", False),
        ("Ved afstemningen om indstillingen stemte A og F for, mens C og V stemte imod.", True),
        ("Ved afstemningen om indstillingen stemte C og V for, mens A og F stemte imod.", False),
        ("Ændringsforslaget blev tiltrådt.", False),
        ("Indstillingen blev forkastet.", False),
    ],
)
def test_two_ballots_of_a_punkt_are_told_apart_by_what_was_voted_on(text: str, stands: bool) -> None:
    entry = Entry(1, AMENDED, AMENDED.items[0], (AMENDED.items[0].span,))
    (before,) = to_claims([Sentence(text, (1,))], Dossier((entry,)))
    after = repair(before, Dossier((entry,)), lambda _: AMENDED)
    assert after == before
    assert supports(after, lambda _: AMENDED) is stands
