"""`cauce diagrama --mapa`: the procedures of each institution and their hand-overs, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.calidad.forms import ending, is_ours, source
from cauce.cli.calidad.own_files import check_free, put_files
from cauce.cli.output import paragraph, width, write
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.report.counts import counted

if TYPE_CHECKING:
    from cauce.compiler.api import Compiled
    from cauce.diagrams.graph import Graph
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure

_NO_DOT = "Sin el programa «dot» de Graphviz no se puede dibujar el mapa: se escribió su texto, que «dot» dibuja."


def draw_maps(paths: Sequence[Path], folder: Path, form: str, *, force: bool) -> int:
    """Write one map for each institution of some files: all that is in their folders counts, not only the files.

    Raises UsageError if there is no procedure, CommandError if a place is taken, OSError if it cannot be written.
    """
    from cauce.compiler.api import compile_paths
    from cauce.compiler.shelf import FOLDERS
    from cauce.diagrams.graphs.handovers import handovers_graph
    from cauce.diagrams.graphs.placing import has_dot

    named = {path for path in paths if not path.is_dir()}
    homes = {path: path.parent.parent if path.parent.name in FOLDERS else path.parent for path in named}
    everything = compile_paths(list(dict.fromkeys(homes.get(path, path) for path in paths)))
    wanted = [each for each in everything if not named or Path(each.file) in named]
    institutions = {each.institution.id for each in wanted if each.institution}
    of_them = [each for each in everything if _of(each, institutions)]
    if not all(each.ok for each in (*wanted, *of_them)):
        return _refused([each for each in everything if each in wanted or each in of_them])
    if not of_them:
        raise UsageError("Ahí no hay ningún procedimiento.", "Diga una carpeta, o la clave de uno.")
    written = "dot" if form == "svg" and not has_dot() else form
    maps = [(institution, procedures, handovers_graph(institution, procedures))
            for institution, procedures in _by_institution(of_them)]  # fmt: skip
    files = {f"mapa-{institution.id}.{ending(written)}": _content(graph, written) for institution, _, graph in maps}
    check_free((folder / name for name in files), lambda data: is_ours(data, written), force=force)
    put_files(folder, files)
    for name, (institution, procedures, _) in zip(files, maps, strict=True):
        write(f"{institution.name}: {counted(len(procedures), 'procedimiento', 'procedimientos')}, {folder / name}")
    if written != form:
        paragraph(_NO_DOT)
    return ExitCode.DONE


def _of(compiled: Compiled, institutions: set[str]) -> bool:
    return compiled.procedure is not None and compiled.procedure.institution in institutions


def _refused(compiled: Iterable[Compiled]) -> int:
    """Say what is wrong: a map without one of its procedures would say something that is not so."""
    from cauce.cli.report.text import write_diagnostics

    wrong = [each for each in compiled if not each.ok]
    write_diagnostics([found for each in wrong for found in each.diagnostics], width())
    for each in wrong:
        paragraph(f"«{each.file}» tiene errores: el mapa no se dibujó.")
    return ExitCode.PROBLEMS


def _by_institution(compiled: Sequence[Compiled]) -> list[tuple[Institution, list[Procedure]]]:
    found: dict[str, tuple[Institution, list[Procedure]]] = {}
    for each in compiled:
        if each.procedure and each.institution:
            found.setdefault(each.institution.id, (each.institution, []))[1].append(each.procedure)
    return list(found.values())


def _content(graph: Graph, form: str) -> bytes:
    if form != "svg":
        return source(graph, form)
    from cauce.diagrams.graphs.map_svg import map_svg
    from cauce.diagrams.graphs.placing import PlacingError

    try:
        return map_svg(graph).encode()
    except PlacingError as failed:
        raise CommandError(
            f"El programa «dot» no pudo colocar el mapa de {graph.header.institution}: no se escribió nada.",
            "Escríbalo como texto, con «--formato dot» o «--formato mermaid».",
        ) from failed
