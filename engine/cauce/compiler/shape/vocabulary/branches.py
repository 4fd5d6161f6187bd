"""What hangs from a row: branches, items, hand-overs, printed cells."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, one, one_or_some, some
from cauce.compiler.shape.scalars import CELL, FAILING, ID, KEY, POSITIVE, TARGET, TEXT, YES_NO
from cauce.compiler.shape.vocabulary.common import NAME, ROWS, SOURCE_KEY, TARGET_KEY, WHEN

BRANCH = ObjectKind(
    name="rama",
    title="Rama",
    noun="la rama",
    says="Un camino: la respuesta que lo toma, y a dónde lleva.",
    model="Branch",
    named_by=("respuesta",),
    keys=(
        Key(
            "respuesta",
            "options",
            one_or_some(TEXT),
            "La respuesta que lleva por aquí; con `segun`, el id de la opción o una lista de ellas.",
            "Sí",
            required=True,
            also=("si", "opcion", "valor", "caso", "nombre", "etiqueta"),
        ),
        TARGET_KEY,
        replace(ROWS, says="Las filas de esta rama, si no va a una fila ya escrita."),
        Key(
            "limite_veces",
            "limit",
            one(POSITIVE),
            "Cuántas veces puede tomarse.",
            "1",
            also=("limite", "maximo", "veces"),
        ),
        Key("despues", "after", one(TARGET), "A dónde va cuando ya se tomó esas veces.", "negativa"),
        Key(
            "retira_lo_demas", "withdraws", one(YES_NO), "`si` cuando, al salir, lo que corre al lado se retira.", "si"
        ),
        SOURCE_KEY,
    ),
    demands=(
        Demand(
            Rule.EXACTLY_ONE,
            ("pasa_a", "actividades"),
            "Escriba «pasa_a» con el destino, o «actividades» con sus filas.",
        ),
        Demand(
            Rule.FIRST_NEEDS_REST, ("limite_veces", "despues"), "Agregue «despues» con el destino cuando se agoten."
        ),
        Demand(Rule.FIRST_NEEDS_REST, ("despues", "limite_veces"), "Agregue «limite_veces» con el número de veces."),
    ),
)

PARALLEL_BRANCH = ObjectKind(
    name="rama_paralela",
    title="Rama en paralelo",
    noun="la rama en paralelo",
    says="Una de las listas de filas que avanzan al mismo tiempo.",
    model="Branch",
    named_by=("nombre",),
    keys=(replace(NAME, example="Entrega", also=("respuesta", "titulo")), replace(ROWS, required=True), SOURCE_KEY),
)

_OPTIONAL = Key("opcional", "optional", one(YES_NO), "`si` cuando puede faltar.", "si")
_FAILING = Key(
    "si_falta",
    "failing",
    one(FAILING),
    "Qué pasa si falta: no deja seguir, sólo advierte, o queda una presunta no conformidad.",
    "advierte",
)

RECORDED = ObjectKind(
    name="dato_registrado",
    title="Dato que se registra",
    noun="el dato que se registra",
    says="Un dato de la lista, cuando hace falta decir más que su id.",
    model="DatumUse",
    named_by=("dato",),
    keys=(
        Key("dato", "datum", one(ID), "El id del dato.", "motivo", required=True, also=("id", "nombre")),
        WHEN,
        _OPTIONAL,
        _FAILING,
    ),
)

DOCUMENT_USED = ObjectKind(
    name="documento_usado",
    title="Documento de una fila",
    noun="el documento de la lista",
    says="Un documento de la lista, cuando hace falta decir más que su id.",
    model="DocumentUse",
    named_by=("documento",),
    keys=(
        Key("documento", "document", one(ID), "El id del documento.", "f08", required=True, also=("id", "nombre")),
        WHEN,
        _OPTIONAL,
        _FAILING,
    ),
)

DERIVATION = ObjectKind(
    name="deriva",
    title="Derivación",
    noun="la derivación",
    says="Otro procedimiento que se inicia para el mismo asunto.",
    model="Derivation",
    named_by=("a",),
    keys=(
        Key(
            "a",
            "procedure",
            one(KEY),
            "La clave del procedimiento.",
            "PR-IMMUVER-02",
            required=True,
            also=("procedimiento",),
        ),
        Key("inicio", "start", one(ID), "El inicio por el que entra, si tiene varios.", "derivada", also=("en",)),
        WHEN,
        Key(
            "lleva",
            "carries",
            some(ID),
            "Los documentos y datos que se le pasan.",
            "[cedula, nombre]",
            also=("con", "datos"),
        ),
        SOURCE_KEY,
    ),
)

REFERRAL = ObjectKind(
    name="canaliza",
    title="Canalización",
    noun="la canalización",
    says="Un envío a otra institución.",
    model="Referral",
    named_by=("a",),
    keys=(
        Key(
            "a",
            "to",
            one(TEXT),
            "A quién: un responsable externo, un dato que lo dice, o un texto.",
            "Hospital",
            required=True,
        ),
        Key("con", "documents", some(ID), "Los documentos que lleva.", "[f05]", also=("lleva", "documentos")),
        WHEN,
    ),
)

TURN_OVER = ObjectKind(
    name="turno",
    title="Turno",
    noun="el turno",
    says="A quién se entrega el asunto dentro de la institución.",
    model="TurnOver",
    keys=(
        Key("rol", "roles", one(ID), "El responsable que recibe.", "subdirector_centros", also=("responsable", "a")),
        Key("alguno", "roles", some(ID), "Recibe cualquiera de ellos.", "[asistencia_previa, auxiliar]"),
        Key("con_acuse", "receipt", one(YES_NO), "`si` cuando quien recibe firma de recibido.", "si", also=("acuse",)),
        Key(
            "al_aceptar_registra", "records_on_acceptance", some(ID), "Los datos que captura quien recibe.", "[abogado]"
        ),
    ),
    demands=(Demand(Rule.EXACTLY_ONE, ("rol", "alguno"), "Escriba «rol» con quien recibe, o «alguno» con una lista."),),
)

PRINTED = ObjectKind(
    name="en_manual",
    title="Celdas impresas",
    noun="las celdas impresas",
    says="El texto exacto de las celdas de esta fila, cuando no es el que resulta de los nombres.",
    model="Printed",
    keys=(
        Key("numero", "number", one(CELL), "La celda del número.", '"8."'),
        Key("responsable", "actor", one(CELL), "La celda del responsable.", '""'),
        Key(
            "actividad", "activity", one(CELL), "La celda de la actividad.", "Inicio. La usuaria es canalizada al área"
        ),
        Key(
            "documento",
            "document",
            one(CELL),
            "La celda de los documentos.",
            "Plataforma PAVG/redes sociales",
            also=("documentos",),
        ),
    ),
)

DATUM_REFERENCE = ObjectKind(
    name="referencia_a_dato",
    title="Referencia a un dato",
    noun="la referencia",
    says="Menciona un dato por su id.",
    keys=(Key("dato", "not_before", one(ID), "El id del dato.", "fecha_cita", required=True),),
)

AWAITED = ObjectKind(
    name="hasta",
    title="Espera de otros procedimientos",
    noun="la espera",
    says="Los procedimientos derivados que deben concluir.",
    keys=(
        Key("concluyen", "awaits", some(KEY), "Las claves de esos procedimientos.", "[PR-IMMUVER-02]", required=True),
    ),
)

BRANCH_KINDS = (
    BRANCH, PARALLEL_BRANCH, RECORDED, DOCUMENT_USED, DERIVATION, REFERRAL, TURN_OVER, PRINTED, DATUM_REFERENCE, AWAITED
)  # fmt: skip
