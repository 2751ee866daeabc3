"""Decisions in Danish text: the class of an outcome, whether it is denied, or was only proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.model import DecisionClass, Span

#: Decision words by class. Lower case; the word that stands first counts.
DECISION_WORDS: tuple[tuple[DecisionClass, str], ...] = (
    (
        DecisionClass.POSTPONED,
        r"udsættes?\b|udsat\b(?! for)|"
        r"udsatte\b(?= (?:sag|punkt|behandl|beslut|indstil|forslag|orient|drøft|\"|»))|"
        r"udskyde[srt]*\b|udskudt|udskød",
    ),
    (
        DecisionClass.WITHDRAWN,
        r"trukket|trækkes|trak\b|tages? af dagsordenen|taget af dagsordenen|udgår\b|udgik\b",
    ),
    (
        DecisionClass.REJECTED,
        r"forkast\w*|afvis(?:t|te|tes|es|er|e)?\b|nedstem\w+|afslog\b|afslås?\b|afslået\b|"
        r"faldt\b(?! (?:fra|til|med \S+ (?:%|pct|procent|mio|kr)))|(?:ikke|intet) (?:noget )?flertal\b|"
        r"nej til\b",
    ),
    (
        DecisionClass.REMITTED,
        r"oversend(?:t|te|tes|es|e)?\b|tilbagesend\w*|hjemvis\w*"
        r"|(?:sendt|sendes|sendte|henvist|henvises)\b til(?:bage)?\b",
    ),
    (DecisionClass.NOTED, r"til efterr?etning|til orientering"),
    (DecisionClass.RECOMMENDED, r"anbefal(?:es|ede|edes|et|te|er)?\b|indstill\w+ (?:godkendt|til)"),
    (DecisionClass.ADOPTED, r"ti(?:l?t|l)råd\w*|tiltræd(?:es|te|e)?\b|fulgte? indstilling"),
    (
        DecisionClass.APPROVED,
        r"godkend(?:t|te|es|tes|e)?\b|vedtag(?:et|es|e)?\b(?! budget)|vedtog(?:es)?\b|imødekom\w*"
        r"|bevilg(?:et|ede|es|edes)\b|ja til\b",
    ),
    (DecisionClass.DISCUSSED, r"drøft(?:et|ede|es|edes)\b"),
    (DecisionClass.LAPSED, r"bortfald\w*"),
)
#: What falls is a motion; anything else that falls is a figure.
_MOTION = re.compile(r"(?:forslag|indstilling|anmodning|beslutning|punkt|ansøgning)\w*\b[^,;.]*$")
#: 'sagde også ja til': what is said yes or no to; 'stemte ja til' is a vote.
_ANSWERS = frozenset({"ja til", "nej til"})
_SAYS = re.compile(r"\b(?:sagde|siger|sige|sagt|siges)(?: [^\W\d]+){0,4} $")
#: 'vedtog at udsætte': what was decided is the outcome that follows.
_TO_DO = re.compile(
    r" at (?:udsætte|udskyde|afvise|forkaste|oversende|hjemvise|tilbagesende|sende|trække|drøfte)\b"
)
_POSITIVE = {DecisionClass.ADOPTED: DecisionClass.APPROVED, DecisionClass.RECOMMENDED: DecisionClass.APPROVED}
_WORD = re.compile("|".join(rf"(?P<{kind.name}>\b(?:{words}))" for kind, words in DECISION_WORDS))
_DENIED_BEFORE = re.compile(r"\b(?:ikke|hverken|ej|aldrig)\b(?: \w+){0,2} ?$")
_DENIED_AFTER = re.compile(
    r"^(?: (?:udvalget|byrådet|kommunalbestyrelsen|man|rådet))? ikke\b(?! (?:kun|blot|mindst|alene)\b)"
)
_PROPOSES = re.compile(
    r"\bindstill\w*|\bforeslå\w*|\bforeslog\w*|\bforslag om at|"
    r"\bsøges? om|\bskal (?:tage stilling|godkende|vedtage)|\bfremlæg\w*|\bhenblik på"
)
_FOLLOWED = re.compile(
    r"\bindstilling\w*(?: \S+){0,6} (?:\w*godkend|tiltr|vedtag|forkast|afvis|udsat|udsk|fulg|taget)|"
    r"\bindstilling\w*[^.;]{0,150}\b(?:blev|er) (?:\w+ )?"
    r"(?:godkend|tiltr|vedtag|forkast|afvis|udsat|udsk|taget)|"
    r"(?:godkend|tiltr|vedt|forkast|afvis|uds)\w* (?:\w+ ){0,3}(?:indstilling)"
)
_TELLS = re.compile(
    r"\b(?:blev|bliver|er|var|blevet|har)\b|"
    r"^(?:ikke )?(?:godkend|tilt?r|vedt|uds|forkast|afvis|taget|trukket|drøft|anbefal|overs)|"
    r"\b(?:godkendte|tiltrådte|vedtog|forkastede|afviste|udsatte|tog|trak|drøftede|oversendte|anbefalede|"
    r"besluttede|fulgte|bevilgede|imødekom|afslog|nedstemte|hjemviste|sagde(?: \w+){0,4} (?:ja|nej))\b"
)
_DECIDED = re.compile(r"^(?:udvalgets |byrådets )?beslutning(?:en)?\b[^:]{0,60}:")


_BODY = r"\w*(?:udvalget|byrådet|kommunalbestyrelsen|regionsrådet)"
_COUNCIL = re.compile(r"byrådet|kommunalbestyrelsen|regionsrådet")
_BODY_BEFORE = re.compile(
    rf"(?<!\btil )(?<!\bi )(?<!\bfor )(?<!\bfra )(?<!\baf )\b({_BODY})(?: (?!.*,)[^.;]*)?$"
)
_BODY_AFTER = re.compile(rf"^(?: \S+){{0,4}}? af ({_BODY})\b|^ ({_BODY})\b")
#: 'indstillede til byrådet, at …', 'anbefalede at …': what follows is for others to decide.
_PASSED_ON = re.compile(r"\b(?:indstille[rdst]\w*|anbefal\w+|foresl\w+)\b[^.;]*\bat\b")
_ADVISES = re.compile(r"\banbefal\w+ $")
_ADVISED = re.compile(r"\b(?:forvaltning|administration|direktør)\w* (?:\w+ ){0,2}anbefal\w*$")


class Mood(StrEnum):
    """How a text speaks of an outcome: as decided, as proposed, or in neither way."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    SPOKEN_OF = "spoken of"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome that a sentence tells, with its polarity; approved, adopted and recommended are one."""

    decision: DecisionClass
    denied: bool
    mood: Mood
    span: Span
    body: str = ""
    advised: bool = False

    def agrees_with(self, source: Outcome) -> bool:
        """Whether `source` tells the same outcome, and tells it as decided where this one does."""
        if (self.decision, self.denied) != (source.decision, source.denied):
            return False
        if not _same_body(self.body, source.body) or (self._is_final and source.advised):
            return False
        return self.mood is Mood.SPOKEN_OF or source.mood is self.mood

    @property
    def _is_final(self) -> bool:
        """Whether the council is said to have decided: what a committee advises is no such decision."""
        return not self.advised and self.mood is Mood.DECIDED and _COUNCIL.search(self.body) is not None


@lru_cache(maxsize=50_000)
def outcomes(text: str, setting: Mood = Mood.SPOKEN_OF) -> tuple[Outcome, ...]:
    """The outcomes of a sentence. `setting` is the mood of the section it stands in, where that has one."""
    lower = text.lower()
    found: list[Outcome] = []
    for match in _WORD.finditer(lower):
        if _is_another_matter(lower, match):
            continue
        kind, denial = DecisionClass[match.lastgroup or ""], _denial(lower, match)
        advised = kind is DecisionClass.RECOMMENDED
        turned = kind is DecisionClass.REJECTED and denial is None
        kind = DecisionClass.APPROVED if turned else _POSITIVE.get(kind, kind)
        span = Span(*match.span())
        if denial is not None:
            span = Span(min(span.start, denial.start), max(span.end, denial.end))
        denied, mood = turned or denial is not None, _mood(lower, match, setting)
        found.append(Outcome(kind, denied, mood, span, _body(lower, match), advised))
    return tuple(found)


def _is_another_matter(lower: str, match: re.Match[str]) -> bool:
    """Whether a word is no outcome: a figure fell, or it was decided to do what the next word says.

    Nor is a 'ja til' that nobody says.
    """
    if match.group() in _ANSWERS and not _SAYS.search(lower[: match.start()]):
        return True
    if match.group() == "faldt":
        return _MOTION.search(lower[: match.start()]) is None
    return match.lastgroup == DecisionClass.APPROVED.name and _TO_DO.match(lower, match.end()) is not None


def _denial(lower: str, match: re.Match[str]) -> Span | None:
    """Where the word stands that denies an outcome: before it, or right after it."""
    if before := _DENIED_BEFORE.search(lower[: match.start()]):
        return Span(*before.span())
    after = _DENIED_AFTER.match(lower[match.end() :])
    if after and match.group() not in _ANSWERS:
        return Span(match.end(), match.end() + after.end())
    return None


def _mood(lower: str, match: re.Match[str], setting: Mood) -> Mood:
    before = lower[: match.start()]
    if setting is Mood.PROPOSED:
        return setting
    if _PASSED_ON.search(before) or _ADVISES.search(before):
        return Mood.PROPOSED
    if setting is Mood.DECIDED or _DECIDED.match(lower):
        return Mood.DECIDED
    if (_PROPOSES.search(before) or _ADVISED.search(lower[: match.end()])) and not _FOLLOWED.search(lower):
        return Mood.PROPOSED
    return Mood.DECIDED if _TELLS.search(lower) else Mood.SPOKEN_OF


def body(label: str) -> str:
    """The body that a label names: 'Beslutning i Økonomiudvalget den 3. marts'; else ''."""
    found = re.search(_BODY, label.lower())
    return found.group() if found else ""


def _body(lower: str, match: re.Match[str]) -> str:
    """Which body decided ('Byrådet godkendte', 'blev godkendt af byrådet'), or ''."""
    if before := _BODY_BEFORE.search(lower[: match.start()]):
        return before[1]
    after = _BODY_AFTER.match(lower[match.end() :])
    return (after[1] or after[2]) if after else ""


def _same_body(one: str, other: str) -> bool:
    """Whether two names may mean one body; 'udvalget' may be any committee."""
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    return long.endswith(short)
