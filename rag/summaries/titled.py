"""The lines in which a summary over several items names one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.ask.claims import cite, claim, date_in_words
from rag.danish import fold
from rag.model import AgendaItem, Claim, Meeting
from rag.summaries.headline import cleaned, headline

#: Titles that are an outcome themselves: 'Godkendt: Godkendelse' says it twice.
_OUTCOMES = frozenset({"godkendelse", "underskrift", "orientering"})


def lines(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """'Godkendt: Cykelsti langs Åvej.', and the title alone, for where the outcome is not confirmed."""
    title = claim(_ended(_without_body(cleaned(item.title), meeting)), meeting, item, [item.heading])
    if fold(item.title) in _OUTCOMES:
        return (title,)
    told = headline(meeting, item)
    return replace(told, text=_ended(_without_body(told.text, meeting))), title


def closed_line(meeting: Meeting, item: AgendaItem) -> Claim:
    """The title of a closed item, and nothing else."""
    told = headline(meeting, item)
    return replace(told, text=_ended(told.text.removeprefix("Lukket punkt: ")))


def titled(meeting: Meeting, item: AgendaItem, told: Claim) -> Claim:
    """A sentence about an item behind the title of the item."""
    citations = (cite(meeting, item, item.heading), *told.citations)
    title = _without_body(cleaned(item.title), meeting)
    return replace(told, text=f"{title}: {told.text}", citations=citations)


def dated(meeting: Meeting, told: Claim) -> Claim:
    """A line behind the day and the body: '3. marts 2025, Teknikudvalget i Lindby. Udsat: Cykelsti.'"""
    where = f"{meeting.committee} i {meeting.municipality}" if meeting.municipality else meeting.committee
    return replace(told, text=f"{date_in_words(meeting)}, {where}. {told.text}")


def _without_body(text: str, meeting: Meeting) -> str:
    """A line without the name of the body that met, where that only says whose it is."""
    return re.sub(rf" (?:for|på|under) {re.escape(meeting.committee)}(?:s område)?(?= …|$)", "", text)


def _ended(text: str) -> str:
    return text if text.endswith(("…", ".")) else f"{text}."
