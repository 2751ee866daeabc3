"""Whether a statement of a source states a fact, and what would speak against one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.danish import fold
from rag.facts.amounts import Amount
from rag.facts.dates import DateFact
from rag.facts.decisions import Mood, Outcome
from rag.facts.names import Name, has_name, is_personal, name_words, named
from rag.facts.parties import PARTIES
from rag.facts.references import Reference
from rag.facts.sides import Placed, Side, same_voter
from rag.facts.statements import Statement
from rag.facts.typed import Fact, Kind

_NOBODY = frozenset({"party", "count", "others"})


def states(statement: Statement, fact: Fact, year: int | None, people: Sequence[str]) -> bool:
    """Whether a statement states a fact. `year` is the meeting's, for days that are written without one."""
    if isinstance(fact.value, Name):
        has = has_name(statement.words, fact.value, people, statement.names)
        return has and _same_party(fact.value, statement.names, people)
    if isinstance(fact.value, DateFact):
        return _states_date(statement, fact.value, year)
    return any(agrees(fact, other, people) for other in statement.facts) or _counts(statement, fact)


def _counts(statement: Statement, fact: Fact) -> bool:
    """Whether a statement names as many people on a side as are said to be there."""
    if not isinstance(fact.value, Placed) or fact.value.who[0] != "count":
        return False
    placed = [f.value.who for f in statement.facts if isinstance(f.value, Placed)]
    sides = {f.value.side for f in statement.facts if isinstance(f.value, Placed)}
    people = sides == {fact.value.side} and all(who[0] not in _NOBODY for who in placed)
    return people and str(len(set(placed))) == fact.value.who[1]


def agrees(said: Fact, source: Fact, people: Sequence[str] = ()) -> bool:
    """Whether the fact `source` states the fact `said`; both of one kind."""
    if said.kind is not source.kind:
        return False
    one, other = said.value, source.value
    if isinstance(one, Placed) and isinstance(other, Placed):
        gone = one.side is Side.ABSENT and other.side is Side.LEFT
        return (one.side is other.side or gone) and _same(one, other, people)
    if isinstance(one, Name) and isinstance(other, Name):
        return one.words == other.words or one.words == other.words[-1:]
    return _agree(one, other)


def _agree(one: object, other: object) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return one.agrees_with(other)
    if isinstance(one, DateFact) and isinstance(other, DateFact):
        return one.agrees_with(other)
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.agrees_with(other)
    return isinstance(one, Outcome) and isinstance(other, Outcome) and one.agrees_with(other)


def comparable(said: Fact, source: Fact) -> bool:
    """Whether `source` says another value of the same kind of thing, so that it may speak against `said`."""
    if said.kind is not source.kind:
        return False
    one, other = said.value, source.value
    if isinstance(one, Amount) and isinstance(other, Amount):
        mine, theirs = one.figure.unit, other.figure.unit or other.labelled
        return mine == theirs or (other.cell and not (mine and theirs))
    if isinstance(one, DateFact) and isinstance(other, DateFact):
        parts = zip(one.parts, other.parts, strict=True)
        return all(theirs is not None for mine, theirs in parts if mine is not None)
    if isinstance(one, Outcome) and isinstance(other, Outcome):
        return one.mood is not Mood.DECIDED or other.mood is Mood.DECIDED
    if isinstance(one, Placed) and isinstance(other, Placed):
        return one.side is not other.side and _same(one, other, ())
    if isinstance(one, Name) and isinstance(other, Name):
        return is_personal(one) and is_personal(other)
    if isinstance(one, Reference) and isinstance(other, Reference):
        words = [reference.parts[0].rpartition(" ")[0] for reference in (one, other)]
        return one.kind is other.kind and words[0] == words[1]
    return True


def _states_date(statement: Statement, said: DateFact, year: int | None) -> bool:
    facts = [f.value for f in (*statement.facts, *statement.aside) if isinstance(f.value, DateFact)]
    own = [f.value for f in statement.facts if isinstance(f.value, DateFact)]
    if any(said.agrees_with(other) for other in own):
        return True
    years: set[int | None] = {fact.year for fact in facts if fact.year} or {year or said.year}
    undated = [replace(fact, year=said.year) for fact in own if fact.year is None and fact.month]
    return said.year in years and any(said.agrees_with(other) for other in undated)


def _same_party(said: Name, others: Sequence[Name], people: Sequence[str]) -> bool:
    """Whether those who bear a name are of the party that is said, where their party is told."""
    if not said.party:
        return True
    known = (*others, *named(", ".join(people)))
    parties = {other.party for other in known if other.party and same_voter(said.words, other.words)}
    return not parties or said.party in parties


def _same(said: Placed, source: Placed, people: Sequence[str]) -> bool:
    if same_voter(said.who, source.who):
        return True
    party = _party(source.who if said.who[0] == "party" else said.who, people)
    other = said.who if said.who[0] == "party" else source.who
    return party is not None and other == ("party", party)


def _party(who: tuple[str, ...], people: Sequence[str]) -> str | None:
    """The party of a member, as the attendance list gives it."""
    for person in people:
        if "(" in person and same_voter(who, name_words(person)):
            written = fold(person.rsplit("(", 1)[1].strip(" )"))
            return PARTIES.get(written, written)
    return None


def absent_after_all(fact: Fact, statements: Sequence[Statement]) -> bool:
    """Whether somebody said to be present is told to be absent: that wins over the list of members."""
    one = fact.value
    if not isinstance(one, Placed) or one.side is not Side.PRESENT:
        return False
    gone = Fact(Kind.ATTENDANCE, replace(one, side=Side.ABSENT))
    return any(agrees(gone, other) for statement in statements for other in statement.facts)
