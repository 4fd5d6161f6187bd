"""Small procedures from short texts, and cases run on them with a clock that obeys."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta
from functools import cache
from textwrap import dedent, indent
from typing import Any
from zoneinfo import ZoneInfo

from cauce.compiler.api import compile_procedure
from cauce.model import commands
from cauce.model.case import Case
from cauce.model.codec import event_from_plain, event_to_plain, from_plain, to_plain
from cauce.model.events import Corrected, Event
from cauce.model.institution import Calendar, Institution, RestDay, Schedule
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.decide import carry_out
from cauce.runtime.evolve import evolve, fold
from cauce.runtime.ports import Context, Earlier, NoEarlier, NumbersFrom
from cauce.runtime.possible import Move, possible

ZONE = ZoneInfo("America/Hermosillo")

LFT = Calendar(
    key="lft",
    name="Descansos obligatorios",
    valid_from=date(2025, 1, 1),
    valid_to=date(2030, 12, 31),
    rest_days=(
        RestDay(reason="Año Nuevo", month=1, day=1),
        RestDay(reason="Constitución", month=2, nth=1, weekday=0),
        RestDay(reason="Natalicio de Juárez", month=3, nth=3, weekday=0),
        RestDay(reason="Día del Trabajo", month=5, day=1),
        RestDay(reason="Independencia", month=9, day=16),
        RestDay(reason="Transmisión del Ejecutivo", month=10, day=1, every_years=6, from_year=2024),
        RestDay(reason="Revolución", month=11, nth=3, weekday=0),
        RestDay(reason="Navidad", month=12, day=25),
    ),
)

OFFICE = Institution(
    id="inventada",
    name="Institución Inventada",
    zone="America/Hermosillo",
    calendar="lft",
    schedules=(
        Schedule(id="oficina", days=(0, 1, 2, 3, 4), start=time(8), end=time(15), working_days_only=True),
        Schedule(id="guardia", outside_of="oficina"),
    ),
)

HEADER = """\
clave: PRUEBA-01
nombre: Procedimiento inventado
version: 1.0
fecha: 2026-01-02
area_responsable: Área inventada
institucion: inventada
"""

DEFAULTS = {
    "responsables": "a: Persona A",
    "inicios": "inicio_unico: {nombre: Entrada, pasa_a: PRIMERO}",
    "fines": "fin: Fin",
}


@cache
def procedure(text: str) -> Procedure:
    """Compile a short text; roles, a start at the first row and one end are added where it has none."""
    body = dedent(text)
    keys = {line.split(":")[0] for line in body.splitlines() if line and not line[0].isspace()}
    first = re.search(r"^actividades:.*?(?:paso|id): ([\w.]+)", body, re.DOTALL | re.MULTILINE)
    assert first is not None
    added = "".join(
        f"{key}:\n{indent(value.replace('PRIMERO', first[1]), '  ')}\n"
        for key, value in DEFAULTS.items()
        if key not in keys
    )
    compiled = compile_procedure((HEADER + added + body).encode(), "prueba.yaml")
    problems = [
        f"{item.span.line} {item.code} {item.message}" for item in compiled.diagnostics if item.severity == "error"
    ]
    assert not problems, "\n".join(problems)
    assert compiled.procedure is not None
    return compiled.procedure


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class Desk:
    """One case: commands go through `decide`; after each, the case equals the fold of its stored events."""

    def __init__(self, definition: Procedure, at: str = "2026-03-02T09:00") -> None:
        self.procedure = definition
        self.now = local(at)
        self.events: list[Event] = []
        self.state: Case | None = None
        self.numbers = NumbersFrom()
        self.earlier: Earlier = NoEarlier()

    @property
    def case(self) -> Case:
        assert self.state is not None
        return self.state

    @property
    def at(self) -> list[str]:
        """The rows where positions rest."""
        return sorted(position.row for position in self.case.positions.values() if not position.waiting)

    @property
    def moves(self) -> dict[str, Move]:
        """What can be done now, by row."""
        return {move.row: move for move in possible(self.procedure, self.case, self.now, self.context())}

    def give(
        self,
        command: commands.Command,
        person: str = "Persona Inventada Uno",
        role: str = "a",
        *,
        supervises: bool = False,
    ) -> list[Event]:
        result = self.attempt(command, person, role, supervises=supervises)
        assert not isinstance(result, Refusal), result.message
        return result

    def refuse(
        self,
        command: commands.Command,
        person: str = "Persona Inventada Uno",
        role: str = "a",
        *,
        supervises: bool = False,
    ) -> Refusal:
        before = self.state
        result = self.attempt(command, person, role, supervises=supervises)
        assert isinstance(result, Refusal), result
        assert self.state is before
        return result

    def context(self, person: str = "", role: str = "", *, supervises: bool = False) -> Context:
        """Where and by whom a command is given."""
        return Context(
            OFFICE,
            LFT,
            person,
            role,
            self.numbers,
            supervises=supervises,
            earlier=self.earlier,
            history=lambda: tuple(self.events),
        )

    def attempt(
        self, command: commands.Command, person: str, role: str, *, supervises: bool = False
    ) -> list[Event] | Refusal:
        context = self.context(person, role, supervises=supervises)
        done = carry_out(self.procedure, self.state, command, self.now, context)
        if isinstance(done, Refusal):
            return done
        if not any(isinstance(event, Corrected) for event in done.events):
            state = self.state
            for event in done.events:
                state = evolve(self.procedure, state, event)
            assert state == done.case
        self.state = done.case
        self.events.extend(done.events)
        self.check()
        return list(done.events)

    def check(self) -> None:
        """Events and case survive being stored, and the case is nothing but its events."""
        stored = json.loads(json.dumps([event_to_plain(event) for event in self.events]))
        again = [event_from_plain(plain) for plain in stored]
        assert again == self.events
        assert fold(again) == self.case
        plain = json.loads(json.dumps(to_plain(self.case), sort_keys=True))
        assert from_plain(Case, plain) == self.case

    def open(self, start: str = "inicio_unico", role: str = "a", **data: Any) -> list[Event]:
        return self.give(commands.Open(case="caso-1", start=start, data=data), role=role)

    def do(
        self,
        row: str,
        *answers: str,
        documents: tuple[str, ...] = (),
        role: str = "a",
        person: str = "Persona Inventada Uno",
        again: bool = False,
        **data: Any,
    ) -> list[Event]:
        return self.give(self.step(row, *answers, documents=documents, again=again, **data), person, role)

    def fails(
        self,
        row: str,
        *answers: str,
        documents: tuple[str, ...] = (),
        role: str = "a",
        person: str = "Persona Inventada Uno",
        **data: Any,
    ) -> Refusal:
        return self.refuse(self.step(row, *answers, documents=documents, **data), person, role)

    @staticmethod
    def step(
        row: str, *answers: str, documents: tuple[str, ...] = (), again: bool = False, **data: Any
    ) -> commands.Advance:
        return commands.Advance(
            row=row, answers=answers, data=data, documents=dict.fromkeys(documents, ""), again=again
        )

    def wait(self, **length: int) -> None:
        self.now += timedelta(**length)

    def watch(self) -> list[Event]:
        return self.give(commands.Watch())


def opened(text: str, at: str = "2026-03-02T09:00", **data: Any) -> Desk:
    """Compile a short text and open a case of it."""
    desk = Desk(procedure(text), at)
    desk.open(**data)
    return desk


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def names(refusal: Refusal) -> list[str]:
    return [missing.name for missing in refusal.missing]
