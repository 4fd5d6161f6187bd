"""The entry of `cauce`: runs a command and turns what happens into one of five exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.safe_text import is_unicode

_COLLECT_RARELY = 100_000


def command_line() -> NoReturn:
    """Be the `cauce` of the shell: run the words of the command line and leave the process with its exit code.

    Commands close what they open. Taking apart one by one the objects of the procedures that were read, as the
    interpreter does when it ends by itself, would take a tenth of a cold start.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads it any more; the exit code says the rest
            continue
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `cauce` with the words of the command line and return its exit code. Never raises."""
    if argv is None:
        # A command is over before there is anything to collect: looking for it costs a tenth of a cold start.
        gc.set_threshold(_COLLECT_RARELY)
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        from cauce.cli.output import prepare_streams

        prepare_streams()
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("Interrumpido.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has closed: there is nobody to tell, and what was asked was not delivered whole.
        _silence_output()
        return ExitCode.PROBLEMS
    except Exception as error:  # the last resort: no traceback, which could hold data of a case
        from cauce.cli.crash import report

        _say(*report(error, words))
        _silence_output()
        return ExitCode.UNEXPECTED
    return code


def _run(words: list[str]) -> int:
    from cauce.cli.app import run
    from cauce.cli.spanish import usage_error

    try:
        _check_words(words)
        return run(words)
    except UsageError as problem:
        _say(*usage_error(problem))
        return problem.exit_code
    except CommandError as problem:
        from cauce.cli.output import width

        _say(*problem.lines(width()))
        return problem.exit_code


def _check_words(words: Sequence[str]) -> None:
    """Raise UsageError for a word with bytes that are not UTF-8: it could be neither stored nor shown. Not quoted."""
    for place, word in enumerate(words, 1):
        if not is_unicode(word):
            raise UsageError(
                f"La palabra número {place} de la orden no está escrita en UTF-8.",
                "Revise la codificación de la terminal o el nombre del archivo, y repita la orden.",
            )


def _say(*lines: str) -> None:
    from cauce.cli.output import error_paragraph

    try:
        for line in lines:
            error_paragraph(line)
        sys.stderr.flush()
    except OSError:  # nowhere to say it: the exit code remains
        _silence_output()


def _silence_output() -> None:
    """Let what is still buffered vanish, so that the interpreter does not complain about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
