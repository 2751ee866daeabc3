"""'Hvornår åbner X?': what it is asked when it happens, and the time that a text gives of that.

A day in a sentence is often of something else: when it was decided, when a leader was hired, what a budget
is of. Where the verb of the question is one of those below, a time answers only beside a word of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.ask.claims import claim
from rag.ask.composition import telling_when
from rag.ask.doubts.aim import names_noun, told
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import MONTH_NAMES, fold
from rag.facts import dates

_ASKS_WHEN = re.compile(
    r"^\W*(?:fra |indtil |til )?(?:hvornaar\b"
    r"|hvilken (?:dato|dag|aften) (?:er|var|bliver|blev|holdes|holdt|afholdes)\b)"
)
_WHEN_OF = re.compile(
    r"^\W*hvornaar (?:aabner|genaabner|lukker|starter|begynder|slutter|stopper|ophoerer|udloeber|bygges"
    r"|opfoeres) (?:(?:den|det|de|en|et) )?(?:(?:ny\w?|gamle) )?(?P<noun>\w+)"
)
_MONTH = "|".join(MONTH_NAMES)
#: What a question asks the time of, and the words that tell of such (both folded).
_HAPPENINGS: tuple[tuple[str, str], ...] = (
    (
        r"(?:gen)?aabne(?:r|de|s|t)?|(?:op)?start(?:er|ede|es|et)?|begynd(?:er|te|t)|indvi(?:es|et|ede)"
        r"|faerdig\w*|klar|(?:tages?|taget|tage) .*i brug|i kraft|i gang|bygge[st]|bygget|opfoere?[st]"
        r"|rejses|rejst",
        r"aabn|start|begynd|indvi|faerdig|\bklar|brug\b|ibrug|kraft|i gang|igang|ivaerks|byg|opfoer|rejs"
        r"|etabler|anlaeg|gennemfoer|indfoer|gaeld|virkning|loeber|flytte|leve?r|tidsplan|fra og med"
        r"|fungerer|udfoer|afslut|\bsker?\b|finder sted|traeder"
        rf"|\bfra (?:og med )?(?:(?:den|d\.) \d|\d{{1,2}}\. (?:{_MONTH})|{_MONTH})|\bperioden"
        r"|\bforsoeg|soesaet|opstil|saettes i|haft siden|afproev|senest",
    ),
    (
        r"lukke(?:r|de|s|t)|slutter|sluttede|stopper|stoppede|ophoerer|ophoerte|udloeber|udloeb",
        r"luk|slut|stop|ophoer|udloeb|loeber|nedl|afvikl|udgaa|udgang|opsig|opsag|til og med|indtil"
        r"|\btil (?:den |d\. |udgangen af |ultimo |medio |primo )?(?:\d|" + _MONTH + r")"
        r"|frem til|\bperioden|forlaeng|gaelder|varer?\b|fratraed|faerdig|kontrakt|bortfald|pension",
    ),
    (r"flytter|flyttede|flyttes|flyttet|rykker|rykkede", r"flyt|rykke|indflyt"),
)
#: What the minutes themselves do: their day is another question.
_OF_MINUTES = re.compile(r"\b(?:beslut|vedtag|vedtog|godkend|behandl|droeft|udsat|udsaet|stem|afgjor|sag)\w*")
#: 'besluttede den 30. oktober 2024': the day of a decision or a letter, and of nothing that is told of in it.
_OF_DECISION = re.compile(
    r"\b(?:beslutte(?:de|t)|vedtog|vedtaget|valgte|godkend\w+|anbefale\w+|udsatte|udsat|behandle\w+|droeft\w+"
    r"|meddel\w+|oplys\w+|moede\w*|udvalget|raadet|brev|mail)"
    rf"(?: \w+)?(?: i| af)?,? (?:den|d\.) \d{{1,2}}\. ?(?:{_MONTH}|\d{{1,2}}\.)(?: ?(?:20)?\d\d)?"
    rf"|\b(?:ansat|ansaettes|tiltraad\w*)\b.*? fra (?:den |d\. )?\d{{1,2}}\. ?(?:{_MONTH})(?: 20\d\d)?"
)
#: 'Når fraværet er over 10 pct.': when in the sense of if.
_CONDITION = re.compile(r"\b(?:naar|hvis|saafremt|forudsat)\b")
#: How a sentence begins that speaks of the one before it.
_REFERS_BACK = re.compile(r"(?:Det|Dette|Denne|Disse|De|Den|Arbejdet|Projektet|Planen|Sagen|Forslaget|Her)\b")
#: A time is told of what is asked where its unit covers at least this share of what the best one covers.
TIMED_COVERAGE = 0.5


def with_happening(question: Question, selection: Selection) -> Selection:
    """The units, first the one that gives the time of what is asked, where none that would be told does.

    That is a unit of the same item that is about as much on the topic as those.
    """
    chosen = told(selection)
    telling = _telling(question)
    if not chosen or telling is None or any(_is_timed(one, question, telling) for one in chosen):
        return selection
    top = max(selection.coverage(one) for one in chosen)
    for one in selection.candidates:
        same = one.ranked.item.id == chosen[0].ranked.item.id
        if same and selection.coverage(one) >= TIMED_COVERAGE * top and _is_timed(one, question, telling):
            return selection.led_by(one)
    return selection


def no_time(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """It is asked when, and what would be told gives no time of it."""
    if not _ASKS_WHEN.search(question.folded) or question.two_fold or question.english:
        return NO_DOUBT
    top = max(selection.coverage(c) for c in chosen)
    telling = _telling(question)
    for one in chosen:
        names_it = selection.own_coverage(one) > 0 or _REFERS_BACK.match(one.unit.text)
        of_it = (
            names_it
            and selection.coverage(one) >= TIMED_COVERAGE * top
            and _of_subject(question, selection, one)
        )
        said = fold(one.unit.text)
        conditional = _CONDITION.search(said) and (telling is None or telling.search(said))
        if (of_it and _is_timed(one, question, telling)) or conditional:
            return NO_DOUBT
    if any(_is_timed(one, question, telling) for one in telling_when(question, selection, chosen)):
        return NO_DOUBT
    best = chosen[0]
    near = claim(
        "Emnet er omtalt, men der står ikke hvornår:", best.ranked.meeting, best.ranked.item, [best.unit.span]
    )
    return Doubt("no time would be told", (near,))


def _telling(question: Question) -> re.Pattern[str] | None:
    """What tells of the happening that is asked of; None where it is none of those known."""
    if not _ASKS_WHEN.search(question.folded) or _OF_MINUTES.search(question.folded) or question.english:
        return None
    for asks, tells in _HAPPENINGS:
        if re.search(rf"\b(?:{asks})\b", question.folded):
            return re.compile(tells)
    return None


def _is_timed(candidate: Candidate, question: Question, telling: re.Pattern[str] | None) -> bool:
    """Whether a unit gives a time, and of what is asked where that is known."""
    text = candidate.unit.text
    if telling is None:
        return bool(dates(text)) or CHECKS[Want.DATE](candidate.unit, question)
    said = _OF_DECISION.sub(" ", fold(text))
    timed = dates(said) or CHECKS[Want.DATE](replace(candidate.unit, text=said), question)
    labels = " ".join((fold(candidate.unit.row), fold(candidate.unit.column), *candidate.unit.context))
    return bool(timed) and bool(telling.search(said) or telling.search(labels))


def _of_subject(question: Question, selection: Selection, candidate: Candidate) -> bool:
    """Whether a unit speaks of what it is asked when it happens to: 'Hvornår åbner den nye klinik?'"""
    found = _WHEN_OF.search(question.folded)
    if found is None or found["noun"] not in selection.terms:
        return True
    return names_noun(found["noun"], [candidate], selection.terms)
