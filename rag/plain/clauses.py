"""Clauses of a Danish sentence: what stands before the finite verb, the verb, what follows; and their orders.

Subordinate: 'fordi banen | ikke | er | åben'. Main: 'Banen | er | ikke | åben', 'Derfor | er | banen …'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.plain.verbs import ADVERBS, MODALS, finite_at, is_infinitive

#: Words that begin a clause of their own inside another, so that what follows may belong to them.
_OPENERS = re.compile(
    r"\b(?:hvis|såfremt|dersom|medmindre|forudsat|når|fordi|eftersom|idet|selvom|skønt|hvorvidt|hvor\w*|hvad"
    r"|hvem|hvilke\w*|ligesom|indtil|mens|imens|efterhånden)\b"
    r"|(?:^|[,(]\s)(?:om|da|så|siden|før|inden|end|med mindre)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\bat\s(?:ikke\s|bedre\s|hurtigt\s)?(?P<next>[\w-]+)", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:hvis|såfremt|dersom|ifald|medmindre|med mindre|forudsat|forudsætning|betingelse|forbehold"
    r"|i tilfælde)\b",
    re.IGNORECASE,
)
#: Who says, means or proposes it: what follows is not told as a fact.
_TOLD = re.compile(
    r"\b(?:vurder|forvent|ventes|vente[rt]\b|skøn|foresl|anbefal|indstill|mener|mente|ønske|peger på|forudsæt"
    r"|anslå|anslog|prognose|antage|ifølge|oplys|tilkendegi|bekymr|håb"
    r"|lægge[rs]? op til|lægges? til grund)\w*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s(?:som|der)\s|\bsom\s(?=\w+(?:r|s|ede|te)\b)")
_PRONOUNS = frozenset(
    "det der de den han hun vi man dette disse denne begge alle ingen nogle mange flere".split()
)
_ARTICLES = frozenset("en et én ét den det de hver hvert".split())
#: Words that take the first place of a main clause, so that its verb comes before its subject.
_FRONTED = frozenset(
    "derfor dermed derefter herefter herved samtidig desuden derudover herudover heraf dertil hertil "
    "fremover".split()
)
#: Words that set a frame where a sentence begins with them: a time, a place, a case.
_FRAMES = _FRONTED | frozenset(
    "i på ved med uden under for til fra efter før siden inden af om over mellem blandt hos gennem mod som"
    " når hvis da ud her der nu så samlet generelt overordnet modsat omvendt særligt især også dog aktuelt"
    " ligeledes indtil at mens fordi idet selvom ifølge endelig således endvidere hvad hvor hvordan"
    " både enten hverken ikke dels jo"
    " hvert hver sidste næste forrige årligt pr. pr mandag tirsdag onsdag torsdag fredag lørdag søndag først"
    " allerede senest tidligere senere efterfølgende primo medio ultimo alt".split()
)
#: A word before the verb that is no subject: 'delvist', 'løbende', 'forventeligt'.
_ADVERBIAL = re.compile(r"(?:[^e]t|vis|ende|ligt|igt)$")
#: A subject is at most so many words long, so that its verb is certain.
MOST_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before the finite verb, the verb, and what follows it."""

    before: str
    verb: str
    after: str

    @property
    def inverted(self) -> str:
        """The clause after a word that takes its first place: 'er banen ikke åben'."""
        return " ".join(filter(None, (self.verb, self.before, self.after)))

    @property
    def main(self) -> str:
        """The clause with its adverbs after the verb: 'banen er ikke åben'."""
        subject, adverbs = _subject(self.before)
        return " ".join(filter(None, (subject, self.verb, adverbs, self.after)))

    @property
    def is_main(self) -> bool:
        """Whether the words stand as in a main clause: a subject or 'derfor', then the verb."""
        words = self.before.casefold().split()
        if words[0] in _FRONTED:
            return len(words) == 1
        if len(words) > 1 and words[0] in _PRONOUNS and words[1] in _FRAMES - _ARTICLES - _PRONOUNS:
            return False
        if words[0] in _FRAMES - _ARTICLES - _PRONOUNS or words[-1] in ADVERBS:
            return False
        return len(words) > 1 or words[0] in _PRONOUNS or not _ADVERBIAL.search(words[0])


def clause(text: str) -> Clause | None:
    """The parts of a clause, or None where its finite verb is not certain."""
    text = text.removesuffix(".")
    places = finite_at(text)
    if not places:
        return None
    before, rest = text[: places[0]].strip(), text[places[0] :]
    verb, _, after = rest.partition(" ")
    unsure = not before or len(before.split()) > MOST_BEFORE or not verb.isalpha()
    if unsure or re.search(r"[,;:()–]|\b(?:som|at|hvor\w*|hvis|når|og|eller) ?$|\bsom\b|\bat\b", before):
        return None
    return Clause(before, verb, after)


def _subject(before: str) -> tuple[str, str]:
    """The subject and the adverbs that follow it; after a pronoun all is adverbial: 'der i 2025'."""
    words = before.split()
    if words[0].casefold() in ("der", "det", "man", "vi") and len(words) > 1 and words[1][-1:] != "t":
        return words[0], " ".join(words[1:])
    last = len(words)
    while last > 1 and words[last - 1].casefold() in ADVERBS:
        last -= 1
    return " ".join(words[:last]), " ".join(words[last:])


def opens_others(text: str) -> bool:
    """Whether a clause with its own opener stands in a text, to which more may belong."""
    return bool(_OPENERS.search(text)) or any(
        not is_infinitive(match["next"]) for match in _AT.finditer(text)
    )


def has_relative(text: str) -> bool:
    """Whether a text has a relative clause, to which a following 'der' may belong."""
    return _RELATIVE.search(text) is not None


def is_framed(text: str) -> bool:
    """Whether a sentence begins with a time, a place or a case that holds for all of it: 'I 2025 …'."""
    return bool(text) and re.split(r"[\s,]", text, maxsplit=1)[0].casefold() in _FRAMES


def is_conditional(text: str) -> bool:
    """Whether a text tells a condition."""
    return _CONDITION.search(text) is not None


def is_told(text: str) -> bool:
    """Whether somebody says, means, expects or proposes it."""
    return _TOLD.search(text) is not None


def has_modal(text: str) -> bool:
    """Whether a text has a modal verb."""
    return not MODALS.isdisjoint(re.findall(r"\w+", text.casefold()))
