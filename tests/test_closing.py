"""What stands below the last item: the end of the meeting, who was there, signatures."""

from __future__ import annotations

import pytest

from rag.ingest.closing import closing_line
from rag.ingest.headings import find_headings
from rag.ingest.labelling import labels_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.places import places_of
from rag.model import Meeting, Source

HEAD = (
    "Fjordby Kommune\nREFERAT Byrådet d. 01-02-2024 kl. 17.00\n"
    "1. Budget\nBeslutning\nGodkendt.\n2. Eventuelt\n"
)


def meeting(below: str) -> Meeting:
    return parse_meeting(Source("a.txt", f"{HEAD}{below}", "0"))


@pytest.mark.parametrize(
    "end",
    [
        "Mødet sluttede kl. 18.35",
        "Mødet blev hævet kl. 18.35.",
        "Mødet slut:\t18.35",
        "Mødet hævet kl. 18.35. Bilag kan ses på rådhuset.",
        "Sluttidspunkt: 18:35",
    ],
)
def test_the_end_of_the_meeting_is_no_part_of_the_last_decision(end: str) -> None:
    found = meeting(f"Beslutning\nIntet at beslutte.\n\n{end}\n")
    decision = found.items[-1].decision
    assert decision is not None
    assert (decision.text, found.time) == ("Intet at beslutte.", "17:00-18:35")


def test_who_was_there_may_be_told_below_the_last_item() -> None:
    found = meeting(
        "Beslutning\nIntet.\n\nTil stede på mødet var Bo Bak (A), Lis Holm (V)\nFraværende var Ib Ek (C)\n"
    )
    assert [person.name for person in found.attendees] == ["Bo Bak", "Lis Holm"]
    assert [absence.name for absence in found.absent] == ["Ib Ek"]
    assert not found.items[-1].absent
    assert found.items[-1].decision is not None
    assert found.items[-1].decision.text == "Intet."


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning\nGodkendt.\nDeltagere i følgegruppen: Bo Bak, Lis Holm\n",
        "Beslutning\nMødet med naboerne sluttede godt.\n",
        "Beslutning\nFormanden og Lis Holm deltog i indvielsen.\n",
        "Mødet hæves normalt kl. 18.\nBeslutning\nGodkendt.\n",
    ],
)
def test_what_is_told_of_the_last_item_stays_there(text: str) -> None:
    lines = lines_of(HEAD + text)
    labels = labels_of(lines)
    place = places_of(lines, labels, find_headings(lines, labels))[-1]
    assert closing_line(lines, labels, place) is None


def test_an_attachment_below_the_end_is_still_read() -> None:
    found = meeting("Beslutning\nIntet.\nMødet hævet kl. 18.00\nBilag\nNotat om havnen\n")
    assert [one.title for one in found.items[-1].attachments] == ["Notat om havnen"]
