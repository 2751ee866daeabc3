"""Wrong counts: another number, more than there are, and lists or citations that no longer fit the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eval.minutes import Place
from eval.mutants.basis import Basis, told
from eval.mutants.source import NUMBER_WORDS, may_say_word
from eval.quoting import quoted
from rag.model import Claim

_IN_WORDS = {number: word for word, number in NUMBER_WORDS.items()} | {1: "ét"}
_WORD = "|".join(("én", "ét", *NUMBER_WORDS))
#: 'Fire (4 af 5)': the word and the digits say the same.
_BOTH = re.compile(rf"\b(?P<word>{_WORD}) \((?P<number>\d+)(?P<of> af \d+)?\)", re.IGNORECASE)
_THINGS = r"(?:dagsordens)?punkt(?:er)?|sager?|møder?|bilag|gange?|mål"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<number>\d+|{_WORD})(?= (?:af (?:de )?\d+ )?(?:{_THINGS})\b)", re.IGNORECASE
)
_OUTCOMES = {
    "godkendt": ("godkend", "tiltr", "vedt", "anbefal"),
    "udsat": ("uds",),
    "efterretning": ("efterretn", "orienter"),
}
_STEM = re.compile("|".join(_OUTCOMES))
#: 'Mødet havde 9 punkter' rests on any of them.
_AGENDA = re.compile(r"\b(?:havde|har|behandle\w*) \d+ punkt")
_TOTAL = re.compile(
    r"(?P<number>\b\d+|\b[a-zæøåé]+)(?P<of> \(\d+ af | af (?:de )?)(?P<total>\d+)\b", re.IGNORECASE
)


def count_changed(basis: Basis) -> Iterator[Claim]:
    """'2 af 13 punkter', 'Fire (4 af 5)' → one more or less, what is listed as before."""
    if not basis.claim.computed:
        return
    head = _head(basis.claim.text)
    if found := _BOTH.search(head):
        for other in _near(int(found["number"])):
            word = _IN_WORDS.get(other, str(other))
            word = word.capitalize() if found["word"][0].isupper() else word
            yield basis.with_words(found.span(), f"{word} ({other}{found['of'] or ''})")
    elif (found := _NUMBER.search(head)) and not re.match(r"[^.:;]*uafklare", head[found.end() :]):
        for other in _near(_value(found["number"])):
            digits = found["number"].isdigit()
            yield basis.with_words(found.span(), str(other) if digits else _IN_WORDS.get(other, str(other)))


def count_above_its_total(basis: Basis) -> Iterator[Claim]:
    """'Fire (4 af 5)' → 'Seks (6 af 5)', '2 af 13' → '14 af 13'."""
    head = _head(basis.claim.text) if basis.claim.computed else ""
    found = _BOTH.search(head)
    if found and found["of"]:
        more = int(found["of"].split()[-1]) + 1
        yield basis.with_words(
            found.span(), f"{_IN_WORDS.get(more, str(more)).capitalize()} ({more}{found['of']})"
        )
    elif not found and (one := re.search(r"(?<![\w.,])(\d+) af (?:de )?(\d+)\b", head)):
        yield basis.with_words(one.span(1), str(int(one[2]) + 1))


def total_changed(basis: Basis) -> Iterator[Claim]:
    """'2 af 13 punkter' → '2 af 14 punkter'."""
    head = _head(basis.claim.text) if basis.claim.computed else ""
    if found := _TOTAL.search(head):
        yield basis.with_words(found.span("total"), str(int(found["total"]) + 1))


def listed_thing_dropped(basis: Basis) -> Iterator[Claim]:
    """One of what is listed left out of the list; the number and the citations stay."""
    parts, joint = _list(basis)
    if len(parts) > 1:
        yield _listing(basis, parts[:-1], joint)


def listed_thing_added(basis: Basis) -> Iterator[Claim]:
    """One more in the list, which is neither counted nor cited."""
    parts, joint = _list(basis)
    if len(parts) > 1:
        yield _listing(basis, [*parts, "Øvrige sager"], joint)


def counted_thing_uncited(basis: Basis) -> Iterator[Claim]:
    """One of what is counted is no longer cited."""
    if _cites_all(basis) and len(set(basis.claim.citations)) > 1:
        yield replace(basis.claim, citations=basis.claim.citations[:-1])


def item_beside_those_counted(basis: Basis) -> Iterator[Claim]:
    """A further Punkt of the meeting is cited, which is none of those that are counted."""
    for place in basis.places[:1] if _cites_all(basis) else ():
        for item in basis.minutes.meeting(place).items:
            other = Place(place.document, item.number)
            if other not in basis.places:
                extra = quoted(basis.minutes, other, item.heading)
                yield replace(basis.claim, citations=(*basis.claim.citations, extra))
                return


def shorter_list_and_number(basis: Basis) -> Iterator[Claim]:
    """One of the closed items, or of the attachments, is left out of number, list and citations alike."""
    text = basis.claim.text
    if not basis.claim.computed or not re.search(r"lukkede: |Der hører \d+ bilag", text):
        return
    parts, joint = _list(basis)
    found = _NUMBER.search(_head(text))
    if found and len(parts) > 1 and len(parts) == len(basis.claim.citations):
        less = _listing(basis, parts[:-1], joint)
        shown = less.text[: found.start()] + str(len(parts) - 1) + less.text[found.end() :]
        yield replace(less, text=shown, citations=basis.claim.citations[:-1])


def counted_thing_exchanged(basis: Basis) -> Iterator[Claim]:
    """One of the items that are counted exchanged for one that came out otherwise, or was open."""
    if not _cites_all(basis) or len(basis.places) < 2 or len(basis.claim.citations) != len(basis.places):
        return
    own = [basis.minutes.item(place) for place in basis.places]
    kinds = {item.decision.decision_class if item.decision else None for item in own}
    if len(kinds) > 1:
        return
    stems = _stems(basis.claim.text)
    for item in basis.meetings[-1].items:
        other, decision = Place(basis.places[-1].document, item.number), item.decision
        if decision is None or decision.decision_class in kinds or item.closed or other in basis.places:
            continue
        if not (stems and may_say_word(told(basis.minutes, other), stems)):
            extra = quoted(basis.minutes, other, decision.spans[0])
            text = re.sub(rf"\bPunkt {own[-1].number}\b", f"Punkt {item.number}", basis.claim.text)
            yield Claim(text, (*basis.claim.citations[:-1], extra), computed=True)
            return


def _stems(text: str) -> tuple[str, ...]:
    """The beginnings of the words for the outcome that a count tells: 'udsat' is 'uds' and 'udsk'."""
    return tuple(stem for word in _STEM.findall(text) for stem in _OUTCOMES[word])


def _cites_all(basis: Basis) -> bool:
    """Whether a count cites everything that it counts."""
    head = _head(basis.claim.text)
    is_count = bool(_BOTH.search(head) or _NUMBER.search(head))
    return basis.claim.computed and is_count and not _AGENDA.search(head)


def _head(text: str) -> str:
    return text.partition(": ")[0]


def _list(basis: Basis) -> tuple[list[str], str]:
    """What a count lists, and what joins the last two."""
    head, _, listed = basis.claim.text.partition(": ")
    if not basis.claim.computed or not (_BOTH.search(head) or _NUMBER.search(head)):
        return [], ""
    listed = listed.removesuffix(".")
    if "; " in listed:
        return listed.split("; "), "; "
    if "»" in listed:
        return re.split(r"(?<=«), | og (?=Punkt )", listed), " og "
    return re.split(r", | og ", listed), " og "


def _listing(basis: Basis, parts: list[str], joint: str) -> Claim:
    head = _head(basis.claim.text)
    listed = (
        "; ".join(parts) if joint == "; " else joint.join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    )
    return basis.saying(f"{head}: {listed}.")


def _near(number: int) -> list[int]:
    return [number + 1, number - 1] if number > 1 else [number + 1]


def _value(written: str) -> int:
    return int(written) if written.isdigit() else NUMBER_WORDS.get(written.casefold(), 1)
