"""Running a command line: straight to the command when it comes first, through the Typer application otherwise."""

from __future__ import annotations

import os
from collections.abc import Sequence

from cauce.cli.registry import command_in

COMPLETING = "_CAUCE_COMPLETAR"
"""Set by a shell's script: the words are those typed so far, the last one (it may be empty) to be completed."""


def run(words: Sequence[str]) -> int:
    """Run a command line and return its exit code. Raises CommandError, and whatever a command did not expect.

    A command that comes first does not wait for Typer to load, which takes as long as checking three procedures.
    """
    if os.environ.get(COMPLETING):
        from cauce.cli.completion import complete
        from cauce.cli.output import write

        for each in complete(words):
            write(each)
        return 0
    if name := command_in(words):
        from cauce.cli.command import load
        from cauce.cli.settings import Settings

        return load(name).run(words[len(name.split()) :], Settings(), f"cauce {name}")
    from cauce.cli.group import run_group

    return run_group(words)
