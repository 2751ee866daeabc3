"""Markdown as converters write it, read as a person's."""

from __future__ import annotations

import pytest

from rag.ingest.parsing import parse_meeting
from rag.ingest.readers.markdown import plain_markdown
from rag.ingest.readers.text import read_text
from rag.model import Source


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("**Punkt 1. Budget**\\\n*Sag 24/1*", "**Punkt 1. Budget**\n*Sag 24/1*"),
        ("12\\. Budget \\[uddrag\\] 5 \\> 4", "12. Budget [uddrag] 5 \\> 4"),
        ("6\\*6", "6\\*6"),
        ("Referat\n=======\n\nSag 1\n-----\ntekst", "# Referat\n\n## Sag 1\ntekst"),
        ("# Budget {#budget .unnumbered}\n[§ 5]{.underline}", "# Budget\n§ 5"),
        ("a<!-- -->b", "ab"),
    ],
)
def test_what_only_tells_a_converter_how_to_set_text_is_left_out(written: str, plain: str) -> None:
    assert plain_markdown(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "To linjer\nog en streg\n---\n",
        "  Bydel   Antal\n  ------- ------\n  Nord    5\n",
        "---\ntitle: Referat\n---\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    ],
)
def test_rules_and_tables_are_no_headings(text: str) -> None:
    assert plain_markdown(text) == text


def test_a_backslash_in_plain_text_stays() -> None:
    assert read_text("a.txt", b"C:\\\n").text == "C:\\\n"
    assert read_text("a.md", b"C:\\\n").text == "C:\n"


def test_minutes_from_a_converter_are_read() -> None:
    item = (
        "**Punkt {n}. Sag {n}**\\\n*Sag 2023-000{n}000*\n\n"
        "**Indstilling.** At det sker.\n\n**Beslutning.** {said}\n"
    )
    text = "**FJORDBY KOMMUNE**\\\nByrådet\\\nReferat, den 5. maj 2023 kl. 14.30--16.20\n\n" + "\n".join(
        [item.format(n=1, said="Godkendt."), item.format(n=2, said="Udsat.")]
    )
    meeting = parse_meeting(Source("a.md", read_text("a.md", text.encode()).text, "0"))
    assert [item.title for item in meeting.items] == ["Sag 1", "Sag 2"]
    assert [item.decision.text for item in meeting.items if item.decision] == ["Godkendt.", "Udsat."]
    assert [section.name for section in meeting.items[0].sections] == ["Indstilling", "Beslutning"]
    assert (meeting.committee, meeting.time) == ("Byrådet", "14:30-16:20")
