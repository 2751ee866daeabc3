"""What a sentence says became of a matter, and what it denies, held against the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.facts import Token
from eval.support.binding import Site, Wanted, is_bound
from eval.support.bodies import acting, decides, is_council, of_label
from eval.support.evidence import OutcomeAt
from eval.support.finding import Finding, Piece, Said
from eval.support.negation import Negation, negations, without_negations
from eval.support.outcomes import Mood, Outcome, is_noun, kind, outcomes, says_decision
from eval.support.passages import Unit
from eval.support.sections import Part
from eval.support.words import Words, stem, topic

#: What a committee says to those who decide.
_RECOMMENDED = ("anbefal", "tilråd")
#: A matter that is withdrawn is taken off the agenda.
_OFF = frozenset({"trukket", "af dagsordenen"})
#: A statement of which the minutes have less is not found there, so nothing is said of its polarity.
_FOUND = 0.6
#: Units that fit within this much of the best are as good.
_AS_GOOD = 0.12
#: What is told besides the decision has at least so much of the sentence.
_ALIKE = 0.34


def became(said: Said) -> Iterator[Finding]:
    """Every outcome that the sentence tells, with its polarity."""
    strict = says_decision(said.tokens)
    for found in outcomes(said.tokens, Part.BODY):
        if not is_noun(said.tokens[found.at].text):
            text = said.tokens[found.at].text if found.affirmed else f"ikke {said.tokens[found.at].text}"
            yield Finding(text, _unbound(said, found, strict))


def denied(said: Said, piece: Piece) -> Iterator[Finding]:
    """Every denial of a statement that the minutes affirm, and every affirmation of one that they deny."""
    outcome_words = {stem(said.tokens[one.at].text) for one in outcomes(said.tokens, Part.BODY)}
    own = [one for one in negations(piece.tokens) if not one.focus & outcome_words]
    if said.presences or "afbud" in piece.words or len(piece.words) < 2:
        return
    units = said.evidence.units if own else said.evidence.sentences
    covered = [(said.evidence.cover(piece.words, unit.words), unit) for unit in units]
    best = max((share for share, _ in covered), default=0.0)
    if best < _FOUND:
        return
    close = [unit for share, unit in covered if share >= best - _AS_GOOD]
    bare = without_negations(piece.tokens)
    close = [unit for unit in close if without_negations(unit.tokens) == bare] or close
    faults = [_disagreement(said, piece, own, unit, outcome_words) for unit in close]
    for one in own:
        fault = "" if "" in faults else next(fault for fault in faults if fault)
        yield Finding(_phrase(piece.tokens, one.at), fault)
    if not own and faults and "" not in faults:
        yield Finding(piece.text, faults[0])


def _unbound(said: Said, found: Outcome, strict: bool) -> str:
    mood = Mood.DECIDED if strict and found.mood is not Mood.PROPOSED else found.mood
    recommends = said.tokens[found.at].text.startswith("anbefal")
    told = [
        at
        for at in said.evidence.outcomes
        if _may_tell(at, mood, recommends) and not _is_of_another_body(said, found, at)
    ]
    told = [at for at in told if not _is_of_another_day(said, at)]
    if strict and any(at.unit.part is Part.DECISION for at in told):
        told = [at for at in told if at.unit.part is Part.DECISION]
    sites = [_site(at) for at in told if _is(at, found)]
    if not sites:
        return "not what was proposed" if mood is Mood.PROPOSED else "not what became of it"
    also = {kind(one) for one in outcomes(said.tokens, Part.BODY)}
    others = [_site(at) for at in told if kind(at.outcome) not in also]
    words = topic(said.tokens, but=said.tokens[found.at]) - {stem(said.tokens[found.at].text)}
    if mood is Mood.DECIDED and _is_only_history(said, words, sites, others):
        return "not what was decided"
    return (
        "" if is_bound(Wanted(words, words), sites, others, (), said.evidence) else "said of something else"
    )


def _is_only_history(said: Said, words: Words, sites: Sequence[Site], others: Sequence[Site]) -> bool:
    """Whether the decision says something else, and what is told besides is of another matter."""
    decided = any(site.unit.part is Part.DECISION for site in others)
    if not decided or any(site.unit.part is Part.DECISION for site in sites):
        return False
    return all(said.evidence.cover(words, site.clause, site.unit.about) < _ALIKE for site in sites)


def _may_tell(at: OutcomeAt, mood: Mood, recommends: bool) -> bool:
    """Whether a place may state an outcome told so; what a committee proposes to others, it recommends."""
    if mood is Mood.DECIDED:
        return at.outcome.mood is Mood.DECIDED or (recommends and at.unit.part is Part.DECISION)
    if mood is Mood.PROPOSED:
        recommended = any(token.text.startswith(_RECOMMENDED) for token in at.unit.tokens)
        return at.outcome.mood is not Mood.DECIDED or (at.unit.part is Part.DECISION and recommended)
    return True


def _is(at: OutcomeAt, found: Outcome) -> bool:
    lapsed = at.outcome.name == "bortfaldet" and at.outcome.affirmed and found.name == "godkendt"
    off = {at.outcome.name, found.name} <= _OFF and at.outcome.affirmed and found.affirmed
    return kind(at.outcome) == kind(found) or (lapsed and not found.affirmed) or off


def _is_of_another_day(said: Said, at: OutcomeAt) -> bool:
    """Whether the sentence gives the day of another decision: 'Beslutning i Byrådet den 24. februar 2026'."""
    told, headed = _days(topic(said.tokens)), _days(at.unit.label)
    days = {day for other in said.evidence.outcomes for day in _days(other.unit.label)}
    return bool(told & days) and bool(headed) and not told & headed


def _days(words: Words) -> Words:
    return frozenset(word for word in words if word.startswith("day "))


def _is_of_another_body(said: Said, found: Outcome, at: OutcomeAt) -> bool:
    """Whether the council is told to have decided what another body decided or recommended."""
    word = said.tokens[found.at].text
    deciders = of_label(at.unit.label)
    if deciders and acting(said.tokens) and not deciders & acting(said.tokens):
        return True
    if word.startswith(_RECOMMENDED) or any(map(is_council, deciders)):
        return False
    final = decides(said.tokens, found.at) or any(token.text.startswith("endelig") for token in said.tokens)
    return final and at.unit.tokens[at.outcome.at].text.startswith(_RECOMMENDED)


def _site(at: OutcomeAt) -> Site:
    return Site(at.words, at.unit)


def _disagreement(
    said: Said, piece: Piece, own: Sequence[Negation], unit: Unit, outcome_words: set[str]
) -> str:
    """Why a unit speaks against the polarity of a piece, or nothing where they agree."""
    written = [one for one in negations(unit.tokens) if not one.focus & outcome_words]
    for one in own:
        opposite = {f"u{word}" for word in one.focus}  # 'ikke ændret' is 'uændret'
        if not opposite & unit.words and not any(one.focus & other.focus for other in written):
            return f"the text does not deny it: {unit.text!r}"
    for other in written:
        repeats = said.evidence.cover(other.clause, piece.words) >= _FOUND and bool(
            other.nearest & piece.words
        )
        if repeats and not any(one.focus & other.focus for one in own):
            return f"the text denies it: {unit.text!r}"
    return ""


def _phrase(tokens: Sequence[Token], at: int) -> str:
    return " ".join(token.text for token in tokens[at : at + 2])
