"""What a question asks of the items it wants listed or counted: outcome, closed doors, votes, matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.ask.questions.question import Question
from rag.danish import MONTHS, STOP_WORDS, fold, words
from rag.facts import NUMBER_WORDS
from rag.facts.parties import PARTIES
from rag.model import DecisionClass, Scope
from rag.store.library import MeetingOverview
from rag.store.records import Side

_NOUN = (
    r"(?:dagsorden)?s?punkt(?:er|erne|et)?|sag(?:er|erne|en)?|forslag(?:ene|et)?|emne(?:r|rne)?"
    r"|beslutning(?:er|erne)?|afgoerelse(?:r|rne)?|afstemning(?:er|erne)?|items?|cases?|matters?|proposals?|votes?"
)
#: 'hvilke sager', 'hvor mange lukkede punkter', 'oversigt over punkter'.
_ITEMS = re.compile(
    r"\b(?:hvilke[nt]?|hvor mange|hvor faa|hvad for (?:nogle|en|et)|naevn|opremse?|oversigt over|liste? over"
    rf"|antal(?:let)?(?: af)?|alle|which|how many|list|what) (?:\w+ ){{0,3}}?(?:{_NOUN})\b"
)
#: 'hvad blev udsat', 'hvor mange gange blev der stemt', 'blev der stemt om noget'.
_ANYTHING = re.compile(
    r"^\W*(?:hvad|what) (?:er|blev|var|har|was|were|is)\b|\bhvor mange gange\b|\bhow many times\b"
    r"|\b(?:blev|er|var|har) (?:der )?(?:\w+ ){0,3}?(?:noget|nogen|nogle|any)\b"
)
_COUNT = re.compile(r"\bhvor (?:mange|faa|tit|ofte)\b|\bantal(?:let)?\b|\bhow (?:many|often)\b")
#: A thing inside an item, or of another kind, is asked for: attachments, sentences of one item.
_WITHIN = re.compile(
    r"\b(?:indstillingspunkt\w*|(?:i|havde|har|om) indstillingen|indstillingens"
    r"|bilag\w*|attachments?|annex\w*|under punktet|i punktet|i sagen|af punkterne i)\b"
)

#: Outcomes by the words that ask for them (folded), with how they are told of several items.
OUTCOMES: tuple[tuple[str, frozenset[DecisionClass], str], ...] = (
    (
        r"uds(?:at|atte|aettes?|aette)|udskudt\w*|udskoed|udskydes?|postponed|deferred",
        frozenset({DecisionClass.POSTPONED}),
        "udsat",
    ),
    (
        r"trukket|taget af(?: dagsordenen| mødets| moedets)?|udg(?:ik|aaet|aar)|withdrawn",
        frozenset({DecisionClass.WITHDRAWN}),
        "trukket",
    ),
    (
        r"afvi(?:st|ste|ses|se)|forkast\w+|nedstem\w+|afslaaet|afslog|sag(?:t|de) nej|rejected|turned down",
        frozenset({DecisionClass.REJECTED}),
        "afvist",
    ),
    (
        r"godkend\w*|vedtag\w*|vedtog|tiltraad\w*|tiltraeder|approved?|adopted|passed",
        frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED}),
        "godkendt eller tiltrådt",
    ),
    (
        r"anbefal(?!ing)\w*|recommended",
        frozenset({DecisionClass.RECOMMENDED}),
        "anbefalet",
    ),
    (
        r"(?:taget |tog |tages )?til efterretning|noted",
        frozenset({DecisionClass.NOTED}),
        "taget til efterretning",
    ),
    (r"droeftet|droeftede|discussed", frozenset({DecisionClass.DISCUSSED}), "drøftet"),
    (
        r"oversend\w*|sendt videre|tilbagesend\w*|remitted|referred",
        frozenset({DecisionClass.REMITTED}),
        "oversendt",
    ),
    (r"bortfald\w*|lapsed", frozenset({DecisionClass.LAPSED}), "bortfaldet"),
)
_CLOSED = re.compile(r"\b(?:lukke(?:t|de)|for lukkede doere|closed|fortrolig\w*)\b")
_BALLOT = re.compile(
    r"\b(?:stem(?:t|te|me[rs]?|mern(?:e|es))|afstemning\w*|stemtes|vot(?:e|es|ed|ing)|uenig\w*)\b"
)
_SIDES = (
    (Side.AGAINST, r"\b(?:imod|mod|nej|against)\b"),
    (Side.ABSTAINED, r"\b(?:undlod|undlade|hverken|abstain\w*|blankt)\b"),
    (Side.IN_FAVOUR, r"\b(?:for|ja|in favou?r)\b(?!.{0,30}\b(?:imod|mod)\b)"),
)
#: Words of a question that say nothing of which items are meant.
_EMPTY = frozenset(
    """til fra gang gange dagsorden dagsordenen dagsordener moede moedet moeder moederne alt ialt samlet hele
    perioden aar aaret aars foraar foraaret efteraar efteraaret sommer sommeren vinter vinteren
    halvaar kvartal behandlet behandlede behandling oppe
    udvalgene udvalgenes raadet sidder siden indtil hidtil seneste
    nyeste sidst sidste foerste alle kommune kommuner kommunens kommunerne naevn list liste oversigt opremse
    politisk politiske politikernes blevet bleve fandt sted nogensinde sammenlagt tilsammen afgjort
    kommet stemt stemme stemmer stemte stemmerne stemning afstemning afstemninger afstemningen
    faldt nej ja imod mod for undlod hverken blankt uenighed uenige enige doere partiet parti gruppe
    resultatet godkendelse
    items item cases case matters matter proposals proposal votes vote voted voting against meeting meetings
    committee council year times time all were was agenda agendas
    forslag forslaget forslagene emne emner emnerne sag sager sagerne sagen punkt punkter punkterne
    dagsordenspunkt dagsordenspunkter beslutning beslutninger beslutningerne afgoerelse afgoerelser
    tog taget tages tage kun bare blot gav fik faaet valgte valgt
    spring autumn fall summer winter""".split()
)

_SAYS_NOTHING = _EMPTY | STOP_WORDS | MONTHS.keys() | NUMBER_WORDS.keys() | {fold(w) for w in NUMBER_WORDS}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is asked of items; an empty condition lets all through. `topic` are words of their titles.

    `voters` are letters of parties and folded names, with the `side` they are asked for on.
    """

    outcomes: frozenset[DecisionClass] = frozenset()
    told: str = ""
    closed: bool = False
    ballot: bool = False
    side: Side | None = None
    voters: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing but place and time is asked of the items."""
        return not (self.outcomes or self.closed or self.ballot or self.topic)


def asks_for_items(question: Question) -> bool:
    """Whether items are to be listed or counted: 'Hvilke sager blev udsat?', 'Hvor mange punkter er der?'."""
    if _WITHIN.search(question.folded):
        return False
    if _ITEMS.search(question.folded):
        return True
    return bool(_ANYTHING.search(question.folded)) and _speaks_of_outcomes(question.folded)


def counts(question: Question) -> bool:
    """Whether a number is asked for."""
    return _COUNT.search(question.folded) is not None


def _speaks_of_outcomes(folded: str) -> bool:
    """Whether outcomes, closed doors or votes are spoken of."""
    named = any(re.search(rf"\b(?:{pattern})\b", folded) for pattern, _, _ in OUTCOMES)
    return named or bool(_CLOSED.search(folded) or _BALLOT.search(folded))


def read_conditions(
    question: Question,
    scope: Scope,
    overviews: Sequence[MeetingOverview],
    people: Callable[[], Iterable[str]],
) -> Conditions:
    """What a question asks of items in a scope of it. `people` gives the members by name."""
    folded = question.folded
    named = [(kinds, told) for pattern, kinds, told in OUTCOMES if re.search(rf"\b(?:{pattern})\b", folded)]
    ballot = _BALLOT.search(folded) is not None and not named
    voters = _voters(question, people()) if ballot else ()
    side = next((side for side, pattern in _SIDES if re.search(pattern, folded)), None) if ballot else None
    return Conditions(
        outcomes=frozenset[DecisionClass]().union(*(kinds for kinds, _ in named)),
        told=" eller ".join(told for _, told in named),
        closed=_CLOSED.search(folded) is not None,
        ballot=ballot,
        side=side if voters or side is not Side.IN_FAVOUR else None,
        voters=voters,
        topic=_topic(question, scope, overviews, voters),
    )


def _voters(question: Question, people: Iterable[str]) -> tuple[str, ...]:
    """Parties, by their letters, and members that a question names."""
    spoken = " ".join(words(question.text))
    parties = {letter for name, letter in PARTIES.items() if re.search(rf"\b{name}s?\b", spoken)}
    letters = {fold(one) for one in re.findall(r"(?<!^)\b[A-ZÆØÅ]\b", question.text)}
    asked = set(spoken.split()) | {word.removesuffix("s") for word in spoken.split()}
    named = {fold(name) for name in people if set(words(name)) <= asked}
    return tuple(sorted(parties | letters | named))


def _topic(
    question: Question, scope: Scope, overviews: Sequence[MeetingOverview], voters: tuple[str, ...]
) -> tuple[str, ...]:
    """The words that are left when place, time, outcome and what asks are taken away."""
    rest = question.folded
    for fact in question.dates:
        if _is_held(fact.year, fact.month, scope, overviews):
            rest = rest.replace(fold(fact.span.of(question.text)), " ")
    patterns = [pattern for pattern, _, _ in OUTCOMES]
    rest = re.sub(rf"\b(?:{'|'.join(patterns)})\b", " ", rest)
    rest = _CLOSED.sub(" ", _BALLOT.sub(" ", rest))
    known = {w for o in overviews for w in words(f"{o.municipality} {o.committee}")}
    known |= {w for voter in voters for w in voter.split()} | {
        w for name in PARTIES for w in name.split() if voters
    }
    left = Question(rest).terms
    return tuple(
        word
        for word in left
        if word not in _SAYS_NOTHING
        and not {word, word.removesuffix("s")} & known
        and not _is_body(word, scope)
    )


def _is_body(word: str, scope: Scope) -> bool:
    """Whether a word is the everyday name of the committees that the scope has."""
    stem = re.sub(r"s?udvalg(?:et|ets|s)?$|(?:et|ets|n|ns)$", "", word)
    return len(stem) >= 2 and any(part.startswith(stem) for name in scope.committees for part in words(name))


def _is_held(year: int | None, month: int | None, scope: Scope, overviews: Sequence[MeetingOverview]) -> bool:
    places = [o for o in overviews if not scope.municipalities or o.municipality in scope.municipalities]
    return any(
        (year is None or o.date.year == year) and (month is None or o.date.month == month) for o in places
    )
