"""An answer as a person reads it: for the terminal and as HTML; `ui.markdown` has it as Markdown.

All three say the same: the claims with their marks, what a reader must know beside them, then every citation
once with its quote, and its status unless it is confirmed. What comes from documents, questions and language
models is made harmless for its medium: control characters never reach a terminal, HTML and Markdown are
escaped, and nothing of it becomes a link or an image.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from rag.marks import beside, mark, place_name
from rag.model import Answer, Citation, Claim, Status
from ui.emphasis import unmarked
from ui.flowing import flowing

if TYPE_CHECKING:
    from rich.text import Text

#: Control characters (newline and tab apart), and what nobody sees: characters without width, marks that turn
#: the reading direction around, tags; and what no file in UTF-8 or XML can hold.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_INDENT = "  "
STATUS_STYLE = {Status.CORRECTED: "yellow", Status.UNCONFIRMED: "bold red"}
#: What stands behind a mark, or behind a sentence without one, unless it is confirmed.
_STATUS_WORD = {Status.CONFIRMED: "", Status.CORRECTED: "rettet", Status.UNCONFIRMED: "ikke bekræftet"}
TICK = "✓"


@dataclass(frozen=True)
class Mark:
    """One mark of a claim, e.g. `[Punkt 77]`, and the citations that it stands for."""

    label: str
    citations: tuple[Citation, ...]

    @property
    def status(self) -> Status:
        """The worst status of its citations."""
        found = {citation.status for citation in self.citations}
        return next(status for status in reversed(Status) if status in found)


def plain(text: str) -> str:
    """The text without characters that could steer a terminal, hide in it, or reverse what one reads."""
    return _UNSEEN.sub("", text)


def danish_date(day: date) -> str:
    """A date as Danish minutes write it: 27.11.2024."""
    return f"{day:%d.%m.%Y}"


def joined(names: Sequence[str]) -> str:
    """A Danish enumeration: 'Herlev, Gladsaxe og Herning'."""
    return " og ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def meeting_name(committee: str, municipality: str | None, day: date) -> str:
    """How a meeting is named: 'Arbejdsmarkedsudvalget, Herlev, 27.11.2024'."""
    return ", ".join(plain(part) for part in (committee, municipality, danish_date(day)) if part)


def reference(citation: Citation) -> str:
    """Where a quote stands: 'Punkt 77, side 3 · Titel · Udvalget, Herlev, 27.11.2024 · Sagsfremstilling'."""
    where = meeting_name(citation.committee, citation.municipality, citation.date)
    parts = [
        f"{plain(place_name(citation))}{on_pages([citation])}",
        "" if citation.in_head else plain(citation.title),
        where,
        "" if citation.in_head else plain(citation.section or ""),
    ]
    return " · ".join(part for part in parts if part)


def by_reference(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """The citations under their references, each once, in the order in which they first come."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(reference(citation), []).append(citation)
    return groups


def on_pages(cited: Sequence[Citation]) -> str:
    """', side 3', ', side 3 og 4': the pages of the first quote's document; '' where it has none."""
    pages = sorted({one.span.page for one in cited if one.span.page and one.document == cited[0].document})
    return f", side {joined([str(page) for page in pages])}" if pages else ""


def marks_of(claim: Claim, among: Sequence[Citation]) -> list[Mark]:
    """The marks of a claim in an answer that rests on the citations `among`: one for each Punkt."""
    groups: dict[tuple[str, bool], list[Citation]] = {}
    for citation in claim.citations:
        groups.setdefault((citation.item, citation.in_head), []).append(citation)
    return [Mark(mark(group[0], among), tuple(group)) for group in groups.values()]


def is_bare(claim: Claim, answer: Answer) -> bool:
    """Whether a claim is a language model's and cites nothing: nobody has said it but the model."""
    return answer.mode == "generative" and not (answer.refused or claim.citations)


def authorship(answer: Answer) -> str:
    """Who wrote the answer, where a language model did; else ''."""
    if answer.mode != "generative":
        return ""
    return f"Svaret er skrevet af {plain(answer.model or 'en sprogmodel')} og kontrolleret mod referaterne."


def understood(answer: Answer) -> str:
    """How a question was understood that leaned on the one before it; else ''."""
    return f"Forstået som: {plain(answer.understood)}" if answer.understood else ""


def note_text(note: str) -> str:
    """What a reader must know, as it is told."""
    return f"Bemærk: {plain(note)}"


def claim_terminal(claim: Claim, among: Sequence[Citation], *, bare: bool = False, style: str = "") -> Text:
    """A claim with its marks, each with its status unless it is confirmed; `bare` says it is not."""
    from rich.text import Text

    text = Text(plain(claim.text), style=style)
    for each in marks_of(claim, among):
        text.append(f" {plain(each.label)}", style="bold cyan")
        if word := _STATUS_WORD[each.status]:
            text.append(f" ({word})", style=STATUS_STYLE[each.status])
    if bare:
        text.append(f" ({_STATUS_WORD[Status.UNCONFIRMED]})", style=STATUS_STYLE[Status.UNCONFIRMED])
    return text


def answer_terminal(answer: Answer, width: int | None = None) -> Text:
    """The answer with coloured marks, then its citations; quotes are folded at `width` columns, if any."""
    from rich.text import Text

    text = Text().append(f"{known}\n\n" if (known := understood(answer)) else "", style="dim")
    for claim in answer.claims:
        text.append_text(claim_terminal(claim, answer.citations, bare=is_bare(claim, answer))).append("\n\n")
    for told in beside(answer):
        text.append(f"{plain(told)}\n\n", style="yellow")
    for place, cited in by_reference(answer.citations).items():
        text.append(f"{place}\n", style="bold")
        for citation in cited:
            text.append(_quote_terminal(citation, width))
    if author := authorship(answer):
        text.append(f"\n{author}", style="dim")
    text.rstrip()
    return text


def _quote_terminal(citation: Citation, width: int | None) -> Text:
    """A quote two columns in, and below it its status unless it is confirmed."""
    from rich.text import Text

    quote = citation.quote if width is None else flowing(citation.quote)
    text = Text(indented(f"»{plain(unmarked(quote))}«", width) + "\n")
    if citation.status is not Status.CONFIRMED:
        text.append(f"{_INDENT}{status_text(citation.status)}\n", style=STATUS_STYLE[citation.status])
    return text


def answer_html(answer: Answer) -> str:
    """The answer as HTML. A mark is a button; its `data-quotes` are the numbers of its citations."""
    numbers = {citation: number for number, citation in enumerate(answer.citations)}
    ticked = not answer.refused
    claims = (
        claim_html(claim, numbers, ticked=ticked, bare=is_bare(claim, answer)) for claim in answer.claims
    )
    notes = (f'<p class="note" role="note">{escaped(told)}</p>' for told in beside(answer))
    known, author = (
        f'<p class="muted">{escaped(told)}</p>' if told else ""
        for told in (understood(answer), authorship(answer))
    )
    kind = "answer refused" if answer.refused else "answer"
    return f'<div class="{kind}">{known}{"".join((*claims, *notes))}{author}</div>'


def claim_html(
    claim: Claim, numbers: Mapping[Citation, int], *, ticked: bool = True, bare: bool = False
) -> str:
    """A claim as a paragraph, its marks as buttons with their status.

    `ticked` puts a tick behind marks that are confirmed; `bare` says that the claim is not.
    """
    marks = (
        f" {mark_html(each, numbers)}{status_html(each.status, ticked=ticked)}"
        for each in marks_of(claim, list(numbers))
    )
    doubt = status_html(Status.UNCONFIRMED, ticked=False) if bare else ""
    return f"<p>{escaped(claim.text)}{''.join(marks)}{doubt}</p>"


def escaped(text: str) -> str:
    """The text, safe as HTML content and inside a quoted attribute."""
    return escape(plain(text), quote=True)


def status_text(status: Status) -> str:
    """What a status means to a reader."""
    match status:
        case Status.CONFIRMED:
            return "Bekræftet: står ordret i punktet."
        case Status.CORRECTED:
            return "Rettet: henvisningen er flyttet til det punkt, der siger det."
        case Status.UNCONFIRMED:
            return "Ikke bekræftet: læs selv efter i referatet."


def in_brackets(status: Status) -> str:
    """A status behind a mark: ' (rettet)'; nothing where it is confirmed."""
    word = _STATUS_WORD[status]
    return f" ({word})" if word else ""


def status_html(status: Status, *, ticked: bool) -> str:
    """A status behind a mark, with what it means; `ticked` puts a tick where it is confirmed."""
    word = in_brackets(status) or (f" {TICK}" if ticked else "")
    kind, title = status.name.lower(), escaped(status_text(status))
    return (
        f'<span class="{kind}" role="note" aria-label="{title}" title="{title}">{word}</span>' if word else ""
    )


def mark_html(each: Mark, numbers: Mapping[Citation, int], *, ticked: bool = False) -> str:
    """A mark, or with `ticked` a tick, as a button; its `data-quotes` are the numbers of its citations."""
    quotes = " ".join(str(numbers[citation]) for citation in each.citations)
    title = escaped(f"Vis {reference(each.citations[0])}")
    kind, label = ("mark tick", TICK) if ticked else ("mark", each.label)
    named = f' aria-label="{title}"' if ticked else ""
    attributes = f'type="button" class="{kind}" data-quotes="{quotes}" title="{title}"{named}'
    return f"<button {attributes}>{escaped(label)}</button>"


def indented(text: str, width: int | None) -> str:
    """The text two columns in, each line folded at `width` columns, if any."""
    if width is None:
        return textwrap.indent(text, _INDENT)
    folded = (_folded(line, width) for line in text.splitlines() if line.strip())
    return "\n".join(folded)


def _folded(line: str, width: int) -> str:
    room = max(width - 1, 20)
    return textwrap.fill(
        line, room, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
    )
