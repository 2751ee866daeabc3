"""Whether a right answer to a question with a false premise says that the premise is false."""

from __future__ import annotations

from itertools import pairwise

from eval.facts import Token, TokenKind, read
from eval.reading.told import Told, holds_gold, is_right, told
from eval.support.negation import negations
from eval.support.words import topic
from eval.trial import Score, Trial, unscored, verdict

_CONTRASTS = frozenset("nej derimod tværtimod modsat omvendt faktisk snarere alligevel".split())
_PHRASES = frozenset({("i", "stedet"), ("i", "modsætning"), ("til", "gengæld")})
_SHARED = 2  # words with the question, for a denial to be of what it takes for granted


def premise_corrected(trial: Trial) -> Score:
    """Whether a right answer denies a false premise in words, and does not leave the reader to notice."""
    if trial.case.type != "false_premise" or trial.case.refuse:
        return unscored("no false premise to correct")
    if not is_right(trial):
        return unscored("the answer is not right")
    correcting = next((one for one in told(trial) if _corrects(trial, one)), None)
    if correcting is None:
        return verdict(
            False, f"no denial or contrast; the question takes for granted: {trial.case.question!r}"
        )
    return verdict(True, f"says so: {correcting.text!r}")


def _corrects(trial: Trial, one: Told) -> bool:
    """Whether a sentence denies or sets against, and is about the facts or the words asked about."""
    if one.tokens and one.tokens[0].text == "nej":
        return True
    shared = topic(one.tokens) & topic(read(trial.case.question))
    return _sets_against(one.tokens) and (holds_gold(trial, one.text) or len(shared) >= _SHARED)


def _sets_against(tokens: tuple[Token, ...]) -> bool:
    words = [token.text for token in tokens if token.kind is TokenKind.WORD]
    contrast = bool(_CONTRASTS & set(words)) or any(pair in _PHRASES for pair in pairwise(words))
    return contrast or any(negations(tokens))
