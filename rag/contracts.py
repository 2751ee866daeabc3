"""The JSON that Punkt promises to other programs: an answer, and a meeting.

Values are plain JSON types: dates are ISO strings, positions are characters into the document's text,
what is not known is `null`. Keys are only ever added, never renamed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rag.marks import answer_text
from rag.model import AgendaItem, Answer, Citation, Meeting, Searched, Section, Vote

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """An answer with its citations in reading order, each once, and what was searched."""
    return {
        "question": answer.question,
        "answer": answer_text(answer),
        "refused": answer.refused,
        "citations": [citation_json(citation) for citation in answer.citations],
        "searched": _searched(answer.searched),
        "mode": answer.mode,
        "model": answer.model,
        "seconds": round(answer.seconds, 3),
        "notes": list(answer.notes),
        "dictionary": [asdict(word) for word in answer.explained],
        "understood": answer.understood or None,
        "usage": asdict(answer.usage) if answer.usage else None,
        "stages": {stage.name: round(stage.seconds, 3) for stage in answer.stages},
    }


def meeting_json(meeting: Meeting) -> Json:
    """A meeting with all its items."""
    return {
        "id": meeting.id,
        "kind": str(meeting.kind),
        "municipality": meeting.municipality,
        "committee": meeting.committee,
        "date": meeting.date.isoformat(),
        "time": meeting.time,
        "place": meeting.place,
        "attendees": [{"name": person.name, "party": person.party} for person in meeting.attendees],
        "absent": [absence.name for absence in meeting.absent],
        "document": meeting.source.name,
        "items": [item_json(item) for item in meeting.items],
        "warnings": list(meeting.warnings),
    }


def item_json(item: AgendaItem) -> Json:
    """One agenda item. `votes` is the last vote; `ballots` holds all of them where there are several."""
    return {
        "number": item.number,
        "title": item.title,
        "case_number": item.case_number,
        "closed": item.closed,
        "sections": [_section(section) for section in item.sections],
        "decision": item.decision.text if item.decision else None,
        "decision_class": str(item.decision.decision_class) if item.decision else None,
        **_votes(item.votes),
        "absent": [absence.name for absence in item.absent],
        "attachments": [attachment.title for attachment in item.attachments],
        "related": [related.text for related in item.related],
    }


def citation_json(citation: Citation) -> Json:
    """A citation as answers and summaries give it."""
    return {
        "document": citation.document,
        "meeting": citation.meeting,
        "municipality": citation.municipality,
        "committee": citation.committee,
        "date": citation.date.isoformat(),
        "punkt": citation.punkt,
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "page": citation.span.page,
        "status": str(citation.status),
        "attachment": citation.attachment,
    }


def _searched(searched: Searched) -> Json:
    return {
        "meetings": searched.meetings,
        "municipalities": list(searched.municipalities),
        "from": _iso(searched.start),
        "to": _iso(searched.end),
        "notes": list(searched.notes),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _section(section: Section) -> Json:
    return {
        "name": section.name,
        "role": str(section.role),
        "start": section.span.start,
        "end": section.span.end,
    }


def _votes(votes: Sequence[Vote]) -> Json:
    """The last vote is the one that carried; amendments are voted on before it."""
    if len(votes) < 2:
        return {"votes": _sides(votes[0]) if votes else None}
    ballots = [{"motion": vote.motion, **_sides(vote)} for vote in votes]
    return {"votes": _sides(votes[-1]), "ballots": ballots}


def _sides(vote: Vote) -> Json:
    return {"for": list(vote.in_favour), "against": list(vote.against), "abstain": list(vote.abstained)}
