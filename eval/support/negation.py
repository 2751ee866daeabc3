"""Whether a statement denies what the minutes affirm, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.facts import Token, TokenKind
from eval.support.words import Words, topic

_WORDS = frozenset({"ikke", "ingen", "intet", "hverken", "aldrig", "næppe", "ej", "uden", "ekskl"})
_HARMLESS = frozenset({"kun", "blot", "alene", "bare", "mindst", "desto"})
_CLAUSE_WORDS = frozenset("men samt som der at selvom fordi hvis når mens så idet hvorfor hvilket".split())
#: 'Ikke længere farbar' and 'endnu ikke fastlagt' deny what comes behind.
_ADVERBS = frozenset("længere endnu heller altid helt nødvendigvis særlig videre umiddelbart nu".split())
#: 'Det er ikke muligt at parkere' denies that one can park.
_POSSIBLE = frozenset({"mulig", "muligt", "mulighed"})
_PRONOUNS = frozenset("man vi de det den der han hun".split())
_DENIED = 2  # words behind a negation that it is nearest to
_PHRASES = frozenset({("uden", "for"), ("uden", "om"), ("intet", "at")})


@dataclass(frozen=True, slots=True)
class Negation:
    """One denial: the word for it, what it is nearest to (`focus`), and all of its clause."""

    word: str
    focus: Words
    nearest: Words
    clause: Words
    at: int


def negations(tokens: Sequence[Token]) -> Iterator[Negation]:
    """The denials of a sentence; 'ikke kun' and 'ikke mindst' deny nothing."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        denies = token.kind is TokenKind.WORD and token.text in _WORDS and after not in _HARMLESS
        if denies and (token.text, after) not in _PHRASES and not _abstains(tokens, at):
            yield _negation(tokens, at)


def _abstains(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words tell a vote: 'stemte hverken for eller imod'."""
    return [token.text for token in tokens[at : at + 4]] == ["hverken", "for", "eller", "imod"]


def without_negations(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a sentence but for those that deny: with 'ikke' put in or left out it is the same."""
    return tuple(token.text for token in tokens if token.text not in _WORDS)


def _negation(tokens: Sequence[Token], at: int) -> Negation:
    before, after = _before(tokens, at), _after(tokens, at)
    word, later = tokens[at].text, topic(after)
    following = frozenset[str]().union(*_nearest(after)[:_DENIED])
    if word == "hverken" or (word == "ingen" and after and after[0].text == "af"):
        return Negation(word, topic(before) | later, later, topic(before) | later, at)
    verb = topic([token for token in before if token.text not in _PRONOUNS][-1:])  # 'anbefaler ikke'
    preceding = next(reversed(_nearest(before)), frozenset())
    focus = following | (verb if following else preceding)
    if word == "uden" and following:
        return Negation(word, following | preceding, following, later, at)  # denies no verb before
    return Negation(word, focus, next(iter(_nearest(after)), preceding), topic(before) | later, at)


def _nearest(tokens: Sequence[Token]) -> list[Words]:
    """The topic of each word that has one."""
    return [words for token in tokens if token.text not in _ADVERBS and (words := topic([token]))]


def _before(tokens: Sequence[Token], at: int) -> list[Token]:
    found: list[Token] = []
    for token in reversed(tokens[:at]):
        if token.clause != tokens[at].clause or token.text in _CLAUSE_WORDS:
            break
        found.insert(0, token)
    return found


def _after(tokens: Sequence[Token], at: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.clause != tokens[at].clause or (token.text in _CLAUSE_WORDS and topic(found)):
            break
        if token.text not in _POSSIBLE:
            found.append(token)
    return found
