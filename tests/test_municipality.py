"""Which municipality minutes are from, when the header does not say."""

from __future__ import annotations

import pytest

from rag.facts.municipalities import MUNICIPALITIES
from rag.ingest.municipality import infer_municipality


def test_there_are_98_municipalities() -> None:
    assert len(set(MUNICIPALITIES)) == 98


@pytest.mark.parametrize(
    ("header", "text", "path", "expected"),
    [
        ("Mosevig Kommune\nByrådet", "Herlev Kommune nævnes her.", "a.txt", ("Mosevig", True)),
        ("BREDAGER KOMMUNE", "", "a.txt", ("Bredager", True)),
        ("B R E D A G E R   K O M M U N E", "", "a.txt", ("Bredager", True)),
        ("Om kommunen\nBredager Kommune", "", "a.txt", ("Bredager", True)),
        ("KRATHOLM REGIONSKOMMUNE", "", "a.txt", ("Kratholm", True)),
        ("Region Aastrup\nRegionsrådet", "Herlev Kommune nævnes.", "a.txt", ("Region Aastrup", True)),
        (
            "",
            "Herlev Kommunes plan. Herlev Kommune betaler. Gladsaxe Kommune deltager.",
            "a.txt",
            ("Herlev", True),
        ),
        ("", "I Københavns Kommune er planen kendt.", "a.txt", ("København", True)),
        ("", "Til Ikast-Brande Kommune. Jobcenter Ikast-Brande Kommune.", "a.txt", ("Ikast-Brande", True)),
        ("", "Gladsaxe Kommune og Herlev Kommune.", "minutes/herlev/2024.txt", ("Herlev", True)),
        ("", "A Kommune skriver. Hver Kommune svarer.", "a.txt", (None, False)),
        ("", "Kommunen har ingen navne.", "arkiv/Aarhus/referat.txt", ("Aarhus", False)),
        ("", "Torvet i Lindholm. Skolen i Lindholm.", "lindholm_2025.txt", ("Lindholm", False)),
        ("Referat | www.odderby.dk", "Skolen i Odderby.", "a.txt", ("Odderby", False)),
        ("Referat | www.odderby.dk", "Skolen.", "odderby_2024.html", ("Odderby", False)),
        ("Referat | www.retsinformation.dk", "Skolen i Odderby.", "a.txt", (None, False)),
        (
            "ODDERBY BYRÅD",
            "Aftale med Herlev Kommune. Herlev Kommune betaler i Odderby.",
            "a.txt",
            ("Odderby", True),
        ),
        ("Børn og Unge Byråd", "Herlev Kommune betaler.", "a.txt", ("Herlev", True)),
        ("", "Ballerup Kommune, Greve Kommune og Vejle Kommune samarbejder.", "a.txt", ("Ballerup", False)),
    ],
)
def test_the_name_follows_from_header_text_or_path(
    header: str, text: str, path: str, expected: tuple[str | None, bool]
) -> None:
    assert infer_municipality(header, text, path) == expected
