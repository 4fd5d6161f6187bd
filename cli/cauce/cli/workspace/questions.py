"""Questions with a free answer, asked as the commands of the staff ask them, and secrets that are not shown."""

from __future__ import annotations

import sys

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.settings import Settings


def can_ask(settings: Settings) -> bool:
    """Whether there is a person at a terminal who wants to be asked."""
    return not settings.no_questions and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, option: str, settings: Settings, *, training: bool = False) -> str:
    """Ask for a text until there is one; where nobody can be asked, raise UsageError that names the option."""
    if not can_ask(settings):
        raise UsageError(f"Falta «{option}».", f"Escriba «{option}» y su valor.")
    return Asker(training=training).need(question, str.strip)


def confirm(question: str) -> bool:
    """Ask a question of yes or no."""
    return Asker().yes(question)


def ask_secret(question: str) -> str:
    """Ask for a text that is not shown while it is typed. Raises CommandError when nobody types it."""
    import getpass
    import warnings

    from cauce.cli.output import write_error

    with warnings.catch_warnings():
        # Python would tell in English that it cannot hide what is typed: then it is not asked for at all.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{question} ")
        except EOFError:
            write_error()
            raise CommandError("No se escribió nada: no se hizo nada.") from None
        except getpass.GetPassWarning:
            raise CommandError(
                "En esta pantalla no se puede escribir algo sin que se vea.", "Use otra terminal."
            ) from None
