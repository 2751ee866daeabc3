"""How a summary reads: its LIX beside that of its source, its length, and how much of it is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.facts import tidy
from eval.minutes import Minutes, Place
from eval.reading.repetition import repeated
from eval.summaries.page import Page
from eval.summaries.trial import SummaryTrial
from eval.trial import Score, unscored, verdict
from rag.model import Role
from rag.readability import lix
from rag.summaries.summary import Length

#: A summary of minutes shorter than this can hardly say the same in other words.
SHORT_SOURCE = 100  # words
#: Some sentences in a row may be told as they stand where they are plain; a page of them is a copy.
LONGEST_RUN = {Length.SHORT: 60, Length.MEDIUM: 90, Length.LONG: 130}  # words
#: Runs of so many words, and how many of all a summary may share with its source.
RUN, MOST_COPIED = 8, 0.85

#: Sections that tell the matter in sentences: 'Godkendt.' and 'Intet at bemærke.' would read as easy ones.
_TOLD = frozenset({Role.RESUME, Role.BACKGROUND, Role.RECOMMENDATION, Role.ECONOMY, Role.OTHER})
_NOT_DECIDED = frozenset(Role) - {Role.DECISION, Role.ATTACHMENTS, Role.RELATED}
_VERBATIM = re.compile(r"»[^«]*«")


def lix_summary(trial: SummaryTrial) -> Score:
    """The LIX of the sentences, headline included."""
    value = lix(trial.page.text)
    return unscored("no words") if value is None else Score(value, 1, f"LIX {value:.1f}")


def lix_drop(trial: SummaryTrial) -> Score:
    """How much easier the summary is than what the agenda item tells of the matter, in LIX."""
    told = "\n".join(running_text(trial.minutes, trial.place, _TOLD))
    before, after = lix(told), lix(trial.page.text)
    if before is None or after is None:
        return unscored("no words")
    return Score(before - after, 1, f"LIX {before:.1f} in the minutes, {after:.1f} in the summary")


def running_text(minutes: Minutes, place: Place, of: frozenset[Role]) -> Iterator[str]:
    """The sections of an agenda item that have one of some roles, without tables and labels."""
    meeting, item = minutes.meeting(place), minutes.item(place)
    for section in item.sections:
        if section.role in of:
            begin = section.span.start
            for table in sorted(item.tables, key=lambda one: one.span):
                if section.span.contains(table.span):
                    yield meeting.source.text[begin : table.span.start]
                    begin = table.span.end
            yield meeting.source.text[begin : section.span.end]


def words(page: Page) -> Score:
    """The words of the sentences, headline included; headings and explanations of words are left out."""
    if page.summary is None:
        return unscored("there is no summary")
    count = len(page.text.split())
    return Score(count, 1, f"{count} words")


def own_words(trial: SummaryTrial) -> Score:
    """Whether the summary is no copy of passages.

    What it quotes in »…« is left out, and so is the decision, which may be told as it stands.
    """
    source, said = _matter(trial), _words(_VERBATIM.sub(" ", trial.page.text))
    if len(source) < SHORT_SOURCE:
        return unscored(f"the minutes have {len(source)} words")
    run, copied = longest_run(said, source), copied_share(said, source)
    why = f"{run} words in a row and {copied:.2f} of all runs of {RUN} words stand in the source"
    most = LONGEST_RUN[trial.summary.wish.length] if trial.summary else 0
    return verdict(run < most and copied <= MOST_COPIED, why)


def copied(trial: SummaryTrial) -> Score:
    """The share (0–1) of the runs of `RUN` words that stand in the minutes, the decision left out."""
    source, said = _matter(trial), _words(_VERBATIM.sub(" ", trial.page.text))
    if len(source) < SHORT_SOURCE or len(said) < RUN:
        return unscored("too short to tell")
    value = copied_share(said, source)
    return Score(value, 1, f"{value:.2f} of all runs of {RUN} words stand in the source")


def _matter(trial: SummaryTrial) -> list[str]:
    """The words of the agenda item without its decision."""
    return _words("\n".join(running_text(trial.minutes, trial.place, _NOT_DECIDED)))


def said_again(trial: SummaryTrial) -> Score:
    """Sentences below the headline that say again what an earlier one said (many is bad).

    Two votes with the same sides are no repetition.
    """
    return repeated(trial.as_answer([one for one in trial.page.claims[1:] if "stem" not in one.text]))


def longest_run(said: Sequence[str], source: Sequence[str]) -> int:
    """The most words in a row that stand so in the source too."""
    before: dict[int, int] = {}
    at: dict[str, list[int]] = {}
    for index, word in enumerate(source):
        at.setdefault(word, []).append(index)
    longest = 0
    for word in said:
        before = {index: before.get(index - 1, 0) + 1 for index in at.get(word, ())}
        longest = max(longest, *before.values(), 0)
    return longest


def copied_share(said: Sequence[str], source: Sequence[str]) -> float:
    """The share (0–1) of the runs of `RUN` words that stand in the source; 0 where there is none."""
    runs = [tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)]
    known = {tuple(source[at : at + RUN]) for at in range(len(source) - RUN + 1)}
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", tidy(text).casefold())
