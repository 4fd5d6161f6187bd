"""No silent fall-through (E330): a row that an earlier choice jumps to is not also entered from above unawares (L4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Row

_PASSED = (RowKind.STAGE, RowKind.NOTE)


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each row that goes on to the next without saying so, when a choice further up jumps there."""
    for region in context.procedure.regions.values():
        yield from _region(context, region.rows)


def _region(context: Context, rows: tuple[Row, ...]) -> Iterator[Diagnostic]:
    jumped: dict[str, int] = {}  # the row (ref) that is jumped to, and the place of the last choice above that does so
    above: int | None = None  # the nearest row above that is not just a heading or a note
    headings: list[Row] = []
    for index, row in enumerate(rows):
        if row.kind in _PASSED:
            headings.append(row)
            continue
        # A choice right above that names this row has said so itself.
        choices = [jumped[each.ref] for each in (*headings, row) if each.ref in jumped and jumped[each.ref] != above]
        said = above is None or not falls_through(rows[above]) or any(heading.next_written for heading in headings)
        if choices and above is not None and not said:
            yield _fall(context, rows[above], row, rows[choices[-1]])
        for branch in row.branches:
            for target in (branch.target, branch.after):
                if target:
                    jumped[target] = index
        above, headings = index, []


def falls_through(row: Row) -> bool:
    """Tell whether a row may go on to the one below without the file saying so: at its end, or when passed over."""
    passed_over = row.optional or row.when is not None
    return not row.next_written and (not row.branches or row.is_block or passed_over)


def _fall(context: Context, row: Row, below: Row, choice: Row) -> Diagnostic:
    message = (
        f"en {context.phrase(row)}: al terminar se seguiría en {context.phrase(below)}, a donde también lleva "
        f"{context.phrase(choice)}. Puede ser un descuido."
    )
    hint = "Si es lo que se quiere, escriba aquí «pasa_a: siguiente»; si no, a dónde va («pasa_a: …»)."
    return context.error("E330", row.name_span, message, hint)
