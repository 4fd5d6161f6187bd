"""The file of an institution."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, named, one, one_or_some, some
from cauce.compiler.shape.scalars import (
    HOUR,
    ID,
    KEY,
    TEXT,
    WEEKDAYS,
    YES_NO,
    ZONE,
    word,
)
from cauce.compiler.shape.vocabulary.common import ID_KEY, NAME, SOURCE_KEY

INSTITUTION = ObjectKind(
    name="institucion",
    title="Institución",
    noun="la institución",
    says="Una institución: su nombre, su zona horaria, su calendario y sus horarios. Un archivo por institución.",
    model="Institution",
    keys=(
        replace(ID_KEY, required=True, says="El id con que la mencionan los procedimientos.", example="immuver"),
        replace(NAME, example="Instituto Municipal de las Mujeres de Veracruz"),
        Key("alias", "aliases", one_or_some(TEXT), "Otros nombres.", "[IMMUVER]"),
        Key(
            "direccion",
            "address",
            one(TEXT),
            "La dirección o dependencia que se imprime.",
            "Procuraduría de la Defensa del Menor y la Familia",
        ),
        Key("zona_horaria", "zone", one(ZONE), "La zona horaria del lugar.", "America/Mexico_City", required=True),
        Key(
            "calendario", "calendar", one(KEY), "La clave de su calendario de días inhábiles.", "immuver", required=True
        ),
        Key(
            "horarios",
            "schedules",
            named(object="horario"),
            "Los horarios de la institución.",
            "{oficina: {dias: [lunes, martes], de: 08:00, a: 15:00}}",
        ),
        Key(
            "tabla",
            "table",
            one(object="tabla"),
            "Cómo imprime la tabla de actividades.",
            "{columnas: [{contiene: actividad, titulo: Actividad}]}",
        ),
        SOURCE_KEY,
    ),
)

SCHEDULE = ObjectKind(
    name="horario",
    title="Horario",
    noun="el horario",
    says="Unas horas de la semana, o todo lo que queda fuera de otro horario.",
    model="Schedule",
    keys=(
        Key("dias", "days", some(WEEKDAYS), "Los días de la semana.", "[lunes, martes, miercoles]"),
        Key("de", "start", one(HOUR), "La hora en que empieza.", "08:00", also=("desde", "inicio")),
        Key("a", "end", one(HOUR), "La hora en que termina.", "15:00", also=("hasta", "fin")),
        Key("habiles", "working_days_only", one(YES_NO), "`si` cuando los días inhábiles no cuentan.", "si"),
        Key("fuera_de", "outside_of", one(ID), "El horario del que es lo contrario.", "oficina"),
        SOURCE_KEY,
    ),
    demands=(
        Demand(Rule.EXACTLY_ONE, ("dias", "fuera_de"), "Escriba «dias», «de» y «a»; o sólo «fuera_de»."),
        Demand(Rule.FIRST_NEEDS_REST, ("dias", "de", "a"), "Agregue «de» y «a» con las horas, como 08:00."),
    ),
)

TABLE = ObjectKind(
    name="tabla",
    title="Tabla impresa",
    noun="la tabla",
    says="Cómo imprime la institución la tabla de actividades.",
    model="Table",
    keys=(
        Key(
            "columnas",
            "columns",
            some(object="columna"),
            "Las columnas, en orden.",
            "[{contiene: numero, titulo: Paso}, {contiene: actividad, titulo: Actividad}]",
            required=True,
        ),
        Key("numero_en_actividad", "number_in_activity", one(YES_NO), "`si` si el número va dentro de la celda.", "si"),
        Key("inicio", "start", one(TEXT), "El texto del primer renglón sin número.", "Inicio"),
        Key("fin", "end", one(TEXT), "El texto del último renglón sin número.", "Fin del procedimiento"),
    ),
)

COLUMN = ObjectKind(
    name="columna",
    title="Columna",
    noun="la columna",
    says="Una columna de la tabla impresa.",
    model="Column",
    named_by=("titulo",),
    keys=(
        Key(
            "contiene",
            "holds",
            one(word("numero", "responsable", "actividad", "documento")),
            "Qué va en ella.",
            "actividad",
            required=True,
        ),
        Key(
            "titulo",
            "title",
            one(TEXT),
            "El título impreso.",
            "Descripción de la actividad",
            required=True,
            also=("nombre",),
        ),
    ),
)

INSTITUTIONS = (INSTITUTION, SCHEDULE, TABLE, COLUMN)
