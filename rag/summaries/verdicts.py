"""The sentences of a decision: which outcome each gives, and to which points of the indstilling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.ask.units import readable
from rag.danish import sentences
from rag.model import AgendaItem, DecisionClass, Meeting, Role, Span

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
    rf"(?:(?:forvaltningens |administrationens )?(?P<thing>{_THING}) )?(?:(?:er|blev|bliver) )?"
    rf"(?:dermed |herefter |hermed |enstemmigt |hertil )?(?P<denied>ikke )?(?:{_WORD})(?P<tail>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_UNANIMOUS = re.compile(
    r"(?P<who>et enigt \w+|\w*udvalget|byrådet|kommunalbestyrelsen) (?P<word>godkendte|tiltrådte|vedtog"
    r"|anbefalede|anbefaler|tiltræder|godkender) indstilling(?:en|erne)(?P<tail>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = re.compile(r"(?:intet|ingen(?: bemærkninger| meddelelser)?|-|–)[\s.]*", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:ad|vedr\.|indstillingens punkt|pkt\.|punkt)\.?\s*(?P<first>\d{1,2})(?:\s?(?:-|–"
    r"|til)\s?(?P<last>\d{1,2})"
    r"|(?P<more>(?:(?:, | og )\d{1,2})+))?\s?[.):]*\s*",
    re.IGNORECASE,
)
_AD = re.compile(r"(?:ad|pkt)\.?", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:oplæg\w*|præsentation\w*) .*\b(?:vedhæft|bilægges|vedlagt|vist)|^bilag\b", re.IGNORECASE
)
_AMENDED = re.compile(r"\b(?:ændring|tilføjelse|undtagelse|forbehold|bemærkning|tilretning)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence of a decision, without the number of the points that it speaks of.

    `kind` is None where the sentence says itself what was decided. `thing` is what it names
    ('indstillingen'), `tail` what it says more ('med den ændring, at …'); no `points` means all.
    """

    text: str
    span: Span
    kind: DecisionClass | None = None
    points: frozenset[int] = frozenset()
    denied: bool = False
    thing: str = ""
    tail: str = ""
    who: str = ""

    @property
    def amends(self) -> bool:
        """Whether it approves with a change or a remark."""
        return _AMENDED.search(self.tail) is not None


def verdicts(meeting: Meeting, item: AgendaItem) -> tuple[Verdict, ...]:
    """The sentences of the decision in order, without remarks on the minutes themselves."""
    found = (_verdict(meeting, span) for span in _sentences(meeting, item))
    return tuple(one for one in found if not _ASIDE.search(one.text))


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


def _joined(meeting: Meeting, spans: Iterator[Span] | tuple[Span, ...] | list[Span]) -> Iterator[Span]:
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
    return Verdict(text, span, points=numbers)


def _numbers(match: re.Match[str]) -> frozenset[int]:
    first = int(match["first"])
    if match["last"]:
        return frozenset(range(first, int(match["last"]) + 1))
    return frozenset({first, *map(int, re.findall(r"\d+", match["more"] or ""))})
