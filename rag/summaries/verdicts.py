"""The sentences of a decision: which outcome each gives, and to which points of the indstilling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ask.evidence.units import readable
from rag.danish import sentences
from rag.model import AgendaItem, Decision, DecisionClass, Meeting, Role, Span
from rag.summaries.remarks import amends, asks, informs, records

_APPROVED = r"godkendt|godkendes|tilt?r[åa]dt|tiltrædes|vedtaget|vedtages|bifaldet|imødekommet|imødekommes"
_WORDS = (
    (DecisionClass.APPROVED, _APPROVED),
    (DecisionClass.RECOMMENDED, r"anbefales|anbefalet|indstilles(?: til godkendelse)?"),
    (DecisionClass.NOTED, r"(?:[trf]?aget |tages )?til (?:efterretning|orientering)"),
    (DecisionClass.DISCUSSED, r"drøftet|drøftedes|drøftes"),
    (DecisionClass.POSTPONED, r"udsat|udsættes|udskudt|udskydes"),
    (
        DecisionClass.WITHDRAWN,
        r"trukket|trækkes|udgår|udgik|udgået|taget af dagsordenen|tages af dagsordenen",
    ),
    (DecisionClass.REJECTED, r"forkastet|forkastes|afvist|afvises|afslået|afslås"),
    (DecisionClass.REMITTED, r"oversendes|oversendt|videresendes|tilbagesendes|tilbagesendt|sendes tilbage"),
    (DecisionClass.LAPSED, r"bortfaldet|bortfalder|bortfaldt"),
)
_WORD = "|".join(f"(?P<{kind.name}>{words})" for kind, words in _WORDS)
_THING = (
    r"indstilling(?:en|erne)?|forslaget|sagen|punktet|orienteringen|redegørelsen|meddelelserne|opfølgningen"
)
_SHORT = re.compile(
    rf"(?:(?:forvaltningens |administrationens )?(?P<thing>{_THING}) )?(?:blev sat til afstemning og )?"
    rf"(?:(?:er|blev|bliver) )?(?:dermed |herefter |hermed |enstemmigt "
    rf"|hertil )?(?P<denied>ikke )?(?:{_WORD})(?P<tail>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_UNANIMOUS = re.compile(
    r"(?P<who>et enigt \w+|\w*udvalget|byrådet|kommunalbestyrelsen) (?P<word>godkendte|tiltrådte|vedtog"
    r"|anbefalede|anbefaler|tiltræder|godkender) indstilling(?:en|erne)(?P<tail>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = re.compile(r"(?:intet|ingen(?: bemærkninger| meddelelser)?|-|–)[\s.]*", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:ad|vedr\.|indstillingens punkt|pkt\.|punkt)\.?\s*(?P<first>\d{1,2})"
    r"(?:\s?(?:-|–|til)\s?(?P<last>\d{1,2})|(?P<more>(?:(?:, | og )\d{1,2})+))?\s?[.):]*\s*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[-*•–]\s")
_AD = re.compile(r"(?:ad|pkt)\.?", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:oplæg\w*|præsentation\w*) .*\b(?:vedhæft|bilægges|vedlagt|vist)|^bilag\b", re.IGNORECASE
)
#: So few words are no sentence of their own.
_SCRAP = 3
_RULES = re.compile(r"\b(?:udvalget|beslut\w+|godkend\w+|anbefal\w+|ønsker)\b", re.IGNORECASE)
_AMENDED = re.compile(
    r"\b(?:ændring|tilføj|indføj|undtag|forbehold|bemærkning|tilretning|dog\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence of a decision, without the number of the points that it speaks of.

    `kind` is None where the sentence says itself what was decided. `thing` is what it names
    ('indstillingen'), `tail` what it says more ('med den ændring, at …'); no `points` means all; `listed` is
    true of an entry of a list.
    `listed` is true of an entry of a list.
    """

    text: str
    span: Span
    kind: DecisionClass | None = None
    points: frozenset[int] = frozenset()
    denied: bool = False
    thing: str = ""
    tail: str = ""
    who: str = ""
    listed: bool = False

    @property
    def amends(self) -> bool:
        """Whether it approves with a change or a remark."""
        return _AMENDED.search(self.tail) is not None


def verdicts(meeting: Meeting, item: AgendaItem) -> tuple[Verdict, ...]:
    """The sentences of the decision in order, without remarks on the minutes themselves."""
    read = (_verdict(meeting, span) for span in _sentences(meeting, item))
    found = tuple(one for one in read if not _ASIDE.search(one.text))
    if item.decision is None or any(one.kind is not None for one in found):
        return found
    return tuple(_as_classed(one, item.decision) for one in found)


def _as_classed(one: Verdict, decision: Decision) -> Verdict:
    """A sentence of a word or three that was misread ('Titrådt.') with the class that the decision has."""
    kind = {DecisionClass.ADOPTED: DecisionClass.APPROVED}.get(
        decision.decision_class, decision.decision_class
    )
    known = kind in {known for known, _ in _WORDS} and not any(tells(one.text, other) for other, _ in _WORDS)
    return replace(one, kind=kind) if one.kind is None and known and len(one.text.split()) <= _SCRAP else one


def tells(text: str, kind: DecisionClass) -> bool:
    """Whether a text has a word for an outcome: 'taget af dagsordenen'."""
    return any(
        re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) for known, words in _WORDS if known is kind
    )


def deciding(found: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The sentences that say in words of their own what was decided: nothing asked, recorded or told."""
    informed = informing(found)
    return tuple(
        one
        for one in found
        if one.kind is None
        and one not in informed
        and not (asks(one.text) or records(one.text) or amends(one.text))
    )


def informing(found: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The sentences that only tell something: 'Formanden oplyste, at …', and what is told on from there."""
    told: list[Verdict] = []
    for before, one in zip((None, *found), found, strict=False):
        goes_on = before in told and not _RULES.search(one.text)
        if one.kind is None and (one.listed or informs(one.text) or goes_on):
            told.append(one)
    return tuple(told)


def _sentences(meeting: Meeting, item: AgendaItem) -> Iterator[Span]:
    """The sentences of the decision; where only a vote tells it, those of its section without the votes."""
    if item.decision is not None:
        yield from _joined(meeting, item.decision.spans)
        return
    apart = [absence.span for absence in item.absent]
    for section in item.with_role(Role.DECISION):
        for span in _joined(meeting, [section.span]):
            if not any(span.overlaps(other) for other in apart) and not _COUNTS.search(meeting.text(span)):
                yield span


_COUNTS = re.compile(r"^\W*(?:for|imod|undlod)\b[^.]*:|^\W*afbud\b", re.IGNORECASE)


def _joined(meeting: Meeting, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences, with 'Ad.' and what it opens as one."""
    opening: Span | None = None
    for whole in spans:
        for span in sentences(meeting.text(whole), whole.start):
            if _AD.fullmatch(meeting.text(span)):
                opening = span
                continue
            yield Span(opening.start, span.end, span.page) if opening else span
            opening = None


def _verdict(meeting: Meeting, span: Span) -> Verdict:
    text, numbers = readable(meeting.text(span)), frozenset[int]()
    if match := _POINTS.match(text):
        text, numbers = text[match.end() :], _numbers(match)
    text = re.sub(r"^\d{1,2}[.)]\s+", "", text)
    bare = text.strip().rstrip(".")
    if _NOTHING.fullmatch(text.strip()):
        return Verdict(text, span, DecisionClass.NOTHING, numbers)
    if found := _UNANIMOUS.fullmatch(bare):
        kind = DecisionClass.RECOMMENDED if "anbef" in found["word"].lower() else DecisionClass.APPROVED
        who = found["who"] if found["who"].lower().startswith("et enigt") else ""
        return Verdict(text, span, kind, numbers, False, "indstillingen", found["tail"], who)
    if found := _SHORT.fullmatch(bare):
        kind = next(kind for kind, _ in _WORDS if found[kind.name])
        denied = found["denied"] is not None
        return Verdict(text, span, kind, numbers, denied, (found["thing"] or "").lower(), found["tail"])
    return Verdict(text, span, points=numbers, listed=_LISTED.match(meeting.text(span)) is not None)


def _numbers(match: re.Match[str]) -> frozenset[int]:
    first = int(match["first"])
    if match["last"]:
        return frozenset(range(first, int(match["last"]) + 1))
    return frozenset({first, *map(int, re.findall(r"\d+", match["more"] or ""))})
