"""Officialese whose plain words depend on what stands around it: 'samt', 'medio', 'påbegyndes'."""

from __future__ import annotations

import re

from rag.danish import MONTH_NAMES
from rag.plain.rewriting import Rewrite, rewritten, rules, template
from rag.plain.verbs import MODALS, is_finite, is_infinitive

_WHEN = rf"(?=(?:{'|'.join(MONTH_NAMES)}|(?:19|20)\d\d)\b)"
_TIMES = {"ultimo": "slutningen", "primo": "begyndelsen", "medio": "midten"}
_TOLD = (
    r"sag|sagen|sager|orientering|orienteringen|forslag|forslaget|aftale|aftalen|aftaler|spørgsmål|spørgsmålet|notat"
    r"|notatet|redegørelse|redegørelsen|henvendelse|henvendelsen|henvendelser|oplysninger|information|regler|reglerne"
    r"|bestemmelser|klage|klager|rapport|rapporten|analyse|analysen|drøftelse|drøftelser|dialog|viden|lovgivning"
    r"|bemærkninger|høringssvar|statistik|debat|strategi|politik|udmelding|beslutning|beslutninger|krav|data"
)
_NUMBERS = r"(?=\d|(?:en|et|to|tre|fire|fem|seks|syv|otte|ni|ti)\b)"
_ACTS = (
    "vurdering vurder|beregning beregn|undersøgelse undersøg|evaluering evaluer|prioritering prioriter"
    "|justering juster|registrering registrer|analyse analyser|ændring ændr|afklaring afklar"
    "|opdatering opdater|gennemgang gennemg"
)
_ACT = dict(pair.split() for pair in _ACTS.split("|"))
_GIVEN = {"es": "gives", "er": "giver", "et": "givet", "e": "give"}
_PLACED = r"(?= (?:på|i|ved|mellem|langs|nord|syd|øst|vest|inden|uden|under|over|tæt|midt)\b)"
_SPENT = r"(?:mer|mindre)?(?:forbrug|udgift|bevilling)"
_SENT = r"(?:ansøgninger|høringssvar|henvendelser|klager|indsigelser|svar|bemærkninger|forslag|tilbud)"
_SEEN = (
    r"(?:data|tal|tallene|erfaringer|erfaringerne|høringssvar|høringssvarene|analyse|analysen|evalueringen)"
)
#: A sentence's first words, where they are its subject.
_SUBJECT = r"^(?!(?:i|på|ved|med|for|her|under|af|desuden|derudover)\b)(?:\w+ ){1,2}"
_SHOWN = (
    r"(?:\w+ ){0,3}\w*(?:statistik|oversigt|regnskab|opfølgning|årshjul|tidsplan|evaluering|niveau|status)"
    r"(?:en|et|erne|ene)?"
)
_PROPOSAL = r"(?:et |endeligt |nyt |et endeligt |et nyt )?(?:forslag|udkast)"
_ACTS_OF_COUNCIL = r"(?:endelig |politisk )?(?:godkendelse|behandling|drøftelse|beslutning|vedtagelse)"
_GIVES = {"er": "giver", "te": "gav", "t": "givet", "e": "give"}
_GETS = {"ager": "får", "og": "fik", "age": "få"}
#: 'en modtager af støtte' is somebody.
_NOT_A_PERSON = r"(?! af\b)"
_CLAUSE = re.compile(r"[,;:.–(]")


def reworded(text: str) -> str:
    """The text with each of these words changed where its surroundings allow it."""
    return rewritten(text, _RULES)


def _clause_before(match: re.Match[str]) -> str:
    return _CLAUSE.split(match.string[: match.start()])[-1]


def _has_modal(clause: str) -> bool:
    return not MODALS.isdisjoint(clause.casefold().split())


def _time(match: re.Match[str]) -> str:
    before, part = match["before"] or "", _TIMES[match["time"].casefold()]
    if before.strip().casefold() in ("", "i", "pr."):
        return f"i {part} af "
    return f"{before}{part} af " if before.strip().casefold() != "senest" else f"senest i {part} af "


def _begins(match: re.Match[str]) -> str:
    clause = _clause_before(match)
    return "begynde" if _has_modal(clause) or clause.endswith(" at ") else "begynder"


def _set_going(match: re.Match[str]) -> str:
    """'sættes i gang', but 'der sættes gang i en plan', and 'har sat gang i en plan'."""
    form, clause = match["form"].casefold(), f" {_clause_before(match).casefold()}"
    transitive = form in {"sætte", "sætter", "satte"} or re.search(
        r"\s(?:der|har|havde|få|får|fik)\s", clause
    )
    return f"{form} gang i" if transitive else f"{form} i gang"


def _and(match: re.Match[str]) -> str:
    inside, after = re.split(r"[,;:.]", match.string[: match.start()])[-1], match.string[match.end() :]
    if " og " in inside or re.match(r"[^.;:]{0,60}?, og ", after):
        return match.group()
    joined = is_finite(after.split(" ")[0]) or not match["comma"]
    return f"{match['comma']} og " if joined else " og "


def _held(match: re.Match[str]) -> str:
    """'holdes' of a meeting, 'betales' of an expense; anything else that is held stays."""
    form, before, after = match["form"].casefold(), match.string[: match.start()], match.string[match.end() :]
    if before.endswith(" at "):
        return match.group()
    if re.match(r" (?:\w+ )?\w*udgift", after) or (form in {"e", "er"} and re.match(r" (?:\w+ )?\d", after)):
        return {"e": "betale", "er": "betaler", "t": "betalt", "es": "betales"}[form]
    if re.match(r" (?:inden for|indenfor) ", after) and form == "es":
        return "holdes"
    told = re.search(r"(?:^|[,;:])(?P<clause>(?:[^,;:]|(?<=\d),(?=\d))*(?:, (?:der|som) )?)$", before)
    if told and re.search(r"udgift|omkostning|beløb", told["clause"], re.IGNORECASE):
        return {"es": "betales", "t": "betalt"}.get(form, match.group())
    return {"es": "holdes", "e": "holde", "er": "holder"}.get(form, match.group())


def _act(match: re.Match[str]) -> str:
    form, noun = match["form"].casefold(), match["noun"].casefold()
    stem = _ACT[noun]
    if stem == "gennemg":
        return {
            "foretage": "gennemgå",
            "foretager": "gennemgår",
            "foretog": "gennemgik",
            "foretaget": "gennemgået",
        }[form]
    short = noun == "undersøgelse"
    past, participle = (f"{stem}te", f"{stem}t") if short else (f"{stem}ede", f"{stem}et")
    return {"foretage": f"{stem}e", "foretager": f"{stem}er", "foretog": past, "foretaget": participle}[form]


def _in_order_to(match: re.Match[str]) -> str:
    return f"for at {match['verb']}" if is_infinitive(match["verb"]) else match.group()


def _also(match: re.Match[str]) -> str:
    return "desuden" if match.start() == 0 else "også"


#: What a word becomes next to certain others.
_NEXT_TO: tuple[tuple[str, str], ...] = (
    (r"\b(ventes|forventes) påbegyndt\b", r"\1 at begynde"),
    (r"\b(er|blev|bliver) påbegyndt\b", r"\1 begyndt"),
    (rf"\b(\w*(?:{_TOLD})) (?:vedrørende|angående)\b", r"\1 om"),
    (
        rf"(\b{_SPENT}\w*(?: \w+)? på (?:i alt |ca\. )?[\d.,]+ (?:mio\. |t\.)?kr\.) "
        r"(?:vedrørende|angående)\b",
        r"\1 til",
    ),
    (r"\bunderstøtte(de|r|s|t|)\b(?!,? at\b|[,.]|$)", r"støtte\1"),
    (rf"\bminimum {_NUMBERS}", "mindst "),
    (r"\bi henhold til(?= (?:§|\w*(?:lov|loven|lovens)\b))", "efter"),
    (r"\bi henhold til\b", "ifølge"),
    (r"\b(?:betydeligt|væsentligt|markant)(?= (?:\w+ere|mere|mindre|færre)\b)", "meget"),
    (r"\ben (?:væsentlig|markant)(?= (?:\w*stigning|del|reduktion|besparelse)\b)", "en stor"),
    (r"\b(?:relativt|forholdsvis)(?= (?!flere|færre|mere|mindre|\w+ere\b)[a-zæøå]+)", "ret"),
    (r"(?<=\bhar )modtaget\b", "fået"),
    (rf"(?<=\ber )modtaget(?= [\w.]+ {_SENT}\b)", "kommet"),
    (r"(?:(?<=\ber )|(?<=\bhar )|(?<=\bvar ))således(?= [a-zæøå])(?! at\b)", "altså"),
    (rf"\bblot {_NUMBERS}", "kun "),
    (r"(?<!\bet )(?<!\bdet )\bprimært\b", "især"),
    (
        r"\bhovedparten af(?= (?!midlerne|pengene|udgifterne|indtægterne)(?:de\b|dem\b|\w+(?:erne|ene)\b))",
        "de fleste af",
    ),
    (r"(?<!\ber )(?<!\bsig )således,? at\b", "så"),
    (r"\bresulterer i\b(?!,? at\b)", "giver"),
    (r"\bresulterede i\b(?!,? at\b)", "gav"),
    (r"\bresultere i\b(?!,? at\b)", "give"),
    (r"\b(?:cirka|circa|omkring) (?=\d)", "ca. "),
    (rf"\ber beliggende{_PLACED}", "ligger"),
    (rf"\bvar beliggende{_PLACED}", "lå"),
    (rf"({_SUBJECT})fremlægger(?= {_PROPOSAL}\b)", r"\1kommer med"),
    (rf"({_SUBJECT})fremlægger(?= {_SHOWN}\b)", r"\1viser"),
    (rf"({_SUBJECT}|\b(?:som|der) )omhandler\b", r"\1handler om"),
    (r"(?<!blandt andet), herunder (?!om\b|hv)", ", blandt andet "),
    (rf"\bpå baggrund af ((?:de |den |det |en |et )?(?:\w+ )?{_SEEN})\b", r"ud fra \1"),
    (rf"\bmed henblik på ({_ACTS_OF_COUNCIL})\b", r"til \1"),
    (
        r"\bi forbindelse med ((?:vedtagelse|behandling|godkendelse|udarbejdelse|opførelse|flytning"
        r"|gennemførelse|renovering|etablering|omlægning|indførelse|åbning|lukning|planlægning|udvidelse)(?:n|en)?)\b",
        r"ved \1",
    ),
    (r"\bsåvel (\w+(?: \w+){0,2}) som\b", r"både \1 og"),
    (
        r"\b(falder|stiger|ligger|gælder|kræver|arbejder|vokser|oplever|kan|skal|vil|at der"
        r"|ventes) fortsat\b",
        r"\1 stadig",
    ),
    (r"\bfortsat(?= (?:skal|kan|vil|er|har|bør|må|gælder|prioriteres|følger|ligger)\b)", "stadig"),
    (
        r"(?<=\ber )fortsat(?= (?:fokus|behov|ikke|en|et|stor|store|høj|høje|lav|lave|med til)\b)",
        "stadig",
    ),
)
#: What a word becomes by what stands further off.
_BY_CLAUSE: tuple[tuple[str, Rewrite], ...] = (
    (
        r"(?<!\w)(?P<before>(?:i|pr\.|til|fra|inden|før|efter|omkring|siden|indtil|mellem|ved|senest) )?"
        rf"(?P<time>ultimo|primo|medio) {_WHEN}",
        _time,
    ),
    (r"\bpåbegyndes\b", _begins),
    (r"\b(?:igang|iværk)(?P<form>sætter|sættes|sætte|satte|sat)\b", _set_going),
    (r"(?P<comma>,?) samt ", _and),
    (r"\bafhold(?P<form>es|er|e|t)\b", _held),
    (rf"\b(?P<form>foretager?|foretog) en (?P<noun>{'|'.join(_ACT)}) af\b", _act),
    (rf"(?<=\bhar )(?P<form>foretaget) en (?P<noun>{'|'.join(_ACT)}) af\b", _act),
    (r"\bmed henblik på,? at (?P<verb>\w+)", _in_order_to),
    (r"\b(?:endvidere|ligeledes|ydermere)\b", _also),
    (r"\bmedfør(?P<form>er|te|t|e)\b(?!,? at\b|[.,]|$)", lambda match: _GIVES[match["form"].casefold()]),
    (
        rf"(?<!\ben )(?<!\bden )(?<!\bhver )\bmodt(?P<form>ager|og|age)\b{_NOT_A_PERSON}(?= [\wæøå])",
        lambda match: _GETS[match["form"].casefold()],
    ),
    (
        r"\byd(?P<form>es|er|et|e)(?= (?:et |en |økonomisk )?"
        r"(?:tilskud|støtte|hjælp|rådgivning|lån|bistand)\b)",
        lambda match: _GIVEN[match["form"].casefold()],
    ),
)
_RULES = rules((*_BY_CLAUSE, *((pattern, template(new)) for pattern, new in _NEXT_TO)))
