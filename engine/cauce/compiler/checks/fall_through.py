"""No silent fall-through (E330): a row that something else jumps to is not also entered from above unawares (L4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cauce.model.procedure import MAIN
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Region
    from cauce.model.rows import Row

_PASSED = (RowKind.STAGE, RowKind.NOTE)
_ANYWHERE = -1


class _Jump(NamedTuple):
    """Something that leads to a row: the place in the list of the row where it happens, and how people name it."""

    place: int
    phrase: str


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each row that goes on to the next without saying so, when the next is jumped to from above.

    What jumps is a choice, a deadline that lapses or an interruption. Going back to a row from below it is no jump
    here: loops are entered from above as a matter of course.
    """
    for region in context.procedure.regions.values():
        yield from _region(context, region)


def _region(context: Context, region: Region) -> Iterator[Diagnostic]:
    jumps = _jumps(context, region)
    above: int | None = None  # the nearest row above that is not just a heading or a note
    headings: list[Row] = []
    for index, row in enumerate(region.rows):
        if row.kind in _PASSED:
            headings.append(row)
            continue
        if above is not None and falls_through(region.rows[above]) and not any(each.next_written for each in headings):
            # A choice right above that names this row has said so itself.
            leading = [jump for each in (*headings, row) for jump in jumps.get(each.ref, ()) if jump.place < above]
            if leading:
                yield _fall(context, region.rows[above], row, max(leading).phrase)
        above, headings = index, []


def _jumps(context: Context, region: Region) -> dict[str, list[_Jump]]:
    """Return what leads to each row of a list other than the row above it, by ref."""
    found: dict[str, list[_Jump]] = {}
    for index, row in enumerate(region.rows):
        for branch in row.branches:
            for target in filter(None, (branch.target, branch.after)):
                found.setdefault(target, []).append(_Jump(index, context.phrase(row)))
    places = {row.ref: index for index, row in enumerate(region.rows)}
    for deadline in context.procedure.deadlines:
        if deadline.lapse.target:
            phrase = f"el plazo «{deadline.id}» al vencer"
            jumps = [_Jump(places[ref], phrase) for ref in deadline.inside if ref in places]
            found.setdefault(deadline.lapse.target, []).extend(jumps)
    for interruption in context.procedure.interruptions if region.id == MAIN else ():
        if interruption.target:
            jump = _Jump(_ANYWHERE, f"la interrupción «{interruption.name}»")
            found.setdefault(interruption.target, []).append(jump)
    return found


def falls_through(row: Row) -> bool:
    """Tell whether a row may go on to the one below without the file saying so: at its end, or when passed over."""
    passed_over = row.optional or row.when is not None
    return not row.next_written and (not row.branches or row.is_block or passed_over)


def _fall(context: Context, row: Row, below: Row, leads: str) -> Diagnostic:
    message = (
        f"en {context.phrase(row)}: al terminar se seguiría en {context.phrase(below)}, a donde también lleva {leads}. "
        "Puede ser un descuido."
    )
    hint = "Si es lo que se quiere, escriba aquí «pasa_a: siguiente»; si no, a dónde va («pasa_a: …»)."
    return context.error("E330", row.name_span, message, hint)
