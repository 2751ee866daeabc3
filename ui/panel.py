"""The HTML of the web page: its head, its answer or summary, and the side panel with each cited Punkt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rag.errors import PunktError
from rag.marks import place_name
from rag.model import AgendaItem, Answer, Citation, Meeting, Status
from rag.summaries.summary import Summary
from ui import texts
from ui.excerpt import Excerpt, excerpt_html, excerpts, highlights
from ui.render import answer_html, escaped, meeting_name, on_pages, status_text
from ui.streaming import Heard, draft_html
from ui.summaries.downloads import downloads_html
from ui.summaries.html import summary_fragment
from ui.summaries.layout import sheet

#: A citation and its number in the answer, which the marks of the answer refer to.
Numbered = tuple[int, Citation]


class Cited(Protocol):
    """An answer, or a summary that is laid out: something that quotes the minutes."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its quotes, each once; a mark refers to them by their places here."""


def introduction_html(*, sample: bool) -> str:
    """The head of the page; `sample` adds that the minutes are fictional."""
    notice = f'<p class="notice" role="note">{escaped(texts.SAMPLE_NOTICE)}</p>' if sample else ""
    return f"<h1>{escaped(texts.HEADING)}</h1><p>{escaped(texts.INTRODUCTION)}</p>{notice}"


def answer_section(answer: Answer | PunktError | None) -> str:
    """The part of the page that holds the answer, or says why there is none."""
    if answer is None:
        body = f'<p class="muted">{escaped(texts.NO_ANSWER_YET)}</p>'
    elif isinstance(answer, PunktError):
        body = f'<p class="error" role="alert">{escaped(texts.error_text(answer))}</p>'
    else:
        asked = f"{escaped(texts.ASKED)} »{escaped(answer.question)}«"
        body = f'<p class="muted asked">{asked}</p>{answer_html(answer)}'
    return f"<h2>{escaped(texts.ANSWER_HEADING)}</h2>{body}"


def draft_section(heard: Heard) -> str:
    """The part of the page that holds the answer, while it is written."""
    return f"<h2>{escaped(texts.ANSWER_HEADING)}</h2>{draft_html(heard)}"


def summary_section(summary: Summary | Heard | PunktError | None) -> str:
    """The part of the page that holds the summary, its draft, or says why there is none."""
    if isinstance(summary, Summary):
        body = summary_fragment(summary) + downloads_html(summary)
    elif isinstance(summary, PunktError):
        body = f'<p class="error" role="alert">{escaped(texts.summary_error_text(summary))}</p>'
    elif isinstance(summary, Heard):
        body = draft_html(summary, texts.WRITING_SUMMARY)
    else:
        body = f'<p class="muted">{escaped(texts.NO_SUMMARY_YET)}</p>'
    return f"<h2>{escaped(texts.SUMMARY_TAB)}</h2>{body}"


def table_section(error: PunktError | None) -> str:
    """The part of the page that will hold a table, or says why there is none."""
    told = f'<p class="error" role="alert">{escaped(texts.table_error_text(error))}</p>' if error else ""
    return f"<h2>{escaped(texts.TABLE_TAB)}</h2>" + (told or f'<p class="muted">{texts.NO_TABLE_YET}</p>')


def summary_sources(summary: Summary, meeting_of: Callable[[str], Meeting]) -> str:
    """The side panel of a summary, numbered as its fragment is."""
    return source_section(sheet(summary), meeting_of)


def source_section(
    answer: Cited | None, meeting_of: Callable[[str], Meeting], nothing_yet: str = texts.NO_SOURCE
) -> str:
    """The side panel: the cited Punkter, or what it is for while there are none."""
    body = panels_html(answer, meeting_of) if answer else ""
    nothing = nothing_yet if answer is None else texts.NO_SOURCE_FOR_REFUSAL
    return f"<h2>{escaped(texts.SOURCE_HEADING)}</h2>" + (body or f'<p class="muted">{escaped(nothing)}</p>')


def panels_html(answer: Cited, meeting_of: Callable[[str], Meeting]) -> str:
    """One panel for each cited Punkt; all but the first are hidden until a mark is clicked."""
    groups: dict[tuple[str, bool], list[Numbered]] = {}
    for number, citation in enumerate(answer.citations):
        groups.setdefault((citation.item, citation.in_head), []).append((number, citation))
    return "".join(
        _panel(meeting_of(cited[0][1].meeting), cited, hidden=at > 0)
        for at, cited in enumerate(groups.values())
    )


def _panel(meeting: Meeting, cited: Sequence[Numbered], *, hidden: bool) -> str:
    first = cited[0][1]
    item = meeting.cited(first)
    numbers = " ".join(str(number) for number, _ in cited)
    where = meeting_name(meeting.committee, meeting.municipality, meeting.date)
    pages = on_pages([citation for _, citation in cited])
    regions = excerpts(item, (citation.span for _, citation in cited), meeting.source.text)
    return "".join(
        [
            f'<article class="punkt" data-quotes="{numbers}" tabindex="-1"{" hidden" if hidden else ""}>',
            f'<h3>{escaped(_title(first))}</h3><p class="where">{escaped(where)}</p>',
            *(_region(meeting, item, region, cited) for region in regions),
            _whole_item(meeting, item),
            f'<p class="document">Fra dokumentet {escaped(first.document + pages)}</p>',
            f'<button type="button" class="back">{escaped(texts.BACK)}</button></article>',
        ]
    )


def _title(citation: Citation) -> str:
    name = place_name(citation)
    return name if citation.in_head else f"{name}: {citation.title}"


def _region(meeting: Meeting, item: AgendaItem | None, region: Excerpt, cited: Sequence[Numbered]) -> str:
    name = f"<h4>{escaped(region.name)}</h4>" if region.name else ""
    shown = highlights(region.span, ((number, citation.span) for number, citation in cited))
    return name + excerpt_html(meeting, item, region.span, shown) + _statuses(region, cited)


def _statuses(region: Excerpt, cited: Sequence[Numbered]) -> str:
    """A note for each way in which a quote of this region is not confirmed as it stands."""
    here = [citation.status for _, citation in cited if region.span.contains(citation.span)]
    notes = [status for status in dict.fromkeys(here) if status is not Status.CONFIRMED]
    return "".join(f'<p class="status">{escaped(status_text(status))}</p>' for status in notes)


def _whole_item(meeting: Meeting, item: AgendaItem | None) -> str:
    if item is None or not item.sections:
        return ""
    whole = excerpt_html(meeting, item, item.span, ())
    return f"<details><summary>{escaped(texts.WHOLE_ITEM)}</summary>{whole}</details>"
