"""What the source does not say loses its confirmation, whoever wrote the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answers import answer, cite, small_meeting
from conftest import SAMPLE_CORPUS
from hypothesis import given
from hypothesis import strategies as st

from rag.ask.verification import supports, unconfirmed, verify
from rag.errors import UnknownReference
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, Citation, Claim, Meeting, Span, Status

MEETING = small_meeting()
PRICE = cite(MEETING, 7, "Stien bliver 800 meter lang", Status.UNCONFIRMED)


def find(meeting_id: str) -> Meeting:
    if meeting_id != MEETING.id:
        raise UnknownReference(f"no such meeting: {meeting_id}")
    return MEETING


def status(text: str, *citations: Citation, computed: bool = False) -> set[Status]:
    """The statuses that the citations of one claim get."""
    verified = verify(answer(Claim(text, citations or (PRICE,), computed)), find)
    return {citation.status for citation in verified.citations}


@pytest.mark.parametrize(
    "text",
    [
        "Stien bliver 800 meter lang.",
        "Stien koster 2,4 mio. kr.",
        "Stien koster 2.400.000 kr.",
        "Stien koster cirka 2 mio. kr.",
        "Asfalten koster 900.000 kr. i 2026.",
        "Det blev behandlet den 12. marts 2025.",
        "Arbejdet begynder i maj.",
        "Stien bliver lang.",
    ],
)
def test_what_the_punkt_says_is_confirmed(text: str) -> None:
    assert status(text) == {Status.CONFIRMED}


@pytest.mark.parametrize(
    "text",
    [
        "Stien bliver 850 meter lang.",
        "Stien koster 2,5 mio. kr.",
        "Stien koster 2,41 mio. kr.",
        "Stien koster 2,4 pct.",
        "Stien koster 3 mio. kr.",
        "Det blev behandlet den 13. marts 2025.",
        "Det blev behandlet den 12. marts 2024.",
        "Arbejdet begynder i juni 2025.",
        "Asfalten koster 900.000 kr. i 2027.",
        "Stien bliver 800 meter lang og fem meter bred.",
    ],
)
def test_a_figure_or_date_that_the_punkt_does_not_have_is_not_confirmed(text: str) -> None:
    assert status(text) == {Status.UNCONFIRMED}


def test_a_figure_of_another_punkt_is_not_confirmed() -> None:
    assert status("Stien bliver 800 meter lang.", cite(MEETING, 9, "Intet.")) == {Status.UNCONFIRMED}


def test_a_punkt_that_says_nothing_of_it_is_cited_idly() -> None:
    claim = Claim("Stien bliver 800 meter lang.", (cite(MEETING, 9, "Intet."), PRICE))
    verified = verify(answer(claim), find)
    assert [c.status for c in verified.claims[0].citations] == [Status.UNCONFIRMED, Status.CONFIRMED]


def test_a_count_of_our_own_is_of_items_citations_or_points() -> None:
    closed = cite(MEETING, 8, "Punkt 8: Lukket: Køb af areal")
    assert status("1 af 3 punkter var lukkede: Punkt 8.", closed, computed=True) == {Status.CONFIRMED}
    assert status("1 af 4 punkter var lukkede: Punkt 8.", closed, computed=True) == {Status.UNCONFIRMED}
    assert status("1 af 3 punkter var lukkede: Punkt 9.", closed, computed=True) == {Status.UNCONFIRMED}
    wrong = replace(closed, quote="Punkt 8: Lukket: Salg af areal")
    assert status("1 af 3 punkter var lukkede: Punkt 8.", wrong, computed=True) == {Status.UNCONFIRMED}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PRICE, quote="Stien bliver 900 meter lang"),
        replace(PRICE, quote=PRICE.quote.lower()),
        replace(PRICE, span=Span(PRICE.span.start + 1, PRICE.span.end + 1)),
        replace(PRICE, punkt=9),
        replace(PRICE, punkt=99),
        replace(cite(MEETING, 9, "Intet."), punkt=7),
        replace(PRICE, quote="", span=Span(0, 0)),
    ],
)
def test_a_quote_that_does_not_stand_there_is_not_confirmed(wrong: Citation) -> None:
    assert status("Stien er lang.", wrong) == {Status.UNCONFIRMED}


def test_the_head_of_the_minutes_is_cited_with_the_first_punkt() -> None:
    head = cite(MEETING, 7, "Bo Dal (V)")
    assert status("Bo Dal deltog.", head) == {Status.CONFIRMED}
    assert status("Bo Dal deltog.", replace(head, punkt=9)) == {Status.UNCONFIRMED}


def test_a_wrong_quote_does_not_stain_the_right_one_beside_it() -> None:
    wrong = replace(PRICE, quote="Stien bliver 900 meter lang")
    verified = verify(answer(Claim("Stien er lang.", (wrong, PRICE))), find)
    assert [c.status for c in verified.claims[0].citations] == [Status.UNCONFIRMED, Status.CONFIRMED]


def test_verifying_changes_nothing_but_the_status() -> None:
    given_answer = answer(Claim("Stien bliver 950 meter lang.", (PRICE,)), Claim("Uden kilde."))
    verified = verify(given_answer, find)
    assert [claim.text for claim in verified.claims] == [claim.text for claim in given_answer.claims]
    assert verify(verified, find) == verified
    assert verified.claims[0].citations == (replace(PRICE, status=Status.UNCONFIRMED),)


@pytest.mark.parametrize(
    "text",
    [
        "Jord, 2025: 900.000 kr.",
        "Stien blev godkendt.",
        "Beslutning: Godkendt.",
        "Konservative stemte imod.",
        "Der var afbud fra Carl Eng.",
        "Anna Birk deltog i mødet den 12. marts 2025.",
        "Punkt 7 handler om en cykelsti.",
    ],
)
def test_rows_outcomes_sides_and_the_head_speak_for_a_punkt(text: str) -> None:
    assert status(text) == {Status.CONFIRMED}


@pytest.mark.parametrize(
    "text",
    [
        "Jord, 2026: 900.000 kr.",
        "Stien blev udsat.",
        "Beslutning: Ikke godkendt.",
        "Konservative stemte for.",
        "Der var afbud fra Bo Dal.",
        "Carl Eng deltog i mødet den 12. marts 2025.",
        "Arbejdet begynder ikke i maj.",
        "Punkt 8 handler om en cykelsti.",
    ],
)
def test_a_fact_of_another_row_side_or_outcome_is_not_confirmed(text: str) -> None:
    assert status(text) == {Status.UNCONFIRMED}


def test_what_is_not_wholly_confirmed_is_named() -> None:
    right, wrong = Claim("Stien bliver 800 meter lang.", (PRICE,)), Claim("Stien er rød i 2031.", (PRICE,))
    uncited, empty = Claim("Stien bliver 800 meter lang."), Claim("Det var alt.")
    verified = verify(answer(right, wrong, uncited, empty), find)
    assert [claim.text for claim in unconfirmed(verified)] == [wrong.text, uncited.text]


def test_a_refusal_states_no_facts() -> None:
    said = Claim("Det fremgår ikke. Der er søgt i 5 møder (27.11.2024).")
    assert unconfirmed(verify(answer(said, refused=True), find)) == ()


def test_a_claim_without_a_citation_supports_no_figure() -> None:
    assert not supports(Claim("Stien bliver 800 meter lang."), find)
    assert supports(Claim("Det fremgår ikke."), find)


SAMPLE = [parse_meeting(read_source(path)) for path in find_documents([SAMPLE_CORPUS])]


@given(
    st.sampled_from([(meeting, item) for meeting in SAMPLE for item in meeting.items]),
    st.integers(min_value=0),
    st.integers(min_value=0),
)
def test_every_piece_of_an_item_confirms_itself(
    of: tuple[Meeting, AgendaItem], place_in_it: int, length: int
) -> None:
    meeting, item = of
    start = item.span.start + place_in_it % (item.span.end - item.span.start)
    end = start + 1 + length % (item.span.end - start)
    quote = meeting.source.text[start:end]
    own = replace(PRICE, meeting=meeting.id, committee=meeting.committee, date=meeting.date)
    place = replace(own, punkt=item.number, quote=quote, span=Span(start, end))
    verified = verify(answer(Claim("Det står der.", (place,))), lambda _: meeting)
    assert verified.citations[0].status is Status.CONFIRMED


def test_a_mark_with_the_day_or_the_body_of_another_meeting_is_not_confirmed() -> None:
    for wrong in (replace(PRICE, date=date(2020, 1, 1)), replace(PRICE, committee="Kirkeudvalget")):
        verified = verify(answer(Claim("Det står der.", (wrong,))), find)
        assert verified.citations[0].status is Status.UNCONFIRMED
    assert verify(answer(Claim("Det står der.", (PRICE,))), find).citations[0].status is Status.CONFIRMED
