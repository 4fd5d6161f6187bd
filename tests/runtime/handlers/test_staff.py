"""What is told or given beside the steps comes from whoever works in the procedure: from nobody else."""

from __future__ import annotations

import pytest

from cauce.model.commands import AddDocument, Annotate, Command, Interrupt, RecordData, Refer, VoidDocument
from tests.runtime.workbench import Desk, opened

TEXT = """
responsables:
  a: {nombre: Persona A, suplente: s}
  b: {nombre: Equipo, integran: [c]}
  c: Persona C
  s: Persona S
  fuera: {nombre: Juzgado, externo: si}
  j: Jefatura
datos: {urge: {tipo: si_no, clase: operativo}}
documentos: {acta: {nombre: Acta}}
actividades:
  - {etapa: Primera, numero: I, supervisa: j}
  - {paso: 1, actividad: Elabora, responsable: a, recibe: [acta], registra: [urge]}
  - {paso: 2, actividad: Cierra, responsable: a}
interrupciones:
  - {id: riesgo, nombre: Hay riesgo, actividades: [{id: avisa, actividad: Avisa, responsable: a}]}
  - {id: orden, nombre: Orden, responsable: fuera, actividades: [{id: cumple, actividad: Cumple, responsable: a}]}
"""
BESIDE: tuple[Command, ...] = (
    RecordData(data={"urge": "si"}),
    RecordData(data={"urge": "si"}, row="1"),
    AddDocument(documents={"acta": ""}),
    AddDocument(documents={"acta": ""}, row="1"),
    VoidDocument(document="acta", reason="Era de otro caso"),
    Annotate(text="Llamó"),
    Refer(to="Refugio inventado", reason="Riesgo"),
    Interrupt(interruption="riesgo"),
    Interrupt(interruption="orden"),
)
"""Every command that is given beside the steps, and the interruptions that nobody in the house is named for."""


def desk_with_papers() -> Desk:
    desk = opened(TEXT)
    desk.give(AddDocument(documents={"acta": "Archivero 1"}))
    return desk


@pytest.mark.parametrize("command", BESIDE, ids=lambda command: type(command).__name__)
def test_nobody_from_elsewhere_changes_a_case(command: Command) -> None:
    desk = desk_with_papers()
    for role in ("ajena", "fuera", ""):
        refusal = desk.refuse(command, "Persona Ajena", role)
        assert refusal.code == "persona_no_permitida", role
        assert refusal.message.endswith(
            ": lo hace alguien que trabaje en este procedimiento: Persona A, Equipo, Persona C, Persona S o Jefatura"
        )


@pytest.mark.parametrize("command", BESIDE, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", ["a", "b", "c", "s", "j"])
def test_whoever_works_in_the_procedure_does(command: Command, role: str) -> None:
    desk_with_papers().give(command, "Persona Inventada Dos", role)


@pytest.mark.parametrize("command", BESIDE, ids=lambda command: type(command).__name__)
def test_who_supervises_everything_does(command: Command) -> None:
    desk_with_papers().give(command, "Persona Inventada Dos", "", supervises=True)


def test_many_roles_are_told_in_short() -> None:
    many = ", ".join(f"r{number}: Función {number}" for number in range(1, 10))
    desk = opened(f"responsables: {{{many}}}\nactividades:\n  - {{paso: 1, actividad: Cierra, responsable: r1}}")
    refusal = desk.refuse(Annotate(text="Llamó"), role="ajena")
    assert refusal.message.endswith(": Función 1, Función 2, Función 3 o 6 responsables más")


def test_where_nobody_of_the_institution_is_named_anybody_may() -> None:
    outside = "responsables: {a: {nombre: Juzgado, externo: si}}"
    desk = opened(f"{outside}\nactividades:\n  - {{paso: 1, actividad: Cierra, responsable: a}}")
    desk.give(Annotate(text="Llamó"), "Persona Inventada Dos", "")
