"""An answer as a person reads it: for the terminal, as Markdown, and as HTML.

All three say the same: the claims with their marks, then every citation once with its quote, and its
status unless it is confirmed. What comes from documents and questions is made harmless for its medium:
control characters never reach a terminal, and HTML and Markdown are escaped.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from rag.marks import mark
from rag.model import Answer, Citation, Claim, Status

if TYPE_CHECKING:
    from rich.text import Text

#: Control characters (newline and tab apart), and what nobody sees: characters without width, marks that turn
#: the reading direction around, tags.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
#: What is more than text in Markdown. An address is one by its '://' or its 'www.'.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~]|(?<=:)/(?=/)|(?<=www)\.)|^(\s*)(#)", re.MULTILINE | re.IGNORECASE)
_INDENT = "  "
_STATUS_STYLE = {Status.CORRECTED: "yellow", Status.UNCONFIRMED: "bold red"}


@dataclass(frozen=True)
class Mark:
    """One mark of a claim, e.g. `[Punkt 77]`, and the citations that it stands for."""

    label: str
    citations: tuple[Citation, ...]


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
    """Where a quote stands: 'Punkt 77 · Titel · Udvalget, Kommunen, 27.11.2024 · Sagsfremstilling'."""
    where = meeting_name(citation.committee, citation.municipality, citation.date)
    parts = [f"Punkt {citation.punkt}", plain(citation.title), where, plain(citation.section or "")]
    return " · ".join(part for part in parts if part)


def marks_of(claim: Claim, among: Sequence[Citation]) -> list[Mark]:
    """The marks of a claim in an answer that rests on the citations `among`: one for each Punkt."""
    groups: dict[tuple[str, int], list[Citation]] = {}
    for citation in claim.citations:
        groups.setdefault((citation.meeting, citation.punkt), []).append(citation)
    return [Mark(mark(group[0], among), tuple(group)) for group in groups.values()]


def answer_terminal(answer: Answer, width: int | None = None) -> Text:
    """The answer with coloured marks, then its citations; quotes are folded at `width` columns, if any."""
    from rich.text import Text

    text = Text()
    for claim in answer.claims:
        text.append(plain(claim.text))
        for each in marks_of(claim, answer.citations):
            text.append(f" {plain(each.label)}", style="bold cyan")
        text.append("\n\n")
    for citation in answer.citations:
        text.append(reference(citation) + "\n", style="bold")
        text.append(_indented(f"»{plain(citation.quote)}«", width) + "\n")
        if citation.status is not Status.CONFIRMED:
            text.append(f"{_INDENT}{status_text(citation.status)}\n", style=_STATUS_STYLE[citation.status])
    text.rstrip()
    return text


def answer_markdown(answer: Answer) -> str:
    """The answer as Markdown: paragraphs with marks, then the citations as a list with block quotes."""
    paragraphs = [_markdown_claim(claim, answer.citations) for claim in answer.claims]
    return "\n\n".join([*paragraphs, *map(_markdown_citation, answer.citations)]) + "\n"


def answer_html(answer: Answer) -> str:
    """The answer as HTML. A mark is a button; its `data-quotes` are the numbers of its citations."""
    numbers = {citation: number for number, citation in enumerate(answer.citations)}
    claims = "".join(_html_claim(claim, numbers) for claim in answer.claims)
    return f'<div class="answer{" refused" if answer.refused else ""}">{claims}</div>'


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


def _indented(text: str, width: int | None) -> str:
    if width is None:
        return textwrap.indent(text, _INDENT)
    folded = (_folded(line, width) for line in text.splitlines() if line.strip())
    return "\n".join(folded)


def _folded(line: str, width: int) -> str:
    room = max(width - 1, 20)
    return textwrap.fill(
        line, room, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
    )


def _markdown_claim(claim: Claim, among: Sequence[Citation]) -> str:
    labels = [f"**{_escaped_markdown(each.label)}**" for each in marks_of(claim, among)]
    return " ".join([_escaped_markdown(claim.text), *labels])


def _markdown_citation(citation: Citation) -> str:
    quote = _quoted(_escaped_markdown(citation.quote).splitlines())
    status = "" if citation.status is Status.CONFIRMED else f"\n\n*{status_text(citation.status)}*"
    return f"**{_escaped_markdown(reference(citation))}**\n\n{quote}{status}"


def _quoted(lines: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _escaped_markdown(text: str) -> str:
    return _MARKDOWN.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", plain(text))


def _html_claim(claim: Claim, numbers: dict[Citation, int]) -> str:
    marks = "".join(f" {_html_mark(each, numbers)}" for each in marks_of(claim, list(numbers)))
    return f"<p>{escaped(claim.text)}{marks}</p>"


def _html_mark(each: Mark, numbers: dict[Citation, int]) -> str:
    quotes = " ".join(str(numbers[citation]) for citation in each.citations)
    title = escaped(f"Vis {reference(each.citations[0])}")
    attributes = f'type="button" class="mark" data-quotes="{quotes}" title="{title}"'
    return f"<button {attributes}>{escaped(each.label)}</button>"
