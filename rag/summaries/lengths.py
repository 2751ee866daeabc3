"""How long an item is told, and in which order for whom."""

from __future__ import annotations

from rag.summaries.summary import Audience, Heading, Length

#: Words of a whole item, headline and all; the vital facts are told even where they alone are more.
WORDS = {Length.SHORT: 60, Length.MEDIUM: 110, Length.LONG: 240}
#: Of these, what an item is about gets at least so many.
LEAST_ABOUT = {Length.SHORT: 18, Length.MEDIUM: 35, Length.LONG: 90}
COST = {Length.SHORT: 20, Length.MEDIUM: 35, Length.LONG: 80}
AHEAD = {Length.SHORT: 15, Length.MEDIUM: 25, Length.LONG: 60}

ORDER = {
    Audience.CITIZEN: (Heading.ABOUT, Heading.DECIDED, Heading.COST, Heading.NEXT),
    Audience.POLITICIAN: (Heading.DECIDED, Heading.COST, Heading.ABOUT, Heading.NEXT),
    Audience.PRESS: (Heading.DECIDED, Heading.ABOUT, Heading.COST, Heading.NEXT),
}
