"""Answers and minutes as people see them: terminal, Markdown and HTML say the same, and steer nothing."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from answers import answer, cite, small_meeting
from hypothesis import given
from hypothesis import strategies as st

from rag.model import Absence, Answer, Claim, Explained, Meeting, Status
from ui.markdown import answer_markdown
from ui.minutes import item_terminal, meeting_terminal, vote_line
from ui.panel import answer_section, panels_html, source_section
from ui.render import (
    answer_html,
    answer_terminal,
    escaped,
    joined,
    marks_of,
    plain,
    reference,
)


def test_a_citation_says_where_it_stands(meeting: Meeting) -> None:
    assert reference(cite(meeting, 7, "800 meter")) == (
        "Punkt 7 · Cykelsti ved <Åen> & broen · Teknikudvalget, Møllebro, 12.03.2025 · Sagsfremstilling"
    )


def test_a_citation_outside_any_section_names_none(meeting: Meeting) -> None:
    assert reference(cite(meeting, 7, "Punkt 7: Cykelsti")).endswith("Møllebro, 12.03.2025")


def test_names_are_joined_as_in_danish() -> None:
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A og B",
        "A, B og C",
    ]


def test_the_terminal_shows_claims_marks_and_each_quote_once(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "800 meter")
    shown = answer_terminal(answer(Claim("Stien er lang.", (quoted,)), Claim("Den er ny.", (quoted,)))).plain
    assert shown.startswith("Stien er lang. [Punkt 7]\n\nDen er ny. [Punkt 7]\n\nPunkt 7 · ")
    assert shown.count("»800 meter«") == 1


def test_a_question_that_leaned_on_another_is_shown_as_it_was_understood(meeting: Meeting) -> None:
    told = answer(Claim("Stien er lang.", (cite(meeting, 7, "800 meter"),)))
    leaned = replace(told, understood="Hvor lang er »stien« <b>\x1b[2J?")
    shown = "Forstået som: Hvor lang er »stien« "
    assert answer_terminal(leaned).plain.startswith(f"{shown}<b>[2J?\n\nStien er lang.")
    assert answer_markdown(leaned).startswith(f"*{shown}\\<b\\>\\[2J?*\n\nStien er lang.")
    assert f'<p class="muted">{shown}&lt;b&gt;[2J?</p><p>Stien' in answer_html(leaned)
    for render in (answer_html, answer_markdown):
        assert "Forstået" not in render(told)
    assert "Forstået" not in answer_terminal(told).plain


def test_marks_are_coloured_and_text_that_looks_like_one_is_not(meeting: Meeting) -> None:
    shown = answer_terminal(answer(Claim("Se [Punkt 99].", (cite(meeting, 7, "800 meter"),))))
    coloured = [
        shown.plain[span.start : span.end].strip() for span in shown.spans if "cyan" in str(span.style)
    ]
    assert coloured == ["[Punkt 7]"]
    assert shown.style == ""  # of all of it: nothing of the answer is faint


def test_a_status_is_shown_unless_it_is_confirmed(meeting: Meeting) -> None:
    def shown(status: Status) -> str:
        return answer_terminal(answer(Claim("A.", (cite(meeting, 7, "800 meter", status),)))).plain

    assert "ekræftet" not in shown(Status.CONFIRMED)
    assert "Rettet:" in shown(Status.CORRECTED)
    assert "Ikke bekræftet:" in shown(Status.UNCONFIRMED)


def test_a_refusal_shows_what_was_searched() -> None:
    refused = answer(Claim("Det fremgår ikke. Der er søgt i 1 møde fra Møllebro."), refused=True)
    for shown in (answer_terminal(refused).plain, answer_markdown(refused), answer_html(refused)):
        assert "Der er søgt i 1 møde fra Møllebro." in shown
    assert "Der er ingen steder i referaterne" in source_section(refused, lambda _: small_meeting())


def test_two_quotes_from_one_punkt_share_a_mark(meeting: Meeting) -> None:
    both = (cite(meeting, 7, "800 meter"), cite(meeting, 7, "Godkendt."))
    assert [(mark.label, len(mark.citations)) for mark in marks_of(Claim("A.", both), both)] == [
        ("[Punkt 7]", 2)
    ]


def test_the_same_number_in_two_meetings_gives_two_marks(meeting: Meeting) -> None:
    here = cite(meeting, 7, "800 meter")
    there = replace(here, meeting="nordby-teknikudvalget-2025-03-12", municipality="Nordby")
    shown = answer_html(answer(Claim("A.", (here, there))))
    assert "[Punkt 7, 12.03.2025, Møllebro]" in shown
    assert "[Punkt 7, 12.03.2025, Nordby]" in shown


def by_a_model(meeting: Meeting, *claims: Claim, notes: tuple[str, ...] = ()) -> Answer:
    """An answer that a language model wrote, of a claim about the path and others."""
    stated = Claim("Stien er lang.", (cite(meeting, 7, "800 meter"),))
    return replace(answer(stated, *claims), mode="generative", model="ollama:<b>m</b>", notes=notes)


def everywhere(shown: Answer) -> tuple[str, str, str]:
    """The answer for the terminal, as Markdown, and as HTML."""
    return answer_terminal(shown).plain, answer_markdown(shown), answer_html(shown)


def test_what_a_reader_must_know_stands_under_the_claims_everywhere(meeting: Meeting) -> None:
    note = "En sætning er udeladt, fordi den <i>ikke</i> kunne bekræftes."
    terminal, markdown, page = everywhere(by_a_model(meeting, notes=(note,)))
    assert f"Stien er lang. [Punkt 7]\n\nBemærk: {note}\n\nPunkt 7 · " in terminal
    assert "*Bemærk: En sætning er udeladt, fordi den \\<i\\>ikke\\</i\\> kunne bekræftes.*" in markdown
    assert '<p class="note" role="note">Bemærk: En sætning er udeladt, fordi den &lt;i&gt;ikke' in page


def test_a_word_of_the_dictionary_is_told_as_one_and_looks_verified_nowhere() -> None:
    word = Explained("inhabil", "Så tæt på en sag, at man <b>ikke</b> må være med.")
    refusal = replace(answer(Claim("Det fremgår ikke."), refused=True), explained=(word,))
    terminal, markdown, page = everywhere(refusal)
    own = "Forklaringen er Punkts egen og står ikke i referaterne."
    assert terminal.endswith(f"Ordbog: inhabil: {word.explanation} {own}")
    assert "*Ordbog: inhabil: Så tæt på en sag, at man \\<b\\>ikke" in markdown
    assert '<p class="note" role="note">Ordbog: inhabil: Så tæt på en sag, at man &lt;b&gt;ikke' in page
    assert not any("✓" in shown or "[Punkt" in shown for shown in (terminal, markdown, page))


def test_an_answer_says_that_a_language_model_wrote_it_and_which(meeting: Meeting) -> None:
    terminal, markdown, page = everywhere(by_a_model(meeting))
    told = "Svaret er skrevet af {} og kontrolleret mod referaterne."
    assert terminal.endswith(told.format("ollama:<b>m</b>"))
    assert told.format("ollama:\\<b\\>m\\</b\\>") in markdown
    assert told.format("ollama:&lt;b&gt;m&lt;/b&gt;") in page
    for quoted in everywhere(replace(by_a_model(meeting), mode="extractive")):
        assert "skrevet af" not in quoted


def test_a_status_stands_behind_its_mark_everywhere(meeting: Meeting) -> None:
    moved, doubted = (cite(meeting, 7, "800 meter", s) for s in (Status.CORRECTED, Status.UNCONFIRMED))
    terminal, markdown, page = everywhere(
        by_a_model(meeting, Claim("Ny.", (moved,)), Claim("Dyr.", (doubted,)))
    )
    assert "Stien er lang. [Punkt 7]\n" in terminal
    assert "Ny. [Punkt 7] (rettet)\n" in terminal
    assert "Dyr. [Punkt 7] (ikke bekræftet)\n" in terminal
    assert "Ny. **\\[Punkt 7\\]** (rettet)\n" in markdown
    assert re.findall(r'<span class="(\w+)"[^>]*>([^<]+)</span>', page) == [
        ("confirmed", " ✓"),
        ("corrected", " (rettet)"),
        ("unconfirmed", " (ikke bekræftet)"),
    ]


def test_a_mark_is_as_good_as_its_worst_quote(meeting: Meeting) -> None:
    both = (cite(meeting, 7, "800 meter"), cite(meeting, 7, "Godkendt.", Status.UNCONFIRMED))
    assert [mark.status for mark in marks_of(Claim("A.", both), both)] == [Status.UNCONFIRMED]


def test_what_only_a_model_says_is_not_confirmed(meeting: Meeting) -> None:
    terminal, markdown, page = everywhere(by_a_model(meeting, Claim("Den er populær.")))
    assert "Den er populær. (ikke bekræftet)\n" in terminal
    assert "Den er populær. (ikke bekræftet)\n" in markdown
    assert 'Den er populær.<span class="unconfirmed"' in page


def test_a_refusal_is_not_ticked_off(meeting: Meeting) -> None:
    near = Claim("Måske kan dette punkt hjælpe:", (cite(meeting, 7, "Punkt 7"),))
    refused = replace(by_a_model(meeting), claims=(Claim("Det fremgår ikke."), near), refused=True)
    assert "✓" not in answer_html(refused)
    assert "bekræftet" not in answer_terminal(refused).plain


def test_nothing_that_is_not_seen_reaches_a_reader() -> None:
    assert plain("Bro\u200ben\u2060 er\ufeff ny\U000e0053\U000e006b\xad.") == "Broen er ny."


def test_an_address_is_no_link_in_markdown(meeting: Meeting) -> None:
    written = answer_markdown(by_a_model(meeting, Claim("Se http://x.example og WWW.x.example.")))
    assert "Se http:\\//x.example og WWW\\.x.example. (ikke" in written


@given(st.integers(24, 120))
def test_quotes_are_folded_to_the_width_of_the_terminal(width: int) -> None:
    meeting = small_meeting()
    quoted = cite(
        meeting, 7, "Stien bliver 800 meter lang og koster <b>2,4 mio. kr.</b> Arbejdet begynder i maj."
    )
    lines = answer_terminal(answer(Claim("A.", (quoted,))), width).plain.split("»")[1].splitlines()
    assert max(map(len, lines)) <= width


def test_a_document_cannot_steer_the_terminal(meeting: Meeting) -> None:
    steering = "Rød \x1b[31mtekst\x07, slettet\x08 og \u202evendt\r."
    shown = answer_terminal(
        answer(Claim(steering, (replace(cite(meeting, 7, "800 meter"), quote=steering),)))
    )
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown.plain)
    assert "Rød [31mtekst, slettet og vendt." in shown.plain


@given(st.text())
def test_plain_text_keeps_every_letter(text: str) -> None:
    kept = [letter for letter in text if letter.isprintable() or letter in "\n\t"]
    assert [letter for letter in plain(text) if letter.isprintable() or letter in "\n\t"] == kept


@given(st.text())
def test_escaped_text_is_inert_html_that_reads_the_same(text: str) -> None:
    written = escaped(text)
    assert not set(written) & set("<>\"'")
    assert html.unescape(written) == plain(text)


def test_markdown_is_escaped(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "<b>2,4 mio. kr.</b>")
    written = answer_markdown(answer(Claim("# Prisen er *høj*\n# og [her](http://x)", (quoted,))))
    assert written.startswith("\\# Prisen er \\*høj\\*\n\\# og \\[her\\](http:\\//x) **\\[Punkt 7\\]**\n")
    assert "Cykelsti ved \\<Åen\\>" in written
    assert "> 2,4 mio. kr." in written


def test_html_is_escaped_wherever_a_document_or_question_speaks() -> None:
    evil = '"><script>alert(1)</script>'
    meeting = small_meeting(name=f"{evil}.txt")
    quoted = replace(cite(meeting, 7, "<b>2,4 mio. kr.</b>"), title=evil)
    given_answer = answer(Claim(evil, (quoted,)))
    page = answer_html(given_answer) + panels_html(given_answer, lambda _: meeting)
    assert "<script" not in page
    assert "<b>" not in page
    assert page.count("&lt;script&gt;") >= 4


def test_the_panel_highlights_the_quote_in_its_section(meeting: Meeting) -> None:
    panel = panels_html(answer(Claim("A.", (cite(meeting, 7, "800 meter"),))), lambda _: meeting)
    assert "<h3>Punkt 7: Cykelsti ved &lt;Åen&gt; &amp; broen</h3>" in panel
    assert "<h4>Sagsfremstilling</h4>" in panel
    assert 'Stien bliver <mark data-quotes="0" tabindex="-1">800 meter</mark> lang' in panel


def test_the_panel_shows_a_table_as_a_table_with_the_quoted_row_highlighted(meeting: Meeting) -> None:
    panel = panels_html(answer(Claim("A.", (cite(meeting, 7, "Asfalt\t0\t900"),))), lambda _: meeting)
    assert "<tr><td>Jord</td><td>900</td><td>600</td></tr>" in panel
    mark = '<td><mark data-quotes="0" tabindex="-1">{}</mark></td>'
    assert "".join(mark.format(cell) for cell in ("Asfalt", "0", "900")) in panel


def test_only_the_first_punkt_is_open_until_a_mark_is_clicked(meeting: Meeting) -> None:
    claims = (Claim("A.", (cite(meeting, 7, "800 meter"),)), Claim("B.", (cite(meeting, 9, "Intet."),)))
    openings = re.findall(r"<article[^>]*>", panels_html(answer(*claims), lambda _: meeting))
    assert [("hidden" in opening) for opening in openings] == [False, True]
    assert ['data-quotes="0"' in openings[0], 'data-quotes="1"' in openings[1]] == [True, True]


def test_the_panel_says_when_a_quote_is_not_confirmed(meeting: Meeting) -> None:
    quoted = cite(meeting, 7, "800 meter", Status.UNCONFIRMED)
    assert "Ikke bekræftet:" in panels_html(answer(Claim("A.", (quoted,))), lambda _: meeting)


def test_the_answer_section_says_when_there_is_no_answer_yet() -> None:
    assert "Svaret vises her." in answer_section(None)


def test_a_meeting_lists_its_items_with_their_outcome(meeting: Meeting) -> None:
    lines = meeting_terminal(meeting).plain.splitlines()
    assert lines[0] == "Referat · Teknikudvalget, Møllebro, 12.03.2025"
    assert "Deltagere: Anna Birk (A), Bo Dal (V), Carl Eng (C)" in lines
    assert "   7  Cykelsti ved <Åen> & broen – godkendt" in lines
    assert "   8  Lukket: Køb af areal – lukket" in lines
    away = replace(meeting, absent=(Absence("Carl Eng", meeting.items[0].heading),))
    lines = meeting_terminal(away).plain.splitlines()
    assert "Deltagere: Anna Birk (A), Bo Dal (V)" in lines
    assert "Fraværende: Carl Eng" in lines


def test_an_item_shows_outcome_vote_absence_and_sections(meeting: Meeting) -> None:
    shown = item_terminal(meeting, meeting.items[0]).plain
    for part in (
        "Punkt 7 · Cykelsti ved <Åen> & broen",
        "Sag: 05.01.00-P20-3-25",
        "Udfald: godkendt",
        "For: A og V. Imod: C. Undlod: ingen.",
        "Fraværende: Carl Eng",
        "\nSagsfremstilling\nStien bliver 800 meter lang",
    ):
        assert part in shown


def test_a_closed_item_says_that_it_is_not_public(meeting: Meeting) -> None:
    assert "indholdet er ikke offentligt" in item_terminal(meeting, meeting.items[1]).plain


@pytest.mark.parametrize(
    ("motion", "start"), [(None, "For: A og V."), ("Forslag 2", "Forslag 2: For: A og V.")]
)
def test_a_vote_says_what_was_voted_on(meeting: Meeting, motion: str | None, start: str) -> None:
    assert vote_line(replace(meeting.items[0].votes[0], motion=motion)).startswith(start)


def test_quotes_of_one_place_stand_below_it_together(meeting: Meeting) -> None:
    quotes = (cite(meeting, 7, "800 meter"), cite(meeting, 7, "i maj"))
    written = answer(Claim("Stien er 800 meter.", quotes[:1]), Claim("Arbejdet begynder i maj.", quotes[1:]))
    shown = answer_terminal(written).plain
    assert shown.count("Sagsfremstilling") == 1
    assert "\n  »800 meter«\n  »i maj«" in shown
    assert answer_markdown(written).count("Sagsfremstilling") == 1
