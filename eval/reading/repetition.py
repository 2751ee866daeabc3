"""Whether an answer says a thing once."""

from __future__ import annotations

from difflib import SequenceMatcher

from eval.facts import TokenKind, read
from eval.reading.proposals import rests_on_proposal
from eval.reading.told import Told, places, share, told
from eval.support.negation import negations
from eval.support.words import keys
from eval.trial import Score, Trial, unscored

#: The share of a sentence's content that an earlier one has in the same order, to be said again.
_SAME = 0.85
_FEWEST = 3  # less content is of no statement of its own ('Drøftet.')
#: Content behind a colon that is a statement without its lead ('Indstillingen lød: …').
_STATEMENT = 5


def repeated(trial: Trial) -> Score:
    """Sentences of an answer that say again what an earlier one said (many is bad)."""
    said = told(trial)
    if not said:
        return unscored("nothing is said")
    faults = [
        f"{later.text!r} says again {earlier.text!r}"
        for at, later in enumerate(said)
        if (earlier := next((one for one in said[:at] if _repeats(trial, one, later)), None))
    ]
    return share(len(faults), len(said), faults, "nothing is said twice")


def _repeats(trial: Trial, earlier: Told, later: Told) -> bool:
    """Whether `later` adds nothing: a decision in the words of its proposal adds that it was decided.

    What is told of two agenda items is no repetition: 'Taget til efterretning' of each of them.
    """
    if rests_on_proposal(trial, earlier) != rests_on_proposal(trial, later):
        return False
    if not (earlier.claim is later.claim or places(trial, earlier.claim) & places(trial, later.claim)):
        return False
    if any(negations(earlier.tokens)) != any(negations(later.tokens)) or not _typed(later) <= _typed(earlier):
        return False
    had = _content(earlier.text)
    return any(_is_in(content, had) for content in _versions(later.text))


def _versions(text: str) -> list[list[str]]:
    """The content of a sentence, and without its lead where a statement is left."""
    whole, behind = _content(text), _content(text.partition(": ")[2])
    return [
        content for content in (whole, behind if len(behind) >= _STATEMENT else []) if len(content) >= _FEWEST
    ]


def _content(text: str) -> list[str]:
    """The words, figures and dates of a text, folded, in order."""
    return [key for token in read(text) for key in keys(token)]


def _typed(one: Told) -> set[str]:
    return {key for token in one.tokens if token.kind is not TokenKind.WORD for key in keys(token)}


def _is_in(content: list[str], had: list[str]) -> bool:
    blocks = SequenceMatcher(None, content, had, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME * len(content)
