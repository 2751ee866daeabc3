"""The wording of a claim that is shown: the first of several that its sources confirm."""

from __future__ import annotations

from collections.abc import Iterable

from rag.ask.support.cited import Support
from rag.ask.verification import FindMeeting, supports
from rag.model import Claim


def first_confirmed(wordings: Iterable[Claim], find: FindMeeting) -> list[Claim]:
    """The first wording whose every fact stands in what it cites, as a list; an empty one where none does."""
    return next(([one] for one in wordings if supports(one, find)), [])


def first_borne_out(wordings: Iterable[Claim], find: FindMeeting) -> list[Claim]:
    """As `first_confirmed`, of wordings of which each citation carries something."""
    return next(([one] for one in wordings if supports(one, find) and not _is_idle(one, find)), [])


def _is_idle(claim: Claim, find: FindMeeting) -> bool:
    support = Support(claim, find)
    return any(support.is_idle(citation) for citation in claim.citations)
