"""The wrong outcome: 'ikke' where there is none and none where there is one, and another decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eval.mutants.basis import Ballot, Basis, Cell, Outcome
from eval.mutants.source import may_say_word
from eval.mutants.written import can_write, group, sentences
from rag.model import Claim, DecisionClass, Role

_NEGATED = re.compile(r"\b(?:ikke|ingen|intet|hverken|aldrig|uden|næppe)\b", re.IGNORECASE)
_NOT = re.compile(r"(?: endnu)? ikke(?! (?:kun|blot|mindst|alene|bare|desto))\b")
#: A finite verb of a main clause.
_VERB = re.compile(
    r"(?<!\bsom)(?<!\bder)(?<!\bat)(?<!\bhvis)(?<!\bnår)(?<!\bda)(?<!\bhvor) "
    r"(?:er|har|blev|bliver|skal|vil|kan|var|havde|fik|får|viser|ønsker|steg|faldt|koster|udgør|forventes"
    r"|modtog|godkendte|anbefaler|besluttede|foreslår|ventes|afholdes|finansieres|deltager|stemte)"
    r"(?P<pronoun> (?:der|han|hun|de|den|det))?(?: (?:dog|også|således))?(?= )"
)
#: A sentence that opens so has its subject behind the verb, and 'ikke' behind that.
_INVERTED = re.compile(
    r"(?:af|der|efter|for|fra|før|herefter|hermed|derudover|desuden|dermed|heraf|hos|hvis|i|ifølge|inden|jf\.|med"
    r"|mod|når|om|overordnet|pr\.|på|samlet|samtidig|siden|som|sammenlignet|til|trods|under|ved|via|over|endelig)\b",
    re.IGNORECASE,
)
_NOT_MAIN = re.compile(r"\b(?:som|der|at|hvis|når|da|hvor|fordi|idet|om|mens)\b[^,]*$", re.IGNORECASE)
#: Beginnings of the words that tell each class; a text with one may say the class.
_STEMS: dict[DecisionClass, tuple[str, ...]] = {
    DecisionClass.APPROVED: ("godkend", "tiltråd", "tiltræd", "tilråd", "titråd", "vedtag", "anbefal"),
    DecisionClass.RECOMMENDED: ("godkend", "tiltråd", "tiltræd", "vedtag", "anbefal"),
    DecisionClass.NOTED: ("efterretning", "orienter"),
    DecisionClass.POSTPONED: ("udsæt", "udsat", "udsky", "udskud", "genoptag"),
    DecisionClass.WITHDRAWN: ("trukk", "trak", "udgå", "taget af"),
    DecisionClass.DISCUSSED: ("drøft",),
    DecisionClass.REJECTED: ("afvis", "forkast", "ikke"),
}  # fmt: skip
_TARGETS = (
    DecisionClass.POSTPONED,
    DecisionClass.REJECTED,
    DecisionClass.APPROVED,
    DecisionClass.WITHDRAWN,
    DecisionClass.NOTED,
)
#: The same word form in each class, as the minutes write it.
_FORMS: tuple[dict[DecisionClass, str], ...] = (
    {
        DecisionClass.APPROVED: "godkendt",
        DecisionClass.NOTED: "taget til efterretning",
        DecisionClass.POSTPONED: "udsat",
        DecisionClass.REJECTED: "afvist",
        DecisionClass.WITHDRAWN: "trukket",
    },
    {
        DecisionClass.APPROVED: "tiltrådt",
        DecisionClass.POSTPONED: "udskudt",
        DecisionClass.REJECTED: "forkastet",
    },
    {
        DecisionClass.APPROVED: "tiltrædes",
        DecisionClass.POSTPONED: "udsættes",
        DecisionClass.REJECTED: "afvises",
    },
)


def not_inserted(basis: Basis) -> Iterator[Claim]:
    """'Sagen blev udsat' → 'Sagen blev ikke udsat', in statements without a negation."""
    text = basis.claim.text
    if _NEGATED.search(text) or isinstance(basis.written, Ballot):
        return
    if isinstance(basis.written, Cell):
        yield basis.saying(text.replace(f" er {basis.written.value}", f" er ikke {basis.written.value}"))
        return
    inverted = _INVERTED.match(text) is not None and not text.startswith("Der ")
    for found in _VERB.finditer(text):
        if not _NOT_MAIN.search(text[: found.start()]) and bool(found["pronoun"]) is inverted:
            yield basis.saying(f"{text[: found.end()]} ikke{text[found.end() :]}")
            return


def not_deleted(basis: Basis) -> Iterator[Claim]:
    """'blev ikke godkendt' → 'blev godkendt'."""
    text = basis.claim.text
    if not any(_NOT.search(citation.quote) for citation in basis.claim.citations):
        return
    for found in _NOT.finditer(text):
        yield basis.saying(text[: found.start()] + text[found.end() :])


def decision_changed(basis: Basis) -> Iterator[Claim]:
    """Godkendt → udsat, and other pairs, where the decision has no word of the other class."""
    if not basis.claim.computed:
        yield from other_decisions(basis)


def counted_outcome_changed(basis: Basis) -> Iterator[Claim]:
    """'I alt 3 punkter blev godkendt' → 'blev udsat', where the decisions have no word of it."""
    if basis.claim.computed:
        yield from other_decisions(basis)


def other_decisions(basis: Basis) -> Iterator[Claim]:
    """The claim with each decision that the cited items have no word of."""
    decided = "\n".join(_decided(basis))
    if isinstance(basis.written, Outcome):
        own = group(basis.written.decision)
        for target in _possible(own, decided):
            if can_write(target):
                yield basis.saying(sentences(replace(basis.written, decision=target))[0])
    elif decided and basis.written is None and basis.claim.citations[0].quote in decided:
        yield from _in_words(basis, decided)


def _in_words(basis: Basis, decided: str) -> Iterator[Claim]:
    text = basis.claim.text
    for forms in _FORMS:
        for own, word in forms.items():
            found = re.search(rf"(?<!ikke )\b{word}\b", text, re.IGNORECASE)
            for target in _possible(own, decided) if found else ():
                if found and target in forms:
                    new = forms[target].capitalize() if found.group()[0].isupper() else forms[target]
                    yield basis.saying(text[: found.start()] + new + text[found.end() :])


def _decided(basis: Basis) -> Iterator[str]:
    """The decisions of the cited Punkter, whole sections; with what was proposed where it was agreed to."""
    for place in basis.places:
        meeting, item = basis.minutes.meeting(place), basis.minutes.item(place)
        for section in item.with_role(Role.DECISION, Role.HISTORY):
            yield meeting.text(section.span)
        if item.decision and item.decision.decision_class in {DecisionClass.APPROVED, DecisionClass.ADOPTED}:
            yield from (meeting.text(section.span) for section in item.with_role(Role.RECOMMENDATION))


def _possible(own: DecisionClass, decided: str) -> Iterator[DecisionClass]:
    for target in _TARGETS:
        if group(target) is not group(own) and not may_say_word(decided, _STEMS[target]):
            yield target
