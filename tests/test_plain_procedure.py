"""What a body does with a matter is told in everyday words, and only where these say the same."""

from __future__ import annotations

import pytest

from rag.plain import simplified
from rag.plain.guard import holds
from rag.plain.procedure import with_plain_procedure


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Udvalget godkendte planen.", "Udvalget sagde ja til planen."),
        ("Udvalget godkendte også, at stien anlægges.", "Udvalget sagde også ja til, at stien anlægges."),
        ("Byrådet afviste forslaget.", "Byrådet sagde nej til forslaget."),
        ("Udvalget afviste en ansøgning om støtte.", "Udvalget sagde nej til en ansøgning om støtte."),
        ("Et enigt udvalg godkendte taksterne.", "Et enigt udvalg sagde ja til taksterne."),
        (
            "Børne- og Skoleudvalget godkendte den nye plan og bad om tal.",
            "Børne- og Skoleudvalget sagde ja til den nye plan og bad om tal.",
        ),
        ("Det skete, at udvalget ikke godkendte planen.", "Det skete, at udvalget ikke sagde ja til planen."),
        ("På mødet i maj godkendte udvalget planen.", "På mødet i maj sagde udvalget ja til planen."),
        ("Planen forelægges Byrådet den 3. maj.", "Planen kommer op i Byrådet den 3. maj."),
        ("Planen skal forelægges Byrådet den 3. maj.", "Planen skal komme op i Byrådet den 3. maj."),
        ("Ansøgningen forelægges igen.", "Ansøgningen kommer op igen."),
        ("Planen behandles i Økonomiudvalget i maj.", "Planen tages op i Økonomiudvalget i maj."),
        ("Byrådet træffer den endelige beslutning.", "Byrådet tager den endelige beslutning."),
        ("Medlemmerne underskriver referatet.", "Medlemmerne skriver under på referatet."),
        ("Ti ejere har underskrevet en aftale.", "Ti ejere har skrevet under på en aftale."),
        ("Udvalget orienteres om broen.", "Udvalget hører om broen."),
        ("Udvalget orienteres om, at broen er lukket.", "Udvalget får at vide, at broen er lukket."),
        ("Formanden orienterede om, at broen er lukket.", "Formanden fortalte, at broen er lukket."),
        ("Klubben bemyndiges til at leje hallen ud.", "Klubben får lov til at leje hallen ud."),
        ("Udgiften finansieres af puljen.", "Udgiften betales af puljen."),
        ("Taksten nedsættes fra 50 kr. til 40 kr.", "Taksten sænkes fra 50 kr. til 40 kr."),
        ("Taksten forhøjes med 5 kr.", "Taksten hæves med 5 kr."),
        (
            "Bo Krag ønskede tilført protokollen, at broen er grim.",
            "Bo Krag bad om at få skrevet i referatet, at broen er grim.",
        ),
        ("Vi foreslår på den baggrund, at vejen flyttes.", "Vi foreslår derfor, at vejen flyttes."),
        ("Åen har de seneste år været høj.", "Åen har de sidste år været høj."),
    ],
)
def test_what_a_body_does_is_told_plainly(written: str, plain: str) -> None:
    assert with_plain_procedure(written) == plain
    assert simplified(written) == (plain,)


@pytest.mark.parametrize(
    "text",
    [
        "De godkendte takster gælder fra maj.",
        "Det er den plan, som udvalget godkendte i maj.",
        "Den plan, udvalget godkendte sidste år, er ny.",
        "Den af udvalget godkendte plan er ny.",
        "Udvalget godkendte den 3. maj planen.",
        "Udvalget godkendte ikke planen.",
        "Udvalget godkendte og ændrede planen.",
        "Udvalget godkendte det.",
        "Forvaltningen afviste, at der er penge.",
        "Udvalget afviste, at der er penge.",
        "Derfor forelægges Byrådet planen igen.",
        "Patienterne behandles i klinikken.",
        "Taksten nedsættes.",
        "Der nedsættes et udvalg.",
        "Anlægget finansieres af lån.",
        "Protokollen blev underskrevet.",
        "Forvaltningen skal bemyndiges til at købe.",
        "De seneste tal er gode.",
    ],
)
def test_words_stay_where_they_may_mean_something_else(text: str) -> None:
    assert with_plain_procedure(text) == text


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Udvalget godkendte planen.", "Udvalget sagde nej til planen."),
        ("Udvalget godkendte planen.", "Udvalget sagde ikke ja til planen."),
        ("Udvalget afviste planen.", "Udvalget sagde ja til planen."),
        ("Udvalget drøftede planen.", "Udvalget sagde ja til planen."),
    ],
)
def test_a_yes_for_a_no_is_no_plainer_wording(written: str, wrong: str) -> None:
    assert not holds(written, (wrong,))
