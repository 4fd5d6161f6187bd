"""What people read of a condition: as something that is so, and as something wanting."""

import pytest

from cauce.model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Completed,
    Condition,
    DaysSince,
    DocumentPresent,
    NoneOf,
    Operator,
    Times,
)
from cauce.model.wording import condition_text, demand_text, quoted
from tests.runtime.workbench import procedure

FORM = """
datos:
  urge: {pregunta: Urge, tipo: si_no, clase: operativo}
  visto: {pregunta: Fecha en que se vio, tipo: fecha, clase: operativo}
documentos: {f04: {nombre: Acta, codigo: F04}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [urge, visto], produce: [f04], pasa_a: fin}
"""

ACTA, URGE = DocumentPresent("f04"), Compare("urge", Operator.IS, ("si",))


@pytest.mark.parametrize(
    ("condition", "so", "wanting"),
    [
        (ACTA, "está el documento «Acta F04»", "que esté el documento «Acta F04»"),
        (URGE, "«Urge» es «sí»", "que «Urge» sea «sí»"),
        (Compare("urge", Operator.PRESENT, ()), "«Urge» está registrado", "que «Urge» esté registrado"),
        (Completed("1"), "se completó: paso 1", "que se haya completado: paso 1"),
        (
            DaysSince("visto", Operator.AT_LEAST, 1),
            "han pasado al menos 1 día desde «Fecha en que se vio»",
            "que hayan pasado al menos 1 día desde «Fecha en que se vio»",
        ),
        (
            Times("1", Operator.AT_MOST, 2),
            "paso 1 se completó a lo más 2 veces",
            "que paso 1 se haya completado a lo más 2 veces",
        ),
        (
            AllOf((ACTA, AnyOf((URGE, ACTA)))),
            "está el documento «Acta F04» y («Urge» es «sí» o está el documento «Acta F04»)",
            "que esté el documento «Acta F04» y (que «Urge» sea «sí» o que esté el documento «Acta F04»)",
        ),
        (
            NoneOf((URGE, ACTA)),
            "ni «Urge» es «sí» ni está el documento «Acta F04»",
            "que no se dé que «Urge» es «sí» ni que está el documento «Acta F04»",
        ),
    ],
)
def test_what_is_so_and_what_is_wanting(condition: Condition, so: str, wanting: str) -> None:
    definition = procedure(FORM)
    assert condition_text(definition, condition) == so
    assert demand_text(definition, condition) == wanting


def test_quotation_marks_inside_others_are_the_inner_ones() -> None:
    assert quoted("Se cierra en fin «Atendida»") == "«Se cierra en fin “Atendida”»"
