"""Difficult words are found in every form, at their place, and no other word is taken for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.dictionary import entries
from rag.summaries.glossary import difficult_words, explained

FORMS = [(form, entry.word) for entry in entries() for form in entry.forms]


def found(text: str) -> list[tuple[str, str]]:
    """What stands in the text, and the entry it is taken for."""
    return [(word.span.of(text), word.entry.word) for word in difficult_words(text)]


def test_every_form_is_found_as_itself() -> None:
    missed = [(form, word) for form, word in FORMS if found(f"Der er {form}, og så.") != [(form, word)]]
    assert missed == []


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=6))
def test_forms_in_a_row_are_found_in_order_at_their_places(chosen: list[tuple[str, str]]) -> None:
    text = "; ".join(form for form, _ in chosen)
    assert found(text) == chosen


@given(st.text())
def test_places_lie_inside_any_text_in_order_and_apart(text: str) -> None:
    spans = [word.span for word in difficult_words(f"{text} merforbrug {text}")]
    assert spans
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))


PIECES = st.one_of(st.sampled_from([form for form, _ in FORMS]), st.text("aå§1 ", max_size=4))


@given(st.lists(PIECES, max_size=4), st.sampled_from([" ", ". ", "-", "/", ".", "@", "", "\n"]))
@settings(deadline=None, max_examples=60)
def test_the_word_index_agrees_with_a_search_for_every_form(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    lower = {form.lower() for form, _ in FORMS}
    fast = [word for word, _ in found(text) if " ".join(word.lower().split()) in lower]
    assert fast == list(slow(text))


def slow(text: str) -> Iterator[str]:
    """The longest form at each place, found by trying every form there."""
    plain, place = " ".join(text.split("\n")), 0
    while place < len(plain):
        here = [form for form, _ in FORMS if is_at(form, plain, place)]
        if here:
            yield text[place : place + len(max(here, key=len))]
        place += len(max(here, key=len)) if here else 1


def is_at(form: str, text: str, place: int) -> bool:
    end = place + len(form)
    same = text[place:end] == form
    if len(form) > 5 or form == form.lower():
        same = text[place:end].lower() == form.lower()
    before, after = f"  {text[:place]}", f"{text[end:]}  "
    inside = before[-1].isalnum() or before[-1] in "@§" or (before[-1] == "." and before[-2].isalnum())
    goes_on = after[0].isalnum() or (after[0] in ".@" and after[1].isalnum())
    return same and not inside and not goes_on


def test_the_longer_of_two_is_taken() -> None:
    assert found("Det korrigerede budget og offentlig forsørgelse.") == [
        ("korrigerede budget", "korrigeret budget"),
        ("offentlig forsørgelse", "offentlig forsørgelse"),
    ]
    assert found("en tillægsbevilling") == [("tillægsbevilling", "tillægsbevilling")]


def test_capitals_and_line_breaks_do_not_matter() -> None:
    assert found("MERFORBRUG. Taget til\nefterretning") == [
        ("MERFORBRUG", "merforbrug"),
        ("til\nefterretning", "til efterretning"),
    ]
    assert found("KL’s forslag") == [("KL’s", "KL")]


def test_a_short_abbreviation_is_told_from_a_word_by_its_capitals() -> None:
    assert found("RAR og LAG, STAR") == [
        ("RAR", "regionalt arbejdsmarkedsråd"),
        ("LAG", "lokal aktionsgruppe"),
        ("STAR", "STAR"),
    ]
    assert found("Et lag maling kl. 16, en rar dag, Opp og lar") == []


@pytest.mark.parametrize(
    "text",
    [
        "forhøring og merforbrugende",  # inside another word
        "bilag.aktindsigt, www.aktindsigt.dk, tilsyn.pdf, aktindsigt@strandby.dk, post@tilsyn.dk",
        "Den nye direktør tiltræder den 1. maj.",
        "Der er overførsler fra 2024 til udligning.",
        "",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert found(text) == []


def test_a_hyphen_parts_words() -> None:
    assert found("RAR-møder") == [("RAR", "regionalt arbejdsmarkedsråd")]
    assert found("ressourceforløbs- og jobafklaringsforløb") == [
        ("ressourceforløbs", "ressourceforløb"),
        ("jobafklaringsforløb", "jobafklaringsforløb"),
    ]
    assert found("§ 17, stk. 4-udvalget") == [("§ 17, stk. 4-udvalget", "§ 17, stk. 4-udvalg")]
    assert found("efter § 17, stk. 4, i loven") == []


def test_a_longer_word_is_explained_by_what_it_begins_with() -> None:
    assert found("sygedagpengeområdet") == [("sygedagpengeområdet", "sygedagpenge")]
    assert found("kontanthjælpsmodtagerne") == [("kontanthjælpsmodtagerne", "kontanthjælp")]
    assert found("arbejdstilsynet, indflydelse") == []  # what a longer word ends in says too little
    assert found("høringssalen") == []  # only where the dictionary says that it may


def test_each_word_is_explained_once_in_order_of_appearance() -> None:
    text = "Merforbruget skyldes refusionen. Et merforbrug er dyrt, og høringen venter."
    assert [word.word for word in explained(text)] == ["merforbrug", "refusion", "høring"]
    assert explained(text)[0].explanation == "Når der er brugt flere penge, end der var sat af."
    assert explained("Hej") == ()


def test_the_hardest_are_kept_where_there_are_too_many() -> None:
    text = "Forvaltningen søger om en anlægsbevilling efter høring af jobcentret og et rådighedsbeløb."
    assert [word.word for word in explained(text, most=2)] == ["anlægsbevilling", "rådighedsbeløb"]
    assert [word.word for word in explained(text, most=4)] == [
        "forvaltning",
        "anlægsbevilling",
        "høring",
        "rådighedsbeløb",
    ]
    assert explained(text, most=0) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sagen er i RAR.", "RAR (regionalt arbejdsmarkedsråd)"),
        ("Byrådet bevilgede penge.", "bevilling"),
        ("Han er sygedagpengemodtager.", "sygedagpenge"),
        ("Genudbuddet er klar.", "udbud"),
        ("Som led i budgetaftalen.", "budgetaftale (budgetforlig)"),
        ("Efter styrelsesloven.", "styrelseslov (kommunestyrelseslov)"),
    ],
)
def test_a_synonym_is_shown_with_the_word_it_stands_for(text: str, label: str) -> None:
    assert [word.label for word in difficult_words(text)] == [label]
