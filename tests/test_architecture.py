"""Who may import whom, what is imported late, and that no question of a suite stands in the code."""

from __future__ import annotations

import ast
import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from answers import MINUTES

from rag.danish import content_words

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
PACKAGES = ("prompts", "rag", "eval", "ui")

#: The layers inside `rag`, lowest first; a module may import from its own layer and from those below.
LAYERS = (
    {"errors", "model", "config"},
    {"danish", "facts", "tokens", "lexicon", "marks", "contracts", "readability", "plain"},
    {"ingest", "store", "llm"},
    {"ask"},
    {"check", "ingestion", "summaries"},
    {"pipeline"},
    {"interop"},
)
#: Parts of `rag` that import nothing.
UNLAYERED = {"__init__", "models"}
#: Libraries that only these files import.
ONLY_IN = {
    "chromadb": {"rag/store/vectors.py"},
    "tantivy": {"rag/store/lexical.py"},
    "tiktoken": {"rag/tokens.py"},
    "sentence_transformers": {
        "rag/store/embedding.py", "rag/store/static_torch.py", "rag/store/distill.py",
    },
    "torch": {"rag/store/embedding.py", "rag/store/static_torch.py", "rag/store/distill.py"},
    "sqlite3": {"rag/store/database.py"},
    "langchain": {"rag/llm/providers.py", "eval/judging/asking.py"},
    "langchain_core": {
        "rag/llm/chat.py", "rag/llm/exchanges.py", "rag/llm/providers.py", "rag/llm/reading.py",
        "rag/llm/recording.py", "rag/llm/replies.py", "rag/llm/streaming.py",
        "rag/ask/generation/briefing.py", "rag/ask/generation/conversation.py",
        "rag/ask/generative.py", "rag/ask/lookup/toolbox.py",
        "rag/interop/documents.py", "rag/interop/retriever.py", "rag/interop/tools.py",
        "rag/summaries/briefing.py", "eval/naive.py",
        "eval/judging/asking.py", "eval/judging/judge.py", "eval/judging/agreement.py",
    },
    "langchain_chroma": {"eval/naive.py"},
    "langchain_text_splitters": {"eval/naive.py"},
    "langchain_openai": set(),
    "langchain_ollama": set(),
    "openai": set(),
    "ollama": set(),
    "sklearn": {"eval/judging/agreement.py"},
    "docx": {"ui/summaries/word.py"},
}  # fmt: skip
#: Seconds to import each: never at the top of a file, but where a class of such a library is derived from.
HEAVY = {
    "chromadb", "torch", "sentence_transformers", "gradio", "tantivy", "tiktoken", "sklearn",
    "langchain", "langchain_core", "langchain_chroma", "langchain_text_splitters", "langchain_openai",
    "langchain_ollama", "openai", "ollama", "docx",
}  # fmt: skip
HEAVY_AT_TOP = {"rag/store/static_torch.py", "rag/interop/retriever.py"}


class Import(NamedTuple):
    """One imported module: by which file, whether at its top, and in earnest or only for the type checker."""

    file: str
    module: str
    at_top: bool
    for_types: bool

    @property
    def library(self) -> str:
        return self.module.split(".")[0]


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def walk(node: ast.AST, at_top: bool = True, for_types: bool = False) -> Iterator[tuple[str, bool, bool]]:
    """Every imported module below a node; `from a import b` gives both 'a' and 'a.b'."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, at_top, for_types) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.module, "imports are written in full"
            assert child.level == 0, "imports are written in full"
            yield child.module, at_top, for_types
            yield from ((f"{child.module}.{alias.name}", at_top, for_types) for alias in child.names)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, at_top and not inside, for_types or is_for_types(child))


@cache
def imports() -> tuple[Import, ...]:
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(
        Import(path.relative_to(ROOT).as_posix(), *found)
        for path in files
        for found in walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def part(name: str) -> str:
    """'rag/store/rows.py' and 'rag.store.rows' → 'store'."""
    return re.split(r"[./]", name)[1]


def layer(name: str) -> int:
    """The layer of a part of `rag`."""
    return next(number for number, parts in enumerate(LAYERS) if name in parts)


def inside_rag() -> list[Import]:
    """Imports by files of `rag` from modules of `rag`."""
    modules = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "rag").rglob("*.py")}
    known = {module.replace("/", ".") for module in modules}
    return [
        found
        for found in imports()
        if found.file.startswith("rag/") and found.module in known and part(found.file) not in UNLAYERED
    ]


def test_the_imports_are_found() -> None:
    assert Import("rag/pipeline.py", "rag.store.library", at_top=True, for_types=False) in imports()
    assert Import("rag/store/vectors.py", "chromadb", at_top=False, for_types=False) in imports()
    assert any(found.for_types for found in imports())
    assert len(inside_rag()) > 100


def test_packages_import_only_downwards() -> None:
    upwards = [
        found
        for found in imports()
        if found.library in PACKAGES
        and PACKAGES.index(found.library) > PACKAGES.index(found.file.split("/")[0])
    ]
    assert upwards == []


def test_every_part_of_rag_has_a_layer() -> None:
    parts = {path.stem for path in (ROOT / "rag").iterdir() if path.name != "__pycache__"}
    assert parts - UNLAYERED == set().union(*LAYERS)


def test_the_layers_of_rag_import_only_downwards() -> None:
    upwards = [f for f in inside_rag() if layer(part(f.module)) > layer(part(f.file))]
    assert upwards == []


def test_ingest_and_store_do_not_know_each_other() -> None:
    sides = {(part(found.file), part(found.module)) for found in inside_rag()}
    assert ("store", "store") in sides
    assert not {("ingest", "store"), ("store", "ingest")} & sides


def test_only_the_pipeline_wires_documents_to_answers() -> None:
    both = {f.file for f in inside_rag() if part(f.module) == "ingest"} & {
        f.file for f in inside_rag() if part(f.module) == "ask"
    }
    assert both == {"rag/pipeline.py"}


def test_the_harness_reads_facts_with_its_own_normaliser() -> None:
    """But for the bench of mutants, whose subject is the verification."""
    assert {
        (f.file, f.module)
        for f in imports()
        if f.file.startswith("eval/") and f.module.startswith(("rag.facts", "rag.ask"))
    } == {
        ("eval/mutants/judges.py", f"rag.ask.verification{name}") for name in ("", ".verify", ".unconfirmed")
    }


def test_no_score_and_no_limit_reads_the_judge() -> None:
    readers = {f.file for f in imports() if f.module.startswith("eval.judging")}
    assert "eval/judging/judge.py" in readers
    assert not {f"eval/{name}.py" for name in ("run", "trial", "metrics", "gate", "baseline")} & readers


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_library_has_one_place(library: str) -> None:
    users = {found.file for found in imports() if found.library == library}
    assert users <= ONLY_IN[library]


def test_only_the_page_imports_gradio() -> None:
    users = {found.file for found in imports() if found.library == "gradio"}
    assert users
    assert all(re.fullmatch(r"ui/web\w*\.py", file) for file in users)


def test_only_the_settings_read_the_environment() -> None:
    users = {
        found.file for found in imports() if found.module in {"os.environ", "os.getenv", "pydantic_settings"}
    }
    read = re.compile(r"\bos\.(?:environ|getenv)\b")
    texts = {f.file: (ROOT / f.file).read_text(encoding="utf-8") for f in imports()}
    assert users | {file for file, text in texts.items() if read.search(text)} == {"rag/config.py"}


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    early = {f.file for f in imports() if f.library in HEAVY and f.at_top and not f.for_types}
    assert early == HEAVY_AT_TOP


def test_the_command_line_loads_no_arrays() -> None:
    assert [f for f in imports() if f.file.startswith("ui/") and f.library == "numpy" and f.at_top] == []


def loaded(*arguments: str, home: Path) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom ui.cli import app\n"
        "done = CliRunner().invoke(app, sys.argv[1:])\nassert done.exit_code == 0, done.output\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", code, *arguments, "--home", str(home)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_a_question_with_the_bundled_model_waits_for_no_framework(tmp_path: Path) -> None:
    document = tmp_path / "møde.txt"
    document.write_text(MINUTES, encoding="utf-8")
    asked = ("ask", "Hvad koster stien?")
    unneeded = {"torch", "sentence_transformers", "transformers", "gradio", "langchain", "langchain_core"}
    assert not unneeded & loaded("ingest", str(document), home=tmp_path / "home")
    modules = loaded(*asked, home=tmp_path / "home")
    assert not unneeded & modules
    assert {"tantivy", "numpy"} <= modules


# No question of a suite in the code


def questions() -> dict[str, str]:
    """The questions of every suite, by id; those over the real minutes only where they lie beside."""
    files = sorted((ROOT / "eval" / "suites").glob("*.yaml")) + sorted(GOLD.glob("*.yaml"))
    cases = [case for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return {case["id"]: case["question"] for case in cases if "question" in case}


def readable() -> Iterator[Path]:
    """Every text that Punkt answers with: code, prompts, word lists."""
    for package in ("rag", "prompts", "ui"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".md", ".yaml", ".json", ".js", ".gz"}:
                yield path


def text_of(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many content words, folded, none of them broken off by a line's end."""
    return {
        tuple(words[i : i + length])
        for line in text.splitlines()
        if (words := content_words(line))
        for i in range(len(words) - length + 1)
    }


def test_runs_are_found_whatever_stands_between() -> None:
    assert runs("Hvad koster *cykelstien* langs den nye å?", 4) == {
        ("koster", "cykelstien", "langs", "nye")
    } | {("cykelstien", "langs", "nye", "aa")}
    assert runs("to\nlinjer", 2) == set()


@cache
def own_runs() -> dict[tuple[str, ...], str]:
    return {run: path.name for path in readable() for run in runs(text_of(path), 4)}


def test_no_question_of_a_suite_stands_in_code_prompts_or_word_lists() -> None:
    asked = questions()
    assert len(asked) > 100
    assert len(own_runs()) > 1000
    taken = {
        key: own_runs()[run] for key, text in asked.items() for run in runs(text, 4) if run in own_runs()
    }
    assert taken == {}


def test_no_word_list_holds_the_rare_words_of_a_question_in_a_row() -> None:
    """Word lists have one word after another: three neighbours of a question's own, in its order."""
    pairs = {key: set(pairwise(content_words(text))) for key, text in questions().items()}
    lists = [re.findall(r"[^\W\d_]+", text) for path in readable() for text in strings(path)]
    neighbours = {
        pair for words in lists if len(words) > 20 for pair in pairwise(content_words(" ".join(words)))
    }
    assert neighbours
    assert {key: hit for key, own in pairs.items() if len(hit := own & neighbours) > 2} == {}


def strings(path: Path) -> Iterator[str]:
    """The string constants of a Python file."""
    for node in ast.walk(ast.parse(text_of(path))) if path.suffix == ".py" else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
