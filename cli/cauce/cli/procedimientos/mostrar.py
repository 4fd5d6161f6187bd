"""`cauce mostrar`: the compiled procedure, for people or as JSON."""

from __future__ import annotations

from typing import Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import width, write, write_json
from cauce.cli.problems import CommandError, ExitCode
from cauce.cli.selection import find_procedure, readable
from cauce.cli.settings import Settings


def mostrar(
    settings: Settings,
    key: Annotated[str, argument("CLAVE", help="La clave, como 64-AJP-P01, un alias de ella, o la ruta del archivo.")],
    json: Annotated[bool, option("--json", help="Escribe el procedimiento entero como JSON.")] = False,
) -> int:
    """Enseña un procedimiento: sus pasos, decisiones, reglas y plazos.

    La tabla de actividades sale como la imprime el manual; después, lo que la tabla no dice.
    """
    from cauce.compiler.api import compile_paths

    path = find_procedure(key, settings)
    with readable():
        compiled = compile_paths([path])[0]
    if compiled.procedure is None or not compiled.ok:
        raise CommandError(f"«{path}» tiene errores y no se puede mostrar.", f"Véalos con: cauce validar {path}")
    if json:
        from cauce.compiler.view import view

        write_json(view(compiled.procedure, compiled.institution))
    else:
        from cauce.cli.report.procedure import procedure_lines

        for line in procedure_lines(compiled.procedure, compiled.institution, width()):
            write(line)
    return ExitCode.DONE
