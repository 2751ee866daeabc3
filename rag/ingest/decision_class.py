"""The class of a decision from the vocabulary of Danish minutes, with its polarity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.danish import sentences
from rag.ingest.layout import bare
from rag.model import DecisionClass

_NOTED = r"til (?:efter(?:r\w*|\w*t[nr]\w*)|orientering)"
_GRANT = r"(?:meddel(?:es|er|te|t)|giv(?:es|er|et)|gav)"
#: The vocabulary in order of precedence where two readings begin at the same word. Faults of conversion
#: ('Raget', 'Tilrådt') are readings of their own: text recognition drops or swaps single letters.
_VOCABULARY: tuple[tuple[DecisionClass, tuple[str, ...]], ...] = (
    (
        DecisionClass.WITHDRAWN,
        (
            "udgår", "udgik", "udgået", r"tag(?:et|es) af(?: dagsorden(?:en)?| bordet|[\s.]*$)", r"træk\w*",
            "trukket", "trak",
        ),
    ),
    (
        DecisionClass.POSTPONED,
        (
            r"udsæt\w*", r"udsat\w*", r"udskyd\w*", "udskudt", "udskød", r"genoptag\w*", "sættes i bero",
            "stilles i bero", "afvent(?:er|es)", "ikke (?:nået|behandlet)", "blev ikke behandlet",
            r"(?:overfør(?:es|t|tes)|overgår|flyttes) til (?:\w+ ){0,3}møde", "på dagsordenen igen",
            r"sættes på (?:\w+ ){0,3}(?:dagsorden|igen)", r"behandles (?:igen )?på (?:\w+ ){0,2}møde",
        ),
    ),
    (DecisionClass.LAPSED, (r"bortfald\w*", r"frafald\w*")),
    (
        DecisionClass.REJECTED,
        (
            r"forkast\w*", r"afvis\w*", r"afslå\w*", "afslog", "afslag", r"nedstem\w*", "faldt",
            r"forslaget falder", r"kan ikke (?:imødekom|godkend|tiltræd|anbefal)\w*",
            rf"{_GRANT} (?:\w+ ){{0,2}}afslag", rf"{_GRANT} ikke",
        ),
    ),
    (
        DecisionClass.REMITTED,
        (
            r"(?:over|tilbage|videre)send\w*", r"send(?:t|es|er|te)? (?:tilbage|retur)",
            r"sendes (?:til|i|ud i)\b", r"sendt til [\w, -]{0,40}(?:udvalg|byråd|bestyrelse|nævn)\w*",
            r"hjemvis\w*", r"henvis(?:e|es|t|te)\b",
        ),
    ),
    (
        DecisionClass.RECOMMENDED,
        (r"anbefal(?:es|et|er|ede|edes)", "at anbefale", "indstilles", "indstiller", "indstillet",
         "indstillede", "at indstille",
         r"fremsend\w*\b[^.;]{0,80}?\bmed (?:\w+ ){0,3}(?:anbefaling|indstilling)\w*"),
    ),
    (
        DecisionClass.NOTED,
        (
            rf"[trf]?aget {_NOTED}", rf"tag(?:er|es|e|et)\b.{{0,120}}?\b{_NOTED}",
            rf"tog\b.{{0,120}}?\b{_NOTED}", _NOTED,
            r"til\s?efterretning", "orienteret", r"orientering(?:en)?(?: \w+)? (?:givet|afgivet)",
        ),
    ),
    (
        DecisionClass.ADOPTED,
        (
            r"tilt?r[åa]dt\b", "tiltrædes",
            r"tiltr(?:æder|ådte)\b.{0,60}\b(?:indstilling|forslag|anbefaling|beslutning)",
            r"følger (?:\w+s )?indstillingen",
            r"(?:indstillingen|anbefalingen|forslaget) (?:følges|blev fulgt|fulgt)", r"fulgt[\s.]*$",
            r"(?:i overensstemmelse med|som|jf\.?|iht\.?) indstill\w+",
            r"tilslut(?:ter|tede|te|tet|tes)?\b(?: sig)?", "bakke(?:r|de) op om",
            r"støtte(?:r|de) (?:\w+ ){0,2}(?:indstilling|forslag)\w*",
        ),
    ),
    (
        DecisionClass.APPROVED,
        (
            r"godkend\w*", r"vedtag(?:et|es|er|elsen)?", "vedtog", r"imødekom\w*", r"bevilg\w*",
            r"bifald\w*", "meddeles", rf"{_GRANT} (?:\w+ ){{0,2}}(?:tilladelse|dispensation|samtykke)",
            r"(?:tilladelse|dispensation|samtykke|bevilling)(?:n|en|et)? (?:\w+ ){0,2}"
            r"(?:giv|meddel|frigiv)(?:es|et|t)",
        ),
    ),
    (DecisionClass.DISCUSSED, (r"\w*drøft\w*", r"debatter\w*")),
)  # fmt: skip
_WORDS = [(kind, re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)) for kind, patterns in _VOCABULARY]
#: What a decision of one or two words says; text recognition may have one letter of it wrong.
_SHORT = {
    "godkendt": DecisionClass.APPROVED,
    "vedtaget": DecisionClass.APPROVED,
    "tiltrådt": DecisionClass.ADOPTED,
    "anbefales": DecisionClass.RECOMMENDED,
    "udsat": DecisionClass.POSTPONED,
    "trukket": DecisionClass.WITHDRAWN,
    "udgår": DecisionClass.WITHDRAWN,
    "drøftet": DecisionClass.DISCUSSED,
    "forkastet": DecisionClass.REJECTED,
    "bortfaldet": DecisionClass.LAPSED,
    "oversendes": DecisionClass.REMITTED,
}
_NOTHING = re.compile(
    r"(?:(?:der (?:var|er) )?intet(?: at (?:bemærke|tilføje|referere|meddele|beslutte|berette)| nyt|"
    r" (?:til|under) (?:referat(?:et)?|protokol(?:len)?|eventuelt|punktet))?|"
    r"ingen(?: (?:bemærkninger|kommentarer|meddelelser|beslutning|orientering|punkter|sager))?|"
    r"[-–—]|\./\.|\.{1,3})[\s.]*",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:ikke|hverken|afviste at|undlade at)\b[\w\s]{0,15}$", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\w+\s+(?:\w+\s+)?ikke\b", re.IGNORECASE)
_POSITIVE = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
_AGREEING = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED})
#: Sentences about something that was voted on apart, or about the minutes themselves.
_ASIDE = re.compile(
    r"forslaget (?:\w+ ){0,3}(?:forkastet|forkastes|bortfaldt|bortfaldet|faldt)|ændringsforslag|underforslag|"
    r"mindretal|protokolbemærkning|tog forbehold|tager forbehold",
    re.IGNORECASE,
)


#: A recommendation that was not followed says only what was not decided.
_NOT_FOLLOWED = re.compile(
    r"\bindstilling\w*(?: \w+){0,2} ikke (?:fulgt|følges)|\bf(?:ulgte|ølger) ikke (?:\w+ )?indstilling",
    re.IGNORECASE,
)
#: What was carried after something else had been refused: 'Løsning B blev derefter anbefalet.'
_CARRIED_LATER = re.compile(
    r"\b(?:\w*forslag|indstilling|løsning|model|mulighed|alternativ|scenarie)\w*\b(?: \w+){0,6} "
    r"(?:vedtaget|godkendt|tiltrådt|anbefalet|vedtages|godkendes|tiltrædes|anbefales)\b",
    re.IGNORECASE,
)
_REFUSED = frozenset({DecisionClass.REJECTED, DecisionClass.LAPSED})
_INSTEAD = re.compile(r"\bi stedet\b|\bbeslut", re.IGNORECASE)
#: What is resolved stands behind the verb: 'godkendte, at sagen udsættes', 'vedtog at henvise sagen'.
_RESOLVING = re.compile(r"\w+,? at (?:\w+ ){0,3}", re.IGNORECASE)
_RESOLVED = frozenset(
    {DecisionClass.POSTPONED, DecisionClass.REMITTED, DecisionClass.REJECTED, DecisionClass.WITHDRAWN}
)
_HEARING = re.compile(r"sendes (?:ud )?i høring", re.IGNORECASE)
_LETTER_SPACED = re.compile(r"(?<!\S)(?:\w ){3,}\w(?!\S)")


def classify(text: str) -> DecisionClass:
    """The class of a decision's text: the first word of the vocabulary, with its polarity.

    'Drøftet' and 'Intet' give way to whatever else is said; amendments are set aside.
    """
    text = _LETTER_SPACED.sub(lambda match: match.group().replace(" ", ""), text)
    told = [bare(text[s.start : s.end]) for s in sentences(text)] or [text.strip()]
    main = [sentence for sentence in told if not _ASIDE.search(sentence)] or told
    rest = [sentence for sentence in main if not _NOT_FOLLOWED.search(sentence)]
    found = [kind for sentence in rest if (kind := _class_of(sentence)) is not None]
    if found and found[0] in _REFUSED and (carried := _carried_later(rest)) is not None:
        return carried
    strong = [kind for kind in found if kind not in (DecisionClass.DISCUSSED, DecisionClass.NOTHING)]
    if not strong and len(rest) < len(main):
        return DecisionClass.OTHER if _INSTEAD.search(" ".join(rest)) else DecisionClass.REJECTED
    if not found and len(main) < len(told):
        found = [kind for sentence in told if (kind := _class_of(sentence)) is not None]
    return next(iter(strong or found), _misread(text) or DecisionClass.OTHER)


def _carried_later(told: Sequence[str]) -> DecisionClass | None:
    """What became of a matter whose first proposal was refused, where a later one was carried."""
    kinds = (_class_of(sentence) for sentence in told if _CARRIED_LATER.search(sentence))
    return next((kind for kind in kinds if kind in _POSITIVE), None)


def _misread(text: str) -> DecisionClass | None:
    """The class of a decision of one or two words with one wrong, missing or extra letter: 'Titrådt.'"""
    words = re.findall(r"\w+", text.lower())
    if not 1 <= len(words) <= 2:
        return None
    return next((kind for word, kind in _SHORT.items() if _one_letter_apart(word, words[0])), None)


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest = (one[same:], other[same:])
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


def _class_of(sentence: str) -> DecisionClass | None:
    if _NOTHING.fullmatch(sentence.strip()):
        return DecisionClass.NOTHING
    hits = [
        (match.start(), rank, kind, match)
        for rank, (kind, pattern) in enumerate(_WORDS)
        if (match := pattern.search(sentence)) is not None
    ]
    strong = [hit for hit in hits if hit[2] is not DecisionClass.DISCUSSED] or hits
    if not strong:
        return None
    start, _, kind, _ = min(strong, key=lambda hit: hit[:2])
    resolved = _resolved(sentence, start, kind, strong)
    if resolved is not None:
        return resolved
    if kind in _POSITIVE and (_NOT_BEFORE.search(sentence[:start]) or _NOT_AFTER.match(sentence[start:])):
        return DecisionClass.REJECTED
    return kind


def _resolved(
    sentence: str,
    start: int,
    kind: DecisionClass,
    hits: Sequence[tuple[int, int, DecisionClass, re.Match[str]]],
) -> DecisionClass | None:
    """What was approved or adopted, where that is to put off, send on, drop or refuse the matter."""
    if kind not in _AGREEING:
        return None
    found = [
        other
        for at, _, other, match in sorted(hits, key=lambda hit: hit[:2])
        if _RESOLVING.fullmatch(sentence, start, at) and not _HEARING.match(sentence, match.start())
    ]
    return found[0] if found and found[0] in _RESOLVED else None
