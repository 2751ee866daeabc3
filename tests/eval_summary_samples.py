"""Minutes of one meeting, a suite over them, and right summaries, for the tests of the harness."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from eval.minutes import Minutes, Place
from eval.quoting import quoted
from eval.summaries.suite import SummarySuite, load_summary_suite
from eval.summaries.trial import MeetingTrial, SummaryTrial
from rag.errors import EmptyQuestion
from rag.model import Claim, Span
from rag.summaries.summary import Heading, Part, Subject, Summary, Wish

PRICE = "Hallen koster 8,6 mio. kr. og er færdig den 1. oktober 2026."
DECIDED = "Indstillingen blev tiltrådt."
VOTED = "For stemte: A og F. Imod stemte: V"
NOISE = "Udvalget udsatte sagen til mødet den 4. juni 2025."

MINUTES = f"""REFERAT Fritidsudvalget d. 20-05-2025

Mødedato Tirsdag d. 20. maj 2025 kl. 15:00

Mødested Nørbyhallen

Mødedeltagere Ida Holm (A), Kaj Brink (F), Bo Krag (V)

Punkt 4: Nye omklædningsrum på Nørby Skole

Resume

{PRICE} {"Bygningen skal bruges af skolen om dagen og af foreningerne om aftenen. " * 6}

{"Der er plads til to hold ad gangen, og der bliver adgang for alle. " * 6}

Indstilling

Forvaltningen indstiller,

at projektet godkendes.

Beslutning

{DECIDED}

{VOTED}

Punkt 5: Støj på Havnegade

Resume

Der er målt 62 decibel på Havnegade.

Indstilling

Forvaltningen indstiller,

at der lægges ny asfalt for 450.000 kr.

Beslutning

{NOISE}

Punkt 6: Lukket: Salg af grund
"""

SUITE = """\
- id: hall
  item: {doc: fritid, punkt: 4}
  decision: [godkendt]
  votes: {for: [A, Kaj Brink], against: [V]}
  vital: [["8,6 mio. kr."], ["1. oktober 2026"]]
  main: [["skolen"]]
  forbidden: ["hallen er solgt"]
- id: noise
  item: {doc: fritid, punkt: 5}
  decision: [udsat]
  vital: [["4. juni"]]
"""


def write_minutes(folder: Path) -> Path:
    """One meeting with an approved, a postponed and a closed item."""
    corpus = folder / "minutes"
    corpus.mkdir(exist_ok=True)
    (corpus / "fritid.txt").write_text(MINUTES, encoding="utf-8")
    return corpus


def suite(folder: Path, text: str = SUITE, name: str = "small") -> SummarySuite:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return load_summary_suite(path)


def said(minutes: Minutes, punkt: int, text: str, quote: str | None = None) -> Claim:
    """A sentence that cites a quote of an item, or its heading."""
    place = Place("fritid.txt", punkt)
    source, item = minutes.meeting(place).source.text, minutes.item(place)
    at = source.find(quote, item.span.start) if quote else item.heading.start
    span = Span(at, at + len(quote)) if quote else item.heading
    return Claim(text, (quoted(minutes, place, span),))


def hall(minutes: Minutes) -> Summary:
    """A right summary of the approved item."""
    about = (said(minutes, 4, PRICE, PRICE), said(minutes, 4, "Skolen skal bruge hallen om dagen.", PRICE))
    decided = (
        said(minutes, 4, "Udvalget godkendte projektet.", DECIDED),
        said(minutes, 4, "Socialdemokratiet og SF stemte for, og Venstre stemte imod.", VOTED),
    )
    headline = said(minutes, 4, "Godkendt: Nye omklædningsrum")
    parts = (Part(Heading.ABOUT, about), Part(Heading.DECIDED, decided))
    return Summary(Subject.ITEM, "x/4", headline, parts)


def noise(minutes: Minutes) -> Summary:
    """A right summary of the postponed item."""
    decided = (said(minutes, 5, "Udvalget udsatte sagen til den 4. juni 2025.", NOISE),)
    return Summary(
        Subject.ITEM, "x/5", said(minutes, 5, "Udsat: Støj på Havnegade"), (Part(Heading.DECIDED, decided),)
    )


def page(minutes: Minutes) -> Summary:
    """A right summary of the meeting."""
    items = (
        said(minutes, 4, "Nye omklædningsrum: Udvalget godkendte projektet.", DECIDED),
        said(minutes, 5, "Støj på Havnegade: Udsat.", NOISE),
    )
    closed = (said(minutes, 6, "Punkt 6: Salg af grund."),)
    headline = Claim("Fritidsudvalget behandlede 3 punkter den 20. maj 2025", computed=True)
    return Summary(Subject.MEETING, "x", headline, (Part(Heading.ITEMS, items), Part(Heading.CLOSED, closed)))


def item_trial(
    minutes: Minutes, asked: SummarySuite, summary: Summary | None, case: str = "hall"
) -> SummaryTrial:
    found = next(one for one in asked.cases if one.id == case)
    return SummaryTrial(found, minutes, asked.place(found, minutes), summary)


def meeting_trial(minutes: Minutes, asked: SummarySuite, summary: Summary | None) -> MeetingTrial:
    cases = {case.item.punkt: case for case in asked.cases}
    return MeetingTrial(minutes.meetings[0], minutes, cases, summary)


def saying(summary: Summary, old: str, new: str) -> Summary:
    """A summary with other words in every sentence that has the old ones."""

    def changed(claim: Claim) -> Claim:
        return replace(claim, text=claim.text.replace(old, new))

    parts = tuple(Part(part.heading, tuple(map(changed, part.claims))) for part in summary.parts)
    return replace(summary, headline=changed(summary.headline), parts=parts)


class Scripted:
    """A system that has its summaries ready."""

    def __init__(self, minutes: Minutes) -> None:
        meeting = minutes.meetings[0]
        self.ready = {
            f"{meeting.id}/4": hall(minutes), f"{meeting.id}/5": noise(minutes), meeting.id: page(minutes)
        }  # fmt: skip

    def summarise(self, target: str, wish: Wish) -> Summary:
        if target not in self.ready:
            raise EmptyQuestion(f"no summary of {target} for {wish.audience}")
        return self.ready[target]
