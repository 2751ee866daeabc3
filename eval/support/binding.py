"""Whether a fact stands where a sentence says it, and not only anywhere in the text.

A fact is bound when the place that states it fits the sentence about as well as the best place that says
something else of the same kind. So a value of another row is no support, and a paraphrase with few words in
common is, as long as nothing fits clearly better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eval.support.evidence import Evidence
from eval.support.passages import Unit
from eval.support.words import PART, Words

#: How much the clause counts beside the whole sentence.
_CLAUSE = 0.6
#: How much better another place must fit to speak against a fact (share of the sentence's weighted words).
MARGIN = 0.15
#: A cell that outdoes every site has at least so much of the clause.
_MOST = 0.75
#: Between values that the sentence says both of, only the words of the clause decide, and more of them.
_SWAP = 0.34
#: A place that has less of the sentence speaks neither for nor against anything.
_LEAST = 0.34


@dataclass(frozen=True, slots=True)
class Site:
    """Where a fact stands: the words of its clause, and its unit."""

    clause: Words
    unit: Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a sentence and of the clause in it that a fact stands in, the fact itself left out."""

    sentence: Words
    clause: Words


def fit(wanted: Wanted, site: Site, evidence: Evidence) -> float:
    """How well a place fits (0–1): the sentence's words in the unit, and the clause's in its clause."""
    whole = evidence.cover(wanted.sentence, site.unit.words | site.clause, site.unit.about)
    if not wanted.clause:
        return whole
    near = site.clause or site.unit.words
    part = evidence.cover(wanted.clause, near, site.unit.words | site.unit.about)
    return whole * (1 - _CLAUSE) + part * _CLAUSE


def is_bound(
    wanted: Wanted,
    sites: Iterable[Site],
    others: Iterable[Site],
    swapped: Iterable[Site],
    evidence: Evidence,
) -> bool:
    """Whether a place that states the fact fits well enough.

    `others` say something else of the same kind; `swapped` say a value that the sentence says elsewhere.
    """
    found = list(sites)
    if not found:
        return False
    rivals = list(others)
    best = max(fit(wanted, site, evidence) for site in found)
    rival = max((fit(wanted, site, evidence) for site in rivals), default=0.0)
    outdone = _is_outdone(wanted, found, rivals, evidence) or _is_the_whole(wanted, found, rivals)
    if rival >= _LEAST and (rival >= best + MARGIN or outdone):
        return False
    told = list(swapped)
    return not _is_beside(wanted, found, [*rivals, *told]) and not _is_swapped(wanted, found, told, evidence)


def _is_beside(wanted: Wanted, sites: list[Site], rivals: list[Site]) -> bool:
    """Whether the same sentence has a value in parallel with more of the words: '27 kr. for børn og 54 …'."""
    said = wanted.clause or wanted.sentence
    return all(any(_parallels(rival, site, said) for rival in rivals) for site in sites)


def _parallels(rival: Site, site: Site, said: Words) -> bool:
    """Whether two values of one sentence share what opens it, and the other has more of what is said."""
    if rival.unit is not site.unit or rival.unit.cell or not rival.clause & site.clause:
        return False
    return site.clause & said < rival.clause & said


def _is_the_whole(wanted: Wanted, sites: list[Site], rivals: list[Site]) -> bool:
    """Whether a part is told ('12 af eleverne'), and the text gives another value as it ('heraf 12')."""
    parts = {id(rival.unit) for rival in rivals if PART in rival.clause}
    return PART in wanted.clause and all(PART not in site.clause and id(site.unit) in parts for site in sites)


def _is_outdone(wanted: Wanted, sites: list[Site], rivals: list[Site], evidence: Evidence) -> bool:
    """Whether a cell has every word that any site has, and more: as columns are in all rows."""
    said = wanted.clause or wanted.sentence
    return any(
        rival.unit.cell
        and all(_outdoes(rival.unit, site, said) for site in sites)
        and evidence.cover(said, rival.unit.words, rival.unit.about) >= _MOST
        for rival in rivals
    )


def _outdoes(cell: Unit, site: Site, said: Words) -> bool:
    """More of the words; or as many, where the row is called just so: 'I alt' is not 'Skoler i alt'."""
    own, had = cell.words & said, (site.unit.words | site.clause) & said
    exact = cell.table == site.unit.table and cell.label <= said and not site.unit.label <= said
    return had < own or (had == own and exact)


def _is_swapped(wanted: Wanted, sites: list[Site], swapped: Iterable[Site], evidence: Evidence) -> bool:
    """Whether a value that the sentence says elsewhere has more of this clause, of what tells them apart."""
    if not wanted.clause or wanted.clause == wanted.sentence:
        return False
    common = frozenset.intersection(*(site.clause for site in sites))
    for clause in {rival.clause for rival in swapped}:
        telling = wanted.clause - (clause & common)
        rival = evidence.cover(telling, clause)
        own = max(evidence.cover(telling, site.clause) for site in sites)
        if rival >= _SWAP and rival - own >= _SWAP * rival:
            return True
    return False
