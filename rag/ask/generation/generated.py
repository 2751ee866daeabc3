"""What a language model writes, as plain text with its marks taken out, while it comes.

Reasoning ('<think> … </think>') and HTML comments are left out; tags, code fences and emphasis too; headings,
quotations and list points become plain lines; links and images become their text, addresses their host.
Square brackets that are no mark become round ones, so that nothing in the text can be read as a link.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from rag.ask.dossier.shown import shown, visible


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark as written, without its brackets: '1', '1, 3', 'Punkt 77'."""

    written: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """What came so far was reasoning and no answer: its end came without its beginning."""


Part = str | Mark | Retraction

_REASONING = "think|thinking|thought|thoughts|reasoning|reflection|tænker|tanker"
_NUMBER = r"\^?(?:(?:kilde|note|nr\.?)[ ]*:?[ ]*)?\d{1,3}(?:[ ]*[-–][ ]*\d{1,3})?"
_PUNKT = r"(?:punkt|pkt\.?)[ ]*\d{1,4}(?:,[ ]*\d{1,2}\.\d{1,2}\.\d{4}(?:,[ ]*[^\[\]【】\n,;]{1,60})?)?"
_MARK = rf"[ ]*(?:{_NUMBER}|{_PUNKT})(?:[ ]*(?:[,;&]|og)[ ]*(?:{_NUMBER}|{_PUNKT}))*[ ]*"
_ADDRESS = r'\([^()\s]{0,500}(?:[ \t]+"[^"()\n]{0,200}")?\)'
_URL = r"[^\s()\[\]<>\"]"
#: Every construct that is not plain text, first come first served. The text begins with a line end.
_TOKEN = re.compile(
    rf"""
    (?P<opening><(?:{_REASONING})>|\[think\]|<!--)
    |(?P<closing></(?:{_REASONING})[ ]*>|\[/think\])
    |(?P<tag><[^\W\d_][^<>]{{0,300}}>|<[/!?|][^<>]{{0,300}}>)
    |(?P<angle><(?![\s\d=]))
    |(?<=\n)(?P<fence>[ \t]*(?:`{{3,}}|~{{3,}})[\w-]*)
    |(?<=\n)(?P<heading>[ \t]*\#{{1,6}}[ \t]+)
    |(?<=\n)(?P<quotation>(?:[ \t]*>)+[ \t]*)
    |(?<=\n)(?P<bullet>[ \t]*[-*+•–][ \t]+)
    |\[{{1,2}}(?=[^\[\]\n]{{0,200}}\])(?P<mark>{_MARK})\]{{1,2}}(?:{_ADDRESS})?
    |【(?=[^】\n]{{0,200}}】)(?P<wide>{_MARK})[^】\n]*】
    |!?\[(?P<link>[^\[\]\n]{{0,200}})\]{_ADDRESS}
    |(?:(?:https?|ftp)://|(?=\bwww\.\w))(?:[^/?\#@\s()\[\]<>"]*@)?(?P<host>[\w.-]*)(?:{_URL}+(?<![.,;:!?]))?
    |(?P<emphasis>\*+|`+|__+|(?<!\w)_|_(?!\w))
    |(?P<newline>\n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: The beginning of a construct that may go on in the next piece.
_UNFINISHED = re.compile(
    rf"""(?:
    <(?:(?![\s\d=])[^<>]{{0,301}})?
    |(?<=\n)[ \t]*(?:[`~]+[\w-]*|\#{{1,6}}[ \t]*|[>\s]*[-*+•–]?[ \t]*)
    |!?\[{{1,2}}[^\[\]\n]{{0,200}}(?:\]{{1,2}}(?:\([^()\s]{{0,500}}(?:[ \t]+(?:"[^"()\n]{{0,200}}"?)?)?)?)?
    |!
    |【[^】\n]{{0,200}}
    |h|ht|htt|https?|https?:|https?:/|f|ft|ftp|ftp:|ftp:/|\b(?:w|ww|www)
    |(?:https?://|ftp://|\bwww\.){_URL}*
    |[*_`]+
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
#: Longer than any end of reasoning.
_LONGEST_END = 24
_RUN = re.compile(r"\n|[^\S\n]+|\S+")
#: What no space stands before when a mark that stood there is taken out.
_CLOSE_UP = ".,;:!?)"


class GeneratedText:
    """Reads a model's text piece by piece; where the pieces are cut makes no difference."""

    def __init__(self) -> None:
        self._raw = "\n"
        self._held = ""
        self._until: re.Pattern[str] | None = None
        self._in_heading = False
        self._flow = _Flow()

    def feed(self, piece: str) -> Iterator[Part]:
        """What of the text so far can no longer change."""
        piece = self._held + piece
        self._held = "\r" if piece.endswith("\r") else ""
        self._raw += visible(piece.removesuffix("\r"))
        return self._read(ends=False)

    def end(self) -> Iterator[Part]:
        """What was held back, now that nothing follows."""
        return self._read(ends=True)

    def _read(self, ends: bool) -> Iterator[Part]:
        """`_raw` begins with the last character that was read, so that a line's start is known."""
        while self._skipped():
            turn = yield from self._plain(ends)
            if turn is None:
                return
            if turn["opening"]:
                self._until = _end_of(turn["opening"])
            else:
                self._flow, self._in_heading = _Flow(), False
                yield Retraction()

    def _skipped(self) -> bool:
        """Leave out reasoning, if that is what comes; whether its end has come."""
        if self._until:
            end = self._until.search(self._raw)
            self._raw = "\n" + self._raw[end.end() :] if end else self._raw[-_LONGEST_END:]
            self._until = None if end else self._until
        return self._until is None

    def _plain(self, ends: bool) -> Generator[Part, None, re.Match[str] | None]:
        """What can be read up to where reasoning begins or ends, which is returned if it is there."""
        at = settled = 1
        while at < len(self._raw):
            settled = self._settled(at, ends) if settled <= at else settled
            token = _TOKEN.search(self._raw, at)
            start = min(token.start(), settled) if token else settled
            yield from self._flow.text(self._raw[at:start])
            at = start
            if token is None or start == settled:
                break
            at = token.end()
            if token.lastgroup in {"opening", "closing"}:
                self._raw = "\n" + self._raw[at:]
                return token
            yield from self._token(token)
        self._raw = self._raw[at - 1 :]
        return None

    def _settled(self, at: int, ends: bool) -> int:
        """Up to where nothing that follows can change how the text is read."""
        unfinished = None if ends else _UNFINISHED.search(self._raw, at)
        return unfinished.start() if unfinished else len(self._raw)

    def _token(self, token: re.Match[str]) -> Iterator[Part]:
        found = token[token.lastgroup or 0]
        match token.lastgroup:
            case "mark" | "wide":
                yield from self._flow.mark(Mark(found.strip()))
            case "link" | "host":
                yield from self._flow.text(found)
            case "bullet":
                yield from self._flow.text("- ")
            case "heading":
                self._in_heading = True
            case "newline":
                yield from self._flow.text("\n\n" if self._in_heading else "\n")
                self._in_heading = False


def _end_of(opening: str) -> re.Pattern[str]:
    """What ends a stretch that is left out."""
    if opening == "<!--":
        return re.compile("-->")
    name = re.escape(opening[1:-1])
    return re.compile(rf"</{name}[ ]*>|\[/{name}\]", re.IGNORECASE)


class _Flow:
    """White space as one writes it: single spaces, at most one empty line, none before a mark's full stop."""

    def __init__(self) -> None:
        self._space = False
        self._marked = False
        self._lines = 2
        self._last = ""

    def text(self, text: str) -> Iterator[str]:
        for run in _RUN.findall(shown(text)):
            if run == "\n":
                yield from self._newline()
            elif run.isspace():
                self._space = True
            else:
                yield self._before(run) + run[self._repeats_stop(run) :]
                self._last, self._lines, self._space, self._marked = run[-1], 0, False, False

    def mark(self, mark: Mark) -> Iterator[Mark]:
        # The line end behind a mark that stands alone is kept: it says which sentence the mark is of.
        self._marked, self._lines = True, min(self._lines, 1)
        yield mark

    def _newline(self) -> Iterator[str]:
        self._space, self._lines = False, self._lines + 1
        if self._lines <= 2:
            yield "\n"

    def _repeats_stop(self, run: str) -> bool:
        """Whether a full stop behind a mark follows one before it: 'mio. kr. [1].'."""
        return self._marked and self._last == "." and run.startswith(".")

    def _before(self, run: str) -> str:
        if self._lines or (self._marked and run[0] in _CLOSE_UP):
            return ""
        glued = self._marked and self._last.isalnum() and run[0].isalnum()
        return " " if self._space or glued else ""
