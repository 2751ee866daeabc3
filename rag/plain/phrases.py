"""Officialese and the plain words that say the same everywhere; what needs a look around is in `wording`."""

from __future__ import annotations

import re

#: Lower case. The plain words have the number, tense and place in the sentence of those they replace.
PHRASES: dict[str, str] = {
    "såfremt": "hvis",
    "dersom": "hvis",
    "ifald": "hvis",
    "i tilfælde af, at": "hvis",
    "i tilfælde af at": "hvis",
    "under forudsætning af, at": "hvis",
    "under forudsætning af at": "hvis",
    "på betingelse af, at": "hvis",
    "på betingelse af at": "hvis",
    "som følge af, at": "fordi",
    "som følge af at": "fordi",
    "på grund af, at": "fordi",
    "på grund af at": "fordi",
    "i og med, at": "fordi",
    "i og med at": "fordi",
    "eftersom": "fordi",
    "på trods af, at": "selvom",
    "på trods af at": "selvom",
    "til trods for, at": "selvom",
    "til trods for at": "selvom",
    "uagtet, at": "selvom",
    "uagtet at": "selvom",
    "uanset, at": "selvom",
    "uanset at": "selvom",
    "hvorimod": "mens",
    "førend": "før",
    "hvorvidt": "om",
    "hvorledes": "hvordan",
    "hvori": "hvor",
    "med det formål, at": "for at",
    "med det formål at": "for at",
    "med det mål at": "for at",
    "i den hensigt at": "for at",
    "grundet": "på grund af",
    "som følge af": "på grund af",
    "for så vidt angår": "når det gælder",
    "hvad angår": "når det gælder",
    "omhandlende": "om",
    "i medfør af": "efter",
    "under hensyntagen til": "af hensyn til",
    "i overensstemmelse med": "i tråd med",
    "på foranledning af": "efter ønske fra",
    "i samarbejde med": "sammen med",
    "tillige med": "sammen med",
    "med udgangspunkt i": "ud fra",
    "med afsæt i": "ud fra",
    "i umiddelbar nærhed af": "tæt på",
    "i umiddelbar forlængelse af": "lige efter",
    "umiddelbart efter": "lige efter",
    "umiddelbart før": "lige før",
    "umiddelbart inden": "lige inden",
    "på nuværende tidspunkt": "nu",
    "på det nuværende tidspunkt": "nu",
    "for nærværende": "lige nu",
    "på daværende tidspunkt": "dengang",
    "på et senere tidspunkt": "senere",
    "på et tidligere tidspunkt": "tidligere",
    "indeværende år": "dette år",
    "i indeværende år": "i dette år",
    "indeværende måned": "denne måned",
    "forinden": "inden da",
    "fremadrettet": "fremover",
    "fremefter": "fremover",
    "atter": "igen",
    "afslutningsvis": "til sidst",
    "indledningsvis": "først",
    "snarest muligt": "så hurtigt som muligt",
    "hurtigst muligt": "så hurtigt som muligt",
    "øjeblikkeligt": "straks",
    "forventes": "ventes",
    "forventedes": "ventedes",
    "end forventet": "end ventet",
    "som forventet": "som ventet",
    "ansøgt om": "søgt om",
    "ansøger om": "søger om",
    "ansøge om": "søge om",
    "ansøgte om": "søgte om",
    "indkom": "kom",
    "indkommet": "kommet",
    "anvendelse af": "brug af",
    "anvendelsen af": "brugen af",
    "henvender sig til": "er for",
    "henvendte sig til": "var for",
    "sammenholdt med": "i forhold til",
    "markante": "store",
    "i beskæftigelse": "i job",
    "indikerer, at": "tyder på, at",
    "indikerer at": "tyder på at",
    "indikerede, at": "tydede på, at",
    "medfører, at": "betyder, at",
    "medfører at": "betyder at",
    "indebærer, at": "betyder, at",
    "indebærer at": "betyder at",
    "bidrager til at": "hjælper med at",
    "bidrage til at": "hjælpe med at",
    "bidrog til at": "hjalp med at",
    "medvirker til at": "hjælper med at",
    "medvirke til at": "hjælpe med at",
    "medvirkede til at": "hjalp med at",
    "samtlige": "alle",
    "adskillige": "mange",
    "eksempelvis": "fx",
    "for eksempel": "fx",
    "i særdeleshed": "især",
    "navnlig": "især",
    "hovedsageligt": "mest",
    "hovedsagelig": "mest",
    "udelukkende": "kun",
    "tillige": "også",
    "maksimalt": "højst",
    "de øvrige": "de andre",
    "fornødne": "nødvendige",
    "fornøden": "nødvendig",
    "fornødent": "nødvendigt",
    "vanskelig": "svær",
    "vanskeligt": "svært",
    "vanskelige": "svære",
    "vanskeligheder": "problemer",
    "vanskelighederne": "problemerne",
    "betydelige": "store",
    "en betydelig": "en stor",
    "et betydeligt": "et stort",
    "vederlagsfrit": "gratis",
    "vederlagsfri": "gratis",
    "forhenværende": "tidligere",
    "er berettiget til": "har ret til",
    "var berettiget til": "havde ret til",
    "er i besiddelse af": "har",
    "var i besiddelse af": "havde",
    "gør sig gældende": "gælder",
    "gjorde sig gældende": "gjaldt",
    "forefindes": "findes",
    "benytte sig af": "bruge",
    "benytter sig af": "bruger",
    "benyttede sig af": "brugte",
    "benyttet sig af": "brugt",
    "nødvendiggør": "kræver",
    "nødvendiggjorde": "krævede",
    "muliggør": "giver mulighed for",
    "muliggøre": "give mulighed for",
    "forårsaget af": "på grund af",
    "ibrugtages": "tages i brug",
    "ibrugtaget": "taget i brug",
    "træffe beslutning om": "beslutte",
    "træffer beslutning om": "beslutter",
    "traf beslutning om": "besluttede",
    "gøre brug af": "bruge",
    "gør brug af": "bruger",
    "gjorde brug af": "brugte",
    "rette henvendelse til": "kontakte",
    "retter henvendelse til": "kontakter",
    "rettede henvendelse til": "kontaktede",
    "rettet henvendelse til": "kontaktet",
    "tager udgangspunkt i": "bygger på",
    "tage udgangspunkt i": "bygge på",
    "tog udgangspunkt i": "byggede på",
}
#: Infinitive, present, past, passive, participle; and the same forms of the plain verb.
_VERBS = """\
anvende anvender anvendte anvendes anvendt = bruge bruger brugte bruges brugt
benytte benytter benyttede benyttes benyttet = bruge bruger brugte bruges brugt
anmode anmoder anmodede anmodes anmodet = bede beder bad bedes bedt
bibeholde bibeholder bibeholdt bibeholdes bibeholdt = beholde beholder beholdt beholdes beholdt
erlægge erlægger erlagde erlægges erlagt = betale betaler betalte betales betalt
estimere estimerer estimerede estimeres estimeret = skønne skønner skønnede skønnes skønnet
forøge forøger forøgede forøges forøget = øge øger øgede øges øget
implementere implementerer implementerede implementeres implementeret =
    indføre indfører indførte indføres indført
modificere modificerer modificerede modificeres modificeret = ændre ændrer ændrede ændres ændret
nedbringe nedbringer nedbragte nedbringes nedbragt = sænke sænker sænkede sænkes sænket
opstarte opstarter opstartede opstartes opstartet = starte starter startede startes startet
rekvirere rekvirerer rekvirerede rekvireres rekvireret = bestille bestiller bestilte bestilles bestilt
tilsikre tilsikrer tilsikrede tilsikres tilsikret = sikre sikrer sikrede sikres sikret
tilvejebringe tilvejebringer tilvejebragte tilvejebringes tilvejebragt =
    skaffe skaffer skaffede skaffes skaffet
udarbejde udarbejder udarbejdede udarbejdes udarbejdet = lave laver lavede laves lavet
udfærdige udfærdiger udfærdigede udfærdiges udfærdiget = lave laver lavede laves lavet
udvise udviser udviste udvises udvist = vise viser viste vises vist
"""


def _verbs() -> dict[str, str]:
    pairs = (line.split(" = ") for line in _VERBS.replace("=\n   ", "= ").splitlines())
    return {old: new for one, other in pairs for old, new in zip(one.split(), other.split(), strict=True)}


ALL: dict[str, str] = PHRASES | _verbs()
_PHRASE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ALL, key=len, reverse=True)))})(?![\w-])", re.IGNORECASE
)


def in_plain_words(text: str) -> str:
    """The text with its officialese in plain words, with the capital that stood there."""
    return _PHRASE.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    written = match.group()
    new = ALL[written.casefold()]
    return new[0].upper() + new[1:] if written[0].isupper() else new
