"""Answers from the structure of minutes: decisions, votes, cases, counts, closed items.

Each function answers one kind of question from parsed items, or returns no claims when the minutes
do not hold it; the sentences of the minutes are then searched instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import cite, claim, date_in_words, enumeration
from rag.ask.outcome import decided, decision_text
from rag.ask.question import Question
from rag.ask.retrieval import RankedItem
from rag.ask.units import readable
from rag.danish import sentences
from rag.model import AgendaItem, Claim, DecisionClass, Meeting, Role, Span, Vote

#: A decision shorter than this says little without the proposal it answers.
SHORT_DECISION = 60
#: Outcomes that mean what was proposed, so that the proposal says what was decided.
FOLLOWS_PROPOSAL = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
#: A proposal is quoted whole up to this many words; after that its further points are counted.
LONGEST_PROPOSAL = 70


def closed_item(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """That an item was closed, and that nothing of it is told."""
    title = (
        re.sub(r"^\W*lukket\W*(?:punkt|sag)?\W*", "", readable(item.title), flags=re.IGNORECASE)
        or "uden titel"
    )
    text = (
        f"Punktet »{title}« den {date_in_words(meeting)} blev behandlet for lukkede døre; "
        "indholdet står ikke i det offentlige referat."
    )
    return [claim(text, meeting, item, [item.heading])]


def decision(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """What was decided, with the proposal where the decision only refers to it."""
    claims = decided(meeting, item)
    if item.decision is None or item.decision.decision_class not in FOLLOWS_PROPOSAL:
        return claims
    return claims + (_proposal(meeting, item) if len(item.decision.text) < SHORT_DECISION else [])


def _proposal(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    spans = [
        span for section in item.with_role(Role.RECOMMENDATION) for span in _points(meeting, section.span)
    ]
    if not spans:
        return []
    points = [_point_text(span.of(meeting.source.text)) for span in spans]
    shown = _within(points, LONGEST_PROPOSAL)
    more = f" (og {len(points) - len(shown)} punkter mere)" if len(shown) < len(points) else ""
    return [claim(f"Indstillingen lød: {'; '.join(shown)}{more}.", meeting, item, spans[: len(shown)])]


def _within(texts: Sequence[str], most_words: int) -> list[str]:
    """The first texts that together have at most `most_words` words, and at least one."""
    kept: list[str] = []
    for text in texts:
        if kept and sum(len(t.split()) for t in (*kept, text)) > most_words:
            break
        kept.append(text)
    return kept


def _points(meeting: Meeting, section: Span) -> list[Span]:
    """The sentences of a proposal without the line that only says who proposes."""
    found = sentences(section.of(meeting.source.text), section.start)
    return [span for span in found if not _PROPOSER.fullmatch(readable(span.of(meeting.source.text)))]


_PROPOSER = re.compile(
    r"(?:[A-ZÆØÅ][\w ,&/-]*|Det) (?:indstiller|indstilles|foreslår|anbefaler)[^.]{0,40}?[,:]?|Indstilling:?",
    re.IGNORECASE,
)


def _point_text(verbatim: str) -> str:
    shown = re.sub(r"^\d{1,2}[.)]\s*", "", readable(verbatim))
    return re.sub(r"[,;.]?\s*(?:\bog)?\s*$", "", shown)


_SIDES = (
    ("in_favour", r"\bfor\b|\bja\b|stoettede|bakkede op|in favou?r"),
    ("against", r"\bimod\b|\bmod\b|\bnej\b|\bagainst\b|modstander"),
    ("abstained", r"undlod|undlade|hverken|abstain|blankt"),
)


_OUTCOME = r"flertal|resultat|udfald|vedtaget|igennem|faldt|nedstemt|majority|outcome|result"


def votes(question: Question, meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """Who voted how, on the sides asked for (on all when the question names none), and what came of it."""
    if not item.votes:
        return []
    asked = {side for side, pattern in _SIDES if re.search(pattern, question.folded)}
    if "abstained" in asked or not asked & {"in_favour", "against"} or "hvordan" in question.folded:
        asked = {"abstained"} if "abstained" in asked else {side for side, _ in _SIDES}
    told = [c for vote in _votes_asked(question, item) for c in _vote_claims(vote, asked, meeting, item)]
    if re.search(_OUTCOME, question.folded):
        return told + decision(meeting, item)
    return told + decided(meeting, item) if told else []


def _votes_asked(question: Question, item: AgendaItem) -> Sequence[Vote]:
    """The votes on amendments, or on the proposal itself, when the question names only one of them."""
    amendments = [vote for vote in item.votes if vote.motion and not _ON_PROPOSAL.search(vote.motion)]
    others = [vote for vote in item.votes if vote not in amendments]
    asks_amendment = re.search(r"aendringsforslag|amendment", question.folded)
    asks_proposal = re.search(r"indstilling|proposal", question.folded)
    if bool(asks_amendment) == bool(asks_proposal):
        return item.votes
    return (amendments if asks_amendment else others) or item.votes


_ON_PROPOSAL = re.compile(
    r"^\W*(?:forvaltningens |administrationens )?(?:indstilling|forslag)en\b", re.IGNORECASE
)


def _vote_claims(vote: Vote, asked: set[str], meeting: Meeting, item: AgendaItem) -> list[Claim]:
    said = {"in_favour": "stemte for", "against": "stemte imod", "abstained": "undlod at stemme"}
    parts = [
        f"{enumeration(getattr(vote, side))} {said[side]}"
        for side, _ in _SIDES
        if side in asked and getattr(vote, side)
    ]
    if not parts:
        return []
    about = f"Om {_quoted(vote.motion)}: " if vote.motion else ""
    return [claim(f"{about}{'; '.join(parts)}.", meeting, item, [vote.span])]


def _quoted(motion: str) -> str:
    shown = readable(motion).strip(' ."”“:')
    return shown.casefold() if _ON_PROPOSAL.fullmatch(shown) else f"»{shown}«"


def closed_count(meeting: Meeting) -> list[Claim]:
    """How many items of a meeting were closed, and which."""
    closed = [item for item in meeting.items if item.closed]
    if not closed:
        return []
    listed = enumeration(f"Punkt {item.number}" for item in closed)
    day, count = date_in_words(meeting), len(meeting.items)
    text = f"På mødet den {day} var {len(closed)} af {count} punkter lukkede: {listed}."
    return [Claim(text, tuple(cite(meeting, item, item.heading) for item in closed), computed=True)]


def case_course(items: Sequence[RankedItem]) -> list[Claim]:
    """The meetings at which a case was treated, in order of time, each with its decision."""
    claims = []
    for ranked in sorted(items, key=lambda r: (r.meeting.date, r.item.number)):
        meeting, item = ranked.meeting, ranked.item
        outcome = f": {decision_text(item.decision)}" if item.decision else "."
        text = f"{date_in_words(meeting)}, {meeting.committee}, »{readable(item.title)}«{outcome}"
        spans = item.decision.spans if item.decision else ()
        claims.append(claim(text, meeting, item, [item.heading, *spans]))
    return claims


def attachment_count(meeting: Meeting, item: AgendaItem) -> list[Claim]:
    """How many attachments an item names, and which."""
    if not item.attachments:
        return []
    titles = [readable(a.title) for a in item.attachments]
    text = f"Der hører {len(titles)} bilag til punktet: {'; '.join(titles)}."
    return [claim(text, meeting, item, [a.span for a in item.attachments], computed=True)]
