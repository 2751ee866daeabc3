"""What the indexes are searched with: the question's words without what only says whose minutes are meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from rag.ask.questions.question import Question
from rag.danish import words
from rag.model import Scope

#: A committee by its everyday name ('kulturudvalget').
_BODY = re.compile(r"\w{3,}udvalg(?:et|ets|s)?")


def topic_text(question: Question, scope: Scope) -> str:
    """The search words without the municipality and the committee, unless there are no others.

    Every passage searched is from the municipality, and every one of the committee has its name: among
    thousands of meetings the words would bring up whatever that committee has dealt with.
    """
    places = {word for name in scope.municipalities for word in words(name)}
    bodies = _words_of_bodies(question, scope)
    found = question.search_text.split()
    return " ".join(w for w in found if not is_of(w, places) and w not in bodies) or question.search_text


def _words_of_bodies(question: Question, scope: Scope) -> frozenset[str]:
    """The question's words that name the committees of the scope, in full or by an everyday name."""
    if not scope.committees:
        return frozenset()
    asked = words(question.text)
    told = f" {' '.join(asked)} "
    full = (tuple(words(name)) for name in scope.committees)
    named = {word for name in full if f" {' '.join(name)} " in told for word in name}
    return frozenset(named | {word for word in asked if _BODY.fullmatch(word)})


def is_of(word: str, places: Collection[str]) -> bool:
    """Whether a folded word is one of the places, in the genitive too."""
    return word in places or word.removesuffix("s") in places
