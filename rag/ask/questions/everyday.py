"""What kind of answer everyday phrases ask for, where they have none of the words of minutes.

'Hvem fik kontrakten?' asks for a decision, 'var alle enige?' for a vote, 'hvem kunne ikke komme?' for who was
absent; 'holder lukket om mandagen' speaks of no closed doors.
"""

from __future__ import annotations

import re

from rag.ask.questions.wants import Want

#: What asks for members of a body, or whether there were any.
_WHO = r"\b(?:hvem|hvilke[nt]?(?: \w+)? \w*(?:medlem|politiker)\w*|nogen)\b"
#: Phrases over the folded question.
_ASKED: tuple[tuple[Want, re.Pattern[str]], ...] = (
    (
        Want.DECISION,
        re.compile(
            r"^\W*maa (?!man\b|der\b|jeg\b|vi\b)|\bhvor (?:laenge|sent) maa\b"
            r"|\bhvad sagde (?:\w+ ){0,8}?\w*(?:udvalg|raad|bestyrelse)\w*\b.{1,60}\btil\b"
            r"|\bhvil(?:ken|ket|ke)\b.{0,60}\bblev valgt\b|\bfaldt valget\b"
            r"|\bgik (?:\w+ ){0,5}ind for\b"
            r"|\bhvem (?:fik|vandt|faar|skal have) (?:\w+ ){0,3}\w*"
            r"(?:kontrakt|opgave|entreprise|ordre|udbud|licitation)\w*"
            r"|\bfik (?:\w+ ){0,4}(?:afslag|groent lys)\b"
        ),
    ),
    (
        Want.VOTE,
        re.compile(
            r"\b(?:nogen|nogle|hvem|hvilke partier|hvilke medlemmer)\b.{0,40}\b(?:sagde nej|sagde fra"
            r"|var uenige?|var med paa|stod bag|bakkede op|lod vaere med at \w+)\b"
            r"|\bvar (?:de |udvalget |partierne |medlemmerne )?(?:alle )?(?:helt )?enige\b"
            r"|\bhvilke partier (?:\w+ ){0,4}?(?:syntes|mente|ville|oenskede|stoettede|gik ind for|var for)\b"
            r"|^\W*hvem (?:ville ikke|ville gerne|oenskede|stoettede|var for)\b"
        ),
    ),
    (
        Want.ATTENDANCE,
        re.compile(
            r"\bhv(?:em|ilke)\b.{0,60}\b(?:kunne ikke|ikke kunne) (?:komme|moede|vaere med|vaere til stede)\b"
            r"|\bhvem\b.{0,40}\b(?:kom ikke|var ikke med|dukkede ikke op)\b"
            rf"|{_WHO}.{{0,60}}\b(?:gik|tog|koerte|smuttede)\b(?: \w+){{0,5}}? "
            r"(?:foer tid|(?:for )?tidligt|tidligere|hjem)\b"
            rf"|{_WHO}.{{0,60}}\b(?:gik|tog)\b.{{0,30}}\bfoer\b.{{0,60}}\b(?:slut\w*|forbi|faerdig\w*)\b"
            rf"|{_WHO}.{{0,60}}\b(?:kom|ankom|moedte|var|dukkede)\b.{{0,20}}\b(?:for sent|senere|forsinket)\b"
            rf"|{_WHO}.{{0,60}}\b(?:var der ikke|sad ikke med|satte sig ud|sad over|sidde over)\b"
            rf"|{_WHO}.{{0,60}}\bstoedte til\b"
            r"|\b(?:ude af|ud af|uden for|udenfor|forlod|forlade|forladt|ikke i) (?:moede)?lokalet\b"
        ),
    ),
)
#: What is not open, or not there any more, and no item behind closed doors.
_SHUT = re.compile(
    r"\b(?:hold\w*|har|havde|er|var|bliver|blev)\b.{0,30}\blukket (?:om|i|fra|paa|hele|efter|permanent)\b"
    r"|\b(?:foer|da|efter|siden|naar|at) (?:\w+ ){1,3}(?:lukkede|blev lukket|bliver lukket)\b"
    r"|\b(?:om|i|paa) (?:mandag|tirsdag|onsdag|torsdag|fredag|loerdag|soendag)\w*\b.{0,20}\blukket\b"
)
_ITEM = re.compile(r"\b(?:punkt|doere|dagsorden|moede)")


def everyday_wants(folded: str) -> frozenset[Want]:
    """The kinds of answer that the phrases of a folded question ask for."""
    return frozenset(want for want, pattern in _ASKED if pattern.search(folded))


def speaks_of_shut(folded: str) -> bool:
    """Whether 'lukket' in a folded question says that something is not open."""
    return bool(_SHUT.search(folded)) and not _ITEM.search(folded)
