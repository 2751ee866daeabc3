"""Every sentence of the minutes at hand, made plainer: nothing lost or invented, and easier to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from rag.danish import sentences
from rag.facts import dates, figures, unsupported
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import Meeting, Role
from rag.plain import simplified
from rag.plain.asides import without_asides
from rag.plain.tidying import finished, tidied
from rag.plain.verbs import finite_at
from rag.readability import lix

ROOT = Path(__file__).parents[1]
CORPORA = [
    folder for folder in (ROOT / "eval" / "corpus", ROOT.parent / "shared" / "corpus") if folder.is_dir()
]
#: A sentence that a rule has changed is easier by so much at the median.
LIX_LESS = 4
#: Sections that tell the matter.
TELLING = {Role.RESUME, Role.BACKGROUND}


def told(meeting: Meeting) -> Iterator[tuple[Role, str]]:
    """Every sentence outside the tables of a meeting, with the role of its section."""
    for item in meeting.items:
        tables = [table.span for table in item.tables]
        for section in item.sections:
            for span in sentences(meeting.text(section.span), section.span.start):
                if not any(table.overlaps(span) for table in tables):
                    yield section.role, meeting.text(span)


@cache
def every_sentence(folder: Path) -> tuple[tuple[Role, str], ...]:
    meetings = map(parse_meeting, map(read_source, find_documents([folder])))
    return tuple(found for meeting in meetings for found in told(meeting))


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.parent.name)
def test_no_fact_is_invented(folder: Path) -> None:
    invented = [
        (part, missing)
        for _, sentence in every_sentence(folder)
        for part in simplified(sentence)
        if (missing := unsupported(part, sentence))
    ]
    assert len(every_sentence(folder)) > 500
    assert invented == []


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.parent.name)
def test_no_figure_and_no_day_is_lost(folder: Path) -> None:
    lost = []
    for _, sentence in every_sentence(folder):
        said, plain = without_asides(tidied(sentence)), " ".join(simplified(sentence))
        new = figures(plain)
        lost += [f.span.of(said) for f in figures(said) if not any(n.agrees_with(f) for n in new)]
        days = {fact.parts for fact in dates(plain)}
        lost += [fact.span.of(said) for fact in dates(said) if fact.parts not in days]
    assert lost == []


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.parent.name)
def test_what_is_plain_stays(folder: Path) -> None:
    parts = {part for _, sentence in every_sentence(folder) for part in simplified(sentence)}
    assert [(part, simplified(part)) for part in sorted(parts) if simplified(part) != (part,)] == []


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.parent.name)
def test_every_part_is_a_sentence(folder: Path) -> None:
    split = [parts for _, s in every_sentence(folder) if len(parts := simplified(s)) > 1 and ":" not in s]
    assert len(split) > 10
    for part in (part for parts in split for part in parts):
        assert part[0].isupper() or not part[0].isalpha()
        assert part[-1] in '.!?:…"”»'
    assert sum(not finite_at(part) for parts in split for part in parts) <= len(split) / 4


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.parent.name)
def test_it_is_easier_to_read(folder: Path) -> None:
    pairs = [
        (before, after, simplified(sentence) != (finished(tidied(sentence)),))
        for role, sentence in every_sentence(folder)
        if role in TELLING and len(sentence.split()) > 5
        if (before := lix(tidied(sentence))) and (after := lix("\n\n".join(simplified(sentence))))
    ]
    assert median(after for _, after, _ in pairs) < median(before for before, _, _ in pairs)
    changed = [before - after for before, after, is_other in pairs if is_other]
    assert len(changed) > len(pairs) / 5
    assert median(changed) > LIX_LESS
