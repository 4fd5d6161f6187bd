"""`cauce demo`: what Cauce does, by typing the commands that a person would, each shown before its output."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.output import BOLD, DIM, Paint, paragraph, write
from cauce.cli.places import bundled_procedures, procedures_folder
from cauce.cli.problems import CommandError, ExitCode
from cauce.cli.selection import readable
from cauce.cli.settings import Settings


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the demonstration and what it is for."""

    says: str
    words: tuple[str, ...]


STEPS = (
    Step("Los seis procedimientos se comprueban: ninguno puede dejar un caso sin salida.", ("validar",)),
    Step("Sus escenarios se recorren con el mismo motor que llevará los casos.", ("probar",)),
    Step("Uno de ellos, como lo imprime el manual y con lo que la tabla no dice.", ("mostrar", "PR-IMMUVER-01")),
)


def demo(
    settings: Settings,
    output: Annotated[
        str | None,
        option("--salida", "CARPETA", help="Deja ahí un espacio con los procedimientos, para seguir."),
    ] = None,
) -> int:
    """Enseña Cauce con los seis procedimientos que trae.

    Los comprueba, recorre sus escenarios, enseña uno y dibuja las hojas de todos; antes de cada resultado va la orden
    que lo dio.
    """
    from cauce.cli.app import run

    words_of_place = _place(output, own=procedures_folder(settings).resolve() != bundled_procedures().resolve())
    worst = int(ExitCode.DONE)
    for step in (*STEPS, _drawing(output)):
        words = [*step.words, *words_of_place]
        paragraph(step.says)
        write(Paint(f"$ cauce {shlex.join(words)}", BOLD))
        worst = max(worst, run(words))
        write()
    _what_next(output)
    return worst


def _drawing(output: str | None) -> Step:
    """Return the step that draws the sheets: in the space that is kept, or else in a new folder for what passes."""
    if output is None:
        from tempfile import mkdtemp

        folder = mkdtemp(prefix="cauce-hojas-")
    else:
        folder = str(Path(output) / "diagramas")
    words = ("diagrama", "--todos", "--formato", "pdf", "--salida", folder)
    return Step("Las hojas del diagrama de flujo que el manual dejó en blanco, listas para imprimir.", words)


def _place(output: str | None, *, own: bool) -> Sequence[str]:
    """Return the words that make every command work on the procedures of Cauce, copied if they are to be kept."""
    if output is not None:
        _copy(Path(output))
        return ["--espacio", output]
    return ["--espacio", str(bundled_procedures().parent)] if own else []


def _copy(space: Path) -> None:
    import shutil

    with readable():
        if space.exists() and (not space.is_dir() or any(space.iterdir())):
            raise CommandError(f"«{space}» ya existe y no está vacía: no se tocó.", "Elija una carpeta nueva.")
        shutil.copytree(bundled_procedures(), space / "procedures")


def _what_next(output: str | None) -> None:
    if output is None:
        paragraph("Para cambiarlos sin tocar los originales: cauce demo --salida mi_espacio")
    else:
        paragraph(f"Los procedimientos quedaron en {Path(output) / 'procedures'}. Cambie uno y escriba:")
        write(f"$ cauce validar --espacio {shlex.quote(output)}")
    write(Paint("Guía para escribir procedimientos: docs/edito-procedimientos.md", DIM))
