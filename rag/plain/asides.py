"""References that a reader does not need to follow a sentence: '(se bilag 1)', ', jf. § 16'.

An aside that carries a fact (an amount, a day, a name, a denial) stays.
"""

from __future__ import annotations

import re

from rag.facts import figures, names, outcomes
from rag.facts.denials import denials
from rag.plain.verbs import finite_at, is_finite

_PLACE = (
    r"(?:bilag(?:et|ene)?|side|s\.|punkt|pkt\.?|tabel(?:len|lerne)?|figur(?:en)?|afsnit(?:tet)?|kapitel|§+|stk\.?"
    r"|nr\.?|vedlagte|vedhæftede|nedenfor|ovenfor|nedenstående|ovenstående|sagsnr\.?|sagsnummer|sag nr\.?"
    r"|j\.?nr\.?|note)"
)
_NUMBER = r"\d+(?:[.,\-–/]\d+)*[a-z]?"
_JF = r"(?:jf\.?|jfr\.?|j\.f\.|jævnfør|se(?= (?:også |nærmere |mere )?(?:i |på |under )?" + _PLACE + r"))"
_LAW = r"[a-zæøåA-ZÆØÅ]*(?:loven|lovens|bekendtgørelsen|bekendtgørelsens|lov|bekendtgørelse|vejledning)\b"
_CASE = r"\d{2}\.\d{2}\.\d{2}[\w.-]*|\d{2}/\d{3,}|[A-Z]{1,3}-?\d{2,}-\d+"
_ONLY_REFERENCE = re.compile(
    rf"(?:{_JF}\s.*|(?:[Ss]e\s)?(?:[Bb]ilag|[Pp]unkt|[Ss]ide|[Tt]abel|[Ff]igur|§+|[Aa]fsnit)\s?{_NUMBER}"
    rf"(?:(?:,|\sog|\s?[-–])\s?(?:(?:[Bb]ilag|[Ss]ide|[Pp]unkt|stk\.|nr\.)\s?)?{_NUMBER})*"
    rf"|(?:[Vv]edlagt|[Vv]edhæftet)(?: som bilag(?: \d+)?)?|{_CASE}"
    rf"|(?:[Ss]agsnr|[Jj]\.?nr|[Ss]ag nr)\.?\s.*)"
)
_PARENTHESIS = re.compile(r"\s?\(([^()]{1,120})\)")
_GLOSS = re.compile(r"[A-ZÆØÅ]{2,6}")
#: Parties are named by such letters too.
_PARTY_LETTERS = frozenset("SF DF LA NB DD EL RV KF".split())
#: The end of a sentence that begins with 'jf.'.
_LAST = re.compile(rf",?\s{_JF}\s(?P<what>[^;:()]+?)(?P<stop>\.?)$")
#: One reference inside a sentence, up to the comma after it.
_INNER = re.compile(
    rf",?\s{_JF}\s(?:også\s)?(?:{_LAW}\s)?(?:{_PLACE}\s?{_NUMBER}|tabel\w* (?:nedenfor|ovenfor))"
    rf"(?:,?\s?(?:stk\.|nr\.|side)\s?\d+)*"
    rf"(?:\si\s(?:lov om \w+(?: \w+)?|{_LAW}))?(?=,(?!\s?(?:side|bilag|punkt|stk|nr|§)))"
    r"(?P<on>,\s(?:og|eller)\s(?=(?P<verb>\w+)))?"
)
_AS_SHOWN = re.compile(
    r",\s(?:som|sådan som|således som|hvilket) (?:det )?(?:er )?"
    rf"(?:beskrevet|vist|nævnt|angivet|omtalt|fremgår|gengivet) "
    rf"(?:i|af|under|på|ovenfor|nedenfor)\b(?: (?:det )?{_PLACE}(?:\s{_NUMBER})?)?(?=[,.;]|$)"
)
_MOST_WORDS = 16


def without_asides(text: str, around: str = "") -> str:
    """The text without its asides; a short form that is used `around` it stays explained: '(STU)'."""
    text = _PARENTHESIS.sub(lambda match: _kept(text, match, around), text)
    if not outcomes(text):
        text = _AS_SHOWN.sub("", text)
    text = _INNER.sub(_without_inner, text)
    last = _LAST.search(text)
    if last and _is_reference(last["what"]) and finite_at(text[: last.start()]):
        text = text[: last.start()].removesuffix(".") + last["stop"]
    return text


def _without_inner(match: re.Match[str]) -> str:
    if _carries_fact(match.group()):
        return match.group()
    on = match["on"] or ""
    return on.removeprefix(",") if on and is_finite(match["verb"]) else on


def _kept(text: str, match: re.Match[str], around: str) -> str:
    inside = match[1].strip()
    if _ONLY_REFERENCE.fullmatch(inside) and not _carries_fact(inside):
        return ""
    rest = f"{text[: match.start()]} {text[match.end() :]} {around.replace(match.group(), '')}"
    return "" if _is_gloss(text, match, rest) else match.group()


def _is_gloss(text: str, match: re.Match[str], rest: str) -> bool:
    """Whether a parenthesis only shortens the words before it, and `rest` does not use the short form."""
    short = match[1].strip()
    if not _GLOSS.fullmatch(short) or short in _PARTY_LETTERS:
        return False
    before = [word for word in re.split(r"[\s-]+", text[: match.start()]) if word]
    initials = {word[0].upper() for word in before[-len(short) :]}
    return short[0] in initials and not re.search(rf"(?<!\w){short}(?!\w)", rest)


def _is_reference(what: str) -> bool:
    """Whether the end of a sentence only says where to look: short, without verb, denial and amount."""
    points = re.search(
        rf"\b{_PLACE}|§|{_LAW}|{_CASE}|\b(?:punkt|møde|mødet|drøftelsen|drøftelserne|beslutningen)\b", what
    )
    return bool(points) and len(what.split()) <= _MOST_WORDS and not finite_at(what) and not _is_amount(what)


def _carries_fact(inside: str) -> bool:
    bare = re.sub(rf"^{_JF}\s", "", inside)
    earlier = re.search(r"\b(?:punkt|pkt\.?|bilag|møde\w*)\b", bare)
    return _is_amount(inside) or bool(names(bare) and not earlier)


def _is_amount(text: str) -> bool:
    return bool(denials(text)) or any(figure.unit for figure in figures(text))
