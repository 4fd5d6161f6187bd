"""`cauce comprobar`: everything that is stored, replayed and verified without trusting what wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.output import GREEN, RED, Paint, Progress, paragraph, write, write_json, write_json_lines
from cauce.cli.problems import CommandError, ExitCode
from cauce.cli.report.counts import counted
from cauce.cli.settings import Settings
from cauce.cli.workspace.session import session

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure
    from cauce.store.verification import Finding, Verified


def comprobar(
    settings: Settings,
    json: Annotated[bool, option("--json", help="Escribe el resultado como JSON.")] = False,
    exportar: Annotated[
        str, option("--exportar", "FOLIO", help="Escribe el historial de un caso para que se verifique sin Cauce.")
    ] = "",
    sello: Annotated[
        str, option("--sello", "SELLO", help="Un sello que alguien anotó antes, como 12-0a1b2c3d4e5f: debe seguir ahí.")
    ] = "",
) -> int:
    """Recorre otra vez todo lo guardado y dice si algo no cuadra.

    Vuelve a calcular cada caso desde su historial y comprueba que nada se cambió, se quitó ni se movió de lugar. No
    cambia nada. Termina con 1 si algo no cuadra.

    Al final dice el último sello. Si alguien de fuera lo anota, con --sello se sabe después si se puso una copia
    anterior.

    Con --exportar, en vez de eso, escribe un renglón de JSON por cada movimiento de un caso, con las huellas que los
    encadenan y sin nada de lo que escribieron las personas. docs/verificador.py lo comprueba con solo Python.
    """
    if exportar:
        return _export(settings, exportar)
    with session(settings, person=False) as at, Progress("Comprobando casos") as shown:
        result = at.store.verify(_compiled, shown.tell, sello.strip().lower())
    if json:
        write_json(_plain(result))
    else:
        _show(result)
    return ExitCode.PROBLEMS if result.findings else ExitCode.DONE


def _export(settings: Settings, folio: str) -> int:
    """Write the verifiable history of a case to standard output."""
    from cauce.store.export import export_case

    with session(settings, person=False) as at, at.store.read() as transaction:
        case = transaction.find(folio)
        if case is None:
            raise CommandError(
                f"El caso «{folio}» no existe o usted no tiene acceso a él.", "Véalos con: cauce pendientes"
            )
        write_json_lines(export_case(transaction, case))
    return ExitCode.DONE


def _compiled(text: bytes) -> Procedure | None:
    """Compile the stored text of a definition again; None when this version finds errors in it."""
    from cauce.compiler.api import compile_procedure

    compiled = compile_procedure(text, "")
    return compiled.procedure if compiled.ok else None


def _show(result: Verified) -> None:
    seen = ", ".join(
        (
            counted(result.cases, "caso", "casos"),
            counted(result.events, "hecho de su historial", "hechos de su historial"),
            counted(result.seals, "sello", "sellos"),
        )
    )
    for each in result.findings:
        write(Paint("mal ", RED), each.message)
    paragraph(f"{'Se comprobó' if result.cases == 1 else 'Se comprobaron'} {seen}.")
    if result.last_seal:
        paragraph(f"Último sello: {result.last_seal}")
    if result.forgotten:
        removed = counted(result.forgotten, "caso cuyos datos", "casos cuyos datos")
        paragraph(f"En {removed} se suprimieron solo se pudo comprobar que su historial está completo.")
    if result.findings:
        write(Paint(f"No cuadra en {counted(len(result.findings), 'lugar', 'lugares')}.", RED))
        paragraph("No siga trabajando en la base de datos: guarde una copia tal como está, y avise a quien da soporte.")
    else:
        write(Paint("Todo cuadra.", GREEN))


def _plain(result: Verified) -> dict[str, object]:
    return {
        "casos": result.cases,
        "hechos": result.events,
        "sellos": result.seals,
        "ultimo_sello": result.last_seal or None,
        "suprimidos": result.forgotten,
        "hallazgos": [_finding(each) for each in result.findings],
    }


def _finding(found: Finding) -> dict[str, str | int | None]:
    return {
        "codigo": found.code,
        "mensaje": found.message,
        "caso": found.case,
        "hecho": found.sequence or None,
    }
