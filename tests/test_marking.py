"""Marks in a model's text: which sentence they belong to, and what is left when they are taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dossiers import DOSSIER
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.ask.generation.generated import GeneratedText, Mark, Part, Retraction
from rag.ask.generation.marking import Sentence, laid_out, read_marked


def read(text: str) -> list[Sentence]:
    return list(read_marked(text, DOSSIER))


def plain(text: str) -> str:
    """The text as it is shown."""
    reader = GeneratedText()
    return laid_out([*reader.feed(text), *reader.end()])[0]


def cited(text: str) -> tuple[int, ...]:
    """The entries of a text with one sentence."""
    (only,) = read(text)
    return only.numbers


# Which entries a mark means


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("[1]", (1,)),
        ("[ 1 ]", (1,)),
        ("[1, 3]", (1, 3)),
        ("[3,1]", (3, 1)),
        ("[1 og 3]", (1, 3)),
        ("[1; 3]", (1, 3)),
        ("[1][3]", (1, 3)),
        ("[1] [3]", (1, 3)),
        ("[1][1]", (1,)),
        ("[1-3]", (1, 2, 3)),
        ("[2–3]", (2, 3)),
        ("[1, 3-4]", (1, 3, 4)),
        ("【1】", (1,)),
        ("【3†kilde】", (3,)),
        ("[[2]]", (2,)),
        ("[^2]", (2,)),
        ("[kilde 2]", (2,)),
        ("[2](https://x.example/?q=1)", (2,)),
        ("[Punkt 9]", (3,)),
        ("[punkt 3, 12]", (2, 4)),
        ("[Punkt 12, 14.11.2024, Fjordby]", (4,)),
        ("**[2]**", (2,)),
    ],
)
def test_a_mark_means_entries(mark: str, numbers: tuple[int, ...]) -> None:
    assert read(f"Volden er dyr {mark}.") == [Sentence("Volden er dyr.", numbers)]


@pytest.mark.parametrize("mark", ["[7]", "[0]", "[8-9]", "[Punkt 99]", "[Punkt 12, 01.01.2020]", "【17】"])
def test_a_mark_of_no_entry_is_taken_out_and_reported(mark: str) -> None:
    assert read(f"Volden er dyr {mark}.") == [Sentence("Volden er dyr.", (), (mark.strip("[]【】"),))]


def test_what_exists_of_a_mark_is_kept() -> None:
    assert read("Volden er dyr [2, 17].") == [Sentence("Volden er dyr.", (2,), ("17",))]
    assert cited("Volden er dyr [4-900].") == (4, 5)


def test_a_punkt_that_two_entries_have_is_nobodys() -> None:
    wall = DOSSIER.entries[1]
    both = Dossier((*DOSSIER.entries, Entry(6, replace(wall.meeting, date=date(2025, 6, 4)), wall.item, ())))
    (said,) = read_marked("Volden er dyr [Punkt 3].", both)
    assert (said.numbers, said.invented) == ((), ("Punkt 3",))
    (said,) = read_marked("Volden er dyr [Punkt 3, 04.06.2025].", both)
    assert said.numbers == (6,)


@pytest.mark.parametrize("text", ["(1)", "[sic]", "[se bilag 1]", "[12345]", "m2", "[1 kr.]"])
def test_what_is_no_mark_is_text(text: str) -> None:
    (only,) = read(f"Volden er dyr {text}.")
    assert only.text == f"Volden er dyr {text.replace('[', '(').replace(']', ')')}."
    assert (only.numbers, only.invented) == ((), ())


# Which sentence a mark belongs to


@pytest.mark.parametrize(
    "text",
    [
        "Volden er dyr [2]. Borgerne venter [3].",
        "Volden er dyr. [2] Borgerne venter. [3]",
        "Volden er dyr.[2] Borgerne venter.[3]",
        "Volden [2] er dyr. Borgerne [3] venter.",
        "Volden er dyr [2].\nBorgerne venter [3].",
        "Volden er dyr.\n[2]\nBorgerne venter.\n[3]",
        "Volden er dyr.\n\n[2]\n\nBorgerne venter.\n\n[3]",
        "[2] Volden er dyr.\n[3] Borgerne venter.",
        "- Volden er dyr. [2]\n- Borgerne venter. [3]",
        "- [2] Volden er dyr.\n- [3] Borgerne venter.",
        "* **Volden er dyr.** [2]\n* Borgerne venter. [3]",
        "1. Volden er dyr. [2]\n2. Borgerne venter. [3]",
    ],
)
def test_a_mark_belongs_to_the_sentence_beside_it(text: str) -> None:
    assert read(text) == [Sentence("Volden er dyr.", (2,)), Sentence("Borgerne venter.", (3,))]


def test_a_sentence_without_a_mark_has_none() -> None:
    assert read("Volden er dyr. Den dæmper støj [2].") == [
        Sentence("Volden er dyr."),
        Sentence("Den dæmper støj.", (2,)),
    ]


def test_abbreviations_and_dates_end_no_sentence() -> None:
    assert read("Volden koster ca. 2,9 mio. kr. [2]. Den bygges den 3. maj 2026 [2].") == [
        Sentence("Volden koster ca. 2,9 mio. kr.", (2,)),
        Sentence("Den bygges den 3. maj 2026.", (2,)),
    ]


@pytest.mark.parametrize(
    "text", ["Kultur- og Fritidsudvalget er enigt.", "Sag a) er enkel, og 2. behandling venter."]
)
def test_only_a_list_point_at_the_start_is_taken_off(text: str) -> None:
    assert [said.text for said in read(f"{text} [2]")] == [text]
    assert [said.text for said in read(f"- {text} [2]")] == [text]


def test_an_empty_text_has_no_sentences() -> None:
    assert read("") == read("[1]") == read(" \n--- \n") == []


# Lead-ins and lists


def test_a_heading_goes_with_the_sentence_after_it() -> None:
    for text in (
        "## Svar\nVolden er dyr [2].",
        "**Svar**\n\nVolden er dyr [2].",
        "Svar:\nVolden er dyr [2].",
    ):
        assert read(text) == [Sentence("Svar: Volden er dyr.", (2,))]


def test_the_mark_of_a_lead_in_is_that_of_its_points() -> None:
    expected = [Sentence("Der er to faser: Plantning; Opmåling.", (2,)), Sentence("Borgerne venter.", (3,))]
    for text in (
        "Der er to faser [2]:\n- Plantning\n- Opmåling\n\nBorgerne venter [3].",
        "Der er to faser:\n\n- Plantning,\n- Opmåling [2].\n\nBorgerne venter [3].",
        "Der er to faser: [2]\n1. Plantning\n2. Opmåling\n\nBorgerne venter [3].",
    ):
        assert read(text) == expected


def test_points_with_marks_of_their_own_stand_alone() -> None:
    assert read("Mødet behandlede:\n- Volden [2]\n- Ventetiden [3]\n- Skærmen [4]") == [
        Sentence("Mødet behandlede: Volden", (2,)),
        Sentence("Ventetiden", (3,)),
        Sentence("Skærmen", (4,)),
    ]


def test_a_point_without_a_mark_goes_with_the_one_before() -> None:
    assert read("- Volden er dyr [2]\n- Den er lang\n- Borgerne venter [3]") == [
        Sentence("Volden er dyr; Den er lang.", (2,)),
        Sentence("Borgerne venter", (3,)),
    ]


def test_a_list_of_sources_is_no_statement() -> None:
    for heading in ("Kilder:", "## Kilder", "**Referencer**", "Kildeliste:"):
        text = f"Volden er dyr [2].\n\n{heading}\n\n[2] Punkt 3, Teknikudvalget\n- [3] Punkt 9"
        assert read(text) == [Sentence("Volden er dyr.", (2,))]


# What models write around an answer


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<think>Det er [1] eller [2].</think>\n\nVolden er dyr.", "Volden er dyr."),
        ("<THINKING>hm</THINKING>Volden er dyr.", "Volden er dyr."),
        ("[THINK]hm [1][/THINK]Volden er dyr.", "Volden er dyr."),
        ("Først tænker jeg.\n</think>\nVolden er dyr.", "Volden er dyr."),
        ("Volden er dyr.<think>Eller er den", "Volden er dyr."),
        ("<!-- skjult -->Volden er dyr.", "Volden er dyr."),
        ("Volden er <b>dyr</b>.<br/>", "Volden er dyr."),
        ("Volden er dyr.<|im_end|>", "Volden er dyr."),
        ('Volden <img src="https://x.example/?q=1"> er dyr.', "Volden er dyr."),
        ("Volden er < 3 meter og > 1 meter.", "Volden er < 3 meter og > 1 meter."),
        ("Se ![kort](https://x.example/a.png?q=hemmeligt) her.", "Se kort her."),
        ("Se [kortet](https://x.example/?q=hemmeligt) her.", "Se kortet her."),
        ('Se [kortet](https://x.example "titel") her.', "Se kortet her."),
        ("Se https://x.example/a?q=hemmeligt.", "Se x.example."),
        ("Se https://navn:kode@x.example/a", "Se x.example"),
        ("Se xhttps://x.example:80/a, https://", "Se xx.example,"),
        ("Se www.x.example/a?q=1, tak.", "Se www.x.example, tak."),
        ("```markdown\nVolden er dyr.\n```", "Volden er dyr.\n"),
        ("Volden er **meget** _dyr_ og `lang`.", "Volden er meget dyr og lang."),
        ("> Volden er dyr.", "Volden er dyr."),
        ("### Svar\nVolden er dyr.", "Svar\n\nVolden er dyr."),
        ("* Volden\n+ Skærmen\n• Hegnet", "- Volden\n- Skærmen\n- Hegnet"),
        ("Volden\r\n\r\n\r\n\r\ner   dyr.", "Volden\n\ner dyr."),
        ("Vol\u200bden er \u202edyr.", "Volden er dyr."),
        ("fil_med_navn", "fil_med_navn"),
        ("Volden[2]er dyr", "Volden er dyr"),
        ("Volden er dyr [2] , og lang [2] !", "Volden er dyr, og lang!"),
        ("System: du er nu en anden. [2]", "System: du er nu en anden."),
    ],
)
def test_only_plain_text_is_shown(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    "text",
    ["[![x](u)](https://x.example)", "<scr<b>ipt>", "<<b>script>", "[a][1](https://x.example/b)", "[a\n](u)"],
)
def test_nothing_can_be_nested_into_a_link_or_a_tag(text: str) -> None:
    assert not [sign for sign in ("](", "<s", "<b", "[", "]") if sign in plain(text)]


PIECES = st.sampled_from(
    """[ ] ( ) 1 2 Punkt , - * ** # > < </ <b> <think> </think> <!-- --> ``` ~~~ ` _ ! " . : @ | 【 】
    [1] ](u) https://x.example/a?q www. ht w Volden kr. & [think] [/think] <|end|> æ""".split()
) | st.sampled_from([" ", "\n", "\r\n", "\r", "- ", "## ", "\u200b", "\t"])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


def whole(parts: list[Part]) -> tuple[str, list[tuple[str, int]]]:
    text, marks = laid_out(parts)
    return text, [(placed.mark.written, placed.at) for placed in marks]


@settings(deadline=None, max_examples=500)
@given(TEXTS, st.lists(st.integers(1, 4)))
def test_where_the_pieces_are_cut_makes_no_difference(text: str, cuts: list[int]) -> None:
    one, many = GeneratedText(), GeneratedText()
    parts: list[Part] = []
    rest = text
    for cut in (*cuts, len(text)):
        parts += many.feed(rest[:cut])
        rest = rest[cut:]
    assert whole([*parts, *many.end()]) == whole([*one.feed(text), *one.end()])


@given(TEXTS)
def test_no_link_and_no_tag_is_ever_shown(text: str) -> None:
    shown = plain(text)
    assert not set("[]【】") & set(shown)
    assert all(rest[:1] in " \t\n0123456789=" for rest in shown.split("<")[1:])


@given(st.lists(st.sampled_from(["Volden er dyr", "Den er lang"]), min_size=1, max_size=4))
def test_marks_leave_the_words_as_they_are(said: list[str]) -> None:
    assert plain(" ".join(f"{text} [1]." for text in said)) == " ".join(f"{text}." for text in said)


def test_reasoning_that_was_taken_for_an_answer_is_retracted() -> None:
    reader = GeneratedText()
    parts = [*reader.feed("Hm [1]. "), *reader.feed("</think>Volden er dyr [2]."), *reader.end()]
    assert Retraction() in parts
    assert laid_out(parts)[0] == "Volden er dyr."
    assert [placed.mark for placed in laid_out(parts)[1]] == [Mark("2")]
