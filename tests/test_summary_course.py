"""A case over its meetings: in order of time, with what holds today."""

from __future__ import annotations

import pytest
from minutes import ROADS_2024, ROADS_2025, parsed
from whole_samples import AGENDA, MIXED, headings, unconfirmed, under, wish

from rag.model import AgendaItem, Meeting
from rag.summaries.course import AGENDA as AGENDA_NOTE
from rag.summaries.course import COURSE, NOW, OPEN, summarise_case
from rag.summaries.retelling import length
from rag.summaries.summary import Heading, Subject, Summary

NOISE, DUMP = "05.00.00-P20-7-24", "07.00.00-P20-1-25"


def summed_up(number: str, *texts: str, long: str = "mellem", audience: str = "borger") -> Summary:
    meetings = [parsed(text) for text in texts]
    places: list[tuple[Meeting, AgendaItem]] = [
        (meeting, item) for meeting in meetings for item in meeting.items if item.case_number == number
    ]
    assert len(places) == len(texts)
    return summarise_case(
        number, places, wish(long, audience), {meeting.id: meeting for meeting in meetings}.__getitem__
    )


def test_the_meetings_stand_in_order_of_time_whatever_order_they_come_in() -> None:
    for texts in ((ROADS_2024, ROADS_2025), (ROADS_2025, ROADS_2024)):
        summary = summed_up(NOISE, *texts)
        assert summary.subject is Subject.CASE
        assert summary.headline.text == "Støj fra ringvejen: 2 møder, senest den 12. marts 2025"
        course = under(summary, COURSE)
        assert (
            course[0] == "14. november 2024, Teknik- og Miljøudvalget i Fjordby. Udsat: Støj fra ringvejen."
        )
        assert course[-1].startswith("12. marts 2025, Teknik- og Miljøudvalget i Fjordby. Godkendt: Støj")


def test_what_holds_now_is_what_the_last_meeting_decided() -> None:
    summary = summed_up(NOISE, ROADS_2024, ROADS_2025)
    assert under(summary, NOW) == [
        "Udvalget sagde ja til, at volden anlægges.",
        "Udvalget sagde også ja til, at udgiften på 2,9 mio. kr. holdes inden for budgettet.",
    ]
    assert under(summary, Heading.VOTES) == [
        "For stemte Socialdemokratiet, Venstre og SF.",
        "Imod stemte Konservative.",
    ]


def test_a_case_that_was_put_off_at_last_still_holds_what_was_decided_before() -> None:
    later = ROADS_2024.replace("14-11-2024", "14-05-2025").replace(
        "Torsdag d. 14. november 2024", "14. maj 2025"
    )
    summary = summed_up(NOISE, ROADS_2025, later)
    assert under(summary, NOW)[0] == "Udvalget sagde ja til, at volden anlægges."
    assert any("14. maj 2025" in sentence and "Udsat" in sentence for sentence in under(summary, COURSE))


def test_a_case_on_an_agenda_is_proposed_and_not_decided() -> None:
    summary = summed_up(DUMP, MIXED, AGENDA)
    assert AGENDA_NOTE in summary.notes
    assert NOW not in headings(summary)
    assert "Forslaget er, at genbrugspladsen lukkes den 1. september 2025." in under(summary, OPEN)
    assert "godkendt" not in summary.text.casefold()


def test_one_meeting_is_a_case_too() -> None:
    summary = summed_up(NOISE, ROADS_2025)
    assert summary.headline.text == "Støj fra ringvejen, nyt forslag: 1 møde, den 12. marts 2025"


@pytest.mark.parametrize("audience", ["borger", "politiker", "presse"])
@pytest.mark.parametrize("long", ["kort", "mellem", "lang"])
def test_every_sentence_is_confirmed(long: str, audience: str) -> None:
    assert unconfirmed(summed_up(NOISE, ROADS_2024, ROADS_2025, long=long, audience=audience)) == []
    assert unconfirmed(summed_up(DUMP, MIXED, AGENDA, long=long, audience=audience)) == []


def test_a_longer_course_says_more() -> None:
    words = [
        length(summed_up(NOISE, ROADS_2024, ROADS_2025, long=long).claims)
        for long in ("kort", "mellem", "lang")
    ]
    assert words == sorted(words)


def test_a_citizen_reads_what_it_is_about_first_and_others_what_was_decided() -> None:
    assert headings(summed_up(NOISE, ROADS_2024, ROADS_2025))[0] == Heading.ABOUT
    for audience in ("politiker", "presse"):
        assert headings(summed_up(NOISE, ROADS_2024, ROADS_2025, audience=audience))[0] == NOW


def test_a_closed_item_of_a_case_is_its_title() -> None:
    closed = MIXED.replace(
        "Punkt 44: Lukning", f"Punkt 44: Lukket: Kontrakt om pladsen\n\n{DUMP}\n\nPunkt 144: Lukning"
    ).replace(f"Nordby\n\n{DUMP}", "Nordby")
    summary = summed_up(DUMP, closed)
    assert summary.headline.text == f"Sag {DUMP}: 1 møde, den 6. maj 2025"
    assert under(summary, COURSE)[0].endswith("Lukket punkt: Kontrakt om pladsen.")
    assert NOW not in headings(summary)
