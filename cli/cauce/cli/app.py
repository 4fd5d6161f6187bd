"""Running a command line: straight to the command when it comes first, through the Typer application otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from cauce.cli.registry import command_in


def run(words: Sequence[str]) -> int:
    """Run a command line and return its exit code. Raises CommandError, and whatever a command did not expect.

    A command that comes first does not wait for Typer to load, which takes as long as checking three procedures.
    """
    if name := command_in(words):
        from cauce.cli.command import load
        from cauce.cli.settings import Settings

        return load(name).run(words[len(name.split()) :], Settings(), f"cauce {name}")
    from cauce.cli.group import run_group

    return run_group(words)
