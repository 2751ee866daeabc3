from __future__ import annotations

import pytest
from minutes import item_of, parsed
from summary_samples import agenda, item, settled

from rag.model import AgendaItem, Meeting
from rag.summaries.about import about
from rag.summaries.carrying import carriers, weight
from rag.summaries.choosing import chosen
from rag.summaries.leaning import leans, refers_back
from rag.summaries.quoted import key_quote
from rag.summaries.retelling import length, retold


def case(text: str, title: str = "Plan for parken") -> tuple[Meeting, AgendaItem]:
    """An item with nothing but a Sagsfremstilling."""
    meeting = parsed(
        f"Fjordby Kommune\n\nREFERAT Kulturudvalget d. 12-03-2025\n\nPunkt 1: {title}\n\nSagsfremstilling\n\n"
        f"{text}\n\nBeslutning\n\nGodkendt.\n"
    )
    return meeting, item_of(meeting, 1)


def told(text: str, most_words: int = 100) -> list[str]:
    return [claim.text for claim in about(*case(text), most_words)]


def test_the_purpose_comes_before_what_is_said_of_attachments() -> None:
    claims = about(settled(), item(2), 40)
    assert claims[0].text == "Udvalget skal tage stilling til, hvilket gulv der skal lægges i Fjordhallen."
    assert not any("Bilag" in claim.text for claim in claims)


def test_each_sentence_cites_the_place_it_was_made_from() -> None:
    for claim in about(settled(), item(2), 100):
        (citation,) = claim.citations
        assert settled().text(citation.span) == citation.quote
        assert citation.section in {"Resumé", "Sagsfremstilling"}


def test_a_sentence_that_speaks_of_the_one_before_it_never_stands_without_it() -> None:
    text = (
        "Parken skal have nye bænke langs den store sø ved den gamle mølle i den nordlige ende, hvor de "
        "fleste af byens børnefamilier holder til om sommeren.\n\nDet koster lidt i drift."
    )
    assert "Det koster lidt i drift." not in told(text, 12)
    assert told(text, 100)[-1] == "Det koster lidt i drift."


def test_what_is_told_elsewhere_is_not_told_again() -> None:
    said = "Hallen bruges af 640 medlemmer af idrætsforeningen og af to skoler."
    claims = about(settled(), item(2), 100, told=[said])
    assert said not in [claim.text for claim in claims]
    assert said in [claim.text for claim in about(settled(), item(2), 100)]


def test_what_one_of_several_models_would_do_is_not_told_as_a_fact() -> None:
    models = (
        "Model 1: Vild eng\n\nGræsset slås kun om efteråret.\n\nModel 2: Boldbaner\n\nDer anlægges to baner."
    )
    text = f"Parken har 14 bænke.\n\n{models}"
    assert told(text) == ["Parken har 14 bænke."]


def test_what_stands_below_a_numbered_name_is_not_told_without_it() -> None:
    parks = "1. Parken ved søen\n\nBænkene males røde i maj.\n\n2. Parken ved havnen\n\nHegnet fornys i maj."
    text = f"Parken har 14 bænke.\n\n{parks}"
    assert told(text) == ["Parken har 14 bænke."]


def test_half_a_quotation_is_not_told() -> None:
    assert told('Parken har 14 bænke. Byrådet skrev: "Parken skal være vild. Den skal være smuk."') == [
        "Parken har 14 bænke."
    ]


def test_news_under_the_decision_is_what_the_item_is_about() -> None:
    assert [claim.text for claim in about(settled(), item(9), 50)] == [
        "Formanden oplyste, at studieturen er aflyst."
    ]


def test_a_scrap_is_told_as_it_stands() -> None:
    assert told("Digitalt underskriftsblad") == ["Digitalt underskriftsblad."]


def test_a_closed_item_says_nothing() -> None:
    assert about(settled(), item(8), 100) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Det skyldes, at taget er utæt.",
        "Denne ordning er ny.",
        "Desuden males hegnet.",
        "De har søgt om tilskud.",
        "Effekten er dog lille.",
        "I 2019 var den 212 ton.",
        "Til sammenligning var der 40 i fjor.",
        "Den sidste deltager fik et job.",
        "For at nå dette mål ansættes to.",
    ],
)
def test_what_refers_back(text: str) -> None:
    assert refers_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Det foreslås, at hegnet males.",
        "Det nye regulativ gælder fra maj.",
        "De nye tider gælder fra maj.",
        "Der er modtaget 14 svar.",
        "Parken har 14 bænke.",
        "Det er forvaltningens vurdering, at hegnet holder.",
    ],
)
def test_what_stands_by_itself(text: str) -> None:
    assert not refers_back(text)


def test_a_known_thing_must_be_named_by_the_title() -> None:
    assert leans("Messen er åben for alle.", "Plan for parken")
    assert not leans("Messen er åben for alle.", "Årets jobmesse")
    assert not leans("Forvaltningen har talt bænkene.", "Plan for parken")


def test_the_carriers_are_whole_statements_in_order() -> None:
    texts = [one.text for one in carriers(settled(), item(2))]
    assert texts[0].startswith("Udvalget skal tage stilling")
    assert all(text.endswith(".") for text in texts)
    assert [one.at for one in carriers(settled(), item(2))] == sorted(
        one.at for one in carriers(settled(), item(2))
    )


def test_the_headings_of_a_table_are_no_statement() -> None:
    heads = "Bænk Materiale Udgift, kr."
    text = f"Der sættes nye bænke op i parken.\n\n{heads} Levetid, år\n\nLangbænk Egetræ 12.000    25"
    assert told(text) == ["Der sættes nye bænke op i parken."]


def test_the_best_are_chosen_within_the_words_and_at_least_one() -> None:
    among = carriers(settled(), item(2))
    title = frozenset({"gulv"})
    picked = chosen(among, lambda one: weight(one, title), 22)
    assert 0 < sum(one.words for one in picked) <= 22
    assert len(chosen(among, lambda one: weight(one, title), 1)) == 1
    assert chosen([], lambda one: weight(one, title), 10) == []


def test_the_key_sentence_is_quoted_word_for_word() -> None:
    (claim,) = key_quote(settled(), item(2))
    quote = claim.text.split("»")[1].rstrip("«")
    assert quote in " ".join(settled().source.text.split())


def test_a_sentence_is_retold_with_its_places() -> None:
    one = agenda().items[0]
    claims = retold("at der gives 75.000 kr.", agenda(), one, [one.heading, one.heading])
    assert [claim.text for claim in claims] == ["At der gives 75.000 kr."]
    assert len(claims[0].citations) == 1
    assert length(claims) == 5
