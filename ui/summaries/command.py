"""`punkt summarize`: a meeting, a Punkt, a matter or a case in plain Danish, shown or written into a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rag.errors import UsageError
from rag.summaries.summary import Audience, Length, Subject, Wish
from ui import options as opt
from ui import terminal
from ui.settings import opened, settings_of
from ui.summaries import options as own
from ui.summaries.writing import destination, show
from ui.texts import WRITING_SUMMARY

if TYPE_CHECKING:
    from rag.model import Scope
    from rag.pipeline import Punkt
    from rag.summaries.summary import Summary


@dataclass(frozen=True)
class Request:
    """What is to be summed up: a meeting or an item (`name` is its id), a question, or a case number."""

    subject: Subject
    name: str


def summarize(
    meeting: own.Target = None,
    question: own.Question = None,
    case: own.Case = None,
    audience: own.ForWhom = Audience.CITIZEN,
    length: own.HowLong = Length.MEDIUM,
    form: own.As = None,
    output: own.Output = None,
    force: own.Force = False,
    municipality: opt.Municipalities = None,
    committee: opt.Committees = None,
    start: opt.From = None,
    end: opt.To = None,
    punkt: opt.Numbers = None,
    no_llm: opt.NoModel = False,
    explain: opt.Explain = False,
    home: opt.Home = None,
) -> None:
    """Tell a meeting, a Punkt, a matter or a case in plain Danish, every sentence with its source."""
    from ui.explain import summary_explained
    from ui.filters import Filters

    asked = request(meeting, question, case)
    filters = Filters(municipality, committee, start, end, punkt)
    refuse_filters(asked, filters.given())
    where = destination(form, output, force=force)
    settings = settings_of(home, without_llm=no_llm)
    with terminal.waiting(WRITING_SUMMARY):
        library = opened(settings)
    with library:
        scope = filters.scope(library.overviews())
        summary = summarised(library, asked, Wish(audience, length), scope, stream=settings.llm is not None)
    show(summary, where)
    for line in summary_explained(summary) if explain else ():
        terminal.complain(line)


def request(target: str | None, question: str | None, case: str | None) -> Request:
    """The one thing that is to be summed up. Raises UsageError for none, and for several."""
    named = {Subject.MEETING: target, Subject.QUESTION: question, Subject.CASE: case}
    given = [Request(subject, name) for subject, name in named.items() if name is not None]
    if len(given) != 1:
        raise UsageError(
            "Name one thing to sum up: punkt summarize MEETING, MEETING/N, "
            '--question "…" or --case NUMBER; `punkt list` shows the meetings.'
        )
    return given[0]


def refuse_filters(asked: Request, given: list[str]) -> None:
    """Raises UsageError for filters of a search where a meeting is named."""
    if given and asked.subject is Subject.MEETING:
        raise UsageError(
            f"{given[0]} narrows --question and --case; {asked.name} is one meeting already. "
            "For one Punkt of it write MEETING/N."
        )


def summarised(library: Punkt, asked: Request, wish: Wish, scope: Scope, *, stream: bool) -> Summary:
    """The summary; with `stream` its draft meanwhile. Raises UnknownReference, and as `Punkt.ask`."""
    match asked.subject:
        case Subject.QUESTION:
            return library.summarise_question(asked.name, wish, scope)
        case Subject.CASE:
            return library.summarise_case(asked.name, wish, scope)
        case _ if stream:
            return terminal.watched(partial(library.summarise, asked.name, wish), WRITING_SUMMARY)
        case _:
            return library.summarise(asked.name, wish)
