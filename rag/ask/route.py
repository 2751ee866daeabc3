"""One way to answer a question from the structure of minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rag.ask.asked import Asked
from rag.model import Claim


@dataclass(frozen=True, slots=True)
class Route:
    """One way to answer from the structure; `why` is shown to who asks how an answer came about.

    Where a `sole` route is asked for and has nothing to say, nothing else answers the question.
    """

    name: str
    why: str
    is_asked: Callable[[Asked], bool]
    answer: Callable[[Asked], list[Claim]]
    sole: bool = False
