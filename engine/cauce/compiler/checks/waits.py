"""Procedures never wait for each other in a circle (E608)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.checks.context import Context
    from cauce.compiler.library import Library
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.procedure import Procedure


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each wait that, through others, waits for this very procedure."""
    if context.library is None:
        return
    here = context.procedure
    for row in here.all_rows():
        for key in row.awaits:
            path = [here.key] if key == here.key else _path(context.library, key, here.key)
            if path:
                chain = " → ".join(f"«{each}»" for each in (here.key, *path))
                message = (
                    f"en {context.phrase(row)}: los procedimientos se esperan en círculo: {chain}. Ninguno terminaría."
                )
                hint = "Quite una de las esperas."
                yield context.error("E608", row.name_span, message, hint)


def _path(library: Library, start: str, goal: str) -> list[str]:
    """Return the keys from one procedure to another along their waits, [] when there is no such way."""
    came: dict[str, str] = {start: ""}
    pending = [start]
    while pending:
        key = pending.pop()
        procedure = library.procedures.get(key)
        for awaited in _awaited(procedure) if procedure else ():
            if awaited == goal:
                path = [goal]
                while key:
                    path.append(key)
                    key = came[key]
                return path[::-1]
            if awaited not in came:
                came[awaited] = key
                pending.append(awaited)
    return []


def _awaited(procedure: Procedure) -> Iterator[str]:
    for row in procedure.all_rows():
        yield from row.awaits
