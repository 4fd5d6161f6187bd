"""The file that says an overlay: the inverse of the reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cauce.diagrams.overlay.values import CaseOverlay, LoadOverlay, Outcome, Overlay, PathStep, Standing


def plain(overlay: Overlay) -> dict[str, Any]:
    kind = "caso" if isinstance(overlay, CaseOverlay) else "carga"
    head = {
        "hoja": kind,
        "procedimiento": overlay.procedure,
        "definicion": overlay.digest,
        "al": overlay.at.isoformat(),
    }
    return head | (_load(overlay) if isinstance(overlay, LoadOverlay) else _case(overlay))


def _case(overlay: CaseOverlay) -> dict[str, Any]:
    found: dict[str, Any] = {
        "folio": overlay.folio,
        "inicio": overlay.start,
        "recorrido": [_step(step) for step in overlay.path],
        "posiciones": [_standing(standing) for standing in overlay.standing],
    }
    return found | ({"fin": overlay.end} if overlay.end else {})


def _step(step: PathStep) -> dict[str, Any]:
    what = {"interrupcion": step.interruption} if step.interruption else {"paso": step.row}
    marks = {Outcome.SKIPPED: {"omitido": True}, Outcome.UNDONE: {"deshecho": True}}.get(step.outcome, {})
    return {**what, "fecha": step.at.isoformat(), **marks, "pasa_a": list(step.leads_to)}


def _standing(standing: Standing) -> dict[str, Any]:
    due = {"vence": standing.due.isoformat()} if standing.due else {}
    return {"paso": standing.row, "desde": standing.since.isoformat(), "responsables": list(standing.roles), **due}


def _load(overlay: LoadOverlay) -> dict[str, Any]:
    loads = []
    for load in overlay.loads:
        wait = {} if load.wait is None else {"espera_mediana_horas": load.wait / timedelta(hours=1)}
        loads.append({"paso": load.row, "casos": load.cases, "vencidos": load.overdue, **wait})
    return {"pasos": loads}
