"""Which words tell what a text is about, and whether another text has them.

A model paraphrases, so words are compared by their stems and by the parts of compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rag.ask.questions.question import QUESTION_WORDS
from rag.danish import content_words, stem
from rag.facts.parties import PARTIES

#: Letters of a part of a compound.
SHORTEST_PART = 4
#: Parties are written by name or by letter, units in many ways; which ones are meant is checked as a fact.
_OF_FACTS = frozenset(word for name in PARTIES for word in name.split())
_OF_FACTS |= frozenset("mio mia mill kr kroner pct procent til".split())
#: Verbs and adverbs that any sentence may have, whatever it is about.
_LIGHT = frozenset(
    stem(word)
    for word in """
    ligge ligger laa ske sker sket gaa gaar gik gaaet give giver gav givet tage tager tog tages bruge
    bruger brugt bruges skyldes skyld betyde betyder handle handler gaelde gaelder sige siger sagt goere
    goer gjort isaer foerst fremmest stadig fortsat grund foelge foelger samme hidtil helt behov maatte
    aar gang flere faerre flest fleste mest mindre allerede ekstra rest resten oevrige vente ventet
    ventes forventes mulig muligt laegge laegges vaegt
    """.split()
)


#: What any Punkt has, whether or not it says so.
_FORMAL = frozenset(
    map(stem, "sagen sagsnummer sagsnummeret journalnummer punktet indstillingen beslutningen".split())
)
_VERB = re.compile(
    r"\b(?:er|var|har|havde|skal|kan|får|fik|bliver|blev|vil|må|stiger|steg|koster|kostede|udgør|udgjorde|betaler"
    r"|betalte|falder|faldt|forventes|ventes|kræver|ligger|lå|varer|begynder|skyldes|dækker|modtager|modtog|giver|gav"
    r"|står|stod|endte|omfatter)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_000)
def topical(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about; figures are checked as facts."""
    said = (word for word in content_words(text) if not word[0].isdigit() and len(word) > 1)
    return frozenset(stem(word) for word in said if word not in QUESTION_WORDS | _OF_FACTS)


def subject(text: str) -> frozenset[str]:
    """The weighty stems before the first verb of a sentence, which mostly say what it is about."""
    verb = _VERB.search(text)
    return weighty(text[: verb.start()]) - _FORMAL if verb else frozenset()


def weighty(text: str) -> frozenset[str]:
    """The topical stems without those that any sentence may have."""
    return topical(text) - _LIGHT


@lru_cache(maxsize=4_000)
def word_stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(map(stem, content_words(text)))


@lru_cache(maxsize=200_000)
def has(text: str, word: str) -> bool:
    """Whether a text has a word, given as stem; as part of a compound too, or the compound's parts."""
    stems = word_stems(text)
    if word in stems:
        return True
    if len(word) < SHORTEST_PART:
        return False
    return word in _row(text) or any(part in stems for part in _ends(word))


@lru_cache(maxsize=4_000)
def _row(text: str) -> str:
    """The stems in one line, which is searched faster than each."""
    return " ".join(word_stems(text))


def _ends(word: str) -> Iterable[str]:
    """The beginnings and endings of a word that may be words themselves."""
    for size in range(SHORTEST_PART, len(word)):
        yield word[:size]
        yield word[-size:]
