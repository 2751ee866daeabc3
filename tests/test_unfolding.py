"""Minutes that print an item in one paragraph."""

from __future__ import annotations

from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.unfolding import unfolded
from rag.model import Meeting, Source

HEAD = "Solby Kommune - Handicaprådet - referat af møde den 6. februar 2025\n\n"
ITEMS = (
    "1. Godkendelse af dagsorden. Beslutning: Godkendt.\n\n"
    "2. Ramper (sag 24/10822). Der mangler to. Indstilling: Planen drøftes. "
    "Beslutning: Drøftet. Bilag: Kort; Notat.\n\n"
    "3. Lukket punkt. Klagesag.\n\n"
    "4. Eventuelt. Intet.\n"
)


def read(text: str) -> Meeting:
    return parse_meeting(Source("referat.txt", text, "0"))


def test_each_section_of_an_item_in_one_paragraph_is_read() -> None:
    meeting = read(HEAD + ITEMS)
    assert [(item.number, item.title, item.closed) for item in meeting.items] == [
        (1, "Godkendelse af dagsorden", False),
        (2, "Ramper", False),
        (3, "Lukket punkt. Klagesag", True),
        (4, "Eventuelt", False),
    ]
    second = meeting.items[1]
    assert second.decision is not None
    assert (second.decision.text, second.case_number) == ("Drøftet.", "24/10822")
    assert [section.name for section in second.sections] == ["Indstilling", "Beslutning", "Bilag"]
    assert [one.title for one in second.attachments] == ["Kort", "Notat"]


def test_items_that_follow_each_other_in_one_paragraph_are_told_apart() -> None:
    meeting = read(HEAD + ITEMS.replace("\n\n", " "))
    assert [item.number for item in meeting.items] == [1, 2, 3, 4]


def test_every_piece_is_its_place_in_the_text() -> None:
    text = HEAD + ITEMS
    assert all(line.span.of(text) == line.raw for line in unfolded(lines_of(text)))


def test_minutes_with_labels_on_lines_of_their_own_stay_as_they_are() -> None:
    text = (
        "1. Veje\nTidligere sagt. Beslutning: Udsat. Beslutning: Drøftet.\nBeslutning\nGodkendt.\n\n"
        "2. Stier\nBeslutning\nGodkendt.\n\n3. Broer\nBeslutning:\nGodkendt.\n"
    )
    assert unfolded(lines_of(text)) == lines_of(text)


ROWS = (
    "| Sagsnr. | 2023-011806 |\n|---|---|\n| Sagsfremstilling | Der er {n} børn. |\n"
    "| Forvaltningen indstiller | at planen godkendes |\n| Beslutning | Godkendt. |\n\n"
)


def test_rows_of_a_label_and_its_text_are_sections() -> None:
    items = "".join(f"**Punkt {n} Skole {n}**\n\n{ROWS.format(n=n)}" for n in (1, 2))
    meeting = read(HEAD + items)
    assert [item.case_number for item in meeting.items] == ["2023-011806", "2023-011806"]
    assert [item.decision.text for item in meeting.items if item.decision] == ["Godkendt.", "Godkendt."]
    assert [section.name for section in meeting.items[0].sections] == [
        "Sagsfremstilling",
        "Forvaltningen indstiller",
        "Beslutning",
    ]


def test_rows_of_figures_stay_a_table() -> None:
    text = "| Skole | Elever |\n|---|---|\n| Økonomi | 92 |\n| Solby | 41 |\n"
    assert unfolded(lines_of(text)) == lines_of(text)
