"""Every error Punkt raises on purpose. Each message names the offending value and the remedy.

PunktError
├── UsageError                  the request itself is wrong (exit code 2)
│   ├── EmptyQuestion
│   ├── QuestionTooLong
│   ├── UnknownReference        no such meeting, item, suite or model
│   └── NotRecorded             a reply was to be replayed that was never recorded
├── DocumentError               one file cannot be ingested; the others go on
│   ├── UnreadableDocument      no such path, unknown encoding, too large
│   ├── EmptyDocument
│   └── MinutesNotRecognised    text was read, but no agenda items were found
├── LibraryError                the home folder or its stores
│   ├── HomeUnusable            not writable, or made by a newer Punkt
│   ├── LibraryBusy             another process is writing
│   ├── NothingIngested         a question before any minutes
│   └── EmbedderMismatch        the index was made by another embedding model
├── ModelUnavailable            a named embedding or language model cannot be loaded
├── ModelFault                  a language model was asked and gave no reply that can be used
└── EvalError                   the harness could not run (exit code 2)
"""

from __future__ import annotations

from enum import StrEnum


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


class NotRecorded(UsageError):
    """Recorded replies are to stand for a model, and this one is missing or cannot be read."""


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


class FaultKind(StrEnum):
    """What went wrong with a reply, whichever provider it was asked of."""

    NO_SERVER = "no_server"
    WRONG_KEY = "wrong_key"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"  # a status of 500 and above, or an answer that is not the protocol
    TIMED_OUT = "timed_out"
    CUT = "cut"
    EMPTY = "empty"
    ENDLESS = "endless"
    REFUSED = "refused"
    BAD_TOOL_CALL = "bad_tool_call"
    TOO_LONG = "too_long"  # the prompt is longer than the model reads
    REJECTED = "rejected"  # the request itself, for another reason than its length


#: What a citizen reads of a fault: what happened, without a word that only a technician knows.
NOTICES = {
    FaultKind.NO_SERVER: "Der er ikke forbindelse til sprogmodellen.",
    FaultKind.WRONG_KEY: "Sprogmodellen kan ikke bruges, fordi adgangsnøglen ikke blev godkendt.",
    FaultKind.NOT_FOUND: "Den valgte sprogmodel findes ikke.",
    FaultKind.RATE_LIMITED: "Sprogmodellen har for travlt lige nu.",
    FaultKind.SERVER_ERROR: "Der opstod en fejl hos sprogmodellen.",
    FaultKind.TIMED_OUT: "Sprogmodellen svarede ikke inden for tidsgrænsen.",
    FaultKind.CUT: "Sprogmodellens svar blev afbrudt, før det var færdigt.",
    FaultKind.EMPTY: "Sprogmodellen gav et tomt svar.",
    FaultKind.ENDLESS: "Sprogmodellens svar blev ved uden at slutte.",
    FaultKind.REFUSED: "Sprogmodellen afviste at svare.",
    FaultKind.BAD_TOOL_CALL: "Sprogmodellen bad om et opslag, der ikke kunne læses.",
    FaultKind.TOO_LONG: "Spørgsmålet og uddragene fylder mere, end sprogmodellen kan læse.",
    FaultKind.REJECTED: "Sprogmodellen kunne ikke tage imod spørgsmålet.",
}


class ModelFault(PunktError):
    """A language model gave no reply that can be used. The message is one line, and holds no key."""

    def __init__(self, kind: FaultKind, message: str) -> None:
        super().__init__(message)
        self.kind = kind

    @property
    def notice(self) -> str:
        """One Danish sentence for the person who asked."""
        return NOTICES[self.kind]


class EvalError(PunktError):
    """The evaluation could not run at all (distinct from a failed gate)."""

    exit_code = 2
