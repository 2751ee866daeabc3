"""A model's text as an answer in the making: which claims stand, and what the model must put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.ask.generation.checking import complaint, stands
from rag.ask.generation.marking import Sentence
from rag.ask.questions.language import is_danish
from rag.ask.refusal import REFUSAL
from rag.ask.verification import FindMeeting
from rag.danish import words
from rag.errors import NOTICES as FAULTS
from rag.errors import FaultKind
from rag.model import Claim

#: How a model refuses in words that are nearly those it was told to use.
_REFUSES = re.compile(r"(?:det|dette|svaret|oplysningen|oplysningerne) (?:fremgaar|staar) ikke\b")


class Flaw(StrEnum):
    """What is wrong with a whole text; the value is what the model is told."""

    NOT_DANISH = "Svaret er ikke skrevet på dansk."
    NO_MARKS = "Svaret har ingen henvisninger. Slut hver sætning med nummeret på sit punkt, som [1]."
    ENDLESS = "Svaret blev ved uden at slutte. Skriv højst 120 ord."

    @property
    def notice(self) -> str:
        """What a reader is told of an answer that had to be given up."""
        return _NOTICES[self]


_NOTICES = {
    Flaw.NOT_DANISH: "Sprogmodellen svarede ikke på dansk.",
    Flaw.NO_MARKS: "Sprogmodellens svar henviste ikke til referaterne.",
    Flaw.ENDLESS: FAULTS[FaultKind.ENDLESS],
}
NOTHING_STANDS = "Sprogmodellens svar kunne ikke bekræftes i referaterne."


class Unusable(Exception):
    """A model answered, and nothing of it can be shown. `notice` is what the reader is told."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


@dataclass(frozen=True)
class Draft:
    """The claims of one text, checked; whether it refuses; what is wrong with all of it."""

    claims: tuple[Claim, ...] = ()
    refuses: bool = False
    flaw: Flaw | None = None

    @property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that stand; none of a text that cannot be used at all."""
        return () if self.flaw else tuple(claim for claim in self.claims if stands(claim))

    @property
    def worth(self) -> tuple[bool, int, int]:
        """How good it is beside another draft: usable, many claims that stand, few that do not."""
        return self.flaw is None, len(self.standing), len(self.standing) - len(self.claims)

    def complaint(self, find: FindMeeting) -> str:
        """What the model is told to put right, in Danish; '' where there is nothing, or it refuses."""
        if self.flaw:
            return self.flaw
        return "" if self.refuses else complaint(self.claims, find)


def is_refusal(said: Sentence) -> bool:
    """Whether a sentence says that the minutes do not have the answer: the refusal, or nearly so, uncited."""
    told = words(said.text)
    exactly = told == words(REFUSAL)
    return exactly or (not said.numbers and _REFUSES.match(" ".join(told)) is not None)


def flaw_of(said: Sequence[Sentence]) -> Flaw | None:
    """What is wrong with a text as a whole, its refusal left out."""
    if not is_danish(" ".join(one.text for one in said)):
        return Flaw.NOT_DANISH
    return None if any(one.numbers for one in said) else Flaw.NO_MARKS
