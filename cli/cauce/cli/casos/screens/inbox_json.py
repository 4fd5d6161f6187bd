"""A task of `pendientes` as `--json` writes it (docs/json.md)."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.screens.case_json import iso

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Task


def task_json(task: Task, zone: tzinfo) -> dict[str, Any]:
    """Return a task as plain values; nothing in it is about a person who is attended."""
    return {
        "folio": task.folio,
        "procedimiento": task.procedure,
        "tipo": task.kind,
        "numero": task.item,
        "paso": task.step,
        "id": task.row,
        "titulo": task.title,
        "responsables": list(task.roles),
        "persona": task.person,
        "desde": iso(task.since, zone),
        "vence": iso(task.due, zone),
        "plazo": task.deadline,
        "nombre_plazo": task.deadline_name,
    }
