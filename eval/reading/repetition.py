"""Whether an answer says a thing once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.facts import TokenKind, read
from eval.minutes import Place
from eval.reading.proposals import rests_on_proposal
from eval.reading.told import Told, places, share, told
from eval.support.negation import negations
from eval.support.words import keys
from eval.trial import Score, Trial, unscored
from rag.model import Claim

#: The share of a sentence's content that an earlier one has in the same order, to be said again.
_SAME = 0.85
_FEWEST = 3  # less content is of no statement of its own ('Drøftet.')
#: Content behind a colon that is a statement without its lead ('Indstillingen lød: …').
_STATEMENT = 5

_Content = tuple[str, ...]


@dataclass(frozen=True)
class _Saying:
    """A sentence as it is compared: its content folded and in order, `typed` what of it is no word."""

    text: str
    claim: Claim
    places: frozenset[Place]
    proposed: bool
    denies: bool
    content: _Content
    behind: _Content
    typed: frozenset[str]


def repeated(trial: Trial) -> Score:
    """Sentences of an answer that say again what an earlier one said (many is bad)."""
    said = [_saying(trial, one) for one in told(trial)]
    if not said:
        return unscored("nothing is said")
    faults = [
        f"{later.text!r} says again {earlier.text!r}"
        for at, later in enumerate(said)
        if (earlier := next((one for one in said[:at] if _repeats(one, later)), None))
    ]
    return share(len(faults), len(said), faults, "nothing is said twice")


def _saying(trial: Trial, one: Told) -> _Saying:
    return _Saying(
        one.text,
        one.claim,
        places(trial, one.claim),
        rests_on_proposal(trial, one),
        any(negations(one.tokens)),
        _content(one.text),
        _content(one.text.partition(": ")[2]),
        frozenset(key for token in one.tokens if token.kind is not TokenKind.WORD for key in keys(token)),
    )


def _content(text: str) -> _Content:
    return tuple(key for token in read(text) for key in keys(token))


def _repeats(earlier: _Saying, later: _Saying) -> bool:
    """Whether `later` adds nothing.

    A decision in the words of its proposal adds that it was decided; and what is told of two agenda items is
    no repetition: 'Taget til efterretning' of each of them.
    """
    if not (earlier.claim is later.claim or earlier.places & later.places):
        return False
    if (earlier.proposed, earlier.denies) != (later.proposed, later.denies):
        return False
    if not later.typed <= earlier.typed:
        return False
    statement = len(later.behind) >= _STATEMENT and _is_in(later.behind, earlier.content)
    return statement or (len(later.content) >= _FEWEST and _is_in(later.content, earlier.content))


def _is_in(content: _Content, had: _Content) -> bool:
    if sum(key in had for key in content) < _SAME * len(content):
        return False  # the alignment below takes long in an answer of hundreds of sentences
    blocks = SequenceMatcher(None, content, had, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME * len(content)
