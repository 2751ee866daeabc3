"""How one member voted: by name in the ballot, else as the party did; never by what somebody else did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.ask.asked import Asked
from rag.ask.civic.absences import away_throughout
from rag.ask.civic.ballots import vote_claims, votes_asked
from rag.ask.civic.found import SAME_WORD, bare
from rag.ask.civic.presence import attendance, line_of, member_asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.matching import similarity
from rag.ask.questions.moments import matter
from rag.ask.questions.wants import Want
from rag.ask.verification import supports
from rag.danish import fold, words
from rag.facts.names import is_personal, named
from rag.facts.parties import PARTIES
from rag.model import Claim, Meeting, Span, Vote

_ASKED = re.compile(
    r"\b(?:hvad|hvordan|hvorledes|how) (?:stemte|stemmer|did)\b|^\W*stemte\b|^\W*did\b.*\bvote\b"
)
#: 'Hvem stemte Bo Dal på?'
_VOTED = re.compile(r"\b[Ss]temte +[A-ZÆØÅ]\w")
_SIDES = ("in_favour", "against", "abstained")
_ASKED_FOR = (
    ("in_favour", r"\bfor\b|\bja\b"),
    ("against", r"\bi?mod\b|\bnej\b"),
    ("abstained", r"\bundlod\b"),
)
#: An item is on the matter where it has this share of the words that name it.
LEAST_NAMED = 0.5
_PARTY = re.compile(r"\s*\([^)]*\)$")


def asks_for_own_vote(asked: Asked) -> bool:
    """Whether it is asked how one person voted, known here or not."""
    asks = _ASKED.search(asked.question.folded) or _VOTED.search(asked.question.text)
    if not asked.wants(Want.VOTE) or not asks:
        return False
    return any(is_personal(one) for one in named(asked.question.text)) or any(
        _member(asked, one.meeting) for one in asked.part.ranked[:READ_ITEMS]
    )


def own_vote(asked: Asked) -> list[Claim]:
    """How the member voted on the matter, or that they were away; nothing where the minutes do not tell."""
    for ranked in _on_matter(asked):
        person = _member(asked, ranked.meeting)
        if person is None:
            continue
        by_name = [
            told
            for vote in votes_asked(asked.question, ranked.item)
            for told in _by_name(asked, ranked, vote, person)
        ]
        return by_name or _away(asked, ranked, person) or _by_party(asked, ranked, person)
    return []


def _member(asked: Asked, meeting: Meeting) -> str | None:
    absent = [one.name for one in meeting.absent] + [
        one.name for item in meeting.items for one in item.absent
    ]
    return member_asked(asked.question, [*(one.name for one in meeting.attendees), *absent])


def _on_matter(asked: Asked) -> Iterator[RankedItem]:
    """The items that name what was voted on, those with a ballot first."""
    people = {
        word for one in asked.part.ranked[:READ_ITEMS] for word in words(_member(asked, one.meeting) or "")
    }
    asked_of = [
        word
        for word in matter(asked.question, asked.part.scope)
        if not {word, word.removesuffix("s")} & people
    ]
    ranked = asked.timely[:READ_ITEMS]
    titled = [one for one in ranked if asked_of and _has_most(one.item.title, asked_of)]
    for one in sorted(titled or ranked, key=lambda one: not one.item.votes):
        if _names_most(one, asked_of) and (asked_of or one is ranked[0]):
            yield one


def is_on_matter(asked: Asked, one: RankedItem) -> bool:
    """Whether an item has half of the words that name what was voted on, as the title of the best one may."""
    named = matter(asked.question, asked.part.scope)
    by_title = _has_most(asked.item.title, named)
    return _has_most(one.item.title, named) if by_title else _names_most(one, named)


def _names_most(one: RankedItem, asked_of: Sequence[str]) -> bool:
    return _has_most(f"{one.item.title} {one.meeting.text(one.item.span)}", asked_of)


def _has_most(text: str, asked_of: Sequence[str]) -> bool:
    said = set(words(text))
    here = [word for word in asked_of if any(similarity(word, other) >= SAME_WORD for other in said)]
    return len(here) >= LEAST_NAMED * len(asked_of)


def _by_name(asked: Asked, ranked: RankedItem, vote: Vote, person: str) -> list[Claim]:
    """'Bo Dal stemte imod.', where the ballot has the name."""
    for side in _SIDES:
        if any(_PARTY.sub("", bare(voter)) == person for voter in getattr(vote, side)):
            told = vote_claims(_only(vote, side, person), ranked.meeting, ranked.item)
            word = _verdict(asked, side)
            return [replace(one, text=f"{word}{one.text}") for one in told]
    return []


def _only(vote: Vote, side: str, voter: str) -> Vote:
    """A ballot as far as one voter cast it."""
    empty = replace(vote, in_favour=(), against=(), abstained=())
    return (
        replace(empty, in_favour=(voter,))
        if side == "in_favour"
        else (replace(empty, against=(voter,)) if side == "against" else replace(empty, abstained=(voter,)))
    )


def _verdict(asked: Asked, side: str) -> str:
    """'Ja. ' or 'Nej. ' where it is asked whether the member voted for, or against; else ''."""
    sides = [one for one, pattern in _ASKED_FOR if re.search(pattern, asked.question.folded)]
    if Want.YES_NO not in asked.question.wants or len(sides) != 1:
        return ""
    return "Ja. " if sides[0] == side else "Nej. "


def _away(asked: Asked, ranked: RankedItem, person: str) -> list[Claim]:
    """That the member was not there, for the meeting or this item."""
    missed = any(one.name == person for one in ranked.item.absent)
    gone = missed or away_throughout(ranked.meeting, person)
    told = attendance(asked.question, ranked.meeting, ranked.item) if gone else []
    return [one for one in told if supports(one, asked.library.meeting)]


def _by_party(asked: Asked, ranked: RankedItem, person: str) -> list[Claim]:
    """How the member's party voted, told as that, where it stands whole on one side of each ballot."""
    meeting = ranked.meeting
    member = next((one for one in meeting.attendees if one.name == person), None)
    at = meeting.source.text.find(person, 0, meeting.items[0].span.start)
    if member is None or not member.party or at < 0:
        return []
    head = cite(meeting, meeting.items[0], line_of(meeting, Span(at, at + len(person))))
    claims: list[Claim] = []
    for vote in votes_asked(asked.question, ranked.item):
        cast = [(side, one) for side in _SIDES for one in getattr(vote, side) if _is_party(one, member.party)]
        if len(cast) != 1:
            return []
        claims += vote_claims(_only(vote, *cast[0]), meeting, ranked.item)
    where = f"{person} ({member.party}) deltog i mødet; hvordan medlemmet selv stemte, står der ikke."
    return [*claims, *first_confirmed([Claim(where, (head,))], asked.library.meeting)] if claims else []


def _is_party(voter: str, party: str) -> bool:
    cast, letter = fold(bare(voter)), fold(party)
    return letter in (cast, PARTIES.get(cast))
