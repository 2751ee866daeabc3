"""An item in one line: the outcome first, then what it was of."""

from __future__ import annotations

import re

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.facts.titles import without_closed
from rag.model import AgendaItem, Claim, DecisionClass, Kind, Meeting
from rag.summaries.verdicts import Verdict, verdicts

#: A title is cut at a natural place, or at this many words.
MOST_WORDS = 12
_OUTCOMES = {
    DecisionClass.APPROVED: "Godkendt",
    DecisionClass.ADOPTED: "Godkendt",
    DecisionClass.RECOMMENDED: "Anbefalet",
    DecisionClass.NOTED: "Taget til efterretning",
    DecisionClass.DISCUSSED: "Drøftet",
    DecisionClass.POSTPONED: "Udsat",
    DecisionClass.WITHDRAWN: "Taget af dagsordenen",
    DecisionClass.REJECTED: "Afvist",
    DecisionClass.REMITTED: "Sendt videre",
    DecisionClass.LAPSED: "Bortfaldet",
}
_AGREES = frozenset({DecisionClass.APPROVED, DecisionClass.ADOPTED, DecisionClass.RECOMMENDED})
_ROUTE = re.compile(r"^(?:[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5})*) [-–] (?=[A-ZÆØÅ])")
_CASE = re.compile(
    r"^(?:\(?åben\)?\s*[:-]?\s*|(?:sags?\.?\s?(?:nr\.?)?\s?)?\d[\d.\-/A-ZØ]{6,}\s*[:-]?\s*)", re.IGNORECASE
)
_MARK = re.compile(r"\s*(?:[-–]\s*[BOD]|\((?:[BOD]|åben|lukket)\)|[-–]\s*åbent møde)$", re.IGNORECASE)
_DOES = re.compile(
    r"^(?:endelig )?(?:godkendelse af|orientering om|orientering vedr\.?|beslutning (?:om|vedr\.?|vedrørende)"
    r"|drøftelse af|forslag til|status på)\s+(?=\S)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r" (?:for|på) (?:[A-ZÆØÅ][\w,-]* (?:og )?)*[A-ZÆØÅ]\w*udvalg(?:et)?(?:s (?:område|områder))?$"
)
_BREAK = re.compile(r" [-–] (?!og\b|eller\b)|, |: ")


def headline(meeting: Meeting, item: AgendaItem) -> Claim:
    """One line of about a dozen words: 'Godkendt: Cykelsti langs Åvej'. Of a closed item its title only."""
    if item.closed:
        title = without_closed(readable(item.title)) or "uden titel"
        return claim(f"Lukket punkt: {_opened(title)}", meeting, item, [item.heading])
    if meeting.kind is Kind.AGENDA:
        return claim(f"Til behandling: {cleaned(item.title)}", meeting, item, [item.heading])
    outcome = outcome_word(meeting, item)
    spans = [item.heading, *(item.decision.spans if item.decision and outcome else ())]
    title = cleaned(item.title, with_outcome=bool(outcome))
    return claim(f"{outcome}: {title}" if outcome else title, meeting, item, spans)


def cleaned(title: str, with_outcome: bool = False) -> str:
    """A title without case number, route and marks, cut at a natural place where it is long.

    'Godkendelse af' and its like go where an outcome stands before it.
    """
    text = readable(title).strip(" .")
    for pattern in (_CASE, _ROUTE, _MARK, _OWNER):
        text = pattern.sub("", text) or text
    if with_outcome:
        text = _DOES.sub("", text, count=1)
    return _opened(_cut(text))


def outcome_word(meeting: Meeting, item: AgendaItem) -> str:
    """'Godkendt', 'Udsat', 'Delvist godkendt' …; '' where the decision has no such outcome."""
    if item.decision is None and not item.votes:
        return ""
    ruled = [one for one in verdicts(meeting, item) if one.kind is not None]
    if len(ruled) > 1 and {one.kind for one in ruled} <= _AGREES:
        return _together(ruled)
    kind = item.decision.decision_class if item.decision else (ruled[0].kind if ruled else None)
    if ruled and ruled[0].denied and ruled[0].kind in _AGREES:
        return "Afvist"
    word = _OUTCOMES.get(kind, "") if kind else ""
    if (
        kind is DecisionClass.REMITTED
        and item.decision
        and re.search(r"tilbage|hjemvis", item.decision.text, re.IGNORECASE)
    ):
        return "Sendt tilbage"
    if kind in _AGREES and ruled and ruled[0].amends and "ændring" in ruled[0].tail:
        return f"{word} med ændring"
    return word


def _together(ruled: list[Verdict]) -> str:
    """The outcomes of points that got different ones."""
    if any(one.denied for one in ruled):
        carried = {one.kind for one in ruled if not one.denied}
        advised = DecisionClass.RECOMMENDED in carried
        return f"Delvist {'anbefalet' if advised else 'godkendt'}" if carried else "Afvist"
    kinds = {one.kind is DecisionClass.RECOMMENDED for one in ruled}
    return "Godkendt og anbefalet" if len(kinds) == 2 else "Anbefalet" if True in kinds else "Godkendt"


def _cut(text: str) -> str:
    if len(text.split()) <= MOST_WORDS:
        return text
    pieces = [text[: match.start()] for match in _BREAK.finditer(text)]
    fitting = [piece for piece in pieces if 3 <= len(piece.split()) <= MOST_WORDS]
    return fitting[-1] if fitting else " ".join(text.split()[:MOST_WORDS]) + " …"


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
