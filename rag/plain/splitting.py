"""A long sentence as several, where each part has a subject and a verb of its own.

What may belong to 'at', 'hvis' or 'hvor', to who says it, or to a time that the sentence begins with stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.facts import figures
from rag.facts.denials import denials
from rag.plain.clauses import (
    Clause,
    clause,
    has_modal,
    has_relative,
    is_conditional,
    is_framed,
    is_told,
    opens_others,
)
from rag.plain.relatives import after_first, at_the_end
from rag.plain.tidying import finished
from rag.plain.verbs import finite_at, is_finite, is_infinitive, is_past

Parts = tuple[str, str]
#: Sentences with no more words are read as they stand.
LONG = 12
LEAST = 3
_JOIN = re.compile(r", (?P<word>og|men|mens) |;\s(?P<semicolon>)")
_RESULT = re.compile(r",? (?P<word>hvorfor|hvorefter|hvoraf) ")
_RESULTS = {"hvorfor": "Derfor", "hvorefter": "Derefter", "hvoraf": "Heraf"}
_WHICH = re.compile(
    r",? hvilket (?P<adverb>(?:ikke|også|især|mest|hovedsageligt?|primært|blandt andet|dog|igen) )?"
)
#: What says the same in other units.
_EVEN_IF_TOLD = frozenset({"svarer"})
_REASON = re.compile(r",? (?P<word>da|fordi) (?=\w)")
_ONLY_A_REASON = re.compile(
    r"\b(?:især|også|netop|kun|ikke|bl\.a\.|blandt andet|dels|enten|både|og|men|eller)$"
)
_SAID_TOO = re.compile(r",? og at ")
#: A comma and a verb: the clause before went on in the middle of another.
_GOES_ON = re.compile(r", (?P<verb>\w+)")
#: A subject that is the same when it is named again: 'to skoler' might be two others.
_DEFINITE = re.compile(
    r"(?:(?:Den|De|Denne|Disse|Vi|Han|Hun) .*|(?:Den|De|Vi|Han|Hun)|.* (?:[A-ZÆØÅ]\S*|\d\S*)"
    r"|(?!(?:Ingen|Nogen|Anden|Egen)\b)\w+(?:en|et|rne|ene)(?: .*)?)$"
)
_BOTH = re.compile(r"\b(?:både|enten|hverken|dels|jo)\b", re.IGNORECASE)
_LABEL = re.compile(r": (?=[A-ZÆØÅ])")


def split(text: str) -> tuple[str, ...]:
    """The sentence in parts, each a sentence; itself where no cut is certain."""
    if len(text.split()) <= LONG or text.endswith(("?", ":")) or _is_quoted(text):
        return (text,)
    for rule in _RULES if ":" not in text else (_labelled,):
        if parts := rule(text):
            one, other = map(finished, parts)
            if min(len(one.split()), len(other.split())) >= LEAST:
                return (*split(one), *split(other))
    return (text,)


def _is_quoted(text: str) -> bool:
    """Whether a part of a text is quoted; it stays as it stands."""
    return re.search(r"[\"»«„“”]|(?<!\w)'\w", text) is not None


def _labelled(text: str) -> Parts | None:
    """'Flere skal i job: Antallet skal stige' is two sentences."""
    found = _LABEL.search(text)
    if not found:
        return None
    left, right = text[: found.start()], text[found.end() :]
    told = clause(left)
    return (left, right) if told and told.is_main and clause(right) and ":" not in right else None


def _which(text: str) -> Parts | None:
    """'…, hvilket især skyldes frost' → 'Det skyldes især frost'."""
    for match in _WHICH.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        verb, _, rest = right.partition(" ")
        if not is_finite(verb) or not _stands(left) or _goes_on(right):
            continue
        hangs = is_told(left) or opens_others(left) or denials(left)
        if hangs and verb not in _EVEN_IF_TOLD:
            continue
        return left, f"Det {verb} {match['adverb'] or ''}{rest}"
    return None


def _result(text: str) -> Parts | None:
    """'…, hvorfor banen lukkes' → 'Derfor lukkes banen'."""
    for match in _RESULT.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        told = clause(right)
        hangs = match["word"] != "hvoraf" and (opens_others(left) or is_told(left))
        several = match["word"] == "hvoraf" and re.search(r", (?!at\b)", right)
        if told and _stands(left) and not (hangs or several or _goes_on(right)):
            return left, f"{_RESULTS[match['word']]} {told.inverted}"
    return None


def _reason(text: str) -> Parts | None:
    """'…, da taget er utæt' → 'Det skyldes, at taget er utæt'; 'da' with a past verb may tell a time."""
    for match in _REASON.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        told = clause(right)
        if not told or not _stands(left) or _goes_on(right) or opens_others(left) or denials(left):
            continue
        if has_relative(left) or re.search(r"\bog (?:da|fordi)\b", right):
            continue
        comma = match.group().startswith(",")
        timed = match["word"] == "da" and (is_past(told.verb) or not comma)
        if not timed and not _ONLY_A_REASON.search(left) and not is_framed(text):
            return left, f"Det skyldes, at {right}"
    return None


def _joined(text: str) -> Parts | None:
    """'…, og taget er utæt' → 'Taget er utæt'."""
    for match in _JOIN.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        told, word = clause(right), match["word"]
        if not told or not told.is_main or not _stands(left) or not _may_part(left, right, told):
            continue
        if word == "mens" and not (figures(left) and figures(right) and not has_modal(right)):
            continue
        return left, f"Men {right}" if word == "men" else right
    return None


def _may_part(left: str, right: str, told: Clause) -> bool:
    """Whether the right clause hangs on nothing of the left one."""
    if opens_others(left) or is_framed(left) or is_told(left) or is_conditional(right):
        return False
    if _BOTH.search(left) or any(_is_another(piece) for piece in left.split(", ")[1:]):
        return False
    if told.before.casefold().split()[0] == "der" and has_relative(left):
        return False
    return not (has_modal(left) and told.verb.endswith("s"))


def _set_off(text: str) -> Parts | None:
    """'Byen er med i Vestnet – et samarbejde mellem syv byer' → 'Det er et samarbejde mellem syv byer'."""
    pieces = re.split(r" [–-] ", text)
    if len(pieces) != 2 or not re.match(r"(?:en|et) [a-zæøå]", pieces[1]) or is_framed(text):
        return None
    left, right = pieces
    hangs = opens_others(left) or is_told(left) or denials(left) or has_modal(left)
    return None if hangs or not _stands(left) or _goes_on(right) else (left, f"Det er {right}")


def _again(text: str) -> Parts | None:
    """'Planen viser … og peger på …' → 'Planen peger på …', where the subject is the first words."""
    first = clause(text)
    if not first or not first.is_main or is_framed(text) or len(first.before.split()) > LEAST:
        return None
    if not _DEFINITE.match(first.before):
        return None
    for match in re.finditer(r",? og (?P<verb>\w+) ", text):
        left, right = text[: match.start()], text[match.start("verb") :]
        verb = match["verb"]
        if not is_finite(verb) or verb.endswith(("te", "ede")) or (verb.endswith("s") and has_modal(left)):
            continue
        alone = not opens_others(left) and not has_relative(left) and not is_told(left)
        listed = "," in left and not match.group().startswith(",")
        if alone and not listed and _stands(left):
            return left, f"{first.before} {right}"
    return None


def _said_too(text: str) -> Parts | None:
    """'Tallene viser, at A, og at B' → 'Tallene viser også, at B'."""
    said = re.match(r"(?P<who>[^,;:()]+? \w+),? at ", text)
    found = list(_SAID_TOO.finditer(text))
    if not said or len(found) != 1 or found[0].start() < said.end() or is_conditional(text):
        return None
    carrier = clause(said["who"])
    left, right = text[: found[0].start()], text[found[0].end() :]
    if opens_others(left[said.end() :]) or is_infinitive(right.split(" ", 1)[0]):
        return None
    if not carrier or carrier.after or not carrier.is_main or denials(said["who"]) or not clause(right):
        return None
    return left, f"{carrier.before} {carrier.verb} også, at {right}"


def _is_another(piece: str) -> bool:
    """Whether what follows a comma is a main clause, so that a row of them goes on."""
    told = clause(piece)
    return told is not None and told.is_main and not piece.startswith(("som ", "der "))


def _stands(left: str) -> bool:
    """Whether the left part is a sentence by itself, neither a proposal's 'at' nor a condition."""
    return bool(finite_at(left)) and not is_conditional(left) and not left.startswith(("At ", "Om "))


def _goes_on(right: str) -> bool:
    return any(is_finite(match["verb"]) for match in _GOES_ON.finditer(right))


_RULES: tuple[Callable[[str], Parts | None], ...] = (
    _which,
    _result,
    _joined,
    _reason,
    _said_too,
    _set_off,
    _again,
    after_first,
    at_the_end,
)
