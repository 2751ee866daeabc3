"""Whether what an answer states stands in the agenda items it cites, with no gold and no language model.

Checkable are typed facts: figures, dates, clock times, paragraphs of law, case numbers, outcomes with their
polarity, and names of two words or more. The head of the minutes (committee, date, people) speaks for each
item. Figures in a computed claim (counts, sums) stand nowhere and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from eval.facts import Day, Figure, Token, TokenKind, read, tidy
from eval.matching import OUTCOMES, is_denied, same_figure
from eval.minutes import Minutes, Place
from eval.trial import Score, Trial, unscored

#: A full stop after these ends no sentence. 'kr.' and 'mv.' are left out: a capital after them begins one.
_ABBREVIATION = re.compile(
    r"\b(?:bl\.a|f\.eks|d\.d|ca|dvs|evt|fx|hhv|inkl|ekskl|jf|kl|mht|nr|pkt|pr|stk|vedr|tlf|kap|afd|bekg|lbk|sml"
    r"|[a-zæøå])\.$|^\d{1,2}\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“„»(A-ZÆØÅ\d])")
_NAME_WORD = r"[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:[A-ZÆØÅ]\.? )?{_NAME_WORD})+")
_OUTCOME = re.compile("|".join(f"(?P<c{n}>{'|'.join(stems)})" for n, stems in enumerate(OUTCOMES.values())))
_NOT_OUTCOMES = ("udsatte", "trakt")  # 'udsatte borgere', 'traktement'
_THOUSANDS = re.compile(r"1\.000\s?kr")


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed fact of a sentence: a token, a name (`words`), or an outcome with its polarity."""

    text: str
    token: Token | None = None
    words: tuple[str, ...] = ()
    outcome: tuple[int, bool] | None = None


@dataclass(frozen=True)
class Statement:
    """A sentence of an answer, its checkable facts, and the agenda items it cites."""

    text: str
    facts: tuple[Fact, ...]
    places: tuple[Place | None, ...]


@dataclass(frozen=True)
class Evidence:
    """What one agenda item says, read once."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    outcomes: frozenset[tuple[int, bool]]
    year: int


def citation_recall(trial: Trial) -> Score:
    """Sentences whose facts all stand in the union of their cited items; uncited sentences are wrong."""
    checkable = _checkable(trial)
    wrong = [s for s in checkable if _missing(s.facts, s.places, trial.minutes)]
    return _score(len(checkable) - len(wrong), len(checkable), [_why(s, trial.minutes) for s in wrong])


def citation_precision(trial: Trial) -> Score:
    """Citations that carry something of a sentence whose facts all stand in its cited items."""
    checkable = _checkable(trial)
    total = sum(len(statement.places) for statement in checkable)
    wrong = [
        f"{place or 'a citation that resolves to nothing'} does not carry {statement.text!r}"
        for statement in checkable
        for place in _idle(statement, trial.minutes)
    ]
    return _score(total - len(wrong), total, wrong)


def unsupported_fact_rate(trial: Trial) -> Score:
    """Typed facts that stand in no item the answer cites."""
    checkable = _checkable(trial)
    facts = [fact for statement in checkable for fact in statement.facts]
    missing = _missing(facts, tuple(trial.cited), trial.minutes)
    return _score(len(missing), len(facts), [f"{fact.text!r} stands in no cited item" for fact in missing])


def statements(trial: Trial) -> Iterator[Statement]:
    """The sentences of an answer, each with the citations of its claim."""
    for claim in trial.answer.claims if trial.answer else ():
        places = tuple(dict.fromkeys(trial.place(citation) for citation in claim.citations))
        for sentence in sentences(tidy(claim.text)):
            facts = facts_of(sentence)
            kept = tuple(fact for fact in facts if not (claim.computed and _is_figure(fact)))
            yield Statement(sentence, kept, places)


def sentences(text: str) -> list[str]:
    """The sentences of a tidy text; abbreviations and ordinals ('d. 27. maj kl. 19.00') do not end one."""
    found: list[str] = []
    for line in text.split("\n"):
        begin = 0
        for gap in _BREAK.finditer(line):
            if not _ABBREVIATION.search(line[begin : gap.start()]):
                found.append(line[begin : gap.start()])
                begin = gap.end()
        found.append(line[begin:])
    return [sentence for sentence in found if sentence.strip()]


@lru_cache(maxsize=4096)
def facts_of(sentence: str) -> tuple[Fact, ...]:
    """The typed facts of one sentence."""
    tokens = read(sentence)
    typed = {TokenKind.FIGURE, TokenKind.DAY, TokenKind.CLOCK, TokenKind.LAW, TokenKind.CODE}
    plain = [Fact(t.text, t) for t in tokens if t.kind in typed and not _is_list_number(t, sentence)]
    told = [Fact(token.text, outcome=outcome) for token, outcome in _outcomes(tokens)]
    names = [Fact(m.group(), words=_name_words(m.group(), m.start() == 0)) for m in _NAME.finditer(sentence)]
    return tuple(plain + told + [name for name in names if name.words])


def _checkable(trial: Trial) -> list[Statement]:
    return [] if trial.refused else [statement for statement in statements(trial) if statement.facts]


def _score(numerator: float, denominator: float, faults: Sequence[str]) -> Score:
    if not denominator:
        return unscored("no checkable fact" if not faults else faults[0])
    return Score(numerator, denominator, "; ".join(faults[:3]) or "every fact stands in its cited items")


def _idle(statement: Statement, minutes: Minutes) -> list[Place | None]:
    """The citations that fail: all of an unsupported sentence, else those that alone say nothing of it."""
    if _missing(statement.facts, statement.places, minutes):
        return list(statement.places)
    nothing = len(statement.facts)
    return [
        place for place in statement.places if len(_missing(statement.facts, (place,), minutes)) == nothing
    ]


def _why(statement: Statement, minutes: Minutes) -> str:
    missing = _missing(statement.facts, statement.places, minutes)
    where = "uncited" if not statement.places else "not in the cited items"
    return f"{where}: {', '.join(fact.text for fact in missing)} in {statement.text!r}"


def _missing(facts: Sequence[Fact], places: Sequence[Place | None], minutes: Minutes) -> list[Fact]:
    evidence = [_evidence(minutes, place) for place in places if place]
    return [fact for fact in facts if not any(_stands(fact, source) for source in evidence)]


def _evidence(minutes: Minutes, place: Place) -> Evidence:
    return _read_evidence(minutes.text(place), minutes.context(place), minutes.meeting(place).date.year)


@lru_cache(maxsize=1024)
def _read_evidence(text: str, context: str, year: int) -> Evidence:
    tokens = read(text) + read(context)
    if _THOUSANDS.search(text):
        tokens += tuple(_in_thousands(token) for token in tokens)
    words = tuple(_stem(token.text) for token in tokens if token.kind is TokenKind.WORD)
    return Evidence(tokens, words, frozenset(outcome for _, outcome in _outcomes(tokens)), year)


def _in_thousands(token: Token) -> Token:
    """A bare figure under a '1.000 kr.' header, read in kroner as well."""
    value = token.value
    if isinstance(value, Figure) and value.scale == 1 and value.unit is None:
        return replace(token, value=replace(value, scale=1000, unit="kr"))
    return token


def _stands(fact: Fact, source: Evidence) -> bool:
    if fact.outcome is not None:
        return fact.outcome in source.outcomes
    if fact.token is None:
        return _run_in(fact.words, source.words)
    if isinstance(fact.token.value, Day):
        return any(_day_stands(fact.token.value, token.value, source.year) for token in source.tokens)
    if fact.token.kind is TokenKind.FIGURE:
        return any(
            isinstance(token.value, Figure) and same_figure(token.value, fact.token)
            for token in source.tokens
        )
    return any(
        token.kind is fact.token.kind and str(token.value).startswith(str(fact.token.value))
        for token in source.tokens
    )


def _day_stands(said: Day, written: object, year: int) -> bool:
    """A date without a year in the minutes is of the meeting's own year."""
    if not isinstance(written, Day):
        return isinstance(written, Figure) and said.month is None and written.number == said.year
    return written.covers(said) or (written.year is None and replace(written, year=year).covers(said))


def _outcomes(tokens: Sequence[Token]) -> Iterator[tuple[Token, tuple[int, bool]]]:
    for index, token in enumerate(tokens):
        match = _OUTCOME.match(token.text) if token.kind is TokenKind.WORD else None
        if match and not token.text.startswith(_NOT_OUTCOMES):
            number = int((match.lastgroup or "c0")[1:])
            yield token, (number, is_denied(tokens, index, index + 1))


def _is_figure(fact: Fact) -> bool:
    return fact.token is not None and fact.token.kind is TokenKind.FIGURE


def _is_list_number(token: Token, sentence: str) -> bool:
    return token.start == 0 and sentence[token.end : token.end + 1] in {".", ")"}


def _name_words(name: str, opens: bool) -> tuple[str, ...]:
    """The words of a name; the first word of a sentence has a capital anyway and is left out."""
    words = tuple(_stem(token.text) for token in read(name) if token.kind is TokenKind.WORD)
    return words[1:] if opens and len(words) > 2 else words


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _run_in(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    if len(words) == 2:
        return any(pair == words for pair in pairwise(text))
    return any(text[start : start + len(words)] == words for start in range(len(text) - len(words) + 1))
