"""The name of the body that met, from titles such as 'REFERAT Økonomiudvalget 2022-2025 d. 27-11-2024'."""

from __future__ import annotations

import re

from rag.ingest.dates import find_dates

#: What the body that decides is called, in the nominative or genitive.
BODY_WORD = (
    r"(?:udvalg|byråd|råd|nævn|bestyrelse|kommunalbestyrelse|borgerrepræsentation|magistrat|kommission|direktion|"
    r"delegation|forum|samvirke|hovedudvalg|hegnsyn)(?:et|en|n)?s?"
)
_BODY = re.compile(rf"\b[\wÆØÅæøå-]*{BODY_WORD}\b", re.IGNORECASE)
_TERM = re.compile(r"\s*\(?\b(?:19|20)\d{2}\s*[-–/]\s*(?:(?:19|20)\d{2}|\d{2})\b\)?")
_DOCUMENT = re.compile(
    r"^(?:(?:åbent|lukket|endeligt?|foreløbigt?|udvidet|tillægs|offentlig|officielt|godkendt)\s*)*"
    r"(?:(?:møde|beslutnings|åbent\s)?referat|(?:tillægs)?dagsorden(?:en)?|(?:beslutnings)?protokol|udskrift|mødeindkaldelse|møde)\b\s*"
    r"(?:[-–:|,]\s*)?",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(
    r"^(?:(?:fra|af|for|til|over|vedr\.|i)\s+)?(?:det\s+)?(?:(?:ordinært|ekstraordinært|ordinære|ekstraordinære|åbent|konstituerende|offentlige?)\s+)*"
    r"(?:(?:udvalgs|byråds)?møde[t]?\s+)?(?:(?:i|for|af|med|afholdt i)\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,–:|-]*(?:\b(?:den|d\.|kl\.|tirsdag|mandag|onsdag|torsdag|fredag|lørdag|søndag|nr\.?)\b\.?|\bkl\.|\bd\.)?[\s,–:|.-]*$",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    rf"(?P<name>.*{BODY_WORD[:-2]})s\s+(?:\w+\s+)?(?:møde|referat|dagsorden)\w*", re.IGNORECASE
)
#: 'Politik > Dagsordener og referater > Teknikudvalget': the way to a page of a portal.
_TRAIL = re.compile(r"^.*\s[>›»]\s+")
_AFTER_NAME = re.compile(
    r",?(?:\s+(?:ordinært?e?|ekstraordinært?e?))?\s+(?:referat|dagsorden|møde|beslutningsprotokol)\b.*$|\s[-–|]\s.*$",
    re.IGNORECASE,
)
_OF_MUNICIPALITY = re.compile(r"(?:,|\s+(?:i|for))\s+[A-ZÆØÅ][\w-]+\s+kommune\b.*$", re.IGNORECASE)
#: 'Solby Kommune, Byrådet'
_MUNICIPALITY_FIRST = re.compile(r"^.{0,40}?\b(?:regions)?kommunes?\b[\s,:·•|–-]*", re.IGNORECASE)
#: 'Landsbyudvalget (§ 17, stk. 4)'
_SECTION_OF_ACT = re.compile(r"\s*\([^()]*§[^()]*\)\s*$")
#: 'Solby Byråd - Økonomiudvalget': the council that a committee is of.
_COUNCIL_FIRST = re.compile(
    r"(?:[A-ZÆØÅ][\w-]+\s)?(?:byråd|kommunalbestyrelse|borgerrepræsentation)(?:et|en|n)?\s*[-–:|·,]\s+",
    re.IGNORECASE,
)
#: 'byrådsmøde'; an 'udvalgsmøde' is any committee's.
_ITS_MEETING = re.compile(r"\b(?P<body>\w{3,}(?:bestyrelse|råd|udvalg))s?\s?-?møde", re.IGNORECASE)
_SMALL_WORDS = frozenset({"og", "for", "i", "af", "til", "med", "samt", "på"})
#: What no name of a body has, but for the section of an act: '§ 17, stk. 4-udvalget for landsbyer'.
_SENTENCE = re.compile(r"(?<!§)(?<!§ )(?<!\d)\d{2}|\bkl\b|\bafhold", re.IGNORECASE)
_LONGEST = 130


def committee_in(text: str) -> str | None:
    """The body a title line names, without document word, date, weekday and term years; None if none."""
    text = _TRAIL.sub("", text)
    if len(text) > 300 or _BODY.search(text) is None:
        return None
    for start, _, _ in find_dates(text):
        text = text[:start] if _BODY.search(text[:start]) else text
        break
    if (council := _COUNCIL_FIRST.match(text)) and _BODY.search(text, council.end()):
        text = text[council.end() :]
    name = _TERM.sub("", _DOCUMENT.sub("", text.strip(" -–|:"), count=1))
    name = _OF_MEETING.sub("", name, count=1)
    if possessive := _MEETING_OF.match(name):
        name = possessive["name"]
    name = _OF_MUNICIPALITY.sub("", name)
    if (first := _MUNICIPALITY_FIRST.match(name)) and _BODY.search(name[first.end() :]):
        name = _OF_MEETING.sub("", _DOCUMENT.sub("", name[first.end() :], count=1), count=1)
    if (cut := _AFTER_NAME.search(name)) and _BODY.search(name[: cut.start()]):
        name = name[: cut.start()]
    name = _SECTION_OF_ACT.sub("", name)
    previous = None
    while previous != name:
        previous, name = name, _TAIL.sub("", name)
    name = name.strip(" -–|:,.")
    named = name and len(name) <= _LONGEST and _BODY.search(name) and not _SENTENCE.search(name)
    return name if named else None


def committee_of_meeting(text: str) -> str | None:
    """The body in a word for its meeting: 'Skolebestyrelsen' in 'referat fra skolebestyrelsesmøde'."""
    match = _ITS_MEETING.search(text)
    if match is None:
        return None
    word = match["body"].lower()
    return word.capitalize() + ("n" if word.endswith("e") else "et")


def without_capitals(name: str, text: str) -> str:
    """A name that stands in capitals as the text has it elsewhere, or else 'By- og Kulturudvalget'."""
    if not name.isupper():
        return name
    mentions = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    written = next((m.group() for m in mentions if m.group()[:1].isupper() and not m.group().isupper()), None)
    words = (word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in name.lower().split())
    return written or " ".join(words)
