"""Web pages: what is kept, what is dropped, and how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import EmptyDocument, UnreadableDocument
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.blocks import Cell, is_signal, table, unrolled
from rag.ingest.readers.html import fragment, parsed, read_html
from rag.ingest.readers.html_blocks import blocks_of
from rag.ingest.readers.html_boilerplate import is_boilerplate, minutes_in

CORPUS = Path(__file__).parents[1] / "eval" / "parses" / "corpus" / "html"
MINUTES = (
    "<h2>Punkt 1: Budget</h2><h3>Indstilling</h3><p>At budgettet godkendes.</p><h3>Beslutning</h3><p>Ja.</p>"
)


def text(body: str, head: str = "") -> str:
    page = f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_html("side.html", page.encode()).text


def written(markup: str) -> list[str]:
    return blocks_of(parsed("a.html", f"<body>{markup}</body>"))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Et  afsnit\n over to&nbsp;linjer</p><p>Et til</p>", ["Et afsnit over to linjer", "Et til"]),
        ("<h1>Referat</h1><h3>Resumé</h3>", ["# Referat", "### Resumé"]),
        ("<p>Første<br>Anden<br/></p>", ["Første\nAnden"]),
        ("<div>løs tekst<p>afsnit</p>hale</div>", ["løs tekst", "afsnit", "hale"]),
        ("<p>Stor<b>skrift</b> og <i>kursiv</i>.</p>", ["Storskrift og kursiv."]),
        ("<p><b>12. Cykelsti</b></p>", ["**12. Cykelsti**"]),
        ("<p><strong>Beslutning</strong></p>", ["Beslutning"]),
        ("<ul><li>et</li><li>to<ul><li>under</li></ul></li></ul>", ["- et\n- to\n  - under"]),
        ("<ol start=4><li>fire</li><li>fem</li></ol>", ["4. fire\n5. fem"]),
        ("<ol type=a><li>et</li><li>to</li></ol>", ["a) et\nb) to"]),
        ("<dl><dt>Sted:</dt><dd>Sal 1</dd></dl>", ["Sted: Sal 1"]),
        ("<dl><dt>Beslutning</dt><dd>Godkendt.</dd></dl>", ["Beslutning", "Godkendt."]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p>kom<del>mer</del>men&shy;tar</p>", ["kommentar"]),
        ("<p><span class='label'>Afbud</span><span class='value'>Bo Bak</span></p>", ["Afbud: Bo Bak"]),
        ("<p><span class='fed'>Af</span><span>bud</span></p>", ["Afbud"]),
        ("<p>3 &lt; 5 &amp; &aelig;</p>", ["3 < 5 & æ"]),
    ],
)
def test_elements_become_blocks(markup: str, expected: list[str]) -> None:
    assert written(markup) == expected


def test_a_heading_that_was_never_closed_does_not_swallow_the_page() -> None:
    assert written(f"<h2>Titel<p>{'ord ' * 200}</p><p>slut</p></h2>")[-1] == "slut"


# Tables


def test_a_table_is_unrolled() -> None:
    rows = (
        "<tr><th rowspan=2>Skole</th><th colspan=2>Elever</th></tr><tr><th>2024</th><th>2025</th></tr>"
        "<tr><td rowspan=2>Nord</td><td>1|2</td><td>a<br>b</td></tr><tr><td>3</td><td>4</td></tr>"
    )
    assert written(f"<table><caption>Elever</caption>{rows}</table>") == [
        "Elever",
        "| Skole | Elever |  |\n|---|---|---|\n|  | 2024 | 2025 |\n| Nord | 1¦2 | a b |\n| Nord | 3 | 4 |",
    ]


def test_a_table_that_only_places_text_is_read_as_text() -> None:
    layout = "<tr><td>Menu</td><td><h2>Punkt 1: Titel</h2><table><tr><td>a</td><td>1</td></tr>"
    layout += "<tr><td>b</td><td>2</td></tr></table></td></tr>"
    assert written(f"<table>{layout}</table>") == [
        "Menu",
        "## Punkt 1: Titel",
        "| a | 1 |\n|---|---|\n| b | 2 |",
    ]


def test_what_only_the_server_reads_is_left_out() -> None:
    page = b'<%@ Page Language="C#" %>\r\n<html><body><p>Godkendt.<% if (x) { %></p></body></html>'
    assert read_html("a.aspx", page).text == "Godkendt.\n"


def test_two_columns_of_names_and_values_are_facts_and_sections() -> None:
    facts = "<tr><td>STED</td><td>Sal 1</td></tr><tr><td>Afbud:</td><td>Ib Ravn<br>Mona Falk</td></tr>"
    assert written(f"<table>{facts}</table>") == ["STED: Sal 1", "Afbud: Ib Ravn, Mona Falk"]
    sections = "<tr><td>Resumé</td><td>Kort.</td></tr><tr><td>Beslutning</td><td>Godkendt.</td></tr>"
    assert written(f"<table>{sections}</table>") == ["Resumé", "Kort.", "Beslutning", "Godkendt."]


def test_a_row_of_a_number_and_a_title_is_the_head_of_an_item() -> None:
    page = (
        "<table><tr><td><b>1</b></td><td><b>Budget</b></td><td><b>Sagsid 24/1</b></td></tr>"
        "<tr><td colspan=3><p><b>Beslutning</b><br>Godkendt.</p></td></tr></table>"
    )
    assert written(page) == ["**1. Budget**", "**Sagsid 24/1**", "Beslutning", "Godkendt."]
    assert table([[("Punkt 7",), ("Stier",)], [("Beslutning",), ("Udsat.",)]]) == [
        "Punkt 7. Stier",
        "Beslutning",
        "Udsat.",
    ]
    assert table([[("1",), ("Bo Bak",)], [("2",), ("Lis Holm",)]]) == [
        "| 1 | Bo Bak |\n|---|---|\n| 2 | Lis Holm |"
    ]


def test_names_with_colons_are_facts_whatever_they_are() -> None:
    rows: list[list[Cell]] = [
        [("Udvalg:",), ("Kulturudvalget",)],
        [("Type:",), ("Referat",)],
        [("Afbud:",), ("Bo Bak", "Lis Holm")],
    ]
    assert table(rows) == ["Udvalg: Kulturudvalget", "Type: Referat", "Afbud: Bo Bak, Lis Holm"]


def test_sections_in_rows_keep_the_lines_of_their_cells() -> None:
    rows: list[list[Cell]] = [
        [("Sagsbehandler",), ("abc",)],
        [("Beslutning",), ("Udsat.",)],
        [("Bilag",), ("Notat", "Kort")],
    ]
    assert table(rows) == ["Sagsbehandler: abc", "Beslutning", "Udsat.", "Bilag", "Notat", "Kort"]


def test_spans_that_would_fill_the_memory_are_cut() -> None:
    grid = unrolled([[((f"{row}",), 10**9, 10**9)] for row in range(20_000)], 0)
    assert sum(map(len, grid)) < 2_000_000
    assert table([[("a",)] * 30_000, *[[("b",)]] * 30_000])[:2] == ["a", "a"]


def test_a_long_cell_does_not_come_again_in_every_row() -> None:
    rows = f"<tr><td rowspan=9>{'ord ' * 50}</td><td>1</td></tr><tr><td>2</td></tr>"
    assert written(f"<table>{rows}</table>")[0].endswith("\n|  | 2 |")


def test_lists_and_tables_within_each_other_are_read_once() -> None:
    terms = written("<dl><dt>a<dd>" * 40 + "<p>inderst")
    assert "\n".join(terms).count("inderst") == 1
    tables = written("<table><tr><td>x" * 40 + "<p>inderst")
    assert "\n".join(tables).count("inderst") == 1


def test_signs_of_minutes_are_labels_facts_and_numbers() -> None:
    assert [word for word in ("Beslutning", "MØDEDATO:", "Punkt 12", "Nyheder") if is_signal(word)] == [
        "Beslutning",
        "MØDEDATO:",
        "Punkt 12",
    ]


# What a page has beside the minutes


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>alert('x')</script>",
        "<style>p { color: red }</style>",
        "<nav><ul><li>Borger</li></ul></nav>",
        "<header><p>Borger Erhverv</p></header>",
        "<footer><p>Rådhuset, Torvet 1</p></footer>",
        "<div role='navigation'>Borger</div>",
        "<div class='cookie-banner'><p>Vi gemmer oplysninger.</p></div>",
        "<div id='CookieConsent'>Vælg</div>",
        "<ul class='breadcrumb'><li>Byen</li></ul>",
        "<p>Forside &gt; Politik &gt; Referater</p>",
        "<p>Du er her: Politik</p>",
        "<div style='display: none'>Skjult</div>",
        "<p hidden>Skjult</p>",
        "<span aria-hidden='true'>ikon</span>",
        "<button>Udskriv</button>",
        "<p><a href='#top'>Til toppen</a></p>",
        "<p>Vi bruger cookies for at huske dig.</p>",
        "<textarea>skriv her</textarea><select><option>valg</option></select>",
        "<!-- bemærkning -->",
    ],
)
def test_furniture_of_a_page_is_dropped(furniture: str) -> None:
    plain = text(MINUTES)
    assert text(furniture + MINUTES) == plain
    assert text(MINUTES + furniture) == plain


def test_what_follows_the_minutes_outside_their_element_is_dropped() -> None:
    page = f"<div><div>{MINUTES}</div><div><p>Kontakt</p></div></div><div><p>Adresse</p></div>"
    assert text(page) == text(MINUTES)


def test_a_list_of_links_above_the_minutes_is_dropped_but_no_text() -> None:
    links = "<div><ul><li><a href='/1'>Mødet i maj</a></li><li><a href='/2'>Mødet i april</a></li></ul></div>"
    found = text(f"{links}<div><p>Mødet var i salen.</p></div><div>{MINUTES}</div>")
    assert "Mødet i maj" not in found
    assert "Mødet var i salen." in found


def test_a_closed_accordion_is_no_hidden_element() -> None:
    body = f"<main><div style='display:none' aria-hidden='true'>{MINUTES}</div></main>"
    assert "At budgettet godkendes." in text(body)


def test_attachments_that_are_links_are_kept() -> None:
    assert "- Kort" in text(f"{MINUTES}<h3>Bilag</h3><ul><li><a href='/1.pdf'>Kort</a></li></ul>")


def test_a_name_of_furniture_does_not_drop_the_minutes() -> None:
    assert "At budgettet godkendes." in text(f"<div class='modal sidebar'>{MINUTES}</div>")


def test_only_a_whole_block_is_boilerplate() -> None:
    assert is_boilerplate("Udskriv")
    assert not is_boilerplate("Udskriv sendes til udvalget.")
    body = parsed("a.html", f"<body><main>{MINUTES}</main><p>x</p></body>").find("body")
    assert minutes_in(body).tag == "main"


def test_the_title_of_a_page_is_told_unless_it_stands_there_already() -> None:
    assert text(MINUTES, "<title>Byrådet | Solvig Kommune</title>").startswith("Byrådet | Solvig Kommune\n")
    assert text(f"<h1>Byrådet</h1>{MINUTES}", "<title>Byrådet</title>").startswith("# Byrådet\n")


# Encodings and bad input


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("cp1252", ""),
        ("utf-16", ""),
        ("cp1252", "<meta charset='iso-8859-1'>"),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"),
        ("cp865", "<meta charset=ibm865>"),
        ("utf-8", "<meta charset='iso-8859-15x'>"),
        ("cp1252", "<meta charset='utf-8'>"),
        ("utf-8", "<meta charset='base64'>"),
    ],
)
def test_the_encoding_is_the_one_named_where_the_bytes_bear_it_out(encoding: str, head: str) -> None:
    page = f"<html><head>{head}</head><body><p>Rådhuset på Ærø ønsker</p></body></html>"
    assert read_html("a.html", page.encode(encoding)).text == "Rådhuset på Ærø ønsker\n"


@pytest.mark.parametrize("page", [b"", b"   ", b"<html></html>", b"<!-- -->", b"<body><script>x</script>"])
def test_a_page_without_text_is_empty(page: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"side\.html"):
        read_html("side.html", page)


def test_elements_nested_too_deep_are_refused_rather_than_cut_off() -> None:
    page = b"<body>" + b"<div>" * 5_000 + b"tekst" + b"</div>" * 5_000
    with pytest.raises(UnreadableDocument, match=r"side\.html: its elements are nested too deep"):
        read_html("side.html", page)


def test_a_page_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"side\.html: more than 600000 tags"):
        read_html("side.html", b"<p>" * 700_000)


def test_nothing_outside_a_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/hemmelig.txt">]>'
    page = f"{entity}<body><p>a&x;b</p><iframe src='file://{tmp_path}/hemmelig.txt'></iframe></body>"
    assert "hemmelig" not in read_html("a.html", page.encode()).text


def test_a_page_under_the_suffix_of_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "referat.txt"
    file.write_text(f"<!DOCTYPE html><html><body>{MINUTES}</body></html>", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"referat\.txt: this is a web page, not text; .*\.html"):
        read_source(file)


def test_a_fragment_is_text_or_markup() -> None:
    assert fragment("a", "Første linje\n\n  anden & sidste", 3) == ["Første linje", "anden & sidste"]
    assert fragment("a", "<h2>Under</h2><p>æ&nbsp;ø</p><script>x</script>", 3) == ["##### Under", "æ ø"]
    assert fragment("a", " \n", 3) == []


# Sample pages


def test_an_agenda_page_is_parsed() -> None:
    meeting = parse_meeting(read_source(CORPUS / "klitnaes_2025-03-19_edagsorden.html"))
    assert (meeting.committee, meeting.time) == ("Social- og Sundhedsudvalget", "16:00-18:10")
    assert [(item.number, item.closed) for item in meeting.items] == [
        (14, False), (15, False), (16, True), (17, False),
    ]  # fmt: skip
    assert [cell.text for cell in meeting.items[0].tables[0].header] == [
        "Plejecenter", "Boliger 2024", "Boliger 2027",
    ]  # fmt: skip


def test_a_saved_page_of_a_portal_is_parsed() -> None:
    source = read_source(CORPUS / "nordlunde_2025-06-04_portal.html")
    for word in ("cookies", "Udskriv", "Andre møder", "Forside", "tlf.", "Læs også", "dataLayer"):
        assert word not in source.text
    meeting = parse_meeting(source)
    assert (meeting.municipality, meeting.committee) == ("Nordlunde", "Byrådet")
    assert [item.title for item in meeting.items][:2] == [
        "Lokalplan 4.17 for Havnen",
        "Valg af medlem til Havnerådet",
    ]
    assert meeting.items[1].decision is not None
    assert meeting.items[1].decision.text == "Byrådet valgte Karsten Vium."
