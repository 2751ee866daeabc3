"""A question and what its words alone tell: terms, dates, names, and the kinds of answer it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rag.ask.questions.everyday import everyday_wants, speaks_of_shut
from rag.ask.questions.synonyms import synonyms
from rag.ask.questions.wants import PATTERNS, Want
from rag.danish import STOP_WORDS, fold, words
from rag.facts import DateFact, dates
from rag.lexicon import looks_english, translate

_COMPILED = {want: re.compile("|".join(alternatives)) for want, alternatives in PATTERNS.items()}
_VERBS_FIRST = """er var blev bliver har havde fik faar skal skulle kan kunne vil ville maa deltog stemte
    sagde klarede lykkedes naaede kom gik findes koster besluttede godkendte vedtog afviste forkastede udsatte
    tiltraadte bevilgede anbefalede valgte stiger steg falder faldt
    is are was were did does do has have can will"""
_YES_NO = re.compile(rf"^(?:\W|men |og |saa )*(?:{'|'.join(_VERBS_FIRST.split())})\b")
#: Even an unlikely translation counts this much: the sentence decides which sense is meant.
LEAST_TRANSLATION = 0.75
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-ZÆØÅ][\w-]*[A-ZÆØÅa-zæøå]\b")
#: 'de fem mål', 'hvilke tre faser': a list of known length is asked for.
_NUMBERED = re.compile(
    r"\b(?:de|hvilke|hvilket|which|the) (to|tre|fire|fem|seks|syv|otte|ni|ti|two|three|four|five|six|seven)\b"
)
_POLITICIANS = re.compile(
    r"\w*politiker\w*|\w*udvalg(?:et|ets)?\b|\bbyraad\w*|\bcommittee\b|\bcouncil\b|\bpoliticians\b"
)
#: 'Hvor mange af høringssvarene var imod?': what is counted is no vote of politicians.
_OF_OTHERS = re.compile(
    r"\bhvor mange (?:af )?(?:de )?(?!\w*(?:stem|medlem|politiker|parti|udvalg))\w+(?: \w+){0,4}"
    r" (?:var|er|gik) i?mod\b(?!.*\bstem)"
)
_SECOND = re.compile(
    r"\b(?:og|and)(?: i| paa| til)? (?:hvad|hvor\w*|hvem|hvilk\w+|hvornaar|what|how|who|when|which|where)\b"
)
_LENGTHS = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10}
_LENGTHS |= {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

#: English months in Danish, as long as they are in English.
_MONTHS = {
    "january": "januar ", "february": "februar ", "march": "marts", "may": "maj", "june": "juni",
    "july": "juli", "october": "oktober",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A question as written, with what can be told from its words."""

    text: str

    @cached_property
    def folded(self) -> str:
        """The whole question, folded."""
        return fold(self.text)

    @cached_property
    def wants(self) -> frozenset[Want]:
        """The kinds of answer it asks for."""
        found = {want for want, pattern in _COMPILED.items() if pattern.search(self.folded)}
        found |= everyday_wants(self.folded)
        if Want.CLOSED in found and speaks_of_shut(self.folded):
            found.discard(Want.CLOSED)
        if _YES_NO.match(self.folded):
            found.add(Want.YES_NO)
        if _NUMBERED.search(self.folded):
            found.add(Want.LIST)
        if found & {Want.YES_NO, Want.REASON} and _POLITICIANS.search(self.folded):
            found.add(Want.DECISION)
        if Want.VOTE in found and _OF_OTHERS.search(self.folded):
            found.discard(Want.VOTE)
        if found & {Want.PERCENT, Want.COUNT}:
            found.add(Want.FIGURE)
        if found & {Want.FIGURE, Want.DATE, Want.DECISION, Want.CASE}:
            found.discard(Want.DEFINITION)
        return frozenset(found)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Folded content words in order, each once."""
        return tuple(
            dict.fromkeys(w for w in words(self.text) if w not in STOP_WORDS and w not in QUESTION_WORDS)
        )

    @cached_property
    def english(self) -> bool:
        """Whether it is asked in English; its words are then translated to search the Danish text."""
        return looks_english(self.text)

    @cached_property
    def alternatives(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """For each term of an English question, the (folded) Danish words for it, with a strength of 0–1."""
        if not self.english:
            return {}
        return {
            fold(word): tuple(
                (fold(danish), min(1.0, LEAST_TRANSLATION + p)) for danish, p in translate(word)
            )
            for word in _WORD.findall(self.text.casefold())
            if fold(word) in self.terms
        }

    @cached_property
    def synonyms(self) -> dict[str, tuple[str, ...]]:
        """For each term of a Danish question the (folded) words that may stand for it in minutes."""
        return {} if self.english else {term: found for term in self.terms if (found := synonyms(term))}

    @cached_property
    def search_text(self) -> str:
        """What the indexes are searched with: the terms, in Danish."""
        if not self.english:
            return " ".join(self.terms)
        return " ".join(
            " ".join([term, *(word for word, _ in self.alternatives.get(term, ())[:3])])
            for term in self.terms
        )

    @cached_property
    def dates(self) -> tuple[DateFact, ...]:
        """The dates it names, bare years included."""
        return dates(_in_danish(self.text) if self.english else self.text)

    @cached_property
    def two_fold(self) -> bool:
        """Whether it asks for a second thing after the first ('… og hvad skal det koste?')."""
        return _SECOND.search(self.folded) is not None

    @cached_property
    def list_length(self) -> int | None:
        """How long the list is that it asks for ('hvilke tre …'), if it says so."""
        found = _NUMBERED.search(self.folded)
        return _LENGTHS[found[1]] if found else None

    @cached_property
    def proper_names(self) -> tuple[str, ...]:
        """Words with a capital inside the sentence; none when the question is typed in capitals."""
        if self.text.isupper():
            return ()
        return tuple(dict.fromkeys(_NAME.findall(self.text)))

    def wants_any(self, *wants: Want) -> bool:
        """Whether it asks for at least one of these kinds."""
        return bool(self.wants & set(wants))


def _in_danish(text: str) -> str:
    """A text with its months in Danish, every character at its place."""
    months = rf"\b(?:{'|'.join(_MONTHS)})\b"
    return re.sub(months, lambda match: _MONTHS[match[0].casefold()], text, flags=re.IGNORECASE)


#: Words that ask rather than name a topic (folded); they never need to be found in the minutes.
QUESTION_WORDS: frozenset[str] = frozenset(
    """hvad hvem hvilken hvilket hvilke hvor hvordan hvorfor hvornaar hvorvidt mange meget gik fik faar
    faaet sker skete saa fortael beskriv forklar naevn sig sige siger sagde ja nej ifoelge henholdsvis
    hver isaer sidste foerste indtil videre slags gerne egentlig egenlig bare naar ville skulle kunne
    lige stor store stort staa staar stod gaar ud paa under handler handlede referat referatet
    referaterne moedet moede moeder punkt punktet sagen hed hedder kaldes kaldt antal tallet tal please
    tell did does the what how many much which politikerne politiker politikere politikeren udvalget
    udvalgets udvalg udvalgsmedlem medlemmerne byraadet byraadets kommunalbestyrelsen kommunen kommunens
    kommune kommunes forvaltningen municipality committee politicians council kommunerne besluttede
    beslutning beslutningen besluttet indstilling indstillingen
    foreslog foreslaar indstiller indstillede skriver skrev oplyser oplyst noget nogle
    maa maatte laenge laengere""".split()
)
