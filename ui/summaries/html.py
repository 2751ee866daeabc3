"""A summary as HTML: a page of its own that needs nothing from anywhere, and a fragment for the web page.

It works without scripts. A difficult word is a button that opens its explanation, which is in the list of
difficult words too; a mark leads to the quotes it stands for, and they lead back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.model import Citation, Status
from rag.summaries.summary import Explained, Heading, Summary
from ui.emphasis import unmarked
from ui.render import Mark, escaped, mark_html, note_text, status_html, status_text
from ui.summaries.layout import sheet
from ui.summaries.sheet import SOURCES, Block, Piece, Place, Sentence, Sheet

#: Nothing is loaded, run or sent, whatever stands in the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLES = ("summary.css", "summary_page.css")


@dataclass(frozen=True)
class _Form:
    """How the parts of a summary are written: the level of its headline, and what a mark is."""

    level: int
    marked: Callable[[Sentence, Mark], str]


def summary_page(summary: Summary) -> str:
    """A whole page in Danish with its own style; in print the sources begin a new sheet of paper."""
    laid = sheet(summary)
    form = _Form(1, lambda sentence, mark: _linked(sentence, mark, laid))
    style = "\n".join((Path(__file__).parents[1] / name).read_text(encoding="utf-8") for name in _STYLES)
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="da">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escaped(laid.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>",
            f'<main class="resume">\n{_body(laid, form)}',
            f"{_sources(laid)}\n</main>\n</body>\n</html>\n",
        ]
    )


def summary_fragment(summary: Summary) -> str:
    """The summary for a page that shows its quotes itself.

    A mark is a button, a tick where the text goes on; its `data-quotes` are the places of its citations in
    `sheet(summary).citations`.
    """
    laid = sheet(summary)
    places = {citation: number - 1 for citation, number in laid.numbers.items()}

    def pressed(sentence: Sentence, mark: Mark) -> str:
        if sentence.goes_on:
            return mark_html(mark, places, ticked=True)
        return mark_html(mark, places) + status_html(mark.status, ticked=True)

    form = _Form(3, pressed)
    return f'<div class="resume">{_body(laid, form)}</div>'


def _body(laid: Sheet, form: _Form) -> str:
    notes = (f'<p class="note" role="note">{escaped(note_text(note))}</p>' for note in laid.notes)
    return "\n".join(
        [
            f'<p class="where">{escaped(laid.where)}</p>',
            f"<h{form.level}>{_sentence(laid.headline, form)}</h{form.level}>",
            *(_block(block, form) for block in laid.blocks),
            *notes,
            *_glossary(laid.words, form.level + 1),
            *(f'<p class="about">{escaped(line)}</p>' for line in (laid.readability, laid.origin) if line),
        ]
    )


def _block(block: Block, form: _Form) -> str:
    texts = [" ".join(_sentence(each, form) for each in paragraph) for paragraph in block.paragraphs]
    inside = f"<p>{texts[0]}</p>" if len(texts) == 1 else _list(texts)
    return f"<section>{_heading(block.heading, form.level + 1)}{inside}</section>"


def _heading(text: str, level: int) -> str:
    return f"<h{level}>{escaped(text)}</h{level}>"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def _sentence(sentence: Sentence, form: _Form) -> str:
    text = "".join(map(_piece, sentence.pieces))
    doubt = status_html(Status.UNCONFIRMED, ticked=False) if sentence.bare else ""
    marks = "".join(f" {form.marked(sentence, mark)}" for mark in sentence.marks)
    return f'<span id="s-{sentence.number}">{text}{doubt}{marks}</span>'


def _piece(piece: Piece) -> str:
    if piece.word is None:
        return escaped(piece.text)
    explanation = f'popovertarget="ord-{piece.word}" aria-describedby="ord-{piece.word}"'
    return f'<button type="button" class="word" {explanation}>{escaped(piece.text)}</button>'


def _linked(sentence: Sentence, mark: Mark, laid: Sheet) -> str:
    """A mark and the number of each of its quotes, which lead to them; the numbers where the text goes on."""
    label = "" if sentence.goes_on else escaped(mark.label)
    numbers = [laid.numbers[citation] for citation in mark.citations]
    first, *more = (_to_source(number, f"<sup>{number}</sup>") for number in numbers)
    if label:
        first = _to_source(numbers[0], f"{label}<sup>{numbers[0]}</sup>")
    return " ".join([first, *more]) + status_html(mark.status, ticked=False)


def _to_source(number: int, label: str) -> str:
    return f'<a class="mark" href="#kilde-{number}" role="doc-noteref">{label}</a>'


def _glossary(words: Iterable[Explained], level: int) -> Iterator[str]:
    """The list of difficult words, and each explanation as its button opens it."""
    terms, popovers = [], []
    for number, each in enumerate(words, start=1):
        word, meaning = escaped(each.word), escaped(each.explanation)
        terms.append(f"<div><dt>{word}</dt><dd>{meaning}</dd></div>")
        popovers.append(f'<div popover id="ord-{number}"><b>{word}</b>: {meaning}</div>')
    if terms:
        yield f"<section>{_heading(Heading.WORDS, level)}<dl>{''.join(terms)}</dl></section>"
        yield from popovers


def _sources(laid: Sheet) -> str:
    """The quotes by the Punkt they stand in, each with links back to the sentences that rest on it."""
    used: dict[Citation, list[int]] = {}
    for sentence in laid.sentences:
        for citation in dict.fromkeys(c for mark in sentence.marks for c in mark.citations):
            used.setdefault(citation, []).append(sentence.number)
    places = "\n".join(_place(place, used) for place in laid.places)
    if not places:
        return ""
    return f'<section class="sources" role="doc-endnotes"><h2>{SOURCES}</h2>\n{places}\n</section>'


def _place(place: Place, used: dict[Citation, list[int]]) -> str:
    entries = "".join(_source(number, citation, used[citation]) for number, citation in place.citations)
    return f'<h3>{escaped(place.name)}</h3><ol start="{place.citations[0][0]}">{entries}</ol>'


def _source(number: int, citation: Citation, sentences: Iterable[int]) -> str:
    back = " ".join(
        f'<a href="#s-{each}" role="doc-backlink" aria-label="Tilbage til sætning {each + 1}">↩</a>'
        for each in sentences
    )
    confirmed = citation.status is Status.CONFIRMED
    status = "" if confirmed else f" <strong>{escaped(status_text(citation.status))}</strong>"
    section = f"({escaped(citation.section)})" if citation.section else ""
    quote = f"<blockquote>»{escaped(unmarked(citation.quote.strip()))}«</blockquote>"
    return f'<li id="kilde-{number}" tabindex="-1">{quote} <p>{section}{status} {back}</p></li>'
