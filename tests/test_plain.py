"""A sentence of minutes in plainer sentences that say the same."""

from __future__ import annotations

import pytest

from rag.plain import simplified


@pytest.mark.parametrize(
    ("sentence", "plainer"),
    [
        (
            "- at der gives en bevilling på 15.094.000 kr., jf. bilag 1.",
            "At der gives en bevilling på ca. 15,1 mio. kr.",
        ),
        (
            "Såfremt prisen\nstiger, afholdes udgiften af puljen.",
            "Hvis prisen stiger, betales udgiften af puljen.",
        ),
        ("**Byggeriet** påbegyndes ultimo 2026", "Byggeriet begynder i slutningen af 2026."),
        ("Fristen er den 27-05-2026 kl. 12.", "Fristen er den 27. maj 2026 kl. 12."),
    ],
)
def test_the_rules_work_together(sentence: str, plainer: str) -> None:
    assert simplified(sentence) == (plainer,)


def test_a_plain_sentence_stays() -> None:
    assert simplified("Stien åbner i maj.") == ("Stien åbner i maj.",)


def test_a_rule_that_would_turn_what_is_said_is_undone() -> None:
    sentence = "Det gælder ikke udelukkende de fem skoler i byen."
    assert simplified(sentence) == (sentence,)


def test_an_outcome_is_told_as_often_as_it_stood() -> None:
    sentence = "Økonomiudvalget anbefaler, at taksten er 31 kr. pr. barn, og at puljen er på 2 mio. kr."
    assert simplified(sentence) == (sentence,)


def test_nothing_is_said_where_there_are_no_words() -> None:
    assert simplified(" ** - ") == ()
