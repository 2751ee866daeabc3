"""Whether an answer states a fact: hand-written probes, and the reading they rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.facts import Day, Figure, TokenKind, figure, read, tidy
from eval.matching import matches

SAYS = [
    # figures: unit, scale, precision
    ("8,6 mio. kr.", "Broen koster 8,6 mio. kr."),
    ("8,6 mio", "Broen koster 8,6 millioner kroner"),
    ("8.600.000 kr.", "Broen koster 8,6 mio. kr."),
    ("8.632 t.kr.", "Afvigelsen er 8,6 mio. kr."),
    ("8.632 (1.000 kr.)", "Afvigelsen er 8,6 mio. kr."),
    ("8.632", "Afvigelsen er 8.632 (1.000 kr.)"),
    ("1,2 mia. kr.", "i alt 1.200 mio. kr."),
    ("2.000 kr", "for 2000 kroner"),
    ("7 pct.", "det svarer til 7 %"),
    ("7%", "knap 7 procent af udgiften"),
    ("37,93", "en refusion på -37,93%"),
    ("-7,358 mio. kr.", "en afvigelse på −7,358 mio. kr."),
    ("2.895", "2895 borgere"),
    ("1 611 105", "1.611.105"),
    ("200", "Der var 200 ledige stillinger."),
    ("22 person", "svarende til 22 personer"),
    ("7 ud af", "7 ud af de 18 unge"),
    ("12. plads", "Kommunen ligger på 12. pladsen"),
    ("8.500 m3", "et bassin på 8.500 m³"),
    ("26 uge", "ansat i 26 uger"),
    ("3-9 måneder", "ledige i 3–9 måneder"),
    ("5 kommuner", "fem kommuner"),
    ("-7,358 mio. kr.", "minus 7,358 mio. kr."),
    ("1. halvår 2025", "i første halvår 2025"),
    ("2023/2024", "i skoleåret 2023/24"),
    # dates and other references
    ("27. maj 2026", "mødet den 27-05-2026"),
    ("27-05-2026", "mødet den 27. maj 2026"),
    ("27.05.2026", "mødet 27/5-26"),
    ("2026-05-27", "onsdag d. 27. maj 2026 kl. 16:00"),
    ("maj 2026", "på mødet den 27. maj 2026"),
    ("nov. 2026", "i november 2026"),
    ("31. maj", "senest den 31. maj 2025"),
    ("1/5", "fristen er 1. maj"),
    ("august", "på mødet i august"),
    ("august", "på augustmødet"),
    ("2027", "primo 2027"),
    ("11. eller 12. september", "den 11. eller 12. september"),
    ("kl. 16", "mødet begynder kl. 16.00"),
    ("§ 65e", "jf. kommunestyrelseslovens § 65e, stk. 2"),
    ("Punkt 7", "se punkt 7 på dagsordenen"),
    ("00.01.00G01-46-26", "sag 00.01.00G01-46-26"),
    # words: beginnings, ends of compounds, spelling out
    ("udsky", "Sagen udskydes til næste møde."),
    ("udsat", "Sagen blev udsat."),
    ("opkvalificer", "flere skal opkvalificeres"),
    ("bogholder", "som bogholdere og lønmedarbejdere"),
    ("jobcent", "på hovedjobcentret"),
    ("uforudsete", "kontoen for **uforudsete** udgifter"),
    ("Ikast-Brande", "Ikast Brande Kommune"),
    ("analyse- og viden", "en analyse- og vidensfase"),
    ("STU", "merforbrug på STU-området"),
    ("STU-", "en STU-analyse"),
    ("Ida Holm", "Ida Holms forslag"),
    ("Ida Holm (A)", "forslaget fra Ida Holm"),
    ("Ida Holm", "Ida Holm (A) stemte for"),
    ("Økonomi- og Planlægningsudvalget", "i økonomi- og planlægningsudvalget"),
    ("syv", "Syv jobcentre deltager."),
    ("tre procent", "en vækst på tre\u00a0procent"),
    # polarity
    ("godkendt", "Indstillingen blev godkendt uden bemærkninger."),
    ("godkendt", "Ingen stemte imod, og sagen blev godkendt."),
    ("godkendt", "ikke kun drøftet, men godkendt"),
    ("godkendt", "Sagen blev ikke udsat, men godkendt."),
    ("godkendt", "Punktet blev godkendt, selv om to ikke var til stede."),
    ("ikke godkendt", "Sagen blev ikke godkendt."),
    ("nåede ikke", "Kommunen nåede ikke målet."),
]

DOES_NOT_SAY = [
    # the five traps
    ("8,6 mio.", "86 mio. kr."),
    ("5 stemmer", "15 stemmer for"),
    ("8.632", "8,632"),
    ("godkendt", "Sagen blev ikke godkendt."),
    ("27-05-2026", "28. maj 2026"),
    # figures: unit, scale, precision, sign
    ("8,6 mio. kr.", "8,6 mia. kr."),
    ("8,6 mio. kr.", "8,6 kr."),
    ("8,6 mio. kr.", "8,7 mio. kr."),
    ("8,6 mio. kr.", "8.632 t.kr."),
    ("8,6 mio. kr.", "8.612.000 kr."),
    ("8.632 t.kr.", "8,7 mio. kr."),
    ("9.421 kr", "9.421 (1.000 kr.)"),
    ("7 pct.", "7 personer"),
    ("7 procent", "7 procentpoint"),
    ("7 pct.", "7,5 pct."),
    ("-7,358 mio. kr.", "et overskud på 7,358 mio. kr."),
    ("200", "1.200 ledige"),
    ("200", "200,5 timer"),
    ("200", "200 mio. kr."),
    ("3,0", "de 3 kommuner"),
    ("22 person", "122 personer"),
    ("1,8", "11,8 pct."),
    ("7,358 mio. kr.", "en afvigelse på -7,358 mio. kr."),
    ("26 uger", "26 dage"),
    ("26 uger", "26 kr."),
    ("3. kvartal", "4. kvartal"),
    # masks: digits that are no figures
    ("5", "Punkt 5"),
    ("5", "[Punkt 5] [Punkt 5, 27.11.2024]"),
    ("65", "efter § 65e, stk. 2"),
    ("2", "efter § 65e, stk. 2"),
    ("16", "mødet begynder kl. 16:00"),
    ("46", "sag 00.01.00G01-46-26"),
    ("27", "den 27. maj"),
    ("§ 6", "jf. § 65e"),
    ("§ 65", "jf. § 65e"),
    # dates
    ("27. maj 2026", "27. maj 2025"),
    ("27. maj 2026", "27. maj"),
    ("november 2026", "november 2025"),
    ("1. maj", "11. maj"),
    ("2026", "2.025 borgere i 2025"),
    # words
    ("seks", "seksten mål"),
    ("fire", "firetiden"),
    ("udsat", "indsatsen for udsatte borgere"),
    ("et mål", "et samlet mål"),
    ("et mål", "det samlet målte"),
    ("7 af", "7 afdelinger"),
    ("STU", "et studie af unge"),
    ("STU-", "et studie af unge"),
    ("værdig", "en uværdig sagsbehandling"),
    ("godkendt", "på forhåndsgodkendt areal"),
    ("Ida Holm", "Ida Lund og Bo Holm"),
    # polarity
    ("godkend", "Udvalget kunne ikke godkende forslaget."),
    ("godkendt", "Ingen af de tre forslag blev godkendt."),
    ("godkendt", "Forslaget blev hverken godkendt eller udsat."),
    ("udsat", "Forslaget blev hverken godkendt eller udsat."),
    ("godkendt", "uden at forslaget blev godkendt"),
    ("godkend", "Derfor godkendte udvalget ikke forslaget."),
    ("tiltråd", "Indstillingen blev ikke tiltrådt."),
    ("til efterretning", "Orienteringen blev ikke taget til efterretning."),
    ("nået", "Målet er ikke nået."),
]


@pytest.mark.parametrize(("form", "answer"), SAYS)
def test_an_answer_states_a_fact(form: str, answer: str) -> None:
    assert matches(form, answer)


@pytest.mark.parametrize(("form", "answer"), DOES_NOT_SAY)
def test_an_answer_does_not_state_a_fact(form: str, answer: str) -> None:
    assert not matches(form, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,6 mio. kr.", Figure(Decimal("8.6"), 1, 10**6, "kr")),
        ("8.632", Figure(Decimal(8632))),
        ("8,632", Figure(Decimal("8.632"), 3)),
        ("-1.611,1 t.kr.", Figure(Decimal("-1611.1"), 1, 1000, "kr")),
        ("1,2 mia.", Figure(Decimal("1.2"), 1, 10**9)),
        ("3 milliarder kroner", Figure(Decimal(3), 0, 10**9, "kr")),
        ("5,4 mil. kr.", Figure(Decimal("5.4"), 1, 10**6, "kr")),
        ("20 tusind kr.", Figure(Decimal(20), 0, 1000, "kr")),
        ("8.632 (i 1.000 kr.)", Figure(Decimal(8632), 0, 1000, "kr")),
        ("7 procentpoint", Figure(Decimal(7), 0, 1, "procentpoint")),
        ("minus 1,4 mio. kr.", Figure(Decimal("-1.4"), 1, 10**6, "kr")),
        ("enogtyve uger", Figure(Decimal(21), 0, 1, "uge")),
        ("8.500 m³", Figure(Decimal(8500), 0, 1, "m3")),
    ],
)
def test_a_figure_has_unit_and_precision(text: str, expected: Figure) -> None:
    assert figure(text) == expected


def test_what_is_no_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="not one figure"):
        figure("27. maj 2026")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27. maj 2026", Day(2026, 5, 27)),
        ("27-05-2026", Day(2026, 5, 27)),
        ("27.05.2026", Day(2026, 5, 27)),
        ("27/5-26", Day(2026, 5, 27)),
        ("2026-05-27", Day(2026, 5, 27)),
        ("27. maj", Day(None, 5, 27)),
        ("31.05", Day(None, 5, 31)),
        ("nov. 2026", Day(2026, 11)),
        ("2026", Day(2026)),
        ("7-maj-2025", Day(2025, 5, 7)),
    ],
)
def test_a_date_is_read_in_every_form(text: str, day: Day) -> None:
    assert [token.value for token in read(text)] == [day]


def test_references_are_no_figures() -> None:
    kinds = {token.kind for token in read("Punkt 5, § 65e, stk. 2, kl. 16:30, 00.01.00G01-46-26, 05.38.42")}
    assert kinds == {TokenKind.PUNKT, TokenKind.LAW, TokenKind.CLOCK, TokenKind.CODE}


def test_the_end_of_a_range_is_not_below_zero() -> None:
    values = [token.value for token in read("8.-10. klasse, 30-40 minutter, 2026-2029")]
    assert all(value.number > 0 for value in values if isinstance(value, Figure))


def test_tidy_takes_marks_and_emphasis_out() -> None:
    assert tidy("**8,6**\u00a0mio. –  [Punkt 4, 12.03.2025]  kr.") == "8,6 mio. - kr."


@given(st.integers(1000, 10**12), st.sampled_from([" kr.", " mio. kr.", " pct.", ""]))
def test_grouped_and_plain_digits_are_one_figure(number: int, unit: str) -> None:
    grouped = f"{number:,}".replace(",", ".")
    plain = read(f"{number}{unit}")[0].value
    if isinstance(plain, Figure):
        assert figure(f"{grouped}{unit}") == plain
    else:
        assert plain == Day(year=number)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_whole_number_states_itself_alone(gold: int, said: int) -> None:
    assert matches(f"{gold} stemmer", f"der var {said} stemmer for") is (gold == said)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2059, 12, 31)))
def test_a_date_matches_itself_in_digits(day: date) -> None:
    assert matches(f"{day:%d.%m.%Y}", f"mødet {day:%d-%m-%Y} kl. 9")
    assert matches(f"{day:%Y-%m-%d}", f"{day:%d/%m-%Y}")
