"""A model's summary in the making: what of it stands, what it lacks, what the model must put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.ask.dossier.dossier import Dossier
from rag.ask.dossier.shown import fenced
from rag.ask.generation.checking import complaint, settled, stands, statements, verified
from rag.ask.generation.drafts import Flaw, flaw_of, is_refusal
from rag.ask.generation.marking import Sentence
from rag.ask.generation.repair import shortcomings
from rag.ask.verification import FindMeeting
from rag.danish import ABBREVIATIONS
from rag.model import Claim, Status
from rag.readability import lix
from rag.summaries.aims import LIX_LEEWAY, WORDS_LEEWAY, Aim
from rag.summaries.briefing import Messages
from rag.summaries.keeping import Vital, lost
from rag.summaries.reply import read_reply
from rag.summaries.rulings import overstates
from rag.summaries.summary import Heading, Part

#: Of its sentences at least this share must stand, or it is given up.
LEAST_STANDING = 0.5
#: The LIX of fewer words says nothing: one long word more or less is several points.
LEAST_MEASURED = 25
#: A longer headline is none.
HEADLINE_WORDS = 20


@dataclass(frozen=True)
class Task:
    """What a model is to write: the messages, the entries that its marks name, the items that claims cite.

    `vital` is what must not be lost; `needed` the heading that must have a sentence, if there is one.
    """

    messages: Messages
    marks: Dossier
    items: Dossier
    headings: tuple[Heading, ...]
    aim: Aim
    vital: tuple[Vital, ...] = ()
    needed: Heading | None = None

    def checked(self, said: Sequence[Sentence], heading: str, find: FindMeeting) -> tuple[Claim, ...]:
        """The sentences below a heading as verified claims, each once."""
        claims = dict.fromkeys(statements(map(self._of_items, said), self.items))
        checked = (verified(settled(claim, self.items, find), find) for claim in claims)
        return tuple(
            _doubted(claim) if stands(claim) and overstates(claim, heading, find) else claim
            for claim in checked
        )

    def _of_items(self, said: Sentence) -> Sentence:
        """A sentence with the numbers of the items that its marks name."""
        named = (self.marks.entry(number) for number in said.numbers)
        items = (self.items.of_item(entry.item) for entry in named if entry)
        return replace(said, numbers=tuple(dict.fromkeys(entry.number for entry in items if entry)))


@dataclass(frozen=True)
class Draft:
    """One text of a model, checked: every claim with its status, and the vital ones that it does not tell."""

    task: Task
    headline: Claim | None = None
    parts: tuple[Part, ...] = ()
    lost: tuple[Vital, ...] = ()
    strays: bool = False
    flaw: Flaw | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every sentence but the headline."""
        return tuple(claim for part in self.parts for claim in part.claims)

    @property
    def standing(self) -> tuple[Part, ...]:
        """The parts with the claims that stand."""
        kept = (Part(part.heading, tuple(filter(stands, part.claims))) for part in self.parts)
        return tuple(part for part in kept if part.claims)

    @property
    def failing(self) -> int:
        """How many sentences cannot stand."""
        return sum(not stands(claim) for claim in self.claims)

    @property
    def has_needed(self) -> bool:
        """Whether the part that must not be missing is there."""
        return self.task.needed is None or any(part.heading == self.task.needed for part in self.standing)

    @property
    def is_usable(self) -> bool:
        """Whether so much stands that it is a summary."""
        count = len(self.claims)
        return (
            not self.flaw
            and count > self.failing
            and count - self.failing >= LEAST_STANDING * count
            and self.has_needed
        )

    @property
    def worth(self) -> tuple[bool, int, int, int, int]:
        """How good it is beside another draft: usable, true, complete, readable, short."""
        return self.is_usable, -self.failing, -len(self.lost), -round(self._too_hard), -self._too_long

    def complaint(self, find: FindMeeting) -> str:
        """What the model is told to put right, in Danish; '' where there is nothing."""
        if self.flaw is Flaw.ENDLESS:
            return f"Teksten blev ved uden at slutte. Skriv højst {self.task.aim.words} ord."
        return self.flaw or "\n\n".join(self._faults(find))

    def _faults(self, find: FindMeeting) -> Iterator[str]:
        aim = self.task.aim
        proposed = {
            claim
            for part in self.parts
            for claim in part.claims
            if overstates(claim, part.heading, find) and not shortcomings(claim, find)
        }
        if wrong := complaint([claim for claim in self.claims if claim not in proposed], find):
            yield f"Disse sætninger kan ikke bruges. Grunden står under hver af dem:\n\n{wrong}"
        if told := "\n".join(fenced(claim.text) for claim in self.claims if claim in proposed):
            yield f"Det her er ikke besluttet på mødet. Er det et forslag, så skriv det:\n{told}"
        if not self.has_needed:
            yield f"Der er ingen sætning, som holder, under »{self.task.needed}«."
        for heading in self.task.headings:
            lost = (one.claim.text for one in self.lost if one.heading == heading and not one.quotes)
            if missing := "\n".join(map(fenced, lost)):
                yield f"Det her mangler under »{heading}«. Fortæl det med dine egne ord:\n{missing}"
        if any(one.quotes for one in self.lost):
            yield "Der mangler en sætning fra stykkerne, som er gengivet ordret i »…«."
        if self._too_hard > LIX_LEEWAY:
            yield (
                f"Teksten er for svær. Dens lixtal er {aim.lix + self._too_hard:.0f}, og det må højst være "
                f"{aim.lix}. Del lange sætninger, og brug kortere ord."
            )
        if self._too_long > (WORDS_LEEWAY - 1) * aim.words:
            yield f"Teksten er for lang. Skriv højst {aim.words} ord."

    @property
    def _text(self) -> str:
        return "\n".join(claim.text for claim in self.claims)

    @property
    def _too_hard(self) -> float:
        if len(self._text.split()) < LEAST_MEASURED:
            return 0.0
        return max((lix(self._text) or 0.0) - self.task.aim.lix, 0.0)

    @property
    def _too_long(self) -> int:
        return max(len(self._text.split()) - self.task.aim.words, 0)


def drafted(text: str, task: Task, find: FindMeeting) -> Draft:
    """A model's text, read and checked."""
    reply = read_reply(text, task.marks, task.headings)
    told = [one for one in reply.sentences if not is_refusal(one)]
    if not told or (flaw := flaw_of(told)):
        return Draft(task, flaw=flaw if told else Flaw.NO_MARKS)
    parts = tuple(
        Part(heading, tuple(map(_stopped, task.checked(said, heading, find))))
        for heading, said in reply.parts
    )
    draft = Draft(task, _headline(reply.headline, task, find), parts, strays=reply.strays)
    return replace(draft, lost=lost(task.vital, draft.standing))


def _headline(said: Sentence | None, task: Task, find: FindMeeting) -> Claim | None:
    """The headline where it stands and is one."""
    if said is None or len(said.text.split()) > HEADLINE_WORDS:
        return None
    claim = next((claim for claim in task.checked([said], "", find) if stands(claim)), None)
    return claim and replace(claim, text=_unstopped(said.text))


def _doubted(claim: Claim) -> Claim:
    """A claim that is told as decided and was not."""
    return replace(claim, citations=tuple(replace(c, status=Status.UNCONFIRMED) for c in claim.citations))


def _stopped(claim: Claim) -> Claim:
    """A sentence with a full stop, where it ends without any."""
    return claim if claim.text[-1:] in '.!?»”"' else replace(claim, text=f"{claim.text.rstrip(':,;')}.")


def _unstopped(headline: str) -> str:
    """A headline without the full stop of a sentence; that of an abbreviation is kept."""
    last = headline.removesuffix(".").rpartition(" ")[2].casefold()
    return headline if last in ABBREVIATIONS else headline.removesuffix(".")
