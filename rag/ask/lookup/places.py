"""The meetings a look-up may see: those that pass the reader's filters, narrowed by what the model names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rag.ask.claims import enumeration
from rag.ask.dossier.shown import one_line
from rag.danish import fold, words
from rag.model import Scope
from rag.store.library import MeetingOverview

#: Names that are listed for a model that named another.
LISTED = 20


class Unknown(Exception):
    """There is nothing of that name. The message is Danish, for the model that asked."""


def narrowed(
    overviews: Sequence[MeetingOverview],
    filters: Scope,
    municipality: str | None = None,
    committee: str | None = None,
    from_date: date | None = None,
    to_date: date | None = None,
) -> Scope:
    """The filters with what is named beside them. Raises Unknown for a name that no meeting within has."""
    seen = [overview for overview in overviews if overview.passes(filters)]
    places = _named(municipality, (o.municipality for o in seen), "kommune")
    seen = [o for o in seen if not places or o.municipality in places]
    bodies = _named(committee, (o.committee for o in seen), "udvalg")
    return replace(
        filters,
        municipalities=places or filters.municipalities,
        committees=bodies or filters.committees,
        start=max(filter(None, (filters.start, from_date)), default=None),
        end=min(filter(None, (filters.end, to_date)), default=None),
    )


def _named(name: str | None, known: Iterable[str | None], kind: str) -> frozenset[str]:
    """The names meant: the one that is the same, else those that have all its words; none for no name."""
    if not name:
        return frozenset()
    names = {one for one in known if one}
    wanted = _plain(name)
    found = {one for one in names if _plain(one) == wanted}
    found = found or {one for one in names if wanted and wanted <= _plain(one)}
    if found:
        return frozenset(found)
    listed = enumeration(one_line(one) for one in sorted(names)[:LISTED])
    raise Unknown(f"Der er ingen referater fra {kind} {one_line(name, 60)}. Der er fra: {listed or 'ingen'}.")


def _plain(name: str) -> frozenset[str]:
    """'Herlev Kommune' and 'herlev' are one name."""
    return frozenset(words(fold(name))) - {"kommune", "kommunes", "og"}
