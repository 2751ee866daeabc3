"""Notes on an item that is longer than a model reads: part by part, verified, in place of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ask.generation.checking import checked, stands
from rag.ask.generation.drafts import Unusable
from rag.ask.generation.marking import Sentence, read_marked
from rag.ask.verification import FindMeeting
from rag.summaries.briefing import Messages, part_messages, room_beside
from rag.summaries.sheet import Piece, Sheet
from rag.summaries.writing import Writer

TOO_LONG = "Punktet fylder mere, end sprogmodellen kan læse."
SHORTENED = "Punktet er langt, og noget af det har sprogmodellen ikke haft plads til at læse."
#: More parts than this would be asked about for longer than anybody waits.
MOST_PARTS = 12
#: The words of the notes on one part, and how many tokens a word takes with its mark at most.
LEAST_WORDS, MOST_WORDS = 15, 150
TOKENS_A_WORD = 2.5


@dataclass(frozen=True)
class Fitted:
    """A sheet that a model can read whole, and whether some of the item is not on it."""

    sheet: Sheet
    shortened: bool = False


def fitted(sheet: Sheet, messages: Callable[[str], Messages], writer: Writer, find: FindMeeting) -> Fitted:
    """The sheet as it is where it fits into `messages`, else with notes for all but its core.

    Raises ModelFault, and Unusable where not even the core fits, or the parts are too many.
    """
    if room_beside(messages(sheet.text), writer.window) >= 0:
        return Fitted(sheet)
    most = writer.window.left(part_messages(sheet.only(()).text, MOST_WORDS))
    if most <= 0:
        raise Unusable(TOO_LONG)
    sheet = sheet.cut(most)
    room = room_beside(messages(sheet.only(sheet.core).text), writer.window)
    parts = list(_grouped(sheet, most))
    words = min(int(room / TOKENS_A_WORD / max(len(parts), 1)), MOST_WORDS)
    if len(parts) > MOST_PARTS or words < LEAST_WORDS:
        raise Unusable(TOO_LONG)
    noted = [_noted(sheet.only(part), words, writer, find) for part in parts]
    shown = _within(sheet, [piece for part in noted for piece in part], room)
    return replace(shown, shortened=shown.shortened or sum(map(len, parts)) < len(sheet.rest))


def _grouped(sheet: Sheet, most: int) -> Iterator[list[Piece]]:
    """The pieces that notes are taken of, as many together as have room; one that is too long is left out."""
    group: list[Piece] = []
    for piece in sheet.rest:
        if sheet.size(piece) > most:
            continue
        if group and sum(map(sheet.size, (*group, piece))) > most:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _noted(part: Sheet, words: int, writer: Writer, find: FindMeeting) -> list[Piece]:
    """The pieces of a part with the notes on them that are true; none where there is no such note."""
    text = writer.text(part_messages(part.text, words), part.marks, "notes")
    with writer.stage("verification"):
        said = [one for one in read_marked(text, part.marks) if one.numbers and _holds(one, part, find)]
    notes = {
        piece: tuple(one.text for one in said if one.numbers[0] == piece.number) for piece in part.pieces
    }
    return [replace(piece, notes=told) for piece, told in notes.items() if told]


def _holds(said: Sentence, part: Sheet, find: FindMeeting) -> bool:
    return all(map(stands, checked(replace(said, numbers=(1,)), part.items, find)))


def _within(sheet: Sheet, noted: Sequence[Piece], room: int) -> Fitted:
    """The sheet with as many of the notes as have room, in order."""
    kept: list[Piece] = []
    for piece in noted:
        if sum(map(sheet.size, (*kept, piece))) <= room:
            kept.append(piece)
    return Fitted(sheet.only((*sheet.core, *kept)), len(kept) < len(noted))
