"""A heading or a note needs no path to it: a start goes straight to the row below, as in 64-AJP-P01."""

from __future__ import annotations

import pytest

from cauce.compiler.api import compile_procedure

FILE = """\
clave: T-01
nombre: Prueba
version: 1.0
fecha: 2026-01
institucion: prueba
responsables: {oficina: Oficina}
inicios:
  ventanilla: {nombre: Ventanilla, pasa_a: 1.1}
  periodico: {nombre: Periódico, pasa_a: 2.1}
fines: {atendido: Atendido, informado: Informado}
actividades:
  - {etapa: Recepción, numero: 1}
  - {paso: 1.1, responsable: oficina, actividad: Recibe., pasa_a: atendido}
  - HEADING
  - {paso: 2.1, responsable: oficina, actividad: Informa., pasa_a: informado}
"""


@pytest.mark.parametrize("heading", ["{etapa: Informe, numero: 2}", "{nota: El informe es mensual., paso: 2}"])
def test_a_heading_that_no_path_enters_is_no_fault(heading: str) -> None:
    compiled = compile_procedure(FILE.replace("HEADING", heading).encode(), "t.yaml")
    assert compiled.procedure is not None
    assert [problem.code for problem in compiled.diagnostics] == []


def test_a_row_that_no_path_enters_is_one() -> None:
    text = FILE.replace("HEADING", "{paso: 2, responsable: oficina, actividad: Nadie llega., pasa_a: siguiente}")
    found = compile_procedure(text.encode(), "t.yaml").diagnostics
    assert [problem.code for problem in found] == ["E402"]
