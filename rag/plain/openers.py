"""Openers that only announce what follows: 'Det bemærkes, at skolen lukker' is 'Skolen lukker'.

Who says, expects or proposes it is no such opener: 'Forvaltningen vurderer, at' stays.
"""

from __future__ import annotations

import re

from rag.plain.clauses import clause
from rag.plain.tidying import finished

_NOTES = (
    r"bemærkes|nævnes|oplyses|tilføjes|understreges|fremhæves|noteres|præciseres|pointeres|anføres|erindres"
)
_OPENER = re.compile(
    rf"^(?:Det (?:(?:skal|kan|bør) )?(?:endvidere |desuden |også |dog |i den forbindelse |hertil |i øvrigt )?"
    rf"(?:{_NOTES})"
    r"|Det er værd at (?:bemærke|nævne)"
    r"|Der (?:skal )?gøres(?: i den forbindelse)? opmærksom på"
    r"|(?:Forvaltningen|Administrationen) (?:skal )?(?:gøre|gør)(?: i den forbindelse)? opmærksom på"
    r"|(?:Forvaltningen|Administrationen) (?:skal|kan)(?: hertil| i den forbindelse)?"
    r" (?:bemærke|oplyse|nævne|tilføje)"
    r"|(?:Hertil|Dertil) (?:skal|kan) (?:det )?(?:bemærkes|nævnes|oplyses|tilføjes)"
    r"),? at (?P<told>.+)$",
)
#: Plain words for an opener that ties a sentence to the one before; the verb follows as it did.
_TIES = (
    (
        re.compile(r"^(?:Som følge heraf|På den baggrund|På baggrund heraf|Af den grund|Af disse grunde) "),
        "Derfor ",
    ),
    (re.compile(r"^(?:I tillæg hertil|Herudover|Derudover) (?=\w+ )"), "Desuden "),
    (
        re.compile(
            r"^Det fremgår af (?P<what>(?!\w*(?:lov|aftal|budget|beslut))[a-zæøå][^,.;:()§]{2,60}?),? at "
        ),
        r"\g<what> viser, at ",
    ),
    (
        re.compile(
            r"^Af (?P<what>(?!\w*(?:lov|aftal|budget|beslut))[a-zæøå][^,.;:()§]{2,60}?) fremgår det,? at "
        ),
        r"\g<what> viser, at ",
    ),
)
_ANOTHER = re.compile(r"\bog(?: \w+)? at\b")


def without_opener(text: str) -> str:
    """The sentence without an opener that only announces it, in the order of a main clause."""
    found = _OPENER.match(text)
    if not found or _ANOTHER.search(found["told"]) or "dog " in text[: found.start("told")]:
        return text
    told = clause(found["told"])
    if told is None:
        return text
    return finished(told.main)


def with_plain_tie(text: str) -> str:
    """The sentence with a plain word for what ties it to the one before."""
    for pattern, word in _TIES:
        text = pattern.sub(word, text)
    return text[:1].upper() + text[1:]
