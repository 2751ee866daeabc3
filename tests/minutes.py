"""Four fictional meetings of two municipalities, parsed as every document is, for the tests of `rag.ask`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.ask.evidence.reading import ItemReader
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.evidence.selection import Candidate, Selection, Selector
from rag.ask.questions.question import Question
from rag.ingest.chunking import chunk_meeting
from rag.ingest.parsing import parse_meeting
from rag.model import AgendaItem, Meeting, Source
from rag.store.embedding import Embedder, load_embedder
from rag.store.library import Library

ROADS_2024 = """\
Fjordby Kommune

REFERAT Teknik- og Miljøudvalget d. 14-11-2024

Mødedato Torsdag d. 14. november 2024 kl. 15:00

Mødested Rådhuset, lokale 2

Mødedeltagere Anne Lund (A), Bent Krog (V), Dorthe Vinge (C)

Punkt 12: Støj fra ringvejen

05.00.00-P20-7-24

Sagsfremstilling

Målinger i august 2024 viser 61 decibel ved husene langs ringvejen. En skærm på 340 meter vil
koste 5,6 mio. kr.

Indstilling

Forvaltningen indstiller, at skærmen opføres i 2026.

Beslutning

Udsat til et kommende møde, fordi udvalget ønsker et billigere forslag.
"""

ROADS_2025 = """\
Fjordby Kommune

REFERAT Teknik- og Miljøudvalget d. 12-03-2025

Mødedato Onsdag d. 12. marts 2025 kl. 15:00

Mødested Rådhuset, lokale 2

Mødedeltagere Anne Lund (A), Bent Krog (V), Dorthe Vinge (C), Erik Holm (F)

Punkt 3: Støj fra ringvejen, nyt forslag

05.00.00-P20-7-24

Sagsfremstilling

Forvaltningen har regnet på en jordvold i stedet for en skærm. Volden koster
2,9 mio. kr. og dæmper støjen med 40 procent.

Det skyldes, at jorden kan hentes fra byggeriet ved havnen.

Projektet har tre faser:

- Plantning af buske i 2027
- Opmåling i maj 2025
- Kørsel af jord i foråret 2026

Indstilling

Forvaltningen indstiller,

1. at volden anlægges,
2. at udgiften på 2,9 mio. kr. holdes inden for budgettet.

Beslutning

Godkendt.

For stemte: A, V og F. Imod stemte: C.

Fraværende: Bent Krog (V)

Bilag

Støjkort 2024
Tegning af volden

Punkt 4: Budgetopfølgning pr. 28. februar 2025

00.30.14-S00-2-25

Sagsfremstilling

Der ventes et merforbrug på vejområdet.

Tabel 1: Forventet regnskab 2025

I 1.000 kr.\tBudget\tRegnskab\tAfvigelse
Vintertjeneste\t4.100\t5.350\t-1.250
Vejbelysning\t2.200\t2.050\t150
I alt\t6.300\t7.400\t-1.100

Beslutning

Udvalget tog orienteringen til efterretning.

Fraværende: Bent Krog (V)

Erik Holm (F) deltog ikke i behandlingen af punktet på grund af inhabilitet.

Punkt 5: Lukket: Køb af grund ved havnen

Punkt 6: Lukket: Ansættelse af vejchef

Punkt 7: Eventuelt

Beslutning

Intet.
"""

CARE_2025 = """\
Fjordby Kommune

REFERAT Social- og Sundhedsudvalget d. 18-03-2025

Mødedato Tirsdag d. 18. marts 2025 kl. 16:30

Mødested Plejecenter Solbakken

Mødedeltagere Frida Juhl (A), Gorm Ravn (V)

Afbud: Hanne Toft (O)

Punkt 9: Ventetid til genoptræning

29.09.00-P05-1-25

Sagsfremstilling

Borgerne ventede i gennemsnit 19 dage på genoptræning i 2024. Leder af træningscentret er Ida Bech.

Genoptræning er træning, som sygehuset har henvist til. Ventetiden er steget,
fordi to fysioterapeuter er sygemeldt.

Indstilling

Forvaltningen indstiller, at der ansættes en vikar.

Beslutning

Udvalget afviste indstillingen og bad om et nyt oplæg til mødet i juni med en plan for hele området.
"""

SCHOOL_2025 = """\
Skovlund Kommune

REFERAT Børne- og Skoleudvalget d. 05-03-2025

Mødedato Onsdag d. 5. marts 2025 kl. 17:00

Mødested Skovlund Skole

Mødedeltagere Jens Bang (A), Karen Friis (V)

Punkt 21: Madordning på skolerne

17.01.00-A00-4-25

Sagsfremstilling

En madordning på alle seks skoler koster 31 kr. pr. barn om dagen. Ordningen begynder den 11. august 2025.

Indstilling

Forvaltningen indstiller, at madordningen indføres.

Beslutning

Tiltrådt.
"""

EVERY = (ROADS_2024, ROADS_2025, CARE_2025, SCHOOL_2025)


def parsed(text: str) -> Meeting:
    """A meeting parsed from its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return parse_meeting(Source(f"{digest[:8]}.txt", text, digest))


def item_of(meeting: Meeting, number: int) -> AgendaItem:
    """The Punkt with this number, which the meeting has."""
    item = meeting.item(number)
    assert item is not None
    return item


def ranked_item(text: str, number: int, score: float = 1.0) -> RankedItem:
    """A Punkt as if retrieval had found it."""
    meeting = parsed(text)
    return RankedItem(meeting, item_of(meeting, number), score)


@contextmanager
def library_of(home: Path, texts: Iterable[str] = EVERY) -> Iterator[Library]:
    """A library on disk that holds these minutes, with the bundled embedder."""
    with Library.open(home, load_embedder(None)) as library:
        for text in texts:
            meeting = parsed(text)
            library.add(meeting, chunk_meeting(meeting, 200))
        yield library


def new_reader() -> ItemReader:
    """A reader with the bundled embedder for sentences and words."""
    embedder: Embedder = load_embedder(None)
    return ItemReader(embedder, embedder)


def select(question: str, *ranked: RankedItem) -> Selection:
    """The units of ranked items, best first for a question."""
    return Selector(new_reader()).select(Question(question), ranked)


def candidate_of(selection: Selection, text: str) -> Candidate:
    """The best candidate whose unit begins with these words."""
    return next(c for c in selection.candidates if c.unit.text.startswith(text))
