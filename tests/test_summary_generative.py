"""Summaries of items in a language model's words, by real clients of a scripted server."""

from __future__ import annotations

import pytest
from generative_summaries import (
    ABOUT,
    APPROVED,
    COST,
    NEXT,
    NOISE,
    PUT_OFF,
    draft,
    is_confirmed,
    saying,
    summed_up,
    told,
)
from llm_samples import PROVIDERS

from rag.ask.generative import OMITTED
from rag.model import Cost, Status
from rag.readability import lix
from rag.summaries.merging import ADDED, STRAYS
from rag.summaries.summary import Audience, Heading, Length, Wish

either = pytest.mark.parametrize("provider", PROVIDERS)


# What is right


@either
def test_a_right_draft_is_shown_under_its_headings_confirmed(provider: str) -> None:
    summary, server = summed_up(saying(draft(), usage=(900, 120)), provider=provider)
    assert (summary.mode, summary.model, summary.notes) == ("generative", f"{provider}:m", ())
    assert summary.headline.text == "Udvalget godkendte en jordvold ved ringvejen"
    assert told(summary) == {
        Heading.ABOUT: [ABOUT.removesuffix(" [1]"), NOISE.removesuffix(" [1]")],
        Heading.DECIDED: [
            "Udvalget godkendte, at volden anlægges.",
            "A, V og F stemte for, og C stemte imod.",
        ],
        Heading.COST: [COST.removesuffix(" [2]")],
        Heading.NEXT: [NEXT.removesuffix(" [1]")],
    }
    assert is_confirmed(summary)
    assert len(server.requests) == 1
    assert summary.usage == Cost(900, 120, 1)
    assert [stage.name for stage in summary.stages] == ["model", "verification"]


def test_every_sentence_has_a_verbatim_quote_of_its_item() -> None:
    summary, _ = summed_up(saying(draft()))
    for claim in summary.claims:
        for citation in claim.citations:
            assert citation.punkt == 3
            assert APPROVED.text(citation.span) == citation.quote


def test_the_prompt_states_the_reader_the_length_the_headings_and_the_rules() -> None:
    _, server = summed_up(saying(draft()), wish=Wish(Audience.CITIZEN, Length.SHORT))
    system, user = server.requests[0].texts
    assert "borger" in system
    assert "højst 60 ord" in system
    assert "højst 35" in " ".join(system.split())
    assert [line for line in system.splitlines() if line.startswith("## ")] == [
        f"## {heading}" for heading in (Heading.ABOUT, Heading.DECIDED, Heading.COST, Heading.NEXT)
    ]
    assert "[3] Beslutning (det, som mødet besluttede):\n> Godkendt." in user
    assert "[2] Indstilling (et forslag til mødet, ikke en beslutning):\n> Forvaltningen indstiller," in user
    assert "Bilag" not in user


@pytest.mark.parametrize(
    ("audience", "order"),
    [
        (Audience.POLITICIAN, [Heading.DECIDED, Heading.COST, Heading.ABOUT, Heading.NEXT]),
        (Audience.PRESS, [Heading.DECIDED, Heading.ABOUT, Heading.COST, Heading.NEXT]),
    ],
)
def test_the_parts_stand_in_the_order_of_the_audience(audience: Audience, order: list[Heading]) -> None:
    text = draft(
        about=f"{ABOUT} I sagen står: »Volden koster 2,9 mio. kr. og dæmper støjen med 40 procent.« [1]"
    )
    summary, server = summed_up(saying(text), wish=Wish(audience))
    assert [part.heading for part in summary.parts] == order
    assert len(server.requests) == 1
    assert audience.value[:6] in server.requests[0].texts[0].replace("journalist", "presse").replace(
        "kommunalbestyrelsen", "politiker"
    )


def test_the_case_number_is_told_to_politicians_whatever_the_model_says() -> None:
    summary, server = summed_up(saying(draft()), wish=Wish(Audience.POLITICIAN))
    assert "Sagsnummer: 05.00.00-P20-7-24." in told(summary)[Heading.ABOUT]
    assert len(server.requests) == 1
    assert summary.notes == ()


def test_the_press_is_told_a_quote_even_if_the_model_has_none() -> None:
    summary, server = summed_up(saying(draft()), wish=Wish(Audience.PRESS))
    assert "gengivet ordret i »…«" in server.requests[1].texts[-1]
    assert any("»" in text for text in told(summary)[Heading.DECIDED])
    assert summary.notes == (ADDED,)


def test_what_is_measured_is_the_text_that_is_shown() -> None:
    summary, _ = summed_up(saying(draft()))
    assert summary.lix.summary == lix(summary.text)
    assert summary.lix.source is not None


# What is wrong


@either
def test_a_wrong_figure_is_asked_for_twice_more_and_then_left_out(provider: str) -> None:
    text = draft(about=f"{ABOUT} Volden dæmper støjen med 45 procent. [1]")
    summary, server = summed_up(saying(text), provider=provider)
    assert "45 procent" not in summary.text
    assert summary.notes == (OMITTED,)
    assert len(server.requests) == 3
    again = server.requests[1].texts[-1]
    assert "> Volden dæmper støjen med 45 procent.\nDet står ikke i Punkt 3: 45 procent" in again
    assert "> Støj fra ringvejen" not in again
    assert summary.usage == Cost(33, 21, 3)


def test_what_is_put_right_in_the_second_revision_counts() -> None:
    wrong = draft(about=f"{ABOUT} Volden dæmper støjen med 45 procent. [1]")
    summary, server = summed_up(saying(wrong, wrong, draft()))
    assert len(server.requests) == 3
    assert "Volden dæmper støjen med 40 procent." in summary.text
    assert summary.notes == ()


def test_a_revision_that_is_worse_is_not_taken() -> None:
    first = draft(about=f"{ABOUT} Volden dæmper støjen med 45 procent. [1]")
    worse = draft(about="Volden er 9 meter høj. [1] Den er 80 meter lang. [1]", cost="Den koster 8 kr. [2]")
    summary, _ = summed_up(saying(first, worse))
    assert ABOUT.removesuffix(" [1]") in summary.text


def test_a_proposal_that_was_put_off_is_never_told_as_decided() -> None:
    for sentence in (
        "Udvalget besluttede, at skærmen opføres i 2026. [2]",
        "Det blev besluttet at opføre en skærm. [2]",
        "Udvalget godkendte skærmen. [3]",
        "Skærmen skal opføres i 2026. [2]",
    ):
        text = f"""## Hvad handler det om
Målinger viser 61 decibel ved husene langs ringvejen. [1]
En skærm på 340 meter vil koste 5,6 mio. kr. [1]
## Hvad blev besluttet
Udvalget udsatte sagen til et kommende møde, fordi det ønsker et billigere forslag. [3]
{sentence}
"""
        summary, server = summed_up(saying(text), PUT_OFF)
        assert summary.mode == "generative"
        assert told(summary)[Heading.DECIDED] == [
            "Udvalget udsatte sagen til et kommende møde, fordi det ønsker et billigere forslag."
        ]
        assert summary.notes == (OMITTED,)
        assert f"> {sentence.partition(' [')[0]}" in server.requests[1].texts[-1]


def test_a_proposal_may_be_told_as_one() -> None:
    text = """## Hvad handler det om
En skærm på 340 meter vil koste 5,6 mio. kr. [1]
## Hvad blev besluttet
Udvalget udsatte sagen til et kommende møde, fordi det ønsker et billigere forslag. [3]
Forvaltningen foreslog, at skærmen opføres i 2026. [2]
"""
    summary, server = summed_up(saying(text), PUT_OFF)
    assert "Forvaltningen foreslog, at skærmen opføres i 2026." in summary.text
    assert len(server.requests) == 1


def test_a_headline_that_does_not_hold_gives_way_to_the_title() -> None:
    text = "Overskrift: Støjskærm godkendt [3]\n## Hvad blev besluttet\nUdvalget udsatte sagen. [3]"
    summary, _ = summed_up(saying(text), PUT_OFF)
    assert summary.mode == "generative"
    assert summary.headline.text == "Udsat: Støj fra ringvejen"


def test_an_invented_mark_is_removed() -> None:
    summary, server = summed_up(saying(draft(cost=COST.replace("[2]", "[2][88]"))))
    assert told(summary)[Heading.COST] == [COST.removesuffix(" [2]")]
    assert is_confirmed(summary)
    assert len(server.requests) == 1


def test_a_sentence_with_only_an_invented_mark_is_shown_where_its_facts_stand() -> None:
    summary, _ = summed_up(saying(draft(cost="Volden koster 2,9 mio. kr. [88]")))
    (claim,) = next(part.claims for part in summary.parts if part.heading == Heading.COST)
    assert {citation.status for citation in claim.citations} == {Status.CORRECTED}


def test_a_lost_decision_and_lost_votes_are_asked_for() -> None:
    summary, server = summed_up(saying(draft(decided="Udvalget godkendte volden. [3]"), draft()))
    again = server.requests[1].texts[-1]
    assert "Det her mangler under »Hvad blev besluttet«" in again
    assert "> Imod stemte" in again
    assert "C stemte imod" in summary.text
    assert summary.notes == ()
    assert len(server.requests) == 2


def test_what_stays_lost_is_taken_from_the_minutes() -> None:
    summary, server = summed_up(saying(draft(decided="Udvalget godkendte volden. [3]")))
    assert len(server.requests) == 3
    assert told(summary)[Heading.DECIDED][0] == "Udvalget godkendte volden."
    assert any(text.startswith("Imod stemte") for text in told(summary)[Heading.DECIDED])
    assert summary.notes == (ADDED,)
    assert is_confirmed(summary)


def test_a_rounded_amount_is_not_lost() -> None:
    _, server = summed_up(
        saying(draft(cost="Volden koster ca. 3 mio. kr., som holdes inden for budgettet. [2]"))
    )
    assert len(server.requests) == 1


def test_a_text_that_is_too_hard_is_asked_for_in_plainer_words() -> None:
    hard = (
        "Forvaltningens beregninger vedrørende etablering af jordvolden langs ringvejen viser, at støjen "
        "dæmpes med 40 procent, idet jorden hentes fra byggeriet ved havnen, og at opmålingen "
        "gennemføres i maj 2025. [1]"
    )
    summary, server = summed_up(saying(draft(about=hard, after=hard), draft()))
    assert "Teksten er for svær. Dens lixtal er" in server.requests[1].texts[-1]
    assert ABOUT.removesuffix(" [1]") in summary.text


def test_a_text_that_is_too_long_is_asked_for_shorter() -> None:
    more = (
        "Jorden kan hentes fra byggeriet ved havnen. Projektet har tre faser. Buskene bliver plantet i 2027. "
    )
    more += "Opmålingen sker i maj 2025. Jorden bliver kørt i foråret 2026. Volden koster 2,9 mio. kr. "
    more += "Forvaltningen har regnet på en jordvold i stedet for en skærm."
    long = f"{ABOUT} {NOISE} {more.replace('. ', '. [1] ').replace('mio. [1] kr', 'mio. kr')} [1]"
    _, server = summed_up(saying(draft(about=long), draft()), wish=Wish(length=Length.SHORT))
    assert "Teksten er for lang. Skriv højst 60 ord." in server.requests[1].texts[-1]


def test_what_stands_below_another_heading_is_left_out_with_a_note() -> None:
    summary, _ = summed_up(saying(f"{draft()}\n## Konklusion\nDet er en god sag for alle i byen. [1]\n"))
    assert "god sag" not in summary.text
    assert summary.notes == (STRAYS,)


def test_unsupported_sentences_are_shown_as_unconfirmed_only_where_the_reader_asked() -> None:
    text = draft(about=f"{ABOUT} Volden dæmper støjen med 45 procent. [1]")
    summary, _ = summed_up(saying(text), llm_unsupported="show")
    doubtful = next(claim for claim in summary.claims if "45 procent" in claim.text)
    assert {citation.status for citation in doubtful.citations} == {Status.UNCONFIRMED}
    assert summary.notes == (OMITTED,)
