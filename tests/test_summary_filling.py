"""How a page is filled: what must stand, then the best of the rest, round by round."""

from __future__ import annotations

from rag.model import Claim
from rag.summaries.filling import Entry, filled


def sentence(words: int, name: str = "ord") -> Claim:
    return Claim(" ".join([name] * words))


def entry(name: str, *groups: int, most: int = 100) -> Entry:
    """An opening of two words, and groups of one sentence with so many words."""
    further = tuple((sentence(words, f"{name}{number}"),) for number, words in enumerate(groups))
    return Entry(sentence(2, name), further, most)


def words(claims: tuple[Claim, ...]) -> list[int]:
    return [len(claim.text.split()) for claim in claims]


def test_openings_stand_even_where_there_is_no_room() -> None:
    told = filled({"a": [entry("x", 5), entry("y", 5)]}, 0)
    assert words(told["a"]) == [2, 2]


def test_the_first_group_of_every_entry_comes_before_any_second_one() -> None:
    told = filled({"a": [entry("x", 3, 4), entry("y", 3, 4)]}, 10)
    assert words(told["a"]) == [2, 3, 2, 3]


def test_the_first_part_is_filled_first() -> None:
    told = filled({"a": [entry("x", 3, 4)], "b": [entry("y", 3)]}, 11)
    assert (words(told["a"]), words(told["b"])) == ([2, 3, 4], [2])


def test_an_entry_has_no_more_than_its_own_words() -> None:
    assert words(filled({"a": [entry("x", 6, 3, most=4)]}, 100)["a"]) == [2, 3]


def test_nothing_stands_twice() -> None:
    once = sentence(3)
    told = filled({"a": [Entry(once, ((once, sentence(3, "andet")), (sentence(3, "andet"),)), 100)]}, 100)
    assert [claim.text for claim in told["a"]] == ["ord ord ord", "andet andet andet"]
