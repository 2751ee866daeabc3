"""The kinds of answer a question can want, and the words each is told by."""

from __future__ import annotations

from enum import StrEnum


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


#: What each kind of question is told by: alternatives over the folded question (æ→ae, ø→oe, å→aa),
#: Danish first, then English.
PATTERNS: dict[Want, tuple[str, ...]] = {
    Want.DECISION: (
        r"\bbeslut\w*", r"\bvedtog", r"\bvedtaget\b(?! budget)", r"\bvedtagelse", r"\bafgoerelse",
        r"\bhvordan gik det\b", r"\bhvad skete der\b", r"\bhvad blev der af\b",
        r"\b(?:sagde|siger|gav)\b.{0,60}\b(?:ja|nej)\b",
        r"\bfik\b.{0,60}\b(?:igennem|vedtaget|godkendt|lov)\b",
        r"\bblev\b.{0,80}\b(?:godkendt|vedtaget|tiltraadt|afvist)\b",
        r"\bblev\b.{0,80}\b(?:udsat|udskudt|trukket|forkastet)\b", r"\bblev\b.{0,80}\b(?:bevilget)\b",
        r"\b(?:godkendte|tiltraadte|afviste|udsatte|forkastede|oversendte|udskoed)\b", r"\budfald\w*",
        r"\bhvad (?:gjorde|bad|oenskede|ville|endte|kom)\b.{0,60}(?:udvalg|raad|politiker)",
        r"\bhvad (?:gjorde|bad|oenskede|ville|endte|kom)\b.{0,60}(?:bestyrelse|medlem)",
        r"\bdecid\w*", r"\bdecision\b", r"\bapproved?\b",
        r"\bwhat did\b.{0,60}\b(?:committee|council|board|politicians)\b.{0,60}\bdo\b",
        r"\bhvordan faldt\b", r"\bnaaede frem til\b", r"\bblev (?:man|udvalget) enig",
    ),
    Want.VOTE: (
        r"\bstem+t\w*", r"\bstemme(?:r|n|rne|rnes)?\b", r"\bstemmetal\w*", r"\bafstemning\w*",
        r"\bundlod\b", r"\bvote[ds]?\b", r"\bvoting\b", r"\bhverken\b.{0,30}\bja\b.{0,20}\bnej\b",
        r"\bvar imod\b", r"\bgik imod\b", r"\bflertal\w*", r"\bnedstemt\b", r"\bmajority\b",
        r"\babstain\w*", r"\bvoted against\b",
    ),
    Want.ATTENDANCE: (
        r"\bafbud\b", r"\bfravaer\w*", r"\btil stede\b", r"\bmanglede\b", r"\bdeltog\b",
        r"\bdeltagere?\w*\b", r"\bmoedte (?:ikke )?op\b",
        r"\bikke med til\b", r"\bdeltage[tr]?\b", r"\babsent\b", r"\battend\w*", r"\bpresent at\b",
        r"\bforlod\b.{0,60}\b\w*moede\w*", r"\b(?:var|er|vaeret) (?:\w+ ){1,5}med (?:til|paa|under)\b",
        r"\bikke med\b", r"\bkunne ikke (?:komme|vaere med|deltage)\b", r"\budeblev\b",
        r"\binhabil\w*", r"\bmeldt\w* fra\b", r"\bblev vaek\b", r"\bstedfortraeder\w*",
    ),
    Want.FIGURE: (
        r"\bhvor (?:mange|meget|stor[te]?|hoej[te]?|lav[te]?|faa)\b",
        r"\bhvor (?:dyr[te]?|lang[te]?|laenge|gam\w+|ofte|tit)\b",
        r"\bhvor (?:billig[te]?|vidt|langt|bred\w?|tung\w?)\b",
        r"\bhow (?:many|much|large|big|high|old|long|often|far)\b", r"\bantal(?:let)?\b", r"\bbeloeb\w*",
        r"\bhvad (?:koster|kostede|kommer|udgjorde)\b", r"\bhvad (?:udgoer|var tallet|lyder|loeb)\b",
        r"\bhvad (?:blev prisen|er prisen)\b", r"\btallet\b",
        r"\bhvilke?[nt]? (?:plads|placering|andel|procent\w*|afvigelse)\b",
        r"\bhvilke?[nt]? (?:pris|sum|vaekst|stigning|takst)\b", r"\bhvilke?[nt]? (?:beloeb|tal)\b",
        r"\bprocent\b", r"\bafvigelse\w*", r"\bnummer hvad\b", r"\bprisen\b", r"\brefusion\w*",
        r"\bhvad er (?:det |den )?.{0,40}(?:budget|forbrug|regnskab|belob)\w*\b", r"\bhvad endte\b",
        r"\bhvad (?:er|blev|bliver) der .{0,40}(?:afsat|brugt|gaaet|bevilget)",
    ),
    Want.MONEY: (
        r"\bpenge\w*", r"\bkost(?:er|ede|e|et)?\b", r"\bkroner\b", r"\bkr\b", r"\bbeloeb\w*",
        r"\w*bevilling\w*", r"\w*udgift\w*", r"\bdyrt?\b", r"\w*budget\w*", r"\w*forbrug\w*",
        r"\w*tilskud\w*", r"\bpris\w*", r"\bbetal\w*", r"\bloen\w*", r"\bafsat\b",
        r"\bsparer?\b", r"\bbesparelse\w*", r"\bpulje\w*", r"\bmoney\b", r"\bcosts?\b", r"\bfunding\b",
        r"\bbudget\b", r"\bspend\w*", r"\bspent\b", r"\bgrants?\b", r"\bindtaegt\w*", r"\btakst\w*",
        r"\bhvor meget\b.{0,60}\bskal\b.{0,60}\baf med\b", r"\bleje\b", r"\bmidler\b", r"\binvester\w*",
    ),
    Want.PERCENT: (
        r"\w*procent\w*", r"\w*prosent\w*", r"\bpct\b", r"%", r"\b\w*rente(?:n|sats|satsen)?\b",
        r"\bhvor stor (?:en )?(?:del|andel|en andel)\b", r"\bandel\w*", r"\bper ?cent\w*", r"\bshare\b",
        r"\bproportion\b", r"\bhvor stor en del\b",
    ),
    Want.DATE: (
        r"\bhvornaar\b", r"\bhvilken (?:dato|dag|maaned|uge|aften)\b", r"\bhvilket aar\b",
        r"\bhvilke (?:dage|datoer|aar)\b", r"\bfrist\w*", r"\bwhen\b", r"\bdeadline\b", r"\bhvor laenge\b",
        r"\bhvilket? (?:moede|udvalgsmoede|byraadsmoede|kvartal|halvaar|tidspunkt)\b",
        r"\bwhat (?:date|day|month|year)\b", r"\bdatoen?\b", r"\b\w*frist\w*",
        r"\bi hvilken (?:maaned|periode)\b", r"\bklokken\b", r"\bfra og med\b", r"\bnaar\b",
    ),
    Want.PERSON: (
        r"\bnavn(?:et|ene)\b",
        r"\bhvad hedder (?:lederen|chefen|formanden|direktoeren|borgmesteren|han|hun)\b", r"\bhvem\b",
        r"\bwho\b", r"\bwhom\b",
        r"\bhvilke[nt]? (?:person\w*|medlem\w*|politiker\w*|udvalgsmedlem\w*|ansat\w*)",
        r"\bhvilke[nt]? (?:leder\w*|chef\w*|firma\w*|virksomhed\w*|leverandoer\w*)",
        r"\bhvilke[nt]? (?:medarbejder\w*|parti\w*)",
    ),
    Want.PLACE: (
        r"\bhvor (?:og|henne|er|skal|ligger|blev)\b",
        r"\bhvor (?:foregaar|afholdes|holdes|finder|bliver|kan)\b", r"\bhvor (?:holdt|foregik|fandt)\b",
        r"\bwhere\b", r"\bhvilket sted\b", r"\bstedet\b", r"\badresse\w*",
    ),
    Want.LIST: (
        r"\bhvilke\b", r"\bhvad for (?:nogle|nogen)\b", r"\bnaevn\b", r"\bhvilke slags\b",
        r"\bwhich\b.{0,30}s\b", r"\bwhat (?:are|were) the\b", r"\blist\b", r"\bopremse?\b",
    ),
    Want.COUNT: (
        r"\bhvor mange (?:\w+ ){0,3}?(?:bilag|punkt\w*|sager|moeder|maal)\b",
        r"\bhvor mange (?:temaer|emner|partier|medlemmer|faser)\b",
        r"\bhvor mange (?:modeller|forslag|kommuner|ydelser)\b",
        r"\bhow many (?:items|attachments|annexes|members|points|goals)\b",
    ),
    Want.DEFINITION: (
        r"\bhvad (?:er|betyder|staar)", r"\bhvad (?:daekker|menes|forstaas)",
        r"\bhvad (?:vil det sige|gaar)\b(?!.{0,40}\bfor (?:en|et) (?:dag|dato))",
        r"\bwhat (?:is|does|are)\b", r"\bdefin\w*", r"\bforkortelse\w*", r"\bhvad hedder\b",
    ),
    Want.REASON: (
        r"\bhvorfor\b", r"\bwhy\b", r"\bhvad skyldes\b", r"\baarsag\w*", r"\bbegrund\w*", r"\bgrunden\b",
        r"\bhvordan kan det (?:vaere|gaa til)\b", r"\bskyld i\b", r"\b(?:laa|ligger|ligge) til grund\b",
        r"\baf hvilken grund\b", r"\bhvad\b.{0,20}\b(?:i vejen|galt) med\b",
        r"\bhvad er problemet med\b",
    ),
    Want.CLOSED: (
        r"\blukke(?:t|de|de doere)\b", r"\bclosed\b", r"\bfortrolig\w*", r"\bhemmelig\w*",
    ),
    Want.CASE: (
        r"\bsag(?:en|snummer|snr)?\b.{0,80}\b(?:moeder|behandlet|forloeb)\b", r"\bhvilke moeder\b",
        r"\bforloebet\b",
    ),
}  # fmt: skip
