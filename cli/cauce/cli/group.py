"""Typer's group of commands with our reading of words and our Spanish help; commands load on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from cauce.cli import spanish
from cauce.cli.arguments import Option, read_words
from cauce.cli.command import GENERAL, HELP, keep_general, load
from cauce.cli.output import width, write
from cauce.cli.problems import UsageError
from cauce.cli.registry import COMMANDS, GROUPS, command_in, commands_of, listing
from cauce.cli.settings import Settings

VERSION = Option("version", ("--version",), help="Muestra la versión de Cauce.", alone=True)


class LazyGroup(TyperGroup):
    """The first word names a command, whose module is imported only when it is used.

    Contexts are untyped: their class is private to the framework.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the general options and keep the command's words; raises UsageError."""
        said = read_words(args, (*GENERAL, HELP, VERSION), None, ctx.command_path)
        if said.values.pop("help", False):
            for line in self.help_lines(ctx.command_path):
                write(line)
            ctx.exit()
        if said.values.pop("version", False):
            from importlib.metadata import version

            write(f"cauce {version('cauce')}")
            ctx.exit()
        keep_general(ctx.obj, said.values)
        ctx.args = said.rest
        return said.rest

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = load(cmd_name)
        return TyperCommand(cmd_name, callback=command.function, help=command.help)

    def invoke(self, ctx: Any) -> Any:
        """Run the command named by the first word and return its exit code; raises UsageError if there is none."""
        if not ctx.args:
            raise spanish.no_command()
        if name := command_in(ctx.args):
            return load(name).run(ctx.args[len(name.split()) :], ctx.obj, f"{ctx.command_path} {name}")
        first = ctx.args[0]
        if first not in GROUPS:
            raise spanish.unknown_command(first, listing(), [name for name in COMMANDS if " " in name])
        return _run_bare_group(first, ctx.args[1:], ctx.obj, f"{ctx.command_path} {first}")

    def help_lines(self, path: str) -> list[str]:
        """Return the help page of Cauce."""
        return spanish.help_page(
            f"{path} ORDEN [OPCIONES]",
            f"{self.help}\n\nLa ayuda de cada orden: {path} ORDEN --ayuda",
            [
                ("Órdenes", list(listing().items())),
                ("Opciones generales", [(option.shown, option.help) for option in (*GENERAL, HELP, VERSION)]),
            ],
            width(),
        )


def _run_bare_group(name: str, words: Sequence[str], settings: Settings, path: str) -> int:
    """Answer to a group that no command follows at once: its help, or the command after general options.

    Raises UsageError when there is none, or one that the group does not have.
    """
    known = {second: entry.summary for second, entry in commands_of(name).items()}
    try:
        said = read_words(words, (*GENERAL, HELP), None, path)
        if said.values.get("help"):
            for line in spanish.help_page(
                f"{path} ORDEN [OPCIONES]",
                f"{GROUPS[name]}\n\nLa ayuda de cada una: {path} ORDEN --ayuda",
                [("Órdenes", list(known.items())), ("Opciones generales", [(HELP.shown, HELP.help)])],
                width(),
            ):
                write(line)
            return 0
        keep_general(settings, said.values)
        if not said.rest or said.rest[0] not in known:
            raise spanish.no_command_of(path, said.rest, known)
    except UsageError as problem:
        problem.command = path
        raise
    second, *others = said.rest
    return load(f"{name} {second}").run(others, settings, f"{path} {second}")


app = typer.Typer(
    name="cauce",
    cls=LazyGroup,
    help="Procedimientos de instituciones públicas: se escriben en archivos, se comprueban, se recorren y se muestran.",
    add_completion=False,
    rich_markup_mode=None,
)


def run_group(words: Sequence[str]) -> int:
    """Run a whole command line and return its exit code; raises CommandError."""
    group = get_group(app)
    try:
        with group.make_context("cauce", list(words), obj=Settings()) as context:
            return int(group.invoke(context) or 0)
    except typer.Exit as ending:
        return ending.exit_code
