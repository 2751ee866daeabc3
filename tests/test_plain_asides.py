"""What is left out of a sentence: layout, references to elsewhere, and openers that only announce."""

from __future__ import annotations

import pytest

from rag.plain.asides import without_asides
from rag.plain.openers import with_plain_tie, without_opener
from rag.plain.tidying import finished, tidied


@pytest.mark.parametrize(
    ("written", "without"),
    [
        ("Banen er slidt (se bilag 1).", "Banen er slidt."),
        ("Banen er slidt (bilag 1, side 4-6) og lukkes.", "Banen er slidt og lukkes."),
        ("Banen er slidt, jf. bilag 2.", "Banen er slidt."),
        ("Andelen er faldet til 4 pct. jf. bilag 1, side 1.", "Andelen er faldet til 4 pct."),
        ("Byggeriet kræver dispensation, jf. planlovens § 19, og koster 3 mio. kr.",
         "Byggeriet kræver dispensation og koster 3 mio. kr."),
        ("Sagen blev drøftet på mødet (punkt 19) i maj.", "Sagen blev drøftet på mødet i maj."),
        ("Banen er slidt, som vist i tabel 2.", "Banen er slidt."),
        ("Sagen (27.03.00-P20-1-25) er afsluttet.", "Sagen er afsluttet."),
        ("Byen har Særlig Tilrettelagt Undervisning (STU).", "Byen har Særlig Tilrettelagt Undervisning."),
        ("Målet blev fastsat i juni, jf. Byrådet 04.06.2025, punkt 7.", "Målet blev fastsat i juni."),
    ],
)  # fmt: skip
def test_references_to_elsewhere_are_left_out(written: str, without: str) -> None:
    assert without_asides(written) == without


@pytest.mark.parametrize(
    "written",
    [
        "Banen er slidt (jf. bilag 1, hvor prisen er 5 mio. kr.).",
        "Banen koster mere (6,1 mio. kr.) end ventet.",
        "Ida Holm (A) stemte imod.",
        "Ida Holm (SF) stemte imod.",
        "Mødet (den 3. maj 2026) er flyttet.",
        "Ledige (kontanthjælp og dagpenge) får besked.",
        "Banen lukkes (dog ikke i weekenden).",
        "Sagen følger § 16 i planloven.",
        "Puljen fordeles som vist i tabel 2.",
        "Forslaget blev godkendt, som beskrevet i bilag 2.",
        "Jf. bilag 2 er banen slidt.",
        "Der er 12 elever i klassen (heraf 3 nye).",
    ],
)
def test_what_carries_a_fact_stays(written: str) -> None:
    assert without_asides(written) == written


def test_a_short_form_that_is_used_further_on_stays_explained() -> None:
    written = "Byen har fået Særlig Tilrettelagt Undervisning (STU)."
    assert without_asides(written, f"{written} Prisen på STU stiger.") == written


@pytest.mark.parametrize(
    ("written", "without"),
    [
        ("Det bemærkes, at skolen lukker i maj.", "Skolen lukker i maj."),
        ("Det skal bemærkes, at skolen ikke lukker.", "Skolen lukker ikke."),
        ("Det kan oplyses, at der i 2025 er afsat 3 mio. kr.", "Der er i 2025 afsat 3 mio. kr."),
        ("Der gøres opmærksom på, at fristen er den 3. maj.", "Fristen er den 3. maj."),
        ("Forvaltningen skal gøre opmærksom på, at prisen også kan stige.", "Prisen kan også stige."),
        ("Forvaltningen kan oplyse, at banen endnu ikke er åben.", "Banen er endnu ikke åben."),
        ("Det er værd at bemærke at andelen er faldet.", "Andelen er faldet."),
        ("Det skal understreges, at ordningen fortsat gælder.", "Ordningen gælder fortsat."),
    ],
)
def test_an_opener_that_only_announces_is_left_out(written: str, without: str) -> None:
    assert without_opener(written) == without


@pytest.mark.parametrize(
    "written",
    [
        "Forvaltningen vurderer, at skolen lukker.",
        "Det indstilles, at skolen lukker.",
        "Det forventes, at skolen lukker.",
        "Borgerne oplyser, at skolen lukker.",
        "Det skal dog bemærkes, at skolen lukker.",
        "Det bemærkes, at skolen er lukket, og at eleverne flyttes.",
        "Det bemærkes, at hvis prisen stiger, lukker skolen.",
        "Det bemærkes ikke, at skolen lukker.",
        "Det bemærkes, hvad skolen gør.",
    ],
)
def test_who_says_it_stays(written: str) -> None:
    assert without_opener(written) == written


def test_what_ties_a_sentence_to_the_one_before_is_plain() -> None:
    assert with_plain_tie("På den baggrund lukkes skolen.") == "Derfor lukkes skolen."
    assert with_plain_tie("Derudover er der en pulje.") == "Desuden er der en pulje."
    assert with_plain_tie("På den baggrund, der er givet, lukkes skolen.").startswith("På den baggrund, der")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("- **Skoler:** Der er\n  fem skoler", "Skoler: Der er fem skoler"),
        ("2. at banen\nlukkes, og", "at banen lukkes, og"),
        ("a) banen lukkes;", "banen lukkes;"),
        ("2. halvår er dyrt", "2. halvår er dyrt"),
        ("Se [planen](#) her", "Se planen her"),
        ("En bevil-\nling på (6,1 mio. kr.)", "En bevilling på 6,1 mio. kr."),
        ("Børne-\nog ungeområdet", "Børne- og ungeområdet"),
        ("Prisen\u00a0er 5 kr .", "Prisen er 5 kr."),
    ],
)
def test_a_sentence_stands_on_one_line(written: str, line: str) -> None:
    assert tidied(written) == line


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("at banen lukkes, og", "At banen lukkes."),
        ("banen lukkes;", "Banen lukkes."),
        ("følgende baner lukkes:", "Følgende baner lukkes:"),
        ("prisen er 5 kr.", "Prisen er 5 kr."),
        ("prisen er 5 mio. kr..", "Prisen er 5 mio. kr."),
        ("hvad koster det?", "Hvad koster det?"),
        ("- ", ""),
        ("…", ""),
    ],
)
def test_a_sentence_has_its_capital_and_its_stop(text: str, sentence: str) -> None:
    assert finished(text) == sentence
