"""From what is missing to one refusal, in Spanish."""

from __future__ import annotations

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
}


def refusal(procedure: Procedure, command: commands.Command, missing: tuple[Missing, ...]) -> Refusal:
    """Say that a command is not carried out and everything it lacks."""
    things = "; ".join(item.text for item in missing)
    return Refusal(_CODES[missing[0].kind], f"{_what(procedure, command)}: {things}", missing)


def _what(procedure: Procedure, command: commands.Command) -> str:
    if isinstance(command, commands.Open):
        start = procedure.start_by_id.get(command.start)
        return f"No se puede abrir el caso por {quoted(start.name)}" if start else "No se puede abrir el caso"
    if isinstance(command, commands.Interrupt):
        return "No se puede registrar la interrupción"
    if isinstance(command, commands.Advance | commands.TakeWait | commands.Skip):
        row = procedure.row_by_ref.get(command.row)
        verb = "omitir" if isinstance(command, commands.Skip) else "completar"
        return f"No se puede {verb} {step_name(row) if row else 'el paso'}"
    return "No se puede hacer"
