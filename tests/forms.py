"""Forms of Danish minutes with what a reader takes from them, written by hand: `data/forms/*.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

_FOLDER = Path(__file__).parent / "data" / "forms"


def forms(name: str, key: str = "text") -> list[ParameterSet]:
    """The entries of one file as parameters of a test; those marked `missed` are expected to fail."""
    found = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert found
    return [_parameter(form, key) for form in found]


def _parameter(form: dict[str, Any], key: str) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True, reason="not read yet")] if form.pop("missed", False) else []
    return pytest.param(form, marks=marks, id=str(form.get(key, form))[:60])


def folded(text: str) -> str:
    """A text with its whitespace folded."""
    return " ".join(text.split())
