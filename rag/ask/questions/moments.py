"""How a question says when (the latest meeting, a day, a year), and whether it asks for all of a meeting."""

from __future__ import annotations

import re

from rag.ask.questions.question import Question
from rag.ask.questions.scope import named_bodies
from rag.ask.questions.wants import PATTERNS, Want
from rag.danish import MONTH_NAMES, words
from rag.model import Scope

_MOEDE = r"m(?:ø|oe|o)de"
#: 'det seneste møde', 'forrige møde', 'første møde i 2025'.
RANKED = re.compile(
    r"\b(?:(?:det|dets|sit|deres|vores|the|its|their) )?(?:aller)?"
    r"(?:(?P<last>seneste|sidste|nyeste|last|latest|most recent)"
    r"|(?P<before>forrige|næstsidste|næstseneste|foregående|previous)|(?P<first>f(?:ø|oe|o)rste|first))"
    rf" (?:\w*{_MOEDE}(?:t|ts)?|meeting)\b(?: (?:i|in) (?P<year>20\d\d))?",
    re.IGNORECASE,
)
#: 'mødet før det seneste'.
BEFORE_LAST = re.compile(
    rf"\b{_MOEDE}t (?:før|foer|inden)(?: det (?:seneste|sidste|nyeste)(?: {_MOEDE})?)?(?=\W*$| (?:i|hos) )",
    re.IGNORECASE,
)
#: 'den 12.', with no month behind it.
DAY = re.compile(
    r"\b(?:den|d\.) (?P<day>\d{1,2})(?!\d)"
    rf"(?!\.?\s?(?:\d|[./-]\s?\d|{'|'.join(name[:3] for name in MONTH_NAMES)}))\.?",
    re.IGNORECASE,
)
#: 'i år', 'sidste år'.
YEARS = re.compile(
    r"\b(?:i|for) (?P<this>år)\b(?! \d)|\b(?P<now>this year)\b"
    r"|\b(?:i )?(?P<last>sidste år|forrige år|fjor|last year)\b",
    re.IGNORECASE,
)
#: 'siden sommerferien', 'siden nytår'.
SINCE = re.compile(
    r"\b(?:siden|efter) (?:(?P<summer>sommer(?:en|ferien)|ferien)|(?P<year>nytår|årsskiftet))\b(?! 20\d\d)",
    re.IGNORECASE,
)
#: 'før sommerferien'.
TO_SUMMER = re.compile(r"\b(?:før|inden) sommer(?:en|ferien)\b(?! 20\d\d)", re.IGNORECASE)
#: What asks for all that a meeting did (folded).
_WHOLE = re.compile(
    r"\bhvad (?:er|blev|bliver|var|har|haft)\b.*\b(?:beslut\w*|behandlet|droeftet|sket|afgjort|talt om"
    r"|truffet|dagsordenen|oppe|sagt|paa programmet)\b"
    r"|\bhvad (?:besluttede|beslutter|behandlede|droeftede|lavede|afgjorde|foregik|foretog|handlede|skete"
    r"|kom der ud af)\b"
    r"|\bhvilke (?:beslutninger|afgoerelser)\b|\b(?:resume|overblik|oversigt|referat)\w* (?:af|over|fra)\b"
    r"|\bhvordan (?:gik|forloeb) \w*moede\w*|\bwhat (?:was|were) (?:decided|discussed|treated)\b"
    r"|\bwhat happened\b|\b(?:which|what) decisions\b"
)
_NOT_WHOLE = frozenset(
    {Want.FIGURE, Want.MONEY, Want.PERCENT, Want.VOTE, Want.ATTENDANCE, Want.REASON, Want.COUNT, Want.CLOSED}
)
#: Kinds of answer that are asked of a meeting.
OF_A_MEETING = frozenset({Want.DECISION, Want.VOTE, Want.ATTENDANCE, Want.CLOSED, Want.CASE})
#: The words that tell those kinds; alternatives that span other words are left out, which may be a matter.
_KINDS = re.compile(
    "|".join(one for want in (*OF_A_MEETING, Want.PERSON) for one in PATTERNS[want] if "{" not in one)
)
#: What the titles and the bodies of meetings are asked for with, and no matter.
_EMPTY = frozenset(
    """til fra talt sagt sket behandlet behandlede behandling droeftet droeftede besluttet truffet
    afgjort foregik lavede kommet tog traf resume overblik oversigt moedets moederne dagsorden
    dagsordenen program programmet seneste nyeste forrige foregaaende naestsidste siden sommerferien
    sommeren ferien aarsskiftet nytaar aar fjor last latest previous first meeting meetings year
    decided decisions happened discussed committee council alt giv mig oppe kom sit deres vores
    udvalgsmoede udvalgsmoedet byraadsmoede byraadsmoedet efteraaret foraaret sommer efteraar foraar
    medlem medlemmer""".split()
)
_TIMES = (RANKED, BEFORE_LAST, DAY, YEARS, SINCE, TO_SUMMER)


def asks_for_all(question: Question, scope: Scope) -> bool:
    """Whether all that a meeting treated or decided is asked for, and no matter of it is named."""
    return of_a_whole(question) and not matter(question, scope)


def asks_of_a_meeting(question: Question, scope: Scope) -> bool:
    """Whether it is asked who was absent or how votes fell, and nothing is named that they were of."""
    return question.wants_any(Want.ATTENDANCE, Want.VOTE) and not matter(question, scope)


def of_a_whole(question: Question) -> bool:
    """Whether a question is put as one is put about all that a meeting did."""
    return bool(_WHOLE.search(question.folded)) and not question.wants & _NOT_WHOLE


def names_time(question: Question) -> bool:
    """Whether a question says when, in any way."""
    spoken = set(words(question.text)) & set(MONTH_NAMES)
    return bool(question.dates or spoken) or any(one.search(question.text) for one in _TIMES)


def matter(question: Question, scope: Scope) -> tuple[str, ...]:
    """The words of a question that name neither place, body nor time, nor what kind of thing is asked for."""
    rest = question.text
    for fact in reversed(question.dates):
        rest = f"{rest[: fact.span.start]} {rest[fact.span.end :]}"
    named = {word for name in (*scope.municipalities, *scope.committees) for word in words(name)}
    known = named | set(named_bodies(question)) | _EMPTY | set(MONTH_NAMES)
    left = Question(_KINDS.sub(" ", Question(rest).folded)).terms
    return tuple(one for one in left if not {one, one.removesuffix("s")} & known and not one.isdigit())
