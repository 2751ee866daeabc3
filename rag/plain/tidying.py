"""A sentence of minutes on one line, without marks of lists and layout; and with its capital and stop."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")
_TAG = re.compile(r"</?[a-z]+\s?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=[\w.])_+(?!\w)|^#+\s", re.MULTILINE)
_HYPHENATED = re.compile(r"(?<=[a-zæøå])-\n\s*(?!(?:og|eller|samt|til)\b)(?=[a-zæøå])")
#: A number marks a point where a capital or 'at' follows: '2. at …', but '2. halvår'.
_MARK = re.compile(r"^(?:[-•–]\s+|\d{1,2}[.)]\s+(?=[A-ZÆØÅ\"»]|at\s)|\(?[a-zæøå]\)\s+)+")
#: 'på (6,1 mio. kr.)': the preposition needs the amount.
_WRAPPED = re.compile(r"(\b(?:på|for|til|af|med)) \(([-−]?\d[^()]*)\)")
_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2009"): " ", ord("\u00ad"): None}
_LOOSE = re.compile(r"\s+([,.;:!?)])(?![\d.])")
_LAST_JOINER = re.compile(r"(?:[,;]|\s[-–])*(?:\s(?:og|samt|eller))?[\s,;]*$")
_STOPS = re.compile(r"(?<=\w)(\.)\.$")
_ENDED = re.compile(r"[.!?:…][\"»”’')\]]*$")


def tidied(sentence: str) -> str:
    """The sentence on one line with single spaces, without emphasis, links and the mark of a list's point."""
    text = _HYPHENATED.sub("", sentence.translate(_SPACES))
    text = _EMPHASIS.sub("", _TAG.sub(" ", _LINK.sub(r"\1", text)))
    text = _MARK.sub("", " ".join(text.split()))
    return _LOOSE.sub(r"\1", _WRAPPED.sub(r"\1 \2", text)).strip()


def finished(text: str) -> str:
    """The text with a capital first and a stop last; '' where there is no letter and no figure."""
    text = _LAST_JOINER.sub("", text.strip(" ,;")).strip()
    if not any(map(str.isalnum, text)):
        return ""
    text = text[0].upper() + text[1:]
    text = _STOPS.sub(r"\1", text)
    return text if _ENDED.search(text) else f"{text}."
