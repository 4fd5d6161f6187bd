"""Commands carried out on a store, as the desk does it: read, decide, write, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

import pytest

from cauce.compiler.api import compile_procedure
from cauce.model import commands
from cauce.model.case import Case
from cauce.model.refusals import Refusal
from cauce.runtime.decide import carry_out
from cauce.runtime.desk.records import Attachment, Change, Definition, Task
from cauce.runtime.desk.storage import Store, Transaction
from cauce.runtime.desk.tasks import tasks_of
from cauce.runtime.ports import Context, Numbers, NumbersFrom
from cauce.store.problems import StorageProblem
from tests.runtime.workbench import HEADER, LFT, OFFICE, local

CANARY = "Persona Plenamente Inventada"

TEXT = f"""{HEADER}
responsables: {{a: Persona A}}
inicios: {{inicio_unico: {{nombre: Entrada, pasa_a: 1}}}}
"""
TEXT += """
datos:
  nombre: {tipo: texto, clase: identidad}
  hechos: {tipo: texto, clase: reservado}
  urgente: {tipo: si_no, clase: operativo}
documentos:
  cedula: {nombre: Cédula}
series:
  expediente: {nombre: Número de expediente, reinicia: cada año}
fines: {cerrado: Cerrado}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [nombre, hechos, urgente], produce: [cedula]}
  - {paso: 2, responsable: a, actividad: Integra, asigna: [expediente]}
  - {paso: 3, responsable: a, actividad: Da seguimiento, opcional: si}
  - decision: ¿Concluye?
    id: concluye
    responsable: a
    ramas:
      - {respuesta: Sí, pasa_a: cerrado}
      - {respuesta: No, pasa_a: 3}
plazos:
  - {id: pronto, desde: inicio, hasta: 2, limite: 72 horas, al_vencer: [{no_conformidad: si}]}
"""


@cache
def definition() -> Definition:
    """Return the small procedure with its text."""
    text = TEXT.encode()
    compiled = compile_procedure(text, "prueba.yaml")
    assert compiled.ok, compiled.diagnostics
    assert compiled.procedure is not None
    return Definition(procedure=compiled.procedure, text=text)


class Clerk:
    """Somebody who works on one store, with a clock that obeys."""

    def __init__(self, store: Store, at: str = "2026-03-02T09:00") -> None:
        self.store = store
        self.now = local(at)
        self.definition = definition()
        self.person = "inventada_uno"

    def open(self, case: str = "caso-1", **details: Any) -> Case:
        """Open a case."""
        with self.store.write() as transaction:
            transaction.save_definition(self.definition)
            folio = f"P01-2026-{transaction.next_folio('P01', 2026):04d}"
            return self.give(transaction, case, commands.Open(case=case, start="inicio_unico"), folio=folio, **details)

    def do(self, command: commands.Command, case: str = "caso-1", **details: Any) -> Case:
        """Give a command to a case."""
        with self.store.write() as transaction:
            return self.give(transaction, case, command, **details)

    def register(self, case: str = "caso-1", name: str = CANARY, **details: Any) -> Case:
        """Complete the first row, which asks for everything."""
        data = {"nombre": name, "hechos": f"Hechos de {name}", "urgente": "si"}
        return self.do(commands.Advance(row="1", data=data, documents={"cedula": "carpeta 1"}), case, **details)

    def give(self, transaction: Transaction, case: str, command: commands.Command, **details: Any) -> Case:
        """Carry out a command inside a transaction."""
        stored = None if isinstance(command, commands.Open) else transaction.load(case)
        numbers = Numbering(transaction, self.definition.procedure.key)
        change = self.decided(stored.case if stored else None, command, numbers)
        folio = stored.folio if stored else str(details.get("folio", ""))
        change = replace(change, **{"folio": folio, "tasks": self.waiting(change.case, folio), **details})
        transaction.append(change)
        return change.case

    def decided(self, before: Case | None, command: commands.Command, numbers: Numbers | None = None) -> Change:
        """Return what a command would change."""
        context = Context(OFFICE, LFT, self.person, "a", numbers or NumbersFrom())
        done = carry_out(self.definition.procedure, before, command, self.now, context)
        assert not isinstance(done, Refusal), done.message
        return Change(
            case=done.case,
            events=done.events,
            before=before.sequence if before else 0,
            procedure=self.definition.procedure,
            at=self.now,
            person=self.person,
            role="a",
        )

    def waiting(self, case: Case, folio: str) -> tuple[Task, ...]:
        """Return what waits in a case."""
        return tasks_of(self.definition.procedure, case, folio, lambda _key: ())

    def wait(self, **length: int) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


class Numbering:
    """The numbers of one procedure, from a transaction."""

    def __init__(self, transaction: Transaction, key: str) -> None:
        self.transaction = transaction
        self.key = key

    def next_number(self, series: str, year: int) -> int:
        """Return the next number of a series."""
        return self.transaction.next_number(self.key, series, year)


def invented_tasks(
    case: Case, roles: tuple[str, ...] = ("a",), person: str = "", due: datetime | None = None
) -> tuple[Task, ...]:
    """Return tasks for the positions of a case, of whom and due when one likes."""
    return tuple(
        Task(
            case=case.id,
            folio="P01-2026-0001",
            procedure=case.procedure,
            kind="paso",
            item=position.visit,
            row=position.row,
            step=position.row,
            title="Una tarea",
            roles=roles,
            person=person,
            since=position.since,
            due=due,
            deadline="pronto" if due else "",
            deadline_name="Pronto" if due else "",
        )
        for position in case.positions.values()
    )


def attachment(content: bytes) -> Attachment:
    """Return a file."""
    return Attachment(digest=sha256(content).hexdigest(), content=content)


def code_of(action: Any, *arguments: Any) -> str:
    """Return the code of the problem that an action meets."""
    with pytest.raises(StorageProblem) as problem:
        action(*arguments)
    assert problem.value.message
    assert problem.value.cure
    assert str(problem.value) == problem.value.code
    return problem.value.code
