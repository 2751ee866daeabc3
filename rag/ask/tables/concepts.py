"""What a citizen asks of a table in other words than its header: 'brugt' for 'Forbrug'."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """Words of a question, words of a column that answers it (both folded), and how much that counts."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    weight: float = 1.0


def _concept(asked: str, told: str, weight: float = 1.0) -> Concept:
    return Concept(re.compile(rf"\b(?:{asked})\b"), re.compile(told), weight)


CONCEPTS: dict[str, Concept] = {
    "spent": _concept(
        r"brugt|bruge[rs]?|brugte|gik (?:der )?til|forbrug\w*|anvendt\w*|spent|spend|endte\w*",
        r"\bforbrug\b|\bforbrug |regnskab|\budgift"
    ),
    "expected": _concept(
        r"forvent\w*|regner|ventes?|venter|paaregn\w*|prognose\w*|expect\w*", r"forvent|prognose|\bfvr\b"
    ),
    "planned": _concept(r"budget\w*|afsat|afsaette\w*|sat af|planlagt|budgetted", r"budget|overslag"),
    "revised": _concept(r"korriger\w*|koriger\w*|justered\w*|revised", r"korriger"),
    "adopted": _concept(r"vedtag\w*|oprindelig\w*|adopted", r"vedt+ag|oprindelig"),
    "deviation": _concept(
        r"afvig\w*|merforbrug\w*|mindreforbrug\w*|overskrid\w*|overskred\w*|deviation\w*"
        r"|(?:mere|mindre) end budget\w*|(?:over|under) budget\w*|mere eller mindre",
        r"afvig|merforbrug|mindreforbrug|difference", 1.5,
    ),
    "price": _concept(
        r"koster?|kostede|boed|bydende|bud|pris\w*|takst\w*|gebyr\w*|betale?r?|dyr\w*|billig\w*|af med"
        r"|cost\w*|price\w*",
        r"takst|pris|gebyr|udgift|\bbud\b|overslag",
    ),
    "share": _concept(
        r"procent\w*|pct|andel\w*|del af|stor del|hvor stor en del|share|percent\w*|i refusion",
        r"%|procent(?!point)|pct|andel", 1.5,
    ),
    "applied": _concept(r"soeg\w*|ansoeg\w*|bad om|oenske\w*|applied", r"ansoegt|soegt"),
    "proposed": _concept(
        r"foresl\w*|foreslaa\w*|forslag\w*|indstil\w*|fik|faar|tildel\w*|uddel\w*|proposed",
        r"forslag|indstil|tildel"
    ),
    "change": _concept(
        r"stig\w*|steg|steget|fald\w*|faldt|aendr\w*|dyrere|billigere|flere|faerre|forskel\w*|vokse\w*|udvikl\w*"
        r"|mere|mindre|change\w*|rise\w*|more|fewer",
        r"aendring|stigning|difference|forskel|udvikling|\bfald\b", 0.8,
    ),
    "duration": _concept(r"laenge|laengst\w*|tid|ventetid\w*|sagsbehandlingstid\w*|dage|how long", r"tid\b"),
    "length": _concept(r"lang|langt|laengde\w*|meter", r"laengde|meter"),
    "first": _concept(r"begynd\w*|starter?|foerste|hvornaar er der|fra hvornaar", r"foerste|start|begynd"),
    "last": _concept(r"slutter?|ender|sidste|til hvornaar", r"sidste|slut"),
    "visits": _concept(r"besoegte|besoegende|gaester|laanere", r"besoeg"),
    "today": _concept(r"i dag|nuvaerende|nu", r"\bi dag\b|nuvaerende"),
    "count": _concept(
        r"hvor mange(?! (?:penge|kroner|kr|procent|ton|timer|dage|aar)\b)|antal\w*|how many",
        r"\bantal\b",
        0.8,
    ),
    "total": _concept(
        r"i alt|ialt|samlet|samlede|tilsammen|in total", r"\bi alt\b|\btotal\b|\bsamlet\b", 0.8
    ),
    "target": _concept(r"servicemaal\w*|maalet|target\w*", r"maal\b"),
}  # fmt: skip
