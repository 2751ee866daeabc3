"""Whether what an answer states stands in the agenda items it cites, with no gold and no language model.

Checkable are typed facts: figures, dates, clock times, paragraphs of law, case numbers, names, outcomes with
their polarity, votes, attendance, and denials. A fact must stand where the sentence says it (`eval.support`).
The head of the minutes (committee, date, people) speaks for each item. Figures in a computed claim (counts,
sums) stand nowhere: they must be what is counted in its quotes, or what the figures in them make.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from eval.facts import tidy
from eval.minutes import Minutes, Place
from eval.support.contrary import contrary
from eval.support.counts import Things
from eval.support.evidence import Evidence, evidence, together
from eval.support.finding import Finding
from eval.support.reckoned import Basis, count_points, points_of, reckoned, rows_of
from eval.support.sentences import sentences
from eval.support.verdict import judge, unknown
from eval.trial import Score, Trial, unscored
from rag.model import Citation, Claim


@dataclass(frozen=True)
class Statement:
    """A sentence of an answer, the agenda items it cites, and what it was computed from, if it was.

    `own` is what each of the items alone gives to compute with.
    """

    text: str
    places: tuple[Place | None, ...]
    computed: bool = False
    basis: Basis | None = None
    quotes: tuple[str, ...] = ()
    own: tuple[Basis | None, ...] = ()

    def alone(self, at: int) -> Statement:
        """The sentence as if it cited one of its items only."""
        basis = self.own[at] if self.own else self.basis
        return Statement(self.text, (self.places[at],), self.computed, basis, self.quotes)


def unsupported(said: str, source: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """The typed facts of `said`, as written, that `source` does not state where they are said.

    `source` is the text of one or more agenda items, with its lines and tables; `people` the attendance list
    as written ('Ida Holm (A)').
    """
    found = evidence(source, tuple(people))
    return tuple(fault.text for sentence in sentences(tidy(said)) for fault in judge(sentence, found).faults)


def citation_recall(trial: Trial) -> Score:
    """Sentences whose facts all stand in the union of their cited items; uncited sentences are wrong."""
    checkable = _checkable(trial)
    wrong = [statement for statement, found in checkable if _faults(found)]
    reasons = [_why(statement, found) for statement, found in checkable if _faults(found)]
    return _score(len(checkable) - len(wrong), len(checkable), reasons)


def citation_precision(trial: Trial) -> Score:
    """Citations that carry something of a sentence whose facts all stand in its cited items."""
    checkable = _checkable(trial)
    total = sum(len(statement.places) for statement, _ in checkable)
    wrong = [
        (place, statement)
        for statement, found in checkable
        for place in _idle(statement, found, trial.minutes)
    ]
    faults = [f"{place or 'no such Punkt'} does not carry {s.text!r}" for place, s in wrong]
    return _score(total - len(wrong), total, faults)


def unsupported_fact_rate(trial: Trial) -> Score:
    """Typed facts of the answer that do not stand, where they are said, in any item the answer cites."""
    facts = [_anywhere(statement, found, trial) for statement, found in _checkable(trial)]
    missing = [fact for found in facts for fact in found if fact.fault]
    total = sum(len(found) for found in facts)
    return _score(len(missing), total, [f"{fact.text!r} {fact.fault}" for fact in missing])


def statements(trial: Trial) -> Iterator[Statement]:
    """The sentences of an answer, each with the citations of its claim."""
    for claim in trial.answer.claims if trial.answer else ():
        places = tuple(dict.fromkeys(_place(citation, trial) for citation in claim.citations))
        quotes = tuple(citation.quote for citation in claim.citations)
        basis = basis_of(claim, trial) if claim.computed else None
        own = tuple(basis_of(_citing(claim, place, trial), trial) if basis else None for place in places)
        for sentence in sentences(tidy(claim.text)):
            yield Statement(sentence, places, claim.computed, basis, quotes, own)


def _place(citation: Citation, trial: Trial) -> Place | None:
    """The item of a citation; None where its mark gives the day or the body of another meeting."""
    place = trial.place(citation)
    meeting = trial.minutes.meeting(place) if place else None
    told = (citation.date, citation.committee)
    return place if meeting and told == (meeting.date, meeting.committee) else None


def _citing(claim: Claim, place: Place | None, trial: Trial) -> Claim:
    """A claim with its citations of one item alone."""
    return replace(claim, citations=tuple(one for one in claim.citations if trial.place(one) == place))


def basis_of(claim: Claim, trial: Trial) -> Basis:
    """What a computed claim may count and reckon with."""
    places = {place for citation in claim.citations if (place := trial.place(citation))}
    quotes = tuple(citation.quote for citation in claim.citations)
    things = things_of(trial.minutes, places, quotes)
    counts = {len(places), things.meetings, *things.numbered, *things.rows}
    for place in places:
        counts |= {len(trial.minutes.meeting(place).items), len(trial.minutes.item(place).attachments)}
    return Basis(claim.text, quotes, frozenset(counts), things)


def things_of(minutes: Minutes, places: Collection[Place], quotes: tuple[str, ...]) -> Things:
    """What the cited items of a claim have that can be counted."""
    items = [minutes.item(place) for place in sorted(places)]
    meetings = {place.document: minutes.meeting(place) for place in places}
    (only,) = meetings.values() if len(meetings) == 1 else (None,)
    return Things(
        tuple(item.number for item in items),
        len(meetings),
        tuple(dict.fromkeys(quotes)),
        frozenset(map(count_points, quotes)),
        frozenset(points_of(minutes.text(place)) for place in places),
        frozenset(rows for place in places for rows in rows_of(evidence_of(minutes, place).units, quotes)),
        sum(len(item.attachments) for item in items),
        sum(any(one.title in quote for quote in quotes) for item in items for one in item.attachments),
        len(only.items) if only else None,
        sum(item.closed for item in only.items) if only else None,
        all(item.closed for item in items),
    )


def new_facts(trial: Trial) -> tuple[str, ...]:
    """The typed facts of a refusal that it may not state.

    It may repeat the question, tell the meetings it searched by number, municipality and dates, and say what
    stands near, where the items that it cites for it bear that out.
    """
    searched = trial.answer.searched if trial.answer else None
    days = [day for day in (searched.start, searched.end) if day] if searched else []
    told = (
        [f"{searched.meetings} møder", " ".join(searched.municipalities), *searched.notes] if searched else []
    )
    understood = trial.answer.understood if trial.answer else ""
    known = "\n".join([trial.case.question, understood, *told, *(f"{day:%d.%m.%Y}" for day in days)])
    return tuple(
        fact
        for statement in statements(trial)
        for fact in unknown(statement.text, evidence(known))
        if not _is_asked_place(fact, known) and not _bears_out(statement, fact, trial.minutes)
    )


def _is_asked_place(fact: str, known: str) -> bool:
    """Whether 'Ballerup Kommune' is told where Ballerup is asked of."""
    place = fact.removesuffix(" Kommune")
    return place != fact and re.search(rf"\b{re.escape(place)}s?\b", known, re.IGNORECASE) is not None


def _bears_out(statement: Statement, fact: str, minutes: Minutes) -> bool:
    """Whether the items cited state the whole of a sentence, and this fact in it; a computed one does not."""
    found = () if statement.computed else _found(statement, statement.places, minutes)
    return bool(statement.places) and not _faults(found) and any(one.text == fact for one in found)


def _checkable(trial: Trial) -> list[tuple[Statement, tuple[Finding, ...]]]:
    """The statements with a fact, and what is found of each in its cited items."""
    if trial.refused:
        return []
    found = [(one, _found(one, one.places, trial.minutes)) for one in statements(trial)]
    return [(statement, facts) for statement, facts in found if facts]


def _anywhere(statement: Statement, found: Sequence[Finding], trial: Trial) -> list[Finding]:
    """The findings, where a fault is lifted by any other item that the answer cites."""
    if not _faults(found):
        return list(found)
    others = [_found(statement, (place,), trial.minutes) for place in sorted(trial.cited)]
    stated = {fact.text for facts in others for fact in facts if not fact.fault}
    return [Finding(fact.text) if fact.text in stated else fact for fact in found]


def _found(statement: Statement, places: Sequence[Place | None], minutes: Minutes) -> tuple[Finding, ...]:
    parts = tuple(evidence_of(minutes, place) for place in places if place)
    facts = judge(statement.text, together(parts) if parts else _NOTHING, statement.computed).facts
    cited = [place for place in places if place]
    facts = (*facts, *contrary(statement.text, statement.quotes, minutes, cited)) if cited else facts
    return (*facts, *reckoned(statement.text, statement.basis)) if statement.basis else facts


def _faults(found: Sequence[Finding]) -> list[Finding]:
    return [fact for fact in found if fact.fault]


def _idle(statement: Statement, found: Sequence[Finding], minutes: Minutes) -> list[Place | None]:
    """The citations that fail: all of an unsupported sentence, else those that alone say nothing of it."""
    if _faults(found):
        return list(statement.places)
    alone = [
        (place, _found(statement.alone(at), (place,), minutes)) for at, place in enumerate(statement.places)
    ]
    carrying = [any(not fact.fault for fact in facts) for _, facts in alone]
    return [
        place for (place, _), carries in zip(alone, carrying, strict=True) if not carries and any(carrying)
    ]


def _why(statement: Statement, found: Sequence[Finding]) -> str:
    where = "uncited" if not statement.places else "not in the cited items"
    told = ", ".join(f"{fact.text!r} ({fact.fault})" for fact in _faults(found))
    return f"{where}: {told} in {statement.text!r}"


def _score(numerator: float, denominator: float, faults: Sequence[str]) -> Score:
    if not denominator:
        return unscored("no checkable fact" if not faults else faults[0])
    return Score(numerator, denominator, "; ".join(faults[:3]) or "every fact stands in its cited items")


def evidence_of(minutes: Minutes, place: Place) -> Evidence:
    """All that an agenda item states, with the head of its minutes."""
    absent = "\n".join(f"Afbud: {absence.name}" for absence in minutes.meeting(place).absent)
    head = f"{minutes.context(place)}\n{absent}"
    return evidence(minutes.text(place), minutes.people(place), head, minutes.day(place))


_NOTHING = evidence("")
