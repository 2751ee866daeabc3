"""Punkt from end to end, over real stores in a home of its own: what is ingested is what is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from answers import MINUTES
from generative_samples import ROADS_MEETING, ingested, opened
from generative_summaries import draft, saying
from whole_samples import headings, unconfirmed, under, wish

from rag.ask.refusal import REFUSAL
from rag.config import Settings
from rag.errors import EmptyQuestion, NothingIngested, QuestionTooLong, UnknownReference, UnreadableDocument
from rag.facts import figures
from rag.marks import answer_text
from rag.model import Answer, Scope, Status
from rag.pipeline import LONGEST_QUESTION, IngestReport, Outcome, Punkt
from rag.summaries.summary import Heading, Subject

PATH_MEETING = "moellebro-teknikudvalget-2025-03-12"
LIBRARY_MEETING = "moellebro-kulturudvalget-2025-04-02"
LIBRARY_MINUTES = """\
Møllebro Kommune

REFERAT Kulturudvalget d. 02-04-2025

Mødedato Onsdag d. 2. april 2025 kl. 17:00

Mødedeltagere Eva Fog (A), Gert Hald (V)

Punkt 3: Søndagsåbent på biblioteket

Sagsfremstilling

Biblioteket holder åbent om søndagen fra oktober. Ordningen koster 310.000 kr. om året og kræver to vagter.

Beslutning

Udsat.

Punkt 4: Ny scene i musikhuset

Sagsfremstilling

Scenen i musikhuset udskiftes i uge 30. Leverandøren er fundet efter udbud.

Beslutning

Godkendt.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents."""
    made = tmp_path / "referater"
    made.mkdir()
    (made / "a_sti.txt").write_text(MINUTES, encoding="utf-8")
    (made / "b_bibliotek.txt").write_text(LIBRARY_MINUTES, encoding="utf-8")
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Punkt]:
    """Punkt before anything is ingested."""
    with Punkt.open(Settings(home=tmp_path / "home")) as punkt:
        yield punkt


@pytest.fixture
def punkt(empty: Punkt, folder: Path) -> Punkt:
    """Punkt over the two documents."""
    empty.ingest([folder])
    return empty


def outcomes(report: IngestReport) -> list[str]:
    return [result.outcome.value for result in report.results]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def cited(answer: Answer) -> set[tuple[str, int]]:
    return {(citation.meeting, citation.punkt) for citation in answer.citations}


# Ingesting


def test_documents_are_added_once(empty: Punkt, folder: Path) -> None:
    first, again = empty.ingest([folder]), empty.ingest([folder])
    assert outcomes(first) == ["added", "added"]
    assert outcomes(again) == ["unchanged", "unchanged"]
    for report in (first, again):
        assert [result.meeting for result in report.results] == [PATH_MEETING, LIBRARY_MEETING]
    assert [overview.id for overview in empty.overviews()] == [LIBRARY_MEETING, PATH_MEETING]


def test_a_document_that_changed_replaces_its_meeting(punkt: Punkt, folder: Path) -> None:
    edit(folder / "b_bibliotek.txt", "uge 30", "uge 31")
    assert outcomes(punkt.ingest([folder])) == ["unchanged", "replaced"]
    assert len(punkt.overviews()) == 2
    assert "uge 31" in punkt.meeting(LIBRARY_MEETING).source.text


def test_naming_the_municipality_afterwards_moves_the_meeting(punkt: Punkt, folder: Path) -> None:
    path = folder / "a_sti.txt"
    assert outcomes(punkt.ingest([path], municipality="Vesterby")) == ["replaced"]
    assert {overview.municipality for overview in punkt.overviews()} == {"Møllebro", "Vesterby"}
    assert len(punkt.overviews()) == 2
    assert outcomes(punkt.ingest([path], municipality="Vesterby")) == ["unchanged"]
    assert outcomes(punkt.ingest([path])) == ["unchanged"]


def test_one_bad_file_does_not_stop_the_others(empty: Punkt, folder: Path) -> None:
    (folder / "a_tom.txt").write_text(" \n", encoding="utf-8")
    (folder / "a_bytes.txt").write_bytes(b"\x00\xff\x00\x12" * 50)
    (folder / "a_indkøb.md").write_text("Mælk og brød.", encoding="utf-8")
    report = empty.ingest([folder])
    refused = [result for result in report.results if result.outcome is Outcome.REFUSED]
    assert (report.count(Outcome.REFUSED), report.count(Outcome.ADDED)) == (3, 2)
    assert all(result.path.name in result.message and result.meeting is None for result in refused)
    assert len(empty.overviews()) == 2


def test_a_path_that_is_not_there_ingests_nothing(empty: Punkt, folder: Path) -> None:
    with pytest.raises(UnreadableDocument, match="nowhere"):
        empty.ingest([folder, folder / "nowhere"])
    assert empty.overviews() == []


def test_progress_tells_each_file_and_the_end(empty: Punkt, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    empty.ingest([folder], on_progress=lambda *step: told.append(step))
    assert told == [(0, 2, "a_sti.txt"), (1, 2, "b_bibliotek.txt"), (2, 2, "")]


def test_a_home_is_found_again(empty: Punkt, folder: Path, tmp_path: Path) -> None:
    empty.ingest([folder])
    empty.close()
    with Punkt.open(Settings(home=tmp_path / "home")) as reopened:
        assert not reopened.ask("Hvad koster cykelstien?").refused


# Asking


def test_an_answer_cites_the_item_that_says_it(punkt: Punkt) -> None:
    answer = punkt.ask("Hvad koster cykelstien ved åen?")
    assert not answer.refused
    assert cited(answer) == {(PATH_MEETING, 7)}
    assert "2,4 mio. kr." in answer_text(answer)
    assert "[Punkt 7]" in answer_text(answer)
    assert answer.seconds > 0


@pytest.mark.parametrize(
    "question",
    [
        "Hvad koster cykelstien ved åen?",
        "Hvad blev besluttet om cykelstien?",
        "Hvem stemte imod cykelstien?",
        "Hvem var fraværende i Teknikudvalget?",
        "Hvad koster det at holde biblioteket åbent om søndagen?",
        "Hvad blev besluttet om søndagsåbent?",
        "Hvor meget skal der bruges på asfalt i 2026?",
        "Hvornår skiftes scenen?",
    ],
)
def test_every_quote_stands_verbatim_at_its_span_inside_its_item(punkt: Punkt, question: str) -> None:
    answer = punkt.ask(question)
    assert answer.citations
    for citation in answer.citations:
        meeting = punkt.meeting(citation.meeting)
        item = meeting.item(citation.punkt)
        assert item is not None
        assert item.span.contains(citation.span)
        assert meeting.source.text[citation.span.start : citation.span.end] == citation.quote
        assert citation.status is Status.CONFIRMED
        assert (citation.document, citation.title) == (meeting.source.name, item.title)


def test_a_question_in_english_is_answered_in_danish(punkt: Punkt) -> None:
    answer = punkt.ask("How much does the bicycle path cost?")
    assert not answer.refused
    assert cited(answer) == {(PATH_MEETING, 7)}
    assert "koster 2,4 mio. kr." in answer_text(answer)


def test_filters_keep_other_meetings_out(punkt: Punkt) -> None:
    only = Scope(committees=frozenset({"Kulturudvalget"}))
    answer = punkt.ask("Hvad koster cykelstien?", only)
    assert all(citation.meeting == LIBRARY_MEETING for citation in answer.citations)
    assert answer.searched.meetings == 1


def test_the_ranking_puts_the_item_asked_for_first(punkt: Punkt) -> None:
    ranked = punkt.rank("Hvad koster søndagsåbent på biblioteket?")
    assert ranked[0] == (LIBRARY_MEETING, 3)
    assert len(ranked) == len(set(ranked))
    assert punkt.rank("Hvad koster søndagsåbent på biblioteket?", k=1) == ranked[:1]


@pytest.mark.parametrize("question", ["", "   ", "\n", "???", "–"])
def test_a_question_without_words_is_refused_with_an_example(punkt: Punkt, question: str) -> None:
    with pytest.raises(EmptyQuestion, match="Ask for example"):
        punkt.ask(question)


def test_a_question_of_100_000_characters_is_refused_by_its_length(punkt: Punkt) -> None:
    with pytest.raises(QuestionTooLong, match=f"100000 characters, at most {LONGEST_QUESTION}"):
        punkt.ask("x" * 100_000)


def test_the_longest_question_is_still_answered(punkt: Punkt) -> None:
    question = "Hvad koster cykelstien? ".ljust(LONGEST_QUESTION, "a")
    assert punkt.ask(question).question == question


def test_white_space_around_a_question_does_not_matter(punkt: Punkt) -> None:
    plain, spaced = punkt.ask("Hvad koster stien?"), punkt.ask("  Hvad\n koster\tstien?  ")
    assert (spaced.question, spaced.claims) == (plain.question, plain.claims)


def test_a_question_before_anything_is_ingested_says_how_to_ingest(empty: Punkt, tmp_path: Path) -> None:
    with pytest.raises(NothingIngested, match="punkt ingest") as told:
        empty.ask("Hvad koster stien?")
    assert str(tmp_path / "home") in str(told.value)


# Following the source


@pytest.mark.parametrize(
    ("name", "question", "old", "new"),
    [
        ("a_sti.txt", "Hvad koster cykelstien ved åen?", "2,4 mio. kr.", "3,7 mio. kr."),
        ("a_sti.txt", "Hvor lang bliver cykelstien?", "800 meter", "1.350 meter"),
        ("a_sti.txt", "Hvor meget skal der bruges på asfalt i 2026?", "\t900\n", "\t725\n"),
        ("b_bibliotek.txt", "Hvad koster søndagsåbent om året?", "310.000 kr.", "295.000 kr."),
        ("b_bibliotek.txt", "Hvor mange vagter kræver søndagsåbent?", "to vagter", "fem vagter"),
    ],
)
def test_an_edited_figure_is_followed(
    punkt: Punkt, folder: Path, name: str, question: str, old: str, new: str
) -> None:
    assert says(punkt.ask(question), old)
    edit(folder / name, old, new)
    assert outcomes(punkt.ingest([folder / name])) == ["replaced"]
    answer = punkt.ask(question)
    assert says(answer, new)
    assert not says(answer, old)


def test_an_edited_decision_is_followed(punkt: Punkt, folder: Path) -> None:
    question = "Hvad blev besluttet om søndagsåbent på biblioteket?"
    assert "udsat" in answer_text(punkt.ask(question)).casefold()
    edit(folder / "b_bibliotek.txt", "Udsat.", "Forslaget blev afvist.")
    punkt.ingest([folder])
    text = answer_text(punkt.ask(question)).casefold()
    assert "afvist" in text
    assert "udsat" not in text


ABOUT_THE_LIBRARY = (
    "Hvad koster søndagsåbent om året?",
    "Hvad blev besluttet om søndagsåbent på biblioteket?",
    "Hvornår skiftes scenen i musikhuset?",
)


def test_a_removed_document_is_no_longer_quoted(punkt: Punkt) -> None:
    before = [punkt.ask(question) for question in ABOUT_THE_LIBRARY]
    assert all(not answer.refused and (LIBRARY_MEETING in dict(cited(answer))) for answer in before)
    punkt.remove(LIBRARY_MEETING)
    for question in ABOUT_THE_LIBRARY:
        answer = punkt.ask(question)
        assert LIBRARY_MEETING not in dict(cited(answer))
        assert answer.searched.meetings == 1
        assert not any(says(answer, figure) for figure in ("310.000", "30"))


def test_a_question_about_a_removed_document_is_refused(punkt: Punkt) -> None:
    punkt.remove(LIBRARY_MEETING)
    answers = [punkt.ask(question) for question in ABOUT_THE_LIBRARY]
    assert [answer.refused for answer in answers] == [True, True, True]
    assert all(answer_text(answer).startswith(REFUSAL) for answer in answers)


def test_when_the_last_document_is_removed_there_is_nothing_to_ask(punkt: Punkt) -> None:
    for overview in punkt.overviews():
        punkt.remove(overview.id)
    with pytest.raises(NothingIngested):
        punkt.ask("Hvad koster stien?")


def test_what_is_removed_can_be_ingested_again(punkt: Punkt, folder: Path) -> None:
    punkt.remove(LIBRARY_MEETING)
    with pytest.raises(UnknownReference, match=LIBRARY_MEETING):
        punkt.remove(LIBRARY_MEETING)
    with pytest.raises(UnknownReference):
        punkt.meeting(LIBRARY_MEETING)
    assert outcomes(punkt.ingest([folder])) == ["unchanged", "added"]


def says(answer: Answer, written: str) -> bool:
    """Whether the answer states the figure, in whatever form it is written."""
    (figure,) = figures(written)
    stated = figures(" ".join(claim.text for claim in answer.claims))
    return any(said.value == figure.value or said.value == figure.value * 1000 for said in stated)


# Summarising


def test_a_meeting_and_an_item_are_summed_up_by_their_names(punkt: Punkt) -> None:
    meeting, item = punkt.summarise(LIBRARY_MEETING), punkt.summarise(f"{LIBRARY_MEETING}/3")
    assert (meeting.subject, meeting.id) == (Subject.MEETING, LIBRARY_MEETING)
    assert (item.subject, item.id) == (Subject.ITEM, f"{LIBRARY_MEETING}/3")
    assert meeting.headline.text.startswith("Kulturudvalget i Møllebro havde 2 punkter")
    assert Heading.POSTPONED in headings(meeting)
    assert "udsat" in item.text.casefold()
    assert (meeting.mode, meeting.model, meeting.usage) == ("extractive", None, None)
    assert unconfirmed(meeting) == unconfirmed(item) == []


def test_a_summary_is_for_whom_and_as_long_as_is_wished(punkt: Punkt) -> None:
    summary = punkt.summarise(LIBRARY_MEETING, wish("kort", "presse"))
    assert summary.wish == wish("kort", "presse")
    assert headings(summary)[0] == Heading.DECISIONS


@pytest.mark.parametrize("target", [f"{LIBRARY_MEETING}/9", f"{LIBRARY_MEETING}/x", f"{LIBRARY_MEETING}/"])
def test_an_item_that_is_not_there_names_those_that_are(punkt: Punkt, target: str) -> None:
    with pytest.raises(UnknownReference, match=r"It has: 3, 4\."):
        punkt.summarise(target)


def test_a_meeting_that_is_not_there_cannot_be_summed_up(punkt: Punkt) -> None:
    with pytest.raises(UnknownReference, match="moellebro-byraadet"):
        punkt.summarise("moellebro-byraadet-2025-01-01")


def test_an_edited_decision_is_summed_up_anew(punkt: Punkt, folder: Path) -> None:
    assert any("Søndagsåbent" in one for one in under(punkt.summarise(LIBRARY_MEETING), Heading.POSTPONED))
    edit(folder / "b_bibliotek.txt", "Udsat.", "Forslaget blev afvist.")
    punkt.ingest([folder])
    summary = punkt.summarise(LIBRARY_MEETING)
    assert Heading.POSTPONED not in headings(summary)
    assert "sagde nej til forslaget" in summary.text.casefold()


def test_a_matter_is_summed_up_within_the_filters(punkt: Punkt) -> None:
    found = punkt.summarise_question("søndagsåbent på biblioteket")
    assert (found.subject, found.headline.text) == (
        Subject.QUESTION,
        "1 punkt om søndagsåbent på biblioteket",
    )
    refused = punkt.summarise_question("søndagsåbent på biblioteket", filters=Scope(start=date(2025, 5, 1)))
    assert refused.headline.text == f"{REFUSAL} Ingen møder passer til de valgte filtre."


def test_a_case_is_summed_up_however_its_number_is_punctuated(tmp_path: Path) -> None:
    with Punkt.open(Settings(home=ingested(tmp_path))) as punkt:
        for number in ("05.00.00-P20-7-24", " 05.00.00P20-7-24 "):
            summary = punkt.summarise_case(number)
            assert summary.headline.text == "Støj fra ringvejen: 2 møder, senest den 12. marts 2025"
            assert (summary.subject, summary.id) == (Subject.CASE, number.strip())
        with pytest.raises(UnknownReference, match=r"05\.00\.00-P20-7-24.*punkt show"):
            punkt.summarise_case("05.00.00-P20-7-25")
        with pytest.raises(UnknownReference):
            punkt.summarise_case("05.00.00-P20-7-24", filters=Scope(start=date(2026, 1, 1)))


def test_a_language_model_sums_up_an_item_where_there_is_one(tmp_path: Path) -> None:
    with opened(ingested(tmp_path), saying(draft())) as (punkt, server):
        summary = punkt.summarise(f"{ROADS_MEETING}/3")
        asked = len(server.requests)
        assert (summary.mode, summary.model) == ("generative", "openai:m")
        assert asked >= 1
        assert punkt.summarise_question("støj fra ringvejen").mode == "extractive"
        assert punkt.summarise_case("05.00.00-P20-7-24").mode == "extractive"
        assert len(server.requests) == asked
