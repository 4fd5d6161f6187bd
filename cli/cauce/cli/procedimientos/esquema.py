"""`cauce esquema`: the JSON Schemas with which an editor completes and checks the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.files import own_folder, replace_file
from cauce.cli.output import write
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings


def esquema(
    settings: Settings,
    output: Annotated[
        str | None,
        option("--salida", "CARPETA", help="Dónde se escriben; si no se dice, con sus procedimientos."),
    ] = None,
    check: Annotated[
        bool, option("--revisar", help="No escribe: termina con 1 si los que hay no son los de esta versión.")
    ] = False,
) -> int:
    """Escribe el esquema con que un editor completa y revisa las claves.

    Son tres archivos JSON Schema: para procedimientos, instituciones y calendarios. Los editores que entienden la
    línea «# yaml-language-server» de un archivo los usan solos.
    """
    import json

    from cauce.compiler.shape import FILE_KINDS, schema

    folder = Path(output) if output else own_folder(settings)
    if not folder.is_dir():
        raise UsageError(f"La carpeta «{folder}» no existe.", "Créela o elija otra.")
    stale = []
    with readable():
        for kind in FILE_KINDS:
            path = folder / f"{kind}.schema.json"
            text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
            if path.is_file() and path.read_bytes() == text.encode():
                continue
            stale.append(path)
            if not check:
                replace_file(path, text.encode())
    if check:
        for path in stale:
            write(f"{path}: no es el de esta versión; escríbalo con: cauce esquema --salida {folder}")
        if not stale:
            write("Los esquemas están al día.")
        return ExitCode.PROBLEMS if stale else ExitCode.DONE
    for path in stale:
        write(f"Escrito {path}")
    if not stale:
        write("Los esquemas ya estaban al día.")
    return ExitCode.DONE
