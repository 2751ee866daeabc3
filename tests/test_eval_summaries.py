"""Each metric of summaries lets a right one pass, and can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from eval_summary_samples import (
    MINUTES,
    NOISE,
    PRICE,
    VOTED,
    hall,
    item_trial,
    meeting_trial,
    noise,
    page,
    said,
    saying,
    suite,
    write_minutes,
)  # fmt: skip

from eval.jobs import SAMPLE_CORPUS
from eval.minutes import Minutes, Place
from eval.summaries import decisions, fidelity, keeping, meetings, outcomes, wording
from eval.summaries.metrics import ITEM_METRICS, MEETING_METRICS, RATES
from eval.summaries.page import FactKind, Page
from eval.summaries.run import item_result, meeting_result
from eval.summaries.suite import SummarySuite
from eval.summaries.trial import MeetingTrial, SummaryTrial
from rag.model import Claim, Status
from rag.summaries.summary import Heading, Length, Part, Subject, Summary, Wish

_DOUBTED = Status.UNCONFIRMED


@pytest.fixture
def minutes(tmp_path: Path) -> Minutes:
    return Minutes.load(write_minutes(tmp_path))


@pytest.fixture
def asked(tmp_path: Path) -> SummarySuite:
    return suite(tmp_path)


@pytest.fixture
def hall_said(minutes: Minutes, asked: SummarySuite) -> Callable[..., SummaryTrial]:
    """The right summary of the hall, with some of its words exchanged."""

    def make(*words: tuple[str, str]) -> SummaryTrial:
        summary = hall(minutes)
        for old, new in words:
            summary = saying(summary, old, new)
        return item_trial(minutes, asked, summary)

    return make


def with_lines(summary: Summary, heading: Heading, *claims: Claim) -> Summary:
    return replace(summary, parts=(*summary.parts, Part(heading, claims)))


def test_right_summaries_are_right(minutes: Minutes, asked: SummarySuite) -> None:
    for case, summary in (("hall", hall(minutes)), ("noise", noise(minutes))):
        assert item_result(item_trial(minutes, asked, summary, case)).faults == ()
    assert meeting_result(meeting_trial(minutes, asked, page(minutes))).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "metric"),
    [
        ("8,6 mio.", "8,7 mio.", "figure_fidelity"),
        ("1. oktober 2026", "2. oktober 2026", "date_fidelity"),
        ("og SF stemte for, og Venstre stemte imod", "og Venstre stemte for", "name_fidelity"),
        ("godkendte", "afviste", "outcome_fidelity"),
        ("godkendte", "afviste", "polarity"),
        ("godkendte", "godkendte ikke", "polarity"),
        ("8,6 mio. kr.", "mange penge", "vital_kept"),
        ("Venstre stemte imod", "nogle stemte imod", "vital_kept"),
        ("Skolen skal", "Man skal", "main_kept"),
        ("Skolen skal bruge hallen", "Hallen er solgt", "nothing_forbidden"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_seen_by_its_metric(
    hall_said: Callable[..., SummaryTrial], old: str, new: str, metric: str
) -> None:
    scores = {one.name: one.score for one in ITEM_METRICS}
    assert scores[metric](hall_said()).value == 1
    assert scores[metric](hall_said((old, new))).value != 1


def test_a_reason_names_the_fault(hall_said: Callable[..., SummaryTrial]) -> None:
    score = fidelity.fidelity(hall_said(("8,6", "8,7")).page, FactKind.FIGURE)
    assert (score.numerator, score.denominator) == (0, 1)
    assert "'8,7 mio. kr.' not in the text" in score.reason


def test_no_summary_is_no_right_one(minutes: Minutes, asked: SummarySuite) -> None:
    result = item_result(item_trial(minutes, asked, None))
    assert result.failed
    assert {"figure_fidelity", "marks", "polarity", "vital_kept"} <= {f.split(":")[0] for f in result.faults}
    assert meeting_result(meeting_trial(minutes, asked, None)).failed


def test_a_headline_alone_keeps_nothing(minutes: Minutes, asked: SummarySuite) -> None:
    headline = said(minutes, 4, f"Godkendt: {PRICE}", PRICE)
    alone = replace(hall(minutes), headline=headline, parts=())
    assert keeping.vital_kept(item_trial(minutes, asked, alone)).value == 0


# Marks


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda c: replace(c, citations=()), "uncited"),
        (lambda c: replace(c, citations=(replace(c.citations[0], punkt=99),)), "has no Punkt 99"),
        (lambda c: replace(c, citations=(replace(c.citations[0], quote="andet"),)), "does not stand"),
        (lambda c: replace(c, citations=(replace(c.citations[0], status=_DOUBTED),)), "not confirmed"),
    ],
)  # fmt: skip
def test_a_mark_that_proves_nothing_is_seen(
    minutes: Minutes, asked: SummarySuite, spoil: Callable[[Claim], Claim], reason: str
) -> None:
    summary = hall(minutes)
    spoilt = replace(summary, headline=spoil(summary.headline))
    score = fidelity.marks(item_trial(minutes, asked, spoilt).page)
    assert score.value == pytest.approx(4 / 5)
    assert reason in score.reason


def test_a_mark_of_another_item_is_no_mark_of_this_one(minutes: Minutes, asked: SummarySuite) -> None:
    assert "another subject" in fidelity.marks(item_trial(minutes, asked, noise(minutes)).page).reason


def test_the_head_of_the_minutes_bears_the_mark_of_the_first_item(
    minutes: Minutes, asked: SummarySuite
) -> None:
    present = "Ida Holm (A), Kaj Brink (F), Bo Krag (V)"
    at = MINUTES.index(present)
    first, second = (said(minutes, punkt, f"Til stede var {present}.") for punkt in (4, 5))
    quote = replace(first.citations[0].span, start=at, end=at + len(present))

    def marked(claim: Claim) -> Claim:
        return replace(claim, citations=(replace(claim.citations[0], quote=present, span=quote),))

    for claim, right in ((first, 1), (second, 0)):
        alone = replace(page(minutes), headline=marked(claim), parts=())
        assert fidelity.marks(meeting_trial(minutes, asked, alone).page).value == right


# Decisions


def test_outcomes_are_read_in_everyday_words(minutes: Minutes) -> None:
    told = {
        "Udvalget sagde ja til projektet.": "godkendt",
        "Udvalget sagde også enstemmigt ja til projektet.": "godkendt",
        "Udvalget sagde nej til projektet.": "afvist",
        "Udvalget sagde ikke ja til projektet.": "afvist",
        "Udvalget afslog ansøgningen.": "afvist",
        "Udvalget talte om sagen.": "drøftet",
        "Udvalget tog punktet af dagsordenen.": "af dagsordenen",
        "Udvalget anbefaler Model 2.": "anbefalet",
        "Udvalget sendte sagen tilbage til forvaltningen.": "tilbagesendt",
    }
    for text, name in told.items():
        summary = replace(hall(minutes), parts=(Part(Heading.DECIDED, (said(minutes, 4, text),)),))
        line = Page(minutes, (), summary).lines[-1]
        assert any(outcomes.says(name, one) for one in outcomes.told(line)), text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Udvalget sagde ja til projektet.", True),
        ("Udvalget sagde nej til projektet.", False),
        ("Udvalget sagde ikke ja til projektet.", False),
    ],
)
def test_a_yes_told_as_a_no_is_seen_by_the_polarity_and_by_the_minutes(
    minutes: Minutes, asked: SummarySuite, text: str, right: bool
) -> None:
    summary = replace(hall(minutes), parts=(Part(Heading.DECIDED, (said(minutes, 4, text),)),))
    shown = Page(minutes, (), summary)
    assert (decisions.contradictions(shown, shown.lines, asked.cases[0]) == []) is right
    stated = [fact for fact in shown.facts if fact.kind is FactKind.STATEMENT]
    assert stated
    assert (not any(fact.fault for fact in stated)) is right


@pytest.mark.parametrize(
    "text",
    [
        "Projektet skal godkendes af Byrådet.",
        "Det blev indstillet, at projektet afvises.",
        "Venstre foreslog, at sagen udsættes.",
        "Sagen blev udsat på mødet den 4. marts 2025.",
    ],
)
def test_what_may_be_or_was_is_not_what_became_of_it(
    minutes: Minutes, asked: SummarySuite, text: str
) -> None:
    summary = with_lines(hall(minutes), Heading.DECIDED, said(minutes, 4, text))
    shown = Page(minutes, (), summary)
    assert decisions.contradictions(shown, shown.lines, asked.cases[0]) == []


def test_who_takes_office_decides_nothing(minutes: Minutes, asked: SummarySuite) -> None:
    told = said(minutes, 5, "Ida Holm tiltræder den 1. maj som formand.", NOISE)
    shown = Page(minutes, (), with_lines(noise(minutes), Heading.DECIDED, told))
    assert decisions.contradictions(shown, shown.lines, asked.cases[1]) == []


def test_a_proposal_told_as_decided_is_seen_where_it_was_not_adopted(
    minutes: Minutes, asked: SummarySuite
) -> None:
    point = "at der lægges ny asfalt for 450.000 kr."
    as_decided = said(minutes, 5, "Udvalget lægger ny asfalt for 450.000 kr.", point)
    as_proposed = said(minutes, 5, "Det blev indstillet, at der lægges ny asfalt for 450.000 kr.", point)
    of_it = said(minutes, 5, "Forslaget har ét punkt.", point)
    for claim, right in ((as_decided, 0), (as_proposed, 1), (of_it, 1)):
        summary = with_lines(noise(minutes), Heading.ABOUT, claim)
        assert decisions.polarity(item_trial(minutes, asked, summary, "noise")).value == right


def test_a_decision_that_is_not_told_is_missed(minutes: Minutes, asked: SummarySuite) -> None:
    silent = saying(saying(hall(minutes), "Godkendt: ", ""), "godkendte", "så på")
    assert decisions.decision_kept(item_trial(minutes, asked, silent)).value == 0


def test_of_two_outcomes_both_are_told(minutes: Minutes, tmp_path: Path) -> None:
    text = "- id: hall\n  item: {doc: fritid, punkt: 4}\n  decision: [godkendt, anbefalet]\n"
    trial = item_trial(minutes, suite(tmp_path, text), hall(minutes))
    assert decisions.decision_kept(trial).value == 0.5


def test_a_lost_motion_may_be_told_and_a_lost_proposal_may_not(minutes: Minutes, tmp_path: Path) -> None:
    text = "- id: hall\n  item: {doc: fritid, punkt: 4}\n  decision: [godkendt]\n  also: [afvist]\n"
    case = suite(tmp_path, text).cases[0]
    for told, faults in (("Ændringsforslaget blev forkastet.", 0), ("Indstillingen blev forkastet.", 1)):
        summary = with_lines(hall(minutes), Heading.DECIDED, said(minutes, 4, told))
        shown = Page(minutes, (), summary)
        assert len(decisions.contradictions(shown, shown.lines, case)) == faults


# Wording


def test_a_copied_passage_is_no_summary(minutes: Minutes, asked: SummarySuite) -> None:
    text = " ".join(MINUTES[MINUTES.index(PRICE) :].split()[:120])
    copied = replace(hall(minutes), parts=(Part(Heading.ABOUT, (said(minutes, 4, text, PRICE),)),))
    trial = item_trial(minutes, asked, copied)
    assert wording.own_words(trial).value == 0
    assert wording.own_words(item_trial(minutes, asked, hall(minutes))).value == 1
    assert (wording.copied(trial).value or 0) > 0.9


def test_what_is_quoted_is_no_copy(minutes: Minutes, asked: SummarySuite) -> None:
    quote = " ".join(MINUTES[MINUTES.index(PRICE) :].split()[:100])
    pressed = with_lines(hall(minutes), Heading.DECIDED, said(minutes, 4, f"»{quote}«", PRICE))
    assert wording.own_words(item_trial(minutes, asked, pressed)).value == 1


def test_runs_of_words_are_counted() -> None:
    assert wording.longest_run("a b c d".split(), "x b c y a b c".split()) == 3
    assert wording.longest_run(["a"], ["b"]) == 0
    assert wording.longest_run(["a"], []) == 0
    assert wording.copied_share("a b c d e f g h i".split(), "a b c d e f g h".split()) == 0.5
    assert wording.copied_share(["a"], ["a"]) == 0


def test_hard_words_cost(minutes: Minutes, asked: SummarySuite) -> None:
    hard = hall(minutes)
    for _ in range(3):
        hard = saying(hard, "hallen", "kommunalbestyrelsens idrætsforeningsfaciliteter")
    easy, harder = (
        wording.lix_summary(item_trial(minutes, asked, one)).value for one in (hall(minutes), hard)
    )
    assert easy is not None
    assert harder is not None
    assert harder > easy
    dropped = wording.lix_drop(item_trial(minutes, asked, hard)).value
    assert dropped is not None
    assert dropped < 0


def test_what_is_said_twice_is_counted_once_as_a_fault(minutes: Minutes, asked: SummarySuite) -> None:
    twice = with_lines(hall(minutes), Heading.COST, said(minutes, 4, PRICE, PRICE))
    assert wording.said_again(item_trial(minutes, asked, hall(minutes))).value == 0
    assert wording.said_again(item_trial(minutes, asked, twice)).numerator == 1


def test_words_are_those_of_the_sentences(minutes: Minutes, asked: SummarySuite) -> None:
    assert wording.words(item_trial(minutes, asked, noise(minutes), "noise").page).value == 12


# Meetings


def test_an_item_that_no_sentence_names_is_missed(minutes: Minutes, asked: SummarySuite) -> None:
    fewer = replace(page(minutes), parts=page(minutes).parts[:1])
    score = meetings.items_named(meeting_trial(minutes, asked, fewer))
    assert score.value == pytest.approx(2 / 3)
    assert "Punkt 6" in score.reason


def test_a_closed_item_leaks_nothing(minutes: Minutes, asked: SummarySuite) -> None:
    leaking = saying(page(minutes), "Salg af grund", "Salg af grund til Bo Krag")
    assert meetings.closed_kept(meeting_trial(minutes, asked, page(minutes))).value == 1
    assert meetings.closed_kept(meeting_trial(minutes, asked, leaking)).value == 0


def test_a_page_is_one_page(minutes: Minutes, asked: SummarySuite) -> None:
    long = with_lines(page(minutes), Heading.ITEMS, said(minutes, 4, "Der er plads til alle. " * 100))
    assert meetings.one_page(meeting_trial(minutes, asked, page(minutes))).value == 1
    assert meetings.one_page(meeting_trial(minutes, asked, long)).value == 0
    longer = replace(long, wish=Wish(length=Length.LONG))
    assert meetings.one_page(meeting_trial(minutes, asked, longer)).value is None


def test_a_contrary_line_of_a_page_is_seen(minutes: Minutes, asked: SummarySuite) -> None:
    wrong = saying(page(minutes), "Udsat", "Godkendt")
    score = meetings.meeting_polarity(meeting_trial(minutes, asked, wrong))
    assert score.value == 0.5
    assert "tells godkendt, it was udsat" in score.reason


def test_what_a_page_retells_of_the_matter_is_no_decision(minutes: Minutes, asked: SummarySuite) -> None:
    retold = said(minutes, 4, "Byggeriet er udskudt.", PRICE)
    decided = replace(retold, citations=said(minutes, 4, "", "Indstillingen blev tiltrådt.").citations)
    for claim, right in ((retold, 1), (decided, 0.5)):
        trial = meeting_trial(minutes, asked, with_lines(page(minutes), Heading.ITEMS, claim))
        assert meetings.meeting_polarity(trial).value == right


def test_a_headline_tells_the_day_of_its_meeting_and_no_other() -> None:
    minutes = Minutes.load(SAMPLE_CORPUS)
    (meeting,) = minutes.named("lindholm_2025-10-07")
    places = tuple(Place(meeting.source.name, item.number) for item in meeting.items)
    for day, right in (("7. oktober 2025", 1), ("8. oktober 2025", 0)):
        headline = Claim(
            f"{meeting.committee} i Lindholm havde 12 punkter på dagsordenen den {day}", (), True
        )
        shown = Page(minutes, places, Summary(Subject.MEETING, meeting.id, headline, ()))
        assert fidelity.fidelity(shown, FactKind.DATE).value == right


def test_a_title_before_a_vote_is_no_voter(minutes: Minutes, asked: SummarySuite) -> None:
    told = said(minutes, 4, "Nye omklædningsrum på Nørby Skole: For stemte A og F.", VOTED)
    trial = meeting_trial(minutes, asked, with_lines(page(minutes), Heading.VOTES, told))
    assert fidelity.fidelity(trial.page, FactKind.NAME).value == 1


def test_names_of_metrics_are_each_taken_once() -> None:
    names = [metric.name for metric in ITEM_METRICS] + [metric.name for metric in MEETING_METRICS]
    assert len(names) == len(set(names))
    assert set(names) > RATES


def test_trials_know_what_they_are_of(minutes: Minutes, asked: SummarySuite) -> None:
    item: SummaryTrial = item_trial(minutes, asked, hall(minutes))
    whole: MeetingTrial = meeting_trial(minutes, asked, page(minutes))
    assert item_result(item).case_id == "hall"
    assert item_result(item).meeting == whole.meeting
    assert [place.punkt for place in whole.page.places] == [4, 5, 6]
