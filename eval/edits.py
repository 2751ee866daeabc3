"""Which figure of the minutes an answer rests on, and another that could stand in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.minutes import Place
from eval.mutants.source import figures, may_say_number
from eval.trial import Trial


@dataclass(frozen=True, slots=True)
class Edit:
    """One figure of a document: where it starts (characters into the text), as written, and what to write.

    `old_forms` are the gold forms that state it, `new_forms` the same with the new figure.
    """

    place: Place
    start: int
    old: str
    new: str
    old_forms: tuple[str, ...]
    new_forms: tuple[str, ...]


def edit_of(trial: Trial) -> Edit | None:
    """The first gold figure that stands once in its only gold Punkt and in no other place of the minutes."""
    return next(_edits(trial), None)


def _edits(trial: Trial) -> Iterator[Edit]:
    if len(trial.gold) != 1:
        return
    place = next(iter(trial.gold))
    for fact in trial.case.facts:
        for digits in dict.fromkeys(match["digits"] for form in fact for match in figures(form)):
            start = _only_place(trial, place, digits)
            new = _another(trial, place, digits)
            if start is not None and new:
                changed = tuple(_put(form, digits, new) for form in fact if _put(form, digits, new) != form)
                yield Edit(place, start, digits, new, fact, changed)


def _only_place(trial: Trial, place: Place, digits: str) -> int | None:
    """Where the figure starts in the document, where nothing says it rounded or in another scale."""
    meeting, item = trial.minutes.meeting(place), trial.minutes.item(place)
    text = meeting.source.text
    hits = [match.start("digits") for match in figures(text) if match["digits"] == digits]
    if len(hits) != 1 or not item.span.start <= hits[0] < item.span.end:
        return None
    rest = text[: hits[0]] + text[hits[0] + len(digits) :]
    elsewhere = [m.source.text for m in trial.minutes.meetings if m is not meeting]
    alone = not any(may_say_number(other, digits) for other in [rest, *elsewhere])
    return hits[0] if alone else None


def _another(trial: Trial, place: Place, digits: str) -> str | None:
    """Another figure with as many digits, which the document does not have in any scale."""
    text = trial.minutes.meeting(place).source.text
    for step in range(1, 9):
        first = (int(digits[0]) - 1 + step) % 9 + 1 if digits[0] != "0" else 0
        last = (int(digits[-1]) + step) % 10
        new = f"{first}{digits[1:-1]}{last}" if len(digits) > 1 else str(first)
        if not may_say_number(text, new):
            return new
    return None


def _put(form: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\d.,]){re.escape(old)}(?!\d|[.,]\d)", new, form)
