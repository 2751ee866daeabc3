"""The name of the body that met, from titles such as 'REFERAT Økonomiudvalget 2022-2025 d. 27-11-2024'."""

from __future__ import annotations

import re

from rag.ingest.dates import find_dates

#: What the body that decides is called, in the nominative or genitive.
BODY_WORD = (
    r"(?:udvalg|byråd|råd|nævn|bestyrelse|kommunalbestyrelse|borgerrepræsentation|magistrat|kommission|direktion|"
    r"delegation|forum|samvirke|hovedudvalg)(?:et|en|n)?s?"
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
_AFTER_NAME = re.compile(
    r"\s+(?:referat|dagsorden|møde|beslutningsprotokol)\b.*$|\s[-–|]\s.*$", re.IGNORECASE
)
_OF_MUNICIPALITY = re.compile(r"\s+(?:i|for)\s+[A-ZÆØÅ][\w-]+\s+kommune\b.*$", re.IGNORECASE)
_LONGEST = 130


def committee_in(text: str) -> str | None:
    """The body a title line names, without document word, date, weekday and term years; None if none."""
    if len(text) > 300 or _BODY.search(text) is None:
        return None
    for start, _, _ in find_dates(text):
        text = text[:start] if _BODY.search(text[:start]) else text
        break
    name = _TERM.sub("", _DOCUMENT.sub("", text.strip(" -–|:"), count=1))
    name = _OF_MEETING.sub("", name, count=1)
    if possessive := _MEETING_OF.match(name):
        name = possessive["name"]
    name = _OF_MUNICIPALITY.sub("", name)
    if (cut := _AFTER_NAME.search(name)) and _BODY.search(name[: cut.start()]):
        name = name[: cut.start()]
    previous = None
    while previous != name:
        previous, name = name, _TAIL.sub("", name)
    name = name.strip(" -–|:,.")
    return name if name and len(name) <= _LONGEST and _BODY.search(name) else None
