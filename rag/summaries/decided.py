"""What a meeting decided on an item, told so that it stands alone: the outcome, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.claims import claim
from rag.danish import content_words, stem
from rag.facts import dates, figures
from rag.model import AgendaItem, Claim, DecisionClass, Kind, Meeting
from rag.summaries.bodies import body
from rag.summaries.phrasing import approved_thing, only_notes, outcome_of, recommended
from rag.summaries.proposal import Point, points
from rag.summaries.remarks import amends
from rag.summaries.retelling import retold
from rag.summaries.verdicts import Verdict, deciding, tells, verdicts
from rag.summaries.voting import left, recorded, votes

#: All points of a proposal are told up to this many words; then only those with an amount or a date.
MOST_WORDS = 60
#: A sentence that has this share of a point's words tells it.
TELLS = 0.6
_AGREES = frozenset({DecisionClass.APPROVED, DecisionClass.RECOMMENDED, DecisionClass.ADOPTED})
#: Outcomes that leave the proposal as it was: a proposal, not a decision.
_UNDONE = {
    DecisionClass.POSTPONED: "{who} udsatte sagen{tail}.",
    DecisionClass.WITHDRAWN: "Sagen blev taget af dagsordenen{tail}.",
    DecisionClass.REJECTED: "{who} sagde nej til forslaget{tail}.",
    DecisionClass.REMITTED: "{who} sendte sagen videre{tail}.",
    DecisionClass.LAPSED: "Sagen bortfaldt{tail}.",
}
_WHOLE = {
    DecisionClass.APPROVED: "{who} sagde ja til forslaget{tail}.",
    DecisionClass.RECOMMENDED: "{who} anbefalede forslaget{tail}.",
    DecisionClass.NOTED: "{who} tog {thing} til efterretning{tail}.",
    DecisionClass.DISCUSSED: "{who} drøftede sagen{tail}.",
}
_TO_A_BODY = re.compile(r" (?:over for|til) [^,;]+")
#: Who decides after the body that met.
_PASSES_ON = " over for "
_SUBJECTS = frozenset({"sagen", "punktet"})


def decided(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """The decision with what it means, votes, reservations and who left; of an agenda what is proposed.

    Nothing of a closed item, nor where the minutes have neither a decision nor a proposal.
    """
    if item.closed:
        return ()
    if meeting.kind is Kind.AGENDA:
        return _undecided(meeting, item, "Der er ikke truffet beslutning endnu.")
    found = verdicts(meeting, item)
    if not found:
        return _undecided(meeting, item, "Referatet nævner ingen beslutning.")
    agreed = followed(meeting, item)
    outcomes = [*_outcomes(meeting, item, found), *((agreed,) if agreed else ())]
    return _once([*outcomes, *_asides(meeting, item, found)])


def outcome_line(meeting: Meeting, item: AgendaItem) -> Claim | None:
    """The outcome in one short sentence, without what it was of: 'Udvalget sagde ja til forslaget.'"""
    if item.closed or meeting.kind is Kind.AGENDA:
        return None
    main = next((one for one in verdicts(meeting, item) if one.kind is not None), None)
    if main is None or main.kind is DecisionClass.NOTHING:
        told = deciding(verdicts(meeting, item))
        return next((c for one in told for c in retold(one.text, meeting, item, [one.span])), None)
    return next(iter(_whole(meeting, item, main)), None)


def followed(meeting: Meeting, item: AgendaItem) -> Claim | None:
    """That what was approved is what was proposed, or only a part of it; None where that is not settled."""
    proposed, found = points(meeting, item), verdicts(meeting, item)
    ruled = [one for one in found if one.kind in _AGREES]
    if not proposed or not ruled or any(not one.points for one in deciding(found)):
        return None
    spans = [*(one.span for one in ruled), *(point.span for point in proposed)]
    if any(one.denied for one in ruled):
        part = any(not one.denied for one in ruled)
        return claim("Kun en del af forslaget blev fulgt.", meeting, item, spans) if part else None
    settled = all(any(not one.points or p.number in one.points for one in ruled) for p in proposed)
    if not settled or any(one.tail.strip(" .") and not _TO_A_BODY.fullmatch(one.tail) for one in ruled):
        return None
    return claim("Det var også forslaget.", meeting, item, spans)


def _undecided(meeting: Meeting, item: AgendaItem, said: str) -> tuple[Claim, ...]:
    proposed = points(meeting, item)
    if not proposed and meeting.kind is not Kind.AGENDA:
        return ()
    return (claim(said, meeting, item, [item.heading]), *_proposed(meeting, item, proposed))


def _proposed(meeting: Meeting, item: AgendaItem, proposed: Sequence[Point]) -> Iterator[Claim]:
    """Points as what they are, a proposal."""
    tense = "er" if meeting.kind is Kind.AGENDA else "var"
    for number, point in enumerate(proposed):
        opening = (
            f"Forslaget {tense}{' også' if number else ''}, at " if point.is_clause else "Fra forslaget: "
        )
        yield from retold(f"{opening}{recommended(point)}", meeting, item, [point.span])


def _outcomes(meeting: Meeting, item: AgendaItem, found: Sequence[Verdict]) -> Iterator[Claim]:
    """The outcomes and what they are of; then what was only proposed, where it has amounts or dates."""
    proposed = points(meeting, item)
    own_words = deciding(found)
    told: list[Point] = []
    for one in found:
        if one.kind is None:
            continue
        of = [p for p in proposed if not one.points or p.number in one.points]
        mine = [point for point in of if not any(_tells(other.text, point) for other in own_words)]
        if (of and not mine) or any(tells(other.text, one.kind) for other in own_words):
            continue
        said = list(_ruled(meeting, item, one, _within(mine)))
        told += mine if said else []
        yield from said or _whole(meeting, item, one)
        if said and len(_within(mine)) < len(mine):
            yield _counted(meeting, item, proposed)
    for one in own_words:
        yield from retold(one.text, meeting, item, [one.span])
    said_already = " ".join(one.text for one in own_words)
    rest = [p for p in proposed if p not in told and not only_notes(p) and _is_vital(p.text)]
    rest = [point for point in rest if not _tells(said_already, point)]
    yield from _proposed(meeting, item, rest)


def _counted(meeting: Meeting, item: AgendaItem, proposed: Sequence[Point]) -> Claim:
    """How many points were proposed, where not all of them are told."""
    spans = dict.fromkeys(point.span for point in proposed)
    return claim(f"Forslaget har i alt {len(spans)} punkter.", meeting, item, spans, computed=True)


def _ruled(meeting: Meeting, item: AgendaItem, one: Verdict, mine: Sequence[Point]) -> Iterator[Claim]:
    """A sentence for each point that the outcome settles; nothing where it is told as a whole."""
    if one.kind is None or one.kind not in _WHOLE or one.amends:
        return
    to_body = one.kind is DecisionClass.RECOMMENDED and _TO_A_BODY.fullmatch(one.tail) is not None
    if one.tail.strip() and not to_body:
        return
    who = _who(meeting, one)
    more = False
    for point in mine:
        text = outcome_of(point, one.kind, who, one.denied, more)
        text = text.replace(" tog sagen til", f" tog {one.thing or 'sagen'} til")
        if to_body and not more:
            text = text.replace("anbefalede, at", f"anbefalede{one.tail}, at", 1)
        if text:
            yield from retold(text, meeting, item, [one.span, point.span])
            more = True


def _whole(meeting: Meeting, item: AgendaItem, one: Verdict) -> tuple[Claim, ...]:
    """An outcome of the item as a whole, in the words of the minutes where these are a sentence."""
    kind = one.kind
    if kind is None or kind is DecisionClass.NOTHING:
        return (claim(f"Under beslutning står kun: »{one.text.strip(' .')}«.", meeting, item, [one.span]),)
    if kind in _UNDONE and one.thing in _SUBJECTS:
        return retold(one.text, meeting, item, [one.span])
    form = {**_UNDONE, **_WHOLE}[kind]
    if one.denied:
        form = _denied(form)
    things = [thing for point in points(meeting, item) if (thing := approved_thing(point))]
    if kind is DecisionClass.APPROVED and len(things) == len(points(meeting, item)) == 1:
        form = form.replace("forslaget", things[0])
    thing = one.thing if one.thing and not one.thing.endswith(("indstillingen", "punktet")) else _noted(item)
    text = form.format(who=_who(meeting, one), tail=one.tail.rstrip(" ."), thing=thing)
    return retold(text, meeting, item, [one.span])


def _denied(form: str) -> str:
    """A form of a sentence with its outcome denied: 'sagde nej til' for 'sagde ja til'."""
    if " ja til" in form:
        return form.replace(" ja til", " nej til")
    if " nej til" in form:
        return form.replace(" nej til", " ikke nej til")
    return form.replace(" forslaget", " ikke forslaget").replace(" sagen", " ikke sagen")


def _noted(item: AgendaItem) -> str:
    return "orienteringen" if re.search(r"orienter", item.title, re.IGNORECASE) else "sagen"


def _who(meeting: Meeting, one: Verdict) -> str:
    return (one.who[0].upper() + one.who[1:]) if one.who else body(meeting)


def _within(proposed: Sequence[Point]) -> list[Point]:
    """The points to tell: all, or where they are long those with an amount or a date, and at least one."""
    if sum(len(point.text.split()) for point in proposed) <= MOST_WORDS:
        return list(proposed)
    return [point for point in proposed if _is_vital(point.text)] or list(proposed[:1])


def _is_vital(text: str) -> bool:
    """Whether a point has an amount or a date, or says who decides after the body that met."""
    return _PASSES_ON in text or any(f.unit for f in figures(text)) or any(day.month for day in dates(text))


def _tells(text: str, point: Point) -> bool:
    """Whether a text says what a point says, with each of its amounts and days."""
    if _PASSES_ON in point.text:
        return False
    said = {figure.value for figure in figures(text)}, {day.parts for day in dates(text)}
    if not {figure.value for figure in figures(point.text)} <= said[0]:
        return False
    if not {day.parts for day in dates(point.text)} <= said[1]:
        return False
    wanted = set(map(stem, content_words(point.text)))
    return bool(wanted) and len(wanted & set(map(stem, content_words(text)))) >= TELLS * len(wanted)


def _asides(meeting: Meeting, item: AgendaItem, found: Sequence[Verdict]) -> Iterator[Claim]:
    """Votes, reservations, who left; and what is said of an amendment on which no vote is told."""
    told = votes(meeting, item)
    yield from told
    if not item.votes:
        for one in found:
            if one.kind is None and amends(one.text):
                yield from retold(one.text, meeting, item, [one.span])
    yield from recorded(meeting, item)
    yield from left(meeting, item)


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    first = {claim.text: claim for claim in reversed(claims)}
    return tuple(dict.fromkeys(first[claim.text] for claim in claims))
