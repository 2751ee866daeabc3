"""Whole documents in the layouts of different municipalities, and texts that are no minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rag.errors import MinutesNotRecognised
from rag.ingest.identity import slug
from rag.ingest.layout import bare
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.model import AgendaItem, DecisionClass, Kind, Meeting, Role, Source, Span

DATA = Path(__file__).parent / "data"


def meeting(name: str) -> Meeting:
    return parse_meeting(read_source(DATA / name))


def parsed(text: str, name: str = "referat.txt") -> Meeting:
    return parse_meeting(Source(name, text, "0"))


def outline(found: Meeting) -> list[tuple[int, str, bool]]:
    return [(item.number, item.title, item.closed) for item in found.items]


def item(found: Meeting, number: int) -> AgendaItem:
    one = found.item(number)
    assert one is not None
    return one


def minutes(*items: str, head: str = "REFERAT Byrådet d. 26-01-2015") -> str:
    return "\n\n".join([head, *items])


def test_numbers_with_stops_and_running_headers() -> None:
    found = meeting("byraad_punkttal.txt")
    assert found.id == "mosevig-byraadet-2015-01-26"
    assert outline(found) == [
        (12, "Godkendelse af dagsorden", False),
        (13, "Salg af Havnegade 4", False),
        (14, "Orientering fra borgmesteren", False),
        (15, "Lukket: Køb af areal", True),
    ]
    assert [one.case_number for one in found.items] == ["15/17", "14/10233", "15/20", None]
    assert (found.time, [a.name for a in found.absent]) == ("17:00-20:15", ["Peter Jacobsen", "Ida Rønhave"])


def test_only_this_meetings_decision_is_the_decision() -> None:
    sale = item(meeting("byraad_punkttal.txt"), 13)
    assert [s.role for s in sale.sections[-2:]] == [Role.HISTORY, Role.DECISION]
    assert sale.decision is not None
    assert (sale.decision.text, sale.decision.decision_class) == (
        "Indstillingen blev vedtaget.",
        DecisionClass.APPROVED,
    )
    assert [(v.in_favour, v.against, v.abstained) for v in sale.votes] == [
        (("A", "V (3)", "O"), ("Å",), ("C",))
    ]
    assert [a.name for a in sale.absent] == ["Troels E. Munk"]


def test_open_and_closed_in_parentheses_and_labels_in_capitals() -> None:
    found = meeting("aaben_lukket.txt")
    assert outline(found) == [
        (40, "Ny struktur på plejecentrene", False),
        (41, "Rengøring i hjemmeplejen", False),
        (42, "Personalesag", True),
        (43, "Eventuelt", False),
    ]
    assert (found.date, found.place, found.municipality) == (
        date(2016, 4, 26),
        "Lokale 3, Åkirke Rådhus",
        "Åkirke",
    )
    assert [one.decision.decision_class if one.decision else None for one in found.items] == [
        DecisionClass.RECOMMENDED,
        DecisionClass.REJECTED,
        None,
        DecisionClass.NOTHING,
    ]


def test_a_title_below_its_number_and_the_decision_first() -> None:
    found = meeting("pkt_titel_under.txt")
    assert outline(found) == [
        (7, "Skoledistrikter", False),
        (8, "Meddelelser", False),
        (9, "Lukket punkt", True),
    ]
    districts = item(found, 7)
    assert districts.sections[0].role is Role.DECISION
    assert districts.heading.of(found.source.text) == "Pkt. 7\nSkoledistrikter"
    assert [a.title for a in districts.attachments] == ["Kort over distriktet", "Brev fra forældrene"]
    assert found.date == date(2002, 5, 15)


def test_capitals_and_conclusions() -> None:
    found = meeting("sag_nr_versaler.txt")
    assert outline(found)[0] == (1, "GODKENDELSE AF VEJREGULATIV", False)
    assert [one.case_number for one in found.items] == ["2012/057275", "306-2009-600", None]
    assert [one.decision.decision_class if one.decision else None for one in found.items[:2]] == [
        DecisionClass.ADOPTED,
        DecisionClass.REMITTED,
    ]
    assert [a.name for a in found.absent] == ["Inger Bruun"]


def test_a_title_above_its_number() -> None:
    found = meeting("sag_nr_under_titel.txt")
    assert outline(found) == [(130, "Tilskud til teatret", False), (131, "Ny bogbus", False)]
    assert found.items[0].heading.of(found.source.text) == "Tilskud til teatret\nSag nr. 130"
    assert [one.case_number for one in found.items] == ["17/46", "17/48"]


def test_a_number_glued_to_its_title() -> None:
    found = meeting("nr_glued.txt")
    assert outline(found) == [
        (38, "Godkendelse af referat", False),
        (39, "ØU - Frigivelse af rådighedsbeløb", False),
        (40, "Lukket punkt", True),
    ]
    assert [table.unit for table in item(found, 39).tables] == ["mio. kr."]
    assert item(found, 39).sections[2].role is Role.HISTORY


def test_a_case_number_above_the_heading_and_numbered_labels() -> None:
    found = meeting("sagsnr_over_titel.txt")
    assert [(one.number, one.case_number, one.closed) for one in found.items] == [
        (126, "17/46", False),
        (127, "17/48", False),
        (128, "17/50", True),
    ]
    assert item(found, 127).title.endswith("fra og med det kommende skoleår")
    assert [section.name for section in item(found, 126).sections] == [
        "Resume",
        "Beslutningspunkter",
        "Baggrund",
        "Beslutning",
    ]
    assert found.committee == "Udvalget for Børn og Unge"


def test_labels_before_their_text_on_the_same_line() -> None:
    found = meeting("etiketter_paa_linjen.txt")
    assert (found.id, found.municipality, found.committee) == (
        "odderby-byraadet-2018-04-11",
        "Odderby",
        "Byrådet",
    )
    accounts = item(found, 2)
    assert [section.role for section in accounts.sections] == [
        Role.RESUME,
        Role.ECONOMY,
        Role.RECOMMENDATION,
        Role.DECISION,
    ]
    assert [vote.in_favour for vote in accounts.votes] == [("Anna Ask", "Bent Bo")]
    assert item(found, 3).decision is not None


def test_a_web_page_with_conclusions_below_decisions_of_other_bodies() -> None:
    found = meeting("punkt_uden_kolon.md")
    assert outline(found) == [
        (12, "Godkendelse af dagsorden", False),
        (13, "Meddelelser", False),
        (14, "Tribune på 6*6 meter", False),
        (15, "LUKKET SAG: Køb af mark", True),
    ]
    cases = [one.case_number for one in found.items]
    assert cases == ["00.22.00-A00-1-15", "15/4", "04.04.00-P20-2-14", "13.06.02-G10-4-15"]
    assert [s.role for s in item(found, 14).sections] == [
        Role.RESUME, Role.HISTORY, Role.HISTORY, Role.DECISION,
    ]  # fmt: skip
    assert [one.decision and one.decision.decision_class for one in found.items] == [
        DecisionClass.APPROVED, DecisionClass.NOTED, DecisionClass.APPROVED, None,
    ]  # fmt: skip
    [vote] = item(found, 14).votes
    assert (vote.in_favour, vote.against) == (("V (9)", "A (2)", "C", "F"), ("A (1)", "O (3)"))
    assert "Mosevig Kommune" not in {person.name for person in found.attendees}


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("8. Broen\n9. Meddelelser\n10. Havnen\n\n", ""), ("", "\n\n11. Meddelelser")],
)
def test_an_item_may_be_called_as_a_section_is(before: str, after: str) -> None:
    body = "\n\nSagsfremstilling\nDet går godt.\n\nBeslutning\nGodkendt."
    text = minutes(
        f"{before}8. Broen{body}", f"9. Meddelelser{body}", f"10. Havnen{body}{after}{after and body}"
    )
    titles = [one.title for one in parsed(text).items]
    assert titles == ["Broen", "Meddelelser", "Havnen", *(["Meddelelser"] if after else [])]


def test_a_short_case_number_counts_behind_its_label() -> None:
    body = "\n\nBeslutning\nGodkendt."
    text = minutes(f"1 (Åben) Meddelelser\nSagsnr.: 18/3{body}", f"2 (Åben) Økonomi\nSagsnr.: 18/4{body}")
    assert [(one.title, one.case_number) for one in parsed(text).items] == [
        ("Meddelelser", "18/3"),
        ("Økonomi", "18/4"),
    ]


def test_an_agenda_has_no_decisions_and_an_id_of_its_own() -> None:
    found = meeting("dagsorden.md")
    assert (found.kind, found.id) == (Kind.AGENDA, "noerrevang-klimaudvalget-2025-03-20-dagsorden")
    assert all(one.decision is None for one in found.items)
    assert outline(found)[2] == (7, "Lukket: Udbud", True)


def test_a_heading_printed_twice_is_one_item() -> None:
    text = minutes(
        "1. Budget (B)\n\n1.     Budget (B)\n\nIndstilling\nAt det godkendes.\nBeslutning\nGodkendt.",
        "2. Eventuelt\n\n2.     Eventuelt\n\nBeslutning\nIntet.",
    )
    found = parsed(text)
    assert outline(found) == [(1, "Budget", False), (2, "Eventuelt", False)]
    assert found.items[0].span.of(text).startswith("1. Budget (B)\n\n1.     Budget")


def test_a_numbered_list_inside_an_item_invents_no_items() -> None:
    listed = (
        "3. Vedligehold\n\nIndstilling\n\n1. at taget skiftes,\n\n2. at døren males,\n\n3. at "
        "haven ryddes,\n\n4. at porten lukkes,\n\n5. at lyset slukkes.\n\nBeslutning\n\nGodkendt."
    )
    found = parsed(
        minutes(
            "2. Budget\n\nIndstilling\n\nAt det godkendes.\n\nBeslutning\n\nGodkendt.",
            listed,
            "4. Eventuelt\n\nBeslutning\n\nIntet.",
        )
    )
    assert [one.number for one in found.items] == [2, 3, 4]


def test_the_contents_list_is_no_item_even_without_page_numbers() -> None:
    contents = "Dagsorden\n1. Godkendelse af dagsorden\n2. Budget for 2016\n3. Eventuelt"
    bodies = [
        f"{n}. {title}\n\nBeslutning\n\nGodkendt."
        for n, title in enumerate(["Godkendelse af dagsorden", "Budget for 2016", "Eventuelt"], 1)
    ]
    text = minutes(contents, *bodies)
    found = parsed(text)
    assert len(found.items) == 3
    assert found.items[0].span.start == text.index("1. Godkendelse af dagsorden\n\nBeslutning")


def test_a_missing_number_is_reported() -> None:
    found = parsed(minutes("Punkt 1: A\n\nBeslutning\n\nGodkendt.", "Punkt 3: B\n\nBeslutning\n\nGodkendt."))
    assert any("no Punkt 2" in warning for warning in found.warnings)


def test_the_closing_lines_belong_to_no_decision() -> None:
    found = parsed(
        minutes("Punkt 1: A\n\nBeslutning\n\nGodkendt.\n\nUnderskrifter\n\nMødet sluttede kl. 18.05.")
    )
    assert found.items[0].decision is not None
    assert found.items[0].decision.text == "Godkendt."


def test_a_date_missing_from_the_header_is_taken_from_the_file_name_and_said() -> None:
    found = parsed(
        minutes("Punkt 1: A\n\nBeslutning\n\nGodkendt.", head="REFERAT Byrådet"), "referat_2015-01-26.txt"
    )
    assert found.date == date(2015, 1, 26)
    assert any("file name" in warning for warning in found.warnings)


def test_a_date_missing_everywhere_is_an_error_with_a_remedy() -> None:
    with pytest.raises(MinutesNotRecognised, match=r"file name, e\.g\."):
        parsed(minutes("Punkt 1: A\n\nBeslutning\n\nGodkendt.", head="REFERAT Byrådet"))


def test_an_unknown_municipality_is_said() -> None:
    found = parsed(minutes("Punkt 1: A\n\nBeslutning\n\nGodkendt."))
    assert (found.municipality, found.id) == (None, "byraadet-2015-01-26")
    assert any("--municipality" in warning for warning in found.warnings)


def test_a_named_municipality_wins() -> None:
    text = minutes("Punkt 1: A\n\nBeslutning\n\nHerlev Kommune betaler.")
    assert parse_meeting(Source("a.txt", text, "0"), "Odder").id == "odder-byraadet-2015-01-26"


@pytest.mark.parametrize(
    "text",
    [
        "Kære alle\n\nTak for sidst. Vi ses den 3. april 2019.\n",
        "Opskrift 01-02-2020\n\n1. Kog vandet.\n2. Tilsæt salt.\n3. Kom pasta i.\n4. Server.\n",
        "# Rapport 2020\n\n1. Indledning\n\nTekst.\n\n2. Metode\n\nTekst.\n\n3. Konklusion\n\nTekst.\n",
        "a" * 5000,
        "1. x\n" * 500,
    ],
)
def test_text_that_is_no_minutes_is_refused_by_name(text: str) -> None:
    with pytest.raises(MinutesNotRecognised, match=r"brev\.txt: found no agenda items"):
        parsed(text, "brev.txt")


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "1. x\n",
        "Punkt 1: x\n",
        "a\tb\n",
        "| a | b |\n",
        "Bo Bak, ",
        "Bo Bak\n",
        "afbud fra ",
        "(",
        "**",
        '"forslag ',
        "Godkendt ikke. ",
        "mod stemmerne ",
        "00.01.00G01-46-26\n",
    ],
)
def test_a_long_hostile_text_is_parsed_to_its_end(piece: str) -> None:
    head = minutes("Punkt 1: Titel\n\nIndstilling\n\nAt det sker.\n\nBeslutning\n\n")
    text = head + piece * (150_000 // len(piece))
    found = parsed(text)
    assert found.items[-1].span.end == len(text.rstrip(" \n"))


def test_a_slug_has_letters_without_accents() -> None:
    assert slug("Børne- og Ærøudvalget på Åen") == "boerne-og-aeroeudvalget-paa-aaen"


LINES = st.sampled_from(
    [
        *[
            "Punkt {n}: Titel {n}",
            "{n}. Titel",
            "Beslutning",
            "Godkendt.",
            "Indstilling",
            "at det sker",
            "",
            "",
        ],
        *["Bilag", "Kort 1", "17/46", "a\tb\tc", "x\t1\t2", "Afbud:", "Bo Bak (A)", "For: A. Imod: V."],
        *["Side 1 af 2", "**Økonomi:** 5 kr.", "- punkt", "Sagsfremstilling Der er sket noget."],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
@example(["Beslutning", "Side 1 af 2", "Beslutning", "Beslutning", "Side 1 af 2"])
@example(["Punkt {n}: Titel {n}", "Godkendt."])
def test_every_span_is_where_it_says(lines: list[str]) -> None:
    body = "\n".join(line.format(n=n) for n, line in enumerate(lines, start=3))
    text = minutes(
        "Punkt 1: Titel et", "Beslutning\n\nGodkendt.", "Punkt 2: Titel to\n\nBeslutning\n\nUdsat.", body
    )
    assert_consistent(parsed(text))


@pytest.mark.parametrize(
    "name", sorted(path.name for path in DATA.iterdir() if path.suffix in {".md", ".txt"})
)
def test_every_span_of_every_layout_is_where_it_says(name: str) -> None:
    assert_consistent(meeting(name))


def assert_consistent(found: Meeting) -> None:
    text = found.source.text
    position = found.items[0].span.start
    for one in found.items:
        assert not text[position : one.span.start].strip()
        assert one.span.contains(one.heading)
        assert_sections(one, text)
        assert_parts(one, text)
        position = one.span.end
    assert not text[position:].strip()


def assert_sections(one: AgendaItem, text: str) -> None:
    position = one.heading.end
    for section in one.sections:
        assert section.span.start >= position
        assert one.span.contains(section.span)
        assert section.span.of(text).strip()
        position = section.span.end


def assert_parts(one: AgendaItem, text: str) -> None:
    for cell in (cell for table in one.tables for row in table.rows for cell in row):
        assert cell.text in cell.span.of(text)
    for attachment in one.attachments:
        assert attachment.title in " ".join(bare(attachment.span.of(text)).split())
    assert all(absence.span.of(text).startswith(absence.name) for absence in one.absent)
    assert all(one.span.contains(vote.span) for vote in one.votes)
    if one.decision is not None:
        assert one.decision.text == "\n".join(span.of(text) for span in one.decision.spans)
        homes = [section.span for section in one.with_role(Role.DECISION)]
        if not one.sections:  # 'Godkendt.' may be all that an item says
            homes = [Span(one.heading.end, one.span.end)]
        assert all(any(home.contains(span) for home in homes) for span in one.decision.spans)


def test_a_closed_items_case_number_is_its_own() -> None:
    text = minutes(
        "Pkt. 1\nHavn\n\nJ.nr. 2025/004001\n\nBeslutning\nGodkendt.",
        "Pkt. 2\nLukket sag: Klage\n\nJ.nr. 2025/004007",
        "Pkt. 3\nMeddelelser\n\nJ.nr. 2025/000119\n\nBeslutning\nIntet.",
    )
    assert [one.case_number for one in parsed(text).items] == ["2025/004001", "2025/004007", "2025/000119"]


def test_a_list_that_takes_the_item_numbers_on_is_no_item() -> None:
    listed = "6. Indsatser\n\nSagsfremstilling\n\n7. Trivsel\n\nDet måles.\n\n8. Natur\n\nDer plantes."
    found = parsed(
        minutes(
            "5. Budget\n\nBeslutning\n\nGodkendt.",
            f"{listed}\n\nIndstilling\n\n7. at det godkendes\n\nBeslutning\n\nGodkendt.",
            "7. Lukkedage\n\nBeslutning\n\nTiltrådt.",
            "8. Eventuelt\n\nBeslutning\n\nIntet.",
        )
    )
    assert [one.title for one in found.items] == ["Budget", "Indsatser", "Lukkedage", "Eventuelt"]


def test_decisions_of_bodies_are_told_apart_by_name_alone() -> None:
    text = minutes("1. Havn\n\nBeslutning\nØkonomiudvalget: Anbefales.\nByrådet: Vedtaget.")
    [one] = parsed(text).items
    assert [(s.name, s.role) for s in one.sections] == [
        ("Økonomiudvalget", Role.HISTORY),
        ("Byrådet", Role.DECISION),
    ]
    assert one.decision is not None
    assert one.decision.text == "Vedtaget."


def test_an_agenda_with_empty_labels_decides_nothing() -> None:
    head = "Dagsorden Byrådet d. 26-01-2015"
    found = parsed(minutes("1. Havn\n\nBeslutning\n", "2. Sti\n\nBeslutning\n____________", head=head))
    assert (found.kind, [one.decision for one in found.items]) == (Kind.AGENDA, [None, None])
