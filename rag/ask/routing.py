"""Which part of the structure of minutes answers a question, and why: one table, read from the top.

The first route that is asked for, and that the minutes have something to say to, is taken. Where none is,
the sentences of the minutes are searched. Routes of the whole are asked before anything is looked at closer:
they answer from all meetings that a question is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.ask import civic
from rag.ask.asked import Asked
from rag.ask.attendance_routes import OF_MEETINGS, OF_MEMBERS
from rag.ask.civic.alternatives import alternatives, asks_for_difference
from rag.ask.civic.chosen_one import asks_who_is_chosen, who_is_chosen
from rag.ask.civic.closed_titles import closed_by_title, names_closed
from rag.ask.civic.comparison import asks_to_compare, comparison
from rag.ask.civic.counting import asks_for_goals, asks_for_points, goals, points
from rag.ask.civic.definitions import asks_for_meaning, definition
from rag.ask.civic.listing import asks_for_ballots, asks_for_listing, asks_for_listing_on, ballots, listing
from rag.ask.civic.members import asks_for_office_elsewhere, holders_elsewhere
from rag.ask.civic.most_often import asks_who_most_often, most_often
from rag.ask.civic.own_vote import asks_for_own_vote, is_on_matter, own_vote
from rag.ask.civic.presence import attendance
from rag.ask.civic.price import asks_for_price, price
from rag.ask.civic.proposed import asks_for_proposal, proposed
from rag.ask.civic.recurring import asks_for_recurring, recurring
from rag.ask.civic.tallies import asks_to_tally, tallies
from rag.ask.civic.two_times import asks_for_two_times, figure_at_two_times
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.meeting_routes import MEETINGS
from rag.ask.questions.scope import foreign_body
from rag.ask.questions.wants import Want
from rag.ask.route import Route
from rag.ask.tables import answer_from_table, asks_for_cell
from rag.model import Claim, Scope
from rag.store.library import Library


@dataclass(frozen=True, slots=True)
class Routed:
    """The claims of the route that was taken; none, and no route, where the sentences are to be searched.

    `refusal` says why the question is to be refused.
    """

    claims: tuple[Claim, ...] = ()
    route: str = ""
    refusal: str = ""


def route(asked: Asked) -> Routed:
    """What the first route says that is asked for and has something to say, of the whole or of an item."""
    whole = route_whole(asked)
    return whole if whole.claims or whole.refusal else _first(ROUTES, asked)


def route_whole(asked: Asked) -> Routed:
    """What the first route of the whole says that is asked for."""
    return _first(WHOLE, asked)


def _first(routes: Sequence[Route], asked: Asked) -> Routed:
    for one in routes:
        if not one.is_asked(asked):
            continue
        if claims := one.answer(asked):
            return Routed(tuple(claims), f"{one.name}: {one.why}")
        if one.sole:
            return Routed(refusal=f"{one.name}: the minutes have none")
    return Routed()


def with_case(library: Library, numbers: frozenset[str]) -> list[RankedItem]:
    """Every item of the library that bears one of these case numbers, in order of time."""
    if not numbers:
        return []
    places = [record.place for record in library.records.items(Scope(case_numbers=numbers))]
    found = ((meeting := library.meeting(place.meeting), meeting.item(place.number or 0)) for place in places)
    return [RankedItem(meeting, item, 1.0) for meeting, item in found if item]


def _votes(asked: Asked) -> list[Claim]:
    near = asked.timely[:READ_ITEMS] or asked.part.ranked[:READ_ITEMS]
    about = [near[0], *(one for one in near[1:] if is_on_matter(asked, one))]
    voted = next((ranked for ranked in about if ranked.item.votes), near[0])
    return civic.votes(asked.question, voted.meeting, voted.item)


def _decision(asked: Asked) -> list[Claim]:
    """What was decided; after 'Ja' or 'Nej' where the question asks for one and the decision gives it."""
    claims = civic.decision(asked.meeting, asked.item)
    word = civic.verdict(asked.question, asked.item.decision) if asked.item.decision else ""
    return [replace(claims[0], text=f"{word}. {claims[0].text}"), *claims[1:]] if word else claims


#: Routes that answer from all meetings a question is about.
WHOLE: tuple[Route, ...] = (
    Route("meaning", "asks what a word means", asks_for_meaning, definition, sole=True),
    Route(
        "most often",
        "asks who was absent, or voted against, most often",
        asks_who_most_often,
        most_often,
        sole=True,
    ),
    Route(
        "counts compared",
        "asks where or when there were more closed items, votes, apologies or items of some outcome",
        asks_to_tally,
        tallies,
        sole=True,
    ),
    *MEETINGS,
    Route(
        "items",
        "asks which items, or how many, had some outcome, votes or closed doors",
        asks_for_listing,
        listing,
        sole=True,
    ),
    Route(
        "items on a matter",
        "asks which items about a matter had some outcome or votes",
        asks_for_listing_on,
        listing,
        sole=True,
    ),
    Route(
        "votes of a meeting",
        "asks who voted how at a meeting, and of no matter",
        asks_for_ballots,
        ballots,
    ),
    *OF_MEETINGS,
    Route(
        "recurring figure",
        "asks how one figure went over the meetings of a recurring matter",
        asks_for_recurring,
        recurring,
    ),
    Route(
        "two times",
        "asks for one figure at two times",
        asks_for_two_times,
        figure_at_two_times,
    ),
    Route(
        "comparison",
        "asks for one kind of figure of two meetings, bodies or municipalities",
        asks_to_compare,
        comparison,
    ),
)

#: Routes that answer from the best item, or from its meeting.
ROUTES: tuple[Route, ...] = (
    Route(
        "case",
        "a case number is named",
        lambda asked: bool(asked.part.scope.case_numbers),
        lambda asked: civic.case_course(with_case(asked.library, asked.part.scope.case_numbers)),
    ),
    Route(
        "closed items",
        "asks how many items were closed",
        lambda asked: asked.wants(Want.CLOSED) and asked.wants(Want.COUNT, Want.FIGURE),
        lambda asked: civic.closed_count(asked.meeting),
    ),
    Route(
        "closed item",
        "the item found is closed",
        lambda asked: asked.item.closed,
        lambda asked: civic.closed_item(asked.meeting, asked.item),
    ),
    Route("closed by title", "asks of a matter whose item is closed", names_closed, closed_by_title),
    Route(
        "course",
        "asks what became of a matter over meetings",
        lambda asked: civic.asks_for_course(asked.question),
        civic.course,
    ),
    *OF_MEMBERS,
    Route("own vote", "asks how one person voted", asks_for_own_vote, own_vote, sole=True),
    Route("votes", "asks who voted how", lambda asked: asked.wants(Want.VOTE), _votes),
    Route(
        "attendance",
        "asks who was there",
        lambda asked: asked.wants(Want.ATTENDANCE),
        lambda asked: attendance(asked.question, asked.meeting, asked.item),
    ),
    Route(
        "office elsewhere",
        "asks who chairs what has no minutes here",
        asks_for_office_elsewhere,
        holders_elsewhere,
        sole=True,
    ),
    Route(
        "attachments",
        "asks how many attachments there are, or which",
        lambda asked: civic.asks_for_attachments(asked.question),
        lambda asked: civic.attachments_named(asked.meeting, asked.item),
    ),
    Route(
        "proposal and decision",
        "asks whether, or how, the decision differs from what was proposed",
        lambda asked: civic.asks_if_followed(asked.question),
        lambda asked: civic.followed(asked.question, asked.meeting, asked.item),
    ),
    Route("proposal", "asks what was proposed", lambda asked: asks_for_proposal(asked.question), proposed),
    Route(
        "alternatives",
        "asks how two named alternatives differ",
        lambda asked: asks_for_difference(asked.question),
        alternatives,
    ),
    Route(
        "points of a proposal",
        "asks how many points a proposal has",
        lambda asked: asks_for_points(asked.question),
        points,
    ),
    Route("goals", "asks how many goals were reached", lambda asked: asks_for_goals(asked.question), goals),
    Route("chosen", "asks who a task goes to", asks_who_is_chosen, who_is_chosen),
    Route("table", "asks for what a table tells", asks_for_cell, answer_from_table),
    Route("price", "asks for a price that the best sentences lack", asks_for_price, price),
    Route(
        "decision",
        "asks what was decided",
        lambda asked: (
            asked.wants(Want.DECISION) and not foreign_body(asked.question, asked.meeting.committee)
        ),
        _decision,
    ),
)
