"""Right answers written from the minutes' structure: decisions, votes, absences, cells, counts, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice

from eval.cases import Case, GoldCitation
from eval.minutes import Minutes, Place
from eval.mutants.basis import Ballot, Basis, Cell, Missing, Outcome, Written
from eval.mutants.counted import Cited, counted
from eval.mutants.reckoned import reckoned
from eval.mutants.source import FIGURE
from eval.mutants.written import can_write, sentences
from eval.quoting import quoted
from eval.trial import Trial
from rag.danish import sentences as sentence_spans
from rag.model import AgendaItem, Answer, Claim, Meeting, Role, Searched, Span, Table, Vote

#: So many cells of a table, those with a sign first, and so many sentences and differences of a Punkt.
CELLS, SENTENCES, RECKONED = 8, 6, 4
#: The same sentence of so many Punkter of a meeting: an absence is noted under each.
REPEATED = 2
#: A decision that is longer says more than its class.
_SHORT_DECISION = 60
_CHANGED = re.compile(r"\b(?:ændring|tilføjelse|bemærkning|idet|dog|ad\.?\s\d|ikke)\b|\d", re.IGNORECASE)
_AMOUNT = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_THOUSANDS = re.compile(r"1\.000\s?kr", re.IGNORECASE)
_MILLIONS = re.compile(r"\bmio\.? kr", re.IGNORECASE)
_NOT_MONEY = re.compile(
    r"pro?c(?:ent|t)|pct|%|antal|længde|døgn|børn|difference|refusion|meter|timer|udkald|ton|nr\b|plads",
    re.IGNORECASE,
)
_COLUMN_MARK = re.compile(
    r"[,(\s]+(?:i )?(?:1\.000|mio\.?) kr\.?\)?$|\s[A-G](?:=\(.*\))?$|\s\(?(?:i )?kr\.?\)?$|,\s?kr\.$"
)
_PROSE = (Role.RESUME, Role.BACKGROUND, Role.ECONOMY, Role.DECISION, Role.NEXT_STEPS)
_LONGEST, _SHORTEST = 260, 30
_COUNT = re.compile(r"\s?\(\d+\)$")
_NOTHING = Searched(0, (), None, None)


def references(minutes: Minutes, suite: str) -> Iterator[Basis]:
    """Every right answer that can be written of these minutes, in the order of the documents."""
    for meeting in minutes.meetings:
        told: Counter[str] = Counter()
        for number, (text, cited) in enumerate(counted(meeting), 1):
            yield _counting(
                f"{suite}/{meeting.source.name.rsplit('.', 1)[0]}-count{number}",
                minutes,
                meeting,
                text,
                cited,
            )
        for item in meeting.items:
            place = Place(meeting.source.name, item.number)
            stem = f"{suite}/{meeting.source.name.rsplit('.', 1)[0]}-p{item.number}"
            for number, (text, span) in enumerate(islice(reckoned(item), RECKONED), 1):
                yield _basis(f"{stem}-reckoned{number}", minutes, place, text, span, None, computed=True)
            for kind, facts in _facts(meeting, item):
                for number, (text, span, fact) in enumerate(facts, 1):
                    told[text] += 1
                    if told[text] <= REPEATED:
                        yield _basis(f"{stem}-{kind}{number}", minutes, place, text, span, fact)


_Found = Iterator[tuple[str, Span, Written | None]]


def _facts(meeting: Meeting, item: AgendaItem) -> Iterator[tuple[str, _Found]]:
    yield "decision", _decisions(item)
    yield "vote", _votes(item)
    yield "absence", _absences(meeting, item)
    yield "cell", _cells(meeting, item)
    yield "sentence", _sentences(meeting, item)


def _basis(
    key: str,
    minutes: Minutes,
    place: Place,
    text: str,
    span: Span,
    fact: Written | None,
    computed: bool = False,
) -> Basis:
    name = key.partition("/")[2]
    case = Case(
        id=re.sub(r"[^\w.-]", "-", name),
        question=f"Hvad står der i Punkt {place.punkt}?",
        type="lookup",
        phrasing="near",
        facts=((text,),),
        citations=(GoldCitation(doc=place.document, punkt=place.punkt),),
    )
    answer = Answer(case.question, (Claim(text, (quoted(minutes, place, span),), computed),), _NOTHING)
    return Basis(key, Trial(case, minutes, frozenset({place}), answer, None, 0.0), 0, fact)


def _counting(key: str, minutes: Minutes, meeting: Meeting, text: str, cited: Sequence[Cited]) -> Basis:
    places = [(Place(meeting.source.name, item.number), span) for item, span in cited]
    case = Case(
        id=re.sub(r"[^\w.-]", "-", key.partition("/")[2]),
        question="Hvor mange er der?",
        type="count",
        phrasing="near",
        facts=((text,),),
        citations=tuple(GoldCitation(doc=place.document, punkt=place.punkt) for place, _ in places),
    )
    quotes = tuple(quoted(minutes, place, span) for place, span in places)
    answer = Answer(case.question, (Claim(text, quotes, computed=True),), _NOTHING)
    gold = frozenset(place for place, _ in places)
    return Basis(key, Trial(case, minutes, gold, answer, None, 0.0))


def _decisions(item: AgendaItem) -> _Found:
    decision = item.decision
    if decision is None or item.closed or not can_write(decision.decision_class) or item.votes:
        return
    if len(decision.text) > _SHORT_DECISION or _CHANGED.search(decision.text) or len(decision.spans) > 1:
        return
    fact = Outcome(item.title.strip('"»« '), decision.decision_class)
    yield sentences(fact)[0], decision.spans[0], fact


def _votes(item: AgendaItem) -> _Found:
    for vote in item.votes:
        motion = _motion(item, vote)
        if motion is not None and (vote.in_favour or vote.against):
            fact = Ballot(motion, _bare(vote.in_favour), _bare(vote.against))
            yield sentences(fact)[0], vote.span, fact


def _motion(item: AgendaItem, vote: Vote) -> str | None:
    if len(item.votes) == 1:
        return ""
    if vote.motion and vote.motion.startswith("Indstilling"):
        return "indstillingen"
    return "ændringsforslaget" if vote == item.votes[0] and len(item.votes) == 2 else None


def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    """Parties without the number of their votes."""
    return tuple(_COUNT.sub("", name) for name in names)


def _absences(meeting: Meeting, item: AgendaItem) -> _Found:
    for absence in item.absent:
        if not item.span.contains(absence.span):
            continue
        line = _line(meeting.source.text, absence.span)
        words = meeting.text(line)
        if "inhabil" in words or "deltog ikke" in words:
            fact = Missing(absence.name, sent_apologies=False)
        elif "fbud" in meeting.source.text[max(item.span.start, line.start - 40) : line.end]:
            fact = Missing(absence.name, sent_apologies=True)
        else:
            continue
        yield sentences(fact)[0], line, fact


def _line(text: str, span: Span) -> Span:
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(begin, len(text) if end < 0 else end)


def _cells(meeting: Meeting, item: AgendaItem) -> _Found:
    for table in item.tables:
        written = list(_table(table))
        ranked = sorted(
            written, key=lambda found: (not found[2].value.startswith(("-", "−")), _order(found[0]))
        )
        for text, span, cell in ranked[:CELLS]:
            if item.span.contains(span) and "\n" not in meeting.text(span):
                yield text, span, cell


def _table(table: Table) -> Iterator[tuple[str, Span, Cell]]:
    columns = [_COLUMN_MARK.sub("", head.text).strip() for head in table.header]
    labels = [row[0].text for row in table.rows]
    for row in table.rows:
        for at in range(1, len(row)):
            usable = columns[at] and columns.count(columns[at]) == 1 and labels.count(row[0].text) == 1
            if usable and row[0].text and _AMOUNT.fullmatch(row[at].text):
                cell = Cell(
                    row[0].text,
                    columns[at],
                    row[at].text,
                    _in_thousands(table, table.header[at].text, row[at].text),
                    tuple((other[0].text, other[at].text) for other in table.rows if other is not row),
                    tuple((columns[i], row[i].text) for i in range(1, len(row)) if i != at),
                    bool(_MILLIONS.search(f"{table.unit or ''} {table.header[at].text}")),
                )
                yield sentences(cell)[0], Span(row[0].span.start, max(cell.span.end for cell in row)), cell


def _in_thousands(table: Table, column: str, amount: str) -> bool:
    unit = f"{table.unit or ''} {column}"
    return bool(_THOUSANDS.search(unit)) and "," not in amount and not _NOT_MONEY.search(column)


def _sentences(meeting: Meeting, item: AgendaItem) -> _Found:
    found = [
        (meeting.text(span), span, None)
        for section in item.with_role(*_PROSE)
        for span in sentence_spans(meeting.text(section.span), section.span.start)
        if not any(table.span.overlaps(span) for table in item.tables) and _is_prose(meeting.text(span))
    ]
    ranked = sorted(found, key=lambda told: (not _telling(told[0]), _order(told[0])))
    yield from sorted(ranked[:SENTENCES], key=lambda told: told[1].start)


def _is_prose(text: str) -> bool:
    whole = text[:1].isupper() and text.endswith(".") and "\n" not in text and "\t" not in text
    return whole and _SHORTEST <= len(text) <= _LONGEST and len(text.split()) > 4


def _telling(text: str) -> bool:
    return bool(FIGURE.search(text)) or " ikke " in text


def _order(text: str) -> str:
    """An order that is the same in every run, and no one's choice."""
    return sha256(text.encode()).hexdigest()
