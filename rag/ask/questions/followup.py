"""A question that leans on the one before it, written out: 'og hvem var imod?', 'hvad med året før?'.

What a follow-up leaves out is taken from the last turn: the items that its answer cites, or else the words of
its question. A question that stands by itself is left alone, whatever was said before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.evidence.units import readable
from rag.ask.questions.question import Question
from rag.ask.questions.wants import PATTERNS, Want
from rag.danish import MONTH_NAMES, fold
from rag.facts import DateFact, dates
from rag.model import Citation, Turn

_OPENING = re.compile(
    r"^\W*(?:og|men|ok(?:ay)?|så|and|but|so)?[\s,]*"
    r"(?:hvad (?:så )?med|hvordan (?:så )?med|what about|how about|og (?!hv)|and (?!wh|how))"
    r"\s*(?P<rest>.+?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_JOINED = re.compile(r"^\W*(?:og|men|and|but)\b[\s,]*", re.IGNORECASE)
#: What points back at something that was named before.
_POINTS_BACK = re.compile(
    r"\b(?:det|den|de|dem|deres|dets|dens|sagen|punktet|forslaget|beslutningen|her|der|han|hun|that|it|they|this)\b"
)
#: Words that say what kind of answer is asked for.
_COMPILED = re.compile("|".join([*(one for some in PATTERNS.values() for one in some), r"\bagainst\b"]))
#: What every item may have, and what sets a figure beside that of another time: no matter of its own.
_OF_ANY_ITEM = re.compile(
    r"\b(?:tog (?:\w+ )?)?forbehold\w*|\bindstilling(?:en|ens)?\b|\bbilag(?:et|ene)?\b"
    r"|\b(?:moedte|sad) i stedet\b"
    r"|\b(?:flere|faerre|mere|mindre|hoejere|lavere|steget|faldet)\b|\baaret (?:foer|efter)\b|\bend\b"
)
_MONTHS = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:punkt|pkt|item)\s*\d")
#: Words of the last question's own matter, from 'om' on: what another matter takes the place of.
_ABOUT = re.compile(r"\b(?:om|about)\s+(?P<matter>[^?.!]+?)(?=\W*$)", re.IGNORECASE)
#: What a follow-up names beside its kind of answer: no more than this many words.
_MOST_OTHER = 3
#: The longest word of a question is its matter where it is longer than the others by this factor.
_LONGER = 1.3
_YEARS = {
    "aaret foer": -1, "aaret forinden": -1, "foregaaende aar": -1, "forrige aar": -1, "sidste aar": -1,
    "the year before": -1, "last year": -1, "aaret efter": 1, "foelgende aar": 1, "naeste aar": 1,
    "the year after": 1, "next year": 1,
}  # fmt: skip


def resolved(question: Question, history: Sequence[Turn], places: Sequence[str] = ()) -> Question:
    """The question as it would be asked by itself; the very same one where it is.

    `places` are the municipalities and committees of the library, which a follow-up may put in place of
    the one that was asked about.
    """
    if not history:
        return question
    last = history[-1]
    if (follow := _OPENING.match(question.text)) and len(Question(follow["rest"]).terms) <= _MOST_OTHER:
        return Question(_with_other(last, follow["rest"].strip(), places))
    if _stands_alone(question):
        return question
    asked = _JOINED.sub("", question.text).strip(" ?.!")
    return Question(f"{asked[:1].upper()}{asked[1:]} {_matter(question, last)}?")


def _stands_alone(question: Question) -> bool:
    """Whether it names a matter of its own, a date or an item, and does not point back at another."""
    own = Question(_COMPILED.sub(" ", _OF_ANY_ITEM.sub(" ", question.folded))).terms
    points_back = _POINTS_BACK.search(question.folded)
    if question.dates or _NAMED.search(question.folded) or len(own) > 1:
        return True
    return bool(own) and not points_back


def _matter(question: Question, last: Turn) -> str:
    """What the last turn was about: the meeting or item that its answer cites, or the words it asked with."""
    if not last.cited:
        return f"– {last.question.strip(' ?')}"
    cited = last.cited[0]
    if Want.ATTENDANCE in question.wants:
        return f"på mødet i {cited.committee} den {_day(cited)}"
    return f"i sagen »{readable(cited.title)}« ({_where(cited)})"


def _where(cited: Citation) -> str:
    place = f", {cited.municipality}" if cited.municipality else ""
    return f"Punkt {cited.called}, {_day(cited)}{place}"


def _day(cited: Citation) -> str:
    return f"{cited.date.day}. {MONTH_NAMES[cited.date.month - 1]} {cited.date.year}"


def _with_other(last: Turn, other: str, places: Sequence[str]) -> str:
    """The last question about something else: another year, another day, another place; or another matter."""
    asked = last.question.strip()
    if step := _YEARS.get(fold(other)):
        return _other_year(asked, last, step)
    if said := dates(other):
        return _in_place(asked, dates(asked), said[0].span.of(other))
    if month := _MONTHS.search(other):
        return _other_month(asked, month[0])
    if any(fold(place) in fold(other) for place in places):
        named = [place for place in places if fold(place) in fold(asked)]
        if not named:
            return f"{asked.rstrip(' ?.!')} i {_bare(other)}?"
        return re.sub(re.escape(max(named, key=len)), _bare(other), asked, count=1, flags=re.IGNORECASE)
    return _about_other(asked, _bare(other))


def _other_year(asked: str, last: Turn, step: int) -> str:
    known = [fact for fact in dates(asked) if fact.year]
    year = known[0].year if known else (last.cited[0].date.year if last.cited else None)
    return asked if year is None else _in_place(asked, known, str(year + step))


def _other_month(asked: str, month: str) -> str:
    """The question with its first month replaced, or with the other one put behind it."""
    if _MONTHS.search(asked):
        return _MONTHS.sub(month, asked, count=1)
    return f"{asked.rstrip(' ?.!')} i {month}?"


def _in_place(asked: str, known: Sequence[DateFact], other: str) -> str:
    """The question with its first date replaced, or with the other one put behind it."""
    if not known:
        return f"{asked.rstrip(' ?.!')} i {other}?"
    first = known[0].span
    whole = first.of(asked)
    new = re.sub(r"(?:19|20)\d\d", other, whole) if re.fullmatch(r"\d{4}", other) else other
    return asked[: first.start] + new + asked[first.end :]


def _about_other(asked: str, other: str) -> str:
    """The question with its matter replaced where it is plain which words that is, else the other added."""
    if about := _ABOUT.search(asked):
        return asked[: about.start("matter")] + other + asked[about.end("matter") :]
    found = sorted(re.findall(r"[^\W\d_]+", asked), key=len)
    if len(found) > 1 and len(found[-1]) >= _LONGER * len(found[-2]):
        return asked.replace(found[-1], other, 1)
    return f"{asked.rstrip(' ?.!')} – {other}?"


def _bare(other: str) -> str:
    return re.sub(r"^(?:i|for|hos|fra|in|for)\s+", "", other, flags=re.IGNORECASE)
