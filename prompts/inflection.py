"""The forms of a Danish word from the endings that a spelling dictionary gives: 'indstilling, -en, -er'.

A noun has its definite singular and, where it has one, its plural; '-' alone is a plural that is the word
itself. A verb has three endings (-r, -de, -t), an adjective two (-t, -e) or one (-e, or -ede for -et). Where
several words make up the term, its head is inflected: the word before the first preposition, or the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VERB = 3
_ADJECTIVES = {("t", "e"), ("e",)}
_PARTICIPLE = ("ede",)
_PREPOSITION = re.compile(r"\s(?:af|efter|for|i|med|om|over|på|til|uden|ved)\s")
_GENITIVE = "(s)"
#: Words that end in these letters have an apostrophe for a genitive, and look it up without.
_SIBILANTS = ("s", "x", "z")


class BadNotation(ValueError):
    """Endings that are those of no noun, verb or adjective. The message quotes them."""


def lemma(notation: str) -> str:
    """The word itself: 'indstilling' of 'indstilling, -en, -er'."""
    return notation.split(", -")[0].strip().removesuffix(_GENITIVE)


def inflected(notation: str) -> tuple[str, ...]:
    """Every form of a word, itself first; 'kommissoriet(s)' is two forms. Raises BadNotation."""
    term, *endings = (part.strip() for part in notation.split(", -"))
    if not term or any(" " in ending or "," in ending for ending in endings):
        raise BadNotation(f"{notation!r} is not a word and its endings, as in 'indstilling, -en, -er'")
    if not endings:
        return tuple(dict.fromkeys(_spelled(term)))
    found = _PREPOSITION.search(term)
    head, rest = (term[: found.start()], term[found.start() :]) if found else (term, "")
    return tuple(dict.fromkeys(form + rest for form in _inflected_head(head, endings, notation)))


def _spelled(form: str) -> Iterator[str]:
    yield form.removesuffix(_GENITIVE)
    if form.endswith(_GENITIVE):
        yield from _genitives(form.removesuffix(_GENITIVE))


def _inflected_head(head: str, endings: list[str], notation: str) -> Iterator[str]:
    if tuple(endings) in _ADJECTIVES:
        yield from (head, *(head + ending for ending in endings))
    elif tuple(endings) == _PARTICIPLE and head.endswith("et"):
        yield from (head, f"{head.removesuffix('et')}ede")
    elif endings[0] == "r":
        yield from _verb(head, endings, notation)
    elif endings[0] and len(endings) <= 2:
        for form in _noun(head, *endings):
            yield form
            yield from _genitives(form)
    else:
        raise BadNotation(
            f"{notation!r} has the endings of no noun (-en, -er), verb (-r, -de, -t) or adjective"
        )


def _noun(word: str, definite: str, plural: str | None = None) -> Iterator[str]:
    yield word
    yield _joined(word, definite)
    if plural is None:
        return
    yield _joined(word, plural)
    if not plural:
        yield _joined(word, definite).removesuffix("et") + "ene"
    elif plural == "e" and word.endswith("er"):
        yield f"{word}ne"
    elif plural != "s":
        yield _joined(word, plural) + "ne"


def _verb(infinitive: str, endings: list[str], notation: str) -> Iterator[str]:
    if len(endings) != _VERB or not infinitive.endswith("e"):
        raise BadNotation(f"{notation!r} has the endings of no verb; give -r, -de, -t or -r, -te, -t")
    present, past, participle = endings
    stem = infinitive[:-1] if past.startswith("t") else infinitive
    yield from (infinitive, f"{infinitive}s", infinitive + present)
    yield from (stem + past, f"{stem}{past}s", stem + participle)


def _joined(word: str, ending: str) -> str:
    """An abbreviation takes an apostrophe: FGU'en."""
    return f"{word}'{ending}" if ending and word[-1].isupper() else word + ending


def _genitives(form: str) -> Iterator[str]:
    if form[-1].isupper():
        yield f"{form}'s"
    if not form.endswith(_SIBILANTS):
        yield f"{form}s"
