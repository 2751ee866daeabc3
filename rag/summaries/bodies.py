"""The body that met, as a citizen would name it in a sentence."""

from __future__ import annotations

import re

from rag.model import Meeting

_KINDS = (
    (re.compile(r"udvalg(?:et)?$", re.IGNORECASE), "Udvalget"),
    (re.compile(r"kommunalbestyrelsen?$", re.IGNORECASE), "Kommunalbestyrelsen"),
    (re.compile(r"byråd(?:et)?$", re.IGNORECASE), "Byrådet"),
    (re.compile(r"regionsråd(?:et)?$", re.IGNORECASE), "Regionsrådet"),
    (re.compile(r"bestyrelsen?$", re.IGNORECASE), "Bestyrelsen"),
    (re.compile(r"råd(?:et)?$", re.IGNORECASE), "Rådet"),
    (re.compile(r"nævn(?:et)?$", re.IGNORECASE), "Nævnet"),
)


def body(meeting: Meeting) -> str:
    """'Udvalget', 'Byrådet', 'Kommunalbestyrelsen' …; its own name where its kind is unknown."""
    return next((name for kind, name in _KINDS if kind.search(meeting.committee)), meeting.committee)


def named_shortly(text: str, meeting: Meeting) -> str:
    """A text in which the body that met is named 'udvalget' and not by its whole name."""
    name, short = meeting.committee, body(meeting)
    if name == short:
        return text
    text = re.sub(rf"(?:(?<=^)|(?<=\. )){re.escape(name)}(?=s?\b)(?!-)", short, text)
    return re.sub(rf"(?<![\w-]){re.escape(name)}(?=s?\b)(?!-)", short.lower(), text)
