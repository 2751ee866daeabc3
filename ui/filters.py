"""The filters a person chooses, made into a Scope that names things as the ingested minutes do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from rag.danish import fold
from rag.errors import UnknownReference, UsageError
from rag.model import Scope

if TYPE_CHECKING:
    from rag.store.library import MeetingOverview


def municipalities(overviews: Iterable[MeetingOverview]) -> list[str]:
    """The municipalities that there are minutes from, in alphabetical order."""
    return sorted({each.municipality for each in overviews if each.municipality}, key=fold)


def committees(overviews: Iterable[MeetingOverview], municipality: str | None = None) -> list[str]:
    """The committees that there are minutes from (of one municipality, if named), in alphabetical order."""
    fitting = (each for each in overviews if municipality in (None, each.municipality))
    return sorted({each.committee for each in fitting}, key=fold)


@dataclass(frozen=True)
class Filters:
    """What a person chose on the command line, as it was written."""

    municipality: Sequence[str] | None = None
    committee: Sequence[str] | None = None
    start: datetime | None = None
    end: datetime | None = None
    numbers: Sequence[int] | None = None

    def scope(self, overviews: Sequence[MeetingOverview]) -> Scope:
        """The choice as a Scope. Raises as `chosen_scope`."""
        return chosen_scope(
            overviews,
            municipality=self.municipality or (),
            committee=self.committee or (),
            start=self.start.date() if self.start else None,
            end=self.end.date() if self.end else None,
            numbers=self.numbers or (),
        )

    def given(self) -> list[str]:
        """The options that were chosen, by their names."""
        chosen = {
            "--municipality": self.municipality,
            "--committee": self.committee,
            "--from": self.start,
            "--to": self.end,
            "--punkt": self.numbers,
        }
        return [option for option, value in chosen.items() if value]


def chosen_scope(
    overviews: Sequence[MeetingOverview],
    *,
    municipality: Iterable[str] = (),
    committee: Iterable[str] = (),
    start: date | None = None,
    end: date | None = None,
    numbers: Iterable[int] = (),
) -> Scope:
    """The filters as a Scope; names match without regard to case, the spelling of æ, ø and å, and 'Kommune'.

    A committee is also known by its everyday name, which may be that of several: 'kulturudvalget'.
    Raises UnknownReference for a name that no minutes have, UsageError when the period is empty.
    """
    if start and end and start > end:
        raise UsageError(f"The period is empty: --from {start} is after --to {end}.")
    return Scope(
        municipalities=_known("municipality", municipality, municipalities(overviews)),
        committees=_known("committee", _in_full(committee, overviews), committees(overviews)),
        start=start,
        end=end,
        numbers=frozenset(numbers),
    )


def _in_full(names: Iterable[str], overviews: Sequence[MeetingOverview]) -> Iterator[str]:
    """The committees that are named, those that have an everyday name in full."""
    by_fold = {_folded(name) for name in committees(overviews)}
    for name in names:
        yield from [name] if _folded(name) in by_fold else sorted(_everyday(name, overviews)) or [name]


def _everyday(name: str, overviews: Sequence[MeetingOverview]) -> frozenset[str]:
    """The committees that a question would mean by a name."""
    from rag.ask.questions.question import Question
    from rag.ask.questions.scope import read_scopes

    scopes = read_scopes(Question(name), overviews)
    return frozenset(committee for scope in scopes for committee in scope.committees)


def _known(kind: str, names: Iterable[str], known: Sequence[str]) -> frozenset[str]:
    by_fold = {_folded(name): name for name in known}
    chosen = set()
    for name in names:
        if known and _folded(name) not in by_fold:
            raise UnknownReference(f"No minutes of the {kind} {name!r}. There are: {', '.join(known)}.")
        chosen.add(by_fold.get(_folded(name), name))
    return frozenset(chosen)


def _folded(name: str) -> str:
    return fold(name.strip()).removesuffix(" kommune")
