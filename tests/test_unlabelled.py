"""What stands above the first label of an item is read; case numbers, names and labels are not."""

from __future__ import annotations

from minutes import SCHOOL_2025, parsed

from rag.ask.evidence.units import item_units
from rag.ask.evidence.unlabelled import unlabelled_sections
from rag.model import Meeting, Role

HEAD = SCHOOL_2025.split("Sagsfremstilling")[0]


def meeting_of(body: str) -> Meeting:
    return parsed(f"{HEAD}{body}\n")


def told(body: str) -> list[tuple[Role, str]]:
    meeting = meeting_of(body)
    return [
        (section.role, " ".join(meeting.text(section.span).split()))
        for section in unlabelled_sections(meeting, meeting.items[0])
    ]


def test_paragraphs_above_the_first_label_are_told() -> None:
    body = "Hallen skal have nyt tag.\n\nDet koster 3 mio. kr.\n\nBeslutning\n\nGodkendt."
    assert told(body) == [
        (Role.BACKGROUND, "Hallen skal have nyt tag."),
        (Role.BACKGROUND, "Det koster 3 mio. kr."),
    ]


def test_a_list_above_the_first_label_is_told() -> None:
    body = "- Hallen er åben igen i maj.\n- Der holdes fest i juni.\n\nBeslutning\n\nTil efterretning."
    assert told(body) == [(Role.BACKGROUND, "- Hallen er åben igen i maj. - Der holdes fest i juni.")]


def test_what_proposes_is_a_recommendation_with_what_it_leads_to() -> None:
    body = (
        "Økonomiforvaltningen indstiller, at udvalget godkender,\n\nat taget lægges om, og\n"
        "at udgiften på 3 mio. kr. afholdes.\n\nHallen er fra 1964.\n\nBeslutning:\n\nGodkendt."
    )
    meeting = meeting_of(body)
    roles = {unit.text: unit.role for unit in item_units(meeting, meeting.items[0])}
    assert {role for text, role in roles.items() if text.startswith("at ")} == {Role.RECOMMENDATION}
    assert told("Rådet indstiller, at salen lukkes.\n\nHallen er fra 1964.\n\nBeslutning\n\nGodkendt.") == [
        (Role.RECOMMENDATION, "Rådet indstiller, at salen lukkes."),
        (Role.BACKGROUND, "Hallen er fra 1964."),
    ]


def test_case_numbers_absences_and_labels_say_nothing_of_the_matter() -> None:
    body = "Sagsnr.: 24/118\n\nFraværende: Bo Lund, Ida Holm og Per Krog.\n\nHvem beslutter\n\n"
    assert told(f"{body}Beslutning\n\nGodkendt.") == []


def test_the_units_of_an_item_have_it_in_the_order_of_the_document() -> None:
    meeting = meeting_of(
        "Hallen skal have nyt tag.\n\nSagsfremstilling\n\nTaget er utæt.\n\nBeslutning\n\nGodkendt."
    )
    assert [unit.text for unit in item_units(meeting, meeting.items[0])] == [
        "Hallen skal have nyt tag.",
        "Taget er utæt.",
        "Godkendt.",
    ]
