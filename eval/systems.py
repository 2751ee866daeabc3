"""Punkt as a system under test, over a throw-away home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rag.config import Settings
from rag.errors import EvalError
from rag.llm.replies import LanguageModel
from rag.model import Answer
from rag.pipeline import OnProgress, Outcome, Punkt
from rag.summaries.summary import Summary, Wish


class PunktSystem:
    """Punkt itself as the system under test."""

    def __init__(self, punkt: Punkt) -> None:
        self._punkt = punkt
        self._documents = {overview.id: overview.document for overview in punkt.overviews()}

    def answer(self, question: str) -> Answer:
        """Ask Punkt."""
        return self._punkt.ask(question)

    def summarise(self, target: str, wish: Wish) -> Summary:
        """Let Punkt sum up 'meeting-id' or 'meeting-id/Punkt'."""
        return self._punkt.summarise(target, wish)

    def rank(self, question: str, k: int) -> list[tuple[str, str, int]]:
        """The retriever's order, before an answer is made of it."""
        return [(self._documents[meeting], meeting, n) for meeting, n in self._punkt.rank(question, k)]


@contextmanager
def punkt_system(corpus: Path, settings: Settings, llm: LanguageModel | None = None) -> Iterator[PunktSystem]:
    """Punkt with the corpus ingested; the home folder of `settings` is not touched.

    Only `llm` is asked: without it answers are extractive, also where `settings` name a language model.
    Raises EvalError where a document is not minutes.
    """
    with (
        TemporaryDirectory(prefix="punkt-eval-") as home,
        Punkt.open(throw_away(settings, Path(home)), llm) as punkt,
    ):
        ingest_all(punkt, [corpus])
        yield PunktSystem(punkt)


def throw_away(settings: Settings, home: Path) -> Settings:
    """The same settings with another home, and no server or language model."""
    return settings.model_copy(update={"home": home, "chroma_url": None, "llm": None})


def ingest_all(punkt: Punkt, paths: Sequence[Path], on_progress: OnProgress | None = None) -> None:
    """Ingest every document. Raises EvalError where one is not minutes."""
    for result in punkt.ingest(paths, on_progress=on_progress).results:
        if result.outcome is Outcome.REFUSED:
            raise EvalError(f"{result.path}: not ingested: {result.message}")
