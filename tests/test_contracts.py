"""The JSON of answers and meetings is what DESIGN promises to other programs."""

from __future__ import annotations

import json
from dataclasses import replace

from answers import answer, cite

from rag.contracts import answer_json, item_json, meeting_json
from rag.model import Claim, Cost, Explained, Meeting, Searched, Span, Stage, Status, Vote


def test_an_answer_has_the_promised_keys(meeting: Meeting) -> None:
    written = answer_json(answer(Claim("Stien bliver 800 meter.", (cite(meeting, 7, "800 meter"),))))
    assert list(written) == [
        "question", "answer", "refused", "citations", "searched", "mode", "model", "seconds",
        "notes", "dictionary", "understood", "usage", "stages",
    ]  # fmt: skip
    assert list(written["citations"][0]) == [
        "document", "meeting", "municipality", "committee", "date", "punkt", "title", "section",
        "quote", "start", "end", "page", "status", "attachment",
    ]  # fmt: skip
    assert list(written["searched"]) == ["meetings", "municipalities", "from", "to", "notes"]


def test_an_answer_carries_its_marks_and_where_each_quote_stands(meeting: Meeting) -> None:
    written = answer_json(answer(Claim("Stien bliver 800 meter.", (cite(meeting, 7, "800 meter"),))))
    citation = written["citations"][0]
    assert written["answer"] == "Stien bliver 800 meter. [Punkt 7]"
    assert meeting.source.text[citation["start"] : citation["end"]] == citation["quote"] == "800 meter"
    assert citation["date"] == "2025-03-12"
    assert citation["section"] == "Sagsfremstilling"
    assert citation["status"] == "bekræftet"
    assert citation["page"] is None
    assert written["searched"] == {
        "meetings": 1,
        "municipalities": ["Møllebro"],
        "from": "2025-03-12",
        "to": "2025-03-12",
        "notes": ["bilag er ikke indlæst"],
    }
    assert written["seconds"] == 0.031


def test_the_three_statuses_are_written_in_danish(meeting: Meeting) -> None:
    claims = [Claim("Det står der.", (cite(meeting, 7, "800 meter", status),)) for status in Status]
    statuses = [citation["status"] for citation in answer_json(answer(*claims))["citations"]]
    assert statuses == ["bekræftet", "rettet", "ikke bekræftet"]


def test_a_quote_that_two_claims_rest_on_is_listed_once(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "800 meter")
    written = answer_json(answer(Claim("A.", (quoted,)), Claim("B.", (quoted,))))
    assert len(written["citations"]) == 1
    assert written["answer"] == "A. [Punkt 7]\n\nB. [Punkt 7]"


def test_a_refusal_without_period_or_citations_is_plain_json() -> None:
    nothing = replace(answer(Claim("Det fremgår ikke."), refused=True), searched=Searched(0, (), None, None))
    written = answer_json(nothing)
    assert written["refused"] is True
    assert written["citations"] == []
    assert (written["searched"]["from"], written["searched"]["to"]) == (None, None)


def test_what_a_language_model_took_and_what_was_left_out_are_told() -> None:
    plain = answer_json(answer(Claim("A.")))
    assert (plain["notes"], plain["usage"], plain["stages"]) == ([], None, {})
    told = replace(
        answer(Claim("A.")),
        notes=("Noget er udeladt.",),
        usage=Cost(900, 40, 2),
        stages=(Stage("search", 0.01234), Stage("model", 1.5)),
    )
    written = answer_json(told)
    assert written["notes"] == ["Noget er udeladt."]
    assert written["usage"] == {"tokens_in": 900, "tokens_out": 40, "calls": 2}
    assert written["stages"] == {"search": 0.012, "model": 1.5}


def test_a_word_of_the_dictionary_is_no_part_of_the_answer_and_no_citation() -> None:
    word = Explained("inhabil", "Så tæt på en sag, at man ikke må være med til at afgøre den.")
    written = answer_json(replace(answer(Claim("Det fremgår ikke."), refused=True), explained=(word,)))
    assert written["dictionary"] == [{"word": "inhabil", "explanation": word.explanation}]
    assert (written["answer"], written["citations"]) == ("Det fremgår ikke.", [])


def test_a_page_is_written_where_the_format_has_pages(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "800 meter")
    paged = replace(quoted, span=Span(quoted.span.start, quoted.span.end, page=3))
    assert answer_json(answer(Claim("A.", (paged,))))["citations"][0]["page"] == 3


def test_a_meeting_has_the_promised_keys(meeting: Meeting) -> None:
    written = meeting_json(meeting)
    assert list(written) == [
        "id", "kind", "municipality", "committee", "date", "time", "place", "attendees", "absent",
        "document", "items", "warnings",
    ]  # fmt: skip
    assert list(written["items"][0]) == [
        "number", "title", "case_number", "closed", "sections", "decision", "decision_class", "votes",
        "absent", "attachments", "related",
    ]  # fmt: skip


def test_a_meeting_is_written_as_it_was_parsed(meeting: Meeting) -> None:
    written = meeting_json(meeting)
    assert written["id"] == "moellebro-teknikudvalget-2025-03-12"
    assert (written["kind"], written["date"], written["place"]) == ("referat", "2025-03-12", "Rådhuset")
    assert written["attendees"][0] == {"name": "Anna Birk", "party": "A"}
    path = written["items"][0]
    assert (path["decision"], path["decision_class"]) == ("Godkendt.", "godkendt")
    assert path["votes"] == {"for": ["A", "V"], "against": ["C"], "abstain": []}
    assert path["absent"] == ["Carl Eng"]
    body = path["sections"][0]
    assert (body["name"], body["role"]) == ("Sagsfremstilling", "background")
    assert meeting.source.text[body["start"] : body["end"]].startswith("Stien bliver 800 meter")


def test_a_closed_item_has_no_content(meeting: Meeting) -> None:
    closed = meeting_json(meeting)["items"][1]
    assert closed["closed"] is True
    assert closed["sections"] == []
    assert (closed["decision"], closed["decision_class"], closed["votes"]) == (None, None, None)


def test_the_last_vote_counts_and_all_ballots_are_kept(meeting: Meeting) -> None:
    amendment = Vote(("C",), ("A", "V"), ("Ø",), Span(0, 1), motion="Ændringsforslag")
    item = replace(meeting.items[0], votes=(amendment, *meeting.items[0].votes))
    written = item_json(item)
    assert written["votes"] == {"for": ["A", "V"], "against": ["C"], "abstain": []}
    assert [ballot["motion"] for ballot in written["ballots"]] == ["Ændringsforslag", item.votes[1].motion]
    assert written["ballots"][0]["abstain"] == ["Ø"]


def test_everything_survives_json(meeting: Meeting) -> None:
    for written in (
        meeting_json(meeting),
        answer_json(answer(Claim("A.", (cite(meeting, 7, "<b>2,4 mio. kr.</b>"),)))),
    ):
        assert json.loads(json.dumps(written)) == written
