"""The lines that part an agenda: 'Åbne punkter', 'C. Lukkede punkter', 'Sager til orientering'."""

from __future__ import annotations

import re

_LETTER = r"(?:[A-HIVX]{1,3}[.):]?\s+)?"
_MATTERS = r"(?:sager|punkter|dagsordenspunkter|emner)"
_OPEN = re.compile(
    rf"{_LETTER}(?:åb(?:en|ne|ent|ent punkt)(?:\s+(?:{_MATTERS}|dagsorden|del|møde|behandling))|åbent punkt)|"
    rf"{_LETTER}{_MATTERS}\s+(?:til|for)\s+(?:afgørelse|beslutning|orientering|drøftelse|efterretning|behandling|"
    r"anbefaling|indstilling)(?:\s*(?:,|og|/)\s*(?:orientering|drøftelse|efterretning|beslutning))?"
    r"(?:\s+i\s+(?:udvalget|byrådet|kommunalbestyrelsen))?|"
    rf"{_LETTER}(?:beslutnings|orienterings|drøftelses|afgørelses)(?:sager|punkter)|"
    rf"{_LETTER}{_MATTERS}\s+fra\s+(?:\S+\s+){{0,5}}\S*(?:udvalg|råd|bestyrelse|udvalgene|udvalget|rådet|bestyrelsen)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    rf"{_LETTER}(?:lukke(?:t|de)|ikke.offentlige?)\s+(?:{_MATTERS}|dagsorden|del|møde|behandling|mødedel)|"
    rf"{_LETTER}{_MATTERS}\s+(?:for|bag|behandlet for)\s+lukkede\s+døre",
    re.IGNORECASE,
)
_LONGEST = 80
#: One of these stands in every such line.
_NAMED = ("åben", "åbne", "åbent", "lukke", "offentlig", "sager", "punkter", "emner")


def part_of(text: str) -> bool | None:
    """Whether what follows a line is closed to the public; None for a line that parts nothing."""
    if len(text) > 2 * _LONGEST or not any(word in text.lower() for word in _NAMED):
        return None
    name = text.strip(" :.-–")
    if len(name) > _LONGEST:
        return None
    if _CLOSED.fullmatch(name):
        return True
    return False if _OPEN.fullmatch(name) else None
