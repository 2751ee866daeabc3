"""What stands above the first item."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.committees import committee_in, without_capitals
from rag.ingest.header import Header, read_header
from rag.ingest.layout import lines_of


def header(text: str) -> Header:
    return read_header(lines_of(text))


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("REFERAT Arbejdsmarkedsudvalget 2022-2025 d. 27-11-2024", "Arbejdsmarkedsudvalget"),
        (
            "REFERAT Beskæftigelses-, Social-, Handicap- og Psykiatriudvalget d. 27-05-2026",
            "Beskæftigelses-, Social-, Handicap- og Psykiatriudvalget",
        ),
        ("Byrådet - Referat", "Byrådet"),
        ("Økonomiudvalget – Referat – 1. oktober 2018", "Økonomiudvalget"),
        ("Referat fra ordinært møde i Byrådet den 26. januar 2015", "Byrådet"),
        ("Referat af Økonomiudvalgets møde torsdag den 6. september 2012", "Økonomiudvalget"),
        ("Dagsorden til Udvalget for Klima og Miljø", "Udvalget for Klima og Miljø"),
        ("Teknisk Udvalg", "Teknisk Udvalg"),
        ("§ 17, stk. 4-udvalget for landsbyer", "§ 17, stk. 4-udvalget for landsbyer"),
        ("Kommunalbestyrelsen", "Kommunalbestyrelsen"),
        ("Kommunalbestyrelsen i Solby Kommune", "Kommunalbestyrelsen"),
        ("Referat fra møde i Integrationsrådet, Solby Kommune", "Integrationsrådet"),
        ("Kommunalbestyrelsen, ordinært møde nr. 6/2025", "Kommunalbestyrelsen"),
        ("Politik > Dagsordener og referater > Teknisk Udvalg", "Teknisk Udvalg"),
        ("Mødested Rådhuset", None),
        ("Onsdag d. 27. maj 2026", None),
    ],
)
def test_the_committee_is_what_is_left_of_the_title(title: str, committee: str | None) -> None:
    assert committee_in(title) == committee


def test_fields_stand_on_the_line_of_their_names() -> None:
    found = header(
        "REFERAT Skoleudvalget d. 05-03-2024\n\nMødedato Tirsdag d. 5. marts 2024 kl. 16:30\n\n"
        "Mødested Aulaen, Vestre Skole\n\n"
        "Mødedeltagere Bo Bak (A), Lis Holm (V), formand\n\nAfbud Ida Rønhave (B)"
    )
    assert (found.committee, found.date, found.time) == ("Skoleudvalget", date(2024, 3, 5), "16:30")
    assert found.place == "Aulaen, Vestre Skole"
    assert [(p.name, p.party) for p in found.attendees] == [("Bo Bak", "A"), ("Lis Holm", "V")]
    assert [absence.name for absence in found.absent] == ["Ida Rønhave"]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Mødedato: 5. marts 2024, kl. 17-19", "17:00-19:00"),
        ("Mødedato: 5. marts 2024 kl. 9", "09:00"),
        ("Mødedato: 05-03-2024 08:30:00", "08:30"),
        ("Mødedato: 5. marts 2024 kl. 9.30-12.00", "09:30-12:00"),
        ("Mødedato: 5. marts 2024 kl. 9.30--12.00", "09:30-12:00"),
        ("Mødetidspunkt 08:30 - 10:50", "08:30-10:50"),
        ("- Tid: kl. 18:00 - 20:45", "18:00-20:45"),
        ("Mødested: Skolen        Start kl. 15:00  Slut kl. 17:10", "15:00-17:10"),
        ("5/3 2024 kl. 19\nMødedeltagere: Bo Bak, Lis Holm (til kl. 20.30)", "19:00"),
        ("5. marts 2024 fra kl. 17 til 19.30", "17:00-19:30"),
        ("Byrådet den 5. marts 2024 kl. 9\nMødet blev holdt på Teams og sluttede kl. 11.15.", "09:00-11:15"),
        ("5. marts 2024 klokken 9.00\nMødet sluttede klokken 11.15", "09:00-11:15"),
    ],
)
def test_the_time_is_told_in_hours_and_minutes(line: str, time: str) -> None:
    assert header(f"Skoleudvalget\n\n{line}").time == time


def test_fields_stand_below_their_names() -> None:
    found = header(
        "UDVALG\nSkoleudvalget\n\nMØDE\n26/4 2016\n\nSTED\nLokale 3\n\nSTARTTIDSPUNKT\n8.30\n\n"
        "SLUTTIDSPUNKT\n10:00\n\nMEDLEMMER\nBo Bak (A)\nLis Holm (V)\n\nPUNKTER"
    )
    assert (found.committee, found.date, found.time, found.place) == (
        "Skoleudvalget",
        date(2016, 4, 26),
        "08:30-10:00",
        "Lokale 3",
    )
    assert [p.name for p in found.attendees] == ["Bo Bak", "Lis Holm"]


def test_whoever_is_listed_with_apologies_is_absent() -> None:
    text = "Medlemmer: Bo Bak (A), Peter Holm (O), 1. næstformand - afbud"
    found = header(text)
    assert [p.name for p in found.attendees] == ["Bo Bak", "Peter Holm"]
    assert [absence.span.of(text) for absence in found.absent] == ["Peter Holm (O)"]


def test_whoever_sent_apologies_stands_behind_another_sentence() -> None:
    found = header("Skolerådet\nAlle var indkaldt. Afbud fra Bo Bak (V) og Lis Holm (A).")
    assert [one.name for one in found.absent] == ["Bo Bak", "Lis Holm"]


def test_a_letterhead_below_the_list_is_nobody() -> None:
    found = header("Deltagere:\nBo Bak (A)\nLis Holm (V)\nMosevig Kommune")
    assert [p.name for p in found.attendees] == ["Bo Bak", "Lis Holm"]


def test_nobody_absent_is_nobody() -> None:
    assert header("Afbud: Ingen").absent == ()


def test_a_date_in_a_title_of_the_contents_list_is_not_the_meetings() -> None:
    found = header("REFERAT Kulturudvalget\n\nBudgetopfølgning pr. 30. april 2025.....\t3")
    assert found.date is None


def test_two_dates_that_differ_are_both_kept() -> None:
    found = header("Referat Byrådet d. 01-02-2024\nMødedato: 2. februar 2024")
    assert (found.date, found.other_date) == (date(2024, 2, 2), date(2024, 2, 1))


def test_fields_stand_in_the_rows_of_a_table() -> None:
    found = header(
        "| Fjordby Kommune | Børne- og Skoleudvalget |\n|---|---|\n"
        "| **Dato** | Torsdag den 11. januar 2024 |\n"
        "| Tid: | 17.00–19.30 |\n| **Afbud** | Trine Holm |"
    )
    assert found.committee == "Børne- og Skoleudvalget"
    assert (found.date, found.time) == (date(2024, 1, 11), "17:00-19:30")
    assert [one.name for one in found.absent] == ["Trine Holm"]


def test_when_a_meeting_ended_is_not_when_it_began() -> None:
    found = header("REFERAT\nByrådet\nTirsdag den 3. juni 2025 kl. 18.30\nMødet sluttede kl. 21.05.")
    assert found.time == "18:30-21:05"


def test_the_way_to_a_web_page_does_not_name_the_committee() -> None:
    found = header(
        "Forside / Politik / Udvalg / Miljøudvalget / Referat 6. marts 2024\nMiljøudvalget - 6. marts 2024"
    )
    assert found.committee == "Miljøudvalget"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Mødelokale Stæren, Nørre Rådhus", "Mødelokale Stæren, Nørre Rådhus"),
        ("Mødelokale: Stæren", "Stæren"),
        ("Lokale 3", "Lokale 3"),
        ("Mødested Rådhuset", "Rådhuset"),
    ],
)
def test_a_room_keeps_its_whole_name(line: str, place: str) -> None:
    assert header(f"Referat Byrådet d. 01-02-2024\n{line}").place == place


def test_fields_are_set_apart_by_bold_or_capitals() -> None:
    found = header(
        "# Referat\n**UDVALG** Skoleudvalget\n**MØDE** 16.01.2024\nSTED Skolen\nSTARTTIDSPUNKT 15:00\n"
    )
    assert (found.committee, found.date, found.place, found.time) == (
        "Skoleudvalget",
        date(2024, 1, 16),
        "Skolen",
        "15:00",
    )


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Fuglsang Kommune Sundheds- og Omsorgsudvalget", "Sundheds- og Omsorgsudvalget"),
        ("Uglebjerg Kommune - Udvalget for Plan og Miljø", "Udvalget for Plan og Miljø"),
    ],
)
def test_the_municipality_before_the_committee_is_left_out(title: str, committee: str) -> None:
    assert committee_in(title) == committee


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("BY- OG KULTURUDVALGET", "", "By- og Kulturudvalget"),
        ("TEKNISK UDVALG", "", "Teknisk Udvalg"),
        ("TEKNISK UDVALG", "Sagen går til Teknisk udvalg i maj.", "Teknisk udvalg"),
        ("UDVALGET FOR BØRN OG UNGE", "", "Udvalget for Børn og Unge"),
        ("Økonomiudvalget", "", "Økonomiudvalget"),
    ],
)
def test_a_committee_in_capitals_is_shown_without(name: str, text: str, shown: str) -> None:
    assert without_capitals(name, text) == shown
