"""The sides of a roll-call in the sentences of a decision: the word for each side and its voters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.layout import bare
from rag.ingest.vote_forms import (
    AFTER_COLON,
    ALL,
    ALONE,
    ALONE_FOR,
    AND_SIDE,
    BARE,
    CARRIED,
    CLAUSE,
    CONDITION,
    COUNT_LED,
    DECIDED,
    DENIED,
    EMBEDDED,
    FIGURES,
    FOLLOWING,
    GENITIVE,
    INVERTED,
    JOINT,
    LATER,
    LED,
    LONGEST_ROLL,
    MAJORITY,
    MOST_SIDES,
    NEXT_SIDE,
    NUMBER,
    NUMBERED,
    NUMBERS,
    SIDE_WORD,
    TALLY,
    TALLY_LIST,
    TO,
    TRAILED,
    VOICES,
)
from rag.ingest.voters import is_party, listed_voters, voters
from rag.ingest.wrapping import unwrapped
from rag.model import Span


def split_sides(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Sentences cut further where one side of a roll-call follows another: 'For: A, B. Imod: C'.

    'A stemte for, og B stemte imod' is cut only where all its parts are sides and nothing else.
    """
    cut: list[Span] = []
    for piece in unwrapped(text, pieces):
        begin = piece.start
        if (numbered := NUMBERED.match(text, piece.start, piece.end)) is not None:
            cut.append(Span(begin, begin + len(numbered[0].rstrip())))
            begin = numbered.end()
        for match in NEXT_SIDE.finditer(text, piece.start, piece.end):
            if match.start() <= begin or text[begin : match.start()].isdigit():
                continue  # '1 undlod at stemme: A'
            cut.append(Span(begin, match.start()))
            begin = match.end()
        cut.append(Span(begin, piece.end))
    return [part for piece in cut for part in _joined_sides(text, piece) or [piece]]


def _joined_sides(text: str, piece: Span) -> list[Span]:
    """The sides that make up a piece, as many as there are; empty where something else is said."""
    sentence = on_one_line(text, piece)
    if 1 < len(SIDE_WORD.findall(sentence)) <= MOST_SIDES:
        for joint in reversed(list(JOINT.finditer(text, piece.start, piece.end))):
            left, right = Span(piece.start, joint.start()), Span(joint.end(), piece.end)
            if _ends_as_side(on_one_line(text, left)) and (rest := _joined_sides(text, right)):
                return [left, *rest]
    return [piece] if side_of(sentence) else []


def _ends_as_side(sentence: str) -> bool:
    """Whether a roll-call ends with its side: 'A stemte for', not 'A stemte for, B'."""
    match = TRAILED.match(sentence) or BARE.fullmatch(sentence)
    rest = re.sub(r"\([^()]*\)", "", sentence[match.end() :]) if match else ""
    more = re.search(r"[,;]|\b(?:og|mens|men)\b", rest)
    return not more and side_of(sentence) is not None


def on_one_line(text: str, piece: Span) -> str:
    """A piece as one line without markup; empty where it is too long for a roll-call."""
    return " ".join(bare(piece.of(text)).split()) if len(piece) <= LONGEST_ROLL else ""


def side_of(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The word for a side and its voters, where a sentence is a roll-call and nothing else."""
    sentence = _unbracketed(sentence)
    if (match := FOLLOWING.fullmatch(sentence) or COUNT_LED.fullmatch(sentence)) or (
        (match := LED.fullmatch(sentence)) and _says_side(match)
    ):
        names = voters(CLAUSE.sub("", _unbracketed(match["names"])))
        if match.groupdict().get("count") == "1" and names and is_party(names[-1]):
            names = names[:1]  # '1 undlod (Lis Holm, V)'
        return None if names is None else (match["side"] or match["none"], names)
    if match := NUMBER.fullmatch(sentence):
        return match["side"], (match["names"],)
    if (match := AFTER_COLON.fullmatch(sentence)) and (listed := voters(match["names"])):
        return match["side"], listed
    if match := TRAILED.match(sentence):
        names = voters(match["names"])
        refused = names is None or any(DECIDED.fullmatch(name) for name in names)
        if names and names[0].isdigit() and CONDITION.search(sentence, match.end()):
            return None
        return None if refused or names is None else (match["side"] or match["none"], names)
    if (match := BARE.fullmatch(sentence)) and (listed := listed_voters(match["names"])):
        return match["side"], listed
    return None


def _unbracketed(text: str) -> str:
    """What stands between brackets, where they hold all of a text."""
    bracketed = re.fullmatch(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\.?", text)
    return bracketed[1] if bracketed else text


def _says_side(match: re.Match[str]) -> bool:
    """Whether the words after 'for' or 'imod' are voters: a verb, a colon or a bare number says so."""
    return bool(match["colon"] or match["verb"] or match["names"].strip(" .").isdigit())


def told_within(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sides told inside a sentence that says more ('Godkendt, idet V stemte imod.'), with voters."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for pattern in (EMBEDDED, MAJORITY, INVERTED, VOICES, GENITIVE, TALLY, TALLY_LIST):
        for match in pattern.finditer(sentence):
            none = match.groupdict().get("none")
            found.append((match["side"] or none or "undlod", voters(_unbracketed(match["names"])) or ()))
    found.extend((match["side"], (match["names"],)) for match in ALL.finditer(sentence))
    if len(found) == 1:
        others = ((match["side"] or match["none"], match["names"]) for match in AND_SIDE.finditer(sentence))
        found.extend((side, who) for side, names in others if (who := listed_voters(names)))
    if not found and (later := LATER.fullmatch(sentence)) and (who := listed_voters(later["names"])):
        found.append((later["side"], who))
    if not any(names for _, names in found) and (count := _count_in(sentence)):
        listed = count.groupdict()
        sides = (("for", "for", "names"), ("imod", "against", "others"), ("undlod", "none", ""))
        for word, number, names in sides:
            told = voters(listed.get(names) or "") or tuple(filter(None, (count[number],)))
            found.append((word, told))
    return found


def _count_in(sentence: str) -> re.Match[str] | None:
    """How many were for and against, where a sentence says so beyond doubt."""
    carried = CARRIED.search(sentence) and not DENIED.search(sentence)
    found = NUMBERS.search(sentence)
    if found is None and (alone := ALONE_FOR.match(sentence)) is not None:
        return alone
    if found is None and carried:
        return TO.search(sentence) or FIGURES.search(sentence) or ALONE.search(sentence)
    return found
