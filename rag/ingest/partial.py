"""Who missed single items, where the head of the minutes says which: 'A deltog ikke i punkt 3-5 og 8'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.danish import sentences
from rag.ingest.layout import Line
from rag.ingest.people import NAME, Mention, mentions
from rag.model import Absence, AgendaItem, Span

_ITEM = r"(?:punkt(?:erne|et)?\.?|pkt\.?|dagsordenspunkt(?:erne)?|sag(?:erne|en)?)\s+(?:nr\.?\s*)?"
_NUMBERS = r"\d{1,4}(?:\s*(?:[-–,]|og|samt|til)\s*\d{1,4}(?![\d.]*\d))*(?!\d|[/-]\d)"
_MISSED = re.compile(
    r"\b(?:deltog|deltager|har|var|er)\s+(?:\w+\s+){0,3}?ikke\b(?!\s+i mødet)[^.;]{0,60}?"
    rf"\b{_ITEM}(?P<numbers>{_NUMBERS})|"
    rf"\bforlod\s+(?:mødet|lokalet|mødelokalet)[^.;]{{0,40}}?\bunder\s+(?:behandlingen af\s+)?{_ITEM}"
    r"(?P<number>\d{1,4})",
    re.IGNORECASE,
)
#: 'Fraværende: A (punkt 1-2)' · 'Afbud: A under punkt 3, B' · 'Inhabil: A, punkt 4'
_LIST = re.compile(
    r"(?:fravær(?:ende)?|(?:delvist )?afbud(?: fra)?|ikke (?:til ?stede|mødt)|inhabil(?:e|itet)?)\s*:\s*",
    re.IGNORECASE,
)
_OF_ITEMS = re.compile(rf"\b{_ITEM}(?P<numbers>{_NUMBERS})", re.IGNORECASE)
#: 'A forlod mødet kl. 17.30 efter punkt 4': away from the items below.
_LEFT = re.compile(
    r"\b(?:forlod|gik fra)\s+(?:mødet|lokalet|mødelokalet)\b.{0,40}?\b(?P<when>efter|før|inden)\s+"
    rf"(?:behandlingen af\s+)?{_ITEM}(?P<number>\d{{1,4}})\b",
    re.IGNORECASE,
)
#: 'A ankom under punkt 3' · 'A deltog fra og med punkt 3': away from the items above.
_CAME = re.compile(
    r"\b(?:(?:ankom|kom|mødte|stødte)\b(?!.{0,40}\bikke\b).{0,40}?\b(?P<when>efter|før|inden|under|ved|til|fra)|"
    rf"delt(?:og|ager)\s+(?:først\s+)?(?:i mødet\s+)?fra)\s+(?:og med\s+)?(?:behandlingen af\s+)?{_ITEM}"
    r"(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
#: 'A (V), fra punkt 3' · 'B  ja, til pkt. 6 (kl. 18)' · 'C (undtagen punkt 4)' · 'D, kom kl. 14 under sag 3':
#: on a list of those present.
_STAYED = re.compile(
    r"[\s,]*(?:[A-ZÆØÅ]{1,2}[\s,]+)?[\s,(–-]*"
    r"(?:(?:ja|x|mødt|til ?stede)\b[\s,(–-]*)?"
    r"(?:(?:kun\s+|først\s+)?(?P<when>fra|til|undtagen|ikke|ej|bortset fra)|"
    r"(?:(?P<came>kom|ankom|mødte)|gik)(?:\s+først)?(?:\s+kl\.?\s*[\d.:]+,?)?\s+"
    r"(?P<turn>efter|før|inden|under|ved|fra|til))"
    rf"\s+(?:og med\s+)?{_ITEM}(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
#: 'A deltog ikke i dette punkt og de følgende punkter' · 'A var væk under resten af mødet'
_ONWARDS = re.compile(
    r"\b(?:(?:de\s+)?(?:efter)?følgende|(?:de\s+)?resterende|(?:de\s+)?øvrige)\s+(?:punkter|sager)\b(?! på)"
    r"|\bresten af (?:mødet|dagsordenen)\b",
    re.IGNORECASE,
)
#: Who came back, or left one matter only, did not miss the rest.
_BACK = re.compile(r"\b(?:tilbage|igen|vendte|genindtrådte|til og med|inhabil\w*)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<first>\d+)(?:\s*(?:[-–]|til)\s*(?P<last>\d+))?")
_FIRST_NAME = re.compile(NAME)
#: Staff come and go with their matters.
_STAFF = re.compile(
    r"\w*(?:chef|direktør|konsulent|leder|sekretær|jurist|revisor|arkitekt|ingeniør)\b", re.IGNORECASE
)
#: More items than this are no list of items.
_MOST = 100


def missed_items(lines: Sequence[Line], numbers: Sequence[int] = ()) -> dict[int, tuple[Absence, ...]]:
    """Who took no part in which item, by its number, as the lines above the first item say.

    `numbers` are those of the items of the meeting, of which who left or came late missed some.
    """
    found: dict[int, tuple[Absence, ...]] = {}
    for line in (line for line in lines if _OF_ITEMS.search(line.bare)):
        told = [one for piece in sentences(line.bare) for one in _missed_in(line, piece, numbers)]
        for number, away in (*told, *_stayed(line, numbers)):
            have = found.get(number, ())
            known = {absence.name for absence in have}
            found[number] = (*have, *(one for one in away if one.name not in known))
    return found


def with_missed(text: str, items: Sequence[AgendaItem], above: Sequence[Line]) -> tuple[AgendaItem, ...]:
    """The items with those whom the lines above them, or an item before them, say missed them."""
    missed = missed_items(above, [item.number for item in items])
    for at, item in enumerate(items):
        gone = tuple(one for one in item.absent if _for_the_rest(text, item, one))
        for later in items[at + 1 :] if gone else ():
            missed[later.number] = (*missed.get(later.number, ()), *gone)
    return tuple(
        replace(item, absent=(*item.absent, *_others(item, missed.get(item.number, ())))) for item in items
    )


def names_items(text: str) -> bool:
    """Whether an entry of a list of those away says which items they missed: 'A (punkt 1-2)'."""
    return _OF_ITEMS.search(text) is not None


def _for_the_rest(text: str, item: AgendaItem, away: Absence) -> bool:
    """Whether the sentence that tells of somebody's absence from an item tells it of those after it too."""
    line = text[away.span.start : item.span.end].partition("\n")[0]
    return _ONWARDS.search(line) is not None


def _others(item: AgendaItem, away: Sequence[Absence]) -> Iterator[Absence]:
    known = {absence.name for absence in item.absent}
    return (one for one in away if one.name not in known)


def _missed_in(line: Line, piece: Span, numbers: Sequence[int]) -> Iterator[tuple[int, tuple[Absence, ...]]]:
    said = piece.of(line.bare)
    if match := _LIST.match(said):
        yield from _listed(line, piece.start + match.end(), said[match.end() :])
    elif match := _MISSED.search(said):
        away = _people(line, piece.start, said[: match.start()])
        yield from ((number, away) for number in _numbers(match["numbers"] or match["number"]))
    elif (gone := _for_a_while(said)) is not None:
        predicate, those = gone
        away = _people(line, piece.start, said[:predicate])
        if not any(_STAFF.match(one.name) for one in away):
            yield from ((number, away) for number in numbers if number in those)


def _listed(line: Line, shift: int, entries: str) -> Iterator[tuple[int, tuple[Absence, ...]]]:
    """Who stands on a list of those away with the numbers of items behind the name."""
    found = mentions(entries)
    ends = [*(who.start for who in found[1:]), len(entries)]
    for who, end in zip(found, ends, strict=False):
        if match := _OF_ITEMS.search(entries, who.start, end):
            away = (_absence(line, shift, who),)
            yield from ((number, away) for number in _numbers(match["numbers"]))


def _stayed(line: Line, numbers: Sequence[int]) -> Iterator[tuple[int, tuple[Absence, ...]]]:
    """Who stands on a list of those present with the items that they came for, or left after."""
    entries = line.bare.replace("|", ",").replace(" ,", ", ")
    found = mentions(entries)
    ends = [*(who.start for who in found[1:]), len(entries)]
    for who, end in zip(found, ends, strict=False):
        match = None if _STAFF.match(who.name) else _STAYED.match(entries, who.end, end)
        if match is None or (match["turn"] and _BACK.search(entries)):
            continue
        away, those = (_absence(line, 0, who),), _without(match)
        yield from ((number, away) for number in numbers if number in those)


def _without(match: re.Match[str]) -> Sequence[int]:
    """The numbers of the items that somebody on a list of those present missed."""
    told = _numbers(match["numbers"])
    if match["turn"] is None:
        when = match["when"].lower()
        return {"fra": range(told[0]), "til": range(told[-1] + 1, _END)}.get(when, told)
    turn = match["turn"].lower()
    if match["came"]:
        return range(told[0] + (turn == "efter"))
    return range(told[-1] + (turn not in ("før", "inden")), _END)


def _for_a_while(said: str) -> tuple[int, range] | None:
    """Where a sentence begins to tell that somebody left or came late, and which numbers were missed."""
    if _BACK.search(said):
        return None
    if match := _LEFT.search(said):
        number = int(match["number"])
        return match.start(), range(number + (match["when"].lower() == "efter"), _END)
    if match := _CAME.search(said):
        number = int(match["number"])
        return match.start(), range(number + ((match["when"] or "").lower() == "efter"))
    return None


#: Above the number of any item.
_END = 10_000


def _people(line: Line, shift: int, said: str) -> tuple[Absence, ...]:
    """The people named before the predicate, behind a label such as 'Bemærkninger:'."""
    label = re.match(r"[^:]{1,40}:\s*", said)
    begin = label.end() if label and not _FIRST_NAME.match(said) else 0
    return tuple(_absence(line, shift + begin, who) for who in mentions(said[begin:]))


def _absence(line: Line, shift: int, who: Mention) -> Absence:
    return Absence(who.name, Span(line.position(shift + who.start), line.position(shift + who.end - 1) + 1))


def _numbers(told: str) -> list[int]:
    found: list[int] = []
    for match in _NUMBER.finditer(told):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        found.extend(range(first, last + 1) if first <= last <= first + _MOST else (first, last))
    return found
