"""What a secretary should look at in minutes before they are published.

`checked(meeting)` gives the findings; `rag.check.documents` reads files for it, without a library.
"""

from __future__ import annotations

from itertools import chain

from rag.check.decided import decision_findings
from rag.check.finding import Finding, Kind, Severity
from rag.check.numbering import numbering_findings
from rag.check.presence import presence_findings
from rag.check.privacy import privacy_findings
from rag.check.reading import reading_findings
from rag.model import Meeting

__all__ = ["Finding", "Kind", "Severity", "checked"]

_CHECKS = (numbering_findings, decision_findings, presence_findings, privacy_findings, reading_findings)


def checked(meeting: Meeting) -> tuple[Finding, ...]:
    """The findings in minutes or an agenda, in the order of the document; those of the whole come first."""
    found = chain.from_iterable(check(meeting) for check in _CHECKS)
    return tuple(sorted(found, key=lambda one: (one.span.start if one.span else -1, one.kind)))
