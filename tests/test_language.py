"""Telling Danish from what else a model may write."""

from __future__ import annotations

import pytest

from rag.ask.questions.language import is_danish


@pytest.mark.parametrize(
    "text",
    [
        "Volden koster 2,9 mio. kr.",
        "Udvalget godkendte indstillingen.",
        "A, V og F stemte for. C stemte imod.",
        "Der var afbud fra Bent Krog, og Erik Holm deltog ikke i behandlingen af punktet.",
        "Ja.",
        "",
        "EU-projektet »Welcome to work« blev taget til efterretning af udvalget.",
    ],
)
def test_danish_is_told(text: str) -> None:
    assert is_danish(text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee approved the recommendation.",
        "The wall costs 2.9 million kroner and was approved by the committee.",
        "Der Ausschuss hat den Vorschlag genehmigt, und die Mauer wird nicht gebaut.",
        "Utskottet beslutade att vallen inte ska byggas och att ärendet återkommer.",
        "Le mur coûte 2,9 millions et la commission a approuvé les plans pour une année.",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore",
    ],
)
def test_other_languages_and_none_are_told(text: str) -> None:
    assert not is_danish(text)
