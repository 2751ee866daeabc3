"""Section labels in all their forms, and lines that only look like labels."""

from __future__ import annotations

from datetime import date

import pytest

from rag.ingest.label_forms import label_of, undated_head
from rag.ingest.labelling import labels_of
from rag.ingest.labels import LABELS, role_of
from rag.ingest.layout import lines_of
from rag.ingest.parsing import parse_meeting
from rag.model import Role, Source


def test_every_label_in_the_table_has_one_role() -> None:
    names = [name for names in LABELS.values() for name in names]
    assert len({name.lower() for name in names}) == len(names)
    assert all(role_of(name) is role for role, names in LABELS.items() for name in names)


@pytest.mark.parametrize(
    "text",
    ["Indstilling", "INDSTILLING", "**Indstilling**", "## Indstilling", "Indstilling:", "2. Indstilling"],
)
def test_a_label_may_be_written_in_many_ways(text: str) -> None:
    label = label_of(lines_of(text)[0])
    assert label is not None
    assert (label.role, label.name.lower(), label.start) == (Role.RECOMMENDATION, "indstilling", len(text))


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Beslutning: Godkendt.", "Beslutning", "Godkendt."),
        ("Beslutning: -", "Beslutning", "-"),
        ("**Beslutning:** Godkendt.", "Beslutning", "Godkendt."),
        ("Indstilling Forvaltningen indstiller", "Indstilling", "Forvaltningen indstiller"),
        ("Sagsfremstilling Broen er fra 1931.", "Sagsfremstilling", "Broen er fra 1931."),
        (
            "Beslutning i Byrådet den 26-01-2015: Godkendt.",
            "Beslutning i Byrådet den 26-01-2015",
            "Godkendt.",
        ),
    ],
)
def test_a_label_may_stand_before_its_text(text: str, name: str, body: str) -> None:
    label = label_of(lines_of(text)[0])
    assert label is not None
    assert (label.name, text[label.start :]) == (name, body)


@pytest.mark.parametrize(
    ("text", "body", "when"),
    [
        ("Beslutning i Byrådet den 26-01-2015", "Byrådet", date(2015, 1, 26)),
        ("Beslutning Økonomiudvalget den 20-02-2018", "Økonomiudvalget", date(2018, 2, 20)),
        ("Regionsrådets beslutning den 3. april 2019:", "Regionsrådet", date(2019, 4, 3)),
        ("ØKONOMIUDVALGETS BESLUTNING DEN 26/4 2016", "ØKONOMIUDVALGET", date(2016, 4, 26)),
        ("Økonomiudvalgets beslutning i mødet den 31. marts 2020", "Økonomiudvalget", date(2020, 3, 31)),
        (
            "Beslutning fra Børne- og Skoleudvalget, 12. maj 2020, pkt. 4",
            "Børne- og Skoleudvalget",
            date(2020, 5, 12),
        ),
        ("Udvalgets beslutning", None, None),
    ],
)
def test_a_decision_names_its_body_and_date(text: str, body: str | None, when: date | None) -> None:
    label = label_of(lines_of(text)[0])
    assert label is not None
    assert (label.role, label.body, label.date) == (Role.DECISION, body, when)


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning om ny klimaplan",
        "Beslutningen træffes af byrådet.",
        "Forvaltningen indstiller, at planen godkendes.",
        "I denne sag foreslås:",
        "Indstillingen fra marts gælder stadig",
        "Økonomi\t100\t200",
        "Virksomhedskonsulenternes arbejde",
    ],
)
def test_running_text_and_rows_are_no_labels(text: str) -> None:
    assert label_of(lines_of(text)[0]) is None


def test_those_who_propose_open_a_recommendation() -> None:
    label = label_of(lines_of("Direktøren for Social, Sundhed og Beskæftigelse indstiller,")[0])
    assert label is not None
    assert label.role is Role.RECOMMENDATION
    assert label.proposes


def test_a_conclusion_decides_only_where_nothing_else_does() -> None:
    assert [x.role for x in labels_of(lines_of("Konklusion\n\nTiltrådt.")).values()] == [Role.DECISION]
    with_decision = labels_of(lines_of("Konklusion\n\nForsøget virkede.\n\nBeslutning\n\nTiltrådt."))
    assert [x.name for x in with_decision.values()] == ["Beslutning"]


def test_a_conclusion_decides_where_only_other_bodies_have_a_decision() -> None:
    earlier = "Beslutning Økonomiudvalget den 25-02-2015\n\nAnbefales.\n\n"
    two = labels_of(lines_of(f"{earlier}Konklusion\n\nTiltrådt.\n\nKonklusion\n\nUdsat."))
    assert [x.name for x in two.values()][1:] == ["Konklusion", "Konklusion"]
    own = labels_of(lines_of(f"{earlier}Konklusion\n\nForsøget virkede.\n\n{earlier}"))
    assert {x.name for x in own.values()} == {"Beslutning Økonomiudvalget den 25-02-2015"}


def test_a_running_header_is_no_label() -> None:
    pages = "\n\n".join(f"Tekst {'abc'[n]}.\n\nReferat\nSide {n + 1} af 3" for n in range(3))
    assert labels_of(lines_of(pages)) == {}


def test_a_weak_label_must_come_back() -> None:
    assert labels_of(lines_of("Proces\n\nFørst dette.")) == {}
    assert len(labels_of(lines_of("Proces\n\nFørst dette.\n\nProces\n\nSå dette."))) == 2


def test_ambiguous_words_before_a_colon_are_labels_only_among_inline_labels() -> None:
    assert labels_of(lines_of("Økonomi: Det koster 5 kr.")) == {}
    inline = "Indstilling: At det godkendes.\nØkonomi: Det koster 5 kr.\nBeslutning: Godkendt."
    assert [x.name for x in labels_of(lines_of(inline)).values()] == ["Indstilling", "Økonomi", "Beslutning"]


def test_a_weak_label_right_below_a_line_is_a_cell_where_labels_stand_apart() -> None:
    text = "Resumé\nKort.\n\nForslag\nAt vi venter.\n\nØkonomi\nAnsøger\nForslag\n30.000"
    assert [label.name for label in labels_of(lines_of(text)).values()] == ["Resumé", "Forslag", "Økonomi"]


def test_a_weak_label_that_is_a_heading_like_all_others_counts_once() -> None:
    text = "### Anledning\nKort.\n### Løsning\nAt bygge.\n### Indstilling\nAt vi bygger."
    assert [label.name for label in labels_of(lines_of(text)).values()] == [
        "Anledning",
        "Løsning",
        "Indstilling",
    ]
    assert "Løsning" not in [
        x.name for x in labels_of(lines_of(text.replace("### Løs", "#### Løs"))).values()
    ]


def test_an_inline_conclusion_that_comes_back_makes_other_words_labels() -> None:
    items = "".join(f"{n}. Sag\nTekst.\nKonklusion: Godkendt.\n" for n in (1, 2, 3))
    names = [label.name for label in labels_of(lines_of(items + "Bilag: Kort")).values()]
    assert names == ["Konklusion", "Konklusion", "Konklusion", "Bilag"]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("lndstilling", Role.RECOMMENDATION, "lndstilling"),
        ("Bes1utning:", Role.DECISION, "Bes1utning"),
        ("Sags fremstilling", Role.BACKGROUND, "Sags fremstilling"),
        ("B e s l u t n i n g", Role.DECISION, "Beslutning"),
        ("**B e s l u t n i n g**", Role.DECISION, "Beslutning"),
        ("Bilag (3)", Role.ATTACHMENTS, "Bilag (3)"),
        ("Beslutning for Punkt 2: Haltider", Role.DECISION, "Beslutning for Punkt 2: Haltider"),
        ("Økonomiudvalgets indstilling", Role.RECOMMENDATION, "Økonomiudvalgets indstilling"),
        ("Indstilling fra direktionen:", Role.RECOMMENDATION, "Indstilling fra direktionen"),
        ("Magistraten indstiller til byrådet,", Role.RECOMMENDATION, "Magistraten indstiller til byrådet"),
        (
            "Supplerende sagsfremstilling til mødet den 30. januar",
            Role.BACKGROUND,
            "Supplerende sagsfremstilling til mødet den 30. januar",
        ),
    ],
)
def test_labels_with_faults_and_additions(text: str, role: Role, name: str) -> None:
    label = label_of(lines_of(text)[0])
    assert label is not None
    assert (label.role, label.name) == (role, name)


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning: Udvalget indstiller over for byrådet, at stien anlægges.",
        "5. Høring: forslag til ny skole",
        "A B C F V",
        "Besøg",
    ],
)
def test_what_says_something_names_no_other_body(text: str) -> None:
    label = label_of(lines_of(text)[0])
    assert label is None or (label.name, label.body) == ("Beslutning", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Byrådet: Godkendt.", "Byrådet"),
        ("Udvalget for Børn og Unge:", "Udvalget for Børn og Unge"),
        ("Klima-, Miljø- og Teknikudvalget: Anbefales.", "Klima-, Miljø- og Teknikudvalget"),
        ("Formanden: Godkendt.", None),
        ("Fraværende: Bo Bak", None),
        ("Udvalget ønsker følgende: mere tid", None),
    ],
)
def test_a_body_before_a_colon(text: str, body: str | None) -> None:
    label = undated_head(lines_of(text)[0])
    assert (label.body if label else None) == body


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("**Beslutning.** Godkendt.", "Beslutning", "Godkendt."),
        ("*Bilag:* Kort", "Bilag", "Kort"),
        ("- **Indstilling** At det sker.", "Indstilling", "At det sker."),
    ],
)
def test_a_label_may_be_set_off_in_bold_or_italics(text: str, name: str, said: str) -> None:
    label = label_of(lines_of(text)[0])
    assert label is not None
    assert (label.name, text[label.start :]) == (name, said)


def test_a_full_stop_sets_a_label_apart_where_decisions_stand_so() -> None:
    item = "Indstilling. At det sker.\nBeslutning. Godkendt.\n"
    assert [label.name for label in labels_of(lines_of(item * 2)).values()] == [
        "Indstilling",
        "Beslutning",
    ] * 2
    assert labels_of(lines_of("Indstilling. At det sker.\nBaggrund. Broen er fra 1931.")) == {}


def test_a_label_from_the_margin_stands_before_its_text_without_a_colon() -> None:
    item = "Sagens kerne Broen er fra 1931.\nBeslutning Godkendt.\nBilag Kort over broen\n"
    assert [label.name for label in labels_of(lines_of(item * 2)).values()] == [
        "Sagens kerne",
        "Beslutning",
        "Bilag",
    ] * 2
    assert labels_of(lines_of("Bilag Kort over broen\nSagens kerne Broen er fra 1931.")) == {}


def test_who_proposes_a_list_opens_a_recommendation() -> None:
    text = (
        "Økonomiforvaltningen indstiller, at udvalget anbefaler byrådet,\n"
        "at\tplanen vedtages, og\nat\tder spares.\n"
    )
    [label] = labels_of(lines_of(text)).values()
    assert (label.name, label.role) == ("Økonomiforvaltningen indstiller", Role.RECOMMENDATION)
    assert text[label.start :].startswith("at udvalget anbefaler")


def test_a_body_proposes_in_protocols_that_have_no_labels() -> None:
    item = "Teknisk udvalg indstiller, at broen bygges.\nByrådet, den 27. april 1998:\nTiltrådt.\n"
    assert [label.name for label in labels_of(lines_of(item * 2)).values()] == [
        "Teknisk udvalg indstiller"
    ] * 2
    assert labels_of(lines_of(f"{item}Beslutning\nGodkendt.\n")).keys() == {3}


def test_a_weak_label_below_a_side_issue_is_one() -> None:
    text = "Høring\nRådet er hørt.\n\nVurdering\nDet går an.\n\nBeslutning\nGodkendt.\n"
    assert [label.name for label in labels_of(lines_of(text)).values()] == [
        "Høring",
        "Vurdering",
        "Beslutning",
    ]
    inside = text.replace("Høring", "Sagsfremstilling")
    assert [label.name for label in labels_of(lines_of(inside)).values()] == [
        "Sagsfremstilling",
        "Beslutning",
    ]


def test_a_title_may_end_in_an_abbreviation() -> None:
    head = "Fjordby Kommune\nByrådet den 3. maj 2024\n\n"
    text = head + "Ad pkt. 1 - Budget\nBeslutning: Godkendt.\n\nAd pkt. 2 - Evt.\nEn sti.\n"
    assert [item.title for item in parse_meeting(Source("a.txt", text, "0")).items] == ["Budget", "Evt."]
