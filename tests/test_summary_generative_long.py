"""What a language model is not asked about an item, who hears what it writes, and items too long for it."""

from __future__ import annotations

from dataclasses import replace

from generative_samples import Reader
from generative_summaries import (
    ABOUT,
    AGENDA,
    APPROVED,
    COST,
    DECIDED,
    LONG,
    draft,
    is_confirmed,
    is_extractive,
    parsed,
    saying,
    summariser,
    summed_up,
    told,
)
from llm_server import Reply, Request, Says
from minutes import ROADS_2025

from rag.summaries.item import AGENDA as NOT_DECIDED
from rag.summaries.merging import VERBATIM
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Heading, Wish


def test_nobody_is_asked_about_a_closed_item() -> None:
    summary, server = summed_up(saying(draft()), number=5)
    assert server.requests == []
    assert (summary.mode, summary.usage) == ("extractive", None)
    assert summary.headline.text.startswith("Lukket punkt:")


def test_what_stands_below_a_closed_item_is_never_sent() -> None:
    closed = replace(APPROVED.items[0], closed=True)
    with summariser(saying(draft())) as (writer, server):
        summary = writer.item(APPROVED, closed, Wish(), lambda _: APPROVED)
    assert server.requests == []
    assert summary.parts == ()


def test_of_an_agenda_no_decision_is_asked_for_or_told() -> None:
    text = """## Hvad handler det om
En skærm på 340 meter vil koste 5,6 mio. kr. [1]
## Hvad blev besluttet
Udvalget godkendte skærmen. [2]
"""
    summary, server = summed_up(saying(text), AGENDA)
    assert "## Hvad blev besluttet" not in server.requests[0].prompt
    assert "Dagsorden: mødets beslutninger er ikke skrevet endnu." in server.requests[0].prompt
    assert "godkendte" not in summary.text
    assert summary.mode == "generative"
    assert told(summary)[Heading.DECIDED][0] == "Der er ikke truffet beslutning endnu."
    assert NOT_DECIDED in summary.notes


def test_a_window_without_room_for_the_decision_gives_the_summary_without_a_model() -> None:
    summary, server = summed_up(saying(draft()), llm_context_tokens=1000)
    assert server.requests == []
    assert is_extractive(summary, TOO_LONG)


def test_a_listener_hears_the_text_and_the_sentences_of_the_draft_that_counts() -> None:
    reader = Reader()
    wrong = draft(about=f"{ABOUT} Volden dæmper støjen med 45 procent. [1]")
    with summariser(saying(wrong, draft())) as (writer, _):
        summary = writer.item(APPROVED, APPROVED.items[0], Wish(), lambda _: APPROVED, reader)
    assert reader.restarts == 1
    assert "40 procent" in reader.heard
    assert "45 procent" not in reader.heard
    assert tuple(reader.claims) == summary.claims[1:]


def test_a_listener_is_told_when_all_it_heard_is_void() -> None:
    reader = Reader()
    with summariser(saying("Volden koster 77 mio. kr. [1]")) as (writer, _):
        writer.item(APPROVED, APPROVED.items[0], Wish(), lambda _: APPROVED, reader)
    assert (reader.heard, reader.claims) == ("", [])


NOTE = "Forvaltningen har regnet på en jordvold i stedet for en skærm."


def test_a_long_item_is_read_in_parts_and_the_summary_rests_on_verified_notes() -> None:
    def script(request: Request) -> Reply:
        if "tager noter" not in request.texts[0]:
            last = max(int(n) for n in numbers(request.texts[1]))
            decided = DECIDED.replace("[3]", f"[{last}]")
            return Says(
                f"## Hvad handler det om\n{NOTE} [1]\n## Hvad blev besluttet\n{decided}\n"
                f"## Hvad koster det\n{COST.replace('[2]', f'[{last}]')}",
                size=40,
            )
        first = numbers(request.texts[1])[0]
        return Says(
            f"{NOTE} [{first}] Volden er 99 meter høj. [{first}] Målestation 4 måler støjen. [{first}]"
        )

    summary, server = summed_up(script, LONG, llm_context_tokens=2600)
    parts = [request for request in server.requests if "tager noter" in request.texts[0]]
    reduced = [request for request in server.requests if "tager noter" not in request.texts[0]]
    assert len(parts) > 1
    assert all(f"Målestation {n} " in "".join(part.prompt for part in parts) for n in range(1, 40))
    assert NOTE in reduced[0].texts[1]
    assert "99 meter" not in reduced[0].texts[1]
    assert "> Godkendt." in reduced[0].texts[1]
    assert "holdes inden for budgettet" in reduced[0].texts[1]
    assert summary.mode == "generative"
    assert is_confirmed(summary)
    assert [stage.name for stage in summary.stages] == ["notes", "verification", "model"]


def test_an_item_of_too_many_parts_is_given_up_before_anybody_is_asked() -> None:
    endless = parsed(
        ROADS_2025.replace("Projektet har", "Jorden hentes ved havnen i lange tog. " * 2500 + "\n\nDet har")
    )
    summary, server = summed_up(saying(draft()), endless, llm_context_tokens=2600)
    assert server.requests == []
    assert summary.notes == (TOO_LONG, VERBATIM)


def numbers(prompt: str) -> list[int]:
    """The numbers of the pieces that a prompt shows."""
    return [int(line[1 : line.index("]")]) for line in prompt.splitlines() if line.startswith("[")]
