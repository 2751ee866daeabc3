"""Which words say what a text is about, and whether another text has them."""

from __future__ import annotations

from rag.ask.questions.vocabulary import has, subject, topical, weighty, word_stems


def test_small_words_figures_and_units_are_no_topic() -> None:
    assert topical("Det er 45 af dem til 3 mio. kr.") == frozenset()
    assert topical("Volden dæmper støjen") == {"vold", "daemp", "stoej"}


def test_words_of_any_sentence_weigh_nothing() -> None:
    assert weighty("Stigningen skyldes især, at flere bruger bilen.") == topical("Stigningen, bilen.")


def test_a_text_has_a_word_as_a_part_of_a_compound_and_the_other_way_round() -> None:
    assert has("En vold af jord.", "jordvold")
    assert has("Jordvolden er høj.", "vold")
    assert not has("Støjen fra vejen.", "jordvold")
    assert not has("Der er tre på et hjul.", "re")
    assert word_stems("Voldene og volden") == {"vold"}


def test_the_words_before_the_verb_say_what_a_sentence_is_about() -> None:
    assert subject("Volden ved vejen koster 5 kr. i Fjordby.") == {"vold", "vej"}
    assert subject("Der er afsat 5 kr.") == frozenset()
    assert subject("Sagsnummeret er 17/46.") == frozenset()
    assert subject("Volden: 5 kr.") == frozenset()
