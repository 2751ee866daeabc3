"""What stands above the first item: committee, date, time, place, who was there and who was not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.danish import fold
from rag.ingest.committees import committee_in, committee_of_meeting
from rag.ingest.dates import find_dates
from rag.ingest.layout import Line
from rag.ingest.people import mentions, only_names
from rag.ingest.roster import Value, roster
from rag.ingest.shapes import contents_title
from rag.model import Absence, Person

_FIELDS: dict[str, tuple[str, ...]] = {
    "date": (
        "mødedato", "dato", "mødedag", "mødedato og tid", "dato og tid", "tid", "tidspunkt", "mødetidspunkt",
        "mødet afholdt", "afholdt", "tid og sted", "dato/tid", "dato og tidspunkt", "møde afholdt",
    ),
    "time": (
        "starttidspunkt", "start", "mødestart", "klokken", "kl", "mødet begyndt", "mødet startede", "mødetid",
        "starttid", "starttidspunkt for møde", "start kl",
    ),
    "end": (
        "mødet slut", "sluttidspunkt", "slut", "mødet sluttede", "mødet hævet", "sluttid", "slut kl",
        "sluttidspunkt for møde", "mødet blev hævet", "mødet hævedes", "mødet hæves", "mødet slutter",
        "mødet afsluttet", "mødet blev afsluttet", "mødet sluttet", "mødet ophævet", "sluttede",
    ),
    "place": ("mødested", "sted", "lokale", "mødelokale", "lokation", "mødelokation"),
    "attendees": (
        "mødedeltagere", "deltagere", "medlemmer", "til stede", "tilstede", "tilstedeværende", "fremmødte",
        "mødt", "til stede var", "til stede på mødet", "til stede på mødet var", "mødt var",
        "tilstede var", "deltagende medlemmer", "deltog", "udvalgsmedlemmer", "følgende deltog",
        "fremmøde", "stedfortræder", "stedfortrædere", "suppleant", "suppleanter",
    ),
    "absent": (
        "afbud", "afbud fra", "fraværende", "fraværende med afbud", "fraværende uden afbud",
        "ikke til stede", "ikke tilstede", "meldt afbud", "fravær", "følgende havde meldt afbud",
        "mødte ikke", "ikke mødt", "fraværende var", "udeblevet", "udeblevet uden afbud",
        "følgende medlemmer var fraværende", "følgende var fraværende",
        "følgende byrådsmedlemmer var fraværende",
        "følgende medlemmer havde meldt afbud", "følgende har meldt afbud",
        "der var afbud fra", "med afbud", "fraværende medlemmer",
    ),
    "committee": ("udvalg", "møde", "forum", "råd", "organ"),
    "other": (
        "indholdsfortegnelse", "indhold", "punkter", "dagsorden", "sagsoversigt", "bemærkninger", "sekretær",
        "referent", "øvrige deltagere", "fra forvaltningen", "fra administrationen", "administrationen",
        "embedsmænd", "øvrige", "gæster", "inhabil", "inhabilitet",
    ),
}  # fmt: skip
#: 'Mødelokale Engen' is the name of a room; 'Mødelokale: Engen' is a field.
_ROOMS = frozenset({"lokale", "mødelokale"})
#: A field as a row of two cells: '| Mødedato | 3. april 2019 |'.
_ROW = re.compile(r"\|\s*(?P<name>[^|]{2,40}?)\s*\|\s*(?P<value>[^|]*?)\s*\|?")
#: A field as an entry of a list: '- Mødested: Rådhuset'.
_BULLET = re.compile(r"[-*•–]\s+")
#: Those away, behind those present on one line.
_INNER = re.compile(
    r"[.;|·]\s+(?:(?:meldt )?afbud(?: fra)?|fravær(?:ende)?(?: (?:med|uden) afbud)?|"
    r"ikke (?:til ?stede|mødt))\s*(?::\s*|(?<=afbud fra)\s+)",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[.:]\d{2}"
_SECONDS = r"(?::\d{2}(?!\d))?"
_TIME = re.compile(
    rf"(?:\bkl(?:okken|\.)?\s*|^\s*)(?P<start>{_CLOCK}){_SECONDS}"
    rf"(?:\s*(?:--?|–|til)\s*(?:kl\.?\s*)?(?P<end>{_CLOCK}){_SECONDS})?(?![.:-]?\d)",
    re.IGNORECASE,
)
#: 'Start kl. 15:00  Slut kl. 17:10'
_ENDS = re.compile(r"\bslut\w*\s*:?\s*(kl.*|\d.*)", re.IGNORECASE)
#: 'kl. 17-19'
_HOURS = re.compile(
    r"\bkl(?:okken|\.)?\s*(?P<start>\d{1,2}(?:[.:]\d{2})?)"
    r"(?:\s*(?:--?|–|til)\s*(?:kl\.?\s*)?(?P<end>\d{1,2}(?:[.:]\d{2})?))?(?![.:\d]*\d)",
    re.IGNORECASE,
)
_NO_TITLE = frozenset({"end", "attendees", "absent"})
_OF_PEOPLE = frozenset({"attendees", "absent", "place"})
_TITLE = re.compile(r"referat|dagsorden|protokol|\bmøde", re.IGNORECASE)
_NOT_THE_MEETING = re.compile(
    r"\bpr\.|udskrevet|publiceret|offentliggjort|opdateret|printet|godkendt den|frist", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """The facts above the first item; None or empty where they are not given."""

    committee: str | None
    date: datetime.date | None
    other_date: datetime.date | None
    time: str | None
    place: str | None
    attendees: tuple[Person, ...]
    absent: tuple[Absence, ...]
    title: str


def read_header(lines: Sequence[Line], closing: Sequence[Line] = ()) -> Header:
    """The header facts among the lines above the first item.

    Who was there and when the meeting ended may stand in those below the last, `closing`.
    """
    fields = _fields(lines)
    below = _fields(closing)
    for kind in ("end", "attendees", "absent"):
        fields[kind] = fields[kind] or below[kind]
    labelled = next((d for v in fields["date"] if (d := _date_of(v.text))), None)
    titled = [
        x.bare for x in lines if not x.tabular and _TITLE.search(x.bare) and _field(x)[0] not in _NO_TITLE
    ]
    in_title = next((d for text in titled if (d := _date_of(text))), None)
    plain = [x.bare for x in lines if contents_title(x) is None and not _NOT_THE_MEETING.search(x.bare)]
    loose = next((d for text in plain if (d := _date_of(text))), None)
    people, away = roster(
        [line for line in (*lines, *closing) if not line.artefact], fields["attendees"], fields["absent"]
    )
    return Header(
        committee=_committee(fields, titled, lines),
        date=labelled or in_title or loose,
        other_date=in_title if labelled and in_title != labelled else None,
        time=_time(fields, titled, plain),
        place=next((v.text.strip(" .") for v in fields["place"] if v.text.strip()), None),
        attendees=people,
        absent=away,
        title=" ".join(titled[:2]),
    )


def _fields(lines: Sequence[Line]) -> dict[str, list[Value]]:
    """The values of each kind of field; a field's value runs on until the next field."""
    found: dict[str, list[Value]] = {kind: [] for kind in _FIELDS}
    current: str | None = None
    for line in lines:
        if line.artefact:
            continue
        kind, value, offset = _field(line)
        value, inner = _without_inner(value, line, offset)
        found["absent"].extend(inner)
        if kind is not None and kind == current and not found[kind] and value and ":" not in line.bare:
            kind = None  # 'STED' above 'Lokale 3': the value begins like a field name
        if kind is not None:
            current = kind
            if value.strip():
                found[kind].append(Value(value, line, offset))
        elif current is not None and not (current == "absent" and _is_sentence(line)):
            found[current].append(Value(line.bare, line, 0))
    return found


def _is_sentence(line: Line) -> bool:
    """Whether a line below a field says something, rather than going on with its list."""
    return line.after_blank and line.bare.endswith(".") and not only_names(line.bare)


def _without_inner(value: str, line: Line, offset: int) -> tuple[str, list[Value]]:
    """A value without the list of those away behind it, and that list: 'A (V), B. Afbud: C.'"""
    match = _INNER.search(value or line.bare)
    if match is None:
        return value, []
    begin = match.end() + (offset if value else 0)
    away = Value(line.bare[begin:], line, begin)
    return value[: match.start()], [away]


def _field(line: Line) -> tuple[str | None, str, int]:
    names = {fold(name): kind for kind, all_names in _FIELDS.items() for name in all_names}
    if row := _ROW.fullmatch(line.bare):
        kind = names.get(fold(row["name"]).strip(" :."))
        return (kind, row["value"], row.start("value")) if kind else (None, "", 0)
    bullet = _BULLET.match(line.bare)
    begin = bullet.end() if bullet else 0
    bare = line.bare[begin:]
    head = bare[:60]
    for end in range(len(head), 1, -1):
        if end < len(head) and head[end] not in " :\t":
            continue
        kind = names.get(fold(head[:end]).strip(" :."))
        if kind is not None and _is_field(line, bare, end, kind):
            rest = bare[end:]
            if head[:end].lower() in _ROOMS and rest.lstrip(" ")[:1] not in ("", ":", "\t"):
                return kind, line.bare, 0
            shift = len(rest) - len(rest.lstrip(" :\t.-–"))
            return kind, rest[shift:], begin + end + shift
    return None, "", 0


def _is_field(line: Line, bare: str, end: int, kind: str) -> bool:
    """A field name stands alone or set apart, ends in a colon or tab, or is followed by what it announces."""
    name, rest = bare[:end], bare[end:]
    if not rest.strip(" :.") or rest.lstrip(" ").startswith((":", "\t")):
        return True
    bold = line.raw.lstrip("#>- ").startswith((f"**{name}**", f"**{name}:**"))
    if bold or (name.isupper() and not rest.isupper()):
        return True
    if kind in ("committee", "other"):
        return False
    if kind in ("time", "end"):
        return (_TIME.match(rest.lstrip()) or _HOURS.match(rest.lstrip())) is not None
    if kind == "date":
        return _date_of(rest) is not None or _TIME.match(rest.lstrip()) is not None
    return kind == "place" or bool(mentions(rest))


def _date_of(text: str) -> datetime.date | None:
    return next((when for _, _, when in find_dates(text)), None)


def _time(fields: dict[str, list[Value]], titled: Sequence[str], plain: Sequence[str]) -> str | None:
    dated = [text for text in plain if _date_of(text)]
    texts = [v.text for kind in ("date", "time") for v in fields[kind]]
    begun = (_ENDS.sub("", text) for text in (*texts, *titled, *dated))
    found = next((t for text in begun if (t := _clock(text))), None)
    end = next((t for v in fields["end"] if (t := _clock(v.text))), None)
    ends = (match[1] for text in (*texts, *plain) if (match := _ENDS.search(text)) is not None)
    end = end or next((t for text in ends if (t := _clock(text))), None)
    return f"{found}-{end}" if found and end and "-" not in found else found


def _clock(text: str) -> str | None:
    for start, end, _ in find_dates(text):
        text = text[:start] + " " * (end - start) + text[end:]
    match = _TIME.search(text) or _HOURS.search(text)
    if match is None:
        return None
    told = [f"{part}:00" if part.isdigit() else part for part in match.group("start", "end") if part]
    times = [part.replace(".", ":").rjust(5, "0") for part in told]
    return "-".join(times)


def _parts(text: str) -> list[str]:
    """What stands in the columns of a line."""
    return re.split(r"\s{3,}", text)


def _committee(fields: dict[str, list[Value]], titled: Sequence[str], lines: Sequence[Line]) -> str | None:
    texts = [v.text for v in fields["committee"]]
    texts += [part for x in lines if not x.artefact and x.bare in titled for part in _parts(x.bare)]
    texts += [x.bare for x in lines if not x.artefact and not x.tabular and _field(x)[0] not in _OF_PEOPLE]
    texts += [*titled, *(cell for x in lines if x.tabular for cell in re.split(r"[|\t]", x.bare))]
    texts += [part for x in lines if x.artefact for part in _parts(x.bare)]
    named = next((name for text in texts if (name := committee_in(text))), None)
    return named or next((name for text in titled if (name := committee_of_meeting(text))), None)
