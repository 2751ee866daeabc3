"""Minutes that are one table with a row an item."""

from __future__ import annotations

from rag.ingest.agenda_tables import agenda_table
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.model import Meeting, Source

HEAD = "Solby Kommune\n\nReferat – skolebestyrelsesmøde den 14. november 2023\n\n"
TABLE = (
    "| Punkt | Indhold | Beslutning |\n|---|---|---|\n"
    "| 1. Godkendelse af dagsorden | | Godkendt. |\n"
    "| 2. Skolens budget | Der mangler 350.000 kr. | Bestyrelsen godkendte budgettet. |\n"
    "| 3. Eventuelt | Julefest. | - |\n"
)


def read(text: str) -> Meeting:
    return parse_meeting(Source("referat.md", text, "0"))


def test_a_row_is_an_item() -> None:
    meeting = read(f"{HEAD}{TABLE}\nNæste møde: 16. januar 2024\n")
    assert meeting.committee == "Skolebestyrelsen"
    assert [(item.number, item.title) for item in meeting.items] == [
        (1, "Godkendelse af dagsorden"),
        (2, "Skolens budget"),
        (3, "Eventuelt"),
    ]
    text = meeting.source.text
    budget = meeting.items[1]
    assert budget.decision is not None
    assert budget.decision.text == "Bestyrelsen godkendte budgettet."
    assert [(section.name, section.span.of(text)) for section in budget.sections] == [
        ("Indhold", "Der mangler 350.000 kr."),
        ("Beslutning", "Bestyrelsen godkendte budgettet."),
    ]


def test_the_number_may_have_a_column_of_its_own() -> None:
    table = "| Nr. | Emne | Referat |\n|---|---|---|\n| 1 | Budget | Godkendt. |\n| 2 | Ferie | Drøftet. |\n"
    assert [(item.number, item.title) for item in read(HEAD + table).items] == [(1, "Budget"), (2, "Ferie")]


def test_a_table_without_decisions_or_numbers_is_no_agenda() -> None:
    for table in (
        TABLE.replace("Beslutning", "Ansvarlig"),
        TABLE.replace("2. ", ""),
        TABLE.replace("3. ", "5. "),
    ):
        assert agenda_table(table, lines_of(table)) is None
