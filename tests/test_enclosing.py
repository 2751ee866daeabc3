"""What attachments say is read with the minutes, as attachments of the Punkt that they belong to."""

from __future__ import annotations

from answers import small_meeting

from rag.ingest.chunking import chunk_meeting
from rag.ingest.enclosing import AttachmentFile, enclose, sha256_with
from rag.ingest.readers.reading import Reading
from rag.model import Meeting

MINUTES = """Klitvig Kommune
Socialudvalget
Referat
Mødedato: 02-04-2025

Punkt 12: Årsberetning for botilbud

Sagsfremstilling
Forvaltningen har udarbejdet en årsberetning.

Bilag
Bilag 1 - Årsberetning 2024
Bilag 2 - Notat om bemanding

Beslutning
Taget til efterretning.

Punkt 13: Lukket: Køb af grund

Beslutning
Godkendt.

Punkt 14: Ny busrute

Bilag
Ruteplan

Beslutning
Godkendt.
"""
REPORT = (
    "Årsberetning 2024\n\nBelægningen var 94,5 procent.\n",
    "Side to.\n\n| År | Antal |\n| 2024 | 14 |\n",
)


def file(name: str, *pages: str) -> AttachmentFile:
    return AttachmentFile(name, f"sha of {name}", Reading.of_pages(pages or ("Noget tekst.",)))


def enclosed(*files: AttachmentFile) -> Meeting:
    return enclose(small_meeting(MINUTES), files)


def called(meeting: Meeting) -> list[tuple[int, str | None, str]]:
    return [(one.number, one.attachment, one.title) for one in meeting.enclosed]


def test_an_attachment_stands_below_the_minutes_with_its_pages() -> None:
    meeting = enclosed(file("Punkt 12 Bilag 1.pdf", *REPORT))
    says = meeting.enclosed[0]
    assert (says.id, says.attachment) == (f"{meeting.id}/12/bilag-1", "Bilag 1")
    assert meeting.source.text.startswith(small_meeting(MINUTES).source.text)
    at = meeting.source.text.index("Side to.")
    assert (meeting.source.page(at), meeting.source.file(at)) == (2, "Punkt 12 Bilag 1.pdf")
    assert says.span.contains(says.sections[0].span)
    assert [cell.text for row in says.tables[0].rows for cell in row] == ["2024", "14"]


def test_the_minutes_tell_which_attachments_were_read() -> None:
    meeting = enclosed(file("notat om bemanding.pdf"))
    assert called(meeting) == [(12, "Bilag 2", "Notat om bemanding")]
    item = meeting.item(12)
    assert item
    assert [one.file for one in item.attachments] == [None, "notat om bemanding.pdf"]


def test_a_title_without_a_number_is_counted() -> None:
    assert called(enclosed(file("Ruteplan.pdf"))) == [(14, "Bilag 1", "Ruteplan")]


def test_files_that_the_minutes_do_not_name_follow_those_they_do() -> None:
    meeting = enclosed(file("Punkt 14 Kort.pdf"), file("Punkt 14 Bilag 1.pdf"))
    assert called(meeting) == [(14, "Bilag 1", "Ruteplan"), (14, "Bilag 2", "Kort")]


def test_two_files_of_one_name_are_both_read() -> None:
    meeting = enclosed(file("a/Punkt 12 Bilag 1.pdf"), file("b/Punkt 12 Bilag 1.pdf"))
    assert [one.attachment for one in meeting.enclosed] == ["Bilag 1", "Bilag 3"]
    assert len({one.id for one in meeting.enclosed}) == 2


def test_what_fits_no_punkt_is_closed_or_empty_is_left_out_with_a_warning() -> None:
    meeting = enclosed(file("Kort.pdf"), file("Punkt 13 Bilag 1.pdf"), file("Punkt 14 Bilag 1.pdf", " "))
    assert not meeting.enclosed
    assert meeting.source == small_meeting(MINUTES).source
    assert [warning.partition(";")[0] for warning in meeting.warnings[-3:]] == [
        "attachment 'Kort.pdf' fits no Punkt",
        "attachment 'Punkt 13 Bilag 1.pdf' belongs to Punkt 13, which is closed",
        "attachment 'Punkt 14 Bilag 1.pdf' has no text",
    ]


def test_every_chunk_of_an_attachment_is_verbatim_and_says_where_it_belongs() -> None:
    meeting = enclosed(file("Punkt 12 Bilag 1.pdf", *REPORT), file("Punkt 12 Bilag 2.pdf"))
    chunks = [one for one in chunk_meeting(meeting, 100) if one.item != f"{meeting.id}/{one.number}"]
    assert {one.item for one in chunks} == {one.id for one in meeting.enclosed}
    assert all(one.number == 12 and one.text == one.span.of(meeting.source.text) for one in chunks)
    assert all("Årsberetning for botilbud" in one.context for one in chunks)


def test_the_hash_is_another_where_an_attachment_is() -> None:
    hashes = {
        sha256_with("a", []),
        sha256_with("a", [("x.pdf", "1")]),
        sha256_with("a", [("x.pdf", "2")]),
        sha256_with("a", [("y.pdf", "1")]),
        sha256_with("a", [("x.pdf", "1"), ("y.pdf", "1")]),
    }
    assert len(hashes) == 5
    assert sha256_with("a", []) == "a"
    assert sha256_with("a", [("x", "1"), ("y", "2")]) == sha256_with("a", [("y", "2"), ("x", "1")])
