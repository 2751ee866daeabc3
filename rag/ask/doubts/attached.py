"""Reasons not to answer: it stands in an attachment, which is not ingested."""

from __future__ import annotations

import re

from rag.ask.claims import claim
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.missing import ON_TOPIC, SAME_TOPIC
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Selection
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import content_words, fold, stem, words
from rag.model import Attachment

_ELSEWHERE = re.compile(
    r"\b(?:fremgaar|findes|staar|ses) (?:af|i) (?:det |de |en |et )?"
    r"(?:vedlagte |vedhaeftede )?(?:bilag|notat)"
)
#: What asks for the contents of a document.
_CONTENTS = re.compile(
    r"\bhvad (?:\w+ )?(?:staar|siger|skriver|fremgaar|viser|viste|konkluderer|konkluderede|indeholder)\b"
    r"|\b(?:ifoelge|i|af) (?:bilag|notat|rapport|redegoerelse)"
    r"|\bi (?:sit|sin|deres|dens|dets) (?:\w+ )?\w*(?:brev|svar|udtalelse|notat|rapport|redegoerelse|klage)\b"
)
#: How a sentence or a row begins that lists attachments (folded).
_LISTS = re.compile(r"\W*bilag(?:ene|et)?\b(?! (?:\d+ )?(?:viser|siger|indeholder|beskriver))")
#: Words of a title that say that it is an attachment.
_OF_ATTACHMENT = frozenset("bilag pdf docx".split())
#: A title of fewer words is no title that a question would repeat, unless it says that it means a document.
_LEAST_WORDS = 2
NOT_INGESTED = "Det kan stå i et bilag, som ikke er indlæst:"


def asked_of_attachment(question: Question, found: RankedItem) -> Doubt:
    """The contents of an attachment of the best item are asked for, by its title."""
    attachment = _named(question, found)
    if attachment is None:
        return NO_DOUBT
    quoted = claim(NOT_INGESTED, found.meeting, found.item, [attachment.span])
    return Doubt("it is asked of an attachment", (quoted,))


def _named(question: Question, found: RankedItem) -> Attachment | None:
    if not _CONTENTS.search(question.folded):
        return None
    asked = {stem(word) for word in words(question.text)}
    for attachment in (one for one in found.item.attachments if one.file is None):
        said = [word for word in content_words(attachment.title) if word not in _OF_ATTACHMENT]
        named = [stem(word) for word in said if not word.isdigit()]
        least = 1 if "bilag" in question.folded else _LEAST_WORDS
        if len(named) >= least and asked.issuperset(named):
            return attachment
    return None


def only_listed(question: Question, selection: Selection) -> Doubt:
    """The contents of a document are asked for, and what would be told is a list of attachments."""
    if not selection.candidates or not _CONTENTS.search(question.folded):
        return NO_DOUBT
    best = selection.candidates[0]
    if not _LISTS.match(fold(best.unit.row or best.unit.text)):
        return NO_DOUBT
    quoted = claim(NOT_INGESTED, best.ranked.meeting, best.ranked.item, [best.unit.span])
    return Doubt("it is asked of an attachment", (quoted,))


def listed_in_attachment(question: Question, selection: Selection) -> Doubt:
    """A list is asked for, and a sentence on the topic says that it stands in an attachment."""
    if Want.LIST not in question.wants or not selection.candidates:
        return NO_DOUBT
    top = max(selection.own_coverage(c) for c in selection.candidates)
    on_topic = [c for c in selection.candidates if selection.own_coverage(c) >= SAME_TOPIC * top]
    pointing = next((c for c in on_topic if _ELSEWHERE.search(fold(c.unit.text))), None)
    if top < ON_TOPIC or pointing is None or any(c.unit.entries for c in on_topic):
        return NO_DOUBT
    quoted = claim(NOT_INGESTED, pointing.ranked.meeting, pointing.ranked.item, [pointing.unit.span])
    return Doubt("it stands in an attachment", (quoted,))
