"""Small minutes, a small suite over them, and systems with known answers, for the tests of the harness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import Case
from eval.minutes import Minutes
from rag.model import Answer, Citation, Claim, Searched, Span, Status

BRIDGE = "Broen koster 8,6 mio. kr. og står færdig den 1. oktober 2026."
NOISE = "Der er målt 62 decibel på Havnegade."
HALL = "Hallen får nye omklædningsrum for 1.250.000 kr."

TECHNICAL = f"""REFERAT Teknikudvalget d. 12-03-2025

Mødedato Onsdag d. 12. marts 2025 kl. 16:00

Mødested Rådhuset, Nørby

Mødedeltagere Ida Holm (A), Bo Krag (V), Eva Lund (C)

Punkt 4: Ny bro over åen

01.00.05P20-7-25

Resume

{BRIDGE}

Indstilling

Forvaltningen indstiller,

at broen godkendes.

Beslutning

Godkendt.

Punkt 5: Støj på Havnegade

Sagsfremstilling

{NOISE}

Beslutning

Udsat.
"""

SPORTS = f"""REFERAT Fritidsudvalget d. 20-05-2025

Mødedato Tirsdag d. 20. maj 2025 kl. 15:00

Mødested Nørbyhallen

Mødedeltagere Ida Holm (A), Kaj Brink (F)

Punkt 4: Nye omklædningsrum

Sagsfremstilling

{HALL}

I hele 1.000 kr.	Budget 2025	Forbrug
Haller	4.310	1.275

Beslutning

Taget til efterretning.
"""

SUITE = """\
- id: bridge-price
  question: "Hvad koster broen?"
  type: lookup
  phrasing: near
  facts: [["8,6 mio. kr."]]
  citations: [{doc: "teknik", punkt: 4}]
- id: noise-decision
  question: "Hvad blev der af støjen?"
  type: decision
  phrasing: paraphrase
  facts: [["udsat"]]
  forbidden: ["afvist"]
  citations: [{doc: "teknik", punkt: 5}]
- id: hall-price
  question: "Hvad koster omklædningsrummene?"
  type: lookup
  phrasing: near
  facts: [["1.250.000 kr."]]
  citations: [{doc: "fritid", punkt: 4}]
- id: tunnel
  question: "Hvad koster tunnelen?"
  type: unanswerable
  phrasing: near
  refuse: true
"""

#: Limits that `right` keeps over `SUITE`.
LIMITS = """\
[default]
floors.right_and_cited = 0.9
floors.citation_valid = 1.0
floors.gold_citation_precision = 0.9
floors.refusal_recall = 0.5
ceilings.over_refusal = 0.05
ceilings.answer_words = 25
phrasing.near.floors.right_and_cited = 0.9
phrasing.typo.floors.right_and_cited = 0.9
"""

SEARCHED = Searched(2, ("Nørby",), None, None)


def write_corpus(folder: Path) -> Path:
    """Two meetings, each with a Punkt 4."""
    folder.mkdir(exist_ok=True)
    (folder / "teknik.txt").write_text(TECHNICAL, encoding="utf-8")
    (folder / "fritid.txt").write_text(SPORTS, encoding="utf-8")
    return folder


def case(**changes: object) -> Case:
    """The question of what the bridge costs, with some keys changed."""
    keys: dict[str, object] = {
        "id": "bridge-price",
        "question": "Hvad koster broen?",
        "type": "lookup",
        "phrasing": "near",
        "facts": [["8,6 mio. kr."]],
        "citations": [{"doc": "teknik", "punkt": 4}],
    }
    return Case.model_validate(keys | changes)


def cite(minutes: Minutes, doc: str, punkt: int, quote: str = "") -> Citation:
    """A citation of an item that exists: of `quote`, or of the whole item."""
    meeting = minutes.named(doc)[0]
    item = meeting.item(punkt)
    assert item is not None
    start = meeting.source.text.index(quote, item.span.start) if quote else item.span.start
    span = Span(start, start + len(quote)) if quote else item.span
    return Citation(
        meeting.source.name,
        meeting.id,
        meeting.municipality,
        meeting.committee,
        meeting.date,
        punkt,
        item.title,
        None,
        meeting.text(span),
        span,
        Status.CONFIRMED,
    )


def answered(*claims: Claim) -> Answer:
    """An answer made of claims."""
    return Answer("", claims, SEARCHED)


REFUSAL = Answer("", (Claim("Det fremgår ikke af referaterne."),), SEARCHED, refused=True)


@dataclass(frozen=True)
class Scripted:
    """A system whose answer is a function of the question, and whose ranking is always the same."""

    reply: Callable[[str], Answer]
    ranking: Sequence[tuple[str, str, int]] | None = None

    def answer(self, question: str) -> Answer:
        return self.reply(question)

    def rank(self, question: str, k: int) -> Sequence[tuple[str, str, int]] | None:  # noqa: ARG002
        return None if self.ranking is None else self.ranking[:k]


def right(minutes: Minutes) -> Scripted:
    """Answers every question of `SUITE` as it should be."""
    replies = {
        "Hvad koster broen?": answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),))),
        "Hvad blev der af støjen?": answered(
            Claim("Punktet blev udsat.", (cite(minutes, "teknik", 5, "Udsat."),))
        ),
        "Hvad koster omklædningsrummene?": answered(Claim(HALL, (cite(minutes, "fritid", 4, HALL),))),
        "Hvad koster tunnelen?": REFUSAL,
    }
    places = [(m.source.name, m.id, item.number) for m in minutes.meetings for item in m.items]
    return Scripted(replies.__getitem__, places)


def always_refuses() -> Scripted:
    """A null system: never says anything."""
    return Scripted(lambda _: REFUSAL)


def echoes_everything(minutes: Minutes) -> Scripted:
    """A null system: says and cites all there is, whatever is asked."""
    claims = [
        Claim(meeting.text(item.span), (cite(minutes, meeting.source.name, item.number),))
        for meeting in minutes.meetings
        for item in meeting.items
    ]
    return Scripted(lambda _: answered(*claims))


def cites_one_punkt(minutes: Minutes) -> Scripted:
    """A null system: says the first item's text and cites it, whatever is asked."""
    quote = cite(minutes, "fritid", 4, HALL)
    return Scripted(lambda _: answered(Claim(HALL, (quote,))))
