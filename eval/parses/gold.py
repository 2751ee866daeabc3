"""A parse as it should be, written by hand from the document, read from YAML.

```yaml
document: fjordby_2025-03-12.pdf   # in one of the folders of eval that `FOLDERS` names; or
shared: 000_….txt                  # minutes that lie beside the checkout, in ../shared/corpus
municipality: Fjordby
committee: Teknik- og Miljøudvalget
date: 2025-03-12
kind: referat                      # or dagsorden
time: "15:00-17:20"
absent: [Mona Falk]                # from the whole meeting
substitutes: [{name: Ib Ravn, for: Mona Falk}]
items:
  - number: 12
    title: Støj fra ringvejen
    case_number: 05.00.00-P20-7-24
    closed: false
    sections: [[Resumé, resume], [Beslutning, decision]]   # as it stands, role; those without text left out
    decision: Godkendt.            # without who was absent and how each voted
    beside: [Ib Ravn forlod mødet.]   # sentences that may stand in the decision or not
    decision_class: godkendt
    votes: [{for: [A, V (2)], against: [C], abstain: [Ø]}]
    absent: [Mona Falk]
    attachments: [Bilag 1 - Kort]
```

A key that is left out means none. Of minutes whose words may not stand here there are digests instead
(`digest`): `title_sha`, `decision_sha`, `attachment_shas`, and `roles` in place of `sections`.
"""

from __future__ import annotations

import datetime as dt  # a field named `date` would hide the type from pydantic
import hashlib
from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic import model_validator as validated

from eval.mistakes import problem
from rag.danish import fold
from rag.errors import EvalError
from rag.model import DecisionClass, Kind, Role

FOLDER = Path(__file__).parent / "gold"
_DIGITS = 12


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class GoldVote(_Strict):
    """One roll-call: names, or party letters with their count where the minutes count."""

    in_favour: tuple[str, ...] = Field(default=(), alias="for")
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = Field(default=(), alias="abstain")


class GoldSubstitute(_Strict):
    """Somebody who sat in for a member; `stands_in_for` is None where the minutes do not say for whom."""

    name: str
    stands_in_for: str | None = Field(default=None, alias="for")


class GoldItem(_Strict):
    """One agenda item as it should be read."""

    number: int
    title: str | None = None
    title_sha: str | None = None
    case_number: str | None = None
    closed: bool = False
    sections: tuple[tuple[str, Role], ...] = ()
    roles: tuple[Role, ...] = ()
    decision: str | None = None
    decision_sha: str | None = None
    beside: tuple[str, ...] = ()
    decision_class: DecisionClass | None = None
    votes: tuple[GoldVote, ...] = ()
    absent: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    attachment_shas: tuple[str, ...] = ()

    @validated(mode="after")
    def _has_one_title(self) -> GoldItem:
        if (self.title is None) == (self.title_sha is None):
            raise ValueError("needs a title or a title_sha, and not both")
        return self

    @property
    def decides(self) -> bool:
        """Whether a decision stands under the item."""
        return self.decision is not None or self.decision_sha is not None


class Gold(_Strict):
    """One document as it should be read."""

    document: str | None = None
    shared: str | None = None
    municipality: str | None = None
    committee: str
    date: dt.date
    kind: Kind
    time: str | None = None
    absent: tuple[str, ...] = ()
    substitutes: tuple[GoldSubstitute, ...] = ()
    items: tuple[GoldItem, ...]

    @validated(mode="after")
    def _has_one_place(self) -> Gold:
        if (self.document is None) == (self.shared is None):
            raise ValueError("needs a document or a shared one, and not both")
        return self

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.document or self.shared or ""


def read_gold(path: Path) -> Gold:
    """One gold parse. Raises EvalError: cannot be read, not YAML, an unknown key or a wrong value."""
    try:
        return Gold.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EvalError(
            f"{path}: cannot be read: {' '.join(str(error).split())}; correct the file"
        ) from error
    except ValidationError as error:
        said = problem(error.errors()[0], Gold, "the gold parse", "put it in [ ]")
        raise EvalError(f"{path}: {said}") from error


def every_gold(folder: Path = FOLDER, names: Sequence[str] = ()) -> list[Gold]:
    """The gold parses of a folder, or those whose document has one of `names` in its name.

    Raises EvalError where there is none.
    """
    found = [read_gold(path) for path in sorted(folder.glob("*.yaml"))]
    chosen = [gold for gold in found if not names or any(name in gold.name for name in names)]
    if not chosen:
        raise EvalError(f"{folder}: no gold parses{' of ' + ', '.join(names) if names else ''} here")
    return chosen


def digest(text: str) -> str:
    """What stands for a text that may not be shown: 12 hex digits of its folded words' SHA-256."""
    return hashlib.sha256(fold(" ".join(text.split())).encode()).hexdigest()[:_DIGITS]
