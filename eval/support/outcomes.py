"""What became of a matter: the words for it, their polarity, and whether it was decided or proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
#: A motion that is lost: 'forslaget faldt', 'opnåede ikke flertal'.
_MOTION = ("forslag", "ændringsforslag", "indstilling", "anmodning", "underændringsforslag")
_FELL = frozenset({"faldt", "falder", "faldet"})
_OPENS_PHRASE = (
    "nedstem",
    "fald",
    "flertal",
    "tilbagesend",
    "hjemvis",
    "send",
    "ta",
    "tog",
    "rag",
    "udg",
    "orienter",
    "ja",
    "nej",
)
#: 'sagde også ja til planen'.
_ANSWERS = {"ja": "godkendt", "nej": "afvist"}
_ANSWERED = frozenset({"sagde", "sagt", "siger"})
_LOST = "afvist"
_RETURNED = "tilbagesendt"
_OFF_THE_AGENDA = "af dagsordenen"
_DECIDED = re.compile(r"(?:besluttede|fastsatte|vedtog|bevilgede|godkendte|tiltrådte|afsatte)$")
_FEW = 4  # tokens: 'Til orientering.', 'Sagen til orientering'
_TAKEN = frozenset("tog tages taget tager raget".split())


def outcomes(tokens: Sequence[Token], part: Part) -> Iterator[Outcome]:
    """The outcomes that a sentence tells, `part` being where it stands."""
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        if found := _phrase(tokens, at):
            name, lost = found
            yield Outcome(name, lost or not is_denied(tokens, at, at + 1), _mood(tokens, at, part), at)
            continue
        stem = _STEM.match(token.text)
        if stem is None or not _counts(tokens, at):
            continue
        affirmed = not is_denied(tokens, at, at + 1)
        yield Outcome(_STEMS[stem.group()], affirmed, _mood(tokens, at, part), at)


def kind(found: Outcome) -> tuple[str, bool]:
    """What an outcome comes to: what is not adopted is rejected."""
    if found.name == "godkendt" and not found.affirmed:
        return _LOST, True
    return found.name, found.affirmed


def is_adopted(found: Outcome) -> bool:
    """Whether what was proposed came to be, or may have: noting and discussing leave it open."""
    none = {_LOST, _RETURNED, _OFF_THE_AGENDA, "udsat", "trukket", "bortfaldet"}
    return found.affirmed and found.name not in none


def of_lost_motions(tokens: Sequence[Token], found: Sequence[Outcome]) -> Iterator[Outcome]:
    """The outcomes of minutes, with what a lost motion asked for denied: 'forslaget om udsættelse faldt'."""
    lost = [one.at for one in found if kind(one) == (_LOST, True)]
    motions = [at for at, token in enumerate(tokens) if token.text.startswith(_MOTION)]
    for one in found:
        asked = any(at < one.at for at in motions) and any(one.at < at for at in lost)
        asked = asked and (is_noun(tokens[one.at].text) or tokens[one.at - 1].text == "at")
        yield replace(one, affirmed=False, mood=Mood.DECIDED) if asked else one


def _phrase(tokens: Sequence[Token], at: int) -> tuple[str, bool] | None:
    """An outcome told by a verb with other words, and whether its negation belongs to it."""
    word = tokens[at].text
    if not word.startswith(_OPENS_PHRASE):
        return None
    before = [token.text for token in tokens[max(0, at - 8) : at]]
    after = [token.text for token in tokens[at + 1 : at + 5] if token.clause == tokens[at].clause]
    motion = any(other.startswith(_MOTION) for other in before)
    if word.startswith("nedstem") or (word in _FELL and motion and not {"med", "fra"} & set(after)):
        return _LOST, False
    if word == "flertal" and motion and set(before[-4:]) & {"ikke", "intet"}:
        return _LOST, True
    if word.startswith(("tilbagesend", "hjemvis")) or (word.startswith("send") and "tilbage" in after):
        return _RETURNED, False
    if word in _ANSWERS and after[:1] == ["til"] and set(before[-5:]) & _ANSWERED:
        return _ANSWERS[word], False
    if word == "orientering" and before[-1:] == ["til"] and (len(tokens) <= _FEW or set(before) & _TAKEN):
        return "til efterretning", False
    taken = word in _TAKEN or word == "udgår" or word == "udgik"
    if taken and "dagsordenen" in after and {"af", "fra"} & set(after):
        return _OFF_THE_AGENDA, False
    return None


def says_decision(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with 'Beslutning'."""
    return bool(tokens) and tokens[0].text in {"beslutning", "beslutningen"}


def proposes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what somebody proposes."""
    return any(_PROPOSING.match(token.text) or token.text.startswith("forslag") for token in tokens)


def tells_as_done(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells that something was decided: 'blev fastsat', 'besluttede', 'vedtog'."""
    texts = [token.text for token in tokens]
    done = any(text in {"blev", "blevet"} or _DECIDED.match(text) for text in texts)
    return done and not proposes(tokens) and not any(text.startswith("anbefal") for text in texts)


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
    return bool(_NOUN.search(word)) and not word.startswith((*_NOTED, "orientering"))


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
    if _is_asked(before):
        return True
    if any(other.startswith("anbefal") and not is_noun(other) for other in before) and "at" in before:
        return True
    return word.startswith("anbefal") and bool(set(before) & _RECOMMENDING)


def _is_asked(before: Sequence[str]) -> bool:
    """Whether a word stands in what a motion asks or what was voted for: 'stemte for, at sagen udsættes'."""
    triples = zip(before, before[1:], before[2:], strict=False)
    return any(
        words == ("forslag", "om", "at") or (words[0].startswith("stem") and words[1:] == ("for", "at"))
        for words in triples
    )


def _is_done(before: Sequence[str], word: str) -> bool:
    if before and before[-1] in _MODAL and not (before[-1] == "at" and "besluttede" in before):
        return False
    if word in _ANSWERS:
        return "siger" not in before
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
