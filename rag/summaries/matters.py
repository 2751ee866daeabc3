"""Whether an agenda item is about a matter, or only mentions it: by the words of the matter in its parts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.ask.questions.matching import one_edit_apart
from rag.danish import fold, stem
from rag.model import AgendaItem, Meeting, Role

#: Of the words of the matter, weighed by how rare they are, an item has at least this share.
LEAST_SHARE = 0.6
#: An item that has a word only in its body has it so often, or it is mentioned in passing.
LEAST_MENTIONS = 3
#: What a number in the question weighs beside a word.
NUMBER_SHARE = 0.5
#: Letters of what a compound is found by, and of a word in which one may be wrong.
SHORTEST_PART, SHORTEST_MISSPELT = 4, 6
#: What says what an item is about, and what was made of it.
_CARRYING = frozenset({Role.RESUME, Role.RECOMMENDATION, Role.DECISION})
_PASSED_OVER = frozenset({Role.ATTACHMENTS, Role.RELATED})
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*")
_ENDING = re.compile(r"(?:erne|ene|er|en|et|e)s?$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words (folded) that carry an item, and those of its body. Closed items have a title only."""

    carrying: tuple[str, ...]
    body: tuple[str, ...]

    def mentions(self, forms: Sequence[str]) -> bool:
        """Whether a word, in one of its forms, is said at all."""
        return any(says(form, word) for form in forms for word in (*self.carrying, *self.body))

    def turns_on(self, forms: Sequence[str]) -> bool:
        """Whether a word is more than mentioned."""
        if any(says(form, word) for form in forms for word in self.carrying):
            return True
        return sum(any(says(form, word) for form in forms) for word in self.body) >= LEAST_MENTIONS

    def has_numbers(self, terms: Iterable[str]) -> bool:
        """Whether every number among the terms is said."""
        return all(self.mentions((term,)) for term in terms if term.isdigit())

    def has_parts(self, forms: Sequence[str]) -> bool:
        """Whether what carries the item has both parts of a compound: 'indsatser for unge'."""
        return self.mentions(forms) or any(
            any(word.startswith(form[:cut]) for word in self.carrying)
            and any(word.startswith(stem(form)[cut:]) for word in self.carrying)
            for form in forms
            for cut in range(SHORTEST_PART, len(stem(form)) - SHORTEST_PART + 1)
        )


def spoken(meeting: Meeting, item: AgendaItem) -> Spoken:
    """The words of an item, without the name of the body that met, which every one of its items has."""
    carrying, body = [item.title], list[str]()
    for section in () if item.closed else item.sections:
        if section.role not in _PASSED_OVER:
            (carrying if section.role in _CARRYING else body).append(meeting.text(section.span))
    named = _names(meeting.committee)
    return Spoken(_words(carrying, named), _words(body, named))


def about_matter(terms: Mapping[str, Sequence[str]], items: Sequence[Spoken]) -> tuple[bool, ...]:
    """For each item whether it turns on the matter: on most of its terms, the rarer the more.

    terms: each word of the matter with the forms that it may have in the text, itself among them. Where no
    item turns on the matter, those count that mention it, or both parts of its compounds. Numbers must stand
    in the item.
    """
    if not items or not terms:
        return (False,) * len(items)
    weights = {term: _rarity(term, forms, items) for term, forms in terms.items()}
    for told in (Spoken.turns_on, Spoken.mentions, Spoken.has_parts):
        shares = (
            sum(weights[term] for term, forms in terms.items() if told(item, forms)) / sum(weights.values())
            for item in items
        )
        found = tuple(
            share >= LEAST_SHARE and item.has_numbers(terms)
            for share, item in zip(shares, items, strict=True)
        )
        if any(found):
            return found
    return (False,) * len(items)


def _rarity(term: str, forms: Sequence[str], items: Sequence[Spoken]) -> float:
    """What a term weighs; a number says less than a word."""
    having = sum(item.mentions(forms) for item in items)
    return math.log(1 + len(items) / max(having, 0.5)) * (NUMBER_SHARE if term.isdigit() else 1.0)


def says(term: str, word: str) -> bool:
    """Whether a word of a text is the term, a compound of it, or the term with a slip of the keyboard.

    Both are folded. 'sygedagpengemodtagere' says 'sygedagpenge', but 'syge' does not.
    """
    if term == word:
        return True
    if term[:1].isdigit() or word[:1].isdigit():
        return False
    one, other = stem(term), stem(word)
    if one == other:
        return True
    root = one if len(one) >= SHORTEST_PART else _ENDING.sub("", term)
    if len(root) >= SHORTEST_PART and (word.startswith(root) or other.endswith(root)):
        return True
    if word.startswith(term) and _ENDING.fullmatch(word[len(term) :]):
        return True
    return len(term) >= SHORTEST_MISSPELT and term[0] == word[0] and one_edit_apart(term, word)


def _words(texts: Iterable[str], without: frozenset[str]) -> tuple[str, ...]:
    found = (word for text in texts for word in _WORD.findall(text))
    return tuple(fold(word) for word in found if word not in without)


def _names(committee: str) -> frozenset[str]:
    """The words of a body's name as they stand in it, and of the field that it is named after."""
    written = {word for word in _WORD.findall(committee) if word[:1].isupper()}
    fields = {re.sub(r"s?udvalget?$", "", word) for word in written}
    return frozenset(written | fields | {f"{word}s" for word in written})
