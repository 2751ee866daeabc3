"""A reason not to answer, and what a refusal can tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from rag.model import Claim


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a question is refused: `reason` in English, for who asks how it came about, and Danish claims.

    The claims tell what is missing and quote what does stand there. They state no facts beside the question's
    own: what stands there is in their quotes. A doubt without a reason is none. `instead` is the question as
    it would be asked of what the library does hold, where there is such.
    """

    reason: str = ""
    told: tuple[Claim, ...] = ()
    instead: str = ""

    def __bool__(self) -> bool:
        return bool(self.reason)


NO_DOUBT = Doubt()
