"""Waivers are read strictly: each names its case, its reason and a last day that is not far off."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eval.baseline import Waiver
from eval.waivers import WAIVERS, load_waivers
from rag.errors import EvalError

TODAY = dt.date(2025, 3, 10)
CASES = {"norby": ("bridge-price", "noise-decision")}

BRIDGE = """\
[[waiver]]
suite = "norby"
case = "bridge-price"
until = 2025-03-31
reason = "the bridge is being mended"
"""
NOISE = BRIDGE.replace("bridge-price", "noise-decision")


def written(folder: Path, text: str) -> Path:
    path = folder / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_waivers_are_read_in_order(tmp_path: Path) -> None:
    read = load_waivers(written(tmp_path, BRIDGE + NOISE), CASES, TODAY)
    assert [waiver.case for waiver in read] == ["bridge-price", "noise-decision"]
    assert read[0] == Waiver("bridge-price", "norby", dt.date(2025, 3, 31), "the bridge is being mended")


def test_no_waiver_is_none(tmp_path: Path) -> None:
    assert load_waivers(written(tmp_path, "# none at present\n"), CASES, TODAY) == ()


def test_the_waivers_that_ship_can_be_read() -> None:
    load_waivers(WAIVERS, {}, TODAY)


def test_a_waiver_that_has_expired_is_read_so_that_it_can_be_told(tmp_path: Path) -> None:
    (read,) = load_waivers(written(tmp_path, BRIDGE), CASES, dt.date(2025, 4, 1))
    assert read.until == dt.date(2025, 3, 31)


def test_a_case_of_a_suite_that_is_not_asked_is_taken_as_it_stands(tmp_path: Path) -> None:
    (read,) = load_waivers(written(tmp_path, BRIDGE.replace("norby", "gold")), CASES, TODAY)
    assert read.suite == "gold"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (BRIDGE + "why = 1\n", 6, "unknown key 'waiver.0.why'; known keys are suite, case, until, reason"),
        (BRIDGE.replace("[[waiver]]", "[[waver]]"), 1, "unknown key 'waver'; known keys are waiver"),
        (
            BRIDGE.replace("[[waiver]]", "[waiver]"),
            1,
            "not a list; head each with [[waiver]]",
        ),
        (NOISE + BRIDGE.replace("case =", "# case ="), 6, "'waiver.1.case' is missing; add it"),
        (
            BRIDGE.replace("bridge-price", "bridge"),
            1,
            "the suite 'norby' has no case 'bridge'; correct the id",
        ),
        (NOISE + BRIDGE + NOISE, 11, "the case 'noise-decision' is waived at"),
        (BRIDGE.replace("the bridge is being mended", " "), 5, "waiver.0.reason is ' '"),
        (
            BRIDGE.replace('"the bridge is being mended"', "3"),
            5,
            "waiver.0.reason is 3, not text; put it in quotes",
        ),
        (
            BRIDGE.replace("2025-03-31", '"2025-03-31"'),
            4,
            "waiver.0.until is '2025-03-31': Input should be a valid date",
        ),
        (BRIDGE.replace("2025-03-31", "2025-03-31T12:00:00"), 4, "Input should be a valid date"),
        (
            BRIDGE.replace("2025-03-31", "2025-06-09"),
            1,
            "more than 90 days ahead; name a day up to 2025-06-08",
        ),
        (BRIDGE + "until = 2025-03-31\n", 6, "this key or table is given twice"),
        (BRIDGE.replace("2025-03-31", "2025-02-30"), 4, "not TOML"),
    ],
)
def test_a_mistake_in_a_waiver_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(EvalError) as told:
        load_waivers(written(tmp_path, text), CASES, TODAY)
    assert str(told.value).startswith(f"{tmp_path / 'waivers.toml'}:{line}: ")
    assert message in str(told.value)


def test_the_longest_waiver_is_ninety_days(tmp_path: Path) -> None:
    (read,) = load_waivers(written(tmp_path, BRIDGE.replace("2025-03-31", "2025-06-08")), CASES, TODAY)
    assert read.until - TODAY == dt.timedelta(days=90)
