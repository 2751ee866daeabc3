"""Whether a sentence of a model can stand: re-pointed where that helps, verified, weighed by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rag.ask.claims import enumeration
from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.shown import fenced
from rag.ask.generation.marking import Sentence
from rag.ask.generation.repair import repair, shortcomings, to_claims
from rag.ask.support.wording import well_worded, word_share
from rag.ask.verification import FindMeeting, verify
from rag.danish import content_words
from rag.marks import place_name
from rag.model import Answer, Claim, Searched, Status

_NO_SEARCH = Searched(0, (), None, None)


def statements(said: Iterable[Sentence], dossier: Dossier) -> list[Claim]:
    """The sentences as claims, unchecked, without those that cite nothing and say nothing ('Ja.')."""
    return to_claims((one for one in said if one.numbers or content_words(one.text)), dossier)


def settled(claim: Claim, dossier: Dossier, find: FindMeeting) -> Claim:
    """The claim, re-pointed where its facts stand elsewhere; not yet verified.

    Where the Punkt that it names has more of its words, the fact is wrong and not the mark: it is left.
    """
    repaired = repair(claim, dossier, find)
    moved = any(citation.status is Status.CORRECTED for citation in repaired.citations)
    return claim if moved and word_share(repaired, find) < word_share(claim, find) else repaired


def verified(claim: Claim, find: FindMeeting) -> Claim:
    """The claim with the status of each citation; one that was re-pointed and holds stays CORRECTED."""
    checked = verify(Answer("", (claim,), _NO_SEARCH), find).claims[0]
    if not well_worded(claim, find):
        doubted = (replace(citation, status=Status.UNCONFIRMED) for citation in checked.citations)
        return replace(checked, citations=tuple(doubted))
    both = zip(claim.citations, checked.citations, strict=True)
    kept = (old if _is_re_pointed(old.status, new.status) else new for old, new in both)
    return replace(checked, citations=tuple(kept))


def _is_re_pointed(before: Status, found: Status) -> bool:
    return before is Status.CORRECTED and found is Status.CONFIRMED


def checked(said: Sentence, dossier: Dossier, find: FindMeeting) -> Iterator[Claim]:
    """One sentence, all the way; nothing where it says nothing."""
    for claim in statements([said], dossier):
        yield verified(settled(claim, dossier, find), find)


def stands(claim: Claim) -> bool:
    """Whether a verified claim cites something, and everything that it cites is confirmed."""
    return bool(claim.citations) and all(c.status is not Status.UNCONFIRMED for c in claim.citations)


def complaint(claims: Iterable[Claim], find: FindMeeting) -> str:
    """The claims that cannot stand, behind the fence, each with the reasons, for the model; '' if all can."""
    failing = (claim for claim in claims if not stands(claim))
    return "\n\n".join("\n".join((fenced(claim.text), *_reasons(claim, find))) for claim in failing)


def _reasons(claim: Claim, find: FindMeeting) -> tuple[str, ...]:
    cited = enumeration(map(place_name, claim.citations))
    return shortcomings(claim, find) or (f"Det meste af sætningen står ikke i {cited}.",)
