"""What a question asks for: the kinds of answer it wants, told from the language alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rag.danish import STOP_WORDS, fold, words
from rag.facts import DateFact, dates
from rag.lexicon import looks_english, paraphrases, translate


class Want(StrEnum):
    """A kind of answer. A question may want several ('hvor og hvornår')."""

    DECISION = "decision"
    VOTE = "vote"
    ATTENDANCE = "attendance"
    FIGURE = "figure"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    LIST = "list"
    COUNT = "count"
    DEFINITION = "definition"
    REASON = "reason"
    YES_NO = "yes_no"
    CASE = "case"
    CLOSED = "closed"


#: Patterns over the folded question (æ→ae, ø→oe, å→aa); Danish first, then English.
PATTERNS: dict[Want, str] = {
    Want.DECISION: (
        r"\bbeslut\w*|\bvedtog|\bvedtaget\b(?! budget)|\bvedtagelse|\bafgoerelse|\bhvordan gik det\b|\bhvad skete der\b|\bhvad blev der af\b"
        r"|\b(?:sagde|siger|gav)\b.{0,60}\b(?:ja|nej)\b|\bfik\b.{0,60}\b(?:igennem|vedtaget|godkendt|lov)\b|\bblev\b.{0,80}"
        r"\b(?:godkendt|vedtaget|tiltraadt|afvist|udsat|udskudt|trukket|forkastet|bevilget)\b"
        r"|\b(?:godkendte|tiltraadte|afviste|udsatte|forkastede|oversendte|udskoed)\b|\budfald\w*"
        r"|\bhvad (?:gjorde|bad|oenskede|ville|endte|kom)\b.{0,60}(?:udvalg|raad|politiker|bestyrelse|medlem)"
        r"|\bdecid\w*|\bdecision\b|\bapproved?\b|\bwhat did\b.{0,60}\b(?:committee|council|board|politicians)\b.{0,60}\bdo\b|\bhvordan faldt\b|\bnaaede frem til\b|\bblev (?:man|udvalget) enig"
    ),
    Want.VOTE: (
        r"\bstemt\w*|\bstemme[rn]?\b|\bstemmer\b|\bstemmetal\w*|\bafstemning\w*|\bundlod\b|\bvote[ds]?\b|\bvoting\b|\bhverken\b.{0,30}\bja\b.{0,20}\bnej\b"
        r"|\bvar imod\b|\bgik imod\b|\bflertal\w*|\bnedstemt\b|\bmajority\b|\babstain\w*|\bvoted against\b"
    ),
    Want.ATTENDANCE: (
        r"\bafbud\b|\bfravaer\w*|\btil stede\b|\bmanglede\b|\bdeltog\b|\bdeltagere?\w*\b|\bmoedte (?:ikke )?op\b|\bsad med\b|\bved bordet\b"
        r"|\bikke med til\b|\bdeltage[tr]?\b|\babsent\b|\battend\w*|\bpresent at\b|\binhabil\w*|\bmeldt\w* fra\b|\bblev vaek\b|\bstedfortraeder\w*"
    ),
    Want.FIGURE: (
        r"\bhvor (?:mange|meget|stor[te]?|hoej[te]?|lav[te]?|faa|dyr[te]?|lang[te]?|laenge|gam\w+|ofte|tit|billig[te]?|vidt|langt|bred\w?|tung\w?)\b|\bhow (?:many|much|large|big|high|old|long|often|far)\b"
        r"|\bantal(?:let)?\b|\bbeloeb\w*|\bhvad (?:koster|kostede|kommer|udgjorde|udgoer|var tallet|lyder|loeb|blev prisen|er prisen)\b|\btallet\b"
        r"|\bhvilke?[nt]? (?:plads|placering|andel|procent\w*|afvigelse|pris|sum|vaekst|stigning|takst|beloeb|tal)\b|\bprocent\b|\bafvigelse\w*"
        r"|\bnummer hvad\b|\bprisen\b|\brefusion\w*|\bhvad er (?:det |den )?.{0,40}(?:budget|forbrug|regnskab|belob)\w*\b|\bhvad endte\b|\bhvad (?:er|blev|bliver) der .{0,40}(?:afsat|brugt|gaaet|bevilget)"
    ),
    Want.MONEY: (
        r"\bpenge\w*|\bkost(?:er|ede|e|et)?\b|\bkroner\b|\bkr\b|\bbeloeb\w*|\w*bevilling\w*|\w*udgift\w*|\bdyrt?\b|\w*budget\w*|\w*forbrug\w*"
        r"|\w*tilskud\w*|\bpris\w*|\bbetal\w*|\bloen\w*|\w*oekonomi\w*|\bafsat\b|\bsparer?\b|\bbesparelse\w*|\bpulje\w*|\bmoney\b|\bcosts?\b|\bfunding\b|\bbudget\b|\bspend\w*|\bspent\b|\bgrants?\b|\bindtaegt\w*|\btakst\w*|\bleje\b|\bmidler\b|\binvester\w*"
    ),
    Want.PERCENT: r"\w*procent\w*|\w*prosent\w*|\bpct\b|%|\bhvor stor (?:en )?(?:del|andel|en andel)\b|\bandel\w*|\bper ?cent\w*|\bshare\b|\bproportion\b|\bhvor stor en del\b",
    Want.DATE: (
        r"\bhvornaar\b|\bhvilken (?:dato|dag|maaned|uge|aften)\b|\bhvilket aar\b|\bhvilke (?:dage|datoer|aar)\b|\bfrist\w*|\bwhen\b|\bdeadline\b|\bhvor laenge\b"
        r"|\bhvilket? (?:moede|udvalgsmoede|byraadsmoede|kvartal|halvaar|tidspunkt)\b|\bwhat (?:date|day|month|year)\b|\bdatoen?\b|\b\w*frist\w*|\bi hvilken (?:maaned|periode)\b|\bklokken\b|\bfra og med\b|\bnaar\b"
    ),
    Want.PERSON: r"\bnavn(?:et|ene)\b|\bhvad hedder (?:lederen|chefen|formanden|direktoeren|borgmesteren|han|hun)\b|\bhvem\b|\bwho\b|\bwhom\b|\bhvilke[nt]? (?:person\w*|medlem\w*|politiker\w*|udvalgsmedlem\w*|ansat\w*|leder\w*|chef\w*|firma\w*|virksomhed\w*|leverandoer\w*|medarbejder\w*|parti\w*)",
    Want.PLACE: r"\bhvor (?:og|henne|er|skal|ligger|blev|foregaar|afholdes|holdes|finder|bliver|kan|holdt|foregik|fandt)\b|\bwhere\b|\bhvilket sted\b|\bstedet\b|\badresse\w*",
    Want.LIST: (
        r"\bhvilke\b|\bhvad for (?:nogle|nogen)\b|\bnaevn\b|\bhvilke slags\b|\bwhich\b.{0,30}s\b|\bwhat (?:are|were) the\b|\blist\b|\bopremse?\b"
    ),
    Want.COUNT: r"\bhvor mange (?:\w+ ){0,3}?(?:bilag|punkt\w*|sager|moeder|maal|temaer|emner|partier|medlemmer|faser|modeller|forslag|kommuner|ydelser)\b|\bhow many (?:items|attachments|annexes|members|points|goals)\b",
    Want.DEFINITION: (
        r"\bhvad (?:er|betyder|staar|daekker|menes|forstaas|vil det sige|gaar)\b(?!.{0,40}\bfor (?:en|et) (?:dag|dato))|\bwhat (?:is|does|are)\b|\bdefin\w*|\bforkortelse\w*|\bhvad hedder\b"
    ),
    Want.REASON: r"\bhvorfor\b|\bwhy\b|\bhvad skyldes\b|\baarsag\w*|\bbegrund\w*|\bgrunden\b|\bhvordan kan det vaere\b",
    Want.CLOSED: r"\blukke(?:t|de|de doere)\b|\bclosed\b|\bfortrolig\w*|\bhemmelig\w*",
    Want.CASE: r"\bsag(?:en|snummer|snr)?\b.{0,80}\b(?:moeder|behandlet|forloeb)\b|\bhvilke moeder\b|\bforloebet\b",
}
_COMPILED = {want: re.compile(pattern) for want, pattern in PATTERNS.items()}
_YES_NO = re.compile(
    r"^(?:\W|men |og |saa )*(?:er|var|blev|bliver|har|havde|fik|faar|skal|skulle|kan|kunne|vil|ville|maa|deltog|stemte|sagde|klarede|lykkedes|naaede|kom|"
    r"gik|findes|koster|besluttede|godkendte|vedtog|stiger|steg|falder|faldt|is|are|was|were|did|does|do|has|have|can|will)\b"
)
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-ZÆØÅ][\w-]*[A-ZÆØÅa-zæøå]\b")


#: 'de fem mål', 'hvilke tre faser': a list of known length is asked for.
_NUMBERED = re.compile(
    r"\b(?:de|hvilke|hvilket|which|the) (to|tre|fire|fem|seks|syv|otte|ni|ti|two|three|four|five|six|seven)\b"
)
_POLITICIANS = re.compile(
    r"\w*politiker\w*|\w*udvalg(?:et|ets)?\b|\bbyraad\w*|\bcommittee\b|\bcouncil\b|\bpoliticians\b"
)
_SECOND = re.compile(
    r"\b(?:og|and)(?: i| paa| til)? (?:hvad|hvor\w*|hvem|hvilk\w+|hvornaar|what|how|who|when|which|where)\b"
)
_LENGTHS = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10}
_LENGTHS |= {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(frozen=True)
class Question:
    """A question as written, with what can be told from its words."""

    text: str

    @cached_property
    def folded(self) -> str:
        """The whole question, folded."""
        return fold(self.text)

    @cached_property
    def wants(self) -> frozenset[Want]:
        """The kinds of answer it asks for."""
        found = {want for want, pattern in _COMPILED.items() if pattern.search(self.folded)}
        if _YES_NO.match(self.folded):
            found.add(Want.YES_NO)
        if _NUMBERED.search(self.folded):
            found.add(Want.LIST)
        if found & {Want.YES_NO, Want.REASON} and _POLITICIANS.search(self.folded):
            found.add(Want.DECISION)
        if found & {Want.PERCENT, Want.COUNT}:
            found.add(Want.FIGURE)
        if found & {Want.FIGURE, Want.DATE, Want.DECISION, Want.CASE}:
            found.discard(Want.DEFINITION)
        return frozenset(found)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Folded content words in order, each once."""
        return tuple(
            dict.fromkeys(w for w in words(self.text) if w not in STOP_WORDS and w not in QUESTION_WORDS)
        )

    @cached_property
    def english(self) -> bool:
        """Whether it is asked in English; its words are then translated to search the Danish text."""
        return looks_english(self.text)

    @cached_property
    def alternatives(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """For each term, other (folded) words that may stand for it, with a strength of 0–1."""
        look_up, least = (translate, 0.75) if self.english else (paraphrases, 0.3)
        return {
            fold(word): tuple((fold(other), min(1.0, least + p)) for other, p in look_up(word))
            for word in _WORD.findall(self.text.casefold())
            if fold(word) in self.terms
        }

    @cached_property
    def search_text(self) -> str:
        """What the indexes are searched with: the terms, in Danish."""
        if not self.english:
            return " ".join(self.terms)
        return " ".join(
            " ".join([term, *(word for word, _ in self.alternatives.get(term, ())[:3])])
            for term in self.terms
        )

    @cached_property
    def dates(self) -> tuple[DateFact, ...]:
        """The dates it names, bare years included."""
        return dates(self.text)

    @cached_property
    def two_fold(self) -> bool:
        """Whether it asks for a second thing after the first ('… og hvad skal det koste?')."""
        return _SECOND.search(self.folded) is not None

    @cached_property
    def list_length(self) -> int | None:
        """How long the list is that it asks for ('hvilke tre …'), if it says so."""
        found = _NUMBERED.search(self.folded)
        return _LENGTHS[found[1]] if found else None

    @cached_property
    def proper_names(self) -> tuple[str, ...]:
        """Words with a capital inside the sentence; none when the question is typed in capitals."""
        if self.text.isupper():
            return ()
        return tuple(dict.fromkeys(_NAME.findall(self.text)))

    def wants_any(self, *wants: Want) -> bool:
        """Whether it asks for at least one of these kinds."""
        return bool(self.wants & set(wants))


#: Words that ask rather than name a topic (folded); they never need to be found in the minutes.
QUESTION_WORDS: frozenset[str] = frozenset(
    """hvad hvem hvilken hvilket hvilke hvor hvordan hvorfor hvornaar hvorvidt mange meget gik fik faar
    faaet sker skete saa fortael beskriv forklar naevn sig sige siger sagde ja nej ifoelge henholdsvis
    hver isaer sidste foerste indtil videre slags gerne egentlig egenlig bare naar ville skulle kunne
    lige stor store stort staa staar stod gaar ud paa under handler handlede referat referatet
    referaterne moedet moede moeder punkt punktet sagen hed hedder kaldes kaldt antal tallet tal please
    tell did does the what how many much which politikerne politiker politikere politikeren udvalget
    udvalgets udvalg udvalgsmedlem medlemmerne byraadet byraadets kommunalbestyrelsen kommunen kommunens
    kommune kommunes forvaltningen municipality committee politicians council kommunerne besluttede
    beslutning beslutningen besluttet skriver skrev oplyser oplyst noget nogle""".split()
)
