"""Items by outcome, closed doors, votes, place and time: which they are, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.ballots import vote_claims
from rag.ask.civic.closed import closed_count
from rag.ask.civic.conditions import Conditions, asks_for_items, counts
from rag.ask.civic.found import Found, bare, conditions_of, found
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, date_in_words, enumeration
from rag.ask.evidence.units import readable
from rag.ask.outcome import decision_text
from rag.ask.questions.moments import asks_of_a_meeting
from rag.ask.verification import FindMeeting
from rag.danish import fold, sentences, words
from rag.model import Claim
from rag.store.records import Side

#: Items that are named one by one; the rest are counted and cited.
NAMED = 12
#: Words of a decision that are shown in a list.
SHOWN = 30
_AGENDA = re.compile(r"punkt|dagsorden|moede|udvalg|raad|meeting|agenda|committee")
_MANY = re.compile(
    r"\b(?:dagsordens)?(?:punkt(?:er|erne)|sager(?:ne)?|forslag(?:ene)?|emner(?:ne)?|items|cases|matters|proposals)\b"
)
_A_BODY = re.compile(r"udvalg|byraad|kommunalbestyrelse")
_VOTES = {
    None: "Der blev stemt",
    Side.IN_FAVOUR: "Der blev stemt for",
    Side.AGAINST: "Der blev stemt imod",
    Side.ABSTAINED: "Nogen undlod at stemme",
}
_VOTED = {Side.IN_FAVOUR: "stemte for", Side.AGAINST: "stemte imod", Side.ABSTAINED: "undlod at stemme"}


def asks_for_listing(asked: Asked) -> bool:
    """Whether items are to be listed or counted, and every word that says which is understood.

    A place, a body, a person or a time that no meeting has is understood: there are no such items.
    """
    return _asks_for_items(asked) and all(
        _is_understood(asked, conditions_of(asked, scope)) for scope in asked.scopes
    )


def asks_for_listing_on(asked: Asked) -> bool:
    """Whether items about some matter, with some outcome or votes, are to be listed or counted."""
    if not _asks_for_items(asked) or not _MANY.search(asked.question.folded):
        return False
    read = [conditions_of(asked, scope) for scope in asked.scopes]
    return all(one.topic and (one.outcomes or one.closed or one.ballot) for one in read)


def asks_for_ballots(asked: Asked) -> bool:
    """Whether it is asked how votes fell at one meeting, and no matter of it is named."""
    (scope, *others) = asked.scopes
    one_day = scope.start is not None and scope.start == scope.end
    if others or not one_day or not asks_of_a_meeting(asked.question, scope):
        return False
    conditions = conditions_of(asked, scope)
    return conditions.ballot and not conditions.topic


def ballots(asked: Asked) -> list[Claim]:
    """How votes fell at the meeting, item by item; nothing where it voted on fewer than two."""
    conditions = conditions_of(asked, asked.scopes[0])
    those = list(found(asked, asked.scopes[0], conditions))
    return _told(asked, conditions, those) if len(those) > 1 else []


def listing(asked: Asked) -> list[Claim]:
    """How many items meet what is asked, and which, for each scope of the question; nothing where none do."""
    claims: list[Claim] = []
    for scope in asked.scopes:
        conditions = conditions_of(asked, scope)
        claims += _told(asked, conditions, list(found(asked, scope, conditions)))
    return claims


def _asks_for_items(asked: Asked) -> bool:
    return asks_for_items(asked.question) and not any(
        scope.numbers or scope.case_numbers for scope in asked.scopes
    )


def _is_understood(asked: Asked, conditions: Conditions) -> bool:
    if any(not _is_particular(asked, word) for word in conditions.topic):
        return False
    folded = asked.question.folded
    return not conditions.plain or bool(
        not conditions.topic and _MANY.search(folded) and _AGENDA.search(folded)
    )


def _is_particular(asked: Asked, word: str) -> bool:
    """Whether a word names a place, a person, a body or a time."""
    named = {fold(part) for name in asked.question.proper_names for part in words(name)}
    return word in named or word[:1].isdigit() or _A_BODY.search(word) is not None


def _told(asked: Asked, conditions: Conditions, those: Sequence[Found]) -> list[Claim]:
    if not those:
        return []
    if conditions.closed and not conditions.outcomes and not conditions.topic:
        return list(_closed(those))
    if conditions.plain:
        return list(_agenda(asked, those))
    head = _votes_head if conditions.ballot else _head
    several = len({one.meeting.id for one in those}) > 1
    named = (_entry(conditions, one, several, asked.library.meeting) for one in those[:NAMED])
    return [head(conditions, those), *(entry for entries in named for entry in entries)]


def _closed(those: Sequence[Found]) -> Iterator[Claim]:
    """How many items were closed in all, and at each meeting."""
    meetings = {one.meeting.id: one.meeting for one in those}
    if len(meetings) > 1:
        yield _counted(f"I alt {len(those)} punkter var lukkede.", those)
    for meeting in meetings.values():
        yield from closed_count(meeting)


def _agenda(asked: Asked, those: Sequence[Found]) -> Iterator[Claim]:
    """How many items each meeting had; their titles where they are asked for."""
    for meeting in list({one.meeting.id: one.meeting for one in those}.values())[:NAMED]:
        mine = [one for one in those if one.meeting.id == meeting.id]
        text = f"Mødet i {meeting.committee} den {date_in_words(meeting)} havde {len(mine)} punkter."
        ends = dict.fromkeys((mine[0].item, mine[-1].item))
        yield Claim(text, tuple(cite(meeting, item, item.heading) for item in ends), computed=True)
        if not counts(asked.question):
            for one in mine:
                yield claim(f"»{readable(one.item.title)}«.", meeting, one.item, [one.item.heading])


def _head(conditions: Conditions, those: Sequence[Found]) -> Claim:
    """'I alt 3 punkter blev udsat.', resting on every one of them."""
    state = "var lukkede" if conditions.closed else f"blev {conditions.told}"
    return _counted(f"{_items(those)} {state}{_rest(those)}.", those)


def _votes_head(conditions: Conditions, those: Sequence[Found]) -> Claim:
    """'Ø stemte imod 2 gange under 2 punkter.', or how often there was a vote."""
    spans = [(one, vote.span) for one in those for vote in one.ballots]
    often = "1 gang" if len(spans) == 1 else f"{len(spans)} gange"
    who = _who(conditions, those)
    what = who or _VOTES[conditions.side]
    under = "1 punkt" if len(those) == 1 else f"{len(those)} punkter"
    cited = tuple(cite(one.meeting, one.item, span) for one, span in spans)
    return Claim(f"{what} {often} under {under}{_rest(those)}.", cited, computed=True)


def _who(conditions: Conditions, those: Sequence[Found]) -> str:
    """'Ø stemte imod', by the name that the minutes give the one voter asked for; else ''."""
    if len(conditions.voters) != 1 or conditions.side is None:
        return ""
    votes = [vote for one in those for vote in one.ballots]
    sides = {
        Side.IN_FAVOUR: [bare(name) for vote in votes for name in vote.in_favour],
        Side.AGAINST: [bare(name) for vote in votes for name in vote.against],
        Side.ABSTAINED: [bare(name) for vote in votes for name in vote.abstained],
    }
    named = [name for name in dict.fromkeys(sides[conditions.side]) if fold(name) in conditions.voters]
    return f"{enumeration(named)} {_VOTED[conditions.side]}" if len(named) == 1 else ""


def _items(those: Sequence[Found]) -> str:
    return "1 punkt" if len(those) == 1 else f"I alt {len(those)} punkter"


def _rest(those: Sequence[Found]) -> str:
    return "; de første af dem nævnes her" if len(those) > NAMED else ""


def _counted(text: str, those: Sequence[Found]) -> Claim:
    """A count, with every item that is counted."""
    return Claim(text, tuple(cite(one.meeting, one.item, one.span) for one in those), computed=True)


def _entry(conditions: Conditions, one: Found, several: bool, find: FindMeeting) -> list[Claim]:
    """'12. marts 2025, »Cykelsti langs Åvej«: Udsat.', or how each ballot went; no day where there is one."""
    title = f"»{readable(one.item.title)}«"
    named = (f"{date_in_words(one.meeting)}, {title}", title) if several else (title,)
    if conditions.ballot:
        heads = (claim(f"{n}.", one.meeting, one.item, [one.item.heading]) for n in named)
        ballots = (told for vote in one.ballots for told in vote_claims(vote, one.meeting, one.item))
        return [*first_confirmed(heads, find), *ballots]
    decision = one.item.decision
    spans = [one.item.heading, *(decision.spans if decision else ())]
    said = [f": {shortened(decision_text(decision))}", "."] if decision else ["."]
    wordings = (claim(f"{n}{told}", one.meeting, one.item, spans) for told in said for n in named)
    return first_confirmed(wordings, find)


def shortened(text: str) -> str:
    """The first sentences of a decision, as many as a list can show."""
    kept: list[str] = []
    for span in sentences(text):
        if kept and len(" ".join((*kept, span.of(text))).split()) > SHOWN:
            break
        kept.append(span.of(text))
    return " ".join(kept)
