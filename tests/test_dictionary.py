"""The dictionary: inflection, what the file may hold, and that every explanation explains."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from prompts.dictionary import DICTIONARY, DictionaryError, Entry, entries, lookup, read
from prompts.inflection import BadNotation, inflected, lemma
from rag.danish import content_words, stem
from rag.readability import lix
from rag.summaries.glossary import difficult_words

MOST_WORDS = 25
HARDEST = 40  # LIX: above it a text is for practised readers

#: Common words that a wrong ending would make of the dictionary's, or that an entry must not take.
COMMON = """at en et er den det der de som og i på til for med ikke har fra vil kan skal om af sig men var ved
men også efter eller hvor når så her nu over under mellem blandt år dag gang sag del tid side mand
kvinde barn børn skole bolig hus vej by land kommune borger møde byråd udvalg medlem borgmester
penge beløb budget regnskab ramme rammer mål måler fald falder lag star sel opp led rar lar kl lab
skel skøn skønt part parter støtte støtter krav kræver frist fristet anlæg anlægge anlægger drift
drive driver løn lønnet hjem hjemme hjemmet hjemmel bane baner stige stiger takke takket gave gaver
ret retter rette retten lov love lover lyst ledige ledig udbyder mente bud byder tilbud tilbyder ord
orden ordner forslag grund grunde plan planer plads pladser sats satser kasse kasser lån låner skat
skatter indtægt udgift køb salg leje ejer bygge bygger byggeri tiltræder tiltrådte udligning
overførsel overførsler anbringelse introduktion kompetence medie""".split()


def form_of(word: str) -> tuple[str, ...]:
    """The forms of a word of the dictionary, without those of its synonyms."""
    return next(entry.forms for entry in entries() if entry.word == word)


@pytest.mark.parametrize(
    ("notation", "forms"),
    [
        ("høring, -en, -er", "høring høringen høringer høringerne hørings høringens høringers høringernes"),
        ("merforbrug, -et", "merforbrug merforbruget merforbrugs merforbrugets"),
        ("tilsyn, -et, -", "tilsyn tilsynet tilsynene tilsyns tilsynets tilsynenes"),
        ("tilskud, -det, -", "tilskud tilskuddet tilskuddene tilskuds tilskuddets tilskuddenes"),
        ("lov, -en, -e", "lov loven love lovene lovs lovens loves lovenes"),
        ("vælger, -en, -e", "vælger vælgeren vælgere vælgerne vælgers vælgerens vælgeres vælgernes"),
        ("protokol, -len", "protokol protokollen protokols protokollens"),
        ("plads, -en", "plads pladsen pladsens"),
        ("bevilge, -r, -de, -t", "bevilge bevilges bevilger bevilgede bevilgedes bevilget"),
        ("tinglyse, -r, -te, -t", "tinglyse tinglyses tinglyser tinglyste tinglystes tinglyst"),
        ("habil, -t, -e", "habil habilt habile"),
        ("jobparat, -e", "jobparat jobparate"),
        ("revideret, -ede", "revideret reviderede"),
        ("hjemlen(s)", "hjemlen hjemlens"),
        ("forud", "forud"),
    ],
)
def test_a_word_is_inflected_by_its_endings(notation: str, forms: str) -> None:
    assert sorted(inflected(notation)) == sorted(forms.split())
    assert inflected(notation)[0] == lemma(notation)


def test_an_abbreviation_takes_an_apostrophe() -> None:
    assert set(inflected("FGU, -en")) == {"FGU", "FGU's", "FGUs", "FGU'en", "FGU'ens"}


def test_a_term_of_several_words_is_inflected_in_its_head() -> None:
    assert {"lov om aktiv indsats", "loven om aktiv indsats", "lovens om aktiv indsats"} == set(
        inflected("lov om aktiv indsats, -en")
    ) - {"lovs om aktiv indsats"}
    assert "§ 17, stk. 4-udvalgene" in inflected("§ 17, stk. 4-udvalg, -et, -")
    assert "pris- og lønreguleringens" in inflected("pris- og lønregulering, -en, -er")


@pytest.mark.parametrize(
    "notation", ["sag, -en, -er, -erne", "bevilge, -r", "lyst, -r, -de, -t", ", -en", "sag, -, -er"]
)
def test_endings_of_no_word_class_are_refused(notation: str) -> None:
    with pytest.raises(BadNotation):
        inflected(notation)


# The file


def test_the_dictionary_is_large() -> None:
    assert len(entries()) >= 200
    assert len({entry.area for entry in entries()}) >= 8


def test_a_word_is_looked_up_by_any_form_in_any_case() -> None:
    for form in ("merforbrug", "Merforbrugets", "MERFORBRUGET", "  merforbrug "):
        found = lookup(form)
        assert found is not None
        assert found.word == "merforbrug"
    assert lookup("rar") == lookup("Regionalt  arbejdsmarkedsråd") is not None
    assert lookup("kl’s") == lookup("KL") is not None
    assert lookup("cykelsti") is lookup("") is None


def test_every_form_is_looked_up_as_itself() -> None:
    assert [form for entry in entries() for form in entry.forms if lookup(form) is not entry] == []


def test_no_form_stands_twice() -> None:
    counted = Counter(form.lower() for entry in entries() for form in {form.lower() for form in entry.forms})
    assert [form for form, times in counted.items() if times > 1] == []


def test_no_form_is_another_common_word() -> None:
    """But for abbreviations, which are told from words by their capitals."""
    forms = {form for entry in entries() for form in entry.forms}
    assert sorted(forms & set(COMMON)) == ["hjemmel"]


def test_an_entry_names_the_synonym_that_a_form_is_of() -> None:
    entry = lookup("STU")
    assert entry is not None
    assert entry.named("STU") == "STU"
    assert entry.named(entry.word) == "særligt tilrettelagt ungdomsuddannelse"


def test_irregular_words_have_their_forms() -> None:
    assert {"kommissoriet", "kommissoriets", "kommissorierne"} <= set(form_of("kommissorium"))
    assert {"hjælpemidlet", "hjælpemidlernes"} <= set(form_of("hjælpemiddel"))
    assert {"rådmænd", "rådmændenes"} <= set(form_of("rådmand"))


# What is explained


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.word)
def test_an_explanation_is_short_plain_and_explains(entry: Entry) -> None:
    measured = lix(entry.explanation)
    assert measured is not None
    assert measured < HARDEST
    assert len(entry.explanation.split()) <= MOST_WORDS
    assert not repeats(entry)
    others = [word.entry for word in difficult_words(entry.explanation) if word.entry is not entry]
    assert [other.word for other in others if not other.familiar] == []


def repeats(entry: Entry) -> bool:
    """Whether an explanation uses the word that it explains, or all the words of a term."""
    own = {stem(word) for word in content_words(entry.word)}
    return own <= {stem(word) for word in content_words(entry.explanation)}


def test_a_circular_explanation_is_seen() -> None:
    assert repeats(Entry("merforbrug", (), "Når der er et merforbrug."))
    assert not repeats(Entry("folkeskolelov", (), "De regler, der gælder for en skole."))


def test_explanations_differ() -> None:
    counted = Counter(entry.explanation for entry in entries())
    assert [text for text, times in counted.items() if times > 1] == []


def test_explanations_hold_no_amounts_and_no_years() -> None:
    assert [e.word for e in entries() if any(character.isdigit() for character in e.explanation)] == []


# A wrong file


def write(folder: Path, text: str) -> Path:
    path = folder / "ordbog.yaml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = "ret:\n  - word: hjemmel\n    explanation: Lov til noget.\n"


def test_a_file_is_read(tmp_path: Path) -> None:
    (entry,) = read(write(tmp_path, GOOD))
    assert (entry.word, entry.forms, entry.area) == ("hjemmel", ("hjemmel",), "ret")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + "    colour: red\n", r"ordbog\.yaml: ret: hjemmel: colour: Extra inputs"),
        (GOOD.replace("Lov til noget.", "lov til noget"), r"ret: hjemmel: explanation: .*'lov til noget'"),
        (GOOD.replace("explanation", "meaning"), r"ret: hjemmel: explanation: Field required"),
        (GOOD.replace("hjemmel", "hjemmel, -r"), r"'hjemmel': .*'hjemmel, -r' has the endings of no verb"),
        (GOOD + "    also: [klage, Hjemmel]\n", r"'hjemmel' stands twice in 'hjemmel'; remove one"),
        (GOOD + GOOD[5:], r"'hjemmel' is a form of 'hjemmel' and of 'hjemmel'; keep it in one"),
        (
            GOOD + "  - word: lov, -en\n    explanation: En ret.\n    also: [HJEMMEL]\n",
            r"of 'hjemmel' and of 'lov'",
        ),
        ("ret: [", "is not YAML"),
        ("- ret", "the file: Input should be a valid dictionary"),
    ],
)
def test_a_wrong_file_is_told_by_its_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DictionaryError, match=message):
        read(write(tmp_path, text))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="cannot be read"):
        read(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("ret: å".encode("latin-1"))
    with pytest.raises(DictionaryError, match="byte 5 is not UTF-8"):
        read(tmp_path / "latin.yaml")


def test_the_dictionary_ships_beside_the_prompts() -> None:
    assert DICTIONARY.name == "ordbog.yaml"
    assert read(DICTIONARY) == entries()
