"""Sentences that the edge of a page parts in plain text."""

from __future__ import annotations

import pytest

from rag.ingest.readers.page_breaks import with_whole_sentences
from rag.ingest.readers.text import read_text

SENTENCE = "Løsning C kan ikke løfte udpegningen, og kommunen betaler for bus-"
EDGE = "\n\nTeknisk Udvalg 12-10-2022            Side {}\n\n"
REST = "kørslen, som i 2021\nkostede 385.000 kr.\n\nSeks lodsejere siger ja.\n"


def test_a_sentence_is_whole_and_the_header_below_it() -> None:
    text = f"{SENTENCE}{EDGE.format(4)}{REST}"
    found = with_whole_sentences(text)
    assert found.startswith(f"{SENTENCE}\nkørslen, som i 2021\nkostede 385.000 kr.\n\nTeknisk Udvalg")
    assert found.count("\n") == text.count("\n")
    assert sorted(found.split()) == sorted(text.split())


def test_a_word_is_whole_again() -> None:
    text = f"Busserne kører.\n{SENTENCE}{EDGE.format(4)}{REST}"
    assert "busskørslen" not in text
    assert "for buskørslen," in read_text("referat.txt", text.encode()).text


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Løsning C kan ikke løfte udpegningen som trafikfarlig.", "kommunen betaler."),
        ("Løsning C kan ikke løfte udpegningen som trafikfarlig", "Kommunen betaler."),
        ("Direktionen foreslår til godkendelse i Byrådet,", "at regnskabet godkendes."),
        ("Indstilling", "kommunen betaler."),
        ("Toilet\tÅbninger pr. døgn, juli\tÅrlig drift", "kirken\t9\t72.000 kr."),
    ],
)
def test_what_does_not_go_on_stays_where_it_is(above: str, below: str) -> None:
    text = f"{above}{EDGE.format(4)}{below}\n"
    assert with_whole_sentences(text) == text


def test_the_name_of_a_part_stays_where_it_is() -> None:
    text = "Løsning C kan ikke løfte udpegningen som trafikfarlig\n\nLukkede punkter\n\nkommunen betaler.\n"
    assert with_whole_sentences(text) == text
