"""Five real documents of three municipalities parse whole; runs where the shared corpus is at hand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rag.ingest.chunking import chunk_meeting
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, DecisionClass, Kind, Meeting, Role
from rag.tokens import count_tokens

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the shared corpus of real minutes is not beside the repository"
)

HERLEV_2026 = "herlev-beskaeftigelses-social-handicap-og-psykiatriudvalget-2026-05-27"
HERLEV_2024 = "herlev-arbejdsmarkedsudvalget-2024-11-27"
HERLEV_2025 = "herlev-arbejdsmarkedsudvalget-2025-02-26"
GLADSAXE = "gladsaxe-beskaeftigelses-og-integrationsudvalget-2025-12-03"
HERNING = "herning-beskaeftigelsesudvalget-2025-05-27"


@cache
def meetings() -> dict[str, Meeting]:
    return {meeting.id: meeting for meeting in map(parse_meeting, map(read_source, find_documents([CORPUS])))}


def item(meeting: str, number: int) -> AgendaItem:
    found = meetings()[meeting].item(number)
    assert found is not None
    return found


def every_item() -> list[AgendaItem]:
    return [one for meeting in meetings().values() for one in meeting.items]


def test_the_meetings_and_their_items() -> None:
    assert {meeting.id: [one.number for one in meeting.items] for meeting in meetings().values()} == {
        HERLEV_2026: list(range(48, 58)),
        HERLEV_2024: list(range(74, 86)),
        GLADSAXE: list(range(1, 9)),
        HERNING: list(range(19, 30)),
        HERLEV_2025: list(range(11, 19)),
    }
    assert len(every_item()) == 49


def test_nothing_is_doubtful() -> None:
    assert {meeting.warnings for meeting in meetings().values()} == {()}
    assert {meeting.kind for meeting in meetings().values()} == {Kind.MINUTES}


def test_headers() -> None:
    assert {
        m.id: (m.municipality, m.committee, m.time, m.place, len(m.attendees)) for m in meetings().values()
    } == {
        HERLEV_2026: (
            "Herlev",
            "Beskæftigelses-, Social-, Handicap- og Psykiatriudvalget",
            "16:00",
            "ECIT, Hørkær 12A, Herlev",
            7,
        ),
        HERLEV_2024: ("Herlev", "Arbejdsmarkedsudvalget", "16:00", "Muldvarp, Rådhus Hjortespring", 7),
        GLADSAXE: (
            "Gladsaxe",
            "Beskæftigelses- og Integrationsudvalget",
            "19:00",
            "2608, Gladsaxeværrelset",
            7,
        ),
        HERNING: (
            "Herning",
            "Beskæftigelsesudvalget",
            "08:00",
            "Herningsholm Erhvervsskole, Lillelundvej 21",
            0,
        ),
        HERLEV_2025: ("Herlev", "Arbejdsmarkedsudvalget", "19:00", "Muldvarp, Rådhus Hjortespring", 7),
    }


def test_parties() -> None:
    assert {p.name: p.party for p in meetings()[GLADSAXE].attendees} == {
        "Michael Dorph Jensen": "Ø",
        "Kristine Henriksen": "A",
        "Ole Skrald": "A",
        "Rikke Louise Schilling": "A",
        "Signe Ejersbo": "F",
        "Suleman Naim": "Uden for parti",
        "Susanne Damsgaard": "Æ",
    }


def test_absences_are_read_from_decision_texts() -> None:
    assert {m.id: [a.name for a in m.absent] for m in meetings().values() if m.absent} == {
        HERLEV_2024: ["Jacob Aagesen"],
        GLADSAXE: ["Ole Skrald"],
    }
    assert [one.number for one in meetings()[HERLEV_2024].items if one.absent] == list(range(74, 86))
    assert [one.number for one in meetings()[GLADSAXE].items if one.absent] == [1, 2, 3, 4, 5]


def test_every_item_has_a_case_number() -> None:
    assert all(one.case_number for one in every_item())
    assert item(HERLEV_2024, 76).case_number == "00.01.00G01-134-24"
    assert item(GLADSAXE, 4).case_number == "23-152837-00.00.00-A00"
    assert item(GLADSAXE, 5).case_number == "24-4-27.00.00-Ø00"
    assert item(HERNING, 28).case_number == "00.00.00-P19-1719-10"


def test_closed_items() -> None:
    closed = {m.id: [one.number for one in m.items if one.closed] for m in meetings().values()}
    assert closed == {
        HERLEV_2026: [55, 56],
        HERLEV_2024: [83, 84],
        GLADSAXE: [7],
        HERNING: [],
        HERLEV_2025: [16, 17],
    }
    assert all(one.decision is None and not one.sections for one in every_item() if one.closed)


def test_every_section_has_its_role() -> None:
    roles = Counter(section.role for one in every_item() for section in one.sections)
    assert roles == {
        Role.RESUME: 36,
        Role.RECOMMENDATION: 37,
        Role.BACKGROUND: 34,
        Role.LEGAL: 18,
        Role.ECONOMY: 21,
        Role.COMPETENCE: 18,
        Role.DECISION: 41,
        Role.ATTACHMENTS: 25,
        Role.RELATED: 5,
        Role.NEXT_STEPS: 2,
        Role.COMMUNICATION: 11,
        Role.OTHER: 1,
    }


def test_a_resume_inside_the_review_of_the_case_ends_where_the_review_goes_on() -> None:
    names = [(s.name, s.role) for s in item(GLADSAXE, 2).sections]
    assert names[3:5] == [("Resumé", Role.RESUME), ("Gennemgang af sagen", Role.BACKGROUND)]


def test_decision_classes() -> None:
    classes = Counter(one.decision.decision_class for one in every_item() if one.decision)
    assert classes == {
        DecisionClass.NOTED: 21,
        DecisionClass.ADOPTED: 8,
        DecisionClass.NOTHING: 3,
        DecisionClass.OTHER: 3,
        DecisionClass.APPROVED: 2,
        DecisionClass.POSTPONED: 2,
        DecisionClass.WITHDRAWN: 1,
        DecisionClass.RECOMMENDED: 1,
    }


def test_decision_texts_have_no_apologies() -> None:
    texts = [one.decision.text for one in every_item() if one.decision]
    assert not any("fbud" in text or "stemte" in text for text in texts)
    postponed = item(HERLEV_2024, 74).decision
    assert postponed is not None
    assert (postponed.text, postponed.decision_class) == (
        "Punktet udsættes til et senere møde i udvalget.",
        DecisionClass.POSTPONED,
    )


def test_faults_of_conversion_are_read() -> None:
    noted, adopted = item(HERLEV_2025, 11).decision, item(HERLEV_2025, 13).decision
    assert noted is not None
    assert adopted is not None
    assert (noted.decision_class, adopted.decision_class) == (DecisionClass.NOTED, DecisionClass.ADOPTED)


def test_the_only_vote_is_on_an_amendment() -> None:
    [(number, vote)] = [(one.number, vote) for one in every_item() for vote in one.votes]
    assert number == 2
    assert vote.in_favour == ("Mikael Dorph Jensen", "Suleman Naim")
    assert vote.against == ("Kristine Henriksen", "Susanne Damsgaard", "Rikke Louise Schilling")
    assert vote.abstained == ("Signe Ejersbo",)
    assert vote.motion is not None
    assert vote.motion.startswith("Det er vigtigt, at indsatserne bygger på frivillighed")
    decision = item(GLADSAXE, 2).decision
    assert decision is not None
    assert (decision.text.split("\n")[-1], decision.decision_class) == (
        "Ad. 1-5 anbefales.",
        DecisionClass.RECOMMENDED,
    )


def test_attachments_and_related_items() -> None:
    attachments = {m.id: sum(len(one.attachments) for one in m.items) for m in meetings().values()}
    assert attachments == {HERLEV_2026: 10, HERLEV_2024: 24, GLADSAXE: 11, HERNING: 11, HERLEV_2025: 4}
    assert len(item(HERLEV_2024, 78).attachments) == 13
    related = [(r.committee, f"{r.date:%d.%m.%Y}", r.number) for r in item(GLADSAXE, 1).related]
    assert related == [
        ("Beskæftigelses- og Integrationsudvalget", day, n)
        for day, n in (("01.10.2025", 3), ("01.10.2025", 4), ("29.10.2025", 1))
    ]
    assert [len(one.related) for one in meetings()[GLADSAXE].items] == [3, 6, 1, 2, 1, 0, 0, 0]


def test_tables() -> None:
    shapes = {
        one.id.split("-")[0] + f"/{one.number}": [(t.unit, len(t.header), len(t.rows)) for t in one.tables]
        for one in every_item()
        if one.tables
    }
    assert shapes == {
        "herlev/53": [("I hele 1.000 kr.", 6, 3)],
        "herlev/77": [(None, 3, 4)],
        "herlev/81": [("I hele 1.000 kr.", 4, 2)],
        "gladsaxe/1": [(None, 5, 3)],
        "herning/24": [
            ("1.000 kr., 2025-pl", 7, 2),
            ("1.000 kr., 2025-pl", 6, 2),
            ("Netto i 1.000 kr.", 8, 4),
            ("Antal fuldtidspersoner", 5, 13),
            ("1.000 kr., 2025-pl", 7, 2),
        ],
        "herlev/11": [(None, 2, 5)],
    }


def test_joined_headers() -> None:
    tables = item(HERNING, 24).tables
    assert tables[0].header[4].text == "Korrigeret budget pr 31/3-2025 D=(A+B+C)"
    assert [cell.text for cell in tables[2].header[1:4]] == [
        "Regnskab 2022",
        "Regnskab 2023",
        "Regnskab 2024",
    ]
    assert [table.caption for table in tables[:3]] == [
        "Tabel 1: Forventet regnskab 2025 – drift",
        "Tabel 2: Forventet afvigelse 2025, drift – fordeling",
        "Budgetopfølgning 31. marts 2025",
    ]


def test_every_line_belongs_to_exactly_one_item_and_sections_do_not_overlap() -> None:
    for meeting in meetings().values():
        text = meeting.source.text
        for line in lines_of(text, meeting.items[0].span.start):
            assert sum(one.span.contains(line.span) for one in meeting.items) == 1
        for one in meeting.items:
            ends = [one.heading.end, *(s.span.end for s in one.sections)]
            assert all(s.span.start >= end for s, end in zip(one.sections, ends, strict=False))


def test_chunks_are_verbatim_and_small() -> None:
    for meeting in meetings().values():
        found = chunk_meeting(meeting, 200)
        assert {chunk.number for chunk in found} == {one.number for one in meeting.items}
        assert all(chunk.text == chunk.span.of(meeting.source.text) for chunk in found)
        assert all(count_tokens(chunk.text) <= 200 for chunk in found)
