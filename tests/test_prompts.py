"""Templates say what is filled in, are filled literally, and complain by file and variable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.templates import PROMPTS, Prompt, PromptError, load

HEAD = "---\nname: greet\nversion: 2\nvariables: [who, why]\n---\n"


def write(folder: Path, text: str, name: str = "greet") -> Path:
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def prompt(text: str, *variables: str) -> Prompt:
    return Prompt("greet", 1, frozenset(variables), text, Path("greet.md"))


def test_a_prompt_is_read_with_its_front_matter(tmp_path: Path) -> None:
    read = load("greet", write(tmp_path, HEAD + "\nHej {{who}}, fordi {{ why }}.\n\n---\nSlut\n"))
    assert (read.name, read.version, sorted(read.variables)) == ("greet", 2, ["who", "why"])
    assert read.fill(who="Ida", why="æøå") == "Hej Ida, fordi æøå.\n\n---\nSlut"


def test_a_variable_may_stand_several_times() -> None:
    assert prompt("{{a}}, {{b}}, {{a}}", "a", "b").fill(a="1", b="2") == "1, 2, 1"


def test_signs_of_other_template_languages_mean_nothing() -> None:
    text = r'{"a": {"b": 1}} {0} {a} %s %(a)s $a ${a} \1 \g<0> {{1}} {% a %} {{{a}}}'
    assert prompt(text, "a").fill(a="x") == text.replace("{{a}}", "x")


def test_a_value_is_not_filled_again() -> None:
    assert prompt("{{a}} {{b}}", "a", "b").fill(a="{{b}}", b=r"{{a}} \1 %s ${x}") == (
        r"{{b}} {{a}} \1 %s ${x}"
    )


@given(st.text(), st.text())
def test_values_stand_unchanged_whatever_they_are(first: str, second: str) -> None:
    filled = prompt("<{{a}}|{{b}}|{{a}}>", "a", "b").fill(a=first, b=second)
    assert filled == "<" + first + "|" + second + "|" + first + ">"


@given(st.text(), st.text())
def test_text_around_a_variable_stands_unchanged(before: str, after: str) -> None:
    def inert(text: str) -> str:
        return re.sub(r"\{\{|\}\}", "{", text).strip("{}")

    before, after = inert(before), inert(after)
    assert prompt(before + "{{a}}" + after, "a").fill(a="x") == before + "x" + after


def test_a_missing_value_is_named() -> None:
    with pytest.raises(PromptError, match=r"greet\.md: the variable 'b' has no value; pass b="):
        prompt("{{a}} {{b}}", "a", "b").fill(a="x")


def test_an_unknown_value_is_named() -> None:
    with pytest.raises(PromptError, match=r"greet\.md: has no variable 'c'; it has a"):
        prompt("{{a}}", "a").fill(a="x", c="y")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hej {{who}}", r"no front matter"),
        ("", r"no front matter"),
        (HEAD + "Hej {{who}}", r"the variable 'why' is not in the text"),
        (HEAD + "Hej {{who}} {{why}} {{when}}", r"\{\{when\}\} is not among the variables"),
        (HEAD + "Hej {{who}} {{why}} {{ Årsag }}", r"\{\{Årsag\}\} is not among the variables"),
        (HEAD.replace("why]", "who]") + "Hej {{who}}", r"the variable 'who' stands twice"),
        (HEAD.replace("greet", "other") + "{{who}} {{why}}", r"is named 'other'.*name it 'greet'"),
        (HEAD.replace("version", "model: gpt\nversion") + "{{who}}", r"model: Extra inputs.*'gpt'"),
        (HEAD.replace("version: 2\n", "") + "{{who}}", r"version: Field required"),
        (HEAD.replace("2", "0") + "{{who}}", r"version: .*greater than or equal to 1 \(found 0\)"),
        (HEAD.replace("2", '"2"') + "{{who}}", r"version: .*integer \(found '2'\)"),
        (HEAD.replace("[who, why]", "[Who]") + "{{who}}", r"variables\.0: .*\(found 'Who'\)"),
        (HEAD.replace("[who, why]", "[who") + "{{who}}", r"front matter is not YAML: .*line 4"),
        ("---\n\n---\nHej", r"front matter: Input should be.*\(found None\)"),
    ],
)
def test_a_wrong_template_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PromptError, match=rf"greet\.md: .*{message}"):
        load("greet", write(tmp_path, text))


def test_a_template_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "greet.md").write_bytes(b"---\nname: gr\xe6t\n---\n")
    with pytest.raises(PromptError, match=r"greet\.md: byte 12 is not UTF-8"):
        load("greet", tmp_path)


@pytest.mark.parametrize("name", ["none", "../greet", "", "/etc/passwd", "gre*t"])
def test_an_unknown_prompt_names_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(PromptError, match=r"no such prompt; there are greet"):
        load(name, write(tmp_path, HEAD + "{{who}} {{why}}"))


@pytest.mark.parametrize("path", sorted(PROMPTS.glob("*.md")), ids=lambda path: path.stem)
def test_every_bundled_prompt_loads(path: Path) -> None:
    assert load(path.stem).text
