"""The sentences of an item that can carry a summary: whole statements that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.ask.units import Unit, UnitKind, item_units
from rag.danish import content_words, sentences, stem
from rag.model import AgendaItem, Meeting, Role, Span
from rag.plain import simplified
from rag.readability import lix

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
    r"^(?:Dette|Denne|Disse|Han|Hun|Begge|Her|Heraf|Heri|Hertil|Herved|Herudover|Herunder|Herefter"
    r"|Hermed|Dertil"
    r"|Derved|Derudover|Derimod|Derfor|Dermed|Desuden|Endvidere|Yderligere|Udover|Ligeledes"
    r"|Samtidigt?|Dog|Men|Og|Også"
    r"|Efterfølgende|Således|Sidstnævnte|Førstnævnte|Resten|Omvendt|Til gengæld|På den (?:baggrund|måde)"
    r"|I den forbindelse|I forlængelse heraf|Som følge heraf|Baggrunden herfor|For det (?:andet"
    r"|tredje)|Øvrige"
    r"|Årsagen|Forskellen|Stigningen|Faldet|Ændringen|Ændringerne|Tallet|Tallene|Bemærkningerne"
    r"|Svarene|Beløbet"
    r"|Selskabet|Overskridelsen|Fordelingen|Udgiften er|I så fald|Deres|Dens|Dets)\b(?! (?:er|var"
    r"|bliver) der\b)"
)
#: 'Det skyldes …' speaks of what was said; 'Det nye regulativ …' and 'Det foreslås, at …' do not.
_PRONOUN = re.compile(r"^(?:Det|Den|De) (?P<next>\w+)(?P<rest>.*)", re.DOTALL)
_FORMAL = re.compile(
    r"(?:forvent|foresl|vurder|anbefal|anta|skønn|ønsk|planlægg|er (?:\w+ ){0,4}(?:at\b|vurdering"
    r"|hensigt|plan|forventning))"
)
_PAST = frozenset(
    "medførte viste betød skyldtes svarede gjorde kunne skulle ville måtte havde burde lykkedes".split()
)
_ALTERNATIVES = frozenset(
    "model scenarie scenarium alternativ option variant loesning mulighed linjefoering".split()
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
#: A sentence loses a point for so many LIX above what is easy to read.
_EASY, _LIX_STEP = 36.0, 12.0


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
    def plain(self) -> tuple[str, ...]:
        """Its plainer sentences."""
        return simplified(self.text)

    @property
    def words(self) -> int:
        """How many words its plainer sentences have."""
        return sum(len(sentence.split()) for sentence in self.plain)

    @property
    def lix(self) -> float:
        """The LIX of its plainer sentences."""
        return lix("\n\n".join(self.plain)) or 0.0


def carriers(
    meeting: Meeting, item: AgendaItem, roles: Collection[Role] = _CARRYING_ROLES
) -> tuple[Carrier, ...]:
    """The sentences and lists of an item that can stand in a summary, in the order of the document."""
    units = [u for u in _units(meeting, item) if u.role in roles and u.section != _CLOSING]
    listed = [unit.span for unit in units if _is_introduced(unit)]
    under = _under_entries(meeting, units)
    found = []
    for at, unit in enumerate(units):
        inside = unit in under or (
            unit.kind is not UnitKind.LIST and any(span.overlaps(unit.span) for span in listed)
        )
        if inside or not _is_whole(unit) or _BOILERPLATE.search(unit.text) or _is_of_alternative(unit):
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
    value -= max(carrier.lix - _EASY, 0) / _LIX_STEP
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


def _is_whole(unit: Unit) -> bool:
    """Whether a unit says something by itself: a sentence with a stop, or a list with what introduces it."""
    if unit.kind is UnitKind.CELL:
        return False
    if unit.kind is UnitKind.LIST:
        return _is_introduced(unit)
    words = unit.text.split()
    stopped = unit.text.rstrip('*_ )"”')[-1:] in ".!?"
    return len(words) >= _LEAST_WORDS and stopped and any(word[:1].islower() for word in words[1:])


def _is_introduced(unit: Unit) -> bool:
    """Whether a unit is a list below a sentence that introduces it."""
    return unit.kind is UnitKind.LIST and not unit.text.startswith(unit.entries[0])


def _under_entries(meeting: Meeting, units: Sequence[Unit]) -> set[Unit]:
    """The sentences of the paragraph below an entry that is a heading: '1. Legepladsen i parken'."""
    found: set[Unit] = set()
    is_under, last = False, 0
    for unit in units:
        if unit.kind is UnitKind.ENTRY:
            is_under = unit.text[-1:] not in ".!?"
        elif unit.kind is UnitKind.SENTENCE:
            new_paragraph = "\n\n" in meeting.source.text[last : unit.span.start]
            is_under = is_under and not (
                new_paragraph and bool(found) and last == max(u.span.end for u in found)
            )
            found |= {unit} if is_under else set()
        last = unit.span.end if unit.kind is not UnitKind.LIST else last
    return found


def _is_of_alternative(unit: Unit) -> bool:
    """Whether a sentence tells one of several possibilities, which its heading alone says."""
    words = unit.context
    return len(words) > 1 and words[0] in _ALTERNATIVES and (words[1].isdigit() or len(words[1]) == 1)


def _leans(text: str) -> bool:
    if _REFERS_BACK.match(text):
        return True
    match = _PRONOUN.match(text)
    if match is None or _FORMAL.match(f"{match['next']}{match['rest']}"):
        return False
    return not match["next"].endswith("e") or match["next"] in _PAST
