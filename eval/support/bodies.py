"""Committees and councils by name: which ones a text speaks of, and which one is told to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from eval.facts import Token, TokenKind
from eval.support.words import stem

#: A compound that ends so is a body with a name of its own; 'udvalget' and 'rådet' alone are not.
_BODY = re.compile(
    r"(?P<own>\w{2,}?)s?(?P<kind>udvalg|nævn|(?<!t)(?<!for)(?<!om)(?<!til)(?<!fra)(?<!sam)råd)(?:et|ets|s)?$"
)
_COUNCIL = ("byråd", "kommunalbestyrelse", "borgerrepræsentation")
_NEAR = 5  # tokens between a body and what it decides
_ADDRESSING = frozenset({"for", "til"})
_ABBREVIATED = re.compile(r"\b[A-ZÆØÅ]{1,4}U\b")
_OWN_LETTERS = 4  # of a name that tell it: 'social' in 'udvalget for social og sundhed'


def body(token: Token) -> str | None:
    """The name of a body without its ending, 'byråd' for each word for the council; None for other words."""
    if token.kind is not TokenKind.WORD:
        return None
    if token.text.startswith(_COUNCIL):
        return _COUNCIL[0]
    found = _BODY.match(token.text)
    return f"{found['own']}{found['kind']}" if found else None


def bodies(tokens: Iterable[Token]) -> frozenset[str]:
    """The bodies that some words name."""
    return frozenset(name for token in tokens if (name := body(token)))


def acting(tokens: Sequence[Token]) -> frozenset[str]:
    """The bodies that some words name, without those that something is sent to: 'over for Byrådet'."""
    found = (
        body(token) for at, token in enumerate(tokens) if not at or tokens[at - 1].text not in _ADDRESSING
    )
    return frozenset(name for name in found if name)


def of_label(words: Iterable[str]) -> frozenset[str]:
    """The bodies among the words of a heading over a decision."""
    return frozenset(word for word in words if word.startswith(_COUNCIL) or _BODY.match(word))


def is_council(name: str) -> bool:
    """Whether a body is the council."""
    return name.startswith(_COUNCIL)


def decides(tokens: Sequence[Token], at: int) -> bool:
    """Whether the council is told to decide `tokens[at]`: 'Byrådet vedtog', 'vedtaget i Byrådet'."""
    before = tokens[max(0, at - _NEAR) : at]
    after = tokens[at + 1 : at + 1 + _NEAR]
    named = any(_is_council(token) for token in before if token.clause == tokens[at].clause)
    return named or any(
        _is_council(token) and after[n - 1].text in {"af", "i"} for n, token in enumerate(after) if n
    )


def knows(name: str, texts: Iterable[str], tokens: Iterable[Sequence[Token]]) -> bool:
    """Whether some text speaks of a body: by name, by letters ('ØU'), or as 'udvalget for …'."""
    if any(_initials(name, text) for text in texts):
        return True
    own = name.removesuffix("udvalg").removesuffix("råd").removesuffix("nævn")[:_OWN_LETTERS]
    return any(name in bodies(found) or _is_described(own, found) for found in tokens)


def _is_council(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.text.startswith(_COUNCIL)


def _initials(name: str, text: str) -> bool:
    return name.endswith("udvalg") and any(
        found.group().casefold().find(name[0]) >= 0 for found in _ABBREVIATED.finditer(text)
    )


def _is_described(own: str, tokens: Sequence[Token]) -> bool:
    words = list(_words(tokens))
    generic = any(stem(word) in {"udvalg", "råd", "nævn"} for word in words)
    return generic and any(word.startswith(own) for word in words)


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    return (token.text for token in tokens if token.kind is TokenKind.WORD)
