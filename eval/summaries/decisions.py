"""Whether a summary tells the decision that was made: its class, nothing contrary, and no proposal as one."""

from __future__ import annotations

from collections.abc import Sequence

from eval.facts import Day
from eval.reading.proposals import tells_proposal
from eval.summaries.fidelity import NO_SUMMARY
from eval.summaries.outcomes import Told, says, told
from eval.summaries.page import Line, Page
from eval.summaries.suite import SummaryCase
from eval.summaries.trial import SummaryTrial, share
from eval.support.bodies import body
from eval.trial import Score, unscored, verdict
from rag.model import Role
from rag.summaries.summary import Heading

#: Told in words of its own, which the vital facts of the case name.
_WORDED = "andet"
#: What was proposed came to be, or may be told as what was: the points of the Indstilling are then decided.
_ADOPTED = frozenset({"godkendt"})
#: Sections that no decision stands in; a heading, which is of no section, counts as none of these.
_BACKGROUND = frozenset({Role.RESUME, Role.BACKGROUND, Role.ECONOMY, Role.LEGAL})
_PROPOSAL = ("forslag", "indstilling", "forvaltning", "administration")
_MATTER = ("indstilling", "sagen", "punktet")


def decision_kept(trial: SummaryTrial) -> Score:
    """The outcomes of the gold that the summary tells: a point approved and one put off are two."""
    wanted = [name for name in trial.case.decision if name != _WORDED]
    if not wanted:
        return unscored("nothing was decided" if not trial.case.decision else "decided in words of its own")
    found = outcomes_of(trial.page.lines)
    missing = [f"not told: {name}" for name in wanted if not any(says(name, one) for one, _ in found)]
    return share(missing, len(wanted), f"tells {', '.join(wanted)}")


def polarity(trial: SummaryTrial) -> Score:
    """Whether nothing is told as the outcome that it was not, and no proposal as decided."""
    if trial.summary is None:
        return verdict(False, NO_SUMMARY)
    faults = [*contradictions(trial.page, trial.page.lines, trial.case), *_proposals(trial.page, trial.case)]
    return verdict(not faults, "; ".join(faults[:3]) or "nothing contrary to the decision is told")


def outcomes_of(lines: Sequence[Line]) -> list[tuple[Told, Line]]:
    """The outcomes that a reader takes for what became of the matter, with the sentence of each."""
    return [(one, line) for line in lines if line.tells_outcome for one in told(line)]


def contradictions(page: Page, lines: Sequence[Line], case: SummaryCase) -> list[str]:
    """The sentences that tell as done what did not become of the item of a case."""
    wrong = [
        (one, line)
        for one, line in outcomes_of(lines)
        if one.surely
        and not _is_history(line)
        and not _is_of_the_background(page, line)
        and not any(says(name, one) for name in case.decision)
        and (_is_of_the_matter(line) or not any(says(name, one) for name in case.also))
    ]
    return [f"tells {_name(one)}, it was {_names(case)}: {line.text!r}" for one, line in wrong]


def _is_of_the_matter(line: Line) -> bool:
    """Whether a sentence speaks of the matter itself, not of a motion or another day."""
    if any("ændringsforslag" in token.text or isinstance(token.value, Day) for token in line.tokens):
        return False
    return any(token.text.startswith(_MATTER) for token in line.tokens)


def _is_history(line: Line) -> bool:
    """Whether a sentence tells of another meeting by its day: 'blev drøftet på mødet den 4. marts'."""
    days = any(isinstance(token.value, Day) and token.value.day for token in line.tokens)
    return days and any("møde" in token.text or body(token) for token in line.tokens)


def _proposals(page: Page, case: SummaryCase) -> list[str]:
    """The sentences that rest on an Indstilling alone, read as decided, and were not adopted as a whole."""
    if _ADOPTED & set(case.decision) and not set(case.decision) - _ADOPTED - {"til efterretning"}:
        return []
    return [
        f"a proposal that reads as decided: {line.text!r}"
        for line in page.lines
        if line.heading and _is_of_proposal(page, line) and not _says_so(line)
    ]


def _says_so(line: Line) -> bool:
    """Whether a sentence says that it tells a proposal, or speaks of the proposal itself."""
    opens = bool(line.tokens) and line.tokens[0].text.startswith(_PROPOSAL)
    return opens or tells_proposal(line.text)


def _is_of_the_background(page: Page, line: Line) -> bool:
    """Whether a sentence on a page retells the matter: 'Ansættelsen er udskudt til 2026'."""
    roles = _roles(page, line)
    retold = bool(roles) and all(one and one <= _BACKGROUND for one in roles)
    return retold and line.heading not in {"", Heading.DECIDED}


def _is_of_proposal(page: Page, line: Line) -> bool:
    roles = _roles(page, line)
    return bool(roles) and all(one == {Role.RECOMMENDATION} for one in roles)


def _roles(page: Page, line: Line) -> list[frozenset[Role]]:
    """What the sections are for that each quote of a sentence touches."""
    found = []
    for citation in line.claim.citations:
        place = page.minutes.place(citation.document, citation.meeting, citation.punkt)
        sections = page.minutes.item(place).sections if place else ()
        found.append(frozenset(one.role for one in sections if one.span.overlaps(citation.span)))
    return found


def _name(one: Told) -> str:
    return one.name if one.affirmed else f"ikke {one.name}"


def _names(case: SummaryCase) -> str:
    return ", ".join(case.decision) or "nothing"
