"""What a question takes for granted: an outcome, a side in a vote, a rise or fall, a choice, a sum or a day.

'Hvorfor blev forslaget afvist?' takes for granted that it was. A question that asks whether takes nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from rag.ask.questions.question import Question
from rag.danish import fold
from rag.facts import DateFact, Figure, dates, figures
from rag.facts.parties import PARTIES
from rag.model import DecisionClass


class Direction(StrEnum):
    """Which way something moved."""

    UP = "up"
    DOWN = "down"


_AGREED = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
_TURNED_DOWN = frozenset({DecisionClass.REJECTED, DecisionClass.LAPSED})
_PUT_OFF = frozenset({DecisionClass.POSTPONED, DecisionClass.REMITTED})
_WITHDRAWN = frozenset({DecisionClass.WITHDRAWN})
#: Outcomes that say clearly what became of a matter; 'taget til efterretning' and others agree with anything.
_CLEAR = _AGREED | _TURNED_DOWN | _PUT_OFF | _WITHDRAWN | {DecisionClass.DISCUSSED}
_GRANTS = re.compile(
    r"^\W*(?:hvorfor|why)\b|\bhvad fik\b.{0,60}\btil at\b"
    r"|\bhvad (?:var|er) (?:grunden|aarsagen|begrundelsen)\b"
    r"|\bhvordan kan det vaere\b"
    r"|\bhvor (?:meget|mange) (?:mere|mindre|flere|faerre|dyrere|billigere)\b"
)
#: The outcomes that a question may speak of (folded), the first that fits counts.
_OUTCOMES: tuple[tuple[str, frozenset[DecisionClass]], ...] = (
    (r"\b(?:udsat\w*|udskudt\w*|udskoed|tilbagesend\w*|postponed?)\b", _PUT_OFF | _WITHDRAWN),
    (r"\b(?:trukket|taget af dagsordenen|withdrawn)\b", _WITHDRAWN),
    (
        r"\b(?:afvis\w+|forkast\w+|nedstem\w+|stemt\w* ned|afslog|afslaaet|rejected"
        r"|sagde\b.{0,40}\bnej|sige nej"
        r"|(?:ikke|aldrig) (?:blev )?(?:godkend\w+|vedtag\w+|tiltraadt|imoedekom\w+)|ville\b.{0,50}\bikke\b"
        r"|blev ikke (?:godkendt|vedtaget|tiltraadt|imoedekommet))",
        _TURNED_DOWN,
    ),
    (
        r"\b(?:godkend\w+|vedtag\w+|vedtog|tiltraad\w+|bevilge\w*|imoedekom\w+|foraere\w*"
        r"|sagde\b.{0,40}\bja|sige ja|gav (?:lov|groent lys)|approved?|adopted)\b",
        _AGREED,
    ),
)
_SIDES = (
    ("abstained", r"\b(?:undlod|stemte (?:blankt|hverken))\b"),
    ("against", r"\b(?:stemte|gik|var) (?:\w+ ){0,4}?(?:imod|mod|nej)\b"),
    ("in_favour", r"\bstemte (?:\w+ ){0,4}?(?:for|ja)\b"),
)
_UP = re.compile(
    r"\b(?:flere|steg|stiger|stige|steget|stigning\w*|hoejere|dyrere|oeges?|oeget|oegede"
    r"|vokset|voksede|vokser|vaekst|mere)\b"
)
_DOWN = re.compile(
    r"\b(?:faerre|fald|faldet|falder|faldt|falde|lavere|billigere|nedgang\w*"
    r"|reduktion\w*|reducere\w*|tilbagegang|mindre)\b"
)
_SPENT_MORE, _SPENT_LESS = re.compile(r"\bmer-?forb(?:r)?ug"), re.compile(r"\bmindre-?forb(?:r)?ug")
_CHOICE = re.compile(
    r"\b(model|linjefoering|scenarie|scenarium|alternativ|variant|forslag|mulighed) (\d+|[a-d])\b"
)
_DECIDES = re.compile(
    r"\b(?:bevilge\w*|gav|giver|foraere\w*|tildel\w*|forlaeng\w*|besluttede|fastsat\w*"
    r"|fordel\w*|afsatte|valgte|ydede|fik"
    r"|sat|satte|nedsat|nedsatte|haeve(?:de|t)|saenke(?:de|t)|forhoej(?:ede|et))\b"
)

_LIMIT = re.compile(r"\b(?:til|indtil|fra|pr\.)(?: og med)? *$", re.IGNORECASE)


def takes_for_granted(question: Question) -> bool:
    """Whether the question asks about something as if it were so."""
    return _GRANTS.search(question.folded) is not None


def agrees_with_outcome(question: Question, told: DecisionClass) -> bool | None:
    """Whether the outcome told is the one that is taken for granted; None where either is unclear."""
    for pattern, meant in _OUTCOMES:
        if re.search(pattern, question.folded):
            return told in meant if told in _CLEAR else None
    return None


def presumed_side(question: Question) -> str | None:
    """The side on which somebody is said to have voted: 'in_favour', 'against' or 'abstained'."""
    return next((side for side, pattern in _SIDES if re.search(pattern, question.folded)), None)


def of_party(question: Question) -> bool:
    """Whether a party is named, whose will is not the committee's."""
    return any(
        re.search(rf"\b{re.escape(fold(name))}s?\b", question.folded) for name in PARTIES if len(name) > 1
    )


def direction(text: str) -> Direction | None:
    """Which way a folded text says that something moved; None where it says neither, or both."""
    for up, down in ((_SPENT_MORE, _SPENT_LESS), (_UP, _DOWN)):
        rises, falls = up.search(text) is not None, down.search(text) is not None
        if rises or falls:
            return None if rises and falls else Direction.UP if rises else Direction.DOWN
    return None


def of_spending(text: str) -> bool:
    """Whether a folded text speaks of more or less spent than budgeted."""
    return bool(_SPENT_MORE.search(text) or _SPENT_LESS.search(text))


def last_spending(text: str) -> Direction | None:
    """The last thing a folded text says of what is spent: more, or less, than budgeted."""
    more, less = list(_SPENT_MORE.finditer(text)), list(_SPENT_LESS.finditer(text))
    if not more or not less:
        return Direction.UP if more else Direction.DOWN if less else None
    return Direction.UP if more[-1].start() > less[-1].start() else Direction.DOWN


def choices(text: str) -> frozenset[tuple[str, str]]:
    """The numbered alternatives that a text names: ('model', '2')."""
    return frozenset(_CHOICE.findall(fold(text)))


def decides_a_value(question: Question) -> bool:
    """Whether the question speaks of a sum or a day that was decided."""
    return _DECIDES.search(question.folded) is not None


def agrees_with_values(asked: str, decided: str) -> bool | None:
    """Whether a decision gives the sums, or else the days, that are asked of; None where it gives none."""
    sums, given = kroner(asked), kroner(decided)
    if sums and given:
        return any(one.agrees_with(other) for one in sums for other in given)
    limits, fixed = _limits(asked), _days(decided)
    return any(one.agrees_with(other) for one in limits for other in fixed) if limits and fixed else None


def kroner(text: str) -> list[Figure]:
    """The sums of money in a text."""
    return [figure for figure in figures(text) if figure.unit == "kr"]


def _limits(text: str) -> list[DateFact]:
    """The days of a text, and the months that something lasts to or begins with."""
    return [
        fact for fact in dates(text) if fact.month and (fact.day or _LIMIT.search(text[: fact.span.start]))
    ]


def _days(text: str) -> list[DateFact]:
    return [fact for fact in dates(text) if fact.day and fact.month]
