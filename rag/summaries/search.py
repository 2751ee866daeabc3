"""Everything found about a matter: each agenda item in order of time, its outcome and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import cite
from rag.ask.evidence.retrieval import RankedItem
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.refusal import refuse
from rag.ask.verification import FindMeeting
from rag.danish import content_words, fold, stem, words
from rag.model import AgendaItem, Claim, Meeting, Searched
from rag.summaries.about import about
from rag.summaries.carrying import carriers, weight
from rag.summaries.filling import Entry, filled
from rag.summaries.finding import Place
from rag.summaries.glossed import finished
from rag.summaries.matters import says
from rag.summaries.periods import period_of
from rag.summaries.retelling import length, retold
from rag.summaries.ruling import ruling
from rag.summaries.sound import Sound
from rag.summaries.sources import source_text
from rag.summaries.summary import Length, Part, Subject, Summary, Wish
from rag.summaries.titled import dated, lines

FOUND = "Hvad der er fundet"
NOT_ABOUT = "no item is about the matter"
NEAREST = "Det, der ligger nærmest"
#: Words of the whole, and of one item beside its line.
WORDS = {Length.SHORT: 150, Length.MEDIUM: 450, Length.LONG: 900}
OF_ITEM = {Length.SHORT: 0, Length.MEDIUM: 50, Length.LONG: 110}
#: Sentences of an item that name the matter, and words in which one is told that has none.
SENTENCES = {Length.SHORT: 0, Length.MEDIUM: 1, Length.LONG: 3}
ABOUT = 30
#: 'Hvad er der besluttet om skolemad?' asks about what stands behind the preposition.
_ASKS = re.compile(
    r"^(?:hv\w+|er|skal|kan|bliver|har|må|findes|fortæl|vis|find|what|how|when|where|who|which|is|are|did|does|do"
    r"|has|have|was|were|will|tell|show)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(r"\b(?:om|vedrørende|angående|med|about)\s+(?P<matter>\S.*)$", re.IGNORECASE)


def summarise_found(question: str, places: Sequence[Place], wish: Wish, find: FindMeeting) -> Summary:
    """What the items about a matter say of it, in order of time, every sentence verified.

    `places` are not empty; where nothing is found, see `refused`.
    """
    sound = Sound(find)
    asked = Question(question)
    ordered = sorted(places, key=lambda place: (place[0].date, place[0].id, place[1].span))
    headline = _headline(question, ordered, sound)
    entries = [_entry(meeting, item, asked, wish, sound) for meeting, item in ordered]
    told = filled({FOUND: entries}, WORDS[wish.length] - length([headline]))
    summary = Summary(Subject.QUESTION, question, headline, (Part(FOUND, told[FOUND]),), wish=wish)
    return finished(summary, "\n\n".join(source_text(*place) for place in ordered))


def refused(
    question: str, what: Searched, near: Sequence[RankedItem], wish: Wish, find: FindMeeting
) -> Summary:
    """That nothing is found, what was searched, and what lies nearest, as an answer refuses."""
    refusal, *offered = Sound(find).checked(refuse(Question(question), what, near, NOT_ABOUT).claims)
    parts = (Part(NEAREST, tuple(offered)),) if offered else ()
    return Summary(Subject.QUESTION, question, refusal, parts, wish=wish)


def _headline(question: str, places: Sequence[Place], sound: Sound) -> Claim:
    """'5 punkter om sygedagpenge i 2025'; without the words of the question where these are not confirmed."""
    count = "1 punkt" if len(places) == 1 else f"{len(places)} punkter"
    citations = tuple(cite(meeting, item, item.heading) for meeting, item in places)
    texts = (f"{count} {_matter(question)}", f"{count} om det, der er spurgt om")
    return sound.first([Claim(text, citations, computed=True) for text in texts])


def _matter(question: str) -> str:
    """'om skolemad', from a question or from words alone."""
    text = question.strip().rstrip("?!. ")
    if not _ASKS.match(text):
        return f"om {text}"
    found = _MATTER.search(text)
    return f"om {found['matter']}" if found else f"om »{text}?«"


def _entry(meeting: Meeting, item: AgendaItem, asked: Question, wish: Wish, sound: Sound) -> Entry:
    """When and where, the outcome and the title; then what the item says of the matter, and the decision."""
    outcome = ruling(meeting, item, sound)
    matter = sound.kept(_of_matter(meeting, item, asked, SENTENCES[wish.length]))
    groups = (outcome, matter) if Want.DECISION in asked.wants else (matter, outcome)
    opening = sound.first([dated(meeting, one) for one in lines(meeting, item)])
    return Entry(opening, groups, OF_ITEM[wish.length])


def _of_matter(meeting: Meeting, item: AgendaItem, asked: Question, most: int) -> tuple[Claim, ...]:
    """The sentences of an item that name the matter, those first that carry most; else what it is about."""
    if not most or item.closed:
        return ()
    when = period_of(asked).words(asked)
    forms = [
        (term, *(fold(danish) for danish, _ in asked.alternatives.get(term, ())))
        for term in asked.terms
        if term not in when
    ]
    title = frozenset(map(stem, content_words(item.title)))
    near = [(_said(one.text, forms), one) for one in carriers(meeting, item) if not one.leans]
    best = sorted(near, key=lambda scored: (-scored[0], -weight(scored[1], title), scored[1].at))
    picked = [one for share, one in best[:most] if share]
    told = [
        claim
        for one in sorted(picked, key=lambda one: one.at)
        for claim in retold(one.text, meeting, item, [one.span])
    ]
    return tuple(told) or about(meeting, item, ABOUT)


def _said(text: str, forms: Sequence[Sequence[str]]) -> int:
    """How many of the words of a matter a text names, each in one of its forms."""
    spoken = words(text)
    return sum(any(says(form, word) for form in each for word in spoken) for each in forms)
