"""A meeting on one page: every item once, what matters first, nothing that the minutes do not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from minutes import CARE_2025, EVERY, ROADS_2025, parsed
from whole_samples import AGENDA, MIXED, agenda, headings, mixed, unconfirmed, under, wish

from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import Document, find_documents
from rag.model import Meeting
from rag.summaries.meeting import AGENDA as AGENDA_NOTE
from rag.summaries.meeting import IMPORTANT, summarise_meeting
from rag.summaries.retelling import length
from rag.summaries.summary import Audience, Heading, Length, Subject, Summary

LENGTHS = ("kort", "mellem", "lang")


def summed_up(meeting: Meeting, long: str = "mellem", audience: str = "borger") -> Summary:
    return summarise_meeting(meeting, wish(long, audience), {meeting.id: meeting}.__getitem__)


def of_text(text: str) -> Summary:
    return summed_up(parsed(text))


def told_in(summary: Summary, but: Iterable[str] = (Heading.PRESENT, Heading.VOTES)) -> Counter[int]:
    """In how many parts each item is told; who met and who voted come beside them."""
    return Counter(
        number
        for part in summary.parts
        if part.heading not in set(but)
        for number in {citation.punkt for claim in part.claims for citation in claim.citations}
    )


def test_the_headline_counts_the_items_and_says_who_and_when() -> None:
    summary = summed_up(parsed(ROADS_2025))
    assert summary.subject is Subject.MEETING
    assert (
        summary.headline.text == "Teknik- og Miljøudvalget i Fjordby behandlede 5 punkter den 12. marts 2025"
    )
    assert summary.headline.computed


def test_what_was_put_off_was_not_treated() -> None:
    assert summed_up(mixed()).headline.text == (
        "Teknik- og Klimaudvalget i Havnby havde 7 punkter på dagsordenen den 6. maj 2025"
    )


@pytest.mark.parametrize("long", LENGTHS)
@pytest.mark.parametrize("audience", [str(one) for one in Audience])
def test_every_item_stands_in_one_part(long: str, audience: str) -> None:
    for meeting in (mixed(), agenda(), *map(parsed, EVERY)):
        told = told_in(summed_up(meeting, long, audience))
        assert told == {item.number: 1 for item in meeting.items}


@pytest.mark.parametrize("long", LENGTHS)
def test_every_sentence_is_confirmed_by_a_verbatim_quote(long: str) -> None:
    for meeting in (mixed(), agenda(), *map(parsed, EVERY)):
        summary = summed_up(meeting, long)
        assert unconfirmed(summary) == []
        for claim in summary.claims:
            assert all(meeting.text(cited.span) == cited.quote != "" for cited in claim.citations)


def test_the_costly_and_divided_item_is_told_first() -> None:
    first, *_ = under(summed_up(mixed()), Heading.DECISIONS)
    assert first == (
        "Ny bro over åen, anlægsbevilling: Udvalget sagde ja til, at der gives en anlægsbevilling på "
        "8,4 mio. kr. til en ny bro."
    )


def test_who_met_is_told_and_who_stayed_away() -> None:
    assert under(summed_up(mixed()), Heading.PRESENT) == [
        "Til stede var Anna Berg (A), Bo Dahl (V), Carla Eng (F) og Dan Fisker (Ø).",
        "Der var afbud fra Else Gram.",
        "Dan Fisker deltog ikke i behandlingen af punkt 43 på grund af inhabilitet.",
    ]


def test_votes_stand_in_a_part_of_their_own() -> None:
    summary = summed_up(mixed())
    assert under(summary, Heading.VOTES) == [
        "Ny bro over åen, anlægsbevilling: For stemte Socialdemokratiet, Venstre og SF.",
        "Imod stemte Enhedslisten.",
    ]
    assert not any("stemte" in sentence for sentence in under(summary, Heading.DECISIONS))


def test_what_was_put_off_says_until_when_and_that_the_rest_is_a_proposal() -> None:
    assert under(summed_up(mixed()), Heading.POSTPONED) == [
        "Lukning af genbrugspladsen i Nordby: Sagen blev udsat til mødet i juni.",
        "Forslaget var, at genbrugspladsen lukkes den 1. september 2025.",
    ]


def test_of_a_closed_item_only_the_title_is_told() -> None:
    summary = of_text(MIXED.replace("Salg af en grund\n", "Salg af en grund\n\nKøberen byder 3,1 mio. kr.\n"))
    assert under(summary, Heading.CLOSED) == ["Salg af en grund."]
    assert "3,1" not in summary.text


def test_procedure_is_never_important() -> None:
    told = " ".join(under(summed_up(mixed(), "lang"), Heading.DECISIONS))
    assert "dagsorden" not in told.casefold()
    assert under(summed_up(mixed()), Heading.ITEMS) == ["Godkendt: Dagsorden.", "Meddelelser."]


def test_another_decision_is_another_page() -> None:
    put_off = of_text(
        MIXED.replace("Godkendt.\n\nFor stemte: A, V og F. Imod stemte: Ø.", "Sagen blev udsat.")
    )
    assert "Ny bro over åen" in under(put_off, Heading.POSTPONED)[0]
    assert not any("bro over åen" in sentence for sentence in under(put_off, Heading.DECISIONS))
    assert under(put_off, Heading.VOTES) == []
    refused = of_text(MIXED.replace("Godkendt.\n\nFor stemte", "Afvist.\n\nFor stemte"))
    assert "sagde nej til" in under(refused, Heading.DECISIONS)[0]
    assert "sagde ja til, at der gives" not in refused.text


def test_a_longer_page_says_more() -> None:
    words = [length(summed_up(mixed(), long).claims) for long in LENGTHS]
    assert words == sorted(words)
    assert words[0] < words[1]
    short = summed_up(mixed(), "kort")
    assert not any(sentence.startswith("Til stede") for sentence in under(short, Heading.PRESENT))
    assert "8,4 mio. kr." in short.text


def test_citizens_read_who_met_first_and_others_read_it_last() -> None:
    assert headings(summed_up(mixed()))[0] == Heading.PRESENT
    for audience in ("politiker", "presse"):
        order = headings(summed_up(mixed(), audience=audience))
        assert order[:2] == [Heading.DECISIONS, Heading.VOTES]
        assert order[-1] == Heading.PRESENT


def test_only_the_press_gets_a_quote_and_it_is_verbatim() -> None:
    assert "»" not in summed_up(mixed()).text
    quoted = summed_up(mixed(), audience="presse").text.split("»")[1].split("«")[0]
    assert quoted in " ".join(MIXED.split())


def test_difficult_words_are_explained_to_all_but_politicians() -> None:
    assert summed_up(mixed(), "lang").lix.source is not None
    assert summed_up(mixed(), "lang", "politiker").glossary == ()


def test_an_agenda_tells_what_is_proposed_and_no_decision() -> None:
    summary = summed_up(agenda())
    assert summary.headline.text == (
        "Teknik- og Klimaudvalget i Havnby skal behandle 2 punkter den 3. juni 2025"
    )
    assert summary.notes == (AGENDA_NOTE,)
    assert headings(summary) == [IMPORTANT, Heading.CLOSED]
    first, second, *_ = under(summary, IMPORTANT)
    assert first == "Til behandling: Lukning af genbrugspladsen i Nordby."
    assert second == "Forslaget er, at genbrugspladsen lukkes den 1. september 2025."
    assert "godkendt" not in summary.text.casefold()
    assert AGENDA.count("Punkt") == 2


def test_a_decision_no_rule_retells_stands_in_the_words_of_the_minutes() -> None:
    told = " ".join(under(summed_up(parsed(CARE_2025)), Heading.DECISIONS))
    assert "Udvalget afviste indstillingen og bad om et nyt oplæg til mødet i juni" in told


def test_sentences_end() -> None:
    for part in summed_up(mixed(), "lang").parts:
        for claim in part.claims:
            assert claim.text.rstrip("«")[-1] in ".…!?"


def test_a_page_has_about_so_many_words() -> None:
    long = MIXED.replace("Punkt 46", _many_items() + "Punkt 76")
    meeting = parsed(long)
    assert len(meeting.items) > 30
    for value, most in ((Length.MEDIUM, 450), (Length.LONG, 950)):
        assert length(summed_up(meeting, str(value)).claims) <= most


def _many_items() -> str:
    return "".join(
        f"Punkt {number}: Vej nummer {number}\n\nResume\n\nVejen skal repareres, fordi asfalten er slidt.\n\n"
        "Indstilling\n\nForvaltningen indstiller, at vejen repareres.\n\nBeslutning\n\nGodkendt.\n\n"
        for number in range(46, 71)
    )


def test_nothing_below_a_closed_item_is_told() -> None:
    secret = (
        "Salg af en grund\n\nResume\n\nGrunden har et areal.\n\nBeslutning\n\nGodkendt for 3,1 mio. kr.\n\n"
        "For stemte: A. Imod stemte: V.\n\nBo Dahl (V) deltog ikke i behandlingen af punktet.\n"
    )
    summary = of_text(MIXED.replace("Salg af en grund\n", secret))
    told = [claim.text for claim in summary.claims for cited in claim.citations if cited.punkt == 45]
    assert told == ["Salg af en grund."]


CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
ROOT = Path(__file__).parents[1]
FOLDERS = [folder for folder in (ROOT / "eval" / "corpus", CORPUS) if folder.is_dir()]


@pytest.mark.parametrize("document", find_documents(FOLDERS), ids=lambda each: each.path.stem)
def test_whole_minutes_fit_one_page_with_every_item_once_all_confirmed(document: Document) -> None:
    meeting = parse_meeting(read_source(document))
    summary = summed_up(meeting)
    assert told_in(summary) == {item.number: 1 for item in meeting.items}
    assert unconfirmed(summary) == []
    assert 150 <= length(summary.claims) <= 450
    short = summed_up(meeting, "kort")
    assert told_in(short) == {item.number: 1 for item in meeting.items}
    assert length(short.claims) <= 250
