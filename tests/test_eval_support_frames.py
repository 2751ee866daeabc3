"""How words about a value frame it, which bodies a text names, and what motions that fell asked for."""

from __future__ import annotations

import pytest

from eval.facts import Figure, TokenKind, read
from eval.grounding import unsupported
from eval.support.amounts import is_roughly
from eval.support.bodies import bodies, decides, knows
from eval.support.frames import Bound, Frame, Role, frame, speaks_against
from eval.support.outcomes import Mood, of_lost_motions, outcomes
from eval.support.sections import Part
from eval.support.sentences import clause


def frames(sentence: str) -> list[Frame]:
    """The frames of the values of a sentence, in order."""
    tokens = read(sentence)
    kinds = {TokenKind.FIGURE, TokenKind.DAY}
    return [frame(tokens, at, tokens) for at, token in enumerate(tokens) if token.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Køen er vokset med 12 til 310.", [Role.STEP, Role.END]),
        ("Prisen hæves fra 4 kr. til 5 kr.", [Role.START, Role.END]),
        ("Høringen løber fra den 9. marts til den 4. maj.", [Role.START, Role.END]),
        ("Høringen slutter den 4. maj.", [Role.END]),
        ("Kurset gælder til og med den 4. maj.", [Role.END]),
        ("Kommunen samarbejder med 14 foreninger.", [None]),
        ("Der gives tilskud til 14 foreninger.", [None]),
        ("Antallet er faldet med 3 %, svarende til 42 borgere.", [Role.STEP, None]),
    ],
)
def test_a_preposition_tells_the_role_of_a_value_in_a_change(sentence: str, roles: list[Role | None]) -> None:
    assert [one.role for one in frames(sentence)] == roles


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Det koster 145 kr. pr. måned og 28.000 kr. om året.", ["måned", "år"]),
        ("Den ugentlige betaling er 75 kr.", ["uge"]),
        ("Det varer 3 uger.", [None]),
    ],
)
def test_a_period_is_of_the_value_it_stands_by(sentence: str, periods: list[str | None]) -> None:
    assert [one.period for one in frames(sentence)] == periods


def test_at_most_is_not_at_least() -> None:
    most, least = frames("Der gives højst 50.000 kr., og der kræves mindst 20 deltagere.")
    assert (most.bound, least.bound) == (Bound.MOST, Bound.LEAST)
    assert speaks_against(most, least, changes=False)
    assert not speaks_against(Frame(), least, changes=False)


def test_the_size_of_a_change_is_no_level_but_is_a_change() -> None:
    step = frames("Køen er vokset med 12 til 310.")[0]
    level = frames("Køen er nu 12.")[0]
    assert speaks_against(level, step, changes=False)
    assert not speaks_against(Frame(level=True), step, changes=True)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("omkring 187.000", True),
        ("godt 187.000", True),
        ("knap 187.000", False),
        ("næsten 188.000", True),
        ("omkring 188.000", False),
        ("i alt 187.000", False),
        ("omkring 100.000", False),
    ],
)
def test_a_word_makes_zeros_rough(told: str, stands: bool) -> None:
    tokens = read(told)
    said, written = tokens[-1].value, read("187.460")[0].value
    assert isinstance(said, Figure)
    assert isinstance(written, Figure)
    assert is_roughly(said, written, tokens, len(tokens) - 1) is stands


def test_values_in_parallel_share_what_opens_them() -> None:
    tokens = read("Billetten koster 27 kr. for børn og 54 kr. for voksne.")
    at = [n for n, token in enumerate(tokens) if token.kind is TokenKind.FIGURE]
    assert [token.text for token in clause(tokens, at[1], at)] == [
        *("billetten", "koster", "og", "54 kr.", "for", "voksne")
    ]


def test_a_value_with_words_of_its_own_shares_nothing() -> None:
    tokens = read("Taget koster 27 kr., og kloakken koster 54 kr.")
    at = [n for n, token in enumerate(tokens) if token.kind is TokenKind.FIGURE]
    assert "taget" not in [token.text for token in clause(tokens, at[1], at)]


def test_bodies_are_those_with_a_name_of_their_own() -> None:
    text = "Økonomiudvalget og Ældrerådet hørte udvalget og området; Kommunalbestyrelsen så til."
    assert bodies(read(text)) == {"økonomiudvalg", "ældreråd", "byråd"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Udvalget for Social og Sundhed drøftede sagen.", True),
        ("Sagen sendes til SSU.", True),
        ("Socialudvalgets møde.", True),
        ("Økonomiudvalget drøftede sagen.", False),
        ("En social indsats.", False),
    ],
)
def test_a_body_is_known_by_its_name_or_its_letters_or_its_field(text: str, known: bool) -> None:
    assert knows("socialudvalg", [text], [read(text)]) is known


@pytest.mark.parametrize(
    ("sentence", "council"),
    [
        ("Byrådet vedtog planen.", True),
        ("Planen er vedtaget i Byrådet.", True),
        ("Udvalget vedtog at sende planen til høring.", False),
    ],
)
def test_the_council_decides_where_it_is_told_so(sentence: str, council: bool) -> None:
    tokens = read(sentence)
    at = next(n for n, token in enumerate(tokens) if token.text.startswith(("vedtog", "vedtag")))
    assert decides(tokens, at) is council


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Forslaget faldt.", [("afvist", True)]),
        ("Antallet af forslag faldt med 5.", []),
        ("Forslaget opnåede ikke flertal.", [("afvist", True)]),
        ("Sagen sendes tilbage til forvaltningen.", [("tilbagesendt", True)]),
        ("Punktet blev taget af dagsordenen.", [("af dagsordenen", True)]),
        ("Punktet blev ikke taget af dagsordenen.", [("af dagsordenen", False)]),
        ("Forslaget om udsættelse faldt.", [("udsat", False), ("afvist", True)]),
    ],
)
def test_an_outcome_may_be_told_by_several_words(sentence: str, told: list[tuple[str, bool]]) -> None:
    tokens = read(sentence)
    found = of_lost_motions(tokens, tuple(outcomes(tokens, Part.DECISION)))
    assert [(one.name, one.affirmed) for one in found] == told


def test_what_was_voted_for_is_proposed() -> None:
    found = outcomes(read("A stemte for, at sagen blev udsat."), Part.DECISION)
    assert [one.mood for one in found] == [Mood.PROPOSED]


def test_a_proposed_figure_is_not_decided_where_the_case_was_sent_back() -> None:
    text = "Indstilling\n\nDet indstilles, at lejen er 315 kr.\n\nBeslutning\n\n{}"
    said = "Lejen blev fastsat til 315 kr."
    assert unsupported(said, text.format("Sagen sendes tilbage.")) == ("315 kr.",)
    assert unsupported(said, text.format("Godkendt.")) == ()


def test_a_party_in_an_answer_is_that_of_the_person() -> None:
    people = ("Ida Holm (A)",)
    assert unsupported("Ida Holm (A) blev formand.", "Ida Holm blev valgt som formand.", people) == ()
    assert unsupported("Ida Holm (V) blev formand.", "Ida Holm blev valgt som formand.", people)


@pytest.mark.parametrize(
    ("said", "written", "stands"),
    [
        ("Der fældes ikke træer.", "Det sker, uden at der fældes træer.", True),
        ("Der fældes træer.", "Det sker, uden at der fældes træer.", False),
        ("Vejen er farbar.", "Vejen er ikke længere farbar.", False),
        ("Man kan ikke parkere her.", "Det er ikke muligt at parkere her.", True),
        ("Planen er ikke ændret.", "Planen er uændret.", True),
        ("Kommunen kan ikke stille garanti.", "Kommunen må ikke yde lån, men kan stille garanti.", False),
    ],
)
def test_a_denial_is_of_what_stands_nearest_to_it(said: str, written: str, stands: bool) -> None:
    assert (unsupported(said, written) == ()) is stands


HEADED = (
    "Beslutning i Kulturudvalget den 6. maj 2026\n\nAnbefales.\n\n"
    "Beslutning i Byrådet den 27. maj 2026\n\nUdsat."
)
#: What another body recommended stands above the label of what became of it.
POINTED = (
    "Beslutning fra Kulturudvalget, 6. maj 2026, pkt. 3:\nAnbefales.\n\n"
    "Beslutning fra Byrådet, 27. maj 2026, pkt. 4:\n"
)


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Sagen blev udsat den 27. maj 2026.", True),
        ("Sagen blev udsat den 6. maj 2026.", False),
        ("Kulturudvalget anbefalede sagen den 6. maj 2026.", True),
    ],
)
def test_a_decision_is_of_the_day_in_its_heading(said: str, stands: bool) -> None:
    assert (unsupported(said, HEADED) == ()) is stands


def test_what_a_body_did_stands_under_its_treatment() -> None:
    source = "Indstilling\n\nat sagen udsættes\n\nUdvalgets behandling\n\nForslaget faldt."
    assert unsupported("Beslutning: Forslaget faldt.", source) == ()
    assert unsupported("Beslutning: Sagen blev udsat.", source) != ()


def test_a_heading_may_give_the_number_of_a_punkt() -> None:
    assert unsupported("Beslutning: Forslaget faldt.", POINTED + "Forslaget faldt.") == ()
    assert unsupported("Beslutning: Forslaget blev vedtaget.", POINTED + "Forslaget faldt.") != ()


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Bo Bak og Ida Holm stemte for.", True),
        ("Bo Bak stemte imod.", False),
        ("Ole Vad stemte imod.", True),
        ("Godkendt med 2 stemmer for (Bo Bak og Ida Holm) og 1 imod (Ole Vad).", True),
        ("Godkendt med 2 stemmer for (Bo Bak og Ole Vad) og 1 imod (Ida Holm).", False),
    ],
)
def test_names_in_brackets_are_of_the_number_before_them(said: str, stands: bool) -> None:
    source = "Beslutning\n\nGodkendt med 2 stemmer for (Bo Bak og Ida Holm) og 1 imod (Ole Vad)."
    assert (unsupported(said, source) == ()) is stands


def test_to_vote_neither_for_nor_against_denies_nothing() -> None:
    assert unsupported("M stemte hverken for eller imod.", "A stemte for. M undlod at stemme.") == ()
