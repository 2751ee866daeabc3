"""Whether an answer states a fact: a gold form is looked for as a run of typed tokens, never as a substring.

Words compare by their letters: the last word of a form may go on ('bogholder' is in 'bogholdere'), and a
single long word may end a compound ('jobcent' is in 'hovedjobcenter'). Figures compare as decimals with unit
and precision, dates by their parts. A word for an outcome does not count where it is denied.

Stricter than a substring: number words stand whole ('seks' is not in 'seksten'); 'udsat' is not 'udsatte'; a
form in several words begins at a word ('et mål' is not in 'samlet mål'); 'ikke godkendt' does not say
'godkendt'; signs and units that the gold names must agree; a whole number without a unit is never millions.
Laxer: punctuation between tokens, dates written otherwise, and equal or coarser amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from eval.facts import Day, Figure, Token, TokenKind, read

#: Beginnings of words that tell an outcome; these have a polarity.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "godkendt": (
        "godkend",
        "tiltråd",
        "tiltræd",
        "tilråd",
        "vedtag",
        "vedtog",
        "anbefal",
        "tilslut",
        "titråd",
    ),
    "til efterretning": ("efterretning", "efteretning"),
    "udsat": ("udsat", "udsæt", "udsky", "udskø", "udskud"),
    "afvist": ("afvis", "forkast"),
    "trukket": ("trukk", "trak"),
    "oversendt": ("oversend",),
    "drøftet": ("drøft",),
    "bortfaldet": ("bortfald",),
}
_POLAR = (
    *(stem for stems in OUTCOMES.values() for stem in stems),
    *("opnå", "nåe", "nået", "indfri", "opfyld", "lykke", "deltog", "deltag", "planlæg", "planlag", "steget"),
    *("stemte", "sagde"),
)
#: Words that never go on: number words, small words, and a participle that is another word when it does.
_WHOLE = frozenset(
    """en et én ét to tre fire fem seks syv otte ni ti elleve tolv tyve af at de den der det er for fra fik
    han har hun i kun man med men mod og om på som til ud var ved udsat""".split()
)
_NEGATIONS = {"ikke", "ingen", "intet", "hverken", "aldrig", "næppe", "ej"}
_NOT_NEGATED_BY = {"kun", "blot", "alene", "bare", "mindst"}
_CLAUSE_WORDS = {"og", "men", "samt", "som", "der", "selvom", "fordi", "hvis", "når", "mens", "så"}
_LOOK_BACK = 6  # tokens: 'ingen af de fem fremsatte forslag blev godkendt'
_LOOK_AHEAD = 2  # tokens: 'godkendte udvalget ikke'
_PREFIX_LETTERS = 4  # a shorter form ('STU') stands whole, or 'studie' would say it
_COMPOUND_LETTERS = 5  # a shorter word does not end a compound
_OPPOSITES = ("u", "mis", "ikke")  # 'uændret' does not say 'ændret'
_MILLION = 10**6


def matches(form: str, text: str) -> bool:
    """Whether `text` states what the gold `form` says."""
    return find(form, text) is not None


def find(form: str, text: str) -> str | None:
    """The words of `text` that state `form`, folded, or None."""
    wanted = read(re.sub(r"\s\([A-ZÆØÅ]\)", "", form))
    said = read(re.sub(r"\s\([A-ZÆØÅ]\)", "", text))
    hyphen = form.rstrip().endswith("-")
    for start in range(len(said) - len(wanted) + 1):
        run = said[start : start + len(wanted)]
        if wanted and _agree(wanted, run, hyphen) and not _denied(wanted, said, start):
            return " ".join(token.text for token in run)
    return None


def found(forms: Iterable[str], text: str) -> str | None:
    """The first of the alternative forms that `text` states, or None."""
    return next((form for form in forms if matches(form, text)), None)


def has_letters_or_digits(form: str) -> bool:
    """Whether a form has anything to look for."""
    return bool(read(form))


def _agree(wanted: Sequence[Token], run: Sequence[Token], hyphen: bool) -> bool:
    if hyphen and not run[-1].joined:
        return False
    last = len(wanted) - 1
    pairs = zip(wanted, run, strict=True)
    return all(
        _same_token(gold, said, alone=last == 0, ends=index == last and not hyphen)
        for index, (gold, said) in enumerate(pairs)
    )


def _same_token(gold: Token, said: Token, alone: bool, ends: bool) -> bool:
    if isinstance(gold.value, Day):
        return _same_day(gold, gold.value, said)
    if isinstance(gold.value, Figure):
        return same_figure(gold.value, said)
    if gold.kind is not said.kind:
        return False
    if gold.kind is TokenKind.WORD:
        return _same_word(gold.text, said.text, alone, ends)
    if gold.kind is TokenKind.LAW:
        return re.fullmatch(re.escape(str(gold.value)) + r"((stk|nr)\d+)*", str(said.value)) is not None
    return gold.value == said.value


def _same_word(gold: str, said: str, alone: bool, ends: bool) -> bool:
    if said in {gold, gold + "s"}:
        return True
    if gold in _WHOLE or not ends:
        return False
    if said.startswith(gold):
        return not alone or len(gold) >= _PREFIX_LETTERS
    compound = alone and len(gold) >= _COMPOUND_LETTERS and not is_polar(gold)
    return compound and gold in said and said.partition(gold)[0] not in _OPPOSITES


def _same_day(gold: Token, wanted: Day, said: Token) -> bool:
    if isinstance(said.value, Day):
        return said.value.covers(wanted)
    if gold.kind is TokenKind.DAY and gold.text.isalpha():
        return said.kind is TokenKind.WORD and said.text.startswith(gold.text)
    if wanted.year is None or wanted.month is not None:
        return False
    return said.value == Figure(Decimal(wanted.year))


def same_figure(gold: Figure, said: Token) -> bool:
    """Whether a token states the gold figure: equal, or coarser and within half its last digit.

    A sign that the gold writes must be there, and an amount with a unit is another one below zero. A gold
    figure with neither unit nor scale is compared as written: '8.632' stands in '8.632 t.kr.', but a whole
    number is never millions, and '3' is not '3,0'.
    """
    if isinstance(said.value, Day):
        return said.text.isdigit() and gold == Figure(Decimal(said.text))
    if not isinstance(said.value, Figure) or (gold.number < 0 and said.value.number >= 0):
        return False
    if gold.unit is None and gold.scale == 1:
        whole_is_not_millions = said.value.scale < _MILLION or gold.places > 0
        as_fine = said.value.places >= gold.places
        return abs(gold.number) == abs(said.value.number) and as_fine and whole_is_not_millions
    signs_agree = (gold.number < 0) == (said.value.number < 0)
    return signs_agree and _units_agree(gold, said.value) and _amounts_agree(gold, said.value)


def _units_agree(gold: Figure, said: Figure) -> bool:
    if gold.unit is None:
        return said.unit in {None, "kr"}
    return said.unit == gold.unit or (gold.unit == "kr" and said.unit is None and said.scale > 1)


def _amounts_agree(gold: Figure, said: Figure) -> bool:
    if gold.value == said.value:
        return True
    coarser = said.precision > gold.precision and said.value != 0
    return coarser and abs(gold.value - said.value) <= said.precision / 2


def is_denied(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a negation in the same clause turns `tokens[start:end]` around."""
    before = _clause(reversed(tokens[max(0, start - _LOOK_BACK) : start]), tokens[start].clause)
    after = _clause(tokens[end : end + _LOOK_AHEAD], tokens[end - 1].clause)
    return _negates(list(reversed(before))) or any(token.text == "ikke" for token in after)


def _clause(tokens: Iterable[Token], clause: int) -> list[Token]:
    return list(takewhile(lambda t: t.clause == clause and t.text not in _CLAUSE_WORDS, tokens))


def _negates(tokens: Sequence[Token]) -> bool:
    texts = [token.text for token in tokens]
    return any(
        (word in _NEGATIONS and after not in _NOT_NEGATED_BY) or (word == "uden" and after == "at")
        for word, after in pairwise([*texts, ""])
    )


def is_polar(word: str) -> bool:
    """Whether a folded word tells an outcome that 'ikke' would turn around."""
    return word.startswith(_POLAR)


def _denied(wanted: Sequence[Token], said: Sequence[Token], start: int) -> bool:
    if any(token.text in _NEGATIONS for token in wanted):
        return False
    end = start + len(wanted)
    return any(is_polar(token.text) for token in wanted) and is_denied(said, start, end)
