"""Conditions: a closed list of operators over data, documents and rows."""

from __future__ import annotations

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, Value, one, some
from cauce.compiler.shape.scalars import ANYTHING, COUNT, ID, NUMBER, ROW, word

_EITHER_BOUND = Demand(
    Rule.EXACTLY_ONE, ("al_menos", "a_lo_mas"), "Escriba «al_menos» o «a_lo_mas», uno de los dos, con un número entero."
)

CONDITION = ObjectKind(
    name="condicion",
    title="Condición",
    noun="la condición",
    says="Algo que se cumple o no. Lo más común: un dato y una comparación, como `{urgente: {es: si}}`.",
    exactly=1,
    free_keys=Value(word("presente", "ausente"), "comparacion"),
    keys=(
        Key(
            "todas",
            "AllOf",
            some(object="condicion"),
            "Se cumplen todas las de la lista.",
            "[{urgente: {es: si}}, {grave: {es: si}}]",
            also=("y",),
        ),
        Key(
            "alguna",
            "AnyOf",
            some(object="condicion"),
            "Se cumple al menos una de la lista.",
            "[{vecinos: {al_menos: 5}}, {motivo: presente}]",
            also=("o",),
        ),
        Key(
            "ninguna",
            "NoneOf",
            some(object="condicion"),
            "No se cumple ninguna de la lista.",
            "[{ruta: {es: foranea}}, {documento_presente: f08}]",
            also=("no",),
        ),
        Key("documento_presente", "DocumentPresent", one(ID), "El caso tiene ese documento.", "f08"),
        Key("completado", "Completed", one(ROW), "Esa fila ya se completó.", "6.3"),
        Key(
            "dias_desde",
            "DaysSince",
            one(object="dias_desde"),
            "Los días naturales que han pasado desde una fecha.",
            "{dato: fecha_cita, al_menos: 15}",
        ),
        Key(
            "veces", "Times", one(object="veces"), "Cuántas veces se ha completado una fila.", "{de: 3.2, al_menos: 2}"
        ),
    ),
)

COMPARISON = ObjectKind(
    name="comparacion",
    title="Comparación",
    noun="la comparación",
    says="Con qué se compara un dato; si basta saber si está, escriba en su lugar `presente` o `ausente`.",
    exactly=1,
    model="Compare",
    keys=(
        Key("es", "values", one(ANYTHING), "Tiene exactamente ese valor.", "si", also=("igual", "=", "==", "equivale")),
        Key("no_es", "values", one(ANYTHING), "Tiene otro valor.", "foranea", also=("distinto", "diferente", "!=")),
        Key(
            "entre",
            "values",
            some(ANYTHING),
            "Tiene uno de los valores de la lista.",
            "[norte, sur]",
            also=("en", "uno_de"),
        ),
        Key("incluye", "values", one(ANYTHING), "Entre lo marcado está esa opción.", "juridica", also=("contiene",)),
        Key(
            "al_menos",
            "values",
            one(NUMBER),
            "Es ese número o fecha, o más.",
            "5",
            also=("mayor_que", "minimo", ">=", ">"),
        ),
        Key(
            "a_lo_mas",
            "values",
            one(NUMBER),
            "Es ese número o fecha, o menos.",
            "3",
            also=("menor_que", "maximo", "<=", "<"),
        ),
        Key("igual_a", "values", one(ID), "Vale lo mismo que otro dato.", "hora_apartada"),
    ),
)

_AT_LEAST = Key("al_menos", "operator", one(COUNT), "Ese número o más.", "2")
_AT_MOST = Key("a_lo_mas", "operator", one(COUNT), "Ese número o menos.", "1")

DAYS_SINCE = ObjectKind(
    name="dias_desde",
    title="Días desde una fecha",
    noun="la cuenta de días",
    says="Días naturales que han pasado desde la fecha de un dato.",
    model="DaysSince",
    keys=(
        Key(
            "dato",
            "datum",
            one(ID),
            "El dato que guarda la fecha.",
            "fecha_cita",
            required=True,
            also=("desde", "fecha"),
        ),
        _AT_LEAST,
        _AT_MOST,
    ),
    demands=(_EITHER_BOUND,),
)

TIMES = ObjectKind(
    name="veces",
    title="Veces",
    noun="la cuenta de veces",
    says="Cuántas veces se ha completado una fila.",
    model="Times",
    keys=(
        Key("de", "row", one(ROW), "La fila que se cuenta.", "3.2", required=True, also=("paso", "fila")),
        _AT_LEAST,
        _AT_MOST,
    ),
    demands=(_EITHER_BOUND,),
)

CONDITIONS = (CONDITION, COMPARISON, DAYS_SINCE, TIMES)
