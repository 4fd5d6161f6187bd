"""The checks of each kind of file. A new check is one small module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks import (
    targets,
    unique_names,
    unknown_names,
)
from cauce.compiler.checks.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cauce.compiler.library import Library
    from cauce.compiler.stages import Stage
    from cauce.model.diagnostics import Diagnostic

    Check = Callable[[Context], Iterator[Diagnostic]]

NAME_CHECKS: tuple[Check, ...] = (
    unique_names.check,
    unknown_names.check,
    targets.check,
)


def run_checks(stage: Stage, library: Library | None) -> Iterable[Diagnostic]:
    """Return what the checks of the file's kind find."""
    if stage.draft is None:
        return []
    context = Context(stage.draft, library)
    return [found for check in NAME_CHECKS for found in check(context)]
