"""Names that nothing declares (E303–E311, E314): one error for each, wherever it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks.repeats import told_once
from cauce.compiler.checks.targets import unknown_targets
from cauce.compiler.checks.unknown_names import unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield one error for each name used that nothing declares."""
    yield from told_once(context, (*unknown_targets(context), *unknown_names(context)))
