"""Sentences that say nothing of the matter: where papers lie, how a case is handled, scraps."""

from __future__ import annotations

import re

_PAPERS = re.compile(
    r"\bbilag|vedlagt|vedhæft|henvises til|tilgås via|\blink(?:et)?\b|^note:|^\(?kilde:|^oplæg\w* vist|^jf\."
    r"|\bse (?:tabel|figur|afsnit|nedenfor)|\bkan (?:ses|findes) (?:i|på)\b|nedenstående|ovenstående|nedenfor"
    r"|herunder ses|i det følgende|fremgår af (?:bilag|tabel|sagsfremstilling|notat)",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"behandlingstid|^sagsbehandler|^øvrige sagsbehandlere|\bmulighed for spørgsmål|^(?:med|i) denne sag\b"
    r"|^(?:med )?dette dagsordenspunkt|^intet at bemærke|^ingen bemærkninger"
    r"|^(?:sagen|punktet|dette punkt|denne sag) (?:bliver |blev )?"
    r"(?:behandle[ts]|forelægges|fremlægges|genoptages)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"der indstilles|det indstilles|indstilles? det|indstiller .{0,40}\bat\b", re.IGNORECASE
)
_MONEY = re.compile(r"\d.{0,12}\bkr\b")
#: Words about a table, half a quotation, 'Messen har to formål.' without them, an entry without a subject.
_SCRAPS = re.compile(
    r"\btabel(?:len|ler|lerne)?\b|\bkolonne|\b(?:positive?|negative?) tal\b"
    r"|\bi (?:hele )?1\.000 kr\.?$|^i hele 1\.000|^[(\"“”»]|\bfølgende[.:]?$"
    r"|^(?:\S+ ){0,3}(?:to|tre|fire|fem|seks|syv|otte) \w+[.:]$|^\w+(?<!n)es (?:på|i|til|fra|af|med)\b",
    re.IGNORECASE,
)


def is_boilerplate(text: str) -> bool:
    """Whether a sentence speaks of papers or of how a case is handled, or is a scrap.

    A proposal stands under its own label; in the case itself it is told only for its amount.
    """
    if _PROPOSES.search(text) and not _MONEY.search(text):
        return True
    return any(pattern.search(text) for pattern in (_PAPERS, _HANDLING, _SCRAPS))
