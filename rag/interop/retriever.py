"""Punkt's retrieval as a retriever of LangChain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from rag.interop.documents import document
from rag.model import Passage, Scope
from rag.pipeline import Punkt


class PunktRetriever(BaseRetriever):
    """Gives the `k` passages that fit a question best, best first, of the minutes that pass the filters.

    As with every retriever of LangChain, `k` counts documents: several may be passages of one agenda item,
    and a long one can fill the list. `per_item` is how many of one item there are at most: with 1, each
    document is of another. A question may name a municipality, a committee or a period, as in `Punkt.ask`;
    of several the documents come in turn. Its invocation raises EmptyQuestion, QuestionTooLong and
    NothingIngested.
    """

    punkt: Punkt
    k: int = Field(default=6, ge=1)
    per_item: int | None = Field(default=None, ge=1)
    filters: Scope | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain hands it over
    ) -> list[Document]:
        found = self.punkt.search(query, self.k, self.filters, self.per_item)
        return [self._document(passage) for passage in found]

    def _document(self, passage: Passage) -> Document:
        chunk = passage.chunk
        meeting = self.punkt.meeting(chunk.meeting)
        parts = (*meeting.items, *meeting.enclosed)
        return document(meeting, next(one for one in parts if one.id == chunk.item), chunk.span)
