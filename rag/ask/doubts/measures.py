"""Reasons not to answer: a measure is asked for, and what would be told has none of that kind.

A share without a percentage, an age without years, opening hours without hours, who owns a thing without a
word of owning: the topic is found, and the question is not answered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.doubts.aim import shown, told
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.matching import similarity
from rag.ask.questions.question import Question
from rag.ask.questions.vocabulary import subject
from rag.ask.questions.wants import Want
from rag.danish import fold, stem, words
from rag.facts import figures
from rag.model import Claim

#: Measures that a sentence alone may tell, and how much of what the others cover it covers.
_TOLD_ALONE = frozenset({"share", "age", "duration"})
ON_THE_TOPIC = 0.2
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag")
_DAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:en|e|ene)?\b")
#: 'Lørdag den 26. juni' is no day of the week on which something is open.
_DATED_DAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)}) (?:d\. |den )?(?=\d)")
_OPEN = re.compile(r"\baab(?:en|ent|ne|ner)\b|\baabningstid")
_DURATION = r"\bkl\b|minut|time|dag|uge|maaned|aar|\d{4}|kvartal|permanent|udgang|midlertidig|indtil"
#: What asks for a measure, what tells one (both folded), and what it is called, in English and in Danish.
_MEASURES: tuple[tuple[str, str, str, str], ...] = (
    (
        r"\bhvor mange (?:procent|pct)\b|\bprocentdel\b",
        r"%|\bpct|procent|halvdel|tredjedel|fjerdedel",
        "share",
        "nogen procent",
    ),
    (
        r"\bhvor (?:gammel|gammelt|gamle)\b",
        r"\baar\b|alder|aarig|fyldt|\b(?:18|19|20)\d\d\b|generation",
        "age",
        "nogen alder",
    ),
    (r"\bhvor laenge\b|\bhvor lang tid\b", _DURATION, "duration", "noget tidsrum"),
    (
        rf"\b(?:hvornaar|hvad tid|hvilke (?:dage|tider))\b.*\b(?:har|holder|er)\b.*\baab(?:en|ent|ne)\b"
        rf"|\baabningstid|\baab(?:en|ent|ne) (?:om )?(?:{'|'.join(_WEEKDAYS)})",
        rf"\bkl\b|{'|'.join(_WEEKDAYS)}|hverdag|weekend|daglig|doegn|om ugen|\d[.:]\d\d\b",
        "opening hours",
        "nogen åbningstid",
    ),
)
#: 'Hvem ejer …': a verb that a text says as well, if it tells who.
_WHO_DOES = re.compile(
    r"^\W*hvem (?P<verb>ejer|ejede|driver|drev|opfoerte|tegnede|finansierer|finansierede|udlejer)\b"
)
_PRICE = re.compile(r"\bhvad kost(?:er|ede|e)\b|\bhvor meget kost(?:er|ede)\b|\bhvad (?:er|var) prisen\b")
#: 'Hvad koster det for en borger?': no sum of what a municipality pays.
_FOR_ONE = re.compile(
    r"\bfor (?:den enkelte |den |en |et )?"
    r"(?:borger|bruger|beboer|elev|barn|familie|medlem|foraelder|patient)(?:en|et|n)?\b"
)
FOR_MANY = 100_000
#: 'Hvad koster det pr. elev?': no sum of all of them.
_PER_ONE = re.compile(
    r"\b(?:pr\.?|per) (?P<noun>elev|barn|borger|bruger|beboer|indbygger|medarbejder|familie|husstand|person"
    r"|deltager|medlem)\b"
)
#: What tells a price beside a bare number, as the labels of a table do, or that there is none.
_OF_PRICE = re.compile(r"pris|takst|udgift|kost|gebyr|afgift|beloeb|betal|gratis|vederlag|uden beregning")
#: From this similarity on, by letters or by meaning, a word of the question is spoken of.
SPOKEN = 0.4
#: From this similarity on a word is the question's own, in some form.
NAMED = 0.85
_TOTAL = re.compile(r"\b(?:i alt|ialt|total\w*|samlet|samlede|sum|hele)\b")
_BY_THE_YEAR = re.compile(r"\b(?:hvad|hvor meget) koster?\b.*\b(?:om aaret|aarligt|pr\.? aar|hvert aar)\b")
_YEARLY = re.compile(r"aarlig|\bom aaret\b|\bpr\.? aar\b|\bhvert aar\b|\bper aar\b|\baarets\b")
#: What a thing costs while it is used, and words that say nothing of the thing (folded).
_RUNNING = re.compile(r"\b(?:drift\w*|drive\w*|\w*vedligehold\w*|\w*leje\w*)\b")
_OF_A_SUM = re.compile(r"kost\w*|aar\w*|kr|mio|ny\w*|\d.*")
#: What a sentence about a sum may begin with, whatever the sum is for.
_SUMS = frozenset(map(stem, "udgift udgiften pris prisen beloeb ordningen forslaget loesningen".split()))
_ASKS_RUNNING = re.compile(
    r"\b(?:hvad|hvor meget) kost(?:er|ede)? .*\b(?:drift|driften|drive|vedligehold\w*|at leje)\b"
    r"|\bhvor stor\w* er .*\bdriftsudgift\w*"
)
#: How a sentence begins whose subject is the matter of its item (folded).
_OF_THE_MATTER = re.compile(
    r"(?:det|den|dette|denne|ordningen|projektet|tilbuddet|aftalen|forslaget|tiltaget|indsatsen|loesningen"
    r"|forsoeget|udgiften|prisen|merudgiften)\b"
)
_COUNTED = re.compile(r"\bhvor mange (?P<noun>\w+)\b")


def unmeasured(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """The kind of measure that is asked for stands in nothing that would be told, or of another thing."""
    if question.english:
        return NO_DOUBT
    texts = [f"{fold(c.unit.text)} {shown(c)}" for c in chosen]
    undated = [_DATED_DAY.sub(" ", text) for text in texts]
    for asks, tells, name, written in _MEASURES:
        if re.search(asks, question.folded) and not any(re.search(tells, text) for text in undated):
            return _missing(f"Emnet er omtalt, men der står ikke {written}:", name, chosen)
    day = _DAY.search(question.folded) if _OPEN.search(question.folded) else None
    if day and not any(re.search(rf"{day[1]}|weekend|daglig|alle dage|hele ugen", text) for text in undated):
        return _missing("Det er omtalt, men ikke for den ugedag:", day[1], chosen)
    does = _WHO_DOES.search(question.folded)
    if does and _spoken(does["verb"], selection, chosen) < SPOKEN:
        return _missing("Det er omtalt, men ikke med den oplysning:", does["verb"], chosen)
    return _of_another_thing(question, selection, chosen)


def no_sum(question: Question, claims: Sequence[Claim]) -> Doubt:
    """A price is asked for, and no claim tells a sum of money."""
    asks = _PRICE.search(question.folded) and not question.wants_any(Want.DECISION, Want.PERCENT)
    if not asks or question.two_fold or not claims or not claims[0].citations:
        return NO_DOUBT
    per = _PER_ONE.search(question.folded)
    of_it = [one for one in claims if not per or stem(per["noun"]) in fold(_said(one))]
    sums = [figure.value for one in of_it for figure in figures(_said(one)) if figure.unit == "kr"]
    of_one = _FOR_ONE.search(question.folded)
    if any(not of_one or value < FOR_MANY for value in sums):
        return NO_DOUBT
    if not sums and not per and any(_OF_PRICE.search(fold(_said(one))) for one in claims):
        return NO_DOUBT
    near = Claim("Emnet er omtalt, men der står ikke noget beløb for det:", claims[0].citations[:1])
    return Doubt("no sum would be told", (near,))


def with_measure(question: Question, selection: Selection) -> Selection:
    """The units, first the one that has the measure asked for, where none that would be told has it.

    That is a sentence of the same item that is about as much on the topic as those.
    """
    asked = [
        tells
        for asks, tells, name, _ in _MEASURES
        if re.search(asks, question.folded) and name in _TOLD_ALONE
    ]
    chosen = told(selection)
    if question.english or not asked or any(re.search(asked[0], fold(c.unit.text)) for c in chosen):
        return selection
    top = max((selection.own_coverage(c) for c in chosen), default=0.0)
    for one in selection.candidates:
        has_it = re.search(asked[0], fold(one.unit.text)) and figures(one.unit.text)
        on_topic = selection.own_coverage(one) >= ON_THE_TOPIC * top > 0
        if one.ranked.item.id == chosen[0].ranked.item.id and has_it and on_topic:
            return selection.led_by(one)
    return selection


def not_by_the_year(question: Question, claims: Sequence[Claim]) -> Doubt:
    """What a thing costs by the year is asked for, and no claim tells a sum by the year."""
    if not claims or not claims[0].citations:
        return NO_DOUBT
    if _ASKS_RUNNING.search(question.folded) and not any(_RUNNING.search(fold(_said(one))) for one in claims):
        near = Claim("Prisen er omtalt, men ikke hvad driften koster:", claims[0].citations[:1])
        return Doubt("no cost of running would be told", (near,))
    if not _BY_THE_YEAR.search(question.folded):
        return NO_DOUBT
    said = [fold(_with_matter(one)) for one in claims]
    if any(
        _YEARLY.search(text) and _is_of_it(question, one, text)
        for one, text in zip(claims, said, strict=True)
    ):
        return NO_DOUBT
    near = Claim("Prisen er omtalt, men ikke hvad det koster om året:", claims[0].citations[:1])
    return Doubt("no sum by the year would be told", (near,))


def _said(one: Claim) -> str:
    """A claim with its quotes."""
    return " ".join((one.text, *(cited.quote for cited in one.citations)))


def _with_matter(one: Claim) -> str:
    """A claim with its quotes, and with the title of its item where it speaks of that as 'Ordningen'."""
    titles = (cited.title for cited in one.citations) if _OF_THE_MATTER.match(fold(one.text)) else ()
    return " ".join((_said(one), *titles))


def _is_of_it(question: Question, one: Claim, said: str) -> bool:
    """Whether a claim is of what is asked of: it names it, speaks of its running, or names no other thing."""
    other = subject(one.text) - _SUMS
    return not other or _RUNNING.search(said) is not None or _shares_term(question, said)


def _shares_term(question: Question, text: str) -> bool:
    """Whether a folded text has a word of the question in some form, besides those of its sum."""
    terms = [term for term in question.terms if not _OF_A_SUM.fullmatch(term)]
    return any(similarity(term, word) >= NAMED for term in terms for word in words(text))


def _of_another_thing(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """'Hvor mange kvadratmeter er kælderen?': what is told of it, and the noun of something else."""
    asked = _COUNTED.search(question.folded)
    here = set(words(chosen[0].ranked.meeting.municipality or ""))
    others = [t for t in selection.terms if t not in here and (not asked or t != asked["noun"])]
    if not asked or asked["noun"] not in selection.terms or len(others) < 2 or question.two_fold:
        return NO_DOUBT
    counting = [c for c in chosen if figures(c.unit.text) and _has(c, asked["noun"])]
    own = chosen[0].ranked.item.id
    beside = [c for c in selection.candidates if c.ranked.item.id == own and c not in counting]
    told_of = any(similarity(t, w) >= NAMED for t in others for c in beside for w in words(c.unit.text))
    cells = all(c.unit.kind is UnitKind.CELL for c in counting)
    if counting and (told_of or cells) and all(_is_of_its_own(c, others) for c in counting):
        return _missing("Tallet her er om noget andet:", asked["noun"], counting)
    return NO_DOUBT


def _is_of_its_own(candidate: Candidate, terms: Sequence[str]) -> bool:
    """Whether a sentence, or a row that is no total, names what it is about, and has none of these words."""
    if candidate.unit.kind is UnitKind.CELL:
        row = words(shown(candidate))
        return not _TOTAL.search(" ".join(row)) and all(similarity(t, w) < SPOKEN for t in terms for w in row)
    if candidate.unit.kind is UnitKind.LIST or not subject(candidate.unit.text):
        return False
    return all(similarity(term, word) < SPOKEN for term in terms for word in words(candidate.unit.text))


def _has(candidate: Candidate, noun: str) -> bool:
    return any(stem(word) == stem(noun) for word in words(candidate.unit.text))


def _spoken(term: str, selection: Selection, chosen: Sequence[Candidate]) -> float:
    by_letters = max(similarity(term, word) for c in chosen for word in words(shown(c)) or [""])
    if term not in selection.terms:
        return by_letters
    place = selection.terms.index(term)
    return max(by_letters, *(float(c.strengths[place]) for c in chosen))


def _missing(text: str, what: str, chosen: Sequence[Candidate]) -> Doubt:
    best = chosen[0]
    quoted = claim(text, best.ranked.meeting, best.ranked.item, [best.unit.span])
    return Doubt(f"no {what} would be told", (quoted,))
