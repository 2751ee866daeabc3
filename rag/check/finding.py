"""What is found in minutes that somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rag.model import Span


class Severity(StrEnum):
    """How much it matters; the value is the Danish word shown to people."""

    FAULT = "fejl"
    DOUBT = "tvivl"
    HINT = "råd"


class Kind(StrEnum):
    """What a finding is about."""

    MEETING = "meeting"
    NUMBERING = "numbering"
    CONTENTS = "contents"
    DECISION = "decision"
    ATTENDANCE = "attendance"
    ATTACHMENT = "attachment"
    CPR = "cpr"
    ADDRESS = "address"
    READABILITY = "readability"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: in Danish what it is, its Punkt and where it stands, where it stands anywhere."""

    kind: Kind
    severity: Severity
    text: str
    punkt: int | None = None
    span: Span | None = None
