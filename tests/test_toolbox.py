"""What a language model can look up, within the reader's filters, in so many calls and so many tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from minutes import library_of, new_reader

from rag.ask.dossier.dossier import Dossier
from rag.ask.evidence.gathered import Finder
from rag.ask.lookup.desk import Desk
from rag.ask.lookup.lookups import LOOK_UPS
from rag.ask.lookup.showing import NO_ROOM, NOTHING
from rag.ask.lookup.toolbox import MOST_CALLS, NO_MORE, Toolbox
from rag.llm.replies import ToolCall
from rag.model import Scope
from rag.store.library import Library
from rag.tokens import count_tokens

ROADS = "fjordby-teknik-og-miljoeudvalget-2025-03-12"
EARLIER = "fjordby-teknik-og-miljoeudvalget-2024-11-14"
CARE = "fjordby-social-og-sundhedsudvalget-2025-03-18"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The four fictional meetings."""
    with library_of(tmp_path_factory.mktemp("toolbox")) as library:
        yield library


def toolbox(library: Library, filters: Scope | None = None, room: int = 3_000) -> Toolbox:
    """Look-ups over the minutes, with nothing shown yet."""
    made = Toolbox(Desk(library, Finder(library, new_reader()), filters or Scope()))
    made.start(Dossier(), room)
    return made


def use(box: Toolbox, name: str, **arguments: object) -> str:
    return box.use(ToolCall("1", name, arguments))


def shown(box: Toolbox) -> list[tuple[str, int]]:
    """The entries that the model has been shown."""
    return [(entry.meeting.id, entry.item.number) for entry in box.dossier.entries]


# What can be looked up


def test_a_search_shows_numbered_items_and_the_ids_of_their_meetings(library: Library) -> None:
    box = toolbox(library)
    told = use(box, "search", question="ventetid til genoptræning")
    assert told.startswith("[1] Punkt 9 · Fjordby Kommune · Social- og Sundhedsudvalget")
    assert "> Borgerne ventede i gennemsnit 19 dage" in told
    assert f"[1] {CARE}" in told
    assert shown(box)[0] == (CARE, 9)


@pytest.mark.parametrize(
    ("named", "meetings"),
    [
        ({"municipality": "Skovlund Kommune"}, {"skovlund-boerne-og-skoleudvalget-2025-03-05"}),
        ({"committee": "social- og sundhedsudvalget"}, {CARE}),
        ({"committee": "Teknik"}, {ROADS, EARLIER}),
        ({"committee": "Kultur"}, set()),
        ({"from_date": "2024-11-01", "to_date": "2024-11-30"}, {EARLIER}),
        ({"municipality": "", "committee": "null", "from_date": None, "to_date": "2024-12-31"}, {EARLIER}),
    ],
)
def test_a_search_can_be_narrowed(library: Library, named: Mapping[str, str], meetings: set[str]) -> None:
    box = toolbox(library)
    told = use(box, "search", question="støj og ventetid", **named)
    assert {meeting for meeting, _ in shown(box)} == meetings
    assert meetings or told == (
        "Der er ingen referater fra udvalg Kultur. Der er fra: Børne- og Skoleudvalget, "
        "Social- og Sundhedsudvalget og Teknik- og Miljøudvalget."
    )


def test_one_item_is_read_in_full_and_keeps_its_number(library: Library) -> None:
    box = toolbox(library)
    assert "[1] Punkt 4" in use(box, "read_item", meeting=ROADS, number="4")
    assert "[2] Punkt 3" in use(box, "read_item", meeting=ROADS, number=3)
    assert use(box, "read_item", meeting=ROADS, number=4) == "Du har allerede: [1]."
    assert [entry.whole for entry in box.dossier.entries] == [True, True]


def test_a_closed_item_has_no_content(library: Library) -> None:
    told = use(toolbox(library), "read_item", meeting=ROADS, number=5)
    assert "Lukket punkt: indholdet er ikke offentligt" in told


def test_meetings_and_items_are_listed_behind_the_fence_and_are_no_entries(library: Library) -> None:
    box = toolbox(library)
    meetings = use(box, "list_meetings", municipality="Fjordby").splitlines()
    assert [line.rpartition(" ")[2] for line in meetings] == [CARE, ROADS, EARLIER]
    items = use(box, "list_items", meeting=ROADS).splitlines()
    assert items[0] == "> Punkt 3: Støj fra ringvejen, nyt forslag"
    assert items[2] == "> Punkt 5: Lukket: Køb af grund ved havnen (lukket)"
    assert all(line.startswith("> ") for line in (*meetings, *items))
    assert box.dossier.entries == ()


def test_the_decisions_of_a_meeting_are_shown_with_votes_and_without_the_rest(library: Library) -> None:
    box = toolbox(library)
    told = use(box, "decisions", meeting=ROADS)
    assert shown(box) == [(ROADS, 3), (ROADS, 4), (ROADS, 7)]
    assert "> For stemte: A, V og F. Imod stemte: C." in told
    assert "2,9 mio. kr." not in told


def test_votes_are_found_wherever_they_are(library: Library) -> None:
    box = toolbox(library)
    assert "Imod stemte: C" in use(box, "votes")
    assert shown(box) == [(ROADS, 3)]
    assert use(box, "votes", municipality="Skovlund") == NOTHING


def test_attendance_tells_who_came_and_who_was_away_under_which_item(library: Library) -> None:
    box = toolbox(library)
    assert "> Afbud: Hanne Toft" in use(box, "attendance", meeting=CARE)
    told = use(box, "attendance", meeting=ROADS)
    assert "> Mødedeltagere: Anne Lund (A), Bent Krog (V), Dorthe Vinge (C), Erik Holm (F)" in told
    assert "Erik Holm (F) deltog ikke i behandlingen" in told


def test_attendance_is_added_to_an_item_that_is_shown_already(library: Library) -> None:
    box = toolbox(library)
    use(box, "read_item", meeting=ROADS, number=7)
    use(box, "read_item", meeting=ROADS, number=3)
    assert "[2] Punkt 3" in use(box, "attendance", meeting=ROADS)
    assert [(entry.number, entry.with_people) for entry in box.dossier.entries][1] == (2, True)


def test_a_case_is_followed_from_its_first_meeting(library: Library) -> None:
    box = toolbox(library)
    use(box, "find_case", case_number="05.00.00-p20-7-24")
    assert shown(box) == [(EARLIER, 12), (ROADS, 3)]
    assert use(box, "find_case", case_number="99.99.99-P20-1-20") == NOTHING


def test_decisions_can_be_of_one_outcome_wherever_they_are(library: Library) -> None:
    box = toolbox(library)
    use(box, "decisions", outcome="Udsat")
    assert shown(box) == [(EARLIER, 12)]
    assert use(box, "decisions", outcome="bortfaldet") == NOTHING
    use(box, "decisions", committee="Teknik", from_date="2025-01-01")
    assert shown(box)[1:] == [(ROADS, 3), (ROADS, 4), (ROADS, 7)]


@pytest.mark.parametrize(
    ("voter", "found"), [("C", True), ("De Konservative", True), ("Dorthe Vinge", False), ("Å", False)]
)
def test_votes_can_be_of_one_party(library: Library, voter: str, found: bool) -> None:
    box = toolbox(library)
    told = use(box, "votes", voter=voter)
    assert (shown(box) == [(ROADS, 3)]) is found
    assert found or told == NOTHING


def test_attendance_can_be_of_one_person_over_meetings(library: Library) -> None:
    box = toolbox(library)
    told = use(box, "attendance", person="Holm")
    assert shown(box) == [(ROADS, 3), (ROADS, 4)]
    assert "Erik Holm (F) deltog ikke i behandlingen" in told
    assert use(toolbox(library), "attendance", person="Gerda Findesikke") == NOTHING


def test_amounts_are_shown_where_they_stand_with_what_was_decided(library: Library) -> None:
    box = toolbox(library)
    told = use(box, "amounts", about="støjskærm skærm", least=1)
    assert told == NOTHING
    told = use(box, "amounts", about="skærm", least=5_000_000)
    assert shown(box) == [(EARLIER, 12)]
    assert "> koste 5,6 mio. kr." in told
    assert "Udsat til et kommende møde" in told
    assert use(toolbox(library), "amounts", about="skærm", least=6_000_000) == NOTHING


def test_a_sum_of_a_table_is_shown_with_its_row_and_head(library: Library) -> None:
    told = use(toolbox(library), "amounts", about="vintertjeneste")
    assert "> I 1.000 kr.\tBudget\tRegnskab\tAfvigelse\n> Vintertjeneste\t4.100\t5.350\t-1.250" in told
    assert "Vejbelysning" not in told


# What cannot


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("read_item", {"meeting": ROADS}, "read_item mangler number. read_item tager: meeting, number."),
        ("read_item", {"meeting": ROADS, "number": "tre"}, "number skal være et helt tal."),
        ("read_item", {"meeting": ROADS, "number": -1}, "number skal være et helt tal."),
        (
            "read_item",
            {"meeting": ["x"], "number": 1},
            "meeting kan ikke læses. Skriv det som en kort tekst.",
        ),
        (
            "search",
            {"question": "vej", "to_date": "12. marts"},
            "to_date er ikke en dato. Skriv den som 2025-01-31.",
        ),
        (
            "list_items",
            {"meeting": ROADS, "udvalg": "x"},
            "list_items kender ikke udvalg. list_items tager: meeting.",
        ),
        ("amounts", {"least": "mange"}, "least skal være et tal, som ikke er negativt."),
        ("amounts", {"least": -1}, "least skal være et tal, som ikke er negativt."),
        (
            "decisions",
            {"outcome": "måske"},
            "outcome er en af: godkendt, tiltrådt, anbefalet, taget til efterretning, drøftet, udsat, "
            "trukket, afvist, oversendt, bortfaldet, intet, andet.",
        ),
        (
            "attendance",
            {"meeting": "nowhere"},
            "Der er intet møde med id nowhere. Brug list_meetings for at se møderne.",
        ),
        (
            "list_items",
            {"meeting": "[1]"},
            "Der er intet møde med id (1). Brug list_meetings for at se møderne.",
        ),
    ],
)
def test_a_call_that_does_not_fit_is_told_what_is_wrong(
    library: Library, name: str, arguments: Mapping[str, object], told: str
) -> None:
    box = toolbox(library)
    assert use(box, name, **arguments) == told
    assert box.dossier == Dossier()


def test_a_look_up_that_there_is_not_is_told_so(library: Library) -> None:
    assert use(toolbox(library), "delete_all").startswith("Der er intet opslag af det navn. Der er: search,")


def test_what_the_readers_filters_leave_out_cannot_be_looked_up(library: Library) -> None:
    box = toolbox(
        library, Scope(committees=frozenset({"Social- og Sundhedsudvalget"}), numbers=frozenset({9}))
    )
    assert "Der er intet møde" in use(box, "read_item", meeting=ROADS, number=3)
    assert use(box, "votes") == NOTHING
    assert "Der er fra: Social- og Sundhedsudvalget." in use(
        box, "search", question="støj", committee="Skole"
    )
    use(box, "search", question="støj fra ringvejen")
    assert shown(box) == [(CARE, 9)]


# How much


def test_there_are_only_so_many_calls(library: Library) -> None:
    box = toolbox(library)
    assert all(use(box, "list_meetings") != NO_MORE for _ in range(MOST_CALLS))
    assert use(box, "list_meetings") == NO_MORE


def test_what_is_shown_stays_within_the_room_there_is(library: Library) -> None:
    box = toolbox(library, room=700)
    told = [use(box, "read_item", meeting=ROADS, number=3), use(box, "decisions", meeting=ROADS)]
    told += [use(box, "search", question="madordning på skolerne"), use(box, "list_meetings")]
    assert sum(count_tokens(one) for one in told if one != NO_ROOM) <= 700
    assert any(NO_ROOM in one for one in told)
    visible = "\n".join(told)
    assert all(f"[{entry.number}] Punkt {entry.item.number}" in visible for entry in box.dossier.entries)


def test_a_model_is_told_of_every_look_up_in_danish_and_in_few_tokens(library: Library) -> None:
    tools = toolbox(library).tools
    assert [tool.name for tool in tools] == [one.name for one in LOOK_UPS]
    assert all(tool.description.startswith(("Søg", "Læs", "Vis")) for tool in tools)
    assert Toolbox(Desk(library, Finder(library, new_reader()), Scope()), is_open=False).tools == ()
