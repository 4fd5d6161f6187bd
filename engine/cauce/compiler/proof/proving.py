"""The proof of one procedure: every check, in order."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from cauce.compiler.proof.case import Analysis
from cauce.compiler.proof.checks import (
    clocks,
    demands,
    exits,
    falls,
    grounds,
    known,
    loops,
    people,
    reach,
    siblings,
    spin,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure

_STRUCTURE: tuple[Callable[[Analysis], Iterator[Diagnostic]], ...] = (grounds.check,)
_MEANING: tuple[Callable[[Analysis], Iterator[Diagnostic]], ...] = (
    reach.check,
    exits.check,
    spin.check,
    loops.check,
    falls.check,
    known.check,
    demands.check,
    siblings.check,
    clocks.check,
    people.check,
)


def prove(procedure: Procedure) -> list[Diagnostic]:
    """Prove that no case of a built procedure can get stuck, or say why it cannot be proved (design.md §2).

    Takes a procedure whose names resolve. Returns diagnostics E4xx (flow) and E5xx (data, documents, deadlines) in the
    order of the file; an empty list is the proof. Time is linear in the rows, but for the loops nested in one another.
    """
    if not procedure.rows:
        return []
    # Tens of thousands of small values and no cycles among them: the collector would only walk over the procedure.
    paused = gc.isenabled()
    gc.disable()
    try:
        return _prove(procedure)
    finally:
        if paused:
            gc.enable()


def _prove(procedure: Procedure) -> list[Diagnostic]:
    analysis = Analysis.of(procedure)
    found = [diagnostic for check in _STRUCTURE for diagnostic in check(analysis)]
    if not found:
        # What follows rests on the nesting: on a broken one it would only repeat the same fault in other words.
        found = [diagnostic for check in _MEANING for diagnostic in check(analysis)]
    return sorted(found, key=lambda diagnostic: diagnostic.order)
