"""Section labels of Danish minutes and the role each has, as one table."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rag.danish import fold
from rag.ingest.asked_labels import asked_role
from rag.model import Role

_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")
#: 'Bilag (3)'
_COUNTED = re.compile(r"\s*\(\d{1,3}\)$")
#: Letters and figures that text recognition takes for each other, and what they all are taken for here.
_LOOKALIKES = str.maketrans("l1|!0q", "iiiiog")
#: Shorter names are too easily another word with such letters.
_SHORTEST_DAMAGED = 5

#: What sections are called (case, accents on 'resumé', a colon and a leading number do not matter).
LABELS: dict[Role, tuple[str, ...]] = {
    Role.RESUME: (
        "Resumé", "Resume", "Sagsresumé", "Sagsresume", "Kort resumé", "Kort resume", "Beslutningstema",
        "Anledning", "Tema", "Indledning", "Problemstilling", "Sagens kerne", "Sagens kerne / tema",
        "Emne", "Formål", "Sammenfatning", "Sagen kort", "Kort om sagen", "Beslutningspunkt",
        "Kort fortalt",
        "Resumé af sagen", "Resume af sagen", "Sagstema", "Beslutningstema og resumé", "Introduktion",
        "Kort sagsresumé", "Hvad handler sagen om", "Sagens formål", "Sagen i korte træk", "Overblik",
        "Hovedindhold", "Sagens hovedindhold", "Kort beskrivelse", "Kort beskrivelse af sagen",
        "Hvad drejer sagen sig om", "Hvad går sagen ud på", "Hvad handler det om", "Sagen i korthed",
        "I korte træk", "Sagen kort fortalt", "Resumé og sagens kerne", "Det korte resumé",
        "Hvad skal udvalget tage stilling til", "Hvad skal der tages stilling til", "Kort om punktet",
        "Resumé af punktet", "Sagens problemstilling", "Punktets formål", "Hovedpunkter",
    ),
    Role.RECOMMENDATION: (
        "Indstilling", "Indstillinger", "Administrativ indstilling", "Administrationens indstilling",
        "Forvaltningens indstilling", "Direktionens indstilling", "Indstilling fra administrationen",
        "Indstilling fra forvaltningen", "Forslag", "Forslag til beslutning", "Beslutningsforslag",
        "Beslutningspunkter", "Indstilling og beslutning", "Administrationens forslag",
        "Indstillingspunkt", "Indstillingspunkter", "Anbefaling", "Administrationens anbefaling",
        "Forvaltningens anbefaling", "Indstilling til beslutning", "Forvaltningens forslag",
        "Anbefalinger", "Oplæg til beslutning", "Beslutningsoplæg", "Indstillingen lyder",
        "Hvad anbefaler forvaltningen", "Hvad indstiller forvaltningen", "Hvad indstilles",
        "Indstilling fra forvaltning",
    ),
    Role.BACKGROUND: (
        "Sagsfremstilling", "Sagsfremstilling og økonomi", "Beskrivelse af sagen", "Sagsbeskrivelse",
        "Løsning", "Baggrund", "Sagens baggrund", "Baggrund for sagen", "Gennemgang af sagen",
        "Supplerende sagsfremstilling", "Sagens indhold", "Redegørelse", "Sagen", "Fremstilling",
        "Sagsfremstilling med konsekvenser", "Administrationens bemærkninger",
        "Forvaltningens bemærkninger", "Vurdering", "Administrationens vurdering",
        "Forvaltningens vurdering", "Sagens oplysninger", "Sagsoplysninger", "Faktiske forhold",
        "Supplerende oplysninger", "Supplerende sagsbeskrivelse", "Uddybende sagsfremstilling",
        "Sagsfremstilling og vurdering", "Sagsfremstilling og baggrund", "Faglig vurdering",
        "Administrationens kommentarer", "Beskrivelse", "Uddybning", "Bemærkninger til sagen",
        "Uddybning af sagen", "Parternes påstande", "Parternes bemærkninger", "Besigtigelse",
        "Sagens indhold og baggrund", "Nærmere om sagen", "Mere om sagen", "Uddybende beskrivelse",
        "Uddybende oplysninger", "Sagsforhold", "Sagens faktiske forhold", "Administrationens redegørelse",
        "Forvaltningens redegørelse", "Beskrivelse af sagens indhold", "Fakta", "Begrundelse",
        "Begrundelse for indstillingen", "Oplysninger i sagen", "Sagens detaljer",
        "Sagsfremstilling og begrundelse", "Baggrund og formål", "Formål og baggrund",
        "Baggrund og sagsfremstilling", "Sagsredegørelse", "Forvaltningens vurdering og anbefaling",
        "Vurdering og anbefaling",
        "Redegørelse for sagen", "Redegørelse og vurdering",
    ),
    Role.ECONOMY: (
        "Økonomi", "Økonomiske konsekvenser", "Økonomiske forhold", "Bevillingsmæssige forhold",
        "Bevilling", "Økonomi og finansiering", "Økonomi og personale", "Økonomi og personaleforhold",
        "Finansiering", "Økonomi og personalemæssige konsekvenser", "Økonomi/personale",
        "Økonomiske og personalemæssige konsekvenser", "Bevillingsmæssige konsekvenser",
        "Økonomisk vurdering", "Økonomiske bemærkninger", "Økonomi og bevilling", "Økonomi/finansiering",
        "Økonomi og ressourcer", "Økonomisk konsekvens", "Bevillingsforhold", "Konsekvenser for økonomi",
        "Konsekvens for økonomi og personale", "Konsekvenser for økonomi og personale",
        "Økonomi og bevillingsforhold", "Økonomiske og ressourcemæssige konsekvenser",
        "Økonomiske forhold og konsekvenser",
        "Økonomi og personalemæssige forhold", "Bevillingsmæssige og økonomiske konsekvenser",
        "Økonomisk overblik", "Hvad koster det", "Udgifter og finansiering", "Økonomiske rammer",
        "Økonomi og konsekvenser", "Bevillingsmæssig påtegning", "Økonomi og tid",
        "Afledt drift og økonomi",
        "Økonomi og afledt drift", "Økonomi og drift",
    ),
    Role.LEGAL: (
        "Lovgrundlag", "Retsgrundlag", "Retsregler", "Lovgivning", "Juridiske forhold", "Lovgrundlag m.v.",
        "Lovgrundlag mv.", "Lovgrundlag, planer mv.", "Lovgrundlag og planer", "Juridisk grundlag",
        "Hjemmel", "Retsgrundlag mv.", "Retligt grundlag", "Lovhjemmel", "Lovhenvisning", "Love og regler",
        "Regelgrundlag", "Lov- og plangrundlag", "Juridiske konsekvenser",
        "Juridiske og planmæssige forhold", "Lovgrundlag mm.", "Plangrundlag",
        "Regler", "Lov og regler", "Gældende regler", "Juridisk vurdering", "Lovgivningen",
        "Retsgrundlaget",
        "Lovmæssige forhold", "Lovmæssige konsekvenser", "Lovgivningsmæssige forhold",
    ),
    Role.COMPETENCE: (
        "Beslutningskompetence", "Kompetence", "Sagen afgøres i", "Sagen afgøres af",
        "Kompetence/beslutningstagere", "Afgørelseskompetence", "Beslutningstager", "Hvem beslutter",
        "Beslutningsret", "Afgøres i", "Afgøres af", "Sagen behandles i", "Behandles i",
        "Endelig beslutning i", "Beslutningskompetencen ligger hos",
        "Hvem afgør sagen", "Hvem skal beslutte", "Sagen besluttes i", "Besluttes af",
        "Sagen skal behandles i", "Beslutningskompetence og proces", "Kompetenceforhold",
    ),
    Role.DECISION: (
        "Beslutning", "Beslutninger", "Konklusion", "Udvalgets beslutning", "Rådets beslutning",
        "Nævnets beslutning", "Bestyrelsens beslutning", "Mødets beslutning", "Afgørelse", "Vedtagelse",
        "Referat", "Beslutning og referat", "Beslutningen", "Udvalgets konklusion", "Dagens beslutning",
        "Beslutning på mødet", "Beslutning fra mødet", "Beslutning med afstemning",
        "Afstemning", "Afstemningsresultat", "Kendelse", "Hegnsynets kendelse", "Nævnets afgørelse",
        "Hvad blev besluttet", "Udfald", "Udvalgets afgørelse", "Udvalgets vedtagelse",
        "Bestyrelsens afgørelse", "Beslutning truffet på mødet", "Afgørelsen", "Mødets afgørelse",
        "Udvalgets behandling", "Byrådets behandling", "Kommunalbestyrelsens behandling", "Rådets behandling",
        "Nævnets behandling", "Bestyrelsens behandling", "Mødets behandling",
    ),
    Role.ATTACHMENTS: (
        "Bilag", "Bilagsliste", "Bilagsoversigt", "Bilag til sagen", "Bilag til punktet", "Vedlagte bilag",
        "Vedhæftede bilag", "Vedhæftede filer", "Liste over bilag", "Oversigt over bilag", "Bilag/links",
        "Åbne bilag", "Lukkede bilag", "Vedlagt som bilag", "Bilag vedlagt", "Bilag på sagen",
        "Bilag i sagen", "Sagens bilag", "Vedlagt materiale", "Sagens dokumenter", "Vedlagt", "Vedhæftet",
        "Materiale", "Dokumenter", "Vedlagte dokumenter", "Bilag til dagsordenspunktet", "Bilag og links",
        "Henvisninger til bilag",
    ),
    Role.RELATED: (
        "Relateret behandling", "Relaterede sager", "Relaterede punkter", "Henvisning til tidligere sager",
    ),
    Role.HISTORY: (
        "Sagsforløb", "Sagsgang", "Sagens forløb", "Sagens gang", "Tidligere behandling", "Historik",
        "Tidligere beslutninger", "Tidligere beslutning", "Sagshistorik", "Politisk behandling",
        "Beslutningshistorik", "Tidligere politisk behandling", "Behandling",
        "Beslutninger i andre udvalg", "Sagens tidligere behandling", "Sagens behandling",
        "Behandling i udvalg", "Beslutning fra tidligere møde", "Sagen er tidligere behandlet",
        "Tidligere", "Tidligere behandlet", "Tidligere forelagt", "Sagens historik", "Forhistorie",
        "Sagen har tidligere været behandlet", "Tidligere sagsbehandling", "Tidligere behandlinger",
        "Hidtidig behandling", "Sagens hidtidige forløb", "Tidligere behandlet i", "Tidligere drøftelser",
    ),
    Role.NEXT_STEPS: (
        "Kommende behandlingsforløb", "Videre proces", "Den videre proces", "Det videre forløb",
        "Videre forløb", "Videre behandling", "Proces", "Tidsplan", "Proces og tidsplan",
        "Tidsplan og proces", "Den videre sagsgang", "Videre sagsbehandling", "Næste skridt", "Opfølgning",
        "Sagens videre forløb", "Videre sagsgang", "Det videre arbejde", "Den videre behandling",
        "Kommende behandling",
        "Hvad sker der nu", "Hvad sker der så", "Hvad sker der herefter", "Det videre arbejde med sagen",
        "Implementering", "Den videre tidsplan", "Den politiske proces", "Fremtidig proces",
        "Videre behandling af sagen",
    ),
    Role.COMMUNICATION: (
        "Kommunikation", "Høring", "Høringer", "Inddragelse", "Borgerinddragelse", "Inddragelse og høring",
        "Høring og kommunikation", "Kommunikation og inddragelse", "Høringssvar", "Inddragelse/høring",
        "Offentliggørelse", "Hørings- og klageforhold", "Inddragelse og kommunikation",
        "Høring/borgerinddragelse", "Udtalelser", "Høring og inddragelse", "Høringspart", "Høringsparter",
        "Brugerinddragelse", "Inddragelse af borgere", "Kommunikation og høring", "Partshøring",
        "Inddragelse af rådgivende udvalg", "Dialog og formidling",
        "Hørte parter", "Nabohøring", "Nabohøring og partshøring", "Partshøring og nabohøring",
        "Hvem er hørt", "Information", "Høring af råd", "Pressen", "Borger- og brugerinddragelse",
        "Inddragelse af borgere og brugere",
        "Høring/udtalelse", "Høring og udtalelser", "Høringer og udtalelser", "Udtalelse",
        "Udtalelser og høring",
    ),
    Role.OTHER: (
        "Meddelelse", "Meddelelser", "Personale", "Personaleforhold", "Personalemæssige konsekvenser",
        "Personalemæssige forhold", "Miljømæssige konsekvenser", "Miljøforhold",
        "Klima- og miljømæssige konsekvenser", "Klimamæssige konsekvenser", "Sundhedsmæssige konsekvenser",
        "Tilgængelighed", "Handicapforhold", "Planforhold", "Supplerende bemærkninger", "Andre forhold",
        "Alternativer", "Tidsperspektiv",
        "Øvrige forhold", "Andre konsekvenser", "Effekt", "Fremmøde", "Konsekvenser for borgere",
        "Effektvurdering", "Bæredygtighed", "Klima og miljø", "Klima- og miljøkonsekvenser", "Miljøvurdering",
        "Verdensmål", "FN's verdensmål", "Sundhed", "Sundhedsforhold", "Ligestilling", "Digitalisering",
        "Handicappolitiske konsekvenser", "Personalekonsekvenser", "Planer og politikker",
        "Sammenhæng til politikker", "Konsekvenser", "Vurdering af konsekvenser", "Tværgående konsekvenser",
        "Handlemuligheder", "Konsekvenser i forhold til udvalgene",
        "Drøftelse", "Drøftelser", "Drøftelsen", "Bemærkninger", "Andre bemærkninger", "Øvrige bemærkninger",
        "Klimavurdering", "Klimakonsekvenser", "Konsekvenser for klimaet", "Erhvervsmæssige konsekvenser",
        "Konsekvenser for erhvervslivet", "Konsekvenser for børn og unge", "Risici", "Risikovurdering",
        "Beredskab", "Trafikale forhold", "Tilgængelighedsforhold", "Kommuneplan og lokalplan",
    ),
}  # fmt: skip

#: The name of the section that holds what stands below the last item.
CLOSING = "Afslutning"

#: Words that also open an ordinary paragraph or list entry: inline ('Tema: …') they are labels only
#: where the document writes its other labels inline too.
AMBIGUOUS = frozenset(
    fold(name)
    for role in (Role.OTHER, Role.NEXT_STEPS, Role.COMMUNICATION, Role.ECONOMY, Role.COMPETENCE)
    for name in LABELS[role]
    if " " not in name
) | {
    "forslag", "tema", "loesning", "indledning", "anledning", "emne", "formaal", "baggrund", "historik",
    "referat",
    "sagen", "behandling", "vurdering", "hjemmel", "bilag", "konklusion", "fremstilling", "tidligere",
    "fakta", "begrundelse", "udfald", "vedlagt", "vedhaeftet", "materiale", "dokumenter", "hovedpunkter",
    "i korte traek", "regler", "lovgivningen", "forhistorie", "anbefalinger", "afgoerelsen",
}  # fmt: skip

#: Labels that also serve as subheadings of running text: they open a section only where the
#: minutes use them under several items.
WEAK = frozenset(
    {
        "forslag", "tema", "emne", "formaal", "loesning", "sagen", "redegoerelse", "fremstilling",
        "vurdering", "bevilling", "finansiering", "lovgivning", "hjemmel", "proces", "tidsplan",
        "opfoelgning", "effekt", "behandling", "inddragelse", "meddelelser", "tilgaengelighed",
        "sammenfatning", "historik", "anbefaling", "beskrivelse", "uddybning", "overblik",
        "introduktion", "udtalelser", "sundhed", "digitalisering", "ligestilling", "konsekvenser",
        "alternativer", "tidsperspektiv", "baeredygtighed", "verdensmaal", "bemaerkninger",
        "klima og miljoe", "naeste skridt", "kendelse", "besigtigelse", "tidligere", "fakta",
        "begrundelse", "udfald", "vedlagt", "droeftelse", "droeftelser", "droeftelsen", "vedhaeftet",
        "materiale", "dokumenter", "hovedpunkter", "i korte traek", "regler", "lovgivningen",
        "forhistorie", "anbefalinger", "implementering", "information", "pressen", "risici",
        "risikovurdering", "beredskab", "afgoerelsen", "kort beskrivelse", "trafikale forhold",
        "gaeldende regler", "baggrund og formaal", "formaal og baggrund", "hvad koster det",
    }
)  # fmt: skip
#: What an agenda item may be called too; with a number before it such a name is a title, no label.
TITLES = frozenset({"meddelelse", "meddelelser"})


def role_of(name: str) -> Role | None:
    """The role of a section name that stands in the table, however it is written."""
    key = label_key(name)
    if (role := _roles().get(key)) is not None or "/" not in key:
        return role or (asked_role(name) if name.endswith("?") else None)
    if name.endswith("?"):
        return None
    both = [_roles().get(part.strip()) for part in key.split("/")]  # 'Indledning/Baggrund'
    return both[0] if all(both) else None


def is_asked(name: str) -> bool:
    """Whether a label is a question that the table has not: 'Hvad betyder det økonomisk?'"""
    return name.endswith("?") and label_key(name) not in _roles()


def role_of_damaged(name: str) -> Role | None:
    """The role of a name with spaces or look-alike letters in it: 'lndstilling', 'Sags fremstilling'."""
    key = _undamaged(label_key(name))
    starts = name[:1].isupper() or name[:1] in "l1|!"
    return _damaged_roles().get(key) if starts and len(key) >= _SHORTEST_DAMAGED else None


def numbered_title(name: str) -> bool:
    """Whether a name with a number before it is an item's title rather than a label: '9. Meddelelser'."""
    return _NUMBERED.match(name) is not None and label_key(name) in TITLES


@lru_cache(maxsize=4096)
def label_key(name: str) -> str:
    """What makes two labels the same: case, accents, a leading number and a colon do not matter."""
    return " ".join(_COUNTED.sub("", fold(unnumbered(name)).rstrip(" :.?-–")).split())


def unnumbered(name: str) -> str:
    """A label without a number before it: '3. Baggrund'."""
    return _NUMBERED.sub("", name, count=1)


@cache
def _roles() -> dict[str, Role]:
    return {label_key(name): role for role, names in LABELS.items() for name in names}


@cache
def _damaged_roles() -> dict[str, Role]:
    return {_undamaged(label_key(name)): role for role, names in LABELS.items() for name in names}


def _undamaged(key: str) -> str:
    return key.replace(" ", "").translate(_LOOKALIKES).replace("rn", "m")
