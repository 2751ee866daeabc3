"""Who was absent, or voted against, most often at the meetings asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.ask.asked import Asked
from rag.ask.civic.found import bare
from rag.ask.civic.sides import is_understood, meetings_of
from rag.ask.civic.tallied import Tallied, tallied
from rag.ask.civic.wording import first_borne_out, first_confirmed
from rag.ask.claims import cite, day_in_words
from rag.danish import fold
from rag.facts.parties import PARTIES
from rag.model import Citation, Claim, Meeting, Vote

_WHO_MOST = re.compile(
    r"\b(?:hvem|hvilke[nt]? (?:af )?(?:\w+ )?(?:medlem\w*|politiker\w*|parti\w*)|who)\b"
    r".*\b(?:flest|oftest|mest|hyppigst|most)\b"
)
_PARTY = re.compile(r"\bparti\w*|\bparty\b|\bparties\b")
_AGAINST = re.compile(r"\bstemt\w* (?:\w+ ){0,2}?i?mod\b|\bstemt\w* nej\b|\bvoted (?:\w+ )?against\b")
_AWAY = "afbud"
_ASKING = re.compile(r"\b(?:parti\w*|medlem\w*|politiker\w*|hyppigst|who|has|had)\b", re.IGNORECASE)
#: Those who have it as often are told up to so many.
_MOST_TOLD = 8
_VOTED = Tallied(
    "gang",
    "gange",
    re.compile(
        r"\bstemt\w*|\bi?mod\b|\bnej\b|\bparti\w*|\bmedlem\w*|\bpolitiker\w*|\bvoted\b|\bagainst\b|\bwho\b"
    ),
    lambda _: [],
)


@dataclass(frozen=True, slots=True)
class _Often:
    """Somebody, or a party, with a citation for each time."""

    name: str
    times: tuple[Citation, ...]


def asks_who_most_often(asked: Asked) -> bool:
    """Whether it is asked who was absent, or voted against, most often."""
    folded = asked.question.folded
    what = _what(folded) if _WHO_MOST.search(folded) else None
    return what is not None and all(
        is_understood(asked, _bare(asked.question.text), scope, what) for scope in asked.scopes
    )


def most_often(asked: Asked) -> list[Claim]:
    """Who it is, and how often; of several alike all of them, nothing where they are too many."""
    what = _what(asked.question.folded)
    meetings = [one for scope in asked.scopes for one in meetings_of(asked, scope, with_agendas=False)]
    if what is None:
        return []
    found = _against(meetings, asked.question.folded) if what is _VOTED else _away(meetings, what)
    most = max((len(one.times) for one in found), default=0)
    best = [one for one in found if len(one.times) == most]
    if not best or len(best) > _MOST_TOLD:
        return []
    find = asked.library.meeting
    heads = [first_borne_out([_head(one, what is _VOTED)], find) for one in best]
    told = [claim for head in heads for claim in head] if all(heads) else []
    if len(best) > 1 and told:
        return told
    verb = "stemte imod under" if what is _VOTED else "havde afbud til"
    made = (first_confirmed(_time(one, citation, verb), find) for one in best for citation in one.times)
    return [*told, *(claim for each in made for claim in each)]


def _head(one: _Often, against: bool) -> Claim:
    """'Oftest: Karen Friis havde afbud 2 gange.'"""
    often = "1 gang" if len(one.times) == 1 else f"{len(one.times)} gange"
    text = f"Oftest: {one.name} {'stemte imod' if against else 'havde afbud'} {often}."
    return Claim(text, one.times, computed=True)


def _time(one: _Often, citation: Citation, verb: str) -> Iterator[Claim]:
    day = day_in_words(citation.date)
    if verb.startswith("havde"):
        yield Claim(f"{one.name} {verb} mødet den {day}.", (citation,))
        return
    yield Claim(f"{one.name} {verb} Punkt {citation.called} »{citation.title}« den {day}.", (citation,))
    yield Claim(f"{one.name} {verb} Punkt {citation.called} den {day}.", (citation,))


def _what(folded: str) -> Tallied | None:
    if _AGAINST.search(folded):
        return _VOTED
    what = tallied(folded)
    return what if what and what.one == _AWAY else None


def _bare(text: str) -> str:
    """A question without the words that ask for members or parties."""
    return _ASKING.sub(" ", text)


def _away(meetings: Sequence[Meeting], what: Tallied) -> list[_Often]:
    times: dict[str, list[Citation]] = {}
    for meeting in meetings:
        for person, citation in what.places(meeting):
            times.setdefault(person, []).append(citation)
    return [_Often(person, tuple(found)) for person, found in times.items()]


def _against(meetings: Sequence[Meeting], folded: str) -> list[_Often]:
    """Who voted against how often; parties only where a party is asked for.

    None where some minutes name members and others parties: whose votes are whose is not told.
    """
    times: dict[str, list[Citation]] = {}
    for meeting in meetings:
        for item in meeting.items:
            for vote in item.votes:
                for voter in _voters(vote, folded):
                    times.setdefault(voter, []).append(cite(meeting, item, vote.span))
    if len({_is_party(voter) for voter in times}) > 1:
        return []
    return [_Often(voter, tuple(found)) for voter, found in times.items()]


def _voters(vote: Vote, folded: str) -> list[str]:
    named = list(dict.fromkeys(bare(voter) for voter in vote.against))
    if not _PARTY.search(folded):
        return named
    return [voter for voter in named if _is_party(voter)]


def _is_party(voter: str) -> bool:
    """Whether a voter is a party, by letter or by name, and no member."""
    return fold(voter) in PARTIES or fold(voter) in PARTIES.values() or len(voter) == 1
