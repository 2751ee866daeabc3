"""What a summary of a whole meeting must do beside being true: name every item, leak nothing, be one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.facts import TokenKind, read, tidy
from eval.minutes import Place
from eval.summaries.decisions import contradictions
from eval.summaries.fidelity import NO_SUMMARY
from eval.summaries.page import Line
from eval.summaries.trial import MeetingTrial, share
from eval.support.words import topic
from eval.trial import Score, unscored, verdict
from rag.summaries.summary import Length

#: What one page holds; a summary of another length is not held to it.
ONE_PAGE = 450  # words
#: What may be said of a closed item beside its title.
_CLOSED = (
    "lukket lukkede punkt punkter punktet sag behandlet behandles for døre offentligheden titel åbent ikke"
)


def items_named(trial: MeetingTrial) -> Score:
    """The items of the meeting that a sentence names, by number or by its mark."""
    named = {number for line in trial.page.lines for number in _numbers(line)}
    missing = [f"Punkt {item.called}" for item in trial.meeting.items if item.number not in named]
    return share([f"not named: {name}" for name in missing], len(trial.meeting.items), "every item is named")


def closed_kept(trial: MeetingTrial) -> Score:
    """The closed items of which nothing but the title is told."""
    closed = [item for item in trial.meeting.items if item.closed]
    if not closed:
        return unscored("no closed item")
    faults = []
    for item in closed:
        place = Place(trial.meeting.source.name, item.number)
        known = topic(read(tidy(trial.meeting.text(item.heading)))) | topic(read(f"{item.title} {_CLOSED}"))
        lines = [line for line in trial.page.lines if line.places == (place,)]
        faults += [f"{place}: {line.text!r}" for line in lines if _says_more(line, known)][:1]
    return share(faults, len(closed), "nothing but the titles is told")


def one_page(trial: MeetingTrial) -> Score:
    """Whether a summary of middle length is one page."""
    if trial.summary is None:
        return verdict(False, NO_SUMMARY)
    if trial.summary.wish.length is not Length.MEDIUM:
        return unscored(f"it is to be {trial.summary.wish.length}")
    count = len(trial.page.text.split())
    return verdict(count <= ONE_PAGE, f"{count} words, one page has {ONE_PAGE}")


def meeting_polarity(trial: MeetingTrial) -> Score:
    """The items with gold of which nothing contrary to their decision is told."""
    if not trial.cases:
        return unscored("no gold for this meeting")
    if trial.summary is None:
        return verdict(False, NO_SUMMARY)
    faults = []
    for number, case in trial.cases.items():
        place = Place(trial.meeting.source.name, number)
        lines = [line for line in trial.page.lines if line.places == (place,)]
        faults += contradictions(trial.page, lines, case)[:1]
    return share(faults, len(trial.cases), "nothing contrary to a decision is told")


def _numbers(line: Line) -> Iterator[int]:
    yield from (place.punkt for place in line.places)
    yield from (int(number) for number in re.findall(r"\bPunkt (\d+)", line.claim.text))
    yield from (int(str(token.value)) for token in line.tokens if token.kind is TokenKind.PUNKT)


def _says_more(line: Line, known: frozenset[str]) -> bool:
    """Whether a sentence has a word of its own that the title has not."""
    own = topic(token for token in line.tokens if token.kind is not TokenKind.PUNKT)
    return bool(own - known)
