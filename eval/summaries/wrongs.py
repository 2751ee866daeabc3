"""Every way a right summary is made wrong, with the metric that must see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from eval.matching import matches
from eval.minutes import Place
from eval.mutants.basis import Basis
from eval.mutants.operators_decisions import not_inserted as denial_in
from eval.mutants.operators_figures import day_before_or_after, figure_last_digit
from eval.mutants.operators_people import for_and_against_swapped, name_swapped
from eval.quoting import quoted
from eval.summaries.references import reference
from eval.summaries.trial import SummaryTrial
from eval.summaries.wording import SHORT_SOURCE, running_text
from eval.support.sentences import sentences
from rag.model import Claim, Role
from rag.summaries.summary import Heading, Part, Summary

Make = Callable[[SummaryTrial, Summary], Iterator[Summary]]
#: How much of the minutes is copied: a summary of middle length.
_COPIED = 120  # words
#: A word for each outcome, and one for an outcome that it is not.
_FLIPS = {
    "godkendt": ("afvist", "udsat"),
    "tiltrådt": ("forkastet", "udsat"),
    "tiltrædes": ("afvises", "udsættes"),
    "anbefales": ("afvises", "udsættes"),
    "anbefaler": ("afviser", "udsætter"),
    "taget til efterretning": ("afvist", "udsat"),
    "udsat": ("godkendt", "afvist"),
    "udsættes": ("godkendes", "afvises"),
    "afvist": ("godkendt", "udsat"),
    "forkastet": ("tiltrådt", "udsat"),
    "trukket": ("godkendt", "udsat"),
    "drøftet": ("godkendt", "afvist"),
}
_WORDS = {name: re.compile(rf"\b{name}\b", re.IGNORECASE) for name in _FLIPS}
#: In everyday words, for an outcome of the gold, the opposite; and how the minutes would tell that too.
_OPPOSITES = {
    "godkendt": (
        ("Udvalget sagde nej til forslaget.", "Udvalget sagde ikke ja til forslaget."),
        re.compile(r"afvis|forkast|nedstem|ikke (?:godkend|tiltr|vedtag|anbefal)", re.IGNORECASE),
    ),
    "afvist": (
        ("Udvalget sagde ja til forslaget.", "Udvalget sagde enstemmigt ja til forslaget."),
        re.compile(r"godkend|tiltr|vedtag|imødekom", re.IGNORECASE),
    ),
}
_DENIED = re.compile(r"\b(?:ikke|ingen|intet)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wrong:
    """One kind of mistake: `make` yields wrong summaries, and one of `caught_by` must fault each."""

    name: str
    caught_by: tuple[str, ...]
    make: Make


def vital_fact_dropped(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """Without the sentences that state a vital fact."""
    return (_without(summary, fact) for fact in trial.case.vital)


def digit_changed(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """8,6 → 8,7, where the minutes have no 8,7."""
    return _by_claim(trial, summary, figure_last_digit)


def day_changed(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """27. maj → 28. maj, where no date of the minutes has that day."""
    return _by_claim(trial, summary, day_before_or_after)


def name_exchanged(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """Another attendee, of whom the item does not speak."""
    return _by_claim(trial, summary, name_swapped)


def sides_exchanged(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """Who voted for voted against."""
    return _by_claim(trial, summary, for_and_against_swapped)


def decision_flipped(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """Godkendt → afvist, udsat → godkendt, where the minutes do not tell that outcome too."""
    for part, claim in _decided(summary):
        for word, others in _FLIPS.items():
            for other in others if _WORDS[word].search(claim.text) else ():
                if not re.search(other[:5], trial.source, re.IGNORECASE):
                    yield _with(summary, part, claim, _WORDS[word].sub(other, claim.text))


def denial_inserted(_: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """'Godkendt.' → 'Ikke godkendt.'"""
    for part, claim in _decided(summary):
        for word, pattern in _WORDS.items():
            if pattern.search(claim.text) and not _DENIED.search(claim.text):
                new = f"{word} ikke" if word.endswith("es") or word == "anbefaler" else f"ikke {word}"
                yield _with(summary, part, claim, pattern.sub(new, claim.text))


def yes_for_no(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """'Godkendt.' → 'Udvalget sagde nej til forslaget.', where the minutes do not tell that outcome too."""
    for name, (opposites, told) in _OPPOSITES.items():
        decision = "\n".join(claim.text for _, claim in _decided(summary))
        if set(trial.case.decision) != {name} or trial.case.also or told.search(decision):
            continue
        for part, claim in list(_decided(summary))[:1]:
            yield from (_with(summary, part, claim, opposite) for opposite in opposites)


def denial_in_the_matter(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """'Stien bliver 600 meter længere' → 'Stien bliver ikke 600 meter længere'."""
    return _by_claim(trial, summary, denial_in)


def proposal_as_decided(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """What was proposed and not adopted, told as what was decided."""
    if {"godkendt", "til efterretning"} & set(trial.case.decision):
        return
    meeting, item = trial.minutes.meeting(trial.place), trial.minutes.item(trial.place)
    for section in item.with_role(Role.RECOMMENDATION):
        found = re.search(r"\bat (?P<what>[^\n]+)", meeting.text(section.span))
        if found:
            citation = quoted(trial.minutes, trial.place, section.span)
            claim = Claim(f"Udvalget besluttede, at {found['what'].rstrip(' ,.;')}.", (citation,))
            yield replace(summary, parts=(*summary.parts, Part(Heading.DECIDED, (claim,))))


def next_punkt_marked(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """A mark moved to the next Punkt, with a true quote of it."""
    place = Place(trial.place.document, trial.place.punkt + 1)
    if place not in _places(trial):
        return
    other = quoted(trial.minutes, place, trial.minutes.item(place).heading)
    for part in summary.parts:
        for claim in part.claims:
            yield _exchanged(summary, part, claim, replace(claim, citations=(other,)))


def quote_altered(_: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """A quote that does not stand where the mark says."""
    for part in summary.parts:
        for claim in part.claims:
            first, *rest = claim.citations
            moved = replace(first, quote=first.quote[:-1] + "…")
            yield _exchanged(summary, part, claim, replace(claim, citations=(moved, *rest)))


def source_copied(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """The first words of the minutes instead of a summary."""
    text = " ".join(running_text(trial.minutes, trial.place, frozenset(Role) - {Role.DECISION}))
    if len(text.split()) < max(SHORT_SOURCE, _COPIED):
        return
    quote = (quoted(trial.minutes, trial.place),)
    copied = " ".join(text.split()[:_COPIED])
    claims = tuple(Claim(sentence, quote) for sentence in sentences(copied))
    yield replace(summary, parts=(Part(Heading.ABOUT, claims),))


def nothing_told(trial: SummaryTrial, summary: Summary) -> Iterator[Summary]:
    """A headline, and nothing below it."""
    if trial.case.vital:
        yield replace(summary, parts=())


def other_item(trial: SummaryTrial, _: Summary) -> Iterator[Summary]:
    """A right summary of the next item."""
    place = Place(trial.place.document, trial.place.punkt + 1)
    if place in _places(trial):
        yield reference(trial.minutes, place, trial.case)


def _without(summary: Summary, fact: Sequence[str]) -> Summary:
    """Without every sentence that states a fact."""

    def keep(claim: Claim) -> bool:
        return not any(matches(form, claim.text) for form in fact)

    parts = tuple(Part(p.heading, tuple(filter(keep, p.claims))) for p in summary.parts)
    headline = summary.headline if keep(summary.headline) else replace(summary.headline, text="Et punkt")
    return replace(summary, headline=headline, parts=parts)


def _decided(summary: Summary) -> Iterator[tuple[Part, Claim]]:
    for part in summary.parts:
        if part.heading == Heading.DECIDED:
            yield from ((part, claim) for claim in part.claims)


def _by_claim(
    trial: SummaryTrial, summary: Summary, make: Callable[[Basis], Iterator[Claim]]
) -> Iterator[Summary]:
    """What an operator for answers makes of each sentence."""
    for part in summary.parts:
        for claim in part.claims:
            for changed in make(Basis(trial.case.id, trial.as_answer((claim,)))):
                yield _exchanged(summary, part, claim, changed)


def _with(summary: Summary, part: Part, claim: Claim, text: str) -> Summary:
    return _exchanged(summary, part, claim, replace(claim, text=text))


def _exchanged(summary: Summary, part: Part, old: Claim, new: Claim) -> Summary:
    claims = tuple(new if claim is old else claim for claim in part.claims)
    parts = tuple(Part(p.heading, claims) if p is part else p for p in summary.parts)
    return replace(summary, parts=parts)


def _places(trial: SummaryTrial) -> set[Place]:
    meeting = trial.minutes.meeting(trial.place)
    return {Place(meeting.source.name, item.number) for item in meeting.items if not item.closed}


WRONGS: tuple[Wrong, ...] = (
    Wrong("vital-fact-dropped", ("vital_kept",), vital_fact_dropped),
    Wrong("digit-changed", ("figure_fidelity",), digit_changed),
    Wrong("day-changed", ("date_fidelity",), day_changed),
    Wrong("name-exchanged", ("name_fidelity",), name_exchanged),
    Wrong("sides-exchanged", ("name_fidelity",), sides_exchanged),
    Wrong("decision-flipped", ("polarity", "decision_kept"), decision_flipped),
    Wrong("denial-inserted", ("polarity", "decision_kept"), denial_inserted),
    Wrong("yes-for-no", ("polarity",), yes_for_no),
    Wrong("denial-in-the-matter", ("outcome_fidelity",), denial_in_the_matter),
    Wrong("proposal-as-decided", ("polarity",), proposal_as_decided),
    Wrong("next-punkt-marked", ("marks",), next_punkt_marked),
    Wrong("quote-altered", ("marks",), quote_altered),
    Wrong("source-copied", ("own_words",), source_copied),
    Wrong("nothing-told", ("vital_kept",), nothing_told),
    Wrong("other-item", ("marks",), other_item),
)
