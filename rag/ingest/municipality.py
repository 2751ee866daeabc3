"""Which municipality minutes are from, when the header does not say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from rag.danish import fold
from rag.facts.municipalities import MUNICIPALITIES

_KNOWN = {fold(name): name for name in MUNICIPALITIES}
_NAMED = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÆØÅ][a-zæøåéüö]{1,25}(?:-[A-ZÆØÅ][a-zæøåéüö]{1,25}){0,2}"
    r"(?: [A-ZÆØÅ][a-zæøå]{2,20})?)"
    r" (?:[Kk]ommune|KOMMUNE|Regionskommune)(?:s|ns|n)?\b"
)
_CAPITALS = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÆØÅ]{3,25}(?:-[A-ZÆØÅ]{2,25})?)\s{1,4}(?:REGIONS)?KOMMUNES?\b"
)
_NOT_A_NAME = frozenset(
    fold(word)
    for word in """Den Din Jeres Hver Hele En Alle Ingen Vores Egen Enhver Anden Samme I Fra Til Af Med For Og
    At Som Denne Pågældende Region Danske Andre Flere Enkelte Dansk Hvilken Kære Om""".split()
)
#: 'Odderby Byråd' · 'Odderby Rådhus' in the header, where no text says 'Kommune'.
_SEAT = re.compile(
    r"(?<![\w-])(?!Ny[te]? |Det |Den |Nuværende )(?P<name>[A-ZÆØÅ][a-zæøå]{2,25}(?:-[A-ZÆØÅ][a-zæøå]{1,25})?)"
    r" (?:Byråd|Kommunalbestyrelse|Rådhus)\b"
)
_SEAT_IN_CAPITALS = re.compile(
    r"^(?!NY[TE]{0,2} |DET |DEN )(?P<name>[A-ZÆØÅ]{3,25}(?:-[A-ZÆØÅ]{2,25})?) (?:BYRÅD|KOMMUNALBESTYRELSE)\b",
    re.MULTILINE,
)
_IN_PLACE = re.compile(r"\bi ([A-ZÆØÅ][a-zæøå]{3,25}(?:-[A-ZÆØÅ][a-zæøå]{1,25})?)\b")
#: 'Region Nordjylland', 'Region Nordjyllands': a region's minutes are filed under its name.
_REGION = re.compile(r"(?<![\w-])Region (?!er\b)(?P<name>[A-ZÆØÅ][a-zæøå]{3,25}?)s?(?![\w-])")
#: 'F J O R D B Y   K O M M U N E'
_SPACED = re.compile(r"(?<!\S)(?:[A-ZÆØÅ] ){3,}[A-ZÆØÅ](?!\S)")
#: 'www.odderby.dk' in the header.
_HOST = re.compile(r"(?:\bwww\.|https?://)(?P<host>[a-z-]{3,30})\.dk\b")
_TWICE = 2
#: The share of all mentions below which the most frequent name is doubtful.
_CLEAR = 0.5


def infer_municipality(header: str, text: str, path: str) -> tuple[str | None, bool]:
    """The municipality of a document, and whether that is certain enough to go unmentioned.

    Looked for in this order: '<Navn> Kommune' above the first item, the name mentioned most often in
    the text, and a known municipality in the file or folder name.
    """
    if above := _mentioned(_SPACED.sub(lambda match: match[0].replace(" ", ""), header)):
        return above.most_common(1)[0][0], True
    if region := _REGION.search(header):
        return f"Region {region['name']}", True
    seat = _SEAT.search(header) or _SEAT_IN_CAPITALS.search(header)
    if seat and _is_place(seat["name"].title(), text[len(header) :], path):
        return seat["name"].title(), True
    counts = _mentioned(text)
    hinted = _in_path(path, counts)
    if not counts:
        if seat:
            return seat["name"].title(), True
        return hinted or _named_in_file(path, text) or _in_host(header, text, path), False
    if hinted is not None:
        return hinted, True
    (name, count), total = counts.most_common(1)[0], sum(counts.values())
    return name, count / total >= _CLEAR


def _is_place(name: str, text: str, path: str) -> bool:
    """Whether a name is a municipality's, or is told as a place elsewhere."""
    return fold(name) in _KNOWN or re.search(rf"\bi {name}\b", text) is not None or fold(name) in fold(path)


def _mentioned(text: str) -> Counter[str]:
    found = Counter(match["name"] for match in _NAMED.finditer(text))
    found.update(match["name"].title() for match in _CAPITALS.finditer(text))
    merged: Counter[str] = Counter()
    for name, count in found.items():
        last = name.split()[-1]
        alone = last in found or fold(last) in _KNOWN or fold(name.split()[0]) in _NOT_A_NAME
        place = last if alone else name
        if fold(place.split()[0]) not in _NOT_A_NAME:
            merged[_nominative(place, found)] += count
    return merged


def _nominative(name: str, found: Counter[str]) -> str:
    """'Københavns' is København, but Aarhus and Assens end in their own s."""
    if fold(name) in _KNOWN:
        return _KNOWN[fold(name)]
    base = name.removesuffix("s")
    return _KNOWN.get(fold(base), base if base in found else name)


def _in_path(path: str, counts: Counter[str]) -> str | None:
    parts = re.split(r"[^a-z0-9]+", fold(" ".join(PurePath(path).parts[-3:])))
    return next((name for name in (*counts, *MUNICIPALITIES) if fold(name) in parts), None)


def _in_host(header: str, text: str, path: str) -> str | None:
    """The place that the address of a page names, if the text or the name of the file has it too."""
    for match in _HOST.finditer(header):
        host = match["host"]
        if host in _KNOWN:
            return _KNOWN[host]
        words: list[str] = re.findall(r"\b[A-ZÆØÅ][a-zæøå]{2,25}\b", text)
        if (named := next((word for word in words if fold(word) == host), None)) is not None:
            return named
        if host in re.findall(r"[a-z]{3,}", fold(PurePath(path).name)):
            return host.title()
    return None


def _named_in_file(path: str, text: str) -> str | None:
    """A place name that the file or folder name and the text share: 'lindholm_2025.txt', 'i Lindholm'."""
    parts = re.findall(r"[a-z]{4,}", fold(" ".join(PurePath(path).parts[-3:])))
    places = Counter(match[1] for match in _IN_PLACE.finditer(text))
    return next((name for name, n in places.most_common() if n >= _TWICE and fold(name) in parts), None)
