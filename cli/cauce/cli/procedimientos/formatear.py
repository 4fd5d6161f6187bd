"""`cauce formatear`: one layout for every file, without changing what it says."""

from __future__ import annotations

from typing import Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.files import own_folder, replace_file
from cauce.cli.output import width, write
from cauce.cli.problems import ExitCode
from cauce.cli.report.counts import counted
from cauce.cli.selection import expanded, find_files, readable
from cauce.cli.settings import Settings


def formatear(
    settings: Settings,
    files: Annotated[
        list[str] | None,
        argument("[RUTA…]", help="Archivos, carpetas o claves; sin ninguna, los de su carpeta."),
    ] = None,
    check: Annotated[
        bool,
        option("--revisar", help="No cambia nada: dice qué archivos cambiarían; con alguno, termina con 1."),
    ] = False,
) -> int:
    """Ordena la presentación de los archivos sin cambiar lo que dicen.

    Sangrías, espacios y comillas quedan siempre iguales; los comentarios se quedan donde estaban. Un archivo que no se
    puede leer no se toca.
    """
    from cauce.compiler.formatter import format_text

    changed = unread = same = 0
    with readable():
        words = files or [str(own_folder(settings))]
        for path in expanded(find_files(words, settings)):
            data = path.read_bytes()
            text, diagnostics = format_text(data, str(path))
            if text is None:
                unread += 1
                from cauce.cli.report.text import write_diagnostics

                write_diagnostics(diagnostics, width())
            elif text.encode() == data:
                same += 1
            else:
                changed += 1
                write(f"{'Cambiaría' if check else 'Cambiado'}: {path}")
                if not check:
                    replace_file(path, text.encode())
    parts = [
        counted(number, one, many)
        for number, one, many in (
            (changed, "archivo por cambiar", "archivos por cambiar")
            if check
            else (changed, "archivo cambiado", "archivos cambiados"),
            (same, "archivo ya estaba bien", "archivos ya estaban bien"),
            (unread, "archivo no se pudo leer y quedó igual", "archivos no se pudieron leer y quedaron igual"),
        )
        if number
    ]
    write(f"{'; '.join(parts)}.")
    return ExitCode.PROBLEMS if unread or (check and changed) else ExitCode.DONE
