"""Which sentences of a decision are this body's, where several bodies' stand under one label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.committees import BODY_WORD
from rag.ingest.decision_class import classify
from rag.ingest.sections import body_key, same_body
from rag.model import DecisionClass, Span

#: 'Økonomiudvalget anbefaler …': who decides, as the subject; 'Byrådet anbefales at …' is another's words.
LED = re.compile(
    rf"(?!Et\b|Det\b|Hele\b)(?P<body>(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w-]*,?\s(?:og\s)?){{0,5}}[\w-]*(?i:{BODY_WORD})"
    r"(?:\sfor(?:\s(?:og|[A-ZÆØÅ][\w-]*,?)){1,6})?)\s+"
    r"(?:anbefaler|anbefalede|indstiller|indstillede|godkender|godkendte|vedtager|vedtog|tiltræder|tiltrådte|"
    r"beslutter|besluttede|drøftede|tager|tog|oversender|oversendte|udsatte|udsætter|forkastede|afviste)\b"
)
#: What says nothing of its own.
_SAYS_NOTHING = frozenset({DecisionClass.OTHER, DecisionClass.NOTHING})


def own_sentences(text: str, pieces: Sequence[Span], committee: str) -> list[Span]:
    """The sentences without those that tell what another body than `committee` decided.

    All of them where nothing would be left that decides, or the committee is not known.
    """
    rest = [piece for piece in pieces if not _is_of_other(piece.of(text), committee)]
    if len(rest) == len(pieces):
        return rest
    decides = any(classify(piece.of(text)) not in _SAYS_NOTHING for piece in rest)
    return rest if decides else list(pieces)


def _is_of_other(sentence: str, committee: str) -> bool:
    led = LED.match(sentence.lstrip("*_ ")) if committee else None
    if led is None or same_body(led["body"], committee):
        return False
    mine, theirs = body_key(committee), body_key(led["body"])
    return mine not in theirs and theirs not in mine
