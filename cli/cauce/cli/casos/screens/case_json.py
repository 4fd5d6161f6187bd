"""A case as `--json` writes it: exactly the keys of the contract (docs/json.md)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.waiting import ANSWERS, STEPS
from cauce.cli.casos.words.places import record_number, row_command
from cauce.model.wording import document_text

if TYPE_CHECKING:
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.possible import Move


def case_json(view: CaseView, zone: tzinfo) -> dict[str, Any]:
    """Return a case, with all that waits in it, as plain values; moments are ISO with the institution's offset."""
    case, procedure = view.case, view.procedure
    return {
        "folio": view.folio,
        "expediente": record_number(case),
        "procedimiento": procedure.key,
        "version": procedure.version,
        "definicion": case.digest,
        "estado": case.status.value,
        "fin": case.end,
        "posiciones": [_position(view, move, zone) for move in view.moves],
        "puede": [*(_move(view, move) for move in view.moves), *_others(view)],
        "documentos": documents_json(view, zone),
        "datos": _plain(dict(case.data)),
        "plazos": _clocks(view, zone),
        "no_conformidades": [
            {"numero": item.number, "origen": item.source, "tipo": item.kind, "fecha": iso(item.at, zone)}
            for item in case.nonconformities
            if not item.void
        ],
        "derivados": [
            {
                "numero": offer.id,
                "procedimiento": offer.procedure,
                "inicio": offer.start,
                "estado": offer.state.value,
                "folio": view.children.get(offer.id, ""),
            }
            for offer in case.offers.values()
        ],
        "secuencia": case.sequence,
    }


def iso(moment: datetime | None, zone: tzinfo) -> str | None:
    """Return a moment as ISO 8601 with the offset of the zone, None as it is."""
    return None if moment is None else moment.astimezone(zone).isoformat()


def _position(view: CaseView, move: Move, zone: tzinfo) -> dict[str, Any]:
    row = view.procedure.row_by_ref[move.row]
    due = next((task.due for task in view.tasks if task.kind in STEPS and task.item == move.visit), None)
    return {
        "paso": row.step,
        "id": row.id or row.ref,
        "responsables": list(move.roles),
        "desde": iso(move.since, zone),
        "vence": iso(due, zone),
    }


def _move(view: CaseView, move: Move) -> dict[str, Any]:
    return {
        "orden": "avanzar",
        "paso": row_command(view.procedure.row_by_ref[move.row]),
        "numero": move.visit,
        "respuestas": list(move.answers),
        "datos": [use.datum for use in move.data],
        "documentos": [use.document for use in move.documents],
        "omitible": move.optional,
        "repetible": move.repeats,
        "falta": [item.text for item in move.missing],
    }


def _others(view: CaseView) -> list[dict[str, Any]]:
    empty: dict[str, Any] = {
        "respuestas": [], "datos": [], "documentos": [], "omitible": False, "repetible": False, "falta": [],
    }  # fmt: skip
    found = [
        {"orden": ANSWERS[task.kind], "paso": task.step, "numero": task.item, **empty}
        for task in view.tasks
        if task.kind in ANSWERS
    ]
    return [*found, *({"orden": "interrumpir", "paso": name, "numero": 0, **empty} for name in view.interruptions)]


def documents_json(view: CaseView, zone: tzinfo) -> list[dict[str, Any]]:
    """Return every paper of a case, those without effect too."""
    found = []
    for name, entries in view.case.documents.items():
        document = view.procedure.document_by_id.get(name)
        for number, entry in enumerate(entries, start=1):
            found.append(
                {
                    "id": name,
                    "nombre": document_text(document) if document else name,
                    "numero": number,
                    "referencia": entry.reference,
                    "archivo": entry.name,
                    "tiene_archivo": bool(entry.digest),
                    "accion": entry.action.value if entry.action else "",
                    "paso": entry.row,
                    "fecha": iso(entry.at, zone),
                    "persona": entry.person,
                    "sin_efecto": entry.void,
                }
            )
    return found


def _clocks(view: CaseView, zone: tzinfo) -> list[dict[str, Any]]:
    deadlines = {deadline.id: deadline for deadline in view.procedure.deadlines}
    return [
        {
            "id": clock.deadline,
            "nombre": deadlines[clock.deadline].name,
            "limite": str(deadlines[clock.deadline].limit),
            "estado": clock.state.value,
            "desde": iso(clock.start, zone),
            "vence": iso(clock.due, zone),
            "vencido": iso(clock.lapsed_at, zone),
            "resultado": clock.outcome,
        }
        for clock in view.case.clocks.values()
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
