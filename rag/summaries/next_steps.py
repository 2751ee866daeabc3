"""What happens next: where the case goes, who decides at last, what was asked for, and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from rag.ask.claims import claim, day_in_words, enumeration
from rag.ask.evidence.units import readable
from rag.danish import content_words, sentences, stem
from rag.facts import dates
from rag.model import AgendaItem, Claim, DecisionClass, Kind, Meeting, Role, Span
from rag.summaries.carrying import Carrier, carriers, loosened
from rag.summaries.choosing import chosen
from rag.summaries.remarks import asks
from rag.summaries.retelling import retold
from rag.summaries.verdicts import verdicts

#: Words of what the body of the case tells of the time to come, unless the caller says otherwise.
MOST_WORDS = 40
_BODY = r"[A-ZÆØÅ][\w,&/ -]*?(?:udvalget|rådet|bestyrelsen|byråd|udvalg)"
_ROUTE = re.compile(rf"(?P<body>{_BODY})(?:,? (?:den |d\. )?(?P<day>[\d. /a-z-]*\d{{2,4}}))?\.?")
_GOES_ON = re.compile(
    r"behandles|forelægges|genoptages|træder i kraft|ventes|høring|frist|inden den|senest|påbegynd|begynder"
    r"|åbner|indvies|færdig|næste|gennemføres|evalueres|vende[rt]? tilbage|holdes|løber|sættes i gang"
    r"|igangsættes|orienteres",
    re.IGNORECASE,
)
_OPEN = frozenset(
    {
        DecisionClass.APPROVED,
        DecisionClass.ADOPTED,
        DecisionClass.RECOMMENDED,
        DecisionClass.REMITTED,
        DecisionClass.OTHER,
    }
)
#: A month without a day lies ahead until its end.
_LAST = 31
_POINT = re.compile(r"^\W*(?:ad\.?|punkt|pkt\.)\s*(?P<number>\d+)[.):]*\s*(?P<rest>.+)$", re.IGNORECASE)
_AS_FAR_AS = re.compile(r"^(?P<who>.+?),? (?:for så vidt angår|vedrørende|vedr\.|angående) (?P<what>.+?)\.?$")
_COUNCIL = re.compile(r"byråd|kommunalbestyrelse|regionsråd|udvalg|magistrat|bestyrelse|råd", re.IGNORECASE)


def next_steps(
    meeting: Meeting,
    item: AgendaItem,
    most_words: int = MOST_WORDS,
    told: Iterable[str] = (),
    without: Collection[Span] = (),
) -> tuple[Claim, ...]:
    """The way ahead as far as the minutes tell it; nothing of a closed item.

    What is planned and asked for is told whole; `most_words` is for further sentences that look ahead.
    """
    if item.closed:
        return ()
    firm = [
        *_route(meeting, item),
        *_competence(meeting, item),
        *_asked(meeting, item),
        *_planned(meeting, item),
    ]
    heard = (*told, *(one.text for one in firm))
    used = [*without, *(citation.span for one in firm for citation in one.citations)]
    ahead = _ahead(meeting, item, most_words, heard, used)
    return tuple({one.text: one for one in (*firm, *ahead)}.values())


def _route(meeting: Meeting, item: AgendaItem) -> Iterator[Claim]:
    """'Sagen skal behandles i Økonomiudvalget den 9. december 2025 og i Byrådet den 17. december 2025.'"""
    if _is_dropped(item):
        return
    stops: list[str] = []
    spans: list[Span] = []
    for section in item.with_role(Role.NEXT_STEPS):
        for line in _lines(meeting, section.span):
            match = _ROUTE.fullmatch(readable(meeting.text(line)))
            day = _day(match["day"] or "") if match else None
            if match and not (day and day <= meeting.date):
                stops.append(f"i {match['body']}" + (f" den {day_in_words(day)}" if day else ""))
                spans.append(line)
    if stops:
        text = f"Sagen skal behandles {enumeration(stops)}."
        yield claim(text, meeting, item, spans)


def _planned(meeting: Meeting, item: AgendaItem) -> Iterator[Claim]:
    """The sentences of the sections on what comes next."""
    for section in item.with_role(Role.NEXT_STEPS):
        for span in sentences(meeting.text(section.span), section.span.start):
            text = readable(meeting.text(span))
            if (
                not _ROUTE.fullmatch(text)
                and not _ROUTE.match(text.split("\n")[0] + " ")
                and text.endswith(".")
            ):
                yield from retold(text, meeting, item, [span])


def _competence(meeting: Meeting, item: AgendaItem) -> Iterator[Claim]:
    """Who decides at last, where the section on it names another body than the one that met."""
    kind = item.decision.decision_class if item.decision else None
    if meeting.kind is not Kind.AGENDA and kind not in _OPEN:
        return
    for section in item.with_role(Role.COMPETENCE):
        lines = [
            span
            for line in _lines(meeting, section.span)
            for span in sentences(meeting.text(line), line.start)
        ]
        for span in _rejoined(meeting, lines):
            text = readable(meeting.text(span)).rstrip(".")
            if told := _decider(text, meeting):
                yield claim(told, meeting, item, [span])


def _rejoined(meeting: Meeting, spans: list[Span]) -> Iterator[Span]:
    opening: Span | None = None
    for span in spans:
        if meeting.text(span).strip(" .").casefold() == "ad":
            opening = span
            continue
        yield Span(opening.start, span.end, span.page) if opening else span
        opening = None


def _decider(text: str, meeting: Meeting) -> str:
    """'Kommunalbestyrelsen beslutter om anlægsbevilling.'; '' where it is the body that met, or no body."""
    numbered = _POINT.match(text)
    rest = numbered["rest"] if numbered else text
    matter = _AS_FAR_AS.match(rest)
    who = (matter["who"] if matter else rest).strip()
    last_word = who.split()[-1] if who.split() else ""
    is_own = _own_name(who) == _own_name(meeting.committee)
    if is_own or not _COUNCIL.search(last_word) or len(who.split()) > 5:
        return ""
    what = f" om {matter['what']}" if matter else " om en del af sagen" if numbered else " i sagen"
    return f"{who} træffer den endelige beslutning{what}."


def _own_name(name: str) -> str:
    return "".join(content_words(name))


def _asked(meeting: Meeting, item: AgendaItem) -> Iterator[Claim]:
    for one in verdicts(meeting, item):
        if one.kind is None and asks(one.text):
            yield from retold(one.text, meeting, item, [one.span])


def _ahead(
    meeting: Meeting, item: AgendaItem, most_words: int, told: Iterable[str], without: Collection[Span]
) -> Iterator[Claim]:
    """Sentences of the case with a day after the meeting."""
    if _is_dropped(item):
        return
    among = [
        one
        for one in carriers(meeting, item, (Role.RESUME, Role.BACKGROUND, Role.COMMUNICATION, Role.ECONOMY))
        if not any(one.span.overlaps(span) for span in without) and _looks_ahead(one, meeting.date)
    ]
    said = [frozenset(map(stem, content_words(text))) for text in told]
    for one in chosen(loosened(among), lambda c: -max(c.words - 20, 0) / 10 - 0.05 * c.at, most_words, said):
        yield from retold(one.text, meeting, item, [one.span])


def _looks_ahead(one: Carrier, met: date) -> bool:
    later = any(
        (day.year or 0, day.month or 0, day.day or _LAST) > met.timetuple()[:3] for day in dates(one.text)
    )
    return later and _GOES_ON.search(one.text) is not None


def _is_dropped(item: AgendaItem) -> bool:
    return item.decision is not None and item.decision.decision_class is DecisionClass.WITHDRAWN


def _lines(meeting: Meeting, section: Span) -> Iterator[Span]:
    for match in re.finditer(r"\S[^\n]*", section.of(meeting.source.text)):
        yield Span(section.start + match.start(), section.start + match.end())


def _day(text: str) -> date | None:
    return next((day.as_date for day in dates(text) if day.as_date), None)
