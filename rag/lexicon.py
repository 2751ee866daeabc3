"""Word tables learned from Danish–English sentence pairs: translation, and a guess at the language.

The tables ship in `rag/models` and are read on first use (some tens of milliseconds). All words in them are
lower case and *not* folded ('beskæftigelse', not 'beskaeftigelse'); look-ups ignore case. They were made by
`python -m rag.store.train_lexicon`.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "models"
ENGLISH_TO_DANISH = "engelsk-dansk.tsv.gz"
LANGUAGES = "sprog.tsv.gz"

_LETTERS = re.compile(r"[^\W\d_]+")
#: What a lower-case word with a Danish letter weighs when the table does not know it: less than a known word.
_DANISH_LETTERS = -2.0
#: English must be likelier than Danish by this much (log), so that names and loanwords alone stay Danish.
_MARGIN = 2.0

_ONLY_DANISH = frozenset(
    "hvad hvem hvor hvornår hvilken hvilke hvilket hvordan og på af ikke blev det er".split()
)
_ONLY_ENGLISH = frozenset("the of what how who when where which did does was were and is are".split())

Forms = tuple[tuple[str, float], ...]


def translate(word: str) -> Forms:
    """Up to four Danish forms of an English word with their probabilities, best first; () if unknown."""
    return _forms(ENGLISH_TO_DANISH, word)


def english_words() -> list[str]:
    """All English words that `translate` knows, in alphabetical order."""
    return list(_lines(ENGLISH_TO_DANISH))


@cache
def telling_words() -> frozenset[str]:
    """The common words that are Danish and not English."""
    return frozenset(word for word, weight in _lines(LANGUAGES).items() if float(weight) < 0)


@cache
def danish_words() -> frozenset[str]:
    """All Danish words that the tables know: those that tell the language, and all translations."""
    entries = " ".join(_lines(ENGLISH_TO_DANISH).values()).split()
    return telling_words() | frozenset(entry.rpartition(":")[0] for entry in entries)


def looks_english(text: str) -> bool:
    """Whether a text is likelier English than Danish, by how often its words occur in each language."""
    if _plainly_danish(text):
        return False
    weights = _lines(LANGUAGES)
    known = sum(float(weights.get(word, 0)) for word in lower_words(text))
    danish = sum(_DANISH_LETTERS for word in _LETTERS.findall(text) if _unknown_danish(word, weights))
    return known + danish > _MARGIN


def _plainly_danish(text: str) -> bool:
    """Two words that only Danish has, and none that only English has: no table need be read."""
    said = set(lower_words(text))
    return len(said & _ONLY_DANISH) >= 2 and not said & _ONLY_ENGLISH


def lower_words(text: str) -> list[str]:
    """The words of a text in lower case, letters only: the units of every table."""
    return _LETTERS.findall(text.lower())


def _unknown_danish(word: str, weights: dict[str, str]) -> bool:
    return word[0].islower() and word not in weights and not set("æøå").isdisjoint(word)


def _forms(table: str, word: str) -> Forms:
    pairs = (entry.rsplit(":", 1) for entry in _lines(table).get(word.lower(), "").split())
    return tuple((form, int(thousandths) / 1000) for form, thousandths in pairs)


@cache
def _lines(table: str) -> dict[str, str]:
    """A gzipped 'key TAB rest' file; what stands after the tab is parsed when it is asked for."""
    text = gzip.decompress((FOLDER / table).read_bytes()).decode()
    return dict(line.split("\t", 1) for line in text.splitlines())
