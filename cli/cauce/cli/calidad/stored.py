"""The sheets of the cases of a workspace: one case on the definition it runs with, or all of them, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cauce.cli.calidad.forms import Drawn
from cauce.cli.calidad.overlays import Asked, draw_overlay
from cauce.cli.casos.doing import RefusedError
from cauce.cli.output import paragraph, progress
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.report.counts import counted
from cauce.cli.selection import bare_key
from cauce.cli.workspace.session import session
from cauce.model.refusals import Refusal
from cauce.runtime.desk.tasks import receiving_roles
from cauce.runtime.desk.unknown import unknown_procedure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.diagrams.overlay.values import LoadOverlay, Overlay
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.records import Task

_COMMAND = "diagrama"
"""What the audit says that a case was read for."""
_PRINTED = 12


class _Sketch(NamedTuple):
    """All that a drawing needs, read in a session: nothing is drawn while the database is open."""

    procedure: Procedure
    institution: Institution
    names: Mapping[str, str]
    overlay: Overlay
    remark: str = ""


def draw_stored(asked: Asked, keys: Sequence[str], form: str, settings: Settings) -> tuple[list[Drawn], bool]:
    """Draw the case that is asked for, or the load of the procedures of these keys (none: of all there are).

    Returns too whether everything could be drawn: a procedure with errors is not, and the session says so. Raises
    CommandError as `session` does, when the desk refuses, or when something does not fit on a page.
    """
    with session(settings) as opened:
        sketches = [_case(opened, asked.folio, keys)] if asked.folio else _loads(opened, keys)
    complete = not opened.definitions.refused or bool(asked.folio)
    if not sketches and complete:
        raise UsageError("El espacio no tiene ningún procedimiento.", "Cópielo en su carpeta «procedures».")
    drawn = []
    for sketch in progress(sketches, "Dibujando"):
        made = draw_overlay(sketch.procedure, sketch.institution, sketch.names, form, sketch.overlay)
        drawn.append(made._replace(remark=sketch.remark))
    return drawn, complete


def _case(opened: Session, folio: str, keys: Sequence[str]) -> _Sketch:
    """Return the drawing of a case on the definition it is pinned to, whatever the file says today."""
    from cauce.diagrams.overlay.from_case import case_overlay

    found = opened.desk.history(folio, command=_COMMAND)
    if isinstance(found, Refusal):
        raise RefusedError(found, folio)
    view, entries = found
    procedure = view.procedure
    if any(not _is_of(key, procedure) for key in keys):
        raise CommandError(
            f"El caso {view.folio} es de {procedure.key}, no de «{keys[0]}»: no se dibujó nada.",
            f"Quite la clave: cauce diagrama --caso {view.folio}",
        )

    def receivers(key: str) -> tuple[str, ...]:
        definition = opened.definitions.current(key)
        return receiving_roles(definition.procedure) if definition is not None else ()

    history = tuple(entry.event for entry in entries)
    overlay = case_overlay(procedure, view.case, history, view.folio, opened.now, receivers=receivers,
                           children=view.children, parent=view.parent)  # fmt: skip
    return _sketch(opened, procedure, overlay, _pinned_words(opened, procedure))


def _pinned_words(opened: Session, procedure: Procedure) -> str:
    """Say that a case runs with another text than today's, if it does."""
    today = opened.definitions.current(procedure.key)
    if today is not None and today.digest == procedure.digest:
        return ""
    return (
        f"El caso corre con la definición {procedure.digest[:_PRINTED]}, que ya no es la del archivo de hoy: se dibujó "
        "sobre ella. Qué cambió: compárela con «cauce comparar»."
    )


def _loads(opened: Session, keys: Sequence[str]) -> list[_Sketch]:
    """Return the drawings of the load of some procedures, as they are today."""
    from cauce.diagrams.overlay.from_tasks import load_overlay

    definitions = opened.definitions
    wanted = definitions.all() if not keys else [definitions.current(key) for key in keys]
    for key, definition in zip(keys, wanted, strict=False):
        if definition is None:
            raise RefusedError(unknown_procedure(key, definitions.keys()))
    procedures = {each.procedure.key: each.procedure for each in wanted if each is not None}
    tasks = opened.desk.inbox(everybody=True)
    loads = [(each, load_overlay(each, tasks, opened.now, opened.zone)) for each in procedures.values()]
    if not keys:
        _say_gone(tasks, procedures.values())
    return [_sketch(opened, each, load, _elsewhere_words(load)) for each, load in loads]


def _elsewhere_words(load: LoadOverlay) -> str:
    """Say how many cases are in rows that the procedure does not have today, if any is."""
    if not load.elsewhere:
        return ""
    rows = "; ".join(
        f"{f'{each.step} {each.title}'.strip(' .')} ({counted(each.cases, 'caso', 'casos')})" for each in load.elsewhere
    )
    return f"No tienen lugar en el dibujo, porque su paso ya no está así en el procedimiento, los que están en: {rows}."


def _say_gone(tasks: Iterable[Task], procedures: Iterable[Procedure]) -> None:
    """Say how many cases are of procedures that the workspace does not have today, if any is."""
    from cauce.diagrams.overlay.from_case import STEPS

    known = {key for each in procedures for key in (each.key, *each.aliases)}
    gone: dict[str, set[str]] = {}
    for task in tasks:
        if task.kind in STEPS and task.procedure not in known:
            gone.setdefault(task.procedure, set()).add(task.case)
    for key, cases in sorted(gone.items()):
        paragraph(f"{key} no está entre los procedimientos del espacio, o tiene errores: "
                  f"{counted(len(cases), 'caso abierto no se dibuja', 'casos abiertos no se dibujan')}.")  # fmt: skip


def _is_of(key: str, procedure: Procedure) -> bool:
    return bare_key(key) in map(bare_key, (procedure.key, *procedure.aliases))


def _sketch(opened: Session, procedure: Procedure, overlay: Overlay, remark: str) -> _Sketch:
    keys = sorted({derivation.procedure for row in procedure.all_rows() for derivation in row.derives})
    found = {key: opened.definitions.current(key) for key in keys}
    names = {key: definition.procedure.name for key, definition in found.items() if definition is not None}
    return _Sketch(procedure, opened.institution, names, replace(overlay, training=opened.training), remark)
