"""Names in Danish text: persons, places, firms; who is meant by a surname, and whether a text has a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.danish import MONTHS, STOP_WORDS, fold
from rag.facts.parties import PARTIES
from rag.model import Span

NAME = re.compile(
    r"\b[A-ZÆØÅÉ][\w'’.-]*[\wæøå](?:\s+(?:(?:af|de|van|von|der|og(?= [A-ZÆØÅ]\w+ ?(?:Kommune|Center)))\s+)?"
    r"[A-ZÆØÅÉ][\w'’-]*[\w])+"
)
#: A capital inside a sentence: Danish writes one only for names, for 'I' and 'De', and after a stop.
_CAPITAL = re.compile(r"(?<=[a-zæøå0-9,)%] )[A-ZÆØÅ][\w'’-]*[a-zæøå](?![\w-])")
#: The first word of a sentence has a capital anyhow, so it is a name only where it is a known surname.
_FIRST = re.compile(r"(?:^|(?<=[.:;] ))[A-ZÆØÅ][\w-]+")
_PARTY = re.compile(r"\s?\([^()]{1,40}\)")
_OF_PARTY = re.compile(
    r"\s?\((?P<letter>[A-ZÆØÅ])\)|,? (?:fra|for) (?P<party>"
    + "|".join(sorted(PARTIES, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
#: How the last words of institutions and places end, folded and without the s of the genitive.
_INSTITUTION = re.compile(
    r"(?:skole|kommune|vej|gade|torv|station|bibliotek|hal|hallen|center|centret|centre|forening|udvalg|udvalget|fond|"
    r"museum|by|sogn|plads|park|havn|styrelse|styrelsen|ministeri\w*|region|danmark|klub|hus|huset|raad|raadet|"
    r"forvaltning\w*|afdeling\w*|lov|loven|plan|omraade\w*|distrikt)$"
)
#: Words of office that stand before a name with a capital at the start of a sentence.
_OPENING = re.compile(r"(?:^|[.!?:;»\"-]\s*)$")
#: Words with a capital that name nobody, and parties, which may be told by their letter.
NO_NAMES = frozenset(
    "de dem deres dem i beslutning indstilling indstillingen forslag model fase bilag tabel kr mio ja nej "
    "punkt punktet stk pkt side ad".split()
) | frozenset(MONTHS)
_PARTY_WORDS = frozenset(word.removesuffix("s") for name in PARTIES for word in name.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words, folded, without genitive. `given` are the first names of others with that surname."""

    words: tuple[str, ...]
    span: Span
    opens: bool = False
    others: frozenset[str] = frozenset()
    member: bool = False
    party: str = ""


@lru_cache(maxsize=50_000)
def names(text: str) -> tuple[tuple[str, Span], ...]:
    """Runs of two or more capitalised words: persons, places, firms, projects."""
    return tuple((match.group(), Span(*match.span())) for match in NAME.finditer(text))


@lru_cache(maxsize=50_000)
def named(text: str, people: tuple[str, ...] = ()) -> tuple[Name, ...]:
    """The names of a sentence, and the surnames of `people` that stand alone in it."""
    places = [_unled(written, span) for written, span in names(text)]
    places += [(match.group(), Span(*match.span())) for match in _CAPITAL.finditer(text)]
    surnames = {name_words(person)[-1] for person in people if name_words(person)}
    firsts = ((match.group(), Span(*match.span())) for match in _FIRST.finditer(text))
    places += [first for first in firsts if name_words(first[0])[-1] in surnames]
    found: list[Name] = []
    for written, span in places:
        if not any(span.overlaps(other.span) for other in found):
            found.append(_name(text, written, span, people))
    return tuple(name for name in found if name.words and not set(name.words) <= NO_NAMES | _PARTY_WORDS)


def _unled(written: str, span: Span) -> tuple[str, Span]:
    """A name without a small word before it that has its capital from the start of a sentence."""
    first, _, rest = written.partition(" ")
    if rest and fold(first) in STOP_WORDS:
        return rest, Span(span.end - len(rest), span.end)
    return written, span


def _name(text: str, written: str, span: Span, people: Sequence[str]) -> Name:
    words = name_words(written)
    others: frozenset[str] = frozenset()
    if len(words) == 1:
        same = [name_words(person) for person in people if name_words(person)[-1:] == words]
        others = frozenset(person[-2] for person in same if len(person) > 1) if len(same) > 1 else frozenset()
    member = any(name_words(person)[-1:] == words[-1:] for person in people)
    return Name(words, span, bool(_OPENING.search(text[: span.start])), others, member, _party(text, span))


def _party(text: str, span: Span) -> str:
    """The letter of the party that stands after a name: 'Ida Holm (A)', 'Ida Holm fra Venstre'; else ''."""
    found = _OF_PARTY.match(text, span.end)
    written = fold(found["letter"] or found["party"]) if found else ""
    return PARTIES.get(written, written)


@lru_cache(maxsize=50_000)
def name_words(written: str) -> tuple[str, ...]:
    """'Ida Dam-Holms (A)' → ('ida', 'dam', 'holm')."""
    return tuple(map(bare_word, _WORD.findall(_PARTY.sub("", written))))


@lru_cache(maxsize=100_000)
def bare_word(word: str) -> str:
    """A word folded, without the s of the genitive."""
    folded = fold(word)
    return folded.removesuffix("s") if len(folded) > 3 else folded


def has_name(
    words: Sequence[str], name: Name, people: Sequence[str] = (), alone: Sequence[Name] = ()
) -> bool:
    """Whether a text has a name, its words together; a surname that several bear must stand alone.

    `alone` are the names of the text; a surname among them names the one of `people` who bears it.
    """
    wanted = name.words
    if len(wanted) == 1:
        places = [i for i, word in enumerate(words) if word == wanted[0]]
        return any(i == 0 or words[i - 1] not in name.others for i in places)
    if _together(words, wanted) or (name.opens and len(wanted) > 2 and _together(words, wanted[1:])):
        return True
    if name.opens and not _is_person(wanted, people) and set(wanted) <= set(words):
        return True
    full = [w for p in people if (w := name_words(p)) and (w[0], w[-1]) == (wanted[0], wanted[-1])]
    bearers = [p for p in people if name_words(p)[-1:] == wanted[-1:]]
    surname = len(bearers) == 1 and any(other.words == wanted[-1:] for other in alone)
    return bool(full) and (surname or any(_together(words, person) for person in full))


def is_personal(name: Name) -> bool:
    """Whether a name may be a person's, rather than a place's, a firm's or an institution's."""
    several = len(name.words) > 1 and not any(_INSTITUTION.search(word) for word in name.words)
    return name.member or several


def _is_person(words: tuple[str, ...], people: Sequence[str]) -> bool:
    return any(set(words) & set(name_words(person)) for person in people)


def _together(words: Sequence[str], wanted: Sequence[str]) -> bool:
    first, length = wanted[0], len(wanted)
    return any(
        word == first and tuple(words[i : i + length]) == tuple(wanted) for i, word in enumerate(words)
    )
