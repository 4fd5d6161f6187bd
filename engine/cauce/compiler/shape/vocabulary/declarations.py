"""Roles, documents, series, starts and ends."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule, one, one_or_some, some
from cauce.compiler.shape.scalars import DAY, ID, KEY, MONTHS, ROW, TEXT, YES_NO, word
from cauce.compiler.shape.vocabulary.common import (
    ACTORS,
    NAME,
    RECEIVES,
    RECORDS,
    SOURCE_KEY,
    TARGET_KEY,
    WHEN,
    fixed,
)

ROLE = ObjectKind(
    name="responsable",
    title="Responsable",
    noun="el responsable",
    says="Un puesto, área o autoridad que interviene; si sólo tiene nombre, basta el texto.",
    model="Role",
    keys=(
        replace(NAME, says="El nombre, como lo imprime la columna de responsables.", example="Trabajo Social"),
        Key("alias", "aliases", one_or_some(TEXT), "Otros nombres con que el manual lo llama.", "[T. Social]"),
        Key("suplente", "substitute", one(ID), "El responsable que actúa en su ausencia.", "abogado_centros"),
        Key("integran", "members", some(ID), "Los responsables que lo forman.", "[abogado_en_turno]"),
        Key("externo", "external", one(YES_NO), "`si` cuando es de otra institución y no usa el sistema.", "si"),
        SOURCE_KEY,
    ),
)

DOCUMENT = ObjectKind(
    name="documento",
    title="Documento",
    noun="el documento",
    says="Un formato, oficio, registro u otro documento del procedimiento.",
    model="DocumentType",
    keys=(
        NAME,
        Key("codigo", "code", one(TEXT), "El código impreso del documento.", "64-AJP-P01-F04", also=("clave", "folio")),
        Key("uso", "use", one(TEXT), "Para qué se usa, cuando varios comparten el mismo código.", "De seguimiento"),
        Key(
            "tipo",
            "kind",
            one(word("formato", "oficio", "registro", "constancia", "informe", "acta", "sistema_externo")),
            "Qué clase de documento es.",
            "formato",
        ),
        Key(
            "de_fuera", "from_outside", one(YES_NO), "`si` cuando lo expide otra institución.", "si", also=("externo",)
        ),
        Key("producto", "product", one(YES_NO), "`si` cuando es el resultado del procedimiento.", "si"),
        SOURCE_KEY,
    ),
)

SERIES = ObjectKind(
    name="serie",
    title="Serie",
    noun="la serie",
    says="Una numeración consecutiva y sin huecos.",
    model="Series",
    keys=(
        replace(NAME, example="Folio de denuncia"),
        Key("reinicia", "yearly", one(word("cada año")), "`cada año` si vuelve a empezar en enero.", "cada año"),
        SOURCE_KEY,
    ),
)

START = ObjectKind(
    name="inicio",
    title="Inicio",
    noun="el inicio",
    says="Una manera en que empieza un caso.",
    model="Start",
    keys=(
        replace(NAME, example="Denuncia o solicitud de servicio"),
        replace(TARGET_KEY, required=True, says="La primera fila de este inicio.", example="1.1"),
        replace(ACTORS, says="Quién abre el caso, si no es quien hace la primera fila."),
        Key(
            "de",
            "comes_from",
            one_or_some(KEY),
            "Las claves de los procedimientos que derivan aquí.",
            "[PR-IMMUVER-01]",
            also=("viene_de", "desde"),
        ),
        replace(RECORDS, says="Los datos con que ya llega el caso."),
        RECEIVES,
        fixed("Datos que este inicio deja fijos, con su valor.", "{puesto_a_disposicion: si}"),
        replace(WHEN, says="La condición para poder abrir por este inicio."),
        Key("cada", "period", one(word("mes")), "`mes` si el caso se abre solo cada mes.", "mes"),
        Key("dia", "period", one(DAY), "El día del mes en que se abre.", "1"),
        Key("excepto", "period", one_or_some(MONTHS), "Los meses en que no se abre.", "[julio, diciembre]"),
        SOURCE_KEY,
    ),
    demands=(
        Demand(Rule.FIRST_NEEDS_REST, ("cada", "dia"), "Agregue «dia» con el día del mes, de 1 a 31."),
        Demand(Rule.FIRST_NEEDS_REST, ("dia", "cada"), "Agregue «cada: mes»."),
        Demand(Rule.FIRST_NEEDS_REST, ("excepto", "cada"), "Agregue «cada: mes»."),
    ),
)

END = ObjectKind(
    name="fin",
    title="Fin",
    noun="el fin",
    says="Una manera en que termina un caso; si sólo tiene nombre, basta el texto.",
    model="End",
    keys=(
        replace(NAME, example="Denuncia negativa, archivada"),
        Key("reabre_en", "reopens_at", one(ROW), "La fila en que sigue el caso si se reabre.", "5"),
        SOURCE_KEY,
    ),
)

DECLARATIONS = (ROLE, DOCUMENT, SERIES, START, END)
