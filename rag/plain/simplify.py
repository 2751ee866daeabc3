"""One sentence of minutes as plainer sentences that say the same.

sentence ──tidied──> line ──without asides, openers──> said ──days, amounts, words──> plain ──split──> parts

Each step is checked: one that lost or won a fact, a denial or a condition is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rag.danish import sentences
from rag.facts import unsupported
from rag.plain.abbreviations import in_full
from rag.plain.amounts import with_readable_amounts
from rag.plain.asides import without_asides
from rag.plain.dating import with_months
from rag.plain.guard import holds
from rag.plain.openers import with_plain_tie, without_opener
from rag.plain.phrases import in_plain_words
from rag.plain.procedure import with_plain_procedure
from rag.plain.splitting import split
from rag.plain.tidying import finished, tidied
from rag.plain.wording import reworded

#: In this order: a day or an amount is read before the words around it change.
_REWRITES: tuple[Callable[[str], str], ...] = (
    with_plain_tie,
    with_months,
    with_readable_amounts,
    in_full,
    with_plain_procedure,
    reworded,
    in_plain_words,
)


@lru_cache(maxsize=20_000)
def simplified(sentence: str, around: str = "") -> tuple[str, ...]:
    """The sentence in one or more plainer sentences, in order; itself where no rule is sure of it.

    `around` is the text it stands in, if at hand: a short form that is used there stays explained.
    """
    line = tidied(sentence)
    return tuple(
        part
        for span in sentences(line)
        if (text := finished(_said(span.of(line), around)))
        for part in _split(_rewritten(text))
    )


def _said(text: str, around: str) -> str:
    """What a sentence says, without references to elsewhere and without what only announces it."""
    new = without_opener(without_asides(text, around))
    return text if new != text and unsupported(new, text) else new


def _rewritten(text: str) -> str:
    """The text after every rewrite that holds; tried together first."""
    new = text
    for rewrite in _REWRITES:
        new = rewrite(new)
    if new == text or holds(text, (new,)):
        return new
    for rewrite in _REWRITES:
        new = rewrite(text)
        if new != text and holds(text, (new,)):
            text = new
    return text


def _split(text: str) -> tuple[str, ...]:
    parts = split(text)
    return parts if len(parts) == 1 or holds(text, parts) else (text,)
