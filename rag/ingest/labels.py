"""Section labels of Danish minutes and the role each has, as one table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rag.danish import fold
from rag.ingest.dates import find_dates
from rag.ingest.layout import SHORT, Line
from rag.model import Role

#: What sections are called (case, accents on 'resumé', a colon and a leading number do not matter).
LABELS: dict[Role, tuple[str, ...]] = {
    Role.RESUME: (
        "Resumé", "Resume", "Sagsresumé", "Sagsresume", "Kort resumé", "Kort resume", "Beslutningstema", "Anledning",
        "Tema", "Indledning", "Problemstilling", "Sagens kerne", "Sagens kerne / tema", "Emne", "Formål", "Sammenfatning",
        "Sagen kort", "Kort om sagen", "Beslutningspunkt",
    ),
    Role.RECOMMENDATION: (
        "Indstilling", "Indstillinger", "Administrativ indstilling", "Administrationens indstilling",
        "Forvaltningens indstilling", "Direktionens indstilling", "Indstilling fra administrationen",
        "Indstilling fra forvaltningen", "Forslag", "Forslag til beslutning", "Beslutningsforslag", "Beslutningspunkter",
        "Indstilling og beslutning", "Administrationens forslag", "Indstillingspunkt", "Indstillingspunkter",
    ),
    Role.BACKGROUND: (
        "Sagsfremstilling", "Sagsfremstilling og økonomi", "Beskrivelse af sagen", "Sagsbeskrivelse", "Løsning",
        "Baggrund", "Sagens baggrund", "Baggrund for sagen", "Gennemgang af sagen", "Supplerende sagsfremstilling",
        "Sagens indhold", "Redegørelse", "Sagen", "Fremstilling", "Sagsfremstilling med konsekvenser",
        "Administrationens bemærkninger", "Forvaltningens bemærkninger", "Vurdering", "Administrationens vurdering",
        "Forvaltningens vurdering",
    ),
    Role.ECONOMY: (
        "Økonomi", "Økonomiske konsekvenser", "Økonomiske forhold", "Bevillingsmæssige forhold", "Bevilling",
        "Økonomi og finansiering", "Økonomi og personale", "Økonomi og personaleforhold", "Finansiering",
        "Økonomi og personalemæssige konsekvenser", "Økonomi/personale", "Økonomiske og personalemæssige konsekvenser",
        "Bevillingsmæssige konsekvenser", "Økonomisk vurdering", "Økonomiske bemærkninger",
    ),
    Role.LEGAL: (
        "Lovgrundlag", "Retsgrundlag", "Retsregler", "Lovgivning", "Juridiske forhold", "Lovgrundlag m.v.", "Lovgrundlag mv.",
        "Lovgrundlag, planer mv.", "Lovgrundlag og planer", "Juridisk grundlag", "Hjemmel",
        "Retsgrundlag mv.", "Retligt grundlag", "Lovhjemmel",
    ),
    Role.COMPETENCE: (
        "Beslutningskompetence", "Kompetence", "Sagen afgøres i", "Sagen afgøres af", "Kompetence/beslutningstagere",
        "Afgørelseskompetence", "Beslutningstager",
    ),
    Role.DECISION: (
        "Beslutning", "Beslutninger", "Konklusion", "Udvalgets beslutning", "Rådets beslutning", "Nævnets beslutning",
        "Bestyrelsens beslutning", "Mødets beslutning", "Afgørelse", "Vedtagelse", "Referat",
        "Beslutning og referat",
    ),
    Role.ATTACHMENTS: (
        "Bilag", "Bilagsliste", "Bilagsoversigt", "Bilag til sagen", "Bilag til punktet", "Vedlagte bilag", "Vedhæftede bilag",
        "Vedhæftede filer", "Liste over bilag", "Oversigt over bilag", "Bilag/links",
    ),
    Role.RELATED: ("Relateret behandling", "Relaterede sager", "Relaterede punkter", "Henvisning til tidligere sager"),
    Role.HISTORY: (
        "Sagsforløb", "Sagsgang", "Sagens forløb", "Sagens gang", "Tidligere behandling", "Historik", "Tidligere beslutninger",
        "Tidligere beslutning", "Sagshistorik", "Politisk behandling", "Beslutningshistorik", "Tidligere politisk behandling",
        "Behandling", "Beslutninger i andre udvalg",
    ),
    Role.NEXT_STEPS: (
        "Kommende behandlingsforløb", "Videre proces", "Den videre proces", "Det videre forløb", "Videre forløb",
        "Videre behandling", "Proces", "Tidsplan", "Proces og tidsplan", "Tidsplan og proces", "Den videre sagsgang",
        "Videre sagsbehandling", "Næste skridt", "Opfølgning",
    ),
    Role.COMMUNICATION: (
        "Kommunikation", "Høring", "Høringer", "Inddragelse", "Borgerinddragelse", "Inddragelse og høring",
        "Høring og kommunikation", "Kommunikation og inddragelse", "Høringssvar", "Inddragelse/høring", "Offentliggørelse",
        "Hørings- og klageforhold", "Inddragelse og kommunikation", "Høring/borgerinddragelse",
    ),
    Role.OTHER: (
        "Meddelelse", "Meddelelser", "Personale", "Personaleforhold", "Personalemæssige konsekvenser", "Personalemæssige forhold",
        "Miljømæssige konsekvenser", "Miljøforhold", "Klima- og miljømæssige konsekvenser", "Klimamæssige konsekvenser",
        "Sundhedsmæssige konsekvenser", "Tilgængelighed", "Handicapforhold", "Planforhold", "Supplerende bemærkninger",
        "Andre forhold", "Øvrige forhold", "Andre konsekvenser", "Effekt", "Fremmøde", "Konsekvenser for borgere",
    ),
}  # fmt: skip

#: The name of the section that holds what stands below the last item.
CLOSING = "Afslutning"

#: Words that also open an ordinary paragraph or list entry: inline ('Tema: …') they are labels only
#: where the document writes its other labels inline too.
_AMBIGUOUS = frozenset(
    fold(name)
    for role in (Role.OTHER, Role.NEXT_STEPS, Role.COMMUNICATION, Role.ECONOMY, Role.COMPETENCE)
    for name in LABELS[role]
    if " " not in name
) | {"forslag", "tema", "loesning", "indledning", "anledning", "emne", "formaal", "baggrund", "historik", "referat", "sagen",
     "behandling", "vurdering", "hjemmel", "bilag", "konklusion", "fremstilling"}  # fmt: skip

#: Labels that also serve as subheadings of running text: they open a section only where the
#: minutes use them under several items.
_WEAK = frozenset(
    map(fold, ("Forslag", "Tema", "Emne", "Formål", "Løsning", "Sagen", "Redegørelse", "Fremstilling", "Vurdering",
               "Bevilling", "Finansiering", "Lovgivning", "Hjemmel", "Proces", "Tidsplan", "Opfølgning", "Effekt",
               "Behandling", "Inddragelse", "Meddelelser", "Tilgængelighed", "Sammenfatning", "Historik"))
)  # fmt: skip
#: Decision labels that count only where the minutes have no 'Beslutning': reports have conclusions too.
_INSTEAD_OF_BESLUTNING = frozenset({"konklusion", "referat", "afgoerelse", "vedtagelse"})
#: A weak label must come back under so many items.
_SEVERAL = 2

#: Labels that stand before their text without a colon where conversion lost the line break.
_RUN_IN = re.compile(
    r"(Sagsresum[eé]|Resum[eé]|Administrativ indstilling|Indstilling|Sagsfremstilling|Lovgrundlag|Økonomiske konsekvenser|"
    r"Beslutningskompetence|Beslutning)\s+(?=[A-ZÆØÅ][a-zæøå]+[\s,.])"
)
_WHO_PROPOSES = re.compile(
    r"(?P<name>(?:[A-ZÆØÅ][^.:;!?]{2,80}\s|det\s|der\s)(?:indstiller|indstilles)|"
    r"[^.:;!?]{0,60}(?:forvaltning|administration|direktion|direktør|borgmester|sekretariat|chef)\w*[^.:;!?]{0,60}\s"
    r"(?:anbefaler|foreslår))\s*(?:,\s*|:\s*|\s)?(?:at\s*)?[:,]?",
    re.IGNORECASE,
)
#: What the body that decides is called, in the nominative or genitive.
BODY_WORD = (
    r"(?:udvalg|byråd|råd|nævn|bestyrelse|kommunalbestyrelse|borgerrepræsentation|magistrat|kommission|direktion|delegation|"
    r"forum|samvirke|hovedudvalg)(?:et|en)?s?"
)
_BODY = re.compile(rf"{BODY_WORD}\b|^[A-ZÆØÅ]{{2,6}}(?:/[A-ZÆØÅ]{{2,6}})*s?$", re.IGNORECASE)
_DECISION_IN = re.compile(
    r"(?:beslutning(?:er)?|behandling|vedtagelse|konklusion)\s*(?:[-–:,]\s*)?"
    r"(?:truffet\s+)?(?:(?:i|af|fra|for|på|ved)\s+)?(?:møde\s+i\s+)?(?P<body>.*)",
    re.IGNORECASE,
)
_DECISION_OF = re.compile(
    r"(?P<body>.{2,80}?)s?\s+(?:beslutning(?:er)?|vedtagelse|konklusion)(?P<rest>.*)", re.IGNORECASE
)
_BEFORE_DATE = re.compile(
    r"[\s,(–-]*(?:(?:på|i)\s+møde[t]?\s*|møde[t]?\s*)?(?:den|d\.)?[\s,(]*$", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"[\s.:,)–-]*(?:,?\s*(?:pkt|punkt|nr|sag)\.?\s*(?:nr\.?\s*)?\d+)?[\s.:)–-]*$", re.IGNORECASE
)
#: What ends the minutes below the last item: it is no part of that item's decision or attachments.
_CLOSING = re.compile(
    r"mødet\b.{0,40}\b(?:sluttede|sluttet|hævet|slut|afsluttet|hæves)\b.{0,60}|"
    r"underskrift(?:er|sside):?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Label:
    """A line that opens a section. `start` is where its text begins in the source.

    `body` and `date` are the deciding body and its meeting, where a decision label names them.
    `proposes` marks phrases such as 'Forvaltningen indstiller,'; `inline` that text follows on the line.
    """

    name: str
    role: Role
    start: int
    body: str | None = None
    date: date | None = None
    proposes: bool = False
    inline: bool = False


def labels_of(lines: Sequence[Line]) -> dict[int, Label]:
    """The section labels among the lines of a document, by the number of their line.

    Ambiguous forms count only where the document as a whole uses them as labels.
    """
    found = {i: label for i, line in enumerate(lines) if (label := label_of(line)) is not None}
    counts = Counter(_key(label.name) for label in found.values() if not label.inline)
    inline = sum(label.inline and _key(label.name) not in _AMBIGUOUS for label in found.values())
    deciding = any("beslutning" in _key(x.name) for x in found.values() if x.role is Role.DECISION)
    return {i: x for i, x in found.items() if _counts_as_label(x, counts, inline >= _SEVERAL, deciding)}


def _counts_as_label(label: Label, counts: Counter[str], inline: bool, deciding: bool) -> bool:
    key = _key(label.name)
    if label.role is Role.DECISION and key in _INSTEAD_OF_BESLUTNING and deciding:
        return False
    if label.inline:
        return inline or key not in _AMBIGUOUS
    return key not in _WEAK or counts[key] >= _SEVERAL


def label_of(line: Line) -> Label | None:
    """The section label on a line, alone or before its text, or None."""
    if line.tabular or len(line.bare) < 3:
        return None
    head = line.bare[:SHORT]
    if len(line.bare) <= _LONGEST and (label := _whole(line, head)):
        return label
    return _inline(line, head)


def role_of(name: str) -> Role | None:
    """The role of a section name that stands in the table, however it is written."""
    return _roles().get(_key(name))


@cache
def _roles() -> dict[str, Role]:
    return {_key(name): role for role, names in LABELS.items() for name in names}


def _key(name: str) -> str:
    return " ".join(fold(_NUMBERED.sub("", name, count=1)).rstrip(" :.-–").split())


def _whole(line: Line, head: str) -> Label | None:
    end = line.span.end
    if (match := _RUN_IN.match(head)) is not None and _WHO_PROPOSES.fullmatch(head[match.end() :]):
        return Label(match[1], Role.RECOMMENDATION, line.position(match.end()), inline=True)
    if _CLOSING.fullmatch(head):
        return Label(CLOSING, Role.OTHER, line.span.start, inline=True)
    if (role := role_of(head)) is not None:
        return Label(_shown(head), role, end)
    if (found := _decision_label(head)) is not None:
        return Label(_shown(head), Role.DECISION, end, *found)
    if (match := _WHO_PROPOSES.fullmatch(head)) is not None:
        return Label(_shown(match["name"]), Role.RECOMMENDATION, end, proposes=True)
    return None


def _inline(line: Line, head: str) -> Label | None:
    name, colon, rest = head.partition(":")
    if colon and len(name) <= _LONGEST and rest.strip():
        start = line.position(len(name) + 1 + len(rest) - len(rest.lstrip()))
        if (role := role_of(name)) is not None:
            return Label(_shown(name), role, start, inline=True)
        if (found := _decision_label(name)) is not None:
            return Label(_shown(name), Role.DECISION, start, *found, inline=True)
    if (match := _RUN_IN.match(head)) is not None and (role := role_of(match[1])) is not None:
        return Label(match[1], role, line.position(match.end()), inline=True)
    return None


def _shown(name: str) -> str:
    return _NUMBERED.sub("", name, count=1).strip().rstrip(" :,").strip()


def _decision_label(text: str) -> tuple[str | None, date | None] | None:
    """The body and date of 'Beslutning i Byrådet den 26-01-2015', 'Økonomiudvalgets beslutning …'."""
    if "beslutning" not in (low := text.lower()) and not low.startswith(
        ("behandling", "vedtagelse", "konklusion")
    ):
        return None
    name, when = _without_date(text.rstrip(" :."))
    if name is None:
        return None
    if match := _DECISION_IN.fullmatch(name):
        body = match["body"].strip(" ,-–:")
        return (body or None, when) if (not body and when) or _BODY.search(body) else None
    if (match := _DECISION_OF.fullmatch(name)) and not match["rest"].strip() and _BODY.search(match["body"]):
        return match["body"].strip(), when
    return None


def _without_date(text: str) -> tuple[str | None, date | None]:
    """A label without its date; None where something else follows the date."""
    for start, end, when in find_dates(text):
        if _AFTER_DATE.fullmatch(text[end:]) is None:
            return None, None
        return _BEFORE_DATE.sub("", text[:start]), when
    return text, None
