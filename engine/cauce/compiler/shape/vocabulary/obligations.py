"""Rules, deadlines, interruptions, antecedents."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, one, one_or_some, some
from cauce.compiler.shape.scalars import FAILING, ID, LIMIT, ROW, TARGET, YES_NO
from cauce.compiler.shape.vocabulary.common import (
    ACTORS,
    ID_KEY,
    NAME,
    RECEIVES,
    RECORDS,
    ROWS,
    SOURCE_KEY,
    TARGET_KEY,
    WHEN,
)

_ID = replace(ID_KEY, required=True)
_NAME = replace(NAME, required=False, example="Cinco vecinos")

RULE = ObjectKind(
    name="regla",
    title="Regla",
    noun="la regla",
    says="Algo que debe cumplirse al llegar a una fila o al completarla.",
    model="Rule",
    named_by=("id",),
    keys=(
        replace(_ID, example="cinco_vecinos"),
        _NAME,
        Key(
            "al_entrar",
            "on_enter",
            one_or_some(ROW),
            "La fila, o filas, a cuya llegada se revisa.",
            "2.2",
            also=("antes_de",),
        ),
        Key(
            "al_completar",
            "on_complete",
            one_or_some(ROW),
            "La fila, o filas, al completarse.",
            "2.2",
            also=("en", "al_terminar"),
        ),
        WHEN,
        Key(
            "exige",
            "demands",
            one(object="condicion"),
            "Lo que debe cumplirse.",
            "{vecinos_entrevistados: {al_menos: 5}}",
            required=True,
            also=("requiere", "pide"),
        ),
        Key(
            "si_falta",
            "failing",
            one(FAILING),
            "Qué pasa si no se cumple: no deja seguir, sólo advierte, o queda una presunta no conformidad.",
            "no_conformidad",
            required=True,
            also=("severidad", "si_no_se_cumple"),
        ),
        SOURCE_KEY,
    ),
    demands=(
        Demand(
            Rule.AT_LEAST_ONE,
            ("al_entrar", "al_completar"),
            "Agregue «al_completar» (o «al_entrar») con el número de la fila en que se revisa.",
        ),
    ),
)

DEADLINE = ObjectKind(
    name="plazo",
    title="Plazo",
    noun="el plazo",
    says="Un tiempo límite: mientras el caso está en unas filas, o desde un momento hasta otro.",
    model="Deadline",
    named_by=("id",),
    keys=(
        _ID,
        replace(_NAME, example="Atención inmediata"),
        Key("en", "inside", one_or_some(ROW), "Corre mientras el caso está en esa fila o filas.", "en_valoracion"),
        Key(
            "desde",
            "since",
            one(ROW, "referencia_a_dato"),
            "Empieza al completar esa fila, con el `inicio`, o en la fecha de un dato.",
            "inicio",
        ),
        Key("hasta", "until", one(ROW), "Se detiene al completar esa fila.", "2.2"),
        Key(
            "limite",
            "limit",
            one(LIMIT),
            "Cuánto tiempo hay.",
            "72 horas",
            required=True,
            also=("plazo", "tiempo", "duracion", "dias", "horas"),
        ),
        WHEN,
        Key("pausa_en", "paused_in", one_or_some(ROW), "Las filas en que el reloj se detiene.", "[en_valoracion]"),
        Key(
            "al_vencer",
            "lapse",
            some(object="vencimiento"),
            "Lo que ocurre si se vence.",
            "[{no_conformidad: si}]",
            required=True,
            also=("si_vence", "vence", "consecuencia"),
        ),
        SOURCE_KEY,
    ),
    demands=(
        Demand(Rule.EXACTLY_ONE, ("en", "desde"), "Escriba «en» con la fila en que corre, o «desde» y «hasta»."),
        Demand(Rule.FIRST_NEEDS_REST, ("desde", "hasta"), "Agregue «hasta» con la fila que detiene el reloj."),
        Demand(
            Rule.FIRST_NEEDS_REST, ("hasta", "desde"), "Agregue «desde» con la fila o el `inicio` que lo echa a andar."
        ),
    ),
)

LAPSE_ACTION = ObjectKind(
    name="vencimiento",
    title="Lo que ocurre al vencer",
    noun="la consecuencia",
    says="Un aviso, un escalamiento, una presunta no conformidad o un cambio de camino.",
    model="Lapse",
    keys=(
        Key(
            "avisa",
            "notifies",
            one(ID),
            "El responsable a quien se avisa.",
            "subdirector_aje",
            also=("aviso", "notifica"),
        ),
        Key("escala", "escalates", one(ID), "El responsable que toma el asunto.", "procurador"),
        Key("no_conformidad", "nonconformity", one(YES_NO), "`si` para dejar una presunta no conformidad.", "si"),
        Key("pasa_a", "target", one(TARGET), "A dónde va el caso; sólo en un plazo con `en`.", "negada"),
    ),
    demands=(
        Demand(
            Rule.AT_LEAST_ONE,
            ("avisa", "escala", "no_conformidad", "pasa_a"),
            "Escriba al menos una: «avisa», «escala», «no_conformidad» o «pasa_a».",
        ),
    ),
)

INTERRUPTION = ObjectKind(
    name="interrupcion",
    title="Interrupción",
    noun="la interrupción",
    says="Algo que puede ocurrir en cualquier momento.",
    model="Interruption",
    named_by=("id",),
    keys=(
        replace(_ID, example="desiste"),
        replace(NAME, example="La usuaria desiste"),
        Key(
            "entre",
            "between",
            some(ROW, least=2, most=2),
            "Desde qué fila y hasta cuál puede ocurrir; si se omite, siempre.",
            "[2, gestion_o_derivacion]",
        ),
        replace(ACTORS, says="Quién la registra."),
        RECORDS,
        RECEIVES,
        replace(TARGET_KEY, says="A dónde va el caso; todo lo demás se retira.", example="solo_orientacion"),
        replace(ROWS, says="Las filas que se hacen aparte, mientras lo demás sigue."),
        SOURCE_KEY,
    ),
    demands=(
        Demand(
            Rule.EXACTLY_ONE,
            ("pasa_a", "actividades"),
            "Escriba «pasa_a» con el destino, o «actividades» con sus filas.",
        ),
    ),
)

ANTECEDENT = ObjectKind(
    name="antecedente",
    title="Antecedente",
    noun="el antecedente",
    says="Una búsqueda de casos anteriores que coinciden; una persona confirma el resultado.",
    model="Antecedent",
    named_by=("id",),
    keys=(
        replace(_ID, example="busca_repetida"),
        Key("al_completar", "on_complete", one(ROW), "La fila al completarse la cual se busca.", "1.2", required=True),
        Key("coinciden", "matching", some(ID), "Los datos que deben coincidir.", "[domicilio]", required=True),
        Key(
            "alguna",
            "windows",
            some(object="ventana"),
            "Qué casos cuentan.",
            "[{recibido_en: 30 dias naturales}]",
            required=True,
        ),
        Key("marca", "marks", one(ID), "El dato de sí o no que se propone.", "repetida", required=True),
        SOURCE_KEY,
    ),
)

WINDOW = ObjectKind(
    name="ventana",
    title="Casos que cuentan",
    noun="la condición de búsqueda",
    says="Qué casos anteriores cuentan como antecedente.",
    model="AntecedentWindow",
    keys=(
        Key("recibido_en", "received_within", one(LIMIT), "Los recibidos en ese tiempo.", "30 dias naturales"),
        Key("abierto_en", "open_at", one(ROW), "Los que siguen abiertos en esa fila.", "en_valoracion"),
        Key("completo", "completed", one(ROW), "Los que completaron esa fila.", "3.3"),
        Key("en", "within", one(LIMIT), "En cuánto tiempo la completaron.", "3 meses"),
    ),
    demands=(
        Demand(
            Rule.EXACTLY_ONE,
            ("recibido_en", "abierto_en", "completo"),
            "Escriba «recibido_en», «abierto_en», o «completo» con «en».",
        ),
        Demand(Rule.FIRST_NEEDS_REST, ("completo", "en"), "Agregue «en» con el tiempo, por ejemplo «en: 3 meses»."),
        Demand(Rule.FIRST_NEEDS_REST, ("en", "completo"), "«en» va junto con «completo»."),
    ),
)

OBLIGATIONS = (RULE, DEADLINE, LAPSE_ACTION, INTERRUPTION, ANTECEDENT, WINDOW)
