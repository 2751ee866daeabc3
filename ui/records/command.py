"""`punkt decisions`, `votes`, `attendance`, `case NUMBER`, `amounts`: what the minutes hold, as tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rag.errors import UsageError
from ui import options as opt
from ui import terminal
from ui.filters import Filters
from ui.records import options
from ui.settings import opened, settings_of

if TYPE_CHECKING:
    from rag.model import Scope
    from rag.pipeline import Punkt
    from ui.records.listing import Listing


@dataclass(frozen=True)
class _Wish:
    """Where to look, and how what is found is written."""

    home: Path | None
    as_json: bool
    as_csv: bool
    filters: Filters


def decisions(
    outcome: options.Outcome = None,
    as_json: opt.AsJson = False,
    as_csv: options.AsCsv = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    home: opt.Home = None,
) -> None:
    """List what was decided, in order of time."""
    from ui.records import reading

    wanted = options.outcome(outcome)
    _list(
        lambda library, scope: reading.decisions(library, scope, wanted),
        _Wish(home, as_json, as_csv, Filters(municipality, committee, start, end, punkt)),
    )


def votes(
    voter: options.Voter = None,
    as_json: opt.AsJson = False,
    as_csv: options.AsCsv = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    home: opt.Home = None,
) -> None:
    """List the ballots, and who voted how."""
    from ui.records import reading

    who = options.named(voter, "--voter")
    _list(
        lambda library, scope: reading.votes(library, scope, who),
        _Wish(home, as_json, as_csv, Filters(municipality, committee, start, end, punkt)),
    )


def attendance(
    person: options.Person = None,
    absent: options.Absent = False,
    as_json: opt.AsJson = False,
    as_csv: options.AsCsv = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    home: opt.Home = None,
) -> None:
    """List who was there and who was not; --punkt: who was away from that Punkt alone."""
    from ui.records import reading

    who = options.named(person, "--person")
    _list(
        lambda library, scope: reading.attendance(library, scope, who, absent),
        _Wish(home, as_json, as_csv, Filters(municipality, committee, start, end, punkt)),
    )


def case(
    number: options.CaseNumber,
    as_json: opt.AsJson = False,
    as_csv: options.AsCsv = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    home: opt.Home = None,
) -> None:
    """List the course of a case over its meetings."""
    from ui.records import reading

    _list(
        lambda library, scope: reading.case(library, scope, number),
        _Wish(home, as_json, as_csv, Filters(municipality, committee, start, end, punkt)),
    )


def amounts(
    about: options.About = None,
    least: options.Least = None,
    as_json: opt.AsJson = False,
    as_csv: options.AsCsv = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    home: opt.Home = None,
) -> None:
    """List sums of money with what they are for."""
    from ui.records import reading

    matter, most = options.named(about, "--about"), options.kroner(least)
    _list(
        lambda library, scope: reading.amounts(library, scope, matter, most),
        _Wish(home, as_json, as_csv, Filters(municipality, committee, start, end, punkt)),
    )


def add_to(app: typer.Typer) -> None:
    """The five commands, as commands of `app`."""
    for command in (decisions, votes, attendance, case, amounts):
        app.command()(command)


def _list(read: Callable[[Punkt, Scope], Listing], wish: _Wish) -> None:
    """Write what is read within the filters; for an empty list also why, on standard error."""
    from ui.records.programs import as_csv, as_json
    from ui.records.table import write_table

    if wish.as_json and wish.as_csv:
        raise UsageError("Choose one of --json and --csv.")
    with opened(settings_of(wish.home)) as library:
        listing = read(library, wish.filters.scope(library.overviews()))
        if wish.as_json:
            terminal.write_json(as_json(listing, library.meeting))
    if wish.as_csv:
        typer.echo(as_csv(listing), nl=False)
    elif not wish.as_json:
        write_table(listing)
    if listing.why:
        terminal.complain(listing.why)
