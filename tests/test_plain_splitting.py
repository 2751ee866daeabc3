"""Long sentences in parts, and those that hang together in one piece."""

from __future__ import annotations

import pytest

from rag.plain.clauses import clause, has_relative, is_conditional, is_framed, is_told, opens_others
from rag.plain.relatives import after_first, at_the_end
from rag.plain.splitting import LONG, split
from rag.plain.verbs import finite_at, is_finite, is_infinitive, is_past


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Hovedfløjen bygges om til fjorten boliger for ældre borgere, og sidefløjen rives ned i maj.",
            ("Hovedfløjen bygges om til fjorten boliger for ældre borgere.", "Sidefløjen rives ned i maj."),
        ),
        (
            "Antallet af børn med støtte steg fra 212 til 268 i 2024, hvilket svarer til 26,4 procent.",
            ("Antallet af børn med støtte steg fra 212 til 268 i 2024.", "Det svarer til 26,4 procent."),
        ),
        (
            "Merforbruget på veje er vokset med 2 mio. kr. siden marts, hvilket især skyldes frost.",
            ("Merforbruget på veje er vokset med 2 mio. kr. siden marts.", "Det skyldes især frost."),
        ),
        (
            "Alle ledige i byen får et brev om messen i hallen, hvorfor de også udgør mange af gæsterne.",
            ("Alle ledige i byen får et brev om messen i hallen.", "Derfor udgør de også mange af gæsterne."),
        ),
        (
            "Der er kommet 34 svar fra borgere i kommunen, hvoraf 21 kommer fra foreninger i Nørreby.",
            ("Der er kommet 34 svar fra borgere i kommunen.", "Heraf kommer 21 fra foreninger i Nørreby."),
        ),
        (
            "Udlånet af bøger faldt med 4 pct. i hele året, mens udlånet af lydbøger steg med 11 pct.",
            ("Udlånet af bøger faldt med 4 pct. i hele året.", "Udlånet af lydbøger steg med 11 pct."),
        ),
        (
            "Aftalen med leverandøren om ladestandere løber i ti år; leverandøren betaler for driften.",
            ("Aftalen med leverandøren om ladestandere løber i ti år.", "Leverandøren betaler for driften."),
        ),
        (
            "Hallen lukkes for alle brugere fra den 12. januar og åbner igen den 1. juni.",
            ("Hallen lukkes for alle brugere fra den 12. januar.", "Hallen åbner igen den 1. juni."),
        ),
        (
            "Spillestedet ved havnen får ikke et tilskud på 50.000 kr., da stedet får driftsstøtte.",
            ("Spillestedet ved havnen får ikke et tilskud på 50.000 kr., da stedet får driftsstøtte.",),
        ),
        (
            "Prisen på fjernvarme er steget med 12 pct. i de seneste to år, fordi gassen er blevet dyr.",
            ("Prisen på fjernvarme er steget med 12 pct. i de seneste to år.",
             "Det skyldes, at gassen er blevet dyr."),
        ),
        (
            "Idrætsforeningen, der har 930 medlemmer, har tilbudt at betale 600.000 kr. til hallen.",
            ("Idrætsforeningen har 930 medlemmer.", "Den har tilbudt at betale 600.000 kr. til hallen."),
        ),
        (
            "Tallene viser, at 112 ejendomme får ny kloak, og at der anlægges et bassin nord for byen.",
            ("Tallene viser, at 112 ejendomme får ny kloak.",
             "Tallene viser også, at der anlægges et bassin nord for byen."),
        ),
    ],
)  # fmt: skip
def test_parts_that_stand_alone_are_parted(sentence: str, parts: tuple[str, ...]) -> None:
    assert split(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Hvis prisen på fjernvarme stiger igen til næste år, lukkes hallen, og klubben må flytte.",
        "Forvaltningen vurderer, at prisen på varme stiger igen til næste år, og hallen må lukkes.",
        "Forvaltningen vurderer, at prisen på varme stiger til næste år, hvilket medfører lukning af hallen.",
        "At banen ved skolen lukkes for alle brugere til sommer, og hallen åbner igen i maj.",
        "I 2025 var der 212 børn med støtte i hele kommunen, og budgettet var 2 mio. kr.",
        "Skolen kan lukkes til sommer efter aftale med alle forældre i byen, og alle elever flyttes.",
        "Kommunen planlægger ikke flere boliger ved havnen i Nørreby, hvilket vil kunne skabe tvivl.",
        "De borgere, der har søgt om støtte til flytning i 2025, får svar inden den 1. maj.",
        "Der er en række virksomheder i byen og omegnen, der allerede har spurgt efter en messe.",
        "Hallen er åben for alle klubber, medmindre der er stævne, og banen er åben hele året.",
        "Udvalget sendte sagen tilbage til forvaltningen i maj, da skolen lukkede efter sommerferien.",
        "Kommunen bygger en hal til klubber, skoler, foreninger og ældre borgere ved åen i Nørreby.",
        "Taksten for et sommerhus er 1.240 kr. i 2025, mens den i 2026 forventes at være 1.185 kr.",
        "Hvert år uddeles der 300.000 kr. til foreninger, og ansøgninger behandles i udvalget i maj.",
        "Klubben har 210 medlemmer, den yngste er seks år, og den ældste er 82 år og spiller.",
        "To skoler er lukket for alle elever siden maj 2025 og har fået nye vinduer.",
        "Forvaltningen mener, at det er nødvendigt, at skolen lukkes til sommer, og at eleverne flyttes.",
        "Der er aftalt en pris for 14 almene boliger og godkendte tegninger af hele byggeriet.",
        "Er hallen åben for alle klubber i hele kommunen, og hvad koster det at leje den?",
        "Formanden sagde \"hallen er åben for alle klubber i byen, og banen er lukket\" på mødet.",
        "Arbejdet fortsætter på fuld kraft med fem nye folk, mens hallen er lukket for alle brugere.",
    ],
)  # fmt: skip
def test_what_hangs_together_stays(sentence: str) -> None:
    assert split(sentence) == (sentence,)


def test_a_short_sentence_stays() -> None:
    sentence = "Stien åbner i maj, og den koster 5 mio. kr."
    assert len(sentence.split()) <= LONG
    assert split(sentence) == (sentence,)


def test_a_clause_is_read_in_any_order() -> None:
    told = clause("banen ikke er åben")
    assert told is not None
    assert (told.main, told.inverted) == ("banen er ikke åben", "er banen ikke åben")
    assert not told.is_main
    assert clause("banen ved skolen") is None
    assert clause("de borgere, som venter, er vrede") is None


def test_what_a_clause_may_hang_on_is_seen() -> None:
    assert opens_others("det sker, hvis prisen stiger")
    assert opens_others("det viser, at prisen stiger")
    assert not opens_others("det sker for at skabe ro")
    assert is_framed("I 2025 steg prisen")
    assert not is_framed("Prisen steg i 2025")
    assert is_conditional("under forudsætning af ro")
    assert is_told("det forventes i maj")
    assert has_relative("en hal, der er lukket")


def test_relative_clauses_are_told_of_what_is_certain() -> None:
    assert after_first("Skolen, der ejes af byen, er fra 1964.") == (
        "Skolen ejes af byen",
        "Den er fra 1964.",
    )
    assert after_first("Formanden, der er syg, er ikke med.") == (
        "Formanden er syg",
        "Formanden er ikke med.",
    )
    assert after_first("Eleverne, der er syge, bliver hjemme.") is None
    assert at_the_end("Der indføres en ny ordning, som også dækker unge.") == (
        "Der indføres en ny ordning",
        "Den dækker også unge.",
    )
    assert at_the_end("Der ønskes en ny ordning, som også dækker unge.") is None


def test_verbs_are_known_by_their_form() -> None:
    assert is_finite("Koster")
    assert not is_finite("bruger")
    assert is_infinitive("styrke")
    assert not is_infinitive("borgere")
    assert is_past("viste")
    assert not is_past("viser")
    assert finite_at("de godkendte takster er nye") == (21,)
