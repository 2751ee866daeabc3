"""Text whose letters stand for other letters is told from Danish, from tables and from lists of names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import lines, pdf

from rag.errors import UnreadableDocument
from rag.ingest.readers.gibberish import is_gibberish
from rag.ingest.readers.pdf import read_pdf

CORPUS = sorted((Path(__file__).parents[1] / "eval" / "corpus").glob("*.txt"))
SENTENCE = (
    "Udvalget godkendte forslaget til budget for den nye skole ved havnen, og der stemtes ikke om det. "
)
TEXT = SENTENCE * 8


def moved(text: str, by: int) -> str:
    """Each letter as the one so many places on, as a font without its own map shows it."""
    return "".join(chr(ord(each) + by) if each.isalpha() else each for each in text)


@pytest.mark.parametrize("by", [1, 3, -29])
def test_letters_that_stand_for_others_are_gibberish(by: int) -> None:
    assert is_gibberish(moved(TEXT, by))
    assert not is_gibberish(TEXT)


def test_the_sample_documents_are_none() -> None:
    assert CORPUS
    for file in CORPUS:
        assert not is_gibberish(file.read_text(encoding="utf-8")), file.name


def test_tables_names_and_a_few_words_are_none() -> None:
    assert not is_gibberish("Skole 2025 1.200.000\nDagtilbud 2026 800.000\nÆldre og handicap 12\n" * 60)
    assert not is_gibberish("Anna Birk, Bo Dal, Carl Eng, Dorte Fjord, Erik Gade, Fatma Høj\n" * 30)
    assert not is_gibberish(moved(SENTENCE, 1))


def test_a_pdf_whose_fonts_map_letters_wrongly_names_the_remedy() -> None:
    draw = lines(*[moved(SENTENCE, 1)] * 12, size=8)
    with pytest.raises(UnreadableDocument, match=r"which letters they show.*--force-ocr.*--ocr"):
        read_pdf("møde.pdf", pdf(draw))
