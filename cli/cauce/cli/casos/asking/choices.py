"""Choosing from a list by number or by name; accents and capitals are forgiven."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.compiler.suggest import fold, suggest


class Choice(NamedTuple):
    """What can be chosen: `key` is the value, `text` what is read."""

    key: str
    text: str


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
    return (*_listing(choices), *notes, "Escriba el número o el nombre.")


def _listing(choices: Sequence[Choice]) -> list[str]:
    return [f"{number}. {choice.text}" for number, choice in enumerate(choices, start=1)]


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
    raise NotUnderstoodError(
        f"No es ninguna de las opciones.{meant} Escriba un número del 1 al {len(choices)} o un nombre."
    )


def _find(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the key of the choice with that number, name or key, or of the only one whose name has those words."""
    plain = answer.strip().rstrip(".")
    if plain.isdecimal() and plain.isascii() and 1 <= int(plain[:9]) <= len(choices):
        return choices[int(plain[:9]) - 1].key
    wanted = fold(plain)
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
