"""When a body meets next, where its newest minutes say so, and when it met last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rag.ask.asked import Asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim, date_in_words
from rag.ask.evidence.units import readable
from rag.ask.questions.moments import matter
from rag.ask.questions.scope import named_bodies, within
from rag.danish import fold, sentences
from rag.facts import dates
from rag.model import AgendaItem, Claim, Kind, Meeting, Span

_WHEN = r"\b(?:hvornaar|hvilken (?:dag|dato)|datoen|when|naar)\b"
_NEXT = re.compile(
    rf"{_WHEN}.*\b(?:naeste|kommende|next)\b.*(?:moede|meeting)"
    rf"|{_WHEN}.*\bmoede\w* (?:\w+ ){{0,2}}?(?:igen|naeste gang)\b"
)
_LAST = re.compile(
    rf"{_WHEN} (?:var|er|holdt|havde|blev|moedtes|was|did)\b"
    r".*\b(?:seneste|sidste|nyeste|sidst|senest|last|latest)\b"
)
#: Words that name no matter where the day of a meeting is asked for.
_SAID = frozenset(
    """hvornaar dag dato datoen naeste kommende next naar holder holdes afholdes moedes moedtes holdt gang
    sidst senest igen finder sted when was committee meet hold""".split()
)
#: 'Udvalgets næste møde er den 3. juni' (folded).
_TOLD = re.compile(
    r"(?:^|\b(?:udvalgets|byraadets|raadets|kommunalbestyrelsens|det|dets) )naeste (?:ordinaere )?\w*moede\w*"
    r"(?:,? (?:i (?:udvalget|byraadet|kommunalbestyrelsen) )?"
    r"(?:er|bliver|holdes|afholdes|finder sted|den)\b|:)"
)


def asks_for_next(asked: Asked) -> bool:
    """Whether it is asked when a body meets next."""
    return _NEXT.search(asked.question.folded) is not None and _is_of_a_body(asked)


def next_meeting(asked: Asked) -> list[Claim]:
    """The sentence of the newest minutes that tells the day of the next meeting; nothing where none does."""
    (newest, *_) = [*_by_age(asked), None]
    if newest is None:
        return []
    told = [claim(readable(newest.text(span)), newest, item, [span]) for item, span in _telling(newest)]
    return first_confirmed(told, asked.library.meeting)


def asks_for_last(asked: Asked) -> bool:
    """Whether it is asked when a body met last."""
    return _LAST.search(asked.question.folded) is not None and _is_of_a_body(asked)


def last_meeting(asked: Asked) -> list[Claim]:
    """The day of the newest minutes, with the line of their head that has it, else with the first heading."""
    (newest, *_) = [*_by_age(asked), None]
    if newest is None:
        return []
    first, text = newest.items[0], newest.source.text
    head = text[: first.span.start]
    said = next((one.span for one in dates(head) if one.as_date == newest.date), None)
    line = Span(text.rfind("\n", 0, said.start) + 1, text.find("\n", said.end)) if said else first.heading
    what = f"Det nyeste referat fra {newest.committee} er fra mødet den {date_in_words(newest)}."
    return first_confirmed([claim(what, newest, first, [line])], asked.library.meeting)


def _is_of_a_body(asked: Asked) -> bool:
    known = all(scope.committees for scope in asked.scopes) or not named_bodies(asked.question)
    left = {word for scope in asked.scopes for word in matter(asked.question, scope)}
    return known and left <= _SAID and not asked.question.dates


def _by_age(asked: Asked) -> Iterator[Meeting]:
    """The minutes in scope, newest first."""
    limits = [one for scope in asked.scopes if (one := within(scope, asked.filters))]
    held = [
        one
        for one in asked.library.overviews()
        if one.kind is Kind.MINUTES and any(one.passes(limit) for limit in limits)
    ]
    for overview in sorted(held, key=lambda one: (one.date, one.id), reverse=True):
        yield asked.library.meeting(overview.id)


def _telling(meeting: Meeting) -> Iterator[tuple[AgendaItem, Span]]:
    """Sentences that say when the body meets next, on a day after this meeting."""
    for item in meeting.items:
        for span in sentences(meeting.text(item.span), item.span.start):
            said = readable(meeting.text(span))
            later = any(one.month and _is_later(one.as_date, meeting) for one in dates(said))
            if later and _TOLD.search(fold(said)):
                yield item, span


def _is_later(day: date | None, meeting: Meeting) -> bool:
    return day is None or day > meeting.date
