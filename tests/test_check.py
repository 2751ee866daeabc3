"""What a secretary is told to look at in minutes, and what is left in peace."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from answers import small_meeting

from rag.check import Finding, Kind, Severity, checked
from rag.check.decided import decision_findings
from rag.check.numbering import numbering_findings
from rag.check.presence import presence_findings
from rag.check.privacy import is_birth_date, privacy_findings
from rag.check.reading import MOST, reading_findings
from rag.check.voters import is_person
from rag.model import Meeting

HEAD = """Klitvig Kommune
Socialudvalget
Referat
Mødedato: 02-04-2025
Deltagere: Ib Ravn (A), Mona Falk (V), Per Lund (C)
"""
ITEMS = """
Punkt 12: Årsberetning for botilbud

Sagsfremstilling
Forvaltningen har udarbejdet en årsberetning.

Beslutning
Taget til efterretning.

Punkt 13: Ny busrute til havnen

Sagsfremstilling
Forvaltningen foreslår en ny rute.

Beslutning
Godkendt.
"""


def minutes(old: str = "", new: str = "") -> Meeting:
    """Minutes that need nothing, with a piece of their text exchanged."""
    return small_meeting((HEAD + ITEMS).replace(old, new) if old else HEAD + ITEMS)


def texts(findings: Iterable[Finding], kind: Kind | None = None) -> list[str]:
    return [one.text for one in findings if kind in (None, one.kind)]


def test_good_minutes_have_no_findings() -> None:
    assert checked(minutes()) == ()


def test_findings_come_in_the_order_of_the_document_those_of_the_whole_first() -> None:
    text = (HEAD + ITEMS).replace("Klitvig Kommune\n", "").replace("\nBeslutning\nGodkendt.\n", "")
    found = checked(small_meeting(text.replace("en ny rute", "en ny rute for 010190-1234")))
    assert [one.kind for one in found] == [Kind.MEETING, Kind.DECISION, Kind.CPR]
    assert found[0].span is None


# Numbers and the contents list


def test_a_gap_in_the_numbers_is_a_fault() -> None:
    found = list(numbering_findings(small_meeting(HEAD + ITEMS.replace("Punkt 13", "Punkt 15"))))
    assert texts(found) == ["Punkt 13, 14 mangler mellem Punkt 12 og Punkt 15."]
    assert (found[0].severity, found[0].punkt) == (Severity.FAULT, 15)


def listed(*entries: str) -> list[Finding]:
    contents = "\n".join(f"{entry} ........ {page}" for page, entry in enumerate(entries, 2))
    return list(numbering_findings(small_meeting(f"{HEAD}\nIndhold\n{contents}\n{ITEMS}")))


def test_a_contents_list_that_agrees_is_left_in_peace() -> None:
    third = ITEMS + "\nPunkt 14: Eventuelt\n\nBeslutning\nIntet.\n"
    contents = "12 Årsberetning for bo .... 2\n13 Ny busrute til havnen .... 3\n14 Eventuelt .... 4\n"
    assert not list(numbering_findings(small_meeting(f"{HEAD}\n{contents}\n{third}")))


def test_what_only_the_contents_list_has_is_told() -> None:
    found = listed("12 Årsberetning for botilbud", "13 Salg af jord ved havnen", "14 Eventuelt")
    assert texts(found, Kind.CONTENTS) == [
        "Indholdsfortegnelsen kalder Punkt 13 »Salg af jord ved havnen«; i teksten hedder det "
        "»Ny busrute til havnen«.",
        "Indholdsfortegnelsen har Punkt 14, men det står ikke i teksten.",
    ]


# Decisions, votes, attachments


def test_an_open_item_without_a_decision_is_a_fault_and_a_closed_one_is_not() -> None:
    undecided = ITEMS.replace("\nBeslutning\nGodkendt.\n", "")
    found = list(decision_findings(small_meeting(HEAD + undecided)))
    assert texts(found) == ["Punkt 13 har ingen beslutning."]
    closed = undecided.replace("13: Ny busrute", "13: Lukket: Ny busrute")
    assert not list(decision_findings(small_meeting(HEAD + closed)))


def test_an_agenda_needs_no_decisions() -> None:
    agenda = (HEAD + ITEMS).replace("Referat", "Dagsorden")
    for decision in ("Godkendt.", "Taget til efterretning."):
        agenda = agenda.replace(f"\nBeslutning\n{decision}\n", "")
    assert not list(decision_findings(small_meeting(agenda)))


def test_whoever_votes_on_both_sides_is_told_unless_it_is_a_party() -> None:
    voting = "For stemte: Ib Ravn og A. Imod stemte: Ib Ravn og A."
    found = list(decision_findings(minutes("Godkendt.", f"Godkendt.\n\n{voting}")))
    assert texts(found) == ["Ib Ravn står på flere sider i afstemningen under Punkt 13."]


def test_attachments_that_are_named_and_missing_are_listed() -> None:
    text = ITEMS.replace("\nBeslutning\nGodkendt.", "\nBilag\nRuteplan\nKøreplan\n\nBeslutning\nGodkendt.")
    found = list(decision_findings(small_meeting(HEAD + text)))
    assert texts(found) == [
        "Nævnt som bilag, men ligger ikke ved siden af dokumentet: »Ruteplan« og »Køreplan«."
    ]
    assert found[0].severity is Severity.HINT


# Who was there


def test_an_absent_voter_is_told() -> None:
    text = HEAD.replace(", Per Lund (C)", "\nAfbud: Per Lund (C)") + ITEMS.replace(
        "Godkendt.", "Godkendt.\n\nFor stemte: Ib Ravn, Mona Falk og Per Lund."
    )
    assert "Per Lund står som fraværende på mødet, men stemte under Punkt 13." in texts(
        presence_findings(small_meeting(text))
    )


def test_a_voter_whom_no_list_has_is_doubtful() -> None:
    text = HEAD + ITEMS.replace("Godkendt.", "Godkendt.\n\nFor stemte: Ib Ravn, Ole Dam og Eva Elm.")
    assert texts(presence_findings(small_meeting(text))) == [
        "Stemte under Punkt 13, men står ikke blandt mødedeltagerne: Ole Dam og Eva Elm."
    ]


@pytest.mark.parametrize(
    ("voter", "person"),
    [
        ("Ib Ravn", True),
        ("Eva-Lis von Ahn", True),
        ("A", False),
        ("A (3)", False),
        ("Hele udvalget", False),
        ("Dansk Folkeparti", False),
    ],
)
def test_people_are_told_from_parties(voter: str, person: bool) -> None:
    assert is_person(voter) is person


# CPR numbers and addresses


def private(sentence: str) -> list[Finding]:
    return list(privacy_findings(minutes("Godkendt.", f"Godkendt. {sentence}")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Sagen om 010190-1234.",
        "Sagen om 010190–1234.",
        "CPR-nr. 0101901234 er nævnt.",
        "Borgeren, født 010190 1234, klager.",
        "Sagen om 290200-4123.",
    ],
)
def test_a_cpr_number_is_a_fault_and_is_not_shown(sentence: str) -> None:
    found = private(sentence)
    assert [(one.kind, one.severity) for one in found] == [(Kind.CPR, Severity.FAULT)]
    assert "xxxx" in found[0].text
    assert not any(serial in found[0].text for serial in ("1234", "4123"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Beløbet 0101901234 er overført.",
        "Konto 010190-1234 er lukket.",
        "Telefon 010190-1234.",
        "Sagsnr. 010190-1234.",
        "Nummeret 320190-1234 findes ikke.",
        "Nummeret 290201-1234 er ingen dato.",
        "Sag 00.01.00-G01-46-26.",
        "Perioden 2024-2025.",
    ],
)
def test_what_only_looks_like_a_cpr_number_is_left_in_peace(sentence: str) -> None:
    assert not private(sentence)


@pytest.mark.parametrize(
    ("digits", "date"),
    [
        ("0101901234", True),
        ("2902004123", True),
        ("2902001123", False),
        ("0101605123", False),
        ("3113901234", False),
    ],
)
def test_the_date_must_be_one_of_its_century(digits: str, date: bool) -> None:
    # 29 February 1900 was no day; 5–8 with a year above 57 is the 1800s.
    assert is_birth_date(digits[:2], digits[2:4], digits[4:6], digits[6:]) is date


@pytest.mark.parametrize(
    "sentence",
    ["Ejeren af Rosenvej 12, 2. tv. klager.", "Borgeren bor på Lille Strandgade 4.", "Bopæl: Rosenvej 12 B"],
)
def test_a_home_is_doubtful(sentence: str) -> None:
    assert [one.kind for one in private(sentence)] == [Kind.ADDRESS]


@pytest.mark.parametrize("sentence", ["Skolen på Rosenvej 12 udvides.", "Mødet holdes på Rådhuspladsen 1."])
def test_a_public_place_is_left_in_peace(sentence: str) -> None:
    assert not private(sentence)


# Reading


def test_the_hardest_sentences_are_told_and_no_more_than_a_few() -> None:
    hard = (
        "Beskæftigelsesforvaltningens driftsbemærkninger vedrørende serviceområdets forsørgelsesudgifter "
        "dokumenterer, at arbejdsmarkedsuddannelsernes administrationsomkostninger fremadrettet overstiger "
        "budgetforudsætningerne, hvilket virksomhedskonsulenterne tilskriver kommunalbestyrelsens "
        "investeringsbeslutninger, folketingets beskæftigelsesreform, arbejdsløshedskassernes "
        "indberetningsproblemer, afregningssystemernes driftsforstyrrelser, leverandørernes "
        "prisreguleringer, medarbejdernes uddannelsesaktiviteter, borgernes henvendelser, ministeriets "
        "vejledninger, nabokommunernes erfaringer og statistikkernes forsinkelser."
    )
    found = list(reading_findings(minutes("Forvaltningen foreslår", f"{hard} Vi foreslår")))
    assert len(found) == 1
    assert found[0].text.startswith("Meget svær sætning (lixtal 1")
    assert not list(reading_findings(minutes()))
    many = ITEMS.replace("Forvaltningen foreslår", f"{' '.join([hard] * (MOST + 3))} Vi foreslår")
    assert len(list(reading_findings(small_meeting(HEAD + many)))) == MOST
