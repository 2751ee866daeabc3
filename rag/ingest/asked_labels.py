"""Sections whose names are questions: 'Hvad betyder det økonomisk?'"""

from __future__ import annotations

import re

from rag.model import Role

_ASKS = re.compile(r"(?:hvad|hvem|hvordan|hvorfor|hvilke[tn]?|hvornår|hvor)\b", re.IGNORECASE)
_LONGEST_QUESTION = 70
#: What the questions that sections answer are about, in order.
_ASKED: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words, re.IGNORECASE))
    for role, words in (
        (Role.DECISION, r"\b(?:blev|har|er)\b.*\bbesl(?:uttet|utning)|hvad besluttede"),
        (Role.COMPETENCE, r"\bhvem\b.*\b(?:beslutter|afgør|bestemmer|behandler)"),
        (Role.RECOMMENDATION, r"\b(?:anbefal|indstill|foreslå)"),
        (Role.ECONOMY, r"økonomi|\bkoster?\b|\bbetale|finansier"),
        (Role.LEGAL, r"\b(?:lov|regler|jura)"),
        (Role.COMMUNICATION, r"\b(?:hørt|høres|inddrag|borgerne)"),
        (Role.NEXT_STEPS, r"\b(?:videre|næste|herefter|sker der|bagefter)"),
        (Role.HISTORY, r"\btidligere\b"),
        (Role.BACKGROUND, r"baggrund|\b(?:hvorfor|ved vi|fakta|vurder)"),
        (Role.RESUME, r"\b(?:handler|drejer|går .* ud på|sagen|punktet|tage stilling)"),
    )
)


def asked_role(name: str) -> Role | None:
    """The role of a section whose name is a question, by what is asked; None for another question."""
    if len(name) > _LONGEST_QUESTION or not name.endswith("?") or _ASKS.match(name) is None:
        return None
    return next((role for role, words in _ASKED if words.search(name)), None)
