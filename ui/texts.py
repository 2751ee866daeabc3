"""What the web page says to citizens, in Danish."""

from __future__ import annotations

from rag.errors import (
    EmptyQuestion,
    ModelUnavailable,
    NothingIngested,
    PunktError,
    QuestionTooLong,
    UnknownReference,
    UsageError,
)

TITLE = "Punkt – spørg kommunens referater"
HEADING = "Spørg kommunens referater"
INTRODUCTION = (
    "Stil et spørgsmål om det, udvalgene har behandlet. Hvert udsagn i svaret henviser til det punkt i "
    "referatet, det bygger på. Tryk på henvisningen for at se stedet i referatet. Et ✓ betyder, at "
    "citatet er kontrolleret."
)
SAMPLE_NOTICE = (
    "Der er ikke indlæst nogen referater endnu. Derfor svarer siden ud fra nogle opdigtede eksempler: "
    "kommunen, personerne og sagerne findes ikke."
)
QUESTION_LABEL = "Dit spørgsmål"
QUESTION_HINT = "For eksempel: Hvad besluttede udvalget om budgettet?"
ASK_BUTTON = "Spørg"
MUNICIPALITY_LABEL = "Kommune"
COMMITTEE_LABEL = "Udvalg"
ALL_MUNICIPALITIES = "Alle kommuner"
ALL_COMMITTEES = "Alle udvalg"
EXAMPLES_HEADING = "Prøv et af disse spørgsmål"
ANSWER_HEADING = "Svar"
SOURCE_HEADING = "Her står det i referatet"
NO_ANSWER_YET = "Svaret vises her."
NO_SOURCE = "Når du har fået et svar, kan du her se det sted i referatet, svaret bygger på."
NO_SOURCE_FOR_REFUSAL = "Der er ingen steder i referaterne at henvise til."
ASKED = "Du spurgte:"
EARLIER = "Tidligere i samtalen"
GO_ON = "Spørg videre om det samme, for eksempel: »og hvem var imod?«, eller begynd på et nyt emne."
NEW_TOPIC = "Nyt emne"
WHOLE_ITEM = "Læs hele punktet"
BACK = "Tilbage til henvisningen"

ASK_TAB = "Stil et spørgsmål"
SUMMARY_TAB = "Resumé"
SUMMARY_INTRODUCTION = (
    "Vælg et møde eller et enkelt punkt, og få det fortalt i almindeligt sprog. Hver sætning bygger på et "
    "punkt i referatet: Tryk på henvisningen eller på ✓ for at se stedet. Tryk på et understreget ord for at "
    "se, hvad det betyder."
)
MEETING_LABEL = "Møde"
ITEM_LABEL = "Hele mødet eller et punkt"
WHOLE_MEETING = "Hele mødet"
AUDIENCE_LABEL = "Hvem skal læse det?"
AUDIENCES = [("Borgere", "borger"), ("Politikere", "politiker"), ("Pressen", "presse")]
LENGTH_LABEL = "Hvor langt?"
LENGTHS = [("Kort", "kort"), ("Mellem", "mellem"), ("Langt", "lang")]
SUMMARY_BUTTON = "Lav resumé"
NO_SUMMARY_YET = "Resuméet vises her."
WRITING_SUMMARY = "Skriver resuméet …"
NO_SUMMARY_SOURCE = "Når du har fået et resumé, kan du her se det sted i referatet, hver sætning bygger på."

TABLE_TAB = "Tabeller"
TABLE_INTRODUCTION = (
    "Se beslutninger, afstemninger, fremmøde og beløb fra alle referaterne i en tabel. Tryk på en titel for "
    "at læse, hvad der står i referatet. Tabellen kan hentes som fil og åbnes i Excel."
)
TABLE_LABEL = "Hvad vil du se?"
#: For each kind of table what it is called, and what can be written to narrow it.
TABLES = {
    "decisions": ("Beslutninger", "Kun med disse ord, for eksempel cykelsti eller udsat"),
    "votes": ("Afstemninger", "Kun dette parti eller denne person"),
    "absences": ("Fravær", "Kun denne person eller dette parti"),
    "attendance": ("Fremmøde", "Kun denne person eller dette parti"),
    "amounts": ("Beløb", "Kun beløb, der handler om"),
    "case": ("En sags forløb", "Sagsnummer"),
}
FROM_LABEL = "Fra og med"
TO_LABEL = "Til og med"
DAY_HINT = "dd.mm.åååå"
TABLE_BUTTON = "Vis tabel"
NO_TABLE_YET = "Tabellen vises her."
NEWEST_FIRST = "de nyeste først"
NO_ROWS = "Der er intet i referaterne, der passer til det, du har valgt."
SAVE_CSV = "Hent som CSV-fil (til Excel)"

_ERRORS: dict[type[PunktError], str] = {
    EmptyQuestion: "Skriv et spørgsmål først.",
    QuestionTooLong: "Spørgsmålet er for langt. Stil et kortere spørgsmål.",
    NothingIngested: "Der er ikke indlæst nogen referater endnu.",
    ModelUnavailable: "Sprogmodellen kan ikke bruges lige nu.",
}
_ANY_SUMMARY_ERROR = "Resuméet kunne ikke laves på grund af en fejl. Prøv igen om lidt."
_ANY_ERROR = "Spørgsmålet kunne ikke besvares på grund af en fejl. Prøv igen om lidt."


def error_text(error: PunktError) -> str:
    """What a citizen is told about an error."""
    return _ERRORS.get(type(error), _ANY_ERROR)


def table_error_text(error: PunktError) -> str:
    """What a citizen is told about an error in place of a table."""
    match error:
        case UnknownReference():
            return "Der er ingen sag med det nummer. Skriv et sagsnummer, som det står i referatet."
        case UsageError():
            return "Datoerne kan ikke bruges. Skriv dem som 12.03.2025, den tidligste først."
        case _:
            return "Tabellen kunne ikke vises på grund af en fejl. Prøv igen om lidt."


def summary_error_text(error: PunktError) -> str:
    """What a citizen is told about an error in place of a summary."""
    return _ERRORS.get(type(error), _ANY_SUMMARY_ERROR)
