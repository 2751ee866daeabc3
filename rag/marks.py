"""Marks in running text: `[Punkt 77]`, `[Bilag 2 til Punkt 77]` or `[Mødehoved]`, with date and municipality
where they are needed.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.model import HEAD, Answer, Citation, Claim

_OWN_WORDS = "Forklaringen er Punkts egen og står ikke i referaterne."


def place_name(citation: Citation) -> str:
    """Where in the minutes a citation points: 'Punkt 77', 'Bilag 2 til Punkt 77', or their head."""
    if citation.in_head:
        return HEAD
    within = f"{citation.attachment} til " if citation.attachment else ""
    return f"{within}Punkt {citation.called}"


def mark(citation: Citation, among: Sequence[Citation]) -> str:
    """The mark of one citation in an answer that rests on the citations `among`."""
    parts = [place_name(citation)]
    if len({c.meeting for c in among}) > 1:
        parts.append(f"{citation.date:%d.%m.%Y}")
        if len({c.municipality for c in among}) > 1 and citation.municipality:
            parts.append(citation.municipality)
    return f"[{', '.join(parts)}]"


def marked_claim(claim: Claim, among: Sequence[Citation]) -> str:
    """One claim followed by its marks, each mark once."""
    marks = dict.fromkeys(mark(citation, among) for citation in claim.citations)
    return " ".join([claim.text, *marks])


def answer_text(answer: Answer) -> str:
    """The whole answer as one reads it: claims with marks, one paragraph a claim."""
    return "\n\n".join(marked_claim(claim, answer.citations) for claim in answer.claims)


def beside(answer: Answer) -> list[str]:
    """What a reader must see beside the claims: words of the dictionary, told as such, then the notes."""
    words = [f"Ordbog: {word.word}: {word.explanation} {_OWN_WORDS}" for word in answer.explained]
    return [*words, *(f"Bemærk: {note}" for note in answer.notes)]
