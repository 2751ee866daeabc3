"""`python -m eval.parses [NAME …] [--differences]`: score parses against those written by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console

from eval.command import COULD_NOT_RUN, PASSED
from eval.parses.documents import SHARED, compare_all
from eval.parses.gold import every_gold
from eval.parses.printing import print_scores
from rag.errors import PunktError


def main(arguments: Sequence[str], console: Console) -> int:
    """Print the table; 0 where it could be made, 2 where not."""
    wish = _parser().parse_args(arguments)
    try:
        comparisons, absent = compare_all(every_gold(names=wish.names))
    except PunktError as error:
        console.print(f"the parses could not be scored: {error}", markup=False, highlight=False)
        return COULD_NOT_RUN
    print_scores(comparisons, console, bool(wish.names) or wish.differences)
    if absent:
        console.print(f"left out, not in {SHARED}: {', '.join(gold.name for gold in absent)}")
    return PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.parses", description=__doc__)
    parser.add_argument("names", nargs="*", help="score only documents with this in their name")
    parser.add_argument("--differences", action="store_true", help="list every difference from the gold")
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], Console()))
