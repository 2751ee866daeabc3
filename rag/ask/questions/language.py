"""Whether a text is written in Danish, as far as its small words tell."""

from __future__ import annotations

from rag.lexicon import looks_english, lower_words

#: Small words of Danish, and of the languages a model may slip into. What two share is in neither.
_DANISH = frozenset(
    """og af at er på ikke blev bliver til fra der som med det den de et en har for om ved skal kan vil være
    var også efter eller mellem kun hvor når""".split()
)
_FOREIGN = frozenset(
    """the of and was were is are that this with by has been which from not
    und ist nicht hat die wird wurde wurden werden mit von für auf dass eine einen dem das zu
    och är att inte från till blev ska även som av på efter
    les des est une du dans pour par que avec el los las por con una para del
    som ble skal ikke""".split()
) - _DANISH  # fmt: skip
#: A text of so many words has some of these; a shorter one may be a name and a figure.
SOME_SMALL_WORDS = 12


def is_danish(text: str) -> bool:
    """Whether a text may be Danish: small words of Danish, not fewer than of others; none if it is short."""
    said = lower_words(text)
    danish = sum(word in _DANISH for word in said)
    foreign = sum(word in _FOREIGN for word in said)
    if not danish and len(said) >= SOME_SMALL_WORDS:
        return False
    return danish >= foreign and not looks_english(text)
