"""Labels of decisions that name the body and its meeting: 'Beslutning i Byrådet den 26-01-2015'."""

from __future__ import annotations

import re
from datetime import date

from rag.ingest.committees import BODY_WORD
from rag.ingest.dates import find_dates

_BODY = re.compile(rf"(?i:{BODY_WORD})\b|^[A-ZÆØÅ]{{2,6}}(?:/[A-ZÆØÅ]{{2,6}})*s?$")
_DECISION_IN = re.compile(
    r"(?:beslutning(?:er)?|behandling|vedtagelse|konklusion)\b\s*(?:[-–:,]\s*)?"
    r"(?:truffet\s+)?(?:(?:i|af|fra|for|på|ved)\s+)?(?:møde\s+i\s+)?(?P<body>.*)",
    re.IGNORECASE,
)
_DECISION_OF = re.compile(
    r"(?P<body>.{2,80}?)s?\s+(?:beslutning(?:er)?|vedtagelse|konklusion)(?P<rest>.*)", re.IGNORECASE
)
#: 'UDVALGET BESLUTTEDE' · 'Teknisk Udvalg vedtog følgende'
_DECIDED = re.compile(r"(?P<body>.{2,80}?)\s+(?:besluttede|vedtog)(?:\s+følgende)?", re.IGNORECASE)
_SAYS_WHO_DECIDED = re.compile(r" (?:besluttede|vedtog)\b")
#: What stands above a roll-call, before the decision or within it.
VOTING = frozenset({"afstemning", "afstemningsresultat"})
#: Decision labels that count only where the minutes have no 'Beslutning' of their own: reports have
#: conclusions too, and 'Beslutning Økonomiudvalget den …' above a conclusion may be another body's.
INSTEAD_OF_BESLUTNING = frozenset({"konklusion", "referat", "afgoerelse", "vedtagelse"})
_BEFORE_DATE = re.compile(
    r"[\s,(–-]*(?:(?:på|i)\s+møde[t]?\s*|møde[t]?\s*)?(?:den|d\.)?[\s,(]*$", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"[\s.:,)–-]*(?:,?\s*(?:pkt|punkt|nr|sag)\.?\s*(?:nr\.?\s*)?\d+)?[\s.:)–-]*$", re.IGNORECASE
)
#: As in 'Beslutning i Byrådet': nothing is said of the body.
_NAME_OF_BODY = re.compile(
    rf"(?:(?>[A-ZÆØÅ][\w./-]*|[\w-]*{BODY_WORD}|[\w-]+-|og|for|i|af|til|med|samt|om|på|det|den|ved|"
    r"ordinær\w*|ekstraordinær\w*|møde[t]?|mødets|/|&),?(?:\s+|$))+",
)


def stands_instead(key: str) -> bool:
    """Whether a decision label counts only in place of 'Beslutning', by its key: 'udvalget besluttede'."""
    return key in INSTEAD_OF_BESLUTNING or _SAYS_WHO_DECIDED.search(key) is not None


def decision_label(text: str) -> tuple[str | None, date | None] | None:
    """The body and date of 'Beslutning i Byrådet den 26-01-2015', 'Økonomiudvalgets beslutning …'."""
    if "beslutning" not in (low := text.lower()) and not low.startswith(
        ("behandling", "vedtagelse", "konklusion")
    ):
        return None
    name, when = _without_date(text.rstrip(" :."))
    if name is None:
        return None
    if match := _DECISION_IN.fullmatch(name):
        body = match["body"].strip(" ,-–:")
        return (body or None, when) if (not body and when) or _names_body(body) else None
    if (match := _DECISION_OF.fullmatch(name)) and not match["rest"].strip() and _names_body(match["body"]):
        return match["body"].strip(), when
    return None


def deciding(text: str) -> tuple[str, date | None] | None:
    """The body and date of 'Teknisk Udvalg besluttede den 5. marts 2024:', where nothing else is said."""
    name, when = _without_date(text.rstrip(" :."))
    match = _DECIDED.fullmatch(name) if name else None
    return (match["body"], when) if match and _names_body(match["body"]) else None


def _names_body(text: str) -> bool:
    """Whether a text names a body and says nothing of it: not 'Udvalget indstiller, at …'."""
    return _BODY.search(text) is not None and _NAME_OF_BODY.fullmatch(text.strip()) is not None


def _without_date(text: str) -> tuple[str | None, date | None]:
    """A label without its date; None where something else follows the date."""
    for start, end, when in find_dates(text):
        if _AFTER_DATE.fullmatch(text[end:]) is None:
            return None, None
        return _BEFORE_DATE.sub("", text[:start]), when
    return text, None
