"""The course of a case over meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.decisions import FOLLOWS_PROPOSAL, decision, proposal
from rag.ask.civic.on_topic import series_on_topic
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import cite, claim, date_in_words
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.units import readable
from rag.ask.outcome import decision_text
from rag.ask.questions.matching import one_edit_apart
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.verification import FindMeeting
from rag.danish import stem, words
from rag.model import Claim

_TREATED = (
    r"behandl\w+|paa (?:dagsordenen|bordet|programmet)|droeft\w+|oppe (?:at vende|i udvalget)"
    r"|forelagt|taget op"
)
#: 'Indstillingen tiltrædes.' tells nothing without what was proposed.
HARDLY_A_WORD = 40
_FORMAL = frozenset("sag sager sagen sagerne punkt punktet forslag forslaget udvalg udvalget kommune".split())
_FIRST = re.compile(r"\bfoerste gang\b|\bfirst (?:time|discussed|treated)\b")
_LAST = re.compile(
    r"\b(?:til sidst|i sidste ende|sidste gang|senest (?:besluttet|behandlet)|endte|endeligt?)\b"
    r"|\b(?:finally|in the end)\b"
)
_LATER = re.compile(
    r"\bhvad (?:skete|sker|er|blev) der\b.*\b(?:siden|senere|derefter|bagefter|efterfoelgende|videre)\b"
    r"|\b(?:siden ?hen|what happened (?:next|later|afterwards|since))\b"
)
_OFTEN = re.compile(rf"\bhvor mange gange\b.*\b(?:{_TREATED})|\bhow many times\b.*\b(?:discussed|treated)")
_ALL = re.compile(
    r"\bfra moede til moede\b|\b(?:over|gennem) tiden?\b|\bi (?:tidens|aarenes) loeb\b"
    r"|\bsagens (?:forloeb|gang|historie)\b|\bforloebet (?:i|af|for)\b"
    rf"|\bhvornaar (?:er|blev|har|var)\b.*\b(?:{_TREATED})|\bhvilke moeder\b|\btidligere (?:{_TREATED})"
    rf"|\bhvordan har\b.*\b(?:{_TREATED})"
)

#: What asks for a course only where the matter that is named is that of the item found.
_COURSE_OF = re.compile(
    r"\b(?:sag|forslag|projekt|plan)\w*\b.*\bforloebet\b"
    r"|\bhvordan (?:er|har|gik) .*\b(?:forloebet|gaaet (?:med|for))\b"
    r"|\bhvordan (?:er|har) .*\b(?:udviklet sig|bevaeget sig)\b.*\bsag"
    r"|\bhvad (?:er|har) der (?:sket|hent)\b|\bhvad (?:er|blev) (?:der )?blevet (?:der )?(?:af|til)\b"
    r"|\b(?:paa|i|ved|over) (?:de (?:forskellige|to|tre|fire)|hvert|begge|flere) moede\w*\b"
    r"|\b(?:hver gang|gang for gang)\b|\bhvilke beslutninger\b|\bwhat has happened\b"
)


def case_course(items: Sequence[RankedItem]) -> list[Claim]:
    """The meetings at which a case was treated, in order of time, each with its decision."""
    ordered = sorted(items, key=lambda ranked: (ranked.meeting.date, ranked.item.number))
    return [next(_stations(ranked)) for ranked in ordered]


def asks_for_course(question: Question) -> bool:
    """Whether it is asked when a matter was treated, first or last, or what came of it later."""
    if _FIRST.search(question.folded) or _LAST.search(question.folded):
        return bool(re.search(rf"\b(?:{_TREATED})", question.folded)) or Want.DECISION in question.wants
    return any(pattern.search(question.folded) for pattern in (_LATER, _OFTEN, _ALL, _COURSE_OF))


def course(asked: Asked) -> list[Claim]:
    """When the matter of the best item was treated, and what came of it; nothing where that was only once."""
    folded = asked.question.folded
    find = asked.library.meeting
    if _COURSE_OF.search(folded) and not _is_named(asked):
        return []
    items = series_on_topic(asked)
    if len(items) < 2:
        return _told(RankedItem(asked.meeting, asked.item, 1.0), find) if _alone(asked) else []
    if _FIRST.search(folded):
        return first_confirmed(_stations(items[0], "Første behandling i referaterne: "), find)
    if _LAST.search(folded):
        last = items[-1]
        told = first_confirmed(_stations(last, "Seneste behandling i referaterne: "), find)
        return told + decision(last.meeting, last.item)[1:]
    head = _times(items) if _OFTEN.search(folded) else []
    return head + [one for ranked in items for one in _told(ranked, find)]


def _told(ranked: RankedItem, find: FindMeeting) -> list[Claim]:
    """A meeting of the course, with what was proposed where the decision is hardly more than a word."""
    told, outcome = first_confirmed(_stations(ranked), find), ranked.item.decision
    if outcome is None or outcome.decision_class not in FOLLOWS_PROPOSAL:
        return told
    return told + (proposal(ranked.meeting, ranked.item) if len(outcome.text) <= HARDLY_A_WORD else [])


def _alone(asked: Asked) -> bool:
    """Whether the one treatment of a matter tells what happened to it."""
    return asked.item.decision is not None and _COURSE_OF.search(asked.question.folded) is not None


def _is_named(asked: Asked) -> bool:
    """Whether the title of the best item has a word of what the question is about, other than its place."""
    title, place = words(asked.item.title), words(f"{asked.meeting.municipality} {asked.meeting.committee}")
    named = (
        term for term in asked.question.terms if term not in _FORMAL and term.removesuffix("s") not in place
    )
    return any(stem(term) in word or one_edit_apart(term, word) for term in named for word in title)


def _times(items: Sequence[RankedItem]) -> list[Claim]:
    meetings = {ranked.meeting.id: ranked for ranked in items}
    cited = tuple(cite(one.meeting, one.item, one.item.heading) for one in meetings.values())
    return [Claim(f"Sagen var på dagsordenen på {len(meetings)} møder.", cited, computed=True)]


def _stations(ranked: RankedItem, lead: str = "") -> Iterator[Claim]:
    """One meeting of the course, worded in full first: day, body, title and decision."""
    meeting, item = ranked.meeting, ranked.item
    outcome = f": {decision_text(item.decision)}" if item.decision else "."
    spans = [item.heading, *(item.decision.spans if item.decision else ())]
    day, title = date_in_words(meeting), f"»{readable(item.title)}«"
    for named in (f"{day}, {meeting.committee}, {title}", f"{day}, {title}", f"{title} ({day})", day):
        yield claim(f"{lead}{named}{outcome}", meeting, item, spans)
    for named in (f"{day}, {meeting.committee}, {title}", f"{day}, {title}", day):
        yield claim(f"{lead}{named}.", meeting, item, [item.heading])
