"""A fictional meeting whose items were settled in every way that minutes know, and an agenda."""

from __future__ import annotations

from functools import cache

from minutes import item_of, parsed

from rag.model import AgendaItem, Meeting
from rag.summaries.item import summarise_item
from rag.summaries.summary import Heading, Summary, Wish

SETTLED = """\
Fjordby Kommune

REFERAT Kultur- og Fritidsudvalget d. 12-03-2025

Mødedato Onsdag d. 12. marts 2025 kl. 15:00

Mødested Rådhuset, lokale 2

Mødedeltagere Anne Lund (A), Bent Krog (V), Dorthe Vinge (C), Erik Holm (F), Grete Falk (Ø)

Punkt 1: Godkendelse af dagsorden

00.22.00-P35-1-25

Indstilling

Forvaltningen indstiller,

at dagsordenen godkendes.

Beslutning

Godkendt.

Punkt 2: Nyt gulv i Fjordhallen - valg af løsning

04.04.00-P20-7-24

Resumé

Udvalget skal tage stilling til, hvilket gulv der skal lægges i Fjordhallen. Gulvet er fra 1986 og
har flere revner.

Sagsfremstilling

Hallen bruges af 640 medlemmer af idrætsforeningen og af to skoler. Forvaltningen foreslår et
trægulv. Det skyldes, at et trægulv holder i 30 år.

Bilag 1 viser en plan over hallen.

Økonomi

Trægulvet koster 1,8 mio. kr., som finansieres af puljen til idræt. Arbejdet varer tre uger.

Indstilling

Forvaltningen indstiller,

1. at der lægges trægulv i Fjordhallen,
2. at der gives en anlægsbevilling på 1,8 mio. kr. i 2025, og
3. at hallen lukkes i uge 28-30.

Beslutning

Bent Krog (V) stillede ændringsforslag om, at der lægges et kunstgulv.

For ændringsforslaget: V, C. Imod: A, F, Ø. Ændringsforslaget er forkastet.

Indstillingen blev herefter sat til afstemning. For: A, F, Ø. Imod: V. Undlod: C.

Indstillingen er dermed godkendt.

Grete Falk (Ø) ønskede tilført protokollen, at klubberne bør høres om lukningen.

Punkt 3: Tilskud til Kulturnatten

20.00.00-Ø40-3-25

Sagsfremstilling

Foreningen Kulturnatten søger om 75.000 kr. til lys på havnen.

Indstilling

Forvaltningen indstiller,

at foreningen får et tilskud på 75.000 kr.

Beslutning

Udsat til mødet den 9. april 2025, fordi regnskabet mangler.

Punkt 4: Takster for musikskolen 2026

20.15.00-S29-1-25

Resumé

Forslaget skal nedbringe musikskolens underskud på 310.000 kr.

Indstilling

Forvaltningen indstiller,

1. at taksten for soloundervisning sættes op til 3.480 kr. pr. sæson, og
2. at søskenderabatten nedsættes til 25 procent.

Beslutning

Ad 1.: Anbefales.

Ad 2.: Ikke godkendt.

Kommende behandlingsforløb

Økonomiudvalget 25.03.2025

Byrådet 02.04.2025

Punkt 5: Naturnær drift af parker

04.00.00-G01-2-25

Sagsfremstilling

I dag drives 32 ha på denne måde.

Forvaltningen har beskrevet to modeller:

Model 1: Vild eng

Græsset slås kun om efteråret.

Indstilling

Forvaltningen indstiller,

at udvalget drøfter sagen.

Beslutning

Drøftet. Udvalget ønsker skilte ved arealerne senest den 1. juni 2025.

Anne Lund deltog ikke i behandlingen af punktet på grund af inhabilitet.

Punkt 6: Fordeling af kulturpuljen

20.14.00-Ø40-1-25

Indstilling

Forvaltningen indstiller,

at puljen på 240.000 kr. fordeles som foreslået.

Beslutning

Godkendt med den ændring, at koret får 30.000 kr.

Punkt 7: Besøgstal for biblioteket

21.00.00-G01-4-25

Sagsfremstilling

Biblioteket havde 124.960 besøg i 2024.

Økonomiske konsekvenser

Ingen.

Indstilling

Forvaltningen indstiller,

at orienteringen tages til efterretning.

Beslutning

Taget til efterretning.

Punkt 8: Lukket: Lejemål på havnen

Punkt 9: Meddelelser

Beslutning

Formanden oplyste, at studieturen er aflyst.

Punkt 10: Ny svømmehal - høring

04.04.00-P20-9-25

Sagsfremstilling

Høringen slutter den 2. maj 2025.

Indstilling

Forvaltningen indstiller,

at forslaget anbefales godkendt.

Beslutningskompetence

Byrådet

Beslutning

Indstillingen anbefales.
"""

AGENDA = """\
Fjordby Kommune

DAGSORDEN Kultur- og Fritidsudvalget d. 09-04-2025

Mødedato Onsdag d. 9. april 2025 kl. 15:00

Punkt 14: Tilskud til Kulturnatten

20.00.00-Ø40-3-25

Sagsfremstilling

Foreningen Kulturnatten søger om 75.000 kr. til lys på havnen.

Indstilling

Forvaltningen indstiller,

at foreningen får et tilskud på 75.000 kr.
"""


@cache
def settled() -> Meeting:
    """The minutes with every kind of outcome."""
    return parsed(SETTLED)


@cache
def agenda() -> Meeting:
    """An agenda with one item."""
    return parsed(AGENDA)


def item(number: int) -> AgendaItem:
    """An item of the minutes."""
    return item_of(settled(), number)


def summary(number: int, wish: Wish = Wish()) -> Summary:  # noqa: B008
    """The summary of an item of the minutes."""
    return summarise_item(settled(), item(number), wish, lambda _: settled())


def told(summed: Summary, heading: Heading) -> list[str]:
    """The sentences below a heading."""
    return [claim.text for part in summed.parts if part.heading == heading for claim in part.claims]
