"""Who voted how, and who was there: each voter or member with the side that a text puts them on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.danish import STOP_WORDS, fold
from rag.facts.figures import NUMBER_WORDS
from rag.facts.names import NAME, name_words, named
from rag.facts.parties import PARTIES
from rag.model import Span


class Side(StrEnum):
    """A side of a vote, or of an attendance list."""

    FOR = "for"
    AGAINST = "imod"
    ABSTAINED = "undlod"
    ABSENT = "fraværende"
    LEFT = "forlod mødet"
    PRESENT = "til stede"


_VERB = r"(?:stemte|stemmer|stemt|stemme)"
_SIDES = (
    (
        Side.ABSTAINED,
        r"hverken (?:stemte )?for eller imod|undlod|undlader|undladt|afstod|afholdt sig|blankt?|blanke",
    ),
    (Side.AGAINST, r"imod|mod|nej"),
    (Side.FOR, r"for|ja"),
)
_SIDE = "|".join(rf"(?P<{side.name}>\b(?:{words})\b)" for side, words in _SIDES)
#: 'For stemte: A', 'Imod: 3', 'Undlod: Å', 'For ændringsforslaget: F'; it begins a sentence or line.
_LED = re.compile(
    rf"(?:(?<=^)|(?<=[.;:\n]\s)|(?<=\n)|(?<=, mens )|(?<=, og )|(?<=, ))(?:stemmer )?(?:{_SIDE})"
    rf"(?:(?: [^.;:]{{1,80}}?)??(?: at)? {_VERB}:?"
    r"|(?: (?:\w*forslaget|indstillingen|sagen|dette|det))?\s?:| (?=\d))",
    re.IGNORECASE,
)
#: 'A og V stemte for', '15 stemmer imod', 'B undlod at stemme', 'Ø stemte nej'.
_TRAILED = re.compile(
    rf"(?:\b(?:{_VERB}|stemmer?)\s(?:\w+ ){{0,2}}?"
    r"(?P<s1>for|imod|mod|ja|nej|blankt?|hverken for eller imod)\b"
    r"|(?P<s2>\bundlod|\bundlader|\bafstod|\bafholdt sig)\b(?:(?: fra)? at stemme)?"
    r"|(?<=\d )(?P<s3>imod|mod|for|blanke?)\b|(?<=to )(?P<s4>imod)\b)",
    re.IGNORECASE,
)
_STEMTE_FIRST = re.compile(
    rf"\b{_VERB} (?!i?mod\b|for\b|ja\b|nej\b)(?P<who>[^.;]*?) (?P<side>for|imod|mod)\b(?! \w*forslag)",
    re.IGNORECASE,
)
_AND_THE_OTHER = re.compile(
    rf"(?:, (?:mens|og)|,| og) (?P<who>[^.;]*?) {_VERB}? ?(?P<side>for|imod|mod)\b", re.IGNORECASE
)
#: Where a list of voters ends that says its side first.
_LED_ENDS = re.compile(
    r"\.\s(?=[A-ZÆØÅ][a-zæøå]+ )|\n\s*\n\s*\n|[,;] (?:mens|og)? ?(?=\S+ (?:stemte|undlod))"
)
_VOICES = re.compile(
    r"\b(?P<side>med|for|i?mod) stemmerne fra (?P<who>[^.;]+?)(?= (?:i?mod|for) |[.;]|$)", re.IGNORECASE
)
_TALLY = re.compile(r"\b(?P<yes>\w+) stemmer (?:i?mod|over for) (?P<no>\w+)\b", re.IGNORECASE)
_CUT = re.compile(r"[.;]\s|,\s(?:mens|og|men|idet|hvor)\s|\b(?:mens|idet|men|hvorved)\s|\n", re.IGNORECASE)
_PARTY_NAMES = "|".join(sorted(PARTIES, key=len, reverse=True))
_PARTY_NAME = re.compile(rf"\b(?=[A-ZÆØÅ])(?i:(?:{_PARTY_NAMES})s?\b)(?! [A-ZÆØÅ][a-zæøå])")
#: Without one of these a text tells of no vote.
_VOTES = re.compile(
    r"\bstem(?:te|mer?|t|merne)\b|\b(?:undlod|undlader|afstod|afholdt sig)\b|"
    r"(?:^|[.;]\s|\n)\s*(?:for|imod|mod|blankt?)\b[^.:]{0,30}:|\d (?:imod\b|for \()",
    re.IGNORECASE,
)
#: '9 stemmer for (A, B, F)': who they are stands in brackets after the side.
_SPELLED_OUT = re.compile(r"(?: \w*(?:forslaget|indstillingen))?\s?\((?P<who>(?:[^()]|\([^()]*\))*)\)")
#: What was voted on; who is named in it has not voted by that.
_QUOTED = re.compile(r"»[^«]*«|\"[^\"]*\"|“[^”]*”|”[^”]*”")
#: The party of a person.
_BRACKETED = re.compile(r"(?<=[a-zæøå] )\([A-ZÆØÅ]\)")
#: A name of several words, or one word that stands alone between separators.
_PERSON = re.compile(
    rf"{NAME.pattern}|(?:(?<=^)|(?<=[,;:] )|(?<=\bog )|(?<= ))[A-ZÆØÅ][a-zæøå-]+(?=\s*(?:[,.;]|og\b|$))"
)
_LETTER = re.compile(r"(?<![\w.&-])([A-ZÆØÅ])(?![\w&-]|\.\w)")
_COUNT = re.compile(rf"(?<![\w,.])(\d{{1,3}}|{'|'.join(NUMBER_WORDS)})\b(?!\.? ?%)", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:øvrige|resten|resterende|enig|alle\b|ingen\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A voter or member on a side. `who` is a name's words, ('party', letter) or ('count', number)."""

    who: tuple[str, ...]
    side: Side
    span: Span


@lru_cache(maxsize=20_000)
def ballot(text: str) -> tuple[Placed, ...]:
    """Every voter of a text with the side; a person's party goes with the person, not alone."""
    if not _VOTES.search(text):
        return ()
    text = _QUOTED.sub(_spaces, text)
    found: list[Placed] = []
    taken: list[Span] = []
    for side, span in _rolls(text):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found += [
                Placed(who, side, Span(span.start + at, span.start + at + length))
                for who, at, length in voters(span.of(text))
            ]
    return tuple(dict.fromkeys(found))


def _rolls(text: str) -> Iterator[tuple[Side, Span]]:
    """Each list of voters with its side; those that say their side first are found first."""
    for match in _VOICES.finditer(text):
        yield _side("for" if match["side"].casefold() == "med" else match["side"]), Span(*match.span("who"))
    for match in _TALLY.finditer(text):
        yield Side.FOR, Span(*match.span("yes"))
        yield Side.AGAINST, Span(*match.span("no"))
    yield from _led(text)
    yield from _between_verb_and_side(text)
    yield from _trailed(text)


def _led(text: str) -> Iterator[tuple[Side, Span]]:
    """'For stemte: A, V. Imod: C': each list goes on to the next side, or to where something else is said."""
    led = list(_LED.finditer(text))
    for match, following in zip(led, [*led[1:], None], strict=False):
        tail = text[match.end() : following.start() if following else len(text)]
        cut = _LED_ENDS.search(tail)
        yield _side_of(match), Span(match.end(), match.end() + (cut.start() if cut else len(tail)))


def _between_verb_and_side(text: str) -> Iterator[tuple[Side, Span]]:
    """'Om forslaget stemte A for, og C imod'."""
    for match in _STEMTE_FIRST.finditer(text):
        yield _side(match["side"]), Span(*match.span("who"))
        if other := _AND_THE_OTHER.match(text, match.end()):
            yield _side(other["side"]), Span(*other.span("who"))


def _trailed(text: str) -> Iterator[tuple[Side, Span]]:
    """'A og V stemte for, mens C undlod': each list begins where its clause does."""
    before = 0
    for match in _TRAILED.finditer(text):
        begin = max([before, *(cut.end() for cut in _CUT.finditer(text, before, match.start()))])
        side = _side(match["s1"] or match["s2"] or match["s3"] or match["s4"])
        if begin < match.start():
            yield side, Span(begin, match.start())
        before = match.end()
        if who := _SPELLED_OUT.match(text, before):
            yield side, Span(*who.span("who"))
            before = who.end()


def _side_of(match: re.Match[str]) -> Side:
    return next(side for side in (Side.ABSTAINED, Side.AGAINST, Side.FOR) if match[side.name])


def _side(word: str) -> Side:
    first = word.casefold().split()[0]
    if first in {"for", "ja"}:
        return Side.FOR
    return Side.AGAINST if first in {"imod", "mod", "nej"} else Side.ABSTAINED


def voters(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The voters that a list names, each with its place and length: people, parties, else how many."""
    listed = _BRACKETED.sub(_spaces, text)
    spans: list[Span] = []
    for kind, pattern in (("party", _PARTY_NAME), ("letter", _LETTER), ("count", _COUNT), ("name", _PERSON)):
        for match in pattern.finditer(listed):
            span = Span(*match.span())
            small = kind == "name" and fold(match.group()) in STOP_WORDS
            if not small and not any(span.overlaps(other) for other in spans):
                spans.append(span)
                yield _voter(kind, match.group()), span.start, len(span)
    if not spans and (others := _OTHERS.search(text)):
        yield ("others",), others.start(), len(others.group())


def _voter(kind: str, written: str) -> tuple[str, ...]:
    if kind == "count":
        return ("count", str(NUMBER_WORDS.get(written.casefold(), written)))
    if kind == "name":
        return name_words(written)
    folded = fold(written)
    return ("party", PARTIES.get(folded) or PARTIES.get(folded.removesuffix("s")) or folded)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


_ABSENT = (
    r"afbud|fraværende|fravær\b|ikke til ?stede|ikke mødt|forhindret|"
    r"deltog (?:\w+ ){0,3}ikke|deltager (?:\w+ ){0,3}ikke|"
    r"ikke delta\w+|deltog [A-ZÆØÅ][\wæøå .-]+ ikke|udeblev|forlod\b|gik fra mødet"
)
_IS_ABSENT = re.compile(rf"\b(?:{_ABSENT})", re.IGNORECASE)
_IS_PRESENT = re.compile(
    r"\b(?:til ?stede|deltog|deltager|var med|mødte|mødedeltagere|deltagere|medlemmer|indtrådte)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:forlod|gik fra mødet)\b", re.IGNORECASE)
_NO_ABSENCE = re.compile(r"\b(?:intet|ingen|uden|ikke) afbud", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def attendance(text: str, people: tuple[str, ...] = ()) -> tuple[Placed, ...]:
    """Every name of a sentence or line about attendance, with whether it tells of absence.

    Of words that stand alone only the surnames of `people` are names.
    """
    clean = _NO_ABSENCE.sub(_spaces, text)
    absent, present = _IS_ABSENT.search(clean), _IS_PRESENT.search(clean)
    if not absent and not present and clean == text:
        return ()
    side = Side.PRESENT if not absent else Side.LEFT if _LEFT.search(clean) else Side.ABSENT
    members = (name for name in named(text, people) if len(name.words) > 1 or name.member)
    return tuple(Placed(name.words, side, name.span) for name in members if not _of_another(text, name.span))


def _of_another(text: str, span: Span) -> bool:
    """Whether a name is who another stands in for."""
    return (
        re.search(r"(?:stedfortræder|suppleant|stedet) for\s*$", text[: span.start], re.IGNORECASE)
        is not None
    )


def same_voter(said: Sequence[str], source: Sequence[str]) -> bool:
    """Whether two mean the same voter: a surname, also one of two words, may stand for the whole name."""
    if said[:1] in (("party",), ("count",), ("others",)) or source[:1] in (
        ("party",),
        ("count",),
        ("others",),
    ):
        return tuple(said) == tuple(source)
    if len(said) == 1:
        return said[0] == source[-1]
    ends = tuple(said[-len(source) :]) == tuple(source) or tuple(source[-len(said) :]) == tuple(said)
    return ends or (said[0], said[-1]) == (source[0], source[-1])
