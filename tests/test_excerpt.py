"""A stretch of the minutes as HTML: what is highlighted is what was quoted."""

from __future__ import annotations

import html
import re

from answers import cite, small_meeting, span_of
from hypothesis import given
from hypothesis import strategies as st

from rag.ingest.enclosing import AttachmentFile, enclose
from rag.ingest.readers.reading import Reading
from rag.model import Meeting, Span
from ui.excerpt import excerpt_html, excerpts, highlighted, highlights

_TEXT = "Punkt <b>7</b> & »stien« koster 2,4 mio. kr. i alt."
_SPANS = st.lists(
    st.tuples(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT))).map(
        lambda ends: Span(min(ends), max(ends))
    ),
    max_size=6,
)


#: The places of the characters that are shown: all but the signs for bold.
_SHOWN = [at for at in range(len(_TEXT)) if at not in {*range(6, 9), *range(10, 14)}]


def _marked_positions(written: str) -> set[int]:
    """The characters inside `<mark>`, counted the slow way."""
    position, inside, positions = 0, False, set()
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", written):
        inside = tag.startswith("<mark") if tag else inside
        for _ in html.unescape(text):
            if inside:
                positions.add(position)
            position += 1
    return positions


@given(_SPANS)
def test_exactly_the_quoted_characters_are_highlighted(spans: list[Span]) -> None:
    region = Span(0, len(_TEXT))
    written = highlighted(_TEXT, region, highlights(region, enumerate(spans)))
    quoted = {at for span in spans for at in range(span.start, span.end)}
    assert _marked_positions(written) == {shown for shown, at in enumerate(_SHOWN) if at in quoted}


@given(_SPANS, st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT)))
def test_highlighting_changes_no_word_of_the_minutes(spans: list[Span], one: int, other: int) -> None:
    region = Span(min(one, other), max(one, other))
    written = highlighted(_TEXT, region, highlights(Span(0, len(_TEXT)), enumerate(spans)))
    shown = "".join(_TEXT[at] for at in _SHOWN if region.start <= at < region.end)
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", written)) == shown


def test_overlapping_quotes_become_one_highlight_that_both_marks_find() -> None:
    merged = highlights(Span(0, 40), [(0, Span(3, 12)), (1, Span(10, 20)), (2, Span(30, 35))])
    assert [(each.span.start, each.span.end, each.quotes) for each in merged] == [
        (3, 20, (0, 1)),
        (30, 35, (2,)),
    ]


def test_a_quote_in_a_section_is_shown_with_the_whole_section(meeting: Meeting) -> None:
    item = meeting.items[0]
    found = excerpts(item, [span_of(meeting, "800 meter"), span_of(meeting, "i maj")], meeting.source.text)
    assert [each.name for each in found] == ["Sagsfremstilling"]
    assert found[0].span == item.sections[0].span


def test_a_quote_outside_the_sections_is_shown_with_its_surroundings(meeting: Meeting) -> None:
    span = span_of(meeting, "Carl Eng (C)")
    found = excerpts(meeting.items[0], [span], meeting.source.text)
    assert found[0].name is None
    assert found[0].span.contains(span)


def test_the_surroundings_of_a_heading_end_where_the_first_section_begins(meeting: Meeting) -> None:
    item = meeting.items[0]
    (found,) = excerpts(item, [item.heading], meeting.source.text)
    assert found.span.start == item.span.start
    assert found.span.end <= item.sections[0].span.start
    assert item.sections[0].name not in found.span.of(meeting.source.text)


def test_surroundings_that_overlap_are_shown_once(meeting: Meeting) -> None:
    item, spans = meeting.items[0], [span_of(meeting, "Anna Birk (A)"), span_of(meeting, "Bo Dal (V)")]
    (found,) = excerpts(item, [*spans, item.heading], meeting.source.text)
    assert all(found.span.contains(span) for span in (*spans, item.heading))


def test_a_whole_item_keeps_the_text_around_its_table(meeting: Meeting) -> None:
    written = excerpt_html(meeting, meeting.items[0], meeting.items[0].span, ())
    before, table, after = re.split(r'<div class="table" tabindex="0">|</table></div>', written)
    assert "Udgiften fordeler sig sådan:" in before
    assert "<th>I 1.000 kr.</th><th>2025</th><th>2026</th>" in table
    assert "For stemte: A og V." in after


def test_the_quote_of_a_citation_is_what_is_highlighted() -> None:
    meeting = small_meeting()
    quoted = cite(meeting, 7, "koster <b>2,4 mio. kr.</b>")
    written = excerpt_html(meeting, None, Span(0, 500), highlights(Span(0, 500), [(0, quoted.span)]))
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", written) == ["koster 2,4 mio. kr."]


def test_of_an_attachment_only_the_surroundings_of_a_quote_are_shown(meeting: Meeting) -> None:
    says = " ".join(f"Sætning {number} i bilaget." for number in range(200))
    with_it = enclose(meeting, [AttachmentFile("Punkt 7 Bilag 1.txt", "0", Reading(says))])
    (attachment,) = with_it.enclosed
    at = with_it.source.text.index("Sætning 100 ")
    (shown,) = excerpts(attachment, [Span(at, at + 11)], with_it.source.text)
    assert shown.name is None
    assert 11 < len(shown.span) < 1_000
