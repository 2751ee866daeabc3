"""Whether answers follow the source: a figure edited in it must change in the answer; what is removed, go.

suite ──ask──> right answers ──edit figures, ingest again, ask──> Followed
                             ──remove a document, ask──> Removed
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from eval.cases import Case, Suite, check_citations
from eval.edits import Edit, edit_of
from eval.matching import found
from eval.metrics import citation_valid, right_and_cited
from eval.minutes import Minutes, Place
from eval.printing import line
from eval.run import ask
from eval.systems import PunktSystem
from eval.trial import Trial
from rag.config import Settings
from rag.errors import EvalError
from rag.model import Citation
from rag.pipeline import Outcome, Punkt

#: Every edited figure must come back in the answer.
LEAST_FOLLOWED = 1.0
#: What is asked for while a question about a removed document may still be answered from another one.
LEAST_REFUSED = 0.4
#: So few cases would tell nothing.
LEAST_EDITED, LEAST_REMOVED = 10, 10
#: So many cases of a suite are asked again without their documents.
REMOVED_CASES = 40


@dataclass(frozen=True, slots=True)
class Followed:
    """One case asked again after an edit; `fault` is what is wrong with the new answer, else empty."""

    case: str
    place: Place
    old: str
    new: str
    fault: str


@dataclass(frozen=True, slots=True)
class Removed:
    """One case asked again without its documents.

    `stated` means that the answer has all gold facts all the same, from another document; `invented`, that it
    has them with a quote that stands in none of the minutes left.
    """

    case: str
    documents: tuple[str, ...]
    refused: bool
    stated: bool
    invented: bool
    said: str


@dataclass(frozen=True)
class FollowReport:
    """What became of the answers of one suite when its minutes changed."""

    suite: str
    edited: tuple[Followed, ...]
    removed: tuple[Removed, ...]

    @property
    def follow_rate(self) -> float | None:
        """Answers that follow an edited figure, of all."""
        return sum(not one.fault for one in self.edited) / len(self.edited) if self.edited else None

    @property
    def refusal_rate(self) -> float | None:
        """Questions refused once their documents are gone, of all."""
        return sum(one.refused for one in self.removed) / len(self.removed) if self.removed else None

    @property
    def faults(self) -> tuple[str, ...]:
        """Every limit that is not kept, as one line."""
        return tuple(self._faults())

    @property
    def passed(self) -> bool:
        """Whether figures follow, enough is refused, and nothing removed is stated with a false citation."""
        return not self.faults

    def _faults(self) -> Iterator[str]:
        if len(self.edited) < LEAST_EDITED or len(self.removed) < LEAST_REMOVED:
            counted = f"{len(self.edited)} edited and {len(self.removed)} removed"
            yield f"{self.suite}: {counted}, at least {LEAST_EDITED} and {LEAST_REMOVED} are asked"
        if (self.follow_rate or 0) < LEAST_FOLLOWED:
            yield f"{self.suite}: {self.follow_rate or 0:.3f} follow, at least {LEAST_FOLLOWED} is asked"
        if (self.refusal_rate or 0) < LEAST_REFUSED:
            yield f"{self.suite}: {self.refusal_rate or 0:.3f} refused, at least {LEAST_REFUSED} is asked"
        for one in self.removed:
            if one.invented:
                yield f"{self.suite}: {one.case} states what was removed, with a quote that stands nowhere"


def follow_source(suite: Suite, corpus: Path, settings: Settings) -> FollowReport:
    """Edit and remove what right answers rest on, in a throw-away home, and ask again.

    Raises EvalError where the corpus cannot be read, or an edited document cannot be ingested.
    """
    minutes = Minutes.load(corpus)
    check_citations(suite, minutes)
    with TemporaryDirectory(prefix="punkt-follow-") as folder:
        home = settings.model_copy(update={"home": Path(folder) / "home", "chroma_url": None})
        with Punkt.open(home) as punkt:
            _ingest(punkt, corpus, {Outcome.ADDED})
            right = [trial for case in suite.cases if _is_right(trial := _ask(punkt, case, minutes))]
            removed = tuple(_without(punkt, corpus, right, minutes))
            edited = tuple(_edited(punkt, Path(folder), right, minutes))
    return FollowReport(suite.name, edited, removed)


def print_follow(report: FollowReport, console: Console) -> None:
    """Print how many answers follow, each that does not, and what is stated though it was removed."""
    line(
        console,
        f"{report.suite}: {_counted(report.follow_rate, len(report.edited))} answers follow an edited figure",
    )
    for one in report.edited:
        if one.fault:
            line(console, f"  {one.case}: {one.old} → {one.new} in {one.place}: {one.fault}")
    refused = _counted(report.refusal_rate, len(report.removed))
    line(console, f"{report.suite}: {refused} refused without their documents")
    for gone in report.removed:
        if gone.stated:
            line(
                console,
                f"  {gone.case}: {'invented' if gone.invented else 'said by another document'}: {gone.said}",
            )
    for fault in report.faults:
        line(console, f"follow: {fault}")


def follow_json(report: FollowReport) -> dict[str, Any]:
    """The report as plain JSON types, every case included."""
    return {
        "suite": report.suite,
        "passed": report.passed,
        "faults": list(report.faults),
        "follow_rate": report.follow_rate,
        "refusal_rate": report.refusal_rate,
        "edited": [asdict(one) | {"place": str(one.place)} for one in report.edited],
        "removed": [asdict(one) for one in report.removed],
    }


def _counted(rate: float | None, total: int) -> str:
    return f"{round((rate or 0) * total)} of {total}"


def _is_right(trial: Trial) -> bool:
    return not trial.case.derived and right_and_cited(trial).value == 1


def _ask(punkt: Punkt, case: Case, minutes: Minutes) -> Trial:
    return ask(PunktSystem(punkt), case, minutes)


def _ingest(punkt: Punkt, path: Path, expected: set[Outcome]) -> None:
    for result in punkt.ingest([path]).results:
        if result.outcome not in expected:
            raise EvalError(f"{result.path}: {result.outcome}: {result.message or 'the copy should differ'}")


def _edited(punkt: Punkt, folder: Path, right: Sequence[Trial], minutes: Minutes) -> Iterator[Followed]:
    edits = {trial.case.id: edit for trial in right if (edit := edit_of(trial))}
    copies = _write_copies(folder / "edited", edits, minutes)
    _ingest(punkt, copies, {Outcome.REPLACED})
    after = Minutes.load(copies)
    others = tuple(
        m for m in minutes.meetings if m.source.name not in {m.source.name for m in after.meetings}
    )
    changed = Minutes((*after.meetings, *others))
    for trial in right:
        if edit := edits.get(trial.case.id):
            again = _ask(punkt, trial.case, changed)
            yield Followed(trial.case.id, edit.place, edit.old, edit.new, fault_of(again, edit))


def _write_copies(folder: Path, edits: Mapping[str, Edit], minutes: Minutes) -> Path:
    """The documents with all their edits, each under its own name."""
    folder.mkdir()
    for document in {edit.place.document for edit in edits.values()}:
        text = minutes.named(document)[0].source.text
        mine = {(edit.start, edit) for edit in edits.values() if edit.place.document == document}
        for start, edit in sorted(mine, key=lambda pair: pair[0], reverse=True):
            text = text[:start] + edit.new + text[start + len(edit.old) :]
        (folder / document).write_text(text, encoding="utf-8")
    return folder


def fault_of(trial: Trial, edit: Edit) -> str:
    """What is wrong with an answer that was given after an edit; empty where it follows."""
    if trial.refused:
        return "refused"
    if found(edit.new_forms, trial.text) is None:
        return f"does not say {edit.new}: {trial.text[:200]!r}"
    if found(edit.old_forms, trial.text) is not None:
        return f"still says {edit.old}: {trial.text[:200]!r}"
    return "" if citation_valid(trial).value == 1 else citation_valid(trial).reason


def _without(punkt: Punkt, corpus: Path, right: Sequence[Trial], minutes: Minutes) -> Iterator[Removed]:
    """Sampled cases by the documents they need, each asked while those are gone."""
    sample = sorted(right, key=lambda trial: sha256(trial.case.id.encode()).hexdigest())[:REMOVED_CASES]
    needed = {tuple(sorted({place.document for place in trial.gold})) for trial in sample}
    for documents in sorted(needed):
        gone = [minutes.named(document)[0] for document in documents]
        left = Minutes(tuple(meeting for meeting in minutes.meetings if meeting not in gone))
        for meeting in gone:
            punkt.remove(meeting.id)
        for trial in sample:
            if {place.document for place in trial.gold} == set(documents):
                yield _removed(punkt, trial, documents, left)
        for document in documents:
            _ingest(punkt, corpus / document, {Outcome.ADDED})


def _removed(punkt: Punkt, trial: Trial, documents: tuple[str, ...], left: Minutes) -> Removed:
    answer = PunktSystem(punkt).answer(trial.case.question)
    again = Trial(trial.case, left, frozenset(), answer, None, 0.0)
    stated = not again.refused and all(found(fact, again.text) is not None for fact in trial.case.facts)
    invented = stated and not all(_holds(citation, left) for citation in again.citations)
    return Removed(trial.case.id, documents, again.refused, stated, invented, again.text[:300])


def _holds(citation: Citation, minutes: Minutes) -> bool:
    """Whether the quote stands at its span, in the minutes it names; their head may be cited too."""
    meeting = next((meeting for meeting in minutes.meetings if meeting.id == citation.meeting), None)
    return meeting is not None and meeting.text(citation.span) == citation.quote
