"""What the tests of answers by a language model share: minutes in a home, a scripted server, a reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llm_samples import chat
from llm_server import Reply, Request, Says, Script, Server, serving
from minutes import EVERY

from rag.config import Settings
from rag.llm.chat import Limits
from rag.model import Answer, Claim, Status
from rag.pipeline import Punkt

ROADS_MEETING = "fjordby-teknik-og-miljoeudvalget-2025-03-12"
CARE_MEETING = "fjordby-social-og-sundhedsudvalget-2025-03-18"
#: Time enough for a provider's package to be imported with the first request, and hardly a pause.
PATIENT = Limits(seconds=20.0, tokens=400, tries=3, backoff=0.01)
#: What is asked unless another question matters; Punkt 3 answers it.
WALL = "Hvad koster jordvolden ved ringvejen?"
WALL_COSTS = "Volden koster 2,9 mio. kr."


@dataclass
class Reader:
    """Hears an answer: its text and sentences since it last began anew, and how often it did."""

    pieces: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    restarts: int = 0

    def text(self, piece: str) -> None:
        self.pieces.append(piece)

    def sentence(self, claim: Claim) -> None:
        self.claims.append(claim)

    def restart(self) -> None:
        self.pieces.clear()
        self.claims.clear()
        self.restarts += 1

    @property
    def heard(self) -> str:
        return "".join(self.pieces)


def ingested(home: Path) -> Path:
    """A home in which the four fictional meetings are."""
    folder = home / "referater"
    folder.mkdir(parents=True)
    for number, text in enumerate(EVERY):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Punkt.open(Settings(home=home / "home")) as punkt:
        punkt.ingest([folder])
    return home / "home"


def entries(prompt: str) -> dict[str, int]:
    """The numbers of the entries that a prompt shows, by Punkt."""
    return {
        punkt: int(number) for number, punkt in re.findall(r"^\[(\d+)\] Punkt (\d+) ·", prompt, re.MULTILINE)
    }


def marked(text: str, prompt: str) -> str:
    """The text with '[P3]' as the mark of the entry that shows Punkt 3."""
    return re.sub(r"\[P(\d+)\]", lambda found: f"[{entries(prompt)[found[1]]}]", text)


def saying(*texts: str, **how: Any) -> Callable[[Request], Reply]:
    """A script that says these in turn, the last again and again, with marks such as '[P3]'."""
    said = iter(texts)

    def script(request: Request) -> Reply:
        return Says(marked(next(said, texts[-1]), request.prompt), **how)

    return script


@contextmanager
def opened(
    home: Path, script: Script, provider: str = "openai", limits: Limits = PATIENT, **settings: Any
) -> Iterator[tuple[Punkt, Server]]:
    """Punkt with a language model behind a server that follows the script, asked by its real client."""
    with (
        serving(script) as server,
        Punkt.open(
            Settings(home=home, llm_timeout=limits.seconds, **settings), chat(server, provider, limits)
        ) as punkt,
    ):
        yield punkt, server


def asked(home: Path, script: Script, question: str = WALL, **how: Any) -> Answer:
    """The answer to one question."""
    with opened(home, script, **how) as (punkt, _):
        return punkt.ask(question)


def told(answer: Answer) -> list[tuple[str, Sequence[int], set[Status]]]:
    """Each claim with the Punkter that it cites, and how."""
    return [(c.text, [x.punkt for x in c.citations], {x.status for x in c.citations}) for c in answer.claims]
