"""Questions with a free answer, asked on a terminal only: a text, a secret that is not shown, a yes."""

from __future__ import annotations

import sys

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.safe_text import safe_text
from cauce.cli.settings import Settings

_YES = frozenset({"s", "si", "sí"})
_NO = frozenset({"n", "no", ""})


def can_ask(settings: Settings) -> bool:
    """Whether there is a person at a terminal who wants to be asked."""
    return not settings.no_questions and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, option: str, settings: Settings) -> str:
    """Ask for a text until there is one; where nobody can be asked, raise UsageError that names the option."""
    if not can_ask(settings):
        raise UsageError(f"Falta «{option}».", f"Escriba «{option}» y su valor.")
    while not (answer := line_of(f"{question} ")):
        continue
    return answer


def confirm(question: str) -> bool:
    """Ask a question of yes or no; an empty answer is no."""
    while True:
        answer = line_of(f"{question} (s/n) ").casefold()
        if answer in _YES or answer in _NO:
            return answer in _YES


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


def line_of(question: str) -> str:
    """Write a question and return the line that is typed; raises CommandError when nobody does."""
    sys.stdout.write(safe_text(question))
    sys.stdout.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise CommandError("No se contestó: no se hizo nada.")
    return answer.strip()
