"""What an item costs and who pays, as its own sentences tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.danish import content_words, stem
from rag.facts import figures
from rag.model import AgendaItem, Claim, Meeting, Role, Span
from rag.summaries.carrying import Carrier, carriers, loosened
from rag.summaries.choosing import chosen
from rag.summaries.retelling import retold

#: Words of the part, unless the caller says otherwise.
MOST_WORDS = 45
_COSTS = re.compile(
    r"\bkoste|udgift|\bpris|forbrug|bevilling|tilskud|besparelse|finansier|underskud|betal|afsat",
    re.IGNORECASE,
)
_COSTS_PLAINLY = re.compile(r"\bkoster?\b|samlede udgift|finansier", re.IGNORECASE)
_PAYS = re.compile(r"finansier|afhold|tilskud|betale|dækk|inden for|pulje|kassebeholdning", re.IGNORECASE)
_NO_COST = re.compile(
    r"(?:ingen|ikke) (?:\w+ ){0,3}(?:økonomisk|bevillingsmæssig|udgift)\w*|udgiftsneutral|gebyrfinansier"
    r"|brugerfinansier|hvile[r]? i sig selv|neutral for",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\bsamle[dt]|\bi alt\b|merforbrug|mindreforbrug|\bkoster\b|besparelse", re.IGNORECASE)
_NONE = re.compile(r"ingen\.?", re.IGNORECASE)


def cost(
    meeting: Meeting,
    item: AgendaItem,
    most_words: int = MOST_WORDS,
    told: Iterable[str] = (),
    without: Collection[Span] = (),
) -> tuple[Claim, ...]:
    """The sentences on money in the section on economy; without one, those of the case on what it costs.

    Nothing where neither says anything, and of a closed item. `told` and `without` are as in `about`.
    """
    if item.closed:
        return ()
    if said := _none(meeting, item):
        return said
    heard = tuple(told)
    said_stems = [frozenset(map(stem, content_words(text))) for text in heard]
    known = frozenset(figure.value for text in heard for figure in figures(text))
    known_money = any(figure.unit == "kr" for text in heard for figure in figures(text))
    for roles in ((Role.ECONOMY,), (Role.RESUME, Role.BACKGROUND)):
        among = [
            one
            for one in loosened(carriers(meeting, item, roles))
            if _on_money(one.text, roles)
            and not (one.opens and Role.RESUME in roles)
            and not any(one.span.overlaps(span) for span in without)
        ]
        weights = {one: _weight(one, known) for one in among}
        among = [one for one in among if weights[one] > 0]
        if Role.ECONOMY not in roles and known_money:
            among = [one for one in among if _COSTS_PLAINLY.search(one.text)]
        picked = chosen(among, weights.__getitem__, most_words, said_stems)
        if picked:
            return tuple(c for one in picked for c in retold(one.text, meeting, item, [one.span]))
    return ()


def _none(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """That there are no economic consequences, where the section on them says just 'Ingen.'"""
    for section in item.with_role(Role.ECONOMY):
        if _NONE.fullmatch(readable(meeting.text(section.span))) and "konsekvens" in section.name.lower():
            told = f"{section.name}: {readable(meeting.text(section.span)).lower()}"
            return (claim(told, meeting, item, [section.span]),)
    return ()


def _on_money(text: str, roles: Collection[Role]) -> bool:
    money = any(figure.unit == "kr" for figure in figures(text))
    if Role.ECONOMY in roles:
        return money or _NO_COST.search(text) is not None or _PAYS.search(text) is not None
    return money and _COSTS.search(text) is not None


def _weight(one: Carrier, known: frozenset[object]) -> float:
    """What a sentence adds: amounts that are not told yet, and who pays."""
    amounts = {figure.value for figure in figures(one.text) if figure.unit == "kr"}
    value = 1.0 if amounts - known or not amounts else 0.2
    value += 0.6 if _PAYS.search(one.text) else 0.0
    value += 0.6 if _TOTAL.search(one.text) else 0.0
    value += 0.6 if _NO_COST.search(one.text) else 0.0
    return value - 0.05 * one.at - max(one.words - 25, 0) / 40
