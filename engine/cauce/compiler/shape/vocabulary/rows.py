"""The kinds of row: the key that opens a row says which one it is."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, Variants, one, one_or_some, some
from cauce.compiler.shape.scalars import ID, ROW, STEP, TEXT, YES_NO, word
from cauce.compiler.shape.vocabulary.common import ACTORS, RECEIVES, RECORDS, WHEN
from cauce.compiler.shape.vocabulary.row_keys import (
    BRANCHES,
    BY,
    CHOICE,
    HEAD,
    NAMED_ROW,
    NOT_BEFORE,
    PRINT,
    ROW_ID,
    TAIL,
)


def _text(name: str, says: str, example: str, also: tuple[str, ...] = ()) -> Key:
    return Key(name, "text", one(TEXT), says, example, required=True, also=also)


def _documents(name: str, says: str, example: str, also: tuple[str, ...] = ()) -> Key:
    return Key(name, "documents", some(ID, "documento_usado"), says, example, also=also)


ACTIVITY = ObjectKind(
    name="actividad",
    title="Actividad",
    noun="la actividad",
    says="Una fila en que alguien hace algo.",
    model="Row",
    named_by=("paso", "actividad"),
    keys=(
        _text(
            "actividad",
            "El texto de la actividad, palabra por palabra.",
            "Realiza verificación domiciliaria",
            ("descripcion", "texto"),
        ),
        *HEAD,
        ACTORS,
        RECORDS,
        Key(
            "al_terminar_registra",
            "records_at_end",
            some(ID, "dato_registrado"),
            "Los datos que se capturan al terminar una fila que se repite.",
            "[motivo_conclusion]",
        ),
        _documents("usa", "Los documentos que ya deben existir.", "[cedula]", ("documentos", "formatos", "requiere")),
        _documents(
            "produce", "Los documentos que se elaboran aquí.", "[f03]", ("elabora", "genera", "documentos", "formatos")
        ),
        replace(RECEIVES, field="documents", also=("documentos", "formatos")),
        _documents("confirma", "Los sistemas externos en que se asienta.", "[sistema_pdmf]"),
        Key("asigna", "assigns", some(ID), "Las series de las que toma número.", "[expediente]"),
        Key("opcional", "optional", one(YES_NO), "`si` cuando puede omitirse, con un motivo.", "si"),
        WHEN,
        Key("repite", "repeats", one(YES_NO), "`si` cuando puede hacerse varias veces antes de seguir.", "si"),
        NOT_BEFORE,
        Key(
            "persona_distinta_de",
            "different_person_from",
            one_or_some(ROW),
            "Debe hacerla otra persona que la de esas filas.",
            "[2.1]",
        ),
        Key(
            "persona_igual_a",
            "same_person_as",
            one_or_some(ROW),
            "Debe hacerla la misma persona que esas filas.",
            "[2.1]",
        ),
        Key(
            "designa",
            "designates",
            one(ID),
            "El responsable para el que aquí se nombra a una persona.",
            "extrajudicial",
        ),
        Key(
            "deriva",
            "derives",
            some(object="deriva"),
            "Los otros procedimientos que inicia para el mismo asunto.",
            "[{a: PR-IMMUVER-02, lleva: [cedula]}]",
        ),
        Key(
            "canaliza",
            "refers",
            one_or_some(object="canaliza"),
            "Las instituciones externas a las que se envía.",
            "{a: Municipio que corresponda, con: [f05]}",
        ),
        Key(
            "turna_a",
            "turns_over",
            one(ID, "turno"),
            "El responsable que recibe el asunto.",
            "extrajudicial",
            also=("turna",),
        ),
        BY,
        BRANCHES,
        *PRINT,
        *TAIL,
    ),
    demands=(
        NAMED_ROW,
        Demand(
            Rule.NOT_BOTH,
            ("opcional", "cuando"),
            "Deje «cuando» si lo decide una condición, u «opcional» si una persona.",
        ),
        Demand(Rule.FIRST_NEEDS_REST, ("segun", "ramas"), "Agregue «ramas» con un camino por cada respuesta."),
        Demand(
            Rule.FIRST_NEEDS_REST, ("al_terminar_registra", "repite"), "Agregue «repite: si», o escriba «registra»."
        ),
    ),
)

DECISION = ObjectKind(
    name="decision",
    title="Decisión",
    noun="la decisión",
    says="Una pregunta cuya respuesta decide el camino.",
    model="Row",
    named_by=("paso", "decision"),
    keys=(
        _text("decision", "La pregunta.", "¿Se presentan los involucrados?", ("pregunta",)),
        *HEAD,
        ACTORS,
        CHOICE,
        BY,
        RECORDS,
        NOT_BEFORE,
        replace(BRANCHES, required=True),
        *PRINT,
        *TAIL,
    ),
    demands=(NAMED_ROW,),
)

WAIT = ObjectKind(
    name="espera",
    title="Espera",
    noun="la espera",
    says="El caso queda en espera hasta que algo ocurra.",
    model="Row",
    named_by=("paso", "espera"),
    keys=(
        _text("espera", "Qué se espera.", "En valoración, hasta que haya nueva información"),
        *HEAD,
        ACTORS,
        replace(BRANCHES, says="Lo que puede ocurrir, y a dónde lleva."),
        Key(
            "hasta",
            "awaits",
            one(object="hasta"),
            "Los procedimientos derivados que deben concluir.",
            "{concluyen: [PR-02]}",
        ),
        *PRINT,
        *TAIL,
    ),
    demands=(
        NAMED_ROW,
        Demand(
            Rule.EXACTLY_ONE,
            ("ramas", "hasta"),
            "Escriba «ramas» con lo que puede ocurrir, o «hasta: {concluyen: […]}».",
        ),
    ),
)

PARALLEL = ObjectKind(
    name="en_paralelo",
    title="En paralelo",
    noun="el bloque en paralelo",
    says="Varias listas de filas que avanzan al mismo tiempo.",
    model="Row",
    named_by=("paso", "en_paralelo"),
    keys=(
        _text("en_paralelo", "El título del bloque.", "Entrega de oficios y registro en sistema"),
        *HEAD,
        ACTORS,
        Key(
            "reune",
            "join",
            one(word("todas", "primera")),
            "Si sigue al terminar todas las ramas o la primera.",
            "todas",
        ),
        replace(
            BRANCHES,
            required=True,
            value=some(object="rama_paralela"),
            example="[{nombre: Entrega, actividades: [{paso: 6.2, actividad: Entrega los oficios}]}]",
        ),
        *PRINT,
        *TAIL,
    ),
    demands=(NAMED_ROW,),
)

STAGE = ObjectKind(
    name="etapa",
    title="Etapa",
    noun="la etapa",
    says="Un encabezado de la tabla: agrupa las filas que siguen.",
    model="Row",
    named_by=("numero", "etapa"),
    keys=(
        _text("etapa", "El encabezado, palabra por palabra.", "Verificación de denuncias"),
        Key("numero", "step", one(STEP), "El número impreso del encabezado.", "2", also=("paso",)),
        ROW_ID,
        replace(ACTORS, says="El responsable que el encabezado imprime y las filas heredan."),
        Key("supervisa", "supervisor", one(ID), "Quien puede corregir y asignar en esta etapa.", "subdirector_aje"),
        *PRINT,
        *TAIL,
    ),
)

NOTE = ObjectKind(
    name="nota",
    title="Nota",
    noun="la nota",
    says="Un texto de la tabla que conserva su número y no se ejecuta.",
    model="Row",
    named_by=("paso", "nota"),
    keys=(_text("nota", "El texto, palabra por palabra.", "Fin del procedimiento"), *HEAD, ACTORS, *PRINT, *TAIL),
)

ROW_VARIANTS = Variants(
    name="fila",
    title="Fila",
    noun="la fila",
    says="Una fila de la tabla. Qué clase de fila es lo dice una sola de estas claves.",
    by=tuple((kind, kind) for kind in ("actividad", "decision", "espera", "en_paralelo", "etapa", "nota")),
    cure="Agregue «actividad: …» con su texto; o «decision», «espera», «en_paralelo», «etapa» o «nota».",
)

ROW_KINDS = (ROW_VARIANTS, ACTIVITY, DECISION, WAIT, PARALLEL, STAGE, NOTE)
