"""Typer's command and group with our reading of words and our Spanish help; commands load on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from cauce.cli import spanish
from cauce.cli.arguments import Argument, Option, read_words
from cauce.cli.output import width, write
from cauce.cli.problems import UsageError
from cauce.cli.registry import COMMANDS, load
from cauce.cli.settings import Settings

HELP = Option("help", ("--ayuda", "--help", "-h"), help="Muestra esta ayuda.", alone=True)
VERSION = Option("version", ("--version",), help="Muestra la versión de Cauce.", alone=True)
GENERAL = (
    Option("workspace", ("--espacio",), "CARPETA", help="El espacio de trabajo; usa su carpeta «procedures»."),
    Option("actor", ("--como",), "PERSONA", help="La persona que actúa, registrada en el espacio."),
    Option("now", ("--ahora",), "FECHA", help="La hora del reloj, solo en un espacio de capacitación."),
    Option("no_questions", ("--no-preguntar",), help="No pregunta nada: dice todo lo que falta y termina."),
)
_GENERAL_FIELDS = frozenset(option.field for option in GENERAL)


def declared(params: Sequence[Any]) -> tuple[list[Option], list[Argument]]:
    """Return the options and arguments of a command, as Typer read them from its function."""
    options, arguments = [], []
    for param in params:
        if param.param_type_name == "option":
            takes = "" if param.is_flag else param.metavar
            options.append(Option(param.name, tuple(param.opts), takes, param.multiple, param.help))
        else:
            arguments.append(Argument(param.name, param.metavar, param.required, param.nargs == -1, param.help))
    return options, arguments


def _keep_general(settings: Settings, values: dict[str, Any]) -> None:
    """Move the general options from the values to the settings, where those given after the command win."""
    for field in _GENERAL_FIELDS & values.keys():
        setattr(settings, field, values.pop(field))
    settings.check()


class SpanishCommand(TyperCommand):
    """A command: reads its words exactly as declared and explains itself in Spanish.

    Contexts are untyped here and below: their class is private to the framework.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Fill the context's parameters and settings from the words after the command; raises UsageError."""
        options, arguments = declared(self.params)
        values = read_words(args, (*options, *GENERAL, HELP), arguments, ctx.command_path).values
        if values.pop("help", False):
            _show(self.help_lines(ctx.command_path))
            ctx.exit()
        _keep_general(ctx.obj, values)
        ctx.params = {param.name: values.get(param.name, param.default) for param in self.params}
        return []

    def help_lines(self, path: str) -> list[str]:
        """Return the help page of the command, called as `path`."""
        options, arguments = declared(self.params)
        return spanish.help_page(
            " ".join([path, *(argument.metavar for argument in arguments), "[OPCIONES]"]),
            self.help or "",
            [
                ("Qué se escribe", [(argument.metavar, argument.help) for argument in arguments]),
                ("Opciones", [(option.shown, option.help) for option in (*options, HELP)]),
                ("Opciones generales", [(option.shown, option.help) for option in GENERAL]),
            ],
            width(),
        )


class LazyGroup(TyperGroup):
    """The first word names a command, whose module is imported only when it is used."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the general options and keep the command's words; raises UsageError."""
        said = read_words(args, (*GENERAL, HELP, VERSION), None, ctx.command_path)
        if said.values.pop("help", False):
            _show(self.help_lines(ctx.command_path))
            ctx.exit()
        if said.values.pop("version", False):
            from importlib.metadata import version

            write(f"cauce {version('cauce')}")
            ctx.exit()
        _keep_general(ctx.obj, said.values)
        ctx.args = said.rest
        return said.rest

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None if there is none of that name."""
        return load(cmd_name, SpanishCommand) if cmd_name in COMMANDS else None

    def invoke(self, ctx: Any) -> Any:
        """Run the command named by the first word and return its exit code; raises UsageError if there is none."""
        if not ctx.args:
            raise spanish.no_command()
        name, *words = ctx.args
        command = self.get_command(ctx, name)
        if command is None:
            raise spanish.unknown_command(name, COMMANDS)
        try:
            with command.make_context(name, words, parent=ctx) as inner:
                return command.invoke(inner)
        except UsageError as problem:
            problem.command = f"{ctx.command_path} {name}"
            raise

    def help_lines(self, path: str) -> list[str]:
        """Return the help page of Cauce."""
        return spanish.help_page(
            f"{path} ORDEN [OPCIONES]",
            f"{self.help}\n\nLa ayuda de cada orden: {path} ORDEN --ayuda",
            [
                ("Órdenes", [(name, command.summary) for name, command in COMMANDS.items()]),
                ("Opciones generales", [(option.shown, option.help) for option in (*GENERAL, HELP, VERSION)]),
            ],
            width(),
        )


def _show(lines: Sequence[str]) -> None:
    for line in lines:
        write(line)
