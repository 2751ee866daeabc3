"""Questions that ask for several things: each part is answered, or refused, on its own.

'Hvad besluttede udvalget om stien, og hvem stemte imod?' is two questions; the second leans on the first. A
comparison is one question, and so is one thing asked of two.
"""

from __future__ import annotations

import re

from rag.ask.questions.question import Question

_ASKING = r"hvad|hvem|hvor\w*|hvilke[nt]?|hvornår|hvornaar|hvorfor|what|who|whom|when|where|which|why|how"
#: Where a further question begins: after a question mark, or after 'og' with a word that asks.
_BORDER = re.compile(
    rf"\?\s+(?=\w)|,?\s+(?:og|samt|and)\s+(?=(?:i |på |til |for |med |fra )?(?:{_ASKING})\b)", re.IGNORECASE
)
#: A part of fewer words asks nothing of its own ('og hvorfor').
_LEAST_WORDS = 2


def parts_of(question: Question) -> tuple[Question, ...]:
    """The questions that a question is made of, in order; itself alone where it is one."""
    pieces = [piece.strip(" ,?.!") for piece in _BORDER.split(question.text)]
    if len(pieces) < 2 or not all(_asks(piece) for piece in pieces):
        return (question,)
    return tuple(Question(f"{piece[:1].upper()}{piece[1:]}?") for piece in pieces)


def _asks(piece: str) -> bool:
    part = Question(f"{piece}?")
    return len(piece.split()) >= _LEAST_WORDS and bool(part.wants)
