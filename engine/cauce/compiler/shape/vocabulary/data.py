"""Data, the fields of the records of a list, and computed data."""

from __future__ import annotations

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, named, one, some
from cauce.compiler.shape.scalars import ANYTHING, COUNT, ID, TEXT, YES_NO, word
from cauce.compiler.shape.vocabulary.common import SOURCE_KEY, WHEN

_QUESTION = Key(
    "pregunta",
    "question",
    one(TEXT),
    "La pregunta que contesta quien captura.",
    "¿Por qué medio llegó?",
    also=("nombre", "texto", "etiqueta", "titulo"),
)
_OPTIONS = Key(
    "opciones",
    "options",
    named(TEXT),
    "Las respuestas posibles: un id y el texto que se lee.",
    "{norte: Norte, sur: Sur}",
    also=("valores", "respuestas"),
)
_CHOICE = Key(
    "elige",
    "type",
    one(word("una", "varias", also=(("multiple", "varias"), ("muchas", "varias"), ("unica", "una"), ("1", "una")))),
    "`varias` si se puede marcar más de una opción; si se omite, una.",
    "varias",
    also=("multiple", "seleccion"),
)
_CLASS = word("operativo", "identidad", "reservado", "vital")
_CLASS_SAYS = (
    "Qué tan confidencial es: `operativo` (del trámite), `identidad` (dice quién es), `reservado` (sobre su vida o su "
    "caso), `vital` (si se sabe, peligra alguien)."
)
_TYPES_ALSO = (
    ("numero", "entero"),
    ("numerico", "entero"),
    ("cantidad", "entero"),
    ("booleano", "si_no"),
    ("si/no", "si_no"),
    ("hora", "fecha_hora"),
    ("cadena", "texto"),
    ("opciones", "opcion"),
    ("seleccion", "opcion"),
    ("tabla", "lista"),
)
_NEEDS_TYPE = Demand(
    Rule.AT_LEAST_ONE,
    ("tipo", "opciones"),
    "Agregue «tipo» (texto, entero, fecha, fecha_hora, si_no o lista) o una lista de «opciones».",
)
_COMMON_DEMANDS = (
    _NEEDS_TYPE,
    Demand(Rule.FIRST_NEEDS_REST, ("elige", "opciones"), "Agregue «opciones» con las respuestas posibles."),
    Demand(
        Rule.AT_LEAST_ONE,
        ("opciones",),
        "Agregue «opciones» con las respuestas posibles.",
        only_when=("tipo", "opcion"),
    ),
)

DATUM = ObjectKind(
    name="dato",
    title="Dato",
    noun="el dato",
    says="Un dato que se captura durante el caso.",
    model="Datum",
    keys=(
        _QUESTION,
        Key(
            "tipo",
            "type",
            one(word("texto", "entero", "fecha", "fecha_hora", "si_no", "opcion", "lista", also=_TYPES_ALSO)),
            "Qué clase de respuesta admite; con `opciones` no hace falta.",
            "si_no",
        ),
        _OPTIONS,
        _CHOICE,
        Key(
            "clase",
            "confidentiality",
            one(_CLASS),
            _CLASS_SAYS,
            "reservado",
            required=True,
            also=("privacidad", "clasificacion"),
        ),
        Key(
            "campos",
            "fields",
            named(object="campo"),
            "Los campos de cada renglón de una lista.",
            "{fecha: {tipo: fecha}}",
        ),
        Key(
            "al_menos",
            "at_least",
            one(COUNT),
            "Cuántos renglones debe tener la lista, como mínimo.",
            "1",
            also=("minimo",),
        ),
        Key("en_documento", "in_document", one(ID), "El documento en que se asienta.", "f04"),
        Key(
            "se_calcula",
            "computed",
            some(object="calculo"),
            "El sistema lo calcula y nadie lo captura: vale la primera línea cuya condición se cumpla.",
            "[{cuando: {horario: {es: guardia}}, da: guardia}, {da: oficina}]",
        ),
        SOURCE_KEY,
    ),
    demands=(
        *_COMMON_DEMANDS,
        Demand(
            Rule.AT_LEAST_ONE,
            ("campos",),
            "Agregue «campos» con lo que lleva cada renglón, por ejemplo «campos: {nombre: {tipo: texto}}».",
            only_when=("tipo", "lista"),
        ),
        Demand(Rule.FIRST_NEEDS_REST, ("campos", "tipo"), "Agregue «tipo: lista»."),
        Demand(Rule.FIRST_NEEDS_REST, ("al_menos", "campos"), "«al_menos» sólo va en un dato de «tipo: lista»."),
    ),
)

FIELD = ObjectKind(
    name="campo",
    title="Campo de una lista",
    noun="el campo",
    says="Lo que se captura en cada renglón de una lista.",
    model="Datum",
    keys=(
        _QUESTION,
        Key(
            "tipo",
            "type",
            one(word("texto", "entero", "fecha", "fecha_hora", "si_no", "opcion", also=_TYPES_ALSO)),
            "Qué clase de respuesta admite; con `opciones` no hace falta.",
            "texto",
        ),
        _OPTIONS,
        _CHOICE,
        Key("clase", "confidentiality", one(_CLASS), f"{_CLASS_SAYS} Si se omite, la de su lista.", "reservado"),
        Key("opcional", "optional", one(YES_NO), "`si` cuando puede quedar en blanco.", "si"),
        SOURCE_KEY,
    ),
    demands=_COMMON_DEMANDS,
)

COMPUTED = ObjectKind(
    name="calculo",
    title="Línea de un dato calculado",
    noun="la línea",
    says="Un valor y la condición con que se da; la última línea va sin condición.",
    model="ComputedCase",
    keys=(
        WHEN,
        Key(
            "da",
            "value",
            one(ANYTHING),
            "El valor que toma el dato.",
            "guardia",
            required=True,
            also=("valor", "entonces"),
        ),
    ),
)

DATA = (DATUM, FIELD, COMPUTED)
