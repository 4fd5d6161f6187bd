"""The walks that the benchmarks of cases take: a procedure, and the commands that lead one case through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cauce.compiler.api import compile_procedure, load_library
from cauce.model import commands
from cauce.model.case import Case
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import carry_out
from cauce.runtime.ports import Context
from cauce.runtime.rehearsal.player import Player
from cauce.runtime.rehearsal.walking import play
from cauce.runtime.scenarios import opening_moment

FOLDER = Path(__file__).parents[1] / "procedures"
START = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("America/Mexico_City"))

TEN_ROWS = """\
clave: DIEZ-01
institucion: immuver
nombre: Procedimiento de diez filas
version: 1
fecha: 2026-01-02
area_responsable: Área inventada
responsables: {recepcion: Recepción, abogada: Abogada}
datos:
  canal:
    pregunta: ¿Por qué medio llegó?
    clase: operativo
    opciones: {redes: Redes sociales, presencial: Presencial}
  urgente: {pregunta: "¿Es urgente?", tipo: si_no, clase: operativo}
  completo: {pregunta: "¿Está completo?", tipo: si_no, clase: operativo}
  entrevistas: {pregunta: "¿A cuántas personas entrevistó?", tipo: entero, clase: operativo}
  resultado:
    pregunta: ¿Qué resultó?
    clase: operativo
    opciones: {positiva: Positiva, negativa: Negativa, valoracion: En valoración}
inicios: {llega: {nombre: Llega, pasa_a: 1}}
fines: {fin: Fin}
actividades:
  - {paso: 1, responsable: recepcion, actividad: Recibe a la persona., registra: [canal]}
  - {paso: 2, responsable: recepcion, actividad: Clasifica el asunto., registra: [urgente]}
  - {paso: 3, responsable: recepcion, actividad: Lo asigna a quien lo atenderá.}
  - paso: 4
    responsable: abogada
    actividad: Revisa lo reunido.
    registra: [completo]
    segun: completo
    ramas: [{respuesta: si, pasa_a: 6}, {respuesta: no, pasa_a: 5}]
  - {paso: 5, responsable: abogada, actividad: Completa lo que falta., pasa_a: 4}
  - paso: 6
    responsable: abogada
    actividad: Determina qué resultó.
    registra: [resultado, entrevistas]
    segun: resultado
    ramas:
      - {respuesta: positiva, pasa_a: 7}
      - {respuesta: negativa, pasa_a: 9}
      - {respuesta: valoracion, pasa_a: 4}
  - {paso: 7, responsable: abogada, actividad: Cita a las personas.}
  - {paso: 8, responsable: abogada, actividad: Resuelve., pasa_a: siguiente}
  - {paso: 9, responsable: recepcion, actividad: Notifica.}
  - {paso: 10, responsable: recepcion, actividad: Archiva., pasa_a: fin}
reglas:
  - id: cinco_entrevistas
    al_completar: 6
    exige: {entrevistas: {al_menos: 5}}
    si_falta: bloquea
"""

THREE_ROWS = """\
clave: TRES-01
institucion: immuver
nombre: Procedimiento de tres filas
version: 1
fecha: 2026-01-02
area_responsable: Área inventada
responsables: {recepcion: Recepción, abogada: Abogada}
datos:
  hechos: {pregunta: "¿Qué ocurrió?", tipo: texto, clase: reservado}
  resultado:
    pregunta: "¿Qué resultó?"
    clase: operativo
    opciones: {positiva: Positiva, negativa: Negativa}
inicios: {llega: {nombre: Llega, pasa_a: 1}}
fines: {fin: Fin}
actividades:
  - {paso: 1, responsable: recepcion, actividad: Recibe a la persona., registra: [hechos]}
  - {paso: 2, responsable: abogada, actividad: Determina qué resultó., registra: [resultado]}
  - {paso: 3, responsable: recepcion, actividad: Archiva., pasa_a: fin}
plazos:
  - id: atencion
    desde: 1
    hasta: 2
    limite: 5 dias naturales
    al_vencer: [{no_conformidad: si}]
"""

ROUNDS_OF_THE_LOOP = 10

WHOLE_SCENARIO = ("64-AJP-P01", "Positiva, no se presentan, urgente, casa hogar UNACARI con todos los documentos")
"""The longest way through the largest of the six: key and name of the scenario."""


@dataclass(frozen=True)
class Given:
    """One command as it is given: by whom, in which role, when."""

    command: commands.Command
    now: datetime
    context: Context

    @property
    def data(self) -> dict[str, Any]:
        """The data it gives."""
        return dict(getattr(self.command, "data", {}))


@dataclass(frozen=True)
class Walk:
    """A procedure and a case's way through it, from its opening to its end."""

    name: str
    procedure: Procedure
    text: bytes
    opening: Given
    steps: tuple[Given, ...]

    def open(self) -> Case:
        """Return the case just opened."""
        return carried(self.procedure, None, self.opening)

    def go(self, case: Case) -> Case:
        """Return the case after all the steps."""
        for given in self.steps:
            case = carried(self.procedure, case, given)
        return case


def compiled(text: bytes, file: str) -> tuple[Procedure, Institution, Calendar]:
    """Return a procedure with the institution and calendar it goes by."""
    library, _ = load_library(FOLDER)
    found = compile_procedure(text, file, library)
    assert found.ok, found.diagnostics
    assert found.procedure is not None
    assert found.institution is not None
    assert found.calendar is not None
    return found.procedure, found.institution, found.calendar


def carried(procedure: Procedure, case: Case | None, given: Given) -> Case:
    """Return the case after one command, which must not be refused."""
    done = carry_out(procedure, case, given.command, given.now, given.context)
    assert not isinstance(done, Refusal), done.message
    return done.case


def ten_rows() -> Walk:
    """Return a walk through ten rows, ten times round a loop."""
    round_trip = [("4", {"completo": "no"}), ("5", {})] * ROUNDS_OF_THE_LOOP
    rows: list[tuple[str, dict[str, Any]]] = [
        ("1", {"canal": "redes"}),
        ("2", {"urgente": "si"}),
        ("3", {}),
        *round_trip,
        ("4", {"completo": "si"}),
        ("6", {"resultado": "valoracion", "entrevistas": 5}),
        ("4", {"completo": "si"}),
        ("6", {"resultado": "positiva", "entrevistas": 6}),
        *((row, {}) for row in ("7", "8", "9", "10")),
    ]
    return _walk("ten rows", TEN_ROWS, rows)


def three_rows() -> Walk:
    """Return a walk through three rows, one of which has a deadline."""
    rows: list[tuple[str, dict[str, Any]]] = [("1", {"hechos": "Hechos inventados"}), ("2", {"resultado": "positiva"})]
    return _walk("three rows", THREE_ROWS, [*rows, ("3", {})])


def _walk(name: str, text: str, rows: list[tuple[str, dict[str, Any]]]) -> Walk:
    """Return a walk through the rows of a text of ours, a minute each, every role an invented person."""
    procedure, institution, calendar = compiled(text.encode(), f"{name}.yaml")

    def context(role: str) -> Context:
        return Context(institution, calendar, f"persona_{role}", role)

    roles = {row.ref: row.actors.roles[0] for row in procedure.rows if row.actors}
    steps = tuple(
        Given(commands.Advance(row=row, data=data), START + timedelta(minutes=minute), context(roles[row]))
        for minute, (row, data) in enumerate(rows, 1)
    )
    opening = Given(commands.Open(case="caso", start="llega"), START, context("recepcion"))
    return Walk(name, procedure, text.encode(), opening, steps)


def scenario(key: str, name: str) -> Walk:
    """Return the commands that one scenario of a shipped procedure gives, as its own player gives them."""
    path = FOLDER / f"{key}.yaml"
    procedure, institution, calendar = compiled(path.read_bytes(), str(path))
    played = next(item for item in procedure.scenarios if item.name == name)
    moment = opening_moment(played, institution)
    player = _Recorder(procedure, institution, calendar, moment, row_by_row=played.row_by_row)
    start = procedure.start_by_id[played.start]
    data, documents = player.fill(dict(played.data), start.records, start.receives, ())
    role = next(iter(start.actors.roles), "") if start.actors else ""
    player.do(commands.Open(case="caso", start=start.id, data=data, documents=documents), role)
    for step in played.steps:
        trouble = play(player, step)
        assert trouble is None, trouble.text
    opening, *steps = player.given
    return Walk(f"a scenario of {key}", procedure, path.read_bytes(), opening, tuple(steps))


class _Recorder(Player):
    """A player that keeps what it gives."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.given: list[Given] = []

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        context = Context(self.context.institution, self.context.calendar, person or self.person(role), role)
        self.given.append(Given(command, self.now, context))
        return super().do(command, role, person)
