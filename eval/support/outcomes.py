"""What became of a matter: the words for it, their polarity, and whether it was decided or proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.facts import Token, TokenKind
from eval.matching import OUTCOMES, is_denied
from eval.support.sections import Part


class Mood(StrEnum):
    """How an outcome is told."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A word for an outcome: its class, whether it is affirmed, how it is told, and its token."""

    name: str
    affirmed: bool
    mood: Mood
    at: int


_STEMS = {stem: name for name, stems in OUTCOMES.items() for stem in stems}
_NOTED = OUTCOMES["til efterretning"]
_STEM = re.compile("|".join(sorted(_STEMS, key=len, reverse=True)))
_NOUN = re.compile(
    r"(?:else|elser|elsen|elserne|elses|elsens|ning|ningen|ninger|ling|lingen|linger|lingerne|velse)s?$"
)
_AFTER_POSTPONED = frozenset(
    "sagen punktet behandlingen beslutningen forslaget spørgsmålet dette den det emnet".split()
)
_PROPOSING = re.compile(r"indstil|foresl|foreslå")
_RECOMMENDING = frozenset({"forvaltningen", "administrationen", "direktionen", "direktøren"})
_AUXILIARY = frozenset("blev er blevet har havde var bliver".split())
_PARTICIPLE = re.compile(r"t$|et$|en$|efterretning$")
_PAST = re.compile(r"(?:de|te|tog|tiltrådte|vedtog|trak|udskød|udsatte|bortfaldt)$")
_MODAL = frozenset("kan kunne skal skulle vil ville bør må at".split())
_TAKEN = frozenset("tog tages taget tager raget".split())


def outcomes(tokens: Sequence[Token], part: Part) -> Iterator[Outcome]:
    """The outcomes that a sentence tells, `part` being where it stands."""
    for at, token in enumerate(tokens):
        stem = _STEM.match(token.text) if token.kind is TokenKind.WORD else None
        if stem is None or not _counts(tokens, at):
            continue
        affirmed = not is_denied(tokens, at, at + 1)
        yield Outcome(_STEMS[stem.group()], affirmed, _mood(tokens, at, part), at)


def says_decision(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with 'Beslutning'."""
    return bool(tokens) and tokens[0].text in {"beslutning", "beslutningen"}


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with the right beginning tells an outcome: nouns and 'udsatte borgere' do not."""
    word = tokens[at].text
    if word.startswith("vedtag") and at + 1 < len(tokens) and tokens[at + 1].text.startswith("budget"):
        return False
    if word.startswith(_NOTED):
        return any(token.text in _TAKEN or token.text == "til" for token in tokens[max(0, at - 4) : at])
    if word in {"udsatte", "udsat"} and at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.WORD:
        before = tokens[at - 1].text if at else ""
        return (word == "udsat" and before != "i") or tokens[at + 1].text in _AFTER_POSTPONED
    return not word.startswith(("trakt", "tilslutn")) and not (
        word.startswith("udsatt") and word != "udsatte"
    )


def is_noun(word: str) -> bool:
    """Whether the word names an outcome and does not tell one: 'godkendelse', 'drøftelser', 'indstilling'."""
    return bool(_NOUN.search(word)) and not word.startswith(_NOTED)


def _mood(tokens: Sequence[Token], at: int, part: Part) -> Mood:
    before = [token.text for token in tokens[:at]]
    word = tokens[at].text
    if is_noun(word):
        return Mood.OPEN
    if part is Part.PROPOSAL or _is_proposed(before, word):
        return Mood.PROPOSED
    if part is Part.DECISION:
        return Mood.DECIDED
    if before and before[0] == "at" and part is Part.BODY and not set(before) & _AUXILIARY:
        return Mood.PROPOSED
    return Mood.DECIDED if _is_done(before, word) else Mood.OPEN


def _is_proposed(before: Sequence[str], word: str) -> bool:
    if any(_PROPOSING.match(other) and not other.startswith("indstilling") for other in before):
        return True
    if any(other.startswith("indstilling") for other in before[:1]) and "lød" in before[:3]:
        return True
    if any(other.startswith("anbefal") and not is_noun(other) for other in before) and "at" in before:
        return True
    return word.startswith("anbefal") and bool(set(before) & _RECOMMENDING)


def _is_done(before: Sequence[str], word: str) -> bool:
    if before and before[-1] in _MODAL and not (before[-1] == "at" and "besluttede" in before):
        return False
    if word.startswith(_NOTED):
        return not set(before) & (_MODAL - {"at"}) and "tages" not in before
    if not before or set(before) <= {"ikke", "beslutning", "ad", "enstemmigt"}:
        return True
    if set(before) & _AUXILIARY and _PARTICIPLE.search(word):
        return True
    return (
        bool(_PAST.search(word))
        or word.startswith(("anbefal", "tiltræd", "udsættes", "oversend"))
        or "besluttede" in before
    )
