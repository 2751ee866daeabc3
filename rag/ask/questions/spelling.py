"""A question as it was meant: capitals made small, Danish letters put back, slips of the keyboard mended.

A word is left alone where anybody writes it so: the minutes that lie nearest, the names of places and bodies,
or common Danish. Else it becomes the one word of theirs that it is without its Danish letters ('modet':
'mødet'), or that is one slip away ('budegttet': 'budgettet'). No word of a question is mended into another
name: of names, only swapped, missing and doubled letters are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rag.ask.questions.question import QUESTION_WORDS, Question
from rag.ask.questions.slips import SHORTEST, SPOKEN, inflected, is_slip, unclipped, unslipped
from rag.danish import MONTH_NAMES, STOP_WORDS, fold, stem
from rag.facts.municipalities import MUNICIPALITIES
from rag.lexicon import danish_words, telling_words
from rag.store.library import Library

#: Passages whose words are looked at: what lies nearest has the words that were meant.
NEAR = 20
_WORD = re.compile(r"[^\W\d_]+")
_DANISH = re.compile(r"[æøå]", re.IGNORECASE)
_NARROW = str.maketrans("æøå", "aoa")
#: Letters of a part of a compound.
_PART = 4
#: Letters that an ending may have ('miljøudvalg' of 'miljøudvalget'), and the first part of a compound.
_ENDING, _BEGINNING = 4, 7


@dataclass(frozen=True)
class Words:
    """Words as they are written, by their folded form."""

    written: Mapping[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """The words of some texts; one with small letters rather than with a capital."""
        found: dict[str, str] = {}
        for text in texts:
            for word in _WORD.findall(text):
                if word[0].islower() or fold(word) not in found:
                    found[fold(word)] = word
        return cls(found)

    def has(self, word: str) -> bool:
        """Whether a word, or another form of it, is one of them."""
        folded = fold(word)
        forms = (folded in self.written, stem(folded) in self.stems)
        return any(forms) or any(one in self.written for one in unclipped(folded))

    def in_danish(self, word: str) -> str | None:
        """The word with the Danish letters that it lacks: whole, or as far as one of these begins alike."""
        typed = word.lower()
        if whole := self.narrow.get(typed):
            return whole
        if len(typed) < _BEGINNING:
            return None
        after = bisect_left(self._sorted, typed)
        longer = self._sorted[after] if after < len(self._sorted) else ""
        if longer.startswith(typed) and len(longer) <= len(typed) + _ENDING:
            return _danish_only(self.narrow[longer][: len(typed)])
        for size in range(len(typed) - 1, _BEGINNING - 1, -1):
            if shorter := self.narrow.get(typed[:size]):
                return shorter + typed[size:]
        return None

    def one_slip_away(self, word: str, name: bool) -> str | None:
        """The one word that a slip inside a word makes of it, with its own ending; None where several do."""
        typed = word.lower()
        whole = {known for known in self._letters if is_slip(typed, known, name)}
        found = whole or {one for known in self._letters for one in inflected(typed, known)}
        return min(found) if len({stem(one) for one in found}) == 1 else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(map(stem, self.written))

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.written.values() if len(word) >= SHORTEST - 1)

    @cached_property
    def narrow(self) -> dict[str, str]:
        """The words with Danish letters, by what is left without them: 'mode' for 'møde'."""
        danish = {word.lower() for word in self.written.values() if _DANISH.search(word)}
        return {word.translate(_NARROW): word for word in sorted(danish, key=_usualness)}

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.narrow)


class Speller:
    """Mends the spelling of questions by what a library has."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def respelt(self, question: Question) -> Question:
        """The question as it was meant; the very same one where nothing is to be mended."""
        text = in_small_letters(question.text) if question.text.isupper() else question.text
        asked = question if text == question.text else Question(text)
        if not asked.english:
            text = respell(text, self._sources(asked))
        return asked if text == asked.text else Question(text)

    def _sources(self, question: Question) -> tuple[Words, ...]:
        """Where words are known from, the likeliest to be meant first; people where a name is unknown."""
        held = self._library.overviews()
        heads = (name for one in held for name in (one.municipality, one.committee) if name)
        names = Words.of([*heads, *MONTH_NAMES])
        near = Words.of(one.chunk.text for one in self._library.lexical(question.search_text, NEAR))
        sources = (names, near, _common())
        if not any(_unknown(question.text, sources)):
            return sources
        people = Words.of(record.person for record in self._library.records.attendance())
        return names, near, people, _common()


def in_small_letters(text: str) -> str:
    """A text in capitals as one writes it; a letter alone is the name of a party or a model, but for 'i'."""
    return _WORD.sub(lambda found: _small(found.group()), text)


def respell(text: str, sources: Sequence[Words]) -> str:
    """A text with its unknown words mended by the first source that has what was meant."""
    mended = {word: other for word in _unknown(text, sources) if (other := _meant(word, text, sources))}
    if not _DANISH.search(text) and any(_DANISH.search(other) for other in mended.values()):
        mended = {word: other for word in _WORD.findall(text) if (other := _usual(word, sources))} | mended
    return _WORD.sub(lambda found: _like(found.group(), mended.get(found.group(), found.group())), text)


def _unknown(text: str, sources: Sequence[Words]) -> Iterator[str]:
    for word in _WORD.findall(text):
        if len(word) > 1 and not _known(word, sources):
            yield word


def _known(word: str, sources: Sequence[Words]) -> bool:
    return any(source.has(word) for source in sources) or _is_compound(fold(word), sources)


def _is_compound(word: str, sources: Sequence[Words]) -> bool:
    """Whether a folded word is put together of two that are known, with an 's' or 'e' between or not."""
    for at in range(_PART, len(word) - _PART + 1):
        heads = {word[:at], *({word[: at - 1]} if word[at - 1] in "se" else ())}
        headed = any(heads & source.written.keys() for source in sources)
        if headed and any(source.has(word[at:]) for source in sources):
            return True
    return False


def _meant(word: str, text: str, sources: Sequence[Words]) -> str | None:
    """The word that an unknown one stands for, by the first source that has one."""
    if spoken := SPOKEN.get(word.lower()):
        return spoken
    name = word[0].isupper() and not text.startswith(word)
    bare = None if _DANISH.search(text) else (source.in_danish(word) for source in sources)
    if found := next(filter(None, bare or ()), None):
        return found
    own = sources[:-1] if name else sources
    if len(word) >= SHORTEST and (found := _written([*unslipped(word.lower())], own, name)):
        return found
    slips = (source.one_slip_away(word, name) for source in sources[:-1] if len(word) >= SHORTEST)
    if found := next(filter(None, slips), None):
        return found
    if len(word) > SHORTEST and (found := sources[-1].one_slip_away(word, name=True)):
        return found
    return None if name else _with_last_part_mended(word.lower(), sources)


def _with_last_part_mended(word: str, sources: Sequence[Words]) -> str | None:
    """A compound whose last part lacks a letter, or has one too many, with that part as it is written."""
    found = {
        word[:at] + mended
        for at in range(_PART, len(word) - SHORTEST + 1)
        if any(source.has(word[:at]) for source in sources)
        for source in sources
        if (mended := source.one_slip_away(word[at:], name=True)) and len(mended) != len(word) - at
    }
    return min(found) if len(found) == 1 else None


def _written(others: Iterable[str], sources: Sequence[Words], whole: bool) -> str | None:
    """The one of these words that is written so: `whole`, or put together of two that are."""
    known = {one: {fold(one), fold(one).removesuffix("s")} for one in others}
    found = {one for one, forms in known.items() if any(forms & source.written.keys() for source in sources)}
    found = found or {one for one in known if not whole and _is_of_two(fold(one), sources)}
    return min(found) if len(found) == 1 else None


def _is_of_two(word: str, sources: Sequence[Words]) -> bool:
    """Whether a folded word is put together of two that are written so, without anything between."""
    return any(
        any(word[:at] in source.written for source in sources)
        and any(word[at:] in source.written for source in sources)
        for at in range(_PART, len(word) - _PART + 1)
    )


def _usual(word: str, sources: Sequence[Words]) -> str | None:
    """A word with the Danish letters that it lacks, where it is more usual so: 'når', 'mødet'."""
    typed = word.lower()
    if fold(word) in STOP_WORDS or typed in telling_words():
        return None
    usual = (source for source in (_telling(), *sources[:-1]) if fold(word) not in source.written)
    return next((source.narrow[typed] for source in usual if typed in source.narrow), None)


@cache
def _telling() -> Words:
    return Words.of(telling_words())


@cache
def _common() -> Words:
    small = " ".join((*STOP_WORDS, *QUESTION_WORDS))
    return Words.of([" ".join(danish_words()), small, " ".join(MUNICIPALITIES)])


def _usualness(word: str) -> tuple[bool, bool]:
    """Small words and words with 'å' are meant rather than others: 'når' than 'nær'."""
    return fold(word) in STOP_WORDS | QUESTION_WORDS, "å" in word


def _danish_only(word: str) -> str | None:
    return word if _DANISH.search(word) else None


def _small(word: str) -> str:
    return word if len(word) == 1 and word != "I" else word.lower()


def _like(word: str, other: str) -> str:
    """Another word with the capital of the first."""
    return other[:1].upper() + other[1:] if word[0].isupper() else other
