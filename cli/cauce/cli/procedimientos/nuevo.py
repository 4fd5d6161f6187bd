"""`cauce nuevo`: a commented file to start a procedure from."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.files import own_folder, replace_file
from cauce.cli.output import write
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.prompt import choose
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean


def nuevo(
    settings: Settings,
    key: Annotated[str, argument("CLAVE", help="La clave del procedimiento, como la imprime el manual.")],
    institution: Annotated[str | None, option("--institucion", "ID", help="El nombre corto de su institución.")] = None,
    output: Annotated[
        str | None,
        option("--salida", "CARPETA", help="Dónde se escribe; si no se dice, con sus procedimientos."),
    ] = None,
) -> int:
    """Escribe un archivo comentado para empezar un procedimiento.

    El archivo es correcto tal como sale: se cambia poco a poco por lo que dice el manual, y «cauce validar» avisa.
    """
    from cauce.compiler.template import file_name, skeleton

    if not key.strip():
        raise UsageError("La clave está vacía.", "Por ejemplo: cauce nuevo PR-06")
    folder = Path(output) if output else own_folder(settings)
    if not folder.is_dir():
        raise UsageError(f"La carpeta «{folder}» no existe.", "Créela o elija otra.")
    path = folder / f"{file_name(key)}.yaml"
    if path.exists():
        raise CommandError(f"Ya existe «{path}»: no se tocó.", "Elija otra clave, u otra carpeta con «--salida».")
    known = sorted(file.stem for file in (folder / "instituciones").glob("*.y*ml"))
    chosen = institution or _institution(known, settings)
    if chosen not in known and (near := did_you_mean(chosen, known)):
        raise UsageError(f"No hay una institución «{chosen}» en «{folder}».", near)
    with readable():
        replace_file(path, skeleton(key.strip(), chosen, f"{date.today():%Y-%m}").encode())
    write(f"Escrito {path}")
    if chosen not in known:
        for surrounding in _surroundings(folder, chosen):
            write(f"Escrito {surrounding}: complételo con los datos de su institución.")
    for does, command in (("Revíselo", "validar"), ("Pruébelo", "probar"), ("Véalo", "mostrar")):
        write(f"{does} con: cauce {command} {shlex.quote(str(path))}")
    return ExitCode.DONE


def _surroundings(folder: Path, institution: str) -> list[Path]:
    """Write the files of an institution and its calendar where there are none yet."""
    from cauce.compiler.template import calendar_skeleton, institution_skeleton

    texts = {
        folder / "instituciones" / f"{institution}.yaml": institution_skeleton(institution),
        folder / "calendarios" / f"{institution}.yaml": calendar_skeleton(institution, date.today().year),
    }
    written = [path for path in texts if not path.exists()]
    with readable():
        for path in written:
            path.parent.mkdir(exist_ok=True)
            replace_file(path, texts[path].encode())
    return written


def _institution(known: list[str], settings: Settings) -> str:
    if len(known) == 1:
        return known[0]
    if not known:
        raise UsageError(
            "Falta «--institucion».",
            "Escriba el nombre corto de su institución, por ejemplo: --institucion mi_municipio",
        )
    return choose("¿De qué institución es el procedimiento?", known, "--institucion", settings)
