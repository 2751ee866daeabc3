"""Figures as a table has them, and the letters and words that tell which of its cells is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from eval.facts import Figure, Token
from eval.support.finding import Piece
from eval.support.passages import Unit

#: 'Anlægsudgift, mio. kr.: 31,5': the words before the colon are those of the column, its scale too.
_MILLIONS = re.compile(r"\b(?:mio|mill?|millioner)\b\.?(?: kr\.?| kroner)?\)?: $", re.IGNORECASE)
_MILLION = 10**6
_TABLE = frozenset({"tabellen", "tabel", "cellen"})
_SHOWS = frozenset({"viser", "har", "står", "skriver"})


def is_quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure is told as it stands in a table, its sign too: '(tabellen viser -1.812 …)'."""
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    return len(before) == 2 and before[0] in _TABLE and before[1] in _SHOWS


def in_words_before(text: str, token: Token, figure: Figure) -> Figure:
    """A bare figure with the millions that the words before its colon give it."""
    if figure.unit is not None or figure.scale != 1 or not _MILLIONS.search(text[: token.start]):
        return figure
    return replace(figure, scale=_MILLION, unit="kr")


def may_be_of_row(piece: Piece, part: Sequence[Token], unit: Unit, letters: frozenset[str]) -> bool:
    """Whether a cell is of the row whose letter the clause names, or the sentence where the clause does not.

    Any cell is where no row of its table is named by a letter, or none of those letters is said.
    """
    if unit.cell is None or unit.cell.label not in letters:
        return True
    said = _letters(piece.text, part) & letters or _letters(piece.text, piece.tokens) & letters
    return not said or unit.cell.label in said


def _letters(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """The single capitals among some tokens."""
    written = (text[token.start : token.end] for token in tokens if len(token.text) == 1)
    return frozenset(letter for letter in written if letter.isupper())
