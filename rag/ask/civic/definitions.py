"""What a word means: as the minutes define it themselves, else as the dictionary has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prompts.dictionary import Entry, lookup
from rag.ask.asked import Asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import UnitKind, item_units
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.model import Claim, Explained, Scope

_KIND = r"(?:(?:ordet|begrebet|udtrykket|forkortelsen|betegnelsen) )?"
_TERM = rf"{_KIND}[\"»'”]?(?P<term>[^?,]+?)[\"«'”]?"
_WHERE = r"(?: (?:i|på|hos|for) [A-ZÆØÅ][^?]*)?"
_ENDS = rf"{_WHERE}\s*[?.!]*$"
#: Questions that nothing but a meaning answers.
_STRICT = tuple(
    re.compile(pattern + _ENDS, re.IGNORECASE)
    for pattern in (
        rf"\bhva[d]? (?:betyder|betyd) (?:det at være )?{_TERM}",
        rf"\bhvad (?:menes|forstås|forstår man|mener de|mener man)(?: der)? (?:med|ved) {_TERM}",
        rf"\bhvad dækker {_TERM} over",
        rf"\bhvad vil det sige at (?:være|blive) {_TERM}",
        rf"\bhvad (?:betyder|vil) {_TERM} sige",
        rf"\bhvad står {_TERM} for",
        rf"\bwhat does {_TERM} (?:mean|stand for)",
        rf"\bwhat is meant by {_TERM}",
    )
)
#: Questions for what something is: a meaning may answer them.
_LOOSE = tuple(
    re.compile(rf"{pattern}(?: (?:i|på) (?-i:[A-ZÆØÅ])\w+)?\s*[?.!]*$", re.IGNORECASE)
    for pattern in (
        rf"^\W*hvad er (?:en|et) {_TERM}(?: for noget)?",
        r"^\W*hvad er (?P<term>[^\s?.,!]+)(?: for noget)?",
        rf"^\W*what is an? {_TERM}",
    )
)
_LONGEST_TERM = 4  # words
_NO_TERM = frozenset("for til om at af med det den dette de hvis naar".split())
_DEFINITE = re.compile(r"\w{3}(?:en|et|erne|ene|ens|ets|ernes)$")
_IS = (
    r"(?:er (?:en|et|den|det|at|når|navnet|betegnelsen)\b|betyder\b|dækker over\b|omfatter\b|består af\b"
    r"|indebærer\b|går ud på\b|vil sige\b|handler om\b)"
)
#: Items that are read for a definition.
_READ = 8
_PASSAGES = 30


def asks_for_meaning(asked: Asked) -> bool:
    """Whether the meaning of a word is asked for, and nothing else could be meant."""
    strict, term = meaning_of(asked.question)
    return bool(term) and (strict or lookup(term) is not None)


def definition(asked: Asked) -> list[Claim]:
    """The sentences of the minutes that say what the word means; none where they do not."""
    _, term = meaning_of(asked.question)
    items = {(one.meeting.id, one.item.number): one for one in (*_with(term, asked), *asked.part.ranked)}
    for ranked in list(items.values())[:_READ]:
        if told := _defining(term, ranked):
            return [one for text in told for one in first_confirmed([text], asked.library.meeting)]
    return []


def glosses(question: Question) -> tuple[Explained, ...]:
    """The dictionary's entry for the word whose meaning is asked for, if there is one."""
    _, term = meaning_of(question)
    entry = lookup(term) if term else None
    return (Explained(_named(entry, term), entry.explanation),) if entry else ()


def meaning_of(question: Question) -> tuple[bool, str]:
    """The word whose meaning is asked for, and whether nothing but a meaning can answer; '' where none is."""
    for strict, patterns in ((True, _STRICT), (False, _LOOSE)):
        for pattern in patterns:
            found = pattern.search(question.text)
            term = re.split(r" (?:i|på|hos) ", found["term"])[0].strip(" \"»«'”") if found else ""
            if term and _is_word(term, found is not None and "ordet" in found[0]):
                return strict, term
    return False, ""


def _is_word(term: str, named_so: bool) -> bool:
    """Whether a term is a word to be explained; 'forslaget' is a matter, whose effects are asked for."""
    said = words(term)
    if not said or len(said) > _LONGEST_TERM or set(said) & _NO_TERM:
        return False
    return named_so or term.isupper() or lookup(term) is not None or not _DEFINITE.search(said[-1])


def _with(term: str, asked: Asked) -> Iterator[RankedItem]:
    """The items that have a word in their text, those first that it is most of; a short form is found too."""
    where = Scope(municipalities=asked.part.scope.municipalities)
    for passage in asked.library.lexical(term, _PASSAGES):
        chunk = passage.chunk
        overview = asked.library.overview(chunk.meeting)
        if overview is None or not (overview.passes(asked.filters) and overview.passes(where)):
            continue
        meeting = asked.library.meeting(chunk.meeting)
        item = meeting.item(chunk.number)
        if item and set(words(term)) <= {
            word[: len(stem)] for word in words(chunk.text) for stem in words(term)
        }:
            yield RankedItem(meeting, item, passage.score)


def _named(entry: Entry, term: str) -> str:
    name = entry.named(term.lower())
    return entry.word if name == entry.word else f"{name} ({entry.word})"


def _defining(term: str, ranked: RankedItem) -> list[Claim]:
    """The sentence that spells a short form out, and the one that says what it is."""
    told: list[Claim] = []
    units = [u for u in item_units(ranked.meeting, ranked.item) if u.kind is UnitKind.SENTENCE]
    for pattern in _forms(term):
        unit = next((one for one in units if pattern.search(fold(one.text))), None)
        if unit and all(unit.text != claim.text for claim in told):
            told.append(claim(unit.text, ranked.meeting, ranked.item, [unit.span]))
    return told


def _forms(term: str) -> Sequence[re.Pattern[str]]:
    own = re.escape(fold(term))
    return tuple(_patterns(own, len(words(term)) == 1 and term.isupper()))


def _patterns(own: str, short: bool) -> Iterator[re.Pattern[str]]:
    if short:
        yield re.compile(rf"\w+ \({own}\)")
    yield re.compile(
        rf"^\W*(?:(?:en|et|den|det|ordningen|projektet|begrebet) )?{own}(?:e?n|e?t|s)?(?: \([^)]*\))? "
        rf"{fold(_IS)}"
        rf"|\bved (?:en |et )?{own}(?:en|et)? forstaas|\b{own} (?:forstaas|defineres) som\b"
        rf"|\bbetegnes\b.*\bsom (?:en |et )?{own}\b|\({own}\) {fold(_IS)}"
    )
