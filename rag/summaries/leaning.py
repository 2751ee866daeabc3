"""Whether a sentence can be told without those before it."""

from __future__ import annotations

import re

from rag.danish import fold, stem
from rag.facts import NUMBER_WORDS

#: So many letters of a word are enough to find it in a title.
_STEM = 6
#: A sentence that opens so speaks of the one before it.
_REFERS_BACK = re.compile(
    r"^(?:Dette|Denne|Disse|Han|Hun|Begge|Deres|Dens|Dets|Årets|Øvrige|Resten|Sidstnævnte|Førstnævnte"
    r"|Her|Heraf|Heri|Hertil|Herved|Herudover|Herunder|Herefter|Hermed|Dertil|Derved|Derudover|Derimod|Derfor|Dermed"
    r"|Desuden|Endvidere|Yderligere|Udover|Ligeledes|Samtidigt?|Dog|Men|Og|Også|Efterfølgende|Således|Omvendt|Fx"
    r"|F\.eks\.|Til gengæld|Til sammenligning|På den (?:baggrund|måde)|I den forbindelse|I forlængelse heraf"
    r"|I så fald|Som følge heraf|Baggrunden herfor|For det (?:andet|tredje)|Udgiften er|Årsagen|Forskellen"
    r"|Stigningen|Faldet|Ændringen|Ændringerne|Tallet|Tallene)(?!\w)"
)
#: 'Det skyldes …' speaks of what was said; 'Det nye regulativ …' and 'Det foreslås, at …' do not.
_PRONOUN = re.compile(r"^(?:Det|Den|De) (?P<next>\w+)(?P<rest>.*)", re.DOTALL)
_FORMAL = re.compile(
    r"(?:forvent|foresl|vurder|anbefal|anta|skønn|ønsk|planlægg|er (?:\w+ ){0,4}(?:at\b|vurdering"
    r"|hensigt|plan|forventning))"
)
_PAST = frozenset(
    "medførte viste betød skyldtes svarede gjorde kunne skulle ville måtte havde burde lykkedes".split()
)
#: A thing that opens a sentence as known ('Messen har …') was named before, unless the title names it.
_KNOWN_THING = re.compile(r"(?P<thing>[A-ZÆØÅ][a-zæøå]{2,}(?:en|et|erne|rne|ne))\s+(?=[a-zæøå])")
_KNOWN_TO_ALL = frozenset(
    "forvaltningen kommunen udvalget byraadet kommunalbestyrelsen regeringen borgerne staten ministeriet "
    "administrationen regionen folketinget boernene eleverne skolerne kommunerne".split()
)
#: Words inside a sentence that speak of what stands before it.
_LEANING = re.compile(
    r"\b[Mm]ålet\b|\bi samme (?:måned|periode|år)\b(?! (?:året|sidste|i \d))"
    r"|^(?:Andelen|Antallet|Resultatet) (?:er|var|blev)\b"
    r"|^.{0,40}?\b(?:dette|disse|denne|derfor|dermed|derved|dog|desuden|heraf|hertil|herefter|således|altså)\b"
    r"|^(?:\S+ ){1,4}(?:var|er|blev|har|havde|skal|kan) (?:den|det|de|han|hun)\b(?! \w+e\b)"
)
_VERBS = frozenset("kan skal vil må bør blev gav fik kom stod gik lå tog holdt".split())
_RELATIVE = frozenset(
    "sidste næste første anden andet samme tidligere øvrige enkelte nævnte omtalte tredje".split()
)


def refers_back(text: str) -> bool:
    """Whether a sentence has a word that means something named before it: 'Det skyldes …', 'dermed'."""
    if _REFERS_BACK.match(text) or _LEANING.search(text):
        return True
    match = _PRONOUN.match(text)
    if match is None or _FORMAL.match(f"{match['next']}{match['rest']}"):
        return False
    following = match["next"]
    is_verb = following.endswith(("r", "s")) and following not in NUMBER_WORDS
    return is_verb or following in _VERBS | _PAST | _RELATIVE


def leans(text: str, title: str) -> bool:
    """Whether a sentence speaks of something that a sentence before it names."""
    if refers_back(text):
        return True
    if thing := _KNOWN_THING.match(text):
        named = fold(thing["thing"])
        return named not in _KNOWN_TO_ALL and stem(named)[:_STEM] not in fold(title)
    return False
