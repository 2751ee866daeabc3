"""Evaluations with everything a report has to show, and with text that tries to be more than text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from eval_samples import BRIDGE, REFUSAL, SUITE, Scripted, answered, cite, right, write_corpus

from eval.baseline import Comparison, Flip, Waiver
from eval.cases import load_suite
from eval.evaluation import Evaluation
from eval.gate import Check
from eval.minutes import Minutes
from eval.run import Report, evaluate_system
from rag.errors import EmptyQuestion
from rag.model import Answer, Claim

#: Text that would run, load, link, break out or break a table if any report took it for markup.
HOSTILE = (
    "</script><script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> </details> "
    '"><b>fed</b> | celle | [klik](javascript:alert(1)) ![x](https://x.example/x.png) www.x.example '
    "https://x.example <!-- `kode` $x$ @navn :smile: # {{ 7 * 7 }} &lt;"
)
FORBIDDEN_IN_XML = "\x00\x08\x1b\ufffe"


def minutes_in(folder: Path) -> Minutes:
    return Minutes.load(write_corpus(folder))


def report(system: Scripted, minutes: Minutes, folder: Path, suite: str = SUITE) -> Report:
    """What a system came to over the suite 'norby'."""
    path = folder / "norby.yaml"
    path.write_text(suite, encoding="utf-8")
    return evaluate_system(system, [load_suite(path)], minutes)


def mixed(minutes: Minutes) -> Scripted:
    """One right answer, one wrong, one error of the system, and no refusal where there should be one."""
    good = right(minutes).reply
    wrong = answered(Claim(BRIDGE, (cite(minutes, "teknik", 4, BRIDGE),)))

    def reply(question: str) -> Answer:
        if "støjen" in question:
            raise EmptyQuestion("no words in 'støjen'; ask with some")
        return good(question) if "broen" in question else wrong

    return Scripted(reply, right(minutes).ranking)


def hostile(minutes: Minutes) -> Scripted:
    """Answers with `HOSTILE` and what XML forbids, raises an error that says so too, cites a whole item."""
    quote = cite(minutes, "fritid", 4)
    answer = answered(Claim(FORBIDDEN_IN_XML + HOSTILE, (quote,)))

    def reply(question: str) -> Answer:
        if "støjen" in question:
            raise EmptyQuestion(FORBIDDEN_IN_XML + HOSTILE)
        return REFUSAL if "tunnelen" in question else answer

    return Scripted(reply)


def evaluation(found: Report, *checks: Check, compared: bool = False) -> Evaluation:
    """A report as an evaluation; `compared` with one case broken, one waived and one fixed."""
    comparisons = (COMPARISON,) if compared else ()
    return Evaluation("punkt", found, checks, comparisons, ("no real minutes at hand",))


COMPARISON = Comparison(
    "norby",
    4,
    broken=(
        Flip("hall-price", "not found: '1.250.000 kr.'"),
        Flip(
            "noise-decision",
            "no answer",
            Waiver("noise-decision", "norby", dt.date(2026, 12, 1), "new parser"),
        ),
    ),
    fixed=(Flip("bridge-price", "right, and cites teknik.txt Punkt 4"),),
    p_value=1.0,
    before={"right_and_cited": 2 / 3},
)


def checked(found: Report, metric: str, floor: float) -> Check:
    """A floor under one metric of the suite."""
    return Check("norby", "", metric, "floor", floor, found.suites[0].measures()[metric])
