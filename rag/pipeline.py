"""`Punkt`: ingest, ask, summarise; the one place that wires the parts together.

The parser is imported where documents are ingested, so that a question does not wait for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType

from rag.ask.evidence.gathered import Evidence, Finder, in_turn
from rag.ask.evidence.passages import best_passages
from rag.ask.evidence.reading import ItemReader
from rag.ask.extractive import ExtractiveAnswerer
from rag.ask.generation.listening import AnswerListener
from rag.ask.generative import GenerativeAnswerer
from rag.ask.inquiry import Inquiry
from rag.ask.lookup.desk import Desk
from rag.ask.questions.accepted import LONGEST_QUESTION, accepted
from rag.ask.questions.question import Question
from rag.ask.questions.understood import QuestionReader
from rag.ask.refusal import searched
from rag.ask.verification import verify
from rag.config import Settings
from rag.errors import NothingIngested
from rag.ingest.report import IngestReport, IngestResult, OnProgress, Outcome, Wanted
from rag.llm.opening import open_llm
from rag.llm.replies import LanguageModel
from rag.model import AgendaItem, Answer, Meeting, Passage, Scope, Turn
from rag.store.embedding import load_embedder
from rag.store.library import Library, MeetingOverview
from rag.store.record_tables import RecordTables
from rag.summaries.summariser import Summariser
from rag.summaries.summary import Summary, Wish

__all__ = ["LONGEST_QUESTION", "IngestReport", "IngestResult", "OnProgress", "Outcome", "Punkt", "Wanted"]

#: Who reads a summary and how long it is, unless something else is wished.
USUAL = Wish()


class Punkt:
    """A library of minutes that can be asked."""

    def __init__(
        self, settings: Settings, library: Library, reader: ItemReader, llm: LanguageModel | None = None
    ) -> None:
        self._settings = settings
        self._library = library
        self._finder = Finder(library, reader)
        self._reader = QuestionReader(library)
        self._answerer = ExtractiveAnswerer(library, self._finder)
        self._summariser = Summariser(library, self._finder, settings)
        self._given = llm

    @classmethod
    def open(cls, settings: Settings | None = None, llm: LanguageModel | None = None) -> Punkt:
        """Open the library under `settings.home`, made on first use.

        Questions are put to `llm`, else to the language model of the settings, if they name one; that one is
        opened with the first question. Raises HomeUnusable, EmbedderMismatch, ModelUnavailable.
        """
        settings = settings or Settings()
        embedder = load_embedder(settings.embedding_model)
        words = embedder if settings.embedding_model is None else load_embedder(None)
        library = Library.open(settings.home, embedder, settings.chroma_url)
        return cls(settings, library, ItemReader(embedder, words), llm)

    def close(self) -> None:
        """Release the stores."""
        self._library.close()

    def __enter__(self) -> Punkt:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self,
        paths: Sequence[Path],
        municipality: str | None = None,
        on_progress: OnProgress | None = None,
        *,
        ocr: bool = False,
        workers: int | None = None,
    ) -> IngestReport:
        """Read, parse, chunk and store documents. One bad file does not stop the others.

        `workers` processes read, 0 for none beside this one, None for as many as pay. Raises
        UnreadableDocument when a path does not exist; nothing is ingested then. Raises LibraryBusy.
        """
        return IngestReport(tuple(self.ingesting(paths, Wanted(municipality, ocr, workers), on_progress)))

    def ingesting(
        self,
        paths: Sequence[Path],
        wanted: Wanted,
        on_progress: OnProgress | None = None,
        touched: Set[Path] | None = None,
    ) -> Iterator[IngestResult]:
        """As `ingest`, document by document: what is told is stored, wherever one stops.

        With `touched`, only the minutes that one of these files is a part of; an attachment may be gone.
        """
        from rag.ingest.readers.finding import find_documents
        from rag.ingestion.ingesting import ingest_documents

        found = find_documents(paths)
        return ingest_documents(self._library, self._settings, found, wanted, on_progress, touched)

    def remove(self, meeting_id: str) -> None:
        """Remove a meeting from every store. Raises UnknownReference."""
        self._library.remove(meeting_id)

    def overviews(self) -> list[MeetingOverview]:
        """The ingested meetings, newest first."""
        return self._library.overviews()

    def meeting(self, meeting_id: str) -> Meeting:
        """A parsed meeting. Raises UnknownReference."""
        return self._library.meeting(meeting_id)

    @property
    def records(self) -> RecordTables:
        """What is known of the meetings without reading them: items, votes, attendance, amounts."""
        return self._library.records

    def desk(self, filters: Scope | None = None) -> Desk:
        """Look-ups over the minutes that pass the filters."""
        return Desk(self._library, self._finder, filters or Scope())

    def named(self, reference: str) -> tuple[Meeting, AgendaItem | None]:
        """A meeting ('meeting'), or with its item ('meeting/N'). Raises UnknownReference."""
        return self._library.named(reference)

    def ask(
        self,
        question: str,
        filters: Scope | None = None,
        listener: AnswerListener | None = None,
        history: Sequence[Turn] = (),
    ) -> Answer:
        """Answer a question in Danish, every claim cited and verified, or refuse.

        With a language model, `listener` hears the answer while it is written, and `history` is what was
        said before, oldest first; the model's faults are told in the answer's notes. Raises EmptyQuestion,
        QuestionTooLong, NothingIngested, and ModelUnavailable where the model cannot be opened at all.
        """
        began = time.perf_counter()
        inquiry = self._inquiry(question, filters, listener, history)
        answer = self._generated(inquiry, self._llm) if self._llm else self._extracted(inquiry)
        return replace(answer, seconds=time.perf_counter() - began)

    def prompt(self, question: str, filters: Scope | None = None) -> str:
        """All that would be sent to a language model with a question. Nobody is asked. Raises as `ask`."""
        return GenerativeAnswerer(self._library, self._finder, self._settings).prompt(
            self._inquiry(question, filters)
        )

    def _inquiry(
        self,
        question: str,
        filters: Scope | None,
        listener: AnswerListener | None = None,
        history: Sequence[Turn] = (),
    ) -> Inquiry:
        typed, filters = self._accepted(question), filters or Scope()
        understood = self._reader.understood(typed, filters, history)
        where = searched(self.overviews(), filters, self.records.attachments(filters))
        return Inquiry(typed, understood, filters, where, history, listener)

    def _extracted(self, inquiry: Inquiry) -> Answer:
        parts = self._finder.find_each(inquiry.understood, inquiry.filters)
        found = self._answerer.answer(inquiry.understood, parts, inquiry.what, inquiry.filters)
        return inquiry.told(verify(found, self.meeting))

    def _generated(self, inquiry: Inquiry, model: LanguageModel) -> Answer:
        answerer = GenerativeAnswerer(self._library, self._finder, self._settings)
        return answerer.answer(inquiry, model)

    def summarise(self, target: str, wish: Wish = USUAL, listener: AnswerListener | None = None) -> Summary:
        """A meeting ('meeting') or an item ('meeting/N') in plain Danish, every sentence verified.

        `listener` is as in `ask`. Raises UnknownReference, and ModelUnavailable.
        """
        return self._summariser.target(target, wish, self._llm, listener)

    def summarise_question(self, question: str, wish: Wish = USUAL, filters: Scope | None = None) -> Summary:
        """All that is found about a matter in order of time, or a refusal. Raises as `ask`, asks no model."""
        typed, filters = self._accepted(question), filters or Scope()
        summary = self._summariser.question(self._reader.understood(typed, filters), wish, filters)
        return replace(summary, id=typed.text)

    def summarise_case(self, number: str, wish: Wish = USUAL, filters: Scope | None = None) -> Summary:
        """A case over its meetings. Raises UnknownReference; asks no model."""
        return self._summariser.case(number, wish, filters or Scope())

    @cached_property
    def _llm(self) -> LanguageModel | None:
        """The model that questions are put to. Raises ModelUnavailable."""
        if self._given or not self._settings.llm:
            return self._given
        return open_llm(self._settings)

    def rank(self, question: str, k: int = 10) -> list[tuple[str, int]]:
        """The first `k` agenda items for a question, as (meeting id, Punkt number), best first."""
        items = in_turn(part.ranked for part in self._found(question, Scope(), k))
        return list(dict.fromkeys((item.meeting.id, item.item.number) for item in items))[:k]

    def search(
        self, question: str, k: int = 10, filters: Scope | None = None, per_item: int | None = None
    ) -> list[Passage]:
        """The `k` passages that fit a question best, best first; at most `per_item` of one agenda item.

        Where the question names several municipalities, bodies or periods, the best of each in turn.
        Raises as `ask`, asks no model.
        """
        return best_passages(self._found(question, filters or Scope(), k), k, per_item)

    def _found(self, question: str, filters: Scope, k: int) -> list[Evidence]:
        """The best `k` items for each scope of a question."""
        understood = self._reader.understood(self._accepted(question), filters)
        return self._finder.find_each(understood, filters, k)

    def _accepted(self, question: str) -> Question:
        asked = accepted(question)
        if not self.overviews():
            raise NothingIngested(
                f"No minutes are ingested in {self._settings.home}. Run: punkt ingest FOLDER"
            )
        return asked
