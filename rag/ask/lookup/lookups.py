"""What a language model may look up: each look-up's name, what it is for, and its arguments.

The descriptions are read by the model, in Danish like everything it reads. A call that does not fit is told
what is wrong with it in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from rag.model import DecisionClass

#: A case number, a name or a meeting's id is never longer; nor are the words to search for.
LONGEST_NAME, LONGEST_SEARCH = 200, 500


def _given(value: object) -> object:
    """Models send empty text, and 'null', for what they leave out."""
    return None if isinstance(value, str) and value.strip().casefold() in {"", "null", "none"} else value


def _outcome(value: object) -> object:
    """The Danish word for an outcome, in whatever case."""
    return value.strip().casefold() if isinstance(value, str) else value


def _text(description: str, kind: str = "string") -> WithJsonSchema:
    """An argument as the model is told of it, in few tokens; what it may hold is checked when it is read."""
    return WithJsonSchema({"type": kind, "description": description})


_Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
_Given = BeforeValidator(_given)
#: Left out. A factory, because a schema tells of every other default, which costs tokens.
_LeftOut = Field(default_factory=lambda: None)
_Meeting = Annotated[_Name, _text("Mødets id.")]
#: Arguments of most look-ups: their names and types say all.
_Place = Annotated[_Name | None, _LeftOut, _Given, WithJsonSchema({"type": "string"})]
_Day = Annotated[date | None, _LeftOut, _Given, WithJsonSchema({"type": "string", "format": "date"})]
_Words = Annotated[str, Field(min_length=2, max_length=LONGEST_SEARCH), _text("Et spørgsmål eller ord.")]
_Number = Annotated[
    int, Field(ge=0, le=9999), _text("Punktets nummer på mødet, ikke tallet i [ ].", kind="integer")
]
_Case = Annotated[_Name, _text("Sagsnummer, som det står i referatet.")]
_OneMeeting = Annotated[_Name | None, _LeftOut, _Given, _text("Kun dette møde, ved dets id.")]
_Outcome = Annotated[
    DecisionClass | None,
    _LeftOut,
    BeforeValidator(_outcome),
    _Given,
    WithJsonSchema({"type": "string", "enum": [str(one) for one in DecisionClass]}),
]
_Voter = Annotated[_Name | None, _LeftOut, _Given, _text("Kun hvor denne person eller dette parti stemte.")]
_Person = Annotated[_Name | None, _LeftOut, _Given, _text("Kun denne person, på alle møder.")]
_About = Annotated[_Name | None, _LeftOut, _Given, _text("Kun beløb, der handler om dette.")]
_Least = Annotated[
    Annotated[Decimal, Field(ge=0)] | None,
    _LeftOut,
    _Given,
    _text("Kun beløb på mindst så mange kroner.", kind="number"),
]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Where(_Arguments):
    """Which meetings a look-up is about."""

    municipality: _Place
    committee: _Place
    from_date: _Day
    to_date: _Day


class Search(Where):
    """Words to search for, in some of the meetings."""

    question: _Words


class Meetings(Where):
    """Some of the meetings, or one of them."""

    meeting: _OneMeeting


class Decisions(Meetings):
    """What was decided, in one way or any."""

    outcome: _Outcome


class Votes(Where):
    """Ballots, of anybody or one voter."""

    voter: _Voter


class Attendance(Meetings):
    """Who was there, of all or one person."""

    person: _Person


class Amounts(Where):
    """Sums of money, about anything or one matter, of any size or at least so many kroner."""

    about: _About
    least: _Least


class OneMeeting(_Arguments):
    """A meeting by its id."""

    meeting: _Meeting


class OneItem(OneMeeting):
    """An agenda item by its meeting's id and its own number."""

    number: _Number


class OneCase(_Arguments):
    """A case by its number."""

    case_number: _Case


@dataclass(frozen=True, slots=True)
class LookUp:
    """One look-up as the model is told of it."""

    name: str
    description: str
    arguments: type[BaseModel]


LOOK_UPS = (
    LookUp("search", "Søg i alle referater. Giver de punkter, der passer bedst.", Search),
    LookUp("read_item", "Læs ét punkt i sin helhed.", OneItem),
    LookUp("list_meetings", "Vis hvilke møder der er referater fra, de nyeste først.", Where),
    LookUp("list_items", "Vis numre og titler på alle punkter på et møde.", OneMeeting),
    LookUp("decisions", "Vis hvad der blev besluttet under hvert punkt, de nyeste møder først.", Decisions),
    LookUp("votes", "Vis punkter med afstemninger, de nyeste først.", Votes),
    LookUp("attendance", "Vis hvem der deltog i møder, og hvem der var fraværende.", Attendance),
    LookUp("find_case", "Vis en sags forløb: alle punkter med et sagsnummer, de ældste først.", OneCase),
    LookUp("amounts", "Vis punkter med beløb i kroner, de nyeste først.", Amounts),
)


def misread(name: str, error: ValidationError) -> str:
    """What is wrong with a call, in Danish for the model that made it."""
    problem = error.errors()[0]
    argument = ".".join(map(str, problem["loc"]))
    known = next((one.arguments for one in LOOK_UPS if one.name == name), None)
    names = ", ".join(known.model_fields) if known else ""
    match problem["type"]:
        case "missing":
            return f"{name} mangler {argument}. {name} tager: {names}."
        case "extra_forbidden":
            return f"{name} kender ikke {argument[:40]}. {name} tager: {names}."
        case "enum":
            return f"{argument} er en af: {', '.join(DecisionClass)}."
        case kind if kind.startswith("date"):
            return f"{argument} er ikke en dato. Skriv den som 2025-01-31."
        case kind if kind.startswith("decimal") or argument == "least":
            return f"{argument} skal være et tal, som ikke er negativt."
        case kind if kind.startswith("int") or "than" in kind:
            return f"{argument} skal være et helt tal."
        case _:
            return f"{argument} kan ikke læses. Skriv det som en kort tekst."


def without_empty(arguments: Mapping[str, object]) -> dict[str, object]:
    """The arguments of a call without those that are left out by name."""
    return {name: value for name, value in arguments.items() if value is not None}
