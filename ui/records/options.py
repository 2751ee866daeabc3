"""The options of the commands that list what the minutes hold, and their help."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from rag.danish import fold, words
from rag.errors import UsageError
from rag.model import DecisionClass

AsCsv = Annotated[
    bool, typer.Option("--csv", help="Write CSV for a spreadsheet with Danish settings (semicolons).")
]
Outcome = Annotated[
    str | None, typer.Option(metavar="OUTCOME", help="Only what was decided so: godkendt, udsat, afvist …")
]
Voter = Annotated[
    str | None, typer.Option(metavar="NAME|PARTY", help="Only ballots in which this person or party voted.")
]
Person = Annotated[str | None, typer.Option(metavar="NAME", help="Only this person, or members of a party.")]
Absent = Annotated[bool, typer.Option("--absent", help="Only those who were not there.")]
CaseNumber = Annotated[str, typer.Argument(metavar="NUMBER", help="A case number, with or without its dots.")]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Only sums about this.")]
Least = Annotated[
    str | None,
    typer.Option(metavar="KR", help="Only sums of so many kroner or more: 500000, 500.000, '2,5 mio'."),
]


def outcome(named: str | None) -> DecisionClass | None:
    """The outcome that is named, in full or by one of its words. Raises UsageError."""
    if named is None:
        return None
    wanted = set(words(fold(named)))
    found = [one for one in DecisionClass if wanted and wanted <= set(words(fold(one)))]
    if len(found) != 1:
        raise UsageError(f"--outcome {named!r} is none of: {', '.join(DecisionClass)}.")
    return found[0]


def kroner(written: str | None) -> Decimal:
    """A sum as Danes write it, in kroner; 0 for none. Raises UsageError."""
    from rag.facts.amounts import amounts

    if written is None:
        return Decimal(0)
    found = [one.figure.value for one in amounts(f"{written.strip()} kr.") if one.figure.unit == "kr"]
    if len(found) != 1 or found[0] < 0:
        raise UsageError(f"--least {written!r} is no sum in kroner; write 500000, 500.000 or '2,5 mio'.")
    return found[0]


def named(text: str | None, option: str) -> str | None:
    """What is named, if anything. Raises UsageError where an option names nothing."""
    if text is not None and not words(text):
        raise UsageError(f"{option} {text!r} names nothing.")
    return text
