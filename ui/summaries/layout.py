"""A summary laid out for reading, the same for every medium: what stands in which order, with which numbers.

The sources are numbered by agenda item, the oldest first. A difficult word is marked where it stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from rag.marks import place_name
from rag.model import Citation, Claim, Status
from rag.readability import Band, band
from rag.summaries.glossary import difficult_words
from rag.summaries.summary import Explained, Subject, Summary
from ui.render import marks_of, meeting_name, on_pages, plain
from ui.summaries.sheet import Block, Piece, Place, Sentence, Sheet

_BANDS = {
    Band.VERY_EASY: "meget let",
    Band.EASY: "let",
    Band.MIDDLE: "middel",
    Band.HARD: "svær",
    Band.VERY_HARD: "meget svær",
}


def sheet(summary: Summary) -> Sheet:
    """The summary, laid out."""
    cited = tuple(dict.fromkeys(citation for claim in summary.claims for citation in claim.citations))
    sentences = _sentences(summary, cited)
    return Sheet(
        where=_where(summary, cited),
        headline=sentences[0],
        blocks=tuple(_blocks(summary, sentences[1:])),
        words=tuple(Explained(plain(each.word), plain(each.explanation)) for each in summary.glossary),
        notes=summary.notes,
        readability=_readability(summary),
        origin=_origin(summary),
        places=tuple(_places(cited)),
    )


def _sentences(summary: Summary, cited: Sequence[Citation]) -> list[Sentence]:
    """The headline and every claim; words are marked in the running text before they are in the headline."""
    texts = [" ".join(plain(claim.text).split()) for claim in summary.claims]
    order = [*range(1, len(texts)), 0]
    left = {each.word: number for number, each in enumerate(summary.glossary, start=1)}
    pieces = {place: tuple(_pieces(texts[place], left)) for place in order}
    return [
        Sentence(place, pieces[place], tuple(marks_of(claim, cited)), _is_bare(claim, summary))
        for place, claim in enumerate(summary.claims)
    ]


def _pieces(text: str, left: dict[str, int]) -> Iterator[Piece]:
    """The text in its pieces. A word that is found is taken out of those that are `left` to be found."""
    position = 0
    for found in difficult_words(text):
        if found.span.start < position or found.label not in left:
            continue
        if found.span.start > position:
            yield Piece(text[position : found.span.start])
        yield Piece(found.span.of(text), left.pop(found.label))
        position = found.span.end
    if position < len(text) or not text:
        yield Piece(text[position:])


def _is_bare(claim: Claim, summary: Summary) -> bool:
    return summary.mode == "generative" and not (claim.citations or claim.computed)


def _blocks(summary: Summary, sentences: Sequence[Sentence]) -> Iterator[Block]:
    rest = iter(sentences)
    for part in summary.parts:
        inside = [next(rest) for _ in part.claims]
        if inside:
            paragraphs = [inside] if summary.subject is Subject.ITEM else _by_item(inside)
            yield Block(plain(part.heading), tuple(map(_joined, paragraphs)))


def _by_item(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences in a row that cite the same items belong together; one without a mark stands alone."""
    for _, group in groupby(sentences, lambda each: [mark.label for mark in each.marks] or each.number):
        yield list(group)


def _joined(paragraph: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, each told whether the next one has its mark too."""
    behind = [*paragraph[1:], None]
    return tuple(
        replace(sentence, goes_on=after is not None and _same_mark(sentence, after))
        for sentence, after in zip(paragraph, behind, strict=True)
    )


def _same_mark(one: Sentence, other: Sentence) -> bool:
    """Whether both have one and the same mark, and all of its quotes are confirmed."""
    marks = {(mark.label, mark.status) for mark in (*one.marks, *other.marks)}
    return len(one.marks) == len(other.marks) == len(marks) == 1 and marks.pop()[1] is Status.CONFIRMED


def _places(cited: Iterable[Citation]) -> Iterator[Place]:
    groups: dict[tuple[str, bool], list[Citation]] = {}
    for citation in cited:
        groups.setdefault((citation.item, citation.in_head), []).append(citation)
    number = 1
    for group in sorted(groups.values(), key=lambda group: _in_order(group[0])):
        yield Place(_name(group), tuple(enumerate(group, start=number)))
        number += len(group)


def _in_order(citation: Citation) -> tuple[date, str, int]:
    return citation.date, citation.meeting, citation.punkt


def _name(cited: Sequence[Citation]) -> str:
    first = cited[0]
    where = meeting_name(first.committee, first.municipality, first.date)
    title = [] if first.in_head else [plain(first.title)]
    return " · ".join([f"{place_name(first)}{on_pages(cited)}", *title, where])


def _where(summary: Summary, cited: Sequence[Citation]) -> str:
    """What is summed up, as a reader knows it; its id where nothing says more."""
    if summary.subject is Subject.QUESTION:
        return f"Spørgsmål: {plain(summary.id)}"
    if summary.subject is Subject.CASE:
        return f"Sag {plain(summary.id)}"
    if not cited:
        return plain(summary.id)
    first = cited[0]
    name = meeting_name(first.committee, first.municipality, first.date)
    return f"Punkt {first.called} · {name}" if summary.subject is Subject.ITEM else name


def _readability(summary: Summary) -> str:
    """'Læsbarhed: LIX 38 (middel); referatet selv: LIX 57 (meget svær)'; '' where nothing was measured."""
    own, source = summary.lix.summary, summary.lix.source
    if own is None:
        return ""
    told = f"Læsbarhed: {_lix(own)}"
    several = summary.subject in (Subject.QUESTION, Subject.CASE)
    themselves = "referaterne selv" if several else "referatet selv"
    return told if source is None else f"{told}; {themselves}: {_lix(source)}"


def _lix(value: float) -> str:
    return f"LIX {round(value)} ({_BANDS[band(value)]})"


def _origin(summary: Summary) -> str:
    """Who wrote the summary, and what counts where it and the minutes differ."""
    if summary.mode == "generative":
        model = plain(summary.model or "en sprogmodel")
        return f"Resuméet er skrevet af {model} og kontrolleret mod referatet. Det er referatet, der gælder."
    return "Resuméet er lavet automatisk ud fra referatet. Det er referatet, der gælder."
