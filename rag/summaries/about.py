"""What an item is about: the sentences that carry it, in plainer Danish."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rag.ask.evidence.units import readable
from rag.danish import content_words, stem
from rag.model import AgendaItem, Claim, Meeting, Span
from rag.summaries.carrying import carriers, weight
from rag.summaries.choosing import chosen
from rag.summaries.leaning import refers_back
from rag.summaries.retelling import retold
from rag.summaries.sources import spoken
from rag.summaries.verdicts import informing, verdicts

#: A section of so few words is told as it stands where nothing can be chosen.
_FEW_WORDS = 25


def about(
    meeting: Meeting,
    item: AgendaItem,
    most_words: int,
    told: Iterable[str] = (),
    without: Collection[Span] = (),
) -> tuple[Claim, ...]:
    """The sentences that carry an item, in about `most_words` words; at least one where it has any.

    `told` are sentences that the reader is told elsewhere, `without` places that are not to be told again.
    Nothing of a closed item.
    """
    if item.closed:
        return ()
    among = [one for one in carriers(meeting, item) if not any(one.span.overlaps(span) for span in without)]
    title = frozenset(map(stem, content_words(item.title)))
    said = [frozenset(map(stem, content_words(text))) for text in told]
    picked = chosen(among, lambda one: weight(one, title), most_words, said)
    claims = [claim for one in picked for claim in retold(one.text, meeting, item, [one.span])]
    return (*(claims or _scrap(meeting, item, without)), *_informed(meeting, item))


def _informed(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """What stands under the decision but only informs: 'Formanden oplyste, at …'."""
    return tuple(
        claim
        for one in informing(verdicts(meeting, item))
        for claim in retold(one.text, meeting, item, [one.span])
    )


def _scrap(meeting: Meeting, item: AgendaItem, without: Collection[Span]) -> tuple[Claim, ...]:
    """The little that an item says of itself where that is no sentence: 'Digitalt underskriftsblad.'"""
    found = [span for span in spoken(meeting, item) if not any(span.overlaps(other) for other in without)]
    texts = [(span, readable(meeting.text(span))) for span in found]
    short = [(span, text) for span, text in texts if _is_scrap(meeting.text(span)) and not refers_back(text)]
    return tuple(claim for span, text in short for claim in retold(text, meeting, item, [span]))


def _is_scrap(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS and "\n\n" not in text.strip()
