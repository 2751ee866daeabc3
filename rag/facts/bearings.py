"""What the words around a figure say of it: which way it moves, from what to what, how exactly, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rag.danish import fold
from rag.model import Span


class Way(StrEnum):
    """Which way a figure moves, where the clause says so in words."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    UNDER = "under"
    SURPLUS = "surplus"
    DEFICIT = "deficit"


class Part(StrEnum):
    """Which part a figure plays in a change: by so much, from so much, to so much, so much in all or now."""

    BY = "by"
    FROM = "from"
    TO = "to"
    STANDS = "stands"
    NOW = "now"


class Hedge(StrEnum):
    """How a figure is said to lie: about so much, at most a little below, at least a little above."""

    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"


_PAIRS = ((Way.UP, Way.DOWN), (Way.OVER, Way.UNDER), (Way.SURPLUS, Way.DEFICIT))
_OPPOSITE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_UNLIKE = (
    {Part.BY, Part.FROM},
    {Part.BY, Part.TO},
    {Part.BY, Part.STANDS},
    {Part.BY, Part.NOW},
    {Part.FROM, Part.TO},
    {Part.FROM, Part.NOW},
)
_BUDGET = r"(?:det )?(?:\w+ )?budget(?:tet|teret|terede|rammen)?\b"
#: Word beginnings, folded. Spending over budget has no sign of its own: some tables count it as minus.
_WAYS = (
    (
        Way.OVER,
        rf"merforbrug|merudgift|overskrid|overskred|dyrere\b|over {_BUDGET}|(?:mere|hoejere) end {_BUDGET}",
    ),
    (
        Way.UNDER,
        r"mindreforbrug|mindreudgift|underskrid|underskred|billigere\b"
        rf"|under {_BUDGET}|(?:mindre|lavere) end {_BUDGET}",
    ),
    (Way.SURPLUS, r"overskud"),
    (Way.DEFICIT, r"underskud"),
    (
        Way.UP,
        r"fordobl|tredobl|stig|steg\b|steget|voks|oeg(?:e|et|es|ede)\b|foroeg|flere\b|hoejere\b|forhoej|fremgang|haeve[srt]|opjuster"
        r"|saette[srt]? op\b|sat(?:te)? op\b",
    ),
    (
        Way.DOWN,
        r"halver|fald(?!er ind)|faerre\b|lavere\b|mindre\b|reduc|reduktion|nedsaet|nedsat|nedgang|saenk"
        r"|tilbagegang|nedbring|nedbragt|nedjuster|nedskaer|mindske[srt]"
        r"|(?:bring|bragt|saett|sat|skaer|skaar)\w* ned\b",
    ),
)
_WAY = re.compile("|".join(rf"(?P<{way.value}>\b(?:{words}))" for way, words in _WAYS))
#: Words that say a minus: with one of them a figure may stand without its sign.
_MINUS = re.compile(
    r"\b(?:minus|negativ|underskud|tab\b|besparelse|fald|faerre|mindre|merforbrug|merudgift|nedgang|reduc|lavere)"
)
_CHANGE = re.compile(r"\bmere\b|aendr|dobl|halver|udvikling|vaekst|stigning|fald|forskel|juster|udvid|skaer")
_HEDGES = (
    (Hedge.BELOW, r"knapt?|naesten|lige under|lidt under|op mod|taet paa|hoejst|maksimalt|maks\.?|op til"),
    (Hedge.ABOVE, r"godt|lidt over|lige over|over|mere end|mindst|minimum"),
    (Hedge.ABOUT, r"cirka|circa|ca\.?|omkring|omtrent|rundt regnet|i omegnen af|i stoerrelsesordenen"),
)
_HEDGE = re.compile(
    rf"\b(?:{'|'.join(rf'(?P<{hedge.value}>{words})' for hedge, words in _HEDGES)}) (?:kr\.? )?$"
)
#: 'ikke over 5' is no denial of 5.
_DENIED = re.compile(
    r"\b(?:ikke|hverken|aldrig|ej) (?:e[nt] \w+ )?(?:laengere |laenger |i alt |paa |til |med |kr\.? )*$"
)
_BY = re.compile(r"\bmed (?:i alt |yderligere )?$")
_FROM = re.compile(r"\bfra $")
_GOES_ON = re.compile(r"^\.?[^.;]{0,60}?\btil\b")
_TO = re.compile(r"\btil $")
_FROM_BEFORE = re.compile(r"\bfra (?:\S+ )?\d")
_NOW = re.compile(r"\b(?:nu|herefter|dermed|fremover) (?:\w+ ){0,1}?$")
#: '310 mod 355 sidste år'.
_AGAINST = re.compile(r"\bmod $")
_LONG_AGO = re.compile(r"^[^.;,]{0,30}?\b(?:sidste aar|aaret foer|i fjor|tidligere|hidtil|foer)\b")
_STANDS = re.compile(r"\b(?:er|var|bliver|koster|udgoer|udgjorde|ligger|laa|staar|stod) (?:paa )?$")
#: How often, by the beginning of the word.
_TIMES = {
    "aar": "year",
    "maaned": "month",
    "uge": "week",
    "ugent": "week",
    "dag": "day",
    "doegn": "day",
    "kvartal": "quarter",
    "time": "hour",
}
_PERIOD = r"(?P<time>aar|maaned|uge|dag|doegn|kvartal|time)(?:n|en|et)?"
_OFTEN = re.compile(
    rf"\b(?:om|pr\.?|per|hver|hvert) {_PERIOD}\b|\b(?P<adjective>aar|maaned|ugent|dag|kvartal)(?:lig|vis)"
)
#: How far after a figure the words lie that tell how often, in characters.
_NEAR = 30
#: How far after 'fra 5' its 'til' may follow, in characters.
_FAR = 64


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a clause says of a figure: its ways, its part in a change, its hedge, how often it is due, and
    whether it is denied ('er ikke 5')."""

    ways: frozenset[Way] = frozenset()
    minus: bool = False
    part: Part | None = None
    hedge: Hedge | None = None
    period: str = ""
    denied: bool = False

    def opposes(self, other: Bearing) -> bool:
        """Whether the two cannot be said of one figure of one thing."""
        if self.denied is not other.denied:
            return True
        if {self.part, other.part} in _UNLIKE:
            return True
        if self.period and other.period and self.period != other.period:
            return True
        mine, theirs = self.ways, other.ways
        return bool(mine and theirs) and not mine & theirs and any(_OPPOSITE[way] in theirs for way in mine)


def bearing(text: str, clause: Span, figure: Span, before: frozenset[Way]) -> Bearing:
    """What a clause says of a figure in it. `before` are the ways of the clause before, for one without."""
    told, earlier = fold(clause.of(text)), fold(text[clause.start : figure.start])
    later = fold(text[figure.end : clause.end])
    hedge = _HEDGE.search(earlier)
    bare = earlier[: hedge.start()] if hedge else earlier
    return Bearing(
        ways=_ways(told) or before,
        minus=says_minus(told),
        part=_part(bare, fold(text[figure.end : figure.end + _FAR]), _moves(told)),
        hedge=Hedge(hedge.lastgroup) if hedge and hedge.lastgroup else None,
        period=_period(earlier, later),
        denied=_DENIED.search(bare if hedge and hedge.lastgroup == Hedge.ABOUT else earlier) is not None,
    )


def says_minus(label: str) -> bool:
    """Whether folded words say a minus."""
    return _MINUS.search(label) is not None


def says_change(label: str) -> bool:
    """Whether folded words name a change, whose sign tells which way."""
    return _CHANGE.search(label) is not None


def period(label: str) -> str:
    """How often the folded words of a label say that something is due; '' where they do not."""
    found = _OFTEN.search(label)
    return _TIMES[found["time"] or found["adjective"]] if found else ""


def _period(earlier: str, later: str) -> str:
    return period(later[:_NEAR]) or next((period(word) for word in earlier.split() if period(word)), "")


def _ways(clause: str) -> frozenset[Way]:
    return frozenset(Way(match.lastgroup) for match in _WAY.finditer(clause) if match.lastgroup)


def _moves(clause: str) -> bool:
    return any(words.search(clause) for words in (_WAY, _MINUS, _CHANGE))


def _part(earlier: str, later: str, moves: bool) -> Part | None:
    """The part that a figure plays: by the word before it, where the clause tells of a change."""
    if _FROM.search(earlier) and _GOES_ON.match(later):
        return Part.FROM
    if _TO.search(earlier) and (moves or _FROM_BEFORE.search(earlier)):
        return Part.TO
    if _BY.search(earlier) and moves:
        return Part.BY
    if _AGAINST.search(earlier) and _LONG_AGO.match(later):
        return Part.FROM
    if not moves and _NOW.search(earlier):
        return Part.NOW
    if not moves and _STANDS.search(earlier):
        return Part.STANDS
    return None
