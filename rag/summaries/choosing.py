"""Which sentences a part of a summary takes: those that weigh most, without saying anything twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rag.summaries.carrying import Carrier, before

#: A sentence of whose words so many stand in one that is told already says it again.
SAME = 0.7


def chosen(
    among: Sequence[Carrier],
    weigh: Callable[[Carrier], float],
    most_words: int,
    told: Iterable[frozenset[str]] = (),
) -> list[Carrier]:
    """The carriers that weigh most within `most_words`, in the order of the document.

    One that speaks of the sentence before it brings that along, or is left out. `told` has the stems of what
    the reader is told elsewhere.
    """
    taken: list[Carrier] = []
    said = list(told)
    for carrier in sorted(among, key=lambda one: (-weigh(one), one.at)):
        group = [one for one in _with_context(carrier, among) if one not in taken]
        if not group or any(_repeats(one, said) for one in group):
            continue
        if sum(one.words for one in (*taken, *group)) > most_words:
            continue
        taken += group
        said += [one.stems for one in group]
    return sorted(taken, key=lambda one: one.at)


def _with_context(carrier: Carrier, among: Sequence[Carrier]) -> list[Carrier]:
    """A carrier and the sentences that it speaks of; none where these cannot be told."""
    group = [carrier]
    while group[0].leans:
        earlier = before(group[0], among)
        if earlier is None:
            return []
        group.insert(0, earlier)
    return group


def _repeats(carrier: Carrier, said: Sequence[frozenset[str]]) -> bool:
    return any(len(carrier.stems & other) >= SAME * max(len(carrier.stems), 1) for other in said)
