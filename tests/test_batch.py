"""A batch: one question a line in, one JSON answer a line out, whatever else stands in the file."""

from __future__ import annotations

import json

import pytest
from answers import answer
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import EmptyQuestion, NothingIngested
from rag.model import Answer, Claim
from ui.batch import answer_lines


def echo(question: str) -> Answer:
    """Answers with the question itself, and refuses an empty one as Punkt does."""
    if not question.strip():
        raise EmptyQuestion("The question has no words.")
    return answer(Claim(question))


def outputs(*lines: str | bytes) -> list[dict[str, object]]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return [line.output for line in answer_lines(raw, echo)]


def test_a_line_is_a_question_or_an_object_with_one() -> None:
    bare, full = outputs('"Hvad koster det?"\n', '{"question": "Hvem stemte?", "id": 7}\n')
    assert bare["answer"] == "Hvad koster det?"
    assert "id" not in bare
    assert (full["answer"], full["id"]) == ("Hvem stemte?", 7)


def test_blank_lines_are_passed_over_and_keep_the_count() -> None:
    assert outputs("\n", "  \n", "rubbish\n")[0]["line"] == 3


def test_a_bad_line_is_named_and_the_others_go_on() -> None:
    lines = [b'"A?"', b"{oops", b'{"q": 1}', b"[1]", b'""', b"\xff\xfe", b'{"question": 3}', b'"B?"']
    done = list(answer_lines(lines, echo))
    assert [line.error is None for line in done] == [True, *[False] * 6, True]
    assert [line.error.split(":")[0] for line in done if line.error] == [f"line {n}" for n in range(2, 8)]


def test_a_question_that_is_refused_keeps_its_id() -> None:
    (line,) = outputs('{"question": " ", "id": "a1"}')
    assert (line["id"], line["line"], line["error"]) == ("a1", 1, "The question has no words.")


def test_a_byte_order_mark_does_not_matter() -> None:
    assert outputs(b'\xef\xbb\xbf"Hvad?"')[0]["answer"] == "Hvad?"


def test_what_is_wrong_with_the_library_ends_the_batch() -> None:
    def nothing(question: str) -> Answer:
        raise NothingIngested(question)

    with pytest.raises(NothingIngested):
        list(answer_lines([b'"A?"'], nothing))


@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_every_question_is_answered_in_order(questions: list[str]) -> None:
    lines = [json.dumps(question).encode() for question in questions]
    assert [line.output["answer"] for line in answer_lines(lines, lambda q: answer(Claim(q)))] == questions
