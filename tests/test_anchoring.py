"""A sentence without facts is what one statement says: honest paraphrases are, turned ones are not."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLE_CORPUS

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.ask.generation.checking import stands, verified
from rag.ask.generation.marking import Sentence
from rag.ask.generation.repair import to_claims
from rag.ask.support.anchoring import anchored
from rag.danish import sentences
from rag.facts import wordy
from rag.facts.statements import statements
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, Meeting, Role

PARAPHRASES = Path(__file__).parent / "data" / "paraphrases.yaml"
MEETINGS = {m.id: m for m in (parse_meeting(read_source(path)) for path in find_documents([SAMPLE_CORPUS]))}
PLACES = [(meeting, item) for meeting in MEETINGS.values() for item in meeting.items]
PROSE = (Role.RESUME, Role.BACKGROUND, Role.ECONOMY, Role.DECISION, Role.NEXT_STEPS)
#: So many other Punkter each sentence is set beside.
BESIDE = 8
#: Letters of a sentence of prose; 'I 1.000 kr.' is none.
SHORTEST = 30
_DENIED = re.compile(r"\b(?:ikke|hverken|aldrig) ")
_VERB = re.compile(r"\b(er|har|skal|kan|får|bliver|vil|må|stiger|blev|skyldes|kræver|dækker|ønsker|låner)\b")

Told = tuple[str, Meeting, AgendaItem]

SOURCE = """\
Punkt 9: Pulje til foreninger

Puljen til foreninger kan søges hele året. Festen på torvet er brugt som prøve på nye lyskæder.

Salen har stået ubesat, og klubben må ikke leje den ud til firmaer.

Klubben ønsker:

- renere toiletter
- længere åbningstid
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Foreninger kan søge puljen hele året.", True),
        ("Puljen til foreninger kan ikke søges mere.", False),
        ("Puljen er brugt op, og at der ikke kan søges mere.", False),
        ("Renere toiletter er brugt som prøve på nye lyskæder.", False),
        ("Klubben må ikke udleje salen til firmaer.", True),
        ("Klubben må udleje salen til firmaer.", False),
        ("Salen har ikke været besat.", True),
        ("Salen har været besat.", False),
        ("Klubben ønsker renere toiletter og længere åbningstid.", True),
        ("Klubben ønsker ikke renere toiletter.", False),
        ("Puljen kan søges af foreninger, og salen har stået ubesat.", True),
    ],
)
def test_one_statement_says_it_and_denies_what_is_denied(said: str, told: bool) -> None:
    assert anchored(said, [statements(SOURCE)]) is told


def paraphrases() -> Iterator[Told]:
    """Every paraphrase that has no facts, with its Punkt."""
    by_name = {meeting.source.name: meeting for meeting in MEETINGS.values()}
    for name, items in yaml.safe_load(PARAPHRASES.read_text(encoding="utf-8")).items():
        for number, written in items.items():
            item = by_name[name].item(number)
            assert item is not None
            yield from ((said, by_name[name], item) for said in written if wordy(said))


def copied() -> Iterator[Told]:
    """Every whole sentence of the minutes' prose that has no facts."""
    for meeting, item in PLACES:
        for section in item.with_role(*PROSE):
            text = meeting.text(section.span)
            for said in (span.of(text) for span in sentences(text)):
                if (
                    said[:1].isupper()
                    and said.endswith(".")
                    and "\n" not in said
                    and len(said) >= SHORTEST
                    and wordy(said)
                ):
                    yield said, meeting, item


def kept(told: Iterable[Told]) -> list[str]:
    """Those that are confirmed beside their Punkt."""
    found = []
    for said, meeting, item in told:
        dossier = Dossier((Entry(1, meeting, item, (item.span,)),))
        if all(
            stands(verified(one, MEETINGS.__getitem__)) for one in to_claims([Sentence(said, (1,))], dossier)
        ):
            found.append(said)
    return found


def turned(said: str) -> str:
    """The sentence with a denial more, or without its own."""
    return _DENIED.sub("", said, count=1) if _DENIED.search(said) else _VERB.sub(r"\1 ikke", said, count=1)


def beside_others(told: Iterable[Told]) -> list[Told]:
    """Each sentence beside some other Punkter, the same in every run."""
    chance = random.Random(7)
    return [
        (said, *place)
        for said, _, item in told
        for place in chance.sample([other for other in PLACES if other[1] is not item], BESIDE)
    ]


def test_honest_paraphrases_are_kept() -> None:
    told = list(paraphrases())
    assert len(told) >= 70
    assert len(kept(told)) >= 0.85 * len(told)


def test_what_is_copied_is_kept() -> None:
    told = list(copied())
    assert len(told) >= 90
    assert len(kept(told)) >= 0.98 * len(told)


def test_the_opposite_of_a_paraphrase_is_not_kept() -> None:
    opposite = [(turned(said), m, item) for said, m, item in paraphrases() if turned(said) != said]
    assert len(opposite) >= 50
    assert len(kept(opposite)) <= 0.06 * len(opposite), kept(opposite)


def test_hardly_any_is_kept_beside_another_punkt() -> None:
    others = beside_others([*paraphrases(), *copied()])
    assert len(others) >= 1000
    assert len(kept(others)) <= 0.015 * len(others), kept(others)
