"""A report on disk."""

from __future__ import annotations

from pathlib import Path

from rag.errors import EvalError


def write(path: Path, text: str) -> None:
    r"""Write a report as UTF-8; half a surrogate pair, which UTF-8 cannot hold, is written as '\udc80'.

    Raises EvalError where the file cannot be written.
    """
    try:
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise EvalError(f"{path}: cannot be written ({error.strerror}); name another file") from error
