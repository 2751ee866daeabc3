"""An item read once: units, vocabulary, places of words and vectors that belong together."""

from __future__ import annotations

import numpy as np
from minutes import ROADS_2024, ROADS_2025, SCHOOL_2025, item_of, new_reader, parsed
from samples import GramEmbedder

from rag.ask.evidence.reading import KEPT_ITEMS, ItemReader, ItemReading
from rag.ask.questions.matching import grams
from rag.danish import STOP_WORDS
from rag.model import Meeting


def reading(meeting: Meeting, number: int) -> ItemReading:
    return ItemReader(GramEmbedder(), GramEmbedder()).read(meeting, item_of(meeting, number))


def spoken(read: ItemReading, places: np.ndarray[tuple[int], np.dtype[np.int32]]) -> set[str]:
    return {read.vocabulary[place] for place in places}


def test_places_give_back_the_content_words_of_each_unit() -> None:
    read = reading(parsed(ROADS_2025), 3)
    for unit, own, context, before in zip(read.units, read.own, read.context, read.before, strict=True):
        assert spoken(read, own) == set(unit.words) - STOP_WORDS
        assert spoken(read, context) == set(unit.context) - STOP_WORDS
        assert spoken(read, before) == set(unit.before) - STOP_WORDS
    assert spoken(read, read.title) == {"stoej", "ringvejen", "forslag"}


def test_the_vocabulary_is_sorted_and_each_word_knows_its_place() -> None:
    read = reading(parsed(ROADS_2025), 3)
    assert list(read.vocabulary) == sorted(set(read.vocabulary))
    assert [read.place(word) for word in read.vocabulary] == list(range(len(read.vocabulary)))
    assert not set(read.vocabulary) & STOP_WORDS


def test_words_are_found_by_their_grams() -> None:
    read = reading(parsed(ROADS_2024), 12)
    for i, word in enumerate(read.vocabulary):
        assert all(i in read.having_gram[gram] for gram in grams(word))


def test_units_and_words_have_a_vector_each() -> None:
    read = reading(parsed(ROADS_2025), 4)
    assert read.vectors.shape == (len(read.units), 64)
    assert read.word_vectors.shape == (len(read.vocabulary), 64)


def test_a_closed_item_reads_as_its_title_alone() -> None:
    read = reading(parsed(ROADS_2025), 5)
    assert (
        {"koeb", "grund", "havnen"}
        <= set(read.vocabulary)
        <= {"punkt", "5", "lukket", "koeb", "grund", "havnen"}
    )
    assert len(read.vectors) == len(read.units)


def test_an_item_is_read_once() -> None:
    reader, meeting = new_reader(), parsed(ROADS_2025)
    assert reader.read(meeting, item_of(meeting, 3)) is reader.read(meeting, item_of(meeting, 3))


def test_a_changed_document_is_read_anew() -> None:
    reader = new_reader()
    before, after = parsed(SCHOOL_2025), parsed(SCHOOL_2025.replace("31 kr.", "35 kr."))
    reader.read(before, before.items[0])
    assert any("35 kr." in unit.text for unit in reader.read(after, after.items[0]).units)


def test_only_the_latest_items_are_kept() -> None:
    reader = ItemReader(GramEmbedder(), GramEmbedder())
    meetings = [parsed(SCHOOL_2025.replace("31 kr.", f"{i} kr.")) for i in range(KEPT_ITEMS + 1)]
    first = reader.read(meetings[0], meetings[0].items[0])
    for meeting in meetings[1:]:
        last = reader.read(meeting, meeting.items[0])
    assert reader.read(meetings[-1], meetings[-1].items[0]) is last
    assert reader.read(meetings[0], meetings[0].items[0]) is not first


def test_a_question_has_one_vector_and_one_for_each_term() -> None:
    whole, terms = new_reader().question_vectors("koster volden", ("koster", "volden"))
    assert len(whole) == 1
    assert len(terms) == 2
    assert len(new_reader().question_vectors("?", ())[1]) == 0
