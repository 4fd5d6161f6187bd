"""`cauce demo`: what Cauce does, by typing the commands that a person would, each shown before its output."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.output import BOLD, DIM, Paint, paragraph, write
from cauce.cli.problems import CommandError, ExitCode
from cauce.cli.selection import readable
from cauce.cli.settings import Settings

_SONORA = {"64-AJP-P01": "Positiva, no se presentan, urgente, casa hogar UNACARI con todos los documentos"}
_IMMUVER = {
    "PR-IMMUVER-01": "Gestión y derivación a las dos áreas, con seguimiento",
    "PR-IMMUVER-02": "Denuncia, con tres seguimientos y dentro del tiempo promedio",
    "PR-IMMUVER-03": "Única sesión en crisis, sin no conformidad, reabierta por la cita abierta",
}
SPACES = {"sonora": _SONORA, "immuver": _IMMUVER}
"""The scenario played of each procedure, in the training workspace of each institution; the first one begins."""


def demo(
    settings: Settings,
    output: Annotated[
        str | None,
        option("--salida", "CARPETA", help="Deja ahí los espacios de capacitación y las hojas, para seguir."),
    ] = None,
) -> int:
    """Enseña Cauce con los seis procedimientos que trae.

    Los comprueba; en un espacio de capacitación por institución lleva casos inventados desde que llegan hasta que
    terminan, con las órdenes que escribiría el personal; revisa que nada falte en lo guardado, y dibuja las hojas.
    Antes de cada resultado va la orden que lo dio.
    """
    from cauce.cli.demonstration.typist import StumbledError

    del settings  # a demonstration goes by what Cauce brings, whatever workspace it is started in
    place = _place(output)
    try:
        with apart(place, keys=output is None):
            _show(place)
    except StumbledError:
        raise CommandError("La demostración no pudo seguir.", "Lo último que se mostró dice por qué.") from None
    _what_next(place, kept=output is not None)
    return ExitCode.DONE


def _show(place: Path) -> None:
    from cauce.cli.demonstration.tale import Tale

    paragraph("Los seis procedimientos se comprueban: ninguno puede dejar un caso sin salida.")
    _type(["validar"])
    for institution, scenarios in SPACES.items():
        space = place / institution
        paragraph(f"Un espacio para aprender, con personas inventadas: {institution}.")
        _type(["iniciar", institution, "--institucion", institution, "--capacitacion", "--nombre", "Persona Inventada"])
        _go(space)
        key = next(iter(scenarios))
        paragraph(
            f"Un caso de {key}, desde que llega hasta que termina. Las respuestas que llevan datos personales no se "
            "escriben en la orden, donde otros las verían: van en un archivo."
        )
        typist = Tale(space, scenarios, _type).tell(key)
        paragraph("Cómo quedó el caso, todo lo que se hizo en él, y su camino sobre las hojas.")
        now = ["--ahora", typist.now.replace(tzinfo=None).isoformat(timespec="minutes")]
        role = next(iter(typist.procedure.role_by_id))
        drawn = ["diagrama", "--caso", typist.folio, "--formato", "pdf", "--salida", "../hojas"]
        for words in (["ver", typist.folio], ["historial", typist.folio], drawn):
            _type([*words, "--como", role, *now])
        _type(["comprobar"])
        _go(place)
    paragraph("Las hojas del diagrama de flujo que el manual dejó en blanco, listas para imprimir.")
    _type(["diagrama", "--todos", "--formato", "pdf", "--salida", "hojas"])


def _type(words: Sequence[str]) -> None:
    """Show a command as it is typed and run it; one that is not carried out ends the demonstration.

    Nobody answers here: what a person at a terminal would be asked to confirm goes on by itself.
    """
    from cauce.cli.app import run
    from cauce.cli.demonstration.typist import StumbledError

    write(Paint(f"$ cauce {shlex.join(words)}", BOLD))
    if run([*words, "--no-preguntar"]) != ExitCode.DONE:
        raise StumbledError
    write()


def _go(folder: Path) -> None:
    write(Paint(f"$ cd {shlex.quote(str(folder))}", BOLD))
    os.chdir(folder)


def _place(output: str | None) -> Path:
    """Return the folder of the demonstration, empty and absolute."""
    if output is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="cauce-demo-"))
    place = Path(output).absolute()
    with readable():
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise CommandError(f"«{output}» ya existe y no está vacía: no se tocó.", "Elija una carpeta nueva.")
        place.mkdir(parents=True, exist_ok=True)
    return place


@contextmanager
def apart(place: Path, *, keys: bool) -> Iterator[None]:
    """Work in the folder of the demonstration, without the workspace of whoever shows it; with `keys`, theirs too."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.pop("CAUCE_ESPACIO", None)
    if keys:
        os.environ["CAUCE_LLAVES"] = str(place / "llaves")
    try:
        _go(place)
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def _what_next(place: Path, *, kept: bool) -> None:
    if kept:
        paragraph(f"Todo quedó en {place}. Para seguir usted donde se quedó la demostración:")
        for institution in SPACES:
            write(f"$ cauce pendientes --espacio {shlex.quote(str(place / institution))}")
    else:
        paragraph(f"Todo quedó en {place}. Para elegir la carpeta: cauce demo --salida mi_demo")
    write(Paint("Guías: docs/atiendo-casos.md para atender, docs/edito-procedimientos.md para escribir.", DIM))
