"""Whether the counts of a computed claim are of as many things as it lists, cites, and the minutes have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.facts import tidy
from eval.patterns import NUMBER_WORDS
from eval.support.finding import Finding

_NUMBER = rf"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|\d{{1,3}})"
_NOUN = (
    r"(?P<noun>\w*punkt(?:er(?:ne)?)?|sag(?:er(?:ne)?)?|møder?(?:ne)?|bilag(?:ene)?|gange?|\w*mål(?:ene)?)"
)
_WITH_DIGITS = re.compile(rf"(?P<word>{_NUMBER}) \((?P<n>\d+)(?: af (?P<of>\d+))?\)")
_WITH_NOUN = re.compile(rf"(?<![\w.,/-])(?P<n>{_NUMBER}) (?:af (?:de )?(?P<of>{_NUMBER}) )?{_NOUN}\b")
_IN_QUOTES = re.compile(r"»[^«]*«|\"[^\"]*\"|[“„][^”“]*[”“]")
_NOT_COUNTED = "counts otherwise than what is listed and cited"


@dataclass(frozen=True)
class Things:
    """What a claim cites and the minutes have: numbers of things, and the texts that a list may name.

    `named` is how many of the attachments are quoted by their titles. `agenda` and `closed` are None over
    several meetings; `all_closed` says whether every cited item is.
    """

    punkter: tuple[int, ...]
    meetings: int
    quotes: tuple[str, ...]
    points: frozenset[int]
    numbered: frozenset[int]
    rows: frozenset[int]
    attachments: int
    named: int
    agenda: int | None
    closed: int | None
    all_closed: bool


@dataclass(frozen=True)
class _Told:
    """A count of a sentence: the number, of how many, of what, and the words around it."""

    text: str
    number: int
    total: int | None
    noun: str
    said: int
    before: str
    after: str


def counted(sentence: str, claim: str, things: Things) -> Iterator[Finding]:
    """A finding for each count of a sentence; `claim` is the whole claim, whose list it may open."""
    folded, whole = tidy(sentence).casefold(), tidy(claim)
    opens = whole.casefold().startswith(folded[:20])
    for told in _counts(folded):
        if any(told.text in tidy(quote).casefold() for quote in things.quotes):
            continue
        listed = _listed(whole) if opens and ": " in whole else ""
        right = told.said == told.number and _is_of_cited(told, things) and _is_listed(told, listed, things)
        yield Finding(told.text, "" if right else _NOT_COUNTED)


def count_spans(folded: str) -> list[range]:
    """Where the counts of a folded sentence stand."""
    return [range(len(told.before), len(told.before) + len(told.text)) for told in _counts(folded)]


def _counts(folded: str) -> Iterator[_Told]:
    head = _IN_QUOTES.sub(lambda found: "_" * len(found.group()), folded)
    colon = head.find(": ", 5)
    head = head[:colon] if colon > 0 else head
    found = [one] if (one := _WITH_DIGITS.search(head)) else list(_WITH_NOUN.finditer(head))
    for one in found:
        parts = one.groupdict()
        number, total = _value(parts["n"]), parts["of"]
        yield _Told(
            one.group(),
            number,
            _value(total) if total else None,
            parts.get("noun") or "",
            _value(parts.get("word") or parts["n"]),
            head[: one.start()],
            head[one.end() :],
        )


def _value(written: str) -> int:
    return int(written) if written.isdigit() else NUMBER_WORDS[written]


def _is_of_cited(told: _Told, things: Things) -> bool:
    """Whether as many are cited, of as many as there are."""
    if told.total is not None and told.number > told.total:
        return False
    if "afklare" in told.after:
        return True
    if told.noun.endswith(("punkt", "punkter", "punkterne")) or told.noun.startswith("sag"):
        return _is_of_items(told, things)
    if told.noun.startswith("møde"):
        return told.number == things.meetings
    if told.noun.startswith("bilag"):
        of_one = len(things.punkter) == 1 and told.number == things.attachments
        return of_one and things.named in (0, told.number)
    cited = {len(things.quotes)} if len(things.quotes) > 1 else {1, *things.points}
    whole = things.rows or things.numbered | things.points
    if told.noun.endswith(("mål", "målene")) and told.total is None:
        cited |= things.numbered
    return told.number in cited and (told.total is None or told.total in whole)


def _is_of_items(told: _Told, things: Things) -> bool:
    if re.search(r"(?:indstilling|forslag|anbefaling|plan)\w* [^.]*$", told.before):
        return told.number in ({len(things.quotes)} if len(things.quotes) > 1 else {1, *things.points})
    if told.total is not None and told.total != things.agenda:
        return False
    if re.match(r" (?:\w+ )?lukke|[^.:]* lukke", told.after):
        of_meeting = things.closed is None or things.closed == told.number
        return things.all_closed and of_meeting and told.number == len(things.punkter)
    if told.total is None and things.agenda and re.search(r"\b(?:havde|har|behandle\w*) $", told.before):
        return told.number == things.agenda
    return told.number == len(things.punkter)


def _listed(whole: str) -> str:
    return whole.partition(": ")[2].removesuffix(".").strip()


def _is_listed(told: _Told, listed: str, things: Things) -> bool:
    """Whether a list has as many entries; those that name Punkter name the ones that are cited."""
    if not listed or "afklare" in told.after:
        return True
    named = [int(number) for number in re.findall(r"\bPunkt (\d+)", _IN_QUOTES.sub("", listed))]
    if named:
        entries = re.split(r", | og ", _IN_QUOTES.sub("", listed))
        return sorted(named) == sorted(things.punkter) and len(named) == len(entries) == told.number
    if ";" in listed or told.noun.startswith("bilag") or told.noun.endswith("mål"):
        return len(re.split(r"; ", listed)) == told.number
    if told.noun:
        return True
    return len(re.split(r", | og ", listed)) == told.number or _covers(listed, things.quotes)


def _covers(listed: str, quotes: tuple[str, ...]) -> bool:
    """Whether a list is made of the first cells of all quotes, and of nothing else."""
    firsts = [re.split(r"[\t|\n]", tidy(quote).strip("| "))[0].strip() for quote in quotes]
    left = listed
    for first in sorted(firsts, key=len, reverse=True):
        if first not in left:
            return False
        left = left.replace(first, " ", 1)
    return not re.search(r"\w", re.sub(r"\bog\b", " ", left))
