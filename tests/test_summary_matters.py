"""Which items are about a matter, and which only mention it; and when a question says."""

from __future__ import annotations

from datetime import date

import pytest
from minutes import item_of, parsed
from whole_samples import MIXED, mixed

from rag.ask.questions.question import Question
from rag.summaries.matters import about_matter, says, spoken
from rag.summaries.periods import period_of


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("sygedagpenge", "sygedagpenge"),
        ("sygedagpenge", "sygedagpengemodtagere"),
        ("lokalplaner", "lokalplanforslag"),
        ("rotter", "rottebekaempelse"),
        ("plan", "lokalplan"),
        ("biblioteker", "bibloteker"),
        ("2026", "2026"),
    ],
)
def test_a_word_says_what_is_asked_for(term: str, word: str) -> None:
    assert says(term, word)


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("skolemad", "skole"),
        ("sygedagpenge", "syge"),
        ("atomkraft", "kraft"),
        ("2026", "2025"),
        ("bus", "busk"),
    ],
)
def test_a_part_of_a_word_does_not(term: str, word: str) -> None:
    assert not says(term, word)


def about(*terms: str, text: str = MIXED) -> list[int]:
    meeting = parsed(text)
    items = [spoken(meeting, item) for item in meeting.items]
    kept = about_matter({term: (term,) for term in terms}, items)
    return [item.number for item, is_about in zip(meeting.items, kept, strict=True) if is_about]


def test_a_title_a_resume_or_a_decision_makes_an_item_about_its_words() -> None:
    assert about("bro") == [41, 42]
    assert about("cyklister") == [42]
    assert about("genbrugspladser") == [44]
    assert about("juni") == [44]


def test_what_stands_once_in_the_body_is_a_mention() -> None:
    mentioned = MIXED.replace("Broen koster 8,4 mio. kr.", "Broen koster 8,4 mio. kr. Bænke er ikke med.")
    assert about("baenke", text=mentioned) == [43]
    often = MIXED.replace(
        "Broen koster 8,4 mio. kr.", "Bænke koster. Bænke er ikke med. Bænke betales senere."
    )
    assert about("baenke", text=often) == [42, 43]


def test_a_mention_counts_where_there_is_nothing_more() -> None:
    mentioned = MIXED.replace("Broen koster 8,4 mio. kr.", "Broen koster 8,4 mio. kr. Træer plantes senere.")
    assert about("traeer", text=mentioned) == [42]


def test_the_parts_of_a_compound_count_where_there_is_nothing_more() -> None:
    assert about("parkbaenke") == [43]
    assert about("parkfester") == []


def test_most_of_the_words_must_be_there() -> None:
    assert about("bro", "cyklister") == [42]
    assert about("bro", "svoemmehal", "haandbold") == []


def test_a_number_must_stand_in_the_item() -> None:
    assert about("trafiktal", "2024") == [41]
    assert about("trafiktal", "2023") == []


def test_nothing_is_about_nothing() -> None:
    assert about() == []
    assert about("atomkraft") == []


def test_the_name_of_the_body_is_in_every_item_and_says_nothing() -> None:
    named = MIXED.replace(
        "Forvaltningen indstiller", "Direktøren for Teknik- og Klimaudvalgets område indstiller"
    )
    assert about("klima", text=named) == []
    planned = named.replace("Bænke i parken\n\n04", "Klimaplan for parken\n\n04")
    assert about("klima", text=planned) == [43]


def test_a_closed_item_says_its_title_only() -> None:
    assert about("salg", "grund") == [45]
    closed = spoken(mixed(), item_of(mixed(), 45))
    assert closed.body == ()


def test_attachments_are_not_what_an_item_says() -> None:
    attached = MIXED.replace(
        "opstilles seks bænke i parken.\n", "opstilles seks bænke i parken.\n\nBilag\n\nKort over havnen\n", 1
    )
    assert about("havnen", text=attached) == []


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("sygedagpenge i 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("skolemad i marts 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("skolemad den 6. maj 2025", date(2025, 5, 6), date(2025, 5, 6)),
        ("skolemad i 2. kvartal 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("cykelstier i 2024 og 2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("cykelstier fra marts 2024 til juni 2025", date(2024, 3, 1), date(2025, 6, 30)),
        ("cykelstier siden 2024", date(2024, 1, 1), None),
        ("cykelstier efter marts 2024", date(2024, 4, 1), None),
        ("cykelstier før 2024", None, date(2023, 12, 31)),
        ("cykelstier til og med 2024", None, date(2024, 12, 31)),
        ("budget 2026", None, None),
        ("skolemad", None, None),
    ],
)
def test_a_period_is_what_a_word_of_time_says(question: str, start: date | None, end: date | None) -> None:
    period = period_of(Question(question))
    assert (period.start, period.end) == (start, end)


def test_the_words_of_a_period_are_no_matter() -> None:
    question = Question("sygedagpenge siden marts 2025")
    assert period_of(question).words(question) == {"siden", "marts", "2025"}
