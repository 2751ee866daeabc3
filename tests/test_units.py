"""The pieces of an item that can answer: verbatim where they stand, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import SAMPLE_CORPUS
from hypothesis import given
from hypothesis import strategies as st
from minutes import ROADS_2025, SCHOOL_2025, item_of, parsed

from rag.ask.evidence.cells import cell_text, with_unit
from rag.ask.evidence.units import SKIPPED, Unit, UnitKind, item_units, readable
from rag.danish import words
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, Meeting, Role

HEAD = SCHOOL_2025.split("Sagsfremstilling")[0]


def units_of(background: str) -> list[Unit]:
    """The units of an item with this text as its Sagsfremstilling."""
    meeting = parsed(f"{HEAD}Sagsfremstilling\n\n{background}\n\nBeslutning\n\nTiltrådt.\n")
    return [unit for unit in item_units(meeting, meeting.items[0]) if unit.role is Role.BACKGROUND]


def of_kind(units: list[Unit], kind: UnitKind) -> list[str]:
    return [unit.text for unit in units if unit.kind is kind]


def test_each_sentence_is_a_unit_that_knows_the_one_before() -> None:
    first, second = units_of("Skolen får nyt tag. Det koster 3 mio. kr.")
    assert (first.text, second.text) == ("Skolen får nyt tag.", "Det koster 3 mio. kr.")
    assert (first.before, second.before) == ((), ("skolen", "faar", "nyt", "tag"))
    assert (first.kind, first.section, first.role) == (
        UnitKind.SENTENCE,
        "Sagsfremstilling",
        Role.BACKGROUND,
    )


def test_entries_stand_alone_and_together_with_their_introduction() -> None:
    units = units_of(
        "Planen har tre dele.\n\nDe er:\n\n- Ny gård\n- Nyt køkken\n- **Nye** døre\n\nArbejdet begynder."
    )
    assert of_kind(units, UnitKind.ENTRY) == ["Ny gård", "Nyt køkken", "Nye døre"]
    (whole,) = [unit for unit in units if unit.kind is UnitKind.LIST]
    assert whole.text == "De er: Ny gård; Nyt køkken; Nye døre."
    assert whole.entries == ("Ny gård", "Nyt køkken", "Nye døre")
    assert of_kind(units, UnitKind.SENTENCE) == ["Planen har tre dele.", "Arbejdet begynder."]


def test_an_entry_has_its_introduction_as_context() -> None:
    units = units_of(
        "Bestyrelsen har skrevet, at skolen skal have dette inden årets sommer:\n\n- Ny gård\n- Nyt køkken"
    )
    (entry, _) = [unit for unit in units if unit.kind is UnitKind.ENTRY]
    assert {"skolen", "sommer", "bestyrelsen"} <= set(entry.context)


def test_an_entry_of_two_sentences_is_one_entry_of_the_list() -> None:
    units = units_of("Der er to veje:\n\n- Åvej. Den er lang.\n- Bakkevej. Den er stejl.")
    (whole,) = [unit for unit in units if unit.kind is UnitKind.LIST]
    assert whole.entries == ("Åvej. Den er lang", "Bakkevej. Den er stejl")


def test_one_entry_makes_no_list() -> None:
    assert of_kind(units_of("Der er én vej:\n\n- Åvej"), UnitKind.LIST) == []


def test_numbered_proposals_are_a_list_without_their_numbers() -> None:
    meeting = parsed(ROADS_2025)
    lists = [unit for unit in item_units(meeting, item_of(meeting, 3)) if unit.kind is UnitKind.LIST]
    assert lists[1].entries == (
        "at volden anlægges",
        "at udgiften på 2,9 mio. kr. holdes inden for budgettet",
    )


def test_a_heading_is_the_context_of_what_stands_below_it() -> None:
    below, further = units_of("Økonomi og tidsplan\n\nUdgiften er ukendt. Den findes i maj.")
    assert below.text == "Udgiften er ukendt."
    assert below.context == further.context == ("oekonomi", "og", "tidsplan")


def test_a_heading_that_holds_a_figure_can_answer_too() -> None:
    heading, below = units_of("Pulje på 40.000 kr.:\n\nPengene er delt ud.")
    assert heading.text == "Pulje på 40.000 kr.:"
    assert below.context == heading.words


def test_a_cell_says_row_column_and_unit() -> None:
    meeting = parsed(ROADS_2025)
    cells = [unit for unit in item_units(meeting, item_of(meeting, 4)) if unit.kind is UnitKind.CELL]
    (found,) = [unit for unit in cells if (unit.row, unit.column) == ("Vintertjeneste", "Regnskab")]
    assert found.text == "Vintertjeneste, Regnskab: 5.350 (i 1.000 kr., dvs. 5.350.000 kr.)."
    assert found.value == "5.350"
    assert "forventet" in found.context
    assert meeting.text(found.span) == "Vintertjeneste\t4.100\t5.350\t-1.250"
    assert len(cells) == 9


def test_a_cell_knows_what_its_rows_are() -> None:
    table = "Beholder\tTakst 2025\tTakst 2026\n140 liter\t2.180\t2.245\n660 liter\t7.950\t8.190"
    head, _ = SCHOOL_2025.split("Sagsfremstilling\n\n")
    meeting = parsed(f"{head}Sagsfremstilling\n\n{table}\n\nBeslutning\n\nTiltrådt.\n")
    cells = [unit for unit in item_units(meeting, item_of(meeting, 21)) if unit.kind is UnitKind.CELL]
    assert len(cells) == 4
    assert all("beholder" in unit.context for unit in cells)


def test_what_is_in_a_table_is_no_sentence() -> None:
    meeting = parsed(ROADS_2025)
    units = item_units(meeting, item_of(meeting, 4))
    assert not [text for text in of_kind(units, UnitKind.SENTENCE) if "Vintertjeneste" in text]


@pytest.mark.parametrize(
    ("value", "column", "unit", "shown"),
    [
        ("450", "Budget", "1.000 kr.", "450 (i 1.000 kr., dvs. 450.000 kr.)"),
        ("-1.250", "Budget", "I 1.000 kr.", "-1.250 (i 1.000 kr., dvs. -1.250.000 kr.)"),
        ("0", "Budget", "1.000 kr.", "0 (i 1.000 kr., dvs. 0 kr.)"),
        ("2,5", "Budget", "mio. kr.", "2,5 mio. kr."),
        ("12", "Andel i %", None, "12 %"),
        ("12", "Andel i procent", "1.000 kr.", "12 %"),
        ("12 %", "Andel i %", None, "12 %"),
        ("12", "Antal", None, "12"),
        ("ja", "Budget", "1.000 kr.", "ja"),
    ],
)
def test_the_unit_of_a_value_is_spelled_out(value: str, column: str, unit: str | None, shown: str) -> None:
    assert with_unit(value, column, unit) == shown


def test_a_cell_without_a_row_or_column_has_only_what_there_is() -> None:
    assert cell_text("Åvej", "", "12", None) == "Åvej: 12."


@pytest.mark.parametrize(
    ("verbatim", "shown"),
    [
        ("**Fed** og _kursiv_", "Fed og kursiv"),
        ("to\nlinjer  og\tmere", "to linjer og mere"),
        ("## Økonomi", "Økonomi"),
        ("- punkt", "punkt"),
        ("se [kortet](https://kort.example/a)", "se kortet"),
        ("m<sup>2</sup>", "m2"),
        ("fil_med_navn og 3*4*5", "fil_med_navn og 3*4*5"),
        ("kultur- og fritid", "kultur- og fritid"),
        ("1. runde", "1. runde"),
    ],
)
def test_markup_is_left_out_and_words_are_kept(verbatim: str, shown: str) -> None:
    assert readable(verbatim) == shown


@given(st.text(st.characters(exclude_characters="[]()*_<>#-–•")))
def test_text_without_markup_keeps_its_words(text: str) -> None:
    assert readable(text).split() == text.split()


def sample_items() -> Iterator[tuple[Meeting, AgendaItem]]:
    for path in find_documents([SAMPLE_CORPUS]):
        meeting = parse_meeting(read_source(path))
        yield from ((meeting, item) for item in meeting.items)


def test_every_unit_of_the_sample_stands_verbatim_inside_its_item() -> None:
    count = 0
    for meeting, item in sample_items():
        for unit in item_units(meeting, item):
            count += 1
            verbatim = meeting.text(unit.span)
            assert item.span.contains(unit.span)
            if unit.kind is UnitKind.CELL:
                assert {unit.row, unit.value} <= set(map(readable, verbatim.replace("|", "\t").split("\t")))
            else:
                assert set(unit.words) <= set(words(readable(verbatim)))
    assert count > 1_000


def test_every_statement_of_the_sample_is_in_some_unit() -> None:
    for meeting, item in sample_items():
        units = item_units(meeting, item)
        said = {word for unit in units for word in (*unit.words, *unit.context, *unit.before)}
        for section in item.sections:
            if section.role not in SKIPPED | {Role.COMMUNICATION} and not any(
                section.span.overlaps(t.span) for t in item.tables
            ):
                assert set(words(readable(meeting.text(section.span)))) <= said


def test_lists_of_attachments_answer_nothing() -> None:
    meeting = parsed(ROADS_2025)
    assert not [unit for unit in item_units(meeting, item_of(meeting, 3)) if "Støjkort" in unit.text]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("Budget", "Sti, Budget: 850 (i 1.000 kr., dvs. 850.000 kr.)."),
        ("Længde i meter", "Sti, Længde i meter: 850."),
        ("Cyklister pr. døgn", "Sti, Cyklister pr. døgn: 850."),
        ("Antal borgere", "Sti, Antal borgere: 850."),
        ("Pris pr. meter", "Sti, Pris pr. meter: 850 (i 1.000 kr., dvs. 850.000 kr.)."),
    ],
)
def test_a_column_that_counts_something_else_is_not_in_thousands_of_kroner(column: str, told: str) -> None:
    table = f"I 1.000 kr.\t{column}\tI alt\nSti\t850\t900\nVej\t700\t800\n"
    head, tail = ROADS_2025.split("Der ventes et merforbrug på vejområdet.\n")
    meeting = parsed(f"{head}{table}\n{tail}")
    texts = [unit.text for unit in item_units(meeting, item_of(meeting, 4)) if unit.kind is UnitKind.CELL]
    assert told in texts


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('Se <a href="https://by.dk/kort?a=1&b=2" target="_blank">kortet</a> her', "Se kortet her"),
        ("Høring ([klik](https://by.dk/svar_(2025))): fire uger", "Høring (klik): fire uger"),
        ("[Bilag [2] om havnen](https://by.dk/bilag)", "Bilag [2] om havnen"),
        ("Færre end <5 og flere end >3", "Færre end <5 og flere end >3"),
    ],
)
def test_links_and_tags_are_read_without_their_addresses(written: str, shown: str) -> None:
    assert readable(written) == shown
