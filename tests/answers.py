"""A small fictional meeting, and answers that quote it, for the tests of what people and programs see."""

from __future__ import annotations

import hashlib
from datetime import date

from rag.ingest.parsing import parse_meeting
from rag.model import Answer, Citation, Claim, Meeting, Searched, Source, Span, Status

MINUTES = """\
Møllebro Kommune

REFERAT Teknikudvalget d. 12-03-2025

Mødedato Onsdag d. 12. marts 2025 kl. 16:00

Mødested Rådhuset

Mødedeltagere Anna Birk (A), Bo Dal (V), Carl Eng (C)

Punkt 7: Cykelsti ved <Åen> & broen

05.01.00-P20-3-25

Sagsfremstilling

Stien bliver 800 meter lang og koster <b>2,4 mio. kr.</b> Arbejdet begynder i maj.

Udgiften fordeler sig sådan:

I 1.000 kr.\t2025\t2026
Jord\t900\t600
Asfalt\t0\t900

Beslutning

Godkendt.

For stemte: A og V. Imod stemte: C.

Fraværende: Carl Eng (C)

Punkt 8: Lukket: Køb af areal

Punkt 9: Eventuelt

Beslutning

Intet.
"""


def small_meeting(text: str = MINUTES, name: str = "møde.txt") -> Meeting:
    """The meeting above, parsed as every document is."""
    return parse_meeting(Source(name, text, hashlib.sha256(text.encode()).hexdigest()))


def span_of(meeting: Meeting, quote: str) -> Span:
    """Where the quote stands first."""
    start = meeting.source.text.index(quote)
    return Span(start, start + len(quote))


def cite(meeting: Meeting, number: int, quote: str, status: Status = Status.CONFIRMED) -> Citation:
    """A citation of a quote that stands in this Punkt."""
    item, span = meeting.item(number), span_of(meeting, quote)
    assert item is not None
    section = item.section_at(span.start)
    return Citation(
        document=meeting.source.name,
        meeting=meeting.id,
        municipality=meeting.municipality,
        committee=meeting.committee,
        date=meeting.date,
        punkt=number,
        title=item.title,
        section=section.name if section else None,
        quote=quote,
        span=span,
        status=status,
    )


def answer(*claims: Claim, refused: bool = False) -> Answer:
    """An answer of these claims, over one meeting."""
    day = date(2025, 3, 12)
    searched = Searched(1, ("Møllebro",), day, day, ("bilag er ikke indlæst",))
    return Answer("Hvad koster stien?", claims, searched, refused=refused, seconds=0.0312345)
