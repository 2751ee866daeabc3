"""A proposal has to say that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_samples import REFUSAL, answered, cite
from reading_samples import BOATS, CLOSING, counts, harbour, said, trial

from eval.reading.proposals import proposal_as_fact
from rag.model import Claim


@pytest.mark.parametrize(
    "text",
    [
        "Indstillingen lød: at havnen lukkes om mandagen.",
        "Det blev indstillet, at havnen lukkes om mandagen.",
        "Forvaltningen foreslår, at havnen lukkes om mandagen.",
        "Forslaget er, at havnen lukkes om mandagen.",
        "Havnen lukkes om mandagen, foreslår forvaltningen.",
        "Havnen anbefales lukket om mandagen.",
        "Der lægges op til, at havnen lukkes om mandagen.",
    ],
)
def test_a_proposal_may_say_so_in_many_ways(tmp_path: Path, text: str) -> None:
    minutes = harbour(tmp_path)
    assert counts(proposal_as_fact(trial(minutes, said(minutes, (text, 7, CLOSING))))) == (0, 1)


@pytest.mark.parametrize("text", ["at havnen lukkes om mandagen.", "Havnen lukkes om mandagen."])
def test_a_proposal_without_a_word_for_it_reads_as_decided(tmp_path: Path, text: str) -> None:
    minutes = harbour(tmp_path)
    score = proposal_as_fact(trial(minutes, said(minutes, (text, 7, CLOSING))))
    assert counts(score) == (1, 1)
    assert text in score.reason


@pytest.mark.parametrize(
    "text",
    [
        "at forslag til lokalplan vedtages.",
        "at lokalplanen anbefales vedtaget.",
        "Forslag til lokalplan vedtages.",
    ],
)
def test_a_word_for_a_proposal_that_is_of_the_matter_does_not_say_so(tmp_path: Path, text: str) -> None:
    minutes = harbour(tmp_path)
    answer = said(minutes, (text, 8, "at forslag til lokalplan vedtages"))
    assert counts(proposal_as_fact(trial(minutes, answer))) == (1, 1)


def test_what_opens_a_claim_speaks_for_its_later_sentences_but_not_for_other_claims(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    listed = "Indstillingen lød: at havnen åbnes. At havnen lukkes om mandagen."
    assert counts(proposal_as_fact(trial(minutes, said(minutes, (listed, 7, CLOSING))))) == (0, 2)
    apart = said(minutes, ("Indstillingen lød: at havnen åbnes.", 7, CLOSING), ("At den lukkes.", 7, CLOSING))
    assert counts(proposal_as_fact(trial(minutes, apart))) == (1, 2)


def test_what_rests_on_another_section_too_or_on_none_is_not_counted(tmp_path: Path) -> None:
    minutes = harbour(tmp_path)
    both = Claim("Havnen lukkes.", (cite(minutes, "havn", 7, CLOSING), cite(minutes, "havn", 7, BOATS)))
    bare = Claim("Havnen lukkes.")
    score = proposal_as_fact(trial(minutes, answered(both, bare)))
    assert score.value is None
    assert proposal_as_fact(trial(minutes, REFUSAL)).value is None
    assert proposal_as_fact(trial(minutes, None)).value is None
