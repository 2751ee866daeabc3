"""Every way a right answer is written otherwise and stays right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from eval.mutants import equivalents_figures
from eval.mutants.basis import Ballot, Basis, Cell, names_of
from eval.mutants.equivalents_figures import changed
from eval.mutants.source import figures
from eval.mutants.written import in_genitive, sentences, two_rows
from rag.model import Claim

_PARTY = re.compile(r"(?<=[a-zæøå]) \([A-ZÆØÅ]\)")
_SUBJECT_FIRST = re.compile(
    r"^(?P<subject>(?:Der|Det|Den|De|Udvalget|Forvaltningen|Kommunen|Sagen|Forslaget|Rådet|Puljen)"
    r") (?P<verb>er|har|blev|bliver|skal|vil|kan|var|havde|foreslår|vurderer|forventer|fremlægger|orienterer"
    r"|ønsker|besluttede|anmodede|bad) (?P<rest>.+)$",
    re.DOTALL,
)
_SMALL_WORDS = {
    "samt": "og",
    "ca.": "omkring",
    "vedrørende": "angående",
    "anvendt": "brugt",
    "afholdes": "betales",
    "medfører": "giver",
    "primært": "især",
    "endvidere": "desuden",
    "således": "dermed",
    "herunder": "blandt andet",
    "forventes": "ventes",
    "omfatter": "dækker",
    "såfremt": "hvis",
}
_SMALL_WORD = re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, _SMALL_WORDS))})(?=\s)")
_TAIL = re.compile(r", (?:hvilket|hvoraf|hvor|idet|som|da|fordi|heraf) [^,.;:()]*(?:\d[.,]\d[^,.;:()]*)*\.$")
_STATES = 6  # words; a shorter beginning is no statement
PARTIES = {
    "A": "Socialdemokratiet",
    "B": "Radikale Venstre",
    "C": "Konservative",
    "F": "SF",
    "O": "Dansk Folkeparti",
    "V": "Venstre",
    "Ø": "Enhedslisten",
}

Write = Callable[[Basis], Iterator[Claim]]


@dataclass(frozen=True)
class Equivalent:
    """One way to write the same otherwise."""

    name: str
    write: Write


def word_order(basis: Basis) -> Iterator[Claim]:
    """Other words and order for what was written from structure; else a fronted phrase, verb second."""
    if basis.written is not None:
        yield from (basis.saying(text) for text in sentences(basis.written) if text != basis.claim.text)
    elif found := _SUBJECT_FIRST.match(basis.claim.text):
        subject = found["subject"][0].lower() + found["subject"][1:]
        yield basis.saying(f"Ifølge referatet {found['verb']} {subject} {found['rest']}")


def two_rows_in_one_sentence(basis: Basis) -> Iterator[Claim]:
    """A cell with the cell of another row, told in one sentence."""
    cell = basis.written
    if isinstance(cell, Cell):
        for row, amount in cell.rows:
            if re.fullmatch(r"[-−]?[\d.,]+", amount) and row:
                yield basis.saying(two_rows(cell, row, amount))


def small_words(basis: Basis) -> Iterator[Claim]:
    """'samt' → 'og', 'ca.' → 'omkring': words that say the same."""
    yield from changed(basis, _SMALL_WORD, lambda found: _SMALL_WORDS[found.group()])


def tail_dropped(basis: Basis) -> Iterator[Claim]:
    """'…, hvilket skyldes …' left out: less is said, all of it right."""
    found = _TAIL.search(basis.claim.text)
    if basis.written is None and found and len(basis.claim.text[: found.start()].split()) >= _STATES:
        yield basis.saying(basis.claim.text[: found.start()].removesuffix(".") + ".")


def fronted_clause(basis: Basis) -> Iterator[Claim]:
    """'Stien koster 5 kr.' → 'Det fremgår, at stien …' with nothing but the opening changed."""
    if basis.written is None and re.match(r"(?:Der|Det|Den|De|Forvaltningen|Udvalget) ", basis.claim.text):
        text = basis.claim.text
        if not re.search(r" ikke ", text):
            yield basis.saying(f"Det fremgår af punktet: {text[0].lower()}{text[1:]}")


def emphasis(basis: Basis) -> Iterator[Claim]:
    """Markdown around a figure."""
    found = figures(basis.claim.text)
    if found:
        first = found[0]
        text = basis.claim.text
        yield basis.saying(f"{text[: first.start()]}**{first.group()}**{text[first.end() :]}")


def hard_spaces(basis: Basis) -> Iterator[Claim]:
    """A non-breaking space after each figure and ordinal, as a typesetter has it."""
    text = re.sub(r"(?<=\d) |(?<=\d\.) ", "\u00a0", basis.claim.text)
    if text != basis.claim.text:
        yield basis.saying(text)


def party_dropped(basis: Basis) -> Iterator[Claim]:
    """Ida Holm (A) → Ida Holm."""
    yield from changed(basis, _PARTY, lambda _: "")


def list_point(basis: Basis) -> Iterator[Claim]:
    """The claim as a point of a list, a space too many."""
    yield basis.saying(f"-  {basis.claim.text}")


def genitive_names(basis: Basis) -> Iterator[Claim]:
    """'Der var afbud fra Ida Holm' → 'Ida Holms afbud er noteret'."""
    if basis.written is not None and (text := in_genitive(basis.written)):
        yield basis.saying(text)


def party_by_name(basis: Basis) -> Iterator[Claim]:
    """'A og V stemte for' → 'Socialdemokratiet og Venstre stemte for'."""
    ballot = basis.written
    if isinstance(ballot, Ballot) and all(side in PARTIES for side in (*ballot.in_favour, *ballot.against)):
        named = replace(ballot, in_favour=_parties(ballot.in_favour), against=_parties(ballot.against))
        yield basis.saying(sentences(named)[0])


def surname_alone(basis: Basis) -> Iterator[Claim]:
    """Ida Holm → Holm, where nobody else of the meeting has that name."""
    surnames = Counter(name.split()[-1] for name, _ in names_of(basis.meetings))
    text = basis.claim.text
    for name, _ in names_of(basis.meetings):
        if surnames[name.split()[-1]] == 1:
            text = text.replace(name, name.split()[-1])
    if text != basis.claim.text:
        yield basis.saying(text)


_WAYS: tuple[Write, ...] = (
    *equivalents_figures.WAYS,
    word_order, two_rows_in_one_sentence, small_words, tail_dropped, fronted_clause, emphasis, hard_spaces,
    party_dropped, list_point, genitive_names, party_by_name, surname_alone,
)  # fmt: skip
EQUIVALENTS: tuple[Equivalent, ...] = tuple(Equivalent(way.__name__.replace("_", "-"), way) for way in _WAYS)


def _parties(letters: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(PARTIES[letter] for letter in letters)
