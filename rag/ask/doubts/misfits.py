"""Reasons not to answer: what would be told is on the topic, but on another thing or year than asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.ask.claims import claim
from rag.ask.doubts.aim import asked_nouns, is_count, names_noun, says_noun, shown, told
from rag.ask.doubts.deeds import undone
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.happening import no_time
from rag.ask.doubts.measures import unmeasured
from rag.ask.doubts.other_names import of_another_name, other_of_its_kind
from rag.ask.evidence.kinds import CHECKS
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.refusal import near_fact
from rag.danish import fold, words
from rag.facts import DateFact, Figure, dates, figures
from rag.facts.names import is_personal, named
from rag.model import Claim

_SEASON = re.compile(r"\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b(?!-)")
#: A school year, a winter and a theatre season lie between July and August of the next year.
_FIRST_MONTH, _LAST_MONTH = 7, 8
#: Numbers that count periods or agenda items, not things.
_COUNTS_NOTHING = re.compile(
    r"\b(?:\d\.|første|andet|tredje|fjerde) (?:halvår|kvartal|runde|klasse)|\bPunkt \d+"
)
_OF_PEOPLE = re.compile(
    r"\bnavn(?:et|ene)? paa (?:den |de )?(?:\w+ )?"
    r"(?:borger|person|medlem|politiker|leder|ansat|elev|nabo|beboer)\w*"
    r"|\bhvad hedder (?:\w+ )?\w*(?:leder|chef|formand|direktoer|mester|konsulent)(?:en|erne)?\b"
)
_ASKS_NAME = re.compile(r"^\W*hvad hed(?:der)? (?!det\b)")
#: A word with a capital that begins no sentence.
_NAME = re.compile(r"(?<=[\wæøå,;:(/»\"'] )[A-ZÆØÅ][\wæøåÆØÅ-]+")
_ASKS_WHY = re.compile(
    r"^\W*(?:hvorfor|why)\b"
    r"|^\W*hvad (?:er|var) (?:\w+s )?(?:grunden|aarsagen|begrundelsen?|baggrunden|forklaringen)\b"
)
_ASKS_VALUE = re.compile(r"^\W*hvad (?:er|var|bliver|blev) (?!der\b)")
#: Where a sentence goes on to something else.
_CLAUSES = re.compile(r", (?:og|men|mens|hvorimod) |; ")
_OF_MONEY = frozenset({"kr", "%", "procentpoint"})


def misfit(question: Question, selection: Selection, held: Sequence[date]) -> Doubt:
    """What would be told fits the topic and not what is asked of it.

    `held` are the dates of the meetings in scope: a date of theirs says where to look, not what to find.
    """
    chosen = told(selection)
    if not chosen:
        return NO_DOUBT
    return (
        _other_thing(question, selection, chosen)
        or other_of_its_kind(question, chosen)
        or of_another_name(question, selection, chosen)
        or _other_season(question, chosen)
        or _other_year(question, selection, chosen, held)
        or _no_person(question, chosen)
        or _no_name(question, chosen)
        or _no_reason(question, chosen)
        or no_time(question, selection, chosen)
        or unmeasured(question, selection, chosen)
        or undone(question, selection, chosen)
    )


def _other_thing(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """The noun that a figure, a value or a name is asked of is not spoken of, or nothing is counted."""
    if question.wants_any(Want.LIST, Want.COUNT) and any(c.unit.entries for c in chosen):
        return NO_DOUBT
    nouns = asked_nouns(question, selection.terms)
    if (
        nouns
        and not question.english
        and not any(names_noun(noun, chosen, selection.terms) for noun in nouns)
    ):
        missing = f"Der står intet om »{_as_written(nouns[0], question)}« dér, hvor emnet er omtalt:"
        return Doubt(f"nothing that would be told is a {nouns[0]}", (_quoting(missing, chosen),))
    if is_count(question) and not question.english and not _counts(question, chosen):
        none = "Emnet er omtalt, men der står ikke noget antal:"
        return Doubt("a number of things is asked for, and none would be told", (_quoting(none, chosen),))
    return NO_DOUBT


def _as_written(noun: str, question: Question) -> str:
    """A folded noun as the question writes it."""
    return next((word for word in re.findall(r"[^\W_]+", question.text) if fold(word) == noun), noun)


def _counts(question: Question, chosen: Sequence[Candidate]) -> bool:
    known = {figure.value for figure in figures(question.text)}
    said = [figure for c in chosen for figure in _of_things(c.unit.text) if figure.value not in known]
    return any(figure.unit not in _OF_MONEY for figure in said)


def _of_things(text: str) -> list[Figure]:
    """The figures of a text without those of periods and items, and without 'en' as a word."""
    return [f for f in figures(_COUNTS_NOTHING.sub(" ", text)) if f.value != 1 or "1" in text]


def _other_season(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    """It is asked of a season ('2023/2024'), and all days that would be told lie outside it."""
    seasons = [int(a) for a, b in _SEASON.findall(question.text) if (int(a) + 1) % 100 == int(b)]
    said = [fact for c in chosen for fact in dates(c.unit.text)]
    days = [(fact.year, fact.month) for fact in said if fact.year and fact.month]
    for first in seasons:
        if days and not any((first, _FIRST_MONTH) <= day <= (first + 1, _LAST_MONTH) for day in days):
            return _not_of(f"{first}/{first + 1}", chosen)
    return NO_DOUBT


def _other_year(
    question: Question, selection: Selection, chosen: Sequence[Candidate], held: Sequence[date]
) -> Doubt:
    """A figure is asked of a year, and what would be told is of others."""
    row = _row_over_years(chosen)
    wants_figure = question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT) or _ASKS_VALUE.search(
        question.folded
    )
    asked = {fact.year for fact in question.dates if fact.year and not names_meeting(fact, held)}
    if Want.PERSON in question.wants and _named_of_others(asked, question, chosen):
        return _not_of(str(min(asked)), chosen)
    if Want.REASON in question.wants or not (wants_figure or row):
        return NO_DOUBT
    telling = [c for c in chosen if figures(c.unit.text)] if row else chosen
    said = {year for c in telling for year in _years(shown(c))}
    if not asked or not said or (asked & said and not _of_others(asked, question, selection, chosen)):
        return NO_DOUBT
    year = min(asked)
    nearest = sorted(row, key=lambda c: min(abs(one - year) for one in _years(c.unit.column)))
    return _not_of(str(year), nearest or chosen)


def _of_others(
    asked: set[int], question: Question, selection: Selection, chosen: Sequence[Candidate]
) -> bool:
    """Whether all sentences that give a figure of the noun asked of give it of other years by name."""
    nouns = asked_nouns(question, selection.terms)
    telling = [
        one
        for one in chosen
        if _of_things(one.unit.text) and any(says_noun(noun, shown(one)) for noun in nouns)
    ]
    if not telling or any(one.unit.kind is UnitKind.CELL for one in telling):
        return False
    return all((years := _years(one.unit.text)) and not asked & years for one in telling)


def _named_of_others(asked: set[int], question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether every clause that names somebody is of other years: 'Prisen 2023 gik til X, og i 2024 …'."""
    clauses = [replace(one.unit, text=part) for one in chosen for part in _CLAUSES.split(one.unit.text)]
    naming = [unit for unit in clauses if CHECKS[Want.PERSON](unit, question)]
    return bool(asked and naming) and all(
        (years := _years(unit.text)) and not asked & years for unit in naming
    )


def _row_over_years(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The cells that would be told, where they are one row of a table over several years."""
    cells = [c for c in chosen if c.unit.kind is UnitKind.CELL]
    years = [_years(c.unit.column) for c in cells]
    one_row = len({(c.ranked.item.id, c.unit.row) for c in cells}) == 1
    return cells if one_row and all(years) and len(set().union(*years)) > 1 else []


def _years(text: str) -> set[int]:
    return {fact.year for fact in dates(text) if fact.year}


def of_another_time(asked: str, chosen: Sequence[Candidate]) -> tuple[Claim, ...]:
    """That it does not stand there of the time that is asked of, and what stands there of another."""
    return Claim(f"For {asked} står det der ikke."), _stating("Det nærmeste, der står, er:", chosen)


def _not_of(asked: str, chosen: Sequence[Candidate]) -> Doubt:
    return Doubt(f"what would be told is not of {asked}", of_another_time(asked, chosen))


def _no_person(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    """The names of people are asked for, and what would be told names only places, firms or nobody."""
    if not _OF_PEOPLE.search(question.folded):
        return NO_DOUBT
    said = (name for c in chosen for name in named(c.unit.text) if is_personal(name))
    asked = {word.removesuffix("s") for word in words(question.text)}
    if any(not set(name.words) & asked for name in said):
        return NO_DOUBT
    return Doubt("no person would be named", (_quoting("Der er ikke nævnt navne på personer her:", chosen),))


def _no_name(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    """It is asked what somebody or something is called, and nothing that would be told has a name."""
    if not _ASKS_NAME.search(question.folded) or question.english:
        return NO_DOUBT
    asked = set(words(question.text))
    names_ = (name for c in chosen for name in _NAME.findall(c.unit.text))
    if any(not set(words(name)) <= asked for name in names_) or any("»" in c.unit.text for c in chosen):
        return NO_DOUBT
    return Doubt("no name would be told", (_quoting("Der står ikke noget navn, kun dette:", chosen),))


def _no_reason(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    """It is asked why, and what would be told gives no reason."""
    reason = Want.REASON in question.wants and not question.two_fold and Want.FIGURE not in question.wants
    asks = reason or _ASKS_WHY.search(question.folded)
    if not asks or any(CHECKS[Want.REASON](c.unit, question) for c in chosen):
        return NO_DOUBT
    return Doubt("no reason would be told", (_quoting("Der står ingen begrundelse, kun dette:", chosen),))


def _stating(text: str, chosen: Sequence[Candidate]) -> Claim:
    """The best unit in words, where that is certain; else quoted."""
    best = chosen[0]
    said = claim(best.unit.text, best.ranked.meeting, best.ranked.item, [best.unit.span])
    return near_fact(text, said, lambda _: best.ranked.meeting) or _quoting(text, chosen)


def _quoting(text: str, chosen: Sequence[Candidate]) -> Claim:
    """The best unit, quoted under a few words."""
    best = chosen[0]
    return claim(text, best.ranked.meeting, best.ranked.item, [best.unit.span])


def names_meeting(asked: DateFact, held: Sequence[date]) -> bool:
    """Whether a date of a question, with its month, is that of one of the meetings."""
    return asked.month is not None and any(
        asked.agrees_with(DateFact(day.year, day.month, day.day, asked.span)) for day in held
    )
