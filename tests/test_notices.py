"""Refusals and warnings in Danish: every message of the readers has one, and fields are taken over."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import rag.ingest
from rag.ingest.bundles import Bundle
from rag.ingest.minutes import read_minutes
from rag.ingest.readers.document import Document
from rag.ingest.readers.finding import find_documents
from rag.ingest.readers.sniffing import MINUTES_ELSEWHERE, other_format
from ui.notices import in_danish
from ui.notices_table import NOTICES

INGEST = Path(rag.ingest.__file__).parent
ERRORS = {"UnreadableDocument", "EmptyDocument", "MinutesNotRecognised"}
#: What stands in a field whose text the table has in several wordings.
FILLED = {"which": "it was scanned"}


def raised() -> Iterator[str]:
    """Every message that a reader or the parser raises, its fields filled."""
    for file in sorted(INGEST.rglob("*.py")):
        name = ".".join(("rag", *file.relative_to(INGEST.parent).with_suffix("").parts))
        module = importlib.import_module(name.removesuffix(".__init__"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in ERRORS:
                continue
            if isinstance(node.args[0], ast.JoinedStr):
                yield "".join(_piece(part, module) for part in node.args[0].values)


def _piece(part: ast.expr, module: object) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    field = part.value.id if isinstance(part.value, ast.Name) else ""
    return FILLED.get(field) or str(
        getattr(module, field, "7") if field.isupper() or field[:1] == "_" else "7"
    )


@pytest.mark.parametrize("message", sorted(set(raised())))
def test_every_refusal_of_the_readers_is_told_in_danish(message: str) -> None:
    assert in_danish(message) != message


def test_there_are_as_many_refusals_as_the_readers_have() -> None:
    assert len(set(raised())) > 40


@pytest.mark.parametrize("suffix", sorted({*MINUTES_ELSEWHERE, ".xlsx", ".jpg", ".rar", ".abc", ""}))
def test_a_format_that_is_not_read_is_told_with_what_to_do(suffix: str) -> None:
    told = in_danish(str(other_format("møde" + suffix, suffix)))
    assert not any(english in told for english in ("save", "open", "unpack", "suffix", "not read"))


def test_every_field_of_the_danish_is_a_field_of_the_english() -> None:
    for english, danish in NOTICES.items():
        assert fields(danish) <= fields(english), english


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize(
    ("message", "danish"),
    [
        (
            "møde.txt: this is a PDF file, not text; give it the suffix .pdf",
            "møde.txt: filen er en PDF-fil, ikke tekst; omdøb den, så navnet ender på .pdf",
        ),
        (
            "attachment left out: B.pdf: the PDF has no pages; check that the export succeeded",
            "bilag udeladt: B.pdf: der er ingen sider i PDF-filen; kontrollér, at den blev gemt rigtigt",
        ),
        (
            "attachment bilag/A.txt: 2 characters could not be read, shown as \ufffd; save the file in UTF-8",
            "bilaget bilag/A.txt: 2 tegn kunne ikke læses og vises som \ufffd; gem filen i UTF-8",
        ),
        (
            "a: given up: reading it took longer than 120 s; check the file, or leave it out",
            "a: det tog mere end 120 sekunder at læse filen; kontrollér filen, eller tag den ud af mappen",
        ),
        (
            "two dates: '2024-03-12' is used, the title says '2024-03-13'",
            "der er to datoer: 12.03.2024 er brugt, men der står 13.03.2024 i titlen",
        ),
        ("No Such Message", "No Such Message"),
        ("a {0} b: no such file; check the path", "a {0} b: filen findes ikke; kontrollér stien"),
    ],
)
def test_fields_are_taken_over_and_told_in_danish_themselves(message: str, danish: str) -> None:
    assert in_danish(message) == danish


HEAD = "Referat\n\n"
ITEMS = (
    "Punkt 1: Budget\nIndstilling\nDet indstilles.\n{decision}\n\n"
    "Punkt {last}: Vej\nSagsfremstilling\nVejen.\n"
)
NUMBERED = [
    ("2024-11-27.txt", HEAD + ITEMS.format(decision="Beslutning\nGodkendt.", last=3)),
    ("a.txt", f"Mødedato: 27-11-2024\n{HEAD}" + ITEMS.format(decision="", last=2)),
]


@pytest.mark.parametrize(("name", "text"), NUMBERED)
def test_every_warning_of_the_parser_is_told_in_danish(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "Bilag 9.txt").write_text("Noget.", encoding="utf-8")
    bilag = Document(tmp_path / "Bilag 9.txt")
    (minutes,) = find_documents([tmp_path / name])
    warnings = read_minutes(Bundle(minutes, (("Bilag 9.txt", bilag),))).warnings
    assert len(warnings) > 2
    for warning in warnings:
        assert in_danish(warning) != warning, warning
