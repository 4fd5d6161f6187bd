"""Every word that the framework would say in English: help pages and wrong use, rendered in Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cauce.cli.problems import UsageError
from cauce.cli.wrapping import wrapped

if TYPE_CHECKING:
    from cauce.cli.arguments import Argument, Option

_INDENT, _GAP, _LEFT_COLUMN = 2, 3, 30


def unknown_command(name: str, known: Iterable[str], of_two_words: Iterable[str] = ()) -> UsageError:
    """Return the problem of a command that does not exist; the second word of some is enough to name them."""
    meant = [f"«{command}»" for command in of_two_words if command.split()[1] == name.casefold()]
    hint = f"¿Quiso decir {' o '.join(meant)}?" if meant else did_you_mean(name, known)
    return UsageError(f"«{name}» no es una orden de Cauce.", hint)


def no_command() -> UsageError:
    """Return the problem of options without a command."""
    return UsageError(
        "Falta la orden.", "Por ejemplo: cauce pendientes (dentro de un espacio de trabajo) o cauce validar"
    )


def no_command_of(group: str, words: Sequence[str], known: Iterable[str]) -> UsageError:
    """Return the problem of a group («cauce personal») without a command of its own, or with one it does not have."""
    choices = tuple(known)
    all_of_them = f"Puede ser: {', '.join(choices)}."
    if not words:
        return UsageError(f"Falta qué hacer con «{group}».", all_of_them)
    return UsageError(f"«{group}» no tiene la orden «{words[0]}».", did_you_mean(words[0], choices) or all_of_them)


def unknown_option(name: str, known: Iterable[str], command: str) -> UsageError:
    """Return the problem of an option that a command does not have."""
    return UsageError(f"«{command}» no tiene la opción «{name}».", did_you_mean(name, known))


def value_missing(option: Option) -> UsageError:
    """Return the problem of an option written without its value."""
    return UsageError(f"La opción «{option.name}» necesita un valor.", f"Escriba: {option.name} {option.takes}")


def value_unexpected(option: Option) -> UsageError:
    """Return the problem of a value given to an option that takes none."""
    return UsageError(f"La opción «{option.name}» no lleva valor.", f"Escriba solo: {option.name}")


def option_repeated(option: Option) -> UsageError:
    """Return the problem of an option said twice."""
    return UsageError(f"La opción «{option.name}» está escrita dos veces.", "Deje solo una.")


def argument_missing(argument: Argument) -> UsageError:
    """Return the problem of an argument that was not given."""
    return UsageError(f"Falta {argument.metavar}.", argument.help)


def argument_unexpected(value: str) -> UsageError:
    """Return the problem of one argument too many."""
    return UsageError(f"Sobra «{value}».", "")


def not_a_choice(option: str, value: str, choices: Sequence[str]) -> UsageError:
    """Return the problem of a value that an option does not admit."""
    hint = did_you_mean(value, choices) or f"Elija una de estas: {', '.join(choices)}."
    return UsageError(f"«{option}» no admite «{value}».", hint)


def not_a_number(option: str, value: str, lowest: int, highest: int) -> UsageError:
    """Return the problem of a value that is not a whole number within bounds."""
    return UsageError(f"«{option}» no admite «{value}».", f"Escriba un número entero de {lowest} a {highest}.")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return «¿quiso decir «x»?» for the nearest known word, or an empty text."""
    from cauce.compiler.suggest import suggest

    found = suggest(word, known)
    return f"¿Quiso decir «{found}»?" if found else ""


def usage_error(problem: UsageError) -> list[str]:
    """Return the lines that explain a wrong use."""
    lines = [problem.message]
    if problem.hint:
        lines.append(problem.hint)
    lines.append(f"Ayuda: {problem.command} --ayuda")
    return lines


def help_page(
    usage: str, text: str, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]], columns: int
) -> list[str]:
    """Return the lines of a help page: how it is written, what it does, and titled lists of (name, meaning)."""
    lines = wrapped(f"Uso: {usage}", columns, hanging=" " * 5)
    for paragraph in text.strip().split("\n\n"):
        lines += ["", *wrapped(" ".join(paragraph.split()), columns)]
    for title, entries in sections:
        if entries:
            lines += ["", f"{title}:", *_listed(entries, columns)]
    return lines


def _listed(entries: Sequence[tuple[str, str]], columns: int) -> list[str]:
    left = min(_LEFT_COLUMN, max(len(name) for name, _ in entries))
    margin = " " * (_INDENT + left + _GAP)
    lines = []
    for name, meaning in entries:
        start = f"{' ' * _INDENT}{name}"
        if len(name) > left:
            lines.append(start)
            start = ""
        lines += wrapped(meaning, columns, start.ljust(len(margin)), margin)
    return lines
