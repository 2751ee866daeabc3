"""A language model's summary as sentences below headings, whatever way it writes them.

A heading may be Markdown, bold or numbered, and have its text behind it on the same line. What stands before
the first heading is of the first part. What stands below a heading that was not asked for is left out, but
where there is one part only, it is of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rag.ask.dossier.dossier import Dossier
from rag.ask.generation.generated import GeneratedText
from rag.ask.generation.joining import Joiner, Written
from rag.ask.generation.marking import Placed, Sentence, cited, laid_out, written_in
from rag.danish import sentences, words
from rag.model import Span
from rag.summaries.summary import Heading

HEADLINE, STRAY = "headline", "stray"
#: What a part may be called, beside its heading.
_NAMES = {
    HEADLINE: ("overskrift", "titel"),
    Heading.ABOUT: ("hvad handler sagen om", "hvad drejer det sig om", "om sagen", "sagen", "baggrund"),
    Heading.DECIDED: ("hvad blev der besluttet", "hvad besluttede udvalget", "beslutning", "beslutningen"),
    Heading.COST: ("hvad koster sagen", "økonomi", "økonomien"),
    Heading.NEXT: ("hvad sker der så", "hvad sker der herefter", "det videre forløb", "næste skridt"),
    Heading.WORDS: ("ordforklaring", "ordforklaringer", "ordliste"),
    Heading.DECISIONS: ("vigtige beslutninger",),
}
_MARK = re.compile(r"\[[^\[\]]*\]")
_NUMBER = re.compile(r"\s*(?:[-•–]\s+)?(?:\d{1,2}[.)]\s*)?")
#: A line that is a heading by its form: Markdown's, or wholly bold and no whole sentence.
_FORMED = re.compile(
    r"^[ \t>]*(?:#{1,6}[ \t]+(?P<marked>.+?)"
    r"|(?:\d+[.)][ \t]*)?(?:\*\*|__)(?P<bold>.+?[^.!\s])(?:\*\*|__):?)\s*$",
    re.MULTILINE,
)
#: A name with what belongs to it, ':' or '?', and behind it the part itself.
_LABELLED = re.compile(r"(?P<name>[^:?\n]{3,60}?)\s*(?:\?\s*[:–-]?|:)\s*(?P<rest>\S)")


@dataclass(frozen=True, slots=True)
class Reply:
    """A summary as a model wrote it, its marks read; `strays` says that a part of it was not asked for."""

    headline: Sentence | None
    parts: tuple[tuple[Heading, tuple[Sentence, ...]], ...]
    strays: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all parts."""
        return tuple(one for _, said in self.parts for one in said)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The plain text below one heading; `name` is that heading, HEADLINE or STRAY."""

    name: str
    span: Span


def read_reply(text: str, marks: Dossier, headings: Sequence[Heading]) -> Reply:
    """What a text says below each of `headings` (at least one), in their order."""
    reader = GeneratedText()
    plain, placed = laid_out(chain(reader.feed(text), reader.end()))
    formed = frozenset(
        _key(_MARK.sub("", found["marked"] or found["bold"])) for found in _FORMED.finditer(text)
    )
    told = [
        (stretch.name, said)
        for stretch in _stretches(plain, formed, headings)
        for said in _said(plain, stretch, placed, marks)
    ]
    parts = ((heading, tuple(said for name, said in told if name == heading)) for heading in headings)
    return Reply(
        next((said for name, said in told if name == HEADLINE), None),
        tuple((heading, said) for heading, said in parts if said),
        any(name == STRAY for name, _ in told),
    )


def _stretches(plain: str, formed: frozenset[str], headings: Sequence[Heading]) -> Iterator[_Stretch]:
    """The text from heading to heading; a headline ends with its line."""
    name, begun = str(headings[0]), 0
    for line in re.finditer(r"[^\n]*\S[^\n]*", plain):
        is_first = not plain[: line.start()].strip()
        found = _heading(line[0], formed, is_first)
        if found:
            yield _Stretch(name, Span(begun, line.start()))
            called, length = found
            other = STRAY if len(headings) > 1 else str(headings[0])
            name = called if called in {HEADLINE, Heading.WORDS, *headings} else other
            begun = line.start() + length
        if name == HEADLINE and plain[begun : line.end()].strip():
            yield _Stretch(name, Span(begun, line.end() + 1))
            name, begun = str(headings[0]), line.end() + 1
    yield _Stretch(name, Span(begun, len(plain) + 1))


def _heading(line: str, formed: frozenset[str], is_first: bool) -> tuple[str, int] | None:
    """What a line is the heading of, and how many of its characters are; None where it is none.

    A first line that has the form of a heading, and is the name of no part, is the headline itself.
    """
    labelled = _LABELLED.match(line)
    if labelled and (name := _name_of(labelled["name"])):
        return name, labelled.start("rest")
    if name := _name_of(line):
        return name, len(line)
    if _key(line) in formed:
        return (HEADLINE, 0) if is_first else (STRAY, len(line))
    return None


def _name_of(written: str) -> str | None:
    known = ((name, (name, *others)) for name, others in _NAMES.items())
    return next((name for name, called in known if _key(written) in map(_key, called)), None)


def _key(name: str) -> str:
    """A heading as it is compared: its words, without a number before them."""
    return " ".join(words(_NUMBER.sub("", name, count=1)))


def _said(plain: str, stretch: _Stretch, placed: Sequence[Placed], marks: Dossier) -> Iterator[Sentence]:
    """The sentences of a stretch; a headline is one, whatever stops are in it."""
    within = [one for one in placed if stretch.span.start <= one.at < stretch.span.end]
    text = stretch.span.of(plain)
    spans = sentences(text, stretch.span.start)
    if stretch.name == HEADLINE and spans:
        spans = [Span(spans[0].start, spans[-1].end)]
    joiner = Joiner()
    groups = [group for one in written_in(plain, spans, within) for group in _joined(joiner, one, stretch)]
    yield from (cited(group, marks) for group in (*groups, *joiner.end()))


def _joined(joiner: Joiner, one: Written, stretch: _Stretch) -> list[Written]:
    return [one] if stretch.name == HEADLINE else joiner.add(one)
