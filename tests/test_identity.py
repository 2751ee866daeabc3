"""Which meeting minutes are of: the id made of municipality, committee and date."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.identity import Identity, meeting_id
from rag.model import Kind


@pytest.mark.parametrize(
    ("municipality", "kind", "expected"),
    [
        ("Høje-Taastrup", Kind.MINUTES, "hoeje-taastrup-oekonomiudvalget-2024-03-14"),
        (None, Kind.AGENDA, "oekonomiudvalget-2024-03-14-dagsorden"),
    ],
)
def test_the_id_of_a_meeting(municipality: str | None, kind: Kind, expected: str) -> None:
    assert meeting_id(Identity(municipality, "Økonomiudvalget", date(2024, 3, 14), ()), kind) == expected
