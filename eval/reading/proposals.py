"""Whether a reader can tell a proposal from a decision.

'at hallen lukkes om mandagen', quoted from an Indstilling, tells a citizen that it was decided. It has to say
that it is a proposal: by a verb ('det blev indstillet, at …'), or by what opens it ('Indstillingen lød: …').
"""

from __future__ import annotations

import re

from eval.reading.told import Told, roles, share, told
from eval.trial import Score, Trial, unscored
from rag.model import Role

_PROPOSES = re.compile(
    r"\b(?:indstil|foresl|anbefal)\w*|\blægge[rs]? op til\b|\blagde\w* op til\b", re.IGNORECASE
)
#: A matter may be a proposal itself ('forslag til lokalplan'), so the noun only opens what is proposed.
_PROPOSAL = re.compile(r"\w*forslag\w*", re.IGNORECASE)
#: What is proposed begins here; words for a proposal behind it are of the matter ('at taksten anbefales').
_OPENS = re.compile(r"(?:^|\s)at\s|:", re.IGNORECASE)
_SAYS_WHO = re.compile(r",\s(?:indstil|foresl|anbefal)\w+\s", re.IGNORECASE)


def proposal_as_fact(trial: Trial) -> Score:
    """Sentences that rest on an Indstilling alone and do not say that it is a proposal (many is bad)."""
    proposed = [one for one in told(trial) if rests_on_proposal(trial, one)]
    if not proposed:
        return unscored("no sentence rests on an Indstilling")
    faults = [f"reads as decided: {one.text!r}" for one in proposed if not says_so(one)]
    return share(len(faults), len(proposed), faults, "each says that it is a proposal")


def rests_on_proposal(trial: Trial, one: Told) -> bool:
    """Whether all quotes of a sentence stand in an Indstilling."""
    of = [roles(trial, citation) for citation in one.claim.citations]
    return bool(of) and all(touched == {Role.RECOMMENDATION} for touched in of)


def says_so(one: Told) -> bool:
    """Whether a sentence says that it tells a proposal, or its claim has said so before it."""
    return any(tells_proposal(sentence) for sentence in (*one.before, one.text))


def tells_proposal(sentence: str) -> bool:
    """Whether a sentence says of itself that it tells a proposal."""
    opening = _OPENS.search(sentence)
    head = sentence[: opening.start()] if opening else sentence
    if _PROPOSES.search(head) or _SAYS_WHO.search(sentence):
        return True
    return opening is not None and _PROPOSAL.search(head) is not None
