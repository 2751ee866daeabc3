"""Headings, labels and decisions as municipalities print them whose layouts differ from most."""

from __future__ import annotations

import pytest

from rag.ingest.parsing import parse_meeting
from rag.model import AgendaItem, Role, Source

HEAD = "Solby Kommune\nKultur- og Fritidsudvalget\nReferat\nMødedato: 5. september 2023\n\n"


def items(*parts: str) -> tuple[AgendaItem, ...]:
    return parse_meeting(Source("referat.txt", HEAD + "\n\n".join(parts), "0")).items


def decisions(found: tuple[AgendaItem, ...]) -> list[str | None]:
    return [one.decision.text if one.decision else None for one in found]


def roles(item: AgendaItem) -> list[Role]:
    return [section.role for section in item.sections]


def test_a_body_that_decided_is_a_label_where_nothing_else_says_beslutning() -> None:
    found = items(
        "SAG NR. 4\nVEJE OG STIER\n\nSAGENS INDHOLD:\nVejene er slidte.\n\n"
        "TEKNISK UDVALG BESLUTTEDE DEN 5. AUGUST 2023:\nUdsat.\n\n"
        "FORVALTNINGEN INDSTILLER, at vejene lægges om.\n\nUDVALGET BESLUTTEDE:\nAnbefales.",
        "SAG NR. 5\nHAVNEN\n\nFORVALTNINGEN INDSTILLER,\n1. at intet sker.\n\nUDVALGET BESLUTTEDE:\nIntet.",
    )
    assert decisions(found) == ["Anbefales.", "Intet."]
    assert roles(found[0]) == [Role.BACKGROUND, Role.HISTORY, Role.RECOMMENDATION, Role.DECISION]


def test_a_body_that_decided_earlier_is_told_in_the_text_where_beslutning_is_a_label() -> None:
    [found] = items(
        "Punkt 4: Veje\n\nSagsfremstilling\nUdvalget besluttede: Vejen udsættes.\n\nBeslutning\nGodkendt."
    )
    assert decisions((found,)) == ["Godkendt."]


def test_one_body_has_two_names() -> None:
    label = "Udvalget for Kultur og Fritids beslutning den 5. september 2023"
    [found] = items(f"Pkt.nr. 4\nVeje\n\nIndstilling\nat vejen lukkes.\n\n{label}\nGodkendt.")
    assert decisions((found,)) == ["Godkendt."]


def test_the_decisions_of_the_day_are_taken_where_none_is_the_bodys_by_name() -> None:
    head = "Punkt 4: Veje\n\nIndstilling\nat vejen lukkes.\n\n"
    [found] = items(
        f"{head}Brugerrådets beslutning den 1. maj 2023\nUdsat.\n\n"
        "Fritidsrådets beslutning den 5. september 2023\nGodkendt."
    )
    assert decisions((found,)) == ["Godkendt."]


@pytest.mark.parametrize(
    ("heading", "title", "case", "closed"),
    [
        ("04. Madservice [27.66.08-S29-1-13]", "Madservice", "27.66.08-S29-1-13", False),
        ("4 / Åben   Madservice", "Madservice", None, False),
        ("4 / Lukket   Madservice", "Madservice", None, True),
        ("Pkt.nr. 4\n(Lukket sag)\nMadservice", "Madservice", None, True),
    ],
)
def test_headings(heading: str, title: str, case: str | None, closed: bool) -> None:
    kind = heading.splitlines()[0]
    [_, found] = items(
        f"{kind.replace('4', '3').partition(' [')[0]} Takster\n\nIndstilling\nat.\n\nBeslutning\nGodkendt.",
        f"{heading}\n\n" + ("" if closed else "Indstilling\nat.\n\nBeslutning\nUdsat."),
    )
    assert (found.title, found.case_number, found.closed) == (title, case, closed)


def test_an_item_called_as_a_section_stands_between_two_decisions() -> None:
    found = items(
        "I. Valg\nMødets beslutning: Bo valgt.",
        "II. Trafik\nMødets beslutning: Drøftet.",
        "III. Økonomi\nSaldoen er 18.240 kr.\nMødets beslutning: Bevilget.",
        "IV. Næste møde\nMødets beslutning: 14. januar.",
    )
    assert [one.title for one in found] == ["Valg", "Trafik", "Økonomi", "Næste møde"]


def test_the_last_heading_counts_though_nothing_stands_below_it() -> None:
    item = "## {}) Veje\n\n### Indstilling\nat vejen lukkes.\n\n### Beslutning\nGodkendt."
    found = items(*(item.format(n) for n in (1, 2, 3)), "## 4) Underskriftsark")
    assert [one.number for one in found] == [1, 2, 3, 4]


def test_labels_in_the_margin_and_a_roll_call_above_its_decision() -> None:
    item = (
        "{}. Veje\n\nSagen       Vejene er slidte.\n\nIndstilling Direktøren indstiller, at de lægges om.\n\n"
        "Afstemning  For: Bo Bak. Imod: Ib Ek.\n\nBeslutning  Vedtaget."
    )
    found = items(item.format(1), item.format(2))
    assert decisions(found) == ["Vedtaget."] * 2
    assert roles(found[0]) == [Role.BACKGROUND, Role.RECOMMENDATION, Role.DECISION, Role.DECISION]
    assert [(vote.in_favour, vote.against) for vote in found[0].votes] == [(("Bo Bak",), ("Ib Ek",))]


def test_a_proposal_that_was_voted_on_and_carried_is_told() -> None:
    item = (
        "4. Veje\n\nIndstilling\nat den lukkes.\n\nBeslutning\nBo Bak stillede forslag om, at den bevares.\n"
    )
    vote = "For stemte: A og B. Imod stemte: V.\n"
    [carried] = items(f"{item}{vote}Forslaget er dermed vedtaget.")
    [fallen] = items(f"{item}{vote}Forslaget er dermed forkastet.")
    assert decisions((carried, fallen)) == [
        "Bo Bak stillede forslag om, at den bevares.\nForslaget er dermed vedtaget.",
        "Forslaget er dermed forkastet.",
    ]


def test_the_foot_of_a_page_is_no_part_of_the_last_item() -> None:
    item = "{}. Veje\n\nIndstilling\nat vejen lukkes.\n\nBeslutning\nGodkendt."
    found = items(item.format(1), item.format(2), "Til toppen\nSolby Kommune, Havnevej 1\nCookies")
    assert decisions(found) == ["Godkendt.", "Godkendt."]


def test_a_number_and_a_case_number_stand_below_the_title() -> None:
    item = "## {}\n\nPunkt {} · Sagsnr. 2021-1445{}\n\n### Indstilling\nat.\n\n### Beslutning\nTiltrådt."
    found = items(item.format("Takster", 7, 1), item.format("Sejlrende", 8, 2))
    assert [(one.title, one.case_number) for one in found] == [
        ("Takster", "2021-14451"),
        ("Sejlrende", "2021-14452"),
    ]
    assert decisions(found) == ["Tiltrådt.", "Tiltrådt."]
