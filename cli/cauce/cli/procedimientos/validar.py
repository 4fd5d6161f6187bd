"""`cauce validar`: everything that is wrong with the files, at once, with its place and its cure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.output import GREEN, Paint, width, write, write_json
from cauce.cli.places import place
from cauce.cli.problems import ExitCode, UsageError
from cauce.cli.report.counts import counted, summary
from cauce.cli.selection import find_files, readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import not_a_choice
from cauce.cli.wrapping import wrapped
from cauce.model.wording import listed

if TYPE_CHECKING:
    from cauce.compiler.api import Compiled
    from cauce.model.diagnostics import Diagnostic

FORMATS = ("texto", "json", "github")


def validar(
    settings: Settings,
    files: Annotated[
        list[str] | None,
        argument("[RUTA…]", help="Archivos, carpetas o claves; sin ninguna, todos los procedimientos que hay."),
    ] = None,
    style: Annotated[
        str | None,
        option("--formato", "texto|json|github", help="Cómo se escribe el resultado; si no se dice, texto."),
    ] = None,
    json: Annotated[bool, option("--json", help="Lo mismo que «--formato json».")] = False,
    interpretations: Annotated[
        bool, option("--interpretaciones", help="Añade lo que el archivo interpreta donde el manual calla.")
    ] = False,
    completeness: Annotated[
        bool, option("--completitud", help="Añade las secciones que un manual suele tener y aquí faltan.")
    ] = False,
) -> int:
    """Revisa archivos de procedimientos y dice qué corregir.

    Comprueba que el archivo se lee, que cada clave y cada nombre existe, y que ningún caso puede quedarse sin salida.
    Termina con 0 si no hay errores y con 1 si los hay.
    """
    from cauce.compiler.api import compile_paths

    style = _style(style, json)
    with readable():
        compiled = compile_paths(
            find_files(files or (), settings),
            interpretations=interpretations,
            completeness=completeness,
        )
    diagnostics = [found for each in compiled for found in each.diagnostics]
    if style == "json":
        from cauce.cli.report.json import as_json

        write_json(as_json(diagnostics))
    elif style == "github":
        from cauce.cli.report.github import as_workflow_command

        for diagnostic in diagnostics:
            write(as_workflow_command(diagnostic))
    else:
        _write_text(compiled, diagnostics)
        if not files and (note := place(settings).note):
            write(note)
    return ExitCode.DONE if all(each.ok for each in compiled) else ExitCode.PROBLEMS


def _style(style: str | None, json: bool) -> str:
    if json and style not in (None, "json"):
        raise UsageError(f"«--json» y «--formato {style}» piden dos cosas distintas.", "Deje una.")
    chosen = style or ("json" if json else FORMATS[0])
    if chosen not in FORMATS:
        raise not_a_choice("--formato", chosen, FORMATS)
    return chosen


def _write_text(compiled: Sequence[Compiled], diagnostics: Sequence[Diagnostic]) -> None:
    from cauce.cli.report.text import write_diagnostics

    columns = width()
    write_diagnostics(diagnostics, columns)
    if all(each.ok for each in compiled):
        for text in _correct(compiled):
            first, *others = wrapped(text, columns)
            amount, colon, names = first.partition(":")
            write(Paint(amount, GREEN), colon, names)
            for line in others:
                write(line)
    if diagnostics:
        write(f"{summary(diagnostics)}.")


def _correct(compiled: Sequence[Compiled]) -> Iterator[str]:
    """Say what is correct of each kind: how many, and which."""
    named: dict[str, list[str]] = defaultdict(list)
    for each in compiled:
        named[each.kind].append(each.procedure.key if each.procedure else Path(each.file).stem)
    words = (
        ("procedimiento", "procedimiento correcto", "procedimientos correctos"),
        ("institucion", "institución correcta", "instituciones correctas"),
        ("calendario", "calendario correcto", "calendarios correctos"),
    )
    for kind, one, many in words:
        if named[kind]:
            yield f"{counted(len(named[kind]), one, many)}: {listed(named[kind])}."
