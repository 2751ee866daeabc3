"""What a claim turns into its opposite: a word, a divided vote, a proposal; and another party or body.

Each is a single word beside facts that all stand in the source, so that no typed fact tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.facts.words import flat, plain
from rag.model import AgendaItem, DecisionClass, Meeting, Role

_PAIRS = (
    ("stiger", "falder"), ("steg", "faldt"), ("steget", "faldet"), ("stigning", "fald"),
    ("flere", "færre"), ("højere", "lavere"), ("dyrere", "billigere"), ("mere", "mindre"),
    ("mindst", "højst"), ("mindst", "maksimalt"), ("senest", "tidligst"), ("inden", "efter"),
    ("før", "efter"), ("årligt", "månedligt"), ("årlig", "månedlig"), ("ugentligt", "dagligt"),
    ("året", "måneden"), ("år", "måned"), ("ugen", "dagen"), ("uge", "dag"),
    ("merforbrug", "mindreforbrug"), ("overskud", "underskud"),
)  # fmt: skip
#: Of these a minus in a table tells the one where its note speaks of the other.
_SIGNED = (("merforbrug", "mindreforbrug"), ("overskud", "underskud"))
#: A piece of the source is the one that was turned when it has this share of the claim's words; or, with so
#: many in common, the claim this share of its words.
MOST, LEAST = 0.6, 3
_PIECE = re.compile(r"[;:\t|\n]\s*|\.\s+(?=[A-ZÆØÅ])")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d[\d.,]*\d")
_UNANIMOUS = re.compile(r"\benstemmig|\benig[et]?\b|\balle (?:\w+ )?stemte for\b", re.IGNORECASE)
_BODY = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{2,}udvalg(?:et)?\b")
_MEMBER = re.compile(r"(?P<name>[A-ZÆØÅ][\w-]+) \((?P<party>[A-ZÆØÅ])\)")
_PERSON = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][\w-]+)+")
_YEARS = re.compile(r"\bfra (?P<first>(?:19|20)\d\d) til (?P<last>(?:19|20)\d\d)\b")
_DENIED_MOVE = re.compile(r"\bikke (?:er |blevet )?(?:steget|faldet|vokset|højere|lavere|dyrere|billigere)\b")
_RESOLVED = re.compile(r"\b(?:besluttede|vedtog|blev besluttet),? at (?P<what>.+)", re.IGNORECASE | re.DOTALL)
_OPEN = {
    DecisionClass.POSTPONED,
    DecisionClass.WITHDRAWN,
    DecisionClass.REJECTED,
    DecisionClass.REMITTED,
}


def opposites(
    said: str, quotes: Sequence[str], texts: Sequence[str], cited: Sequence[tuple[Meeting, AgendaItem]]
) -> tuple[str, ...]:
    """What a claim says that its sources say otherwise, as it stands; `texts` are all that it may rest on."""
    told, source = flat(plain(said)), "\n".join(texts)
    found = (
        *_turned(told, quotes, source),
        *_parties(told, source),
        *_others(told, source),
        *(
            body
            for body in _BODY.findall(told)
            if body.removesuffix("et").casefold() not in source.casefold()
        ),
        *_unanimous(told, source, cited),
        *_resolved(told, cited),
        *_backwards(told, source),
        *_unmoved(told, source),
    )
    return tuple(dict.fromkeys(found))


def _backwards(told: str, source: str) -> Iterator[str]:
    """'fra 2026 til 2025', where the source does not say it in that order itself."""
    for found in _YEARS.finditer(told):
        if found["first"] > found["last"] and found.group() not in flat(plain(source)):
            yield found.group()


def _unmoved(told: str, source: str) -> Iterator[str]:
    """'ikke steget', where the source does not say so: what did not move is told as the same."""
    yield from (one for one in _DENIED_MOVE.findall(told) if one not in flat(plain(source)))


def _turned(told: str, quotes: Sequence[str], source: str) -> Iterator[str]:
    """Words whose opposite the source has, and not them: in the same place, or of a figure without minus."""
    theirs = set(_words(source))
    pieces = [_words(piece) for piece in _PIECE.split(source)]
    minus = any(
        f"{sign}{one}" in quote for one in _DIGITS.findall(told) for sign in "-−–" for quote in quotes
    )
    for mine in map(_words, _PIECE.split(told)):
        for one, other in (pair for both in _PAIRS for pair in (both, both[::-1])):
            if one not in mine or one in theirs or other not in theirs or other in mine:
                continue
            signed = (one, other) in _SIGNED or (other, one) in _SIGNED
            if (signed and not minus) or any(_is_exchanged(mine, piece, one, other) for piece in pieces):
                yield one


def _is_exchanged(mine: Sequence[str], theirs: Sequence[str], one: str, other: str) -> bool:
    """Whether two pieces have most words of either in common, and opposites beside the same neighbour."""
    if other not in theirs:
        return False
    common = len(set(mine) & set(theirs)) + 1
    if common < MOST * len(set(mine)) and (common < LEAST or common < MOST * len(set(theirs))):
        return False
    return any(a and a == b for a, b in zip(_beside(mine, one), _beside(theirs, other), strict=True))


def _beside(all_words: Sequence[str], word: str) -> tuple[str, str]:
    at = all_words.index(word)
    before = all_words[at - 1] if at else ""
    return before, all_words[at + 1] if at + 1 < len(all_words) else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _parties(told: str, source: str) -> Iterator[str]:
    """'Holm (V)' where the source has 'Holm (A)' only."""
    for found in _MEMBER.finditer(told):
        parties = set(re.findall(rf"\b{re.escape(found['name'])} \(([A-ZÆØÅ])\)", source))
        if parties and found["party"] not in parties:
            yield found.group()


def _others(told: str, source: str) -> Iterator[str]:
    """A person of whom a claim says what the source says, word for word, of another one only."""
    pieces = [(_small(piece), piece) for piece in _PIECE.split(source) if _PERSON.search(piece)]
    for mine in _PIECE.split(told):
        found = _PERSON.search(mine)
        same = [piece for small, piece in pieces if small and small == _small(mine)] if found else []
        if found and same and not any(found.group().split()[-1] in piece for piece in same):
            yield found.group()


def _small(piece: str) -> list[str]:
    return [word for word in _WORD.findall(piece) if word[0].islower()]


def _unanimous(told: str, source: str, cited: Sequence[tuple[Meeting, AgendaItem]]) -> Iterator[str]:
    divided = any(vote.against for _, item in cited for vote in item.votes)
    if divided and (found := _UNANIMOUS.search(told)) and not _UNANIMOUS.search(source):
        yield found.group()


def _resolved(told: str, cited: Sequence[tuple[Meeting, AgendaItem]]) -> Iterator[str]:
    """What is said to be decided and was only proposed, where the decision was another."""
    found = _RESOLVED.search(told)
    what = set(_words(found["what"])) if found else set()
    for meeting, item in cited if what else ():
        decided = set(_words(_text(meeting, item, Role.DECISION)))
        proposed = set(_words(_text(meeting, item, Role.RECOMMENDATION)))
        is_open = item.decision is not None and item.decision.decision_class in _OPEN
        if is_open and len(what & proposed) >= MOST * len(what) > len(what & decided):
            yield f"besluttede, at {found['what']}" if found else ""


def _text(meeting: Meeting, item: AgendaItem, role: Role) -> str:
    return "\n".join(meeting.text(section.span) for section in item.with_role(role))
