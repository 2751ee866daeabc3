"""A model's draft made a summary: what stands of it, and what it lacks from the summary without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.ask.generation.checking import stands
from rag.ask.generation.drafts import Unusable
from rag.ask.generative import OMITTED
from rag.errors import FaultKind, ModelFault
from rag.facts import outcomes
from rag.model import Claim
from rag.summaries.drafting import Draft
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Part, Summary

VERBATIM = "Opsummeringen er i stedet lavet af referatets egne sætninger."
STRAYS = "Sprogmodellen skrev også noget, som ikke hører til i opsummeringen. Det er udeladt."
ADDED = "Det, som sprogmodellen ikke fik med, er taget fra referatet."
#: Faults whose notice speaks of a question.
_NOTICES = {FaultKind.TOO_LONG: TOO_LONG, FaultKind.REJECTED: "Sprogmodellen kunne ikke tage imod teksten."}


def shown(draft: Draft, unsupported: bool) -> tuple[Part, ...]:
    """The parts that a reader sees: what stands, and with `unsupported` what is cited and doubtful."""
    kept = (
        Part(part.heading, tuple(claim for claim in part.claims if _is_shown(claim, unsupported)))
        for part in draft.parts
    )
    return tuple(part for part in kept if part.claims)


def merged(told: Iterable[Part], missing: Iterable[Part], order: Sequence[str]) -> tuple[Part, ...]:
    """What is told with what is missing behind it, under their headings in this order, each claim once.

    What is missing comes first where nothing that is told there gives an outcome, as that is what is missing.
    """
    said, lacking = list(told), list(missing)
    parts = (
        Part(heading, tuple(_joined(_below(heading, said), _below(heading, lacking)))) for heading in order
    )
    return tuple(part for part in parts if part.claims)


def _below(heading: str, parts: Iterable[Part]) -> list[Claim]:
    return [claim for part in parts if part.heading == heading for claim in part.claims]


def _joined(told: Sequence[Claim], missing: Sequence[Claim]) -> Iterable[Claim]:
    leads = any(outcomes(claim.text) for claim in missing) and not any(outcomes(claim.text) for claim in told)
    return dict.fromkeys((*missing, *told) if leads else (*told, *missing))


def of_draft(plain: Summary, draft: Draft, parts: tuple[Part, ...], model: str) -> Summary:
    """The summary without a model, with these parts and the headline of a draft in place of its own."""
    left_out = sum(len(part.claims) for part in shown(draft, unsupported=False)) < len(draft.claims)
    notes = ((OMITTED, left_out), (ADDED, draft.lost), (STRAYS, draft.strays))
    return replace(
        plain,
        headline=draft.headline or plain.headline,
        parts=parts,
        mode="generative",
        model=model,
        notes=(*plain.notes, *(note for note, holds in notes if holds)),
    )


def given_up(plain: Summary, fault: ModelFault | Unusable) -> Summary:
    """The summary without a model, with a note that says why it is shown."""
    notice = _NOTICES.get(fault.kind, fault.notice) if isinstance(fault, ModelFault) else fault.notice
    return replace(plain, notes=(*plain.notes, notice, VERBATIM))


def _is_shown(claim: Claim, unsupported: bool) -> bool:
    return stands(claim) or (unsupported and bool(claim.citations))
