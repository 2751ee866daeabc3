"""References: what looks like a figure and is none."""

from __future__ import annotations

import pytest

from rag.facts import ReferenceKind, months, references


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("§ 65e, stk. 2", ReferenceKind.LAW, ("65e", "stk 2")),
        ("§ 65 e", ReferenceKind.LAW, ("65e",)),
        ("§§ 4 og 5", ReferenceKind.LAW, ("4", "5")),
        ("kl. 9", ReferenceKind.CLOCK, ("9:00",)),
        ("klokken 19.30", ReferenceKind.CLOCK, ("19:30",)),
        ("19:30", ReferenceKind.CLOCK, ("19:30",)),
        ("05.01.00-P20-3-25", ReferenceKind.CASE, ("050100p20325",)),
        ("pkt. 5", ReferenceKind.NUMBERED, ("punkt 5",)),
        ("Model 2", ReferenceKind.NUMBERED, ("model 2",)),
    ],
)
def test_a_reference_is_read_in_its_parts(text: str, kind: ReferenceKind, parts: tuple[str, ...]) -> None:
    (found,) = references(f"Se {text} her")
    assert (found.kind, found.parts) == (kind, parts)
    assert found.span.of(f"Se {text} her") == text


def test_a_mark_of_our_own_is_no_reference() -> None:
    assert references("Stien er lang [Punkt 7].") == ()


def test_a_reference_agrees_as_far_as_it_goes() -> None:
    (short,), (long,), (other,) = references("§ 5"), references("§ 5, stk. 2"), references("§ 5, stk. 3")
    assert short.agrees_with(long)
    assert not long.agrees_with(short)
    assert not long.agrees_with(other)


def test_a_month_alone_is_read_where_it_is_no_part_of_a_date() -> None:
    assert [fact.month for fact in months("I maj, og den 3. juni 2025.")] == [5]
    assert months("Fru Maj deltog.") == ()
