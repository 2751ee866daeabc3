"""What the tests of summaries by a language model share: meetings, a good summary, a scripted server."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from llm_samples import chat
from llm_server import Reply, Request, Says, Script, Server, serving
from minutes import ROADS_2024, ROADS_2025

from rag.config import Settings
from rag.ingest.parsing import parse_meeting
from rag.llm.chat import Limits
from rag.model import Meeting, Source, Status
from rag.summaries.generative import GenerativeSummariser
from rag.summaries.item import summarise_item
from rag.summaries.merging import VERBATIM
from rag.summaries.summary import Summary, Wish

#: Time enough for a provider's package to be imported with the first request, and hardly a pause.
PATIENT = Limits(seconds=20.0, tokens=2_000, tries=2, backoff=0.01)


def parsed(text: str) -> Meeting:
    return parse_meeting(Source("møde.txt", text, hashlib.sha256(text.encode()).hexdigest()))


#: Punkt 3 was approved, with votes; Punkt 12 was put off.
APPROVED, PUT_OFF = parsed(ROADS_2025), parsed(ROADS_2024)
AGENDA = parsed(
    ROADS_2024.replace("REFERAT", "DAGSORDEN").partition("Beslutning")[0].replace("REFERAT", "DAGSORDEN")
)

#: Punkt 3 with much about its measurements.
LONG = parsed(
    ROADS_2025.replace(
        "Projektet har tre faser:",
        "\n\n".join(
            f"Målestation {n} ligger ved husnummer {n * 3} og måler støjen hver time i hele {2000 + n}. "
            "Målingerne bliver samlet i en fælles rapport, som forvaltningen offentliggør på sin hjemmeside."
            for n in range(1, 40)
        )
        + "\n\nProjektet har tre faser:",
    )
)

ABOUT = "Støj fra ringvejen skal dæmpes med en jordvold i stedet for en skærm. [1]"
NOISE = "Volden dæmper støjen med 40 procent. [1]"
DECIDED = "Udvalget godkendte, at volden anlægges. [3] A, V og F stemte for, og C stemte imod. [3]"
COST = "Volden koster 2,9 mio. kr., og pengene holdes inden for budgettet. [2]"
NEXT = "Opmålingen sker i maj 2025, og jorden bliver kørt i foråret 2026. [1]"


def draft(
    about: str = f"{ABOUT} {NOISE}", decided: str = DECIDED, cost: str = COST, after: str = NEXT
) -> str:
    """A summary of Punkt 3 as a model is told to write it."""
    return f"""Overskrift: Udvalget godkendte en jordvold ved ringvejen [3]

## Hvad handler det om
{about}

## Hvad blev besluttet
{decided}

## Hvad koster det
{cost}

## Hvad sker der nu
{after}
"""


def saying(*texts: str, **how: Any) -> Callable[[Request], Reply]:
    """A script that says these in turn, the last again and again."""
    said = iter(texts)
    return lambda _: Says(next(said, texts[-1]), **{"size": 40, **how})


@contextmanager
def summariser(
    script: Script, provider: str = "openai", limits: Limits = PATIENT, **settings: Any
) -> Iterator[tuple[GenerativeSummariser, Server]]:
    """A summariser with a language model behind a server that follows the script."""
    with serving(script) as server:
        model = chat(server, provider, limits)
        yield (
            GenerativeSummariser(
                Settings(home=Path("unused"), llm_timeout=limits.seconds, **settings), model
            ),
            server,
        )


def summed_up(
    script: Script,
    meeting: Meeting = APPROVED,
    number: int | None = None,
    wish: Wish | None = None,
    **how: Any,
) -> tuple[Summary, Server]:
    """The summary of an item, its first one unless another is named, and the server that was asked."""
    item = meeting.items[0] if number is None else meeting.item(number)
    assert item is not None
    with summariser(script, **how) as (summariser_, server):
        return summariser_.item(meeting, item, wish or Wish(), lambda _: meeting), server


def told(summary: Summary) -> dict[str, list[str]]:
    """The sentences by heading."""
    return {part.heading: [claim.text for claim in part.claims] for part in summary.parts}


def is_confirmed(summary: Summary) -> bool:
    """Whether every sentence cites something, and none of that is unconfirmed."""
    return all(
        claim.citations and all(c.status is not Status.UNCONFIRMED for c in claim.citations)
        for claim in summary.claims
    )


def is_extractive(summary: Summary, notice: str) -> bool:
    """Whether a summary of Punkt 3 is the one without a model, with a note that says why."""
    plain = summarise_item(APPROVED, APPROVED.items[0], Wish(), lambda _: APPROVED)
    same = (summary.headline, summary.parts) == (plain.headline, plain.parts)
    return same and (summary.mode, summary.model, summary.notes) == ("extractive", None, (notice, VERBATIM))
