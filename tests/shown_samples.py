"""Summaries of the small meeting, made by hand, for the tests of how summaries are shown."""

from __future__ import annotations

from dataclasses import replace

from answers import cite, small_meeting

from rag.model import Citation, Claim, Status
from rag.summaries.summary import Explained, Heading, Part, Readability, Subject, Summary

LONG = "Stien bliver 800 meter lang og koster <b>2,4 mio. kr.</b> Arbejdet begynder i maj."
#: As people read it.
READ = "Stien bliver 800 meter lang og koster 2,4 mio. kr. Arbejdet begynder i maj."


def said(text: str, *quotes: str, number: int = 7, status: Status = Status.CONFIRMED) -> Claim:
    """A sentence that rests on quotes of one Punkt of the small meeting."""
    return Claim(text, tuple(cite(small_meeting(), number, quote, status) for quote in quotes))


def item_summary(*parts: Part, glossary: tuple[Explained, ...] = ()) -> Summary:
    """Of Punkt 7: what it is about and what was decided, unless other parts are given."""
    usual = (
        Part(Heading.ABOUT, (said("Stien bliver 800 meter.", LONG), said("Den koster 2,4 mio. kr.", LONG))),
        Part(
            Heading.DECIDED,
            (said("Udvalget sagde ja. A og V stemte for.", "Godkendt.", "For stemte: A og V"),),
        ),
    )
    return Summary(
        subject=Subject.ITEM,
        id="moellebro-teknikudvalget-2025-03-12/7",
        headline=said("En cykelsti ved <Åen> & broen.", "Cykelsti ved <Åen> & broen"),
        parts=parts or usual,
        glossary=glossary,
        lix=Readability(57.4, 38.2),
    )


def explained_summary() -> Summary:
    """Of Punkt 7, with a difficult word that stands in it twice, in two forms, and one that does not."""
    claims = (
        said("Der er givet tillægsbevillinger.", LONG),
        said("En tillægsbevilling er penge.", "Godkendt."),
    )
    words = (
        Explained("kassebeholdning", "En plan for <b>pengene</b>."),
        Explained("tillægsbevilling", "Flere penge midt i året."),
    )
    return item_summary(Part(Heading.COST, claims), glossary=words)


def meeting_summary() -> Summary:
    """Of the whole meeting: two decisions in a list, and a closed item that says where it stands twice."""
    return Summary(
        subject=Subject.MEETING,
        id="moellebro-teknikudvalget-2025-03-12",
        headline=replace(said("Udvalget behandlede 3 punkter.", "Punkt 7"), computed=True),
        parts=(
            Part(
                Heading.DECISIONS,
                (
                    said("Udvalget sagde ja til en cykelsti.", "Godkendt."),
                    said("Den koster 2,4 mio. kr.", LONG),
                    said("Der var intet til eventuelt.", "Intet.", number=9),
                ),
            ),
            Part(Heading.CLOSED, (said("Køb af areal.", "Lukket: Køb af areal", number=8),)),
        ),
        lix=Readability(57.4, 22.6),
    )


def elsewhere(citation: Citation) -> Citation:
    """The same quote from a meeting of another municipality."""
    return replace(citation, meeting="nordby-teknikudvalget-2025-04-02", municipality="Nordby")
