"""From what is missing to one refusal, in Spanish."""

from __future__ import annotations

from typing import Any

from cauce.model import commands
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing, Refusal
from cauce.model.wording import quoted
from cauce.runtime.missing import step_name

_CODES = {
    "dato": "falta_dato",
    "documento": "falta_documento",
    "regla": "regla_incumplida",
    "respuesta": "falta_respuesta",
    "persona": "persona_no_permitida",
    "fecha": "antes_de_tiempo",
    "paso": "paso_no_abierto",
    "inicio": "inicio_no_permitido",
    "interrupcion": "interrupcion_no_permitida",
    "caso": "estado_del_caso",
    "derivacion": "derivacion_pendiente",
    "motivo": "falta_motivo",
    "turno": "turno_no_pendiente",
    "plazo": "plazo_no_corre",
    "correccion": "correccion_no_permitida",
}


def refusal(procedure: Procedure, command: commands.Command, missing: tuple[Missing, ...]) -> Refusal:
    """Say that a command is not carried out and everything it lacks."""
    missing = tuple(item for number, item in enumerate(missing) if not _said_before(item, missing[:number]))
    things = "; ".join(item.text for item in missing)
    return Refusal(_CODES[missing[0].kind], f"{_what(procedure, command)}: {things}", missing)


def _said_before(item: Missing, before: tuple[Missing, ...]) -> bool:
    """Tell whether a datum is already among what is missing: one whose value does not serve is not also absent."""
    return item.kind == "dato" and any((item.kind, item.name) == (other.kind, other.name) for other in before)


_WHAT: dict[type[Any], str] = {
    commands.Interrupt: "registrar la interrupción",
    commands.RecordData: "registrar los datos",
    commands.AddDocument: "agregar los documentos",
    commands.VoidDocument: "anular el documento",
    commands.Annotate: "anotar",
    commands.Assign: "asignar",
    commands.HandOn: "turnar",
    commands.AcceptHandOver: "aceptar lo que se turnó",
    commands.RejectHandOver: "rechazar lo que se turnó",
    commands.AcceptOffer: "aceptar la derivación",
    commands.RejectOffer: "rechazar la derivación",
    commands.Reoffer: "ofrecer de nuevo la derivación",
    commands.WithdrawOffer: "retirar la derivación",
    commands.Refer: "canalizar",
    commands.Suspend: "suspender el caso",
    commands.Resume: "reanudar el caso",
    commands.Extend: "prorrogar el plazo",
    commands.Correct: "corregir",
    commands.Close: "cerrar el caso",
    commands.Cancel: "cancelar el caso",
    commands.Reopen: "reabrir el caso",
    commands.ChildConcluded: "registrar la conclusión del caso derivado",
    commands.ChildResumed: "registrar que el caso derivado sigue",
}


def _what(procedure: Procedure, command: commands.Command) -> str:
    if isinstance(command, commands.Open):
        start = procedure.start_by_id.get(command.start)
        return f"No se puede abrir el caso por {quoted(start.name)}" if start else "No se puede abrir el caso"
    if isinstance(command, commands.Advance | commands.TakeWait | commands.Skip):
        row = procedure.row_by_ref.get(command.row)
        verb = "omitir" if isinstance(command, commands.Skip) else "completar"
        return f"No se puede {verb} {step_name(row) if row else 'el paso'}"
    several = isinstance(command, commands.RecordData | commands.AddDocument)
    return f"No se {'pueden' if several else 'puede'} {_WHAT.get(type(command), 'hacer')}"
