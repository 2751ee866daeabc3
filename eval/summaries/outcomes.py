"""What a summary says became of a matter, in the words of the minutes or in everyday ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.summaries.page import Line
from eval.support.outcomes import Mood, is_noun, kind, outcomes
from eval.support.sections import Part

RECOMMENDED = "anbefalet"
#: 'sagde ja', 'sagde enstemmigt ja', 'sagde udvalget også nej'.
_ANSWERED = r"(?:sagde|har sagt)(?: [^\W\d]+){0,4}?"
#: Outcomes that the harness reads under one name, and those that say the same of a matter.
_ALIKE = (
    frozenset({"trukket", "af dagsordenen"}),
    frozenset({"oversendt", "tilbagesendt"}),
)
#: How everyday Danish tells an outcome. A negation is looked for where somebody says yes or no, and not else.
_PLAIN = {
    RECOMMENDED: r"(?:fastholder|fastholdt|hold(?:er|t) fast (?:i|ved)) \w+ anbefaling",
    "godkendt": rf"{_ANSWERED} ja|gav grønt lys",
    "afvist": rf"{_ANSWERED} nej|afslog|afslået|blev stemt ned|blev ikke godkendt",
    "udsat": r"skød (?:\w+ ){1,3}(?:ud|til)\b|ventede med|venter med",
    "drøftet": r"talte om|talte sammen om|diskuterede",
    "trukket": r"trak (?:\w+ ){1,3}tilbage|udgik|udgår",
    "af dagsordenen": r"af dagsordenen",
    "oversendt": r"send(?:te|er|es|t) (?:\w+ ){1,4}(?:videre|til)\b|går (?:nu )?videre til|blev sendt til",
    "tilbagesendt": r"send(?:te|er|es|t) (?:\w+ ){0,4}tilbage",
}
#: A decision may quote what somebody wants, which is not what became of it.
_QUOTED = re.compile(r"[»\"“„][^«\"”]*[«\"”]")
_OPEN = frozenset("kan kunne skal skulle vil ville bør må om hvis før inden når indtil".split())
_SAID = {name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for name, pattern in _PLAIN.items()}
#: 'sendt i høring' tells how a matter goes on, which is no outcome of its own.
_NO_OUTCOME = re.compile(r"\bi (?:offentlig )?høring\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome that a sentence tells. `surely` means as done, not as what may be."""

    name: str
    affirmed: bool
    surely: bool


def told(line: Line) -> tuple[Told, ...]:
    """The outcomes of a sentence, but for those that it says were proposed."""
    return (*_in_words_of_minutes(line), *_in_plain_words(line))


def says(name: str, outcome: Told) -> bool:
    """Whether an outcome is that of gold, or one that says the same."""
    alike = next((group for group in _ALIKE if name in group), frozenset({name}))
    return outcome.affirmed and outcome.name in alike


def _in_words_of_minutes(line: Line) -> Iterator[Told]:
    for found in outcomes(line.tokens, Part.DECISION if line.is_decision else Part.BODY):
        word = line.tokens[found.at].text
        if found.mood is Mood.PROPOSED or is_noun(word) or _takes_office(line, found.at):
            continue
        name, affirmed = (RECOMMENDED, found.affirmed) if word.startswith("anbefal") else kind(found)
        yield Told(name, affirmed, found.mood is Mood.DECIDED and not _is_left_open(line, found.at))


def _in_plain_words(line: Line) -> Iterator[Told]:
    text = _QUOTED.sub(" ", line.text)
    for name, pattern in _SAID.items():
        if not (found := pattern.search(text)) or (name == "oversendt" and _NO_OUTCOME.search(text)):
            continue
        if "ikke" not in found.group().split()[1:-1]:
            yield Told(name, affirmed=True, surely=name != "oversendt")
        elif name == "godkendt":  # 'sagde ikke ja' is a no; 'sagde ikke nej' is no outcome
            yield Told("afvist", affirmed=True, surely=True)


def _takes_office(line: Line, at: int) -> bool:
    """Whether somebody 'tiltræder den 1. december som leder'."""
    after = [token.text for token in line.tokens[at:] if token.clause == line.tokens[at].clause]
    return after[0].startswith("tiltræder") and "som" in after


def _is_left_open(line: Line, at: int) -> bool:
    """Whether a word tells what is to be or may be: 'skal godkende', 'om lånet godkendes'."""
    clause = line.tokens[at].clause
    return any(token.text in _OPEN for token in line.tokens[:at] if token.clause == clause)
