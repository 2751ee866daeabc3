"""What a question asks for, in its own words: the noun it wants a figure, a value or a name of.

'Hvor mange besøg havde hallen?' wants a number of 'besøg'; 'Hvad er huslejen?' wants the 'husleje'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.matching import one_edit_apart
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import fold, stem, words
from rag.facts import figures

#: A unit of the best item this close to the best is told with it.
TOLD_CLOSE, TOLD_FROM = 1.0, 6
#: Words of so many letters that are one edit apart are one word misspelt; a part of a compound has so many.
SHORTEST, SHORTEST_PART = 5, 4
#: From this strength on, by meaning or in the words around, what a noun names is spoken of.
MEANT = 0.45
#: Nouns that a text may leave out, or put in a hundred ways; by their beginnings, and by their endings.
_VAGUE = re.compile(
    r"(?:folk|menneske|person|borger|ting|slags|emne|tema|sted|del|dele|gang|gange|penge|krone|kroner|kr|mio|mia"
    r"|million\w*|midler|procent\w*|pct|andel|antal|tal|beloeb|sum|plan|status|resultat|forskel(?:l)?|problem|udfordring|udvikling|holdning|mening|aarsag|grund"
    r"|begrundelse|baggrund|forklaring|skyld|aabningstid"
    r"|pris|pulje|ramme|frist|dato|tidspunkt|konsekvens|sag|punkt|navn|people|person|thing|money)"
    r"(?:en|et|er|erne|ene|ne|n|e|te|r|s)*|\w*(?:personer|mennesker|maal|punkter|forslag)|\w*(?:regning|udgift|omkostning|pris)(?:en|er|erne|ne|n)?|ekstra|\w+(?:ede|ste|est)"
    r"|andre?t?|nye?t?|gamle|hele|samlede|flere?|faerre|mere|mindre|mest|koster?|sket|gjort|sagt|lovet"
)
#: Such nouns that end as an adjective does: what stands behind them is the verb.
_VAGUE_PLURALS = frozenset({"penge", "dele", "gange", "dage", "borgere"})
_NUMBER = r"\d+|to|tre|fire|fem|seks|syv|otte|ni|ti"
_ARTICLES = rf"(?:(?:af|den|det|de|der|en|et|deres|vores|hendes|hans|dens|dets|{_NUMBER}) )*"
_BEFORE = r"(?:(?P<before>\w+(?:e|te|de|ekstra)) )?"
#: 'Hvad er museets adresse?': what is somebody's or something's; no verb or small word stands behind it.
_OWNED = re.compile(
    rf"\bhvad (?:er|var|bliver|blev|hedder|hed) {_ARTICLES}(?:\w+ )?\w{{3,}}s (?P<noun>\w{{4,}})$"
)
#: 'Hvad er der sat af til …?': what stands behind 'der' is a verb.
_IMPERSONAL = re.compile(r"\bhvad (?:er|var|bliver|blev) der\b")
#: 'Hvor mange bor der …?', 'Hvor mange rejste med …?': what follows is no noun.
_COUNTS_DOING = re.compile(
    r"\bhvor (?:mange|faa) (?:\w+r der\b(?! \w+(?:r|de|te)\b)"
    r"|\w{2,}(?:te|ede) (?:der|i|paa|med|fra|om|over|til|hos|ved|gennem)\b"
    r"(?![^,]*\b(?:er|var|har|havde|blev|bliver|fik|faar|kan|skal|vil|kom|gik|gaar|staar|stod)\b))"
)
#: Where the noun stands in the question (folded); an adjective may stand before it.
_NOUNS = (
    rf"\bhvor (?:mange|faa) {_ARTICLES}{_BEFORE}(?P<noun>\w+)",
    r"\bhvor (?:stor|stort|store|hoej|hoejt|hoeje|lav|lavt|lave|lang|langt|lange|dyr|dyrt|gammel|gammelt)"
    rf"(?: (?:en|et))? (?:er|var|bliver|blev) {_ARTICLES}{_BEFORE}(?P<noun>\w+)",
    r"\bhvad (?:er|var|bliver|blir|blev|lyder|loed|udgjorde|udgoer|hedder|hed) "
    rf"{_ARTICLES}{_BEFORE}(?P<noun>\w+)",
    rf"\bhvad kost(?:er|ede) (?:en|et) {_BEFORE}(?P<noun>\w+)",
    rf"\bhvem (?:er|var|bliver|blev) {_ARTICLES}(?:(?P<before>ny\w?|nuvaerende|tidligere) )?(?P<noun>\w+)",
)
_ASKS_VALUE = re.compile(r"^\W*hvad (?:er|var|bliver|blev) (?!der\b)")
#: What a noun may add to another and name no other thing: 'besøg', 'besøgstal'; 'pension', 'pensionist'.
_OF_IT = re.compile(r"s?(?:ist|er|modtag|tag|tal|antal|beloeb|pris|sum|niveau|grad)\w*")
#: 'Besøgstallet', 'elevtallet': a number of what stands before it, unless that is a share or of money.
_COUNTED = re.compile(
    r"\b(?:hvor mange|how many)\b"
    rf"|\bhvad (?:er|var|bliver|blev) {_ARTICLES}"
    r"(?!procent|prom|noegle|plus|aars|loeb|budget)\w{3,}tal(?:let)?\b"
)


def asked_nouns(question: Question, terms: Sequence[str]) -> tuple[str, ...]:
    """The noun that is asked of, with the word before it where that may be it; none where it is vague."""
    if _IMPERSONAL.search(question.folded) or _COUNTS_DOING.search(question.folded):
        return ()
    if owned := _OWNED.search(question.folded.rstrip(" ?.!")):
        return _told_by(owned["noun"], terms)
    for pattern in _NOUNS:
        if found := re.search(pattern, question.folded):
            if found["before"] in _VAGUE_PLURALS:
                return ()
            return _told_by(found["noun"], terms) + _told_by(found["before"], terms)
    return ()


def _told_by(word: str | None, terms: Sequence[str]) -> tuple[str, ...]:
    """The word alone where it is a term that names a thing; nothing where it is vague."""
    return (word,) if word in terms and word and not _VAGUE.fullmatch(word) else ()


def names_noun(noun: str, candidates: Sequence[Candidate], terms: Sequence[str]) -> bool:
    """Whether units speak of what a noun names: by word, by the last part of the compound, or by meaning.

    The first part of a compound is another thing: a text on 'rekruttering' tells no 'rekrutteringsordrer'.
    """
    words_ = {word for candidate in candidates for word in words(shown(candidate))}
    if any(_same_thing(noun, word) for word in words_):
        return True
    if any(_first_part(noun, word) for word in words_):
        return False
    place = terms.index(noun)
    return max(float(candidate.strengths[place]) for candidate in candidates) >= MEANT


def with_noun(question: Question, selection: Selection) -> Selection:
    """The units, first the one that gives a figure of the noun asked of, where none to be told has it.

    That is a sentence of the same item that says the noun itself.
    """
    chosen, nouns = told(selection), asked_nouns(question, selection.terms)
    asks = question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT) or _ASKS_VALUE.search(question.folded)
    if not chosen or not nouns or not asks or question.english:
        return selection
    if any(names_noun(noun, chosen, selection.terms) for noun in nouns):
        return selection
    for one in selection.candidates:
        same = one.ranked.item.id == chosen[0].ranked.item.id and one.unit.kind is UnitKind.SENTENCE
        if same and figures(one.unit.text) and any(says_noun(noun, one.unit.text) for noun in nouns):
            return selection.led_by(one)
    return selection


def says_noun(noun: str, text: str) -> bool:
    """Whether a text itself has the noun, in some form or as the last part of a compound."""
    return any(_same_thing(noun, word) for word in words(text))


def _same_thing(noun: str, word: str) -> bool:
    one, other = stem(noun), stem(word)
    if one == other or (min(len(noun), len(word)) >= SHORTEST and one_edit_apart(noun, word)):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST_PART and longer.endswith(shorter)


def _first_part(noun: str, word: str) -> bool:
    part, whole = stem(word), stem(noun)
    return len(part) >= SHORTEST_PART and whole.startswith(part) and not _OF_IT.fullmatch(whole[len(part) :])


def is_count(question: Question) -> bool:
    """Whether a number of things is asked for, not a sum of money or a share."""
    return _COUNTED.search(question.folded) is not None and not re.search(
        r"\b(?:hvor mange|how many) (?:\w+ )?"
        r"(?:penge|kroner|kr|mio|mia|millioner|midler|procent|pct|percent)\b",
        question.folded,
    )


def told(selection: Selection) -> tuple[Candidate, ...]:
    """What an answer would be made of: the best unit, and those of its item that are nearly as good."""
    first = selection.candidates[:1]
    return tuple(
        candidate
        for candidate in selection.candidates[:TOLD_FROM]
        if candidate.ranked.item.id == first[0].ranked.item.id
        and first[0].score - candidate.score < TOLD_CLOSE
    )


def shown(candidate: Candidate) -> str:
    """A unit with the labels and the heading above it that say what it is about, folded."""
    unit = candidate.unit
    return " ".join((fold(unit.text), fold(unit.row), fold(unit.column), *unit.context))
