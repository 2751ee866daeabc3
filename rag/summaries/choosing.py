"""Which sentences a part of a summary takes: those that weigh most, without saying anything twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rag.summaries.carrying import Carrier, before

#: A sentence of whose words so many stand in one that is told elsewhere, or beside it, says it again.
ELSEWHERE, BESIDE = 0.7, 0.6
#: What weighs less is not worth a reader's time, unless there is nothing else.
LEAST = -2.0


def chosen(
    among: Sequence[Carrier],
    weigh: Callable[[Carrier], float],
    most_words: int,
    told: Iterable[frozenset[str]] = (),
) -> list[Carrier]:
    """The carriers that weigh most within `most_words`, and at least one, in the order of the document.

    One that speaks of the sentence before it brings that along, or is left out. `told` has the stems of what
    the reader is told elsewhere.
    """
    taken: list[Carrier] = []
    spare: list[Carrier] = []
    said = tuple(told)
    all_fit = sum(one.words for one in among) <= most_words
    for carrier in sorted(among, key=lambda one: (-weigh(one), one.at)):
        if taken and weigh(carrier) < LEAST and not all_fit:
            break
        group = [one for one in _with_context(carrier, among) if one not in taken]
        if not group or any(_repeats(one, said, taken) for one in group):
            continue
        if sum(one.words for one in (*taken, *group)) > most_words:
            spare = spare or group
            continue
        taken += group
    return sorted(taken or spare, key=lambda one: one.at)


def _with_context(carrier: Carrier, among: Sequence[Carrier]) -> list[Carrier]:
    """A carrier and the sentences that it speaks of; none where these cannot be told."""
    group = [carrier]
    while group[0].leans:
        earlier = before(group[0], among)
        if earlier is None:
            return []
        group.insert(0, earlier)
    return group


def _repeats(carrier: Carrier, told: Sequence[frozenset[str]], taken: Sequence[Carrier]) -> bool:
    own = max(len(carrier.stems), 1)
    elsewhere = any(len(carrier.stems & other) >= ELSEWHERE * own for other in told)
    return elsewhere or any(len(carrier.stems & other.stems) >= BESIDE * own for other in taken)
