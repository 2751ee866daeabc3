"""Answers from the tables of minutes: the cells that a question names, in a citizen's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import claim
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.outcome import as_proposed, decided
from rag.ask.questions.wants import Want
from rag.ask.tables.comparing import MOST_TOLD, Found, asks_for_rows, compared, compares
from rag.ask.tables.counting import all_rows, counted
from rag.ask.tables.finding import Hit, grids, hits, stands_alone, wording_of
from rag.ask.tables.grid import Column, Grid
from rag.ask.tables.listing import Listed, listing
from rag.ask.tables.naming import PLAINLY, Wording
from rag.ask.tables.reckoning import apart, asks_apart, total
from rag.ask.tables.telling import Told
from rag.ask.tables.totals import column_to_add
from rag.ask.verification import supports
from rag.danish import fold, words
from rag.model import Claim, Role

#: Tables that name the same cell about as well are told beside each other.
AS_GOOD = 0.15
MOST_TABLES = 3
#: 'Hvad kostede teltene?': what a price is asked of (folded).
_PRICED = re.compile(r"\bhvad kost(?:er|ede) (?:(?:den|det|de|en|et) )?(?P<noun>\w{4,})")
PROPOSED = re.compile(r"forslag|indstil|foresl")
_NEVER = (Want.VOTE, Want.CASE, Want.CLOSED, Want.REASON)


def asks_for_cell(asked: Asked) -> bool:
    """Whether a question may be answered by a table: one was found, and nothing else is asked for."""
    if asked.wants(*_NEVER) or not any(grids(asked.part.ranked)):
        return False
    return asked.wants(Want.FIGURE) or not asked.wants(Want.DECISION, Want.ATTENDANCE)


def answer_from_table(asked: Asked) -> list[Claim]:
    """What the cells say that are asked for, each claim confirmed by what it cites; none where in doubt."""
    wording = wording_of(asked.question, asked.part.ranked)
    if not stands_alone(wording):
        return []
    lead, cells = counted(wording, asked.part.ranked)
    if cells:
        return _rows(asked, Found(lead, cells, counted=True))
    if compares(wording):
        found = compared(wording, asked.part.ranked)
        if found or asks_for_rows(wording):
            return _rows(asked, found) if found else []
    if listed := listing(wording, asked.part.ranked):
        return _list(asked, listed)
    if asked.wants(Want.PERSON) and not asked.wants(Want.FIGURE):
        return []
    if added := first_confirmed(total(column_to_add(wording, asked.part.ranked)), asked.library.meeting):
        return added
    named = hits(wording, asked.part.ranked)
    if not named:
        lead, cells = all_rows(wording, asked.part.ranked)
        return _rows(asked, Found(lead, cells, counted=True))[:1] if cells else []
    if asked.wants(Want.DECISION) and _is_proposed(named[0]):
        return []
    if _is_of_other_price(asked, wording, named[0]):
        return []
    return _told(asked, named)


def _rows(asked: Asked, found: Found) -> list[Claim]:
    """The rows that were asked for: the largest with its value, or each that meets the condition."""
    grid = found.cells[0].grid
    if found.spread:
        return _apart(asked, found.cells)
    told = [
        one
        for cell in found.cells
        if (one := _claim(asked, cell, "" if found.counted else f"{found.lead}: "))
    ]
    if found.counted:
        spans = [cell.span for cell in found.cells]
        told.insert(0, claim(f"{found.lead}.", grid.meeting, grid.item, spans, computed=True))
        told = told if len(found.cells) <= MOST_TOLD else told[:1]
    return [*told, *_outcome(grid, [cell.column for cell in found.cells])]


def _list(asked: Asked, listed: Listed) -> list[Claim]:
    """A whole column in one claim where that is confirmed, else a claim for each cell."""
    grid, cells = listed.grid, listed.cells
    made = claim(listed.text, grid.meeting, grid.item, [cell.span for cell in cells], computed=True)
    told = [made] if supports(made, asked.library.meeting) else [_claim(asked, cell) for cell in cells]
    return [*(one for one in told if one), *_outcome(grid, [cells[0].column])]


def _outcome(grid: Grid, columns: Iterable[Column]) -> list[Claim]:
    """What was decided, beside what a column says was only proposed."""
    is_open = any(PROPOSED.search(fold(column.name)) for column in columns)
    return decided(grid.meeting, grid.item) if is_open or grid.role is Role.RECOMMENDATION else []


def _is_proposed(hit: Hit) -> bool:
    """Whether cells tell what was proposed or applied for, which says nothing of what was decided."""
    named = fold(" ".join((hit.grid.item.title, *(column.name for column in hit.columns))))
    return (
        hit.grid.role is Role.RECOMMENDATION or re.search(r"forslag|indstil|foresl|soegt", named) is not None
    )


def _is_of_other_price(asked: Asked, wording: Wording, hit: Hit) -> bool:
    """Whether the price of a thing is asked for that another item has, and the one with the table has not."""
    found = _PRICED.search(asked.question.folded)
    if found is None or found["noun"] not in wording.terms:
        return False
    noun, own = found["noun"], hit.grid.item.id
    if noun in wording.explained(hit.grid.frame) or wording.explained_by_item(noun, hit.grid):
        return False
    others = (one for one in asked.part.ranked[:READ_ITEMS] if one.item.id != own)
    said = {word for one in others for word in words(one.meeting.text(one.item.span))}
    return any(wording.strength(noun, word) >= PLAINLY for word in said)


def _told(asked: Asked, found: Sequence[Hit]) -> list[Claim]:
    """The cells of the best table, and of those that name them about as well and say something else."""
    best = found[0]
    cells = _cells(best)
    if asks_apart(asked.question) and (reckoned := _apart(asked, cells)):
        return [*reckoned, *_outcome(best.grid, best.columns)]
    if asked.wants(Want.PERCENT) and not any(_is_share(cell) for cell in cells):
        return []
    if asked.wants(Want.MONEY) and not asked.wants(Want.PERCENT) and all(_is_share(cell) for cell in cells):
        return []
    for other in found[1:]:
        if other.score > best.score - AS_GOOD and len(cells) < MOST_TABLES:
            known = {(cell.row.label, cell.written) for cell in cells}
            cells += [cell for cell in _cells(other) if (cell.row.label, cell.written) not in known]
    claims = [one for cell in cells if (one := _claim(asked, cell))]
    return [*claims, *_outcome(best.grid, best.columns)] if claims else []


def _apart(asked: Asked, cells: Sequence[Told]) -> list[Claim]:
    """How far two cells lie apart, where that can be told."""
    return first_confirmed(apart(asked.question, cells), asked.library.meeting)


def _is_share(cell: Told) -> bool:
    """Whether a cell tells a percentage."""
    return cell.unit in ("%", "procentpoint") or "%" in cell.written or "pct" in cell.written


def _cells(hit: Hit) -> list[Told]:
    return [Told(hit.grid, row, column) for row in hit.rows for column in hit.columns]


def _claim(asked: Asked, told: Told, lead: str = "") -> Claim | None:
    grid = told.grid
    for text in filter(None, (told.text, told.framed_text, told.bare_text)):
        shown = as_proposed(text) if grid.role is Role.RECOMMENDATION else text
        made = claim(f"{lead}{shown}", grid.meeting, grid.item, [told.span], computed=bool(lead))
        if supports(made, asked.library.meeting):
            return made
    return None
