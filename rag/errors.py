"""Every error Punkt raises on purpose. Each message names the offending value and the remedy.

PunktError
├── UsageError                  the request itself is wrong (exit code 2)
│   ├── EmptyQuestion
│   ├── QuestionTooLong
│   └── UnknownReference        no such meeting, item, suite or model
├── DocumentError               one file cannot be ingested; the others go on
│   ├── UnreadableDocument      no such path, unknown encoding, too large
│   ├── EmptyDocument
│   └── MinutesNotRecognised    text was read, but no agenda items were found
├── LibraryError                the home folder or its stores
│   ├── HomeUnusable            not writable, or made by a newer Punkt
│   ├── LibraryBusy             another process is writing
│   ├── NothingIngested         a question before any minutes
│   └── EmbedderMismatch        the index was made by another embedding model
├── ModelUnavailable            a named embedding model cannot be loaded
└── EvalError                   the harness could not run (exit code 2)
"""

from __future__ import annotations


class PunktError(Exception):
    """Base of all errors that are shown to a person as one clear line."""

    exit_code = 1


class UsageError(PunktError):
    """The request cannot be carried out as it was written."""

    exit_code = 2


class EmptyQuestion(UsageError):
    """The question has no words."""


class QuestionTooLong(UsageError):
    """The question is longer than any question a person asks."""


class UnknownReference(UsageError):
    """A meeting, an item or a file was named that Punkt does not know."""


class DocumentError(PunktError):
    """One document could not be ingested; others are not affected."""


class UnreadableDocument(DocumentError):
    """The file could not be read as text."""


class EmptyDocument(DocumentError):
    """The file has no text."""


class MinutesNotRecognised(DocumentError):
    """The text has no agenda items that Punkt can find."""


class LibraryError(PunktError):
    """Something is wrong with the home folder or its stores."""


class HomeUnusable(LibraryError):
    """The home folder cannot be used."""


class LibraryBusy(LibraryError):
    """Another process is writing to the home folder."""


class NothingIngested(LibraryError):
    """A question was asked before any minutes were ingested."""


class EmbedderMismatch(LibraryError):
    """The index was made by another embedding model than the one asked for."""


class ModelUnavailable(PunktError):
    """A named model cannot be loaded."""


class EvalError(PunktError):
    """The evaluation could not run at all (distinct from a failed gate)."""

    exit_code = 2
