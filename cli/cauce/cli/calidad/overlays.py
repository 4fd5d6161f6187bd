"""`cauce diagrama --caso` and `--carga`: sheets that show where a case is, or how many wait in each step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.calidad.forms import Drawn, sheets_of
from cauce.cli.output import width, write_error
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped

if TYPE_CHECKING:
    from cauce.cli.settings import Settings
    from cauce.diagrams.overlay.values import Overlay
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure

OVERLAY_FORMS = ("svg", "pdf", "png", "html")
CASE, LOAD = "caso", "carga"


def chosen_kind(case: str | None, load: str | None, words: list[str], *, others: bool) -> str:
    """Return which overlay is asked for, "" if none; raises UsageError if more is asked than one sheet can show.

    `others`: the command was also told to draw everything, or a map.
    """
    kind = CASE if case is not None else LOAD if load is not None else ""
    if case is not None and load is not None:
        raise UsageError("«--caso» y «--carga» piden dos hojas distintas.", "Deje una.")
    if kind and (others or len(words) != 1):
        raise UsageError(f"«--{kind}» se dibuja sobre un solo procedimiento.",
                         f"Escriba: cauce diagrama CLAVE --{kind} …")  # fmt: skip
    return kind


def find_overlay(kind: str, source: str, procedure: Procedure, settings: Settings) -> Overlay:
    """Return the overlay that an option names: a file of JSON, or a case of the workspace by its folio.

    Raises UsageError if there is no such file or case, CommandError if it is not of this procedure or is not well made,
    OSError if it cannot be read.
    """
    if not source.strip():
        raise UsageError(f"Falta lo que sigue a «--{kind}».", f"Escriba: --{kind} ARCHIVO.json")
    path = Path(source)
    # A folder may well have the name of a folio.
    if kind == LOAD or path.suffix.lower() == ".json" or path.is_file():
        return _read(kind, path, procedure)
    return overlay_of_case(source, procedure, settings)


def overlay_of_case(folio: str, procedure: Procedure, settings: Settings) -> Overlay:
    """Return the overlay of a case of the workspace. Raises UsageError: workspaces hold no cases yet."""
    raise UsageError(
        f"No hay casos guardados en donde buscar «{folio}» de {procedure.key}.",
        "Diga un archivo: cauce diagrama CLAVE --caso ARCHIVO.json",
    )


def draw_overlay(
    procedure: Procedure, institution: Institution | None, names: Mapping[str, str], form: str, overlay: Overlay
) -> Drawn:
    """Draw the sheets of a procedure with an overlay on them, in one of OVERLAY_FORMS.

    This is where cases plug in: whoever has a value draws it. Files take a name that no sheet of the binder has.
    Raises CommandError if something does not fit on a page.
    """
    from zoneinfo import ZoneInfo

    from cauce.compiler.template import file_name
    from cauce.diagrams.from_procedure import build_graph
    from cauce.diagrams.header import header_of
    from cauce.diagrams.overlay.sheets import overlay_sheets
    from cauce.diagrams.overlay.values import CaseOverlay

    zone = ZoneInfo(institution.zone) if institution else overlay.at.tzinfo
    if zone is None:
        raise AssertionError("the instants of an overlay have a zone")
    graph = build_graph(procedure, header_of(procedure, institution), names)
    sheets = overlay_sheets(procedure, graph, sheets_of(procedure, graph), overlay, zone)
    whose = f"{CASE}-{file_name(overlay.folio)}" if isinstance(overlay, CaseOverlay) else LOAD
    name = f"{file_name(procedure.key)}-{whose}"
    if form == "html":
        from cauce.diagrams.html.page import overlay_page

        page = overlay_page(procedure, sheets, overlay, zone, institution).encode()
        return Drawn(procedure.key, name, len(sheets), {f"{name}.html": page})
    from cauce.diagrams.render.formats import rendered

    return Drawn(procedure.key, name, len(sheets), rendered(sheets, name, form))


def is_overlay(data: bytes, form: str) -> bool:
    """Whether the content of a file is a sheet with cases made by Cauce."""
    from cauce.diagrams.render import formats

    return formats.is_ours(data, form, overlay=True)


def _read(kind: str, path: Path, procedure: Procedure) -> Overlay:
    from cauce.diagrams.overlay.reader import read_overlay
    from cauce.diagrams.overlay.strict_json import LARGEST

    if path.is_dir() or not path.exists():
        what = "es una carpeta" if path.is_dir() else "no existe"
        raise UsageError(f"«{path}» {what}.", f"Diga el archivo con los datos: --{kind} ARCHIVO.json")
    with path.open("rb") as file:
        found = read_overlay(file.read(LARGEST + 1), procedure, kind)
    if not isinstance(found, tuple):
        return found
    for problem in found:
        place = f"{path}: {problem.place}" if problem.place else str(path)
        for text, indent in ((f"{place}: {problem.message}", ""), (problem.hint, "  ")):
            for line in wrapped(safe_text(text), width(), indent, "  "):
                write_error(line)
    raise CommandError(f"«{path}» no se puede dibujar: no se tocó nada.", "Corrija lo que se dice arriba.")
