"""Routes that answer who sat in for whom, how often somebody was away, who came or left, who was there."""

from __future__ import annotations

from rag.ask.civic.movements import asks_for_movements, asks_why_away, movements, why_away
from rag.ask.civic.stand_ins import (
    asks_for_staff,
    asks_for_substitutes,
    asks_how_often_absent,
    staff,
    substitutes,
    times_absent,
)
from rag.ask.civic.tallies import absences_in_all, asks_for_absences
from rag.ask.route import Route

#: Those that answer from all meetings a question is about, in the order in which they are asked.
OF_MEETINGS: tuple[Route, ...] = (
    Route(
        "substitutes",
        "asks who sat in for whom",
        lambda asked: asks_for_substitutes(asked.question),
        substitutes,
    ),
    Route(
        "absences",
        "asks how often somebody was absent",
        lambda asked: asks_how_often_absent(asked.question),
        times_absent,
    ),
    Route(
        "apologies",
        "asks how many apologies there were in all",
        asks_for_absences,
        absences_in_all,
    ),
)

#: Those that answer from the meeting of the best item.
OF_MEMBERS: tuple[Route, ...] = (
    Route(
        "staff",
        "asks who of the administration was there",
        lambda asked: asks_for_staff(asked.question),
        staff,
    ),
    Route("movements", "asks who came late, or left before the end", asks_for_movements, movements),
    Route("away for a reason", "asks why a member took no part", asks_why_away, why_away),
)
