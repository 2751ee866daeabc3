"""Relative clauses as sentences of their own, where it is certain what they are about.

'Hallen, der er fra 1974, er utæt' → 'Hallen er fra 1974. Den er utæt'; 'indføres en ordning, som dækker alle'
→ 'Den dækker alle'. What only narrows down ('de borgere, der …') stays.
"""

from __future__ import annotations

import re

from rag.facts.denials import denials
from rag.plain.clauses import (
    clause,
    has_modal,
    has_relative,
    is_conditional,
    is_framed,
    is_told,
    opens_others,
)
from rag.plain.verbs import ADVERBS, finite_at, is_finite

Parts = tuple[str, str]
#: A single definite noun, or a name of several words with capitals, at the start of a sentence.
_FIRST = re.compile(
    r"^(?P<what>[A-ZÆØÅ][a-zæøå-]+(?:en|et)|[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w/-]+)+), (?:der|som) "
    r"(?P<told>[^,;:()]+), (?P<rest>.+)$"
)
#: Somebody is neither 'den' nor 'det'.
_PERSON = re.compile(
    r"(?:mand|mester|tør|chef|leder|giver|konsulent|person|rådgiver|ansøger|borger|deltager)en?$"
)
_LAST = re.compile(
    r"(?P<before>\w+) (?P<article>[Ee]n|[Ee]t) (?P<what>(?:[a-zæøå-]+ ){0,2}[a-zæøå-]+), (?:der|som) "
    r"(?P<told>[^;:()]+)$"
)
#: 'en række borgere' are several, and 'en sag i retten, der' may be about either.
_NOT_ONE = frozenset(
    "række antal del gruppe mængde serie flok slags type form masse"
    " i på af til om for fra med ved hos over".split()
)
_PRONOUNS = {"en": "Den", "et": "Det"}


def after_first(text: str) -> Parts | None:
    """The relative clause of the sentence's first words, and then the rest about the same."""
    found = _FIRST.match(text)
    if not found or is_framed(text):
        return None
    told, rest, what = _told(found["told"]), found["rest"], found["what"]
    if not told or not is_finite(rest.split(" ", 1)[0]) or is_conditional(text):
        return None
    one_word = " " not in what
    again = _PRONOUNS.get(what[-2:], what) if one_word and not _PERSON.search(what) else what
    return f"{what} {told}", f"{again} {rest}"


def at_the_end(text: str) -> Parts | None:
    """The rest of the sentence, and then its last relative clause about what is 'en' or 'et' before it."""
    found = _LAST.search(text)
    if not found:
        return None
    left, told = text[: found.end("what")], _told(found["told"])
    before = found["before"]
    words = found["what"].split()
    unsure = (
        not _NOT_ONE.isdisjoint(words)
        or has_relative(left)
        or is_told(left)
        or has_modal(left)
        or opens_others(left)
        or denials(left)
        or is_conditional(text)
    )
    near = is_finite(before) or before.endswith("et") or before in ADVERBS
    if unsure or not near or not told or not finite_at(left) or left.startswith("At "):
        return None
    if re.search(r", (?:og )?(?:\w+ )?\w+", told) and any(
        is_finite(word) for word in re.findall(r", (?:og )?(\w+)", told)
    ):
        return None
    return left, f"{_PRONOUNS[found['article'].casefold()]} {told}"


def _told(relative: str) -> str:
    """A relative clause as it follows its subject in a main clause; '' where its verb does not come first."""
    words = relative.split(" ")
    adverbs = 0
    while adverbs < len(words) - 1 and words[adverbs].casefold() in ADVERBS:
        adverbs += 1
    if not is_finite(words[adverbs]) or clause(f"det {relative}") is None:
        return ""
    return " ".join((words[adverbs], *words[:adverbs], *words[adverbs + 1 :]))
