"""The procedures of a workspace: whether cases can be opened with them."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.cli.problems import CommandError
from cauce.cli.report.counts import counted
from cauce.cli.sistema.health.finding import Finding, good, wrong
from cauce.cli.workspace.folder import Workspace


def procedures(workspace: Workspace) -> Iterator[Finding]:
    """Tell whether the procedures, the institution and its calendar are without errors."""
    from cauce.cli.selection import readable
    from cauce.compiler.api import compile_paths

    cure = f"Vea qué corregir con: cauce validar {workspace.procedures}"
    if not (workspace.procedures / "instituciones" / f"{workspace.institution}.yaml").is_file():
        yield wrong(
            "procedimientos",
            f"Falta el archivo de la institución «{workspace.institution}» en «{workspace.procedures}».",
            "Devuélvalo a procedures/instituciones, o corrija «institucion» en cauce.toml.",
        )
        return
    try:
        with readable():
            compiled = compile_paths([workspace.procedures])
    except CommandError as problem:
        yield wrong("procedimientos", problem.message, problem.hint or cure)
        return
    bad = [each.file for each in compiled if not each.ok]
    if bad:
        names = ", ".join(f"«{name}»" for name in bad)
        yield wrong(
            "procedimientos", f"Tienen errores: {names}. Los casos ya abiertos siguen con la versión suya.", cure
        )
    else:
        amount = sum(each.procedure is not None for each in compiled)
        yield good("procedimientos", f"{counted(amount, 'procedimiento', 'procedimientos')} sin errores.")
