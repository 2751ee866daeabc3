"""How a language model would write what the minutes' structure says, and the other ways to write the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.mutants.basis import Ballot, Cell, Missing, Outcome, Written
from rag.model import DecisionClass

_DECIDED: dict[DecisionClass, tuple[str, ...]] = {
    DecisionClass.APPROVED: (
        'Udvalget godkendte indstillingen i sagen "{}".',
        'Indstillingen i sagen "{}" blev godkendt.',
        'I sagen "{}" godkendte udvalget indstillingen.',
        'Udvalget tiltrådte indstillingen i sagen "{}".',
        'Indstillingen i sagen "{}" er tiltrådt af udvalget.',
    ),
    DecisionClass.NOTED: (
        'Udvalget tog sagen "{}" til efterretning.',
        'Sagen "{}" blev taget til efterretning.',
        'Til efterretning tog udvalget sagen "{}".',
        'Sagen "{}" er taget til efterretning af udvalget.',
    ),
    DecisionClass.POSTPONED: (
        'Udvalget udsatte sagen "{}".',
        'Sagen "{}" blev udsat.',
        'Udsat blev sagen "{}".',
        'Behandlingen af sagen "{}" er udskudt.',
    ),
    DecisionClass.WITHDRAWN: (
        'Sagen "{}" blev trukket.',
        'Trukket blev sagen "{}".',
        'Sagen "{}" er trukket.',
    ),
    DecisionClass.DISCUSSED: (
        'Udvalget drøftede sagen "{}".',
        'Sagen "{}" blev drøftet.',
        'Drøftet blev sagen "{}".',
    ),
    DecisionClass.RECOMMENDED: (
        'Udvalget anbefalede indstillingen i sagen "{}".',
        'Indstillingen i sagen "{}" blev anbefalet.',
    ),
    DecisionClass.REJECTED: (
        'Forslaget i sagen "{}" blev afvist.',
        'Udvalget forkastede forslaget i sagen "{}".',
    ),
}  # fmt: skip
#: A committee that adopts, approves or recommends has said yes: one class for a reader.
_SAME = {DecisionClass.ADOPTED: DecisionClass.APPROVED}


def group(decision: DecisionClass) -> DecisionClass:
    """The class that a reader takes this one for."""
    return _SAME.get(decision, decision)


def can_write(decision: DecisionClass) -> bool:
    """Whether there is a sentence for this class."""
    return group(decision) in _DECIDED


def sentences(fact: Written) -> tuple[str, ...]:
    """The fact as a sentence, then the same in other words and order."""
    if isinstance(fact, Cell):
        return _cell(fact)
    if isinstance(fact, Ballot):
        return tuple(_ballot(fact))
    if isinstance(fact, Outcome):
        return tuple(form.format(fact.title) for form in _DECIDED[group(fact.decision)])
    return _missing(fact)


def present(fact: Missing) -> str:
    """The opposite of an absence."""
    if fact.sent_apologies:
        return f"{fact.name} var til stede på mødet."
    return f"{fact.name} deltog i behandlingen af punktet."


def _cell(fact: Cell) -> tuple[str, ...]:
    amount = f"{fact.value}{fact.unit}"
    stop = "" if amount.endswith(".") else "."
    return (
        f"{fact.column} for {fact.row} er {amount}{stop}",
        f"{fact.row}: {amount} ({fact.column})",
        f"For {fact.row} er der {amount} i kolonnen {fact.column}.",
    )


def two_rows(fact: Cell, row: str, value: str) -> str:
    """The cell, and another row's value in the same column, in one sentence."""
    return f"{fact.column} er {fact.value}{fact.unit} for {fact.row} og {value}{fact.unit} for {row}."


def _ballot(fact: Ballot) -> Iterator[str]:
    yes, no = listed(fact.in_favour), listed(fact.against)
    if not (yes and no):
        yield from _one_side(fact.motion, "for" if yes else "imod", yes or no)
    elif fact.motion:
        yield f"Ved afstemningen om {fact.motion} stemte {yes} for, mens {no} stemte imod."
        yield f"Ved afstemningen om {fact.motion} stemte {no} imod, mens {yes} stemte for."
    else:
        yield f"{yes} stemte for, mens {no} stemte imod."
        yield f"Imod stemte {no}, og for stemte {yes}."


def _one_side(motion: str, side: str, who: str) -> Iterator[str]:
    if motion:
        yield f"Ved afstemningen om {motion} stemte {who} {side}."
    else:
        yield f"{who} stemte {side}."
        yield f"{side.capitalize()} stemte {who}."


def _missing(fact: Missing) -> tuple[str, ...]:
    if not fact.sent_apologies:
        return (
            f"{fact.name} deltog ikke i behandlingen af punktet.",
            f"I behandlingen af punktet deltog {fact.name} ikke.",
        )
    return (
        f"Der var afbud fra {fact.name}.",
        f"{fact.name} havde meldt afbud.",
        f"Fra {fact.name} var der afbud.",
    )


def in_genitive(fact: Written) -> str | None:
    """The fact with its names in the genitive, where there is a plain way to say it so."""
    if isinstance(fact, Missing) and fact.sent_apologies:
        return f"{_genitive(fact.name)} afbud er noteret i referatet."
    if isinstance(fact, Ballot) and not fact.motion and not (fact.in_favour and fact.against):
        side = "imod" if fact.against else "for"
        return f"{listed(tuple(map(_genitive, fact.against or fact.in_favour)))} stemmer var {side}."
    return None


def _genitive(name: str) -> str:
    if len(name) == 1:
        return f"{name}'s"
    return f"{name}'" if name.endswith("s") else f"{name}s"


def listed(names: Sequence[str]) -> str:
    """Names as one writes them: 'A, B og F'."""
    return " og ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
