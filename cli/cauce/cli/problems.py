"""What a command raises to end with a message instead of a result: wrong use (2) or a refusal (1)."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command (shared contract of the command line)."""

    DONE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    UNEXPECTED = 3
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on. `message` and `hint` are Spanish; both may quote what the person typed."""

    exit_code = ExitCode.PROBLEMS

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def lines(self, columns: int) -> list[str]:
        """Return what is written to the person, which need not keep within the columns."""
        return [text for text in (self.message, self.hint) if text]


class UsageError(CommandError):
    """The command was typed wrongly."""

    exit_code = ExitCode.WRONG_USE

    command = "cauce"
    """What to ask help for («cauce validar»): set by whoever runs the command."""
