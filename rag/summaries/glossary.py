"""Difficult words where they stand in a text, with what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prompts.dictionary import Entry, entries
from rag.model import Span


@dataclass(frozen=True, slots=True)
class DifficultWord:
    """A word of the dictionary, in the form it has at `span` of a text."""

    span: Span
    entry: Entry


def difficult_words(text: str) -> tuple[DifficultWord, ...]:
    """Every word of the dictionary in a text, in order; where two overlap, the longer one."""
    found = (
        DifficultWord(Span(*match.span()), entry)
        for entry in entries()
        for form in entry.forms
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    )
    return tuple(sorted(found, key=lambda word: word.span))
