"""What pydantic found wrong in a file that a person wrote, in words that say what to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

#: How much of a wrong value is repeated in a message.
_SHOWN = 60


def problem(detail: ErrorDetails, model: type[BaseModel], whole: str, as_list: str) -> str:
    """One mistake as one line without its place.

    `whole` is what the entry is called where no key of it is at fault; `as_list` says how the file's language
    writes a list.
    """
    keys = [str(part) for part in detail["loc"] if part != "[key]"]
    where, shown = ".".join(keys) or whole, _shown(detail["input"])
    said = {
        "extra_forbidden": f"unknown key {where!r}; known keys are {', '.join(_known(model, keys))}",
        "missing": f"{where!r} is missing; add it",
        "string_type": f"{where} is {shown}, not text; put it in quotes",
        "tuple_type": f"{where} is {shown}, not a list; {as_list}",
        "int_type": f"{where} is {shown}, not a whole number; write it without quotes",
        "bool_type": f"{where} is {shown}, neither true nor false; write one of them",
        "literal_error": f"{where} is {shown}; it must be {detail.get('ctx', {}).get('expected')}",
        "model_type": f"{where} is {shown}, not keys with values ('key: …')",
        "invalid_key": f"the key {where} is not text; known keys are {', '.join(_known(model, keys))}",
    }
    rest = detail["msg"].removeprefix("Value error, ")
    own = f"{where}: {rest}" if detail["type"] == "value_error" else f"{where} is {shown}: {rest}; correct it"
    return said.get(detail["type"], own)


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str | list | tuple | dict) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def _known(model: type[BaseModel], keys: Sequence[str]) -> list[str]:
    """The keys that may stand where an unknown one stands."""
    for key in keys[:-1]:
        field = model.model_fields.get(key)
        inner = _models_in(field.annotation) if field else []
        model = inner[0] if inner else model
    return list(model.model_fields)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]
