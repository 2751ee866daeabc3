"""`python -m eval.mutants [JSON]`: mutants of the sample, and of the real minutes where they lie beside."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from rich.console import Console

from eval.jobs import jobs_of
from eval.mutants.bench import run_mutants
from eval.mutants.report import mutants_json, print_mutants
from eval.run import Report, run
from eval.systems import punkt_system


def main() -> int:
    """Ask the suites, judge their mutants, print the tables; 0 where all limits are kept, else 1."""
    console = Console()
    jobs = jobs_of([], None, console.print)
    report = sum((run(job.suites, job.corpus, punkt_system) for job in jobs), start=Report(()))
    mutants = run_mutants(report)
    print_mutants(mutants, console)
    if len(sys.argv) > 1:
        told = json.dumps(mutants_json(mutants), ensure_ascii=False, indent=1)
        Path(sys.argv[1]).write_text(told, encoding="utf-8")
    return 0 if mutants.passed else 1


if __name__ == "__main__":
    sys.exit(main())
