"""`cauce probar`: the scenarios of each file, on the interpreter that cases use, and what they leave untried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cauce.cli.arguments import argument, option
from cauce.cli.output import GREEN, RED, YELLOW, Paint, paragraph, progress, write, write_json
from cauce.cli.places import place
from cauce.cli.problems import ExitCode
from cauce.cli.report.counts import counted
from cauce.cli.selection import find_files, readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import not_a_number
from cauce.model.wording import quoted

if TYPE_CHECKING:
    from cauce.compiler.api import Compiled
    from cauce.runtime.scenarios import Outcome, Report

_ALL = 100
_MISSING = "Ningún escenario recorre:"


@dataclass(frozen=True, slots=True)
class Tried:
    """One procedure tried; `report` is None if it has errors, so that nothing of it can run."""

    file: str
    key: str
    report: Report | None

    def enough(self, least: int) -> bool:
        """Whether every scenario passed and together they cover at least this percentage."""
        return self.report is not None and not self.report.failed and self.report.percent >= least


def probar(
    settings: Settings,
    files: Annotated[
        list[str] | None,
        argument("[RUTA…]", help="Archivos, carpetas o claves; sin ninguna, todos los procedimientos que hay."),
    ] = None,
    least: Annotated[
        str | None,
        option("--cobertura-minima", "N", help="El porcentaje que se exige; si no se dice, 100."),
    ] = None,
    json: Annotated[bool, option("--json", help="Escribe el resultado como JSON.")] = False,
) -> int:
    """Recorre los escenarios escritos en cada procedimiento.

    Dice cuáles no dan lo que esperan, y qué inicios, ramas, fines, pasos, reglas y plazos no recorre ninguno.
    """
    from cauce.compiler.api import compile_paths

    percent = _percent(least)
    with readable():
        compiled = compile_paths(find_files(files or (), settings))
    tried = list(_try_all([each for each in compiled if each.kind == "procedimiento"]))
    if json:
        write_json([_view(each) for each in tried])
    else:
        for each in tried:
            _write(each, percent)
        if not files and (note := place(settings).note):
            write(note)
    return ExitCode.DONE if all(each.enough(percent) for each in tried) else ExitCode.PROBLEMS


def _percent(text: str | None) -> int:
    if text is None:
        return _ALL
    if not (text.isascii() and text.isdigit() and int(text) <= _ALL):
        raise not_a_number("--cobertura-minima", text, 0, _ALL)
    return int(text)


def _try_all(compiled: list[Compiled]) -> Iterator[Tried]:
    from cauce.runtime.scenarios import report, run_scenario

    for each in compiled:
        procedure, institution, calendar = each.procedure, each.institution, each.calendar
        key = procedure.key if procedure else Path(each.file).stem
        if not (each.ok and procedure and institution and calendar):
            yield Tried(each.file, key, None)
            continue
        outcomes = [
            run_scenario(procedure, scenario, institution, calendar)
            for scenario in progress(procedure.scenarios, f"Probando {key}")
        ]
        yield Tried(each.file, key, report(procedure, outcomes))


def _write(tried: Tried, least: int) -> None:
    report = tried.report
    if report is None:
        write(Paint(tried.key, RED), f": tiene errores y no se probó. Véalos con: cauce validar {tried.file}")
        return
    passed = len(report.outcomes) - len(report.failed)
    colour = GREEN if tried.enough(least) else RED
    write(
        Paint(tried.key, colour),
        f": {counted(passed, 'escenario correcto', 'escenarios correctos')}"
        + (f", {counted(len(report.failed), 'falla', 'fallan')}" if report.failed else "")
        + f"; cobertura {report.percent} % ({report.total - len(report.missing)} de {report.total})"
        + (" sin contar lo que falla." if report.failed else "."),
    )
    for outcome in report.failed:
        write("  ", Paint("falla", RED), f" {quoted(outcome.name)} ({tried.file}:{outcome.span.line})")
        paragraph(outcome.problem, "    ")
        paragraph(outcome.situation, "    ")
    for outcome in report.outcomes:
        for text in outcome.warnings:
            write("  ", Paint("aviso", YELLOW), f" {quoted(outcome.name)} ({tried.file}:{outcome.span.line})")
            paragraph(f"En este escenario, {text}.", "    ")
    if report.missing:
        text = "Ningún escenario correcto recorre (los que fallan no cuentan):" if report.failed else _MISSING
        write("  ", Paint(text, YELLOW))
        for text in report.missing:
            paragraph(f"- {text}", "    ", "      ")


def _view(tried: Tried) -> dict[str, Any]:
    report = tried.report
    return {
        "clave": tried.key,
        "archivo": tried.file,
        "se_probo": report is not None,
        "escenarios": [_outcome(outcome) for outcome in report.outcomes] if report else [],
        "cobertura": {
            "porcentaje": report.percent if report else 0,
            "total": report.total if report else 0,
            "faltan": list(report.missing) if report else [],
        },
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "nombre": outcome.name,
        "linea": outcome.span.line,
        "correcto": outcome.passed,
        "mensaje": outcome.problem,
        "situacion": outcome.situation,
        "avisos": list(outcome.warnings),
    }
