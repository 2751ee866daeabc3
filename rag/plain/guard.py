"""Whether plainer words say what was said: no fact lost or won, every denial and condition kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rag.danish import fold, stem
from rag.facts import checkable, dates, figures, months, names, outcomes, references, unsupported
from rag.facts.names import name_words

_DENIAL = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|hverken|ej|uden|ekskl|eksklusive|næppe|forbudt|undtagen|bortset)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:kan|kunne|skal|skulle|vil(?! sige)|ville|bør|burde|må|måtte|måske|muligvis|eventuel\w*|evt"
    r"|formentlig\w*|sandsynlig\w*)\b",
    re.IGNORECASE,
)
#: Who expects, judges or proposes; it may be told once more where a sentence is split.
_TOLD = re.compile(
    r"\b(?:forvent\w*|vente[srt]|vurder\w*|skøn\w*|foreslå\w*|indstill\w*|anbefal\w*)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:hvis|såfremt|dersom|ifald|medmindre|forudsat|i tilfælde af,? at|under forudsætning af,? at"
    r"|på betingelse af,? at)\b",
    re.IGNORECASE,
)
#: Words that stand for each other.
_ALIKE = {
    "ekskl": "uden",
    "eksklusive": "uden",
    "evt": "eventuel",
    "eventuelt": "eventuel",
    "forventes": "vent",
    "forventet": "vent",
    "vurdering": "vurd",
    "ventes": "vent",
    "ventet": "vent",
}


def holds(old: str, new: Sequence[str]) -> bool:
    """Whether the sentences of `new` say what `old` says: every fact of each is of the other."""
    said = " ".join(new)
    return (
        _counted(old) == _counted(said)
        and _words(_TOLD, old) <= _words(_TOLD, said)
        and keeps_facts(old, said)
        and not any(_may_be_wrong(sentence) and unsupported(sentence, old) for sentence in new)
    )


def _may_be_wrong(sentence: str) -> bool:
    """Whether a sentence states or denies anything that can be checked."""
    return _DENIAL.search(sentence) is not None or checkable(sentence)


def keeps_facts(old: str, new: str) -> bool:
    """Whether every figure, day, name, outcome and reference of a text is in another; rounded figures are."""
    return (
        _keeps_figures(old, new)
        and {fact.parts for fact in (*dates(old), *months(old))}
        <= {f.parts for f in (*dates(new), *months(new))}
        and _keeps_names(old, new)
        and {part for fact in references(old) for part in fact.parts}
        <= {part for fact in references(new) for part in fact.parts}
        and Counter((fact.decision, fact.denied) for fact in outcomes(old))
        == Counter((fact.decision, fact.denied) for fact in outcomes(new))
    )


def _keeps_figures(old: str, new: str) -> bool:
    left = list(figures(new))
    for figure in figures(old):
        match = next((other for other in left if other.agrees_with(figure)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _keeps_names(old: str, new: str) -> bool:
    there = set(name_words(new))
    return all(set(name_words(written)) <= there for written, _ in names(old))


def _counted(text: str) -> tuple[Counter[str], Counter[str], int]:
    """How often each denial and each modal word stands there, and how many conditions."""
    return _words(_DENIAL, text), _words(_MODAL, text), len(_CONDITION.findall(text))


def _words(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(_ALIKE.get(fold(word), stem(word)) for word in pattern.findall(text))
