"""What a reader acts on turned around: units, ways, bounds, periods, years, votes, and what was proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from eval.mutants.basis import Ballot, Basis, Outcome
from eval.mutants.operators_figures import in_words
from eval.mutants.source import anchors, figures, may_say_word
from eval.quoting import quoted
from rag.danish import sentences
from rag.model import Claim, DecisionClass, Role, Span

_OPEN = {
    DecisionClass.POSTPONED,
    DecisionClass.WITHDRAWN,
    DecisionClass.REJECTED,
    DecisionClass.REMITTED,
}
_UNITS = {
    " mio. kr.": " t.kr.",
    " kr.": " pct.",
    " kroner": " pct.",
    " pct.": " kr.",
    " procent": " kroner",
    " %": " kr.",
    " dage": " uger",
    " timer": " dage",
    " måneder": " år",
    " uger": " dage",
    " minutter": " timer",
}
_WAYS = {
    "stiger": "falder",
    "falder": "stiger",
    "steg": "faldt",
    "faldt": "steg",
    "stigning": "fald",
    "fald": "stigning",
    "flere": "færre",
    "færre": "flere",
    "højere": "lavere",
    "lavere": "højere",
    "merforbrug": "mindreforbrug",
    "mindreforbrug": "merforbrug",
    "overskud": "underskud",
    "underskud": "overskud",
}
_BOUNDS = {
    "mindst": "højst",
    "højst": "mindst",
    "maksimalt": "mindst",
    "senest": "tidligst",
    "inden": "efter",
}
_PERIODS = {
    "om året": "om måneden",
    "årligt": "månedligt",
    "pr. år": "pr. måned",
    "om ugen": "om dagen",
    "ugentligt": "dagligt",
    "om måneden": "om året",
    "månedligt": "årligt",
    "pr. måned": "pr. år",
    "pr. uge": "pr. dag",
}
_SOME = re.compile(
    r"\b(?:et flertal|de fleste|flere|nogle|enkelte|få)(?: af)?(?= (?:de |medlemmer|udvalg))", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"\bfra (?P<one>\d[\d.,]*)(?P<between>(?: \S+){0,3}? til )(?P<other>\d[\d.,]*\d|\d)(?![\d/.-]*\d)"
)
_YEAR = re.compile(r"(?<![\w/.,–-])(?:19|20)\d\d(?![\w/–-]|[.,]\d)")
_LAW = re.compile(r"§ ?(?P<number>\d+)")
_PARTY = re.compile(r"(?<=[a-zæøå] \()[A-ZÆØÅ](?=\))")
_POINT = re.compile(r"(?:\d{1,2}[.)]\s*)?(?=at\s)", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:Udvalget|\w*udvalget|Rådet)(?= (?:godkendte|udsatte|tog|drøftede|afviste|anbefalede))"
)


def unit_changed(basis: Basis) -> Iterator[Claim]:
    """'8,6 mio. kr.' → '8,6 t.kr.', '12 dage' → '12 uger', where the source does not have it so."""
    text = basis.claim.text
    for found in figures(text) if not basis.claim.computed else ():
        unit = next((one for one in _UNITS if text.startswith(one, found.end())), None)
        if unit and not re.search(
            rf"{re.escape(found['digits'])}\s?{re.escape(_UNITS[unit].strip())}", basis.source
        ):
            end = found.end() + len(unit)
            yield basis.saying(f"{text[: found.end()]}{_UNITS[unit]}{text[end:]}")


def way_turned(basis: Basis) -> Iterator[Claim]:
    """'steg' → 'faldt', 'merforbrug' → 'mindreforbrug', where the source has no word of the other way."""
    yield from _turned(basis, _WAYS)


def bound_turned(basis: Basis) -> Iterator[Claim]:
    """'mindst 5' → 'højst 5', 'senest den 1. maj' → 'tidligst den 1. maj'."""
    yield from _turned(basis, _BOUNDS, r"(?= (?:den |d\. |\d))")


def period_changed(basis: Basis) -> Iterator[Claim]:
    """'5.000 kr. om året' → '5.000 kr. om måneden'."""
    yield from _turned(basis, _PERIODS)


def from_and_to_exchanged(basis: Basis) -> Iterator[Claim]:
    """'fra 10 til 12' → 'fra 12 til 10'."""
    text = basis.claim.text
    for found in _FROM_TO.finditer(text) if not basis.claim.computed else ():
        if found["one"] != found["other"]:
            turned = f"fra {found['other']}{found['between']}{found['one']}"
            yield basis.saying(text[: found.start()] + turned + text[found.end() :])


def years_exchanged(basis: Basis) -> Iterator[Claim]:
    """'10 i 2024 og 12 i 2025' → '10 i 2025 og 12 i 2024'."""
    text = basis.claim.text
    years = list(_YEAR.finditer(text))
    if len(years) == 2 and years[0].group() != years[1].group() and len(figures(text)) > 1:
        first, last = years
        between = text[first.end() : last.start()]
        told = f"{text[: first.start()]}{last.group()}{between}{first.group()}{text[last.end() :]}"
        if re.search(r"\d", between) and not re.search(r"fra|-|–", between + text[: first.start()][-5:]):
            yield basis.saying(told)


def all_for_some(basis: Basis) -> Iterator[Claim]:
    """'Et flertal af medlemmerne' → 'Alle medlemmerne'."""
    text = basis.claim.text
    for found in _SOME.finditer(text):
        yield basis.saying(
            f"{text[: found.start()]}{'Alle' if found.start() == 0 else 'alle'}{text[found.end() :]}"
        )


def unanimous_for_divided(basis: Basis) -> Iterator[Claim]:
    """A vote with two sides told as one that all agreed in."""
    ballot = basis.written
    divided = isinstance(ballot, Ballot) and ballot.against and ballot.in_favour
    if divided and not may_say_word(basis.source, ("enstemmig", "enig")):
        yield basis.saying("Beslutningen var enstemmig.")
        yield basis.saying("Alle stemte for.")


def party_changed(basis: Basis) -> Iterator[Claim]:
    """'Ida Holm (A)' → 'Ida Holm (V)'."""
    text = basis.claim.text
    for found in _PARTY.finditer(text):
        other = "V" if found.group() != "V" else "A"
        yield basis.saying(text[: found.start()] + other + text[found.end() :])


def paragraph_changed(basis: Basis) -> Iterator[Claim]:
    """§ 17 → § 18, where the source has no § 18."""
    text = basis.claim.text
    for found in _LAW.finditer(text):
        other = int(found["number"]) + 1
        if not re.search(rf"\b{other}\b", basis.source):
            yield basis.saying(text[: found.start("number")] + str(other) + text[found.end("number") :])


def other_committee(basis: Basis) -> Iterator[Claim]:
    """'Udvalget godkendte …' → a committee of another meeting, which the source does not name."""
    text = basis.claim.text
    own = {meeting.committee for meeting in basis.meetings}
    others = sorted({m.committee for m in basis.minutes.meetings} - own)
    for other in others:
        if other.casefold()[:8] in basis.source.casefold():
            continue
        named = next((body for body in own if body in text), None)
        if named:
            yield basis.saying(text.replace(named, other))
        elif isinstance(basis.written, Outcome) and _BODY.match(text):
            yield basis.saying(_BODY.sub(other, text))


def other_meeting_day(basis: Basis) -> Iterator[Claim]:
    """'På mødet den 12. marts 2025' → the day of another meeting, which the source does not name."""
    for meeting in basis.meetings[:1]:
        day = in_words(meeting)
        for other in basis.minutes.meetings:
            wrong = in_words(other)
            if day in basis.claim.text and wrong != day and wrong not in basis.source:
                yield basis.saying(basis.claim.text.replace(day, wrong))
                break


def proposal_told_as_decision(basis: Basis) -> Iterator[Claim]:
    """'Udvalget besluttede, at …' with what was proposed, where the item was put off or turned down."""
    if not isinstance(basis.written, Outcome) or len(basis.places) != 1:
        return
    (place,) = basis.places
    item, meeting = basis.minutes.item(place), basis.minutes.meeting(place)
    if item.decision is None or item.decision.decision_class not in _OPEN:
        return
    for section in item.with_role(Role.RECOMMENDATION):
        for span in sentences(meeting.text(section.span), section.span.start):
            said = " ".join(meeting.text(span).split())
            at = _POINT.match(said)
            if at and len(said) < 250:
                wrong = f"Udvalget besluttede, {said[at.end() :].rstrip('.')}."
                cited = quoted(basis.minutes, place, Span(span.start, span.end))
                yield replace(basis.claim, text=wrong, citations=(cited,))


def citation_of_another_day(basis: Basis) -> Iterator[Claim]:
    """The mark says the day and committee of another meeting; Punkt and quote are right."""
    checkable = basis.written is not None or anchors(basis.claim.text)
    for other in basis.minutes.meetings if checkable else ():
        first, *rest = basis.claim.citations
        if other.date != first.date:
            yield replace(
                basis.claim, citations=(replace(first, date=other.date, committee=other.committee), *rest)
            )
            break


def _turned(basis: Basis, pairs: Mapping[str, str], behind: str = "") -> Iterator[Claim]:
    """The claim with a word for its opposite, which the source has nowhere."""
    text = basis.claim.text
    if basis.claim.computed:
        return
    for word, other in pairs.items():
        if other in text.casefold():
            continue
        found = re.search(rf"\b{re.escape(word)}\b{behind}", text, re.IGNORECASE)
        if found and may_say_word(basis.source, (word,)) and not may_say_word(basis.source, (other,)):
            new = other.capitalize() if found.group()[0].isupper() else other
            yield basis.saying(text[: found.start()] + new + text[found.start() + len(word) :])
