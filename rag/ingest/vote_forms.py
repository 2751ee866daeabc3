"""How Danish minutes write a roll-call, as patterns: a side and its voters, and what was voted on."""

from __future__ import annotations

import re

#: The first word that tells a side, folded to lower case.
SIDES = {
    "for": "for",
    "ja": "for",
    "med": "for",
    "imod": "against",
    "mod": "against",
    "nej": "against",
    "undlod": "abstained",
    "undlader": "abstained",
    "afstod": "abstained",
    "afholdt": "abstained",
    "hverken": "abstained",
    "blank": "abstained",
    "blankt": "abstained",
    "blanke": "abstained",
    "flertal": "for",
    "mindretal": "against",
}
_NEITHER = r"hverken (?:for eller imod|ja eller nej)"
_SIDE = rf"(?P<side>for|imod|mod|ja|nej|undlod|undlader|{_NEITHER}|blankt?e?)"
#: 'stemmer for at bevare skolen' tells no vote.
_VOTED = (
    r"(?:stemte|stemmer|stemt|var(?=\s+imod\b))\s+"
    rf"(?P<side>for|imod|mod|ja|nej|{_NEITHER}|blankt?)(?!\s+at\b)"
)
_MOTIONS = (
    r"(?:\s+(?:forslaget|indstillingen|ændringsforslaget|sagen|(?:dette|denne)(?:\s+[a-zæøå]+)?|det|"
    r"(?:forslag|model|mulighed|løsning|scenarie|alternativ|punkt)\s+(?:[A-ZÆØÅ]|\d{1,2})|"
    # 'For opsigelse stemte A' · 'For beslutningen: A': whatever was voted on
    r"(?-i:[a-zæøå]{4,}(?:\s+[a-zæøå]+){0,2})(?=\s+(?:stemte|stemmer)\s|\s*:)))?"
)
_COUNT = r"(?:\s*\(?\d{1,3}\)?(?:\s+stemmer?)?(?=\s*:))?"
_ABSTAINED = r"(?P<none>undlod|undlader|afstod fra|afholdt sig fra)"
#: 'For stemte: A, B' · 'Imod: 3 (names)' · 'Undlod at stemme: Å' · 'Imod stemte Enhedslisten'
LED = re.compile(
    rf"(?:(?:ved\s+)?afstemning(?:en|sresultat)?\s*:\s*)?(?:stemmer\s+)?{_SIDE}{_MOTIONS}"
    rf"(?P<verb>(?:\s+at)?\s+(?:stemte|stemmer|stemme|var))?{_COUNT}\s*(?P<colon>:)?\s*(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
#: '17 stemte for: A, B' · '1 medlem undlod at stemme: C'
COUNT_LED = re.compile(
    rf"(?P<count>\d{{1,3}})\s+(?:\w*medlem(?:mer)?\s+)?(?:stemte\s+|stemmer\s+)?{_SIDE}{_MOTIONS}(?:\s+at\s+stemme)?"
    r"\s*(?::\s*|(?=\())(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
#: 'Følgende stemte for: A, B og F.'
FOLLOWING = re.compile(
    rf"(?:følgende|disse)\s+(?:\w+\s+)?(?:{_VOTED}|{_ABSTAINED}(?:\s+at\s+stemme)?){_MOTIONS}{_COUNT}\s*:\s*"
    r"(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
#: 'A, F og Ø: For'
AFTER_COLON = re.compile(rf"(?P<names>[^:]{{1,300}}):\s*{_SIDE}(?:\s+at stemme)?[\s.]*", re.IGNORECASE)
#: 'X og Y stemte for.' · 'Z undlod at stemme.' · 'V kan ikke anbefale og stemte imod.'
TRAILED = re.compile(
    r"(?P<names>.{1,600}?)(?:\s+(?:kan|kunne)\s+ikke\s+\w+(?:\s+\w+)?,?\s+og)?[\s,]+(?:har\s+)?"
    rf"(?:{_VOTED}|{_ABSTAINED}(?:\s+at stemme)?)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECIDED = r"(?:godkendt|vedtaget|tiltrådt|anbefal\w*|imødekommet|forkastet|afvist|drøftet|udsat)"
#: 'A og B for' beside 'V imod'
BARE = re.compile(r"(?P<names>[^.:;]{1,300}?)\s+(?P<side>for|imod)[\s.]*")
#: What a list of voters never holds.
DECIDED = re.compile(_DECIDED, re.IGNORECASE)
#: 'Mulighed 3 godkendt, idet A stemte for mulighed 1' tells no vote on what was decided.
_CHOICE = (
    r"(?:mulighed|model|alternativ|løsning|scenarie|variant|forslag|placering|version)(?:et|en)?\s+"
    r"(?:\d|[A-ZÆØÅ]\b)"
)
#: 'Godkendt, idet Venstre stemte imod.'
EMBEDDED = re.compile(
    r"(?:\b(?:idet|mens|men|hvor|dog|hvorved|bemærkning,? at|bortset fra|undtagen)\s+(?:kun\s+|alene\s+)?|"
    rf"\b{_DECIDED}[,.]?\s*[,.(]\s*(?=(?-i:[A-ZÆØÅ])))"
    rf"(?P<names>[^.:;]{{1,200}}?),?\s+(?:(?:der|som)\s+)?(?:{_VOTED}|{_ABSTAINED})\b(?!\s+(?:{_CHOICE}))",
    re.IGNORECASE,
)
#: 'mod stemmerne fra Ø'
VOICES = re.compile(
    r"\b(?P<side>med|for|imod|mod)\s+stemm(?:erne|en|er(?=\s+fra))\s+(?:fra\s+)?(?P<names>(?!\d)[^.;:]{1,200}?)(?=\s+(?:i?mod|for)\b|[.;:]|$)",
    re.IGNORECASE,
)
#: 'med Venstres stemmer imod'
GENITIVE = re.compile(
    r"\bmed\s+(?P<names>(?-i:[A-ZÆØÅ])\w+?)s\s+stemmer?\s+(?P<side>for|imod|mod)\b", re.IGNORECASE
)
#: 'Ved afstemningen stemte A og B for, mens V stemte imod'
INVERTED = re.compile(
    r"\b(?:stemte|stemmer)\s+(?P<names>(?-i:[A-ZÆØÅ])[^.:;]{0,200}?)\s+(?P<side>for|imod|mod)\b(?!\s+at\b)",
    re.IGNORECASE,
)
#: '…, og V, C og O stemte imod': the other side, behind one that is told with more
AND_SIDE = re.compile(
    rf",\s+og\s+(?P<names>(?-i:[A-ZÆØÅ])[^.:;]{{0,200}}?)\s+(?:{_VOTED}|{_ABSTAINED}\b)", re.IGNORECASE
)
#: 'Et flertal (A, B og F) godkender indstillingen' · 'Et mindretal bestående af V kan ikke godkende'
MAJORITY = re.compile(
    r"\bet\s+(?:(?P<side>flertal)|(?P<none>mindretal))(?:let)?(?:\s+(?:i|af)\s+\w+(?:et|en))?(?:\s+på\s+\d+)?[\s,]*"
    r"(?:bestående af\s+)?(?P<names>\([^()]{1,300}\)|(?<=\baf\s)[^.:;]{1,200}?),?\s+"
    r"(?:(?(side)(?:kan\s+)?(?:godkend|anbefal|tiltr|vedt|indstill|støtte|tilslut|beslut|vælg|valgt|ønsk|foretr)\w*(?!\s+(?:\w+\s+)?ikke)|"
    r"(?:kan|kunne)\s+ikke\s+(?:godkend|anbefal|tiltr|støtte|tilslut)\w*))",
    re.IGNORECASE,
)
#: 'Hele udvalget stemte for, bortset fra Venstre, der stemte imod'
ALL = re.compile(
    r"\b(?P<names>(?:hele|det samlede|et samlet)\s+\w*(?:udvalg|råd|nævn|bestyrelse)(?:et|en|n)?)\s+"
    r"(?:stemte|stemmer)\s+(?P<side>for|imod|mod)\b(?!\s+at\b)",
    re.IGNORECASE,
)
#: 'med 15 stemmer for (A, B) og 4 imod (V)'
TALLY = re.compile(
    r"\b\d{1,3}\s+(?:stemmer\s+)?(?P<side>for|imod|mod)\s*\((?P<names>[^()]{1,300})\)", re.IGNORECASE
)
#: 'vedtaget med 13 stemmer for: A (9), F (2) og B (1)'
TALLY_LIST = re.compile(
    r"\b\d{1,3}\s+stemmer\s+(?P<side>for|imod|mod)\s*:\s*(?P<names>[^.:;]{1,300})", re.IGNORECASE
)
#: 'Lis Holm ønsker et andet forslag og stemte imod.'
LATER = re.compile(
    r"(?P<names>(?-i:[A-ZÆØÅ])[\w'’-]*(?:\s(?-i:[A-ZÆØÅ])[\w'’-]*){0,4}(?:\s\([^()]*\))?)\s+(?-i:[a-zæøå])\w+"
    r"[^.:;]{0,150}?\s+og\s+(?:stemte|stemmer)\s+(?P<side>for|imod|mod)\b(?!\s+at\b)[^.:;]{0,40}\.?",
    re.IGNORECASE,
)
#: 'Imod stemte V, som ønsker projektet stoppet': what is told of those who voted.
#: '…, idet prisen dog sættes ned': what was decided stands behind how many voted so.
CONDITION = re.compile(r",\s+(?:idet|dog|men|med den|på betingelse)\b", re.IGNORECASE)
CLAUSE = re.compile(r",\s+(?:som|der|idet|fordi|da)\s.*", re.IGNORECASE | re.DOTALL)
NEXT_SIDE = re.compile(
    r"(?<=[\w):])(?<!temmer)(?<!temte)(?<!lgende)(?<!edlemmer)(?<!disse)(?<!Disse)(?<!verken)(?<!eller)[.;,]?\s+(?=(?:(?i:for|imod|mod|undlod|undlader|blanke?)(?:\s+[a-zæøå]+){0,2}\s*:|"
    r"(?:For|Imod|Mod)(?:\s+[a-zæøå]{4,}){0,2}\s+(?:stemte|stemmer)\b|Undlod\s+at\s+stemme\b|Hverken\s+(?:for|ja)))"
)
#: 'Ad 2: For stemte A': the number of the recommendation that was voted on.
NUMBERED = re.compile(
    r"(?:ad|at|pkt\.|punkt)\s*\d{1,2}[a-z]?\s*[.:)]\s+(?=(?:for|imod|mod)\b)", re.IGNORECASE
)
#: Where one side may follow another inside a sentence: 'A stemte for, og B stemte imod'.
JOINT = re.compile(r"[,;]\s+(?:(?:og|mens|men)\s+)?|\s+(?:og|mens|men)\s+")
SIDE_WORD = re.compile(r"\b(?:for|i?mod|ja|nej|undlod|undlader|afstod|afholdt|blankt?e?)\b", re.IGNORECASE)
#: '5 stemmer for' · '2 imod': a side of which only the number is given.
NUMBER = re.compile(
    r"(?P<names>\d{1,3})\s+(?:\w*medlem(?:mer)?\s+)?(?:stemmer?\s+|stemte\s+)?"
    r"(?P<side>for|imod|mod|blankt?e?|undlod|undlader)"
    r"(?:\s+at\s+stemme)?(?:\s+(?:forslaget|indstillingen|det|dette))?[\s.]*",
    re.IGNORECASE,
)
#: 'Vedtaget med 15 stemmer for, 4 imod og 1 blank'
NUMBERS = re.compile(
    r"\b(?:(?<=stemmerne )|(?=\d{1,3}\s+stemm))(?P<for>\d{1,3})\s+(?:stemmer?\s+)?for\b"
    r"[^.;:\d]{0,40}\b(?P<against>\d{1,3})\s+(?:stemmer?\s+)?i?mod\b(?!\s+\d)"
    r"(?:[^.;:\d]{0,40}\b(?P<none>\d{1,3})\s+(?:stemmer?\s+)?(?:undlod|undlader|hverken|blank))?",
    re.IGNORECASE,
)
#: 'Godkendt med 4 stemmer mod 3'
TO = re.compile(
    r"\bmed\s+(?P<for>\d{1,3})\s+stemmer\s+(?:\((?P<names>[^()]{1,300})\)\s+)?i?mod\s+(?P<against>\d{1,3})\b"
    r"(?:(?:\s+stemmer)?\s*\((?P<others>[^()]{1,300})\))?(?P<none>(?!))?",
    re.IGNORECASE,
)
#: 'Vedtaget med stemmerne 7-1' · 'Godkendt, stemmetal 7 mod 1'
FIGURES = re.compile(
    r"\bstemme(?:r|rne|tal|tallene|tallet)\s+(?P<for>\d{1,3})\s*(?:-|–|mod|til)\s*(?P<against>\d{1,3})\b(?P<none>(?!))?",
    re.IGNORECASE,
)
#: 'Byrådet godkendte indstillingen med 19 stemmer.'
ALONE = re.compile(
    r"\bmed\s+(?P<for>\d{1,3})\s+stemmer\s*[.,;]?$(?P<against>(?!))?(?P<none>(?!))?", re.IGNORECASE
)
#: '7 stemmer for indstillingen, idet prisen sættes ned.'
ALONE_FOR = re.compile(
    r"(?P<for>\d{1,3})\s+(?:stemmer|stemte)\s+for\s+(?:forslaget|indstillingen|dette)\b(?P<against>(?!))?(?P<none>(?!))?",
    re.IGNORECASE,
)
#: 'A og B kan ikke godkende.': against, below a majority that can.
CANNOT = re.compile(
    r"(?P<names>[^.:;]{1,200}?)\s+(?:kan|kunne)\s+ikke\s+(?:godkend|anbefal|tiltr|støtte|tilslut)\w*"
    r"(?:\s+(?:sig|indstillingen|forslaget|dette|det))*[\s.]*",
    re.IGNORECASE,
)
#: The number named first is for only where something was carried.
CARRIED = re.compile(
    r"\b(?:godkend|vedtag|vedtog|tiltr[æå]d|anbefal|valgt|besluttede|imødekom)", re.IGNORECASE
)
DENIED = re.compile(r"\bikke\b|\b(?:forkast|afvis|afsl|bortfald|nedstem)|\bfaldt\b", re.IGNORECASE)
MOTION = re.compile(
    r"ændringsforslag|\b(?:stille[rd]?e?|fremsat\w*|fremsætter)\b.*forslag|\bforesl(?:år|og)\b", re.IGNORECASE
)
SETTLED = re.compile(r"\b(?:forkastet|bortfald\w*|vedtaget|afvist|nedstemt|faldt)\b", re.IGNORECASE)
PUT_TO_VOTE = re.compile(r"\b(?:til afstemning|afstemning om|stemt om|stemte om)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"“”„»«]([^\"“”„»«]{8,})[\"“”„»«]", re.DOTALL)
LONGEST_ROLL = 1500
#: A vote has four sides at most ('hverken for eller imod' has two of the words); more is no roll-call.
MOST_SIDES = 6
#: 'Afstemning:' above the sides.
HEADING = re.compile(r"(?:ved\s+)?afstemning(?:en|sresultat)?\s*:?", re.IGNORECASE)
#: What a party has put into the minutes is its opinion, however it is worded.
REMARK = re.compile(
    r"protokolbemærkning|\b(?:til)?ført til protokol|\btilføre protokol|\btil protokollen", re.IGNORECASE
)
#: How a matter that was put to the vote ended.
RESULT = re.compile(
    r"\b(?:godkend|vedtag|vedtog|tiltr[åæ]d|forkast|bortfald|afvis|nedstem|anbefal)\w*|\bfaldt\b",
    re.IGNORECASE,
)
