"""Lists of voters that a line break cuts: the lines of one side read as one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.decision_class import classify
from rag.ingest.layout import bare
from rag.ingest.vote_forms import LED, TRAILED
from rag.ingest.voters import is_party, voters
from rag.model import DecisionClass, Span

_JOINING = re.compile(r"(?:,|\b(?:og|samt))$")
_CONTINUES = re.compile(r"(?:og|samt)\s|\(")
#: The rest of a name: 'Rønhave (Ø) og Mads Bech'.
_REST_OF_NAME = re.compile(r"[A-ZÆØÅ][\w'’-]+(?:\s*\(|,|\s+og\s|\.?$)")
#: 'For forslaget' above 'stemte Bo Bak'.
_SIDE_ALONE = re.compile(r"(?:For|Imod|Mod)(?:\s+[a-zæøå]+){0,3}")
_VOTED = re.compile(r"stem(?:te|mer)\b")
_ABSTAINING = re.compile(r"\bund(?:lod|lader)$", re.IGNORECASE)
#: '…, Lone Vestby og Anders' above 'Roed stemte imod.'
_FIRST_NAME_LAST = re.compile(r"(?:,|\bog|\bsamt)\s+[A-ZÆØÅ][\w'’-]+$")
_SURNAME_FIRST = re.compile(
    r"[A-ZÆØÅ][\w'’-]+(?:\s\([^()]*\))?\s+(?:stemte|stemmer|undlod|afstod|var|deltog)\b"
)
#: A line that breaks in the middle of a sentence is at least this long.
_WRAPPED = 50
#: What begins an entry of a list or a side rather than goes on with a sentence.
_BEGINS = re.compile(r"(?:at|og at|samt at|for|i?mod|undlod|[a-z][.)])(?!\w)")
_ENDED = re.compile(r"[.:;!?]$")


def unwrapped(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Sentences with those joined that one line break cuts inside a list of voters."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and _runs_on(text, joined[-1], piece):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _runs_on(text: str, one: Span, following: Span) -> bool:
    between = text[one.end : following.start]
    first, second = " ".join(bare(one.of(text)).split()), bare(following.of(text))
    unclosed = first.count("(") > first.count(")") and second.count("(") < second.count(")")
    if between.count("\n") not in ((1, 2) if unclosed else (1,)) or between.strip():
        return False
    if _ENDED.search(first):
        return False
    if _SIDE_ALONE.fullmatch(first) and _VOTED.match(second):
        return True
    if _ABSTAINING.search(first) and second.startswith("at stemme"):
        return True
    if _FIRST_NAME_LAST.search(first) and _SURNAME_FIRST.match(second):
        return True
    if first.count("(") > first.count(")") and ")" in second:
        return True
    if (
        len(first) >= _WRAPPED
        and not first.endswith(",")
        and second[:1].islower()
        and not _BEGINS.match(second)
    ):
        return True
    led = LED.fullmatch(first)
    if led is None or not (led["colon"] or led["verb"]):
        listed = voters(_JOINING.sub("", first).strip())
        return bool(listed and _JOINING.search(first) and TRAILED.match(second))
    if _JOINING.search(first) or _CONTINUES.match(second) or first.count("(") > first.count(")"):
        return True
    return _cut_name(re.split(r",\s*|\s+og\s+|:\s*", first)[-1], second)


def _cut_name(last: str, second: str) -> bool:
    """Whether a line ends with a first name whose surname begins the next."""
    if " " in last or not last or is_party(last) or not _REST_OF_NAME.match(second):
        return False
    return classify(second.split()[0]) is DecisionClass.OTHER and LED.match(second) is None
