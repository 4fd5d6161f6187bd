"""Keys that several kinds of object share."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, named, one, one_or_some, some
from cauce.compiler.shape.scalars import ANYTHING, ID, TARGET, TEXT, word

SOURCE_KEY = Key(
    "fuente",
    "source",
    one_or_some(object="fuente"),
    "De dónde sale esto: el manual, la ley, o una lectura o adición nuestra.",
    "{origen: manual, seccion: V.2.e, cita: un mínimo de CINCO vecinos}",
    also=("origen", "referencia", "fundamento"),
)
WHEN = Key(
    "cuando",
    "when",
    one(object="condicion"),
    "La condición para que esto aplique; si no se cumple, se pasa por alto.",
    "{urgente: {es: si}}",
    also=("si", "solo_si", "condicion", "cuando_es"),
)
ID_KEY = Key(
    "id",
    "id",
    one(ID),
    "El nombre corto con que otras partes del archivo lo mencionan.",
    "inmediato",
    also=("identificador", "clave"),
)
NAME = Key(
    "nombre",
    "name",
    one(TEXT),
    "El nombre completo, como lo lee la gente.",
    "Cédula de Atención",
    required=True,
    also=("titulo", "etiqueta", "texto"),
)
ACTORS = Key(
    "responsable",
    "actors",
    one(ID, "actores"),
    "Quién lo hace: el id de un responsable; si se omite, vale el de la fila de arriba.",
    "trabajo_social",
    also=("actor", "rol", "quien", "encargado", "a_cargo"),
)
RECORDS = Key(
    "registra",
    "records",
    some(ID, "dato_registrado"),
    "Los datos que se capturan aquí.",
    "[canal, nombre_usuaria]",
    also=("datos", "captura"),
)
RECEIVES = Key(
    "recibe",
    "receives",
    some(ID, "documento_usado"),
    "Los documentos que llegan de fuera en este momento.",
    "[oficio_disposicion]",
)
TARGET_KEY = Key(
    "pasa_a",
    "target",
    one(TARGET),
    "A dónde se va: una fila de la misma lista, un fin, o `siguiente`.",
    "2.7",
    also=("siguiente", "va_a", "ir_a", "destino", "sigue", "continua_en"),
)
ROWS = Key(
    "actividades",
    "rows",
    some(object="fila"),
    "Las filas que se hacen, en el orden de la tabla del manual.",
    "[{paso: 1, responsable: recepcion, actividad: Recibe la solicitud}]",
    also=("pasos", "filas"),
)

SOURCE = ObjectKind(
    name="fuente",
    title="Fuente",
    noun="la fuente",
    says="De dónde sale una parte del procedimiento.",
    model="Source",
    keys=(
        Key(
            "origen",
            "origin",
            one(word("manual", "interpretacion", "extension", "ley")),
            "Quién lo dice: el manual, nuestra lectura de él, una adición nuestra, o la ley.",
            "manual",
            required=True,
        ),
        Key(
            "requisito",
            "requirements",
            one_or_some(TEXT),
            "La clave o claves del requisito que esto cumple.",
            "B-14",
            also=("requisitos",),
        ),
        Key("seccion", "section", one(TEXT), "La sección del documento de origen.", "V.2.e"),
        Key("cita", "quote", one(TEXT), "Las palabras exactas del documento de origen.", "un mínimo de CINCO vecinos"),
        Key("nota", "note", one(TEXT), "Una aclaración nuestra.", "El manual no da plazo.", also=("comentario",)),
    ),
)

ACTORS_KIND = ObjectKind(
    name="actores",
    title="Varios responsables",
    noun="el responsable",
    says="Cómo comparten una fila varios responsables.",
    model="Actors",
    keys=(
        Key(
            "alguno",
            "roles",
            some(ID),
            "Lo hace cualquiera de ellos.",
            "[auxiliar, abogado_en_turno]",
            also=("o", "cualquiera", "uno", "alguna"),
        ),
        Key(
            "todos",
            "roles",
            some(ID),
            "Lo confirma cada uno, y cada uno es otra persona; termina con el último.",
            "[procurador, enlace]",
            also=("y", "ambos", "juntos"),
        ),
        Key("en_orden", "roles", some(ID), "Uno después de otro, en este orden.", "[recepcion, trabajo_social]"),
        Key("encabeza", "roles", one(ID), "Quien lo completa, con apoyo de otros.", "juridica"),
        Key("con_apoyo", "roles", some(ID), "Quienes apoyan a la persona que encabeza.", "[trabajo_social]"),
    ),
    demands=(
        Demand(
            Rule.EXACTLY_ONE,
            ("alguno", "todos", "en_orden", "encabeza"),
            "Escriba sólo una: «alguno», «todos», «en_orden» o «encabeza».",
        ),
        Demand(Rule.FIRST_NEEDS_REST, ("encabeza", "con_apoyo"), "Agregue «con_apoyo» con quienes ayudan."),
        Demand(Rule.FIRST_NEEDS_REST, ("con_apoyo", "encabeza"), "Agregue «encabeza» con quien la completa."),
    ),
)


def fixed(what: str, example: str, *, name: str = "fija", field: str = "fixes") -> Key:
    """Return a key that holds a block of data with their values."""
    return Key(name, field, replace(named(ANYTHING), free=True), what, example)
