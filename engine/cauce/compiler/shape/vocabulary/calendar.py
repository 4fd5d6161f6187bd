"""The file of a calendar, and its rest days."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, Variants, one, some
from cauce.compiler.shape.scalars import (
    DATE,
    DAY,
    KEY,
    MONTHS,
    NTH,
    POSITIVE,
    TEXT,
    WEEKDAYS,
    YEAR,
    ScalarKind,
)
from cauce.compiler.shape.vocabulary.common import NAME, SOURCE_KEY

_MONTH = ScalarKind(
    "mes",
    "el nombre del mes, o su número de 1 a 12",
    words=(*MONTHS.words, *(str(number) for number in range(1, 13))),
    natives=(),
    native_words=tuple(range(1, 13)),
)

CALENDAR = ObjectKind(
    name="calendario",
    title="Calendario",
    noun="el calendario",
    says="Los días inhábiles de una institución, con la vigencia de quien responde por ellos.",
    model="Calendar",
    keys=(
        Key(
            "clave",
            "key",
            one(KEY),
            "El nombre con que lo menciona la institución.",
            "immuver",
            required=True,
            also=("id",),
        ),
        replace(NAME, example="Días inhábiles del Instituto"),
        Key(
            "vigencia",
            "valid_from",
            one(object="vigencia"),
            "Para qué fechas vale.",
            "{desde: 2026-01-01, hasta: 2026-12-31}",
            required=True,
        ),
        Key(
            "descanso_semanal",
            "weekly_rest",
            some(WEEKDAYS, least=0),
            "Los días de descanso de cada semana.",
            "[sabado, domingo]",
        ),
        Key(
            "incluye", "rest_days", some(KEY), "Otros calendarios cuyos días también cuentan.", "[ley_federal_trabajo]"
        ),
        Key(
            "inhabiles",
            "rest_days",
            some(object="inhabil", least=0),
            "Los días inhábiles.",
            "[{fecha: 2026-05-01, motivo: Día del Trabajo}]",
        ),
        SOURCE_KEY,
    ),
)

VALIDITY = ObjectKind(
    name="vigencia",
    title="Vigencia",
    noun="la vigencia",
    says="Desde qué fecha y hasta cuál vale, ambas incluidas.",
    keys=(
        Key("desde", "valid_from", one(DATE), "El primer día.", "2026-01-01", required=True),
        Key("hasta", "valid_to", one(DATE), "El último día.", "2026-12-31", required=True),
    ),
)

_REASON = Key(
    "motivo", "reason", one(TEXT), "Por qué no se trabaja.", "Día del Trabajo", required=True, also=("nombre",)
)
_MONTH_KEY = Key("mes", "month", one(_MONTH), "El mes.", "mayo", required=True)
_EVERY = (
    Key("cada_anios", "every_years", one(POSITIVE), "Cada cuántos años.", "6", also=("cada",)),
    Key("desde_anio", "from_year", one(YEAR), "El primer año en que se aplica.", "2024", also=("desde",)),
)
_EVERY_DEMANDS = (
    Demand(Rule.FIRST_NEEDS_REST, ("cada_anios", "desde_anio"), "Agregue «desde_anio» con el primer año."),
    Demand(Rule.FIRST_NEEDS_REST, ("desde_anio", "cada_anios"), "Agregue «cada_anios» con el número de años."),
)

REST_VARIANTS = Variants(
    name="inhabil",
    title="Día inhábil",
    noun="el día inhábil",
    says="Un día inhábil: una fecha, un día fijo de cada año, o un día de cierta semana de un mes.",
    by=(("fecha", "inhabil_fecha"), ("dia", "inhabil_anual"), ("semana", "inhabil_semana")),
    cure="Escriba «fecha»; o «mes» y «dia»; o «mes», «semana» y «dia_semana».",
)

REST_DATE = ObjectKind(
    name="inhabil_fecha",
    title="Día inhábil con fecha",
    noun="el día inhábil",
    says="Un solo día.",
    model="RestDay",
    named_by=("motivo",),
    keys=(Key("fecha", "date", one(DATE), "El día.", "2026-05-01", required=True), _REASON, SOURCE_KEY),
)

REST_YEARLY = ObjectKind(
    name="inhabil_anual",
    title="Día inhábil de cada año",
    noun="el día inhábil",
    says="El mismo día de cada año.",
    model="RestDay",
    named_by=("motivo",),
    keys=(_MONTH_KEY, Key("dia", "day", one(DAY), "El día del mes.", "1", required=True), _REASON, *_EVERY, SOURCE_KEY),
    demands=_EVERY_DEMANDS,
)

REST_WEEK = ObjectKind(
    name="inhabil_semana",
    title="Día inhábil de cierta semana",
    noun="el día inhábil",
    says="Un día de la semana, contado dentro del mes: el primer lunes de febrero.",
    model="RestDay",
    named_by=("motivo",),
    keys=(
        _MONTH_KEY,
        Key("semana", "nth", one(NTH), "Cuál de ellos en el mes.", "1", required=True),
        Key("dia_semana", "weekday", one(WEEKDAYS), "El día de la semana.", "lunes", required=True),
        _REASON,
        *_EVERY,
        SOURCE_KEY,
    ),
    demands=_EVERY_DEMANDS,
)

CALENDARS = (CALENDAR, VALIDITY, REST_VARIANTS, REST_DATE, REST_YEARLY, REST_WEEK)
