"""`cauce comparar`: what changed between two files of a procedure, in words."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import GREEN, RED, YELLOW, Paint, write, write_json
from cauce.cli.problems import CommandError, ExitCode
from cauce.cli.report.counts import counted
from cauce.cli.selection import find_procedure, readable
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.compiler.compare import Change
    from cauce.model.procedure import Procedure


def comparar(
    settings: Settings,
    before: Annotated[str, argument("ANTES", help="El archivo o la clave de antes.")],
    after: Annotated[str, argument("DESPUÉS", help="El archivo o la clave de después.")],
    json: Annotated[bool, option("--json", help="Escribe los cambios como JSON.")] = False,
) -> int:
    """Dice en palabras qué cambió de un procedimiento a otro.

    Pasos, responsables, documentos, plazos y ramas que se agregaron, se quitaron o cambiaron.
    """
    from cauce.compiler.compare import compare

    old, new = (_procedure(find_procedure(word, settings)) for word in (before, after))
    changes = compare(old, new)
    if json:
        write_json([_view(change) for change in changes])
        return ExitCode.DONE
    for part, group in groupby(changes, key=lambda change: change.part):
        write(f"{part.value.capitalize()}:")
        for change in group:
            write(*_line(change))
        write()
    write(f"{counted(len(changes), 'cambio', 'cambios')}." if changes else "No hay cambios.")
    return ExitCode.DONE


def _procedure(path: Path) -> Procedure:
    from cauce.compiler.api import compile_paths

    with readable():
        procedure = compile_paths([path])[0].procedure
    if procedure is None:
        raise CommandError(f"«{path}» no se pudo leer.", f"Vea por qué con: cauce validar {path}")
    return procedure


def _line(change: Change) -> tuple[str | Paint, ...]:
    from cauce.compiler.compare import ChangeKind

    mark = {ChangeKind.ADDED: Paint("+", GREEN), ChangeKind.REMOVED: Paint("-", RED)}.get(
        change.kind, Paint("~", YELLOW)
    )
    if change.kind is ChangeKind.RENUMBERED:
        return ("  ", mark, f" {change.before} ahora es {change.after}")
    if change.kind is ChangeKind.CHANGED:
        return ("  ", mark, f" {change.name}, {change.attribute}: de {_said(change.before)} a {_said(change.after)}")
    return ("  ", mark, f" {change.name}")


def _said(value: str) -> str:
    return f"«{value}»" if value else "nada"


def _view(change: Change) -> dict[str, str]:
    return {
        "parte": change.part.value,
        "cambio": change.kind.value,
        "nombre": change.name,
        "atributo": change.attribute,
        "antes": change.before,
        "despues": change.after,
    }
