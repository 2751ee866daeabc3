"""`python -m eval.mutants [JSON]`: mutants of the sample, and of the real minutes where they lie beside."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from rich.console import Console

from eval.cases import load_suite
from eval.mutants.bench import run_mutants
from eval.mutants.report import mutants_json, print_mutants
from eval.run import Report, run
from eval.systems import punkt_system

_HERE = Path(__file__).parents[1]
_SHARED = _HERE.parents[1] / "shared"


def main() -> int:
    """Ask the suites, judge their mutants, print the tables; 0 where all limits are kept, else 1."""
    report = run([load_suite(_HERE / "suites" / "sample.yaml")], _HERE / "corpus", punkt_system)
    if (_SHARED / "gold").is_dir() and (_SHARED / "corpus").is_dir():
        report = Report(
            (*report.suites, *run([load_suite(_SHARED / "gold")], _SHARED / "corpus", punkt_system).suites)
        )
    mutants = run_mutants(report)
    print_mutants(mutants, Console())
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(
            json.dumps(mutants_json(mutants), ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 0 if mutants.passed else 1


if __name__ == "__main__":
    sys.exit(main())
