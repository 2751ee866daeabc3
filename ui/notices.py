"""Why a document was not read, or not whole, told in Danish.

A meeting keeps its warnings in English, as they are logged; whoever shows them turns them into Danish here.
"""

from __future__ import annotations

import re
from functools import cache

from ui.notices_table import NOTICES

#: Fields that are messages themselves.
_TOLD = frozenset({"told", "found", "said", "remedy"})
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def in_danish(message: str) -> str:
    """The Danish of a refusal or a warning; as it stands where the table does not have it."""
    for pattern, danish in _patterns():
        if match := pattern.fullmatch(message):
            return danish.format(**{field: _shown(field, text) for field, text in match.groupdict().items()})
    return message


def _shown(field: str, text: str) -> str:
    """The text of a field: a date as 03.12.2025."""
    if field in _TOLD:
        return in_danish(text)
    date = _DATE.fullmatch(text)
    return f"{date[3]}.{date[2]}.{date[1]}" if date else text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(english), danish) for english, danish in NOTICES.items())


def _pattern(english: str) -> re.Pattern[str]:
    """A message with fields as an expression with a group for each."""
    parts = re.split(r"\{(\w+)\}", english)
    written = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(written), re.DOTALL)
