"""The Typer application: one group whose commands load on demand."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from typer.main import get_group

from cauce.cli.command import LazyGroup
from cauce.cli.settings import Settings

app = typer.Typer(
    name="cauce",
    cls=LazyGroup,
    help="Procedimientos de instituciones públicas: se escriben en archivos, se comprueban, se recorren y se muestran.",
    add_completion=False,
    rich_markup_mode=None,
)


def run(words: Sequence[str]) -> int:
    """Run a command line and return its exit code. Raises CommandError, and whatever a command did not expect."""
    group = get_group(app)
    try:
        with group.make_context("cauce", list(words), obj=Settings()) as context:
            return int(group.invoke(context) or 0)
    except typer.Exit as ending:
        return ending.exit_code
