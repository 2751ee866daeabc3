"""What a web page has beside the minutes: menus, cookie texts, buttons, bread crumbs, hidden elements."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from rag.danish import fold
from rag.ingest.readers.blocks import folded, is_signal

#: Elements and roles that never hold text of the minutes.
_NEVER = frozenset(
    """script style noscript template svg math iframe object embed audio video canvas map head link meta
    input select textarea datalist progress meter nav img picture source track area base""".split()
)
_NEVER_ROLES = frozenset({"navigation", "search", "menu", "menubar", "tablist"})
#: Elements, roles and names that hold them only where signs of minutes stand in them.
_SELDOM = frozenset({"header", "footer", "aside", "form", "menu", "dialog"})
_SELDOM_ROLES = frozenset(
    "banner contentinfo complementary form toolbar status tooltip dialog alertdialog alert".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookie\w*|consent|gdpr|bread-?crumbs?|broedkrumme\w*|skip-?link\w*|share\w*|sharing|social\w*|"
    r"toolbar|pagination|pager|nav|navbar|navigation|mainnav|topnav|sidenav|sidebar|site-?header|site-?footer|"
    r"search\w*|chatbot|newsletter|toast|modal|banner|sr-only|visually-?hidden|screen-?reader\w*|"
    r"no-?print|hidden|d-none)(?:$|[\s_-])"
)
#: What buttons and links say. Only a block that says nothing else is dropped.
_PHRASES = frozenset(
    fold(phrase)
    for phrase in (
        "Til toppen", "Til top", "Gå til toppen", "Tilbage til toppen", "Udskriv", "Udskriv side",
        "Udskriv siden", "Print", "Print side", "Del", "Del side", "Del siden", "Del på Facebook",
        "Del på LinkedIn", "Del punkt", "Del dette punkt", "Kopiér link", "Kopier link", "Link til punkt",
        "Gå til indhold", "Gå til hovedindhold", "Spring til indhold", "Spring til hovedindhold",
        "Spring navigation over", "Luk", "Luk vindue", "Luk menu", "Åbn menu", "Menu", "Søg", "Søgning",
        "Tilbage", "Tilbage til oversigten", "Forrige", "Forrige punkt", "Næste", "Næste punkt", "Vis mere",
        "Vis mindre", "Vis alle", "Skjul alle", "Vis bilag", "Skjul bilag", "Vis punkt", "Skjul punkt",
        "Fold ud", "Fold ind", "Fold sammen", "Fold alle ud", "Fold alle sammen", "Åbn alle", "Luk alle",
        "Læs op", "Læs højt", "Oplæs", "Lyt", "Lyt til siden", "Abonnér", "Abonner", "Log ind", "Log på",
        "Kontakt os", "Tilmeld nyhedsbrev", "Accepter", "Accepter alle", "Acceptér alle", "Tillad alle",
        "Accepter cookies", "Accepter alle cookies", "Afvis alle", "Afvis cookies", "Kun nødvendige",
        "Kun nødvendige cookies", "Tilpas", "Vis detaljer", "Hent som PDF", "Hent PDF", "Hent referat",
        "Hent referat som PDF", "Hent dagsorden", "Download", "Download PDF", "Download referat", "Forside",
    )
)  # fmt: skip
_TEXT = re.compile(
    r"(?:vi|siden|hjemmesiden|websitet|denne (?:hjemme)?side) (?:bruger|anvender|benytter) cookies\b.*|"
    r"du er her\s*:.*|forside\s*[>»›/|].*|sidst opdateret:?\s*[\d. /:-]+|"
    r"(?:©|copyright\b).{0,80}",
    re.IGNORECASE,
)
#: So many signs of minutes, and such a share of them, tell where on a page the minutes stand.
_ENOUGH = 3
_HALF = 0.5


def is_boilerplate(text: str) -> bool:
    """Whether a block of a page says nothing but what buttons, bread crumbs and cookie texts say."""
    return len(text) < 500 and (fold(text).strip(" .:|>»") in _PHRASES or _TEXT.fullmatch(text) is not None)


def minutes_in(body: HtmlElement) -> HtmlElement:
    """The element of a page that holds its minutes; what is furniture of the page is dropped from it."""
    for element in [each for each in body.iter() if each is not body and _never(each)]:
        element.drop_tree()
    signals = _signals(body)
    for element in [each for each in body.iter() if each is not body and _seldom(each)]:
        if not signals[element]:
            element.drop_tree()
    content = _main(body, signals)
    if signals[content] >= _ENOUGH:
        _drop_around(content, signals)
    return content


def _never(element: HtmlElement) -> bool:
    tag = element.tag
    return not isinstance(tag, str) or tag in _NEVER or element.get("role", "").lower() in _NEVER_ROLES


def _seldom(element: HtmlElement) -> bool:
    """Whether an element is furniture by its tag, role or names, or hidden (as a closed accordion is too)."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        element.tag in _SELDOM
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or element.get("role", "").lower() in _SELDOM_ROLES
        or _HIDDEN.search(element.get("style", "")) is not None
        or _NAMED.search(fold(named)) is not None
    )


def _signals(body: HtmlElement) -> Counter[HtmlElement]:
    """How many signs of minutes stand in each element: labels, facts of the meeting, numbers of items."""
    found: Counter[HtmlElement] = Counter()
    for element in body.iter():
        text = folded(element.text or "")
        if text and (element.tag == "h1" or is_signal(text) or is_signal(text.partition(":")[0])):
            found[element] += 1
            found.update(element.iterancestors())
    return found


def _main(body: HtmlElement, signals: Counter[HtmlElement]) -> HtmlElement:
    """The element that the page itself calls its main one, if the minutes stand there."""
    named = (each for each in body.iter() if each.tag == "main" or each.get("role") == "main")
    return next((each for each in named if signals[each] > _HALF * signals[body]), body)


def _drop_around(content: HtmlElement, signals: Counter[HtmlElement]) -> None:
    """Drop what follows the element of the last sign of minutes, and lists of links above it."""
    inside = content
    while (child := _last_sign(inside, signals)) is not None and signals[child] > _HALF * signals[content]:
        for below in list(child.itersiblings()):
            below.drop_tree()
        for above in list(child.itersiblings(preceding=True)):
            if not signals[above] and _links(above):
                above.drop_tree()
        inside = child


def _last_sign(element: HtmlElement, signals: Counter[HtmlElement]) -> HtmlElement | None:
    return next((child for child in reversed(element) if signals[child]), None)


def _links(element: HtmlElement) -> bool:
    words = len(folded(element.text_content()))
    linked = sum(len(folded(link.text_content())) for link in element.iter("a"))
    return linked > _HALF * words
