"""Whether an answer gives two different figures for what it calls by the same name.

'Udvalget i alt, Budget 2025: 164.605' beside 'Udvalget i alt, Budget 2025: 11.120' leaves a reader to guess
which is meant. A sentence's frame is its words without the figures; a label that ends in a colon is compared
by its words whatever their order, with its own figures ('Model 2') and years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from eval.facts import Figure, Token, TokenKind, read
from eval.matching import same_figure
from eval.reading.told import Told, told
from eval.support.sentences import pieces
from eval.support.words import stem, topic
from eval.trial import Score, Trial, unscored, verdict

_GAP = "#"
_FEWEST_WORDS = 2  # fewer name nothing: 'Bilag 2' counts up, and 'I alt: 5' is of anything


@dataclass(frozen=True)
class Valued:
    """A statement with figures: what they are of, the figures, and the statement as written."""

    frame: object
    figures: tuple[Token, ...]
    text: str


def competing_values(trial: Trial) -> Score:
    """Whether an answer gives different figures for one label or one frame (1 is bad)."""
    found = [one for sentence in told(trial) for one in _valued(sentence)]
    if len(found) < 2:
        return unscored("fewer than two statements with a figure")
    pairs = [(one, other) for one, other in combinations(found, 2) if _compete(one, other)]
    reason = "; ".join(f"{one.text!r} against {other.text!r}" for one, other in pairs[:3])
    return verdict(bool(pairs), reason or "no two figures for one thing")


def _valued(sentence: Told) -> Iterator[Valued]:
    for piece in pieces(sentence.text):
        label, colon, value = piece.partition(": ")
        after = read(value)
        if colon and after and isinstance(after[0].value, Figure):
            words = topic(read(label))
            if len(words) >= _FEWEST_WORDS:
                yield Valued(words, after[:1], piece)
        elif valued := _in_frame(piece):
            yield valued


def _in_frame(piece: str) -> Valued | None:
    """A sentence with a gap for every figure, its words without endings; None where it has too little."""
    tokens = read(piece)
    figures = tuple(token for token in tokens if isinstance(token.value, Figure))
    words = sum(token.kind is TokenKind.WORD for token in tokens)
    if not figures or words < _FEWEST_WORDS:
        return None
    return Valued(tuple(map(_folded, tokens)), figures, piece)


def _folded(token: Token) -> str:
    if isinstance(token.value, Figure):
        return _GAP
    return stem(token.text) if token.kind is TokenKind.WORD else token.text


def _compete(one: Valued, other: Valued) -> bool:
    """Whether only the last figure differs: an earlier one may say which thing it is ('Model 2 koster …')."""
    if one.frame != other.frame or len(one.figures) != len(other.figures):
        return False
    agree = [_agree(a, b) for a, b in zip(one.figures, other.figures, strict=True)]
    return all(agree[:-1]) and not agree[-1]


def _agree(one: Token, other: Token) -> bool:
    """Whether two figures are one, or one of them rounds the other; a sign is a matter of convention."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    return a.value == b.value or same_figure(a, other) or same_figure(b, one)
