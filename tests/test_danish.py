"""Danish as text: where sentences end, what folds to what, which grams words share."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.danish import (
    ABBREVIATIONS,
    MONTH_NAMES,
    MONTHS,
    STOP_WORDS,
    content_words,
    fold,
    ngrams,
    sentences,
    stem,
    text_ngrams,
    words,
)


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Udgiften er 8,6 mio. kr. i alt, jf. bilag 2.",
        "Der er bl.a. afsat midler til drift m.v. af hallen.",
        "Det sker iht. § 65e, stk. 2, nr. 4, i loven.",
        "Mødet holdes d. 27. maj 2026 kl. 19.00 i salen.",
        "Klubben kom på 15. plads blandt 98 kommuner.",
        "Forslaget er til 2. behandling i byrådet.",
        "Lotte Dam (3. Næstformand) mødtes med os d. 27. Maj.",
        "Taksten i 3. kvartal er ca. 1.250,50 kr. pr. måned.",
        "Væksten er 2,5 pct. og prisen 22,62 kr./time.",
        "Ordningen gælder børn i f.eks. 3. klasse hhv. 4. klassetrin.",
        "Ejendommen ligger på Skt. Jørgens Vej i Kgs. Lyngby.",
        "Den adm. direktør, cand. Ida Holm, og dr. Bo Dal talte.",
        "Signe L. Hansen deltog i stedet for A. B. Holm.",
        "P. C. Dam og Hans N. Jensen stemte imod.",
        "Se mere på www.lindby.dk/a.b, tlf. 11 22 33 44.",
        "Borgmester H. C. Kjær åbnede mødet.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert split(sentence) == [sentence]
    assert split(f"{sentence} Derefter talte Bo.") == [sentence, "Derefter talte Bo."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Udgiften er 8,6 mio. kr.", "Den dækkes af kassen."),
        ("Der mangler 5 mio.", "Resten er fundet."),
        ("Stigningen er 5 pct.", "Den var ventet."),
        ("Der er bænke, borde m.v.", "Resten kommer til maj."),
        ("Pausen var på 5 min.", "Så gik man videre."),
        ("Det skete i 2024.", "Derefter skete intet."),
        ("Det skete i 2024.", "Punktet er lukket."),
        ("Udvalget vedtog lokalplan 214.", "Boligerne opføres til næste år."),
        ("Kommunen led et tab.", "Det er dækket."),
        ("Se bilag.", "Herefter følger sagen."),
        ("For stemte A og V.", "Imod stemte C."),
        ("Imod stemte liste Ø.", "Hverken for eller imod stemte F."),
        ("Udvalget valgte Model B.", "Forvaltningen går i gang."),
        ("Er det rigtigt?", "Ja!"),
        ("Han sagde: ”Ja.”", "Så gik han."),
        ("(Se notatet.)", "Næste sag."),
        ("Mødet slutter kl. 21.00.", "Næste møde er 3. juni."),
    ],
)
def test_a_stop_before_a_new_sentence_ends_the_old(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]
    assert split(f"{first}\n{second}") == [first, second]


def test_a_list_is_cut_at_its_bullets_numbers_and_letters() -> None:
    text = "Udvalget skal:\n- bygge\n* male\n• rive ned\n– vente\n1. bo\n2) gå\na) sove\n| x |"
    assert split(text) == [
        "Udvalget skal:", "- bygge", "* male", "• rive ned", "– vente", "1. bo", "2) gå", "a) sove", "| x |",
    ]  # fmt: skip


def test_each_at_line_stands_alone() -> None:
    text = "Direktionen indstiller,\nat budgettet godkendes\nat sagen oversendes til byrådet"
    assert split(text) == text.split("\n")


def test_at_inside_a_line_begins_nothing() -> None:
    assert len(split("Det indstilles, at sagen udsættes, og at den drøftes til maj.")) == 1


def test_a_list_number_stays_with_its_entry() -> None:
    assert split("1. Budgettet godkendes. 2. behandling følger.\n2. Sagen udsættes.") == [
        "1. Budgettet godkendes.",
        "2. behandling følger.",
        "2. Sagen udsættes.",
    ]


def test_a_line_broken_before_a_date_is_not_a_list() -> None:
    assert split("Høringen slutter den\n27. maj 2026. Svarene ses efter.") == [
        "Høringen slutter den\n27. maj 2026.",
        "Svarene ses efter.",
    ]
    assert split("Møder:\n27. maj 2026\n3. juni 2026") == ["Møder:", "27. maj 2026", "3. juni 2026"]


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert split("Overskrift uden punktum\n \nBrødtekst, jf.\n\nny tekst") == [
        "Overskrift uden punktum",
        "Brødtekst, jf.",
        "ny tekst",
    ]


def test_a_broken_line_does_not_end_a_sentence() -> None:
    assert split("Udvalget godkendte\nforslaget uden afstemning.") == [
        "Udvalget godkendte\nforslaget uden afstemning."
    ]


def test_spans_are_shifted_by_the_start() -> None:
    text = "Et. To."
    assert [(s.start + 100, s.end + 100) for s in sentences(text)] == [
        (s.start, s.end) for s in sentences(text, 100)
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "\t"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


PIECES = st.sampled_from(
    ["Udvalget", "godkendte", "mio.", "kr.", "jf.", "§ 5", "27.", "maj", "A.", "L.", "\n", "\n\n", "- ",
     "1. ", "at ", "|", "!", "?", "…", ":", ".", ",", "(", ")", "”", " ", "\u00a0", "8,6",
     "2024.", "ØÆ", "e\u0301"]
)  # fmt: skip
DANISH = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


@given(DANISH | st.text(max_size=200), st.integers(0, 1000))
def test_sentences_are_in_order_disjoint_and_lose_no_character(text: str, start: int) -> None:
    spans = sentences(text, start)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    quoted = [text[span.start - start : span.end - start] for span in spans]
    assert all(piece and piece == piece.strip() for piece in quoted)
    assert "".join("".join(quoted).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["Det er sagt", "Bo talte", "Hvem gik"]), min_size=1, max_size=8))
def test_plain_sentences_are_found_as_they_were_put_together(parts: list[str]) -> None:
    written = [f"{part}." for part in parts]
    assert split(" ".join(written)) == written
    assert split("\n\n".join(written)) == written


def test_danish_letters_fold_to_the_spelling_without_them() -> None:
    assert fold("Ærø") == fold("AEROE") == "aeroe"
    assert fold("Aabenraa") == fold("Åbenrå")
    assert fold("Café Müller") == "cafe muller"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcæøåÆØÅ", max_size=20))
def test_folding_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


def test_words_are_folded_and_numbers_keep_their_separators() -> None:
    assert words("Ældre får 1.374 kr. (22,62 %) i år – jf. §5.") == [
        "aeldre", "faar", "1.374", "kr", "22,62", "i", "aar", "jf", "5",
    ]  # fmt: skip


def test_content_words_leave_out_what_carries_no_topic() -> None:
    assert content_words("Hvad er budgettet for den nye skole på Ærø?") == [
        "budgettet",
        "nye",
        "skole",
        "aeroe",
    ]


@pytest.mark.parametrize("table", [STOP_WORDS, ABBREVIATIONS], ids=["stop words", "abbreviations"])
def test_word_tables_are_written_as_they_are_looked_up(table: frozenset[str]) -> None:
    looked_up = {fold(word) for word in table} if table is STOP_WORDS else {w.casefold() for w in table}
    assert table == looked_up
    assert not any(word.endswith(".") for word in table)


def test_months_have_their_numbers_in_full_and_short() -> None:
    assert [MONTHS[name] for name in MONTH_NAMES] == list(range(1, 13))
    assert MONTHS["sept"] == MONTHS["sep"] == MONTHS["september"] == 9


def test_a_compound_shares_grams_with_its_part() -> None:
    assert set(ngrams("dagpenge")) <= set(ngrams("sygedagpengemodtagere"))
    assert ngrams("vej") == ["vej"]
    assert ngrams("skole") == ["skol", "kole"]


@given(st.text(alphabet="abcd", min_size=1, max_size=12), st.integers(1, 6))
def test_grams_are_every_window_of_the_word(word: str, n: int) -> None:
    slow = [w for i in range(len(word)) if len(w := word[i : i + n]) == n]
    assert ngrams(word, n) == (slow or [word])


@given(st.text(alphabet="abcæøå .", max_size=60))
def test_the_grams_of_a_text_are_those_of_its_content_words_in_order(text: str) -> None:
    grams = [gram for word in content_words(text) for gram in [f"={word}", *ngrams(word)]]
    assert text_ngrams(text) == grams


@pytest.mark.parametrize(
    ("one", "other"), [("skolerne", "skoler"), ("Udvalgets", "udvalget"), ("børnene", "BØRNENE")]
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert re.fullmatch("[a-z]+", stem(one))
