"""Finite verbs that minutes use, and the words that may stand between subject and verb.

The list is short on purpose: a form that is a noun as well ('bruger', 'leder', 'deltager') is none here.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Past in -ede: 'ønsker, ønskede, ønskes, ønskedes'.
_FIRST = (
    "afdække afklare afregne afslutte afspejle afvente afvise anbefale arrangere balancere begrunde "
    "behandle bekræfte belaste bemærke benytte besigtige beslutte bevare bevilge bevillige bo danne "
    "dokumentere drøfte dække dæmpe eksistere ekspropriere erstatte etablere evaluere finansiere fjerne "
    "flytte fokusere forbedre forberede fordele forkaste forlænge formulere forny forsinke forstærke "
    "forvente fremme fungere fylde garantere halvere hente hindre håbe implementere indarbejde indberette "
    "indgive indhente indikere indrette indsamle indstille informere inspirere installere investere "
    "invitere justere konkludere konstatere kontakte koordinere koste kvalificere købe lancere leve lukke "
    "lykke markere medvirke mindske minimere motivere notere nå omfatte omhandle omplacere opdatere "
    "opfordre ophæve opkræve opkvalificere opnå opprioritere oprette opsamle orientere overvåge passe "
    "pege placere plante prioritere præsentere rapportere realisere reducere registrere regulere renovere "
    "reservere resultere rette revidere rumme rydde sikre skabe skaffe skifte skitsere slutte spare "
    "stamme starte stille støtte supplere svare sænke tilkende tilpasse tilslutte udarbejde uddele "
    "udelukke udfordre udmønte udnytte udpege udskifte udvide udvikle underrette understrege understøtte "
    "variere varsle veksle vente vokse vurdere åbne ændre øge ønske"
).split()
#: Past in -te: 'viser, viste, vises, vistes'.
_SECOND = (
    "afvise ansøge anvende begynde bekende benævne betale bygge dele forsyne fremhæve fremsende "
    "føre gennemføre godkende høre indføre indløse indsende indvie kende køre læse løse medføre mene "
    "nævne opføre ophøre opleve oplyse oprense overføre oversende sende skønne spille styre søge "
    "tilbagebetale tildele tilføre tilhøre tjene udbetale udføre udleje udløse udsende udtale udvise "
    "undersøge vende videreføre vise"
).split()
_OTHERS = (
    "er var bliver blev har havde kan kunne skal skulle vil ville bør burde må måtte får fik går gik står "
    "stod giver gav gives tager tog tages kommer kom ligger lå sætter satte sættes gør gjorde gøres ser "
    "ses siger sagde siges finder fandt findes fandtes lader lod holder holdt holdes falder faldt stiger "
    "steg bringer bragte bringes sker skete lægger lagde lægges udgør udgjorde indgår indgik indgås "
    "fremgår fremgik foregår foregik opstår opstod består bestod anslår anslog anslås foreslår foreslog "
    "foreslås foretager foretog foretages vedtager vedtog vedtages deltog varetager varetog varetages "
    "modtog modtages bidrager bidrog inddrager inddrog inddrages overtager overtog overtages optager "
    "optog optages fratræder fratrådte tiltræder tiltrådte tiltrædes træder trådte indtræder indtrådte "
    "indeholder indeholdt forholder forholdt afholder afholdt afholdes fastholder fastholdt fastholdes "
    "overholder overholdt overholdes vedligeholder vedligeholdes forbliver forblev bibeholder bibeholdes "
    "beholder beholdt kræver krævede kræves indebærer indebar bærer bar skriver skrev skrives driver drev "
    "drives beskriver beskrev beskrives overskrider overskred overskrides mødes mødtes synes syntes "
    "gælder gjaldt vælger valgte vælges solgte sælges spørger spurgte følger fulgte følges løber løb "
    "udløber udløb forløber forløb lyder lød trækker trak trækkes tiltrækker tiltrak fortsætter fortsatte "
    "fortsættes ansætter ansatte ansættes nedsætter nedsatte nedsættes fastsætter fastsatte fastsættes "
    "forudsætter forudsatte forudsættes iværksætter iværksatte iværksættes igangsætter igangsatte "
    "igangsættes planlægger planlagde planlægges omlægger omlagde omlægges fremlægger fremlagde "
    "fremlægges forelægger forelagde forelægges pålægger pålagde pålægges anlægger anlagde anlægges "
    "nedlægger nedlagde nedlægges kortlægger kortlægges sammenlægges tillægges skyldes skyldtes "
    "behandlede tilbyder tilbød tilbydes udbød udbydes betyder betød bryder udskyder udskød udskydes "
    "hedder hed udsætter udsatte udsættes afsætter afsatte afsættes tilfalder tilfaldt opgør opgjorde "
    "opgøres udtrykker udtrykte ansøges hjælper hjalp mødte varede undlod gennemgår gennemgik gennemgås "
    "overgår overgik undgås afgør afgjorde afgøres omdannes ombygges strækker strakte påbegynder "
    "påbegyndte påbegyndes fortalte lejede lejes rives forestår pågår resterer repræsenterer "
    "repræsenterede henviser henviste henvises fremsætter fremsatte fremsættes beskæftiger beskæftigede "
    "tiltrådtes stiles tilgår tilgik efterlader efterlod medtager medtages indtager foreligger forelå "
    "beror beroede vejer spænder peger udbedres nedrives ibrugtages tilstræbes nedbringes opdeles "
    "beregnes beregnede angiver angav angives afgiver afgav afgives afleverer afleverede leverer leverede "
    "leveres opsiger opsagde opsiges indbringer indbragte genoptages genbesættes fremviser optræder "
    "tildeltes råder brugte bruges ejes ejede"
).split()
#: Adverbs that stand before the verb of a subordinate clause and after that of a main clause.
ADVERBS = frozenset(
    "ikke også endnu fortsat stadig derfor dog kun alene nu allerede dermed således herefter derefter altid "
    "aldrig ofte samtidig desuden endvidere ligeledes imidlertid generelt typisk primært hovedsagelig "
    "mest hovedsageligt især efterfølgende fremover igen heller eventuelt formentlig sandsynligvis normalt "
    "løbende midlertidigt umiddelbart altså netop naturligvis tillige".split()
)
MODALS = frozenset("kan kunne skal skulle vil ville bør burde må måtte".split())
_DETERMINED = re.compile(
    r"\b(?:de|den|det|disse|denne|dette|en|et|alle|sin|sit|sine|deres|dets|dens|flere|nye|øvrige|\w+s) $",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")


#: Past forms that do not end in -te or -ede.
_PAST = frozenset(
    "var blev havde kunne skulle ville burde måtte fik gik stod gav tog kom lå satte gjorde sagde fandt lod "
    "holdt faldt steg bragte skete lagde udgjorde indgik fremgik foregik opstod bestod foreslog foretog "
    "vedtog deltog".split()
)


def _forms() -> frozenset[str]:
    found = set(_OTHERS)
    for past, lemmas in (("ede", _FIRST), ("te", _SECOND)):
        for lemma in lemmas:
            found |= {f"{lemma}r", f"{lemma}s", f"{lemma.removesuffix('e')}{past}"}
            found.add(f"{lemma.removesuffix('e')}{past}s")
    return frozenset(found)


FINITE = _forms()
INFINITIVES = (
    frozenset(_FIRST)
    | frozenset(_SECOND)
    | frozenset(
        "være blive have få gå stå give tage komme ligge sætte gøre se sige finde lade holde falde stige "
        "bringe ske lægge udgøre indgå foregå opstå bestå foreslå foretage vedtage deltage modtage bidrage "
        "inddrage overtage vælge følge trække tiltrække fortsætte ansætte fastsætte iværksætte igangsætte "
        "planlægge anlægge tilbyde udbyde afgøre opgøre hjælpe møde undgå fastholde overholde vedligeholde "
        "drive beskrive skrive træffe arbejde understøtte styrke belyse mangle handle afholde fremlægge "
        "forelægge kortlægge nedsætte nedbringe hæve fortælle samle løfte koble bruge".split()
    )
)


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word is a finite verb: 'koster', 'blev', 'drøftes'."""
    return word.casefold() in FINITE


def is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive that is known: 'styrke', 'få'."""
    return word.casefold() in INFINITIVES


@lru_cache(maxsize=4_000)
def finite_at(text: str) -> tuple[int, ...]:
    """Where the finite verbs of a text begin; 'de godkendte takster' has none."""
    found = (match for match in _WORD.finditer(text) if is_finite(match.group()))
    return tuple(match.start() for match in found if not _is_attribute(text, match))


def _is_attribute(text: str, match: re.Match[str]) -> bool:
    return match.group().endswith(("te", "ede")) and _DETERMINED.search(text[: match.start()]) is not None


def is_past(word: str) -> bool:
    """Whether a finite verb tells of the past: 'blev', 'viste'."""
    return word.casefold() in _PAST or (is_finite(word) and word.endswith(("te", "ede", "tes", "edes")))
