"""From sentences with marks to claims with quotes, and from a wrong Punkt to the right one.

A claim that what it cites does not support is re-pointed when exactly one smallest set of the dossier's
items supports all its facts; when several do, which one is meant is anybody's guess and the claim is left.
So it is when the claim only tells an outcome, a vote or a presence, which some other item always has, unless
it names what that item is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rag.ask.claims import cite, enumeration
from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.entries import Entry
from rag.ask.dossier.shown import fenced
from rag.ask.generation.marking import Sentence
from rag.ask.generation.quoting import best_quote
from rag.ask.support.cited import Support, item_text
from rag.ask.verification import FindMeeting, supports, verify
from rag.danish import content_words, stem, words
from rag.facts import checkable, dates, figures, references
from rag.marks import place_name
from rag.model import Answer, Citation, Claim, Searched, Status

#: A sentence that takes more Punkter than this together is not one statement.
MOST_TOGETHER = 3
#: A sentence without facts has at least this share of its words from what it cites: nine of ten sentences of
#: résumés have that of the rest of their own item, and one of four of the text of another item.
ECHO = 0.25
#: Letters of a word that says what an item is about.
SHORTEST_TOPIC = 4


def to_claims(sentences: Iterable[Sentence], dossier: Dossier) -> list[Claim]:
    """Each sentence as a claim that cites, unconfirmed, the best quote of every entry its marks name.

    A sentence without marks is a claim without citations.
    """
    return [
        Claim(
            said.text, tuple(_citation(said.text, entry) for n in said.numbers if (entry := dossier.entry(n)))
        )
        for said in sentences
    ]


def repair(claim: Claim, dossier: Dossier, find: FindMeeting) -> Claim:
    """The claim without idle citations, re-pointed where only other items support it, or one far better.

    Citations that were added have the status CORRECTED, the others keep theirs; `verify` is still to come.
    """
    if claim.citations and supports(claim, find):
        return _better_elsewhere(_without_idle(claim, find), dossier, find)
    if not checkable(claim.text):
        return claim
    found = _re_pointed(claim, _supporting(claim, dossier, find))
    return claim if _is_spoken_against(claim, found, find) else found


def _is_spoken_against(claim: Claim, found: Claim, find: FindMeeting) -> bool:
    """Whether what a claim cites says another value of just that: the fact is wrong and not the mark."""
    together = tuple(dict.fromkeys((*found.citations, *claim.citations)))
    return found != claim and not supports(replace(claim, citations=together), find)


def _better_elsewhere(claim: Claim, dossier: Dossier, find: FindMeeting) -> Claim:
    """A supported claim, re-pointed when beside another item that supports it alone its own are all idle."""
    cited = {citation.item for citation in claim.citations}
    others = [e for e in dossier.entries if e.item.id not in cited]
    others = [entry for entry in others if not _missing(claim, (entry,), find)]
    beside = _fitting(claim, others, find)
    own = _verified(replace(claim, citations=(*claim.citations, *_citations(claim.text, others))), find)
    idle = all(citation.status is Status.UNCONFIRMED for citation in own[: len(claim.citations)])
    return _re_pointed(claim, beside) if idle and len(beside) == 1 else claim


def _re_pointed(claim: Claim, entries: Sequence[Entry]) -> Claim:
    told = _particular(claim.text) or all(_names(claim.text, entry) for entry in entries)
    return replace(claim, citations=tuple(_kept_or_new(claim, entries))) if entries and told else claim


def shortcomings(claim: Claim, find: FindMeeting) -> tuple[str, ...]:
    """Why a claim cannot stand, in Danish for the model that wrote it; empty when it can."""
    if not claim.citations:
        return ("Sætningen har ingen henvisning.",)
    cited = enumeration(map(place_name, claim.citations))
    if not checkable(claim.text) and _echo(claim, find) < ECHO:
        return (f"{cited} handler ikke om det.",)
    return tuple(f"Det står ikke i {cited}: {fact}" for fact in Support(claim, find).missing())


def _echo(claim: Claim, find: FindMeeting) -> float:
    """The share of a sentence's words that stand in the items it cites, 0-1; 1 when it has none."""
    said = set(map(stem, content_words(claim.text)))
    texts = [item_text(find(c.meeting), item) for c in claim.citations if (item := find(c.meeting).cited(c))]
    told = {stem(word) for text in texts for word in content_words(text)}
    return len(said & told) / len(said) if said else 1.0


def complaints(claims: Iterable[Claim], find: FindMeeting) -> str:
    """The claims that cannot stand, each behind the fence with the reasons below it; '' when all can."""
    found = ((claim, shortcomings(claim, find)) for claim in claims)
    return "\n\n".join("\n".join((fenced(claim.text), *reasons)) for claim, reasons in found if reasons)


def _citation(text: str, entry: Entry) -> Citation:
    return cite(entry.meeting, entry.item, best_quote(text, entry.meeting, entry.item))


def _citations(text: str, entries: Iterable[Entry]) -> tuple[Citation, ...]:
    return tuple(_citation(text, entry) for entry in entries)


def _verified(claim: Claim, find: FindMeeting) -> tuple[Citation, ...]:
    alone = Answer("", (claim,), Searched(0, (), None, None))
    return verify(alone, find).claims[0].citations


def _without_idle(claim: Claim, find: FindMeeting) -> Claim:
    checked = zip(claim.citations, _verified(claim, find), strict=True)
    kept = tuple(citation for citation, found in checked if found.status is not Status.UNCONFIRMED)
    return replace(claim, citations=kept or claim.citations)


def _supporting(claim: Claim, dossier: Dossier, find: FindMeeting) -> tuple[Entry, ...]:
    """The one smallest set of entries that supports every fact; () when there is none, or more than one."""
    missing = {entry.number: set(_missing(claim, (entry,), find)) for entry in dossier.entries}
    most = set(_missing(claim, (), find))
    useful = [entry for entry in dossier.entries if missing[entry.number] < most]
    for size in range(1, MOST_TOGETHER + 1):
        sets = [
            together
            for together in combinations(useful, size)
            if not set.intersection(*(missing[entry.number] for entry in together))
            and not _missing(claim, together, find)
        ]
        if sets:
            return _meant(claim, sets, find)
    return ()


def _particular(text: str) -> bool:
    """Whether a sentence states a figure, a date or a reference, which are those of one matter."""
    return bool(figures(text) or dates(text) or references(text))


def _names(text: str, entry: Entry) -> bool:
    """Whether a sentence has a word of an item's title, also inside a compound."""
    said = words(text)
    topic = (stem(word) for word in content_words(entry.item.title))
    return any(len(part) >= SHORTEST_TOPIC and any(part in word for word in said) for part in topic)


def _missing(claim: Claim, entries: Sequence[Entry], find: FindMeeting) -> tuple[str, ...]:
    headings = tuple(cite(entry.meeting, entry.item, entry.item.heading) for entry in entries)
    return Support(replace(claim, citations=headings), find).missing()


def _meant(claim: Claim, sets: Sequence[tuple[Entry, ...]], find: FindMeeting) -> tuple[Entry, ...]:
    """The one set there is, or the one that fits the sentence so much better that the others are idle."""
    if len(sets) == 1:
        return sets[0]
    if any(len(entries) > 1 for entries in sets):
        return ()
    fitting = _fitting(claim, [entries[0] for entries in sets], find)
    return fitting if len(fitting) == 1 else ()


def _fitting(claim: Claim, entries: Sequence[Entry], find: FindMeeting) -> tuple[Entry, ...]:
    """Those of the entries that are not idle when the claim cites them all."""
    together = _verified(replace(claim, citations=_citations(claim.text, entries)), find)
    checked = zip(entries, together, strict=True)
    return tuple(entry for entry, found in checked if found.status is not Status.UNCONFIRMED)


def _kept_or_new(claim: Claim, entries: Iterable[Entry]) -> Iterator[Citation]:
    cited = {citation.item: citation for citation in claim.citations}
    for entry in entries:
        known = cited.get(entry.item.id)
        yield known or replace(_citation(claim.text, entry), status=Status.CORRECTED)
