"""Whether a sentence says the opposite of the statement it was made from: a denial too many or too few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.facts.decisions import Outcome, outcomes
from rag.facts.denials import Denial, denials
from rag.facts.fitting import Source
from rag.facts.statements import Statement
from rag.facts.words import stems

#: The statement a sentence was made from has at least this share of its words.
FOUND = 0.6
#: A denial of the source is missed where the sentence has this share of the words around it.
MISSED = 0.6
_CLOSE = 0.05
#: A sentence with so many topic words tells an outcome at length, so that what it was made from is known.
_AT_LENGTH = 4
_PIECES = re.compile(r"[;:]\s")


def turned(said: str, source: Source) -> list[str]:
    """The denials that `said` has and its source has not, or the other way round; as they are shown."""
    found = _turned(said, source)
    if found is not None:
        return found
    pieces = _PIECES.split(said)
    return [reason for piece in pieces for reason in _turned(piece, source) or []] if len(pieces) > 1 else []


def _turned(said: str, source: Source) -> list[str] | None:
    """None where no statement has most of the words."""
    words = {word for word, _ in stems(said)}
    meant = {word: {other for other, _ in source.alike(word)} for word in words}
    if not words:
        return None
    shares = [sum(bool(meant[word] & s.own) for word in words) / len(words) for s in source.statements]
    best = max(shares, default=0.0)
    if best < FOUND:
        return None
    close = [s for s, share in zip(source.statements, shares, strict=True) if share >= best - _CLOSE]
    faults = [_faults(denials(said), words, statement, meant) for statement in close]
    opposite = [_opposite(said, statement) for statement in close] if len(words) >= _AT_LENGTH else [[]]
    return min(faults, key=len) + min(opposite, key=len)


def _opposite(said: str, statement: Statement) -> list[str]:
    """The outcomes of a sentence that a statement tells the other way round only, as they stand."""
    told = [fact.value for fact in statement.facts if isinstance(fact.value, Outcome)]
    return [
        one.span.of(said)
        for one in outcomes(said)
        if any(replace(one, denied=not one.denied).agrees_with(other) for other in told)
        and not any(one.agrees_with(other) for other in told)
    ]


def _faults(
    said: Sequence[Denial], words: set[str], statement: Statement, meant: dict[str, set[str]]
) -> list[str]:
    left = list(denials(statement.text))
    there = {other for word in words for other in meant[word]}
    faults = []
    for denial in said:
        if any(f"u{word}" in statement.own for word in denial.around):  # 'ikke ændret' is 'uændret'
            continue
        around = {other for word in denial.around for other in meant.get(word, ())}
        match = next((d for d in left if d.around & around or not denial.around), None)
        if match:
            left.remove(match)
        elif not denial.around or around & statement.own:
            faults.append(denial.word)
    missed = [d for d in left if d.around and len(d.around & there) >= MISSED * len(d.around)]
    return faults + [f"(ikke) {denial.word}" for denial in missed]
