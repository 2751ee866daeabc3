"""`python -m eval.speed [--documents N] [--words N] [--workers N] [--json FILE]`: what ingesting costs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from eval.command import COULD_NOT_RUN, PASSED
from eval.speed.bench import LIMIT_DOCUMENTS, LIMIT_WORDS, bench
from eval.speed.printing import print_speed, speed_json
from rag.config import Settings, switch_off_telemetry
from rag.errors import PunktError


def main(arguments: Sequence[str], console: Console) -> int:
    """Ingest fictional minutes and print what it cost; 0 where it could be measured, 2 where not."""
    wish = _parser().parse_args(arguments)
    switch_off_telemetry()
    say = Console(stderr=True).print
    try:
        run, stages = bench(wish.documents, wish.words, wish.workers, Settings(), say)
    except PunktError as error:
        console.print(f"the speed could not be measured: {error}", markup=False, highlight=False)
        return COULD_NOT_RUN
    print_speed(run, stages, console)
    if wish.json:
        wish.json.write_text(json.dumps(speed_json(run, stages), indent=2) + "\n", encoding="utf-8")
    return PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=LIMIT_DOCUMENTS, help="how many minutes")
    parser.add_argument("--words", type=int, default=LIMIT_WORDS, help="how many words each has at least")
    parser.add_argument("--workers", type=int, help="processes that read (default: as many as pay)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], Console()))
