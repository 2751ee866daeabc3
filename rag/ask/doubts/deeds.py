"""Reasons not to answer: who, or how many, did a thing or hold an office, and what would be told is none.

'Hvor mange skrev under?' wants signatures, 'Hvem købte gården?' a sale, 'Hvem er leder af X?' a name beside
the office. What stands near is often a number or a name of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.doubts.aim import shown
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.facts.names import is_personal, named

_MANY = r"\bhvor mange\b.*\b"
_WHO = r"^\W*hvem (?:har |er |skal |kom til at )?"
#: What a question says was done, and the words that tell of such (both folded).
_DEEDS: tuple[tuple[str, str], ...] = (
    (
        rf"{_WHO}(?:vandt|vundet|vinder)\b",
        r"vandt|vundet|vinder|gik til|gaar til|gives? til|tildel|indgaas|valgt|vaelges|antag|uddel|modtog",
    ),
    (
        rf"{_WHO}(?:koebte|koebt|koebe|koeber|saelger|solgte|solgt|saelge)\b",
        r"koeb|solg|salg|saelg|bud|overdrag|overtag|erhverv|afhaend",
    ),
    (rf"{_MANY}(?:skrev|skrevet|skriver) under\b|{_MANY}underskrev", r"underskri|skre?ve?t? under|protest"),
    (
        rf"{_MANY}soeg(?:te|t|er) (?:\w+ ){{0,2}}\w*(?:stilling|job|post)",
        r"ansoeg|soegte|soegt|ansat|stilling",
    ),
    (rf"{_MANY}(?:doede|omkom|mistede livet)\b", r"doed|omkom|mist\w* livet"),
    (rf"{_MANY}(?:klagede|klaget|klager)\b", r"klag|indsigels|utilfreds|kritis|henvend"),
    (
        rf"{_MANY}(?:bor|boede|boet)\b(?! til)",
        r"\bbor\b|\bboede|\bboet|beboer|indbygger|befolkning|plads|bolig|sengen?\b",
    ),
    (
        rf"{_MANY}(?:fyret|afskediget|fyre|fyres|afskediges)\b",
        r"fyr|afsked|opsag|opsig|nedl|fratraed|stilling",
    ),
)
_OFFICE = (
    r"(?:leder|chef|formand|naestformand|direktoer|forstander|rektor|inspektoer|bestyrer|borgmester|provst"
    r"|koordinator|havnefoged)"
)
#: 'Hvem er leder af X?', 'Hvad hedder lederen af X?'; an elected chair is told by the minutes' own heads.
_HOLDS = re.compile(
    rf"^\W*(?:hvem er|hvem var|hvad hedder|hvad hed|hvem bliver|hvem blev) (?:den |det )?(?:\w+ )?"
    rf"(?P<office>\w*?{_OFFICE})(?:en|n|et|s)? (?:af|for|paa|i|hos|ved)\b"
)
#: From this strength on a unit, or what stands around it, speaks of a word.
SPOKEN = 0.35


def undone(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """Nothing that would be told is of the deed, or of the office, that is asked of."""
    if question.english or question.two_fold:
        return NO_DOUBT
    texts = [f"{fold(one.unit.text)} {shown(one)}" for one in chosen]
    for asks, tells in _DEEDS:
        if re.search(asks, question.folded) and not any(re.search(tells, text) for text in texts):
            return _missing("Det er omtalt, men ikke med den oplysning:", "such deed", chosen)
    held = _HOLDS.search(question.folded)
    if held and not any(_tells_holder(held["office"], question, selection, one) for one in chosen):
        return _missing("Der står ikke, hvem det er, kun dette:", "holder of the office", chosen)
    return NO_DOUBT


def _tells_holder(office: str, question: Question, selection: Selection, one: Candidate) -> bool:
    """Whether a unit names somebody beside the office, and speaks of what it is an office of."""
    said = fold(one.unit.text)
    root = re.search(_OFFICE, office)
    if root is None or root[0] not in said:
        return False
    asked = {word.removesuffix("s") for word in words(question.text)}
    if not any(is_personal(name) and not set(name.words) & asked for name in named(one.unit.text)):
        return False
    others = [i for i, term in enumerate(selection.terms) if not term.startswith(office)]
    return not others or max(float(one.strengths[i]) for i in others) >= SPOKEN


def _missing(text: str, what: str, chosen: Sequence[Candidate]) -> Doubt:
    best = chosen[0]
    near = claim(text, best.ranked.meeting, best.ranked.item, [best.unit.span])
    return Doubt(f"no {what} would be told", (near,))
