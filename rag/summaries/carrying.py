"""The sentences of an item that can carry a summary: whole statements that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.ask.units import Unit, UnitKind, item_units
from rag.danish import content_words, sentences, stem
from rag.model import AgendaItem, Meeting, Role, Span

#: What says how a case is handled or where something is found, and nothing of the matter.
_BOILERPLATE = re.compile(
    r"\bbilag|vedlagt|vedhæft|behandlingstid|\bse (?:tabel|figur|afsnit|nedenfor)|\btabel(?:len|ler"
    r"|lerne)? ?\d*\b"
    r"|nedenstående|ovenstående|nedenfor|herunder ses|i det følgende"
    r"|fremgår af (?:bilag|tabel|sagsfremstilling|notat)"
    r"|^(?:sagen|punktet|dette punkt|denne sag) (?:bliver |blev )?(?:behandle[ts]|forelægges"
    r"|fremlægges|genoptages)\b"
    r"|^(?:med|i) denne sag\b|^(?:med )?dette dagsordenspunkt|\bmulighed for spørgsmål|henvises til|^note:"
    r"|\blink(?:et)?\b|tilgås via|^oplæg\w* vist|^sagsbehandler|^øvrige sagsbehandlere|^i hele 1\.000"
    r"|^\(?kilde:|^intet at bemærke|^ingen bemærkninger|^jf\.|der indstilles|det indstilles"
    r"|indstiller .{0,40}\bat\b",
    re.IGNORECASE,
)
#: A sentence that opens so speaks of the one before it.
_REFERS_BACK = re.compile(
    r"^(?:Det|Dette|Denne|Disse|De|Den|Han|Hun|Begge|Her|Heraf|Heri|Hertil|Herved|Herudover|Herunder"
    r"|Herefter|Dertil"
    r"|Derved|Derudover|Derimod|Derfor|Dermed|Desuden|Endvidere|Yderligere|Udover|Ligeledes"
    r"|Samtidigt?|Dog|Men|Og|Også"
    r"|Efterfølgende|Således|Sidstnævnte|Førstnævnte|Resten|Omvendt|Til gengæld|På den (?:baggrund|måde)"
    r"|I den forbindelse|I forlængelse heraf|Som følge heraf|Baggrunden herfor|For det (?:andet"
    r"|tredje)|Øvrige"
    r"|Årsagen|Forskellen|Stigningen|Faldet|Ændringen|Ændringerne|Tallet|Tallene|Bemærkningerne"
    r"|Svarene|Beløbet"
    r"|Selskabet|Overskridelsen|Fordelingen)\b(?! (?:er|var|bliver) der\b)"
)
_INSIDE = re.compile(
    r"\b(?:dette|disse|denne|hermed|herved|heraf|hertil|herfor|førnævnte|ovennævnte|omtalte|nævnte"
    r"|sådanne?)\b",
    re.IGNORECASE,
)
#: What tells what a case is about.
_PURPOSE = re.compile(
    r"tage stilling|til formål|formålet|handler om|omhandler|drejer sig|indebærer|foreslås?|går ud på"
    r"|betyder, at"
    r"|søge[rs]? om|giver mulighed|muliggør|\bskal\b|ønske|anmod|ansøg|omfatter|består af|fremlægger"
    r"|orienterer"
    r"|præsenterer",
    re.IGNORECASE,
)
_CARRYING_ROLES = (Role.RESUME, Role.BACKGROUND, Role.OTHER)
_CLOSING = "Afslutning"
_FIGURE = re.compile(r"\d")
_LEAST_WORDS = 4
#: Words of a sentence beyond this many count against it.
_LONG = 20


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence, or a whole list with what introduces it; `at` is its place among those of the item."""

    span: Span
    text: str
    role: Role
    at: int
    stems: frozenset[str]
    leans: bool = False

    @property
    def words(self) -> int:
        """How many words it has as it stands."""
        return len(self.text.split())


def carriers(
    meeting: Meeting, item: AgendaItem, roles: Collection[Role] = _CARRYING_ROLES
) -> tuple[Carrier, ...]:
    """The sentences and lists of an item that can stand in a summary, in the order of the document."""
    units = [u for u in _units(meeting, item) if u.role in roles and u.section != _CLOSING]
    listed = [unit.span for unit in units if unit.kind is UnitKind.LIST]
    found = []
    for at, unit in enumerate(units):
        inside = unit.kind is not UnitKind.LIST and any(span.overlaps(unit.span) for span in listed)
        if unit.kind is UnitKind.CELL or not _is_whole(unit, inside) or _BOILERPLATE.search(unit.text):
            continue
        stems = frozenset(map(stem, content_words(unit.text)))
        found.append(Carrier(unit.span, unit.text, unit.role, at, stems, leans=_leans(unit.text)))
    return tuple(found)


def before(carrier: Carrier, among: Sequence[Carrier]) -> Carrier | None:
    """The sentence that stands right before another, where both can be told."""
    return next((one for one in among if one.at == carrier.at - 1 and one.role is carrier.role), None)


def weight(carrier: Carrier, title: frozenset[str]) -> float:
    """How well a sentence carries the item; higher is better. `title` has the stems of its title."""
    value = {Role.RESUME: 2.0, Role.BACKGROUND: 1.0}.get(carrier.role, 0.8)
    value -= 0.06 * min(carrier.at, 20)
    value += 1.0 if _PURPOSE.search(carrier.text) else 0.0
    value += 1.5 * len(title & carrier.stems) / max(len(title), 1)
    value += 0.4 if _FIGURE.search(carrier.text) else 0.0
    value -= max(carrier.words - _LONG, 0) / 15
    return value - (0.5 if _INSIDE.search(carrier.text) else 0.0)


def _units(meeting: Meeting, item: AgendaItem) -> Iterator[Unit]:
    """The units of the item; of an item without sections the sentences below its heading."""
    yield from item_units(meeting, item)
    if item.sections or item.closed:
        return
    body = Span(item.heading.end, item.span.end)
    for span in sentences(meeting.text(body), body.start):
        text = " ".join(meeting.text(span).split())
        yield Unit(UnitKind.SENTENCE, span, text, Role.BACKGROUND, "", ())


def _is_whole(unit: Unit, inside: bool) -> bool:
    """Whether a unit says something by itself: a sentence with a stop, or a list with what introduces it."""
    if unit.kind is UnitKind.LIST:
        return ":" in unit.text.split(";")[0] and all(entry.strip() for entry in unit.entries)
    words = unit.text.split()
    stopped = unit.text.rstrip('*_ )"”')[-1:] in ".!?"
    return len(words) >= _LEAST_WORDS and stopped and not inside and any(w[:1].islower() for w in words)


def _leans(text: str) -> bool:
    return _REFERS_BACK.match(text) is not None
