"""How a summary reads: its LIX beside that of its source, its length, and how much of it is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.facts import tidy
from eval.minutes import Minutes, Place
from eval.summaries.page import Page
from eval.summaries.trial import SummaryTrial
from eval.trial import Score, unscored, verdict
from rag.model import Role
from rag.readability import lix

#: A summary of minutes shorter than this can hardly say the same in other words.
SHORT_SOURCE = 100  # words
#: So many words in a row are not found in one sentence of plain Danish: whoever has them copied a passage.
LONGEST_RUN = 45
#: Runs of so many words, and how many of all a summary may share with its source.
RUN, MOST_COPIED = 8, 0.75

_LISTS = frozenset({Role.ATTACHMENTS, Role.RELATED})
_VERBATIM = re.compile(r"»[^«]*«")


def lix_summary(trial: SummaryTrial) -> Score:
    """The LIX of the sentences, headline included."""
    value = lix(trial.page.text)
    return unscored("no words") if value is None else Score(value, 1, f"LIX {value:.1f}")


def lix_drop(trial: SummaryTrial) -> Score:
    """How much easier the summary is than the running text of its agenda item, in LIX."""
    before, after = lix("\n".join(running_text(trial.minutes, trial.place))), lix(trial.page.text)
    if before is None or after is None:
        return unscored("no words")
    return Score(before - after, 1, f"LIX {before:.1f} in the minutes, {after:.1f} in the summary")


def running_text(minutes: Minutes, place: Place, but: frozenset[Role] = _LISTS) -> Iterator[str]:
    """The sections of an agenda item without tables and labels, but for those of some roles."""
    meeting, item = minutes.meeting(place), minutes.item(place)
    for section in item.sections:
        if section.role not in but:
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
    told = "\n".join(running_text(trial.minutes, trial.place, but=_LISTS | {Role.DECISION}))
    source, said = _words(told), _words(_VERBATIM.sub(" ", trial.page.text))
    if len(source) < SHORT_SOURCE:
        return unscored(f"the minutes have {len(source)} words")
    run, copied = longest_run(said, source), copied_share(said, source)
    kept = run < LONGEST_RUN and copied <= MOST_COPIED
    return verdict(
        kept, f"{run} words in a row and {copied:.2f} of all runs of {RUN} words stand in the source"
    )


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
