"""`cauce diagrama`: the sheets of the flowchart, as files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.calidad.forms import FORMS, MAP_FORMS, Drawn, draw, is_ours, leftovers
from cauce.cli.calidad.overlays import OVERLAY_FORMS, asked_overlay, draw_overlay, is_overlay, read_file
from cauce.cli.output import paragraph, progress, width, write
from cauce.cli.places import procedures_folder
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.report.counts import counted
from cauce.cli.selection import find_files, readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import not_a_choice

if TYPE_CHECKING:
    from cauce.cli.calidad.overlays import Asked
    from cauce.cli.calidad.own_files import Ours
    from cauce.compiler.api import Compiled
    from cauce.model.procedure import Procedure

_FOLDER = "diagramas"


def diagrama(
    settings: Settings,
    keys: Annotated[
        list[str] | None,
        argument("[CLAVE…]", help="Las claves, como 64-AJP-P01, o las rutas de los archivos."),
    ] = None,
    everything: Annotated[bool, option("--todos", help="Dibuja todos los procedimientos que hay.")] = False,
    form: Annotated[
        str | None, option("--formato", "|".join(FORMS), help="Cómo se escriben; si no se dice, svg.")
    ] = None,
    output: Annotated[
        str | None,
        option("--salida", "CARPETA", help=f"Dónde se escriben; si no se dice, en «{_FOLDER}»."),
    ] = None,
    overview: Annotated[
        bool, option("--mapa", help="Dibuja en una hoja los procedimientos de la institución y lo que se turnan.")
    ] = False,
    case: Annotated[
        str | None,
        option("--caso", "FOLIO|ARCHIVO", help="Muestra sobre las hojas dónde está un caso y por dónde pasó."),
    ] = None,
    load: Annotated[
        bool, option("--carga", help="Muestra sobre las hojas cuántos casos del espacio hay en cada paso.")
    ] = False,
    load_file: Annotated[
        str | None, option("--carga-de", "ARCHIVO", help="Lo mismo, con las cantidades de un archivo.")
    ] = None,
    force: Annotated[bool, option("--forzar", help="Reemplaza también los archivos que Cauce no escribió.")] = False,
) -> int:
    """Dibuja las hojas del diagrama de flujo de un procedimiento.

    Salen en hojas carta, con el encabezado del manual: CLAVE-1.svg, CLAVE-2.svg… (o .png), un solo CLAVE.pdf o
    CLAVE.docx, o una página web CLAVE.html con las hojas y la tabla. Un procedimiento con errores no se dibuja: se dice
    qué corregir.
    """
    from cauce.compiler.api import compile_paths

    keys = keys or []
    asked = asked_overlay(case, load_file, keys, load=load, everything=everything, overview=overview)
    admitted = OVERLAY_FORMS if asked.kind else MAP_FORMS if overview else FORMS
    chosen = form or admitted[0]
    if chosen not in admitted:
        raise not_a_choice("--formato", chosen, admitted)
    words = [] if asked.folio else _words(keys, settings, everything=everything or (overview and not keys))
    folder = Path(output or _FOLDER)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"«{folder}» no es una carpeta.", "Elija otra con «--salida».")
    with readable():
        if overview:
            from cauce.cli.calidad.overview import draw_maps

            return draw_maps(find_files(words, settings), folder, chosen, force=force)
        if asked.stored:
            from cauce.cli.calidad.stored import draw_stored

            drawn, complete = draw_stored(asked, () if everything else keys, chosen, settings)
        else:
            compiled = compile_paths(find_files(words, settings))
            good = progress(_without_errors(compiled), "Dibujando")
            drawn, complete = [_drawn(*each, chosen, asked) for each in good], all(each.ok for each in compiled)
        ours = partial(is_overlay if asked.kind else is_ours, form=chosen)
        _check(drawn, folder, ours, force=force)
        for each in drawn:
            _write(each, folder, chosen, ours)
    return ExitCode.DONE if complete else ExitCode.PROBLEMS


def _words(keys: Sequence[str], settings: Settings, *, everything: bool) -> Sequence[str]:
    if keys and everything:
        raise UsageError("«--todos» y una clave piden dos cosas distintas.", "Deje una.")
    if not keys and not everything:
        raise UsageError("Falta CLAVE.", "Diga qué procedimiento, por ejemplo 64-AJP-P01, o «--todos».")
    return keys or [str(procedures_folder(settings))]


def _without_errors(compiled: Sequence[Compiled]) -> list[tuple[Procedure, Compiled]]:
    """Return the procedures that can be drawn; say what is wrong with the others."""
    wrong = [found for each in compiled if not each.ok for found in each.diagnostics]
    if wrong:
        from cauce.cli.report.text import write_diagnostics

        write_diagnostics(wrong, width())
    refused = [each.file for each in compiled if not each.ok]
    for file in refused:
        paragraph(f"«{file}» tiene errores y no se dibujó.")
    good = [(each.procedure, each) for each in compiled if each.ok and each.procedure]
    if not good and not refused:
        raise UsageError("Ahí no hay ningún procedimiento.", "Diga su clave, por ejemplo: cauce diagrama 64-AJP-P01")
    return good


def _drawn(procedure: Procedure, compiled: Compiled, form: str, asked: Asked) -> Drawn:
    names = _names(procedure, Path(compiled.file).parent)
    if asked.file:
        return draw_overlay(procedure, compiled.institution, names, form, read_file(asked, procedure))
    return draw(procedure, compiled.institution, names, form)


def _names(procedure: Procedure, folder: Path) -> dict[str, str]:
    """Name the procedures that a procedure hands over to."""
    from cauce.compiler.api import load_library

    keys = sorted({derivation.procedure for row in procedure.all_rows() for derivation in row.derives})
    known = load_library(folder)[0].procedures if keys else {}
    return {key: known[key].name for key in keys if key in known}


def _check(drawn: Sequence[Drawn], folder: Path, ours: Ours, *, force: bool) -> None:
    """Raise CommandError before anything is written, if something would be lost."""
    from cauce.cli.calidad.own_files import check_free

    keys: dict[str, str] = {}
    for each in drawn:
        other = keys.setdefault(each.name.casefold(), each.key)
        if other != each.key:
            raise CommandError(
                f"«{other}» y «{each.key}» darían archivos del mismo nombre: no se tocó nada.",
                "Dibuje cada uno en su carpeta con «--salida».",
            )
    places = (folder / name for each in drawn for name in each.files)
    check_free(places, ours, force=force)


def _write(drawn: Drawn, folder: Path, form: str, ours: Ours) -> None:
    from cauce.cli.calidad.own_files import put_files, remove_leftovers

    put_files(folder, drawn.files)
    places = [str(folder / each) for each in drawn.files]
    between = ("de ", " a ") if drawn.pages else ("", " y ")
    where = places[0] if len(places) == 1 else f"{between[0]}{places[0]}{between[1]}{Path(places[-1]).name}"
    pages = f"{counted(drawn.pages, 'hoja', 'hojas')}, " if drawn.pages else ""
    write(f"{drawn.key}: {pages}{where}")
    # A page that the drawing no longer has would go into the binder as if it were of this version.
    page = leftovers(drawn, form)
    old = [path for path in sorted(folder.iterdir()) if page.fullmatch(path.name) and path.name not in drawn.files]
    for path in remove_leftovers(old, ours):
        write(f"Quitado: {path}, que ya no es de este diagrama")
    if drawn.remark:
        paragraph(drawn.remark)
