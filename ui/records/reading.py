"""From the records of a library to lists of decisions, votes, attendance, cases and sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rag.ask.lookup.record_filters import Ballot, Members, ballots, cast_by, is_meant, members, outcomes, sums
from rag.model import DecisionClass, Scope
from rag.pipeline import Punkt
from rag.store.records import AmountRecord, AttendanceRecord, ItemRecord, Presence
from ui.records.listing import Column, Listing, Row, Value
from ui.records.nothing import Looked, unknown_case

_OUTCOME, _DECISION = Column("outcome", "Udfald"), Column("decision", "Beslutning")
_CASE_NUMBER = Column("case_number", "Sag", in_table=False)
_DECISIONS = (_CASE_NUMBER, _OUTCOME, _DECISION)
_CASE = (_CASE_NUMBER, _OUTCOME, _DECISION, Column("related", "Se også"))
_VOTES = (
    Column("ballot", "Afstemning", in_table=False),
    Column("motion", "Om"),
    Column("for", "For"),
    Column("against", "Imod"),
    Column("abstain", "Undlod"),
    Column("voted", "Stemte"),
)
_ATTENDANCE = (
    Column("person", "Navn"),
    Column("party", "Parti"),
    Column("presence", "Deltagelse"),
    Column("stands_in_for", "I stedet for"),
)
_AMOUNTS = (
    Column("kroner", "Kroner"),
    Column("written", "Som skrevet", in_table=False),
    Column("year", "År"),
    Column("what", "Hvad"),
    Column("column", "Kolonne"),
)


def decisions(punkt: Punkt, scope: Scope, outcome: DecisionClass | None) -> Listing:
    """What was decided under each item; with an outcome, where it was decided so."""
    within = outcomes(punkt.records.items(scope), None)
    kept = outcomes(within, outcome)
    there = Counter(str(one.decision_class) for one in within)
    looked = Looked("decisions", punkt.overviews(), scope, len(within))
    why = "" if kept else looked.without(f"is {str(outcome)!r}", [f"{n} {name}" for name, n in there.items()])
    return Listing("decisions", _DECISIONS, tuple(map(_decision, kept)), why)


def case(punkt: Punkt, scope: Scope, number: str) -> Listing:
    """The items of a case. Raises UnknownReference for a case that no minutes have."""
    known = punkt.records.items(Scope(case_numbers=frozenset({number})))
    if not known:
        raise unknown_case(number, [one.case_number for one in punkt.records.items() if one.case_number])
    within = replace(scope, case_numbers=frozenset({number}))
    related = defaultdict[tuple[str, int | None], list[str]](list)
    for one in punkt.records.related(within):
        related[one.place.meeting, one.place.number].append(one.text)
    rows = [
        _decision(one, related=tuple(related[one.place.meeting, one.place.number]))
        for one in punkt.records.items(within)
    ]
    looked = Looked("items of the case", punkt.overviews(), scope, 0)
    days = [f"{one.place.date}" for one in known]
    why = "" if rows else looked.without("", []) + f"; the case was treated on {', '.join(days)}"
    return Listing("case", _CASE, tuple(rows), why)


def votes(punkt: Punkt, scope: Scope, voter: str | None) -> Listing:
    """Each ballot with who voted how; with a voter, the ballots in which that person or party voted."""
    within = ballots(punkt.records.votes(scope))
    of = members(punkt.records.attendance(replace(scope, numbers=frozenset())))
    kept = [one for one in within if voter is None or cast_by(one, voter, of)]
    known = sorted({who for ballot in within for whom in ballot.sides.values() for who in whom})
    looked = Looked("ballots", punkt.overviews(), scope, len(within))
    why = "" if kept else looked.without(f"with a vote of {voter!r}", known)
    return Listing("votes", _VOTES, tuple(_ballot(one, voter, of) for one in kept), why)


def attendance(punkt: Punkt, scope: Scope, person: str | None, absent: bool) -> Listing:
    """Who was there and who was not, at each meeting, and at items where it differs."""
    within = punkt.records.attendance(scope)
    kept = [
        one
        for one in within
        if (person is None or is_meant(person, one.person, one.party))
        and (not absent or one.presence is Presence.ABSENT)
    ]
    known = sorted({one.person for one in within})
    named = " ".join(filter(None, ["absent" if absent else "", f"of {person!r}" if person else ""]))
    why = "" if kept else Looked("attendances", punkt.overviews(), scope, len(within)).without(named, known)
    return Listing("attendance", _ATTENDANCE, tuple(map(_attendance, kept)), why)


def amounts(punkt: Punkt, scope: Scope, matter: str | None, least: Decimal) -> Listing:
    """Sums of money about a matter, of at least so many kroner, whichever their sign."""
    within = punkt.records.amounts(scope)
    kept = sums(within, matter, least)
    named = " and ".join(
        filter(
            None,
            [f"about {matter!r}" if matter else "", f"of {least.normalize():f} kr. or more" if least else ""],
        )
    )
    why = "" if kept else Looked("sums", punkt.overviews(), scope, len(within)).without(named, [])
    return Listing("amounts", _AMOUNTS, tuple(map(_amount, kept)), why)


def _decision(one: ItemRecord, related: Sequence[str] = ()) -> Row:
    outcome = "lukket" if one.closed else one.decision_class and str(one.decision_class)
    values: dict[str, Value] = {
        "case_number": one.case_number,
        "outcome": outcome,
        "decision": one.decision,
        "related": tuple(related),
    }
    return Row(one.place, one.decision_span or one.place.span, values)


def _ballot(one: Ballot, voter: str | None, of: Members) -> Row:
    meant = cast_by(one, voter, of) if voter else {}
    values: dict[str, Value] = {
        "ballot": one.number,
        "motion": one.motion,
        "for": one.in_favour,
        "against": one.against,
        "abstain": one.abstained,
        "voted": tuple(f"{who}: {side}" for side, whom in meant.items() for who in whom),
    }
    return Row(one.place, one.place.span, values)


def _attendance(one: AttendanceRecord) -> Row:
    values: dict[str, Value] = {
        "person": one.person,
        "party": one.party,
        "presence": str(one.presence),
        "stands_in_for": one.stands_in_for,
    }
    return Row(one.place, one.place.span, values)


def _amount(one: AmountRecord) -> Row:
    values: dict[str, Value] = {
        "kroner": one.kroner,
        "written": one.written,
        "year": one.year,
        "what": one.what,
        "column": one.column,
    }
    return Row(one.place, one.place.span, values)
