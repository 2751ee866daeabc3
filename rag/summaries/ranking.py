"""Which items of a meeting matter most, each with the reasons that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rag.danish import fold, sentences
from rag.facts import figures
from rag.model import AgendaItem, DecisionClass, Meeting, Role
from rag.summaries.verdicts import verdicts


class Reason(StrEnum):
    """Why an item matters."""

    DIVIDED = "a vote with somebody against, or who abstained"
    LARGE_SUM = "a large sum in what was proposed or decided"
    SUM = "a sum in what was proposed or decided"
    CHANGED = "the proposal was changed or turned down"
    DECIDED = "something was approved, adopted, recommended, sent on or turned down"
    RESERVED = "somebody had a reservation or a statement in the minutes"
    RULES = "a plan, a policy, a price, a structure or a contract in its title"
    HEARING = "a public hearing"
    OWN_WORDS = "a decision in the body's own words"
    MONEY = "a large sum in what it is about"


#: What each reason counts. Set by hand: a divided vote or money outweighs any two of the weakest.
WEIGHTS = {
    Reason.DIVIDED: 4,
    Reason.LARGE_SUM: 4,
    Reason.SUM: 2,
    Reason.CHANGED: 2,
    Reason.DECIDED: 3,
    Reason.RESERVED: 1,
    Reason.RULES: 1,
    Reason.HEARING: 1,
    Reason.OWN_WORDS: 1,
    Reason.MONEY: 1,
}
#: A sum in kr. from which it is large for one committee.
LARGE = Decimal(1_000_000)
#: From here on an item is told for its own sake; below it only where there is nothing better.
WEIGHTY = 3
#: A decision of more words than a formula has.
FORMULA_WORDS = 8

_DECIDING = frozenset(
    {
        DecisionClass.APPROVED,
        DecisionClass.ADOPTED,
        DecisionClass.RECOMMENDED,
        DecisionClass.REMITTED,
        DecisionClass.REJECTED,
        DecisionClass.OTHER,
    }
)
#: What was put off is told in a part of its own.
PUT_OFF = frozenset({DecisionClass.POSTPONED, DecisionClass.WITHDRAWN, DecisionClass.LAPSED})
_PROCEDURE = re.compile(
    r"\b(?:meddelelser?|eventuelt|underskrift\w*|orientering fra|siden sidst|bordet rundt|"
    r"(?:godkendelse|valg) af (?:dagsorden\w*|referat\w*|protokol\w*|det digitale underskrift\w*|ordstyrer)|"
    r"naeste moede|spoergetid|aabent moede)\b"
)
#: 'Godkendelse' alone is that of the minutes.
_ALONE = frozenset({"godkendelse", "dagsorden", "referat", "protokol", "lukning"})
_RULES = re.compile(
    r"lokalplan|kommuneplan|\w*plan(?:en)?\b|politik(?:ken)?\b|strategi|takst|skoledistrikt|vedtaegt|regulativ|"
    r"kvalitetsstandard|retningslinje|ramme\w*aftale|kontrakt|entrepren|udbud|nedlaeg|lukning|sammenlaeg|struktur|budgetforslag"
)
_HEARING = re.compile(r"\bhoering|\bi hoering|hoerings")
_CHANGED = re.compile(
    r"med (?:den|de|foelgende) (?:aendring|tilfoejelse|bemaerkning)|idet |ikke godkendt|forkast|dog\b|"
    r"fastholde"
)
_ATTACHED = re.compile(r"\b(?:vedhaeft|bilaegges|vedlaeg|vedlagt)")
_RESERVED = re.compile(r"forbehold|protokol", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item with the reasons that speak for it."""

    item: AgendaItem
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """The sum of what its reasons count."""
        return sum(WEIGHTS[reason] for reason in self.reasons)


def most_important(meeting: Meeting, least: int, most: int) -> tuple[Ranked, ...]:
    """The open items that matter most, best first: those of weight, at most `most`.

    Where they are fewer than `least`, further items stand after them, but never mere procedure, nor what
    was put off.
    """
    told = [
        Ranked(item, tuple(reasons(meeting, item)))
        for item in meeting.items
        if not item.closed and not is_procedure(item) and not is_put_off(item)
    ]
    best = sorted(told, key=lambda ranked: (-ranked.weight, ranked.item.span))
    weighty = sum(ranked.weight >= WEIGHTY for ranked in best)
    return tuple(best[: min(most, max(weighty, least))])


def reasons(meeting: Meeting, item: AgendaItem) -> Iterator[Reason]:
    """The reasons that speak for an item."""
    proposed, decided = _text(meeting, item, Role.RECOMMENDATION), _text(meeting, item, Role.DECISION)
    words = " ".join(_own_words(item.decision.text)) if item.decision else ""
    if any(vote.against or vote.abstained for vote in item.votes):
        yield Reason.DIVIDED
    sums = list(_sums(f"{item.title}\n{proposed}\n{decided}"))
    if sums:
        yield Reason.LARGE_SUM if max(sums) >= LARGE else Reason.SUM
    elif any(sum_ >= LARGE for sum_ in _sums(meeting.text(item.span))):
        yield Reason.MONEY
    if _decides(meeting, item):
        yield Reason.DECIDED
    if _CHANGED.search(words) or (item.decision and item.decision.decision_class is DecisionClass.REJECTED):
        yield Reason.CHANGED
    if _RESERVED.search(decided):
        yield Reason.RESERVED
    if _RULES.search(fold(item.title)):
        yield Reason.RULES
    if _HEARING.search(fold(f"{item.title} {proposed}")):
        yield Reason.HEARING
    if len(words.split()) > FORMULA_WORDS:
        yield Reason.OWN_WORDS


def is_procedure(item: AgendaItem) -> bool:
    """Whether an item is about the meeting itself: its agenda, its minutes, announcements."""
    title = fold(item.title).strip(" .:-")
    return title in _ALONE or _PROCEDURE.search(title) is not None


def is_put_off(item: AgendaItem) -> bool:
    """Whether the body did not get to decide: postponed, withdrawn or lapsed."""
    return item.decision is not None and item.decision.decision_class in PUT_OFF


def _decides(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the body did more than take note: on the item as a whole, or on one of its points."""
    if item.decision is None:
        return bool(item.votes)
    on_points = any(verdict.kind in _DECIDING for verdict in verdicts(meeting, item))
    return item.decision.decision_class in _DECIDING or on_points


def _own_words(decision: str) -> Iterator[str]:
    """The sentences of a decision, folded, without those that only say where a presentation is found."""
    told = (fold(span.of(decision)) for span in sentences(decision))
    return (sentence for sentence in told if not _ATTACHED.search(sentence))


def _text(meeting: Meeting, item: AgendaItem, role: Role) -> str:
    return "\n".join(meeting.text(section.span) for section in item.with_role(role))


def _sums(text: str) -> Iterable[Decimal]:
    return (abs(figure.value) for figure in figures(text) if figure.unit == "kr")
