"""Figures, dates, references and names that a sentence says, looked for where it says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.facts import Day, Figure, Token, TokenKind
from eval.support.amounts import Way, agrees, is_roughly, readings, same_amount, ways
from eval.support.as_written import in_words_before, is_quoted, may_be_of_row
from eval.support.ballots import is_party
from eval.support.binding import Site, Wanted, is_bound
from eval.support.bodies import bodies, knows
from eval.support.days import day_stands, is_of_no_meeting, is_of_the_meeting
from eval.support.evidence import TYPED, NameAt, Occurrence, clauses_of_names, likeness
from eval.support.finding import Finding, Piece, Said
from eval.support.frames import frame, is_step_beside, speaks_against
from eval.support.names import Name, Named, names, same_name, surnames
from eval.support.passages import Unit
from eval.support.rivals import beside, is_decided_otherwise, is_only_proposed
from eval.support.sections import Part
from eval.support.sentences import clause
from eval.support.tables import Cell
from eval.support.words import topic

_LIST = Unit("", Part.HEAD, (), frozenset())  # where the attendance list stands
_MARK = 1000  # 'i 1.000 kr.' tells a scale
_NOWHERE = "not in the text"
ELSEWHERE = "said of something else"
_BODY = re.compile(
    r"kommune|udval|forvalt|råd$|skole|cent|forening|fond|selskab|parti|styrelse|bibliotek|hallen?$|hus$|klub"
)


def typed(said: Said, piece: Piece) -> Iterator[Finding]:
    """Every figure, date, clock time, paragraph, case number and quarter of a piece."""
    for at, token in enumerate(piece.tokens):
        if token.kind in TYPED and not _is_left_out(said, piece, token):
            clause_of = [one for one in _clause_of(piece, at) if one in piece.matter]
            wanted = Wanted(topic(piece.matter, but=token), topic(clause_of, but=token))
            yield Finding(_written(said, token), _unbound(said, piece, at, wanted))


def named(said: Said, piece: Piece) -> Iterator[Finding]:
    """Every name of a piece that is not told as voting or attending, its party, and every body."""
    people = said.evidence.people
    found = (*names(piece.text), *surnames(piece.text, people))
    for one in found:
        known = people.party(one.words) if one.party else None
        if known:
            yield Finding(f"{one.text} ({one.party})", "" if known == one.party else f"of party {known}")
    yield from _bodies(said, piece)
    for one, words in clauses_of_names(found, piece.tokens):
        if one.words in said.settled or (said.ballots and is_party(one.text)):
            continue
        if len(one.words) == 1 and len(people.having(one.words[0])) > 1:
            yield Finding(one.text, "a surname that several have")
        else:
            own = topic(t for t in piece.tokens if not one.start <= t.start < one.end)
            yield Finding(one.text, _unbound_name(said, one, Wanted(own, words)))


def _bodies(said: Said, piece: Piece) -> Iterator[Finding]:
    units = said.evidence.sentences
    for name in sorted(bodies(piece.tokens)):
        stands = knows(name, (unit.text for unit in units), (unit.tokens for unit in said.evidence.units))
        yield Finding(name, "" if stands else _NOWHERE)


def _is_left_out(said: Said, piece: Piece, token: Token) -> bool:
    figure = token.value
    if not isinstance(figure, Figure):
        return False
    marks = (
        figure.value == _MARK
        and figure.unit == "kr"
        and piece.text[: token.start].rstrip().casefold().endswith((" i", "(i", "hele", "("))
    )
    points = piece.text[: token.start].casefold().rstrip(". ").endswith("ad")
    counted = figure.places == 0 and figure.scale == 1 and int(figure.number) in said.counted
    opens = piece.text[: token.start].rstrip()[-1:] in {":", ";"} and piece.text[token.end + 1 :].strip()
    listed = bool(token.start == 0 or opens) and piece.text[token.end : token.end + 1] in {".", ")"}
    return said.computed or counted or listed or points or marks


def _written(said: Said, token: Token) -> str:
    at = said.text.casefold().find(token.text)
    return said.text[at : at + len(token.text)] if at >= 0 else token.text


def _unbound(said: Said, piece: Piece, at: int, wanted: Wanted) -> str:
    token = piece.tokens[at]
    if isinstance(token.value, Day) and is_of_the_meeting(said, piece, at):
        return ""
    if isinstance(token.value, Day) and is_of_no_meeting(said, piece, at):
        return "not the day of the meeting"
    sites: list[Site] = []
    others: list[Site] = []
    swapped: list[Site] = []
    part = _clause_of(piece, at)
    told, changes = frame(piece.tokens, at, part), bool(ways(part))
    for found in said.evidence.facts:
        if found.token.kind is not token.kind and not _is_year(token, found.token):
            continue
        if speaks_against(told, found.frame, changes):
            continue
        if _states(piece, at, found) and may_be_of_row(piece, part, found.unit, said.evidence.row_letters):
            sites.append(_site(found))
        elif _competes(token, found) and not is_step_beside(told, found.frame, changes):
            also = not _repeats(piece, at) and _is_said(piece, at, found)
            (swapped if also else others).append(_site(found))
    if not sites:
        return _NOWHERE
    if is_only_proposed(said, sites) or is_decided_otherwise(said, wanted, sites, others):
        return "only proposed"
    others += beside(said, piece, sites)
    return "" if is_bound(wanted, sites, others, swapped, said.evidence) else ELSEWHERE


def _states(piece: Piece, at: int, found: Occurrence) -> bool:
    token = piece.tokens[at]
    if isinstance(token.value, Figure):
        own = in_words_before(piece.text, token, readings(piece.tokens, at)[0])
        if is_quoted(piece.tokens, at):
            return any(own.number == figure.number for figure in found.figures)
        close = [
            one for one in found.figures if same_amount(own, one) or is_roughly(own, one, piece.tokens, at)
        ]
        told = _ways(piece, at, found.unit.cell) if close else frozenset()
        return any(agrees(own, figure, told, found.ways, found.unit.cell) for figure in close)
    if isinstance(token.value, Day):
        return day_stands(token.value, found.token.value, found.year)
    if token.kind is TokenKind.LAW:
        pattern = re.escape(str(token.value)) + r"((stk|nr)\d+)*"
        return re.fullmatch(pattern, str(found.token.value)) is not None
    return token.value == found.token.value


def _ways(piece: Piece, at: int, cell: Cell | None) -> frozenset[Way]:
    """The direction that a sentence gives a figure; 'færre timer' as the name of a row gives none."""
    alone = sum(likeness(token) == likeness(piece.tokens[at]) for token in piece.tokens) == 1
    told = ways(_clause_of(piece, at)) or (ways(piece.tokens) if alone else frozenset())
    return told - ways((*cell.row, *cell.column)) if cell else told


def _clause_of(piece: Piece, at: int) -> list[Token]:
    alike = [n for n, token in enumerate(piece.tokens) if likeness(token) == likeness(piece.tokens[at])]
    return list(clause(piece.tokens, at, alike))


def _competes(token: Token, found: Occurrence) -> bool:
    """Whether another value is of the same kind: the same unit, or a date that says as much."""
    value, other = token.value, found.token.value
    if isinstance(value, Figure):
        classes = {_unit_class(figure) for figure in found.figures}
        return _unit_class(value) in classes or (
            found.unit.cell is not None and (None in classes or value.unit is None)
        )
    if isinstance(value, Day):
        return isinstance(other, Day) and (value.day is None, value.month is None) == (
            other.day is None,
            other.month is None,
        )
    return True


def _is_said(piece: Piece, at: int, found: Occurrence) -> bool:
    others = [index for index, token in enumerate(piece.tokens) if index != at]
    return any(
        piece.tokens[index].kind is found.token.kind and _states(piece, index, found) for index in others
    )


def _repeats(piece: Piece, at: int) -> bool:
    """Whether a figure only says another one again: '8.632 (i 1.000 kr., dvs. 8.632.000 kr.)'."""
    return any(token.text == "dvs" for token in piece.tokens[max(0, at - 2) : at])


def _unit_class(figure: Figure) -> str | None:
    return figure.unit or ("kr" if figure.scale > 1 else None)


def _is_year(token: Token, other: Token) -> bool:
    return isinstance(token.value, Day) and isinstance(other.value, Figure)


def _site(found: Occurrence) -> Site:
    return Site(found.clause, found.unit)


def _unbound_name(said: Said, one: Named, wanted: Wanted) -> str:
    people = said.evidence.people
    full = people.having(one.words[0])[0] if len(one.words) == 1 else one.words
    sites = [Site(at.clause, at.unit) for at in said.evidence.names if same_name(full, at.named.words)]
    sites = sites or [
        Site(unit.words, unit) for words, unit in said.evidence.runs if _runs_in(one.words, words)
    ]
    if not sites and not people.knows(full):
        return _NOWHERE
    told = [other.words for other in names(said.text) if other.words != one.words]
    rivals = [at for at in said.evidence.names if _is_rival(said, full, at)]
    others = [
        Site(at.clause, at.unit) for at in rivals if not any(same_name(o, at.named.words) for o in told)
    ]
    swapped = [Site(at.clause, at.unit) for at in rivals if any(same_name(o, at.named.words) for o in told)]
    listed = sites or [Site(frozenset(), _LIST)]
    return "" if is_bound(wanted, listed, others, swapped, said.evidence) else ELSEWHERE


def _is_rival(said: Said, full: Name, at: NameAt) -> bool:
    """Whether another name is of a person too: two bodies or places do not stand for each other."""
    people = said.evidence.people
    if same_name(full, at.named.words):
        return False
    return all(people.knows(name) or not _BODY.search(name[-1]) for name in (full, at.named.words))


def _runs_in(words: Name, text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))
