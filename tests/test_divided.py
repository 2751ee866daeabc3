"""Words that the end of a line divides."""

from __future__ import annotations

import pytest

from rag.ingest.readers.divided import undivided


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Planen skal der-\nfor dække det.", "Planen skal derfor\ndække det."),
        ("  På ældre-\n  området var der 22\n", "  På ældreområdet\n  var der 22\n"),
        ("et merfor-\nbrug", "et merforbrug"),
        ("Det er vig-\ntigt, at handle-\nplanen følges", "Det er vigtigt,\nat handleplanen\nfølges"),
    ],
)
def test_a_divided_word_is_whole_on_the_line_it_begins_on(text: str, whole: str) -> None:
    assert undivided(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "børne-\nog ungdomsområdet",
        "nye IT-\nsystemer",
        "Nord-\nSyd",
        "Udgift    1.000 kr. hoved-\nbygning",
        "slut-\n\ntekst",
        "- \ntekst",
        "et tal -\nikke to",
    ],
)
def test_other_hyphens_stay(text: str) -> None:
    assert undivided(text) == text
