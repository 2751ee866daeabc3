"""One sentence of minutes as plainer sentences that say the same."""

from __future__ import annotations


def simplified(sentence: str) -> tuple[str, ...]:
    """The sentence in one or more plainer sentences, in order; itself where no rule is sure of it."""
    return (sentence,)
