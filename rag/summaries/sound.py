"""Claims held against the minutes before they are chosen from, so that what is chosen can stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rag.ask.verification import FindMeeting
from rag.model import Claim
from rag.summaries.verifying import checked, confirmed

#: A sentence of fewer words says nothing alone: 'Ingen.'
_LEAST_WORDS = 2


class Sound:
    """Checks claims, and remembers whether something was lost that a reader must be told of."""

    def __init__(self, find: FindMeeting) -> None:
        self._find = find
        self.lost = False

    def checked(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims with the status of each citation."""
        return checked(claims, self._find)

    def kept(self, claims: Sequence[Claim], vital: bool = False) -> tuple[Claim, ...]:
        """The claims that are confirmed; those in a row that cite the same stand or fall together."""
        kept: list[Claim] = []
        for _, group in groupby(claims, key=lambda claim: claim.citations):
            together = self.checked(list(group))
            if all(map(confirmed, together)):
                kept += [one for one in together if len(one.text.split()) >= _LEAST_WORDS]
            else:
                self.lost = self.lost or vital
        return tuple(kept)

    def first(self, claims: Sequence[Claim]) -> Claim:
        """The first of the claims that is confirmed; the last one, with its status, where none is."""
        told = self.checked(claims)
        return next(filter(confirmed, told), told[-1])
