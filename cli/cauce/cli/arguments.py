"""The words of a command line against what a command declares: exact names, Spanish problems.

Reading them is done here because Typer's reader answers in English, cuts the person's text into its own sentences, and
loads a validation library (40 ms) to see that a text is a text; Typer itself (50 ms) is for the group of commands. The
named tuples are part of the same care for a cold start: a data class takes six times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cauce.cli import spanish


class Option(NamedTuple):
    """An option: `names` with the one shown first, `takes` the name of its value or "" for a flag.

    `field` is the name of the parameter that gets it. An option that stands `alone` is all that matters: the other
    words are not read. One that `asks` may be written without its value, which is then empty: it is to be asked for.
    """

    field: str
    names: tuple[str, ...]
    takes: str = ""
    repeats: bool = False
    help: str = ""
    alone: bool = False
    asks: bool = False

    @property
    def name(self) -> str:
        """The name shown to people."""
        return self.names[0]

    @property
    def shown(self) -> str:
        """How it is written, its value included."""
        takes = f"[={self.takes}]" if self.asks else f" {self.takes}".rstrip()
        return f"{', '.join(self.names)}{takes}"


class Argument(NamedTuple):
    """A word without a dash; `repeats` takes all that are left."""

    field: str
    metavar: str
    required: bool = False
    repeats: bool = False
    help: str = ""


def option(name: str, takes: str = "", *, help: str) -> Option:  # noqa: A002 - the word everybody knows it by
    """Declare an option in the annotation of a command's parameter, whose name becomes its field."""
    return Option("", (name,), takes, help=help)


def asked(name: str, takes: str, *, help: str) -> Option:  # noqa: A002
    """Declare an option whose value may be left out, to be asked for; given, it follows an equals sign or a space."""
    return Option("", (name,), takes, help=help, asks=True)


def argument(metavar: str, *, help: str) -> Argument:  # noqa: A002
    """Declare an argument in the annotation of a command's parameter, whose name becomes its field."""
    return Argument("", metavar, help=help)


class Words(NamedTuple):
    """What was said: values by field, and the words that were not read (after the command's name)."""

    values: dict[str, Any]
    rest: list[str]


def read_words(
    words: Sequence[str], options: Iterable[Option], arguments: Sequence[Argument] | None, command: str
) -> Words:
    """Read words; with `arguments` None, stop at the first that is not an option. Raises UsageError."""
    by_name = {name: option for option in options for name in option.names}
    said = Words({}, [])
    pending = list(reversed(words))
    plain: list[str] = []
    while pending:
        word = pending.pop()
        if word == "--":
            plain += reversed(pending)
            break
        if len(word) > 1 and word.startswith("-"):
            option = _read_option(word, pending, by_name, said, command)
            if option.alone:
                return Words({option.field: True}, [])
        elif arguments is None:
            return Words(said.values, [word, *reversed(pending)])
        else:
            plain.append(word)
    if arguments is None:
        return Words(said.values, plain)
    _read_arguments(plain, arguments, said)
    return said


def _read_option(word: str, pending: list[str], by_name: dict[str, Option], said: Words, command: str) -> Option:
    name, equals, value = word.partition("=")
    option = by_name.get(name)
    if option is None:
        raise spanish.unknown_option(name, by_name, command)
    if not option.takes:
        if equals:
            raise spanish.value_unexpected(option)
        said.values[option.field] = True
        return option
    if not equals:
        if not pending or pending[-1].startswith("--"):
            if not option.asks:
                raise spanish.value_missing(option)
            value = ""
        else:
            value = pending.pop()
    if option.repeats:
        said.values.setdefault(option.field, []).append(value)
    elif option.field in said.values:
        raise spanish.option_repeated(option)
    else:
        said.values[option.field] = value
    return option


def _read_arguments(plain: list[str], arguments: Sequence[Argument], said: Words) -> None:
    for argument in arguments:
        taken, plain = (plain, []) if argument.repeats else (plain[:1], plain[1:])
        if taken:
            said.values[argument.field] = taken if argument.repeats else taken[0]
        elif argument.required:
            raise spanish.argument_missing(argument)
    if plain:
        raise spanish.argument_unexpected(plain[0])
