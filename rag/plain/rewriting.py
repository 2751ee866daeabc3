"""Words of a text replaced by rules, one after another, each with the capital that stood there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

#: What takes the place of a match.
Rewrite = Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Rewrite]


def rules(written: Iterable[tuple[str, Rewrite]]) -> tuple[Rule, ...]:
    """Rules from patterns, which match without regard to case."""
    return tuple((re.compile(pattern, re.IGNORECASE), rewrite) for pattern, rewrite in written)


def template(new: str) -> Rewrite:
    """A text with the groups of the match in it, as `re.Match.expand` takes it."""
    return lambda match: match.expand(new)


def rewritten(text: str, by: Iterable[Rule]) -> str:
    """The text once every rule has been applied wherever it matches."""
    for pattern, rewrite in by:
        text = pattern.sub(lambda match, rewrite=rewrite: _cased(match, rewrite(match)), text)  # type: ignore[misc]
    return text


def _cased(match: re.Match[str], new: str) -> str:
    return new[:1].upper() + new[1:] if match.group()[:1].isupper() else new
