"""Minutes with tables that are reckoned with and counted in, and what is told of them."""

from __future__ import annotations

from rag.ask.asked import Asked
from rag.ask.tables import answer_from_table, asks_for_cell
from rag.ask.verification import supports
from rag.model import Claim

MINUTES = """\
Fjordby Kommune

REFERAT Fritidsudvalget d. 10-04-2025

Mødedato Torsdag d. 10. april 2025 kl. 16:00

Mødedeltagere Anne Lund (A), Bent Krog (V)

Punkt 1: Budgetopfølgning pr. 31. marts 2025

Sagsfremstilling

Et plus i sidste kolonne er et merforbrug.

I 1.000 kr.\tKorrigeret budget 2025\tForventet regnskab 2025\tForventet afvigelse
Svømmehaller\t8.200\t9.050\t850
Musikliv\t3.100\t2.900\t-200
Spejderhytter\t640\t640\t0
Ridehaller\t1.500\t1.560\t60
I alt\t13.440\t14.150\t710

Beslutning

Taget til efterretning.

Punkt 2: Takster for bådpladser i havnen

Sagsfremstilling

Taksterne for en plads i havnen fremgår af tabellen.

Bådtype\tÅrlig takst 2025 i kr.\tÅrlig takst 2026 i kr.\tÆndring
Joller\t1.150\t1.205\t4,8 %
Motorbåde\t4.700\t4.980\t6,0 %
Kajakker\t400\t400\t0,0 %
Sejlbåde\t3.900\t3.815\t-2,2 %

Indstilling

Forvaltningen indstiller,

1. at taksterne godkendes, og
2. at de gælder fra den 1. januar 2026.

Beslutning

Godkendt.

Punkt 3: Fordeling af støtte til foreninger

Sagsfremstilling

Der er søgt om støtte fra foreningerne.

Forening\tSøgt beløb i kr.\tForvaltningens forslag i kr.
Fjordby Roklub\t42.000\t30.000
Trommekorpset\t18.500\t18.500
Stensamlerne\t9.000\t0
Skakklubben\t6.400\t5.000

Beslutning

Godkendt med den ændring, at Stensamlerne får 4.000 kr.

Punkt 4: Medlemstal i idrætsforeningerne

Sagsfremstilling

Tabellen viser medlemmerne i de største idrætsgrene.

Idrætsgren\t2023\t2024
Fodbold\t812\t790
Svømning\t430\t468
Badminton\t205\t221

Beslutning

Taget til efterretning.
"""


def told(asked: Asked) -> list[Claim]:
    """What tables answer, if a cell is asked for; every claim is borne out by what it cites."""
    claims = answer_from_table(asked) if asks_for_cell(asked) else []
    assert all(supports(claim, asked.library.meeting) for claim in claims)
    return claims
