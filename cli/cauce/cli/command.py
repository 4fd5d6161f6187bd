"""A command: a function whose annotations declare what is typed after its name."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_type_hints

from cauce.cli import spanish
from cauce.cli.arguments import Argument, Option, read_words
from cauce.cli.output import width, write
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.registry import COMMANDS
from cauce.cli.settings import Settings

HELP = Option("help", ("--ayuda", "--help", "-h"), help="Muestra esta ayuda.", alone=True)
GENERAL = (
    Option("workspace", ("--espacio",), "CARPETA", help="El espacio de trabajo; usa su carpeta «procedures»."),
    Option("actor", ("--como",), "PERSONA", help="La persona que actúa, registrada en el espacio."),
    Option("now", ("--ahora",), "FECHA", help="La hora del reloj, solo en un espacio de capacitación."),
    Option("no_questions", ("--no-preguntar",), help="No pregunta nada: dice todo lo que falta y termina."),
)
_GENERAL_FIELDS = frozenset(option.field for option in GENERAL)


def keep_general(settings: Settings, values: dict[str, Any]) -> None:
    """Move the general options from the values to the settings, where those given after the command win."""
    for field in _GENERAL_FIELDS & values.keys():
        setattr(settings, field, values.pop(field))
    settings.check()


class Command(NamedTuple):
    """A command as its function declares it; `help` is the function's docstring, in Spanish.

    `sets` are parameters whose type is a named tuple of options that several commands take; the field of each of those
    options is «parameter.name».
    """

    function: Callable[..., int]
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    help: str
    sets: Mapping[str, Callable[..., Any]] = MappingProxyType({})

    def run(self, words: Sequence[str], settings: Settings, path: str) -> int:
        """Run with the words after the command, called as `path`, and return the exit code; raises CommandError."""
        try:
            values = read_words(words, (*self.options, *GENERAL, HELP), self.arguments, path).values
            if values.pop("help", False):
                for line in self.help_lines(path):
                    write(line)
                return ExitCode.DONE
            keep_general(settings, values)
            return int(self.function(settings, **self._gathered(values)))
        except UsageError as problem:
            problem.command = path
            raise

    def _gathered(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with those of a set of options put together in one, also when none was said."""
        found = {name: value for name, value in values.items() if "." not in name}
        for name, kind in self.sets.items():
            start = f"{name}."
            found[name] = kind(
                **{field.removeprefix(start): value for field, value in values.items() if field.startswith(start)}
            )
        return found

    def help_lines(self, path: str) -> list[str]:
        """Return the help page of the command, called as `path`."""
        return spanish.help_page(
            " ".join([path, *(argument.metavar for argument in self.arguments), "[OPCIONES]"]),
            self.help,
            [
                ("Qué se escribe", [(argument.metavar, argument.help) for argument in self.arguments]),
                ("Opciones", [(option.shown, option.help) for option in (*self.options, HELP)]),
                ("Opciones generales", [(option.shown, option.help) for option in GENERAL]),
            ],
            width(),
        )


def load(name: str) -> Command:
    """Import the command of a name; raises KeyError if there is none."""
    function = getattr(import_module(f"cauce.cli.{COMMANDS[name].module}"), re.sub("[ -]", "_", name))
    options: list[Option] = []
    arguments: list[Argument] = []
    sets: dict[str, Callable[..., Any]] = {}
    hints = get_type_hints(function, include_extras=True)
    for parameter in inspect.signature(function).parameters.values():
        hint = hints[parameter.name]
        if hasattr(hint, "_fields"):
            sets[parameter.name] = hint
            for field, inner in get_type_hints(hint, include_extras=True).items():
                _declare(inner, f"{parameter.name}.{field}", options, arguments, required=False)
        else:
            _declare(hint, parameter.name, options, arguments, required=parameter.default is parameter.empty)
    return Command(function, tuple(options), tuple(arguments), inspect.getdoc(function) or "", sets)


def _declare(hint: Any, field: str, options: list[Option], arguments: list[Argument], *, required: bool) -> None:
    """Add what an annotation declares; that of the settings, the first parameter, declares nothing."""
    kind, *declarations = get_args(hint) or (hint,)
    for each in declarations:
        repeats = list[str] in (kind, *get_args(kind))
        if isinstance(each, Option):
            options.append(each._replace(field=field, repeats=repeats))
        elif isinstance(each, Argument):
            arguments.append(each._replace(field=field, repeats=repeats, required=required))
