"""What a body does with a matter, in everyday words: 'godkendte planen' is 'sagde ja til planen'.

An answer is told so only where a political body is the subject and the object follows at once: 'de godkendte
takster', 'den plan, udvalget godkendte i maj' and 'afviste, at der er penge' stay.
"""

from __future__ import annotations

import re

from rag.plain.rewriting import rewritten, rules, template
from rag.plain.verbs import MODALS

_BODY = r"(?:(?:[\wÆØÅæøå-]+(?:,| og) )*\w*(?:udvalget|rådet|kommunalbestyrelsen)|et enigt \w+)"
_ALSO = r"(?: (?:også|enstemmigt|derfor|dog|derefter|herefter))?"
_NO_OBJECT = (
    r"(?:den|det|de) \d|(?:den|det|dem)(?:[.,;]| ikke)|(?:i|på|ved|efter|under|til|for|med|af|om|fra|og|eller"
    r"|men|ikke|sammen|der|som|uden|sig|så|hvad|hvem|hvor|hvilken|endeligt|foreløbigt|sidste|næste|tidligere"
    r"|dengang|straks|allerede|nu|først|igen|samtidig|desuden|senere)\b"
)
_OBJECT = rf"(?=,? at \w| (?!at\b)(?!{_NO_OBJECT})[a-zæøåA-ZÆØÅ»\"])"
_MOTION = (
    r"(?= (?:(?:den|det|de|et|en) )?(?:[a-zæøå]+ ){0,2}?"
    r"(?:\w*forslag|indstilling|\w*ansøgning|anmodning|klage)(?:et|en|ene|erne|er|et)?\b)"
)
_COUNCIL = (
    r"(?:[A-ZÆØÅ][\w-]*(?:-,?(?: \w+-,?)* og [A-ZÆØÅ]\w*)?(?:udvalget|rådet|bestyrelsen)|\w*udvalget|byrådet)"
)
#: What follows where a body is only named: 'forelægges byrådet den 3. maj', not 'forelægges byrådet planen'.
_NAMED = r"(?= den \d| til (?:endelig )?(?:godkendelse|behandling|vedtagelse|beslutning|drøftelse)\b|\.$)"
_ITS_SUBJECT = (
    r"^(?!(?:i|på|ved|med|for|her|under|af|som|efter|desuden|derfor|herefter|derefter|nu)\b)[^,;:]*"
)
_PERSON = r"(?:formanden|direktøren|forvaltningen|administrationen|borgmesteren|centerchefen)"


def _comes_up(match: re.Match[str]) -> str:
    """'kommer op i byrådet', and 'skal komme op i byrådet'."""
    subject, body = match["subject"], match["body"] or ""
    comes = "kommer" if MODALS.isdisjoint(subject.casefold().split()) else "komme"
    return f"{subject}{comes} op{' i' if body else ''}{body}"


_RULES = rules(
    (
        (
            rf"(?P<who>(?:^|\bat ){_BODY}(?: ikke)?) godkendte(?P<also>{_ALSO}){_OBJECT}",
            template(r"\g<who> sagde\g<also> ja til"),
        ),
        (
            rf"(?P<who>(?:^|\bat ){_BODY}(?: ikke)?) afviste(?P<also>{_ALSO}){_MOTION}",
            template(r"\g<who> sagde\g<also> nej til"),
        ),
        (
            rf"(?P<when>^(?:i|på|den|efter|derfor|herefter)\b[^,;:]*) godkendte (?P<who>{_BODY})"
            rf"(?P<also>{_ALSO}){_OBJECT}",
            template(r"\g<when> sagde \g<who>\g<also> ja til"),
        ),
        (rf"(?P<subject>{_ITS_SUBJECT})forelægges(?P<body> {_COUNCIL}){_NAMED}", _comes_up),
        (
            rf"(?P<subject>{_ITS_SUBJECT})forelægges(?P<body>)(?= igen\.$| til (?:endelig )?"
            r"(?:godkendelse|vedtagelse|behandling)\b)",
            _comes_up,
        ),
        (rf"\bbehandles(?= i {_COUNCIL}| på (?:det |udvalgets )?(?:næste )?møde)", template("tages op")),
        (
            r"\btræf(?P<form>fe|fer) (?=(?:den|en) (?:endelige? )?beslutning\b)",
            lambda m: f"tage{m['form'][2:]} ",
        ),
        (r"\bunderskriver (?=(?:referatet|protokollen|en|et|aftalen)\b)", template("skriver under på ")),
        (r"(?<=\bhar )underskrevet (?=(?:en|et|aftalen)\b)", template("skrevet under på ")),
        (r"(?P<who>^(?:udvalget|byrådet)) orienteres om,? at\b", template(r"\g<who> får at vide, at")),
        (r"(?P<who>^(?:udvalget|byrådet)) orienteres om\b", template(r"\g<who> hører om")),
        (rf"(?P<who>^{_PERSON}) orienterede om\b", template(r"\g<who> fortalte om")),
        (r"\bfortalte om, at\b", template("fortalte, at")),
        (rf"(?P<who>^{_PERSON}) orienterer om, at\b", template(r"\g<who> fortæller, at")),
        (
            r"(?<!\bskal )(?<!\bkan )(?<!\bbør )\bbemyndiges til at\b",
            template("får lov til at"),
        ),
        (
            r"\bfinansiere(?P<form>s|t)(?= (?:af (?!lån|en tilsvarende)|over |inden for ))",
            lambda match: {"s": "betales", "t": "betalt"}[match["form"].casefold()],
        ),
        (r"\bnedsættes(?= (?:fra|med|til) \d)", template("sænkes")),
        (r"\bforhøjes(?= (?:fra|med|til) \d)", template("hæves")),
        (r"\bforeslås forhøjet\b", template("foreslås hævet")),
        (
            r"\bønskede (?:tilført protokollen|ført til protokols?), at\b",
            template("bad om at få skrevet i referatet, at"),
        ),
        (r"(?<=\w )på den baggrund(?=,? at\b)", template("derfor")),
        (r"\bde seneste (?=(?:\w+ )?(?:år|måneder|uger)\b)", template("de sidste ")),
    )
)


def with_plain_procedure(text: str) -> str:
    """The text with everyday words for what bodies do, with the capital that stood there."""
    return rewritten(text, _RULES)
