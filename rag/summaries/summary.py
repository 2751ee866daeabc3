"""The nouns of a summary: what is summed up, for whom, how long, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rag.model import Claim, Cost, Stage


class Audience(StrEnum):
    """Who reads a summary; the value is what the command line takes."""

    CITIZEN = "borger"
    POLITICIAN = "politiker"
    PRESS = "presse"


class Length(StrEnum):
    """How much of an item is told."""

    SHORT = "kort"
    MEDIUM = "mellem"
    LONG = "lang"


class Subject(StrEnum):
    """What is summed up; the value is the key of its id in JSON."""

    ITEM = "item"
    MEETING = "meeting"
    QUESTION = "question"
    CASE = "case"


class Heading(StrEnum):
    """The headings of a summary, as citizens read them."""

    ABOUT = "Hvad handler det om"
    DECIDED = "Hvad blev besluttet"
    COST = "Hvad koster det"
    NEXT = "Hvad sker der nu"
    WORDS = "Svære ord"

    PRESENT = "Hvem mødtes"
    DECISIONS = "De vigtigste beslutninger"
    ITEMS = "Punkterne i rækkefølge"
    VOTES = "Afstemninger"
    POSTPONED = "Udsat eller taget af dagsordenen"
    CLOSED = "Lukkede punkter"


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom a summary is written, and how long it is to be."""

    audience: Audience = Audience.CITIZEN
    length: Length = Length.MEDIUM


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading: one claim a sentence, in reading order."""

    heading: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A difficult word of a summary, as the dictionary has it, in plain Danish."""

    word: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Readability:
    """The LIX of what was summed up and of the summary; None where there are no words."""

    source: float | None
    summary: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in plain Danish, every sentence a claim with its citations and their status.

    `id` is that of the item or meeting, the question, or the case number. `notes` are Danish sentences that a
    reader must see beside it: that something was left out, or that a language model could not be reached.
    """

    subject: Subject
    id: str
    headline: Claim
    parts: tuple[Part, ...]
    glossary: tuple[Explained, ...] = ()
    lix: Readability = Readability(None, None)
    wish: Wish = Wish()
    mode: str = "extractive"
    model: str | None = None
    notes: tuple[str, ...] = ()
    usage: Cost | None = None
    stages: tuple[Stage, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The headline and every sentence, in reading order."""
        return (self.headline, *(claim for part in self.parts for claim in part.claims))

    @property
    def text(self) -> str:
        """The sentences without headings and marks, parted by blank lines: what its LIX is measured on.

        A headline has no stop, so that nothing less than a blank line keeps it apart.
        """
        return "\n\n".join(claim.text for claim in self.claims)
