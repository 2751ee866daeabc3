"""The HTML of the web page: its head, its answer, and each cited Punkt with the quotes highlighted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.errors import PunktError
from rag.model import AgendaItem, Answer, Citation, Meeting, Span
from ui import texts
from ui.render import answer_html, escaped, meeting_name, status_html

#: Characters shown on either side of a quote that stands in no section (a heading, an attendance list).
_AROUND = 400


@dataclass(frozen=True)
class Excerpt:
    """A stretch of the minutes that holds at least one quote, and its label if it has one."""

    name: str | None
    span: Span


@dataclass(frozen=True)
class Highlight:
    """Overlapping quotes as one stretch, with the numbers of the citations it shows."""

    span: Span
    quotes: tuple[int, ...]


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
        body = answer_html(answer)
    return f"<h2>{escaped(texts.ANSWER_HEADING)}</h2>{body}"


def source_section(answer: Answer | None, meeting_of: Callable[[str], Meeting]) -> str:
    """The side panel: the cited Punkter, or what it is for while there are none."""
    body = panels_html(answer, meeting_of) if answer else ""
    nothing = texts.NO_SOURCE if answer is None else texts.NO_SOURCE_FOR_REFUSAL
    return f"<h2>{escaped(texts.SOURCE_HEADING)}</h2>" + (body or f'<p class="muted">{escaped(nothing)}</p>')


def panels_html(answer: Answer, meeting_of: Callable[[str], Meeting]) -> str:
    """One panel for each cited Punkt; all but the first are hidden until a mark is clicked."""
    groups: dict[tuple[str, int], list[tuple[int, Citation]]] = {}
    for number, citation in enumerate(answer.citations):
        groups.setdefault((citation.meeting, citation.punkt), []).append((number, citation))
    panels = (
        _panel(meeting_of(meeting), cited, hidden=place > 0)
        for place, ((meeting, _), cited) in enumerate(groups.items())
    )
    return "".join(panels)


def excerpts(meeting: Meeting, item: AgendaItem | None, spans: Iterable[Span]) -> list[Excerpt]:
    """The sections (or else the surroundings) in which the spans stand, in the order of the document."""
    found = {_excerpt(meeting, item, span) for span in spans}
    return sorted(found, key=lambda each: each.span)


def highlights(region: Span, quotes: Sequence[tuple[int, Span]]) -> list[Highlight]:
    """The quotes inside a region; those that overlap are merged, so that highlights never nest."""
    merged: list[Highlight] = []
    for number, span in sorted(quotes, key=lambda each: each[1]):
        if not region.contains(span):
            continue
        if merged and merged[-1].span.overlaps(span):
            last = merged.pop()
            whole = Span(last.span.start, max(last.span.end, span.end))
            merged.append(Highlight(whole, (*last.quotes, number)))
        else:
            merged.append(Highlight(Span(span.start, span.end), (number,)))
    return merged


def highlighted_html(text: str, region: Span, shown: Iterable[Highlight]) -> str:
    """A region of the document, escaped, with its highlights as `<mark>`."""
    parts, position = [], region.start
    for each in shown:
        numbers = " ".join(map(str, each.quotes))
        parts.append(escaped(text[position : each.span.start]))
        parts.append(f'<mark data-quotes="{numbers}" tabindex="-1">{escaped(each.span.of(text))}</mark>')
        position = each.span.end
    return "".join([*parts, escaped(text[position : region.end])])


def _panel(meeting: Meeting, cited: Sequence[tuple[int, Citation]], *, hidden: bool) -> str:
    first = cited[0][1]
    item = meeting.item(first.punkt)
    quotes = [(number, citation.span) for number, citation in cited]
    regions = excerpts(meeting, item, (span for _, span in quotes))
    where = meeting_name(meeting.committee, meeting.municipality, meeting.date)
    numbers = " ".join(str(number) for number, _ in cited)
    return "".join(
        [
            f'<article class="punkt" data-quotes="{numbers}" tabindex="-1"{" hidden" if hidden else ""}>',
            f"<h3>{escaped(f'Punkt {first.punkt}: {first.title}')}</h3>",
            f'<p class="where">{escaped(where)}</p>',
            *dict.fromkeys(status_html(citation) for _, citation in cited),
            *(_excerpt_html(meeting, region, quotes) for region in regions),
            _whole_item(meeting, item),
            f'<p class="document">Fra dokumentet {escaped(first.document)}</p></article>',
        ]
    )


def _excerpt(meeting: Meeting, item: AgendaItem | None, span: Span) -> Excerpt:
    section = item.section_at(span.start) if item else None
    if section and section.span.contains(span):
        return Excerpt(section.name, Span(section.span.start, section.span.end))
    end = min(span.end + _AROUND, len(meeting.source.text))
    return Excerpt(None, Span(max(0, span.start - _AROUND), end))


def _excerpt_html(meeting: Meeting, excerpt: Excerpt, quotes: Sequence[tuple[int, Span]]) -> str:
    shown = highlights(excerpt.span, quotes)
    body = highlighted_html(meeting.source.text, excerpt.span, shown).strip()
    name = f"<h4>{escaped(excerpt.name)}</h4>" if excerpt.name else ""
    return f'{name}<div class="source">{body}</div>'


def _whole_item(meeting: Meeting, item: AgendaItem | None) -> str:
    if item is None or not item.sections:
        return ""
    text = escaped(meeting.text(item.span)).strip()
    return f'<details><summary>Læs hele punktet</summary><div class="source">{text}</div></details>'
