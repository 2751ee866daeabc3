"""A meeting with a bit of everything, for the tests of summaries over more than one item."""

from __future__ import annotations

from functools import cache

from minutes import parsed

from rag.model import Claim, Meeting, Status
from rag.summaries.summary import Audience, Length, Summary, Wish

MIXED = """\
Havnby Kommune

REFERAT Teknik- og Klimaudvalget d. 06-05-2025

Mødedato Tirsdag d. 6. maj 2025 kl. 16:00

Mødedeltagere Anna Berg (A), Bo Dahl (V), Carla Eng (F), Dan Fisker (Ø), Else Gram (C)

Afbud: Else Gram (C)

Punkt 40: Godkendelse af dagsorden

Beslutning

Godkendt.

Punkt 41: Trafiktal for 2024

05.00.00-K07-3-25

Resume

Forvaltningen orienterer om trafikken i 2024. Der kørte 4 procent flere biler over broen end året før.

Indstilling

Forvaltningen indstiller, at orienteringen tages til efterretning.

Beslutning

Taget til efterretning.

Punkt 42: Ny bro over åen, anlægsbevilling

05.00.00-P20-9-24

Resume

Udvalget skal tage stilling til, om der skal bygges en ny bro over åen. Broen skal give cyklister en kortere
vej til stationen.

Økonomi

Broen koster 8,4 mio. kr.

Indstilling

Forvaltningen indstiller, at der gives en anlægsbevilling på 8,4 mio. kr. til en ny bro.

Beslutning

Godkendt.

For stemte: A, V og F. Imod stemte: Ø.

Punkt 43: Bænke i parken

04.00.00-G01-2-25

Resume

Der opstilles nye bænke i parken.

Indstilling

Forvaltningen indstiller, at der opstilles seks bænke i parken.

Beslutning

Godkendt.

Dan Fisker (Ø) deltog ikke i behandlingen af punktet på grund af inhabilitet.

Punkt 44: Lukning af genbrugspladsen i Nordby

07.00.00-P20-1-25

Resume

Forvaltningen foreslår, at genbrugspladsen i Nordby lukkes.

Indstilling

Forvaltningen indstiller, at genbrugspladsen lukkes den 1. september 2025.

Beslutning

Sagen blev udsat til mødet i juni.

Punkt 45: Lukket: Salg af en grund

Punkt 46: Meddelelser

Beslutning

Intet.
"""

AGENDA = """\
Havnby Kommune

DAGSORDEN Teknik- og Klimaudvalget d. 03-06-2025

Mødedato Tirsdag d. 3. juni 2025 kl. 16:00

Mødedeltagere Anna Berg (A), Bo Dahl (V)

Punkt 50: Lukning af genbrugspladsen i Nordby

07.00.00-P20-1-25

Resume

Forvaltningen foreslår, at genbrugspladsen i Nordby lukkes.

Indstilling

Forvaltningen indstiller, at genbrugspladsen lukkes den 1. september 2025.

Punkt 51: Lukket: Salg af en grund
"""


@cache
def mixed() -> Meeting:
    """Seven items: one costly and divided, one put off, one closed."""
    return parsed(MIXED)


@cache
def agenda() -> Meeting:
    """Two items that nobody has treated yet."""
    return parsed(AGENDA)


def wish(length: str = "mellem", audience: str = "borger") -> Wish:
    """A wish by the values of the command line."""
    return Wish(Audience(audience), Length(length))


def headings(summary: Summary) -> list[str]:
    """The headings in reading order."""
    return [part.heading for part in summary.parts]


def under(summary: Summary, heading: str) -> list[str]:
    """The sentences below a heading; none where it is left out."""
    return [claim.text for part in summary.parts if part.heading == heading for claim in part.claims]


def unconfirmed(summary: Summary) -> list[str]:
    """The sentences that a reader should not trust."""
    return [claim.text for claim in summary.claims if not is_confirmed(claim)]


def is_confirmed(claim: Claim) -> bool:
    """Whether a claim cites something, all of it confirmed."""
    return bool(claim.citations) and all(c.status is Status.CONFIRMED for c in claim.citations)
