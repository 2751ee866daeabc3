"""Taking keys out of what is shown or written: errors, logs, recordings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rag.config import SECRET_LENGTH, secrets

if TYPE_CHECKING:
    from pydantic import BaseModel

#: What stands where a key stood.
GONE = "***"
#: Characters of a provider's own words that are kept: enough for a sentence or two.
EXCERPT_LENGTH = 300
#: What looks like a key, wherever it came from: `sk-…` (also half masked, as servers repeat it), a bearer
#: header, and the user and password of an address.
LOOKS_SECRET = (
    re.compile(r"\b(?:sk|pk|gsk|xai)-[\w*.-]{6,}", re.IGNORECASE),
    re.compile(r"(?<=Bearer )\S{6,}", re.IGNORECASE),
    re.compile(r"(?<=://)[^/\s@]+(?=@)"),
)


def keys_of(model: BaseModel) -> frozenset[str]:
    """The keys that a provider's client was opened with: whatever it holds as a secret."""
    from pydantic import SecretStr

    held = (value for _, value in model if isinstance(value, SecretStr))
    return frozenset(key for value in held if len(key := value.get_secret_value()) >= SECRET_LENGTH)


def without_keys(text: str, keys: Iterable[str] = ()) -> str:
    """The text without these keys and without those of the environment, and otherwise as it was."""
    for key in sorted(secrets().union(keys), key=len, reverse=True):
        text = text.replace(key, GONE)
    return text


def excerpt(text: str, keys: Iterable[str] = ()) -> str:
    """One line of bounded length, without control characters, without keys and what looks like one."""
    text = without_keys(text, keys)
    for pattern in LOOKS_SECRET:
        text = pattern.sub(GONE, text)
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1] + "…"
