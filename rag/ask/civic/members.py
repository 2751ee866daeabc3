"""Who sits in a body, by who was at its newest meeting or sent apologies, and who chairs it by its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.absences import TELLS_PRESENCE, absences, away_throughout, stands_in, telling
from rag.ask.civic.found import SAME_WORD
from rag.ask.civic.stand_ins import sat_in
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, date_in_words, enumeration
from rag.ask.questions.matching import similarity
from rag.ask.questions.moments import matter
from rag.ask.questions.question import Question
from rag.ask.questions.scope import bare_body, named_bodies, within
from rag.danish import fold, words
from rag.facts import names
from rag.facts.names import NAME
from rag.facts.parties import PARTIES
from rag.model import Claim, Kind, Meeting, Person, Scope, Span
from rag.store.records import Presence

#: Bodies that are told of where the question names none; of more it is not known which is meant.
BODIES = 6
_MEMBERS = re.compile(
    r"\b(?:hvem|hvilke[nt]?|naevn|alle|who|which)\b.*\b(?:medlem(?:mer|merne)?|sidder|sad|repraesenterer|members?)\b"
    r"|\bhvem (?:er|var) med (?:i|til|paa)\b|\bhvem (?:deltog|moedte|kom|var til stede)\b"
    r"|\bmedlemmer(?:ne)? (?:af|i)\b"
)
#: Who spoke for others, or sat for them, is another question.
_NOT_MEMBERS = re.compile(
    r"\bplads\b|\b(?:stedfortraeder|suppleant|vikar)\w*|\bstem\w+|\bafbud\b|\bfravaer\w*|\bforlod\b|\binhabil\w*|\bimod\b|\bikke\b"
)
_OFFICE = re.compile(
    r"\b(?P<office>(?:udvalgs)?(?:naest)?formand|(?:vice)?borgmester|chair(?:man|person|woman)?|mayor)(?:en|s)?\b"
)
_ASKS_WHO = re.compile(r"\b(?:hvem|who)\b|\bhvad hedder\b|\bnavnet? paa\b")
_WRITTEN = {
    "formand": "formand", "udvalgsformand": "formand", "chair": "formand", "chairman": "formand",
    "chairperson": "formand", "chairwoman": "formand", "naestformand": "næstformand",
    "udvalgsnaestformand": "næstformand", "borgmester": "borgmester", "mayor": "borgmester",
    "viceborgmester": "viceborgmester",
}  # fmt: skip
_SAID = frozenset(
    """medlem medlemmer medlemmerne sidder sad sidde repraesenterer member members hedder navn navnet formand
    formanden naestformand naestformanden borgmester borgmesteren viceborgmester viceborgmesteren mayor chair
    chairman chairperson deltog moedte moedet op partiet parti politiker politikere alle
    aktuelt nuvaerende lige nu dag""".split()
) | {word for name in PARTIES for word in name.split()}


def asks_for_members(asked: Asked) -> bool:
    """Whether it is asked who sits in a body, and nothing else of it."""
    folded = asked.question.folded
    asks = _MEMBERS.search(folded) and not _NOT_MEMBERS.search(folded) and not _OFFICE.search(folded)
    return bool(asks) and _is_of_a_body(asked)


def members(asked: Asked) -> list[Claim]:
    """Who was at the newest meeting, who sent apologies, and who sat in for whom; of a party, only theirs."""
    return [told for meetings in _bodies(asked) for told in _of_meeting(asked, next(meetings))]


def asks_for_office(asked: Asked) -> bool:
    """Whether it is asked who chairs a body, or is mayor."""
    folded = asked.question.folded
    return bool(_OFFICE.search(folded) and _ASKS_WHO.search(folded)) and _is_of_a_body(asked)


def holders(asked: Asked) -> list[Claim]:
    """Who bears the office in the newest head of each body that says it; nothing where none does."""
    asks = _OFFICE.search(asked.question.folded)
    office = _WRITTEN.get(asks["office"], "") if asks else ""
    if not office:
        return []
    found = (
        next(filter(None, (_holder(asked, one, office) for one in meetings)), [])
        for meetings in _bodies(asked)
    )
    return [claim for claims in found for claim in claims]


def asks_for_office_elsewhere(asked: Asked) -> bool:
    """Whether it is asked who chairs something that is no body with minutes here."""
    folded = asked.question.folded
    asks = _OFFICE.search(folded) and _ASKS_WHO.search(folded)
    return bool(asks and _matter(asked)) and not _is_of_a_body(asked)


def holders_elsewhere(asked: Asked) -> list[Claim]:
    """The best statement that has the office, a name, and what is chaired; nothing where none has."""
    found = _OFFICE.search(asked.question.folded)
    office = re.compile(rf"\b{_stem(found['office'])}" if found else r"(?!)")
    terms = _matter(asked)
    for one in asked.part.selection.candidates:
        said = fold(one.unit.text)
        named = all(any(similarity(term, word) >= SAME_WORD for word in one.unit.words) for term in terms)
        if named and office.search(said) and names(one.unit.text):
            return [claim(one.unit.text, one.ranked.meeting, one.ranked.item, [one.unit.span])]
    return []


def _stem(office: str) -> str:
    return office.removeprefix("udvalgs")


def _matter(asked: Asked) -> list[str]:
    return [word for scope in asked.scopes for word in matter(asked.question, scope) if word not in _SAID]


def _is_of_a_body(asked: Asked) -> bool:
    known = all(scope.committees for scope in asked.scopes) or not named_bodies(asked.question)
    return known and not _matter(asked)


def _bodies(asked: Asked) -> list[Iterator[Meeting]]:
    """The minutes, newest first, of each body and time that is meant; none where too many are."""
    limits = [one for scope in asked.scopes if (one := within(scope, asked.filters))]
    held: dict[tuple[str | None, str], list[str]] = {}
    for known in sorted(asked.library.overviews(), key=lambda known: (known.date, known.id), reverse=True):
        if known.kind is Kind.MINUTES and any(known.passes(limit) for limit in limits):
            held.setdefault((known.municipality, bare_body(known.committee)), []).append(known.id)
    return [map(asked.library.meeting, ids) for ids in held.values()] if len(held) <= BODIES else []


def _of_meeting(asked: Asked, meeting: Meeting) -> Iterator[Claim]:
    find, day, first = asked.library.meeting, date_in_words(meeting), meeting.items[0]
    letters = _parties(asked.question)
    gone = {name for name in absences(meeting) if away_throughout(meeting, name)}
    sat_in = {one.name for one in meeting.substitutes}
    there = [one for one in meeting.attendees if one.name not in gone | sat_in and _is_of(one, letters)]
    spans = [span for one in there if (span := _in_head(meeting, one.name))]
    if not spans:
        return
    lines = telling(meeting, first, spans, TELLS_PRESENCE)
    named = enumeration(str(one) for one in there), enumeration(one.name for one in there)
    texts = (f"{who} deltog i mødet i {meeting.committee} den {day}." for who in named)
    yield from first_confirmed((claim(text, meeting, first, lines) for text in texts), find)
    if not letters:
        yield from _apologies(meeting, sorted(gone), asked)
        yield from _substitutes(meeting, asked)


def _apologies(meeting: Meeting, gone: Sequence[str], asked: Asked) -> list[Claim]:
    """'Der var afbud fra Anna Birk til mødet den 7. maj 2025.'"""
    if not gone:
        return []
    places = [absences(meeting)[name] for name in gone]
    cited = [
        cite(meeting, stands_in(meeting, item, span), line)
        for item, span in places
        for line in telling(meeting, stands_in(meeting, item, span), [span])
    ]
    text = f"Der var afbud fra {enumeration(gone)} til mødet den {date_in_words(meeting)}."
    return first_confirmed([Claim(text, tuple(dict.fromkeys(cited)))], asked.library.meeting)


def _substitutes(meeting: Meeting, asked: Asked) -> Iterator[Claim]:
    day = Scope(start=meeting.date, end=meeting.date)
    for one in asked.library.records.attendance(day):
        if one.place.meeting == meeting.id and one.presence is Presence.SUBSTITUTE:
            yield from first_confirmed(sat_in(asked, one), asked.library.meeting)


def _holder(asked: Asked, meeting: Meeting, office: str) -> list[Claim]:
    """'Anna Birk er nævnt som formand i referatet af mødet den 7. maj 2025.'"""
    text, first = meeting.source.text, meeting.items[0]
    head = text[: first.span.start]
    people = [*(one.name for one in meeting.attendees), *(one.name for one in meeting.absent)]
    told_of = [re.escape(name) for name in people]
    for name in (*told_of, f"(?-i:{NAME.pattern})"):
        person = rf"(?P<name>{name})(?!\w)(?: ?\([^()]{{1,40}}\))?"
        behind = rf"{person}(?:,? \(?|,? ?[-–:] ?)(?:\w+ og )?(?:\d\. )?{office}\b"
        found = re.search(behind, head, re.IGNORECASE) if name in told_of else None
        found = found or re.search(rf"(?<!\w){office}:? {person}", head, re.IGNORECASE)
        if not found:
            continue
        lines = telling(meeting, first, [Span(found.start(), found.end())], re.compile(office, re.IGNORECASE))
        told = f"{found['name']} er nævnt som {office} i referatet af mødet den {date_in_words(meeting)}."
        texts = (f"{meeting.committee}: {told}", told)
        return first_confirmed((claim(one, meeting, first, lines) for one in texts), asked.library.meeting)
    return []


def _in_head(meeting: Meeting, name: str) -> Span | None:
    at = meeting.source.text.find(name, 0, meeting.items[0].span.start)
    return Span(at, at + len(name)) if at >= 0 else None


def _parties(question: Question) -> frozenset[str]:
    """The letters (folded) of the parties that a question names."""
    spoken = " ".join(words(question.text))
    named = sorted((name for name in PARTIES if re.search(rf"\b{name}s?\b", spoken)), key=len, reverse=True)
    longest = [name for name in named if not any(name != other and name in other for other in named)]
    return frozenset(PARTIES[name] for name in longest)


def _is_of(person: Person, letters: frozenset[str]) -> bool:
    party = " ".join(words(person.party or ""))
    return not letters or party in letters or PARTIES.get(party) in letters
