"""What stands in an attachment is not known, and a refusal says which attachment."""

from __future__ import annotations

import pytest
from minutes import ROADS_2025, SCHOOL_2025, ranked_item, select

from rag.ask.doubts.attached import NOT_INGESTED, asked_of_attachment, listed_in_attachment, only_listed
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question

WALL = ranked_item(ROADS_2025, 3)


def with_background(background: str) -> RankedItem:
    return ranked_item(
        SCHOOL_2025.replace("En madordning på alle", f"{background} En madordning på alle"), 21
    )


def listed(question: str, *ranked: RankedItem) -> str:
    return listed_in_attachment(Question(question), select(question, *ranked)).reason


def test_a_list_that_stands_in_an_attachment_is_not_known() -> None:
    found = with_background("De skoler, der får nyt tag, fremgår af bilag 2.")
    assert listed("Hvilke skoler får nyt tag?", found) == "it stands in an attachment"
    assert listed("Hvornår får skoler nyt tag?", found) == ""
    assert listed("Hvilke begynder madordningen?", found) == ""


def test_a_list_that_stands_in_the_minutes_too_is_known() -> None:
    found = with_background(
        "Skoler med nyt tag fremgår af bilag 2.\n\nSkoler, der får nyt tag:\n\n- Åskolen\n- Byskolen\n\n"
    )
    assert listed("Hvilke skoler får nyt tag?", found) == ""


def test_nothing_found_stands_in_no_attachment() -> None:
    assert listed("Hvilke skoler får nyt tag?") == ""


def test_the_contents_of_an_attachment_are_not_known_and_its_title_is_quoted() -> None:
    doubt = asked_of_attachment(Question("Hvad viser tegningen af volden?"), WALL)
    assert doubt.reason == "it is asked of an attachment"
    assert [claim.text for claim in doubt.told] == [NOT_INGESTED]
    assert [citation.quote for citation in doubt.told[0].citations] == ["Tegning af volden"]


@pytest.mark.parametrize(
    "question",
    ["Hvad koster tegningen af volden?", "Hvad siger naboerne om volden?", "Hvad står der om støj?"],
)
def test_what_the_title_of_no_attachment_names_may_stand_in_the_minutes(question: str) -> None:
    assert not asked_of_attachment(Question(question), WALL)


@pytest.mark.parametrize(
    ("question", "sentence", "doubted"),
    [
        ("Hvad skriver naboerne i deres protest?", "Bilag kan ses hos os: protest fra naboerne.", True),
        ("Hvad foreslår naboerne i deres brev?", "Bilag kan ses hos os: brev fra naboerne.", True),
        ("Hvad skriver naboerne i deres protest?", "Naboernes protest handler om støj.", False),
        ("Hvad viser bilaget om protest fra naboerne?", "Bilaget viser 12 protester fra naboerne.", False),
        ("Hvor kan protesten fra naboerne ses?", "Bilag kan ses hos os: protest fra naboerne.", False),
    ],
)
def test_a_list_of_attachments_does_not_tell_what_stands_in_them(
    question: str, sentence: str, doubted: bool
) -> None:
    found = select(question, with_background(sentence))
    assert bool(only_listed(Question(question), found)) is doubted
