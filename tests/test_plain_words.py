"""Officialese and abbreviations in plain words, each form by its own."""

from __future__ import annotations

import pytest

from rag.plain.abbreviations import FULL, in_full
from rag.plain.phrases import ALL, PHRASES, in_plain_words
from rag.plain.wording import reworded


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Der er bl.a. skoler, børnehaver mv.", "Der er blandt andet skoler, børnehaver med mere."),
        ("Der er skoler m.v. i byen.", "Der er skoler med mere i byen."),
        ("Banen er p.t. lukket.", "Banen er lige nu lukket."),
        ("Prisen er inkl. moms.", "Prisen er med moms."),
        ("Dvs. at skolen lukker.", "Det vil sige at skolen lukker."),
        ("Flytning sker iflg. planen i maj.", "Flytning sker ifølge planen i maj."),
        ("Der er spillere, trænere m.fl. med.", "Der er spillere, trænere med flere med."),
        ("Der er frugt, f.eks. æbler.", "Der er frugt, fx æbler."),
        ("Det sker ifm. skolestart.", "Det sker i forbindelse med skolestart."),
        ("Skolen lukker pga. skimmel.", "Skolen lukker på grund af skimmel."),
    ],
)
def test_abbreviations_are_written_in_full(written: str, plain: str) -> None:
    assert in_full(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "Prisen er 5 mio. kr. pr. år.",
        "Mødet er kl. 16 i lokale nr. 2.",
        "Skærmen er 12 m lang.",
        "Kørslen er 5 mm fra kanten.",
        "Mødet er i Vedrup.",
        "Andelen er 15 pct. af alle.",
        "Prisen er ca. 5 mio. kr.",
        "Patienten har en PT-test.",
        "Mødet er evt. i maj.",
        "Firmaet hedder MV Byg.",
        "Der er 3 stk. tilbage, jf. stk. 2.",
    ],
)
def test_what_everybody_reads_stays(written: str) -> None:
    assert in_full(written) == written


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Såfremt det sner, lukker banen.", "Hvis det sner, lukker banen."),
        ("Det afgøres, hvorvidt samtlige baner lukkes.", "Det afgøres, om alle baner lukkes."),
        ("Banen anvendes fremadrettet af klubben.", "Banen bruges fremover af klubben."),
        ("Klubben har anmodet om et møde.", "Klubben har bedt om et møde."),
        ("På nuværende tidspunkt er der 5 baner.", "Nu er der 5 baner."),
        ("Udgiften forventes i maj.", "Udgiften ventes i maj."),
        ("Der er vanskeligheder med de øvrige baner.", "Der er problemer med de andre baner."),
        ("Uagtet at prisen stiger, bygges der.", "Selvom prisen stiger, bygges der."),
        ("Forvaltningen har udarbejdet en plan.", "Forvaltningen har lavet en plan."),
    ],
)
def test_officialese_is_written_plainly(written: str, plain: str) -> None:
    assert in_plain_words(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "Anvendelseskravet gælder.",
        "Klubben er øvrighedsstyret.",
        "Dato-anvendes ikke.",
        "Blotlagte rør skiftes.",
        "Byen får vand på ny vej.",
        "Skolerne blev sammenlagt i 2007.",
        "Udarbejdelse tager tid.",
        "De forventede udgifter er kendt.",
        "Indikatoren er god.",
    ],
)
def test_other_words_stay(written: str) -> None:
    assert in_plain_words(written) == written


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Arbejdet påbegyndes medio maj 2026.", "Arbejdet begynder i midten af maj 2026."),
        ("Arbejdet kan påbegyndes i maj.", "Arbejdet kan begynde i maj."),
        ("Vejen er spærret til ultimo maj.", "Vejen er spærret til slutningen af maj."),
        ("Der er en sag vedrørende skolen.", "Der er en sag om skolen."),
        ("Der kom piger, drenge samt lærere.", "Der kom piger, drenge og lærere."),
        ("Forvaltningen har igangsat en plan.", "Forvaltningen har sat gang i en plan."),
        ("Planen igangsættes i maj.", "Planen sættes i gang i maj."),
        ("Der iværksættes en plan.", "Der sættes gang i en plan."),
        ("Udgiften afholdes af puljen.", "Udgiften betales af puljen."),
        ("Mødet afholdes i salen.", "Mødet holdes i salen."),
        ("Mødet afholdes i maj, og udgiften er kendt.", "Mødet holdes i maj, og udgiften er kendt."),
        ("Banen lukkes, således at klubben flytter.", "Banen lukkes, så klubben flytter."),
        ("Der kom blot 5 svar, primært fra unge.", "Der kom kun 5 svar, især fra unge."),
        ("Hovedparten af husene er solgt.", "De fleste af husene er solgt."),
        ("Forvaltningen foretager en vurdering af prisen.", "Forvaltningen vurderer prisen."),
        ("Endvidere er der en pulje.", "Desuden er der en pulje."),
        ("Der er endvidere en pulje.", "Der er også en pulje."),
        ("I henhold til § 3 er det muligt.", "Efter § 3 er det muligt."),
        ("I henhold til aftalen er det muligt.", "Ifølge aftalen er det muligt."),
        ("Sagen sendes med henblik på at spare.", "Sagen sendes for at spare."),
        ("Klubben modtager et tilskud.", "Klubben får et tilskud."),
        ("Hallen er beliggende ved åen.", "Hallen ligger ved åen."),
        ("Planen medfører en udgift.", "Planen giver en udgift."),
        ("Udgiften på 1,15 mio. kr. afholdes af puljen.", "Udgiften på 1,15 mio. kr. betales af puljen."),
    ],
)
def test_words_change_where_their_surroundings_allow(written: str, plain: str) -> None:
    assert reworded(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "Der er et merforbrug vedrørende veje.",
        "Der kom piger og drenge samt lærere.",
        "Der kom piger, samt lærere, og alle var glade.",
        "Licitationen er afholdt.",
        "Forvaltningen foretager en individuel vurdering af prisen.",
        "Der falder sne med henblik på, at banen lukkes.",
        "Han er modtager af støtte.",
        "En modtager får besked.",
        "Man skal blot ringe.",
        "Hovedparten af udgiften er kendt.",
        "Det er således, at skolen lukker.",
        "Fristen er et primært mål.",
        "Modtager: Ida Holm.",
        "Grunden er smukt beliggende.",
        "Planen medfører, at skolen lukker.",
        "Modellen er skønnet således:",
        "Ultimo er et latinsk ord.",
        "Støtten understøtter, at flere kommer i gang.",
    ],
)
def test_words_stay_where_they_may_mean_something_else(written: str) -> None:
    assert reworded(written) == written


def test_there_is_one_plain_word_for_each_form() -> None:
    assert len(PHRASES) + len(FULL) >= 120
    assert not set(ALL.values()) & set(ALL)
