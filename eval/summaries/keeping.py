"""Whether a summary keeps what must not be lost: the vital facts of its case, and how they voted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.matching import find, found
from eval.summaries.page import Page
from eval.summaries.suite import Votes
from eval.summaries.trial import SummaryTrial, share
from eval.support.ballots import Ballot, Member, Side, ballots
from eval.support.names import People, names, same_name
from eval.trial import Score, unscored, verdict


def vital_kept(trial: SummaryTrial) -> Score:
    """The vital facts that the summary states, each side of the vote one of them.

    A headline with nothing below it keeps none.
    """
    sides = list(_sides(trial.case.votes)) if trial.case.votes else []
    total = len(trial.case.vital) + len(sides)
    if not total:
        return unscored("no vital fact")
    lost = _lost(trial.case.vital, trial.page)
    people = People.of(trial.minutes.people(trial.place))
    told = told_ballots(trial.page, people)
    lost += [_lacking(side, wanted, told, people) for side, wanted in sides]
    return share([f"not told: {fact}" for fact in lost if fact], total, "all vital facts are told")


def main_kept(trial: SummaryTrial) -> Score:
    """The figures and dates of the matter that the summary states, of those a reader would miss most."""
    if not trial.case.main:
        return unscored("none is named")
    lost = [f"not told: {fact}" for fact in _lost(trial.case.main, trial.page)]
    return share(lost, len(trial.case.main), "all main facts are told")


def nothing_forbidden(trial: SummaryTrial) -> Score:
    """Whether the summary says nothing that only a wrong one says."""
    if not trial.case.forbidden:
        return unscored("nothing is forbidden")
    said = [form for form in trial.case.forbidden if find(form, trial.page.text) is not None]
    return verdict(not said, f"says what only a wrong summary says: {said}" if said else "nothing forbidden")


def told_ballots(page: Page, people: People) -> tuple[Ballot, ...]:
    """The sides of votes that the sentences of a summary tell."""
    return tuple(ballot for line in page.lines for ballot in ballots(line.text, people))


def _lost(facts: Sequence[Sequence[str]], page: Page) -> list[str]:
    text = page.text if any(line.heading for line in page.lines) else ""
    return [" / ".join(fact[:3]) for fact in facts if found(fact, text) is None]


def _sides(votes: Votes) -> Iterator[tuple[Side, tuple[str, ...]]]:
    for side, who in (
        (Side.FOR, votes.in_favour),
        (Side.AGAINST, votes.against),
        (Side.ABSTAINED, votes.abstained),
    ):
        if who:
            yield side, who


def _lacking(side: Side, wanted: Sequence[str], told: Sequence[Ballot], people: People) -> str:
    """Those of a side whom no sentence puts there, e.g. 'imod: Ø'; '' where nobody lacks."""
    there = [member for ballot in told if ballot.side is side for member in ballot.members]
    lacking = [who for who in wanted if not any(_is(who, member, people) for member in there)]
    return f"{side}: {', '.join(lacking)}" if lacking else ""


def _is(who: str, member: Member, people: People) -> bool:
    """Whether a member of a vote is the party or person of gold; either may stand for the other."""
    if len(who) == 1:
        return who in (member.name[0], member.party)
    written = [one.words for one in names(who)] or [(who.casefold(),)]
    if member.is_party:
        return any(people.party(words) == member.name[0] for words in written)
    return any(same_name(member.name, words) for words in written)
