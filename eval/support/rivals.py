"""What speaks against a value beside others of its kind: the decision, and the other cells of its row."""

from __future__ import annotations

from collections.abc import Iterator

from eval.support.binding import MARGIN, Site, Wanted, fit
from eval.support.finding import Piece, Said
from eval.support.outcomes import is_adopted, proposes, tells_as_done
from eval.support.sections import Part

#: A decision fits at least so well (a share of the proposal's fit) to be about the same thing.
_DECIDED = 0.75


def is_only_proposed(said: Said, sites: list[Site]) -> bool:
    """Whether a sentence tells as done what was proposed and not adopted: the case was sent back, say."""
    decided = [at.outcome for at in said.evidence.outcomes if at.unit.part is Part.DECISION]
    if not tells_as_done(said.tokens) or not decided or any(map(is_adopted, decided)):
        return False
    return all(site.unit.part is Part.PROPOSAL or proposes(site.unit.tokens) for site in sites)


def is_decided_otherwise(said: Said, wanted: Wanted, sites: list[Site], others: list[Site]) -> bool:
    """Whether a value of what was proposed is told without saying so, where the decision has another for it.

    What else the minutes say with that value must then fit the sentence worse than the decision does.
    """
    if proposes(said.tokens) or all(site.unit.part is not Part.PROPOSAL for site in sites):
        return False
    fits = [(site.unit.part, fit(wanted, site, said.evidence)) for site in sites]
    decided = (fit(wanted, site, said.evidence) for site in others if site.unit.part is Part.DECISION)
    best = max(decided, default=0.0)
    elsewhere = max((share for part, share in fits if part is not Part.PROPOSAL), default=0.0)
    return best >= elsewhere + MARGIN and best >= _DECIDED * max(share for _, share in fits)


def beside(said: Said, piece: Piece, sites: list[Site]) -> Iterator[Site]:
    """The other cells of the rows that a value stands in, of whatever kind, that are not said too."""
    rows = {(site.unit.table, site.unit.label) for site in sites if site.unit.cell}
    own = {id(site.unit) for site in sites}
    told = {str(token.value) for token in piece.tokens if token.value}
    for unit in {id(found.unit): found.unit for found in said.evidence.facts}.values() if rows else ():
        in_row = unit.cell and (unit.table, unit.label) in rows and id(unit) not in own
        if in_row and not told & {str(token.value) for token in unit.tokens if token.value}:
            yield Site(unit.words, unit)
