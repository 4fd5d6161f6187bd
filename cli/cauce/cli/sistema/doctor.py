"""`cauce doctor`: the computer and the workspace, each line with its verdict and what to do; and the key on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.output import GREEN, RED, YELLOW, Paint, width, write, write_json
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.report.counts import counted
from cauce.cli.settings import Settings
from cauce.cli.sistema.health.finding import Finding, Verdict, warning, wrong
from cauce.cli.wrapping import wrapped

if TYPE_CHECKING:
    from cauce.cli.workspace.folder import Workspace

_COLOURS = {Verdict.GOOD: GREEN, Verdict.WARNING: YELLOW, Verdict.WRONG: RED}


def doctor(
    settings: Settings,
    json: Annotated[bool, option("--json", help="Escribe lo que encuentra como JSON.")] = False,
    sheet: Annotated[
        str | None,
        option(
            "--hoja-de-recuperacion",
            "ARCHIVO|-",
            help="Escribe la llave en un archivo para imprimirlo; con «-», en la pantalla.",
        ),
    ] = None,
    restore: Annotated[
        str | None,
        option(
            "--restaurar-llave",
            "ARCHIVO|-",
            help="Recupera la llave de su hoja; con «-» se copia a mano, línea por línea.",
        ),
    ] = None,
    phrase: Annotated[
        bool, option("--frase", help="Con «--restaurar-llave», cierra la llave con una frase nueva.")
    ] = False,
    upgrade: Annotated[
        bool, option("--actualizar", help="Pone al día una base de datos de una versión anterior de Cauce.")
    ] = False,
) -> int:
    """Revisa el espacio y la computadora, y dice qué corregir.

    Mira versiones, llave, permisos, disco, reloj, base de datos y procedimientos. No cambia nada, salvo que se le pida.
    Termina con 1 si algo está mal.
    """
    asked = [
        name for name, said in (("--hoja-de-recuperacion", sheet), ("--restaurar-llave", restore)) if said is not None
    ]
    asked += ["--actualizar"] if upgrade else []
    if len(asked) > 1:
        raise UsageError(f"«{asked[0]}» y «{asked[1]}» piden dos cosas distintas.", "Deje una.")
    if json and asked:
        raise UsageError(f"«--json» y «{asked[0]}» piden dos cosas distintas.", "Deje una.")
    if phrase and restore is None:
        raise UsageError("«--frase» solo va con «--restaurar-llave».", "Quítela.")
    if sheet is not None:
        from cauce.cli.sistema.paper import give_sheet

        return give_sheet(sheet, settings)
    if restore is not None:
        from cauce.cli.sistema.paper import restore_key

        return restore_key(restore, settings, with_phrase=phrase)
    if upgrade:
        return _upgrade(settings)
    findings = list(_findings(settings))
    if json:
        write_json([_plain(each) for each in findings])
    else:
        _show(findings)
    return ExitCode.PROBLEMS if any(each.verdict is Verdict.WRONG for each in findings) else ExitCode.DONE


def _findings(settings: Settings) -> Iterator[Finding]:
    from cauce.cli.sistema.health.computer import clock_of, disk, programs, versions

    yield from versions()
    folder = settings.workspace_folder()
    workspace = None
    if folder is None:
        yield warning(
            "espacio",
            "Aquí no hay un espacio de trabajo: solo se revisó la computadora.",
            "Entre en la carpeta de su espacio o señálela con «--espacio CARPETA».",
        )
    else:
        try:
            from cauce.cli.workspace.folder import read_workspace

            workspace = read_workspace(folder)
        except CommandError as problem:
            yield wrong("espacio", problem.message, problem.hint)
    yield from _of_storage(workspace, settings)
    yield from disk(folder or Path())
    yield from clock_of(_zone(workspace))
    yield from programs()


def _of_storage(workspace: Workspace | None, settings: Settings) -> Iterator[Finding]:
    from cauce.cli.sistema.health.finding import good
    from cauce.cli.sistema.health.place import modes, sheets, whereabouts
    from cauce.cli.sistema.health.procedures import procedures
    from cauce.cli.sistema.health.storage import database, driver, key

    yield from driver(workspace)
    if workspace is not None:
        kind = "de capacitación" if workspace.training else "de trabajo"
        yield good("espacio", f"Espacio {kind} «{workspace.folder}», de la institución «{workspace.institution}».")
        yield from key(workspace)
        yield from database(workspace, settings)
        yield from procedures(workspace)
        yield from modes(workspace)
        yield from sheets(workspace)
        yield from whereabouts(workspace)


def _zone(workspace: Workspace | None) -> str:
    """Return the time zone of the workspace's institution, empty when it cannot be told."""
    if workspace is None:
        return ""
    from cauce.compiler.api import load_library

    try:
        institution = load_library(workspace.procedures)[0].institution(workspace.institution)
    except OSError:
        return ""
    return institution.zone if institution else ""


def _show(findings: Sequence[Finding]) -> None:
    for each in findings:
        mark = f"{each.verdict.value:<5} "
        first, *others = wrapped(each.text, width() - len(mark))
        write(Paint(mark, _COLOURS[each.verdict]), first)
        for line in others:
            write(" " * len(mark), line)
        if each.cure:
            for line in wrapped(each.cure, width(), " " * len(mark) + "→ ", " " * len(mark) + "  "):
                write(line)
    bad = sum(each.verdict is Verdict.WRONG for each in findings)
    if bad:
        write(Paint(f"Hay {counted(bad, 'cosa', 'cosas')} que corregir.", RED))
    elif noted := sum(each.verdict is Verdict.WARNING for each in findings):
        write(Paint(f"No hay nada que corregir. Hay {counted(noted, 'aviso', 'avisos')} que atender.", YELLOW))
    else:
        write(Paint("No hay nada que corregir.", GREEN))


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "tema": finding.topic,
        "veredicto": finding.verdict.value,
        "mensaje": finding.text,
        "que_hacer": finding.cure,
    }


def _upgrade(settings: Settings) -> int:
    from cauce.cli.workspace.database import address, storage_problems, with_password
    from cauce.cli.workspace.folder import find_workspace
    from cauce.cli.workspace.unlocking import unlocked
    from cauce.store.schema import upgrade

    workspace = find_workspace(settings)
    with storage_problems():
        key = unlocked(workspace, settings)
        with_password(workspace, settings, lambda: upgrade(address(workspace), key))
    write("La base de datos está al día con esta versión de Cauce.")
    return ExitCode.DONE
