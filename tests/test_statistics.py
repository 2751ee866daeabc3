"""Intervals and the test of change, against published examples and what must always hold."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from eval_samples import SUITE, right, write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import load_suite
from eval.metrics import METRICS
from eval.minutes import Minutes
from eval.run import AXES, Result, SuiteReport, evaluate_system
from eval.statistics import Interval, bootstrap, interval, interval_of, mcnemar, wilson
from eval.trial import Score, unscored, verdict


def ends(found: Interval | None) -> tuple[float, float]:
    assert found is not None
    return found.low, found.high


def test_wilson_agrees_with_the_published_examples() -> None:
    """Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3: the score method."""
    assert ends(wilson(81, 263)) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert ends(wilson(15, 148)) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert ends(wilson(0, 20)) == pytest.approx((0, 0.1611), abs=5e-5)
    assert ends(wilson(1, 29)) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@settings(deadline=None)  # scipy.stats takes half a second to import
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_what_scipy_gives(counted: tuple[int, int]) -> None:
    from scipy.stats import binomtest

    known = binomtest(*counted).proportion_ci(method="wilson")
    assert ends(wilson(*counted)) == pytest.approx((known.low, known.high), abs=1e-12)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_estimate_and_is_wider_with_fewer_cases(counted: tuple[int, int]) -> None:
    successes, n = counted
    low, high = ends(wilson(successes, n))
    twice_low, twice_high = ends(wilson(2 * successes, 2 * n))
    assert 0 <= low <= successes / n <= high <= 1
    assert twice_high - twice_low < high - low


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (3, 2), (-1, 2)])
def test_what_is_no_rate_has_no_interval(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match=f"{successes} of {n} is no rate"):
        wilson(successes, n)


def test_mcnemar_agrees_with_a_hand_count() -> None:
    assert mcnemar(0, 0) == 1
    assert mcnemar(1, 0) == 1  # one fair coin: 2 * 1/2
    assert mcnemar(0, 5) == pytest.approx(2 / 2**5)
    assert mcnemar(1, 5) == pytest.approx(2 * (1 + 6) / 2**6)
    assert mcnemar(4, 4) == 1


def test_mcnemar_agrees_with_a_published_example() -> None:
    """statsmodels' documented example: 121 and 59 changed; the exact p-value is 4.434e-06."""
    assert mcnemar(121, 59) == pytest.approx(4.434e-06, rel=1e-3)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_a_fair_coin_tossed_for_each_change(broken: int, fixed: int) -> None:
    n, least = broken + fixed, min(broken, fixed)
    slow = min(1.0, 2 * sum(math.comb(n, k) for k in range(least + 1)) / 2**n)
    assert mcnemar(broken, fixed) == mcnemar(fixed, broken) == pytest.approx(slow)


def test_two_meetings_give_the_better_and_the_worse_one() -> None:
    """A quarter of the draws takes one meeting twice: the ends are the two meetings' own ratios."""
    low, high = ends(bootstrap([[Score(1, 4, "")], [Score(1, 2, ""), Score(2, 2, "")]]))
    assert (low, high) == pytest.approx((0.25, 0.75))


def test_the_bootstrap_is_near_the_normal_interval_of_many_meetings() -> None:
    ratios = np.random.default_rng(3).uniform(0.4, 0.8, 200)
    low, high = ends(bootstrap([[Score(float(r), 1, "")] for r in ratios]))
    reach = 1.96 * ratios.std() / math.sqrt(len(ratios))
    assert (low, high) == pytest.approx((ratios.mean() - reach, ratios.mean() + reach), abs=0.003)


def test_cases_about_one_meeting_make_no_interval() -> None:
    assert bootstrap([[Score(1, 2, ""), Score(2, 2, "")]]) is None
    assert bootstrap([[Score(1, 2, "")], [unscored("nothing cited")]]) is None
    assert bootstrap([]) is None


def test_more_meetings_of_the_same_kind_narrow_the_interval() -> None:
    few = [[Score(1, 4, "")], [Score(3, 4, "")]]
    narrow, wide = bootstrap(few * 10), bootstrap(few * 2)
    assert ends(narrow)[1] - ends(narrow)[0] < ends(wide)[1] - ends(wide)[0]


_groups = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 6)).map(sorted), min_size=2, max_size=12)


@given(_groups)
def test_the_bootstrap_lies_between_the_worst_and_the_best_meeting(pairs: list[list[int]]) -> None:
    scores = [[Score(least, most, "")] for least, most in pairs]
    low, high = ends(bootstrap(scores))
    ratios = [least / most for least, most in pairs]
    assert min(ratios) - 1e-9 <= low <= high <= max(ratios) + 1e-9
    assert low - 1e-9 <= sum(p[0] for p in pairs) / sum(p[1] for p in pairs) <= high + 1e-9
    assert bootstrap(scores) == Interval(low, high)


def test_plain_right_and_wrong_gets_wilsons_and_shares_are_drawn_by_meeting() -> None:
    plain = [("a", verdict(True, "")), ("b", verdict(False, "")), ("b", unscored(""))]
    shares = [("a", Score(1, 2, "")), ("b", Score(1, 1, "")), ("b", Score(0, 1, ""))]
    assert interval(plain) == wilson(1, 2)
    assert interval(shares) == bootstrap([[Score(1, 2, "")], [Score(1, 2, "")]])
    assert interval([("a", unscored("nothing cited"))]) is None


def test_the_order_of_the_cases_changes_no_interval() -> None:
    shares = [(meeting, Score(n**1.5, 3 * n + 7, "")) for n, meeting in enumerate("abbcccdddefghijkl")]
    assert interval(shares) == interval(shares[::-1])


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SuiteReport:
    folder = tmp_path_factory.mktemp("statistics")
    minutes = Minutes.load(write_corpus(folder / "corpus"))
    (folder / "norby.yaml").write_text(SUITE, encoding="utf-8")
    return evaluate_system(right(minutes), [load_suite(folder / "norby.yaml")], minutes).suites[0]


def test_a_metric_has_its_interval_over_a_suite_and_over_a_part(report: SuiteReport) -> None:
    assert interval_of("right_and_cited", report) == wilson(3, 3)
    assert interval_of("right_and_cited", report, report.results[:1]) == wilson(1, 1)
    assert interval_of("refusal_recall", report, report.results[:1]) is None


@pytest.mark.parametrize("metric", ["seconds_p50", "seconds_p95", "answer_words"])
def test_times_and_counts_of_words_have_no_interval(report: SuiteReport, metric: str) -> None:
    assert interval_of(metric, report) is None


def test_an_unknown_metric_is_an_error(report: SuiteReport) -> None:
    with pytest.raises(KeyError, match="rightness"):
        interval_of("rightness", report)


def test_a_whole_report_has_its_intervals_in_a_second(report: SuiteReport) -> None:
    """228 cases with shares that all need the bootstrap, in as many parts as the real suites have."""
    shares = {metric.name: Score(1, 3, "") for metric in METRICS}
    many = tuple(Result(report.results[n % 3].trial, shares) for n in range(228))
    began = time.process_time()
    for _ in range(15):  # about as many parts to an axis
        for _ in AXES:
            for metric in METRICS:
                interval_of(metric.name, report, many[:60])
    assert time.process_time() - began < 1
