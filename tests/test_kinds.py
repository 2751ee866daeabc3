"""Whether a unit holds the kind of fact that a question asks for, beyond what it says itself."""

from __future__ import annotations

import pytest

from rag.ask.evidence.kinds import CHECKS, fitting
from rag.ask.evidence.units import Unit, UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import words
from rag.model import Role, Span


def unit(text: str, kind: UnitKind = UnitKind.SENTENCE) -> Unit:
    return Unit(kind, Span(0, len(text)), text, Role.BACKGROUND, "Sagsfremstilling", tuple(words(text)))


@pytest.mark.parametrize(
    ("want", "question", "holds", "lacks"),
    [
        (Want.FIGURE, "Hvor mange træer plantes der?", "Der plantes 40 træer.", "Der plantes træer."),
        (Want.FIGURE, "Hvor lang er en vold til 3 mio. kr.?", "Den er 200 meter.", "Den koster 3 mio. kr."),
        (Want.MONEY, "Hvor meget koster volden?", "Den koster 3 mio. kr.", "Den er 3 meter."),
        (Want.PERCENT, "Hvor mange procent?", "Støjen faldt 4 pct.", "Støjen faldt 4 decibel."),
        (Want.DATE, "Hvornår åbner broen?", "Den åbner 3. maj 2026.", "Den åbner senere."),
        (Want.DATE, "Hvornår åbner broen?", "Den åbner til foråret, i uge 12.", "Den åbner hurtigt."),
        (Want.DATE, "Hvornår i 2026 åbner broen?", "Den åbner 3. maj.", "Den åbner 2026."),
        (Want.PERSON, "Hvem leder centret?", "Leder er Ida Bech.", "Lederen er ny."),
        (Want.PLACE, "Hvor ligger volden?", "Den ligger ved Åvej.", "Den ligger langt væk."),
        (Want.REASON, "Hvorfor?", "Det skyldes regn.", "Det regner."),
        (Want.REASON, "Hvorfor?", "Vejen lukkes, fordi den er glat.", "Vejen lukkes."),
        (Want.LIST, "Hvilke veje?", "Åvej, Bakkevej og Havnevej.", "Åvej og Bakkevej."),
        (Want.DEFINITION, "Hvad er en jordvold?", "En jordvold er en bakke.", "Der bygges en bakke."),
        (Want.ATTENDANCE, "Hvem deltog?", "Bo Dal deltog ikke.", "Bo Dal talte ikke."),
    ],
)
def test_a_fact_of_the_kind_asked_for_is_seen(want: Want, question: str, holds: str, lacks: str) -> None:
    check, asked = CHECKS[want], Question(question)
    assert check(unit(holds), asked)
    assert not check(unit(lacks), asked)


def test_a_list_is_a_list_however_short() -> None:
    assert CHECKS[Want.LIST](unit("Åvej.", UnitKind.LIST), Question("Hvilke veje?"))


def test_the_fit_is_the_share_of_kinds_that_are_held() -> None:
    question = Question("Hvornår åbner broen, og hvorfor?")
    assert question.wants == {Want.DATE, Want.REASON}
    assert fitting(unit("Den åbner 3. maj."), question) == 0.5
    assert fitting(unit("Den åbner 3. maj, fordi vejen er glat."), question) == 1.0
    assert fitting(unit("Den åbner."), question) == 0.0


def test_a_question_of_no_kind_fits_every_unit_half() -> None:
    assert fitting(unit("Den åbner 3. maj."), Question("Fortæl om broen")) == 0.5


def test_what_is_free_has_a_price() -> None:
    asked = Question("Hvor mange kroner koster billetten?")
    assert CHECKS[Want.MONEY](unit("Billetten er gratis."), asked)
    assert not CHECKS[Want.MONEY](unit("Billetten er rød."), asked)
