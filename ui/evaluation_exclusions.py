"""Options of `punkt eval` that exclude or need each other, refused before anything is evaluated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.errors import UsageError

#: Options by their names, with what was given for each.
Given = Mapping[str, object]


def given(options: Given) -> list[str]:
    """The options that were chosen, by their names."""
    return [option for option, value in options.items() if value]


def refuse_together(looks: Sequence[str], reports: Given) -> None:
    """Raises UsageError for two looks at once, and for reports that a look does not write."""
    if len(looks) > 1:
        raise UsageError(f"{' and '.join(looks)} cannot be asked for together; run them one by one.")
    if looks and looks != ["--summaries"] and (unwritten := given(reports)):
        raise UsageError(
            f"{looks[0]} writes no {unwritten[0]}; it prints its tables, and --json FILE writes them."
        )


def refuse_unread(looks: Sequence[str], questions: Given) -> None:
    """Raises UsageError where parses are looked at, of which no suite and no system is asked."""
    if looks == ["--parses"] and (unread := given(questions)):
        raise UsageError(
            f"--parses asks no questions; leave {unread[0]} out. "
            "For some documents only: python -m eval.parses NAME …"
        )


def refuse_model(others: Sequence[str], asked: Given) -> None:
    """Raises UsageError for a model where none is asked, and for options that need or exclude each other."""
    models, asking = given(asked), [other for other in others if other != "--summaries"]
    if models and asking:
        raise UsageError(f"{asking[0]} asks no language model; leave {models[0]} out.")
    if asked["--replay"] and (asked["--record"] or asked["--llm-base-url"]):
        raise UsageError("--replay asks nobody; leave --record and --llm-base-url out.")
    if models and not (asked["--llm"] or asked["--replay"]):
        raise UsageError(f"{models[0]} is for a language model; name it: --llm PROVIDER:MODEL.")
