"""A price is told where the sentences that speak most of a thing have none; another sum is no price."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import asking
from minutes import EVERY

from rag.ask.asked import Asked
from rag.ask.civic.price import asks_for_price, price

PATHS = """\
Skovlund Kommune

REFERAT Teknikudvalget d. 11-06-2025

Mødedato Onsdag d. 11. juni 2025 kl. 15:00

Mødedeltagere Jens Bang (A), Karen Friis (V)

Punkt 30: Cykelsti langs Egevej

Sagsfremstilling

Udvalget har ønsket en dobbeltrettet cykelsti langs Egevej på 4 km. Der er søgt 2,0 mio. kr. fra puljen.

I 1.000 kr.\t2025\t2026\tI alt
Anlægsudgift\t1.900\t7.200\t9.100

Beslutning

Godkendt.

Punkt 31: Gangbro over Lilleå

Sagsfremstilling

Gangbroen over Lilleå skal males, og der er tilført 300.000 kr. til kassen.

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Asked]]:
    with asking(tmp_path_factory.mktemp("price"), (*EVERY, PATHS)) as asks:
        yield asks


def test_the_total_price_of_the_matter_is_told(asked: Callable[[str], Asked]) -> None:
    question = asked("Hvad koster cykelstien langs Egevej?")
    assert asks_for_price(question)
    assert [one.text for one in price(question)] == [
        "Anlægsudgift, I alt: 9.100 (i 1.000 kr., dvs. 9.100.000 kr.)."
    ]


@pytest.mark.parametrize(
    "text", ["Hvad koster gangbroen over Lilleå?", "Hvad koster cykelstien langs Egevej i drift?"]
)
def test_a_sum_that_is_no_price_or_of_another_thing_is_not_told(
    asked: Callable[[str], Asked], text: str
) -> None:
    assert price(asked(text)) == []


@pytest.mark.parametrize(
    "text", ["Hvad koster madordningen?", "Hvad blev besluttet om cykelstien langs Egevej?"]
)
def test_it_is_asked_only_where_a_price_is_wanted_and_lacking(
    asked: Callable[[str], Asked], text: str
) -> None:
    assert not asks_for_price(asked(text))
