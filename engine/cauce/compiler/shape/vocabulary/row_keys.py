"""Keys that several kinds of row share."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, Rule, one, some
from cauce.compiler.shape.scalars import ID, STEP, TEXT, YES_NO, word
from cauce.compiler.shape.vocabulary.common import ID_KEY, SOURCE_KEY, TARGET_KEY

STEP_KEY = Key("paso", "step", one(STEP), "El número impreso en el manual.", "2.7", also=("numero", "no", "num"))
ROW_ID = replace(ID_KEY, says="Un nombre corto; hace falta si la fila no tiene número impreso.", example="contencion")
IN_TABLE = Key("en_tabla", "in_table", one(YES_NO), "`no` si la tabla impresa no tiene esta fila.", "no")
PRINTED = Key(
    "en_manual",
    "printed",
    one(object="en_manual"),
    "Las celdas impresas que difieren de los nombres declarados.",
    '{responsable: ""}',
)
SHORT = Key("en_diagrama", "short", one(TEXT), "El texto breve que cabe en el diagrama.", "Atiende el primer contacto")
NEXT = replace(TARGET_KEY, field="next", says=f"{TARGET_KEY.says} Si se omite, la fila que sigue.")
NAMED_ROW = Demand(
    Rule.AT_LEAST_ONE, ("paso", "id"), "Agregue «paso» con el número del manual, o «id» con un nombre corto."
)
CHOICE = Key("elige", "choice", one(word("una", "varias")), "`varias` si puede tomarse más de una rama.", "varias")
BY = Key(
    "segun",
    "decides_by",
    one(ID),
    "El dato que decide la rama; sin él, elige la persona.",
    "resultado",
    also=("dato", "decide", "por"),
)
NOT_BEFORE = Key(
    "no_antes_de",
    "not_before",
    one(object="referencia_a_dato"),
    "No puede hacerse antes de la fecha de ese dato.",
    "{dato: fecha_cita}",
)
BRANCHES = Key(
    "ramas",
    "branches",
    some(object="rama"),
    "Los caminos que siguen, uno por respuesta.",
    "[{respuesta: Sí, pasa_a: 3.3}, {respuesta: No, pasa_a: 3.2}]",
    also=("opciones", "caminos", "respuestas", "casos"),
)
HEAD = (STEP_KEY, ROW_ID)
PRINT = (IN_TABLE, PRINTED, SHORT)
TAIL = (NEXT, SOURCE_KEY)
