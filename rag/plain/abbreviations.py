"""Abbreviations of minutes written in full; 'kr.', 'mio.', 'pct.', 'nr.', 'evt.' and 'ca.' stay."""

from __future__ import annotations

import re

#: Looked up by their letters alone: 'b.l.a.', 'bl. a.' and 'bl.a' are 'bla'.
FULL = {
    "ang": "angående",
    "bla": "blandt andet",
    "dvs": "det vil sige",
    "ekskl": "uden",
    "etc": "og så videre",
    "feks": "fx",
    "fsva": "for så vidt angår",
    "hhv": "henholdsvis",
    "ifbm": "i forbindelse med",
    "ifl": "ifølge",
    "iflg": "ifølge",
    "ifm": "i forbindelse med",
    "ift": "i forhold til",
    "iht": "i henhold til",
    "ihht": "i henhold til",
    "inkl": "med",
    "maks": "højst",
    "max": "højst",
    "mdr": "måneder",
    "mfl": "med flere",
    "mhp": "med henblik på",
    "mht": "med hensyn til",
    "mm": "med mere",
    "mv": "med mere",
    "ol": "og lignende",
    "olign": "og lignende",
    "osv": "og så videre",
    "pba": "på baggrund af",
    "pga": "på grund af",
    "pt": "lige nu",
    "vedr": "vedrørende",
    "vha": "ved hjælp af",
}
#: With and without stops between the letters; 'm.m.' and 'p.t.' are none without a stop.
_SHORT = re.compile(
    r"(?<![\w.])(?:bl\. ?a|d\.v\.s|dvs|f\. ?eks|f\.s\.v\.a|fsva|i\.f\.t|ift|i\.f\.m|ifm|ifbm|i\.h\.t|iht"
    r"|i\.h\.h\.t|iflg|ifl|m\.h\.p|mhp|m\.h\.t|mht|v\.h\.a|vha|p\.g\.a|pga|p\.b\.a|pba|vedr|ang|hhv|inkl"
    r"|ekskl|mdr|osv|o\.s\.v|etc|m\. ?v|mv|m\. ?fl|mfl|o\. ?lign|o\.l|maks|max|m\. ?m(?=\.)|p\.t(?=\.)"
    r"|pt(?=\.))(?![\wæøå])(?P<stop>\.?)",
    re.IGNORECASE,
)


def in_full(text: str) -> str:
    """The text with its abbreviations written in full; a stop that ends the sentence stays."""
    return _SHORT.sub(lambda match: _written(text, match), text)


def _written(text: str, match: re.Match[str]) -> str:
    short = match.group()
    if short.isupper():
        return short
    full = FULL[re.sub(r"\W", "", short).casefold()]
    if short[0].isupper():
        full = full[0].upper() + full[1:]
    return f"{full}." if match["stop"] and match.end() == len(text) else full
