"""Questions about a matter that was treated behind closed doors, told by the title of the closed item."""

from __future__ import annotations

import re

from rag.ask.asked import Asked
from rag.ask.civic.closed import closed_item
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.units import readable
from rag.ask.questions.question import Question
from rag.danish import STOP_WORDS, fold, stem, words
from rag.facts.titles import bare_title
from rag.model import AgendaItem, Claim, Meeting

#: Letters by which a word of a question is known as one of a title in another form: 'forhandlede'.
_ROOT = 6
#: Titles that many meetings have, of no matter (folded).
_OF_NO_MATTER = re.compile(
    r"\b(?:meddelelse|orientering|eventuelt|referat|dagsorden|underskrift|gensidig|lukke[dt])\w*"
)
#: A title of fewer words names the matter of a question only where the question names the time too.
_ENOUGH = 2


def names_closed(asked: Asked) -> bool:
    """Whether the question has all words of a closed item's title, and more than of the best item's."""
    return _named(asked) is not None


def closed_by_title(asked: Asked) -> list[Claim]:
    """That the closed item was treated behind closed doors, where its title is what the question asks of."""
    found = _named(asked)
    return closed_item(*found) if found else []


def _named(asked: Asked) -> tuple[Meeting, AgendaItem] | None:
    meetings = {one.meeting.id: one.meeting for one in asked.timely[:READ_ITEMS]}
    best = 0 if asked.item.closed else len(_shared(asked.question, asked.item))
    timed = asked.part.scope.start is not None
    found = [
        (len(_title(item)), meeting, item)
        for meeting in meetings.values()
        for item in meeting.items
        if item.closed and _is_named(asked.question, item, timed)
    ]
    if not found:
        return None
    most, meeting, item = max(found, key=lambda one: one[0])
    return (meeting, item) if most > best else None


def _is_named(question: Question, item: AgendaItem, timed: bool) -> bool:
    title = _title(item)
    enough = len(title) >= (1 if timed else _ENOUGH)
    return enough and len(_shared(question, item)) == len(title)


def _shared(question: Question, item: AgendaItem) -> list[str]:
    """The words of an item's title that the question has, in some form."""
    asked = [word for word in words(question.text) if word not in STOP_WORDS]
    return [word for word in _title(item) if any(_alike(word, other) for other in asked)]


def _title(item: AgendaItem) -> list[str]:
    """The words of a title that name its matter; none where many meetings have such an item."""
    title = bare_title(readable(item.title))
    if _OF_NO_MATTER.search(fold(title)):
        return []
    return [word for word in dict.fromkeys(words(title)) if word not in STOP_WORDS and len(word) > 1]


def _alike(one: str, other: str) -> bool:
    root, known = stem(one), stem(other)
    return root == known or (min(len(one), len(other)) > _ROOT and one[:_ROOT] == other[:_ROOT])
