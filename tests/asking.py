"""How questions are put to a small library: each with what is found for it, as routes to an answer see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes import EVERY, library_of, new_reader

from rag.ask.asked import Asked
from rag.ask.evidence.gathered import Finder
from rag.ask.questions.question import Question
from rag.model import Scope

#: Takes a question, and filters where there are some.
Ask = Callable[..., Asked]


@contextmanager
def asking(home: Path, texts: Iterable[str] = EVERY) -> Iterator[Ask]:
    """A library of these minutes, and how a question is asked of it."""
    with library_of(home, texts) as library:
        finder = Finder(library, new_reader())

        def ask(text: str, filters: Scope | None = None) -> Asked:
            question, within = Question(text), filters or Scope()
            parts = tuple(finder.find_each(question, within))
            return Asked(question, parts[0], library, finder, parts, within)

        yield ask
