"""Scenarios: the tests that owners write in the file itself."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Key, ObjectKind, Variants, one, one_or_some, some
from cauce.compiler.shape.scalars import ID, KEY, LAPSE, MOMENT, POSITIVE, ROW, TEXT, YES_NO, word
from cauce.compiler.shape.vocabulary.common import NAME, fixed

_DATA = fixed("Los datos que se capturan, con su valor.", "{urgente: si}", name="datos", field="data")
_WITHOUT = Key("sin", "without", some(ID), "Los documentos que faltan.", "[f09]", also=("falta", "faltan"))

SCENARIO = ObjectKind(
    name="escenario",
    title="Escenario",
    noun="el escenario",
    says="Un caso de ejemplo: cómo empieza, qué se hace y qué se espera.",
    model="Scenario",
    named_by=("nombre",),
    keys=(
        replace(NAME, example="Cuatro vecinos sin razón"),
        Key(
            "inicia",
            "start",
            one(object="apertura"),
            "Cómo empieza.",
            "{en: denuncia, fecha: 2026-03-13T16:20}",
            also=("inicio",),
        ),
        Key(
            "recorre",
            "steps",
            some(ROW, "paso_de_escenario", least=0),
            "Lo que se hace, en orden; las filas en que no hay nada que decidir pueden callarse.",
            "[1.1, {paso: 2.1, datos: {ruta: norte}}]",
            also=("pasos", "camino"),
        ),
        Key(
            "fila_por_fila",
            "row_by_row",
            one(YES_NO),
            "`si` cuando «recorre» nombra todas las filas: ninguna se completa sola.",
            "si",
            also=("sin_saltos",),
        ),
        Key(
            "se_espera",
            "expected",
            one(object="esperado"),
            "El resultado que debe darse.",
            "{termina_en: negativa_archivada}",
            required=True,
            also=("espera", "resultado"),
        ),
    ),
)

OPENING = ObjectKind(
    name="apertura",
    title="Apertura de un escenario",
    noun="la apertura",
    says="Por qué inicio y cuándo empieza el caso de ejemplo.",
    keys=(
        Key("en", "start", one(ID), "El inicio por el que entra.", "denuncia", required=True, also=("inicio",)),
        Key("fecha", "at", one(MOMENT), "Cuándo empieza.", "2026-03-13T16:20", also=("a_las", "hora", "cuando")),
        _DATA,
        _WITHOUT,
    ),
)

EXPECTED = ObjectKind(
    name="esperado",
    title="Lo que se espera",
    noun="el resultado esperado",
    says="El resultado que debe darse al final del escenario.",
    model="Expected",
    keys=(
        Key("termina_en", "ends_in", one(ID), "El fin al que llega.", "negativa_archivada", also=("fin",)),
        Key(
            "no_conformidades",
            "nonconformities",
            some(ID, least=0),
            "Las reglas, plazos, documentos y datos que dejan una presunta no conformidad; si se omite, ninguna.",
            "[cinco_vecinos]",
        ),
        Key(
            "advertencias",
            "warnings",
            some(ID, least=0),
            "Las reglas y plazos que advierten; si se omite, ninguna. Un documento o dato que advierte puede callarse.",
            "[cita]",
        ),
        Key("vencen", "lapsed", some(ID, least=0), "Los plazos que se vencen.", "[inmediato]"),
        Key(
            "no_recorre",
            "never_completed",
            some(ROW, least=0),
            "Las filas por las que el caso no debe pasar: las que se saltan porque su condición no se cumple.",
            "[4]",
            also=("sin_pasar_por",),
        ),
        Key(
            "rechazo",
            "refusal",
            one(ROW),
            "Por lo que se rechaza lo último: la regla, el dato, el documento, el inicio o la interrupción; o la fila "
            "misma, si es por quien la hace.",
            "f09",
        ),
        Key("deriva_a", "derives_to", some(KEY, least=0), "Los procedimientos que inicia.", "[PR-IMMUVER-02]"),
    ),
)

STEP_VARIANTS = Variants(
    name="paso_de_escenario",
    title="Paso de un escenario",
    noun="el paso del escenario",
    says="Lo que ocurre en el ejemplo. Si sólo se completa una fila, basta su número o id.",
    by=(
        ("paso", "completa"),
        ("omite", "omite"),
        ("pasan", "pasan"),
        ("interrumpe", "interrumpe"),
        ("concluye", "concluye"),
        ("reabre", "reabre"),
    ),
    cure="Escriba «paso», «omite», «pasan», «interrumpe», «concluye» o «reabre».",
)

VISIT = ObjectKind(
    name="completa",
    title="Se completa una fila",
    noun="el paso",
    says="Una fila que se completa, con lo que se contesta y se captura.",
    model="Visit",
    named_by=("paso",),
    keys=(
        Key("paso", "row", one(ROW), "El número o id de la fila.", "2.1", required=True),
        Key("respuesta", "answers", one_or_some(TEXT), "La rama o ramas que se eligen.", "Sí", also=("rama",)),
        _DATA,
        _WITHOUT,
        Key("veces", "repeat", one(POSITIVE), "Cuántas veces se hace, si la fila se repite.", "3", also=("repite",)),
        Key(
            "persona",
            "people",
            one_or_some(TEXT),
            "Quién la hace, con un nombre inventado; si son varias personas, en orden. Si se omite, alguien a quien le "
            "toque.",
            "Ana",
            also=("personas", "quien"),
        ),
    ),
)

SKIP = ObjectKind(
    name="omite",
    title="Se omite una fila",
    noun="la omisión",
    says="Una fila opcional que se omite.",
    model="Skip",
    named_by=("omite",),
    keys=(
        Key("omite", "row", one(ROW), "El número o id de la fila.", "7", required=True),
        Key("motivo", "reason", one(TEXT), "Por qué se omite.", "No lo requiere", also=("razon",)),
    ),
)

PASS = ObjectKind(
    name="pasan",
    title="Pasa el tiempo",
    noun="el paso del tiempo",
    says="Tiempo que transcurre sin que nadie haga nada.",
    model="Pass",
    keys=(Key("pasan", "duration", one(LAPSE), "Cuánto tiempo pasa.", "20 horas", required=True),),
)

INTERRUPT = ObjectKind(
    name="interrumpe",
    title="Ocurre una interrupción",
    noun="la interrupción del escenario",
    says="Una interrupción que ocurre en este momento.",
    model="Interrupt",
    named_by=("interrumpe",),
    keys=(
        Key("interrumpe", "interruption", one(ID), "El id de la interrupción.", "desiste", required=True),
        _DATA,
        _WITHOUT,
    ),
)

CONCLUDES = ObjectKind(
    name="concluye",
    title="Concluye un procedimiento derivado",
    noun="la conclusión",
    says="Un caso derivado que termina.",
    model="Concludes",
    keys=(Key("concluye", "procedure", one(KEY), "La clave de ese procedimiento.", "PR-IMMUVER-02", required=True),),
)

REOPENS = ObjectKind(
    name="reabre",
    title="Se reabre el caso",
    noun="la reapertura",
    says="El caso terminado se abre otra vez.",
    model="Reopens",
    keys=(Key("reabre", "span", one(word("si")), "Escriba `si`.", "si", required=True),),
)

SCENARIOS = (SCENARIO, OPENING, EXPECTED, STEP_VARIANTS, VISIT, SKIP, PASS, INTERRUPT, CONCLUDES, REOPENS)
