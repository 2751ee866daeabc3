"""From a PDF to a citation that says on which page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.parses.documents import FOLDERS
from rag.config import Settings
from rag.contracts import answer_json
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.pipeline import Punkt
from ui.markdown import answer_markdown
from ui.panel import panels_html
from ui.render import reference

DOCUMENTS = sorted((FOLDERS[-1] / "pdf").glob("*.pdf"))
KLITVIG = next(path for path in DOCUMENTS if path.name.startswith("klitvig"))


@pytest.fixture(scope="module")
def punkt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Punkt]:
    with Punkt.open(Settings(home=tmp_path_factory.mktemp("home"))) as opened:
        opened.ingest([KLITVIG])
        yield opened


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_span_of_a_pdf_stands_on_a_page(path: Path) -> None:
    meeting = parse_meeting(read_source(path))
    pages = [meeting.source.page(item.span.start) for item in meeting.items]
    assert None not in pages
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert "Side" not in meeting.source.text


def test_an_answer_says_on_which_page_its_quotes_stand(punkt: Punkt) -> None:
    answer = punkt.ask("Hvordan faldt afstemningen om kvalitetsstandarden for rengøring ud?")
    assert not answer.refused
    meeting = punkt.meeting(answer.citations[0].meeting)
    for citation in answer.citations:
        assert citation.span.page == meeting.source.page(citation.span.start)
        assert reference(citation).startswith(f"Punkt 14, side {citation.span.page} · ")
    assert {one["page"] for one in answer_json(answer)["citations"]} == {3}
    assert "Punkt 14, side 3" in answer_markdown(answer)
    assert re.search(r"Fra dokumentet klitvig_\S+\.pdf, side 3<", panels_html(answer, punkt.meeting))


def test_a_table_cell_is_quoted_from_its_page(punkt: Punkt) -> None:
    answer = punkt.ask("Hvad er afvigelsen for hjælpemidler?")
    assert "500" in answer.claims[0].text
    assert answer.citations[0].span.page == 2


def test_records_and_passages_have_the_page_too(punkt: Punkt) -> None:
    votes = punkt.records.votes()
    assert {vote.place.span.page for vote in votes} == {3}
    assert all(passage.chunk.span.page for passage in punkt.search("rengøring"))
