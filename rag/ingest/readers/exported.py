"""A meeting as a case system exports it, and its text as the parser reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.danish import fold
from rag.ingest.dates import find_dates
from rag.ingest.labels import role_of
from rag.ingest.readers.blocks import folded, heading
from rag.ingest.readers.html import fragment
from rag.model import Role

_DECIDING = re.compile(r"(?:\w+s )?(?:beslutning\w*|afgoerelse\w*|konklusion\w*|vedtagelse\w*|referat\w*)")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ](?P<clock>\d{2}:\d{2})(?::\d{2})?\S*)?")
_TRUE = frozenset({"true", "1", "ja", "yes", "aaben", "aabent", "offentlig", "offentligt", "sand"})
_SECTION = 3


@dataclass(frozen=True, slots=True)
class ExportedText:
    """One field of an item: its name and its content, HTML or plain text. `past` is another meeting's."""

    name: str
    content: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """One item. Of an item that is not public, only number and title are ever written."""

    number: str
    title: str
    public: bool = True
    case_number: str = ""
    texts: tuple[ExportedText, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedMeeting:
    """A meeting; `facts` are names and values for its header, in the order they are written in."""

    kind: str
    committee: str
    facts: tuple[tuple[str, str], ...]
    items: tuple[ExportedItem, ...]


def is_public(flag: str | None, otherwise: bool = True) -> bool:
    """What a flag says: 'true', '1', 'Ja', 'Åben'. Without one, `otherwise`; whatever else it says is no."""
    return otherwise if flag is None else fold(flag).strip() in _TRUE


def moment(day: str, clock: str = "") -> str:
    """A day and the time of its beginning as minutes write them: '27-08-2018 kl. 16:00'."""
    if (match := _ISO.fullmatch(day.strip())) is not None:
        day = f"{match['d']}-{match['m']}-{match['y']}"
        clock = clock or ("" if match["clock"] in (None, "00:00") else match["clock"])
    clock = re.sub(r"^kl\.?\s*", "", clock.strip())
    return folded(f"{day} kl. {clock}" if day and clock else day)


def written(name: str, meeting: ExportedMeeting) -> list[str]:
    """The blocks of a meeting. Raises UnreadableDocument where the markup of a field cannot be read."""
    blocks = [heading(1, folded(f"{meeting.kind} {meeting.committee}"))]
    blocks.append("\n".join(f"{label}: {folded(value)}" for label, value in meeting.facts if folded(value)))
    for number, item in _numbered(meeting.items):
        blocks.extend(_item(name, number, item))
    return blocks


def withheld(meeting: ExportedMeeting) -> tuple[str, ...]:
    """A warning where an export holds more than the titles of items that are not public."""
    numbers = [str(n) for n, item in _numbered(meeting.items) if not item.public and item.texts]
    return (f"Punkt {', '.join(numbers)}: not public; only the titles were read",) if numbers else ()


def _numbered(items: Iterable[ExportedItem]) -> Iterator[tuple[int, ExportedItem]]:
    """The items with their numbers; one that is missing or does not rise follows the one before it."""
    last = 0
    for item in items:
        found = re.search(r"\d{1,4}", item.number)
        last = max(last + 1, int(found.group())) if found else last + 1
        yield last, item


def _item(name: str, number: int, item: ExportedItem) -> Iterator[str]:
    title = folded(item.title)
    yield heading(2, f"Punkt {number}: {title or ('Uden titel' if item.public else 'Lukket punkt')}")
    if not item.public:
        yield "(Lukket)"
        return
    if case := folded(item.case_number):
        yield f"Sagsnr. {case}"
    # The decision comes last: a field whose name is no label would else be read as part of it.
    ordered = sorted(item.texts, key=lambda text: (text.past, not text.past and _decides(text.name)))
    for text in ordered:
        yield from _section(name, text)
    if attachments := [title for each in item.attachments if (title := folded(each))]:
        yield heading(_SECTION, "Bilag")
        yield "\n".join(f"- {title}" for title in attachments)


def _section(name: str, text: ExportedText) -> Iterator[str]:
    found = fragment(name, text.content, _SECTION)
    label = folded(text.name)
    if _decides(label) and not text.past:
        label = "Beslutning"
    if found and label and _repeats(found[0], label):
        found = found[1:]
    if found:
        if label:
            yield heading(_SECTION, label)
        yield from found


def _decides(label: str) -> bool:
    return role_of(label) is Role.DECISION or (
        role_of(label) is None and _DECIDING.fullmatch(fold(label)) is not None
    )


def _repeats(block: str, label: str) -> bool:
    """Whether a text begins with the name of its field once more."""
    return fold(block).strip("#* :.") == fold(label).strip(" :.")


def past_decision(committee: str, day: str) -> str:
    """The name of a decision of another meeting: 'Beslutning i Byrådet den 26-01-2015'."""
    when = moment(day)
    dated = any(True for _ in find_dates(when))
    return folded(f"Beslutning i {committee}" if committee else "Tidligere beslutning") + (
        f" den {when.split(' kl. ')[0]}" if dated else ""
    )


def facts(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The facts that have a value."""
    return tuple((label, value) for label, value in pairs if folded(value))
