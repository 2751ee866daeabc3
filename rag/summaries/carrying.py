"""The sentences of an item that can carry a summary: whole statements that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.ask.units import Unit, UnitKind, item_units
from rag.danish import content_words, fold, sentences, stem
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
    r"|indstiller .{0,40}\bat\b"
    r"|^[(\"“”»]|\bi (?:hele )?1\.000 kr\.?$|\b(?:to|tre|fire|fem|seks|syv|otte) \w+[.:]$|\bfølgende[.:]?$"
    r"|\bkolonne|\b(?:positive?|negative?) tal\b|\bkan (?:ses|findes) (?:i|på)\b"
    r"|^[A-ZÆØÅ]\w+(?<!n)es (?:på|i|til|fra|af|med)\b",
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
    r"|Selskabet|Overskridelsen|Fordelingen|Udgiften er|I så fald|Til sammenligning|Fx|F\.eks\.|Deres"
    r"|Dens|Dets|Årets)\b(?! (?:er|var"
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
#: A thing that opens a sentence as known ('Messen har …') was named before, unless the title names it.
_KNOWN_THING = re.compile(r"(?P<thing>[A-ZÆØÅ][a-zæøå]{2,}(?:en|et|erne|rne|ne))\s+(?=[a-zæøå])")
_KNOWN_TO_ALL = frozenset(
    "forvaltningen kommunen udvalget byraadet kommunalbestyrelsen regeringen borgerne staten ministeriet "
    "administrationen regionen folketinget boernene eleverne skolerne kommunerne".split()
)
#: Words inside a sentence that speak of what stands before it.
_LEANING = re.compile(
    r"\b[Mm]ålet\b|\bsamme (?:måned|periode|tid|år)\b|^(?:Andelen|Antallet|Resultatet) (?:er|var|blev)\b"
    r"|^.{0,40}?\b(?:dette|disse|denne|derfor|dermed|derved|dog|desuden|heraf|hertil|herefter|således"
    r"|altså)\b"
    r"|^(?:\S+ ){1,4}(?:var|er|blev|har|havde|skal|kan) (?:den|det|de|han|hun)\b(?! \w+e\b)"
)
_RELATIVE = frozenset(
    "sidste næste første anden andet samme tidligere øvrige enkelte nævnte omtalte tredje".split()
)
#: What was done earlier says little of what is to be done.
_PAST_STEPS = re.compile(
    r"\b(?:blev|er|har) (?:\w+ )?(?:godkendt|tiltrådt|behandlet|drøftet|orienteret|udsat"
    r"|præsenteret)\b|\bbesluttede\b",
    re.IGNORECASE,
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
    r"|søge[rs]? om|giver mulighed|muliggør|udvalget skal|skal (?:drøfte|behandle|godkende)|ønske"
    r"|anmod|ansøg|omfatter|fremlægger"
    r"|orienterer"
    r"|præsenterer",
    re.IGNORECASE,
)
_CARRYING_ROLES = (Role.RESUME, Role.BACKGROUND, Role.OTHER)
_CLOSING = "Afslutning"
_FIGURE = re.compile(r"\d")
_LEAST_WORDS = 4
#: So many letters of a word are enough to find it in a title.
_STEM = 6
#: What opens a case says most often what it is.
_FIRST = 0.8
#: A sentence loses a point for so many LIX above what is easy to read.
_EASY, _LIX_STEP = 34.0, 9.0


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence, or a whole list with what introduces it; `at` is its place among those of the item.

    One that `leans` says nothing without the sentence before it; the first of an item `opens` it.
    """

    span: Span
    text: str
    role: Role
    at: int
    stems: frozenset[str]
    leans: bool = False
    opens: bool = False

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
    found: list[Carrier] = []
    for at, unit in enumerate(units):
        inside = unit in under or (
            unit.kind is not UnitKind.LIST and any(span.overlaps(unit.span) for span in listed)
        )
        if inside or not _is_whole(unit) or _BOILERPLATE.search(unit.text) or _is_of_alternative(unit):
            continue
        stems = frozenset(map(stem, content_words(unit.text)))
        leans = _leans(unit.text, item.title) or _goes_on(meeting, units, at)
        found.append(Carrier(unit.span, unit.text, unit.role, at, stems, leans, opens=not found))
    return tuple(found)


def _goes_on(meeting: Meeting, units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence goes on about an entry of a list, on its line."""
    if at == 0 or units[at].kind is not UnitKind.SENTENCE:
        return False
    entry = next((u for u in reversed(units[:at]) if u.kind is not UnitKind.SENTENCE), None)
    return entry is not None and "\n" not in meeting.source.text[entry.span.end : units[at].span.start]


def before(carrier: Carrier, among: Sequence[Carrier]) -> Carrier | None:
    """The sentence that stands right before another, where both can be told."""
    return next((one for one in among if one.at == carrier.at - 1 and one.role is carrier.role), None)


def weight(carrier: Carrier, title: frozenset[str]) -> float:
    """How well a sentence carries the item; higher is better. `title` has the stems of its title."""
    value = {Role.RESUME: 2.0, Role.BACKGROUND: 1.0}.get(carrier.role, 0.8)
    value += _FIRST if carrier.opens else 0.0
    value -= 0.06 * min(carrier.at, 20)
    value += 1.0 if _PURPOSE.search(carrier.text) else 0.0
    value += 1.5 * len(title & carrier.stems) / max(len(title), 1)
    value += 0.4 if _FIGURE.search(carrier.text) else 0.0
    value -= max(carrier.lix - _EASY, 0) / _LIX_STEP
    value -= 0.7 if _PAST_STEPS.search(carrier.text) else 0.0
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
    if unit.text.count('"') % 2 or unit.text.count("”") + unit.text.count("“") == 1:
        return False
    stopped = unit.text.rstrip('*_ )"”')[-1:] in ".!?"
    return len(words) >= _LEAST_WORDS and stopped and any(word[:1].islower() for word in words[1:])


def _is_introduced(unit: Unit) -> bool:
    """Whether a unit is a list below a sentence that introduces it."""
    opening = unit.text.split(":")[0]
    is_named = unit.kind is UnitKind.LIST and not unit.text.startswith(unit.entries[0])
    return is_named and len(opening.split()) > 1


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
    words = tuple(map(fold, unit.text.replace(":", " ").split()[:2]))
    return _is_numbered(unit.context) or (":" in unit.text and _is_numbered(words))


def _is_numbered(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in _ALTERNATIVES and (words[1].isdigit() or len(words[1]) == 1)


def refers_back(text: str) -> bool:
    """Whether a sentence has a word that means something named before it: 'Det skyldes …', 'dermed'."""
    if _REFERS_BACK.match(text) or _LEANING.search(text):
        return True
    match = _PRONOUN.match(text)
    if match is None or _FORMAL.match(f"{match['next']}{match['rest']}"):
        return False
    return not match["next"].endswith("e") or match["next"] in _PAST | _RELATIVE


def _leans(text: str, title: str) -> bool:
    """Whether a sentence speaks of something that a sentence before it names."""
    if refers_back(text):
        return True
    if thing := _KNOWN_THING.match(text):
        named = fold(thing["thing"])
        return named not in _KNOWN_TO_ALL and stem(named)[:_STEM] not in fold(title)
    return False
