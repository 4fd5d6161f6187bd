"""Questions to the person, only on a terminal; elsewhere what is missing is named together with its option."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cauce.cli.output import write
from cauce.cli.problems import UsageError

if TYPE_CHECKING:
    from cauce.cli.settings import Settings


def choose(question: str, choices: Sequence[str], option: str, settings: Settings) -> str:
    """Ask for one of several choices; without a terminal, or with `--no-preguntar`, raise UsageError."""
    if settings.no_questions or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(f"Falta «{option}».", f"Escriba «{option}» y una de estas: {', '.join(choices)}.")
    write(question)
    for number, choice in enumerate(choices, start=1):
        write(f"  {number}. {choice}")
    while True:
        sys.stdout.write("Número o nombre: ")
        sys.stdout.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise UsageError(f"Falta «{option}».", "")
        answer = answer.strip()
        if answer in choices:
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1]
        write("No es ninguna de las opciones.")
