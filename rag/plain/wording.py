"""Officialese whose plain words depend on what stands around it: 'samt', 'medio', 'påbegyndes'."""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.danish import MONTH_NAMES
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
_GIVES = {"er": "giver", "te": "gav", "t": "givet", "e": "give"}
_GETS = {"ager": "får", "og": "fik", "age": "få"}
#: 'en modtager af støtte' is somebody.
_NOT_A_PERSON = r"(?! af\b)"
_CLAUSE = re.compile(r"[,;:.–(]")

Rewrite = Callable[[re.Match[str]], str]


def reworded(text: str) -> str:
    """The text with each of these words changed where its surroundings allow it."""
    for pattern, rewrite in _RULES:
        text = pattern.sub(lambda match, rewrite=rewrite: _cased(match, rewrite(match)), text)  # type: ignore[misc]
    return text


def _cased(match: re.Match[str], new: str) -> str:
    return new[:1].upper() + new[1:] if match.group()[:1].isupper() else new


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
    form, after = match["form"].casefold(), match.string[match.end() :]
    if match.string[: match.start()].endswith(" at "):
        return match.group()
    if re.match(r" (?:\w+ )?(?:\d|udgift)", after) and form in {"e", "er"}:
        return {"e": "betale", "er": "betaler"}[form]
    if re.match(r" (?:inden for|indenfor) ", after) and form == "es":
        return "holdes"
    if re.search(r"udgift|omkostning|beløb", match.string, re.IGNORECASE):
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


_RULES: tuple[tuple[re.Pattern[str], Rewrite], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rewrite)
    for pattern, rewrite in (
        (
            r"(?<!\w)(?P<before>(?:i|pr\.|til|fra|inden|før|efter|omkring|siden|indtil|mellem|ved|senest) )?"
            rf"(?P<time>ultimo|primo|medio) {_WHEN}",
            _time,
        ),
        (r"\bpåbegyndes\b", _begins),
        (r"\b(?:ventes|forventes) påbegyndt\b", lambda match: f"{match.group().split()[0]} at begynde"),
        (r"\b(?:er|blev|bliver) påbegyndt\b", lambda match: f"{match.group().split()[0]} begyndt"),
        (r"\b(?:igang|iværk)(?P<form>sætter|sættes|sætte|satte|sat)\b(?! i\b)", _set_going),
        (rf"\b(?P<what>\w*(?:{_TOLD})) (?:vedrørende|angående)\b", lambda match: f"{match['what']} om"),
        (r"(?P<comma>,?) samt ", _and),
        (r"\bafhold(?P<form>es|er|e|t)\b", _held),
        (rf"\b(?P<form>foretager?|foretog) en (?P<noun>{'|'.join(_ACT)}) af\b", _act),
        (rf"(?<=\bhar )(?P<form>foretaget) en (?P<noun>{'|'.join(_ACT)}) af\b", _act),
        (r"\bmed henblik på,? at (?P<verb>\w+)", _in_order_to),
        (r"\bunderstøtte(?P<form>de|r|s|t|)\b(?!,? at\b|[,.]|$)", lambda match: f"støtte{match['form']}"),
        (r"\b(?:endvidere|ligeledes|ydermere)\b", _also),
        (rf"\bminimum {_NUMBERS}", lambda _: "mindst "),
        (r"\bi henhold til(?= (?:§|\w*(?:lov|loven|lovens)\b))", lambda _: "efter"),
        (r"\bi henhold til\b", lambda _: "ifølge"),
        (r"\b(?:betydeligt|væsentligt|markant)(?= (?:\w+ere|mere|mindre|færre)\b)", lambda _: "meget"),
        (r"\ben (?:væsentlig|markant)(?= (?:\w*stigning|del|reduktion|besparelse)\b)", lambda _: "en stor"),
        (r"\b(?:relativt|forholdsvis)(?= (?!flere|færre|mere|mindre|\w+ere\b)[a-zæøå]+)", lambda _: "ret"),
        (r"\bmedfør(?P<form>er|te|t|e)\b(?!,? at\b|[.,]|$)", lambda match: _GIVES[match["form"].casefold()]),
        (
            rf"(?<!\ben )(?<!\bden )(?<!\bhver )\bmodt(?P<form>ager|og|age)\b{_NOT_A_PERSON}",
            lambda match: _GETS[match["form"].casefold()],
        ),
        (r"(?<=\bhar )modtaget\b", lambda _: "fået"),
        (r"(?<=\b(?:er|ar) )således(?= [a-zæøå])(?! at\b)", lambda _: "altså"),
        (r"\bomkring(?= \d)", lambda _: "ca."),
        (
            r"\bmed henblik på (?P<aim>godkendelse|behandling|drøftelse|beslutning|vedtagelse"
            r"|endelig vedtagelse|politisk behandling|politisk godkendelse)\b",
            lambda match: f"til {match['aim']}",
        ),
        (
            r"\bi forbindelse med (?P<act>(?:vedtagelse|behandling|godkendelse|udarbejdelse|opførelse"
            r"|flytning|gennemførelse|renovering|etablering|omlægning|indførelse|åbning|lukning|planlægning|udvidelse)"
            r"(?:n|en)?)\b",
            lambda match: f"ved {match['act']}",
        ),
        (
            r"\byd(?P<form>es|er|et|e)(?= (?:et |en |økonomisk )?"
            r"(?:tilskud|støtte|hjælp|rådgivning|lån|bistand)\b)",
            lambda match: _GIVEN[match["form"].casefold()],
        ),
        (r"\bsåvel (?P<one>\w+(?: \w+){0,2}) som\b", lambda match: f"både {match['one']} og"),
        (
            r"\b(?P<verb>falder|stiger|ligger|gælder|kræver|arbejder|vokser|oplever|kan|skal"
            r"|vil|at der|ventes) fortsat\b",
            lambda match: f"{match['verb']} stadig",
        ),
        (r"(?<!\w)(?:cirka|circa) (?=\d)", lambda _: "ca. "),
        (
            r"(?P<what>^(?!(?:i|på|ved|med|for|her|under|desuden|derudover)\b)(?:\w+ ){1,3}|\b(?:som|der) )"
            r"omhandler\b",
            lambda match: f"{match['what']}handler om",
        ),
    )
)
