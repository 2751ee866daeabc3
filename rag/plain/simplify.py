"""One sentence of minutes as plainer sentences that say the same.

sentence ──tidied──> line ──without asides, days, amounts, words──> plain ──split──> sentences

Each step is checked: one that lost or won a fact, a denial or a condition is undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rag.plain.abbreviations import in_full
from rag.plain.amounts import with_readable_amounts
from rag.plain.asides import without_asides
from rag.plain.dating import with_months
from rag.plain.guard import holds
from rag.plain.phrases import in_plain_words
from rag.plain.tidying import finished, tidied
from rag.plain.wording import reworded

#: In this order: a day or an amount is read before the words around it change.
_REWRITES: tuple[Callable[[str], str], ...] = (
    with_months,
    with_readable_amounts,
    in_full,
    reworded,
    in_plain_words,
)


@lru_cache(maxsize=20_000)
def simplified(sentence: str, around: str = "") -> tuple[str, ...]:
    """The sentence in one or more plainer sentences, in order; itself where no rule is sure of it.

    `around` is the text it stands in, if at hand: a short form that is used there stays explained.
    """
    text = finished(without_asides(tidied(sentence), around))
    text = _rewritten(text)
    return (text,) if text else ()


def _rewritten(text: str) -> str:
    """The text after every rewrite that holds; tried together first."""
    new = _all(text, _REWRITES)
    if new == text or holds(text, (new,)):
        return new
    for rewrite in _REWRITES:
        new = rewrite(text)
        if new != text and holds(text, (new,)):
            text = new
    return text


def _all(text: str, rewrites: Sequence[Callable[[str], str]]) -> str:
    for rewrite in rewrites:
        text = rewrite(text)
    return text
