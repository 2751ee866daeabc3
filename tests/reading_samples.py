"""Small minutes with a proposal, an amendment, a vote, an absence and two tables, and answers about them."""

from __future__ import annotations

from pathlib import Path

from eval_samples import answered, case, cite

from eval.cases import gold_places
from eval.minutes import Minutes
from eval.trial import Score, Trial
from rag.model import Answer, Claim

BOATS = "Ved Nordmolen ligger 40 både, og i Sydbassinet ligger 25 både."
CLOSING = "at havnen lukkes om mandagen"
VOTE = "For: A (3). Imod: V (2)."
ADOPTED = "Indstillingen blev tiltrådt."
SHED = "Udvalget besluttede at flytte skuret til Vestkajen."

HARBOUR = f"""REFERAT Havneudvalget d. 04-06-2025

Mødedato Onsdag d. 4. juni 2025 kl. 17:00

Mødested Havnekontoret, Nørby

Mødedeltagere Ida Holm (A), Bo Krag (V)

Punkt 7: Åbningstider i havnen

Sagsfremstilling

{BOATS}

I hele 1.000 kr.	Budget 2025	Forbrug
Moler	310	75

Indstilling

Forvaltningen indstiller,

{CLOSING}.

Beslutning

Ændringsforslaget blev forkastet.

{ADOPTED}

{VOTE}

Afbud: Eva Lund (C)

Punkt 8: Skuret på kajen

Sagsfremstilling

Skuret har ikke været brugt siden 2019.

Indstilling

Forvaltningen indstiller,

at forslag til lokalplan vedtages.

Beslutning

{SHED}

Afbud: Eva Lund (C)

Punkt 9: Ny kran

Indstilling

Forvaltningen foreslår,

at kranen købes.
"""


def harbour(folder: Path, text: str = HARBOUR) -> Minutes:
    """The minutes, read from a folder as the harness reads them."""
    (folder / "havn.txt").write_text(text, encoding="utf-8")
    return Minutes.load(folder)


def said(minutes: Minutes, *parts: tuple[str, int, str]) -> Answer:
    """An answer whose claims are each (what is said, the Punkt that is cited, the quote)."""
    return answered(*(Claim(text, (cite(minutes, "havn", punkt, quote),)) for text, punkt, quote in parts))


def trial(minutes: Minutes, answer: Answer | None, **keys: object) -> Trial:
    """A trial about boats, of Punkt 7, with some keys of the case changed."""
    boats: dict[str, object] = {"facts": [["40 både"]], "citations": [{"doc": "havn", "punkt": 7}]}
    asked = case(**(boats | keys))
    return Trial(asked, minutes, gold_places(asked, minutes), answer, None, 0.1)


def counts(score: Score) -> tuple[float, float]:
    """Numerator and denominator."""
    return score.numerator, score.denominator
