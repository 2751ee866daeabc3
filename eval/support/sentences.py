"""Where sentences, their pieces and their clauses end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.facts import Token, TokenKind
from eval.patterns import MONTHS
from eval.support.words import topic

#: A full stop after these ends no sentence. 'kr.' and 'mv.' are left out: a capital after them begins one.
_ABBREVIATION = re.compile(
    r"\b(?:bl\.a|f\.eks|d\.d|ca|dvs|evt|fx|hhv|inkl|ekskl|jf|kl|mht|nr|pkt|pr|stk|vedr|tlf|kap|afd|bekg|lbk|sml"
    r"|[a-zæøå])\.$|(?:^|[:;] )\d{1,2}\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“„»A-ZÆØÅ\d]|\((?![a-zæøå]))")
#: The day and the month of a date in capitals: 'DEN 26. AUGUST 2025'.
_ORDINAL, _MONTH = re.compile(r"\b\d{1,2}\.$"), re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_PIECE = re.compile(r";\s+|(?<=\w):\s+(?=[A-ZÆØÅ][^:]*\s[^:]*\s[^:]*\s)")
#: Words that begin another clause, before any comma, where both sides have a fact of the same kind.
_LINKS = frozenset("og samt men mens mod hvoraf heraf til eller hvorimod".split())


def sentences(text: str) -> list[str]:
    """The sentences of a tidy text; abbreviations and ordinals ('d. 27. maj kl. 19.00') do not end one."""
    found: list[str] = []
    for line in text.split("\n"):
        begin = 0
        for gap in _BREAK.finditer(line):
            ordinal = _ORDINAL.search(line[begin : gap.start()]) and _MONTH.match(line[gap.end() :])
            if not ordinal and not _ABBREVIATION.search(line[begin : gap.start()]):
                found.append(line[begin : gap.start()])
                begin = gap.end()
        found.append(line[begin:])
    return [sentence for sentence in found if sentence.strip()]


def pieces(sentence: str) -> list[str]:
    """A sentence that gathers several statements ('Tre ting: a; b; c'), in its parts."""
    return [piece for piece in _PIECE.split(sentence) if piece.strip()]


def clause(tokens: Sequence[Token], at: int, alike: Sequence[int]) -> Sequence[Token]:
    """The tokens about `tokens[at]` where `alike` are the positions of facts of its kind, its own included.

    Between two such facts a clause ends at a linking word (the one right before the second, else the first),
    else at the first comma; where there is neither, both belong to one clause. A fact that follows its link
    at once shares what opens the clause before: 'prisen er 5 kr. for børn og 9 kr. for voksne'.
    """
    start = _start(tokens, at, alike)
    after = [other for other in alike if other > at]
    end = next((cut for other in after if (cut := _cut(tokens, at, other)) is not None), len(tokens))
    return [*_opening(tokens, at, start, alike), *tokens[start:end]]


def _start(tokens: Sequence[Token], at: int, alike: Sequence[int]) -> int:
    before = [other for other in alike if other < at]
    return next((cut for other in reversed(before) if (cut := _cut(tokens, other, at)) is not None), 0)


def _opening(tokens: Sequence[Token], at: int, start: int, alike: Sequence[int]) -> Sequence[Token]:
    """What a fact shares with the one before it: nothing where words of its own stand before it."""
    before = [other for other in alike if other < start]
    own = [token for token in tokens[start:at] if token.kind is TokenKind.WORD]
    if not before or topic(own):
        return ()
    first = _start(tokens, before[-1], alike)
    shared = [token for token in tokens[first : before[-1]] if token.kind is not TokenKind.FIGURE]
    return [*_opening(tokens, before[-1], first, alike), *shared]


def _cut(tokens: Sequence[Token], left: int, right: int) -> int | None:
    between = range(left + 1, right + 1)
    links = [index for index in between if tokens[index].text in _LINKS]
    if links:
        return links[-1] if links[-1] >= right - 2 else links[0]
    return next((index for index in between if tokens[index].clause != tokens[left].clause), None)
