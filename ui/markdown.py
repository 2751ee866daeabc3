"""An answer as Markdown, and any text as harmless Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.marks import beside
from rag.model import Answer, Citation, Claim, Status
from ui.emphasis import unmarked
from ui.render import (
    authorship,
    by_reference,
    in_brackets,
    is_bare,
    marks_of,
    plain,
    status_text,
    understood,
)

#: What is more than text in Markdown. An address is one by its '://' or its 'www.'.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~]|(?<=:)/(?=/)|(?<=www)\.)|^(\s*)(#)", re.MULTILINE | re.IGNORECASE)


def answer_markdown(answer: Answer) -> str:
    """The answer as Markdown: paragraphs with marks, then the citations as a list with block quotes."""
    known, notes, author = (
        [f"*{escaped_markdown(told)}*" for told in texts if told]
        for texts in ([understood(answer)], beside(answer), [authorship(answer)])
    )
    claims = [_markdown_claim(claim, answer) for claim in answer.claims]
    quotes = (_markdown_place(*each) for each in by_reference(answer.citations).items())
    return "\n\n".join([*known, *claims, *notes, *quotes, *author]) + "\n"


def escaped_markdown(text: str) -> str:
    """The text, safe in Markdown: nothing of it is a heading, emphasis, a link or an image."""
    return _MARKDOWN.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", plain(text))


def block_quote(lines: Iterable[str]) -> str:
    """The lines as a block quote in Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _markdown_claim(claim: Claim, answer: Answer) -> str:
    marks = marks_of(claim, answer.citations)
    labels = [f"**{escaped_markdown(each.label)}**{in_brackets(each.status)}" for each in marks]
    doubt = in_brackets(Status.UNCONFIRMED) if is_bare(claim, answer) else ""
    return " ".join([escaped_markdown(claim.text) + doubt, *labels])


def _markdown_place(place: str, cited: Iterable[Citation]) -> str:
    return "\n\n".join([f"**{escaped_markdown(place)}**", *map(_markdown_quote, cited)])


def _markdown_quote(citation: Citation) -> str:
    quote = block_quote(escaped_markdown(unmarked(citation.quote)).splitlines())
    return quote if citation.status is Status.CONFIRMED else f"{quote}\n\n*{status_text(citation.status)}*"
