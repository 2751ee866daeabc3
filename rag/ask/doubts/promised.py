"""Reasons not to answer: what is asked of is still to come, so that nothing stands there of what it says.

'Hvad står der i planen?' where a plan is to be made; 'Hvad viste det nye besøg?' where one is announced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.matching import similarity
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.model import Role

#: Documents, by the endings of their names (folded).
_DOCUMENTS = (
    r"(?:plan|notat|redegoerelse|rapport|udtalelse|hoeringssvar|protest|brev|analyse|evaluering|undersoegelse"
    r"|beregning|opgoerelse|kortlaegning|oversigt)"
)
#: What happens once and again, by the endings of their names (folded).
_EVENTS = (
    r"(?:besoeg|tilsyn|moede|behandling|hoering|maaling|undersoegelse|evaluering|licitation|forsoeg|dialog"
    r"|forhandling|udbud|gennemgang)"
)
_INFLECTED = r"(?:en|et|n|t|s|ens|ets|ns|er|erne|ne)?"
#: What asks for the contents of a document (folded).
_CONTENTS = re.compile(
    r"\bhvad (?:\w+ )?(?:staar|stod|siger|sagde|skriver|skrev|viser|viste|konkluderer|konkluderede|indeholder"
    r"|indeholdt|fremgaar|foreslaar|anbefaler)\b"
    rf"[^?]*?\b(?P<noun>\w*{_DOCUMENTS}{_INFLECTED})\b"
)
#: What asks what came of an event: 'Hvad kom der ud af borgermødet?' (folded).
_OUTCOME = re.compile(
    r"\b(?:hvad (?:viste|gav|kom der (?:\w+ )?(?:ud af|frem (?:paa|under|ved))"
    r"|blev der (?:sagt|aftalt) (?:paa|til|ved))"
    r"|(?:resultatet|udfaldet|udbyttet|konklusionen) (?:af|paa|fra)) (?:\w+ )*?"
    rf"(?P<noun>\w*{_EVENTS}{_INFLECTED})\b"
)
_ORDINALS = {"anden": 2, "andet": 2, "tredje": 3, "fjerde": 4}
_ORDER = rf"(?P<order>{'|'.join(_ORDINALS)}|[2-4]\.|nye?t?|naeste|fornyede?|opfoelgende|genoptagne)"
#: What asks what came of a further event: 'det nye besøg', 'ved anden behandling' (folded).
_FURTHER = re.compile(
    rf"\b(?:ved|under|paa|af|viste|gav|sagde|fandt|i) (?:det |den |et |en )?{_ORDER}"
    rf" (?P<noun>\w*{_EVENTS}{_INFLECTED})\b"
)
#: A sentence that says that something will be made, sent or held (folded).
_TO_COME = re.compile(
    r"\b(?:skal|vil|bedes|boer|lover\w*)\b(?:\W+\w+){0,5}?\W+(?:fremlaeg|udarbejde|lave|komme (?:med|tilbage)"
    r"|forelaeg|aflever|fremsend|skrive|beregne|undersoege|holde|afholde|gennemfoere|vende tilbage|praesenter"
    r"|redegoer)"
    r"|\boensk\w* (?:\w+ )?(?:et|en)\b|\b(?:bad|beder|anmod\w*) (?:\w+ )?om (?:et|en|at)\b"
    r"|\bbestil\w*|\befterlys\w*"
    r"|\b(?:oversend\w*|henvis\w*|sendes|udsat|udsaettes|genoptages) (?:\w+ )?(?:til|paa)\b"
    r"|\binden for (?:\w+ )?(?:dage|uger|maaneder|aar)\b"
    r"|\b(?:til|paa) (?:det )?(?:naeste|kommende) (?:\w+)?moede"
)
_ANSWERED = re.compile(r"\bhvad (?:har \w+ svaret|svarede)\b")
#: A sentence that announces an event (folded).
_ANNOUNCED = re.compile(
    r"\b(?:af)?holdes\b|\b(?:for)?ventes\b|\bplanlagt\b|\b(?:inviteres|indkaldes) til\b|\bfinder sted\b"
)
#: From this similarity on a word names the thing asked of.
_NAMED = 0.6
_STILL_TO_COME = "Det er kun omtalt som noget, der skal komme:"


def still_to_come(question: Question, selection: Selection) -> Doubt:
    """All that the best item says of a document or a further event is that it will come."""
    if question.english or not selection.candidates:
        return NO_DOUBT
    item = selection.candidates[0].ranked.item
    spoken = [
        c
        for c in selection.candidates
        if c.ranked.item.id == item.id and c.unit.kind is UnitKind.SENTENCE and c.unit.role is not Role.OTHER
    ]
    if further := _FURTHER.search(question.folded):
        spoken = [c for c in spoken if _tells_further(c, further["order"], further["noun"])]
        titled = _named_again(fold(item.title), further["order"], further["noun"])
        return NO_DOUBT if titled else _only_promised(spoken)
    if _ANSWERED.search(question.folded):
        return _only_promised([c for c in spoken if _names(c, "svar")])
    if asked := _OUTCOME.search(question.folded) or _CONTENTS.search(question.folded):
        return _only_promised([c for c in spoken if _names(c, asked["noun"])])
    return NO_DOUBT


def _only_promised(spoken: Sequence[Candidate]) -> Doubt:
    """A doubt that quotes the best of the units, where all of them are of what is to come."""
    texts = [fold(c.unit.text) for c in spoken]
    if not texts or not all(_TO_COME.search(text) or _ANNOUNCED.search(text) for text in texts):
        return NO_DOUBT
    best = spoken[0]
    quoted = claim(_STILL_TO_COME, best.ranked.meeting, best.ranked.item, [best.unit.span])
    return Doubt("what is asked of is still to come", (quoted,))


def _names(candidate: Candidate, noun: str) -> bool:
    return any(similarity(noun, word) >= _NAMED for word in words(candidate.unit.text))


def _tells_further(candidate: Candidate, order: str, noun: str) -> bool:
    return _named_again(fold(candidate.unit.text), order, noun)


def _named_again(text: str, order: str, noun: str) -> bool:
    """Whether a folded text has the noun with that order: 'nyt besøg', 'genbesøg', '2. behandling'."""
    number = _ORDINALS.get(order) or (int(order[0]) if order[0].isdigit() else 0)
    written = [word for word, value in _ORDINALS.items() if value == number]
    before = rf"(?:{number}\.|{'|'.join(written)})" if number else r"(?:ny\w*|naeste|fornyet|opfoelgende)"
    stem = re.escape(re.sub(rf"{_INFLECTED}$", "", noun, count=1))
    again = "" if number else rf"|\bgen{stem}"
    return re.search(rf"{before} {stem}{again}", text) is not None
