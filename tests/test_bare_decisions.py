"""Decisions that stand without a label at the end of items."""

from __future__ import annotations

from rag.ingest.bare_decisions import with_bare_decisions
from rag.ingest.parsing import parse_meeting
from rag.model import Meeting, Source

HEAD = "Solby Kommune, Skoleudvalget, referat af møde 22.01.2020\n\n"
CASE = "{} / Åben   {}\nSagsnr. 17.01.00-A00-{}-19\n"


def meeting(*ends: str) -> Meeting:
    items = (f"{CASE.format(n, 'Skolen', n)}{end}\n" for n, end in enumerate(ends, start=4))
    return parse_meeting(Source("referat.txt", HEAD + "\n".join(items), "0"))


def decided(found: Meeting) -> list[str | None]:
    return [one.decision.text if one.decision else None for one in found.items]


def test_what_the_body_decided_ends_each_item() -> None:
    found = meeting(
        "Skolen er slidt.\nUdvalget besluttede at lukke den.",
        "Skolen er ny.\nEt flertal (A og V) besluttede at bevare den. O stemte imod.\nFraværende: Bo Bak",
        "Skolen er gul.\nOrienteringen blev taget til efterretning.",
        "Der var intet.",
    )
    assert decided(found) == [
        "Udvalget besluttede at lukke den.",
        "Et flertal (A og V) besluttede at bevare den.",
        "Orienteringen blev taget til efterretning.",
        None,
    ]
    assert [vote.against for vote in found.items[1].votes] == [("O",)]


def test_what_was_decided_earlier_or_by_another_body_is_no_decision() -> None:
    text = "Sagen er ikke ny.\n"
    assert decided(meeting(f"{text}Udvalget besluttede den 3. maj 2019 at vente.", f"{text}Den er rød.")) == [
        None,
        None,
    ]
    other = meeting(f"{text}Byrådet besluttede at vente.", f"{text}Udvalget godkendte tilbuddet.")
    assert decided(other) == [None, "Udvalget godkendte tilbuddet."]


def test_where_one_decision_has_a_label_none_is_without() -> None:
    found = meeting(
        "Skolen er slidt.\nUdvalget besluttede at vente.", "Beslutning: Godkendt.\nSkolen består."
    )
    assert found.items[0].decision is None


def test_nothing_to_label_leaves_the_labels_as_they_are() -> None:
    assert with_bare_decisions([], {}, []) == {}
