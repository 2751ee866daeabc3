"""One case as the HTML page shows it: everything a reader needs to see why it counts as right or wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from eval.matching import find, found
from eval.minutes import Place
from eval.reports.figures import Change
from eval.run import Result
from eval.trial import Trial
from rag.marks import mark
from rag.model import Citation, Span
from rag.readability import band, lix

#: Characters of the source shown on either side of a quote.
AROUND = 200

_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Expected:
    """A gold fact, or a forbidden form: its forms, the one that is found, and the words that say it."""

    forms: tuple[str, ...]
    form: str | None
    words: str | None


@dataclass(frozen=True)
class Quote:
    """A citation's quote between what stands around it; `fault` says why it does not stand there."""

    anchor: str
    citation: Citation
    before: str
    after: str
    fault: str
    gold: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim with its marks, each with the anchor of the quote it leads to."""

    text: str
    computed: bool
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseView:
    """A result on the page. `anchor` is unique on the page."""

    anchor: str
    suite: str
    result: Result
    change: Change | None

    @property
    def trial(self) -> Trial:
        """The question, its answer and what was ranked."""
        return self.result.trial

    @property
    def outcome(self) -> str:
        """'error', 'wrong' or 'right'."""
        return "error" if self.trial.error else "wrong" if self.result.failed else "right"

    @property
    def outcomes(self) -> list[str]:
        """Everything the case can be filtered by: its outcome, whether it was refused, whether it changed."""
        also = {"refused": self.trial.refused, "flipped": self.change is not None}
        return [self.outcome, *(name for name, holds in also.items() if holds)]

    @property
    def reason(self) -> str:
        """Why the case counts as right or wrong."""
        return self.result.reason

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The citations of the answer with their surroundings."""
        numbered = enumerate(self.trial.citations, 1)
        return tuple(_quote(f"{self.anchor}-q{n}", self.trial, citation) for n, citation in numbered)

    @cached_property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims of the answer with their marks."""
        if self.trial.answer is None:
            return ()
        anchors = {quote.citation: quote.anchor for quote in self.quotes}
        return tuple(
            ClaimView(claim.text, claim.computed, _marks(claim.citations, anchors))
            for claim in self.trial.answer.claims
        )

    @property
    def facts(self) -> list[Expected]:
        """The gold facts, found or not."""
        return [
            Expected(forms, form, find(form, self.trial.text) if form else None)
            for forms in self.trial.case.facts
            for form in (found(forms, self.trial.text),)
        ]

    @property
    def forbidden(self) -> list[Expected]:
        """The forms only a wrong answer has; `form` is None where the answer does not have it."""
        said = [(form, find(form, self.trial.text)) for form in self.trial.case.forbidden]
        return [Expected((form,), form if words else None, words) for form, words in said]

    @property
    def gold(self) -> list[tuple[Place, bool]]:
        """The gold Punkter, and whether each is cited."""
        return [(place, place in self.trial.cited) for place in sorted(self.trial.gold)]

    @property
    def beside(self) -> list[Place]:
        """The cited Punkter that are not gold."""
        return sorted(self.trial.cited - self.trial.gold)

    @property
    def ranked(self) -> list[tuple[Place, bool]]:
        """The ranking, each Punkt once, and whether it is gold."""
        return [(place, place in self.trial.gold) for place in dict.fromkeys(self.trial.ranked or ())]

    @property
    def readability(self) -> list[tuple[str, str]]:
        """LIX of the answer and of each cited item."""
        texts = {"answer": self.trial.text}
        texts |= {str(place): self.trial.minutes.text(place) for place in sorted(self.trial.cited)}
        return [(name, _readability(text)) for name, text in texts.items()]

    @property
    def searched(self) -> str:
        """What a search of the page finds the case by."""
        case = self.trial.case
        said = (case.id, case.question, self.trial.text, self.reason, self.result.slice("meeting"))
        return "\n".join(said).casefold()


def _marks(citations: Sequence[Citation], anchors: Mapping[Citation, str]) -> tuple[tuple[str, str], ...]:
    """Each mark once, with the anchor of its first quote."""
    marks: dict[str, str] = {}
    for citation in citations:
        marks.setdefault(mark(citation, tuple(anchors)), anchors[citation])
    return tuple(marks.items())


def _quote(anchor: str, trial: Trial, citation: Citation) -> Quote:
    place = trial.place(citation)
    if place is None:
        return Quote(anchor, citation, "", "", "there is no such Punkt", gold=False)
    meeting, item = trial.minutes.meeting(place), trial.minutes.item(place)
    gold, span = place in trial.gold, citation.span
    if not item.span.contains(span) or meeting.text(span) != citation.quote or not citation.quote:
        return Quote(anchor, citation, "", "", "the quote does not stand there", gold)
    before = meeting.text(Span(item.span.start, span.start))
    after = meeting.text(Span(span.end, item.span.end))
    return Quote(anchor, citation, _end_of(before), _beginning_of(after), "", gold)


def _end_of(text: str) -> str:
    """The last `AROUND` characters from a whole word on, without empty lines."""
    cut = text if len(text) <= AROUND else "… " + re.sub(r"^\S*\s", "", text[-AROUND:])
    return _EMPTY_LINES.sub("\n", cut).lstrip("\n")


def _beginning_of(text: str) -> str:
    """The first `AROUND` characters to a whole word, without empty lines."""
    cut = text if len(text) <= AROUND else re.sub(r"\s+\S*$", "", text[:AROUND]) + " …"
    return _EMPTY_LINES.sub("\n", cut).rstrip("\n")


@lru_cache(maxsize=4096)
def _readability(text: str) -> str:
    value = lix(text)
    return "no words" if value is None else f"{value:.0f}, {band(value)}"
