"""Which part of an agenda item a line belongs to: what was proposed, what was decided, or the rest."""

from __future__ import annotations

import re
from enum import StrEnum


class Part(StrEnum):
    """What a unit of a text is for."""

    HEAD = "head"
    BODY = "body"
    PROPOSAL = "proposal"
    DECISION = "decision"


_LONGEST_LABEL = 90  # characters
_TEXT = r"(?:[^:.]|(?:(?<=\d)|(?<=pkt)|(?<=nr))\.)*"  # the point of 'den 6. maj' or 'pkt. 4' ends nothing
_DECISION = re.compile(
    r"^(?:(?P<label>beslutning(?:en)?|konklusion|afgørelse|afstemning)"
    rf"(?P<body>(?:\s(?:i|fra|på|den|truffet)\b{_TEXT})?"
    rf"|\s[A-ZÆØÅ]{_TEXT}den \d{_TEXT})|(?P<whose>[A-ZÆØÅ][\w ,-]*s (?:beslutning|behandling){_TEXT}))"
    r"\s*(?::\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
#: 'Social- og Ældreudvalget, den 9. oktober 2019:' alone on a line.
_DECIDES = re.compile(
    r"^(?P<whose>[A-ZÆØÅ][\w ,-]*(?:udvalg|råd|bestyrelse)(?:et|n)?,? den \d{1,2}[.-][^:]{3,20}):$"
)
_PROPOSAL = re.compile(
    r"^(?:(?:forslag|anbefaling)|(?:administrativ )?indstilling(?:en)?(?:\s[\w ,]{0,60}indstiller)?"
    r"|det indstilles)"
    r"\s*(?:[:,]\s*(?P<rest>.*)|,? at)?$",
    re.IGNORECASE,
)
#: 'Forvaltningen indstiller' opens a list of points; with a point on the same line it is a sentence.
_PROPOSES = re.compile(
    r"^[A-ZÆØÅ][\w ,-]* (?:indstiller|foreslår|anbefaler)(?: til [\w ]+)?\s*[:,]?(?: at)?\s*:?$"
)
_OTHER = re.compile(
    r"^(?:resum[eé]|sagsresum[eé]|beslutningstema|anledning|tema|indledning|problemstilling|sagens kerne"
    r"|(?:supplerende )?sagsfremstilling(?: og økonomi)?|beskrivelse af sagen|sagsbeskrivelse|løsning"
    r"|baggrund|gennemgang af sagen|økonomi(?:ske konsekvenser)?|bevillingsmæssige forhold|lovgrundlag"
    r"|retsgrundlag"
    r"|retsregler|beslutningskompetence|kompetence|sagen afgøres i|sagsforløb|sagsgang|sagens forløb"
    r"|tidligere behandling|historik|kommende behandlingsforløb|videre proces|relateret behandling"
    r"|kommunikation|høring|bilag|vurdering|tidsplan|takster|anlægsudgifter|underskrifter)\s*(?::\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
_OPENS_ITEM = re.compile(r"^(?:punkt|pkt\.?|sag nr\.?|nr\.?)\s?\d+", re.IGNORECASE)


def labelled(line: str, part: Part) -> tuple[Part, str, str] | None:
    """The part a line opens, the words of its label that tell whose it is, and what follows on the line.

    `part` is what the line stands in: a committee that recommends in its decision does not propose.
    """
    if _OPENS_ITEM.match(line):
        return Part.BODY, "", line
    if decides := _DECIDES.match(line):
        return Part.DECISION, decides["whose"], ""
    for opened, pattern in ((Part.DECISION, _DECISION), (Part.PROPOSAL, _PROPOSAL), (Part.BODY, _OTHER)):
        found = pattern.match(line)
        if found and len(line) - len(found["rest"] or "") <= _LONGEST_LABEL:
            return opened, _whose(found, opened), found["rest"] or ""
    if part is not Part.DECISION and len(line) <= _LONGEST_LABEL and _PROPOSES.match(line):
        return Part.PROPOSAL, "", ""
    return None


def _whose(found: re.Match[str], part: Part) -> str:
    if part is not Part.DECISION:
        return ""
    return (found["body"] or found["whose"] or "").strip()
