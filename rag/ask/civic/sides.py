"""What counts are held against each other: the meetings of the sides named, or of groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rag.ask.asked import Asked
from rag.ask.civic.conditions import read_conditions
from rag.ask.civic.found import latest
from rag.ask.civic.tallied import Tallied
from rag.ask.claims import cite, date_in_words, enumeration
from rag.ask.questions.question import Question
from rag.ask.questions.scope import read_scopes, within
from rag.danish import MONTH_NAMES, fold, words
from rag.model import Citation, Kind, Meeting, Scope

_BETWEEN = re.compile(r",?\s+(?:end|eller|than|or)\s+", re.IGNORECASE)
#: Words that only compare counts, or say where they were counted.
_COMPARES = re.compile(
    r"\b(?:flere|faerre|flest|faerrest|mange|fleste|oftere|oftest|sjaeldnere|sjaeldnest|mere|mindre|mest|end|eller"
    r"|more|fewer|most|fewest|than|or|holdt|holder|havde|haft|var|har|der|blev|hos|begge|forhold|antal\w*"
    r"|gange|samlet|referat\w*|udvalgsmoede\w*|moede\w*|udvalg(?:et|ene|ets|enes)?|kommune\w*|af|de|to|tre|fire"
    r"|hvilke[nt]?|hvem|hvor|kender|meldt|meldte|sendte|sendt)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})", re.IGNORECASE)
#: Meetings of a side that are told by their days.
_DAYS_TOLD = 4


@dataclass(frozen=True)
class Side:
    """Meetings that are counted together, in order of time, with what was found in each."""

    meetings: tuple[Meeting, ...]
    found: tuple[tuple[str, Citation], ...]

    @property
    def count(self) -> int:
        """How many things were found."""
        return len(self.found)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """A citation for each thing found; where there is none, the first heading of each meeting."""
        first = (cite(one, one.items[0], one.items[0].heading) for one in self.meetings)
        return tuple(citation for _, citation in self.found) or tuple(first)

    @cached_property
    def place(self) -> str:
        """'Byrådet i Fjordby', or 'Fjordby' where it is several bodies."""
        towns = enumeration(filter(None, (one.municipality for one in self.meetings)))
        bodies = {one.committee for one in self.meetings}
        if len(bodies) > 1 and towns:
            return towns
        return f"{enumeration(sorted(bodies))} i {towns}" if towns else enumeration(sorted(bodies))

    @cached_property
    def days(self) -> str:
        """'mødet den 2. juni 2025', 'møderne den 5. marts 2025 og 2. juni 2025'; '' of more meetings."""
        return _days(self.meetings)

    @cached_property
    def days_found(self) -> str:
        """The days of the meetings at which something was found."""
        held = {citation.meeting for _, citation in self.found}
        return _days([one for one in self.meetings if one.id in held])


def _days(meetings: Sequence[Meeting]) -> str:
    days = list(dict.fromkeys(date_in_words(one) for one in meetings))
    if not 0 < len(days) <= _DAYS_TOLD:
        return ""
    return f"mødet den {days[0]}" if len(days) == 1 else f"møderne den {enumeration(days)}"


def side_of(meetings: Sequence[Meeting], what: Tallied) -> Side:
    """The things of a kind at these meetings."""
    return Side(tuple(meetings), tuple(place for one in meetings for place in what.places(one)))


def are_sides(asked: Asked, what: Tallied) -> bool:
    """Whether two sides are held against each other; a time that no meeting has is understood, too."""
    halves = _BETWEEN.split(asked.question.text)
    if len(halves) != 2:
        return False
    left = [word for half in halves for word in _left(asked, half, asked.part.scope, what)]
    return all(word[:1].isdigit() for word in left) if left else bool(two_sides(asked, what))


def two_sides(asked: Asked, what: Tallied) -> list[Scope]:
    """The two scopes that a question holds against each other; [] where it does not, or names more.

    What only one half names, a municipality, a body of it or a time, is meant in the other half too.
    """
    halves = _BETWEEN.split(asked.question.text)
    if len(halves) != 2:
        return []
    read = [_scope_of(asked, half, what) for half in halves]
    if read[0] is None or read[1] is None:
        return []
    one, other = read[0], read[1]
    both = [_filled(one, other), _filled(other, one)]
    named = all(half.municipalities or half.committees or half.start for half in (one, other))
    return both if named and both[0] != both[1] else []


def is_understood(asked: Asked, text: str, scope: Scope, what: Tallied) -> bool:
    """Whether every word of a text is one that counts or compares, or names a place or time with meetings."""
    return not _left(asked, text, scope, what)


def _left(asked: Asked, text: str, scope: Scope, what: Tallied) -> tuple[str, ...]:
    """The words of a text that neither count nor compare, and name no place or time with meetings."""
    rest = set(words(_COMPARES.sub(" ", what.words.sub(" ", fold(text)))))
    kept = " ".join(word for word in text.split() if rest & set(words(word)))
    return read_conditions(Question(kept), scope, asked.library.overviews(), lambda: ()).topic


def meetings_of(asked: Asked, scope: Scope, with_agendas: bool) -> list[Meeting]:
    """The meetings in a scope and within the reader's filters, in order of time; agendas if asked for."""
    limit = within(latest(asked, scope), asked.filters)
    if limit is None:
        return []
    held = sorted((o for o in asked.library.overviews() if o.passes(limit)), key=lambda o: (o.date, o.id))
    return [asked.library.meeting(one.id) for one in held if with_agendas or one.kind is not Kind.AGENDA]


def grouped(meetings: Iterable[Meeting], by: str) -> list[list[Meeting]]:
    """The meetings by municipality, by body ('udvalg'), or each for itself ('møde')."""
    groups: dict[tuple[str, ...], list[Meeting]] = {}
    for one in meetings:
        town = one.municipality or ""
        key = {"kommune": (town,), "udvalg": (town, one.committee)}.get(by, (one.id,))
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _scope_of(asked: Asked, half: str, what: Tallied) -> Scope | None:
    """The one scope of half a question, whose every word is understood; None where it is not so."""
    years = set(_YEAR.findall(asked.question.text))
    dated = f"{half.rstrip(' ?.!')} {min(years)}" if _lacks_year(half) and len(years) == 1 else half
    scopes = read_scopes(Question(dated), asked.library.overviews())
    if len(scopes) != 1 or scopes[0].numbers or scopes[0].case_numbers:
        return None
    return scopes[0] if is_understood(asked, dated, scopes[0], what) else None


def _lacks_year(half: str) -> bool:
    return _MONTH.search(half) is not None and _YEAR.search(half) is None


def _filled(one: Scope, other: Scope) -> Scope:
    """A scope with what it leaves out taken from the other; a body only within one municipality."""
    towns = one.municipalities or other.municipalities
    same = towns == (other.municipalities or towns)
    timed = one if one.start or one.latest else other
    return replace(
        one,
        municipalities=towns,
        committees=one.committees or (other.committees if same else frozenset()),
        start=timed.start,
        end=timed.end,
        latest=timed.latest,
    )
