"""Typed facts, against a table of probes written by hand: what is read, what is masked, what agrees."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.facts import DateFact, Figure, Mood, dates, figures, names, outcomes
from rag.model import DecisionClass, Span

Read = tuple[str, str, str | None]


def read(text: str, scale: int = 1) -> list[Read]:
    """Value, step and unit of each figure, in plain digits."""
    return [(f"{f.value.normalize():f}", f"{f.step.normalize():f}", f.unit) for f in figures(text, scale)]


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("8.632", "8632", "1", None),
        ("8,632", "8.632", "0.001", None),
        ("8632", "8632", "1", None),
        ("8 632", "8632", "1", None),
        ("8\u00a0632 kr.", "8632", "1", "kr"),
        ("8.632.000 kr.", "8632000", "1", "kr"),
        ("1.500,50 kr.", "1500.5", "0.01", "kr"),
        ("7.500,00 kroner", "7500", "0.01", "kr"),
        ("1.500,- kr.", "1500", "1", None),
        ("kr. 1.500,50", "1500.5", "0.01", "kr"),
        ("Kr. 500", "500", "1", "kr"),
        ("DKK 500", "500", "1", "kr"),
        ("500 DKK", "500", "1", "kr"),
        ("8,6 mio. kr.", "8600000", "100000", "kr"),
        ("8,60 mio. kr.", "8600000", "10000", "kr"),
        ("0,535 mio. kr.", "535000", "1000", "kr"),
        ("86 mio. kr.", "86000000", "1000000", "kr"),
        ("5mio.kr.", "5000000", "1000000", "kr"),
        ("5 Mio. Kr.", "5000000", "1000000", "kr"),
        ("3 mill. kr.", "3000000", "1000000", "kr"),
        ("3 millioner kroner", "3000000", "1000000", "kr"),
        ("3,5 million", "3500000", "100000", "kr"),
        ("1,2 mia. kr.", "1200000000", "100000000", "kr"),
        ("10 mia", "10000000000", "1000000000", "kr"),
        ("1,2 milliarder kroner", "1200000000", "100000000", "kr"),
        ("500 t.kr.", "500000", "1000", "kr"),
        ("500 t. kr.", "500000", "1000", "kr"),
        ("500 tkr.", "500000", "1000", "kr"),
        ("8.632 t.kr.", "8632000", "1000", "kr"),
        ("500 tusind kr.", "500000", "1000", "kr"),
        ("500 tusinde", "500000", "1000", None),
        ("35 t. om ugen", "35", "1", None),
        ("12 %", "12", "1", "%"),
        ("12%", "12", "1", "%"),
        ("12,5 pct.", "12.5", "0.1", "%"),
        ("12 procent", "12", "1", "%"),
        ("5 procentpoint", "5", "1", "procentpoint"),
        ("5 pct.-point", "5", "1", "procentpoint"),
        ("5 %-point", "5", "1", "procentpoint"),
        ("-3.465", "-3465", "1", None),
        ("−3.465", "-3465", "1", None),
        ("-3,5 %", "-3.5", "0.1", "%"),
        ("-5 mio. kr.", "-5000000", "1000000", "kr"),
        ("minus 5 pct.", "-5", "1", "%"),
        ("+1.250", "1250", "1", None),
        ("2½ år", "2.5", "0.1", None),
        ("0,0", "0", "0.1", None),
        ("fem medlemmer", "5", "1", None),
        ("én stemme", "1", "1", None),
        ("SYV", "7", "1", None),
        ("tredive", "30", "1", None),
        ("enogtyve dage", "21", "1", None),
        ("nioghalvfems", "99", "1", None),
        ("ti procent", "10", "1", "%"),
        ("to mio. kr.", "2000000", "1000000", "kr"),
        ("2000 kr.", "2000", "1", "kr"),
        ("12-årige", "12", "1", None),
        ("15. plads", "15", "1", None),
        ("3 stk. borde", "3", "1", None),
    ],
)
def test_a_figure_is_read_with_its_last_digit_and_unit(
    text: str, value: str, step: str, unit: str | None
) -> None:
    assert read(f"Det er {text} i alt") == [(value, step, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Punkt 5", "pkt. 5", "[Punkt 77]", "[Punkt 77, 27.11.2024, Lindby]", "bilag 3", "nr. 12",
        "sag nr. 12", "side 4", "stk. 2", "ad 5", "fase 2", "tabel 3", "§ 12", "§ 65e, stk. 2", "§§ 4 og 5",
        "§§ 4-6", "kl. 19", "kl. 19.00", "kl 9.30", "klokken 19", "19:30", "kl. 9-15", "kl. 19.30–21.00",
        "00.30.14-S00-7-25", "05.01.00-P20-3-25", "24/12345", "2024/123456",
        "27. maj 2026", "27-05-2026", "27.05.2026", "27.5.26", "27/5-26", "27/5 2026", "27/5", "2026-05-27",
        "14. 12. 2024", "maj 2026", "i 2026", "2026-pl", "2025-2028", "2025–2028", "2024/2025", "2024/25",
        "en stemme", "A5",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert read(f"Se {text} igen") == []


def test_figures_stand_in_the_order_of_the_text() -> None:
    assert read("Fra 10-12 personer til fem, i alt 20-30 pct. Kr. 3 mio. er 4 mio. kr. 500 deltog.") == [
        ("10", "1", None),
        ("12", "1", None),
        ("5", "1", None),
        ("20", "1", None),
        ("30", "1", "%"),
        ("3000000", "1000000", "kr"),
        ("4000000", "1000000", "kr"),
        ("500", "1", None),
    ]


def test_a_figure_knows_where_it_stands() -> None:
    text = "Møde 27. maj 2026: 8,6 mio. kr. til fem skoler (§ 5)."
    assert [f.span.of(text) for f in figures(text)] == ["8,6 mio. kr", "fem"]


def test_the_unit_of_a_table_multiplies_only_what_has_no_unit() -> None:
    assert read("-3.465 og 2,9 mio. kr. og 5 % og 12,5", scale=1000) == [
        ("-3465000", "1000", "kr"),
        ("2900000", "100000", "kr"),
        ("5", "1", "%"),
        ("12500", "100", "kr"),
    ]


@pytest.mark.parametrize(
    ("said", "source", "agrees", "back"),
    [
        ("8,6 mio. kr.", "86 mio. kr.", False, False),  # trap 1: a comma
        ("8,6 mio. kr.", "8,6 mia. kr.", False, False),
        ("5 stemmer", "15 stemmer", False, False),  # trap 2: part of a number
        ("8.632", "8,632", False, False),  # trap 3: thousands and decimals
        ("8,6 mio. kr.", "8.632.000 kr.", True, False),  # coarser agrees, finer never does
        ("9 mio. kr.", "8,6 mio. kr.", True, False),
        ("8 mio. kr.", "8,6 mio. kr.", False, False),
        ("8,7 mio. kr.", "8.632.000 kr.", False, False),
        ("8,65 mio. kr.", "8,6 mio. kr.", False, True),
        ("8,60 mio. kr.", "8,6 mio. kr.", True, True),
        ("8.632 t.kr.", "8.632.000 kr.", True, True),
        ("500 kr.", "500", True, True),  # a unit on one side only says nothing against it
        ("500 kr.", "500 %", False, False),
        ("5 pct.", "5 procentpoint", False, False),
        ("5 pct.", "-5 pct.", False, False),
        ("minus 5 pct.", "-5 %", True, True),
        ("fem", "5", True, True),
        ("to mio. kr.", "2 mia. kr.", False, False),
    ],
)
def test_what_agrees_with_what(said: str, source: str, agrees: bool, back: bool) -> None:
    (one,), (other,) = figures(said), figures(source)
    assert (one.agrees_with(other), other.agrees_with(one)) == (agrees, back)


def test_a_table_in_thousands_agrees_with_the_rounded_millions() -> None:
    (cell,), (said,) = figures("8.632", 1000), figures("8,6 mio. kr.")
    assert said.agrees_with(cell)
    assert not cell.agrees_with(said)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("27. maj 2026", (2026, 5, 27)),
        ("27.maj 2026", (2026, 5, 27)),
        ("27 maj 2026", (2026, 5, 27)),
        ("27. MAJ 2026", (2026, 5, 27)),
        ("3. sept. 2025", (2025, 9, 3)),
        ("3. okt. 2025", (2025, 10, 3)),
        ("27-05-2026", (2026, 5, 27)),
        ("27.05.2026", (2026, 5, 27)),
        ("27/05/2026", (2026, 5, 27)),
        ("27.5.26", (2026, 5, 27)),
        ("27/5-26", (2026, 5, 27)),
        ("27/5 2026", (2026, 5, 27)),
        ("14. 12. 2024", (2024, 12, 14)),
        ("2026-05-27", (2026, 5, 27)),
        ("27. maj", (None, 5, 27)),
        ("27/5", (None, 5, 27)),
        ("maj 2026", (2026, 5, None)),
        ("2026", (2026, None, None)),
        ("2026-pl", (2026, None, None)),
        ("2024/25", (2024, None, None)),
    ],
)
def test_a_date_is_read_in_every_form(text: str, parts: tuple[int | None, ...]) -> None:
    (fact,) = dates(f"Mødet er {text}, som aftalt")
    assert (fact.year, fact.month, fact.day) == parts


@pytest.mark.parametrize("text", ["2025-2028", "2025–2028", "2025/2028"])
def test_a_range_of_years_is_two_years(text: str) -> None:
    assert [fact.year for fact in dates(f"Budget {text}")] == [2025, 2028]


@pytest.mark.parametrize(
    "text",
    [
        "maj",
        "13/13-2025",
        "45-12-2025",
        "2000 kr.",
        "2.026",
        "12026",
        "05.01.00-P20-3-25",
        "2024/123456",
        "1850",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(f"Se {text} her") == ()


def test_a_day_that_does_not_exist_is_no_calendar_date() -> None:
    (impossible,), (whole,), (part,) = dates("30. februar 2025"), dates("28. februar 2025"), dates("maj 2025")
    assert (impossible.as_date, whole.as_date, part.as_date) == (None, date(2025, 2, 28), None)


@pytest.mark.parametrize(
    ("said", "source", "agrees", "back"),
    [
        ("27-05-2026", "27. maj 2026", True, True),  # trap 5: two ways to write a day
        ("27. maj", "27. maj 2026", True, False),
        ("maj 2026", "27. maj 2026", True, False),
        ("2026", "27. maj 2026", True, False),
        ("28. maj 2026", "27. maj 2026", False, False),
        ("27. maj 2025", "27. maj 2026", False, False),
        ("27. juni", "27. maj", False, False),
    ],
)
def test_a_date_agrees_as_far_as_it_goes(said: str, source: str, agrees: bool, back: bool) -> None:
    (one,), (other,) = dates(said), dates(source)
    assert (one.agrees_with(other), other.agrees_with(one)) == (agrees, back)


def test_names_are_runs_of_capitals() -> None:
    text = "Borgmester Ida Dam-Holm og Bo van Zee mødte Møllebro Kommune om vejen."
    assert [name for name, _ in names(text)] == ["Borgmester Ida Dam-Holm", "Bo van Zee", "Møllebro Kommune"]
    assert all(span.of(text) == name for name, span in names(text))
    assert names("Vejen er lang. Den er smal.") == ()


@pytest.mark.parametrize(
    ("text", "decision", "denied"),
    [
        ("Godkendt.", DecisionClass.APPROVED, False),
        ("Udvalget vedtog forslaget", DecisionClass.APPROVED, False),
        ("Ikke godkendt.", DecisionClass.APPROVED, True),  # trap 4: the same word, denied
        ("Udvalget godkendte ikke ansøgningen", DecisionClass.APPROVED, True),
        ("Forslaget kunne ikke godkendes", DecisionClass.APPROVED, True),
        ("Ændringen blev afvist", DecisionClass.APPROVED, True),
        ("Tiltrådt", DecisionClass.APPROVED, False),
        ("Anbefales til byrådet", DecisionClass.APPROVED, False),
        ("Udvalget sagde ja til planen", DecisionClass.APPROVED, False),
        ("Udvalget sagde også enstemmigt ja til, at planen følges", DecisionClass.APPROVED, False),
        ("Udvalget sagde nej til planen", DecisionClass.APPROVED, True),
        ("Udvalget sagde ikke ja til planen", DecisionClass.APPROVED, True),
        ("Udvalget sagde ikke nej til planen", DecisionClass.REJECTED, True),
        ("Udvalget sagde ja til ikke at lukke skolen", DecisionClass.APPROVED, False),
        ("Udvalget sagde ja til at udsætte sagen", DecisionClass.POSTPONED, False),
        ("Taget til efterretning", DecisionClass.NOTED, False),
        ("Ikke taget til efterretning", DecisionClass.NOTED, True),
        ("Drøftet", DecisionClass.DISCUSSED, False),
        ("Udsat til næste møde", DecisionClass.POSTPONED, False),
        ("Punktet blev trukket", DecisionClass.WITHDRAWN, False),
        ("Oversendes til Økonomiudvalget", DecisionClass.REMITTED, False),
        ("Sagen er bortfaldet", DecisionClass.LAPSED, False),
    ],
)
def test_an_outcome_has_a_class_with_its_polarity(text: str, decision: DecisionClass, denied: bool) -> None:
    (outcome,) = outcomes(text)
    assert (outcome.decision, outcome.denied) == (decision, denied)


@pytest.mark.parametrize(
    "text",
    [
        "Skolen har 200 elever",
        "Udsatte børn og unge",
        "Vedtaget budget 2025",
        "A og V stemte ja til planen",
        "Svaret er fra ja til nej",
    ],
)
def test_what_is_no_outcome(text: str) -> None:
    assert outcomes(text) == ()


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Sagen blev godkendt", Mood.DECIDED),
        ("Udvalget udsatte sagen", Mood.DECIDED),
        ("Udvalget sagde også ja til planen", Mood.DECIDED),
        ("Udvalget sagde nej til planen", Mood.DECIDED),
        ("Forvaltningen indstiller, at udvalget siger ja til planen", Mood.PROPOSED),
        ("Beslutning: Godkendt", Mood.DECIDED),
        ("Forvaltningen indstiller, at sagen godkendes", Mood.PROPOSED),
        ("Indstillingen blev godkendt", Mood.DECIDED),
        ("at sagen godkendes", Mood.SPOKEN_OF),
    ],
)
def test_what_was_decided_is_told_from_what_was_proposed(text: str, mood: Mood) -> None:
    assert [outcome.mood for outcome in outcomes(text)] == [mood]


SCALES = {"": (0, None), " kr.": (0, "kr"), " t.kr.": (3, "kr"), " mio. kr.": (6, "kr"),
          " mia. kr.": (9, "kr"), " pct.": (0, "%"), " %": (0, "%")}  # fmt: skip


def grouped(digits: str, separator: str) -> str:
    """'1234567' → '1.234.567', three digits at a time from the right."""
    parts: list[str] = []
    while len(digits) > 3:
        digits, tail = digits[:-3], digits[-3:]
        parts.insert(0, tail)
    return separator.join([digits, *parts])


WHOLE = st.integers(0, 10**9).filter(lambda n: not 1900 <= n <= 2099)


@given(
    WHOLE,
    st.text("0123456789", max_size=4),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from([".", " ", "\u00a0", ""]),
    st.sampled_from(["", "-", "−"]),
)
def test_every_number_is_read_as_danish_writes_it(
    whole: int, fraction: str, scale: str, separator: str, sign: str
) -> None:
    written = f"{sign}{grouped(str(whole), separator)}{',' + fraction if fraction else ''}{scale}"
    exponent, unit = SCALES[scale]
    (figure,) = figures(f"I alt {written} herefter")
    value = Decimal(int(f"{whole}{fraction}")) / 10 ** len(fraction) * 10**exponent
    assert figure.value == (-value if sign else value)
    assert figure.step == Decimal(10) ** (exponent - len(fraction))
    assert figure.unit == unit


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()


@given(DAYS)
def test_every_day_is_read_in_every_full_form(day: date) -> None:
    forms = [
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}/{day.month}-{day.year}",
        f"{day.day}/{day.month} {day.year}",
        day.isoformat(),
    ]
    for form in forms:
        assert [fact.as_date for fact in dates(f"Den {form} mødtes vi")] == [day], form
        assert figures(f"Den {form} mødtes vi") == ()


VALUES = st.decimals(-1000, 1000, places=3)
STEPS = st.sampled_from([Decimal("0.001"), Decimal("0.1"), Decimal(1), Decimal(100)])


def figure(value: Decimal, step: Decimal) -> Figure:
    """The value, rounded to a whole number of steps."""
    return Figure((value / step).to_integral_value() * step, step, None, Span(0, 1))


@given(VALUES, STEPS, STEPS)
def test_a_rounded_figure_agrees_and_one_step_off_does_not(
    value: Decimal, fine: Decimal, step: Decimal
) -> None:
    source = figure(value, fine)
    rounded = figure(source.value, max(fine, step))
    assert rounded.agrees_with(source) is (rounded.value != 0 or source.value == 0)
    two_off = Figure(rounded.value + 2 * rounded.step, rounded.step, None, rounded.span)
    assert not two_off.agrees_with(source)


@given(st.text(max_size=200) | st.text("0123456789.,-/ kr§%:mio", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    facts: tuple[Figure | DateFact, ...]
    for facts in (figures(text), dates(text)):
        spans = [fact.span for fact in facts]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
