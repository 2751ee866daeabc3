"""A question as it was pasted: the words, without the markup of the page they were copied from."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_SIGNS = re.compile(r"\*\*|__|`|^#+ ", re.MULTILINE)
#: Control characters, and what has no width.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def bare_question(written: str) -> str:
    """The question on one line, without HTML tags, Markdown and characters that nobody sees."""
    text = _LINK.sub(r"\1", _TAG.sub(" ", _UNSEEN.sub("", written)))
    return " ".join(_SIGNS.sub("", text).split())
