"""Choosing from a list by number or by name; accents and capitals are forgiven.

Steps have numbers of their own: a list of them goes by letters, so that «5» can only be the step 5.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.compiler.suggest import fold, suggest


class Choice(NamedTuple):
    """What can be chosen: `key` is the value, `text` what is read, `step` its number if it is a step of a procedure."""

    key: str
    text: str
    step: str = ""


def one_of(asker: Asker, question: str, choices: Sequence[Choice], *, notes: Sequence[str] = ()) -> str:
    """Ask for one of the choices and return its key."""
    return asker.need(question, _reader(choices), notes=_notes(choices, notes))


def one_or_none(asker: Asker, question: str, choices: Sequence[Choice], *, notes: Sequence[str] = ()) -> str | None:
    """Ask for one of the choices and return its key, None when it is left out."""
    return asker.maybe(question, _reader(choices), notes=_notes(choices, notes))


def several_of(
    asker: Asker,
    question: str,
    choices: Sequence[Choice],
    *,
    notes: Sequence[str] = (),
    optional: bool = False,
    least: int = 1,
) -> tuple[str, ...] | None:
    """Ask for several of the choices and return their keys, each once and in the order of the list."""
    hint = "Puede elegir varias: escriba sus números o nombres separados por comas."

    def read(answer: str) -> tuple[str, ...]:
        keys = _read_several(answer, choices)
        if len(keys) < least:
            raise NotUnderstoodError(f"Elija al menos {least}.")
        return tuple(choice.key for choice in choices if choice.key in keys)

    return asker.ask(question, read, notes=(*_listing(choices), *notes, hint), optional=optional)


def _reader(choices: Sequence[Choice]) -> Callable[[str], str]:
    return lambda answer: _read(answer, choices)


def _notes(choices: Sequence[Choice], notes: Sequence[str]) -> Sequence[str]:
    hint = "Escriba la letra, el número del paso o su nombre." if _steps(choices) else "Escriba el número o el nombre."
    return (*_listing(choices), *notes, hint)


def _listing(choices: Sequence[Choice]) -> list[str]:
    return [f"{mark}. {choice.text}" for mark, choice in zip(_marks(choices), choices, strict=True)]


def _steps(choices: Sequence[Choice]) -> bool:
    return any(choice.step for choice in choices)


def _marks(choices: Sequence[Choice]) -> list[str]:
    """Return what is written before each choice: numbers; letters before steps («a»… «z», «aa»…)."""
    if not _steps(choices):
        return [str(number) for number in range(1, len(choices) + 1)]
    letters = string.ascii_lowercase
    return [*letters, *(first + second for first in letters for second in letters)][: len(choices)]


def _read_several(answer: str, choices: Sequence[Choice]) -> set[str]:
    whole = _find(answer, choices)
    if whole is not None:
        return {whole}
    return {_read(part, choices) for part in re.split(r",|;| y | e ", answer) if part.strip()}


def _read(answer: str, choices: Sequence[Choice]) -> str:
    found = _find(answer, choices)
    if found is not None:
        return found
    near = suggest(answer, [choice.text for choice in choices])
    meant = f" ¿Quiso decir «{near}»?" if near else ""
    raise NotUnderstoodError(f"No es ninguna de las opciones.{meant} Escriba {_any_of(choices)} o un nombre.")


def _any_of(choices: Sequence[Choice]) -> str:
    first, last = _marks(choices)[0], _marks(choices)[-1]
    if len(choices) <= 2:
        return f"{first}, {last}" if first != last else first
    return f"una letra de la «{first}» a la «{last}»" if _steps(choices) else f"un número del {first} al {last}"


def _find(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the key of the choice with that mark, name or key, or of the only one whose name has those words."""
    plain = answer.strip().rstrip(".")
    marks = _marks(choices)
    mark = (plain.lstrip("0") if plain.isdecimal() else plain.lower()).rstrip(")")
    if mark in marks:
        return choices[marks.index(mark)].key
    wanted = fold(plain)
    steps = [choice.key for choice in choices if choice.step and wanted.removeprefix("paso_") == fold(choice.step)]
    if steps:
        return steps[0] if len(steps) == 1 else None
    for choice in choices:
        if wanted and wanted in (fold(choice.text), fold(choice.key)):
            return choice.key
    having = [choice.key for choice in choices if _has_words(choice.text, wanted)]
    return having[0] if len(having) == 1 else None


def _has_words(text: str, wanted: str) -> bool:
    """Tell whether each word that is wanted begins some word of the text: «telef» finds «Llamada telefónica»."""
    words = fold(text).split("_")
    parts = [part for part in wanted.split("_") if part]
    return len(wanted) > 1 and all(any(word.startswith(part) for word in words) for part in parts)
