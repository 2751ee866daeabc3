"""Reasons not to answer: a name that the question has, and the minutes found do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rag.ask.doubts.aim import shown
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.matching import one_edit_apart
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.facts import names
from rag.model import Claim, Role

#: Shorter names ('KL', 'EU', 'FOA') are abbreviations that a text may write out.
SHORTEST_NAME = 4
#: Parties are written as letters in most minutes, so their names need not stand there.
PARTIES = frozenset(
    """socialdemokratiet socialdemokraterne socialdemokratiets venstre venstres konservative radikale sf
    enhedslisten enhedslistens moderaterne alternativet borgerlige danmarksdemokraterne liberal alliance dansk
    folkeparti folkepartiet lokallisten""".split()
)
#: The sentences, tags and headings before the last sentence of a question.
_BEFORE_THE_LAST = re.compile(r"^.*(?:[.!?:]\s+|[#>|\]]\s*)(?=[A-ZÆØÅ])", re.DOTALL)
#: Bodies and offices, which minutes call by many names.
BODY = re.compile(r"udvalg|raad|bestyrelse|forvaltning|kommune|folketing|minister")


def missing_name(
    question: Question, ranked: Sequence[RankedItem], may_answer: Sequence[RankedItem], heads: str
) -> Doubt:
    """A name of a Danish question that nothing found has, nor any item that may answer, or none in full.

    `heads` are the municipalities and committees of the library, which say whose minutes are meant.
    """
    if not ranked:
        return NO_DOUBT
    asked = asked_names(question)
    return (
        _missing(question, _nowhere(asked, ranked, heads), "is not named anywhere")
        or _missing(question, _not_in(asked, may_answer, heads))
        or _missing(question, _not_in_full(question, ranked))
    )


def of_the_named(question: Question, selection: Selection) -> Selection:
    """The units of items that have those names of the question which the best item has; else all.

    Of an item whose cells have them neither in labels nor in its title, no cell is kept: the rows are of
    other things.
    """
    ranked = list({c.ranked.item.id: c.ranked for c in selection.candidates}.values())
    if not ranked:
        return selection
    best = max(ranked, key=lambda one: one.score)
    head = set(words(f"{best.meeting.municipality} {best.meeting.committee}"))
    here = set(words(best.meeting.text(best.item.span)))
    names_ = [n for n in asked_names(question) if not BODY.search(fold(n)) and not has_all(n, head)]
    names_ = [name for name in names_ if has_all(name, here)]
    having = {one.item.id for one in ranked if all(has_all(n, set(_item_and_head(one))) for n in names_)}
    kept = tuple(one for one in selection.candidates if one.ranked.item.id in having)
    labelled = {one.ranked.item.id for one in kept if _is_labelled(one, names_)}
    kept = tuple(one for one in kept if one.unit.kind is not UnitKind.CELL or one.ranked.item.id in labelled)
    return replace(selection, candidates=kept) if kept else selection


def _is_labelled(one: Candidate, asked: Sequence[str]) -> bool:
    said = set(words(f"{shown(one)} {one.ranked.item.title}"))
    return one.unit.kind is UnitKind.CELL and all(has_all(name, said) for name in asked)


def has_all(name: str, known: Iterable[str]) -> bool:
    """Whether words have all parts of a name, in some form."""
    known = set(known)
    return all(_has(part, known) for part in words(name))


def _nowhere(asked: Sequence[str], ranked: Sequence[RankedItem], heads: str) -> Iterator[str]:
    """Names of which no item found and no head has any part."""
    known = set(words(heads)).union(*(_item_and_head(r) for r in ranked))
    yield from (name for name in asked if not any(_has(part, known) for part in words(name)))


def _not_in(asked: Sequence[str], found: Sequence[RankedItem], heads: str) -> Iterator[str]:
    """Names, but of bodies and places, of which none of these items has any part."""
    known = {word for ranked in found for word in _item_and_head(ranked)}
    places = {word for word in words(heads) if len(word) >= SHORTEST_NAME}
    for name in asked:
        parts = [part for part in words(name) if len(part) >= SHORTEST_NAME]
        if not parts or BODY.search(fold(name)) or all(_is_one_of(part, places) for part in parts):
            continue
        if not any(_has(part, known) for part in parts):
            yield name


def _not_in_full(question: Question, ranked: Sequence[RankedItem]) -> Iterator[str]:
    """Full names of which no item has half the words, outside its list of attachments."""
    named = [] if question.english else names(question.text)
    spoken = [_spoken_words(r) for r in ranked] if named else []
    for name, span in named:
        parts = [part for part in words(name) if len(part) > 2][0 if span.start else 1 :]
        if PARTIES.issuperset(parts):
            continue
        if len(parts) > 1 and not any(_knows(parts, known) for known in spoken):
            yield name


def _missing(question: Question, missing: Iterable[str], why: str = "is not named") -> Doubt:
    """The doubt about the first of the names that are missing."""
    for name in missing:
        whole = next((one for one, _ in names(question.text) if name in one.split()), name)
        return Doubt(f"{name} {why}", (Claim(f"»{whole}« er ikke nævnt i det, der er fundet."),))
    return NO_DOUBT


def asked_names(question: Question) -> list[str]:
    """The names of a Danish question that minutes would have as they stand.

    Of several sentences only the last one asks; what stands before it may be anything.
    """
    asks = _BEFORE_THE_LAST.sub("", question.text.rstrip(" ?.!"))
    named = [
        name
        for name in question.proper_names
        if name in asks and not asks.startswith(name) and len(name) >= SHORTEST_NAME and not name.isupper()
        if not re.search(rf"\b{re.escape(name)}-,? (?:og )?(?:[\wæøå]+-,? (?:og )?)*\w*udvalg", asks)
    ]
    return [] if question.english else [name for name in named if fold(name) not in PARTIES]


def _item_and_head(ranked: RankedItem) -> list[str]:
    """The words of an item and of what stands above the first item of its meeting."""
    text = ranked.meeting.source.text
    return words(ranked.item.span.of(text)) + words(text[: ranked.meeting.items[0].span.start])


def _has(part: str, known: Iterable[str]) -> bool:
    return any(_like(part, word) for word in known)


def _is_one_of(part: str, known: Iterable[str]) -> bool:
    """Whether a word is one of those, but for its ending or a slip."""
    own = part.removesuffix("s")
    return any(own == word or (len(own) >= 6 and one_edit_apart(own, word)) for word in known)


def _like(part: str, word: str) -> bool:
    stem = part.removesuffix("s")
    return word.startswith(stem[:5]) or (len(stem) >= 6 and one_edit_apart(stem, word.removesuffix("s")))


def _spoken_words(ranked: RankedItem) -> set[str]:
    sections = [s for s in ranked.item.sections if s.role not in {Role.ATTACHMENTS, Role.RELATED}]
    text = " ".join(ranked.meeting.text(s.span) for s in sections)
    people = " ".join(p.name for p in ranked.meeting.attendees)
    head = f"{ranked.item.title} {ranked.meeting.municipality} {ranked.meeting.committee} {people}"
    return set(words(f"{text} {head}"))


def _knows(parts: Sequence[str], known: set[str]) -> bool:
    found = [any(w.startswith(p.removesuffix("s")[:5]) for w in known) for p in parts]
    return sum(found) * 2 >= len(found)
