"""The wording of a claim that is shown: the first of several that its sources confirm."""

from __future__ import annotations

from collections.abc import Iterable

from rag.ask.verification import FindMeeting, supports
from rag.model import Claim


def first_confirmed(wordings: Iterable[Claim], find: FindMeeting) -> list[Claim]:
    """The first wording whose every fact stands in what it cites, as a list; an empty one where none does."""
    return next(([one] for one in wordings if supports(one, find)), [])
